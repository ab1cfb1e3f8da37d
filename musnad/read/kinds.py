"""Direct, indirect or mixed: how much of the content stands within quotation marks."""

from __future__ import annotations

from typing import Final

from musnad.document import Kind
from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.drafts import Draft
from musnad.read.quotations import sound
from musnad.read.roles import (
    ACCUSATIVE,
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    MASDAR,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PUNCTUATION,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.text import Quote, Text, Word

_NAMES: Final = frozenset((NAME, UNKNOWN, MEDIA, ORG, NUMBER))
_NAMING: Final = c.ORG | c.MEDIA | c.GROUP | c.DOCUMENT
_CALLED: Final = particles.words("called")
_LETTERS: Final = particles.words("letter")
_EULOGY: Final = particles.Sequences("eulogy")
_NAME: Final = 5
"""Words of the longest name of a body."""


def kind(text: Text, draft: Draft) -> Kind:
    """The kind of a draft's content. A quoted name («داعش») makes nothing mixed; quoted words of judgment do."""
    first, last = draft.contents[0]
    words = text.words
    if first > 0 and last < len(words) and words[first - 1].raw == "(" and words[last].raw == ")":
        return "direct"
    if not text.quotes:
        return "indirect"
    found: Kind = "indirect"
    for quote in text.quotes:
        if quote.open >= draft.contents[-1][1]:
            break
        if not sound(text, quote):
            if quote.first == first:
                return "direct"
            continue
        if _within(quote, first, last) and all(_within(quote, a, b) for a, b in draft.contents[1:]):
            return "direct"
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
    if not inside or _EULOGY.past(text, quote.first, quote.last) == quote.last:
        return False
    if any(w.role in (VERB, COMPLEMENTIZER) for w in inside):
        return True
    before = words[quote.open - 1] if quote.open else None
    if before is not None and before.form in _LETTERS and quote.open > 1:
        before = words[quote.open - 2]  # «المعروفة بـ«…»»
    if before is not None and (before.bits & _NAMING or before.form in _CALLED):
        return len(inside) > _NAME
    if all(w.role in _NAMES for w in inside):
        return len(inside) > 1 and not any(w.role in (NAME, MEDIA, ORG) for w in inside)
    return not (_annexed(inside) or len(inside) == 1 and _after_kind(before, inside[0]))


def _annexed(inside: list[Word]) -> bool:
    """Two words of a name: a noun and what it is annexed to, a name among them, or a number («مترو الرياض»)."""
    if len(inside) != 2:
        return False
    first, second = inside
    if second.role == NUMBER:
        return first.role in (ORG, NOUN, UNKNOWN)
    if second.pro == "و":
        return first.definite and second.role == NAME
    if first.role == FUSED and first.inner == ORG:
        return second.definite
    noun = first.role in (NOUN, ORG, TITLE) and not (first.definite or first.suffix or first.shape & MASDAR)
    return noun and second.definite and second.role in (NOUN, NAME)


def _after_kind(before: Word | None, word: Word) -> bool:
    """A single noun after what it is the name of («برنامج «مسارات»», «حي حطين «الثغر»»)."""
    if before is None or word.role != NOUN or word.shape & ACCUSATIVE:
        return False
    kind = before.role in (NOUN, ORG, DOCUMENT) and not (
        before.definite or before.suffix or before.shape & MASDAR
    )
    return kind or before.role == NAME and word.definite
