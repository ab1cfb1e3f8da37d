"""What reconciling keeps in the ledger: its tables, which documents are due, and articles made comparable."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from musnad.document import Document
from musnad.ledger.connect import statements
from musnad.ledger.restore import Restorer
from musnad.read.reader import Reader
from musnad.reconcile import copy_groups, groups
from musnad.reconcile.record import Record, record
from musnad.reconcile.speakers import Speaker
from musnad.reconcile.terms import TermReader, Terms
from musnad.text import Text

SCHEMA = Path(__file__).parent / "schema.sql"

DERIVED = (
    "launderings", "link_groups", "links", "statements", "speaker_keys", "speakers", "event_sentences", "copy_groups",
    "copies", "copy_prints", "copy_bands", "reconciled",
)  # fmt: skip
"""The tables that are computed, those that refer to others first."""

FORMER = "statement_keys"
"""A table that is there only where an older Musnad reconciled: its computed tables are made anew."""

RECORDS = 512
"""Articles kept ready for comparison."""

Rejected = frozenset[tuple[str, int, int]]
"""Links that a person has rejected: kind, first, second."""


class Due(NamedTuple):
    """A document that is to be reconciled."""

    id: int
    grammar: int | None
    day: str
    again: bool
    """It was reconciled before, from another reading."""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, where they are not there yet. To be called inside a transaction."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (FORMER,)).fetchone():
        for table in (FORMER, *DERIVED):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in statements(SCHEMA.read_text("utf-8")):
        connection.execute(statement)


def prepared(connection: sqlite3.Connection) -> bool:
    """Reconciling has been done in this ledger at least once."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reconciled'").fetchone())


def due(connection: sqlite3.Connection) -> list[Due]:
    """Documents that are new or were read anew since, in the order of their days."""
    rows = connection.execute(
        "SELECT d.id, d.grammar, coalesce(d.published, substr(d.seen, 1, 10)), r.document IS NOT NULL FROM documents d"
        " LEFT JOIN reconciled r ON r.document = d.id WHERE d.grammar IS NOT NULL"
        " AND (r.document IS NULL OR r.grammar IS NOT d.grammar) ORDER BY 3, 1"
    )
    return [Due(*row) for row in rows]


def rejected(connection: sqlite3.Connection) -> Rejected:
    """The links that are not to be made."""
    rows = connection.execute("SELECT kind, first, second FROM link_reviews WHERE verdict = 'reject'")
    return frozenset(rows.fetchall())


def forget(connection: sqlite3.Connection, documents: Sequence[int]) -> None:
    """Take back what was computed of documents that were read anew, before they are reconciled again.

    Their former attributions and events may be gone from the ledger, and what was computed of them with these; links
    that lead nowhere since go too, and the groups that had them are worked out again.
    """
    execute = connection.execute
    for document in documents:
        for table in ("statements", "event_sentences", "copy_bands", "copy_prints", "reconciled"):
            execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        execute("DELETE FROM launderings WHERE first = ? OR second = ?", (document, document))
        execute("DELETE FROM copies WHERE first = ? OR second = ?", (document, document))
        copy_groups.regroup(connection, [document])
    for kind, table, row in (
        ("statement", "statements", "attribution"),
        ("event", "event_sentences", "event"),
    ):
        gone = f"NOT IN (SELECT {row} FROM {table})"
        touched = execute(
            f"SELECT member FROM link_groups WHERE kind = ?1 AND head IN"
            f" (SELECT head FROM link_groups WHERE kind = ?1 AND (member {gone} OR head {gone}))",
            (kind,),
        ).fetchall()
        execute(f"DELETE FROM links WHERE kind = ? AND (first {gone} OR second {gone})", (kind,))
        groups.regroup(connection, kind, [member for (member,) in touched])


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

    def _title(self, document: Document) -> Text | None:
        return self.reader.text(document.title) if document.title else None

    def _get(self, document: int) -> tuple[Record, dict[str, int]]:
        kept = self._kept.get(document)
        if kept is None:
            cursor = self.connection.execute("SELECT * FROM documents WHERE id = ?", (document,))
            names = [column[0] for column in cursor.description]
            found = self.restorer.attributed(dict(zip(names, cursor.fetchone(), strict=True)))
            rows = self.connection.execute(
                "SELECT name, id FROM attributions WHERE document = ?", (document,)
            )
            made = record(found, self.reader.text(found.text), self.terms, lambda: self._title(found))
            kept = made, dict(rows.fetchall())
            self._kept[document] = kept
            if len(self._kept) > RECORDS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(document)
        return kept


def dump_speaker(who: Speaker) -> str:
    """A speaker as JSON, the same bytes for the same speaker."""
    return json.dumps(
        [who.name, who.kind, who.surname, sorted(who.given), sorted(who.terms), who.actor], ensure_ascii=False
    )


def load_speaker(data: str) -> Speaker:
    """A speaker from JSON."""
    name, kind, surname, given, terms, actor = json.loads(data)
    return Speaker(name, kind, surname, frozenset(given), frozenset(terms), actor)


def dump_terms(terms: Terms) -> tuple[str, str]:
    """Terms as the columns `terms` and `numbers`, the same bytes for the same terms."""
    return " ".join(sorted(terms.words)), " ".join(f"{n:.17g}" for n in sorted(terms.numbers))


def load_terms(terms: str, numbers: str, negated: int) -> Terms:
    """Terms from columns."""
    return Terms(frozenset(terms.split()), frozenset(map(float, numbers.split())), bool(negated))
