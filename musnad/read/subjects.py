"""The subject of a verb, where it stands before the verb («الوزير قال», «الوزير الذي زار المدينة أمس قال»)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Sense
from musnad.read import particles
from musnad.read.clauses import phrase_before
from musnad.read.cues import is_time
from musnad.read.phrases import Phrase, phrase, reaching
from musnad.read.proper_names import names_anyway
from musnad.read.quotations import quote_at
from musnad.read.resolve import compatible
from musnad.read.roles import (
    ABBREVIATED,
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    DOCUMENT,
    FUSED,
    HEADS,
    MEDIA,
    NUMBER,
    ORG,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    TITLE,
    VERB,
    WHEN,
    PlainWords,
)
from musnad.read.sources import agreement, can_say
from musnad.text import Text, Word

_AUXILIARY: Final = particles.words("auxiliary")
_WAS: Final = particles.words("was")
_PARTIES: Final = frozenset("TOMADG")
_PARTICLES: Final = PlainWords("before_verb")
"""Between a subject and its verb: «قد», «كان», «لم»."""
_COMMAS: Final = "،,"
_ASIDE: Final = '()«»"“”'
_REACH: Final = 14
"""Tokens of adjuncts or of a relative clause that may stand between a subject and its verb."""
_NO_PAUSE: Final = frozenset(("امس", "عدم"))
"""Small words that break no clause: «المصدر الذي طلب عدم ذكر اسمه، أكد»."""
_NO_SUBJECT: Final = frozenset((PREPOSITION, FUSED, COMPLEMENTIZER, STOP, PUNCTUATION))
_MASCULINE: Final = "الذي"
_FEMININE: Final = frozenset(("التي", "اللاتي", "اللواتي"))


def source_before(text: Text, i: int, start: int, sense: Sense) -> Phrase | None:
    """The subject of the verb at token i when it stands before it, not before token `start`."""
    words = text.words
    j = i
    while j > start and words[j - 1].form in _PARTICLES.forms:
        j -= 1
    for relative in (j - 1, j):
        if start <= relative < i and words[relative].role == RELATIVE:
            if sense.suffix and words[i].form[: -len(sense.suffix)][-1:] == "و":
                return None  # «القرار الذي اعتبروه ظالما»: the pronoun is the decision
            return _antecedent(text, relative, start, sense)
    comma = j > start and words[j - 1].raw in _COMMAS
    end = j - 1 if comma else j
    k = _clause_start(text, end, start)
    while k < end:
        word = words[k]
        if word.role == PREPOSITION or word.role == FUSED and word.pro[-1:] != "و":
            inner = phrase(text, k + (word.role == PREPOSITION), end)
            k = inner.last if inner is not None else k + 1
            if k < end and words[k].role == ADJECTIVE:
                rest = phrase(text, k, end)  # «في البلدة شرقي الإقليم»
                k = rest.last if rest is not None else k + 1
            continue
        heads = word.role in HEADS or word.role == NUMBER or names_anyway(words, k)
        found = phrase(text, k, end) if heads else None
        described = k > start and is_time(words[k - 1]) and _says_which(word)  # «في يونيو الماضي»
        if found is None or words[found.head].shape & WHEN or described:
            k = found.last if found is not None else k + 1
            continue
        if _up_to(text, found, end, start, comma):
            if found.first == start + 2 and words[start + 1].raw == "/" and words[start].shape & PLACE:
                return None  # «المدينة/ الوكالة نفت الوزارة»
            if (
                found.first > start
                and words[found.first - 1].cue is not None
                and _reports(words[found.first - 1])
            ):
                return None  # «وحسب ما نقلته الوكالة ذكر الوزير أن»: she is that verb's subject
            return found if _agrees(text, found, sense) else None
        k = found.last
    return None


def topic(text: Text, i: int, start: int) -> Phrase | None:
    """«أما X فقال»: whom the sentence turns to."""
    if start < i and text.words[start].form in ("اما", "واما"):
        found = phrase(text, start + 1, i)
        return found if found is not None and can_say(text, found) else None
    return None


def _says_which(word: Word) -> bool:
    """An adjective of a time before it («في يونيو الماضي», «أغسطس الحالي»)."""
    if word.bits & (c.TITLE | c.ORG | c.ANONYMOUS | c.MEDIA):
        return False
    return word.role == ADJECTIVE or word.definite and word.shape & ATTRIBUTE != 0


def _reports(word: Word) -> bool:
    return word.role == VERB and bool(word.cue.finite)


def _clause_start(text: Text, end: int, start: int) -> int:
    """The first token of the clause that ends before token `end`."""
    words = text.words
    k = end
    commas = 0
    while k > start:
        word = words[k - 1]
        if word.role == PUNCTUATION and k - 2 >= start and words[k - 2].shape & ABBREVIATED:
            pass  # «د. سامي النادر قال»
        elif word.role == PUNCTUATION:
            commas += word.raw in _COMMAS
            if commas > 2 or word.raw not in _COMMAS + _ASIDE:
                break
        elif word.role == VERB and k - 2 >= start and words[k - 2].role == RELATIVE:
            pass  # «الوزير الذي زار المدينة قال»
        elif names_anyway(words, k - 1):
            pass  # «بان كي مون يطالب»
        elif word.role in (COMPLEMENTIZER, VERB, STOP) and word.form not in _NO_PAUSE:
            break
        k -= 1
    return k


def _up_to(text: Text, found: Phrase, end: int, start: int, comma: bool) -> bool:
    """The phrase reaches up to the verb, but for adjuncts; a comma before the verb must close something begun."""
    words = text.words
    if found.last == end:
        if not comma or any(words[k].raw in _COMMAS for k in range(found.first, found.last)):
            return True
        recalled = found.first > start and words[found.first - 1].form.lstrip("و") in _WAS
        return recalled or found.first == start and _turned_to(text, found, end + 1)
    if end - found.last > _REACH:
        return False
    after = words[found.last]
    if comma:
        return after.raw in _COMMAS or after.role == RELATIVE
    return (
        after.role in (PREPOSITION, FUSED, PUNCTUATION, RELATIVE)
        or after.bits & c.ADVERB_TIME != 0
        or (after.time is not None)
    )


def _turned_to(text: Text, found: Phrase, verb: int) -> bool:
    """A party opens the sentence, a comma after it, and no other party follows the verb («النادر، أكد أن»)."""
    words = text.words
    head = words[found.head]
    if head.shape & PLACE or not (head.definite or found.named) or not can_say(text, found):
        return False
    return verb + 1 >= len(words) or words[verb + 1].role in _NO_SUBJECT


def _antecedent(text: Text, relative: int, start: int, sense: Sense) -> Phrase | None:
    """The phrase that a relative clause belongs to: the longest one that agrees and ends right before it."""
    words = text.words
    feminine = words[relative].form.lstrip("و") in _FEMININE
    if feminine and sense.gender == "m" and sense.number == "s":
        return None  # «الدول التي قال إنها»: another says it of them
    if words[relative].form.lstrip("و") == _MASCULINE and sense.gender == "f":
        return None  # «الزعيم الذي أكدت الحركة وفاته»
    plural = words[relative].form.lstrip("و") == "الذين"
    if plural and sense.number == "s":
        return None
    if (sense.number == "p" or sense.gender == "f") and words[relative].form.lstrip("و") == "الذي":
        return None  # «البرنامج الذي يأملون بموجبه», «التسجيل الذي أكدت مصادر أنه»
    end = relative
    if end > start and words[end - 1].raw in _COMMAS:
        end -= 1
    for k in range(reaching(text, max(start, end - 12), end), end):
        word = words[k]
        if word.role not in HEADS and word.role != FUSED:
            continue
        if k > start and word.role != TITLE and _annexed(text, k):
            continue
        found = phrase(text, k, end, apposition=False)
        if found is None or found.last != end:
            continue
        if words[found.head].shape & WHEN:
            return None  # «في الوقت الذي أفاد فيه»
        shown = agreement(text, found).gender
        if feminine and not shown and not words[found.head].bits & c.ORG and not _country(words[found.head]):
            continue
        if feminine or plural or shown != "f":
            return found
    return None


def _country(word: Word) -> bool:
    """A country by its name («تركيا التي تخشى»)."""
    return word.shape & PLACE != 0 and len(word.key) == 2 and word.key.isascii()


def _annexed(text: Text, k: int) -> bool:
    """The noun before the token is annexed to it."""
    before = text.words[k - 1]
    return before.role in (TITLE, ORG, MEDIA, DOCUMENT) and not before.definite


def _agrees(text: Text, found: Phrase, sense: Sense) -> bool:
    """The phrase can be the subject of a verb that follows it."""
    if text.words[found.head].shape & ACCUSATIVE and text.words[found.head].role == QUANTIFIER:
        return False  # «لسان حالهم جميعا يقول»
    shown = agreement(text, found)
    if not shown.gender and not shown.number:
        return True
    if shown.number == "p" and shown.gender == "m":
        return sense.number == "p" or sense.gender == "f" or sense.number == "s" and found.last == found.first
    return not (shown.gender == "f" and sense.gender == "m" and sense.number == "s" and sense.person == 3)


def subject_before(text: Text, i: int, start: int, sense: Sense) -> Phrase | None:
    """The subject of the verb at token i, when it stands before it."""
    if i == start:
        return _outside_quotation(text, i)
    before = text.words[i - 1]
    if (
        before.role in HEADS
        or before.role in (RELATIVE, PUNCTUATION)
        or before.form in _AUXILIARY
        or before.suffix
    ):
        if sense.number == "p" and sense.tense == "imperfect" and before.role in HEADS:
            found = _described(text, i, start, sense)  # «منتقدين يقولون إنها»
            if found is not None and agreement(text, found).number == "p":
                return found
        found = source_before(text, i, start, sense)
        if found is None and before.role == RELATIVE and i - 2 >= start:
            return _antecedent_in_preposition(text, i)
        if found is None:
            found = _after_opener(text, i, start)
        return found if found is not None or sense.tense == "perfect" else _described(text, i, start, sense)
    if before.role in (STOP, FUSED, NUMBER):
        return source_before(text, i, start, sense)
    return None


def _outside_quotation(text: Text, i: int) -> Phrase | None:
    """The subject of the first verb of a quotation («قال إن الوزارة «ترفض الحوار»»)."""
    if i < 3 or quote_at(text, i - 1) is None:
        return None
    first, _ = text.sentences[text.sent[i]]
    found = phrase_before(text, i - 1, first)
    if found is None or found.first == first or not can_say(text, found):
        return None
    return found if text.words[found.first - 1].role == COMPLEMENTIZER else None


def _antecedent_in_preposition(text: Text, i: int) -> Phrase | None:
    """«للمرصد الذي أشار»: the party stands with its preposition."""
    before = text.words[i - 2]
    return Phrase(i - 2, i - 1, i - 2, False) if before.role == FUSED and before.inner in _PARTIES else None


def _after_opener(text: Text, i: int, start: int) -> Phrase | None:
    """The party between أن or كان and the verb («أن مسؤولا عسكريا قال», «وكان رئيس المجلس أعلن»)."""
    found = phrase_before(text, i, start)
    if found is None or found.first == start or not can_say(text, found):
        return None
    opener = text.words[found.first - 1]
    return found if opener.role == COMPLEMENTIZER or opener.form.lstrip("و") in _WAS else None


def _described(text: Text, i: int, start: int, sense: Sense) -> Phrase | None:
    """The party right before the verb, which describes it («تسجيل فيديو يدعو إلى», «أكثر من مليون مغرد يستنكرون»)."""
    found = phrase_before(text, i, start)
    if found is None or text.words[found.head].role == DEMONSTRATIVE:
        return None
    if found.first > start and text.words[found.first - 1].role == PREPOSITION:
        return None
    if text.words[found.head].shape & ACCUSATIVE and not text.words[found.head].bits & c.DOCUMENT:
        return None
    return found if can_say(text, found) and compatible(text, found, sense) else None
