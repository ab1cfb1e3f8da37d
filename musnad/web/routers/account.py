"""Signing in and out."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from musnad.web import pages
from musnad.web.safety.accounts import tidy
from musnad.web.safety.limits import per_minute

router = APIRouter(include_in_schema=False)
Next = Annotated[str, Form(max_length=2000)]


@router.get("/login")
def form(request: Request, next: str = "") -> Response:  # noqa: A002  the parameter's name in the address
    """The form."""
    if request.state.session.name is not None:
        return RedirectResponse(inside(next), 303)
    return _form(request, next)


@router.post("/login")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    token: Annotated[str, Form(max_length=500)] = "",
    next: Next = "",  # noqa: A002
) -> Response:
    """Sign in; a wrong name and a wrong password are not told apart, by words or by time."""
    state, word = request.app.state, pages.language(request).word
    state.sessions.verify(request, token)
    # besides the limit per client, one per account, so that many clients cannot guess together
    wait = state.buckets.take("login of", name.casefold(), per_minute(state.settings, "logins"))
    if wait:
        seconds = math.ceil(wait)
        raise HTTPException(429, word("account.slowly", n=seconds), {"retry-after": str(seconds)})
    if not state.accounts.check(name, password):
        return _form(request, next, name, word("account.wrong"), 403)
    state.sessions.sign_in(request, tidy(name))
    return RedirectResponse(inside(next), 303)


@router.post("/logout")
def sign_out(request: Request, token: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Sign out, on every machine where this account is signed in."""
    request.app.state.sessions.verify(request, token)
    request.app.state.sessions.sign_out(request)
    return RedirectResponse("/login" if request.app.state.settings.closed else "/", 303)


def inside(address: str) -> str:
    """An address of this desk to go on to; the front page for anything that leads elsewhere."""
    fine = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if fine and "\\" not in address else "/"


def _form(request: Request, next_: str, name: str = "", problem: str = "", status: int = 200) -> Response:
    data = {"next": next_, "name": name, "problem": problem}
    return pages.html(request, "login.html", data, status)
