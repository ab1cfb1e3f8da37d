"""What people decide about links: a rejected one is taken away and never made again, until the decision is changed."""

from __future__ import annotations

from musnad.errors import UsageError
from musnad.ledger.clock import now
from musnad.ledger.connect import durable
from musnad.ledger.ledger import Ledger
from musnad.reconcile import copy_groups, groups, store

_ROWS = {
    "copy": ("documents", "documents"),
    "statement": ("attributions", "attributions"),
    "event": ("events", "events"),
    "laundering": ("attributions", "documents"),
}
"""The tables of the two rows that a kind of link joins."""

KINDS = tuple(_ROWS)


def decide(
    ledger: Ledger, kind: str, first: int, second: int, verdict: str, reviewer: str, note: str | None = None
) -> None:
    """Accept or reject a link. Raises UsageError.

    kind: copy (two documents), statement or event (two rows), laundering (an attribution and the later document).
    """
    if kind not in KINDS:
        raise UsageError(f"There is no kind of link «{kind}»; the kinds are {', '.join(KINDS)}.")
    if verdict not in ("accept", "reject"):
        raise UsageError(f"A link is accepted or rejected, not «{verdict}».")
    if not reviewer.strip():
        raise UsageError("Say who decides: a decision carries a name.")
    if kind in ("statement", "event"):
        first, second = sorted((first, second))
    for table, row in zip(_ROWS[kind], (first, second), strict=True):
        if not ledger.query(f"SELECT 1 FROM {table} WHERE id = ?", (row,)):
            raise UsageError(f"There is no row {row} in {table} of {ledger.path}.")
    execute = ledger.connection.execute
    with durable(ledger.connection):
        store.prepare(ledger.connection)
        execute(
            "INSERT OR REPLACE INTO link_reviews (kind, first, second, verdict, reviewer, at, note)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (kind, first, second, verdict, reviewer.strip(), now(), note),
        )
        if verdict == "reject":
            _take_away(ledger, kind, first, second)


def _take_away(ledger: Ledger, kind: str, first: int, second: int) -> None:
    execute = ledger.connection.execute
    if kind == "copy":
        execute("DELETE FROM copies WHERE first = ? AND second = ?", (first, second))
        execute("DELETE FROM launderings WHERE first = ? AND second = ?", (first, second))
        copy_groups.regroup(ledger.connection, (first, second))
    elif kind == "laundering":
        execute("DELETE FROM launderings WHERE attribution = ? AND second = ?", (first, second))
    else:
        execute("DELETE FROM links WHERE kind = ? AND first = ? AND second = ?", (kind, first, second))
        groups.regroup(ledger.connection, kind, (first, second))
