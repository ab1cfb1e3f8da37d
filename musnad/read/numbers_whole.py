"""Whole numbers from their words and digits: «ثلاثمئة وخمسة وعشرون ألفا», «40 000», «15 ألفا»."""

from __future__ import annotations

from typing import Final

from musnad.read.numerals import (
    DIGITS,
    FRACTION_PLURAL,
    GROUP,
    HUNDRED,
    INTEGERS,
    SCALE,
    SCALE_DUAL,
    SCALE_PLURAL,
    TEEN,
    TEN,
    UNIT,
    Numeral,
    Value,
)  # fmt: skip
from musnad.text import Text, Word

_TEENS: Final = 10
_FEW: Final = 10
"""The most fractions that are named after a whole number: «عشرون وثلاثة أخماس» is 20.6, «مئة وثلاثون خمسا» 26."""
CLOSERS: Final = frozenset(")»”\"]’'")


def numeral_at(words: list[Word], i: int, end: int) -> Numeral | None:
    """The number word at token i, None where there is none before `end`."""
    if i >= end:
        return None
    around = words[i].number
    return around.numeral if around is not None else None


def joined(words: list[Word], i: int, end: int) -> int:
    """The token of a number word that «و» joins to what stands before token i, or -1."""
    if i >= end:
        return -1
    word = words[i]
    around = word.number
    if around is not None:
        numeral = around.numeral
        if numeral is not None and word.form == "واحد" and not numeral.joined:
            after = numeral_at(words, i + 1, end)  # «احد عشر» without its hamza, after «و»
            return i if after is not None and after.value == _TEENS and not after.joined else -1
        return i if numeral is not None and numeral.joined else -1
    if word.form == "و":
        after = numeral_at(words, i + 1, end)
        if after is not None and not after.joined:
            return i + 1
    return -1


class Whole:
    """A whole number that was read: its value, the token past it, its last scale (0: none), the kind of its words."""

    __slots__ = ("value", "last", "scale", "kind", "grouped")

    def __init__(self, value: Value, last: int, kind: str, scale: Value = 0) -> None:
        self.value = value
        self.last = last
        self.kind = kind
        self.scale = scale
        self.grouped: Value | None = None


def _chunk(text: Text, i: int, end: int) -> Whole | None:
    """A number below the scales: «ثلاثمئة وخمسة وعشرون», «12», «١٬٠٠٠»."""
    words = text.words
    numeral = numeral_at(words, i, end)
    if numeral is None:
        return None
    kind, value = numeral.kind, numeral.value
    j = i + 1
    after = numeral_at(words, j, end)
    rest = 0
    if kind == DIGITS:
        whole = _digits(text, i, end, numeral)
        if (
            after is None
            or after.kind != HUNDRED
            or after.value != 100
            or after.joined
            or whole.value > 99
            or after.pro
        ):
            return whole
        value, j, rest = whole.value * 100, whole.last + 1, 100
    elif kind == UNIT:
        at = joined(words, j, end)
        if (
            after is not None
            and after.kind == UNIT
            and after.value == 10
            and not after.joined
            and 0 < value < 10
        ):
            return Whole(value + 10, j + 1, kind)
        if (
            after is not None
            and after.kind == HUNDRED
            and after.value == 100
            and not after.pro
            and 2 < value < 10
        ):
            value, j, rest = value * 100, j + 1, 100
        elif (
            at >= 0 and 0 < value < 10 and (ten := numeral_at(words, at, end)) is not None and ten.kind == TEN
        ):
            return Whole(value + ten.value, at + 1, kind)
        elif numeral.bound:
            return None
    elif kind == HUNDRED:
        rest = 100
    elif kind not in (TEEN, TEN):
        return None
    if rest:
        at = joined(words, j, end)
        if at >= 0:
            more = _chunk(text, at, end)
            if (
                more is not None
                and 0 < more.value < rest
                and (kind != DIGITS or not scales(words, more.last, end))
            ):
                following = numeral_at(words, more.last, end)
                if following is None or following.kind != FRACTION_PLURAL or more.value > _FEW:
                    value, j = value + more.value, more.last
    return Whole(value, j, kind)


