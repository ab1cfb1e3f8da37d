"""Verbs whose object is a pronoun for what stands before: «الهجوم الذي تبناه التنظيم», «وهو ما تنفيه الوزارة»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.clauses import clause_start, phrase_before
from musnad.read.cues import frame_of, past_times
from musnad.read.drafts import Draft, Range
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import bounds
from musnad.read.roles import ACCUSATIVE, ADJECTIVE, FUSED, HEADS, MASDAR, NOUN, PUNCTUATION, RELATIVE
from musnad.read.sources import can_say
from musnad.text import Text

_BETWEEN: Final = particles.words("auxiliary") | particles.words("often") | frozenset(("طالما", "لطالما"))
_WHICH: Final = particles.words("which")
_IT: Final = frozenset(("ه", "ها", "هم", "هما"))


def resumed(text: Text, i: int, drafts: Sequence[Draft]) -> list[Draft]:
    """What the verb at token i says of what its object pronoun stands for. drafts: those before it."""
    start, limit = bounds(text, i)
    for sense in text.words[i].cue.finite:
        if sense.suffix not in _IT or sense.voice == "passive" or sense.pro:
            continue
        frame = frame_of(sense)
        if frame.target_in_content or any(g.startswith("object+") for g in frame.governs):
            continue
        source = _subject(text, i, limit)
        if source is None:
            continue
        contents = _resumes(text, i, start, "object" in frame.governs and not frame.weak, drafts)
        if contents is not None:
            return [Draft(i, i + 1, contents, frame.stance, "verb-resumed", source=source, sense=sense)]
    return []


def _subject(text: Text, i: int, limit: int) -> Phrase | None:
    """Who says it, right after the verb."""
    found = phrase(text, past_times(text, i + 1, limit), limit)
    if found is None:
        return None
    head = text.words[found.head]
    doer = head.suffix and any(s.tense == "active_participle" for s in head.senses)  # «دائنوها الدوليون»
    return found if doer or can_say(text, found) else None


def _resumes(text: Text, i: int, start: int, of_a_noun: bool, drafts: Sequence[Draft]) -> list[Range] | None:
    """What stands before the verb: a deed or a report, or a whole clause («وهو ما»)."""
    words = text.words
    j = i
    while j > start and words[j - 1].form in _BETWEEN:
        j -= 1
    before = words[j - 1] if j > start else None
    if before is None:
        return None
    if before.form == "ما" and j - 2 >= start and words[j - 2].form in _WHICH:
        return _clause(text, j - 2, start, drafts)
    if not of_a_noun:
        return None
    end = j - 1 if before.role == RELATIVE else j
    pause = end > start and words[end - 1].raw in "،,"
    end -= pause
    found = _bare(text, end, start) or phrase_before(text, end, start)
    if found is None or pause and before.role in (PUNCTUATION, RELATIVE) and found.named:
        return None
    head = words[found.head]
    deed = head.shape & MASDAR or head.bits & c.EVENT or head.cue is not None and head.cue.nouns
    if not deed or head.bits & (c.DOCUMENT | c.SPEECH_EVENT) or words[end - 1].role not in HEADS | {FUSED}:
        return None
    if before.role != RELATIVE and (head.definite or words[end - 1].role not in (NOUN, ADJECTIVE)):
        return None  # without «الذي» it describes an indefinite noun
    inner = next((k for k in range(end - 1, found.head, -1) if words[k].role == FUSED), -1)
    if before.role == RELATIVE and inner > 0 and words[inner].definite and words[inner].shape & MASDAR:
        return [(inner, end)]  # «استنكاره الشديد للهجوم الذي تبناه التنظيم»
    return [(found.first, end)]


def _bare(text: Text, end: int, start: int) -> Phrase | None:
    """The indefinite object that ends before token `end` («تشريعا جديدا، اشترطه دائنوه»)."""
    k = end
    while k > start and text.words[k - 1].shape & ACCUSATIVE:
        k -= 1
    return Phrase(k, end, k, False) if k < end else None


def _clause(text: Text, j: int, start: int, drafts: Sequence[Draft]) -> list[Range] | None:
    """The clause before token j; of what was reported last, the part before it, which then ends there."""
    words = text.words
    while j > start and words[j - 1].raw in "،,":
        j -= 1
    for other in reversed(drafts):
        first, last = other.contents[-1]
        if start <= first < j - 1 and last >= j - 1:
            if last > j:
                other.contents[-1] = (first, j)
            return list(other.contents)
    if j - start < 2:
        return None
    return [(clause_start(text, start, j), j)]
