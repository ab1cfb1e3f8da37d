"""Several processes: they find the same, and one that is killed is told of."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from musnad.errors import MusnadError
from musnad.read.reader import Reader
from musnad.reconcile import run
from musnad.reconcile.workers import Workers
from tests.reconcile.test_samples import LEXICON, fill

TABLES = (
    "copies",
    "copy_groups",
    "statements",
    "speakers",
    "event_sentences",
    "links",
    "link_groups",
    "launderings",
)


def test_several_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(LEXICON)
    monkeypatch.setattr(run, "BATCH", 5)
    with fill(tmp_path / "one.db") as one, fill(tmp_path / "two.db") as two:
        assert run.reconcile(one.connection, reader) == run.reconcile(two.connection, reader, workers=2)
        for table in TABLES:
            assert one.query(f"SELECT * FROM {table}") == two.query(f"SELECT * FROM {table}"), table


def test_a_killed_process_is_told_of(tmp_path: Path) -> None:
    with fill(tmp_path / "killed.db") as ledger, Workers(ledger.connection, Reader(LEXICON), 2) as workers:
        assert workers.pool is not None
        os.kill(workers.pool.submit(os.getpid).result(), signal.SIGKILL)
        with pytest.raises(MusnadError, match="ended from outside"):
            for _ in range(4):
                list(workers.prepared([1, 2, 3]))


def test_documents_read_anew_leave_no_links_behind(tmp_path: Path) -> None:
    reader = Reader(LEXICON)
    with fill(tmp_path / "anew.db") as ledger:
        run.reconcile(ledger.connection, reader)
        before = {
            table: len(ledger.query(f"SELECT * FROM {table}"))
            for table in ("links", "link_groups", "statements")
        }
        ledger.connection.execute("UPDATE reconciled SET grammar = NULL WHERE document IN (1, 2)")
        assert run.reconcile(ledger.connection, reader).documents == 2
        assert before == {table: len(ledger.query(f"SELECT * FROM {table}")) for table in before}
        assert not ledger.query(
            "SELECT 1 FROM link_groups WHERE kind = 'statement' AND head NOT IN (SELECT attribution FROM statements)"
        )
