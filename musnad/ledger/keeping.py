"""The commands that look after a ledger: versions, review, reread, doctor, backup."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import UsageError
from musnad.ledger.asking import SHOWN, show
from musnad.ledger.connect import LedgerError
from musnad.ledger.ledger import Ledger
from musnad.ledger.take_in import Meter


def versions(url: str | None, path: Path, *, format: str, output: Path | None, limit: int | None) -> None:  # noqa: A002
    """What changed at an address from version to version; without one, which addresses changed."""
    with Ledger(path, read_only=True) as ledger:
        if url is None:
            rows = ledger.changed(limit=limit or (SHOWN if format == "table" else None))
            show("changed", rows, format=format, output=output, full=False, bidi="auto")
            return
        found = ledger.versions(url)
        if not found:
            raise UsageError(f"{url}: the ledger has nothing from this address.")
        changes: list[dict[str, Any]] = []
        for old, new in pairwise(found):
            for change in ledger.changes(old["id"], new["id"]):
                fields = msgspec.to_builtins(change)
                fields["fields"] = ", ".join(change.fields)
                changes.append({"version": new["version"], "seen": new["seen"], **fields})
        if format == "table" and output is None:
            print(f"{len(found)} version{'s' * (len(found) > 1)} of {url}")
            for row in found:
                print(
                    f"  {row['version']}: document {row['id']}, seen {row['seen']}, published {row['published']}"
                )
            if not changes:
                return
            print()
        show("versions", changes[:limit], format=format, output=output, full=format == "table", bidi="auto")


def decide(
    path: Path,
    kind: str,
    row: int | None,
    verdict: str | None,
    right: Sequence[str],
    *,
    reviewer: str | None,
    note: str | None,
) -> None:
    """Write one decision. Raises UsageError."""
    if row is None or verdict is None:
        raise UsageError("Say what of, which and how, as in: musnad review figures 12 correct value=21")
    if not reviewer:
        raise UsageError("Say who decides: --reviewer NAME, or set MUSNAD_REVIEWER.")
    correction = {}
    for pair in right:
        field, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(f"{pair}: write FIELD=VALUE, as value=12.")
        correction[field.strip()] = value.strip()
    with Ledger(path, create=False) as ledger:
        number = ledger.review(
            kind, row, verdict, reviewer=reviewer, note=note, correction=correction or None
        )
    print(f"Review {number}: {kind} {row}, {verdict}, by {reviewer}.")


def decisions(
    path: Path,
    *,
    lost: bool,
    reviewer: str | None,
    format: str,  # noqa: A002
    output: Path | None,
    limit: int | None,
) -> None:
    """List the decisions in force."""
    with Ledger(path, read_only=True) as ledger:
        rows = ledger.reviews(
            lost=lost, reviewer=reviewer, limit=limit or (SHOWN if format == "table" else None)
        )
        show("reviews", rows, format=format, output=output, full=False, bidi="auto")


def reread(path: Path, *, every: bool, index: bool, workers: int | None, lexicon: Sequence[Path]) -> None:
    """Renew readings and say what came of it; status 1 when the reader failed on some."""
    with Ledger(path, create=False) as ledger, Meter() as meter:
        done = ledger.reread(
            every=every,
            index=index,
            workers=workers,
            lexicon=[str(f) for f in lexicon],
            watcher=meter.renewed,
        )
    print(f"{done.renewed:,} documents read anew, {done.current:,} were current")
    if done.lost:
        print(
            f"  {done.lost:,} reviews are about annotations that are not there any more: musnad review --lost"
        )
    if done.failed:
        print(f"  {done.failed:,} could not be read: they keep the reading that they had")
        raise SystemExit(1)


def doctor(path: Path) -> None:
    """Say what is wrong with a ledger. Raises LedgerError when something is."""
    with Ledger(path, read_only=True) as ledger:
        problems = ledger.examine()
        count = len(ledger)
    for problem in problems:
        print(problem)
    if problems:
        raise LedgerError(f"{path} is not sound: {len(problems)} problem{'s' * (len(problems) > 1)}.")
    print(f"{path} is sound: {count:,} documents, their hashes, offsets and references are right.")


def backup(path: Path, target: Path, *, replace: bool) -> None:
    """Copy a ledger and say how large the copy is."""
    with Ledger(path, read_only=True) as ledger:
        size = ledger.backup(target, replace=replace)
    print(f"{target}: {size / 1e6:,.1f} MB, as {path} was at this moment.")
