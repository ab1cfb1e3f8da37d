"""`musnad watch`: taking in what feeds bring, again and again."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from musnad.errors import MusnadError, UsageError
from musnad.ingest.collect import Options
from musnad.ledger.clock import now
from musnad.ledger.ledger import Ledger
from musnad.ledger.take_in import Meter, articles, fetching

SHOWN = 5
"""Failures of one look that are listed."""


def watch(
    sources: Sequence[str],
    path: Path,
    *,
    every: float,
    rounds: int | None,
    outlet: str | None,
    workers: int | None,
    lexicon: Sequence[Path],
    allow_private: bool,
) -> None:
    """Look at all sources every so many minutes, `rounds` times or until it is interrupted.

    A look that fails (a server that is down, a disk that is full) is told and does not end the watch, unless it is the
    last one. Raises UsageError.
    """
    options = Options(outlet=outlet)
    done = 0
    try:
        while True:
            begun = time.monotonic()
            failed = _look(sources, path, options, workers, lexicon, allow_private)
            done += 1
            if rounds is not None and done >= rounds:
                if failed:
                    raise SystemExit(1)
                return
            time.sleep(max(0.0, every * 60 - (time.monotonic() - begun)))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)


def _look(
    sources: Sequence[str],
    path: Path,
    options: Options,
    workers: int | None,
    lexicon: Sequence[Path],
    allow_private: bool,
) -> bool:
    """One look; whether anything failed."""
    try:
        with Ledger(path) as ledger, Meter() as meter, fetching(sources, ledger, allow_private) as fetcher:
            report = ledger.add_named(
                articles(sources, options, fetcher), workers=workers, lexicon=[str(f) for f in lexicon],
                watcher=meter.told,
            )  # fmt: skip
    except UsageError:
        raise
    except MusnadError as error:
        print(f"{now()} musnad: {error}", file=sys.stderr, flush=True)
        return True
    skipped = sum(report.skipped.values())
    print(
        f"{now()} {report.added} added ({report.versions} new versions), {report.same} known, {skipped} skipped,"
        f" {report.failed} failed",
        flush=True,
    )
    for failure in report.failures[:SHOWN]:
        print(f"{now()} musnad: {failure}", file=sys.stderr, flush=True)
    return bool(report.failed)
