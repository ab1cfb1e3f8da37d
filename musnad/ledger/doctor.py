"""Is the ledger sound? Hashes, offsets, references, the index, and SQLite's own structures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from musnad.ledger.identity import text_hash

SPANS: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "attributions": (
        ("cue_start", "cue_end", "cue"), ("source_start", "source_end", None), ("resolved_start", "resolved_end", None),
    ),
    "times": (("start", "end", "text"),),
    "places": (("start", "end", "text"),),
    "figures": (("start", "end", "text"), ("unit_start", "unit_end", "unit")),
    "events": (
        ("start", "end", "text"), ("actor_start", "actor_end", None), ("recipient_start", "recipient_end", None),
        ("time_start", "time_end", None), ("place_start", "place_end", None),
    ),
    "labels": (("start", "end", "text"), ("actor_start", "actor_end", None)),
    "reviews": (("start", "end", "text"),),
}  # fmt: skip
"""The spans of each table: columns of start and end, and of the characters where the table has them."""
NESTED = {"contents": ("attribution", "attributions"), "finding_spans": ("finding", "findings")}
"""Tables of spans that belong to rows of a layer."""
MOST = 20
"""Rows of one kind of complaint that are listed."""


def examine(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong, sentence by sentence; nothing for a sound ledger. To be called inside a read transaction."""
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    if damage:
        yield from (f"SQLite's structures are damaged: {line}." for line in damage)
        return
    yield from _references(connection)
    yield from _texts(connection)
    yield from _versions(connection)
    for table in SPANS:
        yield from _spans(connection, table)
    for table in NESTED:
        yield from _nested(connection, table)
    yield from _index(connection)


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(MOST):
        yield f"{table}: row {row} refers to a row of {parent} that is not there."
    for layer in ("attributions", "figures", "times", "places", "events", "labels", "findings"):
        for (number,) in connection.execute(
            f"SELECT id FROM reviews WHERE layer = '{layer}' AND row IS NOT NULL"
            f" AND row NOT IN (SELECT id FROM {layer})"
        ).fetchmany(MOST):
            yield f"reviews: row {number} is about a row of {layer} that is not there."


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for number, text, digest in connection.execute("SELECT id, text, hash FROM documents"):
        if text_hash(text) != digest:
            yield f"documents: the text of {number} is not what it was: its hash differs."


def _versions(connection: sqlite3.Connection) -> Iterator[str]:
    sql = (
        "SELECT address FROM documents WHERE address IS NOT NULL GROUP BY address HAVING sum(latest) <> 1"
        " OR max(version) <> count(*) OR max(version * latest) <> max(version)"
    )
    for (where,) in connection.execute(sql).fetchmany(MOST):
        yield f"documents: the versions of {where} are not in order."
    sql = "SELECT id FROM documents WHERE address IS NULL AND (version <> 1 OR latest <> 1)"
    for (number,) in connection.execute(sql).fetchmany(MOST):
        yield f"documents: {number} has no address, but is marked as a version."


def _spans(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    spans = SPANS[table]
    columns = ", ".join(f'x."{c}"' for span in spans for c in span if c is not None)
    cursor = connection.execute(f"SELECT x.document, x.id, {columns} FROM {table} x ORDER BY x.document")
    for text, rows in _by_text(connection, cursor):
        for number, *cells in rows:
            values = iter(cells)
            for start_column, _, characters_column in spans:
                start, end = next(values), next(values)
                characters = next(values) if characters_column else None
                if start is None and end is None:
                    continue
                if start is None or end is None or not 0 <= start <= end <= len(text):
                    yield f"{table}: {start_column} of row {number} is outside of the text."
                elif characters is not None and text[start:end] != characters:
                    yield f"{table}: row {number} says that {characters!r} stands where it does not."


def _nested(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    column, owner = NESTED[table]
    cursor = connection.execute(
        f'SELECT o.document, x.{column}, x.start, x."end" FROM {owner} o JOIN {table} x ON x.{column} = o.id'
        " ORDER BY o.document"
    )
    for text, rows in _by_text(connection, cursor):
        for number, start, end in rows:
            if not 0 <= start <= end <= len(text):
                yield f"{table}: a span of {column} {number} is outside of the text."


def _by_text(connection: sqlite3.Connection, cursor: sqlite3.Cursor) -> Iterator[tuple[str, list[Any]]]:
    """The rows of each document, with its text."""
    for document, rows in groupby(cursor, key=lambda row: row[0]):
        text = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()
        yield text[0] if text else "", [row[1:] for row in rows]


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    missing = connection.execute(
        "SELECT count(*) FROM documents WHERE id NOT IN (SELECT id FROM words_docsize)"
    ).fetchone()[0]
    extra = connection.execute(
        "SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT id FROM documents)"
    ).fetchone()[0]
    if missing or extra:
        yield f"words: {missing} documents cannot be found by their words, {extra} that are not there can."
