"""What is exported: documents of the ledger with the records that the filters leave, as the reviewers have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from musnad.document import Document
from musnad.ledger.ledger import Ledger

LAYERS = {
    "attributions": "statements",
    "figures": "figures",
    "events": "events",
    "labels": "labels",
    "findings": "findings",
}
"""The layers that can be asked for, and the questions that ask for them."""

_ONLY = {"category": ("figures",), "stance": ("attributions",)}
"""Filters that speak of some layers only: the others are then left out."""


class Item(NamedTuple):
    """A document of the ledger, its number there, and what the ledger knows of it besides its reading."""

    number: int
    document: Document
    row: dict[str, Any]


def items(ledger: Ledger, filters: dict[str, Any]) -> Iterator[Item]:
    """The documents in the order in which they came.

    filters: as for the ledger's questions; a document comes when one of its records answers, with the records that do.
    Without filters, all documents come with everything.
    """
    asked = {name: value for name, value in filters.items() if value is not None}
    if not asked:
        for number, _ in ledger.documents():
            yield Item(number, ledger.document(number, reviewed=True), ledger.record(number))
        return
    layers = next((layers for name, layers in _ONLY.items() if name in asked), tuple(LAYERS))
    kept: dict[int, dict[str, set[int]]] = {}
    for layer in layers:
        for row in getattr(ledger, LAYERS[layer])(limit=None, sort="oldest", **asked):
            kept.setdefault(row["document"], {}).setdefault(layer, set()).add(row["id"])
    for number in sorted(kept):
        document = ledger.document(number, reviewed=True)
        for layer in LAYERS:
            wanted = kept[number].get(layer, set())
            rows = row_ids(ledger, layer, number)
            listed = getattr(document, layer)
            setattr(
                document, layer, [record for record, row in zip(listed, rows, strict=True) if row in wanted]
            )
        _mend(document)
        yield Item(number, document, ledger.record(number))


def row_ids(ledger: Ledger, layer: str, document: int) -> list[int]:
    """The row ids of a layer's records, in the order in which the reviewed reading has them."""
    rows = ledger.query(
        f"SELECT id FROM {layer} WHERE document = ? AND id NOT IN (SELECT row FROM reviews WHERE layer = ?"
        " AND verdict = 'reject' AND replaced IS NULL AND row IS NOT NULL) ORDER BY number",
        (document, layer),
    )
    return [row["id"] for row in rows]


def _mend(document: Document) -> None:
    """Take out references to records that the filters left out."""
    attributions = {a.id for a in document.attributions}
    figures = {f.id for f in document.figures}
    for a in document.attributions:
        if a.parent not in attributions:
            a.parent = None
    for f in document.figures:
        if f.part_of not in figures:
            f.part_of = None
    for event in document.events:
        event.figures = [f for f in event.figures if f in figures]
    for listed in (document.figures, document.events, document.labels):
        for record in listed:
            if record.attribution not in attributions:
                record.attribution = None


def address(item: Item) -> str:
    """Where the document is on the web, else a name for it that no other has."""
    return item.document.url or f"urn:blake2b:{item.row['hash']}"
