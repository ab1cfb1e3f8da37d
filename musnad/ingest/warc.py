"""Web archives (WARC): the Arabic news pages among what a crawler stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.decode import decode
from musnad.ingest.streams import CUT, Bytes, opened
from musnad.ingest.web import declared_encoding, from_html

WARC = {".warc"}
LARGEST = 10_000_000
"""Bytes of a page: past that, it is no article."""
_ARABIC = re.compile("[\u0621-\u064a]")
_MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_FEW = 200
"""A page with fewer Arabic letters is no Arabic article: most of a crawl is told apart here, at little cost."""


def from_warc(path: str) -> Iterator[Article | InputError]:
    """The pages of an archive; those in other languages are handed over as they are, to be counted as such.

    Raises InputError when the archive is none, or cut off.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    with opened(path) as file:
        try:
            for record in ArchiveIterator(
                _Piecewise(file), record_types=WarcRecordType.any_type, auto_decode="all"
            ):
                count += 1
                if record.record_type == WarcRecordType.response:
                    yield from _page(record, path)
        except OSError as error:
            if error.errno is not None:
                raise
            raise InputError(f"is damaged after record {count}: {error}", path, CUT) from None
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # how FastWARC fails on what it did not expect
                raise
            raise InputError(f"is damaged after record {count}", path, CUT) from None
    if not count:
        raise InputError("is not a web archive: it has no WARC records", path)


class _Piecewise:
    """A file that hands over what it has, and only then says that it is cut off."""

    def __init__(self, file: Bytes) -> None:
        self.file = file

    def read(self, size: int = 1 << 16) -> bytes:
        """At most `size` bytes; none at the end."""
        return self.file.read1(size)

    def tell(self) -> int:
        """How far it has been read."""
        return self.file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self.file.seek(offset, whence)

    def close(self) -> None:
        """Left to who opened it."""


def _page(record: Any, path: str) -> Iterator[Article | InputError]:
    http = record.http_headers
    url = record.headers.get("WARC-Target-URI") or ""
    kind = record.http_content_type or "text/html"
    if http is None or http.status_code != 200 or not kind.endswith(("html", "xml")):
        return
    where = f"{path} ({url})"
    size = record.content_length
    data = record.reader.read(LARGEST)
    if len(data) < min(size, LARGEST) and not (http.get("Content-Encoding") or http.get("Transfer-Encoding")):
        yield InputError("is cut off: the archive ends within this page", where, CUT)
        return
    stored = record.headers.get("WARC-Date")
    try:
        page, encoding = decode(data, where, record.http_charset or declared_encoding(data))
        shown = _MARKUP.sub(" ", page)
        if len(_ARABIC.findall(shown)) < _FEW:
            article = Article(
                shown[:2000], where
            )  # to be refused as not Arabic, with the language that it looks like
        else:
            article = from_html(page, where, encoding)
    except InputError as error:
        yield error
        return
    article.url = url or article.url
    article.place = url
    article.more = {"archived": stored} if stored else None
    yield article
