"""Articles from the web: a page's own, or those of a feed's entries."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from musnad.errors import InputError
from musnad.ingest.article import Article, Fetched
from musnad.ingest.decode import decode
from musnad.ingest.feeds import entries, looks_like_feed
from musnad.ingest.fetch import Answer, Fetcher
from musnad.ingest.web import declared_encoding, from_html

PAGES = {"text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain"}


def from_address(url: str, fetcher: Fetcher) -> Iterator[Article | InputError | Fetched]:
    """The articles at an address, then what is to be remembered of the answer once they are kept.

    What cannot be had is an InputError, and of a feed with such an entry nothing is remembered: it is asked for again.
    """
    try:
        answer = fetcher.get(url)
        if answer.unchanged:
            return
        if not looks_like_feed(answer.body[:4000]):
            yield _page(answer, url)
        else:
            for item in _feed(answer, url, fetcher):
                yield item
                if isinstance(item, InputError):
                    answer.fetched.etag = answer.fetched.modified = None
    except InputError as error:
        yield error
        return
    yield answer.fetched


def _feed(answer: Answer, url: str, fetcher: Fetcher) -> Iterator[Article | InputError | Fetched]:
    for entry in entries(answer.body, url, answer.content_type):
        if isinstance(entry, InputError):
            yield entry
            continue
        article = entry.article
        if entry.whole or not article.url or not article.url.startswith(("http://", "https://")):
            yield article
            continue
        if fetcher.recent(article.url):
            continue
        try:
            page = fetcher.get(article.url)
            if page.unchanged:
                continue
            found = _page(page, article.url)
        except InputError as error:
            yield error
            continue
        found.id, found.place = article.id, article.place
        found.outlet = article.outlet or found.outlet
        found.title = article.title or found.title
        found.published = article.published or found.published
        found.more = article.more
        yield found
        yield page.fetched


def _page(answer: Answer, url: str) -> Article:
    """The article of a page. Raises InputError."""
    kind = Message()
    kind["content-type"] = answer.content_type or "text/html"
    if kind.get_content_type() not in PAGES:
        raise InputError(f"is not a page but {kind.get_content_type()}", url)
    declared = kind.get_content_charset() or declared_encoding(answer.body)
    if not answer.body:
        raise InputError("is empty", url)
    text, encoding = decode(answer.body, url, declared)
    if kind.get_content_type() == "text/plain":
        return Article(text, url, url=url, encoding=encoding)
    article = from_html(text, url, encoding)
    article.url = url  # as it was asked for: what a page calls itself may be the address of another
    return article
