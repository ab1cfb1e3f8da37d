"""From a path or bytes to articles, whatever the format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.decode import decode
from musnad.ingest.language import check_text
from musnad.ingest.records import from_json, from_json_lines
from musnad.ingest.web import declared_encoding, from_html, looks_like_html

STDIN = "-"
MAX_FILE = 200_000_000
"""Bytes of a file read at once; a corpus larger than this belongs in a ledger."""

HTML = {".html", ".htm", ".xhtml"}
JSON_LINES = {".jsonl", ".ndjson"}


def load(path: str) -> Iterator[Article | InputError]:
    """The articles of a file (`-` is standard input), in order, checked to be Arabic text.

    What cannot be read is handed over as an InputError in its place, so that a batch can go on.
    """
    name = "standard input" if path == STDIN else path
    try:
        data = sys.stdin.buffer.read(MAX_FILE + 1) if path == STDIN else _bytes(Path(path))
        if len(data) > MAX_FILE:
            raise InputError(f"is over {MAX_FILE // 1_000_000} MB", name, "Split it into smaller files.")
        articles = load_bytes(data, name, "" if path == STDIN else Path(path).suffix.lower())
    except InputError as error:
        yield error
        return
    except OSError as error:
        yield InputError(f"cannot be read: {error.strerror or error}", name)
        return
    for article in articles:
        if isinstance(article, Article):
            try:
                check_text(article.text, article.name)
            except InputError as error:
                yield error
                continue
            if not article.id and path != STDIN:
                article.id = Path(path).stem
        yield article


def load_bytes(data: bytes, name: str, suffix: str = "") -> list[Article | InputError]:
    """The articles in `data`: the format by the suffix of its name, without one by its first characters.

    Raises InputError when the whole cannot be read; a bad record among good ones is an InputError in the list.
    """
    if not data:
        raise InputError("is empty", name)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in HTML or (suffix == "" and looks_like_html(head)):
        text, encoding = decode(data, name, declared_encoding(data))
        return [from_html(text, name, encoding)]
    text, encoding = decode(data, name)
    if suffix in JSON_LINES:
        return list(from_json_lines(text, name, encoding))
    if suffix == ".json" or (suffix == "" and head.startswith((b'{"', b"[{", b"{\n", b"[\n", b"{ ", b"[ "))):
        return list(from_json(text, name, encoding))
    return [Article(text, name, encoding=encoding)]


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputError("is a folder", str(path), f"Give the files in it, as in {path}/*.txt.")
    if not path.exists():
        raise InputError("does not exist", str(path), "Check the spelling and the folder you are in.")
    if path.stat().st_size > MAX_FILE:
        raise InputError(f"is over {MAX_FILE // 1_000_000} MB", str(path), "Split it into smaller files.")
    return path.read_bytes()
