"""Nouns of reporting that govern a content: «دعوة الرئيس إلى», «الاتهامات بأن», «إعلان الجيش مقتل», «أصدر أوامر بـ»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame, Sense
from musnad.read import particles
from musnad.read.contents import content_from
from musnad.read.cues import frame_of, is_time, past_times
from musnad.read.drafts import Draft
from musnad.read.frames import Opening
from musnad.read.openings import open_content
from musnad.read.openings_parties import ABSTRACT
from musnad.read.openings_scan import is_deed
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import bounds, quote_at
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    DOCUMENT,
    FUSED,
    HEADS,
    MASDAR,
    MEDIA,
    NAME,
    NOUN,
    ORG,
    PREPOSITION,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.read.sources import can_say
from musnad.read.subjects import source_before, topic
from musnad.text import Text, Word

_UNSAID: Final = particles.words("unsaid")
_DONE: Final = particles.words("done")
_LIGHT: Final = frozenset(particles._DATA["light"])
_AGENT: Final = particles.Sequences("agent")
_GIVERS: Final = frozenset((TITLE, ORG, NAME, MEDIA, ANONYMOUS))
_OWNERS: Final = frozenset((TITLE, ORG, NAME, UNKNOWN, MEDIA, ANONYMOUS, DOCUMENT, NOUN, ADJECTIVE))


def noun(text: Text, i: int, drafts: Sequence[Draft]) -> list[Draft]:
    """What the noun at token i reports. drafts: those before it, whose openings are taken."""
    start, limit = bounds(text, i)
    word = text.words[i]
    done = i > start and text.words[i - 1].form in _DONE and word.definite and word.role != FUSED
    if i > start and text.words[i - 1].form in _UNSAID and not done:
        return []
    if word.pro == "و" and word.suffix and i > start and text.words[i - 1].suffix == word.suffix:
        return []  # «عن شكره وتقديره للبلدية»: the verb's content goes on
    if word.role == FUSED and word.pro == "ب":
        charged = _charge(text, i, limit)
        if charged is not None:
            return [charged]
    for sense in text.words[i].cue.nouns:
        draft = _reading(text, i, sense, start, limit, drafts, done)
        if draft is not None:
            return [draft]
    return []


def _charge(text: Text, i: int, limit: int) -> Draft | None:
    """«بتهمة السرقة», «بدعوى «دعم الجهد»»: of what somebody is accused, or what is put forward for a deed."""
    at = i + 1
    if at >= limit:
        return None
    for sense in text.words[i].cue.nouns:
        frame = frame_of(sense)
        if not frame.options.get("charge"):
            continue
        quote = quote_at(text, at)
        if quote is not None and quote.close is not None:
            contents = [(quote.first, quote.last)]
        elif text.words[at].shape & MASDAR and not text.words[at].pro.startswith("و"):
            opening = Opening("object", at, None, None, at)
            contents = content_from(text, opening, limit, frame.stance, within=True, tight=True)
        else:
            continue
        return Draft(i, i + 1, contents, frame.stance, "noun", impersonal=True, mark=at)
    return None


def _reading(
    text: Text, i: int, sense: Sense, start: int, limit: int, drafts: Sequence[Draft], done: bool
) -> Draft | None:
    """done: «تم» stands before the noun, so that it reports though nobody is named («تم التأكيد على»)."""
    words = text.words
    word = words[i]
    frame = _nominal(frame_of(sense))
    suffixed = bool(sense.suffix)
    if sense.suffix in ("نا", "ي"):
        return None
    owner, target, past = _owner(text, i, sense, frame, limit)
    past = _past_time(text, past, limit)
    if past >= limit:
        return None
    opening = _near(
        text, past, frame, limit, owner, object_first=owner is not None and sense.tense == "masdar"
    )
    if opening is None:
        return None
    if any(opening.mark == other.mark for other in drafts[-3:]):
        return None  # «قال في تصريحات إن»: the clause is the verb's
    if opening.kind == "clause":
        if words[opening.mark].form[:1] == "ف" or (frame.weak and opening.mark != i + 1):
            return None
        if (
            frame.weak
            and not suffixed
            and not (word.definite or owner is not None)
            and frame.stance == "neutral"
        ):
            return None
    elif done and not is_deed(words[opening.first]) and words[opening.first].form not in ABSTRACT:
        return None  # «تم الكشف عن مجموعة»
    elif not done and (
        frame.weak
        or not suffixed
        and owner is None
        and target is None
        and not _stands_alone(sense, word, frame)
    ):
        return None
    if owner is not None and not can_say(text, owner):
        return None
    contents = content_from(text, opening, limit, frame.stance, tight=True)
    called_upon = opening.target is not None  # «دعوته إلى المجلس لزيارة …»
    besides = past < opening.mark and words[past].raw not in "،," and not (called_upon or done)
    if opening.kind == "prep" and besides:
        contents = [(past, contents[-1][1])]  # «الاتهام إليه بـ»
    if target is not None:
        contents = [(target.first, contents[-1][1])]
    agreeing: Sense | None = None
    if owner is None and not suffixed:
        owner, agreeing = _light_subject(text, i, start)
    nobody = not suffixed and owner is None and agreeing is None
    return Draft(
        i,
        i + 1,
        contents,
        frame.stance,
        "noun",
        source=owner,
        sense=agreeing,
        impersonal=nobody,
        mark=opening.mark,
    )


def _past_time(text: Text, past: int, limit: int) -> int:
    """Past an aside that says when, between commas («إعلان المجلس، منذ يومين، انطلاق المعركة»)."""
    words = text.words
    if (
        past + 2 < limit
        and words[past].raw in "،,"
        and (is_time(words[past + 1]) or words[past + 1].time is not None)
    ):
        for k in range(past + 2, min(past + 6, limit)):
            if words[k].raw in "،,":
                return k + 1
    return past


def _stands_alone(sense: Sense, word: Word, frame: Frame) -> bool:
    """The noun reports with a preposition though nobody is named beside it («الاتهامات بـ», «الإعلان عن»)."""
    if sense.number == "p" and frame.stance == "opining" and not word.suffix:
        return True  # «وسط توقعات بـ»
    if sense.tense == "masdar":
        return word.definite and frame.stance == "neutral" and word.role != FUSED
    return frame.stance not in ("affirming", "committing", "opining")


_NOMINAL: Final[dict[tuple[str, ...], tuple[str, ...]]] = {}
"""What verbal nouns govern, by what their verbs do."""


def _nominal(frame: Frame) -> Frame:
    """The frame of a verb as its verbal noun has it: a quotation or a bare object does not follow at once."""
    governs = _NOMINAL.get(frame.governs)
    if governs is None:
        kept = (g for g in frame.governs if g != "quote")
        governs = tuple(dict.fromkeys(g.split("+", 1)[1] if g.startswith("object+") else g for g in kept))
        _NOMINAL[frame.governs] = governs
    return Frame(frame.stance, governs, frame.weak, frame.target_in_content, frame.options)


def _owner(
    text: Text, i: int, sense: Sense, frame: Frame, limit: int
) -> tuple[Phrase | None, Phrase | None, int]:
    """Who says it, whom it is about, and the token past them.

    «اتهام X بـ», «اتهامه من قبل X بـ», «الدعوات التركية لـ».
    """
    words = text.words
    word = words[i]
    past = i + 1
    if past >= limit:
        return None, None, past
    if sense.suffix:
        agent = _AGENT.past(text, past, limit)
        owner = phrase(text, agent, limit) if agent else None
        return owner, None, owner.last if owner is not None else past
    if word.definite:
        if words[past].bits & c.DEMONYM:
            return Phrase(past, past + 1, past, False), None, past + 1
        while past < limit and past <= i + 2 and (words[past].role == ADJECTIVE or _describes(text, past)):
            past += 1
        return None, None, past
    if words[past].form == "من" and sense.tense == "noun":  # «وعودا من الحاكم بـ»
        owner = phrase(text, past + 1, limit, apposition=False)
        if owner is not None and can_say(text, owner) and (owner.named or words[owner.head].role in _GIVERS):
            return owner, None, owner.last
    if words[past].role not in _OWNERS:
        return None, None, past
    if word.shape & ACCUSATIVE:  # «تساؤلا بدهيا عن»: nothing is annexed to it
        return None, None, past + (words[past].raw[-1:] == "ا")
    if words[past].role == ADJECTIVE and not words[past].definite or words[past].bits & c.ADJECTIVE:
        return None, None, past + 1
    owner = phrase(text, past, limit, apposition=False)
    if owner is None:
        return None, None, past
    bare = owner if frame.options.get("urges") else None
    if bare is not None and sense.tense == "masdar":
        return None, None, owner.last  # «لحث الشباب على»: whom, not who
    if frame.target_in_content and sense.number != "p":
        second = phrase(text, owner.last, limit, apposition=False) if words[owner.last - 1].definite else None
        if second is None:
            return None, owner, owner.last
        return owner, second, second.last
    return owner, None, owner.last


def _describes(text: Text, j: int) -> bool:
    """A definite participle or adjective after a definite noun («الاتهامات الموجهة»)."""
    word = text.words[j]
    return word.definite and any("participle" in s.tense for s in word.senses)


def _near(
    text: Text, past: int, frame: Frame, limit: int, owner: Phrase | None, *, object_first: bool
) -> Opening | None:
    """The opening right after the noun and its owner; a prepositional phrase may stand between («الاتهام إليه بـ»)."""
    words = text.words
    if "object" in frame.governs:
        if object_first and _masdar(text, past):
            return Opening("object", past, None, None, past)
        rest = tuple(g for g in frame.governs if g != "object")
        frame = Frame(frame.stance, rest, frame.weak, frame.target_in_content, frame.options)
    opening = open_content(text, past, frame, min(limit, past + 5), subject=False)
    if opening is not None and opening.kind == "colon" and opening.mark == past + 1:
        return opening if words[past].bits & c.ANAPHORIC else None  # «الدعوة نفسها: وقف القتال»
    if opening is None or opening.kind not in ("clause", "prep"):
        return None
    asked = opening.kind == "prep" and opening.mark == past + 1 and owner is not None and owner.named
    if opening.mark > past and not (object_first or asked) and text.words[past].raw in "،,":
        return None  # «لائحة الادعاء، ذلك أن»
    if opening.mark > past:
        between = words[past]
        if (
            opening.kind == "prep"
            and between.raw not in "،,"
            and between.role not in (STOP, FUSED, PREPOSITION)
        ):
            return None
        if opening.mark > past + 2 or any(words[k].role == VERB for k in range(past, opening.mark)):
            return None
    return open_content(text, past, frame, limit, subject=False) or opening


def _masdar(text: Text, j: int) -> bool:
    word = text.words[j]
    return not word.definite and not word.pro and any(s.tense == "masdar" for s in word.senses)


def _light_subject(text: Text, i: int, start: int) -> tuple[Phrase | None, Sense | None]:
    """The subject of the verb that the noun completes («أصدر الحاكم أوامر بـ»), or the form that it agrees with."""
    words = text.words
    for j in range(i - 1, max(start, i - 12) - 1, -1):
        if words[j].role in HEADS or is_time(words[j]):
            continue
        senses = [s for s in words[j].senses if s.lexeme.lemma in _LIGHT and s.person == 3]
        if words[j].role != VERB or not senses:
            break
        k = past_times(text, j + 1, i)
        found = phrase(text, k, i) if k < i else None
        if found is not None and can_say(text, found):
            return found, None
        if senses[0].pro == "ف":
            return topic(text, j, start), senses[0]  # «أما X فأعادت الدعوة نفسها:»
        before = None if senses[0].pro else source_before(text, j, start, senses[0])
        return before, senses[0]
    return None, None
