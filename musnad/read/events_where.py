"""Where and when an event was, and the numbers of its victims: from what was read of the sentence before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Final

from musnad.document import Figure, Place, Span, Time
from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import Clause, Item, Sentence
from musnad.read.events_context import forms, lemmas
from musnad.read.events_flags import STATES
from musnad.read.events_found import Found
from musnad.read.events_settling import KILLING
from musnad.read.events_share import together
from musnad.text import Text

NEVER: Final = forms("never_where")
"""Prepositions after which a place is not where something was."""
HERE: Final = forms("scene")
"""Prepositions and bearings of a place that sets the scene before what happened there («وفي حلب، قتل …»)."""
BEARINGS: Final = forms("bearing")
NOWHERE: Final = frozenset(
    ("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "AGREE", "THREATEN", "SANCTION", "COOPERATE", "CONCEDE")
)
"""Types of events that are words more than deeds: they have no place."""
ALONE: Final = NOWHERE | {"AID", "CONSULT", "MOBILIZE"}
"""Types that do not take the place of an event beside them."""
_ARRIVING: Final = lemmas("arriving")
_TOPICS: Final = forms("topic")
_OF_THESE: Final = forms("of_these")
AGAIN: Final = forms("place_again")
"""Folded words that name again a place that was just named."""
SETTLED: Final = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""Types that take the only place of their sentence."""
WITHIN: Final = 24
"""Tokens between an event and the only place of its sentence at most."""
_FIRST: Final = attrgetter("first")
_ENDS: Final = frozenset((w.STOP, w.COLON))
HELD: Final = 4
"""How much farther, in tokens, a place counts that another one lies in."""
COMMAS: Final = 2
"""So many commas at most stand between an event and its place."""


class Places:
    """The places of a text by where they begin."""

    def __init__(self, places: list[Place]) -> None:
        self.places = sorted(places, key=lambda x: x.span.start)
        self.starts = [x.span.start for x in self.places]

    def within(self, start: int, end: int) -> list[Place]:
        """Those that begin from character `start` to before `end`."""
        return self.places[bisect_left(self.starts, start) : bisect_right(self.starts, end - 1)]


def share_places(
    text: Text, sentence: Sentence, events: list[Found], given: list[Place | None], here: list[Place]
) -> None:
    """An event without a place of its own has that of the one with which it is linked or joined."""
    for k, event in enumerate(events[:-1]):
        # «وفي المحافظة، قتل جنود في تفجير في بلدة كذا»: what is nearer to the deed says more than the scene
        scene, after = given[k], given[k + 1]
        means = events[k + 1].item
        if (
            scene is not None
            and after is not None
            and scene.span.start < text.starts[event.trigger.at] < after.span.start
            and means is not None
            and means.prep in ("في", "ب", "جراء", "خلال", "اثر")
            and event.trigger.reading.entry.lemma in KILLING
            and events[k + 1].trigger.at - event.trigger.at <= 10
        ):
            given[k] = after
    for _ in range(2):
        for k, event in enumerate(events):
            if given[k] is not None or event.trigger.reading.entry.type in ALONE:
                continue
            for n in (k + 1, k - 1):
                if (
                    0 <= n < len(events)
                    and given[n] is not None
                    and together(text, events[min(k, n)], events[max(k, n)], n > k)
                ):
                    given[k] = given[n]
                    break
    for k, event in enumerate(events):
        given[k] = given[k] or _only_place(text, event, sentence, here)


def _only_place(text: Text, event: Found, sentence: Sentence, places: list[Place]) -> Place | None:
    """The one place that the sentence names, after a preposition of place and not cut off from the event."""
    if (
        event.trigger.reading.entry.type not in SETTLED
        or len({x.span.text.lstrip("وبل") for x in places}) != 1
    ):
        return None
    for one in places:
        token = bisect_left(text.starts, one.span.start)
        item = _item_at(sentence, token)
        if item is None or item.prep not in HERE or item is event.actor or not _located(event, item, token):
            continue
        low, high = sorted((token, event.trigger.at))
        if high - low <= WITHIN and not any(
            text.words[k].event.kind in (w.STOP, w.COLON) or text.words[k].bits & c.CUE
            for k in range(low, high)
        ):
            return one
    return None


