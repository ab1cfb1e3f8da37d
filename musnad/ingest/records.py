"""JSON articles: one object, a list of them, or one a line, with the fields of the reading format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article, day

FIELDS = ("id", "outlet", "url", "title", "published")
SHAPE = 'An article is {"text": …} and may have "id", "outlet", "url", "title", "published".'


def from_json(text: str, name: str, encoding: str) -> Iterator[Article | InputError]:
    """The articles of a JSON text: one object, or a list of objects. Raises InputError when it is no JSON."""
    try:
        data = msgspec.json.decode(text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, RecursionError) as error:
        if text.count("\n") and text.lstrip().startswith("{"):
            lines = list(from_json_lines(text, name, encoding))
            if any(isinstance(line, Article) for line in lines):
                yield from lines
                return
        raise InputError(f"is not valid JSON: {error}", name) from None
    if not isinstance(data, list):
        yield article(data, name, encoding)
        return
    if not data:
        raise InputError("is an empty list", name)
    for number, item in enumerate(data, 1):
        yield _one(item, f"{name} (article {number})", encoding)


def from_json_lines(text: str, name: str, encoding: str) -> Iterator[Article | InputError]:
    """The articles of a JSON-lines text; empty lines are skipped."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            where = f"{name} (line {number})"
            try:
                item = msgspec.json.decode(line.encode("utf-8", "surrogatepass"))
            except (msgspec.DecodeError, RecursionError) as error:
                yield InputError(f"is not valid JSON: {error}", where)
                continue
            yield _one(item, where, encoding)


def article(data: Any, name: str, encoding: str) -> Article:
    """One article from a decoded JSON value. Raises InputError."""
    if not isinstance(data, dict):
        raise InputError("is not a JSON object", name, SHAPE)
    text = data.get("text")
    if not isinstance(text, str):
        raise InputError(
            'has no "text"' if text is None else 'has a "text" that is not a string', name, SHAPE
        )
    given = {field: _string(data.get(field), field, name) for field in FIELDS}
    if given["published"]:
        given["published"] = day(given["published"], name)
    return Article(
        text,
        name,
        id=given["id"] or "",
        outlet=given["outlet"],
        url=given["url"],
        title=given["title"],
        published=given["published"],
        encoding=encoding,
    )


def _one(item: Any, name: str, encoding: str) -> Article | InputError:
    try:
        return article(item, name, encoding)
    except InputError as error:
        return error


def _string(value: Any, field: str, name: str) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if field == "id" and isinstance(value, int):
        return str(value)
    raise InputError(f'has a "{field}" that is not a string', name, SHAPE)
