"""Who stands behind a deed: the party to which a phrase that begins with a noun of doing is annexed."""

from __future__ import annotations

from typing import Final

from musnad.document import Span
from musnad.read import events_words as w
from musnad.read.events_clauses import Item
from musnad.read.events_context import forms
from musnad.text import Text, Word

DOINGS: Final = forms("doings")
"""Folded nouns of what a party does or wants, beside verbal nouns."""
_ITSELF: Final = w.PARTY | w.FORCE | w.KIND | w.NAME | w.PLACE | w.TARGET | w.VICTIM | w.DEFINITE | w.DEMONYM


def actor_span(text: Text, item: Item | None) -> Span | None:
    """The words of an actor: «محاولات الحزب» does nothing, «الحزب» does."""
    if item is None:
        return None
    return text.span(_behind(text, item), item.last)


def _behind(text: Text, item: Item) -> int:
    words = text.words
    k = item.head
    while k + 1 < item.last and not words[k].suffix and _is_doing(words[k]):
        k += 1
    return k if k > item.head and words[k].event.flags & (w.PARTY | w.FORCE | w.KIND) else item.first


def _is_doing(word: Word) -> bool:
    if word.form in DOINGS:
        return True
    return not word.event.flags & _ITSELF and any(s.tense == "masdar" for s in word.senses)
