"""Questions to the ledger: statements, figures, events, labels, findings, sources, each as rows of plain values.

Reviews are laid over the machine's rows here: a rejected row is left out, a corrected one is asked for and shown as
corrected, whatever the question.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec

from musnad.document import Stance
from musnad.errors import UsageError
from musnad.ledger.filters import Filters, Where, checked, codes, country, localities, named, outlets

Record = dict[str, Any]


class Question(msgspec.Struct, frozen=True):
    """One kind of question: its table, what a row of the answer has (name: SQL), and how it joins.

    x is the layer's row, d its document.
    """

    table: str
    columns: dict[str, str]
    joins: str = ""
    sorts: dict[str, tuple[str, ...]] = {}


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
_SORTS: dict[str, tuple[str, ...]] = {
    "newest": ("d.published DESC", "d.id DESC", "x.number"),
    "oldest": ("d.published", "d.id", "x.number"),
    "outlet": ("d.outlet", "d.published DESC", "d.id DESC", "x.number"),
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
        _SORTS | {"source": ("s.key", *_SORTS["newest"])},
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
        _SORTS | {"value": ("ifnull(x.low, x.high) DESC", "d.id", "x.number"), "date": ("x.first", "d.id", "x.number")},
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
        _SORTS | {"date": ("x.first", "d.id", "x.number")},
    ),
    "labels": Question(
        "labels",
        {
            "id": "x.id", **_DOCUMENT, "label": "x.text", "actor": "p.name", "polarity": "x.polarity",
            "attribution": "x.attribution", **_ORIGIN, "start": "x.start", "end": 'x."end"', **_REVIEW,
        },
        "LEFT JOIN parties p ON p.id = x.party LEFT JOIN sources o ON o.id = x.origin",
        _SORTS,
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
    ),
}  # fmt: skip


FEW = 5000
"""Rows of a layer up to which they are gone through one by one; past it, documents are, in the order of their dates."""


def ask(
    connection: sqlite3.Connection,
    kind: str,
    filters: Filters,
    *,
    limit: int | None = 100,
    sort: str = "newest",
    offset: int = 0,
) -> Iterator[Record]:
    """The rows that answer a question, sorted; `limit` None: all. Raises UsageError."""
    question = QUESTIONS[kind]
    if sort not in question.sorts:
        raise UsageError(f"{kind} cannot be sorted by {sort}: choose {', '.join(question.sorts)}.")
    table = question.table
    rows, documents = _where(connection, kind, checked(filters))
    keys = question.sorts[sort]
    by_date = sort in ("newest", "oldest") or filters.outlet is not None
    if by_date and not _few(connection, table, rows):
        tables = f"documents d CROSS JOIN {table} x ON x.document = d.id"
    else:
        tables = f"{table} x CROSS JOIN documents d ON d.id = x.document"
    most = -1 if limit is None else limit
    parameters = [*rows.parameters, *documents.parameters]
    corrected = _corrected(connection, table)
    if not corrected:
        # Which rows first, by what they are sorted by; what is shown of them only then, for those that are shown.
        order = ", ".join(keys)
        ids = _select(question, tables, rows, documents, columns={"id": "x.id"})
        chosen = f"({ids} ORDER BY {order} LIMIT ? OFFSET ?) f CROSS JOIN {table} x ON x.id = f.id"
        sql = f"{_select(question, f'{chosen} JOIN documents d ON d.id = x.document')} ORDER BY {order}"
        parameters += [most, offset]
    else:
        # The machine's rows without those corrected, as far as they can be needed; then the corrected ones, few as they
        # are, asked the same with their right values; then both in order.
        plain = Where()
        plain.add(f"x.id NOT IN (SELECT row FROM reviews r WHERE {_CORRECTED})", table)
        machine = _select(question, tables, rows, documents, plain, keys=keys)
        right = _select(
            question, f"({corrected}) x JOIN documents d ON d.id = x.document", rows, documents, keys=keys
        )
        order = ", ".join(f"k{n}{' DESC' * key.endswith(' DESC')}" for n, key in enumerate(keys))
        shown = ", ".join(f'"{name}"' for name in question.columns)
        sql = (
            f"SELECT {shown} FROM (SELECT * FROM ({machine} ORDER BY {', '.join(keys)} LIMIT ?)"
            f" UNION ALL SELECT * FROM ({right})) ORDER BY {order} LIMIT ? OFFSET ?"
        )
        parameters = [*parameters, table, -1 if limit is None else limit + offset, *parameters, most, offset]
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def _select(
    question: Question,
    tables: str,
    *wheres: Where,
    keys: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> str:
    """The SELECT of a question from these tables; keys: what it is sorted by, as further columns k0, k1 …"""
    names = question.columns if columns is None else columns
    wanted = [f'{sql} AS "{name}"' for name, sql in names.items()]
    wanted += [f"{key.removesuffix(' DESC')} AS k{n}" for n, key in enumerate(keys)]
    return (
        f"SELECT {', '.join(wanted)} FROM {tables} {question.joins}"
        f" LEFT JOIN reviews r ON r.layer = '{question.table}' AND r.row = x.id AND r.replaced IS NULL"
        f" WHERE {' AND '.join(map(str, wheres)) or '1'}"
    )


def _few(connection: sqlite3.Connection, table: str, rows: Where) -> bool:
    """Whether the conditions on the layer's rows leave few of them."""
    if not rows.conditions:
        return False
    counted = f"SELECT count(*) FROM (SELECT 1 FROM {table} x WHERE {rows} LIMIT {FEW + 1})"
    return bool(connection.execute(counted, rows.parameters).fetchone()[0] <= FEW)


