"""Finding the same event in several documents: one type, one place, days near each other, a party in common, and
sentences that have as much in common as two reports of one thing have."""

from __future__ import annotations

import sqlite3

from musnad.reconcile import groups
from musnad.reconcile.prepare import DAYS, Happened, Prepared
from musnad.reconcile.store import Rejected, dump_terms, load_terms
from musnad.reconcile.terms import Terms
from musnad.reconcile.windows import Windows, shifted

KIND = "event"

ALIKE, OVERLAP, LEAST = 0.5, 0.25, 4
"""Share of the shorter sentence's terms, share of both sentences', and how many they must have in common: sentences on
two battles in one town have the parties and the place in common."""


class Events:
    """Keeps the links and groups of events in the ledger up to date."""

    def __init__(self, connection: sqlite3.Connection, rejected: Rejected) -> None:
        self.connection, self.rejected = connection, rejected
        self._near: Windows[tuple[int, str], Happened] = Windows(self._load)

    def add(self, prepared: Prepared) -> None:
        """Write a document's comparable events and link them to the same ones of documents added before."""
        for event in prepared.events:
            after = shifted(event.last, DAYS)
            for other in self._near.near((event.locality, event.type), shifted(event.day, -DAYS), after):
                if other.document != event.document and other.last <= after:
                    self._link(event, other)
        self.connection.executemany(
            "INSERT INTO event_sentences (event, document, locality, type, first, last, actors, recipients, terms,"
            " numbers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (*e[:6], _joined(e.actors), _joined(e.recipients), *dump_terms(e.terms))
                for e in prepared.events
            ],
        )
        for event in prepared.events:
            self._near.add((event.locality, event.type), event)

    def _link(self, one: Happened, other: Happened) -> None:
        shared = _shared(one, other)
        if not shared or not _alike(one.terms, other.terms):
            return
        first, second = sorted((one.event, other.event))
        if (KIND, first, second) in self.rejected:
            return
        self.connection.execute(
            "INSERT OR REPLACE INTO links (kind, first, second, alike) VALUES (?, ?, ?, ?)",
            (KIND, first, second, shared),
        )
        groups.join(self.connection, KIND, first, second)

    def _load(self, key: tuple[int, str], first: str, last: str) -> list[Happened]:
        rows = self.connection.execute(
            "SELECT event, document, locality, type, first, last, actors, recipients, terms, numbers"
            " FROM event_sentences WHERE locality = ? AND type = ? AND first BETWEEN ? AND ?",
            (*key, first, last),
        )
        return [
            Happened(
                event, document, locality, kind, day, until, _ids(a), _ids(r), load_terms(terms, numbers, 0)
            )
            for event, document, locality, kind, day, until, a, r, terms, numbers in rows
        ]


def _joined(ids: frozenset[int]) -> str:
    return " ".join(map(str, sorted(ids)))


def _ids(joined: str) -> frozenset[int]:
    return frozenset(map(int, joined.split()))


def _alike(a: Terms, b: Terms) -> bool:
    """The two sentences may report one thing: enough terms in common, a number among them or not."""
    shared = len(a.words & b.words) + len(a.numbers & b.numbers)
    first, second = len(a.words) + len(a.numbers), len(b.words) + len(b.numbers)
    enough = shared >= ALIKE * min(first, second) and shared >= OVERLAP * (first + second - shared)
    return shared >= LEAST and enough


def _shared(a: Happened, b: Happened) -> float:
    """Which part of the parties that both name is the same; 0 when a side that both name has nobody in common."""
    named = [(x, y) for x, y in ((a.actors, b.actors), (a.recipients, b.recipients)) if x and y]
    if not named or any(not x & y for x, y in named):
        return 0.0
    return sum(len(x & y) / len(x | y) for x, y in named) / len(named)
