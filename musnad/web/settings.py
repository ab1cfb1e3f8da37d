"""What can be set for the desk, in one place; docs/web.md lists them."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How many requests of a kind one client may send in a minute; 0: as many as it likes."""

    pages: float = 1200
    searches: float = 300
    uploads: float = 30
    writes: float = 240
    logins: float = 10


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of one application.

    ledger: the file that is read; lexicon: files that extend the shipped lexicon, for `/read` and comparisons.
    """

    ledger: Path
    lexicon: tuple[Path, ...] = ()
    language: str = "ar"
    """The language of a reader who asks for none that there is."""
    arabic: str = "ar"
    """The Arabic of dates and digits, as Babel names it: `ar_SY` has «أيار», `ar_MA` has «ماي» and 0–9."""
    rows: int = 50
    """Rows of a table on one page."""
    connections: int = 8
    """Connections to the ledger that are kept open for reading."""
    read_only: bool = False
    """Nothing can be written: no review, no article kept."""
    reviewer: str | None = None
    """In whose name reviews are written when there are no accounts: the desk of a single person on her own machine."""
    accounts: Path | None = None
    """The file of the accounts; beside the ledger by default: `news.db.accounts`."""
    closed: bool = False
    """Reading too needs an account."""
    hosts: tuple[str, ...] = ()
    """Names by which browsers may call the desk, besides `localhost` and addresses."""
    limits: Limits = Limits()
    paste: int = 2_000_000
    """Characters of a pasted article at most."""
    upload: int = 10_000_000
    """Bytes of a dropped file at most."""