_CORRECTED = "r.layer = ? AND r.verdict = 'correct' AND r.replaced IS NULL AND r.row IS NOT NULL"


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
        f'm."{c}"'
        if c in ("id", "document", "number")
        else f"CASE WHEN json_type(v.correction, '$.{c}') IS NULL THEN m.\"{c}\""
        f" ELSE json_extract(v.correction, '$.{c}') END AS \"{c}\""
        for c in columns
    )
    return (
        f"SELECT {values} FROM reviews v JOIN {table} m ON m.id = v.row"
        f" WHERE v.layer = '{table}' AND v.verdict = 'correct' AND v.replaced IS NULL"
    )


def _where(connection: sqlite3.Connection, kind: str, f: Filters) -> tuple[Where, Where]:
    """The conditions that the filters mean for this kind of question: on the layer's rows, on documents and reviews."""
    for name in _WITHOUT.get(kind, ()):
        if getattr(f, name) is not None:
            raise UsageError(f"{kind} have no {name} to be asked by.")
    rows, documents = Where(), Where()
    if not f.versions:
        documents.add("d.latest = 1")
    if not f.rejected:
        documents.add("r.verdict IS NOT 'reject'")
    if f.outlet is not None:
        documents.one_of("d.outlet", outlets(connection, f.outlet))
    if kind in ("figures", "events"):
        if f.from_ is not None:
            rows.add("x.first >= ?", f.from_)
        if f.to is not None:
            rows.add(
                "x.last <= ? AND x.first <= ?", f.to, f.to
            )  # the second follows, and lets an index end there
    else:
        if f.from_ is not None:
            documents.add("d.published >= ?", f.from_)
        if f.to is not None:
            documents.add("d.published <= ?", f.to)
    if f.stance is not None:
        rows.add("x.stance = ?", f.stance)
    if f.category is not None:
        rows.add("x.category = ?", f.category)
    if f.type is not None:
        rows.add(f"{_TYPES[kind]} = ?", f.type)
    if f.source is not None:
        rows.one_of(
            "x.source" if kind == "statements" else "x.origin", named(connection, "sources", f.source)
        )
    if f.actor is not None:
        _actor(connection, rows, kind, f.actor)
    _place(connection, rows, kind, f)
    return rows, documents


