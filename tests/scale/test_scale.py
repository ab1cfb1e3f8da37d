"""Partitions: the same rows as the ledger has, whatever the engine and however often it is interrupted."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from musnad.ingest.collect import Options
from musnad.ledger.ledger import Ledger
from musnad.ledger.rows import COLUMNS
from musnad.scale import engines, is_partitions, partition, tables, work
from musnad.scale.bench import actors
from musnad.scale.copies import as_rows, find
from musnad.scale.take import take
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
LEXICON = (str(SAMPLES / "lexicon.toml"),)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as JSON lines, one of them twice, one line that is no article, one that is not Arabic."""
    path = tmp_path_factory.mktemp("scale") / "news.jsonl"
    lines = [
        json.dumps(json.loads(file.read_text("utf-8"))) for file in sorted(SAMPLES.glob("taloria-*.json"))
    ]
    english = json.dumps({"text": "Nothing in this line is written in Arabic, and so nobody reads it here."})
    path.write_text("\n".join([*lines, lines[0], english, "{broken"]) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def parts(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("parts")
    accounts = list(engines.local([str(news)], out, Options(), workers=1, lexicon=LEXICON, size=4))
    assert sum(a["read"] for a in accounts) == 14
    assert sum(a["same"] for a in accounts) == 1
    assert sum(sum(a["skipped"].values()) for a in accounts) == 1
    assert sum(len(a["failures"]) for a in accounts) == 1
    return out


def dump(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a ledger's reading, without what says when and from where it came."""
    found = {
        table: sorted(map(repr, ledger.connection.execute(f"SELECT * FROM {table}").fetchall()))
        for table in (*COLUMNS, "sources", "parties", "localities")
    }
    found["documents"] = ledger.connection.execute(
        "SELECT id, identity, hash, version, name, outlet, url, title, published, failure, text FROM documents"
        " ORDER BY id"
    ).fetchall()
    found["words"] = ledger.connection.execute(
        "SELECT term, doc, cnt FROM vocabulary ORDER BY term"
    ).fetchall()
    return found  # type: ignore[return-value]


def test_partitions_hold_what_the_ledger_holds(news: Path, parts: Path, tmp_path: Path) -> None:
    from musnad.ingest.collect import collect

    with Ledger(tmp_path / "added.db") as added, Ledger(tmp_path / "taken.db") as taken:
        added.add(collect(str(news), Options()), workers=1, lexicon=LEXICON)  # type: ignore[arg-type]
        report = take(taken, parts)
        assert (report.added, report.same, sum(report.skipped.values())) == (14, 0, 1)
        assert dump(added) == dump(taken)
        assert [d for _, d in added.documents()] == [d for _, d in taken.documents()]
        assert take(taken, parts).added == 0


def test_every_table_has_the_same_schema_in_every_part(parts: Path) -> None:
    assert is_partitions(parts)
    for table in partition.TABLES:
        files = list((parts / table).glob("*.parquet"))
        assert len(files) == 4
        for file in files:
            assert parquet.read_schema(file).equals(tables.schema(table))


def test_offsets_hold_in_parquet(parts: Path) -> None:
    for part in partition.done(parts):
        found = partition.read(parts, part)
        texts = dict(
            zip(*(found["documents"].column(n).to_pylist() for n in ("identity", "text")), strict=True)
        )
        for table in ("figures", "events", "times", "places", "labels"):
            for row in found[table].to_pylist():
                assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


def test_what_is_done_is_not_done_again(news: Path, parts: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in parts.rglob("*") if path.is_file()}
    assert list(engines.local([str(news)], parts, Options(), workers=1, lexicon=LEXICON, size=4)) == []
    assert {path: path.stat().st_mtime_ns for path in parts.rglob("*") if path.is_file()} == before


def contents(out: Path) -> dict[str, list[Any]]:
    """All rows of all tables of the complete parts."""
    found: dict[str, list[Any]] = {table: [] for table in partition.TABLES}
    for part in sorted(partition.done(out)):
        for table, data in partition.read(out, part).items():
            found[table] += data.to_pylist()
    return found


def test_an_interrupted_part_is_written_again(news: Path, parts: Path, tmp_path: Path) -> None:
    blocks = list(work.blocks(str(news), Options(), size=4))
    reading = work.Reading(str(tmp_path), LEXICON)
    reading(blocks[0])
    # a crash after the documents of the second part, before the rest
    (tmp_path / "documents" / f"{blocks[1].part}.parquet").write_bytes(b"half a file")
    assert blocks[1].part not in partition.done(tmp_path)
    done = list(engines.local([str(news)], tmp_path, Options(), workers=1, lexicon=LEXICON, size=4))
    assert [account["part"] for account in done] == [block.part for block in blocks[1:]]
    assert contents(tmp_path) == contents(parts)


def _run(news: str, out: str) -> None:
    os.setpgid(0, 0)
    for _ in engines.local([news], Path(out), Options(), workers=2, lexicon=LEXICON, size=2):
        pass


@pytest.mark.slow
def test_a_killed_run_goes_on_and_ends_the_same(news: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    list(engines.local([str(news)], whole, Options(), workers=1, lexicon=LEXICON, size=2))
    out = tmp_path / "killed"
    for _ in range(12):
        process = multiprocessing.get_context("spawn").Process(target=_run, args=(str(news), str(out)))
        process.start()
        limit = time.monotonic() + 60
        seen = len(partition.done(out))
        while process.is_alive() and len(partition.done(out)) == seen and time.monotonic() < limit:
            time.sleep(0.01)
        if process.is_alive() and process.pid:
            os.killpg(process.pid, signal.SIGKILL)
        process.join()
        if len(partition.done(out)) == len(partition.done(whole)):
            break
    assert contents(out) == contents(whole)


@pytest.fixture(scope="module")
def ray_session() -> Iterator[Any]:
    with engines.session() as ray:
        yield ray


@pytest.mark.slow
def test_ray_gives_the_same_rows(news: Path, parts: Path, tmp_path: Path, ray_session: Any) -> None:
    accounts = list(engines.ray_data([str(news)], tmp_path, Options(), workers=1, lexicon=LEXICON, size=4))
    assert sum(a["read"] for a in accounts) == 14
    assert contents(tmp_path) == contents(parts)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the actor's process in /proc")
def test_ray_loses_a_worker_and_nothing_else(news: Path, tmp_path: Path, ray_session: Any) -> None:
    whole, out = tmp_path / "whole", tmp_path / "out"
    list(engines.local([str(news)], whole, Options(), workers=1, lexicon=LEXICON, size=1))
    killed = 0
    for _ in engines.ray_data([str(news)], out, Options(), workers=1, lexicon=LEXICON, size=1):
        if not killed:
            for pid in actors():
                os.kill(pid, signal.SIGKILL)
                killed += 1
    assert killed
    assert contents(out) == contents(whole)


@pytest.mark.slow
def test_ray_finds_the_copies_that_the_ledger_finds(parts: Path, tmp_path: Path, ray_session: Any) -> None:
    from musnad.read.reader import Reader
    from musnad.reconcile.run import reconcile

    count = find(parts)
    with Ledger(tmp_path / "copies.db") as ledger:
        take(ledger, parts)
        reconcile(ledger.connection, Reader(LEXICON))
        rows = ledger.query(
            "SELECT a.identity AS first, b.identity AS second, c.relation, c.jaccard FROM copies c"
            " JOIN documents a ON a.id = c.first JOIN documents b ON b.id = c.second"
        )
    expected = {(*sorted((r["first"], r["second"])), r["relation"], round(r["jaccard"], 9)) for r in rows}
    found = {(r["first"], r["second"], r["relation"], round(r["jaccard"], 9)) for r in as_rows(parts)}
    assert count == len(found) == 3
    assert found == expected
