"""Events as a table: one row each, UTF-8 with a header, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from musnad.document import Document, Event
from musnad.read.reader import Reader
from musnad.show.names import actor_code, actor_name, called, chain
from musnad.show.plover import record
from musnad.show.standing import Standing, standings

COLUMNS = (
    "document",
    "event",
    "published",
    "outlet",
    "date",
    "type",
    "modality",
    "standing",
    "actor",
    "actor_name",
    "actor_code",
    "recipient",
    "recipient_name",
    "recipient_code",
    "place",
    "country",
    "latitude",
    "longitude",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "origin",
    "stance",
    "chain",
    "trigger",
    "start",
    "end",
)


def rows(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:
    """The header, then a line for each event of each document. reader: the one that read them, as for `standings`."""
    yield _line(COLUMNS)
    for document in documents:
        presented = standings(document, reader)
        for event in document.events:
            row = _row(document, event, presented.get(event.id))
            yield _line([row.get(column) for column in COLUMNS])


def _row(document: Document, event: Event, standing: Standing | None) -> dict[str, Any]:
    links = chain(document, event.attribution)
    coded = record(document, event, standing)
    location = coded["location"] or {}
    origin = called(links[-1]) if links else None
    row: dict[str, Any] = {
        "document": document.id,
        "event": event.id,
        "published": document.published,
        "outlet": document.outlet,
        "date": coded["date"],
        "type": event.type,
        "modality": event.modality,
        "standing": coded["standing"],
        "actor": event.actor.text if event.actor else None,
        "actor_name": actor_name(event.actors, event.actor),
        "actor_code": actor_code(event.actors),
        "recipient": event.recipient.text if event.recipient else None,
        "recipient_name": actor_name(event.recipients, event.recipient),
        "recipient_code": actor_code(event.recipients),
        "place": location.get("text"),
        "country": location.get("country"),
        "latitude": location.get("latitude"),
        "longitude": location.get("longitude"),
        "origin": origin,
        "stance": links[-1].stance if links else None,
        "chain": " > ".join(called(a) or "?" for a in links),
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
    }
    for figure in document.figures:
        if figure.id in event.figures and figure.category in ("killed", "injured"):
            row.setdefault(f"{figure.category}_low", figure.low)
            row.setdefault(f"{figure.category}_high", figure.high)
    return row


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(["" if cell is None else _safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
