"""Finding the same statement in several documents: same speaker, contents alike, days near each other."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from musnad.reconcile import groups
from musnad.reconcile.alike import alike
from musnad.reconcile.record import Statement
from musnad.reconcile.speakers import Speaker, keys, same_speaker
from musnad.reconcile.store import Articles, Due, dump_speaker, load_speaker, load_terms
from musnad.reconcile.terms import Terms

KIND = "statement"

WINDOW = 10
"""Days within which newspapers go on quoting a statement; the same words later are a statement made again."""

LEAST = 2
"""Terms and numbers of the shortest content that is compared."""

FORMULA = 2000
"""Statements that may have one key in common within the window before that key alone finds nothing."""


class _Candidate:
    __slots__ = ("attribution", "document", "speaker", "stance", "terms")

    def __init__(self, row: tuple[int, int, str, str, str, int, str | None]) -> None:
        self.attribution, self.document, self.stance = row[0], row[1], row[2]
        self.terms: Terms = load_terms(row[3], row[4], row[5])
        self.speaker: Speaker | None = load_speaker(row[6]) if row[6] else None


class Statements:
    """Keeps comparable statements, their links and groups in the ledger up to date."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self.connection, self.articles = connection, articles

    def add(self, item: Due) -> None:
        """Write a document's statements and link them to the same ones of documents added before."""
        record, ids = self.articles.record(item.id), self.articles.ids(item.id)
        execute = self.connection.execute
        for statement in record.statements:
            terms = statement.terms
            if not statement.origin or len(terms.words) + len(terms.numbers) < LEAST:
                continue
            attribution = ids[statement.attribution.id]
            numbers = " ".join(f"{n:g}" for n in sorted(terms.numbers))
            who = statement.speaker
            named = who is not None and not who.anonymous
            execute(
                "INSERT INTO statements (attribution, document, day, stance, terms, numbers, negated, speaker)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attribution, item.id, item.day, statement.attribution.stance, " ".join(sorted(terms.words)),
                    numbers, terms.negated, dump_speaker(who) if who else None,
                ),
            )  # fmt: skip
            found = self._named(who, item) if named and who is not None else self._unnamed(item)
            for candidate in found:
                if candidate.document != item.id:
                    self._link(attribution, statement, candidate)
            if named and who is not None:
                self.connection.executemany(
                    "INSERT OR IGNORE INTO statement_keys (key, day, attribution) VALUES (?, ?, ?)",
                    [(key, item.day, attribution) for key in keys(who)],
                )

    def _named(self, who: Speaker, item: Due) -> list[_Candidate]:
        """Statements near in time whose speakers have a key in common with this one."""
        day = date.fromisoformat(item.day)
        first, last = (day - timedelta(WINDOW)).isoformat(), (day + timedelta(WINDOW)).isoformat()
        found: dict[int, None] = {}
        for key in keys(who):
            rows = self.connection.execute(
                f"SELECT attribution FROM statement_keys WHERE key = ? AND day BETWEEN ? AND ? LIMIT {FORMULA + 1}",
                (key, first, last),
            ).fetchall()
            if len(rows) <= FORMULA:
                found.update((row[0], None) for row in rows)
        return [
            c for c in map(self._candidate, found) if c.speaker is not None and same_speaker(who, c.speaker)
        ]

    def _unnamed(self, item: Due) -> list[_Candidate]:
        """Statements of nobody in particular in the copies of the document: there the same source is meant."""
        rows = self.connection.execute(
            "SELECT s.attribution FROM copies c JOIN statements s ON s.document = c.second WHERE c.first = ?1"
            " UNION SELECT s.attribution FROM copies c JOIN statements s ON s.document = c.first WHERE c.second = ?1",
            (item.id,),
        ).fetchall()
        found = [self._candidate(row[0]) for row in rows]
        return [c for c in found if c.speaker is None or c.speaker.anonymous]

    def _candidate(self, attribution: int) -> _Candidate:
        return _Candidate(
            self.connection.execute(
                "SELECT attribution, document, stance, terms, numbers, negated, speaker FROM statements"
                " WHERE attribution = ?",
                (attribution,),
            ).fetchone()
        )

    def _link(self, attribution: int, statement: Statement, other: _Candidate) -> None:
        degree = alike(statement.terms, other.terms, statement.attribution.stance, other.stance)
        if not degree:
            return
        first, second = sorted((attribution, other.attribution))
        if rejected(self.connection, KIND, first, second):
            return
        self.connection.execute(
            "INSERT OR REPLACE INTO links (kind, first, second, alike) VALUES (?, ?, ?, ?)",
            (KIND, first, second, degree),
        )
        groups.join(self.connection, KIND, first, second)


def rejected(connection: sqlite3.Connection, kind: str, first: int, second: int) -> bool:
    """A person has said that these two are not to be linked."""
    return bool(
        connection.execute(
            "SELECT 1 FROM link_reviews WHERE kind = ? AND first = ? AND second = ? AND verdict = 'reject'",
            (kind, first, second),
        ).fetchone()
    )
