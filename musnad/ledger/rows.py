"""From a reading to rows: what each table of the ledger gets of one document.

A row is a tuple in the order of COLUMNS, without `id` and `document`. A reference to a row of the same document is the
number of that row here, counted from 0; a reference to a name that documents share (source, party, locality) is the
name's own row. The writer replaces both by ids (REFERENCES says where they stand).
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import Any

import msgspec

from musnad.document import (
    Attribution,
    Document,
    Event,
    Figure,
    Finding,
    Label,
    Number,
    Party,
    Place,
    Span,
    Time,
)
from musnad.ledger.context import Context
from musnad.ledger.days import days
from musnad.ledger.keys import Keys, key_of
from musnad.show.names import who
from musnad.text import Text, Words

COLUMNS: dict[str, tuple[str, ...]] = {
    "attributions": (
        "name", "cue_start", "cue_end", "cue", "source_start", "source_end", "resolved_start", "resolved_end",
        "source", "code", "source_type", "kind", "stance", "parent", "depth", "leaf", "rule", "more",
    ),
    "contents": ("attribution", "position", "start", "end"),
    "times": ("start", "end", "text", "value", "first", "last", "rule", "more"),
    "places": ("start", "end", "text", "locality", "named", "more"),
    "figures": (
        "name", "start", "end", "text", "low", "high", "approx", "unit_start", "unit_end", "unit", "category",
        "cumulative", "part_of", "attribution", "origin", "stance", "locality", "country",
        "located", "first", "last", "dated", "rule", "more",
    ),
    "events": (
        "name", "start", "end", "text", "type", "modality", "actor_start", "actor_end", "recipient_start",
        "recipient_end", "time_start", "time_end", "place_start", "place_end", "attribution",
        "origin", "stance", "locality", "country", "located", "first", "last", "dated", "rule", "more",
    ),
    "event_parties": ("event", "side", "position", "party"),
    "event_figures": ("event", "position", "figure"),
    "labels": (
        "start", "end", "text", "actor_start", "actor_end", "party", "polarity", "attribution", "origin", "stance",
        "more",
    ),
    "findings": ("check", "message", "more"),
    "finding_spans": ("finding", "position", "start", "end"),
}  # fmt: skip
"""The columns of the layers' tables, tables that are referred to before those that refer to them."""

LAYERS = ("attributions", "times", "places", "figures", "events", "labels", "findings")
"""The tables whose rows have an `id` and a `document`: the annotations that a person can review."""

REFERENCES: dict[str, dict[str, str]] = {
    "attributions": {"source": "sources", "parent": "attributions"},
    "contents": {"attribution": "attributions"},
    "times": {},
    "places": {"locality": "localities"},
    "figures": {
        "part_of": "figures", "attribution": "attributions", "origin": "sources", "locality": "localities",
    },
    "events": {"attribution": "attributions", "origin": "sources", "locality": "localities"},
    "event_parties": {"event": "events", "party": "parties"},
    "event_figures": {"event": "events", "figure": "figures"},
    "labels": {"party": "parties", "attribution": "attributions", "origin": "sources"},
    "findings": {},
    "finding_spans": {"finding": "findings"},
}  # fmt: skip

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_LARGEST = 2**63 - 1
_KNOWN: dict[type[msgspec.Struct], set[str]] = {
    Attribution: {"id", "cue", "source", "resolved", "content", "kind", "stance", "source_type", "parent", "rule",
        "actor"},
    Figure: {
        "id", "span", "low", "high", "approx", "unit", "category", "cumulative", "part_of", "attribution", "rule",
    },
    Time: {"span", "value", "rule"},
    Place: {"span", "country", "latitude", "longitude", "name"},
    Event: {
        "id", "trigger", "type", "actor", "recipient", "time", "place", "figures", "attribution", "modality", "rule",
    },
    Label: {"span", "actor", "polarity", "attribution"},
    Finding: {"check", "message", "spans"},
}  # fmt: skip
"""The fields that have columns; what else a record has goes to `more` as JSON, so that nothing of it is lost."""

