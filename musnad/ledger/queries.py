"""Questions to the ledger: statements, figures, events, labels, findings, sources, each as rows of plain values.

Reviews are laid over the machine's rows here: a rejected row is left out, a corrected one is asked for and shown as
corrected, whatever the question.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec

from musnad.errors import UsageError
from musnad.ledger.filters import Filters, Where, checked, country, localities, named, outlets

Record = dict[str, Any]


class Question(msgspec.Struct, frozen=True):
    """One kind of question: its table, what a row of the answer has (name: SQL), and how it joins.

    x is the layer's row, d its document.
    """

    table: str
    columns: dict[str, str]
    joins: str = ""
    sorts: dict[str, str] = {}
    selective: tuple[str, ...] = ()
    """The filters that pick few rows of the table by an index; without any, documents are gone through first."""


_DOCUMENT = {
    "document": "x.document", "outlet": "d.outlet", "published": "d.published", "headline": "d.title", "url": "d.url",
}  # fmt: skip
_REVIEW = {"verdict": "r.verdict", "reviewer": "r.reviewer", "note": "r.note"}
_ORIGIN = {"origin": "o.name", "stance": "x.stance"}
_LOCATED = {
    "place": "l.name", "country": "x.country", "latitude": "l.latitude", "longitude": "l.longitude",
    "located": "x.located", "first": "x.first", "last": "x.last", "dated": "x.dated",
}  # fmt: skip
_PARTIES = (
    "(SELECT group_concat(p.name, '; ') FROM event_parties e JOIN parties p ON p.id = e.party"
    " WHERE e.event = x.id AND e.side = '{side}')"
)
_SORTS = {
    "newest": "d.published DESC, x.document DESC, x.number",
    "oldest": "d.published, x.document, x.number",
    "outlet": "d.outlet, d.published DESC, x.document DESC, x.number",
}

QUESTIONS: dict[str, Question] = {
    "statements": Question(
        "attributions",
        {
            "id": "x.id", **_DOCUMENT, "source": "s.name", "source_type": "x.source_type", "stance": "x.stance",
            "kind": "x.kind", "cue": "x.cue",
            "content": "(SELECT group_concat(substr(d.text, c.start + 1, c.\"end\" - c.start), ' … ')"
            " FROM contents c WHERE c.attribution = x.id)",
            "parent": "x.parent", "depth": "x.depth", "leaf": "x.leaf", "start": "x.cue_start", "end": "x.cue_end",
            "rule": "x.rule", **_REVIEW,
        },
        "LEFT JOIN sources s ON s.id = x.source",
        _SORTS | {"source": "s.key, d.published DESC, x.document DESC, x.number"},
        ("source", "actor", "stance", "place", "near"),
    ),
    "figures": Question(
        "figures",
        {
            "id": "x.id", **_DOCUMENT, "value": "x.text", "low": "x.low", "high": "x.high", "approx": "x.approx",
            "unit": "x.unit", "category": "x.category", "cumulative": "x.cumulative", "part_of": "x.part_of",
            **_LOCATED, "attribution": "x.attribution", **_ORIGIN, "start": "x.start", "end": 'x."end"',
            "rule": "x.rule", **_REVIEW,
        },
        "LEFT JOIN sources o ON o.id = x.origin LEFT JOIN localities l ON l.id = x.locality",
        _SORTS | {"value": "ifnull(x.low, x.high) DESC, x.document, x.number", "date": "x.first, x.document, x.number"},
        ("source", "place", "near", "category", "actor"),
    ),
    "events": Question(
        "events",
        {
            "id": "x.id", **_DOCUMENT, "type": "x.type", "modality": "x.modality", "trigger": "x.text",
            "actor": _PARTIES.format(side="actor"), "recipient": _PARTIES.format(side="recipient"), **_LOCATED,
            "attribution": "x.attribution", **_ORIGIN, "start": "x.start", "end": 'x."end"', "rule": "x.rule",
            **_REVIEW,
        },
        "LEFT JOIN sources o ON o.id = x.origin LEFT JOIN localities l ON l.id = x.locality",
        _SORTS | {"date": "x.first, x.document, x.number"},
        ("source", "place", "near", "type", "actor"),
    ),
    "labels": Question(
        "labels",
        {
            "id": "x.id", **_DOCUMENT, "label": "x.text", "actor": "p.name", "polarity": "x.polarity",
            "attribution": "x.attribution", **_ORIGIN, "start": "x.start", "end": 'x."end"', **_REVIEW,
        },
        "LEFT JOIN parties p ON p.id = x.party LEFT JOIN sources o ON o.id = x.origin",
        _SORTS,
        ("actor",),
    ),
    "findings": Question(
        "findings",
        {
            "id": "x.id", **_DOCUMENT, "check": 'x."check"', "message": "x.message",
            "evidence": "(SELECT group_concat(substr(d.text, f.start + 1, f.\"end\" - f.start), ' … ')"
            " FROM finding_spans f WHERE f.finding = x.id)",
            "start": "(SELECT min(f.start) FROM finding_spans f WHERE f.finding = x.id)", **_REVIEW,
        },
        "",
        _SORTS,
        ("type",),
    ),
}  # fmt: skip


def ask(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    *,
    limit: int | None = 100,
    sort: str = "newest",
    offset: int = 0,
) -> list[Record]:
    """The rows that answer a question, sorted; `limit` None: all. Raises UsageError."""
    question = QUESTIONS[kind]
    if sort not in question.sorts:
        raise UsageError(f"{kind} cannot be sorted by {sort}: choose {', '.join(question.sorts)}.")
    where = _where(connection, kind, checked(filters))
    if where is None:
        return []
    columns = ", ".join(f'{sql} AS "{name}"' for name, sql in question.columns.items())
    picked = any(getattr(filters, name) is not None for name in question.selective)
    end = f" ORDER BY {question.sorts[sort]} LIMIT ? OFFSET ?"
    bounds = [-1 if limit is None else limit, offset]
    corrected = _corrected(connection, question.table)
    if corrected:
        # Rows with a correction are few: all rows are put together first, the right values in place of the wrong.
        source = (
            f"(SELECT * FROM {question.table} WHERE id NOT IN (SELECT row FROM reviews WHERE layer = '{question.table}'"
            f" AND verdict = 'correct' AND replaced IS NULL AND row IS NOT NULL) UNION ALL {corrected})"
        )
        tables = f"{source} x JOIN documents d ON d.id = x.document"
    elif picked:
        tables = f"{question.table} x JOIN documents d ON d.id = x.document"
    else:
        tables = f"documents d CROSS JOIN {question.table} x ON x.document = d.id"
    sql = (
        f"SELECT {columns} FROM {tables} {question.joins}"
        f" LEFT JOIN reviews r ON r.layer = '{question.table}' AND r.row = x.id AND r.replaced IS NULL"
        f" WHERE {where}{end}"
    )
    cursor = connection.execute(sql, [*where.parameters, *bounds])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _corrected(connection: sqlite3.Connection, table: str) -> str:
    """A SELECT of the rows that a reviewer corrected, with the corrected values; empty when there are none."""
    if not connection.execute(
        "SELECT 1 FROM reviews WHERE layer = ? AND verdict = 'correct' AND replaced IS NULL AND row IS NOT NULL"
        " LIMIT 1",
        (table,),
    ).fetchone():
        return ""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(
        f"m.{c}"
        if c in ("id", "document", "number")
        else f"CASE WHEN json_type(v.correction, '$.{c}') IS NULL THEN m.\"{c}\""
        f" ELSE json_extract(v.correction, '$.{c}') END"
        for c in columns
    )
    return (
        f"SELECT {values} FROM reviews v JOIN {table} m ON m.id = v.row"
        f" WHERE v.layer = '{table}' AND v.verdict = 'correct' AND v.replaced IS NULL"
    )


def _where(connection: sqlite3.Connection, kind: str, f: Filters) -> Where | None:
    """The conditions; None when a name matches nothing, so that nothing can answer."""
    where = Where()
    if not f.versions:
        where.add("d.latest = 1")
    if not f.rejected:
        where.add("r.verdict IS NOT 'reject'")
    if f.outlet is not None:
        where.one_of("d.outlet", outlets(connection, f.outlet))
    dates = ("x.first", "x.last") if kind in ("figures", "events") else ("d.published", "d.published")
    if f.from_ is not None:
        where.add(f"{dates[0]} >= ?", f.from_)
    if f.to is not None:
        where.add(f"{dates[1]} <= ?", f.to)
        if dates[0] != dates[1]:
            where.add(f"{dates[0]} <= ?", f.to)  # follows from the line above; lets the index end here
    if f.stance is not None:
        where.add("x.stance = ?", f.stance)
    if f.category is not None:
        where.add("x.category = ?", f.category)
    if f.type is not None:
        where.add(f"{_TYPES[kind]} = ?", f.type)
    if f.source is not None:
        where.one_of(
            "x.source" if kind == "statements" else "x.origin", named(connection, "sources", f.source)
        )
    if f.actor is not None:
        _actor(connection, where, kind, f.actor)
    _place(connection, where, kind, f)
    return where


_TYPES = {
    "statements": "x.source_type", "figures": "x.category", "events": "x.type", "labels": "x.polarity",
    "findings": 'x."check"',
}  # fmt: skip


def _actor(connection: sqlite3.Connection, where: Where, kind: str, name: str) -> None:
    if kind == "statements":
        where.one_of("x.source", named(connection, "sources", name))
        return
    parties = named(connection, "parties", name)
    if kind == "labels":
        where.one_of("x.party", parties)
    elif kind == "events":
        where.one_of("x.id", _ids(connection, "SELECT event FROM event_parties WHERE party IN ", parties))
    else:
        where.one_of(
            "x.id",
            _ids(
                connection,
                "SELECT figure FROM event_figures JOIN event_parties USING (event) WHERE party IN ",
                parties,
            ),
        )


def _ids(connection: sqlite3.Connection, select: str, ids: Iterable[int]) -> list[int]:
    numbers = ", ".join(map(str, ids))
    return [row[0] for row in connection.execute(f"{select} ({numbers})")]


def _place(connection: sqlite3.Connection, where: Where, kind: str, f: Filters) -> None:
    """Figures and events have a place; a statement is of the places that its content names."""
    if f.place is None and f.near is None:
        return
    code = country(f.place) if f.place is not None else None
    found = localities(connection, f)
    if kind in ("figures", "events"):
        if code is not None:
            where.add("x.country = ?", code)
        if found is not None:
            where.one_of("x.locality", found)
        return
    inside = Where()
    if code is not None:
        inside.add("l.country = ?", code)
    if found is not None:
        inside.one_of("l.id", found)
    if kind == "statements":
        where.add(
            "x.id IN (SELECT c.attribution FROM localities l JOIN places p ON p.locality = l.id"
            " JOIN attributions a ON a.document = p.document JOIN contents c ON c.attribution = a.id"
            f' AND p.start >= c.start AND p."end" <= c."end" WHERE {inside})',
            *inside.parameters,
        )
    else:
        where.add(
            f"x.document IN (SELECT p.document FROM localities l JOIN places p ON p.locality = l.id WHERE {inside})",
            *inside.parameters,
        )


def sources(connection: sqlite3.Connection, filters: Filters, *, limit: int | None = 100) -> list[Record]:
    """Who speaks: each source with its number of statements, by stance, most quoted first."""
    where = _where(connection, "statements", checked(filters))
    if where is None:
        return []
    picked = filters.outlet is not None or filters.from_ is not None or filters.to is not None
    tables = (
        "documents d CROSS JOIN attributions x ON x.document = d.id"
        if picked
        else "attributions x JOIN documents d ON d.id = x.document"
    )
    stances = ", ".join(f"sum(x.stance = '{stance}') AS {stance}" for stance in _STANCES)
    cursor = connection.execute(
        f"SELECT s.id, s.name AS source, count(*) AS statements, count(DISTINCT x.document) AS documents, {stances}"
        f" FROM {tables} JOIN sources s ON s.id = x.source"
        " LEFT JOIN reviews r ON r.layer = 'attributions' AND r.row = x.id AND r.replaced IS NULL"
        f" WHERE {where} GROUP BY x.source ORDER BY statements DESC, s.key LIMIT ?",
        [*where.parameters, -1 if limit is None else limit],
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


_STANCES = (
    "neutral", "affirming", "doubting", "denying", "demanding", "warning", "accusing", "opining", "committing",
)  # fmt: skip
