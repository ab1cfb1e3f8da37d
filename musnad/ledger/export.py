"""Answers for programs: CSV, JSON, JSON lines, Parquet. All fields, all rows, UTF-8."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from musnad.errors import UsageError

Record = Mapping[str, Any]
FORMATS = ("csv", "json", "jsonl", "parquet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterable[Record], columns: list[str], format: str, output: Path | None) -> int:  # noqa: A002
    """Write the rows; how many there were. `columns` are their fields. Raises UsageError when it cannot be written."""
    if output is None:
        if format == "parquet" and sys.stdout.isatty():
            raise UsageError("Parquet is no text for a terminal: write it to a file with --output.")
        count = _write(rows, columns, format, sys.stdout.buffer)
        sys.stdout.flush()
        return count
    try:
        with output.open("wb") as file:
            return _write(rows, columns, format, file)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}.") from None


def _write(rows: Iterable[Record], columns: list[str], format: str, file: BinaryIO) -> int:  # noqa: A002
    if format == "parquet":
        return _parquet(rows, columns, file)
    count = 0
    for piece in {"csv": _csv, "json": _json, "jsonl": _jsonl}[format](rows, columns):
        file.write(piece)
        count += 1
    return count


def _csv(rows: Iterable[Record], columns: list[str]) -> Iterator[bytes]:
    yield _row(columns)
    for row in rows:
        yield _row([_cell(row[column]) for column in columns])


def _row(cells: Iterable[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else value


def _jsonl(rows: Iterable[Record], _: list[str]) -> Iterator[bytes]:
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"


def _json(rows: Iterable[Record], _: list[str]) -> Iterator[bytes]:
    before = b"["
    for row in rows:
        yield before + b"\n" + msgspec.json.encode(row)
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def _parquet(rows: Iterable[Record], columns: list[str], file: BinaryIO) -> int:
    table = as_arrow(list(rows), columns)
    from pyarrow import parquet

    parquet.write_table(table, file, compression="zstd")
    return int(table.num_rows)


def as_arrow(rows: list[Record], columns: list[str]) -> Any:
    """The rows as an Arrow table. Raises UsageError without PyArrow."""
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError("Parquet and data frames need PyArrow: pip install 'musnad[parquet]'.") from None
    return pa.table({column: _array(pa, [row[column] for row in rows]) for column in columns})


def _array(pa: Any, values: list[Any]) -> Any:
    """A column; one of mixed types (a figure's low is whole or not) as floats, or as text."""
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        numbers = all(value is None or isinstance(value, (int, float)) for value in values)
        return pa.array([None if v is None else float(v) if numbers else str(v) for v in values])
