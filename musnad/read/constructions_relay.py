"""Reporting that passes on another's word: «نقلت X عن Y (قوله) إن», «نسب X إلى Y قوله»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.lexicon import Frame, Sense
from musnad.read import particles
from musnad.read.contents import content_from
from musnad.read.cues import frame_of
from musnad.read.drafts import Draft
from musnad.read.frames import CARRIED
from musnad.read.openings import open_content
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import bounds
from musnad.read.roles import (
    COMPLEMENTIZER,
    HEADS,
    VERB,
)
from musnad.read.subjects import subject_before
from musnad.text import Text
from musnad.text.fold import fold

_OF_HIM: Final = particles.words("of_him")
_WORD: Final = particles.words("word")
_REACH: Final = 26
"""Tokens between the verb and the preposition of its origin."""
_ADDRESSED: Final = 16
"""Tokens between «قوله» and what it carries: to whom it was said."""
_NEAR: Final = 30
"""Tokens between the origin and what it says."""


def relay(text: Text, i: int) -> list[Draft]:
    """«نقلت X عن Y (قوله) إن»: two links, the one who passes on and the one whose word it is."""
    words = text.words
    start, limit = bounds(text, i)
    for sense in words[i].cue.finite:
        frame = frame_of(sense)
        link = frame.options.get("relay")
        if link is None or sense.suffix:
            continue
        found = _relay(text, i, sense, frame, start, limit, fold(link))
        if found:
            return found
    return []


def _of_him(
    text: Text, i: int, j: int, sense: Sense, frame: Frame, source: Phrase | None, limit: int
) -> list[Draft]:
    """«ونقلت الصحيفة عنه قوله إن»: the origin is a pronoun; the cue of the inner link is the noun after it."""
    cue = j + 1
    if text.words[cue].form not in _WORD:
        return []
    opening = open_content(text, cue + 1, CARRIED, limit, subject=False)
    if opening is None or opening.mark > cue + _ADDRESSED:
        return []
    inner = content_from(text, opening, limit)
    outer = Draft(
        i, i + 1, [(j, inner[-1][1])], frame.stance, "relay-verb", source=source, sense=sense, mark=j,
    )  # fmt: skip
    return [outer, Draft(cue, cue + 1, inner, "neutral", "relay-origin", mark=opening.mark)]


def _relay(text: Text, i: int, sense: Sense, frame: Frame, start: int, limit: int, link: str) -> list[Draft]:
    words = text.words
    j = i + 1
    source: Phrase | None = None
    ahead = subject_before(text, i, start, sense) if sense.pro[:1] not in ("و", "ف") else None
    while j < min(limit, i + _REACH) and words[j].form != link and words[j].form not in _OF_HIM:
        if source is None and ahead is None and words[j].role in HEADS:
            source = phrase(text, j, limit)
            if source is not None:
                j = source.last
                continue
        if words[j].role == COMPLEMENTIZER or words[j].role == VERB and j == i + 1 or words[j].raw in ":؛":
            return []
        j += 1
    if j >= min(limit, i + _REACH) or j + 1 >= limit:
        return []
    if words[j].form in _OF_HIM:
        return _of_him(text, i, j, sense, frame, source or ahead, limit)
    origin = phrase(text, j + 1, limit)
    if origin is None:
        return []
    at = origin.last
    opening = open_content(text, at, CARRIED, limit, subject=False)
    if opening is None or opening.mark - at > _NEAR:
        return []
    first, last = j, j + 1
    past = opening.mark
    if opening.kind == "carrier":
        first, last = past, past + 1
        opening = open_content(text, last, CARRIED, limit, subject=False)
        if opening is None or opening.mark > last + _ADDRESSED:
            return []
    inner = content_from(text, opening, limit)
    outer = Draft(
        i, i + 1, [(j, max(inner[-1][1], last))], frame.stance, "relay-verb", source=source or ahead, sense=sense,
        mark=j,
    )  # fmt: skip
    return [outer, Draft(first, last, inner, "neutral", "relay-origin", source=origin, mark=opening.mark)]
