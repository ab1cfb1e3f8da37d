"""What time it is, for what is noted about the ledger's own doings; never for the date of a document."""

from __future__ import annotations

import datetime


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
