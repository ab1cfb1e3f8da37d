"""What reconciling needs of one document, made without looking at any other: so that several processes can make it."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from musnad.reconcile.find_copies import Sketch, sketch
from musnad.reconcile.store import Articles, dump_speaker
from musnad.reconcile.terms import Terms

LEAST = 2
"""Terms and numbers of the shortest content that is compared."""

DAYS = 1
"""Days that two reports of one event may lie apart: «yesterday evening» and «today at dawn»."""

SURE = ("event", "sentence")
"""How an event's place must be known for two events to be compared: named with it, not somewhere before."""


class Said(NamedTuple):
    """A statement ready to be compared; the speaker as JSON, None when the text names nobody."""

    attribution: int
    stance: str
    terms: Terms
    speaker: str | None


class Happened(NamedTuple):
    """An event ready to be compared: where, when, its parties' ids, and what its sentence is about."""

    event: int
    document: int
    locality: int
    type: str
    day: str
    """The first one on which it may have been."""
    last: str
    actors: frozenset[int]
    recipients: frozenset[int]
    terms: Terms


class Prepared(NamedTuple):
    """A document ready to be reconciled."""

    document: int
    sketch: Sketch
    statements: list[Said]
    events: list[Happened]


def prepare(articles: Articles, document: int) -> Prepared:
    """Make a document ready."""
    record, ids = articles.record(document), articles.ids(document)
    statements = [
        Said(
            ids[s.attribution.id], s.attribution.stance, s.terms,
            dump_speaker(s.speaker) if s.speaker is not None else None,
        )
        for s in record.statements
        if s.origin and len(s.terms.words) + len(s.terms.numbers) >= LEAST
    ]  # fmt: skip
    return Prepared(document, sketch(document, record.document.text), statements, _events(articles, document))


def _events(articles: Articles, document: int) -> list[Happened]:
    rows = articles.connection.execute(
        "SELECT id, type, locality, first, last, start FROM events WHERE document = ? AND modality = 'asserted'"
        " AND locality IS NOT NULL AND first IS NOT NULL AND located IN (?, ?)",
        (document, *SURE),
    ).fetchall()
    found = []
    for event, kind, locality, first, last, start in rows:
        if (date.fromisoformat(last) - date.fromisoformat(first)).days > 2 * DAYS:
            continue  # «this year»: no day to go by
        actors, recipients = _parties(articles.connection, event)
        if not actors and not recipients:
            continue
        text = articles.record(document).text
        sentence = text.sentences[text.sent[bisect_right(text.starts, start) - 1]]
        span = text.starts[sentence[0]], text.ends[sentence[1] - 1]
        terms = articles.terms.terms(text, [span])
        found.append(Happened(event, document, locality, kind, first, last, actors, recipients, terms))
    return found


def _parties(connection: sqlite3.Connection, event: int) -> tuple[frozenset[int], frozenset[int]]:
    rows = connection.execute("SELECT side, party FROM event_parties WHERE event = ?", (event,)).fetchall()
    return (
        frozenset(party for side, party in rows if side == "actor"),
        frozenset(party for side, party in rows if side == "recipient"),
    )
