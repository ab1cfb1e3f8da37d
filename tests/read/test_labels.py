"""Every rule of the labels finds what its examples say; the lexicon treats all sides alike."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from musnad.lexicon.schema_entries import LabelKind
from musnad.lexicon.sources import LexiconError, entries, shipped
from musnad.read import reader
from musnad.read.actors import linker_of
from musnad.read.labels_lexicon import Entry, LabelLexicon
from musnad.read.rules_labels import RULES
from musnad.text.fold import fold
from tests.conftest import ROOT

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]
RAW = [raw for _, raw in entries("label", shipped("labels"))]
KNOWN = LabelLexicon(shipped("labels"))


@pytest.mark.parametrize(("rule", "sentence", "expected"), CASES)
def test_examples(rule: str, sentence: str, expected: tuple[tuple[object, ...], ...]) -> None:
    found = reader().read(sentence).labels
    assert tuple((x.span.text, x.actor.text if x.actor else None, x.polarity) for x in found) == expected
    assert not expected or rule in {x.rule for x in found}


SIDES = (
    "الجماعة الحوثية", "القوات السورية", "القوات الإسرائيلية", "القوات الإيرانية", "القوات السعودية", "الحركة الكردية",
    "الحكومة اليمنية", "الحكومة التركية", "القوات الأميركية", "القوات الروسية", "الفصائل الفلسطينية",
)  # fmt: skip
"""Parties of every side in the region's wars."""


@pytest.mark.parametrize(
    ("word", "polarity"),
    [
        ("الإرهابية", "negative"), ("المتمردة", "negative"), ("المأجورة", "negative"), ("الغازية", "negative"),
        ("المتطرفة", "negative"), ("الشرعية", "positive"), ("الباسلة", "positive"), ("المجاهدة", "positive"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", SIDES)
def test_a_word_labels_every_side_alike(side: str, word: str, polarity: str) -> None:
    (label,) = reader().read(f"قصفت {side} {word} البلدة أمس.").labels
    assert (label.span.text, label.polarity) == (word, polarity)
    assert label.actor is not None
    assert label.actor.text == side


@pytest.mark.parametrize(
    "side",
    ["جماعة الحوثي", "حركة حماس", "حزب الله", "تنظيم داعش", "الحكومة اليمنية", "قوات حفتر", "الجيش السوري"],
)
def test_militias_of_every_side(side: str) -> None:
    (label,) = reader().read(f"قصفت ميليشيات {side} البلدة.").labels
    assert (label.span.text, label.polarity) == ("ميليشيات", "negative")
    assert label.actor is not None
    assert label.actor.text.startswith(side)


def test_no_entry_names_a_party() -> None:
    """Evaluative words only: who is meant is never part of an entry, so that none is for one side alone."""
    linker = linker_of(reader().lexicon)
    for raw in RAW:
        for form in {raw["word"], *raw.get("forms", ())}:
            named = [actor.id for actor in linker.phrase(form) if actor.id]
            assert named in ([], ["SYR-government"]), form


def test_one_entry_has_one_polarity() -> None:
    seen: dict[tuple[str, str], str] = {}
    for raw in RAW:
        for form in raw.get("forms", [raw["word"]]):
            assert seen.setdefault((fold(form), raw["kind"]), raw["polarity"]) == raw["polarity"], form


def test_sets_that_entries_name_exist() -> None:
    for rows in KNOWN.table.values():
        for entry in rows:
            for name in (entry.near, entry.without, entry.topic, entry.not_with):
                assert not name or name in KNOWN.sets, entry


def test_fields_and_kinds_are_documented() -> None:
    page = (ROOT / "docs" / "labels.md").read_text("utf-8")
    assert set(get_args(LabelKind)) == set(RULES)
    for name in (*get_args(LabelKind), *set(Entry._fields) - {"word", "polarity", "kind"}):
        assert f"`{name}`" in page, name


FIGHTING = " وقصفت القوات مواقع مسلحين بعد معارك وهجوم."
"""Makes a text one about fighting."""


def rows() -> list[tuple[str, str, str]]:
    page = (ROOT / "docs" / "labels.md").read_text("utf-8")
    table = page.split("| rule | what | is a label | is none |")[1].split("\n\n")[0]
    return [(c[1].strip(" `"), c[3], c[4]) for c in (line.split("|") for line in table.splitlines()[2:])]


@pytest.mark.parametrize(("rule", "yes", "no"), rows())
def test_the_examples_of_the_page_run(rule: str, yes: str, no: str) -> None:
    for phrase in re.findall("«([^»]+)»", yes):
        found = reader().read(f"{phrase.replace(' …', ' الرمادي')}.{FIGHTING}").labels
        assert rule in {x.rule for x in found}, phrase
    for phrase in re.findall("«([^»]+)»", no):
        assert reader().read(f"{phrase}.").labels == [], phrase


def test_the_voice_is_that_of_the_innermost_attribution() -> None:
    made = reader().read("قالت الوكالة إن الوزير أكد أن «المتمردين» انسحبوا. وانسحب الإرهابيون من التل.")
    first, second = made.labels
    by_id = {a.id: a.cue.text for a in made.attributions}
    assert by_id[first.attribution or ""] == "أكد"
    assert second.attribution is None


def test_spellings_and_marks() -> None:
    for words in ("الإِرهابيّين", "الارهابيين", "الإرهابيـــين", "\u200fالإرهابيين\u200f"):
        made = reader().read(f"هاجم الجيش {words} في التل.")
        assert [x.polarity for x in made.labels] == ["negative"], words
        assert made.misplaced() == []


def test_a_users_file_adds_a_word(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[label]]\nword = "زعران"\npolarity = "negative"\nkind = "person"\nforms = ["زعران"]\n', "utf-8"
    )
    made = reader((str(file),)).read("هاجم الزعران الساحة.")
    assert [x.span.text for x in made.labels] == ["الزعران"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('word = "زعران"\npolarity = "bad"\nkind = "person"', "polarity"),
        ('word = "زعران"\npolarity = "negative"\nkind = "person"\nonly = "x"', "only"),
    ],
)
def test_a_wrong_entry_is_told(tmp_path: Path, entry: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f"[[label]]\n{entry}\n", "utf-8")
    with pytest.raises(LexiconError, match=told):
        LabelLexicon([file])
