"""Verbs that lay blame: «حمّلت X Y المسؤولية عن», «ألقت بالمسؤولية على», «هجوم نسب إلى»."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.clauses import phrase_before
from musnad.read.contents import end_content
from musnad.read.cues import frame_of, noun_after, nouns_of
from musnad.read.drafts import Draft
from musnad.read.openings_parties import stretched
from musnad.read.phrases import phrase
from musnad.read.quotations import bounds
from musnad.read.roles import (
    MASDAR,
    NOUN,
    QUANTIFIER,
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
        burden = nouns_of(frame, "burden")
        if burden is None:
            continue
        at = noun_after(text, i, burden, limit)
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


def blaming(text: Text, i: int) -> list[Draft]:
    """«، محملا Y المسؤولية عن»: the same by a participle, whose subject it agrees with."""
    _, limit = bounds(text, i)
    for sense in text.words[i].cue.participles:
        frame = frame_of(sense)
        burden = nouns_of(frame, "burden")
        if burden is None or sense.suffix or sense.pro not in ("", "و") or text.words[i].definite:
            continue
        at = noun_after(text, i, burden, limit)
        target = phrase(text, i + 1, at) if at > i else None
        if at < 0 or target is None and at > i + 1:
            continue
        contents = [(i + 1, end_content(text, i + 1, limit, nominal=True))]
        return [Draft(i, i + 1, contents, frame.stance, "verb-blame", sense=sense, mark=at)]
    return []


def ascribe(text: Text, i: int) -> list[Draft]:
    """«هجوم نسب إلى X»: the deed before the verb is laid on who follows, nobody in particular says by whom."""
    start, limit = bounds(text, i)
    words = text.words
    if i + 2 >= limit or i <= start:
        return []
    for sense in words[i].cue.finite:
        link = frame_of(sense).options.get("ascribes")
        if link is None or sense.pro or sense.suffix or words[i + 1].form != fold(link):
            continue
        end = i - (words[i - 1].role == RELATIVE)
        first = _deed(text, end, start)
        doer = phrase(text, i + 2, limit)
        if first < 0 or doer is None:
            continue
        last = stretched(text, doer, min(limit, doer.last + 3), "clause").last
        contents = [(first, end), (doer.first, last)]
        return [Draft(i, i + 1, contents, "accusing", "verb-blame", sense=sense, impersonal=True, mark=i + 1)]
    return []


def _deed(text: Text, end: int, start: int) -> int:
    """The first token of the deed that is named before token `end`, -1 when none is."""
    found = phrase_before(text, end, start)
    if found is not None and not can_say(text, found):
        return found.first
    words = text.words
    for k in range(end - 1, max(start, end - 9), -1):
        word = words[k]
        if word.role == VERB:
            break
        if not word.definite and (word.shape & MASDAR or word.bits & c.EVENT):
            before = words[k - 1]  # «مجموعة هجمات ضد القوات»
            return k - 1 if before.role in (NOUN, QUANTIFIER) and not before.definite else k
    return -1
