"""What a text is about: sport, crime, the market, a disaster, politics."""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.read.events_lexicon import EventLexicon
from musnad.text import Text


class Topics(NamedTuple):
    """How much of a text is about sport, crime, the market and disasters: words of these classes, of so many."""

    sport: int
    crime: int
    market: int
    disaster: int
    words: int


def topic_bits(text: Text, topics: Topics, lexicon: EventLexicon) -> int:
    """The topics of an article, as classes that its words of force must not mean.

    A stadium that is blown up is no sport: where politics is half as much spoken of, sport is no topic.
    """
    total = 0
    size = max(topics.words, 40)
    for name, count, least, per in (
        ("sport", topics.sport, 4, 60), ("crime", topics.crime, 4, 60),
        ("market", topics.market, 6, 45), ("disaster", topics.disaster, 3, 70),
    ):  # fmt: skip
        if count >= least and count * per >= size:
            total |= lexicon.bit(name)
    sport = lexicon.bit("sport")
    if total & sport and topics.sport < 2 * _political(text, lexicon, topics.sport):
        total &= ~sport
    return total


def _political(text: Text, lexicon: EventLexicon, enough: int) -> int:
    """Words of politics in a text, counted up to `enough`."""
    bit = lexicon.bit("politics")
    found = 0
    for word in text.words:
        if word.kind == "w" and word.event.mask & bit:
            found += 1
            if found >= enough:
                break
    return found


DEEDS: Final = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "THREATEN", "ACCUSE"}
)
"""Types that by themselves make an article one about a conflict or politics."""
POLITICAL: Final = 2
"""So many words of politics make an article political."""


def political(text: Text, lexicon: EventLexicon) -> bool:
    """The article is about politics: in local news «حث المواطنين» and «اتصالا هاتفيا» are no events."""
    return _political(text, lexicon, POLITICAL) >= POLITICAL or len(text.words) < SHORT


SHORT: Final = 60
"""Words of a text too short to tell what it is about."""
