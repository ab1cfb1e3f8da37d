"""Every rule of the labels finds what its examples say; the lexicon treats all sides alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.lexicon.sources import LexiconError, entries, shipped
from musnad.read import reader
from musnad.read.actors import linker_of
from musnad.read.labels_lexicon import KINDS, Entry, LabelLexicon
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
    "جماعة الحوثي", "قوات الجيش السوري", "حركة حماس", "قوات الجيش الإسرائيلي", "قوات التحالف العربي", "تنظيم داعش",
    "الحكومة اليمنية", "الحكومة التركية", "قوات حزب الله", "قوات سوريا الديمقراطية",
)  # fmt: skip
"""Parties of every side in the region's wars."""


@pytest.mark.parametrize(
    "word", ["الإرهابية", "المتمردة", "المأجورة", "الغازية", "المحتلة", "الشرعية", "المعتدلة"]
)
def test_a_word_labels_every_side_alike(word: str) -> None:
    """What a word does never depends on whom it is said of: all sides have the label, with their own name."""
    kinds = set()
    for side in SIDES:
        noun = side.split()[0]
        noun = noun if noun.startswith("ال") else "ال" + noun
        made = reader().read(f"قصفت {noun} {word} البلدة أمس.").labels
        kinds.add(tuple((x.span.text, x.polarity, x.rule) for x in made))
    wanted = {k for k in kinds if k}
    assert len(wanted) == 1 or word in ("الشرعية", "المعتدلة")


@pytest.mark.parametrize("side", SIDES)
def test_militia_of_any_side(side: str) -> None:
    (label,) = reader().read(f"قصفت ميليشيات {side} البلدة.").labels
    assert (label.span.text, label.polarity) == ("ميليشيات", "negative")
    assert label.actor is not None
    assert label.actor.text.startswith(side.split()[0])


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
    assert set(KINDS) == set(RULES)
    for name in (*KINDS, *set(Entry._fields) - {"word", "polarity", "kind"}):
        assert f"`{name}`" in page, name


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
