"""Which grammar made a reading: the package's version, and a digest of its rules, its data and the user's files."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import musnad
from musnad.errors import UsageError

_PARTS = ("document.py", "check", "lexicon", "read", "text")


@lru_cache(maxsize=8)
def grammar(lexicon: tuple[str, ...] = ()) -> str:
    """A name that changes when anything changes that a reading depends on, as `0.1.0+1f0c9a3e55d2`."""
    root = Path(musnad.__file__).parent
    files = sorted(
        path
        for part in _PARTS
        for path in ([root / part] if part.endswith(".py") else (root / part).rglob("*"))
        if path.suffix in (".py", ".toml")
    )
    total = hashlib.blake2b(digest_size=6)
    for part in (*(path.read_bytes() for path in files), *_own(lexicon)):
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return f"{musnad.__version__}+{total.hexdigest()}"


def _own(lexicon: tuple[str, ...]) -> list[bytes]:
    try:
        return [Path(file).read_bytes() for file in lexicon]
    except OSError as error:
        raise UsageError(f"{error.filename}: there is no such lexicon file, or it cannot be read.") from None
