"""The reader for texts that are pasted or dropped: made on first use, one text at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from musnad.document import Document
from musnad.ingest.article import Article
from musnad.read.reader import Reader


class Readers:
    """Reads articles with the lexicon files of the application. Safe to use from several threads."""

    def __init__(self, lexicon: Sequence[Path]) -> None:
        self.lexicon = tuple(lexicon)
        self._making = threading.Lock()
        self.lock = threading.Lock()
        """To be held while the reader works: it serves one thread at a time."""
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The reader itself, to be used under the lock."""
        with self._making:
            if self._reader is None:
                self._reader = Reader(self.lexicon)
            return self._reader

    def read(self, article: Article) -> Document:
        """The article's reading."""
        reader = self.reader
        with self.lock:
            return reader.read(
                article.text,
                id=article.id,
                outlet=article.outlet,
                title=article.title,
                published=article.published,
            )
