"""Reading what one machine does not hold: many processes or machines, from archives to partitioned Parquet."""

from __future__ import annotations

from pathlib import Path

DONE = "done"
"""The folder of a partition's parts that are complete."""


def is_partitions(path: Path) -> bool:
    """The folder was written by `musnad scale read`."""
    return (path / DONE).is_dir() and (path / "documents").is_dir()
