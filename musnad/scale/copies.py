"""Near copies over partitions on Ray Data: sketches, candidates by common keys, verification on the texts.

The same sketches and thresholds as in a ledger (docs/reconcile.md), as three stages: every document gives its keys;
documents with a key in common are candidates; each candidate pair is compared where both texts are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import compute, parquet

from musnad.reconcile.copies import compare
from musnad.reconcile.find_copies import FORMULA, sketch
from musnad.reconcile.words import Sequence as Words

OUTPUT = "copies"
_MOST = FORMULA * 10
"""Documents of one key beyond which it is a formula."""


class Pair(NamedTuple):
    """Two documents (their identities, the smaller first) and how they are related."""

    first: str
    second: str
    relation: str
    jaccard: float
    contained: float
    words: int


def keys(table: pa.Table) -> pa.Table:
    """A batch of documents as (key, document): the bands of their signatures and their fingerprints."""
    found: list[tuple[int, str]] = []
    for identity, text in zip(
        table.column("identity").to_pylist(), table.column("text").to_pylist(), strict=True
    ):
        known = sketch(0, text)
        found += [(key, identity) for key in (*known.bands, *known.prints)]
    return pa.table(
        {
            "key": pa.array([k for k, _ in found], pa.int64()),
            "document": pa.array([d for _, d in found], pa.string()),
        }
    )


def candidates(group: pa.Table) -> pa.Table:
    """The pairs among the documents of one key; none when it is a formula."""
    documents = sorted(set(group.column("document").to_pylist()))
    pairs: list[tuple[str, str]] = []
    if 1 < len(documents) <= _MOST:
        pairs = [(a, b) for i, a in enumerate(documents) for b in documents[i + 1 :]]
    return pa.table(
        {
            "first": pa.array([a for a, _ in pairs], pa.string()),
            "second": pa.array([b for _, b in pairs], pa.string()),
        }
    )


def verify(pairs: Sequence[tuple[str, str]], texts: dict[str, str]) -> Iterator[Pair]:
    """The pairs that really share text."""
    known: dict[str, Words] = {}
    for first, second in pairs:
        for document in (first, second):
            if document not in known:
                known[document] = Words(texts[document])
        found = compare(known[first], known[second])
        if found is not None:
            words = sum(p.same for p in found.passages)
            yield Pair(first, second, found.relation, found.jaccard, found.contained, words)


class _Verifier:
    """Verifies batches of pairs; reads from the partitions the texts that a batch needs."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, batch: pa.Table) -> pa.Table:
        pairs = list(zip(batch.column("first").to_pylist(), batch.column("second").to_pylist(), strict=True))
        wanted = pa.array(sorted({document for pair in pairs for document in pair}), pa.string())
        rows = parquet.read_table(
            Path(self.folder) / "documents",
            columns=["identity", "text"],
            filters=compute.field("identity").isin(wanted),
            partitioning=None,
        )
        texts = dict(zip(rows.column("identity").to_pylist(), rows.column("text").to_pylist(), strict=True))
        found = list(verify(pairs, texts))
        return pa.table(
            {name: [getattr(pair, name) for pair in found] for name in Pair._fields}, schema=SCHEMA
        )


SCHEMA = pa.schema(
    [
        ("first", pa.string()), ("second", pa.string()), ("relation", pa.string()), ("jaccard", pa.float64()),
        ("contained", pa.float64()), ("words", pa.int64()),
    ]
)  # fmt: skip


def find(folder: Path, address: str | None = None) -> int:
    """Find the copies among a folder's documents and write them to its `copies`; how many pairs. Raises UsageError."""
    from musnad.scale.engines import session

    with session(address) as ray:
        documents = ray.data.read_parquet(str(folder / "documents"), partitioning=None).select_columns(
            ["identity", "text"]
        )
        found = (
            documents.map_batches(keys, batch_format="pyarrow", batch_size=500)
            .groupby("key")
            .map_groups(candidates, batch_format="pyarrow")
            .groupby(["first", "second"])
            .count()
            .map_batches(
                _Verifier,
                fn_constructor_args=(str(folder),),
                batch_format="pyarrow",
                batch_size=2000,
                compute=ray.data.ActorPoolStrategy(min_size=1, max_size=2),
            )
            .to_pandas()
        )
    table = (
        pa.Table.from_pandas(found, schema=SCHEMA, preserve_index=False)
        if len(found)
        else SCHEMA.empty_table()
    )
    table = table.sort_by([("first", "ascending"), ("second", "ascending")])
    out = folder / OUTPUT
    out.mkdir(exist_ok=True)
    parquet.write_table(table, out / "copies.parquet", compression="zstd")
    return int(table.num_rows)


def as_rows(folder: Path) -> list[dict[str, Any]]:
    """The pairs that `find` wrote."""
    rows: list[dict[str, Any]] = parquet.read_table(
        folder / OUTPUT / "copies.parquet", partitioning=None
    ).to_pylist()
    return rows
