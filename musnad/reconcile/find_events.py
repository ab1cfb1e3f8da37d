"""Finding the same event in several documents: one type, one place, days near each other, a party in common."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from musnad.reconcile import groups
from musnad.reconcile.find_statements import rejected

KIND = "event"

DAYS = 1
"""Days that two reports of one event may lie apart: «yesterday evening» and «today at dawn»."""

SURE = ("event", "sentence")
"""How an event's place must be known for two events to be compared: named with it, not somewhere before."""


def link_events(connection: sqlite3.Connection, document: int) -> None:
    """Link a document's events to the same ones of documents added before, in the ledger."""
    mine = connection.execute(
        "SELECT id, type, locality, first, last FROM events WHERE document = ? AND modality = 'asserted'"
        " AND locality IS NOT NULL AND first IS NOT NULL AND located IN (?, ?)",
        (document, *SURE),
    ).fetchall()
    for event, kind, locality, first, last in mine:
        if (date.fromisoformat(last) - date.fromisoformat(first)).days > 2 * DAYS:
            continue  # «this year»: no day to go by
        parties = _parties(connection, event)
        if not any(parties.values()):
            continue
        before = (date.fromisoformat(first) - timedelta(DAYS)).isoformat()
        after = (date.fromisoformat(last) + timedelta(DAYS)).isoformat()
        others = connection.execute(
            "SELECT id FROM events WHERE locality = ? AND type = ? AND document != ? AND modality = 'asserted'"
            " AND first BETWEEN ? AND ? AND last <= ? AND located IN (?, ?)"
            " AND document IN (SELECT document FROM reconciled)",
            (locality, kind, document, before, after, after, *SURE),
        ).fetchall()
        for (other,) in others:
            shared = _shared(parties, _parties(connection, other))
            pair = min(event, other), max(event, other)
            if shared and not rejected(connection, KIND, *pair):
                connection.execute(
                    "INSERT OR REPLACE INTO links (kind, first, second, alike) VALUES (?, ?, ?, ?)",
                    (KIND, *pair, shared),
                )
                groups.join(connection, KIND, *pair)


def _parties(connection: sqlite3.Connection, event: int) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {"actor": set(), "recipient": set()}
    for side, party in connection.execute("SELECT side, party FROM event_parties WHERE event = ?", (event,)):
        found[side].add(party)
    return found


def _shared(a: dict[str, set[int]], b: dict[str, set[int]]) -> float:
    """Which part of the parties that both name is the same; 0 when a side that both name has nobody in common."""
    named = [side for side in a if a[side] and b[side]]
    if not named or any(not a[side] & b[side] for side in named):
        return 0.0
    return sum(len(a[side] & b[side]) / len(a[side] | b[side]) for side in named) / len(named)
