"""An article before it is read."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from musnad.errors import InputError


class Article(msgspec.Struct):
    """A text as it came, and what is known of it.

    `name` says where it came from, for messages; `encoding` is the one its bytes were decoded with; `place` is where
    in its file it stood («line 12»), `more` whatever else was said of it.
    """

    text: str
    name: str
    id: str = ""
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    encoding: str | None = None
    place: str | None = None
    more: dict[str, Any] | None = None


class Fetched(msgspec.Struct):
    """What is to be remembered of an answer, so that the next request can be conditional."""

    url: str
    etag: str | None
    modified: str | None
    status: int
    age: float | None = None
    """Seconds since then, where that is known."""


def day(value: str, name: str) -> str:
    """A publication date as YYYY-MM-DD; a time of day after it is dropped. Raises InputError."""
    date = value.strip()[:10]
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise InputError(
            f"has a publication date that is none: {value!r}",
            name,
            "Dates are written YYYY-MM-DD, as in 2020-05-17.",
        ) from None