def scales(words: list[Word], i: int, end: int) -> bool:
    """A scale («ألف», «ملايين») stands at token i, for the number before it."""
    numeral = numeral_at(words, i, end)
    return numeral is not None and numeral.kind in (SCALE, SCALE_PLURAL) and not numeral.joined


def _digits(text: Text, i: int, end: int, numeral: Numeral) -> Whole:
    """Digits, with groups set off by a space or an Arabic comma («40 000», «12،220»)."""
    words, gaps, tokens = text.words, text.gaps, text.tokens
    whole = Whole(numeral.value, i + 1, DIGITS)
    whole.grouped = numeral.grouped
    form = words[i].form
    if (
        i + 2 < end
        and tokens[i + 1] == "ر"
        and not gaps[i + 1]
        and not gaps[i + 2]
        and words[i + 2].kind == "n"
    ):
        part = words[i + 2].form  # «5ر1» of news agencies: seen from right to left it is 1.5
        if form.isdecimal() and part.isdecimal():
            whole.value, whole.last, whole.grouped = float(f"{part}.{form}"), i + 3, None
            return whole
    if len(form) > 3 or form[0] == "0" or not form.isdecimal():
        return whole
    j = i + 1
    value = form
    while j < end:
        if (
            words[j].kind == "n"
            and len(words[j].form) == 3
            and gaps[j] in (" ", "\u00a0", "\u202f")
            and words[j].form.isdecimal()
        ):
            value, j = value + words[j].form, j + 1
        elif (
            tokens[j] == "،" and j + 1 < end and words[j + 1].kind == "n" and not gaps[j] and not gaps[j + 1]
        ):
            part = words[j + 1].form
            head, _, decimals = part.replace(",", ".").partition(".")
            if len(head) < 3 and not decimals and j == i + 1:
                value, j = f"{value}.{head}", j + 2  # «2،5 في المئة»
                break
            if len(head) != 3:
                break
            value, j = value + head + ("." + decimals if decimals else ""), j + 2
            if decimals:
                break
        else:
            break
    if j > i + 1:
        number = float(value)
        whole.value, whole.last, whole.grouped = (int(number) if number.is_integer() else number), j, None
    return whole


def whole(text: Text, i: int, end: int, below: Value = 0) -> Whole | None:
    """A whole number from token i, smaller than `below` unless that is 0; what «و» joins to it goes with it."""
    words = text.words
    numeral = numeral_at(words, i, end)
    if numeral is None or numeral.kind not in INTEGERS:
        return None
    if numeral.kind in (SCALE, SCALE_DUAL):
        found = Whole(
            numeral.value, i + 1, numeral.kind, numeral.value if numeral.kind == SCALE else numeral.value // 2
        )
    else:
        chunk = _chunk(text, i, end)
        if chunk is None:
            return None
        found = chunk
    value, j = found.value, found.last
    while j < end:
        at = j + 1 if text.tokens[j] in CLOSERS and found.kind == DIGITS and not found.scale else j
        after = numeral_at(words, at, end)
        if (
            after is None
            or after.kind not in (SCALE, SCALE_PLURAL)
            or after.joined
            or after.pro not in ("", "ال")
        ):
            break
        if found.scale and (numeral.kind == SCALE_DUAL or after.kind == SCALE_PLURAL or after.pro):
            break
        value, j = value * after.value, at + 1
        found.scale = after.value
        found.grouped = None
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    if found.scale and isinstance(value, float):
        value = round(value)
    scale = found.scale
    at = joined(words, j, end)
    if (
        at >= 0
        and (group := numeral_at(words, at, end)) is not None
        and group.kind == GROUP
        and group.value < value
    ):
        value, j = value + group.value, at + 1
    elif at >= 0 and scale:
        more = whole(text, at, end, scale)
        if more is not None:
            value, j = value + more.value, more.last
            if more.scale == 0 and more.kind == DIGITS and found.kind == DIGITS and more.value % 1 != 0:
                value = found.value
    if below and value >= below:
        return None
    found.value, found.last = value, j
    return found
