"""A consistent copy of a ledger while others read and write it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from musnad.errors import UsageError
from musnad.ledger.connect import explained


def backup(connection: sqlite3.Connection, path: Path, target: Path, *, replace: bool = False) -> int:
    """Copy the ledger as it is at this moment to `target`; its size in bytes.

    The copy is made beside the target, checked, and takes its name only when it is whole. Raises UsageError when the
    target is there and not to be replaced, LedgerError when it cannot be written.
    """
    if target.exists() and (not replace or target.samefile(path)):
        raise UsageError(f"{target} is there already. Name another file, or say --replace.")
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with explained(target):
            copy = sqlite3.connect(unfinished, isolation_level=None)
            try:
                # One read transaction for the whole copy: in WAL mode it holds nobody up and sees no later change.
                connection.backup(copy, pages=-1)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, whatever medium it goes to
                found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            finally:
                copy.close()
            if found != "ok":
                raise sqlite3.DatabaseError(f"the copy is damaged: {found}")
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror or error}.") from None
    finally:
        for part in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return target.stat().st_size
