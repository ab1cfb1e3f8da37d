"""The texts of a comparison, from files or the ledger, and which of their statements are meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from musnad.document import Document
from musnad.errors import InputError
from musnad.ingest import load
from musnad.ledger.ledger import Ledger
from musnad.read.reader import Reader
from musnad.reconcile.readouts import Chosen
from musnad.reconcile.record import Record, Statement, record
from musnad.reconcile.speakers import Speaker
from musnad.reconcile.terms import TermReader
from musnad.text.fold import fold


def records(names: Sequence[str], ledger: Path, reader: Reader, published: str | None) -> list[Record]:
    """The texts made comparable: of files, or of the ledger's documents with these numbers. One named twice is one.

    Raises InputError for a file that cannot be read or a number that is not there.
    """
    terms = TermReader(reader.lexicon)
    known: dict[str, Record] = {}
    for name in dict.fromkeys(names):
        document = _document(name, ledger, reader, published)
        known[name] = record(document, reader.text(document.text), terms)
    return [known[name] for name in names]


def _document(name: str, ledger: Path, reader: Reader, published: str | None) -> Document:
    if name.isdecimal() and not Path(name).exists():
        with Ledger(ledger, read_only=True) as opened:
            try:
                return opened.document(int(name))
            except KeyError:
                raise InputError(
                    "is no document of the ledger", name, f"{ledger} has no such number."
                ) from None
    for item in load(name):
        if isinstance(item, InputError):
            raise item
        return reader.read(
            item.text,
            published=published or item.published,
            outlet=item.outlet,
            title=item.title,
            id=item.id or name,
        )
    raise InputError("holds no article", name)


def find_speaker(known: Sequence[Record], name: str) -> Speaker | None:
    """The fullest mention of a speaker whose name has these words."""
    wanted = fold(name)
    found = [
        s.speaker
        for one in known
        for s in one.statements
        if s.speaker is not None and wanted in fold(s.speaker.name)
    ]
    return max(found, key=lambda who: len(who.name), default=None)


def chosen(via: str | None) -> Chosen:
    """Which statements are meant: all, or those in whose chain stands a source with this name."""
    if via is None:
        return lambda record, statement: True  # noqa: ARG005
    wanted = fold(via)

    def inside(one: Record, statement: Statement) -> bool:
        by_id = {s.attribution.id: s for s in one.statements}
        for link in statement.chain:
            a = by_id[link].attribution
            for mention in (a.source, a.resolved):
                if mention is not None and wanted in fold(mention.text):
                    return True
        return False

    return inside