def place_of(text: Text, found: Found, sentence: Sentence, places: list[Place]) -> Place | None:
    """The named location that the event's own part of the sentence gives: after it, or before it as its scene."""
    if not places or found.trigger.reading.entry.type in NOWHERE:
        return None
    at = found.trigger.at
    best: tuple[int, Place] | None = None
    for one in places:
        token = bisect_left(text.starts, one.span.start)
        fits = _after(text, found, sentence, token) if token >= at else _scene(text, found, sentence, token)
        fits = fits or _witness(text, found, sentence, token)
        item = _item_at(sentence, token)
        if item is not None and token > at and _topic(text, found, item):
            continue
        far = abs(token - at) + (token < at) * 12
        if item is not None and item.prep == (
            "الي" if found.trigger.reading.entry.type == "RETREAT" else "من"
        ):
            far += 20  # whence the others come, whither these go
        if fits and item is not None and found.clause is not None and found.clause.of is item:
            far = 0  # «البلدة التي سيطروا عليها»
        elif item is not None and (item.prep in BEARINGS or text.words[token - 1].stem in BEARINGS):
            far += 5  # «في كذا شمال كذا», «في كذا بشمال كذا»
        elif item is not None and _holds(item):
            far += HELD
        if fits and (best is None or far < best[0]):
            best = (far, one)
    return best[1] if best is not None else _again(text, found, sentence, places)


def _topic(text: Text, found: Found, item: Item) -> bool:
    """«بحثا الأوضاع في البلد», «لقاء المبعوث إلى البلد»: what talks are about, or whose envoy it is, is not where."""
    if found.trigger.reading.entry.type != "CONSULT" or item.start - 2 <= found.trigger.at:
        return False
    if item.prep == "الي":
        return found.trigger.reading.entry.lemma not in _ARRIVING
    if item.prep == "ب" and text.words[item.head].stem in STATES:
        return True  # «وزير الصحة بجمهورية كذا»
    return item.prep in ("في", "ب") and text.words[item.start - 2].stem in _TOPICS


def _holds(item: Item) -> bool:
    """«في البلدة بمحافظة كذا»: a place that only says where the one before it lies."""
    items = item.clause.items
    at = items.index(item) if item in items else 0
    before = items[at - 1] if at else None
    return (
        before is not None
        and bool(before.flags & w.PLACE)
        and not before.flags & w.FORCE
        and item.prep in ("في", "ب")
        and item.start - before.last <= 1
    )


def _again(text: Text, found: Found, sentence: Sentence, places: list[Place]) -> Place | None:
    """«… المدينة»: the place last named before the word for its kind."""
    words = text.words
    for k in range(found.trigger.at + 1, sentence.last):
        event = words[k].event
        if k in sentence.triggers or event.kind in (w.STOP, w.THAT, w.COLON, w.COMMA, w.SUBORDINATOR):
            return None
        if words[k].form in AGAIN:
            after = words[k + 1].event.flags if k + 1 < sentence.last else 0
            if after & w.NAME or after & w.PLACE and not after & w.KIND:
                return None
            named = [x for x in places if x.span.end <= text.starts[k]]
            return named[-1] if named else None
    return None


def _item_at(sentence: Sentence, token: int) -> Item | None:
    after = bisect_right(sentence.items, token, key=_FIRST)
    item = sentence.items[after - 1] if after else None
    return item if item is not None and item.first <= token < item.last else None


def _located(found: Found, item: Item | None, token: int, border: bool = False) -> bool:
    """The place at `token` is no party's name and does not stand after a preposition that excludes it."""
    if item is None:
        return True
    if item.prep in NEVER and not border or item is found.actor:
        return False
    if item.prep == "من" and found.trigger.reading.entry.type not in ("RETREAT", "ASSAULT", "COERCE"):
        return False
    flags = item.flags
    return not (flags & w.PARTY and not flags & w.PLACE and item.first != token and not flags & w.TARGET)


