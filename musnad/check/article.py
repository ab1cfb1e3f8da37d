"""What the checks look at: an article's words, its reading, and its headline read in the same way."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from musnad.document import Attribution, Document, Finding, Span
from musnad.text import Text

if TYPE_CHECKING:
    from musnad.read.reader import Reader


class Article:
    """An article whose layers have been read. Everything beyond them is worked out when a check first asks."""

    def __init__(self, reader: Reader, text: Text, document: Document) -> None:
        self.reader = reader
        self.text = text
        self.document = document

    @cached_property
    def known(self) -> dict[str, Attribution]:
        """The attributions by id."""
        return {a.id: a for a in self.document.attributions}

    def chain(self, identifier: str | None) -> list[Attribution]:
        """The attributions from `identifier` outward; empty for the writer's own voice."""
        links: list[Attribution] = []
        while (
            identifier is not None and (link := self.known.get(identifier)) is not None and link not in links
        ):
            links.append(link)
            identifier = link.parent
        return links

    @cached_property
    def headline_words(self) -> Text:
        """The headline's words, before anything is read in them; none when there is no headline."""
        return self.reader.text(self.document.title or "")

    @cached_property
    def headline(self) -> Article:
        """The headline, read like a text of its own."""
        from musnad.read.layers import read_body

        text = self.headline_words
        document = Document(text=text.string, published=self.document.published)
        read_body(self.reader, text, document)
        return Article(self.reader, text, document)

    def token(self, position: int) -> int:
        """The first token that begins at or after a code point offset."""
        return bisect_left(self.text.starts, position)

    def tokens(self, span: Span) -> range:
        """The tokens inside a span."""
        return range(self.token(span.start), self.token(span.end))


def shown(span: Span) -> str:
    """The words of a span as a message quotes them: on one line, cut where they go on for long."""
    words = " ".join(span.text.split())
    return f"«{words}»" if len(words) <= _LONG else f"«{words[:_LONG].rsplit(' ', 1)[0]} …»"


_LONG = 90
"""Characters of the text that a message quotes at most."""


def finding(check: str, message: str, *spans: Span) -> Finding:
    """A finding whose evidence is these spans."""
    return Finding(check, message, list(spans))
