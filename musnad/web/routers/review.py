"""Review: the queue, one annotation with what can be decided about it, and who decided what when."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Body, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from musnad.errors import UsageError
from musnad.ledger.ledger import Ledger
from musnad.ledger.reviews import LAYER
from musnad.web import pages
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page
from musnad.web.review_item import correction, item
from musnad.web.review_queue import NAMES, queue, waiting
from musnad.web.routers.front import Limit, Offset
from musnad.web.safety.sessions import author

router = APIRouter()
writing = APIRouter()
NEXT = 8
"""Annotations that are listed after the one at hand."""
MOST = 9_223_372_036_854_775_807
Only = Annotated[str, Query(max_length=40, description=f"Of one class alone: {', '.join(NAMES)}")]
Done = Annotated[int, Query(ge=0, le=MOST, description="A decision that was just made, to be told of")]
Kind = Literal["statements", "figures", "events", "labels", "findings", "places", "times"]


def log(
    ledger: Ledger, reviewer: str = "", lost: bool = False, limit: int = -1, offset: int = 0
) -> list[dict[str, Any]]:
    """All decisions, newest first."""
    return ledger.query(
        "SELECT r.id, r.at, r.reviewer, r.verdict, r.layer, r.row, r.text, r.correction, r.note, r.document,"
        " d.title AS headline, r.replaced IS NULL AS in_force, r.replaced IS r.id AS withdrawn"
        " FROM reviews r JOIN documents d ON d.id = r.document WHERE (? = '' OR r.reviewer = ?)"
        " AND (NOT ? OR (r.row IS NULL AND r.replaced IS NULL)) ORDER BY r.id DESC LIMIT ? OFFSET ?",
        (reviewer, reviewer, lost, limit, offset),
    )


def whole_log(
    ledger: Reading, reviewer: Annotated[str, Query(max_length=200)] = "", lost: bool = False
) -> list[dict[str, Any]]:
    """The same, without end."""
    return log(ledger, reviewer, lost)


@page(router, "/review", "review.html")
def review_queue(
    ledger: Reading, pool: Pool, only: Only = "", limit: Annotated[int, Query(ge=1, le=200)] = NEXT,
    offset: Offset = 0, done: Done = 0,
) -> Data:  # fmt: skip
    """What waits for a decision: first what matters most and is most in doubt."""
    if only and only not in NAMES:
        raise UsageError(f"{only}: choose {', '.join(NAMES)}.")
    counts = waiting(ledger, pool)
    rows = queue(ledger, counts, only=only or None, limit=limit, offset=offset)
    total = counts[only] if only else sum(counts.values())
    if not rows and offset and total:  # the end was passed: from the start again
        offset, rows = 0, queue(ledger, counts, only=only or None, limit=limit)
    first = rows[0] if rows else None
    return {
        "waiting": counts, "only": only, "limit": limit, "offset": offset, "total": total, "rows": rows,
        "_item": item(ledger, first["kind"], first["id"]) if first else None, "_rank": first and first["rank"],
        "_done": decision(ledger, done), "_queued": True,
    }  # fmt: skip


@page(router, "/reviews", "reviews.html", name="reviews", table=whole_log)
def reviews(
    ledger: Reading, reviewer: Annotated[str, Query(max_length=200)] = "", lost: bool = False,
    limit: Limit = 50, offset: Offset = 0,
) -> Data:  # fmt: skip
    """Who decided what when, the newest first, also what was replaced or withdrawn since."""
    names = [r["reviewer"] for r in ledger.query("SELECT DISTINCT reviewer FROM reviews ORDER BY reviewer")]
    rows = log(ledger, reviewer, lost, limit, offset)
    return {
        "rows": rows, "reviewer": reviewer, "lost": lost, "limit": limit, "offset": offset, "reviewers": names,
    }  # fmt: skip


@page(router, "/review/{kind}/{row:int}", "review.html")
def review_one(ledger: Reading, kind: Kind, row: int, done: Done = 0) -> Data:
    """One annotation: its words, its fields, and every decision about it."""
    found = item(ledger, kind, row)
    if found is None:
        raise HTTPException(404)
    return found | {"_item": found, "_done": decision(ledger, done), "_queued": False}


@router.get("/session.json", summary="Who is signed in", operation_id="session", response_class=Response)
def session(request: Request) -> Response:
    """Who is signed in, in whose name this browser writes, and the token that writing demands as X-CSRF-Token."""
    sessions = request.app.state.sessions
    told = {
        "name": request.state.session.name, "writes_as": sessions.writer(request), "token": sessions.token(request),
    }  # fmt: skip
    return Response(pages.encoded(told), media_type="application/json")


@writing.post("/review/{kind}/{row:int}", include_in_schema=False)
async def decide(request: Request, kind: Kind, row: int) -> Response:
    """A decision from a form; then the next annotation of the queue, or this one again."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    who = author(request)
    request.app.state.sessions.verify(request, form.get("token"))
    verdict = form.get("verdict", "")
    only, offset = form.get("only", ""), form.get("offset", "")
    back = "/review" if form.get("queued") else f"/review/{kind}/{row}"

    def write() -> int:
        with request.app.state.ledgers.writing() as ledger:
            right = correction(ledger, kind, row, form) if verdict == "correct" else None
            if verdict == "correct" and not right:
                raise UsageError(pages.language(request).word("review.unchanged"))
            return int(ledger.review(kind, row, verdict, reviewer=who, note=_note(form), correction=right))

    number = await run_in_threadpool(write)
    query = {
        "only": only if only in NAMES else "",
        "offset": offset if offset.isdecimal() else "",
        "done": number,
    }
    return RedirectResponse(f"{back}?{urlencode({k: v for k, v in query.items() if v})}", 303)


