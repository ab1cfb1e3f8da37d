"""Ranges: «بين 16 و18», «16-18», «من 3 إلى 5», «ثلاثة أو أربعة»."""

from __future__ import annotations

from typing import Final

from musnad.read.numbers_mention import GLUED, RANGE, SLASH, NumberMention, mention_at
from musnad.read.numbers_whole import joined, numeral_at
from musnad.read.numerals import DIGITS, DUAL, FRACTION, INTEGERS, SCALE, SCALE_PLURAL, VAGUE, Numbers, Value
from musnad.text import Text, Word

_DASHES: Final = frozenset("-–—−")
_TO: Final = frozenset({"الي", "حتي", "ل"})
_BETWEEN: Final = frozenset({"بين", "مابين", "وبين"})
_LOOK_BACK: Final = 8
"""How far before a range a verb of change still makes it two figures («ارتفع عدد القتلى من 10 إلى 12»)."""


def extend(text: Text, mention: NumberMention, end: int, tables: Numbers) -> None:
    """Extend a mention to the range that it begins («بين 16 و18», «16-18», «من 3 إلى 5», «ثلاثة أو أربعة»)."""
    words, tokens, gaps = text.words, text.tokens, text.gaps
    j = mention.last
    if j >= end or mention.kind in (DUAL, VAGUE, FRACTION, SLASH):
        return
    before = words[mention.first - 1].form if mention.first else ""
    if before in GLUED and mention.first > 1:
        before = words[mention.first - 2].form
    unit = -1
    at = _second(words, j, end, before)
    if (
        at < 0
        and j + 1 < end
        and words[j].number is not None
        and words[j].number.noun is not None
        and before in (_BETWEEN | {"من"})
    ):
        unit = j
        at = _second(words, j + 1, end, before)
    dash = tokens[j] in _DASHES
    if at < 0:
        return
    if dash and (bool(gaps[j]) != bool(gaps[j + 1]) or (at + 1 < end and tokens[at + 1] in _DASHES)):
        return
    second = mention_at(text, at, end)
    if second is None or second.kind in (DUAL, FRACTION, SLASH):
        return
    low, high = mention.low, second.high
    if low is None or high is None:
        return
    if (
        second.scaled
        and not mention.scaled
        and low < 1000
        and words[at].kind == "n"
        and mention.kind == DIGITS
    ):
        scale = _scale_of(words, at, second.last)
        if scale and low * scale <= high:
            low = low * scale
            low = round(low)
    connector = words[at - 1].form
    if low >= high:
        return
    if connector in _TO and _changes(words, mention.first, tables):
        return
    if connector in ("او", "ام") and high > 2 * low + 1:
        return
    mention.low, mention.high, mention.last = low, high, second.last
    mention.approx = mention.approx or second.approx
    mention.kind = RANGE
    mention.unit = unit
    mention.grouped = None


def _second(words: list[Word], j: int, end: int, before: str) -> int:
    """The token where the second number of a range begins, or -1."""
    if j + 1 >= end:
        return -1
    form = words[j].form
    if before in _BETWEEN:
        at = joined(words, j, end)
        if at >= 0:
            return at
        if form in ("و", "وال") and words[j + 1].kind == "n":
            return j + 1
    if words[j].raw in _DASHES and words[j + 1].kind == "n":
        return j + 1
    if form in _TO or form in ("او", "ام"):
        at = j + 1
        if words[at].form in GLUED and at + 1 < end:
            at += 1
        numeral = numeral_at(words, at, end)
        if numeral is not None and numeral.kind in INTEGERS and not numeral.joined:
            if form == "ل" and words[at].kind != "n":
                return -1
            return at
    return -1


def _scale_of(words: list[Word], first: int, last: int) -> Value:
    scale: Value = 0
    for k in range(first, last):
        numeral = numeral_at(words, k, last)
        if numeral is not None and numeral.kind in (SCALE, SCALE_PLURAL):
            scale = numeral.value
    return scale


def _changes(words: list[Word], first: int, tables: Numbers) -> bool:
    change = tables.lists["change"]
    for k in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        form = words[k].form
        if form in change or (form[:1] in "وفبل" and form[1:] in change):
            return True
    return False
