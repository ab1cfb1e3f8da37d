"""Who protests against whom: what a sentence says of it is spread over its demands, slogans and banners.

Against whom a protest is, from the plainest to the faintest word for it: «ضد الحكومة»; whom the protesters call on,
accuse or want gone or tried («… باستقالة الوزير»); whose plans they refuse; whom their slogans are hostile to; whose
deed they protest against («احتجاجا على رفض الوزارة»); before whose door they stand («أمام السفارة», «أمام مقر الحزب»).
"""

from __future__ import annotations

from typing import Final

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, TRIGGER, Item, Sentence
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import Found
from musnad.read.events_phrases import Arg, fused_phrase
from musnad.text import Text

VOICED: Final = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""What protesters voice; whom they address with it is whom they protest against."""
FALLS: Final = lemmas("fall")
"""Lemmas of a fall from office: in a demand, whose it is."""
AGAINST: Final = forms("protest_against")
"""Prepositions before the deed that is protested against."""
BEFORE: Final = forms("protest_before")
"""Prepositions before where protesters stand."""
ENDS: Final = frozenset((w.FUSED, w.PREPOSITION, w.QUOTE, w.OPEN))
"""Kinds of words past which nobody is looked for in a phrase."""
REACH: Final = 40
"""Tokens from a protest to what its protesters say at most."""
BESIDE: Final = 5
"""Tokens from a protest to the deed after «على»."""
NEAR: Final = 12
"""The same backwards, and from a protest to the deed it is against."""


def share_protests(text: Text, sentence: Sentence, events: list[Found], protests: list[Found]) -> None:
    """Give the protests of a sentence their protesters, and against whom they are, from all of it."""
    crowd = next((x for x in sentence.items if x.kind == PHRASE and _crowd(text, x)), None)
    known = next((x.actor for x in protests if x.actor is not None), crowd)
    for event in protests:
        event.give("actor", known)
    told = [x.recipient for x in protests if x.recipient is not None]
    target = next((x for x in told if x.prep not in BEFORE), None)
    if target is None:
        target = _addressed(text, events, protests, crowd) or _hostile_to(text, sentence, protests[0])
    if target is None:
        target = next((x for event in protests for x in [_whose_deed(sentence, event, events)] if x), None)
    if target is None and not told:
        target = _at_whose_door(text, sentence, protests)
    for event in protests:
        if target is not None and event.recipient is not None and event.recipient.prep in BEFORE:
            event.recipient = None
        event.give("recipient", target)
        if event.recipient is not None:
            whose = _whose(text, event.recipient)
            event.recipient = whose if whose.party or event.recipient.prep not in BEFORE else None
        if event.actor is not None and _same(text, event.actor, event.recipient):
            event.recipient = None  # «دفعت الجماعة بهم احتجاجا على منع مرشحي | الجماعة»


def _same(text: Text, a: Item, b: Item | None) -> bool:
    """Both are the same words."""
    if b is None or a.last - a.first != b.last - b.first:
        return False
    return all(text.words[a.first + k].stem == text.words[b.first + k].stem for k in range(a.last - a.first))


def _whose(text: Text, item: Item) -> Item:
    """«زيارة | الوزير», «مقر | الحزب»: the party to whom a thing or a deed is annexed."""
    words = text.words
    if words[item.head].event.flags & (w.PARTY | w.FORCE | w.NAME | w.PLACE):
        return item
    for k in range(item.head + 1, item.last):
        event = words[k].event
        if event.flags & w.DEMONYM and event.flags & w.DEFINITE and k == item.last - 1:
            return _part(item, k, event.flags)  # «السياسة | الأميركية»
        if event.kind in ENDS or event.flags & (w.AND | w.ADJECTIVE):
            return item
        if event.flags & (w.PARTY | w.FORCE | w.NAME):
            return _part(item, k, event.flags)
    return item


def _part(item: Item, first: int, flags: int) -> Item:
    """The end of a phrase, from token `first`, as a party."""
    made = Item(Arg(first, item.last, first, item.prep), PHRASE, item.clause, flags)
    made.party = True
    return made


def _crowd(text: Text, item: Item) -> bool:
    """The phrase names protesters («المتظاهرون», «آلاف المتظاهرين»)."""
    words = text.words
    return any(words[k].event.flags & w.CROWD for k in range(item.head, min(item.last, item.head + 3)))


def _addressed(text: Text, events: list[Found], protests: list[Found], crowd: Item | None) -> Item | None:
    """Whom the protesters demand something of or accuse: «… يطالبون الحكومة بـ», «… باستقالة الرئيس»."""
    first = protests[0].trigger.at
    actors = {id(x.actor) for x in protests if x.actor is not None}
    for event in events:
        entry = event.trigger.reading.entry
        theirs = event.actor is not None and (event.actor is crowd or id(event.actor) in actors)
        if event.trigger.at < first - NEAR * theirs or event.trigger.at > first + REACH:
            continue
        if entry.lemma in FALLS:
            return event.actor if entry.type == "RETREAT" else event.recipient
        told_by = theirs or event.actor is None or text.words[event.actor.head].event.flags & w.BANNER
        if entry.type not in VOICED or not told_by:
            continue
        target = event.recipient or _refused(text, event)
        if target is not None:
            return target
    return None


def _refused(text: Text, event: Found) -> Item | None:
    """«رفضا لقرار | الوزارة», «رفضهم لسياسة | الحكومة»: whose is what they refuse."""
    if event.trigger.reading.entry.type != "REJECT" or event.item is None:
        return None
    items = event.item.clause.items
    following = items[items.index(event.item) + 1 :][:1]
    if not following or following[0].kind != PHRASE or following[0].start > event.item.last + 1:
        return None
    target = following[0]
    whose = _whose(text, target) if target.prep in ("", "ل") else None
    return whose if whose is not None and whose.party else None


def _at_whose_door(text: Text, sentence: Sentence, protests: list[Found]) -> Item | None:
    """«وقفة أمام مقر | الحزب», «ساروا نحو السفارة»: the party before whose house they stand or to which they go."""
    for event in protests:
        at = event.trigger.at
        for item in sentence.items:
            if item.prep in BEFORE and item.kind == PHRASE and at < item.head <= at + NEAR:
                whose = _whose(text, item)
                if whose.party and (whose is not item or not item.flags & w.PLACE):
                    return whose
    return None


def _hostile_to(text: Text, sentence: Sentence, event: Found) -> Item | None:
    """«هتافات معادية للرئيس», «مسيرة منددة بالحكومة»: the phrase right after the adjective."""
    words = text.words
    for k, item in enumerate(sentence.items):
        if item.kind != PHRASE or item.first == sentence.first or abs(item.first - event.trigger.at) > REACH:
            continue
        before = item.first - 1
        if words[before].event.kind == w.PREPOSITION:
            before -= 1
        if item.prep in ("ل", "ب", "ضد") and words[before].event.flags & w.HOSTILE:
            return item
        for at in range(item.head + 1, item.last - 1):
            if words[at].event.flags & w.HOSTILE and words[at + 1].event.kind == w.FUSED:
                return _within(text, item, at + 1, sentence.items[k + 1 : k + 2])
    return None


def _within(text: Text, item: Item, at: int, following: list[Item]) -> Item:
    """The phrase that ends a longer one, with what «و» joins to it."""
    made = Item(fused_phrase(text, at, item.last), PHRASE, item.clause, text.words[at].event.flags)
    for joined in following:
        if joined.first == made.last and joined.flags & w.AND:
            made.last = joined.last
    return made


def _whose_deed(sentence: Sentence, event: Found, events: list[Found]) -> Item | None:
    """«احتجاجا على رفض الوزارة», «ضد زيارة الرئيس»: who did what they protest against."""
    at = event.trigger.at
    for k, item in enumerate(sentence.items):
        if item.prep not in AGAINST or not at < item.head <= at + (NEAR if item.prep == "ضد" else BESIDE):
            continue  # «من أجل … على حساب المواطن» is of another word
        if item.kind == TRIGGER:
            deed = next((x for x in events if x.trigger.at == item.head), None)
            return deed.actor if deed is not None else None
        annexed = sentence.items[k + 1] if k + 1 < len(sentence.items) else None
        if annexed is not None and annexed.first == item.last and annexed.party and not item.party:
            return annexed
        return None
    return None
