"""The tables of a partition: the ledger's columns, with names in the place of ids, as Parquet.

A row says by `document` (the document's identity) and `number` (counted from 0 in its table) which row it is; what
refers to a row of the same document has that row's number, and what refers to a source, party or place has the name's
own columns, so that each table can be asked without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
import pyarrow as pa

from musnad.ingest.article import Article
from musnad.ledger.identity import text_hash
from musnad.ledger.pool import Read
from musnad.ledger.rows import COLUMNS, REFERENCES, Row, Rows

NAMES: dict[str, tuple[str, ...]] = {
    "sources": ("key", "name"),
    "parties": ("key", "name", "code", "country"),
    "localities": ("key", "name", "country", "latitude", "longitude"),
}
"""The columns of the names that rows refer to."""

DOCUMENTS = (
    "identity", "hash", "name", "outlet", "url", "title", "published", "input", "place", "more", "encoding", "grammar",
    "failure", "text", "title_words", "text_words",
)  # fmt: skip
SKIPPED = ("identity", "input", "place", "url", "reason")

_FLOATS = frozenset(("low", "high", "latitude", "longitude"))
_TEXTS = frozenset(
    "name cue source_type kind stance rule more text value first last category unit country located dated type modality"
    " side polarity check message key code".split()
)
"""Columns by their type; the others are whole numbers."""


class Document(NamedTuple):
    """One document of a partition: its article, identity, reading or failure."""

    article: Article
    identity: str
    read: Read
    input: str


def _type(column: str) -> pa.DataType:
    last = column.rsplit(".", 1)[-1]
    if last in _FLOATS:
        return pa.float64()
    return pa.string() if last in _TEXTS else pa.int64()


def columns(table: str) -> list[str]:
    """The columns of a layer's table in a partition."""
    found = ["document", "number"]
    for column in COLUMNS[table]:
        target = REFERENCES[table].get(column)
        if target in NAMES:
            found += [f"{column}.{part}" for part in NAMES[target]]
        else:
            found.append(column)
    return found


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; fixed, so that all partitions agree whatever is in them."""
    if table == "documents":
        return pa.schema([(name, pa.string()) for name in DOCUMENTS])
    if table == "skipped":
        return pa.schema([(name, pa.string()) for name in SKIPPED])
    return pa.schema([("document", pa.string()), *((name, _type(name)) for name in columns(table)[1:])])


def tables(documents: Iterable[Document], grammar: str) -> dict[str, pa.Table]:
    """All tables of these documents."""
    listed = list(documents)
    kept = [d for d in listed if d.read.refused is None]
    found = {
        "documents": _table("documents", [_document(d, grammar) for d in kept]),
        "skipped": _table(
            "skipped",
            [
                (d.identity, d.input, d.article.place, d.article.url, d.read.refused)
                for d in listed
                if d.read.refused
            ],
        ),
    }
    for table in COLUMNS:
        rows = [
            (d.identity, number, *_flat(table, row))
            for d in kept
            if d.read.rows is not None
            for number, row in enumerate(d.read.rows[table])
        ]
        found[table] = _table(table, rows)
    return found


def _table(name: str, rows: list[Row]) -> pa.Table:
    kind = schema(name)
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(kind)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(cells, kind, strict=True)], schema=kind
    )


def _document(d: Document, grammar: str) -> Row:
    a = d.article
    more = msgspec.json.encode(a.more).decode() if a.more else None
    return (
        d.identity, text_hash(a.text), a.id, a.outlet, a.url, a.title, a.published, d.input, a.place, more, a.encoding,
        grammar if d.read.rows is not None else None, d.read.failure, a.text, *d.read.words,
    )  # fmt: skip


def _flat(table: str, row: Row) -> Iterator[Any]:
    """A row with the names that it refers to spread out."""
    for column, cell in zip(COLUMNS[table], row, strict=True):
        target = REFERENCES[table].get(column)
        if target in NAMES:
            yield from cell if cell is not None else (None,) * len(NAMES[target])
        else:
            yield float(cell) if cell is not None and column in _FLOATS else cell


def restore(parts: dict[str, pa.Table]) -> Iterator[tuple[Article, str, Read]]:
    """The documents of a partition as `tables` was given them: article, identity, reading."""
    by_document: dict[str, Rows] = {}
    for table in COLUMNS:
        names = columns(table)[2:]
        data = parts[table].sort_by([("document", "ascending"), ("number", "ascending")]).to_pydict()
        for at, document in enumerate(data["document"]):
            row = tuple(_back(table, {name: data[name][at] for name in names}))
            by_document.setdefault(document, {t: [] for t in COLUMNS})[table].append(row)
    for row in parts["documents"].to_pylist():
        article = Article(
            row["text"], row["input"], id=row["name"] or "", outlet=row["outlet"], url=row["url"], title=row["title"],
            published=row["published"], encoding=row["encoding"], place=row["place"],
            more=msgspec.json.decode(row["more"]) if row["more"] else None,
        )  # fmt: skip
        rows = by_document.get(row["identity"], {t: [] for t in COLUMNS}) if row["grammar"] else None
        words = (row["title_words"] or "", row["text_words"] or "")
        yield article, row["identity"], Read(rows, words, None, row["failure"])
    for row in parts["skipped"].to_pylist():
        article = Article("", row["input"], url=row["url"], place=row["place"])
        yield article, row["identity"], Read(refused=row["reason"])


def _back(table: str, cells: dict[str, Any]) -> Iterator[Any]:
    for column in COLUMNS[table]:
        target = REFERENCES[table].get(column)
        if target in NAMES:
            name = tuple(cells[f"{column}.{part}"] for part in NAMES[target])
            yield name if name[0] is not None else None
        else:
            yield _whole(cells[column]) if column in _FLOATS else cells[column]


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value
