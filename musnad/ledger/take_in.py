"""`musnad add`: from the command line to a ledger, with progress and an account of what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from musnad.errors import InputError, UsageError
from musnad.ingest.article import day
from musnad.ingest.collect import Options, collect, is_address, size
from musnad.ingest.fields import said
from musnad.ingest.streams import tally
from musnad.ledger.adding import Incoming, Report
from musnad.ledger.ledger import Ledger
from musnad.scale import is_partitions
from musnad.show.progress import SLOW

if TYPE_CHECKING:
    from rich.progress import Progress

    from musnad.ingest.fetch import Fetcher
    from musnad.ledger.rereading import Renewal

SHOWN = 20
"""Failures listed one by one at most."""


def take_in(
    sources: Sequence[str],
    path: Path,
    *,
    outlet: str | None,
    published: str | None,
    fields: Sequence[str],
    dates: str | None,
    workers: int | None,
    lexicon: Sequence[Path],
    allow_private: bool,
) -> None:
    """Add all sources, print the account, and end with status 1 when something could not be read. Raises UsageError."""
    if dates not in (None, "dmy", "mdy"):
        raise UsageError(f"--dates {dates}: write dmy (day first) or mdy (month first).")
    options = Options(fields=said(fields), order=dates, outlet=outlet, published=_date(published))
    partitions = [source for source in sources if is_partitions(Path(source))]
    rest = [source for source in sources if source not in partitions]
    with (
        Ledger(path) as ledger,
        Meter(sum(map(size, sources))) as meter,
        fetching(rest, ledger, allow_private) as fetcher,
    ):
        taken = [take_partitions(ledger, Path(source)) for source in partitions]
        report = ledger.add_named(
            articles(rest, options, fetcher),
            workers=workers,
            lexicon=[str(f) for f in lexicon],
            watcher=meter.told,
        )
    for one in taken:
        report.added += one.added
        report.same += one.same
        report.skipped.update(one.skipped)
    for line in account(report, time.monotonic() - meter.begun):
        print(line)
    complain(report)


def take_partitions(ledger: Ledger, folder: Path) -> Report:
    """Take in readings that are there already, from a folder that `musnad scale read` wrote."""
    from musnad.scale.take import take

    return take(ledger, folder)


def articles(
    sources: Sequence[str], options: Options, fetcher: Fetcher | None
) -> Iterator[tuple[str, Incoming]]:
    """The articles of all sources, each with the name of its input."""
    for source in dict.fromkeys(sources):
        for article in collect(source, options, fetcher):
            yield source, article


@contextmanager
def fetching(sources: Sequence[str], ledger: Ledger, allow_private: bool) -> Iterator[Fetcher | None]:
    """What fetches web addresses, if there are any among the sources."""
    if not any(map(is_address, sources)):
        yield None
        return
    from musnad.ingest.fetch import Fetcher

    with Fetcher(ledger, allow_private=allow_private) as fetcher:
        yield fetcher


def account(report: Report, seconds: float) -> Iterator[str]:
    """What came of it, line by line: every input is in one of the counts."""
    rate = f" ({report.added / seconds:,.0f} a second)" if seconds > SLOW and report.added else ""
    yield f"{report.total:,} articles: {report.added:,} added{rate}, {report.same:,} there already"
    if report.versions:
        yield f"  of those added, {report.versions:,} are new versions of an address that was there"
    if report.unread:
        yield f"  of those added, {report.unread:,} are kept without a reading: the reader failed on them"
    for reason, count in report.skipped.most_common():
        yield f"  {count:,} skipped: {reason}"
    if report.failed:
        yield f"  {report.failed:,} could not be read"


def complain(report: Report) -> None:
    """List what could not be read; status 1 when there is anything."""
    for failure in report.failures[:SHOWN]:
        print(f"musnad: {failure}", file=sys.stderr)
    if report.failed > SHOWN:
        print(f"musnad: … and {report.failed - SHOWN:,} more.", file=sys.stderr)
    if report.failed:
        raise SystemExit(1)


def _date(published: str | None) -> str | None:
    try:
        return day(published, "--published") if published else None
    except InputError:
        raise UsageError(
            f"--published {published}: not a date; write YYYY-MM-DD, as in 2020-05-17."
        ) from None


class Meter:
    """Progress on standard error, where a person sees it: how many articles, how fast, how long it will take.

    total: bytes of all files, 0 when that is not known (feeds).
    """

    def __init__(self, total: int = 0) -> None:
        self.begun = time.monotonic()
        self.total = total
        self.before = tally.bytes()
        self.bar: Progress | None = None

    def __enter__(self) -> Meter:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            self.bar = Progress(
                SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self.task = self.bar.add_task("reading", total=None)
            self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()

    def told(self, report: Report) -> None:
        """Show how far it is."""
        if self.bar is not None:
            passed = time.monotonic() - self.begun
            rate = report.total / max(0.1, passed)
            told = (
                f"{report.total:,} articles, {report.added:,} added, {rate:,.0f} a second{self.left(passed)}"
            )
            self.bar.update(self.task, description=told)

    def left(self, passed: float) -> str:
        """The time left, by the bytes read so far; nothing while that is too early to say."""
        done = tally.bytes() - self.before
        if not self.total or passed < 2 or done * 100 < self.total:
            return ""
        seconds = int(passed * max(0, self.total - done) / done)
        return f", {done * 100 // self.total} %, {seconds // 60}:{seconds % 60:02} left"

    def renewed(self, done: Renewal) -> None:
        """Show how far reading anew is."""
        if self.bar is not None:
            self.bar.update(self.task, description=f"{done.renewed + done.failed:,} documents read anew")
