"""The pages, one module for each kind."""

from __future__ import annotations

from fastapi import APIRouter

from musnad.web.routers import (
    account,
    answers,
    articles,
    assets,
    compare,
    front,
    names,
    reading,
    records,
    review,
    rules,
    shared,
    tolls,
)  # fmt: skip
from musnad.web.settings import Settings

ROUTERS = (
    front.router, articles.router, reading.router, answers.router, records.router, names.router, tolls.router,
    shared.router, compare.router, rules.router, assets.router,
)  # fmt: skip
"""All routers, in the order in which addresses are looked up."""


def routers(settings: Settings) -> tuple[APIRouter, ...]:
    """The routers of a desk with these settings: what it must not do, it has no address for."""
    found: tuple[APIRouter, ...] = (*ROUTERS, review.router)
    if not settings.read_only:
        found = (*found, review.writing)
    if not settings.read_only or settings.closed:
        found = (*found, account.router)
    return found
