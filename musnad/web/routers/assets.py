"""Style, scripts and the chart library: all from this machine, none of it third-party code in our files."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

router = APIRouter(include_in_schema=False)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_VEGA = "vega.js"


@router.get("/static/{name}")
def static(name: str, request: Request) -> Response:
    """One of our own files, or the bundled chart library."""
    found = _asset(name)
    if found is None:
        raise HTTPException(404)
    content, kind, tag = found
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)


@cache
def _asset(name: str) -> tuple[bytes, str, str] | None:
    suffix = name[name.rfind(".") :]
    if name == _VEGA:
        content = _vega()
    elif suffix in TYPES and name in {
        entry.name for entry in files("musnad.web").joinpath("static").iterdir()
    }:
        content = files("musnad.web").joinpath("static", name).read_bytes()
    else:
        return None
    return content, TYPES[suffix], f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _vega() -> bytes:
    """Vega, Vega-Lite and Vega-Embed as one script, from the package vl-convert; empty when it is not installed."""
    try:
        import vl_convert
    except ImportError:
        return b""
    bundle: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub demands a snippet
    return bundle.encode()
