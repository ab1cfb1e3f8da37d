"""The gate that every request goes through: its host, its client's share, its session, its size; then the headers."""

from __future__ import annotations

import ipaddress
import logging
import math

from fastapi import HTTPException, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from musnad.web.safety import limits
from musnad.web.safety.sessions import SignInFirst

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Nothing from elsewhere, nothing inline, in nobody's frame."""
OPEN = ("/login", "/static/")
"""What can be asked for without an account when reading is closed."""


class Guard:
    """The middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with what is wrong with it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        state, word = request.app.state, request.app.state.words(request)
        request.state.session = state.sessions.read(request)
        most = limits.largest(state.settings, request.url.path)
        receive = limits.limited(receive, scope, most, word("account.large", n=most))

        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                session = request.state.session
                if session.changed:
                    state.sessions.write(session, headers, secure=request.url.scheme == "https")
                if session.name is not None and "cache-control" not in headers:
                    headers["cache-control"] = "private, no-store"
            await send(message)

        try:
            refuse(request)
        except HTTPException as error:
            answer = await state.complaint(request, error)
            await answer(scope, receive, sending)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # a mistake of ours: told to the log, not to the reader
            logging.getLogger("musnad.web").exception("%s %s", scope["method"], request.url.path)
            if started:
                raise
            answer = await state.complaint(request, error)
            await answer(scope, receive, sending)


def refuse(request: Request) -> None:
    """Raises HTTPException for a request that goes no further."""
    settings, word = request.app.state.settings, request.app.state.words(request)
    host = request.headers.get("host", "")
    if not known(host, settings.hosts):
        raise HTTPException(421, word("account.host", host=host[:200]))
    kind = limits.kind(request)
    if kind is not None:
        wait = request.app.state.buckets.take(kind, limits.client(request), limits.per_minute(settings, kind))
        if wait:
            seconds = math.ceil(wait)
            raise HTTPException(429, word("account.slowly", n=seconds), {"retry-after": str(seconds)})
    if (
        request.method not in ("GET", "HEAD", "OPTIONS")
        and request.headers.get("sec-fetch-site") == "cross-site"
    ):
        raise HTTPException(403, word("account.stale"))
    if settings.closed and request.state.session.name is None and not request.url.path.startswith(OPEN):
        raise SignInFirst(request)


def known(host: str, hosts: tuple[str, ...]) -> bool:
    """Whether a Host header names this desk.

    A name that anybody's DNS can point here is not enough (DNS rebinding); an address cannot be rebound.
    """
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    try:
        ipaddress.ip_address(name.strip("[]"))
        return True
    except ValueError:
        return name.lower().rstrip(".") in {"localhost", *(one.lower() for one in hosts)}
