"""Taking in: what is known already is left out, the rest is read in parallel and written in order, batch by batch."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from musnad.errors import InputError
from musnad.ingest.article import Article, Fetched
from musnad.ledger.connect import explained, writing
from musnad.ledger.grammar import grammar
from musnad.ledger.identity import identity
from musnad.ledger.pool import Read, Readers
from musnad.ledger.writer import Entry, Writer

if TYPE_CHECKING:
    from musnad.ledger.ledger import Ledger

T = TypeVar("T")

CHUNK = 32
"""Articles that go to a reading process at once."""
FEW = 16
"""So many articles are read faster than other processes start."""
BATCH = 256
"""Documents in a transaction at most, unless PATIENCE runs out before."""
LISTED = 1000
"""Failures whose message is kept: a file of a million broken lines must not fill the memory."""
PATIENCE = 2.0
"""Seconds after which a batch is written, however small it is: what a kill can cost."""


class Report(msgspec.Struct):
    """What came of adding: every input line is in one of the counts."""

    added: int = 0
    same: int = 0
    versions: int = 0
    """Of those added, new texts of an address that was there already."""
    skipped: Counter[str] = msgspec.field(default_factory=Counter)
    """Reasons and how often."""
    failed: int = 0
    """What could not be read at all."""
    failures: list[InputError] = []
    """The first of those, and what was wrong."""
    unread: int = 0
    """Of those added, articles that the reader stumbled over: kept, without a reading."""

    @property
    def total(self) -> int:
        """All that came."""
        return self.added + self.same + sum(self.skipped.values()) + self.failed


class _Item(msgspec.Struct):
    article: Article
    identity: str
    input: str


Incoming = Article | InputError | Fetched
Watcher = Callable[[Report], None]


class Adder:
    """One run of adding to a ledger.

    workers: reading processes, all cores by default; lexicon: the user's lexicon files; watcher is told of the
    report as it grows.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        workers: int | None = None,
        lexicon: Sequence[str] = (),
        watcher: Watcher | None = None,
    ) -> None:
        self.ledger = ledger
        self.workers = workers or os.cpu_count() or 1
        self.lexicon = tuple(map(str, lexicon))
        self.grammar = grammar(self.lexicon)
        self.watcher = watcher
        self.report = Report()
        self.under_way: set[str] = set()
        self.writer = Writer(ledger.connection)
        self.held: list[tuple[_Item, Read]] = []
        self.fetched: list[Fetched] = []
        self.since = time.monotonic()

    def run(self, items: Iterable[tuple[str, Incoming]]) -> Report:
        """Add all articles, each with the name of its input. Raises LedgerError when writing is impossible.

        What web servers said is noted at the end, when all that they sent is kept: a run that ends before asks again.
        """
        with explained(self.ledger.path):
            chunks = self._chunks(items)
            first = next(chunks, None)
            if first is not None:
                few = len(first[1]) <= FEW  # then it is also the last
                with Readers(1 if few else self.workers, self.lexicon) as readers:
                    for chunk, found in readers.map(_with(first, chunks)):
                        self._hold(chunk, found)
            self._write()
            if self.fetched:
                with writing(self.ledger.connection):
                    for answer in self.fetched:
                        self.writer.note(answer)
        return self.report

    def _chunks(self, items: Iterable[tuple[str, Incoming]]) -> Iterator[tuple[list[_Item], list[Article]]]:
        """New articles, CHUNK at a time; the others are counted."""
        fresh: list[_Item] = []
        for block in _blocks(items, CHUNK):
            fresh += self._new(block)
            if len(fresh) >= CHUNK:
                yield fresh, [item.article for item in fresh]
                fresh = []
            if self.watcher is not None:
                self.watcher(self.report)
        if fresh:
            yield fresh, [item.article for item in fresh]

    def _new(self, block: list[tuple[str, Incoming]]) -> list[_Item]:
        items = []
        for name, article in block:
            if isinstance(article, Fetched):
                self.fetched.append(article)
            elif isinstance(article, InputError):
                self.report.failed += 1
                if len(self.report.failures) < LISTED:
                    self.report.failures.append(article)
            else:
                items.append(_Item(article, identity(article), name))
        marks = ", ".join("?" * len(items))
        keys = [item.identity for item in items]
        execute = self.ledger.connection.execute
        there = {
            row[0] for row in execute(f"SELECT identity FROM documents WHERE identity IN ({marks})", keys)
        }
        refused = dict(execute(f"SELECT identity, reason FROM skipped WHERE identity IN ({marks})", keys))
        fresh = []
        for item in items:
            if item.identity in there or item.identity in self.under_way:
                self.report.same += 1
            elif item.identity in refused:
                self.report.skipped[refused[item.identity]] += 1
            else:
                self.under_way.add(item.identity)
                fresh.append(item)
        return fresh

    def _hold(self, items: list[_Item], found: list[Read]) -> None:
        self.held += zip(items, found, strict=True)
        if len(self.held) >= BATCH or time.monotonic() - self.since > PATIENCE:
            self._write()

    def _write(self) -> None:
        """One transaction: all that is held, or nothing of it."""
        if not self.held:
            return
        counts = Report()
        try:
            with writing(self.ledger.connection):
                self.writer.begin()
                for item, read in self.held:
                    self._one(item, read, counts)
        except BaseException:
            self.writer.forget()
            raise
        report = self.report
        report.added += counts.added
        report.same += counts.same
        report.versions += counts.versions
        report.unread += counts.unread
        report.skipped.update(counts.skipped)
        self.under_way.difference_update(item.identity for item, _ in self.held)
        self.held = []
        self.since = time.monotonic()
        if self.watcher is not None:
            self.watcher(report)

    def _one(self, item: _Item, read: Read, counts: Report) -> None:
        if read.refused is not None:
            self.writer.skip(item.identity, item.article, read.refused, item.input)
            counts.skipped[read.refused] += 1
            return
        entry = Entry(item.article, item.identity, read.rows, read.words, read.failure)
        document = self.writer.add(entry, input_name=item.input, grammar=self.grammar)
        if document is None:
            counts.same += 1
            return
        counts.added += 1
        counts.unread += read.failure is not None
        counts.versions += self.writer.version > 1


def _with(first: T, rest: Iterable[T]) -> Iterator[T]:
    yield first
    yield from rest


def _blocks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    block: list[T] = []
    for item in items:
        block.append(item)
        if len(block) >= size:
            yield block
            block = []
    if block:
        yield block
