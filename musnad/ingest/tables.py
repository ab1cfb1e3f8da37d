"""Tables of articles: CSV, TSV and Parquet, row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.decode import decode
from musnad.ingest.fields import Maker
from musnad.ingest.streams import explained, opened

CSV = {".csv", ".tsv", ".tab"}
PARQUET = {".parquet", ".pq"}
SAMPLE = 200_000
"""Bytes by which the encoding and the separator are told."""
LONGEST_CELL = 50_000_000
_ESCAPED = re.compile("[\udc80-\udcff]")


def from_csv(path: str, maker: Maker) -> Iterator[Article | InputError]:
    """The rows of a file with a header line, whatever separates its cells. Raises InputError."""
    csv.field_size_limit(LONGEST_CELL)
    with opened(path) as file:
        head = file.peek(SAMPLE)[:SAMPLE]
        encoding = _encoding(head[: head.rfind(b"\n") + 1] or head, path)
        text = io.TextIOWrapper(cast(BinaryIO, file), encoding, errors="surrogateescape", newline="")
        header = text.readline()
        names = next(csv.reader([header], delimiter=separator(header)), [])
        if len(names) < 2 and not names:
            raise InputError("has no header line", path)
        rows = csv.reader(text, delimiter=separator(header))
        number = 1
        while True:
            number += 1
            where = f"{path} (row {number})"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield InputError(f"is not a row: {error}", where)
                continue
            if not any(row):
                continue
            if len(row) != len(names):
                yield InputError(f"has {len(row)} cells where the header has {len(names)}", where)
            elif any(map(_ESCAPED.search, row)):
                yield InputError(f"has bytes that are not {encoding.upper()}", where)
            else:
                yield maker.article(dict(zip(names, row, strict=True)), path, f"row {number}")


def _encoding(head: bytes, path: str) -> str:
    """The encoding of a table; a few bytes that are not UTF-8 are the fault of their rows. Raises InputError."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    text = head.decode("utf-8", "surrogateescape")
    arabic = sum("\u0600" <= char <= "\u06ff" for char in text)
    if arabic and len(_ESCAPED.findall(text)) * 50 < arabic:
        return "utf-8"
    return decode(head, path)[1]


def separator(header: str) -> str:
    """What separates the cells of a header line.

    >>> separator("text;url;date"), separator("text,url")
    (';', ',')
    """
    return max("\t;|,", key=lambda mark: (header.count(mark), mark == ","))


def from_parquet(path: str, maker: Maker) -> Iterator[Article | InputError]:
    """The rows of a Parquet file, read a few hundred at a time. Raises InputError."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise InputError(
            "is a Parquet file, and reading those needs PyArrow", path, "pip install 'musnad[parquet]'"
        ) from None
    number = 0
    with explained(path):
        try:
            for batch in ParquetFile(path).iter_batches(batch_size=256):
                for record in batch.to_pylist():
                    number += 1
                    yield maker.article(record, path, f"row {number}")
        except ArrowException as error:
            raise InputError(f"is damaged after row {number}: {str(error).splitlines()[0]}", path) from None
