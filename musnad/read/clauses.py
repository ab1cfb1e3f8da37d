"""Where the clause begins that a cue after it comments on («…، بحسب الشرطة»)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.phrases import Phrase, phrase, reaching
from musnad.read.roles import (
    FUSED,
    PUNCTUATION,
    STOP,
)
from musnad.text import Text

_OPENER: Final = particles.Sequences("opener")
_TO_COMMA: Final = particles.Sequences("opener_to_comma")


def clause_start(text: Text, start: int, end: int) -> int:
    """The first token of what is stated between `start` and `end`, past openers («كما», «من جهة أخرى،»)."""
    words = text.words
    j = _past_dateline(text, start, end)
    while j < end:
        if words[j].role == PUNCTUATION and words[j].raw not in '(«"“':
            j += 1
            continue
        past = _TO_COMMA.past(text, j, end)
        if past:
            comma = next((k for k in range(past, min(past + 5, end)) if words[k].raw in "،,"), -1)
            j = comma + 1 if comma >= 0 else max(past, _OPENER.past(text, j, end))
            continue
        past = _OPENER.past(text, j, end)
        following = words[j + 1] if j + 1 < end else None
        if (
            words[j].form == "كما"
            and following is not None
            and following.cue is not None
            and following.cue.finite
        ):
            past = j + 1  # «كما قال الجيش إن …، بحسب البيان»: it only joins one report to another
        if not past or words[j].pro == "و":
            break
        j = past
    return j


def _past_dateline(text: Text, start: int, end: int) -> int:
    """Past «المدينة، 7 مارس (وكالة) -» at the head of an article, else `start`."""
    if start == 0:
        for k in range(1, min(end, 18)):
            if text.words[k].raw in "-–—" and text.gaps[k]:
                return k + 1
    return start


def begins(text: Text, i: int, start: int) -> bool:
    """Nothing but openers stands between the start of the sentence and token i."""
    words = text.words
    return all(words[k].role in (PUNCTUATION, STOP) or words[k].bits & c.CONTRAST for k in range(start, i))


def phrase_before(text: Text, j: int, start: int) -> Phrase | None:
    """The longest noun phrase that ends right before token j, beginning at `start` at the earliest."""
    words = text.words
    for i in range(reaching(text, max(start, j - 14), j), j):
        found = phrase(text, i, j) if words[i].role != FUSED else None
        if found is not None and found.last == j:
            return found
    return None