def _after(text: Text, found: Found, sentence: Sentence, token: int) -> bool:
    at = found.trigger.at
    item = _item_at(sentence, token)
    border = item is not None and text.words[item.start - 2].form in ("الحدود", "حدود") and item.prep == "مع"
    if not _located(found, item, token, border):
        return False
    if item is not None and not item.prep and item is not found.recipient and item.owner is not found.item:
        if item.clause.subject is item and item.clause.verb != at:
            return False
        if item.flags & w.PARTY and item.flags & w.PLACE and item.first == token:
            return False  # a state that acts
    commas = 0
    words = text.words
    for k in range(at + 1, token):
        kind = words[k].event.kind
        if kind == w.COMMA:
            commas += 1
        elif (
            k in sentence.triggers
            or kind in (w.STOP, w.THAT, w.COLON)
            or kind == w.NOUN
            and words[k].pro[:1] == "و"
            and words[k].suffix
            and words[k - 1].event.kind == w.COMMA
            and any(s.tense == "masdar" for s in words[k].senses)
            or kind == w.SUBORDINATOR
            and words[k].form not in _OF_THESE
        ):
            return False
    return commas <= COMMAS


def _witness(text: Text, found: Found, sentence: Sentence, token: int) -> bool:
    """«المعارك التي تشهدها حلب», «حلب التي تشهد معارك»: the place is who sees it, or what was taken."""
    item = _item_at(sentence, token)
    if item is None:
        return False
    if found.item is None:
        return found.clause is not None and found.clause.of is item
    for clause in sentence.clauses:
        if clause.verb < 0 or clause is not found.clause and clause.of is not found.item:
            continue
        light = text.words[clause.verb].event.light
        if light is not None and light.entry.light == "place":
            return item is clause.of or item.clause is clause and not item.prep
    return False


def _scene(text: Text, found: Found, sentence: Sentence, token: int) -> bool:
    at = found.trigger.at
    item = _item_at(sentence, token)
    if item is None or not _located(found, item, token):
        return False
    words = text.words
    for word in words[token:at]:
        if word.event.kind in _ENDS:
            return False
    if (
        item.prep in HERE
        and item.clause.link == "root"
        and not any(not x.prep for x in item.clause.items if x.head < token)
        and (item.clause.verb < 0 or item.head < item.clause.verb)
    ):
        return True  # «وفي حلب، …»: the scene of the whole sentence
    if any(k in sentence.triggers for k in range(token, at)):
        return False
    clause, scene = found.clause, item.clause
    verb = scene.verb
    light = words[verb].event.light if verb >= 0 else None
    if light is not None and light.entry.light == "place":
        return not item.prep and item.head > verb  # «شهدت عدن اشتباكات»
    if item.prep not in HERE or item.prep in BEARINGS and _of_another(scene, item):
        return False
    return item.head < verb or verb < 0 or scene is clause


def _of_another(clause: Clause, item: Item) -> bool:
    """«على بلدة كذا جنوبي اليمن»: the place before it is meant, which this one only places."""
    at = clause.items.index(item)
    before = clause.items[at - 1] if at else None
    return before is not None and bool(before.flags & w.PLACE) and before.last == item.start - 1


def time_of(trigger: Span, times: list[Time]) -> Span | None:
    """The nearest time expression of the sentence, within some 90 characters."""
    best = min(times, key=lambda t: abs(t.span.start - trigger.start), default=None)
    return best.span if best is not None and abs(best.span.start - trigger.start) <= 90 else None


_CATEGORY: Final = {
    "ASSAULT": ("killed", "injured", "missing"),
    "COERCE": ("detained",),
    "MOBILIZE": ("fighters", "equipment"),
}


def figures_of(text: Text, found: Found, read: list[Figure]) -> list[str]:
    """The numbers of the event's victims, prisoners or recruits: those right at its recipient or actor."""
    entry = found.trigger.reading.entry
    wanted = _CATEGORY.get(entry.type)
    if wanted is None:
        return []
    kept = []
    own = text.starts[found.counted] if found.counted >= 0 else -1
    for figure in read:
        if figure.category not in wanted:
            continue
        if own >= 0:
            if figure.span.start <= own < figure.span.end:
                kept.append(figure.id)
            continue  # «قتل خمسة جنود وأصيب 16»: not the five
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
