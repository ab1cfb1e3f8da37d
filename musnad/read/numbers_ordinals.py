"""Ordinal numbers: «الثاني», «الحادي عشر», «الخامس والعشرون». They count nothing and are no figures."""

from __future__ import annotations

from typing import Final

from musnad.read.numbers_whole import joined, numeral_at
from musnad.read.numerals import HUNDRED, TEN, UNIT, Numbers
from musnad.text import Text, Word

_TENTH: Final = 10


def ordinals(text: Text, tables: Numbers) -> list[tuple[int, int, int]]:
    """Ordinal numbers as (first token, past the last, value): «الثاني», «الحادي عشر», «الخامس والعشرين»."""
    words = text.words
    found: list[tuple[int, int, int]] = []
    i, count = 0, len(words)
    while i < count:
        value, last = _simple(words[i]), i + 1
        first = value or (1 if words[i].form in tables.lists["ordinal_in_compound"] else 0)
        if first and first <= _TENTH + 1:
            after = numeral_at(words, i + 1, count)
            at = joined(words, i + 1, count)
            if after is not None and after.kind == UNIT and after.value == _TENTH and not after.joined:
                value, last = first % _TENTH + _TENTH, i + 2
            elif value and at >= 0 and (ten := numeral_at(words, at, count)) is not None and ten.kind == TEN:
                value, last = first % _TENTH + int(ten.value), at + 1
        if value:
            found.append((i, last, value))
        i = last
    return found


def _simple(word: Word) -> int:
    """The value of an ordinal of one word; numbers with the article are ordinals too: tens, hundreds, «الواحد»."""
    around = word.number
    if around is None or around.ordinal:
        return around.ordinal if around is not None else 0
    numeral = around.numeral
    if numeral is None or not numeral.definite:
        return 0
    named = numeral.kind in (TEN, HUNDRED) or (numeral.kind == UNIT and 0 < numeral.value <= 2)
    return int(numeral.value) if named else 0
