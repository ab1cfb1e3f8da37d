"""Whether two contents say the same: across paraphrase, cut length, direct and indirect form, and spelling.

Contents are compared as sets of terms (terms.py). What makes them different whatever the words: numbers of which
neither set holds the other's, and a negation or a denial on one side only.
"""

from __future__ import annotations

from musnad.reconcile.terms import Terms

CONTAINED = 0.7
"""Share of the shorter content's terms that must stand in the longer one."""

CONTAINED_LONG, LONG = 0.6, 7
"""The share, and the number of shared terms, that are enough for long contents."""

OVERLAP = 0.22
"""Least share of all terms of both that must be common: a short phrase inside a long speech is not the speech."""

BRIEF, BRIEF_OVERLAP = 5, 0.3
"""Up to so many terms a content is a phrase: more of the other must be in it, or any sentence on the place is it."""

SHORT = 2
"""Terms up to which a content must be wholly contained, and have a number or all its words in common."""

DENIALS = frozenset(("denying",))


def alike(a: Terms, b: Terms, stance_a: str = "neutral", stance_b: str = "neutral") -> float:
    """How alike two contents are, 0 to 1; 0 when they do not say the same."""
    if (a.negated ^ (stance_a in DENIALS)) != (b.negated ^ (stance_b in DENIALS)):
        return 0.0
    return 0.0 if _counts_differ(a, b) else _same_words(a, b)


def recounted(a: Terms, b: Terms) -> bool:
    """The two say the same but for their numbers: one of them is a later count («19 قتيلا» after «23 قتيلا»)."""
    return a.negated == b.negated and _counts_differ(a, b) and _same_words(a, b) > 0


def _counts_differ(a: Terms, b: Terms) -> bool:
    return bool(a.numbers and b.numbers) and not (a.numbers <= b.numbers or b.numbers <= a.numbers)


def _same_words(a: Terms, b: Terms) -> float:
    less, more = sorted((a.words, b.words), key=len)
    if not less:
        return 0.0
    shared = len(less & more)
    contained = shared / len(less)
    overlap = shared / len(less | more)
    if len(less) <= SHORT:
        numbers = a.numbers & b.numbers
        if contained < 1 or not (numbers or overlap >= 0.5):
            return 0.0
        return max(overlap, 0.5)
    if len(less) <= BRIEF and overlap < BRIEF_OVERLAP:
        return 0.0
    if contained >= CONTAINED and (overlap >= OVERLAP or shared >= LONG):
        return contained
    if contained >= CONTAINED_LONG and shared >= LONG:
        return contained
    return 0.0
