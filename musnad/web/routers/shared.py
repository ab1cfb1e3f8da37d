"""What many documents say together: origins, copies, laundering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from musnad.errors import UsageError
from musnad.ledger.filters import outlets as named_outlets
from musnad.ledger.ledger import Ledger
from musnad.reconcile import reports, shared_text
from musnad.reconcile.align import passages
from musnad.reconcile.store import prepared
from musnad.reconcile.words import Sequence
from musnad.show.plover import QUAD
from musnad.web.evidence import parted
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page, plain
from musnad.web.routers.articles import existing
from musnad.web.routers.front import Day, Offset, Outlet

router = APIRouter()
KINDS = ("statements", "events")
RELATIONS = ("near-copy", "edited-copy", "shared-passage")
LAUNDERED = ("dropped", "hardened", "named")
Since = Annotated[str, Query(alias="from", max_length=10, description="YYYY-MM-DD")]
Few = Annotated[int, Query(ge=1, le=100)]
Word = Annotated[str, Query(max_length=20)]
Name = Annotated[str, Query(max_length=200)]


def _chosen(name: str, value: str, choices: tuple[str, ...]) -> str | None:
    if value and value not in choices:
        raise UsageError(f"{name} {value}: choose {', '.join(choices)}.")
    return value or None


@page(router, "/origins", "origins.html")
def origins(
    ledger: Reading, pool: Pool, kind: Word = "statements", source: Name = "", outlet: Outlet = "",
    type: Word = "",  # noqa: A002  the name of the filter
    place: Name = "", from_: Since = "", to: Day = "", limit: Few = 10, offset: Offset = 0,
) -> Data:  # fmt: skip
    """Statements or events in all their reports: copies folded, independent origins counted."""
    _chosen("kind", kind, KINDS)
    _chosen("type", type, tuple(QUAD))
    common: dict[str, Any] = {"from_": from_ or None, "to": to or None}
    if kind == "events":
        common |= {"type": type or None, "place": place or None}
    else:
        common |= {"source": source or None, "outlet": outlet or None}
    ask: Callable[..., list[int]] = reports.event_heads if kind == "events" else reports.statement_heads
    key = ("origins", kind, *common.values())
    heads = pool.kept(key, lambda: ask(ledger, **common))[offset : offset + limit]
    groups = pool.kept(
        (*key, limit, offset), lambda: plain(reports.groups(ledger, kind.removesuffix("s"), heads))
    )
    return {
        "kind": kind, "groups": groups, "source": source, "outlet": outlet, "type": type, "place": place,
        "from_day": from_, "to": to, "limit": limit, "offset": offset,
        "reconciled": prepared(ledger.connection), "_types": tuple(QUAD),
    }  # fmt: skip


def _copies(ledger: Ledger, outlet: str, relation: str, limit: int, offset: int) -> list[dict[str, Any]]:
    if not prepared(ledger.connection):
        return []
    where, parameters = ["1"], []
    if _chosen("relation", relation, RELATIONS):
        where.append("c.relation = ?")
        parameters.append(relation)
    if outlet:
        names = named_outlets(ledger.connection, outlet)
        marks = ", ".join("?" * len(names)) or "NULL"
        where.append(f"(a.outlet IN ({marks}) OR b.outlet IN ({marks}))")
        parameters += [*names, *names]
    return ledger.query(
        "SELECT c.relation, c.jaccard, c.contained, a.id AS first, a.outlet AS first_outlet, a.title AS first_headline,"
        " coalesce(a.published, substr(a.seen, 1, 10)) AS first_day, b.id AS second, b.outlet AS second_outlet,"
        " b.title AS second_headline, coalesce(b.published, substr(b.seen, 1, 10)) AS second_day FROM copies c"
        " JOIN documents a ON a.id = c.first JOIN documents b ON b.id = c.second"
        f" WHERE {' AND '.join(where)} ORDER BY c.jaccard DESC, c.first, c.second LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )


def _all_copies(ledger: Reading, outlet: Outlet = "", relation: Word = "") -> list[dict[str, Any]]:
    return _copies(ledger, outlet, relation, -1, 0)


@page(router, "/copies", "copies.html", table=_all_copies, name="copies")
def copies(
    ledger: Reading, outlet: Outlet = "", relation: Word = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 50, offset: Offset = 0,
) -> Data:  # fmt: skip
    """Pairs of documents that share text, the most alike first."""
    return {
        "rows": _copies(ledger, outlet, relation, limit, offset), "outlet": outlet, "relation": relation,
        "limit": limit, "offset": offset, "reconciled": prepared(ledger.connection), "_relations": RELATIONS,
    }  # fmt: skip


@page(router, "/copies/{first:int}/{second:int}", "copy.html")
def copy(ledger: Reading, first: int, second: int) -> Data:
    """Two texts side by side, with the passages that they share."""
    one, other = existing(ledger, first), existing(ledger, second)
    if first == second:
        raise HTTPException(404)
    found = passages(Sequence(one["text"]), Sequence(other["text"]))
    relation: list[dict[str, Any]] = []
    if prepared(ledger.connection):
        relation = ledger.query(
            "SELECT relation, jaccard, contained FROM copies WHERE (first = ? AND second = ?)"
            " OR (first = ? AND second = ?)",
            (first, second, second, first),
        )
    return {
        "first": _side(one), "second": _side(other), "relation": relation[0] if relation else None,
        "passages": [plain(p) for p in found],
        "_first": _pieces(one["text"], [p.first for p in found]),
        "_second": _pieces(other["text"], [p.second for p in found]),
    }  # fmt: skip


def _side(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "outlet", "published", "title", "url")}


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[int | None, str]]:
    """The text cut at the passages: each piece with the number of its passage, None for what is between."""
    found: list[tuple[int | None, str]] = []
    at = 0
    for start, end, number in sorted((start, end, n) for n, (start, end) in enumerate(spans)):
        if start < at:
            continue
        found += [(None, text[at:start]), (number, text[start:end])]
        at = end
    return [piece for piece in [*found, (None, text[at:])] if piece[1]]


@page(router, "/laundering", "laundering.html")
def laundering(
    ledger: Reading, pool: Pool, outlet: Outlet = "", kind: Word = "", limit: Few = 20, offset: Offset = 0
) -> Data:
    """Attributions that a copy or rewrite dropped or hardened, both passages side by side."""
    wanted = _chosen("kind", kind, LAUNDERED)
    cases = pool.kept(
        ("laundering", outlet, kind, limit, offset),
        lambda: [
            _case(case)
            for case in shared_text.laundering(
                ledger, outlet=outlet or None, kind=wanted, limit=limit, offset=offset
            )
        ],
    )
    return {
        "cases": cases, "outlet": outlet, "kind": kind, "limit": limit, "offset": offset,
        "reconciled": prepared(ledger.connection), "_kinds": LAUNDERED,
    }  # fmt: skip


def _case(case: shared_text.LaunderedCase) -> dict[str, Any]:
    def side(row: dict[str, Any], span: tuple[int, int], stance: str) -> dict[str, Any]:
        return {
            "document": row["id"], "outlet": row["outlet"], "published": row["day"], "headline": row["title"],
            "stance": stance, "evidence": parted(row["text"], *span),
        }  # fmt: skip

    return {
        "id": case.id, "kind": case.kind, "speaker": case.speaker,
        "before": side(case.first, case.span_before, case.stance_before),
        "after": side(case.second, case.span_after, case.stance_after),
    }  # fmt: skip
