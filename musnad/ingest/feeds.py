"""RSS and Atom: the entries of a feed, each with its own text, or an address to fetch it from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.fields import date

FEEDS = {".rss", ".atom", ".rdf", ".xml"}
WHOLE = 600
"""Characters of an entry's own text from which on it is taken for the whole article, not a summary."""
_OPENINGS = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_BLOCKS = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|tr|table|section|article)\b[^>]*>", re.IGNORECASE
)
_DROPPED = re.compile(r"<(script|style|figure|iframe)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


class Listed(msgspec.Struct):
    """An entry of a feed: the article as far as the feed has it, and whether that is all of it."""

    article: Article
    whole: bool


def looks_like_feed(head: bytes) -> bool:
    """Whether the first kilobytes open a feed."""
    return bool(_OPENINGS.search(head[:4000]))


def entries(data: bytes, name: str, content_type: str | None = None) -> Iterator[Listed | InputError]:
    """The entries of a feed, oldest first. Raises InputError when it is none."""
    import feedparser

    headers = {"content-type": content_type} if content_type else {}
    parsed = feedparser.parse(data, response_headers=headers, sanitize_html=False)
    if not parsed.entries and (parsed.bozo or not parsed.version):
        raise InputError(f"is not a feed: {parsed.get('bozo_exception', 'it has no entries')}", name)
    outlet = parsed.feed.get("title") or None
    for number, entry in reversed(list(enumerate(parsed.entries, 1))):
        where = f"{name} (entry {number})"
        try:
            yield _entry(entry, outlet, where)
        except InputError as error:
            yield error


def _entry(entry: Any, outlet: str | None, where: str) -> Listed:
    bodies = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    text = max(map(plain, bodies), key=len)
    link = entry.get("link") or None
    guid = entry.get("id") or ""
    article = Article(
        text,
        where,
        id=guid,
        outlet=outlet,
        url=link or (guid if guid.startswith("http") else None),
        title=plain(entry.get("title") or "") or None,
        published=date(entry.get("published"), where),
        place=guid or link,
        more={"author": entry["author"]} if entry.get("author") else None,
    )
    return Listed(article, whole=len(text) >= WHOLE)


def plain(fragment: str) -> str:
    """The text of a piece of HTML, a line for each paragraph; text without markup as it is.

    >>> plain("<p>قال <b>الوزير</b></p><p>&quot;نعم&quot;</p>")
    'قال الوزير\\n"نعم"'
    """
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import html
    from lxml.etree import ParserError

    lined = _BLOCKS.sub("\n", _DROPPED.sub(" ", fragment))
    try:
        text = html.fromstring(f"<div>{lined}</div>").text_content()
    except (ParserError, ValueError):
        return ""
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)


def from_feed_file(data: bytes, name: str) -> Iterator[Article | InputError]:
    """The entries of a feed saved as a file: those that hold their whole text; nothing is fetched."""
    for entry in entries(data, name):
        if isinstance(entry, InputError):
            yield entry
        elif entry.whole:
            yield entry.article
        else:
            yield InputError(
                "has only a summary",
                entry.article.name,
                f"Add its page to have all of it: {entry.article.url or '?'}",
            )
