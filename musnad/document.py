"""The reading format: plain typed records, and the article that holds them.

Every record that points into the text does so with a `Span`; offsets count Unicode code points of the text
as it was ingested, the end is exclusive, and ``text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

Kind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "neutral", "affirming", "doubting", "denying", "demanding", "warning", "accusing", "opining", "committing"
]
SourceType = Literal["person", "official", "organization", "media", "document", "anonymous", "other"]
Modality = Literal["asserted", "denied", "possible", "called_for"]
Polarity = Literal["negative", "positive"]

Number = int | float


class Span(msgspec.Struct, frozen=True):
    """Characters `start` to `end` (exclusive) of the article's text, and those characters."""

    start: int
    end: int
    text: str


class Attribution(msgspec.Struct):
    """Material that the text presents as coming from a source (PARC 3.0, Pareti 2016)."""

    id: str
    cue: Span
    source: Span | None
    resolved: Span | None
    content: list[Span]
    kind: Kind
    stance: Stance
    source_type: SourceType
    parent: str | None
    rule: str
    actor: str | None = None
    """The canonical actor that the source is, by its id in the actor lexicon (docs/actors.md)."""
    name: str | None = None
    """The source as it is cited, where its mention has something fused before it: of «وأمين عام الحزب» it is «أمين عام
    الحزب». None where the mention stands by itself."""


class Figure(msgspec.Struct):
    """A quantity: `low` and `high` are its bounds (equal when exact, None when open)."""

    id: str
    span: Span
    low: Number | None
    high: Number | None
    approx: bool
    unit: Span | None
    category: str
    cumulative: bool
    part_of: str | None
    attribution: str | None
    rule: str


class Time(msgspec.Struct):
    """An expression that places something on the calendar; `value` is ISO 8601, None when unresolved."""

    span: Span
    value: str | None
    rule: str = ""


class Place(msgspec.Struct):
    """A named location; `country` is ISO 3166-1 alpha-2, coordinates are WGS 84 degrees."""

    span: Span
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    name: str | None = None
    relative: dict[str, Any] | None = None
    """For a relative position («140 كم غرب …»): distance_km, bearing, anchor, and the computed point."""
    rule: str = ""


class Party(msgspec.Struct):
    """Whom a phrase names, by neutral canonical name (docs/actors.md); without id and names for a kind of people."""

    span: Span
    id: str | None
    name_ar: str | None
    name_en: str | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    code: str | None
    """The same as alpha-3, as PLOVER has it."""
    roles: list[str]
    """PLOVER's codes, the chief one first."""


class Event(msgspec.Struct):
    """Something that one party does to or with another, by PLOVER category."""

    id: str
    trigger: Span
    type: str
    actor: Span | None
    recipient: Span | None
    time: Span | None
    place: Span | None
    figures: list[str]
    attribution: str | None
    modality: Modality
    rule: str
    actors: list[Party] = []
    recipients: list[Party] = []


class Label(msgspec.Struct):
    """An evaluative term for a party, in the voice of `attribution` (None: the writer's own)."""

    span: Span
    actor: Span | None
    polarity: Polarity
    attribution: str | None
    rule: str = ""


class Finding(msgspec.Struct):
    """Something that the text itself contradicts or leaves open, with its evidence."""

    check: str
    message: str
    spans: list[Span]


class Document(msgspec.Struct):
    """One article and what was read in it."""

    text: str
    id: str = ""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    attributions: list[Attribution] = []
    figures: list[Figure] = []
    times: list[Time] = []
    places: list[Place] = []
    events: list[Event] = []
    labels: list[Label] = []
    findings: list[Finding] = []

    def span(self, start: int, end: int) -> Span:
        """The span of characters `start` to `end` (exclusive) of the text."""
        return Span(start, end, self.text[start:end])

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain dicts and lists, in the reading format."""
        data: dict[str, Any] = msgspec.to_builtins(self)
        return data

    def to_json(self, *, indent: int = 0) -> str:
        """The reading as one JSON object (UTF-8, Arabic as it is)."""
        data = msgspec.json.encode(self)
        return (msgspec.json.format(data, indent=indent) if indent else data).decode()

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """A document from plain data; keys it does not know are ignored. Raises msgspec.ValidationError."""
        return msgspec.convert(data, cls)

    @classmethod
    def from_json(cls, data: str | bytes) -> Document:
        """A document from JSON. Raises msgspec.ValidationError or msgspec.DecodeError."""
        return msgspec.json.decode(data, type=cls)

    def spans(self) -> Iterator[Span]:
        """Every span of every record, in no particular order."""
        for a in self.attributions:
            yield a.cue
            yield from (s for s in (a.source, a.resolved) if s is not None)
            yield from a.content
        for f in self.figures:
            yield f.span
            if f.unit is not None:
                yield f.unit
        for t in self.times:
            yield t.span
        for p in self.places:
            yield p.span
        for e in self.events:
            yield e.trigger
            yield from (s for s in (e.actor, e.recipient, e.time, e.place) if s is not None)
            yield from (party.span for party in (*e.actors, *e.recipients))
        for label in self.labels:
            yield label.span
            if label.actor is not None:
                yield label.actor
        for finding in self.findings:
            yield from finding.spans

    def _repr_html_(self) -> str:
        """The reading as a notebook shows it: its web page, in a frame of its own so that styles do not mix."""
        from html import escape

        from musnad.show.html import page

        return f'<iframe srcdoc="{escape(page([self]))}" style="width:100%;height:36em;border:1px solid #ccc"></iframe>'

    def misplaced(self) -> list[Span]:
        """The spans whose text is not what stands at their offsets: always empty for a sound reading."""
        return [s for s in self.spans() if self.text[s.start : s.end] != s.text]
