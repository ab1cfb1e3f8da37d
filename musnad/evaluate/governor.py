"""What an event stands under in its sentence: whether a clause tells it, or another word only mentions it."""

from __future__ import annotations

from enum import Enum

from musnad.document import Event
from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_lexicon import EventLexicon
from musnad.text import Text


class Governor(Enum):
    """The ways in which an event may stand in its sentence."""

    MAIN = "a main verb tells it"
    RELATIVE = "in a relative clause"
    CARRIED = "carried out or suffered"
    """«شن هجوما», «تعرض لقصف»."""
    RESULT = "what something led to"
    """«أسفر عن مقتل»."""
    CIRCUMSTANCE = "in which something happened"
    """«قتل في انفجار»."""
    OPENING = "the sentence opens with it"
    """Or it is what somebody announces («أعلن مقتل»)."""
    ANNEXED = "annexed to another noun"
    """«محاولة اغتيال», «جرائم القتل»."""
    KNOWN = "after a word that says it is known"
    """«منذ الهجوم»."""
    AFTER = "after another preposition"
    OF_VERB = "the noun of another verb"
    """«أدان الهجوم»."""
    JOINED = "joined to another noun"
    BESIDE = "beside other nouns"


VERBAL = frozenset(
    ("passive", "verb-subject", "verb-object", "subject-verb", "subject-before", "relative-object")
)
"""Rules of events whose trigger is the verb of a clause of its own."""
BACKGROUND = frozenset(
    (Governor.RELATIVE, Governor.ANNEXED, Governor.KNOWN, Governor.AFTER, Governor.OF_VERB, Governor.JOINED)
)
"""Ways of standing in which an event is mentioned beside what the sentence tells."""
TELLING = frozenset((Governor.MAIN, Governor.OPENING, Governor.RESULT, Governor.CARRIED))
"""Ways of standing in which the sentence tells it."""
PASSED = frozenset((w.QUOTE, w.SKIPPED, w.DEMONSTRATIVE, w.NUMBER, w.NUMERAL, w.OPEN, w.MARK))
"""Kinds of words between a noun and what it stands under."""
BEHIND = 4
"""Words before a trigger where one says that it is known already."""
CLAUSE = 14
"""Words before a verb where its clause begins at most."""
SUBJECT = 5
"""Words from a verb over its subject to a noun that is its object, at most."""
WITHIN = 5
"""Words from a verb that something led to it, to the noun."""


def governor(text: Text, event: Event, at: int, lexicon: EventLexicon) -> Governor:
    """What the event stands under. at: its trigger's token."""
    if event.rule == "relative":
        return Governor.RELATIVE
    if _known(text, at, lexicon):
        return Governor.KNOWN
    if event.rule in VERBAL:
        return Governor.RELATIVE if _in_relative(text, at) else Governor.MAIN
    return _of_noun(text, event, at, lexicon)


def _known(text: Text, at: int, lexicon: EventLexicon) -> bool:
    """A preposition before token `at` says that its event is known («منذ هجوم …»)."""
    bit = lexicon.bit("background")
    for k in range(at - 1, max(-1, at - 1 - BEHIND), -1):
        event = text.words[k].event
        if event.kind in (w.COMMA, w.STOP, w.VERB):
            return False
        if event.mask & bit:
            return True
    return False


def _in_relative(text: Text, at: int) -> bool:
    """The clause of the verb at token `at` opens with a relative pronoun."""
    for k in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        kind = text.words[k].event.kind
        if kind == w.RELATIVE:
            return True
        if kind in (w.SUBORDINATOR, w.THAT, w.STOP, w.COLON, w.VERB, w.COMMA):
            return False
    return False


def _is_carried(text: Text, at: int) -> bool:
    """The verb before the noun at token `at` does nothing but carry it («قام … بقصف», «تعرضت … لهجوم», «تم اعتقال»)."""
    for k in range(at - 1, max(-1, at - 1 - CLAUSE), -1):
        event = text.words[k].event
        if event.light is not None and event.kind in (w.VERB, w.MAYBE_VERB, w.AUXILIARY):
            return event.light.entry.light in ("actor", "recipient") or k == at - 1
        if event.kind in (w.STOP, w.COLON, w.THAT, w.VERB, w.SUBORDINATOR):
            return False
    return False


def _of_noun(text: Text, event: Event, at: int, lexicon: EventLexicon) -> Governor:
    words = text.words
    own = words[at].event
    k = at - 1
    while k >= 0 and words[k].event.kind in PASSED:
        k -= 1
    before = words[k].event if k >= 0 else None
    annexed = (
        before is not None
        and before.kind not in (w.STOP, w.COLON, w.CLOSE, w.COMMA, w.PREPOSITION, w.SUBORDINATOR, w.THAT, w.RELATIVE,
                                w.VERB, w.MAYBE_VERB, w.AUXILIARY)
        and not before.flags & (w.DEFINITE | w.NAME | w.PLACE)
        and own.kind != w.FUSED and not own.flags & w.AND
    )  # fmt: skip
    if annexed:
        return Governor.ANNEXED
    if event.rule == "governed" or _is_carried(text, at):
        return Governor.CARRIED
    if own.flags & w.AND:
        return Governor.JOINED
    prep = (
        own.prep
        if own.kind == w.FUSED
        else before.prep
        if before is not None and before.kind == w.PREPOSITION
        else ""
    )
    bit = lexicon.bit("leading_to")
    if prep in ("الي", "عن", "ل", "ب") and any(
        words[j].event.mask & bit for j in range(max(0, k - WITHIN), k + 1)
    ):
        return Governor.RESULT
    if prep in ("في", "خلال", "جراء", "اثر", "نتيجه"):
        return Governor.CIRCUMSTANCE
    if prep:
        return Governor.AFTER
    if before is None or before.kind in (w.STOP, w.COLON, w.CLOSE, w.COMMA, w.THAT):
        return Governor.OPENING
    for j in range(k, max(-1, k - SUBJECT), -1):  # «أعلن الجيش | مقتل»
        kind = words[j].event.kind
        if kind in (w.VERB, w.MAYBE_VERB, w.AUXILIARY):
            said = words[j].bits & c.CUE and not words[j].event.readings  # «أدان» does something itself
            return Governor.OPENING if said else Governor.OF_VERB
        if kind not in (w.NOUN, w.FUSED, w.SKIPPED, w.QUOTE):
            break
    return Governor.BESIDE
