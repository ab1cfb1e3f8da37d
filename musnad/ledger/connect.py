"""Connections to a ledger's file, and SQLite's complaints as sentences."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from musnad.errors import MusnadError

APPLICATION = 0x4D75736E
"""SQLite's application id of a ledger: `Musn`."""
VERSION = 2
"""The version of schema.sql."""
WAIT = 60.0
"""Seconds to wait for another process that is writing."""
SCHEMA = Path(__file__).parent / "schema.sql"


class LedgerError(MusnadError):
    """A ledger that cannot be opened, read or written, and why."""


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the ledger in this file. create: make it when it is not there. Raises LedgerError."""
    if not path.exists() and not create:
        raise LedgerError(f"{path}: there is no such ledger. `musnad add SOURCE --ledger {path}` makes one.")
    with explained(path):
        if read_only:
            # On a medium that cannot be written (a CD, a share) there is no room for WAL's files, and no need of them.
            fixed = (
                not os.access(path.absolute().parent, os.W_OK)
                and not path.with_name(f"{path.name}-wal").exists()
            )
            uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' * fixed}"
            connection = sqlite3.connect(
                uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False
            )
        else:
            connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -32000")  # 32 MB of pages
    connection.execute("PRAGMA temp_store = MEMORY")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA mmap_size = 268435456")  # answers read from the system's cache of the file
    _check(connection, path, read_only)
    if not read_only:
        # In WAL mode NORMAL cannot corrupt the file; a pulled plug may take back the last batches, and adding again
        # brings them in. What people write (reviews) is synced in full: see `durable`.
        connection.execute("PRAGMA synchronous = NORMAL")


def _check(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    application, version, tables = _marks(connection)
    if application == APPLICATION:
        if version > VERSION:
            raise LedgerError(
                f"{path} was made by a newer Musnad (schema {version}, this one knows {VERSION}). Update Musnad."
            )
        if version < VERSION:
            raise LedgerError(
                f"{path} was made by an older Musnad (schema {version}, this one writes {VERSION})."
                " Make it anew from the same sources with `musnad add`."
            )
        return
    if application or version or tables:
        raise LedgerError(f"{path} is an SQLite database, but not a ledger of Musnad.")
    if read_only:
        raise LedgerError(f"{path} is empty: no ledger has been made in it.")
    connection.execute("PRAGMA page_size = 4096")
    _write_ahead(connection)
    with writing(connection):
        if not _marks(connection)[0]:  # another process may have been faster
            for statement in statements(SCHEMA.read_text("utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _marks(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Application id, version and number of tables, of one moment: another process may be making the ledger now."""
    application, version, tables = connection.execute(
        "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),"
        " (SELECT count(*) FROM sqlite_master)"
    ).fetchone()
    return application, version, tables


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL. SQLite does not wait for another process here, as it does for every other write."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one, so that they can be part of one transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that writes: all of it is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA defer_foreign_keys = ON")  # a row may refer to one that comes after it
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def durable(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that is on the disk when it ends, whatever happens to the power then."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        with writing(connection):
            yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into LedgerErrors that say what is wrong with which file and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LedgerError(_sentence(path, error)) from error


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path} is locked: another program has been writing to it for {WAIT:.0f} s. Try again when it is done."
    if name == "SQLITE_FULL":
        return f"{path}: the disk is full. What was added so far is kept; make room and run the same command again."
    if name.startswith("SQLITE_IOERR"):
        return (
            f"{path}: the disk refused to read or write ({error}): it may be full or failing."
            " What was added so far is kept; run the same command again."
        )
    if name == "SQLITE_NOTADB":
        return f"{path} is not a ledger: it is no SQLite database."
    if name.startswith("SQLITE_CORRUPT"):
        return f"{path} is damaged ({error}). `musnad doctor` says where; restore a backup."
    if name.startswith("SQLITE_READONLY"):
        return f"{path} cannot be written: the file or its folder is read-only."
    if name.startswith("SQLITE_CANTOPEN"):
        return f"{path} cannot be opened: check that its folder exists and may be written to."
    return f"{path}: {error}."
