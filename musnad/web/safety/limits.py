"""How much one client may ask for, and how much it may send."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import Message, Receive, Scope

from musnad.web.settings import Settings

SMALL = 64 * 1024
"""Bytes of any other form than a text to read."""
_CLIENTS = 20_000
"""Clients remembered at most; the ones heard of longest ago are forgotten."""


class Buckets:
    """Token buckets in memory: each holds a minute's worth and fills evenly."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, kind: str, client: str, per_minute: float, now: float | None = None) -> float:
        """Take one; 0 when there was one, else the seconds until there is. per_minute 0: no limit."""
        if per_minute <= 0:
            return 0.0
        now = time.monotonic() if now is None else now
        with self._lock:
            left, at = self._kept.pop((kind, client), (per_minute, now))
            left = min(per_minute, left + (now - at) * per_minute / 60)
            wait = 0.0 if left >= 1 else (1 - left) * 60 / per_minute
            self._kept[kind, client] = (left if wait else left - 1, now)
            while len(self._kept) > _CLIENTS:
                self._kept.popitem(last=False)
        return wait


def kind(connection: HTTPConnection) -> str | None:
    """What a request counts as; None: it is not counted."""
    path = connection.url.path
    if path.startswith("/static/"):
        return None
    if connection.scope["method"] in ("GET", "HEAD"):
        return "searches" if path.startswith("/search") else "pages"
    return {"/read": "uploads", "/read.json": "uploads", "/login": "logins"}.get(path, "writes")


def per_minute(settings: Settings, kind: str) -> float:
    """How many of a kind one client may send in a minute."""
    return float(getattr(settings.limits, kind))


def client(connection: HTTPConnection) -> str:
    """Whom a request is counted for: an address; of IPv6 the network, of which one machine has all addresses."""
    host = connection.client.host if connection.client else ""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return host


def largest(settings: Settings, path: str) -> int:
    """Bytes of a request's body at most: a form has up to twelve for a character that is pasted."""
    if path in ("/read", "/read.json"):
        return max(settings.upload, settings.paste * 12) + SMALL
    return SMALL


def limited(receive: Receive, scope: Scope, most: int, message: str) -> Receive:
    """The same body, but reading more than `most` of it raises 413, whether or not its length was declared."""
    declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    too_large = declared.isdigit() and int(declared[:20]) > most
    got = 0

    async def receiving() -> Message:
        nonlocal got
        if too_large:
            raise HTTPException(413, message)
        part = await receive()
        got += len(part.get("body", b""))
        if got > most:
            raise HTTPException(413, message)
        return part

    return receiving
