"""How its sentence presents an event: whether a clause tells it, or it is only mentioned beside what is told.

«قتل خمسة جنود» tells it; «أدان الوزير الهجوم», «محاولة اغتيال», «منذ القصف» mention one. Who counts events from reports
wants the first; the export has it for every event.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum

from musnad.document import Document, Event
from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_lexicon import EventLexicon, load
from musnad.read.reader import Reader, reader
from musnad.text import Text


class Standing(Enum):
    """The ways in which an event may stand in its sentence."""

    MAIN = "main-verb"
    """A main verb tells it."""
    RELATIVE = "relative-clause"
    """«الذي قتل»."""
    CARRIED = "carried"
    """«شن هجوما», «تعرض لقصف»."""
    RESULT = "result"
    """«أسفر عن مقتل»."""
    CIRCUMSTANCE = "circumstance"
    """«قتل في انفجار»."""
    OPENING = "opening"
    """The sentence opens with it, or it is what somebody announces («أعلن مقتل»)."""
    ANNEXED = "annexed"
    """«محاولة اغتيال», «جرائم القتل»."""
    KNOWN = "known"
    """«منذ الهجوم»."""
    AFTER = "after-preposition"
    """After a preposition that says neither («عن الهجوم»)."""
    OF_VERB = "of-verb"
    """«أدان الهجوم»."""
    JOINED = "joined"
    """Joined by «و» to another noun."""
    BESIDE = "beside"
    """Beside other nouns."""


CLAUSAL = frozenset(
    ("passive", "verb-subject", "verb-object", "subject-verb", "subject-before", "relative-object")
)
"""Rules of events whose trigger is the verb of a clause of its own."""
BACKGROUND = frozenset(
    (Standing.RELATIVE, Standing.ANNEXED, Standing.KNOWN, Standing.AFTER, Standing.OF_VERB, Standing.JOINED)
)
"""Ways of standing in which an event is mentioned beside what the sentence tells."""
TELLING = frozenset((Standing.MAIN, Standing.OPENING, Standing.RESULT, Standing.CARRIED))
"""Ways of standing in which the sentence tells it."""
PASSED = frozenset((w.QUOTE, w.SKIPPED, w.DEMONSTRATIVE, w.NUMBER, w.NUMERAL, w.OPEN, w.MARK))
"""Kinds of words between a noun and what it stands under."""
BEHIND = 4
"""Words before a trigger where one says that it is known already."""
CLAUSE = 14
"""Words before a verb where its clause begins at most."""
CARRIED = 24
"""Words from a verb over its subject and what is said of it to the noun that it carries at most."""
SUBJECT = 5
"""Words from a verb over its subject to a noun that is its object, at most."""
WITHIN = 5
"""Words from a verb that something led to it, to the noun."""


def standings(document: Document, known: Reader | None = None) -> dict[str, Standing]:
    """How each event of a reading is presented, by its id.

    known: the reader that made the reading; without one, a reader with the shipped lexicon.
    """
    if not document.events:
        return {}
    known = known or reader()
    text, lexicon = known.text(document.text), load(known.lexicon)
    found = {}
    for event in document.events:
        at = bisect_left(text.starts, event.trigger.start)
        if at < len(text.words):
            found[event.id] = standing(text, event, at, lexicon)
    return found


def standing(text: Text, event: Event, at: int, lexicon: EventLexicon) -> Standing:
    """What the event stands under. at: its trigger's token."""
    if event.rule == "relative":
        return Standing.RELATIVE
    if _known(text, at, lexicon):
        return Standing.KNOWN
    if event.rule in CLAUSAL:
        return Standing.RELATIVE if _in_relative(text, at) else Standing.MAIN
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
    for k in range(at - 1, max(-1, at - 1 - CARRIED), -1):
        event = text.words[k].event
        if event.light is not None and event.kind in (w.VERB, w.MAYBE_VERB, w.AUXILIARY):
            return event.light.entry.light in ("actor", "recipient") or k == at - 1
        if event.kind in (w.STOP, w.COLON, w.THAT, w.VERB, w.SUBORDINATOR):
            return False
    return False


def _of_noun(text: Text, event: Event, at: int, lexicon: EventLexicon) -> Standing:
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
        return Standing.ANNEXED
    if event.rule == "governed" or _is_carried(text, at):
        return Standing.CARRIED
    if own.flags & w.AND:
        return Standing.JOINED
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
        return Standing.RESULT
    if prep in ("في", "خلال", "جراء", "اثر", "نتيجه"):
        return Standing.CIRCUMSTANCE
    if prep:
        return Standing.AFTER
    if before is None or before.kind in (w.STOP, w.COLON, w.CLOSE, w.COMMA, w.THAT):
        return Standing.OPENING
    for j in range(k, max(-1, k - SUBJECT), -1):  # «أعلن الجيش | مقتل»
        kind = words[j].event.kind
        if kind in (w.VERB, w.MAYBE_VERB, w.AUXILIARY):
            said = words[j].bits & c.CUE and not words[j].event.readings  # «أدان» does something itself
            return Standing.OPENING if said else Standing.OF_VERB
        if kind not in (w.NOUN, w.FUSED, w.SKIPPED, w.QUOTE):
            break
    return Standing.BESIDE
