"""The pages, one module for each kind."""

from __future__ import annotations

from musnad.web.routers import (
    answers,
    articles,
    assets,
    compare,
    front,
    names,
    reading,
    records,
    rules,
    shared,
    tolls,
)  # fmt: skip

ROUTERS = (
    front.router, articles.router, reading.router, answers.router, records.router, names.router, tolls.router,
    shared.router, compare.router, rules.router, assets.router,
)  # fmt: skip
"""All routers, in the order in which addresses are looked up."""
