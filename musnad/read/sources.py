"""Sources: the noun phrase before a cue, what kind of source it is, and who «he» is."""

from __future__ import annotations

from typing import NamedTuple

from musnad.document import SourceType
from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Sense
from musnad.read.phrases import (
    ADJECTIVE,
    ANONYMOUS,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    DOCUMENT,
    FUSED,
    HEADS,
    MEDIA,
    NAME,
    NUMBER,
    ORG,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    Phrase,
    phrase,
)
from musnad.text import Text
from musnad.text.fold import fold

_PLURALS = ("ون", "ين")


class Agreement(NamedTuple):
    """Gender and number of a subject, as far as its form shows; empty: unknown."""

    gender: str
    number: str


def agreement(text: Text, found: Phrase) -> Agreement:
    """What the head of a phrase shows of its gender and number."""
    word = text.words[found.head]
    raw, bits = word.raw, word.bits
    stem = word.stem
    if word.role in (NAME, UNKNOWN) and not bits & (c.ORG | c.MEDIA):
        return Agreement("f" if raw.endswith("ة") else "", "s")
    if bits & c.ANONYMOUS or bits & c.OFFICIAL_PLURAL:
        for sense in word.senses:
            if sense.nominal and sense.number == "p":
                return Agreement("m", "p")
        if stem.endswith(_PLURALS) or stem.endswith("ات"):
            return Agreement("m", "p")
    if stem.endswith(_PLURALS) and len(stem) > 4:
        return Agreement("m", "p")
    if raw.endswith("ة") or (stem.endswith("ه") and raw.endswith("ه") and not word.suffix):
        return Agreement("f", "s")
    if stem.endswith("ات") and len(stem) > 4:
        return Agreement("f", "p")
    return Agreement("", "")


_SPEAKERS = c.PEOPLE | c.KINSHIP | c.DEMONYM


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
    doer = head.definite and any(s.tense == "active_participle" for s in head.senses)
    return doer and not head.bits & c.COMMON  # «القاتل», not «معلن»


def source_type(text: Text, found: Phrase) -> SourceType:
    """The kind of source that a phrase names (GUIDELINES.md, source_type)."""
    words = text.words
    head = words[found.head]
    bits, role = head.bits, head.inner
    inside = words[found.first : found.last]
    if role == ANONYMOUS or bits & c.ANONYMOUS:
        return "anonymous"
    if role == DOCUMENT:
        press = any(word.bits & c.OUTLET_ADJECTIVE for word in inside[1:])
        return "media" if press else "document"
    if role == MEDIA:
        return "media"
    if role == TITLE:
        if found.named and not bits & c.OFFICIAL_PLURAL:
            return "person"
        return "media" if bits & c.REPORTER else "official"
    if role == ORG:
        return "organization"
    if bits & (c.PEOPLE | c.KINSHIP):
        return "person" if found.named else "other"
    if role in (NAME, UNKNOWN):
        return "person" if found.named else "organization"
    if found.named:
        return "person"  # a family name that is an adjective: «العتيري»
    if bits & c.DEMONYM or head.shape & PLACE or role == ADJECTIVE:
        return "organization"
    return "other"


_OPENERS = frozenset(
    fold(w)
    for w in "لكن ولكن أن إن وأن وإن حيث فيما بينما كما كان كانت وكان وكانت قد إذ إلا غير حين عندما بعدما ثم بل".split()
)


def source_before(text: Text, i: int, start: int, sense: Sense) -> Phrase | None:
    """The subject of the verb at token i when it stands before it, not before token `start`."""
    words = text.words
    j = i
    # particles between subject and verb
    while j > start and (
        words[j - 1].form in ("قد", "لقد", "سوف", "لم", "لن", "لا", "ايضا", "اذ", "كانت", "كان")
    ):
        j -= 1
    if j > start and words[j - 1].role == RELATIVE:
        return _antecedent(text, j - 1, start, sense)
    if j < i and j > start and words[j].form in ("كان", "كانت") and words[j - 1].role == RELATIVE:
        return _antecedent(text, j - 1, start, sense)
    clause = j
    commas = 0
    while clause > start:
        word = words[clause - 1]
        if word.role == PUNCTUATION:
            if word.raw in "،,":
                commas += 1
                if commas > 2 or clause == j and not _closes_apposition(text, clause - 1, start):
                    break
            elif word.raw in '()«»"“”':
                pass
            else:
                break
        elif (
            word.role in (COMPLEMENTIZER, VERB)
            or (word.form in _OPENERS)
            or (word.role == STOP and word.form != "امس")
        ):
            break
        clause -= 1
    k = clause
    while k < j:
        word = words[k]
        if word.role in (PREPOSITION, FUSED) and not (word.role == FUSED and word.pro[-1:] == "و"):
            inner = phrase(text, k + 1, j, apposition=False)
            k = inner.last if inner is not None and inner.last <= j else k + 1
            continue
        if word.role in HEADS or word.role == NUMBER:
            found = phrase(text, k, j)
            if found is None:
                k += 1
                continue
            if found.last == j or _adjuncts(text, found.last, j):
                if _agrees(text, found, sense):
                    return found
                return None
            k = found.last
            continue
        k += 1
    return None


def _closes_apposition(text: Text, comma: int, start: int) -> bool:
    """The comma right before the verb closes an apposition («الوزير، سامي …، قال»)."""
    return any(text.words[k].raw in "،," for k in range(max(start, comma - 12), comma))


def _adjuncts(text: Text, first: int, last: int) -> bool:
    """Only adjuncts stand between a subject and its verb."""
    words = text.words
    if last - first > 14:
        return False
    role = words[first].role
    if role == RELATIVE:
        return True
    return (
        role in (PREPOSITION, FUSED, PUNCTUATION)
        or words[first].bits & c.ADVERB_TIME != 0
        or words[first].time is not None
    )


def _antecedent(text: Text, relative: int, start: int, sense: Sense) -> Phrase | None:
    """The phrase that a relative clause belongs to: the nearest one that agrees and ends right before it."""
    words = text.words
    end = relative
    if end > start and words[end - 1].raw in "،,":
        end -= 1
    form = words[relative].form
    feminine = form.lstrip("و") in ("التي", "اللاتي", "اللواتي")
    plural = form.lstrip("و") in ("الذين",)
    if feminine and sense.gender == "m" and sense.number == "s":
        return None  # «الدول التي قال إنها»: another says it of them
    best: Phrase | None = None
    for k in range(max(start, end - 12), end):
        word = words[k]
        if word.role not in HEADS and word.role != FUSED:
            continue
        previous = words[k - 1] if k > start else None
        if (
            previous is not None
            and previous.role in (TITLE, ORG, MEDIA, DOCUMENT)
            and not previous.definite
            and word.role != TITLE
        ):
            continue
        found = phrase(text, k, end, apposition=False)
        if found is not None and found.last == end:
            agreed = agreement(text, found)
            if feminine and agreed.gender == "" and not words[found.head].bits & c.ORG:
                continue
            if not feminine and not plural and agreed.gender == "f":
                continue
            best = found
            break
    return best


def _agrees(text: Text, found: Phrase, sense: Sense) -> bool:
    shown = agreement(text, found)
    if not shown.gender and not shown.number:
        return True
    if shown.number == "p" and shown.gender == "m":
        return sense.number == "p" or sense.gender == "f" or sense.number == "s" and found.last == found.first
    return not (shown.gender == "f" and sense.gender == "m" and sense.number == "s" and sense.person == 3)
