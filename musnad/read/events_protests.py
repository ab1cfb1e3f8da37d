"""Who protests against whom: what a sentence says of it is spread over its demands, slogans and banners."""

from __future__ import annotations

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, Item, Sentence
from musnad.read.events_found import Found
from musnad.text import Text

VOICED = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""What protesters voice; whom they address with it is whom they protest against."""
FALLS = frozenset(("استقالة", "استقال", "إقالة", "أقال", "رحيل", "تنحى", "تنحي", "إسقاط", "أسقط", "إطاحة"))
"""Lemmas of a fall from office: in a demand, whose it is."""
REACH = 40
"""Tokens from a protest to what its protesters say at most."""


def share_protests(text: Text, sentence: Sentence, events: list[Found], protests: list[Found]) -> None:
    """Give the protests of a sentence their protesters, and against whom they are, from all of it."""
    crowd = next((x for x in sentence.items if x.kind == PHRASE and _crowd(text, x)), None)
    known = next((x.actor for x in protests if x.actor is not None), crowd)
    for event in protests:
        event.give("actor", known)
    target = next((x.recipient for x in protests if x.recipient is not None), None)
    if target is None:
        target = _addressed(events, protests, crowd) or _hostile_to(text, sentence, protests[0])
    for event in protests:
        event.give("recipient", target)


def _crowd(text: Text, item: Item) -> bool:
    """The phrase names protesters («المتظاهرون», «آلاف المتظاهرين»)."""
    words = text.words
    return any(words[k].event.flags & w.CROWD for k in range(item.head, min(item.last, item.head + 3)))


def _addressed(events: list[Found], protests: list[Found], crowd: Item | None) -> Item | None:
    """Whom the protesters demand something of or accuse: «… يطالبون الحكومة بـ», «… باستقالة الرئيس»."""
    first = protests[0].trigger.at
    actors = {id(x.actor) for x in protests if x.actor is not None}
    for event in events:
        entry = event.trigger.reading.entry
        if not first < event.trigger.at <= first + REACH:
            continue
        if entry.lemma in FALLS:
            return event.actor if entry.type == "RETREAT" else event.recipient
        theirs = event.actor is None or event.actor is crowd or id(event.actor) in actors
        if entry.type in VOICED and theirs and event.recipient is not None:
            return event.recipient
    return None


def _hostile_to(text: Text, sentence: Sentence, event: Found) -> Item | None:
    """«هتافات معادية للرئيس», «مسيرة منددة بالحكومة»: the phrase right after the adjective."""
    words = text.words
    for item in sentence.items:
        if item.kind == PHRASE and item.prep in ("ل", "ب", "ضد") and item.first > sentence.first:
            before = item.first - 1
            if words[before].event.kind == w.PREPOSITION:
                before -= 1
            if words[before].event.flags & w.HOSTILE and abs(item.first - event.trigger.at) <= REACH:
                return item
    return None
