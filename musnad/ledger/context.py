"""Where and when a figure or event is: what its event says, else its sentence, else what stood before.

The reading itself says only what the text says of each; questions («killed, in Yemen, this week») need an answer for
all. Each answer names how it was found, so that a question can ask for the sure ones only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from musnad.document import Document, Event, Figure, Place, Span, Time
from musnad.ledger.days import days
from musnad.text import Text


class Where(NamedTuple):
    """The number of a place in the reading, and how it was found: event, sentence or before."""

    place: int | None
    basis: str | None


class When(NamedTuple):
    """First and last day, and how they were found: event, sentence or published."""

    first: str | None
    last: str | None
    basis: str | None


class Context:
    """The places and dates of one reading, to be asked for any span of it."""

    def __init__(self, text: Text, document: Document) -> None:
        self.document = document
        starts = text.starts
        self.sentences = [starts[first] for first, _ in text.sentences]
        self.places = [p.span.start for p in document.places]
        self.times = [(t.span.start, *days(t.value)) for t in document.times]
        self.event_of = {name: event for event in document.events for name in event.figures}

    def where(self, event: Event | None, at: Span) -> Where:
        """The place of an event, else the one named nearest in the sentence, else the last one named before."""
        if event is not None and event.place is not None:
            found = overlapping(self.document.places, event.place)
            if found is not None:
                return Where(found, "event")
        sentence = self._sentence(at.start)
        best: tuple[int, int] | None = None
        before: int | None = None
        for number, start in enumerate(self.places):
            if self._sentence(start) == sentence:
                distance = abs(start - at.start)
                if best is None or distance < best[0]:
                    best = (distance, number)
            elif start < at.start and (before is None or start >= self.places[before]):
                before = number
        if best is not None:
            return Where(best[1], "sentence")
        return Where(before, None if before is None else "before")

    def when(self, event: Event | None, at: Span) -> When:
        """The time of an event, else the one nearest in the sentence, else the day of publication."""
        if event is not None and event.time is not None:
            number = overlapping(self.document.times, event.time)
            if number is not None and self.times[number][1]:
                _, first, last = self.times[number]
                return When(first, last, "event")
        sentence = self._sentence(at.start)
        best: tuple[int, str, str] | None = None
        for start, first, last in self.times:
            if first and last and self._sentence(start) == sentence:
                distance = abs(start - at.start)
                if best is None or distance < best[0]:
                    best = (distance, first, last)
        if best is not None:
            return When(best[1], best[2], "sentence")
        first, last = days(self.document.published)
        return When(first, last, "published" if first else None)

    def event(self, figure: Figure) -> Event | None:
        """The event that a figure belongs to."""
        return self.event_of.get(figure.id)

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at)


def overlapping(records: Sequence[Place] | Sequence[Time], span: Span) -> int | None:
    """The number of the first record that shares characters with the span."""
    spans = [record.span for record in records]
    return next((n for n, s in enumerate(spans) if s.start < span.end and span.start < s.end), None)
