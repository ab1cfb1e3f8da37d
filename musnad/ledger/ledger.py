"""The ledger as Python sees it: open, add, ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from musnad.document import Document
from musnad.errors import InputError, UsageError
from musnad.ingest.article import Article, Fetched
from musnad.ledger.adding import Adder, Incoming, Report, Watcher
from musnad.ledger.connect import connect, durable, explained
from musnad.ledger.filters import Filters
from musnad.ledger.identity import address
from musnad.ledger.queries import Record, ask, sources
from musnad.ledger.restore import Restorer
from musnad.ledger.search import search

if TYPE_CHECKING:
    from musnad.ledger.rereading import Renewal
    from musnad.ledger.versions import Change


class Ledger:
    """One ledger file. Safe to use from one thread at a time; any number of processes may have it open.

    path: the file; read_only: never write; create: make it when it is not there. Raises LedgerError.
    """

    def __init__(
        self, path: Path | str = "musnad.db", *, read_only: bool = False, create: bool = True
    ) -> None:
        self.path = Path(path)
        self.connection = connect(self.path, create=create and not read_only, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def add(
        self,
        items: Iterable[Article | Document | InputError],
        *,
        name: str = "Python",
        workers: int | None = None,
        lexicon: Sequence[str] = (),
        watcher: Watcher | None = None,
    ) -> Report:
        """Read and keep articles. What is there already is counted and left; nothing is half-written.

        items: articles, or documents, of which the text is read anew. name: what the input is called. workers: reading
        processes, all cores by default.
        """
        named = ((name, _article(item, name)) for item in items)
        return self.add_named(named, workers=workers, lexicon=lexicon, watcher=watcher)

    def add_named(
        self,
        items: Iterable[tuple[str, Incoming]],
        *,
        workers: int | None = None,
        lexicon: Sequence[str] = (),
        watcher: Watcher | None = None,
    ) -> Report:
        """The same for articles that come from several inputs, each with its input's name."""
        return Adder(self, workers=workers, lexicon=lexicon, watcher=watcher).run(items)

    def fetched(self, url: str) -> Fetched | None:
        """What a web server said of a page when it was last fetched."""
        for row in self.query(
            "SELECT url, etag, modified, status, (julianday('now') - julianday(at)) * 86400 AS age FROM fetches"
            " WHERE url = ?",
            (url,),
        ):
            return Fetched(**row)
        return None

    def __len__(self) -> int:
        with explained(self.path):
            return int(self.connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def document(self, number: int, *, reviewed: bool = False) -> Document:
        """The document of this id with its reading, as the machine made it. Raises KeyError.

        reviewed: with people's reviews laid over it.
        """
        with explained(self.path):
            return Restorer(self.connection).document(self.record(number), reviewed=reviewed)

    def documents(
        self,
        *,
        outlet: str | None = None,
        from_: str | None = None,
        to: str | None = None,
        versions: bool = False,
    ) -> Iterator[tuple[int, Document]]:
        """All documents with their ids, in the order in which they came; without earlier versions unless asked for."""
        conditions = ["1"] if versions else ["latest = 1"]
        parameters: list[Any] = []
        for condition, value in (("outlet = ?", outlet), ("published >= ?", from_), ("published <= ?", to)):
            if value is not None:
                conditions.append(condition)
                parameters.append(value)
        yield from self._documents(" AND ".join(conditions), parameters)

    def record(self, number: int) -> Record:
        """What is known of a document besides its reading: all columns of its row. Raises KeyError."""
        for row in self.query("SELECT * FROM documents WHERE id = ?", (number,)):
            return row
        raise KeyError(number)

    def _documents(self, condition: str, parameters: Sequence[Any]) -> Iterator[tuple[int, Document]]:
        restorer = Restorer(self.connection)
        ids = [
            row[0]
            for row in self._execute(f"SELECT id FROM documents WHERE {condition} ORDER BY id", parameters)
        ]
        for number in ids:
            yield number, restorer.document(self.record(number))

    def statements(
        self, *, limit: int | None = 100, sort: str = "newest", offset: int = 0, **filters: Any
    ) -> list[Record]:
        """Who said what: attributions. filters: see Filters."""
        return self._ask("statements", filters, limit, sort, offset)

    def figures(
        self, *, limit: int | None = 100, sort: str = "newest", offset: int = 0, **filters: Any
    ) -> list[Record]:
        """How many, of what, where, on whose word. filters: see Filters."""
        return self._ask("figures", filters, limit, sort, offset)

    def events(
        self, *, limit: int | None = 100, sort: str = "newest", offset: int = 0, **filters: Any
    ) -> list[Record]:
        """What happened, to whom, on whose word. filters: see Filters."""
        return self._ask("events", filters, limit, sort, offset)

    def labels(
        self, *, limit: int | None = 100, sort: str = "newest", offset: int = 0, **filters: Any
    ) -> list[Record]:
        """Evaluative words for a party. filters: see Filters."""
        return self._ask("labels", filters, limit, sort, offset)

    def findings(
        self, *, limit: int | None = 100, sort: str = "newest", offset: int = 0, **filters: Any
    ) -> list[Record]:
        """What texts contradict or leave open. filters: see Filters."""
        return self._ask("findings", filters, limit, sort, offset)

    def ask(
        self, kind: str, *, limit: int | None = None, sort: str = "newest", **filters: Any
    ) -> Iterator[Record]:
        """The answers to a kind of question (statements, figures …) one by one: for more than memory should hold."""
        with explained(self.path):
            yield from ask(self.connection, kind, Filters(**filters), limit=limit, sort=sort)

    def table(self, kind: str, *, as_: str = "pandas", limit: int | None = None, **filters: Any) -> Any:
        """The answers to a kind of question as a data frame: pandas, polars or arrow. filters: see Filters.

        kind: statements, figures, events, labels, findings, sources or documents. Raises UsageError.
        """
        from musnad.ledger.frames import frame
        from musnad.ledger.queries import QUESTIONS

        if kind == "documents":
            rows = self.query(
                "SELECT id, name, outlet, url, title, published, seen, version, text FROM documents WHERE latest = 1"
                " ORDER BY id LIMIT ?",
                (-1 if limit is None else limit,),
            )
            return frame(
                rows, ["id", "name", "outlet", "url", "title", "published", "seen", "version", "text"], as_
            )
        if kind == "sources":
            rows = self.sources(limit=limit, **filters)
            return frame(rows, list(rows[0]) if rows else ["id", "source"], as_)
        if kind not in QUESTIONS:
            raise UsageError(f"There is no table {kind}: choose documents, sources, {', '.join(QUESTIONS)}.")
        return frame(self.ask(kind, limit=limit, **filters), list(QUESTIONS[kind].columns), as_)

    def sources(self, *, limit: int | None = 100, **filters: Any) -> list[Record]:
        """Who speaks, how often, presented how. filters: see Filters."""
        with explained(self.path):
            return sources(self.connection, Filters(**filters), limit=limit)

    def search(
        self, question: str, *, limit: int | None = 20, offset: int = 0, **filters: Any
    ) -> list[Record]:
        """Documents with these words or "phrases", best first, each with a snippet. filters: outlet, from_, to."""
        with explained(self.path):
            return search(self.connection, question, Filters(**filters), limit=limit, offset=offset)

    def review(
        self,
        kind: str,
        row: int,
        verdict: str,
        *,
        reviewer: str,
        note: str | None = None,
        correction: Mapping[str, Any] | None = None,
    ) -> int:
        """Write a person's decision on an annotation: `accept`, `reject` or `correct`; the review's id.

        kind: statements, figures, events, times, places, labels, findings; row: the annotation's id; correction: field
        and right value, as {"value": 12}. Raises UsageError.
        """
        from musnad.ledger.reviews import review

        with explained(self.path), durable(self.connection):
            return review(
                self.connection, kind, row, verdict, reviewer=reviewer, note=note, correction=correction
            )

    def withdraw(self, review: int, *, reviewer: str) -> Record:
        """Take a decision back; the one that it replaced is in force again.

        review: its id; reviewer: who takes it back. Returns `layer`, `row`, and `restored` (an id or None). Raises
        UsageError when it is not in force.
        """
        from musnad.ledger.reviews import withdraw

        with explained(self.path), durable(self.connection):
            return withdraw(self.connection, review, reviewer=reviewer)

    def reviews(
        self, *, lost: bool = False, reviewer: str | None = None, limit: int | None = None
    ) -> list[Record]:
        """The decisions in force, newest first. lost: those whose annotation was not found again."""
        from musnad.ledger.reviews import reviews

        with explained(self.path):
            return reviews(self.connection, lost=lost, reviewer=reviewer, limit=limit)

    def versions(self, url: str) -> list[Record]:
        """The versions of the document at an address, oldest first: id, version, seen, published, headline, hash."""
        return self.query(
            "SELECT id, version, seen, published, title AS headline, hash, latest FROM documents WHERE address = ?"
            " ORDER BY version",
            (address(url),),
        )

    def changes(self, old: int, new: int) -> list[Change]:
        """What the second document says otherwise than the first: statements and figures gained, lost, altered."""
        from musnad.ledger.versions import changes

        return changes(self.document(old), self.document(new))

    def changed(self, *, limit: int | None = 100) -> list[Record]:
        """The addresses with more than one version, those that changed last first."""
        return self.query(
            "SELECT url, title AS headline, outlet, version AS versions, seen FROM documents"
            " WHERE latest = 1 AND version > 1 ORDER BY seen DESC, id DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )

    def reread(self, **options: Any) -> Renewal:
        """Read documents anew whose reading is of another grammar, in place; see Rereader for the options."""
        from musnad.ledger.rereading import Rereader

        return Rereader(self, **options).run()

    def examine(self) -> list[str]:
        """What is wrong with the ledger, sentence by sentence; nothing when it is sound."""
        from musnad.ledger.doctor import examine

        with explained(self.path):
            self.connection.execute("BEGIN")
            try:
                return list(examine(self.connection))
            finally:
                self.connection.execute("ROLLBACK")

    def backup(self, target: Path | str, *, replace: bool = False) -> int:
        """A consistent copy of the ledger as it is now; its size in bytes. Raises UsageError, LedgerError."""
        from musnad.ledger.backup import backup

        return backup(self.connection, self.path, Path(target), replace=replace)

    def chain(self, attribution: int) -> list[Record]:
        """The links from the outermost attribution inward to this one: id, source, source_type, stance, cue."""
        return self.query(
            "WITH RECURSIVE up (id, level) AS (SELECT ?, 0 UNION ALL SELECT a.parent, level + 1 FROM up"
            " JOIN attributions a ON a.id = up.id WHERE a.parent IS NOT NULL AND level < 20)"
            " SELECT a.id, s.name AS source, a.source_type, a.stance, a.cue FROM up JOIN attributions a ON a.id = up.id"
            " LEFT JOIN sources s ON s.id = a.source ORDER BY level DESC",
            (attribution,),
        )

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Record]:
        """The rows of any SELECT, as dicts."""
        cursor = self._execute(sql, parameters)
        names = [column[0] for column in cursor.description or ()]
        with explained(self.path):
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def _execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        with explained(self.path):
            return self.connection.execute(sql, parameters)

    def _ask(
        self, kind: str, filters: dict[str, Any], limit: int | None, sort: str, offset: int
    ) -> list[Record]:
        with explained(self.path):
            return list(ask(self.connection, kind, Filters(**filters), limit=limit, sort=sort, offset=offset))


def _article(item: Article | Document | InputError, name: str) -> Article | InputError:
    if isinstance(item, Document):
        return Article(
            item.text,
            name,
            id=item.id,
            outlet=item.outlet,
            url=item.url,
            title=item.title,
            published=item.published,
        )
    return item
