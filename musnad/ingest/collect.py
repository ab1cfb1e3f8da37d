"""From whatever a person names to articles, one by one: files of every kind, folders, feeds, pages, archives."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.fields import Maker
from musnad.ingest.sources import HTML, STDIN, load
from musnad.ingest.streams import lines, opened, suffix

JSON_LINES = {".jsonl", ".ndjson"}
TEXT = {".txt", ".text"} | HTML
READABLE = JSON_LINES | TEXT | {".json"}
"""Suffixes of the files that are taken from a folder."""


class Options(msgspec.Struct, kw_only=True):
    """How inputs are understood.

    fields: article's field to record's field, as `--map` says; order: of dates written with slashes, `dmy` or `mdy`;
    outlet, title, published: what holds for every article, whatever its record says.
    """

    fields: Mapping[str, str] = {}
    order: str | None = None
    outlet: str | None = None
    published: str | None = None


def collect(source: str, options: Options) -> Iterator[Article | InputError]:
    """The articles of a source, in order; what cannot be read is an InputError in its place, and the rest goes on."""
    try:
        for article in _collect(source, options):
            if isinstance(article, Article):
                article.outlet = options.outlet or article.outlet
                article.published = options.published or article.published
            yield article
    except InputError as error:
        yield error


def _collect(source: str, options: Options) -> Iterator[Article | InputError]:
    if source != STDIN and Path(source).is_dir():
        for path in _files(source):
            yield from collect(path, options)
        return
    kind = suffix(source)
    if kind in JSON_LINES:
        yield from json_lines(source, options)
    else:
        yield from load(source)


def _files(folder: str) -> Iterator[str]:
    """The readable files of a folder and those in it, by name; hidden ones are left alone."""
    found = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and suffix(name) in READABLE:
                found = True
                yield str(Path(root) / name)
    if not found:
        raise InputError(f"has no files to read ({', '.join(sorted(READABLE))})", folder)


def json_lines(path: str, options: Options) -> Iterator[Article | InputError]:
    """The articles of a file of JSON objects, one a line, compressed or not."""
    maker = Maker(options.fields, options.order)
    decode = msgspec.json.Decoder().decode
    with opened(path) as file:
        for number, line in lines(file, path):
            if isinstance(line, InputError):
                yield line
                continue
            try:
                record: Any = decode(line)
            except msgspec.DecodeError as error:
                yield InputError(f"is not valid JSON: {error}", f"{path} (line {number})")
                continue
            yield maker.article(record, path, f"line {number}")
