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
from musnad.reconcile.speakers import Speaker, same_speaker
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
    """A speaker whose mention has these words: the mention that says most, and of those the shortest."""
    wanted = fold(name)
    found = [
        s.speaker
        for one in known
        for s in one.statements
        if s.speaker is not None and wanted in fold(s.speaker.name)
    ]
    return max(
        found, key=lambda w: (bool(w.surname), len(w.given) + len(w.terms), -len(w.name)), default=None
    )


def chosen(via: str | None) -> Chosen:
    """Which statements are meant: all, or those that this source passes on.

    It passes on what stands in its chain, and what the same speaker goes on to say after that without another source:
    «وقال البيان إن الأمين العام قلق … وأكد الأمين العام أن …».
    """
    if via is None:
        return lambda record, statement: True  # noqa: ARG005
    wanted = fold(via)
    known: dict[int, set[str]] = {}

    def inside(one: Record, statement: Statement) -> bool:
        if id(one) not in known:
            known[id(one)] = _passed_on(one, wanted)
        return statement.attribution.id in known[id(one)]

    return inside


def _passed_on(one: Record, wanted: str) -> set[str]:
    by_id = {s.attribution.id: s for s in one.statements}
    found: set[str] = set()
    speaking: Speaker | None = None
    for statement in sorted(one.statements, key=lambda s: s.attribution.cue.start):
        chain = [by_id[link].attribution for link in statement.chain]
        mentions = [m for a in chain for m in (a.source, a.resolved) if m is not None]
        who = statement.speaker
        if any(wanted in fold(mention.text) for mention in mentions):
            found.add(statement.attribution.id)
            speaking = who if len(chain) > 1 and who is not None else speaking
        elif statement.attribution.parent is not None:
            if statement.attribution.parent in found:
                found.add(statement.attribution.id)
            elif speaking is not None and who is not None and same_speaker(speaking, who):
                speaking = None  # the same speaker, through another source
        elif speaking is not None and who is not None and same_speaker(speaking, who):
            found.add(statement.attribution.id)
        else:
            speaking = None
    return found
