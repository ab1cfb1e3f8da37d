"""The pages, one module for each kind."""

from __future__ import annotations

from musnad.web.routers import articles, assets, front, reading

ROUTERS = (front.router, articles.router, reading.router, assets.router)
"""All routers, in the order in which addresses are looked up."""
