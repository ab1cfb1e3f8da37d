"""Every rule of the figures layer finds what its examples say, and the records hold together."""

from __future__ import annotations

import re

import pytest

import musnad
from musnad.document import Document, Figure
from musnad.read import reader
from musnad.read.rules_figures import ASPECTS, RULES
from musnad.show.words import CATEGORIES
from tests.conftest import ROOT

CASES = [
    (rule.name, sentence, expected)
    for rule in [*RULES.values(), *ASPECTS.values()]
    for sentence, expected in rule.examples
]


def shown(document: Document) -> tuple[tuple[object, ...], ...]:
    """The figures of a reading as the examples of the rules write them."""
    texts = {figure.id: figure.span.text for figure in document.figures}

    def one(figure: Figure) -> tuple[object, ...]:
        more = [name for name, true in (("approx", figure.approx), ("total", figure.cumulative)) if true]
        if figure.part_of is not None:
            more.append(f"of {texts[figure.part_of]}")
        unit = figure.unit.text if figure.unit is not None else None
        return (figure.span.text, figure.low, figure.high, unit, figure.category, *more)

    return tuple(one(figure) for figure in document.figures)


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    document = reader().read(sentence)
    assert shown(document) == expected
    if name in RULES and expected:
        assert name in {figure.rule for figure in document.figures}


@pytest.mark.parametrize(
    ("sentence", "twos"),
    [
        ("وأورد المتحدث أن رجلا كان يرتدي معطفا وصل إلى السوق.", []),
        ("ويروى أن رجلًا كان يمازح الناس.", []),
        ("وقتل رجلا الأمن في الكمين.", ["رجلا"]),
    ],
)
def test_an_accusative_is_no_dual(sentence: str, twos: list[str]) -> None:
    assert [figure.span.text for figure in musnad.read(sentence).figures] == twos


def test_categories_are_those_of_the_format() -> None:
    for _, sentence, _ in CASES:
        assert {figure.category for figure in reader().read(sentence).figures} <= set(CATEGORIES)


def test_every_rule_that_a_figure_names_is_documented() -> None:
    for _, sentence, _ in CASES:
        assert {figure.rule for figure in reader().read(sentence).figures} <= set(RULES)


def test_a_figure_stands_in_the_innermost_attribution() -> None:
    document = reader().read("وذكرت وكالة الشرق أن الوزير قال إن 12 شخصا قتلوا في الانفجار، وأصيب 30 آخرون.")
    figure = document.figures[0]
    attribution = next(a for a in document.attributions if a.id == figure.attribution)
    assert attribution.cue.text == "قال"


def test_the_writer_has_no_attribution() -> None:
    (figure,) = reader().read("وقتل 12 شخصا في الانفجار.").figures
    assert figure.attribution is None


PAGE = (ROOT / "docs" / "figures.md").read_text("utf-8")
ROWS = [
    (sentence.strip(), told.strip())
    for sentence, told in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    if sentence.strip() not in ("sentence", "---")
]


def told(document: Document, units: bool) -> str:
    """The figures of a reading as the page writes them."""
    texts = {figure.id: figure for figure in document.figures}

    def value(figure: Figure) -> str:
        low, high = ("" if bound is None else f"{bound:g}" for bound in (figure.low, figure.high))
        return low if low == high else f"{low}–{high}"

    def one(figure: Figure) -> str:
        unit = f" ({figure.unit.text if figure.unit else 'no unit'})" if units else ""
        whole = f", of {value(texts[figure.part_of])}" if figure.part_of else ""
        total = ", total" if figure.cumulative else ""
        return f"{'about ' if figure.approx else ''}{value(figure)} {figure.category}{unit}{total}{whole}"

    return "; ".join(map(one, document.figures)) or "none"


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_examples_of_the_page(sentence: str, expected: str) -> None:
    assert told(reader().read(sentence), units="(" in expected) == expected


def test_the_page_has_examples_under_every_heading() -> None:
    sections = PAGE.split("\n## ")[1:]
    assert sections and all("| sentence | figures |" in section for section in sections)
