"""Sources: the noun phrase before a cue, what kind of source it is, and who «he» is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musnad.document import SourceType
from musnad.lexicon import classes as c
from musnad.read.bodies import is_body
from musnad.read.phrases import Phrase
from musnad.read.roles import (
    ADJECTIVE,
    ANONYMOUS,
    ATTRIBUTE,
    DEMONSTRATIVE,
    DOCUMENT,
    FUSED,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PLACE,
    QUANTIFIER,
    TITLE,
    UNKNOWN,
    PlainWords,
)
from musnad.text import Text, Word

_PLURALS: Final = ("ون", "ين")


_COURTESY: Final = PlainWords("courtesy")
_ONE: Final = {"احد": "m", "احدي": "f"}
_BROKEN_PLURALS: Final = PlainWords("broken_plural")


class Agreement(NamedTuple):
    """Gender and number of a subject, as far as its form shows; empty: unknown."""

    gender: str
    number: str


def agreement(text: Text, found: Phrase) -> Agreement:
    """What the head of a phrase shows of its gender and number."""
    word = text.words[found.head]
    raw, bits = word.raw, word.bits
    stem = word.stem
    if word.form in _COURTESY.forms and found.last - found.first > 1:
        return Agreement("", "s")  # «سماحة المفتي» is a man
    one = text.words[found.first].form
    if found.head > found.first and one in _ONE:
        return Agreement(_ONE[one], "s")  # «أحد المصادر»
    if word.role in (NAME, UNKNOWN) and not bits & (c.ORG | c.MEDIA):
        return Agreement("f" if raw.endswith("ة") else "", "s")
    if bits & c.ANONYMOUS or bits & c.OFFICIAL_PLURAL:
        for sense in word.senses:
            if sense.nominal and sense.number == "p":
                return Agreement("m", "p")
        if stem.endswith((*_PLURALS, "ات")):
            return Agreement("m", "p")
    if stem.endswith(_PLURALS) and len(stem) > 4:
        return Agreement("m", "p")
    if stem in _BROKEN_PLURALS.forms:
        return Agreement("", "p")
    if raw.endswith("ة") or raw.endswith("ه") and _feminine(text, found, word):
        return Agreement("f", "s")
    if stem.endswith("ات") and len(stem) > 4:
        return Agreement("f", "p")
    return Agreement("", "")


def _feminine(text: Text, found: Phrase, word: Word) -> bool:
    """The ه at the end is written for ة: no pronoun, or annexed to what follows («مديره المرصد»), as no noun with a
    pronoun can be."""
    if not word.suffix:
        return word.stem.endswith("ه")
    following = text.words[found.head + 1] if found.head + 1 < found.last else None
    return (
        following is not None
        and following.definite
        and following.role in (ORG, NOUN)
        and not following.shape & ATTRIBUTE
    )


_LOOKED_AT: Final = 8
"""Occurrences of a surname that are looked at: people are introduced early."""


def surname_here(text: Text, found: Phrase) -> bool:
    """An unknown word with the article is somebody's surname in this text («المشوح», after «سامي المشوح»)."""
    words = text.words
    head = words[found.head]
    if not head.definite or head.bits or head.senses:
        return False
    at = 0
    for _ in range(min(words.count(head), _LOOKED_AT)):
        at = words.index(head, at)
        if at and words[at - 1].role == NAME and words[at - 1].bits & c.GIVEN:
            return True
        at += 1
    return False


_SPEAKERS: Final = c.PEOPLE | c.KINSHIP | c.DEMONYM


def can_say(text: Text, found: Phrase) -> bool:
    """The phrase can name who says something: a party, not an event or a thing («التطورات تنفي»)."""
    head = text.words[found.head]
    role = head.role
    if role in (TITLE, ORG, MEDIA, ANONYMOUS, DOCUMENT, NAME, UNKNOWN, FUSED) or head.bits & _SPEAKERS:
        return True
    if found.named:
        return True
    if role == QUANTIFIER and (head.definite or head.suffix):
        return True  # «البعض», «أحدهم»
    if role in (QUANTIFIER, NUMBER, DEMONSTRATIVE):
        following = text.words[found.head + 1] if found.head + 1 < found.last else None
        return following is not None and (
            following.role in (TITLE, ORG, MEDIA, ANONYMOUS, NAME)
            or bool(following.bits & (_SPEAKERS | c.ANAPHORIC))  # «هذا الأخير»
        )
    if text.string[text.starts[found.first]] in '«"“':
        return True
    if head.stem.endswith(_PLURALS) and len(head.stem) > 4:
        return True
    if surname_here(text, found):
        return True
    nominative = head.form[-1:] == "و" and len(head.form) > 4  # «متمردو الجبل»
    doer = (head.definite or nominative) and any(
        s.tense == "active_participle"
        and (s.lexeme.form != "1" or s.lexeme.lemma[0] != "أ" or "آ" in head.raw)
        for s in head.senses  # «الآمر», not «الأمر»
    )
    return doer and not head.bits & c.COMMON  # «القاتل», not «معلن»


_NAMES: Final = c.GIVEN | c.FAMILY | c.PARTICLE
_FULL: Final = 3
"""Words of a name that need no courtesy before them to be one («حسن نصر الله»)."""


