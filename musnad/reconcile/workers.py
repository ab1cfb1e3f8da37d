"""What reconciling does document by document and pair by pair, in this process or in several."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from musnad.errors import MusnadError
from musnad.ledger.connect import connect
from musnad.ledger.pool import FEWEST, WORDS
from musnad.processes import Processes, end_with_parent
from musnad.read.reader import Reader
from musnad.reconcile.laundering import cases
from musnad.reconcile.prepare import Prepared, prepare
from musnad.reconcile.store import Articles

CHUNK = 40
"""Documents, or pairs of them, that go to a process at a time."""

AHEAD = 12
"""Chunks of documents under way for each process: it has work while a batch is joined and written."""

Pair = tuple[int, int]

T = TypeVar("T")


class Laundered(NamedTuple):
    """A row of `launderings`."""

    kind: str
    first: int
    attribution: int
    second: int
    other: int | None
    start: int
    end: int
    stance_before: str
    stance_after: str
    alike: float


class Workers:
    """Makes documents comparable and compares pairs of them. Close it with `with`.

    count: processes; 1 works in this one, on the connection given. The others read the ledger's file.
    """

    def __init__(self, connection: sqlite3.Connection, reader: Reader, count: int) -> None:
        self.count = count
        self.articles = Articles(connection, reader)
        self.pool: Processes | None = None
        if count > 1:
            path = connection.execute("PRAGMA database_list").fetchone()[2]
            lexicon = tuple(map(str, reader.lexicon.user_files))
            self.pool = Processes(count, _start, (path, lexicon, max(FEWEST, WORDS // count)))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool is not None:
            self.pool.__exit__()

    def prepared(self, documents: Sequence[int]) -> Iterator[Prepared]:
        """The documents made ready, in their order."""
        if self.pool is None:
            for document in documents:
                yield prepare(self.articles, document)
            return
        waiting: deque[Future[list[Prepared]]] = deque()
        chunks = _chunks(documents)
        while True:
            with _told():
                while len(waiting) < AHEAD * self.count and (chunk := next(chunks, None)):
                    waiting.append(self.pool.submit(_prepare, chunk))
                if not waiting:
                    return
                found = waiting.popleft().result()
            yield from found

    def laundered(self, pairs: Sequence[Pair]) -> list[Laundered]:
        """The cases of laundering between documents that share text, in the order of the pairs."""
        if self.pool is None:
            return [case for pair in pairs for case in compare(self.articles, pair)]
        with _told():
            futures = [self.pool.submit(_compare, chunk) for chunk in _chunks(pairs)]
            return [case for future in futures for case in future.result()]


def compare(articles: Articles, pair: Pair) -> list[Laundered]:
    """The cases of laundering between two documents."""
    first, second = pair
    before, after = articles.ids(first), articles.ids(second)
    return [
        Laundered(
            case.kind, first, before[case.before.attribution.id], second,
            after[case.after.attribution.id] if case.after else None, *case.span, case.stance_before,
            case.stance_after, case.alike,
        )
        for case in cases(articles.record(first), articles.record(second))
    ]  # fmt: skip


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[at : at + CHUNK] for at in range(0, len(items), CHUNK))


@contextmanager
def _told() -> Iterator[None]:
    """Says in a sentence that a process was killed."""
    try:
        yield
    except BrokenProcessPool:
        raise MusnadError(
            "A reconciling process was ended from outside (out of memory?). What was reconciled so far is kept;"
            " run the same command again, perhaps with fewer --workers."
        ) from None


_articles: Articles | None = None


def _start(path: str, lexicon: Sequence[str], words: int) -> None:
    global _articles
    end_with_parent()
    reader = Reader(lexicon)
    reader.words.LIMIT = min(reader.words.LIMIT, words)
    _articles = Articles(connect(Path(path), read_only=True), reader)


def _prepare(documents: Sequence[int]) -> list[Prepared]:
    assert _articles is not None
    return [prepare(_articles, document) for document in documents]


def _compare(pairs: Sequence[Pair]) -> list[Laundered]:
    assert _articles is not None
    return [case for pair in pairs for case in compare(_articles, pair)]
