"""Finding the same statement in several documents: same speaker, contents alike, days near each other."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from musnad.reconcile import groups
from musnad.reconcile.alike import alike, recounted
from musnad.reconcile.known_speakers import KnownSpeakers
from musnad.reconcile.prepare import Prepared, Said
from musnad.reconcile.speakers import nameless
from musnad.reconcile.store import Due, Rejected, dump_terms, load_terms
from musnad.reconcile.terms import Terms
from musnad.reconcile.windows import Windows, shifted

KIND = "statement"

WINDOW = 10
"""Days within which newspapers go on quoting a statement; the same words later are a statement made again."""


class _Candidate(NamedTuple):
    attribution: int
    document: int
    day: str
    stance: str
    terms: Terms
    speaker: int | None


_SELECT = "SELECT attribution, document, day, stance, terms, numbers, negated, speaker FROM statements"


def _candidate(row: tuple[int, int, str, str, str, str, int, int | None]) -> _Candidate:
    return _Candidate(*row[:4], load_terms(*row[4:7]), row[7])


class Statements:
    """Keeps comparable statements, their links and groups in the ledger up to date."""

    def __init__(self, connection: sqlite3.Connection, rejected: Rejected) -> None:
        self.connection, self.rejected = connection, rejected
        self.speakers = KnownSpeakers(connection)
        self._near: Windows[int, _Candidate] = Windows(self._load)

    def add(self, item: Due, prepared: Prepared) -> None:
        """Write a document's statements and link them to the same ones of documents added before."""
        mine = [self._mine(item, said) for said in prepared.statements]
        unnamed: list[_Candidate] | None = None
        for one in mine:
            if one.speaker is not None and not nameless(self.speakers[one.speaker]):
                found = self._named(one.speaker, item.day)
            else:
                unnamed = found = self._unnamed(item) if unnamed is None else unnamed
            for candidate in found:
                if candidate.document != item.id:
                    self._link(one, candidate)
        self.connection.executemany(
            "INSERT INTO statements (attribution, document, day, stance, terms, numbers, negated, speaker)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (s.attribution, s.document, s.day, s.stance, *dump_terms(s.terms), s.terms.negated, s.speaker)
                for s in mine
            ],
        )
        for one in mine:
            if one.speaker is not None:
                self._near.add(one.speaker, one)

    def _mine(self, item: Due, said: Said) -> _Candidate:
        speaker = None
        if said.speaker is not None:
            speaker, made = self.speakers.number(said.speaker)
            if made:
                self._near.none(speaker)
        return _Candidate(said.attribution, item.id, item.day, said.stance, said.terms, speaker)

    def _named(self, speaker: int, day: str) -> list[_Candidate]:
        """Statements near in time whose speakers can be this one."""
        first, last = shifted(day, -WINDOW), shifted(day, WINDOW)
        return [c for same in self.speakers.same(speaker) for c in self._near.near(same, first, last)]

    def _load(self, speaker: int, first: str, last: str) -> list[_Candidate]:
        rows = self.connection.execute(
            f"{_SELECT} WHERE speaker = ? AND day BETWEEN ? AND ?", (speaker, first, last)
        )
        return [_candidate(row) for row in rows]

    def _unnamed(self, item: Due) -> list[_Candidate]:
        """Statements of nobody in particular in the copies of the document: there the same source is meant."""
        rows = self.connection.execute(
            f"{_SELECT} WHERE document IN (SELECT second FROM copies WHERE first = ?1"
            " UNION SELECT first FROM copies WHERE second = ?1) ORDER BY attribution",
            (item.id,),
        )
        found = [_candidate(row) for row in rows]
        return [c for c in found if c.speaker is None or nameless(self.speakers[c.speaker])]

    def _link(self, one: _Candidate, other: _Candidate) -> None:
        degree = alike(one.terms, other.terms, one.stance, other.stance)
        if not degree:
            return
        first, second = sorted((one.attribution, other.attribution))
        if (KIND, first, second) in self.rejected or self._bridges(one, other) or self._bridges(other, one):
            return
        self.connection.execute(
            "INSERT OR REPLACE INTO links (kind, first, second, alike) VALUES (?, ?, ?, ?)",
            (KIND, first, second, degree),
        )
        groups.join(self.connection, KIND, first, second)

    def _bridges(self, one: _Candidate, other: _Candidate) -> bool:
        """The link would put a count and its correction into one group, by a report that gives both («23 ثم 19»)."""
        if not one.terms.numbers:
            return False
        rows = self.connection.execute(
            f"{_SELECT} WHERE numbers <> '' AND attribution IN (SELECT member FROM link_groups WHERE kind = ?1"
            " AND head = (SELECT head FROM link_groups WHERE kind = ?1 AND member = ?2))",
            (KIND, other.attribution),
        )
        return any(recounted(one.terms, _candidate(row).terms) for row in rows)
