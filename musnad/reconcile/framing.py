"""Framing: how each outlet names parties and presents sources, as counts with intervals and the rows behind them.

Copies count where they were printed: an outlet is answerable for what it carries. Nothing here is a judgement; a
share says how often, an interval how sure that is, and the rows are there to be read.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.ledger.filters import Filters, Where, checked, outlets
from musnad.ledger.ledger import Ledger
from musnad.reconcile.shares import Share, share

Row = dict[str, Any]


class Outlet(NamedTuple):
    """One outlet. anonymous: of its reported statements, those of nobody in particular; unsourced: of its tolls of
    killed and injured, those in its own voice; doubting: of its cues, those that cast doubt."""

    outlet: str
    documents: int
    anonymous: Share
    unsourced: Share
    doubting: Share


class Naming(NamedTuple):
    """How often an outlet, in its own voice, uses a label for a party, of all its labels in its own voice."""

    outlet: str
    party: str
    label: str
    polarity: str
    share: Share


class Presenting(NamedTuple):
    """How often an outlet presents a source under a stance, of all its statements of that source."""

    outlet: str
    source: str
    stance: str
    share: Share


def _where(ledger: Ledger, outlet: str | None, from_: str | None, to: str | None) -> Where:
    checked(Filters(from_=from_, to=to))
    where = Where()
    where.add("d.latest = 1")
    where.add("d.outlet IS NOT NULL")
    if outlet is not None:
        where.one_of("d.outlet", outlets(ledger.connection, outlet))
    if from_ is not None:
        where.add("d.published >= ?", from_)
    if to is not None:
        where.add("d.published <= ?", to)
    return where


def by_outlet(
    ledger: Ledger, *, outlet: str | None = None, from_: str | None = None, to: str | None = None
) -> list[Outlet]:
    """The outlets, those with most documents first."""
    where = _where(ledger, outlet, from_, to)

    def counts(select: str, joins: str) -> dict[str, Row]:
        rows = ledger.query(
            f"SELECT d.outlet, {select} FROM documents d {joins} WHERE {where} GROUP BY d.outlet",
            where.parameters,
        )
        return {row["outlet"]: row for row in rows}

    documents = counts("count(*) AS n", "")
    said = counts(
        "count(*) AS n, sum(x.source_type = 'anonymous') AS anonymous, sum(x.stance = 'doubting') AS doubting",
        "JOIN attributions x ON x.document = d.id",
    )
    tolls = counts(
        "count(*) AS n, sum(x.attribution IS NULL) AS unsourced",
        "JOIN figures x ON x.document = d.id AND x.category IN ('killed', 'injured')",
    )
    nothing: Row = {"n": 0, "anonymous": 0, "doubting": 0, "unsourced": 0}
    found = []
    for name, row in documents.items():
        a, t = said.get(name, nothing), tolls.get(name, nothing)
        found.append(
            Outlet(
                name,
                row["n"],
                share(a["anonymous"], a["n"]),
                share(t["unsourced"], t["n"]),
                share(a["doubting"], a["n"]),
            )
        )
    return sorted(found, key=lambda o: (-o.documents, o.outlet))


def labels(
    ledger: Ledger,
    *,
    outlet: str | None = None,
    party: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    least: int = 1,
) -> list[Naming]:
    """Labels in the writer's own voice by outlet and party, the most used first. least: uses."""
    where = _where(ledger, outlet, from_, to)
    rows = ledger.query(
        "SELECT d.outlet, coalesce(p.name, '') AS party, x.text AS label, x.polarity, count(*) AS n FROM documents d"
        " JOIN labels x ON x.document = d.id LEFT JOIN parties p ON p.id = x.party"
        f" WHERE {where} AND x.attribution IS NULL GROUP BY 1, 2, 3, 4",
        where.parameters,
    )
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["outlet"]] = totals.get(row["outlet"], 0) + row["n"]
    found = [
        Naming(
            row["outlet"], row["party"], row["label"], row["polarity"], share(row["n"], totals[row["outlet"]])
        )
        for row in rows
        if row["n"] >= least and (party is None or party in row["party"])
    ]
    return sorted(found, key=lambda n: (-n.share.part, n.outlet, n.party, n.label))


def stances(
    ledger: Ledger,
    *,
    outlet: str | None = None,
    source: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    least: int = 5,
) -> list[Presenting]:
    """The stance of cues by outlet and source. least: statements of that source in that outlet."""
    from musnad.ledger.filters import named

    where = _where(ledger, outlet, from_, to)
    if source is not None:
        where.one_of("x.source", named(ledger.connection, "sources", source))
    rows = ledger.query(
        "SELECT d.outlet, s.name AS source, x.stance, count(*) AS n,"
        " sum(count(*)) OVER (PARTITION BY d.outlet, x.source) AS total FROM documents d"
        " JOIN attributions x ON x.document = d.id JOIN sources s ON s.id = x.source"
        f" WHERE {where} GROUP BY d.outlet, x.source, x.stance",
        where.parameters,
    )
    found = [
        Presenting(row["outlet"], row["source"], row["stance"], share(row["n"], row["total"]))
        for row in rows
        if row["total"] >= least
    ]
    return sorted(found, key=lambda p: (p.outlet, -p.share.whole, p.source, -p.share.part))


BEHIND = {
    "anonymous": ("attributions", "x.source_type = 'anonymous'", "x.cue_start", "x.cue_end"),
    "doubting": ("attributions", "x.stance = 'doubting'", "x.cue_start", "x.cue_end"),
    "unsourced": (
        "figures",
        "x.attribution IS NULL AND x.category IN ('killed', 'injured')",
        "x.start",
        'x."end"',
    ),
    "labels": ("labels", "x.attribution IS NULL", "x.start", 'x."end"'),
}
"""What each measure counts: the table, the condition, and where in the text."""


def behind(
    ledger: Ledger,
    measure: str,
    *,
    outlet: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    limit: int = 20,
) -> list[Row]:
    """The rows behind a number: id, document, outlet, day, offsets and the sentence."""
    from musnad.reconcile.reports import sentence

    table, condition, start, end = BEHIND[measure]
    where = _where(ledger, outlet, from_, to)
    rows = ledger.query(
        f'SELECT x.id, x.document, d.outlet, d.published, {start} AS start, {end} AS "end", d.text FROM documents d'
        f" JOIN {table} x ON x.document = d.id WHERE {where} AND {condition} ORDER BY d.published, x.id LIMIT ?",
        [*where.parameters, limit],
    )
    for row in rows:
        row["sentence"] = sentence(row.pop("text"), row["start"], row["end"])
    return rows
