"""What reading at scale costs: `python -m musnad.scale.bench CORPUS`.

The same articles are read by one process and by Ray on all cores, start-up aside: the clock runs from the first part
that is written to the last, and the first part's articles do not count. Then Ray reads them once more, and a reading
process is killed in the middle. All results must hold the same rows.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from musnad.bench import CORPORA
from musnad.errors import MusnadError, UsageError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.scale import engines, partition

ARTICLES, SIZE = 8000, 100
KILL_AFTER = 3
"""Parts written before a reading process is killed."""
DAILY, YEAR = 9_000, 365
"""Arabic articles a day in Common Crawl's news set, by the assumptions of docs/scale.md."""


def bench(source: str, articles: int, workers: int) -> None:
    """Read both ways and print the rates, the costs, and a year on paper."""
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        _take(source, news, articles)
        options = Options(fields={"text": "text"})
        one, many = Path(folder) / "one", Path(folder) / "many"
        alone = _rate(engines.local([str(news)], one, options, workers=1, size=SIZE))
        print(f"one process            {alone:8.1f} articles a second")
        ray = _rate(engines.ray_data([str(news)], many, options, workers=workers, size=SIZE))
        print(
            f"Ray, {workers} workers         {ray:8.1f} articles a second   {ray / alone:.2f} times (goal: 1.6 on 2)"
        )
        rows = _rows(one)
        print("the same rows" if rows == _rows(many) else "THE ROWS DIFFER")
        killed = Path(folder) / "killed"
        process = _kill_one(engines.ray_data([str(news)], killed, options, workers=workers, size=SIZE))
        same = "the same rows" if rows == _rows(killed) else "THE ROWS DIFFER"
        print(f"reading process {process} killed after {KILL_AFTER} parts: {same}")
        size = sum(path.stat().st_size for path in one.rglob("*.parquet"))
        count = sum(account["articles"] for _, account in partition.accounts(one))
    year = DAILY * YEAR
    print(
        f"a thousand articles    {1000 / alone:8.1f} s of one core, {size / count:.0f} bytes of Parquet each\n"
        f"a year ({year / 1e6:.1f} million)     {year / alone / 3600:8.1f} core-hours of reading,"
        f" {year * size / count / 1e9:.1f} GB of Parquet"
    )


def _take(source: str, path: Path, articles: int) -> None:
    found = (item for item in collect(source, Options()) if isinstance(item, Article))
    with path.open("wb") as file:
        for article in islice(found, articles):
            names = ("text", "id", "outlet", "url", "title", "published")
            file.write(
                msgspec.json.encode({n: getattr(article, n) for n in names if getattr(article, n)}) + b"\n"
            )


def _rate(accounts: Iterator[dict[str, Any]]) -> float:
    """Articles a second from the first written part on."""
    next(accounts)
    begun, count = time.perf_counter(), 0
    for account in accounts:
        count += account["articles"]
    return count / (time.perf_counter() - begun)


def _kill_one(accounts: Iterator[dict[str, Any]]) -> int:
    """Go through the parts, and kill a reading process after some of them; its number."""
    for number, _ in enumerate(accounts, 1):
        if number == KILL_AFTER:
            process = actors()[0]
            os.kill(process, signal.SIGKILL)
    return process


def actors() -> list[int]:
    """The processes of this machine in which Ray reads."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            title = (folder / "cmdline").read_text("utf-8", "replace")
        except OSError:
            continue
        if title.startswith("ray::") and "_Actor" in title:
            found.append(int(folder.name))
    return found


def _rows(out: Path) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {table: [] for table in partition.TABLES}
    for part in sorted(partition.done(out)):
        for table, data in partition.read(out, part).items():
            found[table] += data.to_pylist()
    return found


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", help="articles, as for `musnad add`")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    try:
        source = given.corpus or next((c for c in CORPORA if Path(c).exists()), None)
        if source is None:
            raise UsageError("There is no corpus: name one, as in python -m musnad.scale.bench news.jsonl.")
        bench(source, given.articles, given.workers)
    except MusnadError as error:
        print(f"musnad: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, UsageError) else 1) from None


if __name__ == "__main__":
    main()
