"""Events: what one party does to another, by PLOVER category (docs/events.md).

Triggers are found from the words of the event lexicon, their arguments in the clauses of the sentence, the place,
time and figures near them; modality and attribution say on whose word and whether at all. Only sentences with a
trigger are looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from musnad.document import Attribution, Event, Figure, Modality, Place, Span, Time
from musnad.lexicon.lexicon import Lexicon
from musnad.read.covering import Covering
from musnad.read.events_arguments import arguments
from musnad.read.events_behind import actor_span
from musnad.read.events_clauses import Item
from musnad.read.events_found import Found
from musnad.read.events_lexicon import load
from musnad.read.events_modality import modality
from musnad.read.events_scan import clauses
from musnad.read.events_settling import settle
from musnad.read.events_share import share
from musnad.read.events_topics import DEEDS, political, topic_bits
from musnad.read.events_triggers import candidates
from musnad.read.events_where import Places, figures_of, place_of, share_places, time_of
from musnad.text import Text


def events(
    text: Text,
    lexicon: Lexicon,
    attributions: Sequence[Attribution] = (),
    figures: Sequence[Figure] = (),
    times: Sequence[Time] = (),
    places: Sequence[Place] = (),
) -> list[Event]:
    """The events of a text, in order; what was read before gives their attribution, figures, time and place."""
    known = load(lexicon)
    found, topics = candidates(text, known)
    if not found:
        return []
    named = _tokens_of(text, [p.span for p in places])
    found = [t for t in found if t.at not in named]  # «اسلام اباد», «مدينة تدمر»
    triggers = settle(found, topic_bits(text, topics, known), known)
    if not triggers or not (any(t.reading.entry.type in DEEDS for t in triggers) or political(text, known)):
        return []
    skip = _tokens_of(text, [t.span for t in times])
    before = _Before(attributions, figures, times, places)
    made: list[Event] = []
    for first, group in groupby(triggers, key=lambda t: t.first):
        grouped = list(group)
        shapes = {t.at: t.reading.shape for t in grouped}
        sentence = clauses(text, first, grouped[0].last, shapes, skip)
        known_here: dict[int, Found] = {}
        listed = [arguments(text, trigger, sentence, known_here) for trigger in grouped]
        share(text, sentence, listed)
        start, end = text.starts[first], text.ends[sentence.last - 1]
        here = before.places.within(start, end)
        times_here = [x for x in before.times if start <= x.span.start < end]
        figures_here = [x for x in before.figures if start <= x.span.start < end]
        found_places = [place_of(text, event, sentence, here) for event in listed]
        if here:
            share_places(text, sentence, listed, found_places, here)
        said: dict[int, Modality] = {}
        for event, place in zip(listed, found_places, strict=True):
            at = event.trigger.at
            attribution = before.attribution(text.starts[at])
            said[at] = modality(text, event, attribution, before.stance_around(attribution), said)
            made.append(
                _event(text, event, place, len(made), attribution, said[at], times_here, figures_here)
            )
    return made


class _Before:
    """What was read before the events, to be looked up by where it stands."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
        times: Sequence[Time],
        places: Sequence[Place],
    ) -> None:
        self.contents = sorted(
            ((s.start, s.end, a) for a in attributions for s in a.content), key=lambda x: (x[0], -x[1])
        )
        self.by_id = {a.id: a for a in attributions}
        self.covering = Covering([(start, end) for start, end, _ in self.contents])
        self.figures, self.times = list(figures), list(times)
        self.places = Places(list(places))

    def stance_around(self, attribution: Attribution | None) -> str:
        """The stance of the attribution in which this one stands, "" for none."""
        outer = self.by_id.get(attribution.parent) if attribution is not None and attribution.parent else None
        return outer.stance if outer is not None else ""

    def attribution(self, at: int) -> Attribution | None:
        """The innermost attribution in whose content the word at offset `at` stands, no content of its own cue."""
        best: Attribution | None = None
        size = 0
        for held in self.covering.at(at):
            start, end, attribution = self.contents[held]
            if (best is None or end - start <= size) and attribution.cue.start != at:
                best, size = attribution, end - start
        return best


def _event(
    text: Text,
    found: Found,
    place: Place | None,
    number: int,
    attribution: Attribution | None,
    how: Modality,
    times: list[Time],
    figures: list[Figure],
) -> Event:
    """The record of an event. times, figures: those of its sentence."""
    at, reading = found.trigger.at, found.trigger.reading
    span = text.span(at, at + 1)
    return Event(
        id=f"e{number}", trigger=span, type=reading.entry.type,
        actor=actor_span(text, found.actor), recipient=_span(text, found.recipient),
        time=time_of(span, times),
        place=place.span if place is not None else None,
        figures=figures_of(text, found, figures),
        attribution=attribution.id if attribution is not None else None,
        modality=how,
        rule=found.rule or reading.shape,
    )  # fmt: skip


def _span(text: Text, item: Item | None) -> Span | None:
    return text.span(item.first, item.last) if item is not None else None


def _tokens_of(text: Text, spans: Sequence[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        first = bisect_left(text.starts, span.start)
        found.update(range(first, bisect_left(text.starts, span.end)))
    return frozenset(found)
