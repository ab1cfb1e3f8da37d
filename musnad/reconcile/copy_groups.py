"""Groups of copies that count as one report, each known by its earliest document."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def when(connection: sqlite3.Connection, document: int) -> tuple[str, int]:
    """What comes first: the day, then the order of adding."""
    row = connection.execute(
        "SELECT coalesce(published, substr(seen, 1, 10)) FROM documents WHERE id = ?", (document,)
    ).fetchone()
    return row[0], document


def join(connection: sqlite3.Connection, first: int, second: int) -> None:
    """Put two documents, and the groups that they are in, into one group."""
    execute = connection.execute
    heads = set()
    for document in (first, second):
        row = execute("SELECT head FROM copy_groups WHERE document = ?", (document,)).fetchone()
        if row is None:
            execute("INSERT INTO copy_groups (document, head) VALUES (?, ?)", (document, document))
        heads.add(row[0] if row else document)
    if len(heads) == 1:
        return
    least = min(heads, key=lambda head: when(connection, head))
    for head in heads - {least}:
        execute("UPDATE copy_groups SET head = ? WHERE head = ?", (least, head))


def regroup(connection: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Work the groups of these documents out again from the pairs that are left."""
    execute = connection.execute
    members = {
        member
        for document in documents
        for (member,) in execute(
            "SELECT document FROM copy_groups WHERE head = (SELECT head FROM copy_groups WHERE document = ?)",
            (document,),
        )
    }
    for member in members:
        execute("DELETE FROM copy_groups WHERE document = ?", (member,))
    for member in sorted(members, key=lambda m: when(connection, m)):
        for (other,) in execute(
            "SELECT second FROM copies WHERE first = ? AND grouped", (member,)
        ).fetchall():
            join(connection, member, other)
