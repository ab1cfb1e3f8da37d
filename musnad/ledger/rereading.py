"""Renewing the readings in place, when the grammar has changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from musnad.ingest.article import Article
from musnad.ledger.connect import explained, writing
from musnad.ledger.grammar import grammar
from musnad.ledger.pool import Read, Readers
from musnad.ledger.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from musnad.ledger.ledger import Ledger

CHUNK = 32
FEW = 16


class Renewal(msgspec.Struct):
    """What came of reading anew."""

    renewed: int = 0
    current: int = 0
    """Documents whose reading is of this grammar already."""
    failed: int = 0
    lost: int = 0
    """Reviews whose annotation the new readings do not have."""


class Rereader:
    """One run of reading documents anew.

    workers, lexicon: as for adding; every: also documents whose reading is current; index: fill the search index anew.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        workers: int | None = None,
        lexicon: Sequence[str] = (),
        every: bool = False,
        index: bool = False,
        watcher: Callable[[Renewal], None] | None = None,
    ) -> None:
        self.ledger = ledger
        self.workers = workers or os.cpu_count() or 1
        self.lexicon = tuple(map(str, lexicon))
        self.grammar = grammar(self.lexicon)
        self.every, self.index, self.watcher = every or index, index, watcher
        self.renewal = Renewal()
        self.writer = Writer(ledger.connection)

    def run(self) -> Renewal:
        """Read anew what needs it. Interrupted, it goes on where it stopped when run again."""
        connection = self.ledger.connection
        with explained(self.ledger.path):
            due = self._due()
            total = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            self.renewal.current = total - len(due)
            if self.index:
                with writing(connection):
                    connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
            with Readers(1 if len(due) <= FEW else self.workers, self.lexicon) as readers:
                for ids, found in readers.map(self._chunks(due)):
                    self._write(ids, found)
            self.renewal.lost = connection.execute(
                "SELECT count(*) FROM reviews WHERE replaced IS NULL AND row IS NULL"
            ).fetchone()[0]
        return self.renewal

    def _due(self) -> list[int]:
        condition = (
            "1"
            if self.every
            else "grammar IS NULL OR grammar NOT IN (SELECT id FROM grammars WHERE name = ?)"
        )
        sql = f"SELECT id FROM documents WHERE {condition} ORDER BY id"
        return [row[0] for row in self.ledger.connection.execute(sql, () if self.every else (self.grammar,))]

    def _chunks(self, due: list[int]) -> Iterator[tuple[list[int], list[Article]]]:
        for at in range(0, len(due), CHUNK):
            ids = due[at : at + CHUNK]
            yield ids, [self._article(number) for number in ids]

    def _article(self, number: int) -> Article:
        row = self.ledger.connection.execute(
            "SELECT text, name, outlet, url, title, published FROM documents WHERE id = ?", (number,)
        ).fetchone()
        return Article(row[0], str(number), *row[1:])

    def _write(self, ids: list[int], found: list[Read]) -> None:
        connection: sqlite3.Connection = self.ledger.connection
        try:
            with writing(connection):
                self.writer.begin()
                for number, read in zip(ids, found, strict=True):
                    if read.rows is None:
                        self.writer.failed(number, read.failure or read.refused or "")
                        self.renewal.failed += 1
                    else:
                        self.writer.renew(number, read.rows, self.grammar)
                        self.renewal.renewed += 1
                    if self.index:
                        connection.execute(
                            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (number, *read.words)
                        )
        except BaseException:
            self.writer.forget()
            raise
        if self.watcher is not None:
            self.watcher(self.renewal)