_WITHOUT = {
    "statements": ("category",), "events": ("category",), "labels": ("category",),
    "findings": ("category", "stance", "source", "actor"),
}  # fmt: skip
"""Filters that a question does not have."""
_TYPES = {
    "statements": "x.source_type", "figures": "x.category", "events": "x.type", "labels": "x.polarity",
    "findings": 'x."check"',
}  # fmt: skip


def _actor(connection: sqlite3.Connection, where: Where, kind: str, name: str) -> None:
    """A party by any of its names: the lexicon's («داعش», "Islamic State"), or words of the name as it stands."""
    wanted = codes(name)
    parties = {
        *named(connection, "parties", name),
        *_ids(connection, "SELECT id FROM parties WHERE code IN", wanted),
    }
    if kind == "statements":
        wanted |= {
            row[0]
            for row in connection.execute(
                "SELECT code FROM parties WHERE code IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(parties)),),
            )
        }
        where.add(
            "(x.source IN (SELECT value FROM json_each(?)) OR x.code IN (SELECT value FROM json_each(?)))",
            json.dumps(named(connection, "sources", name)), json.dumps(sorted(wanted)),
        )  # fmt: skip
    elif kind == "labels":
        where.one_of("x.party", parties)
    else:
        select = {
            "events": "SELECT event FROM event_parties WHERE party IN",
            "figures": "SELECT figure FROM event_figures JOIN event_parties USING (event) WHERE party IN",
        }[kind]
        where.one_of("x.id", _ids(connection, select, parties))


def _ids(connection: sqlite3.Connection, select: str, values: Iterable[Any]) -> list[int]:
    found = connection.execute(f"{select} (SELECT value FROM json_each(?))", (json.dumps(list(values)),))
    return [row[0] for row in found]


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
    sites = f"(SELECT l.id FROM localities l WHERE {inside})"
    where.add(f"x.document IN (SELECT document FROM places WHERE locality IN {sites})", *inside.parameters)
    if kind == "statements":
        where.add(
            "EXISTS (SELECT 1 FROM contents c JOIN places p ON p.document = x.document AND p.start >= c.start"
            f' AND p."end" <= c."end" WHERE c.attribution = x.id AND p.locality IN {sites})',
            *inside.parameters,
        )


def sources(connection: sqlite3.Connection, filters: Filters, *, limit: int | None = 100) -> list[Record]:
    """Who speaks: each source with its number of statements, by stance, most quoted first."""
    rows, documents = _where(connection, "statements", checked(filters))
    if filters.outlet is None and filters.from_ is None and filters.to is None:
        # No need to look at each statement's document: an index has all that is counted.
        documents = Where()
        if not filters.versions:
            documents.add("x.document NOT IN (SELECT id FROM documents WHERE latest = 0)")
        if not filters.rejected:
            documents.add(
                "x.id NOT IN (SELECT row FROM reviews WHERE layer = 'attributions' AND verdict = 'reject'"
                " AND replaced IS NULL AND row IS NOT NULL)"
            )
        tables = "attributions x"
    else:
        tables = (
            "documents d CROSS JOIN attributions x ON x.document = d.id"
            " LEFT JOIN reviews r ON r.layer = 'attributions' AND r.row = x.id AND r.replaced IS NULL"
        )
    stances = ", ".join(f"sum(x.stance = '{stance}') AS {stance}" for stance in get_args(Stance))
    cursor = connection.execute(
        "SELECT s.id, s.name AS source, c.* FROM (SELECT x.source AS id, count(*) AS statements,"
        f" count(DISTINCT x.document) AS documents, {stances} FROM {tables}"
        f" WHERE x.source IS NOT NULL AND {rows} AND {documents} GROUP BY x.source) c JOIN sources s ON s.id = c.id"
        " ORDER BY c.statements DESC, s.key LIMIT ?",
        [*rows.parameters, *documents.parameters, -1 if limit is None else limit],
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
