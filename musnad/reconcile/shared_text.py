"""What the ledger has of copies and laundering, as rows with the passages side by side."""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.ledger.filters import outlets
from musnad.ledger.ledger import Ledger
from musnad.reconcile.align import Passage, passages
from musnad.reconcile.reports import sentence
from musnad.reconcile.store import prepared
from musnad.reconcile.words import Sequence

Row = dict[str, Any]


class CopyPair(NamedTuple):
    """Two documents that share text, the earlier first, with their passages."""

    first: Row
    second: Row
    relation: str
    jaccard: float
    contained: float
    passages: list[Passage]


class LaunderedCase(NamedTuple):
    """An attribution that the later text dropped or hardened: both documents, both stances, both passages."""

    id: int
    kind: str
    attribution: int
    first: Row
    second: Row
    speaker: str | None
    stance_before: str
    stance_after: str
    passage_before: str
    passage_after: str
    span_before: tuple[int, int]
    span_after: tuple[int, int]


def copies(
    ledger: Ledger,
    *,
    document: int | None = None,
    outlet: str | None = None,
    relation: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[CopyPair]:
    """Pairs of documents that share text, the most alike first. document: one of the two; outlet: of either."""
    if not prepared(ledger.connection):
        return []
    conditions: list[str] = ["1"]
    parameters: list[Any] = []
    if document is not None:
        conditions.append("(c.first = ? OR c.second = ?)")
        parameters += [document, document]
    if relation is not None:
        conditions.append("c.relation = ?")
        parameters.append(relation)
    if outlet is not None:
        names = outlets(ledger.connection, outlet)
        marks = ", ".join("?" * len(names)) or "NULL"
        conditions.append(f"(a.outlet IN ({marks}) OR b.outlet IN ({marks}))")
        parameters += [*names, *names]
    rows = ledger.query(
        "SELECT c.* FROM copies c JOIN documents a ON a.id = c.first JOIN documents b ON b.id = c.second"
        f" WHERE {' AND '.join(conditions)} ORDER BY c.jaccard DESC, c.first, c.second LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return [
        CopyPair(
            first := _head(ledger, row["first"]), second := _head(ledger, row["second"]), row["relation"],
            row["jaccard"], row["contained"], passages(Sequence(first["text"]), Sequence(second["text"])),
        )
        for row in rows
    ]  # fmt: skip


def laundering(
    ledger: Ledger,
    *,
    outlet: str | None = None,
    document: int | None = None,
    kind: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[LaunderedCase]:
    """Cases of laundering, the newest first. outlet: of the later text; document: either."""
    if not prepared(ledger.connection):
        return []
    conditions: list[str] = ["1"]
    parameters: list[Any] = []
    if document is not None:
        conditions.append("(l.first = ? OR l.second = ?)")
        parameters += [document, document]
    if kind is not None:
        conditions.append("l.kind = ?")
        parameters.append(kind)
    if outlet is not None:
        names = outlets(ledger.connection, outlet)
        conditions.append(f"b.outlet IN ({', '.join('?' * len(names)) or 'NULL'})")
        parameters += names
    rows = ledger.query(
        "SELECT l.*, s.name AS speaker FROM launderings l JOIN documents b ON b.id = l.second"
        " JOIN attributions x ON x.id = l.attribution LEFT JOIN sources s ON s.id = x.source"
        f" WHERE {' AND '.join(conditions)} ORDER BY b.published DESC, l.id LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return [_case(ledger, row) for row in rows]


def _case(ledger: Ledger, row: Row) -> LaunderedCase:
    first, second = _head(ledger, row["first"]), _head(ledger, row["second"])
    spans = ledger.query(
        'SELECT min(x.cue_start, min(c.start)) AS start, max(x.cue_end, max(c."end")) AS "end" FROM attributions x'
        " JOIN contents c ON c.attribution = x.id WHERE x.id = ?",
        (row["attribution"],),
    )[0]
    before, after = (spans["start"], spans["end"]), (row["start"], row["end"])
    return LaunderedCase(
        row["id"], row["kind"], row["attribution"], first, second, row["speaker"],
        row["stance_before"], row["stance_after"],
        sentence(first["text"], *before), sentence(second["text"], *after), before, after,
    )  # fmt: skip


def _head(ledger: Ledger, document: int) -> Row:
    return ledger.query(
        "SELECT id, outlet, coalesce(published, substr(seen, 1, 10)) AS day, title, url, text FROM documents"
        " WHERE id = ?",
        (document,),
    )[0]