def _ends_in_name(words: Sequence[Word]) -> bool:
    """An office whose place or body is followed by who holds it: «مدير الصحة بمحافظة جدة الدكتور سامي النادر»."""
    at = len(words)
    while at > 0 and (words[at - 1].bits & _NAMES or words[at - 1].raw == "الله") and not words[at - 1].pro:
        at -= 1
    unknown = len(words)
    while unknown > 0 and words[unknown - 1].role in (NAME, UNKNOWN) and not words[unknown - 1].pro:
        unknown -= 1
    if 0 < unknown < len(words) and words[unknown - 1].bits & c.HONORIFIC and words[unknown - 1].definite:
        return True  # «الدكتور إيهان جاف»
    if at < 2 or not words[at:]:
        return False
    before = words[at - 1]
    if before.bits & c.HONORIFIC and before.definite:
        return True
    return len(words) - at >= _FULL and not before.bits & c.TITLE  # not «جامعة الأمير سامي بن نادر»


_STATEMENTS: Final = ("بيان", "تصريح")
_BROADCASTING: Final = PlainWords("broadcasting")
_SIDES: Final = PlainWords("side")


def _side(head: Word, second: Word) -> bool:
    """A noun is a party for the word after it («الجانب التركي», «رجال المقاومة»)."""
    if head.stem.removeprefix("ال") in _SIDES.forms:
        return second.bits & c.DEMONYM != 0
    return bool(head.bits & c.PEOPLE and second.bits & (c.ORG | c.GROUP)) and not second.pro.startswith("و")


_MEN: Final = frozenset(("رجل", "عنصر"))
_MEMBERS: Final = c.ANONYMOUS | c.PEOPLE | c.OFFICIAL_PLURAL | c.TITLE
_RIGHTS: Final = "حقوق"


def _of_people(rest: Sequence[Word]) -> bool:
    """A network is of people who are joined in it, or works for rights: no outlet («شبكة أطباء الهضبة»)."""
    members = bool(rest) and rest[0].bits & _MEMBERS and not rest[0].bits & (c.REPORTER | c.OUTLET_ADJECTIVE)
    return bool(members) or any(word.stem == _RIGHTS for word in rest[:3])


def source_type(text: Text, found: Phrase) -> SourceType:
    """The kind of source that a phrase names (GUIDELINES.md, source_type)."""
    words = text.words
    head = words[found.head]
    bits, role = head.bits, head.inner
    inside = words[found.first : found.last]
    second = words[found.head + 1] if found.head + 1 < found.last else None
    if second is not None and is_body(head, second):
        return "organization"
    if role == ANONYMOUS or bits & c.ANONYMOUS:
        return "person" if found.named else "anonymous"
    if bits & c.FACTION and not found.named:
        known = head.definite or second is not None and (second.definite or second.role in (NAME, ORG))
        return "other" if found.head > found.first else "organization" if known else "anonymous"
    if role == DOCUMENT:
        press = any(word.bits & c.OUTLET_ADJECTIVE for word in inside[1:2])
        press = press and not head.stem.startswith(_STATEMENTS)  # «بيان صحفي» is its author's
        return "media" if press else "document"
    if role == MEDIA:
        return "organization" if bits & c.INSTITUTION and _of_people(inside[1:]) else "media"
    if role == TITLE and bits & c.ORG and not head.definite and second is not None and second.definite:
        return "organization"  # «لواء النسر»
    if role == TITLE:
        one = words[found.first].role == QUANTIFIER  # «أحد مشايخ القبيلة سامي النادر»
        if (found.named or _ends_in_name(inside)) and (one or not bits & c.OFFICIAL_PLURAL):
            return "person"
        return "media" if bits & c.REPORTER else "anonymous" if bits & c.OBSERVER else "official"
    if role == ORG:
        press = second is not None and second.form in _BROADCASTING.forms
        return "media" if press else "organization"
    if bits & c.SPEECH_EVENT and head.definite and found.last - found.first > 1:
        return "organization"  # «المؤتمر الشعبي»
    if bits & c.SPEECH_EVENT and not head.definite:
        return "document"  # «وفقا لتصريح الوزير»
    if second is not None and _side(head, second):
        return "organization"
    if second is not None and head.form in _MEN and second.bits & c.ORG:
        return "official"  # «رجل شرطة»
    if bits & (c.PEOPLE | c.KINSHIP):
        many = not head.definite and not head.suffix and head.stem.endswith(_PLURALS) and not bits & c.KINSHIP
        return "person" if found.named else "anonymous" if many and found.head == found.first else "other"
    if role in (NAME, UNKNOWN):
        return "person" if found.named else "organization"
    if found.named:
        return "person"  # a family name that is an adjective: «العتيري»
    if role == NOUN and any(word.role == MEDIA for word in inside[1:2]):
        return "media"  # «شبكات التلفزيون»
    if second is not None and second.bits & c.GROUP:
        return "organization"  # «قصر الإليزيه»
    if (bits & c.DEMONYM or role == ADJECTIVE) and head.stem.endswith(_PLURALS):
        return "other"  # «بعض الجنوبيين»
    if bits & c.DEMONYM or head.shape & PLACE or role == ADJECTIVE:
        return "organization"
    return "other"
