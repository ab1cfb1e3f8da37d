"""The one who writes: documents and their readings, in transactions, with ids given out here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from musnad.ingest.article import Article, Fetched
from musnad.ledger.anchors import kept
from musnad.ledger.carrying import carry, reanchor
from musnad.ledger.clock import now
from musnad.ledger.identity import address, text_hash
from musnad.ledger.rows import COLUMNS, LAYERS, REFERENCES, Row, Rows

CACHE = 100_000
"""Names of each kind whose ids are remembered."""


class Entry(msgspec.Struct):
    """A document to be written: the article, its identity, and what was read in it."""

    article: Article
    identity: str
    rows: Rows | None = None
    words: tuple[str, str] = ("", "")
    """What the headline and the text are found by."""
    failure: str | None = None


_NAMES = {
    "sources": ("key", "name"),
    "parties": ("key", "name", "code", "country"),
    "localities": ("key", "name", "country", "latitude", "longitude"),
    "inputs": ("name",),
    "grammars": ("name",),
}
"""The tables of names that documents share, and their columns."""
_KEY = {"localities": (1, 2, 3, 4)}
"""Which columns tell two names apart, where it is not the first."""
_FIND = {
    "localities": "SELECT id FROM localities WHERE name = ? AND ifnull(country, '') = ifnull(?, '')"
    " AND ifnull(latitude, 999) = ifnull(?, 999) AND ifnull(longitude, 999) = ifnull(?, 999)"
}

_INSERT = {
    table: (
        f"INSERT INTO {table} ({'id, document, number, ' if table in LAYERS else ''}"
        f"{', '.join(f'{chr(34)}{c}{chr(34)}' for c in columns)})"
        f" VALUES ({', '.join('?' * (len(columns) + 3 * (table in LAYERS)))})"
    )
    for table, columns in COLUMNS.items()
}
_POSITIONS = {
    table: tuple((COLUMNS[table].index(column), target) for column, target in references.items())
    for table, references in REFERENCES.items()
}


_OWNER = {
    "contents": ("attribution", "attributions"),
    "event_parties": ("event", "events"),
    "event_figures": ("event", "events"),
    "finding_spans": ("finding", "findings"),
}
_DELETE = {
    table: (
        f"DELETE FROM {table} WHERE document = ?"
        if table in LAYERS
        else f"DELETE FROM {table} WHERE {_OWNER[table][0]} IN (SELECT id FROM {_OWNER[table][1]} WHERE document = ?)"
    )
    for table in COLUMNS
}


class Writer:
    """Writes to one connection, inside transactions that the caller opens."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.ids: dict[str, dict[Any, int]] = {table: {} for table in _NAMES}
        self.next: dict[str, int] = {}
        self.version = 0
        """The version of the document added last."""

    def begin(self) -> None:
        """To be called first in each transaction: another process may have given out ids since the last."""
        execute = self.connection.execute
        for table in ("documents", *LAYERS):
            self.next[table] = execute(f"SELECT ifnull(max(id), 0) + 1 FROM {table}").fetchone()[0]

    def forget(self) -> None:
        """To be called when a transaction is rolled back: names that it brought are gone."""
        for known in self.ids.values():
            known.clear()

    def add(self, entry: Entry, *, input_name: str | None, grammar: str) -> int | None:
        """Write a document; its id, or None when it is there already (another process was faster)."""
        execute = self.connection.execute
        if execute("SELECT 1 FROM documents WHERE identity = ?", (entry.identity,)).fetchone():
            return None
        article = entry.article
        where = address(article.url)
        previous, version = None, 1
        if where is not None:
            row = execute(
                "SELECT id, version FROM documents WHERE address = ? ORDER BY version DESC LIMIT 1", (where,)
            ).fetchone()
            if row is not None:
                previous, version = row[0], row[1] + 1
                execute("UPDATE documents SET latest = 0 WHERE id = ?", (previous,))
        self.version = version
        document = self.next["documents"]
        self.next["documents"] += 1
        read = entry.rows is not None
        execute(
            "INSERT INTO documents (id, identity, hash, address, version, previous, name, outlet, url, title,"
            " published, input, place, seen, more, grammar, failure, text) VALUES (" + "?," * 17 + "?)",
            (
                document, entry.identity, text_hash(article.text), where, version, previous, article.id, article.outlet,
                article.url, article.title, article.published,
                self.name("inputs", (input_name,)) if input_name else None,
                article.place, now(), json.dumps(article.more, ensure_ascii=False) if article.more else None,
                self.name("grammars", (grammar,)) if read else None, entry.failure, article.text,
            ),
        )  # fmt: skip
        execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", (document, *entry.words))
        if entry.rows is not None:
            self.reading(document, entry.rows)
        if previous is not None:
            carry(self.connection, previous, document)
        return document

    def renew(self, document: int, rows: Rows, grammar: str) -> None:
        """Write a new reading in the place of the old; annotations that stand where one stood keep its id."""
        same = kept(self.connection, document, rows)
        for table in reversed(tuple(COLUMNS)):
            self.connection.execute(_DELETE[table], (document,))
        self.reading(document, rows, same)
        self.connection.execute(
            "UPDATE documents SET grammar = ?, failure = NULL WHERE id = ?",
            (self.name("grammars", (grammar,)), document),
        )
        reanchor(self.connection, document)

    def failed(self, document: int, failure: str) -> None:
        """Note that a document could not be read anew; the reading that it has stays."""
        self.connection.execute("UPDATE documents SET failure = ? WHERE id = ?", (failure, document))

    def reading(self, document: int, rows: Rows, same: dict[str, dict[int, int]] | None = None) -> None:
        """Write the rows of a reading. same: by table, ids that rows (by their number) have had and keep."""
        ids: dict[str, Sequence[int]] = {}
        for table in LAYERS:
            count = len(rows[table])
            old = same.get(table) if same else None
            if old:
                given = []
                for number in range(count):
                    if number in old:
                        given.append(old[number])
                    else:
                        given.append(self.next[table])
                        self.next[table] += 1
                ids[table] = given
            else:
                ids[table] = range(self.next[table], self.next[table] + count)
                self.next[table] += count
        for table, found in rows.items():
            if found:
                self.connection.executemany(_INSERT[table], list(self._bound(table, document, found, ids)))

    def _bound(
        self, table: str, document: int, rows: Iterable[Row], ids: dict[str, Sequence[int]]
    ) -> Iterable[Row]:
        """The rows with ids in the place of references."""
        positions = _POSITIONS[table]
        own = ids.get(table)
        for number, row in enumerate(rows):
            if positions:
                cells = list(row)
                for at, target in positions:
                    cell = cells[at]
                    if cell is not None:
                        cells[at] = ids[target][cell] if target in ids else self.name(target, cell)
                row = tuple(cells)
            yield row if own is None else (own[number], document, number, *row)

    def name(self, table: str, row: Row) -> int:
        """The id of a source, party, locality, input or grammar; it is written when it is new."""
        known = self.ids[table]
        row = tuple(row)
        parts = _KEY.get(table)
        key = tuple(row[p] for p in parts) if parts else row[0]
        found = known.get(key)
        if found is None:
            if len(known) > CACHE:
                known.clear()
            found = known[key] = self._named(table, row)
        return found

    def _named(self, table: str, row: Row) -> int:
        columns = _NAMES[table]
        parts = _KEY.get(table, (0,))
        found = self.connection.execute(_FIND.get(table, f"SELECT id FROM {table} WHERE {columns[0]} = ?"),
                                        [row[p] for p in parts]).fetchone()  # fmt: skip
        if found is not None:
            return int(found[0])
        cursor = self.connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", row
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def skip(self, identity: str, article: Article, reason: str, input_name: str | None) -> None:
        """Note that this was not taken in, and why."""
        self.connection.execute(
            "INSERT OR IGNORE INTO skipped (identity, input, place, url, reason) VALUES (?, ?, ?, ?, ?)",
            (
                identity,
                self.name("inputs", (input_name,)) if input_name else None,
                article.place,
                article.url,
                reason,
            ),
        )

    def note(self, answer: Fetched) -> None:
        """Remember what a web server said of a page, for a conditional request next time."""
        self.connection.execute(
            "INSERT OR REPLACE INTO fetches (url, etag, modified, at, status) VALUES (?, ?, ?, ?, ?)",
            (answer.url, answer.etag, answer.modified, now(), answer.status),
        )
