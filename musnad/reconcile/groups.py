"""Groups of linked rows, kept up to date link by link: each member knows the least member of its group."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def join(connection: sqlite3.Connection, kind: str, first: int, second: int) -> None:
    """Put two rows, and the groups that they are in, into one group."""
    execute = connection.execute
    heads = set()
    for member in (first, second):
        row = execute("SELECT head FROM link_groups WHERE kind = ? AND member = ?", (kind, member)).fetchone()
        if row is None:
            execute("INSERT INTO link_groups (kind, member, head) VALUES (?, ?, ?)", (kind, member, member))
        heads.add(row[0] if row else member)
    least = min(heads)
    for head in heads - {least}:
        execute("UPDATE link_groups SET head = ? WHERE kind = ? AND head = ?", (least, kind, head))


def regroup(connection: sqlite3.Connection, kind: str, members: Iterable[int]) -> None:
    """Work the groups of these rows out again from the links that are left, after a link was taken away."""
    execute = connection.execute
    wanted: set[int] = set()
    for member in members:
        row = execute("SELECT head FROM link_groups WHERE kind = ? AND member = ?", (kind, member)).fetchone()
        if row:
            wanted.update(
                m
                for (m,) in execute(
                    "SELECT member FROM link_groups WHERE kind = ? AND head = ?", (kind, row[0])
                )
            )
    for member in wanted:
        execute("DELETE FROM link_groups WHERE kind = ? AND member = ?", (kind, member))
    for member in sorted(wanted):
        for (other,) in execute(
            "SELECT second FROM links WHERE kind = ? AND first = ?", (kind, member)
        ).fetchall():
            join(connection, kind, member, other)
