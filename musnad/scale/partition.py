"""A folder of partitions: which are there, and how one is written so that it is there whole or not at all.

    OUT/documents/PART.parquet, OUT/figures/PART.parquet, …   one file for each table
    OUT/done/PART.json                                        written last: the part is complete

PART names the input and the block of it, so the same input gives the same parts, and what is done is not done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from musnad.errors import InputError
from musnad.ledger.rows import COLUMNS
from musnad.scale import DONE

TABLES = ("documents", "skipped", *COLUMNS)


def part_name(source: str, number: int) -> str:
    """The name of a part: what the input is called, what tells it from others of that name, and the block.

    >>> part_name("/data/news.jsonl.xz", 3)
    'news-84e0cb8a-000003'
    """
    stem = re.sub(r"[^\w-]+", "-", Path(source).name.split(".")[0])[:40] or "input"
    return f"{stem}-{hashlib.blake2b(source.encode(), digest_size=4).hexdigest()}-{number:06d}"


def done(out: Path) -> set[str]:
    """The parts that are complete."""
    return {path.stem for path in (out / DONE).glob("*.json")}


def write(out: Path, part: str, tables: dict[str, pa.Table], account: dict[str, Any]) -> None:
    """Write one part. Another writer of the same part writes the same bytes, so it does not matter who is last."""
    for name in TABLES:
        _replace(
            out / name / f"{part}.parquet", partial(parquet.write_table, tables[name], compression="zstd")
        )
    data = json.dumps(account, ensure_ascii=False, sort_keys=True).encode()
    _replace(out / DONE / f"{part}.json", lambda path: path.write_bytes(data))


def _replace(path: Path, write_to: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{path.name}.{os.getpid()}"
    write_to(temporary)
    temporary.replace(path)


def read(out: Path, part: str) -> dict[str, pa.Table]:
    """The tables of a part. Raises InputError."""
    try:
        return {
            name: parquet.read_table(out / name / f"{part}.parquet", partitioning=None) for name in TABLES
        }
    except (OSError, pa.ArrowInvalid) as error:
        raise InputError(
            f"has a part that cannot be read ({part}: {error})", str(out), "Run `musnad scale read` again."
        ) from None


def accounts(out: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The complete parts in order, each with what was counted when it was written."""
    for path in sorted((out / DONE).glob("*.json")):
        yield path.stem, json.loads(path.read_text("utf-8"))
