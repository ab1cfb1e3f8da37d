"""Verbs by which who keeps a count changes it: «رفعت الوزارة حصيلة القتلى إلى 19»."""

from __future__ import annotations

from musnad.read.contents import end_content
from musnad.read.cues import frame_of, is_one_of, is_time, nouns_of
from musnad.read.drafts import Draft
from musnad.read.phrases import phrase
from musnad.read.quotations import bounds
from musnad.read.roles import RELATIVE
from musnad.read.sources import can_say
from musnad.read.subjects import subject_before
from musnad.text import Text


def restate(text: Text, i: int) -> list[Draft]:
    """«خفض المرصد حصيلة الغارة إلى 19»: who can speak says the new count, a raid that raises it says nothing."""
    start, limit = bounds(text, i)
    words = text.words
    for sense in words[i].cue.finite:
        frame = frame_of(sense)
        counts = nouns_of(frame, "restates")
        if counts is None or sense.voice == "passive" or sense.suffix:
            continue
        source = subject_before(text, i, start, sense) if sense.pro[:1] not in ("و", "ف") else None
        at = i + 1
        if source is None:
            source = phrase(text, at, limit)
            at = source.last if source is not None else at
        while at < limit and (is_time(words[at]) or words[at].raw in "،,"):
            at += 1
        if source is None or not can_say(text, source) or at >= limit:
            continue
        if words[at].pro not in ("", "ال") or not is_one_of(words[at], counts):
            continue
        within = i > start and words[i - 1].role == RELATIVE
        contents = [(at, end_content(text, at, limit, nominal=True, within=within))]
        return [Draft(i, i + 1, contents, frame.stance, "verb-restate", source=source, sense=sense, mark=at)]
    return []
