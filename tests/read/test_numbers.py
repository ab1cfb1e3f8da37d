"""The number grammar: any integer in words is read back, and what docs/numbers.md says holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.read import reader
from musnad.read.numbers import numbers
from musnad.read.numbers_mention import NumberMention
from musnad.read.numbers_ordinals import ordinals
from musnad.read.numerals import DUAL, number_tables
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "numbers.md").read_text("utf-8")


def read(sentence: str) -> list[NumberMention]:
    """The numbers of a sentence, dual nouns left out."""
    shared = reader()
    found = numbers(shared.text(sentence), number_tables(shared.lexicon))
    return [mention for mention in found if mention.kind != DUAL]


# A small generator of its own: numbers in Arabic words, masculine or feminine, nominative or oblique.

ONES = {
    "m": ["", "واحد", "اثنان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
    "f": ["", "واحدة", "اثنتان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
}
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (1000, "ألف", "آلاف"),
]


def oblique(word: str) -> str:
    """The oblique of a dual or of a ten."""
    return re.sub("(ان|ون)$", "ين", word)


def below_thousand(n: int, gender: str, hundred: str, case: str) -> list[str]:
    parts = []
    hundreds, rest = divmod(n, 100)
    stem = hundred[:-1]
    if hundreds == 1:
        parts.append(hundred)
    elif hundreds == 2:
        parts.append(stem + ("تان" if case == "nominative" else "تين"))
    elif hundreds:
        parts.append(ONES["m"][hundreds].replace("ثماني", "ثمان") + hundred)
    if 0 < rest <= 10:
        parts.append(ONES[gender][rest] if case == "nominative" else oblique(ONES[gender][rest]))
    elif rest > 10:
        tens, ones = divmod(rest, 10)
        if tens == 1:
            other = "عشر" if gender == "f" else "عشرة"
            first = {
                1: "أحد" if gender == "f" else "إحدى",
                2: ("اثنا" if gender == "f" else "اثنتا")
                if case == "nominative"
                else ("اثني" if gender == "f" else "اثنتي"),
            }.get(ones, ONES[gender][ones])
            parts.append(f"{first} {other}")
        else:
            if ones:
                parts.append(ONES[gender][ones] if case == "nominative" else oblique(ONES[gender][ones]))
            parts.append(TENS[tens] + ("ون" if case == "nominative" else "ين"))
    return parts


def spell(n: int, gender: str, hundred: str, case: str) -> str:
    """The integer in words, its parts joined with «و»."""
    if n == 0:
        return "صفر"
    parts: list[str] = []
    for scale, one, many in SCALES:
        count, n = divmod(n, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(one + ("ان" if case == "nominative" else "ين"))
        elif count:
            words = below_thousand(count, "f", hundred, case)
            noun = many if 3 <= count % 100 <= 10 else one if count % 100 < 3 else one + "ا"
            parts += [*words[:-1], f"{words[-1]} {noun}"]
    parts += below_thousand(n, gender, hundred, case)
    return " و".join(parts)


STYLE = st.tuples(
    st.sampled_from("mf"), st.sampled_from(["مئة", "مائة"]), st.sampled_from(["nominative", "oblique"])
)
SIZES = st.one_of(st.integers(2, 999), st.integers(2, 99_999), st.integers(2, 10**7), st.integers(2, 10**13))


@settings(max_examples=400, deadline=None)
@given(n=SIZES, style=STYLE)
def test_any_integer_in_words_is_read_back(n: int, style: tuple[str, str, str]) -> None:
    words = spell(n, *style)
    found = read(words)
    assert [(m.low, m.high) for m in found] == [(n, n)], words
    assert (found[0].first, found[0].last) == (0, len(reader().text(words)))


@settings(max_examples=100, deadline=None)
@given(n=st.integers(0, 10**12), digits=st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_every_kind_and_grouping(n: int, digits: str) -> None:
    for mark in ("", ",", "٬"):
        string = f"{n:,}".replace(",", mark).translate(str.maketrans("0123456789", digits))
        assert [(m.low, m.high) for m in read(f"عدد {string} شخص")] == [(n, n)], string


# The page

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def rows(heading: str) -> list[tuple[str, str]]:
    """The (words, value) rows of the table under a heading of docs/numbers.md."""
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert section, heading
    found = [(a.strip(), b.strip()) for a, b in ROW.findall(section[1])]
    assert len(found) > 2, heading
    return [row for row in found[1:] if not row[0].startswith("---")]


def plain(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else str(int(value))


EXAMPLES = [
    row
    for heading in ("Whole numbers", "Fractions and percentages", "Ranges and bounds")
    for row in rows(heading)
]


@pytest.mark.parametrize(("words", "value"), EXAMPLES)
def test_examples_of_the_page(words: str, value: str) -> None:
    (found,) = read(words)
    bounds = [plain(found.low), plain(found.high)]
    shown = bounds[0] if bounds[0] == bounds[1] else "–".join(bounds)
    assert ("about " if found.approx else "") + shown + (
        "%" if found.percent or found.sign >= 0 else ""
    ) == value


@pytest.mark.parametrize(("words", "value"), rows("Ordinals"))
def test_ordinals_of_the_page(words: str, value: str) -> None:
    shared = reader()
    text = shared.text(words)
    assert ordinals(text, number_tables(shared.lexicon)) == [(0, len(text), int(value))]


def test_a_change_is_two_numbers() -> None:
    assert [m.low for m in read("ارتفع العدد من 10 إلى 12")] == [10, 12]


def test_two_numbers_side_by_side_are_two() -> None:
    assert [m.low for m in read("قتل 300 و212 جريحا")] == [300, 212]
