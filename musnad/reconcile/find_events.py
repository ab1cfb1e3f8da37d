"""Finding the same event in several documents: one type, one place, days near each other, a party in common, and
sentences that have as much in common as two reports of one thing have."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import OrderedDict
from datetime import date, timedelta

from musnad.reconcile import groups
from musnad.reconcile.find_statements import rejected
from musnad.reconcile.store import Articles
from musnad.reconcile.terms import Terms

KIND = "event"

DAYS = 1
"""Days that two reports of one event may lie apart: «yesterday evening» and «today at dawn»."""

ALIKE, OVERLAP, LEAST = 0.5, 0.25, 4
"""Share of the shorter sentence's terms, share of both sentences', and how many they must have in common: sentences on
two battles in one town have the parties and the place in common."""

KEPT = 20_000
"""Events whose sentences are kept ready for comparison."""

SURE = ("event", "sentence")
"""How an event's place must be known for two events to be compared: named with it, not somewhere before."""


class Events:
    """Keeps the links and groups of events in the ledger up to date."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self.connection, self.articles = connection, articles
        self._terms: OrderedDict[int, Terms] = OrderedDict()

    def add(self, document: int) -> None:
        """Link a document's events to the same ones of documents added before."""
        execute = self.connection.execute
        mine = execute(
            "SELECT id, type, locality, first, last, start FROM events WHERE document = ? AND modality = 'asserted'"
            " AND locality IS NOT NULL AND first IS NOT NULL AND located IN (?, ?)",
            (document, *SURE),
        ).fetchall()
        for event, kind, locality, first, last, start in mine:
            if (date.fromisoformat(last) - date.fromisoformat(first)).days > 2 * DAYS:
                continue  # «this year»: no day to go by
            parties = _parties(self.connection, event)
            if not any(parties.values()):
                continue
            before = (date.fromisoformat(first) - timedelta(DAYS)).isoformat()
            after = (date.fromisoformat(last) + timedelta(DAYS)).isoformat()
            others = execute(
                "SELECT id, document, start FROM events WHERE locality = ? AND type = ? AND document != ?"
                " AND modality = 'asserted' AND first BETWEEN ? AND ? AND last <= ? AND located IN (?, ?)"
                " AND document IN (SELECT document FROM reconciled)",
                (locality, kind, document, before, after, after, *SURE),
            ).fetchall()
            for other, there, other_start in others:
                shared = _shared(parties, _parties(self.connection, other))
                if not shared:
                    continue
                if not _alike(self._of(event, document, start), self._of(other, there, other_start)):
                    continue
                pair = min(event, other), max(event, other)
                if not rejected(self.connection, KIND, *pair):
                    execute(
                        "INSERT OR REPLACE INTO links (kind, first, second, alike) VALUES (?, ?, ?, ?)",
                        (KIND, *pair, shared),
                    )
                    groups.join(self.connection, KIND, *pair)

    def _of(self, event: int, document: int, start: int) -> Terms:
        """What the sentence of an event is about."""
        kept = self._terms.get(event)
        if kept is None:
            text = self.articles.record(document).text
            sentence = text.sentences[text.sent[bisect_right(text.starts, start) - 1]]
            span = text.starts[sentence[0]], text.ends[sentence[1] - 1]
            kept = self._terms[event] = self.articles.terms.terms(text, [span])
            if len(self._terms) > KEPT:
                self._terms.popitem(last=False)
        return kept


def _alike(a: Terms, b: Terms) -> bool:
    """The two sentences may report one thing: enough terms in common, a number among them or not."""
    shared = len(a.words & b.words) + len(a.numbers & b.numbers)
    first, second = len(a.words) + len(a.numbers), len(b.words) + len(b.numbers)
    enough = shared >= ALIKE * min(first, second) and shared >= OVERLAP * (first + second - shared)
    return shared >= LEAST and enough


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
