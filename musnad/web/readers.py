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
        self._lock = threading.Lock()
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The reader itself. Hold no lock of ours while using it from one thread."""
        with self._lock:
            if self._reader is None:
                self._reader = Reader(self.lexicon)
            return self._reader

    def read(self, article: Article) -> Document:
        """The article's reading."""
        reader = self.reader
        with self._lock:
            return reader.read(
                article.text,
                id=article.id,
                outlet=article.outlet,
                title=article.title,
                published=article.published,
            )
