"""What two do to each other: who fights in a clash, and the two that one phrase names."""

from __future__ import annotations

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, Item, Sentence, is_speech, subject
from musnad.read.events_found import Found
from musnad.read.events_of_nouns import CLASHES
from musnad.read.events_phrases import Arg
from musnad.text import Text


def share_clashes(text: Text, sentence: Sentence, events: list[Found]) -> None:
    """Give a clash with somebody the other side: who did the deed that it came before."""
    for k, event in enumerate(events):
        clash = event.trigger.reading.entry.lemma in CLASHES
        after = event.item is not None and event.item.prep in ("بعد", "عقب") and _acting(text, event)
        if (
            clash
            and event.actor is None
            and (event.recipient is not None or after)
            and event.clause is not None
        ):
            fights = _fighting(sentence, event, events[:k])
            if fights is not None and fights.party and fights.head < event.trigger.at:
                event.give("actor", fights)


def part(text: Text, event: Found) -> None:
    """«الحكومة والجماعة اتفقتا», «خاض الجيش والجماعة معارك»: two in a mutual deed are the one and the other."""
    actor, entry = event.actor, event.trigger.reading.entry
    mutual = entry.prepositions.get("مع") == "recipient"
    if not mutual or event.recipient is not None or actor is None or len(actor.parts) != 2 or actor.prep:
        return
    (a, b), (x, y) = actor.parts
    noun = event.item
    if (
        noun is not None
        and noun.prep
        or text.words[a].event.flags & (w.DUAL | w.ACCUSATIVE)
        or text.words[a].event.kind == w.NUMBER
    ):
        return  # «شارك الجيش واللجان في معركة», «رئيسا الحكومتين … و…»
    flags = actor.flags | w.PARTY
    event.actor = Item(Arg(a, b, a), PHRASE, actor.clause, flags)
    event.recipient = Item(Arg(x, y, x), PHRASE, actor.clause, flags)


def _fighting(sentence: Sentence, event: Found, earlier: list[Found]) -> Item | None:
    """«سيطر الجيش على القرية بعد معارك مع …»: who did the deed before it, named by a verb or («سيطرة الجيش») a noun."""
    for before in reversed(earlier):
        if before.clause is event.clause and before.item is not None and before.actor is not None:
            return before.actor
    fights = subject(sentence, event.clause)
    return None if fights is not None and is_speech(sentence, fights.clause) else fights


def _acting(text: Text, event: Found) -> bool:
    """The subject of the event's clause does something there, rather than suffers it («لقي مصرعه بعد اشتباكات»)."""
    clause = event.clause
    if clause is None or clause.verb < 0 or clause.passive:
        return False
    light = text.words[clause.verb].event.light
    return light is None or light.entry.light == "actor"
