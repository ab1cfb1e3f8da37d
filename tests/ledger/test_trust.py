"""What goes wrong leaves nothing half-written, says so, and can be done again."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from musnad.errors import MusnadError, UsageError
from musnad.ingest.article import Article
from musnad.ledger import connect, pool
from musnad.ledger.connect import LedgerError
from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT
from tests.ledger import kills
from tests.ledger.conftest import ATTACK, article
from tests.test_cli import musnad


def many(count: int) -> list[Article]:
    records = [json.loads(line) for line in kills.articles(count) if line.endswith("}")]
    return [
        Article(
            r["text"], "test", url=r["url"], title=r["title"], outlet=r["outlet"], published=r["published"]
        )
        for r in records
    ]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_kills_at_random_moments(tmp_path: Path) -> None:
    assert kills.torture(tmp_path, kills=4, count=300, seed=int(time.time()))


def test_a_full_disk(ledger: Ledger) -> None:
    items = many(300)
    ledger.add(items[:50], workers=1)
    before = kills.content(ledger.path)
    pages = ledger.query("PRAGMA page_count")[0]["page_count"]
    ledger.connection.execute(f"PRAGMA max_page_count = {pages + 60}")
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.add(items, workers=1)
    assert ledger.examine() == []
    there = kills.content(ledger.path)
    assert set(before["figures"]) <= set(there["figures"])
    ledger.connection.execute("PRAGMA max_page_count = 1000000")
    ledger.add(items, workers=1)
    with Ledger(ledger.path.with_name("other.db")) as other:
        other.add(items, workers=1)
        assert kills.content(other.path) == kills.content(ledger.path)


def test_a_locked_ledger(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT", 0.2)
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(ledger.path) as impatient, pytest.raises(LedgerError, match="is locked"):
        impatient.add([article()])
    assert ledger.statements() == []  # reading is not held up
    other.execute("ROLLBACK")
    assert ledger.add([article()]).added == 1


def test_a_ledger_that_another_process_is_just_making(tmp_path: Path) -> None:
    """SQLite does not wait by itself when a file is switched to WAL while somebody writes to it."""
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = threading.Timer(0.3, other.execute, ["ROLLBACK"])
    ending.start()
    with Ledger(path) as ledger:
        assert ledger.add([article()], workers=1).added == 1
    ending.join()
    other.close()


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    lines = list(kills.articles(400))
    first, second, path = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "both.db"
    first.write_text("\n".join(lines[:260]), "utf-8")
    second.write_text("\n".join(lines[140:]), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [
        subprocess.Popen(
            kills.command(source, path, 1), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for source in (first, second)
    ]
    for process in running:
        _, complaint = process.communicate(timeout=120)
        assert process.returncode == 1, complaint  # of the broken rows
        assert b"Traceback" not in complaint
        assert b"is locked" not in complaint
    with Ledger(path) as both, Ledger(tmp_path / "alone.db") as alone:
        alone.add(many(400), workers=1)
        assert both.examine() == []
        sql = "SELECT hash, outlet FROM documents ORDER BY hash, outlet, url"
        assert both.query(sql) == alone.query(sql)


def test_interrupting_ends_the_readers_too(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("\n".join(kills.articles(3000)), "utf-8")
    code = (
        "import sys; from musnad.ledger.ledger import Ledger\n"
        "from musnad.ingest.collect import Options, collect\n"
        "if __name__ == '__main__':\n"
        f"    Ledger({str(tmp_path / 'x.db')!r}).add(collect({str(source)!r}, Options()), workers=2)\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, "utf-8")
    process = subprocess.Popen([sys.executable, str(script)], env=os.environ | {"PYTHONPATH": str(ROOT)})
    deadline = time.monotonic() + 60
    children: list[int] = []
    while len(children) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
        children = [pid for pid in children_of(process.pid) if b"spawn_main" in cmdline(pid)]
    assert len(children) == 2
    process.kill()
    process.wait()
    while any(map(alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(alive, children))


def children_of(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        pytest.skip("no /proc with children here")


def cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_an_article_that_the_reader_fails_on_is_kept(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from musnad.read import layers

    real = layers.read_layers

    def fails(reader: object, text: object, document: object) -> None:
        if "عدن" in document.text:  # type: ignore[attr-defined]
            raise RuntimeError("no")
        real(reader, text, document)  # type: ignore[arg-type]

    monkeypatch.setattr(layers, "read_layers", fails)
    report = ledger.add([article(), article(ATTACK.replace("عدن", "حلب"))], workers=1)
    assert (report.added, report.unread) == (2, 1)
    assert ledger.document(1).text == ATTACK
    assert ledger.search("الراوي")[0]["document"] in (1, 2)
    assert "RuntimeError" in ledger.record(1)["failure"]
    monkeypatch.undo()
    assert ledger.reread(workers=1).renewed == 1
    assert ledger.record(1)["failure"] is None
    assert ledger.document(1).attributions


def test_a_reading_process_that_is_killed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed() -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for pid in children_of(os.getpid()):
                if b"spawn_main" in cmdline(pid):
                    os.kill(pid, signal.SIGKILL)
                    return
            time.sleep(0.02)

    assert pool.AHEAD
    thread = threading.Thread(target=killed)
    thread.start()
    with pytest.raises(MusnadError, match="ended from outside"):
        ledger.add(many(2000), workers=2)
    thread.join()
    assert ledger.examine() == []


def test_files_that_are_no_ledgers(tmp_path: Path) -> None:
    text, other, newer = tmp_path / "text.db", tmp_path / "other.db", tmp_path / "newer.db"
    text.write_text("ليست قاعدة بيانات " * 100, "utf-8")
    with pytest.raises(LedgerError, match="no SQLite database"):
        Ledger(text)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger(other)
    Ledger(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="newer Musnad"):
        Ledger(newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(LedgerError, match="older Musnad"):
        Ledger(newer)
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "none" / "x.db")
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "x.db", read_only=True)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        ("UPDATE documents SET text = text || '.'", "hash differs"),
        ("UPDATE figures SET start = start + 1", "where it does not"),
        ("UPDATE attributions SET source_start = 99999, source_end = 999999", "outside of the text"),
        ('UPDATE contents SET "end" = 99999', "outside of the text"),
        (
            "DELETE FROM attributions WHERE id = (SELECT attribution FROM figures LIMIT 1)",
            "that is not there",
        ),
        ("UPDATE documents SET latest = 0", "not in order"),
        ("INSERT INTO words (words) VALUES ('delete-all')", "found by their words"),
    ],
)
def test_the_doctor_finds_what_is_wrong(ledger: Ledger, damage: str, says: str) -> None:
    ledger.add([article(url="https://example.org/1")])
    assert ledger.examine() == []
    ledger.connection.execute("PRAGMA foreign_keys = OFF")
    ledger.connection.execute(damage)
    assert any(says in problem for problem in ledger.examine())
    done = musnad("doctor", "--ledger", ledger.path)
    assert done.returncode == 1
    assert says in done.stdout
    assert "is not sound" in done.stderr


def test_a_damaged_file(ledger: Ledger) -> None:
    ledger.add(many(60), workers=1)
    ledger.close()
    data = bytearray(ledger.path.read_bytes())
    for at in range(4096 * 30, len(data) - 4096, 4096 * 7):
        data[at : at + 64] = b"\xff" * 64
    ledger.path.write_bytes(data)
    done = musnad("doctor", "--ledger", ledger.path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "damaged" in done.stdout + done.stderr


def test_a_backup_while_others_write(ledger: Ledger) -> None:
    items = many(400)
    ledger.add(items[:100], workers=1)
    stop = threading.Event()

    def write() -> None:
        with Ledger(ledger.path) as writer:
            for at in range(100, 400, 20):
                if stop.is_set():
                    return
                writer.add(items[at : at + 20], workers=1)

    thread = threading.Thread(target=write)
    thread.start()
    target = ledger.path.with_name("copy.db")
    for _ in range(5):
        ledger.backup(target, replace=True)
        with Ledger(target, read_only=True) as copy:
            assert copy.examine() == []
            assert len(copy) >= 90
    stop.set()
    thread.join()
    with pytest.raises(UsageError, match="is there already"):
        ledger.backup(target)
    with pytest.raises(UsageError, match="is there already"):
        ledger.backup(ledger.path, replace=True)
    assert sorted(path.name for path in target.parent.glob("*copy*")) == ["copy.db"]


def test_sql_only_reads(ledger: Ledger) -> None:
    ledger.add([article()])
    assert (
        musnad("sql", "SELECT count(*) AS n FROM documents", "--format", "csv", "-l", ledger.path).stdout
        == "n\n1\n"
    )
    other = ledger.path.with_name("other.db")
    for statement in (
        "DELETE FROM documents",
        "CREATE TABLE t (x)",
        f"ATTACH '{other}' AS o",
        "SELEC",
        "SELECT 1; SELECT 2",
        "PRAGMA user_version = 3",
    ):
        done = musnad("sql", statement, "-l", ledger.path)
        assert done.returncode == 2, statement
        assert done.stderr.startswith("musnad: SQL: ")
    assert not other.exists()
    assert len(ledger) == 1
