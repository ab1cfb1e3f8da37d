"""Readers in parallel: chunks of articles go out to processes, readings come back in the same order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

import msgspec

from musnad.errors import InputError, MusnadError
from musnad.ingest.article import Article
from musnad.ingest.language import check_text
from musnad.ledger.rows import Encoder, Rows
from musnad.processes import Processes
from musnad.read.reader import Reader

T = TypeVar("T")

WORDS = 240_000
"""Distinct words that all reading processes together remember, about 2.5 KB each, however many cores there are."""
FEWEST = 20_000
AHEAD = 4
"""Chunks out at a time for each process: enough that none waits, few enough that memory stays bounded."""


class Read(msgspec.Struct):
    """What a reader made of one article: rows, or why there are none."""

    rows: Rows | None = None
    words: tuple[str, str] = ("", "")
    refused: str | None = None
    """Why it is not taken in (not Arabic, empty)."""
    failure: str | None = None
    """What the reader stumbled over; the article is kept, without a reading."""


class Readers:
    """Reads chunks of articles, in this process or in others. Close it when done.

    workers: how many processes; 1 reads in this one. lexicon: the user's lexicon files.
    """

    def __init__(self, workers: int, lexicon: Sequence[str] = ()) -> None:
        self.workers, self.lexicon = workers, tuple(lexicon)
        self.pool: Processes | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.close()

    def map(self, chunks: Iterable[tuple[T, list[Article]]]) -> Iterator[tuple[T, list[Read]]]:
        """For each chunk, what goes with it and its readings; at most AHEAD chunks a process are under way."""
        if self.workers == 1:
            for label, articles in chunks:
                yield label, _local(self.lexicon)(articles)
            return
        waiting: deque[tuple[T, Future[list[Read]]]] = deque()
        try:
            for label, articles in chunks:
                waiting.append((label, self._pool().submit(_remote, articles)))
                while len(waiting) > AHEAD * self.workers or (waiting and waiting[0][1].done()):
                    label, future = waiting.popleft()
                    yield label, future.result()
            while waiting:
                label, future = waiting.popleft()
                yield label, future.result()
        except BrokenProcessPool:
            raise MusnadError(
                "A reading process was ended from outside (out of memory?). What was added so far is kept;"
                " run the same command again, perhaps with fewer --workers."
            ) from None

    def _pool(self) -> Processes:
        if self.pool is None:
            self.pool = Processes(self.workers, _start, (self.lexicon, os.getpid(), self.workers))
        return self.pool


Chunk = Callable[[list[Article]], list[Read]]


class _Worker:
    """Reads articles and encodes what it read."""

    def __init__(self, lexicon: Sequence[str], processes: int = 1) -> None:
        self.reader = Reader(lexicon)
        self.reader.words.LIMIT = max(FEWEST, min(self.reader.words.LIMIT, WORDS // processes))
        self.encoder = Encoder(self.reader.words)

    def __call__(self, articles: list[Article]) -> list[Read]:
        return [self.read(article) for article in articles]

    def read(self, article: Article) -> Read:
        """One article: checked to be Arabic, read, encoded."""
        try:
            check_text(article.text, "it")
        except InputError as error:
            return Read(refused=error.problem)
        from musnad.document import Document
        from musnad.read.layers import read_layers

        document = Document(
            text=article.text, id=article.id, outlet=article.outlet, url=article.url, title=article.title,
            published=article.published,
        )  # fmt: skip
        words = ("", "")
        try:
            text = self.reader.text(article.text)
            words = (self.encoder.words(self.reader.text(article.title or "")), self.encoder.words(text))
            read_layers(self.reader, text, document)
            if document.misplaced():
                raise ValueError("a span that is not where it says")
            return Read(self.encoder.rows(text, document), words)
        except Exception as error:  # one article that the reader cannot take must not stop the others
            return Read(words=words, failure=f"the reader failed ({type(error).__name__}: {error})"[:500])


_local_workers: dict[tuple[str, ...], _Worker] = {}


def _local(lexicon: tuple[str, ...]) -> _Worker:
    if lexicon not in _local_workers:
        _local_workers[lexicon] = _Worker(lexicon)
    return _local_workers[lexicon]


_worker: _Worker | None = None


def _start(lexicon: Sequence[str], parent: int, processes: int) -> None:
    """In a new process: make the reader ready, and end when the parent does, however it does."""
    global _worker
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _worker = _Worker(lexicon, processes)


def _end_with(parent: int) -> None:
    from multiprocessing.connection import wait

    process = multiprocessing.parent_process()
    if process is not None and process.pid == parent:
        wait([process.sentinel])
        os._exit(1)


def _remote(articles: list[Article]) -> list[Read]:
    assert _worker is not None
    return _worker(articles)
