"""Noun phrases around a word: the one that ends right before it, and those that follow a verb."""

from __future__ import annotations

from musnad.read import events_words as w
from musnad.read.events_phrases import COUNTING, MOST, NOMINAL, Arg, fused_phrase, noun_phrase
from musnad.text import Text


def antecedent(text: Text, at: int, first: int) -> Arg | None:
    """The phrase that ends right before token `at` (an adjective, a relative pronoun), not before token `first`."""
    words = text.words
    end = at
    if end > first and words[end - 1].event.kind in (w.COMMA, w.QUOTE, w.CLOSE):
        end -= 1
    best: Arg | None = None
    i = max(first, end - MOST)
    while i < end:
        kind = words[i].event.kind
        if kind == w.FUSED:
            best = fused_phrase(text, i, end)
        elif kind in NOMINAL or kind in COUNTING:
            best = noun_phrase(text, i, end)
        elif kind in (w.OPEN, w.CLOSE, w.QUOTE, w.PREPOSITION, w.SKIPPED, w.DEMONSTRATIVE):
            i += 1
            continue
        else:
            best = None
        i = best.last if best is not None and best.last > i else i + 1
    return best


def phrases_after(text: Text, at: int, limit: int) -> list[Arg]:
    """The bare phrases after the verb at token `at`, up to the end of its clause."""
    words = text.words
    found: list[Arg] = []
    j = at + 1
    while j < limit:
        kind = words[j].event.kind
        if kind in (w.STOP, w.COMMA, w.COLON, w.THAT, w.RELATIVE, w.SUBORDINATOR, w.VERB):
            break
        arg = None
        if kind == w.FUSED:
            j = fused_phrase(text, j, limit).last
            continue
        if kind == w.PREPOSITION:
            inner = noun_phrase(text, j + 1, limit)
            j = inner.last if inner is not None else j + 1
            continue
        if kind in NOMINAL or kind in COUNTING or kind == w.QUOTE:
            arg = noun_phrase(text, j, limit)
        if arg is not None and arg.last > j:
            found.append(arg)
            j = arg.last
        else:
            j += 1
    return found
