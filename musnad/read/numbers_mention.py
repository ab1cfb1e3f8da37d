"""One number as it stands in the text: whole numbers with their fractions, duals, vague plurals, «3/4»."""

from __future__ import annotations

from typing import Final

from musnad.read.numbers_whole import Whole, joined, numeral_at, scales, whole
from musnad.read.numerals import (
    DIGITS,
    DUAL,
    FRACTION,
    FRACTION_PLURAL,
    GROUP,
    HUNDRED,
    INTEGERS,
    SCALE,
    SCALE_PLURAL,
    TEN,
    UNIT,
    VAGUE,
    Numeral,
    Value,
)  # fmt: skip
from musnad.text import Text, Word

RANGE: Final = "range"
SLASH: Final = "slash"
"""Kinds of mentions beside those of numerals.py."""
GLUED: Final = frozenset("و ف ب ل ك ال وال بال فال كال لل وب ول وك وبال ولل".split())
"""Proclitics that are tokens of their own before digits («ب140», «الـ48»)."""


class NumberMention:
    """A number in the text: tokens `first` to `last` (exclusive), its bounds (None: open) and how it is written.

    kind: the kind of its words (numerals.py), or "range"; numeral: what its first word says; unit: a token of the
    unit when it stands inside («بين 3 أيام و5»), else -1; percent: past the last token of a percent sign or its
    words, 0 when there is none; sign: the token of a percent sign before the number («%20»), else -1; definite: has
    the article; grouped: the value if the separator in it is of thousands; scaled: a scale stands in it.
    """

    __slots__ = (
        "first",
        "last",
        "low",
        "high",
        "approx",
        "kind",
        "numeral",
        "unit",
        "percent",
        "sign",
        "definite",
        "grouped",
        "scaled",
    )

    def __init__(self, first: int, last: int, value: Value, kind: str, numeral: Numeral) -> None:
        self.first = first
        self.last = last
        self.low: Value | None = value
        self.high: Value | None = value
        self.approx = False
        self.kind = kind
        self.numeral = numeral
        self.unit = -1
        self.percent = 0
        self.sign = -1
        self.definite = numeral.definite
        self.grouped: Value | None = None
        self.scaled = False

    def __repr__(self) -> str:
        return f"NumberMention({self.first}, {self.last}, {self.low}, {self.high}, {self.kind!r})"


def mention_at(text: Text, i: int, end: int) -> NumberMention | None:
    """The number that begins at token i."""
    words = text.words
    numeral = numeral_at(words, i, end)
    assert numeral is not None
    kind = numeral.kind
    if kind in INTEGERS:
        found = whole(text, i, end)
        if found is None:
            return None
        if numeral.construct and found.last == i + 1 and kind == SCALE and _before_noun(words, i + 1, end):
            found.value *= 2  # «ألفا مقاتل»
        if found.kind == DIGITS and found.last < end and text.tokens[found.last] == "/":
            return _slash(text, i, end, numeral, found)
        fraction_after(text, found, end)
        mention = NumberMention(i, found.last, found.value, found.kind, numeral)
        mention.grouped = found.grouped
        mention.scaled = bool(found.scale)
        if found.kind == DIGITS and found.last + 2 < end and text.tokens[found.last + 1] == "/":
            part = _slash(text, found.last, end, numeral, None) if words[found.last].kind == "n" else None
            if part is not None and part.low is not None and part.low < 1:
                mention.low = mention.high = found.value + part.low
                mention.last = part.last
        return mention
    if kind == DUAL:
        found = Whole(2, i + 1, DUAL)
        at = joined(words, i + 1, end)
        if (
            at >= 0
            and (half := numeral_at(words, at, end)) is not None
            and half.kind == FRACTION
            and half.value < 1
        ):
            found.value, found.last = 2 + half.value, at + 1
        return NumberMention(i, found.last, found.value, DUAL, numeral)
    if kind in (VAGUE, SCALE_PLURAL):
        return _vague(words, i, end, numeral)
    if kind == FRACTION and not numeral.bound:
        after = numeral_at(words, i + 1, end)
        if after is not None and after.kind == SCALE and not after.joined:
            mention = NumberMention(i, i + 2, round(numeral.value * after.value), SCALE, numeral)
            mention.scaled = True
            return mention
        if after is not None and after.kind == GROUP and not after.joined:
            return NumberMention(i, i + 2, numeral.value * after.value, GROUP, numeral)  # «نصف دزينة»
        return NumberMention(i, i + 1, numeral.value, FRACTION, numeral)
    if kind == GROUP:
        return NumberMention(i, i + 1, numeral.value, GROUP, numeral)
    return None


