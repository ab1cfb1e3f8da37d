"""Compiled data, kept in the user's cache folder and renewed when what it was made from changes."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

KEPT = 8
"""How many compiled versions of one table are kept: for users who go back and forth between lexicon files."""


def folder() -> Path:
    """Where compiled data is kept: $MUSNAD_CACHE, else musnad/ in the user's cache folder."""
    if named := os.environ.get("MUSNAD_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "musnad"


def digest(parts: Iterable[bytes]) -> str:
    """A key for what the parts say, under this Python version."""
    total = hashlib.sha256(sys.version.encode())
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()[:24]


def cached(name: str, key: str, build: Callable[[], Any]) -> Any:
    """What `build` makes (plain data: what marshal can hold), from the cache when it is there under this key.

    A cache that cannot be read or written is no error: the data is then built each time.
    """
    path = folder() / f"{name}-{key}.bin"
    try:
        return marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        pass
    made = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{name}-")
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps(made))
        Path(temporary).replace(path)  # atomic: a reader sees the old file or the whole new one
        kept = sorted(path.parent.glob(f"{name}-*.bin"), key=lambda old: old.stat().st_mtime)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, ValueError):  # ValueError: not plain data, say a TOML date in a user's file
        pass
    return made
