"""Bringing what reconciling keeps up to date with the ledger's documents: copies, statements, events, laundering."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from musnad.ledger.connect import writing
from musnad.read.reader import Reader
from musnad.reconcile import store
from musnad.reconcile.find_copies import Copies
from musnad.reconcile.find_events import Events
from musnad.reconcile.find_statements import Statements
from musnad.reconcile.workers import Laundered, Workers

BATCH = 500
"""Documents of one transaction."""

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
    workers: processes that make documents comparable, when there are many; what they made is joined in this one.
    Raises MusnadError when one of them is killed.
    """
    with writing(connection):
        store.prepare(connection)
        if again:
            for table in store.DERIVED:
                connection.execute(f"DELETE FROM {table}")
    items = store.due(connection)
    rejected = store.rejected(connection)
    copies, events = Copies(connection, rejected), Events(connection, rejected)
    statements = Statements(connection, rejected)
    outcome = Outcome(0, 0, 0)
    with Workers(connection, reader, workers if len(items) >= BATCH else 1) as pool:
        prepared = pool.prepared([item.id for item in items])
        for at in range(0, len(items), BATCH):
            batch = items[at : at + BATCH]
            with writing(connection):
                former = [item.id for item in batch if item.again]
                if former:
                    store.forget(connection, former)
                pairs: list[tuple[int, int]] = []
                for item in batch:
                    one = next(prepared)
                    pairs += copies.add(one.sketch)
                    statements.add(item, one)
                    events.add(one)
                connection.executemany(
                    "INSERT INTO reconciled (document, grammar, day) VALUES (?, ?, ?)",
                    [item[:3] for item in batch],
                )
                laundered = [case for case in pool.laundered(pairs) if not _rejected(case, rejected)]
                connection.executemany(_CASE, laundered)
            outcome = Outcome(
                outcome.documents + len(batch),
                outcome.copies + len(pairs),
                outcome.laundering + len(laundered),
            )
            progress("reconciling", at + len(batch), len(items))
    return outcome


_CASE = (
    'INSERT OR REPLACE INTO launderings (kind, first, attribution, second, other, start, "end", stance_before,'
    " stance_after, alike) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _rejected(case: Laundered, rejected: store.Rejected) -> bool:
    return ("laundering", case.attribution, case.second) in rejected
