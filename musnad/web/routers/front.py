"""The front page and the search."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from musnad.ledger.ledger import Ledger
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page

router = APIRouter()
NEWEST = 12
"""Articles on the front page."""
DAYS = 60
"""Days back from the newest article in which a toll is in motion."""


@page(router, "/", "front.html")
def front(ledger: Reading, pool: Pool) -> Data:
    """What came in, what changed, findings that need eyes, and tolls in motion."""
    return pool.kept("front", lambda: _front(ledger))


def _front(ledger: Ledger) -> Data:
    counts = ledger.query(
        "SELECT (SELECT count(*) FROM documents WHERE latest = 1) AS articles, (SELECT count(*) FROM attributions)"
        " AS statements, (SELECT count(*) FROM figures) AS figures, (SELECT count(*) FROM events) AS events,"
        " (SELECT min(published) FROM documents) AS first, (SELECT max(published) FROM documents) AS last"
    )[0]
    return {
        "counts": counts,
        "articles": newest(ledger, NEWEST),
        "changed": ledger.query(
            "SELECT id, url, title AS headline, outlet, version AS versions, seen FROM documents WHERE latest = 1"
            " AND version > 1 ORDER BY seen DESC, id DESC LIMIT 8"
        ),
        "findings": ledger.findings(limit=8),
        "tolls": tolls_in_motion(ledger),
    }


def newest(ledger: Ledger, limit: int, offset: int = 0, outlet: str | None = None) -> list[dict[str, Any]]:
    """The articles that were published last, with their first words."""
    where, parameters = ("AND outlet = ?", [outlet]) if outlet else ("", [])
    return ledger.query(
        "SELECT id AS document, outlet, published, title AS headline, url, substr(text, 1, 220) AS opening"
        f" FROM documents WHERE latest = 1 {where} ORDER BY published DESC, id DESC LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )


def tolls_in_motion(ledger: Ledger, limit: int = 10) -> list[dict[str, Any]]:
    """The tolls of killed and injured that most sources gave of late, by place, each with its commonest number."""
    rows = ledger.query(
        "SELECT x.category, l.name AS place, x.low, x.document, x.origin FROM documents d CROSS JOIN figures x"
        " ON x.document = d.id JOIN localities l ON l.id = x.locality WHERE d.latest = 1 AND d.published >="
        f" (SELECT date(max(published), '-{DAYS} days') FROM documents) AND x.category IN ('killed', 'injured')"
        " AND x.low > 0 AND x.low = x.high AND x.part_of IS NULL",
    )
    tolls: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        tolls.setdefault((row["category"], row["place"]), []).append(row)
    found = []
    for (category, place), given in tolls.items():
        sources = {row["origin"] for row in given if row["origin"] is not None}
        value, times = Counter(row["low"] for row in given).most_common(1)[0]
        found.append(
            {
                "category": category, "place": place, "value": value, "times": times,
                "reports": len({row["document"] for row in given}), "origins": len(sources),
            }
        )  # fmt: skip
    return sorted(found, key=lambda one: (-one["origins"], -one["reports"], one["place"]))[:limit]


Words = Annotated[str, Query(max_length=400, description="Words, or a phrase in quotation marks")]
Outlet = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=10, description="YYYY-MM-DD")]
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]


@page(router, "/search", "search.html")
def search(
    ledger: Reading,
    request: Request,
    q: Words = "",
    outlet: Outlet = "",
    from_: Annotated[str, Query(alias="from", max_length=10)] = "",
    to: Day = "",
    limit: Limit = 10,
    offset: Offset = 0,
) -> Data:
    """Articles that have all the words, however they are spelt, best first."""
    rows: list[dict[str, Any]] = []
    if q.strip():
        rows = ledger.search(
            q, limit=limit, offset=offset, outlet=outlet or None, from_=from_ or None, to=to or None
        )
        for row in rows:
            row |= _parted(ledger, row)
    return {
        "q": q, "outlet": outlet, "since": from_, "to": to, "rows": rows, "limit": limit, "offset": offset,
        "outlets": outlets(ledger, request.app.state.ledgers),
    }  # fmt: skip


def outlets(ledger: Ledger, pool: Any) -> list[str]:
    """Who published anything, those with most articles first."""
    found: list[str] = pool.kept(
        "outlets",
        lambda: [
            row["outlet"]
            for row in ledger.query(
                "SELECT outlet FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC, outlet"
            )
        ],
    )
    return found


def _parted(ledger: Ledger, row: dict[str, Any]) -> dict[str, str]:
    """The snippet before, in and after the hit."""
    hit = ledger.query(
        "SELECT substr(text, ? + 1, ?) AS hit FROM documents WHERE id = ?",
        (row["start"], row["end"] - row["start"], row["document"]),
    )[0]["hit"]
    before, found, after = row["snippet"].partition(hit) if hit else (row["snippet"], "", "")
    return {"before": before, "hit": found, "after": after}