@writing.post("/withdraw/{number:int}", include_in_schema=False)
async def withdraw(request: Request, number: int) -> Response:
    """Take a decision back, from a form; then the annotation that it was about."""
    form = await request.form()
    who = author(request)
    request.app.state.sessions.verify(request, str(form.get("token", "")))
    taken = await run_in_threadpool(_withdrawn, request, number, who)
    kind = next((name for name, layer in LAYER.items() if layer == taken["layer"]), "")
    return RedirectResponse(f"/review/{kind}/{taken['row']}" if taken["row"] else "/reviews", 303)


class Decision(BaseModel):
    """A decision as JSON."""

    verdict: Literal["accept", "reject", "correct"]
    correction: dict[str, str | int | float | bool | None] | None = Field(
        None, description="With `correct`: field and right value, as `musnad review` has them"
    )
    note: str | None = Field(None, max_length=2000)


@writing.post("/review/{kind}/{row:int}.json", summary="Decide", operation_id="decide", status_code=201)
def decide_json(
    request: Request, kind: Kind, row: int, decision: Annotated[Decision, Body()]
) -> dict[str, int]:
    """Accept, reject or correct an annotation. Demands a session and its token in the header X-CSRF-Token."""
    who = author(request)
    request.app.state.sessions.verify(request, None)
    with request.app.state.ledgers.writing() as ledger:
        if item(ledger, kind, row) is None:
            raise HTTPException(404)
        number = ledger.review(
            kind, row, decision.verdict, reviewer=who, note=decision.note, correction=decision.correction
        )
    return {"id": int(number)}


@writing.post("/withdraw/{number:int}.json", summary="Take a decision back", operation_id="withdraw")
def withdraw_json(request: Request, number: int) -> dict[str, Any]:
    """Take a decision back; the one that it replaced is in force again. Demands what deciding does."""
    who = author(request)
    request.app.state.sessions.verify(request, None)
    return _withdrawn(request, number, who)


def _withdrawn(request: Request, number: int, who: str) -> dict[str, Any]:
    if not 0 < number <= MOST:
        raise HTTPException(404)
    with request.app.state.ledgers.writing() as ledger:
        found: dict[str, Any] = ledger.withdraw(number, reviewer=who)
    return found


def _note(form: dict[str, str]) -> str | None:
    return form.get("note", "").strip()[:2000] or None


def decision(ledger: Ledger, number: int) -> dict[str, Any] | None:
    """A decision in force, to be told of and undone."""
    found = ledger.query("SELECT * FROM reviews WHERE id = ? AND replaced IS NULL", (number,))
    return found[0] if found else None
