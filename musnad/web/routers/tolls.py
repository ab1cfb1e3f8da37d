"""Tolls day by day and by origin, and what in them does not fit."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from musnad.errors import UsageError
from musnad.ledger.ledger import Ledger
from musnad.reconcile import chart
from musnad.reconcile.tolls import CASUALTIES
from musnad.reconcile.tolls_of import Tolls, tolls_of
from musnad.web import charts, pages
from musnad.web.ledgers import Ledgers, Pool, Reading
from musnad.web.pages import Data, page, plain
from musnad.web.routers.answers import point
from musnad.web.routers.front import tolls_in_motion

router = APIRouter()
CONFLICTS = 40
"""What does not fit, listed at most."""


class Toll(BaseModel):
    """Which tolls, and which of their points; without place, source or point: what is in motion."""

    category: str = Field("", max_length=20, description="killed, injured, detained, missing or displaced")
    place: str = Field("", max_length=200)
    source: str = Field("", max_length=200)
    near: str = Field("", max_length=60, description="LATITUDE,LONGITUDE,KM")
    since: str = Field("", max_length=10, alias="from", description="YYYY-MM-DD")
    to: str = Field("", max_length=10, description="YYYY-MM-DD")
    limit: int = Field(100, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=1_000_000)

    @property
    def narrow(self) -> bool:
        """Whether one toll is meant, and not all of the ledger's."""
        return bool(self.place or self.source or self.near)


Wanted = Annotated[Toll, Query()]


def _found(ledger: Ledger, pool: Ledgers, wanted: Toll) -> Tolls:
    if wanted.category and wanted.category not in CASUALTIES:
        raise UsageError(f"category {wanted.category}: choose {', '.join(CASUALTIES)}.")
    if not wanted.narrow:
        return Tolls([], [], {})
    near = point(wanted.near)
    return pool.kept(
        ("tolls", *wanted.model_dump(exclude={"limit", "offset"}).values()),
        lambda: tolls_of(
            ledger, category=wanted.category or None, place=wanted.place or None, source=wanted.source or None,
            from_=wanted.since or None, to=wanted.to or None, near=near,
        ),
    )  # fmt: skip


def _points(ledger: Reading, pool: Pool, wanted: Wanted) -> list[dict[str, Any]]:
    return chart.rows(_found(ledger, pool, wanted).series)


@page(router, "/tolls", "tolls.html", table=_points, name="tolls")
def tolls(ledger: Reading, pool: Pool, request: Request, wanted: Wanted) -> Data:
    """Tolls by origin, day by day; figures that do not fit together; every point with its figures."""
    found = _found(ledger, pool, wanted)
    said = pages.language(request)
    points = sorted(chart.rows(found.series), key=lambda row: (row["day"], row["category"], row["origin"]))
    points = points[wanted.offset : wanted.offset + wanted.limit]
    for row in points:
        row["figures"] = [int(number) for number in row["figures"].split()]
    return {
        "asked": wanted.model_dump(by_alias=True), "points": points,
        "conflicts": [plain(c) for c in found.conflicts[:CONFLICTS]],
        "limit": wanted.limit, "offset": wanted.offset,
        "motion": [] if wanted.narrow else pool.kept("motion", lambda: tolls_in_motion(ledger, 40)),
        "_chart": charts.toll(found.series, said) if points else None, "_categories": CASUALTIES,
    }  # fmt: skip
