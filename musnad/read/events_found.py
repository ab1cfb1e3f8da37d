"""A trigger with what was found of its arguments, and the roles of the phrases with prepositions after it."""

from __future__ import annotations

from typing import Final

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, TRIGGER, Clause, Item
from musnad.read.events_context import forms
from musnad.read.events_lexicon import Reading
from musnad.read.events_phrases import Arg
from musnad.read.events_triggers import Trigger

FORCE: Final = frozenset({"ASSAULT", "COERCE"})
"""Types whose verbs, when nothing shows who acted, are read as passive."""
GIVEN: Final = frozenset(("AID", "SUPPORT", "AGREE", "THREATEN", "ACCUSE"))
"""Types of what one gets from another («دعم من الدولة», «وعود من الرئيس»)."""
_AND_BETWEEN: Final = 4
"""Tokens between the one and the other of «بين كذا من جهة وبين كذا», at most."""
TOWARD: Final = forms("toward")


class Found:
    """A trigger with what was found of its arguments; `rule` names the construction.

    clause: where it stands; item: itself, when it is a noun; governor: the token of the verb that governs it, or -1;
    pronoun: the role that a pronoun on the trigger has, "" for none; passive: said without its actor.
    """

    __slots__ = (
        "trigger",
        "actor",
        "recipient",
        "rule",
        "clause",
        "item",
        "governor",
        "pronoun",
        "suffix",
        "passive",
        "carried",
        "cause",
        "object",
        "counted",
    )

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger
        self.actor: Item | None = None
        self.recipient: Item | None = None
        self.rule = ""
        self.clause: Clause | None = None
        self.item: Item | None = None
        self.governor = -1
        self.pronoun = ""
        self.suffix = trigger.reading.suffix
        """The pronoun itself."""
        self.passive = False
        self.carried = False
        """Its clause's verb says who carried it out («قامت بـ»)."""
        self.object: Item | None = None
        """The phrase after a noun or the object of a verb, whatever its role."""
        self.counted = -1
        """The token of a bare number of its victims («وأصيب | 43»), -1 for none."""
        self.cause = -1
        """The token of the event that did it («قتل القصف خمسة»), -1 for none."""

    def give(self, role: str, item: Item | None) -> bool:
        """Fill a role that is still open; false when there is nothing to fill it with or it is taken."""
        if item is None or item.kind != PHRASE:
            return False
        if role == "recipient" and self.trigger.reading.entry.type in FORCE:
            item = _with_owner(item)
        if role == "recipient" and item.flags & w.WEAPON and self.trigger.reading.entry.type == "ASSAULT":
            return False  # «تفجير سيارة مفخخة»: what with, not to whom
        named = item.party or item.flags & (w.NAME | w.PERHAPS)
        if role == "recipient" and not named and self.trigger.reading.entry.type not in FORCE:
            return False
        if role == "actor" and self.actor is None and item is not self.recipient:
            self.actor = item
        elif role == "recipient" and self.recipient is None and item is not self.actor:
            self.recipient = item
        else:
            return False
        return True


def _with_owner(item: Item) -> Item:
    """«ست آليات | للمسلحين»: the thing that was struck with whose it is."""
    if item.party and not item.flags & (w.WEAPON | w.TARGET):
        return item
    items = item.clause.items
    at = items.index(item) if item in items else len(items)
    owner = items[at + 1] if at + 1 < len(items) else None
    if owner is None or owner.prep != "ل" or owner.start != item.last or not owner.party:
        return item
    if owner.flags & w.PLACE or owner.kind != PHRASE:
        return item
    made = Item(Arg(item.first, owner.last, item.head), PHRASE, item.clause, item.flags & ~w.WEAPON | w.PARTY)
    made.start = item.start
    return made


def pronoun(reading: Reading) -> str:
    """The pronoun on a trigger, "" for none and for one of the first or second person."""
    return reading.suffix if reading.suffix not in ("ي", "ك", "ني", "نا") else ""


def following(clause: Clause, at: int) -> list[Item]:
    """The items of a clause after token `at`, up to the next event noun."""
    found = []
    for item in clause.items:
        if item.head <= at:
            continue
        if item.kind == TRIGGER:
            break
        found.append(item)
    return found


