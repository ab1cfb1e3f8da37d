"""Subject, addressee or object: what a noun phrase after a verb of reporting is, by its form and what follows it.

Each function looks at the words of a text from token numbers, and decides nothing about the cue's frame.
"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.read import particles
from musnad.read.cues import is_time
from musnad.read.frames import PLAIN
from musnad.read.phrases import Phrase
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    MASDAR,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    SUFFIXED,
    VERB,
)
from musnad.text import Word

NOT_OPENING = particles.words("not_opening")
ABSTRACT = particles.words("abstract")
_ADDRESSED = particles.words("addressed")
_ALL = particles.words("all_of")
_PAUSES = frozenset((NAME, PUNCTUATION, STOP))


def nominative(word: Word) -> bool:
    """A definite dual or plural that shows that it is the subject («الحركتان», «المهاجمون»)."""
    return word.definite and len(word.stem) > 4 and word.stem.endswith(("ان", "ون"))


def addressed(words: Sequence[Word], found: Phrase) -> bool:
    """The phrase can only be the object: its ending shows it, or it is all of some («دعا جميع الأطراف إلى»)."""
    head = words[found.first]
    if head.role == QUANTIFIER and head.stem in _ALL or head.form in _ADDRESSED:
        return True
    plural = head.stem.endswith("ين") and len(head.stem) > 4
    return plural and head.role in "TANO" and not head.pro.startswith("و")


def parted(words: Sequence[Word], found: Phrase) -> tuple[Phrase, Phrase] | None:
    """The two parties in what was taken for one («دعا الرئيس السكان إلى»)."""
    for k in range(found.last - 1, found.first, -1):
        word = words[k]
        described = word.shape & ATTRIBUTE or word.role == ADJECTIVE
        if word.definite and words[k - 1].definite and not described:
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
        eventful = last.shape & MASDAR or last.cue is not None and last.cue.nouns or owned
        described = last.shape & ATTRIBUTE or last.role == ADJECTIVE
        cut = eventful and not described and (before.definite or owned)
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
    """A clause follows what looks like an object at token j («كشف مصدر مطلع في المعارضة أن»)."""
    word = words[j]
    if word.shape & MASDAR or word.cue is not None and word.cue.nouns or word.definite:
        return False
    for k in range(j + 2, min(j + 16, limit)):
        role = words[k].role
        if role == COMPLEMENTIZER:
            return words[k].form in PLAIN and words[k - 1].form not in NOT_OPENING
        if role in (VERB, RELATIVE, PUNCTUATION):
            return False
    return False


def bare_masdar(words: Sequence[Word], j: int) -> bool:
    """A verbal noun in construct at token j that nothing before it governs («… في مايو اطلاق قذيفتين»)."""
    word, before = words[j], words[j - 1]
    if word.definite or word.pro or before.form in ABSTRACT:
        return False
    free = before.definite or is_time(before) or before.role in _PAUSES
    return free and any(s.tense == "masdar" for s in word.senses)
