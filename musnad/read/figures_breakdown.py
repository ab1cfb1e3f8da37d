"""A figure that is broken down right after it: «20 قتيلا: 12 مدنيا و8 مسلحين», «14 شخصا، تسعة رجال وخمس نساء»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.read.figures_category import PERSONS
from musnad.read.figures_draft import Draft
from musnad.read.figures_happened import MEASURES
from musnad.read.numbers_mention import NumberMention
from musnad.read.numerals import DUAL
from musnad.text import Text

_OPENS: Final = frozenset("(:")
"""What opens a breakdown whatever its numbers add up to."""
_MAY_OPEN: Final = frozenset("،,-–")
"""What opens one only where they do add up."""
_JOIN: Final = 6
"""Tokens from one part to the next at most."""


def break_down(text: Text, drafts: Sequence[Draft]) -> None:
    """Make figures parts of the one that they break down; drafts: those that count, in order, of the whole text."""
    for at, whole in enumerate(drafts[:-2]):
        first = drafts[at + 1]
        value = _exact(whole.mention)
        if value is None or first.whole is not None or whole.category in MEASURES or not _near(whole, first):
            continue
        between = text.tokens[whole.after : first.left]
        if len(between) != 1 or between[0] not in _OPENS | _MAY_OPEN:
            continue
        parts = _parts(text, drafts[at + 1 :], whole)
        values = [_exact(part.mention) for part in parts]
        if len(parts) < 2 or any(v is None or v >= value for v in values):
            continue
        if between[0] in _OPENS or sum(v for v in values if v is not None) == value:
            for part in parts:
                part.whole = whole
                if part.trigger < 0 and whole.category in PERSONS:
                    part.category = whole.category


def _parts(text: Text, drafts: Sequence[Draft], whole: Draft) -> list[Draft]:
    """The figures joined to each other by «و» from the first on that count what the whole counts."""
    parts: list[Draft] = []
    for draft in drafts:
        if not _near(whole, draft) or draft.mention.percent or draft.category in MEASURES:
            break
        if (draft.category in PERSONS) != (whole.category in PERSONS):
            break
        if parts and not _joined(text, parts[-1], draft):
            break
        parts.append(draft)
    return parts


def _near(one: Draft, other: Draft) -> bool:
    return one.sent == other.sent


def _joined(text: Text, one: Draft, other: Draft) -> bool:
    """«و» joins the second to the first."""
    if not 0 <= other.left - one.after <= _JOIN:
        return False
    joined = other.mention.numeral.joined or text.words[other.mention.first].form == "و"
    return joined or (other.left > one.after and text.words[other.left - 1].form == "و")


def _exact(mention: NumberMention) -> float | None:
    """The value of a number that is neither a range, a bound nor about."""
    if mention.kind == DUAL or mention.approx or mention.low != mention.high or mention.low is None:
        return None if mention.kind != DUAL else 2.0
    return float(mention.low)
