"""Whether a reading fits where its word stands: senses decided by the classes of words near it.

The window of a condition is the sentence, at most `LEFT` words before and `RIGHT` words after the word.
"""

from __future__ import annotations

from typing import Final

from musnad.read import events_words as w
from musnad.read.events_lexicon import VERBAL, Reading
from musnad.text import Text

LEFT: Final = 6
RIGHT: Final = 12
NEXT: Final = 4


def mask_of(text: Text, first: int, last: int) -> int:
    """The classes of the words from token `first` to before `last`."""
    masks = text.masks
    if masks is None:
        masks = text.masks = [word.event.mask for word in text.words]
    total = 0
    for mask in masks[first:last]:
        if mask:
            total |= mask
    return total


def fits(text: Text, at: int, reading: Reading, first: int, last: int) -> bool:
    """The words around token `at` are what this reading wants."""
    entry = reading.entry
    words = text.words
    if reading.shape == "participle" and entry.participle == "predicate" and not _predicate(text, at, first):
        return False
    if at > first and (entry.not_after or entry.bound_not_after):
        mask = words[at - 1].event.mask
        if mask & entry.not_after or mask & entry.bound_not_after and not words[at].definite:
            return False
    if entry.not_before and at + 1 < last and words[at + 1].event.mask & entry.not_before:
        return False
    if entry.definite and not _number_fits(reading, words[at].definite):
        return False
    if entry.wanted or entry.unwanted:
        near = mask_of(text, max(first, at - LEFT), at) | mask_of(text, at + 1, min(last, at + RIGHT))
        if entry.wanted and not near & entry.wanted:
            return False
        if near & entry.unwanted:
            return False
    if entry.after and not _object_fits(text, at, reading, first, last):
        return False
    if entry.before or entry.unwanted_before:
        before = mask_of(text, max(first, at - NEXT), at)
        if before & entry.unwanted_before or entry.before and not before & entry.before:
            return False
    return not entry.needs or _governs(text, at, entry.needs, min(last, at + GOVERNS[reading.shape]))


def _object_fits(text: Text, at: int, reading: Reading, first: int, last: int) -> bool:
    """What the entry wants after the word stands there; what a pronoun on a verb stands for is before it."""
    entry = reading.entry
    verbal = reading.shape in VERBAL
    if reading.suffix and not verbal and not entry.yields and _is_verbal_noun(text, at):
        return True  # «زيارته»: its own object may be the pronoun
    near = mask_of(text, at + 1, min(last, at + 1 + NEXT))
    if reading.suffix and verbal and entry.type != "PROTEST":  # of a protest it is who does it
        near |= mask_of(text, max(first, at - NEXT), at)  # «القرض الذي منحته»
    return bool(near & entry.after)


def _predicate(text: Text, at: int, first: int) -> bool:
    """«القرية محاصرة», «باتوا محتجزين», «أنه معتقل»: said of what was just named, not a part of its name."""
    words = text.words
    k = at - 1
    while k > first and words[k].event.kind == w.SKIPPED:
        k -= 1
    if k < first:
        return False
    before = words[k].event
    if before.kind == w.AUXILIARY or before.kind == w.THAT and before.pronoun:
        return True
    complete = before.flags & (w.CLOSED | w.NAME | w.PLACE) and not before.flags & w.KIND or words[k].definite
    return before.kind == w.NOUN and bool(complete)


def _is_verbal_noun(text: Text, at: int) -> bool:
    return any(s.tense == "masdar" for s in text.words[at].senses)


GOVERNS: Final = {"participle": 3, "verb": 6, "passive": 6, "either": 6, "masdar": 6, "noun": 6}
"""Tokens in which a preposition follows what governs it, by shape."""


def _governs(text: Text, at: int, prep: str, last: int) -> bool:
    """The preposition stands soon after token `at`, by itself or at the head of a word («المتهم بقتل»)."""
    words = text.words
    for k in range(at + 1, last):
        word = words[k]
        if word.form == prep or word.event.prep == prep and word.event.kind in (w.FUSED, w.DEMONSTRATIVE):
            return True
    return False


def _number_fits(reading: Reading, definite: bool) -> bool:
    """The entry's `definite`: "no", "yes" or "plural" (only a definite plural)."""
    asked = reading.entry.definite
    if asked == "plural":
        return definite and reading.number == "p"
    return definite == (asked != "no")
