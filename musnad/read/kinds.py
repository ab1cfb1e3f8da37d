"""Direct, indirect or mixed: how much of the content stands within quotation marks."""

from __future__ import annotations

from musnad.document import Kind
from musnad.lexicon import classes as c
from musnad.read.drafts import Draft
from musnad.read.roles import (
    COMPLEMENTIZER,
    MEDIA,
    NAME,
    NUMBER,
    ORG,
    PUNCTUATION,
    UNKNOWN,
    VERB,
)
from musnad.text import Quote, Text

_NAMES = frozenset((NAME, UNKNOWN, MEDIA, ORG, NUMBER))
_NAMING = c.ORG | c.MEDIA | c.GROUP | c.DOCUMENT
_NAME = 5
"""Words of the longest name of a body."""


def kind(text: Text, draft: Draft) -> Kind:
    """The kind of a draft's content. A quoted name («داعش») makes nothing mixed; quoted words of judgment do."""
    if not text.quotes:
        return "indirect"
    found: Kind = "indirect"
    for quote in text.quotes:
        if quote.open >= draft.contents[-1][1]:
            break
        first, last = draft.contents[0]
        if _within(quote, first, last) and all(_within(quote, a, b) for a, b in draft.contents[1:]):
            if not quote.first <= draft.first < quote.last:
                return "direct"  # else the cue itself stands in somebody's longer quotation
            continue
        if found == "mixed":
            continue
        for a, b in draft.contents:
            if quote.last > a and a - 1 <= quote.open < b:
                if _stated(text, quote):
                    found = "mixed"
                break
    return found


def _within(quote: Quote, first: int, last: int) -> bool:
    return quote.first <= first and last <= max(quote.last, quote.first + 1)


def _stated(text: Text, quote: Quote) -> bool:
    """The quotation holds words of statement or judgment, not a name alone."""
    words = text.words
    inside = [w for w in words[quote.first : quote.last] if w.role != PUNCTUATION]
    if not inside:
        return False
    if any(w.role in (VERB, COMPLEMENTIZER) for w in inside):
        return True
    before = words[quote.open - 1] if quote.open else None
    if before is not None and (before.bits & _NAMING or before.form == "اسم"):
        return len(inside) > _NAME
    if all(w.role in _NAMES for w in inside):
        return len(inside) > 1 and not any(w.role in (NAME, MEDIA, ORG) for w in inside)
    return True
