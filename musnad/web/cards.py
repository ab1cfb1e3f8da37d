"""A reading laid out for a page: the text in paragraphs, and every record as a card that says what is known of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.document import Attribution, Document, Span
from musnad.ledger.rows import LAYERS
from musnad.show.anchors import Anchors
from musnad.show.names import called, chain

Card = dict[str, Any]
ORDER = ("attributions", "figures", "events", "labels", "places", "times", "findings")
"""The layers in the order in which a page lists them."""
ROLES = ("actor", "recipient", "where", "when")
_OVERRIDES = str.maketrans(dict.fromkeys("\u202d\u202e", "\ufffd"))
"""Marks that turn the order of everything after them; one for one, so that offsets hold."""


class Stored(NamedTuple):
    """What the ledger knows of a reading's records: row ids by layer, sources by attribution, decisions."""

    rows: dict[str, list[int]]
    sources: dict[str, int | None]
    reviews: dict[tuple[str, int], dict[str, Any]]


class Cards:
    """The cards of one reading. stored: None for a text that is in no ledger."""

    def __init__(self, document: Document, stored: Stored | None = None) -> None:
        self.document, self.stored = document, stored
        self.anchors = Anchors(document)
        self.known = {a.id: a for a in document.attributions}

    def view(self) -> dict[str, Any]:
        """Paragraphs with the findings on them, cards by layer, and the ranges that the page's script paints."""
        layers = {layer: list(getattr(self, layer)()) for layer in ORDER}
        notes: dict[int, list[Card]] = {}
        for card in layers["findings"]:
            notes.setdefault(card["paragraph"], []).append(card)
        rejected = {
            card["key"] for cards in layers.values() for card in cards
            if card["review"] and card["review"]["verdict"] == "reject"
        }  # fmt: skip
        marks = {key: ranges for key, ranges in self.anchors.records().items() if key not in rejected}
        return {
            "paragraphs": [
                {"number": n, "text": p.text.translate(_OVERRIDES), "findings": notes.get(n, [])}
                for n, p in enumerate(self.anchors.paragraphs)
            ],
            "layers": {layer: cards for layer, cards in layers.items() if cards},
            "marks": marks,
        }

    def attributions(self) -> list[Card]:
        """Who said what: indented by their place in the chain."""
        found = []
        for n, a in enumerate(self.document.attributions):
            name = called(a)
            links = self.links(a.id)
            found.append(
                self._card(
                    "attributions", n, a.id, a.cue, links, a.rule, name=name,
                    tone=f"stance-{a.stance}", stance=a.stance, type=a.source_type, kind=a.kind, cue=a.cue.text,
                    implied=name is not None and a.source is None, depth=min(len(links) - 2, 4),
                    content=" … ".join(part.text for part in a.content),
                )
            )  # fmt: skip
        return found

    def figures(self) -> list[Card]:
        """How many, of what."""
        return [
            self._card(
                "figures", n, f.id, f.span, self.links(f.attribution), f.rule, name=f.span.text, low=f.low, high=f.high,
                unit=f.unit.text if f.unit and f.unit.text != f.span.text else None, category=f.category,
                approx=f.approx, cumulative=f.cumulative, part=f.part_of is not None,
            )
            for n, f in enumerate(self.document.figures)
        ]  # fmt: skip

    def events(self) -> list[Card]:
        """What happened."""
        return [
            self._card(
                "events", n, e.id, e.trigger, self.links(e.attribution), e.rule, name=e.trigger.text, type=e.type,
                modality=e.modality,
                roles=[
                    (role, span.text)
                    for role, span in zip(ROLES, (e.actor, e.recipient, e.place, e.time), strict=True)
                    if span is not None
                ],
            )
            for n, e in enumerate(self.document.events)
        ]  # fmt: skip

    def labels(self) -> list[Card]:
        """Evaluative words for parties."""
        return [
            self._card(
                "labels", n, f"label{n}", one.span, self.links(one.attribution), one.rule, name=one.span.text,
                polarity=one.polarity, actor=one.actor.text if one.actor else None,
            )
            for n, one in enumerate(self.document.labels)
        ]  # fmt: skip

    def places(self) -> list[Card]:
        """Where."""
        return [
            self._card(
                "places", n, f"place{n}", p.span, [], p.rule, name=p.span.text, country=p.country, latitude=p.latitude,
                longitude=p.longitude,
            )
            for n, p in enumerate(self.document.places)
        ]  # fmt: skip

    def times(self) -> list[Card]:
        """When."""
        return [
            self._card("times", n, f"time{n}", t.span, [], t.rule, name=t.span.text, value=t.value)
            for n, t in enumerate(self.document.times)
        ]

    def findings(self) -> list[Card]:
        """What the text contradicts or leaves open."""
        return [
            self._card(
                "findings", n, f"finding{n}", f.spans[0] if f.spans else None, [], f.check, name=f.check,
                message=f.message, evidence=[span.text for span in f.spans],
            )
            for n, f in enumerate(self.document.findings)
        ]  # fmt: skip

    def links(self, attribution: str | None) -> list[Card]:
        """The chain from the outlet inward; a record in the writer's own voice has the outlet, and that voice."""
        outlet = {"who": self.document.outlet, "type": "outlet", "cue": None, "stance": None, "source": None}
        inward = [self._link(a) for a in chain(self.document, attribution)]
        if not inward:
            inward = [{"who": None, "type": "writer", "cue": None, "stance": None, "source": None}]
        return ([outlet] if self.document.outlet else []) + inward

    def _link(self, a: Attribution) -> Card:
        name = called(a)
        return {
            "who": name,
            "type": a.source_type,
            "cue": a.cue.text,
            "stance": a.stance,
            "source": self.stored.sources.get(a.id) if self.stored and name else None,
        }

    def _card(
        self, layer: str, n: int, key: str, span: Span | None, links: list[Card], rule: str, **fields: Any
    ) -> Card:
        row, review = None, None
        if self.stored is not None:
            row = self.stored.rows[layer][n]
            review = self.stored.reviews.get((layer, row))
        return {
            "layer": layer, "key": key, "row": row, "review": review, "rule": rule, "chain": links,
            "start": span.start if span else None, "end": span.end if span else None,
            "paragraph": self.anchors.paragraph(span) if span else 0, "tone": "", **fields,
        }  # fmt: skip


def stored(ledger: Any, document: int) -> Stored:
    """What the ledger knows of the records of a document."""
    rows = {
        layer: [
            row["id"]
            for row in ledger.query(f"SELECT id FROM {layer} WHERE document = ? ORDER BY number", (document,))
        ]
        for layer in LAYERS
    }
    sources = {
        row["name"]: row["source"]
        for row in ledger.query("SELECT name, source FROM attributions WHERE document = ?", (document,))
    }
    reviews = {
        (row["layer"], row["row"]): row
        for row in ledger.query(
            "SELECT id, layer, row, verdict, correction, reviewer, at, note FROM reviews WHERE document = ?"
            " AND replaced IS NULL AND row IS NOT NULL",
            (document,),
        )
    }
    return Stored(rows, sources, reviews)
