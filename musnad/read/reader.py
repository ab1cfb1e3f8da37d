"""The reader: one lexicon, one cache of words, all layers in order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from musnad.document import Document
from musnad.lexicon.lexicon import Lexicon
from musnad.text import Text
from musnad.text.tokens import Words


class Reader:
    """Reads articles. Keep one: it remembers every word that it has analysed.

    lexicon: the user's lexicon files (TOML), which extend or override the shipped ones.
    """

    def __init__(self, lexicon: Iterable[Path | str] = ()) -> None:
        from musnad.read.layers import annotators

        self.lexicon = Lexicon(lexicon)
        self.words = Words(self.lexicon, annotators(self.lexicon))

    def text(self, string: str) -> Text:
        """The string cut into words, sentences and quotations."""
        return Text(string, self.words)

    def read(
        self,
        string: str,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        id: str = "",  # noqa: A002  the name of the field
        url: str | None = None,
    ) -> Document:
        """The full reading of one article. published: ISO date against which relative dates are resolved."""
        from musnad.read.layers import read_layers

        document = Document(text=string, id=id, outlet=outlet, url=url, title=title, published=published)
        read_layers(self, self.text(string), document)
        return document


@lru_cache(maxsize=4)
def reader(lexicon: tuple[str, ...] = ()) -> Reader:
    """A shared reader for these lexicon files."""
    return Reader(lexicon)


def read(
    string: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    id: str = "",  # noqa: A002  the name of the field
    url: str | None = None,
    lexicon: Iterable[Path | str] | Path | str | None = None,
) -> Document:
    """The full reading of one article's text; see Reader.read. lexicon: one or more user lexicon files."""
    files: tuple[Any, ...] = (
        () if lexicon is None else (lexicon,) if isinstance(lexicon, (str, Path)) else tuple(lexicon)
    )
    shared = reader(tuple(str(file) for file in files))
    return shared.read(string, published=published, outlet=outlet, title=title, id=id, url=url)
