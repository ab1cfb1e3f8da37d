"""The asking commands: from their options to a question, from the answer to the screen or a file."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from musnad.errors import UsageError
from musnad.ledger.export import FORMATS, write
from musnad.ledger.ledger import Ledger

SHOWN = 50
"""Rows of a table, unless --limit says otherwise; the formats for programs have all."""


def answer(
    kind: str,
    path: Path,
    filters: dict[str, Any],
    *,
    format: str,  # noqa: A002  the option's name
    output: Path | None,
    limit: int | None,
    sort: str | None,
    full: bool,
    bidi: str,
    question: str | None = None,
) -> None:
    """Ask the ledger and show what it answers. Raises UsageError, LedgerError."""
    rows_at_most = limit or (SHOWN if format == "table" else None)
    with Ledger(path, read_only=True) as ledger:
        if question is not None:
            rows: Iterable[dict[str, Any]] = ledger.search(question, limit=rows_at_most, **filters)
        elif kind == "sources":
            rows = ledger.sources(limit=rows_at_most, **filters)
        else:
            rows = ledger.ask(kind, limit=rows_at_most, sort=sort or "newest", **filters)
        show(kind, rows, format=format, output=output, full=full, bidi=bidi, most=rows_at_most)


def show(
    kind: str,
    rows: Iterable[dict[str, Any]],
    *,
    format: str,  # noqa: A002
    output: Path | None,
    full: bool,
    bidi: str,
    most: int | None = None,
) -> None:
    """Rows as a table on the screen, or in a format for programs."""
    if format != "table":
        each = iter(rows)
        first = next(each, None)
        columns = list(first) if first is not None else []
        write(chain([first] if first is not None else [], each), columns, format, output)
        return
    from rich.console import Console

    from musnad.ledger.display import lines
    from musnad.show.bidi import reorders
    from musnad.show.terminal import Layout

    found = list(rows)
    try:
        file = output.open("w", encoding="utf-8") if output is not None else None
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}.") from None
    if file is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    console = Console(file=file, highlight=False, soft_wrap=True)
    isolates = bidi == "isolate" or (bidi == "auto" and console.is_terminal and reorders())
    for line in lines(kind, found, Layout(console.width, isolates=isolates, full=full)):
        console.print(line)
    if most is not None and len(found) == most and console.is_terminal:
        Console(stderr=True).print(f"The first {most}; --limit shows more.", style="dim")
    if file is not None:
        file.close()


def sql(
    statement: str,
    path: Path,
    *,
    format: str,  # noqa: A002
    output: Path | None,
    limit: int | None,
    full: bool,
) -> None:
    """Run one SELECT, read only, and show its rows. Raises UsageError for what SQLite does not understand."""
    with Ledger(path, read_only=True) as ledger:
        ledger.connection.set_authorizer(_reading)
        try:
            cursor = ledger.connection.execute(statement)
            names = unique([column[0] for column in cursor.description or ()])
            most = limit or (SHOWN if format == "table" else None)
            rows = (dict(zip(names, row, strict=True)) for row in islice(cursor, most))
            show("sql", map(_plain, rows), format=format, output=output, full=full, bidi="auto", most=most)
        except sqlite3.Error as error:
            raise UsageError(f"SQL: {error}.") from None


def unique(names: Sequence[str]) -> list[str]:
    """Column names, repeated ones with a number."""
    return [name if names.index(name) == n else f"{name}_{n + 1}" for n, name in enumerate(names)]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v.hex() if isinstance(v, bytes) else v for k, v in row.items()}


def _reading(action: int, *_: object) -> int:
    """Lets a statement read this ledger, and nothing else."""
    allowed = {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        19,
    }
    return sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY


__all__ = ["FORMATS", "answer", "show", "sql"]
