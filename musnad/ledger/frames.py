"""Answers as data frames: Arrow first, from it pandas or Polars, whichever the notebook has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from musnad.errors import UsageError
from musnad.ledger.export import as_arrow

KINDS = ("arrow", "pandas", "polars")


def frame(rows: Iterable[dict[str, Any]], columns: list[str], kind: str) -> Any:
    """Rows as a pyarrow.Table, pandas.DataFrame or polars.DataFrame. Raises UsageError for what is not installed."""
    if kind not in KINDS:
        raise UsageError(f"There is no {kind} frame: choose {', '.join(KINDS)}.")
    table = as_arrow(list(rows), columns)
    if kind == "arrow":
        return table
    try:
        if kind == "pandas":
            return table.to_pandas()
        import polars
    except ImportError:
        raise UsageError(f"This needs {kind}: pip install {kind}.") from None
    return polars.from_arrow(table)
