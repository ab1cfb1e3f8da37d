"""The example notebook runs from top to bottom, and shows what it says."""

from __future__ import annotations

import nbformat
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from nbclient import NotebookClient

from musnad.errors import UsageError
from musnad.ingest import load
from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT


def test_the_notebook_runs() -> None:
    notebook = nbformat.read(ROOT / "docs" / "notebook.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert all(not cell.get("outputs") for cell in notebook.cells), "commit it without outputs"
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = {
        kind
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for kind in output.get("data", {})
    }
    assert "text/html" in shown
    text = "".join(o.get("text", "") for cell in notebook.cells for o in cell.get("outputs", ()))
    assert "1 origin" in text


def test_tables_are_the_same_in_every_library(tmp_path: object) -> None:
    with Ledger(f"{tmp_path}/a.db") as ledger:
        ledger.add(load(str(ROOT / "samples" / "taloria-01.json")), workers=1)
        for kind in ("statements", "figures", "events", "labels", "findings", "sources", "documents"):
            arrow = ledger.table(kind, as_="arrow")
            assert isinstance(arrow, pa.Table)
            frame = ledger.table(kind)
            assert isinstance(frame, pd.DataFrame)
            assert list(frame.columns) == arrow.column_names
            other = ledger.table(kind, as_="polars")
            assert isinstance(other, pl.DataFrame)
            assert other.height == len(frame) == arrow.num_rows
        assert len(ledger.table("figures", category="killed")) < len(ledger.table("figures"))
        with pytest.raises(UsageError):
            ledger.table("rumours")
        with pytest.raises(UsageError):
            ledger.table("figures", as_="excel")
