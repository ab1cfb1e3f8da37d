"""Who may write, and with closed reading who may read: accounts in a file of their own beside the ledger."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from musnad.errors import MusnadError, UsageError
from musnad.ledger.clock import now

SHORTEST = 10
"""Characters of a password at least: long enough that guessing through the login's rate limit is hopeless."""
LONGEST = 60
"""Characters of a name at most."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, hash TEXT NOT NULL, added TEXT NOT NULL,"
    " generation TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS keys (key TEXT NOT NULL) STRICT",
)


class Accounts:
    """Accounts and the key that signs their sessions: an SQLite file that only its owner may read.

    The file is made with the first account; without it there are no accounts, and the key lasts as long as the process.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._passing = secrets.token_urlsafe(32)
        self._at_once = threading.BoundedSemaphore(2)  # a hash takes 64 MB on purpose

    @staticmethod
    def beside(ledger: Path) -> Path:
        """The file of a ledger's accounts."""
        return ledger.with_name(f"{ledger.name}.accounts")

    def add(self, name: str, password: str) -> None:
        """A new account. Raises UsageError when the name is taken or makes no sense, or the password is too short."""
        name = tidy(name)
        if len(password) < SHORTEST:
            raise UsageError(f"The password is too short: {SHORTEST} characters at least.")
        record = (name, _hasher().hash(password), now(), secrets.token_hex(8))
        with self._open(create=True) as file, file:
            if file.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
                raise UsageError(
                    f"There is an account {name} already; remove it first to change its password."
                )
            file.execute("INSERT INTO accounts (name, hash, added, generation) VALUES (?, ?, ?, ?)", record)

    def remove(self, name: str) -> None:
        """Without this account from now on; who is signed in with it is signed out. Raises UsageError."""
        removed = 0
        if self.path.exists():
            with self._open() as file, file:
                removed = file.execute("DELETE FROM accounts WHERE name = ?", (tidy(name),)).rowcount
        if not removed:
            raise UsageError(f"There is no account {name}.")

    def names(self) -> list[tuple[str, str]]:
        """All accounts: name, and since when."""
        return [(row[0], row[1]) for row in self._ask("SELECT name, added FROM accounts ORDER BY name")]

    def any(self) -> bool:
        """Whether anybody can sign in."""
        return bool(self._ask("SELECT 1 FROM accounts LIMIT 1"))

    def check(self, name: str, password: str) -> bool:
        """Whether this is the password of this account; takes as long when there is no such account."""
        try:
            known = self._ask("SELECT hash FROM accounts WHERE name = ?", (tidy(name),))
        except UsageError:
            known = []
        with self._at_once, suppress(VerificationError, InvalidHashError):
            _hasher().verify(known[0][0] if known else _nobody(), password)
            return bool(known)
        return False

    def generation(self, name: str) -> str | None:
        """What an account's sessions must name to be good; None when there is no such account."""
        found = self._ask("SELECT generation FROM accounts WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def sign_out(self, name: str) -> None:
        """End all sessions of an account, also those of a stolen cookie."""
        if self.path.exists():
            with self._open() as file, file:
                file.execute(
                    "UPDATE accounts SET generation = ? WHERE name = ?", (secrets.token_hex(8), name)
                )

    def key(self) -> str:
        """What sessions and forms are signed with."""
        found = self._ask("SELECT key FROM keys")
        return str(found[0][0]) if found else self._passing

    def _ask(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        if not self.path.exists():
            return []
        with self._open() as file:
            return file.execute(sql, parameters).fetchall()

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            if create and not self.path.exists():
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            uri = f"{self.path.absolute().as_uri()}?mode=rw"
            with closing(sqlite3.connect(uri, uri=True, timeout=10)) as file:
                if create:
                    with file:
                        for table in _TABLES:
                            file.execute(table)
                        if not file.execute("SELECT 1 FROM keys").fetchone():
                            file.execute("INSERT INTO keys VALUES (?)", (secrets.token_urlsafe(48),))
                yield file
        except (OSError, sqlite3.DatabaseError) as error:
            raise MusnadError(f"{self.path}: the accounts cannot be read or written ({error}).") from error


def tidy(name: str) -> str:
    """A name as it is kept. Raises UsageError when nobody can be called so."""
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if not found or len(found) > LONGEST or not found.isprintable():
        raise UsageError(f"A name has 1 to {LONGEST} characters that can be seen.")
    return found


@cache
def _hasher() -> PasswordHasher:
    return (
        PasswordHasher()
    )  # argon2id with the parameters of RFC 9106 for little memory: 64 MiB, three passes


@cache
def _nobody() -> str:
    """A hash that no password has, so that asking for an unknown name costs the same."""
    return _hasher().hash(secrets.token_urlsafe(32))