_REST: dict[type[msgspec.Struct], tuple[tuple[str, Any], ...]] = {
    kind: tuple(
        (f.name, f.default_factory() if f.default_factory is not msgspec.NODEFAULT else f.default)
        for f in msgspec.structs.fields(kind)
        if f.name not in known
    )
    for kind, known in _KNOWN.items()
}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Encoder:
    """Makes rows of readings; remembers the keys of words. words: those of the reader whose readings they are."""

    def __init__(self, words: Words) -> None:
        self.keys = Keys(words)

    def rows(self, text: Text, document: Document) -> Rows:
        """The rows of one document's reading. `text` is the document's text, cut up by the same reader."""
        return _Reading(self.keys, text, document).rows()

    def words(self, text: Text) -> str:
        """What full text search finds a text by."""
        return self.keys.of(text)


class _Reading:
    """The rows of one reading while they are made."""

    def __init__(self, keys: Keys, text: Text, document: Document) -> None:
        self.keys, self.text, self.document = keys, text, document
        self.context = Context(text, document)
        self.number = {a.id: n for n, a in enumerate(document.attributions)}
        self.figure = {f.id: n for n, f in enumerate(document.figures)}
        self.sources = [self._source(a) for a in document.attributions]
        self.localities = [self._locality(p) for p in document.places]

    def rows(self) -> Rows:
        found: Rows = {table: [] for table in COLUMNS}
        self._attributions(found)
        document = self.document
        for time in document.times:
            found["times"].append(
                (
                    time.span.start,
                    time.span.end,
                    time.span.text,
                    time.value,
                    *days(time.value),
                    time.rule,
                    more(time),
                )
            )
        for place, locality in zip(document.places, self.localities, strict=True):
            span = place.span
            found["places"].append(
                (span.start, span.end, span.text, locality, int(place.name is not None), more(place))
            )
        found["figures"] = [self._figure(figure) for figure in document.figures]
        for number, event in enumerate(document.events):
            found["events"].append(self._event(event))
            found["event_parties"] += self._parties(number, event)
            found["event_figures"] += [
                (number, position, self.figure[name])
                for position, name in enumerate(event.figures)
                if name in self.figure
            ]
        for label in document.labels:
            span, party = label.span, self._party_of(label.actor or label.span)
            found["labels"].append(
                (span.start, span.end, span.text, *ends(label.actor), party, label.polarity,
                 *self._attributed(label.attribution), more(label))
            )  # fmt: skip
        for number, finding in enumerate(document.findings):
            found["findings"].append((finding.check, finding.message, more(finding)))
            found["finding_spans"] += [(number, n, s.start, s.end) for n, s in enumerate(finding.spans)]
        return found

    def _attributions(self, found: Rows) -> None:
        known = self.document.attributions
        parents = {a.parent for a in known}
        for number, a in enumerate(known):
            cue = a.cue
            found["attributions"].append(
                (a.id, cue.start, cue.end, cue.text, *ends(a.source), *ends(a.resolved), self.sources[number], a.actor,
                 a.source_type, a.kind, a.stance, self.number.get(a.parent) if a.parent else None, self._depth(a),
                 int(a.id not in parents), a.rule, more(a))
            )  # fmt: skip
            found["contents"] += [(number, n, s.start, s.end) for n, s in enumerate(a.content)]

    def _depth(self, a: Attribution) -> int:
        """How many links the chain has from the outermost to this one; a circle ends where it closes."""
        seen = {a.id}
        while a.parent is not None and a.parent in self.number and a.parent not in seen:
            a = self.document.attributions[self.number[a.parent]]
            seen.add(a.id)
        return len(seen)

    def _figure(self, f: Figure) -> Row:
        event = self.context.event(f)
        low, high = number(f.low), number(f.high)
        exact = {"low": f.low, "high": f.high} if (low, high) != (f.low, f.high) else {}
        return (
            f.id, f.span.start, f.span.end, f.span.text, low, high, int(f.approx), *ends(f.unit),
            f.unit.text if f.unit else None, f.category, int(f.cumulative), self.figure.get(f.part_of or ""),
            *self._attributed(f.attribution), *self._situated(event, f.span), f.rule, more(f, **exact),
        )  # fmt: skip

    def _event(self, e: Event) -> Row:
        listed = [name for name in e.figures if name not in self.figure]
        return (
            e.id, e.trigger.start, e.trigger.end, e.trigger.text, e.type, e.modality, *ends(e.actor),
            *ends(e.recipient),
            *ends(e.time), *ends(e.place), *self._attributed(e.attribution), *self._situated(e, e.trigger), e.rule,
            more(e, **({"figures": e.figures} if listed else {})),
        )  # fmt: skip

    def _situated(self, event: Event | None, at: Span) -> Row:
        """locality, country, located, first, last, dated"""
        where, when = self.context.where(event, at), self.context.when(event, at)
        if where.place is None:
            return (None, None, None, *when)
        place = self.document.places[where.place]
        return (self.localities[where.place], place.country, where.basis, *when)

    def _attributed(self, name: str | None) -> Row:
        """attribution, origin, stance"""
        n = self.number.get(name) if name is not None else None
        return (None, None, None) if n is None else (n, self.sources[n], self.document.attributions[n].stance)

    def _parties(self, number: int, event: Event) -> list[Row]:
        sides = (("actor", event.actors, event.actor), ("recipient", event.recipients, event.recipient))
        rows: list[Row] = []
        for side, known, span in sides:
            parties = [party for actor in known if (party := self._party(actor)) is not None]
            if not parties and span is not None and (party := self._party_of(span)) is not None:
                parties = [party]
            rows += [(number, side, n, party) for n, party in enumerate(dict.fromkeys(parties))]
        return rows

    def _party(self, known: Party) -> Row | None:
        """key, name, code, country of a party; by the words of the text where the lexicon does not know it."""
        if not known.name_ar:
            return self._party_of(known.span)
        return (self._key(known.name_ar), known.name_ar, known.id, known.country)

    def _party_of(self, span: Span) -> Row | None:
        key = self._span_key(span)
        return (key, " ".join(span.text.split()), None, None) if key else None

    def _source(self, attribution: Attribution) -> Row | None:
        """key and name of a source."""
        span = who(attribution)
        if span is None:
            return None
        key = self._span_key(span)
        return (key, " ".join((attribution.name or span.text).split())) if key else None

    def _locality(self, place: Place) -> Row:
        """key, name, country, latitude, longitude of a place."""
        if place.name is not None:
            name, key = place.name, self._key(place.name)
        else:
            name, key = " ".join(place.span.text.split()), self._span_key(place.span)
        return (key, name, place.country, place.latitude, place.longitude)

    def _key(self, name: str) -> str:
        return key_of(name)

    def _span_key(self, span: Span) -> str:
        """The keys of the tokens that the span covers."""
        first = bisect_left(self.text.ends, span.start + 1)
        last = bisect_left(self.text.starts, span.end)
        return self.keys.of(self.text, first, last)


def ends(span: Span | None) -> tuple[int | None, int | None]:
    """Start and end, or two times None."""
    return (None, None) if span is None else (span.start, span.end)


def number(value: Number | None) -> Number | None:
    """A number as SQLite can hold it: integers past 64 bits become floats, past those nothing."""
    if not isinstance(value, int) or abs(value) <= _LARGEST:
        return value
    try:
        return float(value)
    except OverflowError:
        return None


def more(record: msgspec.Struct, **given: Any) -> str | None:
    """The fields of a record that have no column, as JSON; None when they all have their defaults."""
    rest = {k: v for k, v in given.items() if v is not None}
    for name, default in _REST[type(record)]:
        value = getattr(record, name)
        if value != default:
            rest[name] = msgspec.to_builtins(value)
    return _encode(rest) if rest else None
