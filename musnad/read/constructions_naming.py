"""Verbs by which somebody gives a thing a name that the writer does not take over: «ما أسماه الوزير المؤامرة»."""

from __future__ import annotations

from typing import Final

from musnad.read import particles
from musnad.read.contents import content_from
from musnad.read.cues import frame_of
from musnad.read.drafts import Draft, Range
from musnad.read.frames import Opening
from musnad.read.phrases import phrase
from musnad.read.quotations import bounds, quote_at
from musnad.read.roles import FUSED, HEADS
from musnad.read.sources import can_say
from musnad.text import Text

_WHAT: Final = particles.words("what")


def naming(text: Text, i: int) -> list[Draft]:
    """The name that the verb at token i gives, after «ما» with a preposition or without."""
    start, limit = bounds(text, i)
    words = text.words
    if i <= start or words[i - 1].form not in _WHAT:
        return []
    for sense in words[i].cue.finite:
        frame = frame_of(sense)
        if not frame.options.get("names") or not sense.suffix or sense.voice == "passive":
            continue
        at, source = i + 1, None
        found = phrase(text, at, limit) if quote_at(text, at) is None else None
        if found is not None and can_say(text, found) and found.last < limit:
            after = words[found.last]
            if quote_at(text, found.last) is not None or after.role in HEADS or after.role == FUSED:
                source, at = found, found.last
        if at >= limit:
            continue
        quote = quote_at(text, at)
        contents: list[Range]
        if quote is not None:
            contents = [(quote.first, quote.last)]
        elif words[at].role in HEADS or words[at].role == FUSED:
            contents = content_from(
                text, Opening("object", at, source, None, at), limit, within=True, tight=True
            )
        else:
            continue
        return [Draft(i, i + 1, contents, frame.stance, "verb-naming", source=source, sense=sense, mark=at)]
    return []
