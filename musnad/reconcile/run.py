"""Bringing what reconciling keeps up to date with the ledger's documents: copies, statements, events, laundering."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from musnad.ledger.connect import writing
from musnad.read.reader import Reader
from musnad.reconcile import store
from musnad.reconcile.find_copies import Copies, Sketch, sketch
from musnad.reconcile.find_events import Events
from musnad.reconcile.find_statements import Statements, rejected
from musnad.reconcile.laundering import cases

BATCH = 500
"""Documents of one transaction."""

PARALLEL = 2000
"""Documents from which sketches are made in several processes: below, starting them costs more than it saves."""

Progress = Callable[[str, int, int], None]
"""Told a stage, how much of it is done, and how much there is."""


class Outcome(NamedTuple):
    """What a run did: documents reconciled, pairs of copies, and cases of laundering found."""

    documents: int
    copies: int
    laundering: int


def reconcile(
    connection: sqlite3.Connection,
    reader: Reader,
    *,
    workers: int = 1,
    again: bool = False,
    progress: Progress = lambda stage, done, total: None,  # noqa: ARG005
) -> Outcome:
    """Reconcile the documents that are new or were read anew; again: throw away what was computed, and do all.

    Each batch is one transaction with all its stages, so that a crash loses at most the batch and doubles nothing.
    """
    with writing(connection):
        store.prepare(connection)
        if again:
            for table in store.DERIVED:
                connection.execute(f"DELETE FROM {table}")
    items = store.due(connection)
    articles = store.Articles(connection, reader)
    copies, statements = Copies(connection), Statements(connection, articles)
    events = Events(connection, articles)
    outcome = Outcome(0, 0, 0)
    made = sketches(connection, [item.id for item in items], workers)
    for at in range(0, len(items), BATCH):
        batch = items[at : at + BATCH]
        with writing(connection):
            for item in batch:
                store.forget(connection, item.id)
            pairs = []
            for item in batch:
                pairs += copies.add(next(made))
                connection.execute(
                    "INSERT INTO reconciled (document, grammar, day) VALUES (?, ?, ?)",
                    (item.id, item.grammar, item.day),
                )
            for item in batch:
                statements.add(item)
                events.add(item.id)
            laundered = sum(_launder(connection, articles, first, second) for first, second in pairs)
        outcome = Outcome(
            outcome.documents + len(batch), outcome.copies + len(pairs), outcome.laundering + laundered
        )
        progress("reconciling", at + len(batch), len(items))
    return outcome


def sketches(connection: sqlite3.Connection, documents: Sequence[int], workers: int) -> Iterator[Sketch]:
    """The sketches of documents, in their order; many are made in several processes."""
    pairs = store.texts(connection, documents)
    if workers < 2 or len(documents) < PARALLEL:
        for document, text in pairs:
            yield sketch(document, text)
        return
    with ProcessPoolExecutor(workers) as pool:
        for at in range(0, len(documents), PARALLEL):
            part = [next(pairs) for _ in documents[at : at + PARALLEL]]
            yield from pool.map(_sketch, part, chunksize=100)


def _sketch(pair: tuple[int, str]) -> Sketch:
    return sketch(*pair)


def _launder(connection: sqlite3.Connection, articles: store.Articles, first: int, second: int) -> int:
    """Write the cases of laundering between two documents that share text; how many."""
    found = 0
    before, after = articles.ids(first), articles.ids(second)
    for case in cases(articles.record(first), articles.record(second)):
        attribution = before[case.before.attribution.id]
        if rejected(connection, "laundering", attribution, second):
            continue
        connection.execute(
            "INSERT OR REPLACE INTO launderings (kind, first, attribution, second, other, start, \"end\","
            " stance_before, stance_after, alike) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case.kind, first, attribution, second, after[case.after.attribution.id] if case.after else None,
                *case.span, case.stance_before, case.stance_after, case.alike,
            ),
        )  # fmt: skip
        found += 1
    return found
