"""The data files: what Musnad ships, then the user's own, which extend or override it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from musnad.errors import UsageError
from musnad.lexicon.cache import cached, digest

DATA = Path(__file__).parent / "data"
_PACKAGE = Path(__file__).resolve().parents[1]


class LexiconError(UsageError, ValueError):
    """A data file that cannot be used, and why."""


def shipped(*names: str) -> list[Path]:
    """The shipped data files of these names: `NAME.toml` and everything in the folder `NAME/`, sorted."""
    found: list[Path] = []
    for name in names:
        single = DATA / f"{name}.toml"
        if single.exists():
            found.append(single)
        found.extend(sorted((DATA / name).glob("*.toml")))
    return found


@lru_cache(maxsize=64)
def _parse(path: Path, _modified: float) -> dict[str, Any]:
    try:
        content = path.read_bytes()
        parsed: dict[str, Any] = cached(
            f"toml.{path.stem}", digest([content]), lambda: tomllib.loads(content.decode("utf-8"))
        )
    except OSError as error:
        raise LexiconError(f"{path}: the lexicon file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise LexiconError(f"{path}: not UTF-8 text; save the lexicon file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path}: not valid TOML: {error}.") from None
    if _PACKAGE not in path.resolve().parents:  # the tests hold that what is shipped fits
        from musnad.lexicon.checking import check

        check(path, parsed)
    return parsed


def parse(path: Path) -> dict[str, Any]:
    """One data file; a user's own is checked against the schema. Raises LexiconError."""
    try:
        modified = path.stat().st_mtime
    except OSError:
        raise LexiconError(f"{path}: there is no such lexicon file, or it cannot be read.") from None
    return _parse(path, modified)


def entries(section: str, files: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The entries of one section (`[[section]]`) of the files, in order, each with its file."""
    for path in files:
        for entry in parse(path).get(section, ()):
            yield path, entry