def prepositions(found: Found, items: list[Item]) -> None:
    """The roles of the phrases with prepositions: the entry's own, and those of every event of force."""
    entry = found.trigger.reading.entry
    table = entry.prepositions
    for k, item in enumerate(items):
        prep = item.prep
        if not prep or item.kind != PHRASE:
            continue
        role = table.get(prep, "")
        if prep == "ل" and not role and k and entry.type in FORCE and item.party and not item.flags & w.PLACE:
            taken = items[k - 1]
            if (
                taken.prep == "علي"
                and taken.last == item.start
                and (not taken.party or taken.flags & w.TARGET)
            ):
                role = "recipient"  # «استولت على دبابات للمسلحين»
        if prep in TOWARD and not role and entry.type == "ASSAULT" and item.party:
            role = table.get("علي", "")
        if prep == "من" and entry.type == "REQUEST" and found.item is not None and item.party:
            role = "actor"  # «بناء على طلب من الحكومة», but «طلب من الحكومة أن»
        if prep == "ضد" and not role and entry.type in FORCE and item.party:
            role = "recipient"  # «المذابح ضد أهل البلدة»
        if prep == "من" and not role and _comes_from(found, item):
            role = "actor"
        if prep == "ل" and _complements(found, item):
            if entry.type in ("MOBILIZE", "RETREAT") and entry.annexed == "actor":
                role = "actor" if item.party else ""  # «تسلل لعناصر الجماعة»
            elif not role or role == "auto" and found.object is not None and found.object is found.actor:
                role = "recipient"  # «قصف الطائرات للمدنيين»
        if prep == "ل" and role == "auto" and found.item is not None and item.start > found.item.last:
            continue
        if prep == "ل" and role == "auto" and found.carried:
            role = "recipient"  # «قامت بالقصف للقرية»
        if prep == "ل" and role == "auto":
            role = "actor" if item.party and not item.flags & (w.TARGET | w.VICTIM) else "recipient"
        if prep == "by":
            found.give("actor", item)
        elif prep == "between":
            found.pronoun = found.pronoun or "actor"
            found.suffix = found.suffix or item.pronoun
            found.give("recipient", item)
        elif prep == "ranks":
            if entry.type in FORCE:
                found.give("recipient", item)
        elif prep == "بين" and (table.get("مع") or found.trigger.reading.shape == "noun"):
            if any(x.prep == "مع" and x.party for x in items[:k]):
                continue  # «صدام مع الجماعة على الحدود بين البلدين»
            others = [
                x
                for x in items[k + 1 :]
                if x.prep == "بين" and x.kind == PHRASE and x.start - item.last <= _AND_BETWEEN
            ]
            _between(found, item, others[0] if others else None)
        elif role in ("actor", "recipient"):
            if (
                role == "recipient"
                and entry.type in FORCE
                and (mere_place(item) or prep == "من" and not item.party)
            ):
                continue
            found.give(role, item)


def _comes_from(found: Found, item: Item) -> bool:
    """«هجوم واسع من قوات الحزب»: right after a noun of attack, a force is who did it."""
    entry, noun = found.trigger.reading.entry, found.item
    if noun is not None and entry.type in GIVEN:
        return item.party and item.start <= noun.last + 2  # «دعم مالي من الدولة», «"دعم" من الدولة»
    if noun is None or entry.type != "ASSAULT" or entry.annexed == "recipient" or item.start > noun.last + 1:
        return False
    return bool(item.flags & w.FORCE) and not item.flags & w.PLACE


def _complements(found: Found, item: Item) -> bool:
    """«قتل للأبرياء», «دعم الدولة للفصائل»: «ل» brings the object of a verbal noun, right after it or who did it."""
    reading, noun = found.trigger.reading, found.item
    taking = (
        reading.shape == "masdar" and reading.entry.object == "recipient" or reading.entry.annexed == "auto"
    ) or (
        reading.entry.type in ("MOBILIZE", "RETREAT")
        and reading.entry.annexed == "actor"
        and not reading.suffix
    )
    if noun is None or not taking:
        return False
    before = found.object or noun
    return item.start <= before.last and (before is noun or before is found.actor)


def mere_place(item: Item) -> bool:
    """A place, not a party or a thing in it."""
    thing = item.flags & w.FORCE or item.flags & w.TARGET and not item.flags & w.KIND
    unnamed = item.flags & w.KIND and item.flags & w.DEFINITE and item.last == item.first + 1
    return bool(item.flags & w.PLACE) and not thing and not unnamed


def _between(found: Found, item: Item, other: Item | None) -> None:
    """«بين X وY»: the one and the other; «بين X وY من جهة وبين Z»: those before «وبين» and those after."""
    if other is not None:
        found.give("actor", item)
        found.give("recipient", other)
        return
    if len(item.parts) < 2:
        found.give("actor", item)
        return
    clause, flags = item.clause, item.flags | w.PARTY
    (a, b), (x, y) = item.parts[0], item.parts[-1]
    found.give("actor", Item(Arg(a, b, a), PHRASE, clause, flags))
    found.give("recipient", Item(Arg(x, y, x), PHRASE, clause, flags))
