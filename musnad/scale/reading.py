"""`musnad scale read`: from the command line to partitions, with progress and an account of what came of it."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from musnad.errors import InputError, UsageError
from musnad.ingest.collect import Options
from musnad.scale import engines, partition
from musnad.show.progress import Progress

SHOWN = 20
"""Failures listed one by one at most."""


def run(
    inputs: Sequence[str],
    out: Path,
    *,
    engine: str,
    address: str | None,
    workers: int | None,
    outlet: str | None,
    lexicon: Sequence[Path],
) -> None:
    """Read all inputs, print the account, and end with status 1 when something could not be read. Raises UsageError."""
    if address is not None and engine != "ray":
        raise UsageError("--address goes with --engine ray.")
    for path in inputs:
        if not Path(path).exists():
            raise InputError("does not exist", path, "Inputs are files and folders.")
    for file in lexicon:
        if not file.exists():
            raise UsageError(f"{file}: there is no such lexicon file.")
    options = Options(outlet=outlet)
    before = len(partition.done(out))
    files = [str(file) for file in lexicon]
    begun = time.monotonic()
    if engine == "ray":
        accounts = engines.ray_data(inputs, out, options, workers=workers, address=address, lexicon=files)
    else:
        accounts = engines.local(inputs, out, options, workers=workers or os.cpu_count() or 1, lexicon=files)
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    failures: list[str] = []
    with Progress() as progress:
        for number, account in enumerate(accounts, 1):
            for name in ("read", "unread", "same", "words"):
                counts[name] += account[name]
            skipped.update(account["skipped"])
            failures += account["failures"]
            progress.stage(f"{counts['read']:,} articles read", number, number + 1)
    seconds = time.monotonic() - begun
    rate = f" ({counts['read'] / seconds:,.0f} a second)" if counts["read"] and seconds > 1 else ""
    print(f"{counts['read']:,} articles read{rate}, {counts['same']:,} came twice")
    if before:
        print(f"  {before:,} parts were there already and were left as they are")
    if counts["unread"]:
        print(f"  {counts['unread']:,} are kept without a reading: the reader failed on them")
    for reason, count in skipped.most_common():
        print(f"  {count:,} skipped: {reason}")
    for failure in failures[:SHOWN]:
        print(f"musnad: {failure}", file=sys.stderr)
    if len(failures) > SHOWN:
        print(f"musnad: … and {len(failures) - SHOWN:,} more.", file=sys.stderr)
    if failures:
        raise SystemExit(1)
