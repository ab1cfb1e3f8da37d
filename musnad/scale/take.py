"""From partitions into a ledger: the readings as they are, nothing read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from musnad.ledger.adding import Report
from musnad.ledger.connect import explained, writing
from musnad.ledger.ledger import Ledger
from musnad.ledger.writer import Entry, Writer
from musnad.scale import partition
from musnad.scale.tables import restore


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass


def take(ledger: Ledger, folder: Path, progress: Callable[[str, int, int], None] = _silent) -> Report:
    """Take all complete parts of a folder into a ledger, each in one transaction. Raises InputError, LedgerError."""
    found = Report()
    writer = Writer(ledger.connection)
    parts = list(partition.accounts(folder))
    for number, (part, account) in enumerate(parts, 1):
        tables = partition.read(folder, part)
        grammars = dict(
            zip(
                *(tables["documents"].column(name).to_pylist() for name in ("identity", "grammar")),
                strict=True,
            )
        )
        counts = Report()
        with explained(ledger.path):
            try:
                with writing(ledger.connection):
                    writer.begin()
                    for article, identity, read in restore(tables):
                        if read.refused is not None:
                            writer.skip(identity, article, read.refused, article.name)
                            counts.skipped[read.refused] += 1
                            continue
                        entry = Entry(article, identity, read.rows, read.words, read.failure)
                        grammar = grammars[identity] or ""
                        if writer.add(entry, input_name=account["source"], grammar=grammar) is None:
                            counts.same += 1
                        else:
                            counts.added += 1
                            counts.unread += read.failure is not None
            except BaseException:
                writer.forget()
                raise
        found.added += counts.added
        found.same += counts.same
        found.unread += counts.unread
        found.skipped.update(counts.skipped)
        progress("taking in", number, len(parts))
    return found
