"""Events: what one party does to another, by PLOVER category (docs/events.md).

Triggers are found from the words of the event lexicon, their arguments in the clause around them, the place, time
and figures in the sentence; modality and attribution say on whose word and whether at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby

from musnad.document import Attribution, Event, Figure, Place, Span, Time
from musnad.lexicon.lexicon import Lexicon
from musnad.read import roles as p
from musnad.read.events_arguments import Found, arguments, share
from musnad.read.events_clauses import clauses
from musnad.read.events_lexicon import EventLexicon, load
from musnad.read.events_modality import modality
from musnad.read.events_roles import Arg
from musnad.read.events_triggers import KILLING, candidates, settle, topic_bits
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
    triggers = settle(text, found, topic_bits(topics, known), known)
    if not triggers:
        return []
    skip = _tokens_of(text, [t.span for t in times])
    made: list[Event] = []
    inner = _Attributed(attributions)
    for first, group in groupby(triggers, key=lambda t: t.first):
        grouped = list(group)
        sentence = clauses(
            text, first, grouped[0].last, known, skip, {t.at: t.reading.shape for t in grouped}
        )
        listed = [arguments(text, trigger, sentence, known, skip) for trigger in grouped]
        share(text, listed, known)
        for event in listed:
            made.append(_event(text, event, len(made), inner, figures, times, places))
    return made


def _event(
    text: Text, found: Found, number: int, inner: _Attributed,
    figures: Sequence[Figure], times: Sequence[Time], places: Sequence[Place],
) -> Event:  # fmt: skip
    at, reading, first, last = found.trigger
    span = text.span(at, at + 1)
    attribution, own = inner.at(span)
    start, end = text.starts[first], text.ends[last - 1]
    place = _place(text, found, [x for x in places if start <= x.span.start < end])
    time = _time(span, [x for x in times if start <= x.span.start < end])
    actor = text.span(found.actor.first, found.actor.last) if found.actor else None
    recipient = text.span(found.recipient.first, found.recipient.last) if found.recipient else None
    counted = _figures(text, found, [f for f in figures if start <= f.span.start < end])
    return Event(
        id=f"e{number}", trigger=span, type=reading.entry.type, actor=actor, recipient=recipient, time=time, place=place,
        figures=counted, attribution=attribution.id if attribution is not None else None,
        modality=modality(text, found, attribution, own), rule=found.rule or reading.shape,
    )  # fmt: skip


class _Attributed:
    """The innermost attribution in whose content a span stands."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.contents = sorted(
            ((s.start, s.end, a) for a in attributions for s in a.content), key=lambda x: (x[0], -x[1])
        )
        self.starts = [x[0] for x in self.contents]
        self.cues = {a.cue.start: a for a in attributions}

    def at(self, span: Span) -> tuple[Attribution | None, Attribution | None]:
        """The attribution that the span stands in, and the one whose cue it is."""
        best: tuple[int, Attribution] | None = None
        for start, end, attribution in self.contents[: bisect_right(self.starts, span.start)]:
            if start <= span.start < end and (best is None or end - start <= best[0]):
                if attribution.cue.start == span.start:
                    continue
                best = (end - start, attribution)
        return (best[1] if best else None), self.cues.get(span.start)


def _tokens_of(text: Text, spans: Sequence[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        first = bisect_left(text.starts, span.start)
        found.update(range(first, bisect_left(text.starts, span.end)))
    return frozenset(found)


_NOT_WHERE = frozenset(("من", "الي", "عن"))


def _place(text: Text, found: Found, places: list[Place]) -> Span | None:
    """The named location of the event: the nearest after it in a place's position, else before it."""
    if not places:
        return None
    at = found.trigger.at
    here, stop = text.starts[at], text.ends[at]
    best: tuple[float, Place] | None = None
    for place in places:
        if place.span.start >= stop:
            distance = float(place.span.start - stop)
            between = text.string[stop : place.span.start]
            cost = distance + 60 * between.count("،") + 120 * (between.count(".") + between.count(":"))
        else:
            distance = float(here - place.span.end)
            between = text.string[place.span.end : here]
            cost = 1.6 * distance + 30 + 60 * between.count("،")
        token = bisect_left(text.starts, place.span.start)
        before = text.words[token - 1].form if token else ""
        if before in _NOT_WHERE:
            cost += 80
        if found.actor is not None and _inside(text, found.actor, place.span):
            cost += 150
        if best is None or cost < best[0]:
            best = (cost, place)
    if best is None or best[0] > 260:
        return None
    return best[1].span


def _inside(text: Text, arg: Arg, span: Span) -> bool:
    return text.starts[arg.first] <= span.start < text.ends[arg.last - 1]


def _time(trigger: Span, times: list[Time]) -> Span | None:
    """The nearest time expression of the sentence, within some 80 characters."""
    best = min(times, key=lambda t: abs(t.span.start - trigger.start), default=None)
    return best.span if best is not None and abs(best.span.start - trigger.start) <= 90 else None


_CATEGORY = {
    "ASSAULT": ("killed", "injured", "missing"),
    "COERCE": ("detained",),
    "MOBILIZE": ("fighters", "equipment"),
}


def _figures(text: Text, found: Found, figures: list[Figure]) -> list[str]:
    """The numbers of the event's victims, prisoners or recruits: those right at its recipient or actor."""
    entry = found.trigger.reading.entry
    wanted = _CATEGORY.get(entry.type)
    if wanted is None:
        return []
    kept = []
    for figure in figures:
        if figure.category not in wanted:
            continue
        for arg in (found.recipient, found.actor if entry.type == "MOBILIZE" else None):
            if arg is None:
                continue
            low, high = text.starts[arg.first], text.ends[arg.last - 1]
            near = figure.span.start < high and figure.span.end > low or 0 <= low - figure.span.end <= 12
            unit = figure.unit is not None and figure.unit.start < high and figure.unit.end > low
            if (near or unit) and (
                entry.lemma in KILLING or figure.category != "injured" or entry.type != "ASSAULT"
            ):
                kept.append(figure.id)
                break
    return kept


__all__ = ["EventLexicon", "events", "p"]
