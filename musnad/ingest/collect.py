"""From whatever a person names to articles, one by one: files of every kind, folders, feeds, pages, archives."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article, Fetched
from musnad.ingest.feeds import FEEDS, from_feed_file, looks_like_feed
from musnad.ingest.fields import Maker
from musnad.ingest.json_files import from_json_file, from_json_lines
from musnad.ingest.sources import HTML, JSON_LINES, MAX_FILE, STDIN, load
from musnad.ingest.streams import opened, suffix, tally
from musnad.ingest.tables import CSV, PARQUET, from_csv, from_parquet
from musnad.ingest.warc import WARC, from_warc

if TYPE_CHECKING:
    from musnad.ingest.fetch import Fetcher

TEXT = {".txt", ".text"} | HTML
READABLE = JSON_LINES | {".json"} | CSV | PARQUET | WARC | FEEDS | TEXT
"""Suffixes of the files that are taken from a folder, compressed or not."""


class Options(msgspec.Struct, kw_only=True):
    """How inputs are understood.

    fields: article's field to record's field, as `--map` says; order: of dates written with slashes, `dmy` or `mdy`;
    outlet, published: what holds for every article, whatever its record says.
    """

    fields: Mapping[str, str] = {}
    order: str | None = None
    outlet: str | None = None
    published: str | None = None


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def collect(
    source: str, options: Options, fetcher: Fetcher | None = None
) -> Iterator[Article | InputError | Fetched]:
    """The articles of a source, in order; what cannot be read is an InputError in its place, and the rest goes on.

    fetcher: what fetches web addresses; without one they are errors.
    """
    try:
        for article in _collect(source, options, fetcher):
            if isinstance(article, Article):
                article.outlet = options.outlet or article.outlet
                article.published = options.published or article.published
            yield article
    except InputError as error:
        yield error


def _collect(
    source: str, options: Options, fetcher: Fetcher | None
) -> Iterator[Article | InputError | Fetched]:
    if is_address(source):
        if fetcher is None:
            raise InputError("is a web address, and nothing is fetched here", source)
        from musnad.ingest.online import from_address

        return from_address(source, fetcher)
    if source == STDIN:
        return load(source)
    if Path(source).is_dir():
        return _folder(source, options)
    return _counted(source, _file(source, suffix(source), Maker(options.fields, options.order)))


def _counted(path: str, articles: Iterator[Article | InputError]) -> Iterator[Article | InputError]:
    """The articles of a file; when they are through, its bytes count as read."""
    yield from articles
    tally.done += size(path)


def size(source: str) -> int:
    """Bytes of a file, or of the files that are taken from a folder; 0 of what is no file."""
    path = Path(source)
    try:
        return sum(map(size, _files(source))) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0


def _file(path: str, kind: str, maker: Maker) -> Iterator[Article | InputError]:
    """The articles of one file, by its suffix."""
    if kind in JSON_LINES:
        return from_json_lines(path, maker)
    if kind == ".json":
        return from_json_file(path, maker)
    if kind in CSV:
        return from_csv(path, maker)
    if kind in PARQUET:
        return from_parquet(path, maker)
    if kind in WARC:
        return from_warc(path)
    if kind in FEEDS:
        return _xml(path)
    return load(path)


def _xml(path: str) -> Iterator[Article | InputError]:
    with opened(path) as file:
        data = file.read(MAX_FILE)
    if looks_like_feed(data[:4000]):
        yield from from_feed_file(data, path)
    else:
        raise InputError("is XML, but no feed (RSS or Atom)", path)


def _files(folder: str) -> Iterator[str]:
    """The readable files of a folder and of those in it, by name; hidden ones are left alone."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and suffix(name) in READABLE:
                yield str(Path(root) / name)


def _folder(folder: str, options: Options) -> Iterator[Article | InputError | Fetched]:
    """The articles of a folder's files. Raises InputError when it has none to read."""
    found = False
    for path in _files(folder):
        found = True
        yield from collect(path, options)
    if not found:
        raise InputError(f"has no files to read ({', '.join(sorted(READABLE))})", folder)
