"""Kill the adding at random moments, again and again: `python -m tests.ledger.kills --kills 100`.

Each run of `musnad add` on the same input is killed with SIGKILL at a random moment. After every kill the ledger must
be sound, and hold a beginning of what an undisturbed run writes; when a run gets through, it must hold exactly that,
row for row, and the next round begins with an empty ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT

NAMES = ("سليم الراوي", "نادر العامري", "سامي الحداد", "ليلى الكرمي", "يوسف الأشقر", "هدى المالح")
CUES = ("قال", "أكد", "زعم", "أعلن", "نفى", "حذر من")
PLACES = ("عدن", "طرابلس", "تل السدر", "حلب", "الموصل", "وادي الرمان")
MOST = 8
"""How many times as many kills as were asked for, until one falls into the writing."""
CLOCKS = {("documents", "seen"), ("fetches", "at"), ("reviews", "at")}
"""Columns that say when something was written."""


def articles(count: int, seed: int = 1) -> Iterator[str]:
    """Lines of made-up news; some twice, some with another text at the same address, some that are not taken in."""
    chance = random.Random(seed)
    for n in range(count):
        sentences = [
            f"{chance.choice(CUES)} وزير الدفاع {chance.choice(NAMES)} إن {chance.randint(2, 90)} جنديا قتلوا"
            f" في هجوم على مدينة {chance.choice(PLACES)} يوم الأحد."
            for _ in range(chance.randint(3, 12))
        ]
        record: dict[str, Any] = {
            "text": "\n".join(sentences), "title": f"خبر {n}", "url": f"https://example.org/{n}",
            "outlet": chance.choice(("صحيفة الأفق", "جريدة النهر")), "published": f"2020-05-{1 + n % 28:02}",
        }  # fmt: skip
        if n % 17 == 3:
            record["url"] = f"https://example.org/{n - 1}"
        if n % 29 == 5:
            record["text"] = "The minister said that the talks are over."
        yield json.dumps(record, ensure_ascii=False)
        if n % 23 == 7:
            yield json.dumps(record, ensure_ascii=False)
        if n % 101 == 50:
            yield '{"text": "مقطوع'


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a ledger holds, table by table, without the times of writing."""
    connection = sqlite3.connect(path)
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%'"
        )
        if name != "vocabulary"
    ]
    found: dict[str, list[tuple[Any, ...]]] = {}
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(f'"{column}"' for column in columns if (table, column) not in CLOCKS)
        found[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY 1, 2").fetchall()
    found["vocabulary"] = connection.execute("SELECT term, doc, cnt FROM vocabulary ORDER BY term").fetchall()
    connection.close()
    return found


def command(source: Path, ledger: Path, workers: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "musnad",
        "add",
        str(source),
        "--ledger",
        str(ledger),
        "--workers",
        str(workers),
    ]


def remove(ledger: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)


def torture(
    folder: Path, *, kills: int, count: int, workers: int = 2, seed: int = 1, say: bool = False
) -> int:
    """Kill adding so many times; how many runs got through in between. Raises AssertionError for the first loss."""
    chance = random.Random(seed)
    source, reference, ledger = folder / "news.jsonl", folder / "reference.db", folder / "killed.db"
    source.write_text("\n".join(articles(count)), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    # the second run of both, so that the first, which compiles the lexicon, does not set the measure
    for _ in range(2):
        remove(reference)
        begun = time.monotonic()
        done = subprocess.run(
            command(source, reference, workers), env=environment, capture_output=True, check=False
        )
        whole = time.monotonic() - begun
        assert done.returncode == 1, done.stderr  # the broken rows
    wanted = content(reference)
    ids = {row[0] for row in wanted["documents"]}
    made = killed = through = 0
    while killed < kills or not made and killed < MOST * kills:  # on a busy machine, all may come too early
        process = subprocess.Popen(
            command(source, ledger, workers),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            if chance.random() < 0.2:
                process.wait(chance.uniform(0.1, whole))
            else:
                wait_for_writing(process, ledger)
                process.wait(chance.uniform(0, whole / 3))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            if ledger.exists() and ledger.stat().st_size:
                made += check(ledger, wanted, ids)
        else:
            assert process.returncode == 1
            assert content(ledger) == wanted, (
                "a ledger that was killed and continued differs from an undisturbed one"
            )
            through += 1
            remove(ledger)
        if say and killed % 10 == 0:
            print(f"{killed} kills, {through} runs got through", flush=True)
    subprocess.run(command(source, ledger, workers), env=environment, capture_output=True, check=False)
    assert content(ledger) == wanted, "a ledger that was killed and continued differs from an undisturbed one"
    assert made, "no kill fell into the writing: nothing was tested"
    return through + 1


def wait_for_writing(process: subprocess.Popen[bytes], ledger: Path) -> None:
    """Until the process has written something, or has ended."""
    log = ledger.with_name(f"{ledger.name}-wal")

    def size() -> int:
        try:
            return log.stat().st_size
        except OSError:
            return 0

    while (was := size()) == 0 and process.poll() is None:  # until it has opened the ledger
        time.sleep(0.005)
    while size() == was and process.poll() is None:
        time.sleep(0.005)


def check(ledger: Path, wanted: dict[str, list[tuple[Any, ...]]], ids: set[int]) -> bool:
    """After a kill: sound, and every document there is whole and one of those wanted. Whether there were any."""
    try:
        opened = Ledger(ledger, create=False)
    except Exception as error:  # killed before the schema was written: the next run makes it
        assert "no ledger" in str(error) or "empty" in str(error), error
        return False
    with opened:
        assert opened.examine() == []
    there = content(ledger)
    assert {row[0] for row in there["documents"]} <= ids
    for table, rows in there.items():
        if table == "documents":  # an earlier version is marked as such when the later one comes
            assert {row[:3] for row in rows} <= {row[:3] for row in wanted[table]}
        elif table != "vocabulary":
            assert set(rows) <= set(wanted[table]), (
                f"{table} holds rows that an undisturbed run does not write"
            )
    count = len(there["documents"])
    for table in ("attributions", "figures", "events"):
        assert sum(row[1] <= count for row in wanted[table]) == len(there[table]), (
            f"{table}: a document is not whole"
        )
    return bool(count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        through = torture(
            Path(folder), kills=options.kills, count=options.articles, seed=options.seed, say=True
        )
    print(
        f"{options.kills} kills at random moments, {through} runs got through: no document lost, doubled or"
        f" half-written, the ledger sound after each ({time.monotonic() - begun:.0f} s)"
    )


if __name__ == "__main__":
    main()
