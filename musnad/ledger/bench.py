"""What the ledger costs: `python -m musnad.ledger.bench CORPUS` adds a corpus to a new ledger, and measures.

The measure for time is what `spacy.blank("ar")` takes on one core to tokenize the same texts, in the same run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from musnad.bench import CORPORA
from musnad.errors import MusnadError, UsageError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.ledger.ledger import Ledger

SAMPLE = 40
"""Different questions of each kind."""
ROUNDS = 3
EVERY = 0.25
"""Seconds from one look at the memory to the next."""

Question = Callable[[], Any]


def bench(source: str, folder: Path, *, workers: int | None, tokenize: bool) -> None:
    """Add the corpus to a new ledger in `folder`, add it again, ask; print what it took."""
    path = folder / "bench.db"
    if tokenize:
        size, texts, tokenizing, busy = _tokenized(source)
        print(
            f"spaCy tokenization, one core   {tokenizing:8.1f} s   ({texts:,} texts, {size / 1e6:.1f} MB;"
            f" {busy:.1f} s of CPU)"
        )
    else:
        size, tokenizing = sum(len(a.text.encode()) for a in _texts(source)), None
    used = _cpu()
    first, memory, told = _added(source, path, workers)
    used = _cpu() - used
    print("\n".join(f"  {line}" for line in told))
    ratio = f"   {first / tokenizing:.2f} of spaCy's time (goal: at most 5)" if tokenizing else ""
    print(
        f"add, first time                {first:8.1f} s{ratio}; {used:.1f} s of CPU in all processes",
        flush=True,
    )
    if memory:
        print(f"memory, all processes          {memory / 1e6:8.0f} MB   (goal: under 1500)")
    taken = sum(p.stat().st_size for p in folder.glob("bench.db*"))
    print(
        f"ledger                         {taken / 1e6:8.1f} MB   {taken / size:.2f} of the text (goal: at most 6)"
    )
    before = _digest(path)
    second, _, told = _added(source, path, workers)
    print("\n".join(f"  {line}" for line in told))
    same = "nothing changed" if _digest(path) == before else "THE LEDGER CHANGED"
    print(
        f"add, second time               {second:8.1f} s   {second / first:.3f} of the first (goal: under 0.25); {same}"
    )
    begun = time.perf_counter()
    with Ledger(path, read_only=True) as ledger:
        problems = ledger.examine()
        print(
            f"doctor                         {time.perf_counter() - begun:8.1f} s   {len(problems)} problems"
        )
        print("answers, warm                    median      95th percentile (goal: under 100 ms)")
        for kind, questions in _questions(ledger).items():
            middle, high = _timed(questions)
            print(f"  {kind:29}{middle:8.1f} ms {high:8.1f} ms   ({len(questions)} different ones)")


def _cpu() -> float:
    """Seconds of CPU that processes started here and ended have used."""
    found = os.times()
    return found.children_user + found.children_system


def _texts(source: str) -> Iterator[Article]:
    for item in collect(source, Options()):
        if isinstance(item, Article):
            yield item


def _tokenized(source: str) -> tuple[int, int, float, float]:
    """Bytes of the texts in UTF-8, how many they are, how long spaCy takes for them, and how much CPU."""
    try:
        import spacy
    except ImportError:
        raise UsageError("spaCy is not installed: pip install 'musnad[dev]', or say --no-spacy.") from None
    tokenizer = spacy.blank("ar").tokenizer
    size = texts = 0
    taken = busy = 0.0
    for article in _texts(source):
        size += len(article.text.encode())
        texts += 1
        begun, before = time.perf_counter(), time.thread_time()
        tokenizer(article.text)
        taken += time.perf_counter() - begun
        busy += time.thread_time() - before
    return size, texts, taken, busy


def _added(source: str, path: Path, workers: int | None) -> tuple[float, int, list[str]]:
    """Run `musnad add`: seconds, the most memory that its processes had together in bytes, and its account."""
    command = [sys.executable, "-m", "musnad", "add", source, "--ledger", str(path)]
    command += ["--workers", str(workers)] if workers else []
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    peak = [0]
    done = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, peak, done))
    looking.start()
    told, _ = process.communicate()
    taken = time.perf_counter() - begun
    done.set()
    looking.join()
    return taken, peak[0], told.splitlines()


def _look(pid: int, peak: list[int], done: threading.Event) -> None:
    """Note the most memory (proportional share, so that shared pages count once) of a process and its children."""
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(map(_memory, [pid, *_children(pid)])))


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _memory(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _digest(path: Path) -> str:
    """All that the file holds; the log beside it is written into it first."""
    with Ledger(path) as ledger:
        ledger.query("PRAGMA wal_checkpoint(TRUNCATE)")
    total = hashlib.blake2b()
    with path.open("rb") as file:
        while data := file.read(1 << 20):
            total.update(data)
    return total.hexdigest()


def _questions(ledger: Ledger) -> dict[str, list[Question]]:
    """Questions of each kind, taken from what the ledger holds: of the most frequent, and of less and less frequent."""
    words = [
        row["term"] for row in _spread(ledger, "SELECT term FROM vocabulary WHERE doc > 1 ORDER BY doc DESC")
    ]
    sources = [row["source"] for row in ledger.sources(limit=SAMPLE)]
    phrases = [name for name in sources if len(name.split()) > 1]
    outlets = [
        row["outlet"]
        for row in ledger.query(
            "SELECT outlet FROM documents GROUP BY outlet ORDER BY count(*) DESC LIMIT 40"
        )
        if row["outlet"]
    ]
    weeks = ledger.query(
        "SELECT country, min(first) AS first, date(min(first), '+6 days') AS last FROM figures"
        " WHERE country IS NOT NULL"
        " AND dated <> 'sentence' GROUP BY country, strftime('%Y-%W', first) ORDER BY count(*) DESC LIMIT ?",
        (SAMPLE,),
    )
    return {
        "a word": [_with(ledger.search, word) for word in words],
        "a phrase": [_with(ledger.search, f'"{phrase}"') for phrase in phrases],
        "statements of one source": [_with(ledger.statements, source=source) for source in sources],
        "killed, one country, one week": [
            _with(ledger.figures, category="killed", place=w["country"], from_=w["first"], to=w["last"])
            for w in weeks
        ],
        "doubting, one outlet": [
            _with(ledger.statements, stance="doubting", outlet=outlet) for outlet in outlets
        ],
    }


def _spread(ledger: Ledger, sql: str) -> list[dict[str, Any]]:
    rows = ledger.query(sql)
    ranks = sorted({min(int(1.35**n), len(rows)) - 1 for n in range(SAMPLE)}) if rows else []
    return [rows[rank] for rank in ranks]


def _with(ask: Callable[..., Any], *positional: Any, **named: Any) -> Question:
    return lambda: ask(*positional, **named)


def _timed(questions: list[Question]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, each question asked once before it counts."""
    times = []
    for question in questions:
        question()
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            question()
            times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return (times[len(times) // 2], times[int(len(times) * 0.95)]) if times else (0.0, 0.0)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", help="what to add; a corpus beside the project by default")
    parser.add_argument("--workers", type=int, help="reading processes, all cores by default")
    parser.add_argument("--no-spacy", action="store_true", help="leave out the comparison")
    options = parser.parse_args()
    source = options.corpus or next((folder for folder in CORPORA if Path(folder).is_dir()), None)
    if source is None:
        raise SystemExit("musnad: name a corpus.")
    print(f"{source}, {os.cpu_count()} cores", flush=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench(source, Path(folder), workers=options.workers, tokenize=not options.no_spacy)
    except MusnadError as error:
        raise SystemExit(f"musnad: {error}") from None


if __name__ == "__main__":
    main()
