"""Verbs that lay blame: «حمّلت X Y المسؤولية عن»."""

from __future__ import annotations

from musnad.read.contents import end_content
from musnad.read.cues import frame_of
from musnad.read.drafts import Draft
from musnad.read.phrases import phrase
from musnad.read.quotations import bounds
from musnad.read.roles import (
    COMPLEMENTIZER,
    RELATIVE,
    VERB,
)
from musnad.read.sources import can_say
from musnad.read.subjects import subject_before
from musnad.text import Text
from musnad.text.fold import fold


def blame(text: Text, i: int) -> list[Draft]:
    """«حمّلت X Y المسؤولية عن»: the content begins at whom the verb burdens; the noun says that it is blame."""
    start, limit = bounds(text, i)
    for sense in text.words[i].cue.finite:
        frame = frame_of(sense)
        burden = frame.options.get("burden")
        if burden is None:
            continue
        at = _burden(text, i, frozenset(fold(noun) for noun in burden), limit)
        if at < 0:
            continue
        source = subject_before(text, i, start, sense) if sense.pro[:1] not in ("و", "ف") else None
        target = phrase(text, i + 1, at)
        if source is None and not sense.suffix and target is not None and target.last < at:
            source, target = target, phrase(text, target.last, at)
        elif source is None and sense.suffix:
            source = target
            target = None
        passive = sense.voice == "passive"  # «ألقيت مسؤولية الهجوم على»: nobody in particular blames
        if passive:
            source = target = None
        first = target.first if target is not None else at
        if source is not None and not can_say(text, source):
            continue
        within = i > start and text.words[i - 1].role == RELATIVE
        contents = [(first, end_content(text, first, limit, nominal=True, within=within))]
        return [
            Draft(
                i,
                i + 1,
                contents,
                frame.stance,
                "verb-blame",
                source=source,
                sense=sense,
                impersonal=passive,
                mark=at,
            )
        ]
    return []


def _burden(text: Text, i: int, nouns: frozenset[str], limit: int) -> int:
    """The token of the noun of blame after the verb at i, -1 when there is none."""
    words = text.words
    for k in range(i + 1, min(i + 20, limit)):
        word = words[k]
        if word.form in nouns or word.stem in nouns:
            return k
        if word.role in (VERB, COMPLEMENTIZER):
            break
    return -1
