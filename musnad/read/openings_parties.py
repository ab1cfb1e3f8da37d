"""Subject, addressee or object: what a noun phrase after a verb of reporting is, by its form and what follows it.

Each function looks at the words of a text from token numbers, and decides nothing about the cue's frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.complements import BY_IT, completing
from musnad.read.cues import is_time
from musnad.read.holders import is_address
from musnad.read.phrases import Phrase, phrase
from musnad.read.proper_names import constructs, quoted_name
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DAY,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PARTICIPLE,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.read.sources import can_say
from musnad.read.withholding import WITHHOLDING, past_withholding
from musnad.text import Text, Word

NOT_OPENING: Final = particles.words("not_opening")
ABSTRACT: Final = particles.words("abstract")
_STYLED: Final = particles.words("styled")
_ADDRESSED: Final = particles.words("addressed")
ALL: Final = particles.words("all_of")
COLLECTIVE: Final = particles.words("collective")
_CLAIMED: Final = particles.words("claimed")
VEIL: Final = particles.words("veil")
_JOINS: Final = frozenset("GUNJTOM")
_SON: Final = frozenset(("بن", "بنت"))
_PAUSES: Final = frozenset((NAME, PUNCTUATION, STOP))


def nominative(word: Word) -> bool:
    """A dual or plural that shows that it is the subject («الحركتان», «المهاجمون», «متمردو الجبل»)."""
    return constructs(word) or word.definite and len(word.stem) > 4 and word.stem.endswith(("ان", "ون"))


def addressed(words: Sequence[Word], found: Phrase) -> bool:
    """The phrase can only be the object: its ending shows it, or it is all of some («دعا جميع الأطراف إلى»)."""
    head = words[found.first]
    if head.role == QUANTIFIER and head.stem in ALL or head.form in _ADDRESSED:
        return True
    if head.shape & SUFFIXED and head.role in (ORG, NOUN) and found.last == found.first + 1 and not head.pro:
        return not head.bits & c.KINSHIP  # «أمرت قواتها بـ»: it is the speaker's
    plural = head.stem.endswith("ين") and len(head.stem) > 4
    people = head.role in "TANO" or head.bits & c.DEMONYM  # «ودعت الكينيين إلى»
    return plural and bool(people) and not head.pro.startswith("و")


def parted(words: Sequence[Word], found: Phrase) -> tuple[Phrase, Phrase] | None:
    """The two parties in what was taken for one («دعا الرئيس السكان إلى»)."""
    for k in range(found.last - 1, found.first, -1):
        word = words[k]
        described = word.shape & ATTRIBUTE or word.role == ADJECTIVE
        several = word.stem.endswith("ات") and not words[k - 1].stem.endswith("ات")
        described = described and not (several and word.bits & c.ORG or word.form in COLLECTIVE)
        if word.role == TITLE and words[found.head].stem in _STYLED:
            continue  # «صاحب السمو الملكي الأمير سامي النادر»
        if words[found.head].role == TITLE and is_address(word) and words[k - 1].shape & PLACE:
            continue  # «الأمين العام للمركز بمملكة النرويج الدكتور سامي النادر»
        country = word.shape & PLACE and found.named and word.stem.endswith("يه")
        described = described and not country  # «توعد سامي الحوثي السعودية»
        joined = word.pro[:1] == "و" or word.role == FUSED  # «الأمين العام للمركز»
        several = k - 1 == found.head and words[k - 1].stem.endswith("ون")  # «اتهم معارضون الحكومة بـ»
        if word.definite and (words[k - 1].definite or several) and not described and not joined:
            return Phrase(found.first, k, found.head, found.named), Phrase(k, found.last, k, False)
    return None


def without_object(words: Sequence[Word], found: Phrase, limit: int) -> Phrase | None:
    """The subject without the object at its end; None when it has none.

    The object is a counted noun («أعلن المرصد 23 قتيلا»), a noun with a pronoun after a name («أعلن التنظيم
    مسؤوليته عن»), or a definite event or report after a definite noun («نفت الوزارة الأنباء», «تبنى التنظيم الهجوم»).
    """
    if found.last - found.first < 2:
        return None
    last, before = words[found.last - 1], words[found.last - 2]
    owned = before.shape & SUFFIXED and not before.definite
    if last.role == NUMBER:
        cut = found.last < limit and words[found.last].shape & ACCUSATIVE
    elif last.definite:
        eventful = (
            last.form in _CLAIMED or last.shape & MASDAR or last.cue is not None and last.cue.nouns or owned
        )
        described = (last.shape & ATTRIBUTE or last.role == ADJECTIVE) and last.form not in _CLAIMED
        named = last.form in _CLAIMED and before.role in (NAME, ORG)  # «أعلنت حركة نسيم المسؤولية عن»
        cut = eventful and not described and (before.definite or owned or named)
    else:
        cut = last.shape & SUFFIXED and last.role in "NvU" and (before.definite or before.role in (NAME, ORG))
    return Phrase(found.first, found.last - 1, found.head, found.named) if cut else None


def may_be_object(word: Word) -> bool:
    """The word can begin an object beside a subject that was found."""
    return word.role in "NJMOD" and not is_time(word) and not word.pro.startswith("و")


def object_follows(words: Sequence[Word], j: int, limit: int) -> bool:
    """An object stands after token j, so that what ends before j is the subject («أعلنت خلية الإعلام اليوم، مقتل»)."""
    if j < limit and may_be_object(words[j]):
        return True
    if words[j - 1].shape & MASDAR and words[j - 1].pro == "":
        return False
    for k in range(j, min(j + 12, limit)):
        word = words[k]
        if word.role in (VERB, COMPLEMENTIZER, RELATIVE):
            return False
        if word.shape & MASDAR and may_be_object(word) and words[k - 1].role not in (PREPOSITION, NOUN):
            return not word.definite
    return False


def clause_follows(words: Sequence[Word], j: int, limit: int) -> bool:
    """A clause follows what looks like an object at token j («كشف مصدر مطلع في المعارضة أن», «وادعى نعسان أن»)."""
    word = words[j]
    if word.bits & (c.GIVEN | c.FAMILY | c.SPEECH_EVENT) or word.suffix == "ي":
        return subject_of_clause(words, j + 1, limit)  # «وادعى نصري أن», «أكد في سياق تصريحاته أن»
    before = words[j - 1]
    annexed = before.role == NOUN and not (before.definite or before.suffix or word.pro)
    if (
        word.form in ABSTRACT
        or not annexed
        and (word.shape & MASDAR or word.cue is not None and word.cue.nouns)
    ):
        return False  # but «قائد عملية تحرير البلدة، أن»
    return subject_of_clause(words, j + 1, limit)


def subject_of_clause(words: Sequence[Word], j: int, limit: int) -> bool:
    """A clause with أن, or a colon, follows token j with no other verb between: what ends there is its subject."""
    within = False
    for k in range(j, min(j + 20, limit)):
        word, before = words[k], words[k - 1]
        role = word.role
        if role == COMPLEMENTIZER:
            free = before.role != PREPOSITION and before.form not in NOT_OPENING
            noun = before.cue is not None and before.cue.nouns or before.shape & MASDAR and k > j
            noun = noun and before.suffix != "ي"
            return free and not noun and before.role != VERB and word.form[:1] in "اب"
        if role == RELATIVE:
            within = True
        elif word.raw in "،,":
            within = False
        elif role in (VERB, PARTICIPLE) and not within or word.raw in ".؛;!؟?":
            return False
        elif before.raw in "،," and word.cue is not None and word.cue.participles and not word.definite:
            return False  # «أعلنت الحركة مسؤوليتها عن الهجوم، قائلة إن»: the clause is the participle's
        elif word.raw == ":" and k == j:
            return True
    return False


def joined_to(text: Text, j: int, limit: int) -> int:
    """Past the words from token j on that can only go on with the noun phrase before them, known or not: names,
    adjectives, nouns, a name in quotation marks («المدعي "العريس"»)."""
    words = text.words
    while j < limit:
        word = words[j]
        if word.form in WITHHOLDING and past_withholding(words, j, limit):
            break  # «مسؤول | فضل عدم ذكر اسمه»
        if words[j - 1].form in _SON and word.kind == "w" and not word.definite:
            j += 1  # «سامي بن صفر», whatever else the word means
            continue
        if word.role == PUNCTUATION and word.raw not in "-–":
            past = quoted_name(text, j, limit)
            if past < 0 or words[j - 1].role == PUNCTUATION:
                break
            j = past
            continue
        if word.raw in "-–" and word.raw and j + 1 < limit and _named(words[j - 1]) and _named(words[j + 1]):
            j += 2  # «جونسون - ميلر»
            continue
        if _hidden(words, j, limit):
            j += 2  # «الشيخ رافع النادر»
            continue
        if word.role == FUSED and word.pro == "لل" and word.shape & MASDAR and words[j - 1].role in "JMO":
            j += 1  # «نسيم العربية للتأثيث والديكور»
            if j < limit and words[j].pro == "وال" and words[j].role in (NOUN, ADJECTIVE):
                j += 1
            continue
        if (
            word.form in VEIL
            or word.form in _CLAIMED
            or word.role not in _JOINS
            or word.shape & (ACCUSATIVE | DAY)
            or is_time(word)
            or word.pro[:1] == "و"
        ):
            break
        if word.shape & MASDAR and not word.definite and not word.bits & (c.GIVEN | c.FAMILY):
            break
        completed = j + 1 < limit and (words[j + 1].role == PREPOSITION or words[j + 1].form in BY_IT)
        if word.definite and completed and _clausal(word):
            break  # «البيان الموجود على موقعه», «الحكومة المعترف بها»
        j += 1
    return j


def _clausal(word: Word) -> bool:
    """A participle that what follows completes, as a relative clause would («الموجود على», «المعترف بها»)."""
    if completing(word):
        return not word.bits & (c.GIVEN | c.FAMILY)
    return word.bits == c.COMMON and any("participle" in s.tense for s in word.senses)


def _named(word: Word) -> bool:
    return word.role in (NAME, UNKNOWN)


def _hidden(words: Sequence[Word], j: int, limit: int) -> bool:
    """A given name that is spelled like another word stands at token j: a verb, a surname after it and an office before
    it («الشيخ رافع النادر»), or a verbal noun, an unknown word after it («المجلس سرور نعسان»)."""
    if (
        words[j].role != MAYBE_VERB
        or words[j - 1].role != TITLE
        or j + 1 >= limit
        or words[j].shape & ACCUSATIVE
    ):
        return False
    following = words[j + 1]
    given = any("participle" in s.tense for s in words[j].senses)
    return given and (_named(following) or following.role == ADJECTIVE and following.definite)


def stretched(text: Text, found: Phrase, mark: int, kind: str) -> Phrase:
    """The subject with the rest of it, up to what the verb governs (at token `mark`) or to a pause or a preposition.

    Whatever stands there without a preposition is part of the subject, be it known or not («المتحدث باسم المجلس ورقاء
    شندل أن»); before an object only if nothing else stands between.
    """
    last = joined_to(text, found.last, mark)
    if last < mark and text.words[last].pro[:1] == "و" and kind != "object":
        other = phrase(text, last, mark)
        if other is not None and other.last == mark and can_say(text, Phrase(last, mark, other.head, False)):
            last = mark  # «والد الفقيد سامي بن صفر وأبناؤه»
    if last == found.last or kind == "object" and last < mark:
        return found
    words = text.words
    if found.named:
        name = (found.name[0], last) if found.name[1] == found.last else found.name
        return Phrase(found.first, last, found.head, True, name)
    person = words[found.head].role == TITLE or words[found.head].bits & c.KINSHIP
    person = (
        person or words[found.last - 1].definite and words[found.last].bits & c.GIVEN
    )  # «الخزاف سامي النادر»
    named = person and any(words[k].role in (NAME, UNKNOWN) for k in range(found.last, last))
    return Phrase(found.first, last, found.head, bool(named), (found.last, last) if named else (0, 0))


def bare_masdar(words: Sequence[Word], j: int) -> bool:
    """A verbal noun in construct at token j that nothing before it governs («… في مايو اطلاق قذيفتين»)."""
    word, before = words[j], words[j - 1]
    if word.definite or word.pro or before.form in ABSTRACT or before.role == RELATIVE:
        return False
    free = before.definite or is_time(before) or before.role in _PAUSES
    return free and any(s.tense == "masdar" for s in word.senses)
