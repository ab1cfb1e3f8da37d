"""What reconciling keeps in the ledger: its tables, which documents are due, and articles made comparable."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from musnad.ledger.connect import statements
from musnad.ledger.restore import Restorer
from musnad.read.reader import Reader
from musnad.reconcile.record import Record, record
from musnad.reconcile.speakers import Speaker
from musnad.reconcile.terms import TermReader, Terms

SCHEMA = Path(__file__).parent / "schema.sql"

DERIVED = (
    "launderings", "link_groups", "links", "statement_keys", "statements", "copy_groups", "copies", "copy_prints",
    "copy_bands", "reconciled",
)  # fmt: skip
"""The tables that are computed, those that refer to others first."""

RECORDS = 256
"""Articles kept ready for comparison."""


class Due(NamedTuple):
    """A document that is to be reconciled."""

    id: int
    day: str
    grammar: int | None


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, where they are not there yet. To be called inside a transaction."""
    for statement in statements(SCHEMA.read_text("utf-8")):
        connection.execute(statement)


def prepared(connection: sqlite3.Connection) -> bool:
    """Reconciling has been done in this ledger at least once."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reconciled'").fetchone())


def due(connection: sqlite3.Connection) -> list[Due]:
    """Documents that are new or were read anew since, in the order of their days."""
    rows = connection.execute(
        "SELECT d.id, coalesce(d.published, substr(d.seen, 1, 10)), d.grammar FROM documents d"
        " LEFT JOIN reconciled r ON r.document = d.id WHERE d.grammar IS NOT NULL"
        " AND (r.document IS NULL OR r.grammar IS NOT d.grammar) ORDER BY 2, 1"
    )
    return [Due(*row) for row in rows]


def forget(connection: sqlite3.Connection, document: int) -> None:
    """Take back what was computed of a document, before it is reconciled again."""
    execute = connection.execute
    own = "SELECT id FROM attributions WHERE document = ?"
    events = "SELECT id FROM events WHERE document = ?"
    for kind, ids in (("statement", own), ("event", events)):
        execute(f"DELETE FROM links WHERE kind = ? AND first IN ({ids})", (kind, document))
        execute(f"DELETE FROM links WHERE kind = ? AND second IN ({ids})", (kind, document))
        execute(f"DELETE FROM link_groups WHERE kind = ? AND member IN ({ids})", (kind, document))
    execute("DELETE FROM launderings WHERE first = ? OR second = ?", (document, document))
    execute(
        "DELETE FROM statement_keys WHERE attribution IN (SELECT attribution FROM statements WHERE document = ?)",
        (document,),
    )
    execute("DELETE FROM statements WHERE document = ?", (document,))
    for table in ("copy_bands", "copy_prints", "copy_groups", "reconciled"):
        execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    execute("DELETE FROM copies WHERE first = ? OR second = ?", (document, document))


class Articles:
    """Articles of the ledger made comparable, the last ones kept."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        self.connection, self.reader = connection, reader
        self.restorer = Restorer(connection)
        self.terms = TermReader(reader.lexicon)
        self._kept: OrderedDict[int, tuple[Record, dict[str, int]]] = OrderedDict()

    def record(self, document: int) -> Record:
        """The article as a Record."""
        return self._get(document)[0]

    def ids(self, document: int) -> dict[str, int]:
        """Row ids of its attributions by their names in the reading."""
        return self._get(document)[1]

    def _get(self, document: int) -> tuple[Record, dict[str, int]]:
        kept = self._kept.get(document)
        if kept is None:
            cursor = self.connection.execute("SELECT * FROM documents WHERE id = ?", (document,))
            names = [column[0] for column in cursor.description]
            found = self.restorer.attributed(dict(zip(names, cursor.fetchone(), strict=True)))
            rows = self.connection.execute(
                "SELECT name, id FROM attributions WHERE document = ?", (document,)
            )
            kept = record(found, self.reader.text(found.text), self.terms), dict(rows.fetchall())
            self._kept[document] = kept
            if len(self._kept) > RECORDS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(document)
        return kept


def texts(connection: sqlite3.Connection, documents: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The texts of documents, by id."""
    for document in documents:
        yield (
            document,
            connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[0],
        )


def dump_speaker(who: Speaker) -> str:
    """A speaker as JSON, the same bytes for the same speaker."""
    return json.dumps(
        [who.name, who.kind, who.surname, sorted(who.given), sorted(who.terms), who.actor], ensure_ascii=False
    )


def load_speaker(data: str) -> Speaker:
    """A speaker from JSON."""
    name, kind, surname, given, terms, actor = json.loads(data)
    return Speaker(name, kind, surname, frozenset(given), frozenset(terms), actor)


def load_terms(terms: str, numbers: str, negated: Any) -> Terms:
    """Terms from the columns of `statements`."""
    return Terms(frozenset(terms.split()), frozenset(map(float, numbers.split())), bool(negated))
