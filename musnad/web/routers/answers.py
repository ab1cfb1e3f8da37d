"""Statements, figures, events, labels, findings: the ledger's answers as tables, with filters in the address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from musnad.check import CHECKS
from musnad.document import Polarity, SourceType, Stance
from musnad.errors import UsageError
from musnad.ledger.queries import QUESTIONS
from musnad.show.plover import QUAD
from musnad.show.words import CATEGORIES
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page

router = APIRouter()
STANCES: tuple[str, ...] = get_args(Stance)


class Asked(BaseModel):
    """What an answer is narrowed by; empty: not at all."""

    source: str = Field("", max_length=200, description="Words of the source's name, however spelt")
    actor: str = Field("", max_length=200, description="Words of a party's name")
    place: str = Field("", max_length=200, description="A place, or a country's name or two-letter code")
    near: str = Field("", max_length=60, description="LATITUDE,LONGITUDE,KM")
    since: str = Field("", max_length=10, alias="from", description="YYYY-MM-DD")
    to: str = Field("", max_length=10, description="YYYY-MM-DD")
    stance: str = Field("", max_length=20)
    category: str = Field("", max_length=20)
    type: str = Field("", max_length=40, description="Of source, event, polarity or check")
    outlet: str = Field("", max_length=200)
    sort: str = Field("newest", max_length=10)
    versions: bool = False
    rejected: bool = False
    limit: int = Field(50, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=1_000_000)

    def filters(self) -> dict[str, Any]:
        """The same as the ledger takes it. Raises UsageError."""
        words = ("source", "actor", "place", "to", "stance", "category", "type", "outlet")
        given: dict[str, Any] = {name: getattr(self, name) or None for name in words}
        return given | {
            "from_": self.since or None, "near": point(self.near), "versions": self.versions, "rejected": self.rejected,
        }  # fmt: skip


def point(near: str) -> tuple[float, float, float] | None:
    """A point and a distance out of «LATITUDE,LONGITUDE,KM». Raises UsageError."""
    if not near:
        return None
    try:
        latitude, longitude, km = map(float, near.split(","))
    except ValueError:
        raise UsageError(f"near {near}: write LATITUDE,LONGITUDE,KM, as in 32.88,13.19,50.") from None
    return latitude, longitude, km


Filters = Annotated[Asked, Query()]
FIELDS: dict[str, dict[str, tuple[str, ...] | str]] = {
    "statements": {
        "source": "text", "stance": STANCES, "type": get_args(SourceType), "place": "text", "outlet": "text",
        "from": "date", "to": "date",
    },
    "figures": {
        "category": tuple(CATEGORIES), "place": "text", "source": "text", "actor": "text", "stance": STANCES,
        "outlet": "text", "from": "date", "to": "date",
    },
    "events": {
        "type": tuple(QUAD), "place": "text", "actor": "text", "source": "text", "stance": STANCES, "outlet": "text",
        "from": "date", "to": "date",
    },
    "labels": {
        "actor": "text", "type": get_args(Polarity), "source": "text", "outlet": "text", "from": "date", "to": "date",
    },
    "findings": {"type": tuple(CHECKS), "outlet": "text", "from": "date", "to": "date"},
}  # fmt: skip
"""The filters that a page offers: free text, a date, or one of some values."""
KINDS = {
    "statements": "source_type",
    "figures": "category",
    "events": "event",
    "labels": "polarity",
    "findings": "check",
}
"""Of what kind the values of the filter `type` are, for their words."""


def _serve(kind: str) -> None:
    def rows(ledger: Reading, asked: Filters) -> Iterator[dict[str, Any]]:
        return iter(list(ledger.ask(kind, sort=asked.sort, **asked.filters())))

    def answer(ledger: Reading, pool: Pool, asked: Filters, request: Request) -> Data:
        ask = getattr(ledger, kind)
        filters = asked.filters()
        found = pool.kept(
            (kind, *asked.model_dump().values()),
            lambda: ask(limit=asked.limit, offset=asked.offset, sort=asked.sort, **filters),
        )
        return {
            "kind": kind, "rows": found, "asked": asked.model_dump(by_alias=True), "limit": asked.limit,
            "offset": asked.offset, "_fields": FIELDS[kind], "_type": KINDS[kind],
            "_sorts": tuple(QUESTIONS[kind].sorts), "_path": request.url.path,
        }  # fmt: skip

    answer.__name__ = kind
    answer.__doc__ = f"{kind.capitalize()} of the ledger, with on whose word and where in which text."
    page(router, f"/{kind}", "answers.html", table=rows, name=kind)(answer)


for _kind in QUESTIONS:
    _serve(_kind)
