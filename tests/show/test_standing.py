"""How its sentence presents an event: told, or mentioned beside what is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from musnad.document import Span
from musnad.read import reader
from musnad.read.reader import Reader
from musnad.show.events_csv import rows
from musnad.show.plover import records
from musnad.show.standing import Standing, standings


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("وقتل خمسة جنود أمس.", "وقتل", Standing.MAIN),
        ("وعاد الجندي الذي خطف في البلدة.", "خطف", Standing.RELATIVE),
        ("وشنت القوات هجوما على المعسكر.", "هجوما", Standing.CARRIED),
        ("وانفجرت سيارة مفخخة مما أدى إلى مقتل جندي.", "مقتل", Standing.RESULT),
        ("وتم خطف القائد أمس.", "خطف", Standing.CARRIED),
        ("وتعرض السجين للضرب المبرح.", "للضرب", Standing.CARRIED),
        ("وقتل خمسة جنود في انفجار عبوة ناسفة.", "انفجار", Standing.CIRCUMSTANCE),
        ("مقتل خمسة جنود في البلدة.", "مقتل", Standing.OPENING),
        ("وأعلن الجيش مقتل خمسة جنود.", "مقتل", Standing.OPENING),
        ("وتحدث عن مسلسل اغتيالات في البلدة.", "اغتيالات", Standing.ANNEXED),
        ("وعاد الهدوء بعد هجوم على الحاجز.", "هجوم", Standing.KNOWN),
        ("وتحدث الوزير عن الهجوم.", "الهجوم", Standing.AFTER),
        ("وأدان الوزير الهجوم.", "الهجوم", Standing.OF_VERB),
    ],
)
def test_what_an_event_stands_under(sentence: str, trigger: str, expected: Standing) -> None:
    document = reader().read(sentence)
    event = next(e for e in document.events if e.trigger.text == trigger)
    assert standings(document)[event.id] is expected


def test_the_export_says_what_is_told() -> None:
    document = reader().read("وقتل خمسة جنود أمس بعد هجوم على الحاجز.")
    found = [json.loads(line) for line in records([document])]
    assert [(x["trigger"]["text"], x["told"], x["standing"]) for x in found] == [
        ("وقتل", True, "main-verb"),
        ("هجوم", False, "known"),
    ]


def test_an_event_that_somebody_placed_after_the_text_has_no_standing() -> None:
    document = reader().read("وقتل خمسة جنود أمس.")
    document.events[0].trigger = Span(1000, 1004, "قتلت")
    assert standings(document) == {}
    assert json.loads(next(iter(records([document]))))["standing"] is None


def test_words_of_the_users_own_tell_what_is_known_already(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[set.background]\nwords = ["أعقاب"]\n', "utf-8")
    known = Reader([own])
    document = known.read("وعاد الهدوء في أعقاب هجوم على الحاجز.")
    (line,) = records([document], known)
    (row,) = csv.DictReader(io.StringIO("".join(rows([document], known))))
    assert (json.loads(line)["standing"], row["standing"]) == ("known", "known")
    assert json.loads(next(records([document])))["standing"] != "known"
