"""Between figures and around them: parts of a whole, lists, running totals, and whose figure it is."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.document import Attribution
from musnad.read.figures_draft import Draft
from musnad.read.units import Units
from musnad.text import Text

_ADDED = frozenset({"و", "او", "اضافه", "بالاضافه", "فضلا", "علاوه", "جانب", "وكذلك", "وايضا"})
_GAP = 12
"""Tokens between two figures of one list."""


def link(text: Text, draft: Draft, previous: Draft | None) -> None:
    """Join a figure to the one before it when «و», a comma or «إضافة إلى» lists them."""
    if previous is None or previous.sent != draft.sent:
        return
    between = range(previous.after, draft.left)
    if len(between) > _GAP:
        return
    first = text.words[draft.left]
    joined = first.form[:1] == "و" or draft.mention.numeral.joined
    if joined or any(text.words[k].form in _ADDED for k in between):
        draft.linked = previous


def part(text: Text, draft: Draft, before: Sequence[Draft], units: Units) -> None:
    """Set the figure of which this one is a part."""
    words = text.words
    if not before:
        return
    start = text.sentences[draft.sent][0]
    previous = before[-1]
    low = max(start, draft.left - 4, previous.mention.last if previous.sent == draft.sent else start)
    phrase = any(units.part(words[k].form) for k in range(low, draft.left))
    if phrase or draft.rule == "of-them":
        draft.whole = _whole(draft, before)
    elif draft.linked is not None and draft.linked.whole is not None and _same_kind(draft, draft.linked):
        draft.whole = draft.linked.whole


def _same_kind(draft: Draft, other: Draft) -> bool:
    return (draft.noun is None) == (other.noun is None) and (
        draft.noun is None or other.noun is None or draft.noun.category == other.noun.category
    )


def _value(draft: Draft) -> float:
    high = draft.mention.high if draft.mention.high is not None else draft.mention.low
    return float(high or 0)


def _whole(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    for other in reversed(before):
        if draft.sent - other.sent > 1:
            return None
        if other.whole is not None and other.sent == draft.sent:
            other = other.whole
        if _value(other) > _value(draft) and (
            other.noun is None or other.noun.category not in ("duration", "distance", "money")
        ):
            return other
    return None


def cumulative(text: Text, draft: Draft, units: Units) -> bool:
    """The text says that the figure is a running total."""
    if draft.category in ("duration", "distance", "percent"):
        return False
    start, end = text.sentences[draft.sent]
    return units.running(text.words, start, end, draft.left, draft.after)


class Voices:
    """In whose words a figure stands: the innermost attribution whose content covers it."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        parents = {a.id: a.parent for a in attributions}
        depth: dict[str, int] = {}
        for a in attributions:
            count, up = 0, a.parent
            while up is not None and count <= len(parents):
                count, up = count + 1, parents.get(up)
            depth[a.id] = count
        self._spans = [(span.start, span.end, depth[a.id], a.id) for a in attributions for span in a.content]

    def innermost(self, start: int, end: int) -> str | None:
        """The id of the innermost attribution over these characters."""
        best: tuple[int, int, str] | None = None
        for low, high, depth, name in self._spans:
            if low <= start and end <= high and (best is None or (depth, low - high) > best[:2]):
                best = (depth, low - high, name)
        return best[2] if best is not None else None
