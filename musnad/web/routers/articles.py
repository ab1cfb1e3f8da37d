"""Articles: the list of them, and one with its layers."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException

from musnad.ledger.ledger import Ledger
from musnad.reconcile.store import prepared
from musnad.web.cards import Cards, stored
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page
from musnad.web.routers.front import Limit, Offset, Outlet, newest, outlets

router = APIRouter()


@page(router, "/articles", "articles.html")
def articles(ledger: Reading, pool: Pool, outlet: Outlet = "", limit: Limit = 30, offset: Offset = 0) -> Data:
    """The articles, newest first."""
    return {
        "rows": newest(ledger, limit, offset, outlet or None), "outlet": outlet, "outlets": outlets(ledger, pool),
        "limit": limit, "offset": offset,
    }  # fmt: skip


@page(router, "/article/{number:int}", "article.html")
def article(ledger: Reading, number: int) -> Data:
    """One article with its whole reading, the rows of its records, and what people decided about them."""
    record = existing(ledger, number)
    document = ledger.document(number)
    kept = stored(ledger, number)
    versions = []
    if record["address"]:
        versions = ledger.query(
            "SELECT id, version, seen, latest FROM documents WHERE address = ? ORDER BY version",
            (record["address"],),
        )
    return {
        "id": number,
        "record": {
            name: record[name]
            for name in ("outlet", "url", "title", "published", "seen", "version", "latest")
        },
        "reading": document.to_dict(),
        "rows": kept.rows,
        "reviews": list(kept.reviews.values()),
        "versions": versions if len(versions) > 1 else [],
        "copies": copies_of(ledger, number),
        "_view": Cards(document, kept).view(),
    }


def existing(ledger: Ledger, number: int) -> dict[str, Any]:
    """The document's row. Raises 404."""
    try:
        return ledger.record(number)
    except (KeyError, OverflowError):
        raise HTTPException(404) from None


def copies_of(ledger: Ledger, number: int) -> list[dict[str, Any]]:
    """Documents that share text with this one, the most alike first."""
    if not prepared(ledger.connection):
        return []
    return ledger.query(
        "SELECT d.id, d.outlet, d.published, d.title AS headline, c.relation, c.jaccard, c.contained FROM"
        " (SELECT second AS other, * FROM copies WHERE first = ? UNION ALL SELECT first, * FROM copies"
        " WHERE second = ?) c JOIN documents d ON d.id = c.other ORDER BY c.jaccard DESC, d.id LIMIT 20",
        (number, number),
    )
