"""Where and when an event was, and the numbers of its victims: from what was read of the sentence before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from musnad.document import Figure, Place, Span, Time
from musnad.read import events_words as w
from musnad.read.events_arguments import Found
from musnad.read.events_clauses import Item, Sentence
from musnad.read.events_triggers import KILLING
from musnad.text import Text

AT = frozenset(
    (
        "في ب قرب داخل شمال جنوب غرب شرق وسط عبر علي الي نحو باتجاه ل تجاه صوب حول بين خارج جنوبي شمالي "
        "غربي شرقي بمحيط محيط "
    ).split()
)
"""Prepositions and bearings after which a place is where something was."""
NEVER = frozenset(("عن", "ضد", "مع", "by"))
REACH = 330
"""How far from its trigger, in cost, a place is still the event's."""


class Places:
    """The places of a text by where they begin."""

    def __init__(self, places: list[Place]) -> None:
        self.places = sorted(places, key=lambda x: x.span.start)
        self.starts = [x.span.start for x in self.places]

    def within(self, start: int, end: int) -> list[Place]:
        """Those that begin from character `start` to before `end`."""
        return self.places[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]


def place(text: Text, found: Found, sentence: Sentence, places: list[Place]) -> Span | None:
    """The named location of the event: the nearest that stands where a location does."""
    at = found.trigger.at
    best: Place | None = None
    least = float(REACH)
    for one in places:
        token = bisect_left(text.starts, one.span.start)
        cost = _cost(text, found, sentence, token, at)
        if cost is not None and cost < least:
            best, least = one, cost
    return best.span if best is not None else None


def _item_at(sentence: Sentence, token: int) -> Item | None:
    low, high = 0, len(sentence.items)
    while low < high:
        middle = (low + high) // 2
        if sentence.items[middle].first <= token:
            low = middle + 1
        else:
            high = middle
    item = sentence.items[low - 1] if low else None
    return item if item is not None and item.first <= token < item.last else None


def _cost(text: Text, found: Found, sentence: Sentence, token: int, at: int) -> float | None:
    """How unlikely it is that the place at `token` is where the event was; None when it cannot be."""
    words = text.words
    item = _item_at(sentence, token)
    cost = 0.0
    if item is not None:
        prep = item.prep
        if item is found.actor or prep in NEVER:
            return None
        head = item.flags
        if head & w.PARTY and not head & (w.PLACE | w.TARGET) and item.first != token:
            return None  # «قوات الأمن التركية», «محافظ الأنبار»
        if not prep and item is not found.recipient:
            if item.clause.subject is item and head & w.PLACE and item.first == token:
                return None  # «تركيا» acts
            cost += 60
        elif prep == "من":
            cost += 120
        elif prep and prep not in AT:
            cost += 60
    distance = text.starts[token] - text.ends[at - 0] if token > at else text.starts[at] - text.ends[token]
    cost += distance if token > at else 25 + 1.3 * distance
    low, high = (at, token) if token > at else (token, at)
    for k in range(low + 1, high):
        kind = words[k].event.kind
        if kind == w.COMMA:
            cost += 25
        elif kind in (w.STOP, w.THAT, w.SUBORDINATOR):
            cost += 80
        elif kind == w.RELATIVE:
            cost += 30
    return cost


def time(trigger: Span, times: list[Time]) -> Span | None:
    """The nearest time expression of the sentence, within some 90 characters."""
    best = min(times, key=lambda t: abs(t.span.start - trigger.start), default=None)
    return best.span if best is not None and abs(best.span.start - trigger.start) <= 90 else None


_CATEGORY = {
    "ASSAULT": ("killed", "injured", "missing"),
    "COERCE": ("detained",),
    "MOBILIZE": ("fighters", "equipment"),
}


def figures(text: Text, found: Found, read: list[Figure]) -> list[str]:
    """The numbers of the event's victims, prisoners or recruits: those right at its recipient or actor."""
    entry = found.trigger.reading.entry
    wanted = _CATEGORY.get(entry.type)
    if wanted is None:
        return []
    kept = []
    for figure in read:
        if figure.category not in wanted:
            continue
        for item in (found.recipient, found.actor if entry.type == "MOBILIZE" else None):
            if item is None:
                continue
            low, high = text.starts[item.start], text.ends[item.last - 1]
            if (
                figure.span.start < high
                and figure.span.end > low
                and (entry.lemma in KILLING or figure.category != "injured" or entry.type != "ASSAULT")
            ):
                kept.append(figure.id)
                break
    return kept
