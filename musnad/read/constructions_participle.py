"""Participles of reporting: «مؤكدا أن», «مشيرة إلى», and the adjective of who demands («الحزب المطالب بـ»)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.lexicon import Sense
from musnad.read import particles
from musnad.read.contents import content_from
from musnad.read.cues import asked_of_god, frame_of
from musnad.read.drafts import Draft
from musnad.read.openings import open_content
from musnad.read.openings_parties import ABSTRACT
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import bounds, quote_at
from musnad.read.roles import (
    FUSED,
    HEADS,
    MASDAR,
    NUMBER,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    VERB,
)
from musnad.text import Text

_NEAR: Final = 8
_WITHIN: Final = frozenset(("من", "في", "بين", "مع"))
"""Prepositions that what is demanded may hold."""
_LINKING: Final = particles.words("linking")
_WITHHELD: Final = particles.words("withheld")


def participle(text: Text, i: int) -> list[Draft]:
    """What the participle at token i reports; its source is the subject that it agrees with."""
    start, limit = bounds(text, i)
    for sense in text.words[i].cue.participles:
        draft = (
            _adjective(text, i, sense, start, limit)
            if text.words[i].definite
            else _adverbial(text, i, sense, start, limit)
        )
        if draft is not None:
            return [draft]
    return []


def _adverbial(text: Text, i: int, sense: Sense, start: int, limit: int) -> Draft | None:
    words = text.words
    word = words[i]
    frame = frame_of(sense)
    before = words[i - 1] if i > start else None
    if sense.suffix or sense.pro not in ("", "و") or sense.number == "d" and word.raw.endswith("ان"):
        return None
    if sense.number == "d":
        sense = sense._replace(number="p")  # «مؤكدين» may be two or more
    if before is not None and (before.form in _LINKING or before.role == NUMBER):
        return None
    opening = open_content(text, i + 1, frame, limit, subject=False)
    if opening is None or opening.kind == "carrier":
        return None
    after_pause = before is None or before.role in (PUNCTUATION, STOP)
    stance = frame.stance
    if frame.options.get("prays") and opening.kind == "clause":
        if not asked_of_god(text, i + 1, opening.mark):
            return None
        stance = "demanding"
    first = words[opening.first] if opening.first < len(words) else word
    held = first.form in ABSTRACT or first.shape & MASDAR and not first.definite
    telling = after_pause or word.raw[-1:] in "ا\u064b" and opening.mark == i + 1 and held
    if opening.kind == "object" and (
        not telling or frame.stance == "denying" and words[opening.first].form in _WITHHELD
    ):
        return None  # «رافضا التعليق على»
    if opening.kind == "quote":
        if opening.mark > i + 1 and not _where(text, i + 1, opening.mark):
            return None
        quote = quote_at(text, opening.mark)
        if "quote" not in frame.governs or quote is None or quote.last - quote.first < 3:
            return None
    habit = (
        word.raw[-1] in "ةه" and not words[opening.first].definite
    )  # «عادة جميلة», but «عادة الخطوة تصعيدا»
    threatened = word.raw[-1] in "ةه" and frame.stance == "warning" and opening.kind == "prep"
    quoted = quote_at(text, i + 1) is not None  # «متوعدة "بالرد"»
    if threatened and not quoted and (before is None or before.role != PUNCTUATION):
        return None  # «وهي مهددة بالانهيار»
    certain = frame.options.get("certain_participle") and after_pause and not habit
    if frame.weak and opening.kind in ("object", "prep") and not certain:
        return None
    if word.raw[-1] in "ةه" and not after_pause and opening.mark > i + 1:
        return None  # an adjective: «معلومات موثقة»
    contents = content_from(text, opening, limit, frame.stance)
    if frame.target_in_content and opening.target is not None:
        contents = [(opening.target.first, contents[-1][1])]
    return Draft(i, i + 1, contents, stance, "participle", sense=sense, mark=opening.mark)


def _where(text: Text, i: int, mark: int) -> bool:
    """No more than where or how it was said stands between («مضيفا على الموقع «…»», «مؤكدا بثقة تامة «…»»)."""
    words = text.words
    between = range(i, mark)
    return (
        words[i].role in (PREPOSITION, FUSED)
        and len(between) <= _NEAR
        and not any(words[k].role in (PUNCTUATION, VERB, RELATIVE) for k in between)
    )


def _adjective(text: Text, i: int, sense: Sense, start: int, limit: int) -> Draft | None:
    frame = frame_of(sense)
    word = text.words[i]
    if (
        frame.weak
        or frame.target_in_content
        or frame.options.get("impersonal_only")
        or word.shape & MASDAR
        and word.raw[-1] in "ةه"
    ):
        return None  # «المتهمون بـ» are accused; «الموافقة على» is a deed
    opening = open_content(text, i + 1, frame, limit, subject=False)
    if opening is None or opening.kind != "prep" or opening.mark != i + 1:
        return None
    described = _phrase_ending(text, i, start)
    if described is None:
        return None
    first, last = content_from(text, opening, limit, frame.stance)[0]
    words = text.words
    away = (
        k for k in range(first + 1, last) if words[k].role == PREPOSITION and words[k].form not in _WITHIN
    )
    return Draft(
        i,
        i + 1,
        [(first, next(away, last))],  # «أسفر تمرد الحزب المطالب بالاستقلال عن»
        frame.stance,
        "participle-adjective",
        source=described,
        sense=sense,
        mark=opening.mark,
    )


def _phrase_ending(text: Text, j: int, start: int) -> Phrase | None:
    """The longest noun phrase that ends right before token j."""
    for k in range(max(start, j - 8), j):
        if text.words[k].role in HEADS:
            found = phrase(text, k, j, apposition=False)
            if found is not None and found.last == j:
                return found
    return None


def expected(text: Text, i: int) -> list[Draft]:
    """«من المتوقع أن»: nobody in particular expects."""
    words = text.words
    start, limit = bounds(text, i)
    if not words[i].definite or i == start or words[i - 1].form.lstrip("و") != "من":
        return []
    if i - 2 >= start and words[i - 2].role == RELATIVE:  # «القانون الذي من المتوقع أن يصدر غدا، …»
        limit = next((k for k in range(i + 1, limit) if words[k].raw in "،,"), limit)
    for sense in words[i].cue.passives:
        frame = frame_of(sense)
        opening = open_content(text, i + 1, frame, limit, subject=False)
        if opening is not None and opening.kind == "clause" and opening.mark <= i + 3:
            contents = content_from(text, opening, limit, frame.stance)
            return [Draft(i, i + 1, contents, frame.stance, "impersonal", impersonal=True, mark=opening.mark)]
    return []
