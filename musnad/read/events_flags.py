"""What a noun phrase is: a party, a place, a weapon, by its head and the first words after it."""

from __future__ import annotations

from typing import Final

from musnad.read import events_words as w
from musnad.read.events_behind import DOINGS
from musnad.read.events_context import forms, pairs
from musnad.read.events_phrases import Arg, is_drone
from musnad.read.party_names import party_names
from musnad.text import Text

_ARMS: Final = forms("arms")
_SEATS: Final = pairs("seat")
STATES: Final = forms("state")


def flags_of(text: Text, arg: Arg) -> int:
    """What the phrase is: the flags of its head, a party when one of its first words is."""
    words = text.words
    head = words[arg.head]
    flags: int = head.event.flags
    names = text.party_names
    if arg.head in (party_names(text) if names is None else names):
        return flags & (w.AND | w.FORCE) | w.PARTY | w.CLOSED | w.NAME
    if head.stem in _SEATS and arg.last > arg.head + 1 and words[arg.head + 1].stem in _SEATS[head.stem]:
        return flags | w.PARTY
    if head.stem in STATES and arg.last > arg.head + 1:
        named = words[arg.head + 1].event.flags
        if named & w.PARTY and named & w.PLACE:
            return flags | w.PARTY  # «دولة الكويت»: as its name alone
    if not flags & (w.PLACE | w.TARGET | w.ACCUSATIVE | w.PARTY) and not head.senses and not head.event.mask:
        named = flags & w.NAME or head.definite and head.form.endswith("ي")
        flags |= w.PARTY if named else 0  # a word of no dictionary: a name
    weapon = head.event.flags
    if arg.last > arg.head + 2 and is_drone(text, arg.head):
        return flags | w.FORCE | w.PARTY
    if arg.last == arg.head + 1:  # as most phrases are: one word
        if head.stem in _ARMS:
            flags &= ~(w.PARTY | w.FORCE)  # «تسليم السلاح», though «سلاح الجو» is a force
        return flags & ~(w.PARTY | w.TARGET) if weapon & w.WEAPON else flags
    if flags & w.ACCUSATIVE and words[arg.head + 1].event.flags & w.DEFINITE:
        flags = flags & ~w.ACCUSATIVE | w.NOMINATIVE  # «رئيسا الحزب»: two of them
    inside = [word.event.flags for word in words[arg.head + 1 : min(arg.last, arg.head + 4)]]
    for inner in inside[:2]:
        weapon |= inner
    if weapon & w.WEAPON:
        return flags & ~(w.PARTY | w.TARGET) | w.WEAPON
    if not flags & w.PARTY:
        for inner in inside:
            if inner & w.QUALITY and not inner & (w.DEMONYM | w.PLURAL | w.NOMINATIVE):
                continue  # «تفوق عسكري», «التصريحات المسؤولة»
            state = inner & w.PLACE and not inner & w.FORCE and head.form not in DOINGS
            if inner & w.PARTY and not (flags & w.TARGET or state):
                flags |= w.PARTY
                break
    return flags
