"""Events as PLOVER-style records, JSON lines: what event data tools load, plus whose word each event is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from musnad.document import Attribution, Document, Event, Party, Place, Span, Time
from musnad.read.reader import Reader
from musnad.show.names import called, chain
from musnad.show.standing import TELLING, Standing, standings

QUAD = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict",
    "SANCTION": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}
"""The quadrant of each PLOVER category."""


def records(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:
    """One JSON object a line for each event of each document. reader: the one that read them, as for `standings`."""
    for document in documents:
        presented = standings(document, reader)
        for event in document.events:
            yield msgspec.json.encode(record(document, event, presented.get(event.id))).decode() + "\n"


def record(document: Document, event: Event, standing: Standing | None) -> dict[str, Any]:
    """One event. Dates are ISO 8601; an event without a stated time has only the publication date.

    standing: how its sentence presents it.
    """
    time = _at(document.times, event.time)
    place = _at(document.places, event.place)
    figures = {f.id: f for f in document.figures}
    return {
        "id": f"{document.id or 'document'}/{event.id}",
        "date": time.value if isinstance(time, Time) else None,
        "publication_date": document.published,
        "event_type": event.type,
        "quad": QUAD.get(event.type),
        "modality": event.modality,
        "told": standing in TELLING,
        "standing": standing.value if standing is not None else None,
        "actor": _parties(event.actors, event.actor),
        "recipient": _parties(event.recipients, event.recipient),
        "location": _location(place, event.place),
        "magnitude": [
            {"category": f.category, "low": f.low, "high": f.high, "cumulative": f.cumulative}
            for f in (figures.get(i) for i in event.figures)
            if f is not None
        ],
        "attribution": [_link(a) for a in chain(document, event.attribution)],
        "trigger": {"text": event.trigger.text, "start": event.trigger.start, "end": event.trigger.end},
        "publisher": document.outlet,
        "headline": document.title,
        "url": document.url,
        "language": "ar",
        "coder": f"musnad {event.rule}".strip(),
    }


def _parties(found: list[Party], span: Span | None) -> list[dict[str, Any]]:
    """The parties with PLOVER's country and role codes, or one that is only the words of the text."""
    known = [
        {
            "text": party.span.text,
            "id": party.id,
            "name": party.name_en,
            "name_ar": party.name_ar,
            "country": party.code,
            "role": party.roles[0] if party.roles else None,
            "all_roles": party.roles,
        }
        for party in found
    ]
    return known or ([{"text": span.text}] if span else [])


def _location(place: Place | Time | None, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    if not isinstance(place, Place):
        return {"text": span.text}
    return {
        "text": span.text,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _link(a: Attribution) -> dict[str, Any]:
    return {
        "source": called(a),
        "source_type": a.source_type,
        "stance": a.stance,
        "cue": a.cue.text,
    }


def _at(records: Iterable[Place] | Iterable[Time], span: Span | None) -> Place | Time | None:
    """The place or time that stands where the event's argument does."""
    if span is None:
        return None
    return next((r for r in records if r.span.start < span.end and span.start < r.span.end), None)
