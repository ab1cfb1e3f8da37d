"""One statement, figure or event: its sentence, its chain, its rule, its review, and every other report of the same."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException

from musnad.ledger.ledger import Ledger
from musnad.reconcile import reports
from musnad.web.evidence import chain, evidence
from musnad.web.ledgers import Reading
from musnad.web.pages import Data, page, plain

router = APIRouter()
_PARTIES = (
    "SELECT p.id, p.name, p.code, p.country, e.side FROM event_parties e JOIN parties p ON p.id = e.party"
    " WHERE e.event = ? ORDER BY e.side, e.position"
)
LARGEST = 2**63 - 1


@page(router, "/statement/{number:int}", "statement.html")
def statement(ledger: Reading, number: int) -> Data:
    """Who said what: the cue in its sentence, the content, the chain, what stands in it, and all its reports."""
    row = one(ledger, "attributions", number)
    text = ledger.query("SELECT text FROM documents WHERE id = ?", (row["document"],))[0]["text"]
    contents = ledger.query(
        'SELECT start, "end" FROM contents WHERE attribution = ? ORDER BY position', (number,)
    )
    row["content"] = [{**span, "text": text[span["start"] : span["end"]]} for span in contents]
    row["source_name"] = name_of(ledger, "sources", row["source"])
    return {
        "id": number,
        "record": row,
        "document": document_of(ledger, row["document"]),
        "evidence": evidence(ledger, row["document"], row["cue_start"], row["cue_end"]),
        "chain": chain(ledger, outlet_of(ledger, row["document"]), number),
        "inside": {
            "statements": ledger.query(
                "SELECT a.id, a.cue, a.stance, s.name AS source FROM attributions a LEFT JOIN sources s"
                " ON s.id = a.source WHERE a.parent = ? ORDER BY a.number",
                (number,),
            ),
            "figures": ledger.query(
                "SELECT id, low, high, unit, category FROM figures WHERE document = ? AND attribution = ?"
                " ORDER BY number",
                (row["document"], number),
            ),
            "events": ledger.query(
                "SELECT id, text, type, modality FROM events WHERE document = ? AND attribution = ? ORDER BY number",
                (row["document"], number),
            ),
        },
        "review": review_of(ledger, "attributions", number),
        "reports": plain(reports.group_of(ledger, "statement", number)),
    }


@page(router, "/figure/{number:int}", "figure.html")
def figure(ledger: Reading, number: int) -> Data:
    """How many, of what, where and when, on whose word."""
    row = one(ledger, "figures", number)
    row["place"] = name_of(ledger, "localities", row["locality"])
    return {
        "id": number,
        "record": row,
        "document": document_of(ledger, row["document"]),
        "evidence": evidence(ledger, row["document"], row["start"], row["end"]),
        "chain": chain(ledger, outlet_of(ledger, row["document"]), row["attribution"]),
        "pieces": ledger.query(
            "SELECT id, low, high, unit, category FROM figures WHERE document = ? AND part_of = ? ORDER BY number",
            (row["document"], number),
        ),
        "event": next(
            iter(
                ledger.query(
                    "SELECT e.id, e.text, e.type FROM event_figures f JOIN events e ON e.id = f.event"
                    " WHERE f.figure = ?",
                    (number,),
                )
            ),
            None,
        ),
        "review": review_of(ledger, "figures", number),
    }


@page(router, "/event/{number:int}", "event.html")
def event(ledger: Reading, number: int) -> Data:
    """What happened, to whom, where and when, on whose word, and all its reports."""
    row = one(ledger, "events", number)
    row["place"] = name_of(ledger, "localities", row["locality"])
    return {
        "id": number,
        "record": row,
        "document": document_of(ledger, row["document"]),
        "evidence": evidence(ledger, row["document"], row["start"], row["end"]),
        "chain": chain(ledger, outlet_of(ledger, row["document"]), row["attribution"]),
        "parties": ledger.query(_PARTIES, (number,)),
        "figures": ledger.query(
            "SELECT x.id, x.low, x.high, x.unit, x.category FROM event_figures f JOIN figures x ON x.id = f.figure"
            " WHERE f.event = ? ORDER BY f.position",
            (number,),
        ),
        "review": review_of(ledger, "events", number),
        "reports": plain(reports.group_of(ledger, "event", number)),
    }


def one(ledger: Ledger, table: str, number: int) -> dict[str, Any]:
    """The row of this id. Raises 404."""
    found = ledger.query(f"SELECT * FROM {table} WHERE id = ?", (number,)) if number <= LARGEST else []
    if not found:
        raise HTTPException(404)
    return found[0]


def document_of(ledger: Ledger, number: int) -> dict[str, Any]:
    """What a page says of the article in which a record stands."""
    return ledger.query(
        "SELECT id, outlet, published, title AS headline, url FROM documents WHERE id = ?", (number,)
    )[0]


def outlet_of(ledger: Ledger, number: int) -> str | None:
    """Who published it."""
    outlet: str | None = document_of(ledger, number)["outlet"]
    return outlet


def name_of(ledger: Ledger, table: str, number: int | None) -> str | None:
    """The name of a source, party or locality."""
    found = ledger.query(f"SELECT name FROM {table} WHERE id = ?", (number,)) if number is not None else []
    return found[0]["name"] if found else None


def review_of(ledger: Ledger, layer: str, row: int) -> dict[str, Any] | None:
    """The decision in force about a record."""
    found = ledger.query(
        "SELECT id, verdict, correction, reviewer, at, note FROM reviews WHERE layer = ? AND row = ?"
        " AND replaced IS NULL",
        (layer, row),
    )
    return found[0] if found else None
