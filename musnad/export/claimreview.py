"""schema.org Claim, Quotation and ClaimReview (JSON-LD), for fact-checkers' tools.

Every inner end of a chain of attributions is a Claim (a Quotation when it is direct) by its source, appearing in the
article; the outer links of the chain are who published it. A ClaimReview is written only for a statement that a
reviewer decided about, and without a rating: whether a claim is *true* is nothing that Musnad knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from musnad.document import Attribution
from musnad.export.items import Item, address
from musnad.ledger.ledger import Ledger
from musnad.show.names import called, chain

_AUTHORS = {
    "person": "Person",
    "official": "Person",
    "anonymous": "Thing",
    "other": "Thing",
    "document": "CreativeWork",
}


def write(ledger: Ledger, items: Iterable[Item]) -> Iterator[str]:
    """One object a line (JSON lines of JSON-LD)."""
    for item in items:
        reviews = _reviews(ledger, item.number)
        parents = {a.parent for a in item.document.attributions}
        for attribution in item.document.attributions:
            if attribution.id in parents:
                continue
            found = claim(item, attribution)
            yield json.dumps(found, ensure_ascii=False) + "\n"
            for review in reviews.get(attribution.id, ()):
                yield json.dumps(claim_review(found, review), ensure_ascii=False) + "\n"


def claim(item: Item, attribution: Attribution) -> dict[str, Any]:
    """A statement as a Claim or Quotation."""
    document = item.document
    text = " … ".join(span.text for span in attribution.content)
    links = [_author(link) for link in chain(document, attribution.parent)]
    article: dict[str, Any] = {"@type": "NewsArticle", "url": address(item), "headline": document.title or ""}
    if document.published:
        article["datePublished"] = document.published
    if document.outlet:
        article["publisher"] = {"@type": "NewsMediaOrganization", "name": document.outlet}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation" if attribution.kind == "direct" else "Claim",
        "@id": f"{address(item)}#{attribution.id}",
        "text": text,
        "inLanguage": "ar",
        "author" if attribution.kind != "direct" else "spokenByCharacter": _author(attribution),
        "isPartOf" if attribution.kind == "direct" else "appearance": article,
        "additionalProperty": [
            {"@type": "PropertyValue", "name": "stance", "value": attribution.stance},
            *(
                {"@type": "PropertyValue", "name": "content", "minValue": span.start, "maxValue": span.end}
                for span in attribution.content
            ),
        ],
    }
    if links:
        found["creditText"] = " → ".join(link["name"] for link in links)
    return found


def claim_review(found: dict[str, Any], review: dict[str, Any]) -> dict[str, Any]:
    """What a reviewer decided about the record of a statement: not a rating of what it says."""
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "itemReviewed": {key: value for key, value in found.items() if key != "@context"},
        "claimReviewed": found["text"],
        "author": {"@type": "Person", "name": review["reviewer"]},
        "datePublished": review["at"],
        "reviewBody": review["note"] or "",
    }


def _author(attribution: Attribution) -> dict[str, str]:
    kind = _AUTHORS.get(attribution.source_type, "Organization")
    return {"@type": kind, "name": called(attribution) or ""}


def _reviews(ledger: Ledger, document: int) -> dict[str, list[dict[str, Any]]]:
    rows = ledger.query(
        "SELECT a.name, r.reviewer, r.at, r.note FROM reviews r JOIN attributions a ON a.id = r.row"
        " WHERE r.layer = 'attributions' AND r.document = ? AND r.replaced IS NULL",
        (document,),
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["name"], []).append(row)
    return found
