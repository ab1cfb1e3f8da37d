"""JSON: one article, a list of them, or one a line; large lists are read piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.fields import Maker
from musnad.ingest.streams import lines, opened
from musnad.ingest.telegram import from_telegram, is_telegram


def from_json_lines(path: str, maker: Maker) -> Iterator[Article | InputError]:
    """The articles of a file of JSON objects, one a line. Raises InputError when the file itself is broken."""
    decode = msgspec.json.Decoder().decode
    with opened(path) as file:
        for number, line in lines(file, path):
            if isinstance(line, InputError):
                yield line
                continue
            try:
                record: Any = decode(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield InputError(f"is not valid JSON: {error}", f"{path} (line {number})")
                continue
            yield maker.article(record, path, f"line {number}")


def from_json_file(path: str, maker: Maker) -> Iterator[Article | InputError]:
    """The articles of a .json file, whatever shape it has. Raises InputError."""
    with opened(path) as file:
        head = file.read(4000).lstrip(b"\xef\xbb\xbf \t\r\n")
    if is_telegram(head):
        yield from from_telegram(path)
    elif head.startswith(b"["):
        yield from _list(path, maker)
    elif not head:
        raise InputError("is empty", path)
    else:
        yield from _object(path, maker)


def _object(path: str, maker: Maker) -> Iterator[Article | InputError]:
    """One object, or, whatever the suffix says, one a line."""
    with opened(path) as file:
        first = file.readline()
        try:
            msgspec.json.decode(first.removeprefix(b"\xef\xbb\xbf"))
            alone = not file.read(100_000).strip()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            alone = True
    if not alone:
        yield from from_json_lines(path, maker)
        return
    with opened(path) as file:
        try:
            record = msgspec.json.decode(file.read().removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(f"is not valid JSON: {error}", path) from None
    yield maker.article(record, path, "", Path(path).stem)


def _list(path: str, maker: Maker) -> Iterator[Article | InputError]:
    import ijson

    number = 0
    with opened(path) as file:
        if file.peek(3)[:3] == b"\xef\xbb\xbf":
            file.read(3)
        try:
            for number, record in enumerate(ijson.items(file, "item", use_float=True), 1):
                yield maker.article(record, path, f"article {number}")
        except (ijson.JSONError, UnicodeDecodeError) as error:
            raise InputError(
                f"is not valid JSON after article {number}: {str(error).splitlines()[0]}", path
            ) from None
    if not number:
        raise InputError("is an empty list", path)
