"""Text in presentation forms (as PDF files hold it) is read like the same text in ordinary letters."""

from __future__ import annotations

import json
import unicodedata

import pytest

from musnad.read import reader
from musnad.read.rules_attribution import RULES
from musnad.text.fold import ordinary

SENTENCES = [sentence for rule in RULES.values() for sentence, _ in rule.examples] + [
    "وأعلنت وزارة الصحة أمس الأحد مقتل 12 مدنيا بينهم ثلاثة أطفال في قصف مدفعي على حي السلام في طرابلس.",
    "وقال مصدر أمني إن تسعة أشخاص أصيبوا يوم 3 مارس/آذار 2019 على بعد 20 كيلومترا غرب بغداد.",
]
FORMS: dict[str, list[str]] = {}
for code in range(0xFE80, 0xFEF5):
    FORMS.setdefault(unicodedata.normalize("NFKC", chr(code)), []).append(chr(code))


def reading(sentence: str, instead: str) -> object:
    """What is read of a text, by offsets alone; `instead` is the text that its offsets are shown in."""
    document = reader().read(sentence, published="2021-03-10")
    document.text = ""
    records = json.loads(document.to_json())

    def place(record: object) -> object:
        if isinstance(record, list):
            return [place(item) for item in record]
        if isinstance(record, dict):
            kept = {key: place(value) for key, value in record.items() if key != "message"}
            if {"start", "end", "text"} <= kept.keys():
                start, end = int(str(kept["start"])), int(str(kept["end"]))
                kept["text"] = instead[start:end]
            return kept
        return record

    return place(records)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("pick", range(4))
def test_reads_like_ordinary_letters(sentence: str, pick: int) -> None:
    shaped = "".join(
        FORMS[char][(pick + at) % len(FORMS[char])] if char in FORMS else char
        for at, char in enumerate(sentence)
    )
    assert shaped != sentence
    assert reading(shaped, sentence) == reading(sentence, sentence)


def test_ligatures_and_lone_marks() -> None:
    assert ordinary("ﻷﻧﻪ") == "لأنه"
    assert ordinary("ﻋﻠﻨﺎﹰ") == "علناً"
    assert ordinary("\ufe70") == "\u064b"
