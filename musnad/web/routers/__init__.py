"""The pages, one module for each kind."""

from __future__ import annotations

from musnad.web.routers import answers, articles, assets, front, names, reading, records, rules, tolls

ROUTERS = (
    front.router, articles.router, reading.router, answers.router, records.router, names.router, tolls.router,
    rules.router, assets.router,
)  # fmt: skip
"""All routers, in the order in which addresses are looked up."""
