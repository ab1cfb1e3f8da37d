"""Verbs of reporting after what they report: «…»، قال X, «كما يقول X», «…» هكذا فسر X."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.lexicon import Frame, Sense
from musnad.read import particles
from musnad.read.clauses import clause_start
from musnad.read.cues import is_verb, past_times
from musnad.read.drafts import Draft, Range
from musnad.read.phrases import Phrase, phrase
from musnad.read.roles import FUSED, PREPOSITION, RELATIVE
from musnad.read.sources import can_say
from musnad.text import Text

_AS: Final = particles.words("as")
_THUS: Final = particles.words("thus")


def preceding(
    text: Text, i: int, sense: Sense, frame: Frame, start: int, limit: int, ahead: Phrase | None
) -> Draft | None:
    """What the verb reports stands before it: a quotation («…»، قال X), or the clause that «كما يقول X» comments on."""
    if not ("quote" in frame.governs or "clause" in frame.governs):
        return None
    words = text.words
    if not sense.pro and not (frame.weak and frame.stance != "neutral"):
        quoted = quote_before(text, i, start)
        if quoted is not None:
            source = phrase(text, i + 1, limit) or ahead
            return Draft(i, i + 1, [quoted], frame.stance, "quote-before-verb", source=source, sense=sense)
    if i > start + 2 and words[i - 1].form in _AS:
        source = phrase(text, past_times(text, i + 1, limit), limit)
        if source is None or not can_say(text, source):
            if sense.number != "p" or words[i].pro:
                return None
            source = None  # «إن كانوا مؤمنين كما يزعمون»
        loose = (PREPOSITION, FUSED, RELATIVE)
        pauses = (
            k + 1 for k in range(i - 3, start, -1) if words[k].raw in "،," and words[k + 1].role not in loose
        )
        comma = next(pauses, start)
        if not any(is_verb(words[k]) for k in range(start, comma)):
            comma = start  # «وبفعل الحصار، بات الأهالي في عزلة، كما قال X»
        first = clause_start(text, comma, i - 1)
        if i - 1 - first < 2:
            return None
        return Draft(i, i + 1, [(first, i - 1)], frame.stance, "as-said", source=source, sense=sense)
    return None


def quote_before(text: Text, i: int, start: int) -> Range | None:
    """The quotation that closes right before token i, or before «هكذا» there."""
    j = i - 1
    while j >= 0 and text.words[j].form in _THUS:
        j -= 1
    far = j - 2
    while j >= max(far, 0) and text.words[j].raw in "،,-–.":
        j -= 1
    for quote in text.quotes:
        if quote.close == j and quote.last - quote.first >= 4 and (j >= start or j == i - 1 or far < i - 3):
            return quote.first, quote.last
    return None