def fraction_after(text: Text, found: Whole, end: int) -> None:
    """«ونصف», «وربع المليون», «وثلاثة أخماس», «فاصلة خمسة» after a whole number."""
    words = text.words
    j = found.last
    after = numeral_at(words, j, end)
    if after is not None and not after.joined:
        if after.kind == FRACTION_PLURAL:
            found.value, found.last, found.kind = found.value * after.value, j + 1, FRACTION
        elif after.kind == GROUP:
            found.value, found.last = found.value * after.value, j + 1
        return
    if j < end and words[j].form == "فاصله":
        more = whole(text, j + 1, end)
        if more is not None and isinstance(more.value, int):
            found.value, found.last = _decimal(words, found.value, more, end)
            if scales(words, found.last, end):
                scale = numeral_at(words, found.last, end)
                assert scale is not None
                found.value, found.last, found.scale = (
                    round(found.value * scale.value),
                    found.last + 1,
                    scale.value,
                )
        return
    at = joined(words, j, end)
    if at < 0:
        return
    added = numeral_at(words, at, end)
    assert added is not None
    if added.kind == FRACTION:
        found.value = found.value + added.value * (found.scale or 1)
        found.last = at + 1
        if found.scale:
            found.value = round(found.value)
            repeated = numeral_at(words, at + 1, end)
            if repeated is not None and repeated.kind == SCALE and repeated.value == found.scale:
                found.last = at + 2
    elif added.kind == UNIT:
        following = numeral_at(words, at + 1, end)
        if following is not None and following.kind == FRACTION_PLURAL:
            found.value, found.last = found.value + added.value * following.value, at + 2
    elif (
        added.share
        and added.kind == TEN
        and found.kind in (TEN, HUNDRED)
        and words[at].raw.find("\u064f") > 0
    ):
        found.value, found.last = found.value + added.share, at + 1


def _decimal(words: list[Word], value: Value, more: Whole, end: int) -> tuple[Value, int]:
    """«مئتان فاصلة ثلاثة»: 200.3; «مئتان فاصلة ثلاثة من مئة»: 200.03. The value and the token past it."""
    below = numeral_at(words, more.last + 1, end)
    if (
        below is not None
        and more.last < end
        and words[more.last].form == "من"
        and below.value in (10, 100, 1000)
        and more.value < below.value
    ):
        return value + more.value / below.value, more.last + 2
    return float(f"{value}.{more.value}"), more.last


def _before_noun(words: list[Word], i: int, end: int) -> bool:
    around = words[i].number if i < end else None
    return around is not None and around.noun is not None and not around.pro


def _vague(words: list[Word], i: int, end: int, numeral: Numeral) -> NumberMention:
    """«مئات», «عشرات الآلاف»: from twice the round number to just under ten times it."""
    j, scale = i + 1, numeral.value
    while (
        (after := numeral_at(words, j, end)) is not None
        and after.kind in (SCALE_PLURAL, SCALE)
        and not after.joined
    ):
        scale, j = scale * after.value, j + 1
    mention = NumberMention(i, j, scale * 2, VAGUE, numeral)
    mention.high = scale * 10 - 1
    mention.approx = True
    mention.scaled = True
    return mention


def _slash(text: Text, i: int, end: int, numeral: Numeral, found: Whole | None) -> NumberMention | None:
    """«3/4»: a fraction, unless a third part makes it a date."""
    words, tokens, gaps = text.words, text.tokens, text.gaps
    past = i + 3
    over, under = words[i], words[i + 2] if i + 2 < end else None
    if under is None or under.kind != "n" or gaps[i + 1] or gaps[i + 2]:
        if found is None:
            return None
        return NumberMention(i, found.last, found.value, DIGITS, numeral)
    if past < end and tokens[past] == "/" or (i and tokens[i - 1] == "/"):
        return None
    below = float(under.form.replace(",", ".")) if under.form.count(".") + under.form.count(",") < 2 else 0.0
    if not below:
        return None
    above = over.number.numeral.value
    value = above / below
    mention = NumberMention(i, past, int(value) if value.is_integer() else value, SLASH, numeral)
    if past < end and words[past].kind == "n" and gaps[past] == " " and value < 1:
        mention.low = mention.high = words[past].number.numeral.value + value
        mention.last = past + 1
    return mention
