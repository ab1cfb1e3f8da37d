"""Numbers inside dates: days of a month and years, in digits and words."""

from __future__ import annotations

from typing import Final

from musnad.read.numbers_whole import joined as joined_at
from musnad.read.numbers_whole import whole
from musnad.text import Text

_FUSED: Final = frozenset({"ال", "و", "ب", "ل", "لل", "وال", "بال"})


def ordinal(text: Text, i: int, end: int) -> tuple[int, int] | None:
    """An ordinal from token i as (value, token past it): «الخامس», «الحادي عشر», «الخامس والعشرين»."""
    if i >= end or i < 0:
        return None
    words = text.words
    around = words[i].number
    if around is None:
        return None
    numeral = around.numeral
    value = around.ordinal
    if not value and numeral is not None and numeral.definite and 20 <= numeral.value <= 30:
        return int(numeral.value), i + 1
    if not value or value > 30:
        return None
    if i + 1 < end and value <= 11:
        after, ones = (
            words[i + 1].number,
            value % 10 or 10,
        )  # «الحادي» is listed as 11, whose first word it is
        if after is not None and after.numeral is not None:
            if after.numeral.value == 10 and not after.numeral.joined and words[i + 1].form.startswith("عشر"):
                return ones + 10, i + 2
            if after.numeral.joined and after.numeral.value in (20, 30):
                return ones + int(after.numeral.value), i + 2
    return value, i + 1


def cardinal(text: Text, i: int, end: int) -> tuple[int, int] | None:
    """A whole number from token i as (value, token past it), in digits or words."""
    if i >= end or i < 0:
        return None
    word = text.words[i]
    if word.number is None or word.number.numeral is None:
        return None
    if word.kind == "n":
        return (int(word.form), i + 1) if word.form.isdecimal() else None
    found = whole(text, i, end)
    return (found.value, found.last) if found is not None and isinstance(found.value, int) else None


def day_number(text: Text, i: int, end: int) -> tuple[int, int] | None:
    """A day of a month in digits from token i, as (value, token past it)."""
    if i >= end or i < 0 or text.words[i].kind != "n":
        return None
    form = text.words[i].form
    if len(form) <= 2 and form.isdecimal() and 1 <= int(form) <= 31:
        return int(form), i + 1
    return None


def day_before(text: Text, i: int, start: int) -> tuple[int, int] | None:
    """The day of a month that ends right before token i, as (value, its first token): «16», «الخامس من», «أول»."""
    words, tokens = text.words, text.tokens
    k = i - 1
    if k < start:
        return None
    if tokens[k] in ("/", "-", ".") and k - 1 >= start and words[k - 1].kind == "n":
        k -= 1
    found = day_number(text, k, i)
    if found is not None:
        return found[0], k
    if words[k].form == "من":
        k -= 1
        found = day_number(text, k, i)
        if found is not None:
            return found[0], k
    elif words[k].form in ("اول", "فاتح"):
        return 1, k
    for first in (k - 1, k):
        if first < start:
            continue
        value = ordinal(text, first, k + 1)
        if value is None or value[1] != k + 1 or words[first].form[:1] not in "اولب":
            continue
        if words[k + 1].form == "من" or not words[first].form.endswith(("الاول", "الاولي")):
            return value[0], first
    for first in (k - 1, k):
        if first >= start and words[first].kind == "w":
            number = cardinal(text, first, k + 1)
            if number is not None and number[1] == k + 1 and 3 <= number[0] <= 31:
                return number[0], first
    return None


def year_number(text: Text, i: int, end: int) -> tuple[int, int] | None:
    """A year in digits or words from token i."""
    found = cardinal(text, i, end)
    return found if found is not None and 1000 <= found[0] <= 2199 else None


def joined(text: Text, i: int, end: int) -> int:
    """The token of the number that «و» joins at token i, or -1."""
    return joined_at(text.words, i, end)


def fused(form: str) -> bool:
    """A proclitic that stands as a token of its own before digits."""
    return form in _FUSED
