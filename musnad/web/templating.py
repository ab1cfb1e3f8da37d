"""The templates' environment: everything is escaped, and what may not stand in a page is replaced."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from musnad.show.anchors import _INVALID
from musnad.show.findings import explained

_QUOTED = re.compile("«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
_OVERRIDES = re.compile("[\u202d\u202e]")
_RUN = re.compile(r"\S{1000}")
_UNFIT = re.compile(f"{_INVALID.pattern}|[\u202d\u202e]")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def environment() -> Environment:
    """The environment of all pages."""
    made = Environment(
        loader=PackageLoader("musnad.web"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "shown": shown,
        "exact": exact,
        "text": whole,
        "unbroken": unbroken,
        "message": message,
        "explained": explained,
        "data": data,
        "query": query,
    }
    return made


def fit(value: Any) -> Any:
    """Whatever a template prints, without characters that no page may hold and marks that turn what follows."""
    if isinstance(value, str) and not isinstance(value, Markup) and _UNFIT.search(value):
        return _UNFIT.sub("\ufffd", value)
    return value


def exact(text: object) -> Markup:
    """A text that a form sends back as it came: only what no page can hold is replaced."""
    return escape(_INVALID.sub("\ufffd", str(text)))


def shown(text: object) -> str:
    """A text on one line, without characters that no page may hold and without marks that reorder what is around."""
    return " ".join(_INVALID.sub("\ufffd", _CONTROLS.sub("", str(text))).split())


def whole(text: str) -> str:
    """A text with its lines, without characters that no page may hold and without marks that turn its order."""
    return _INVALID.sub("\ufffd", _OVERRIDES.sub("\ufffd", text))


def unbroken(text: object) -> str:
    """The class of a text with a run so long that a browser would take minutes to find where its lines may end."""
    return "unbroken" if _RUN.search(str(text)) else ""


def message(text: str) -> Markup:
    """A sentence of a check; the quotations in it are set off, so that each keeps its own direction."""
    return Markup(_QUOTED.sub(r'«<bdi lang="ar">\1</bdi>»', str(escape(shown(text)))))


def data(value: Any) -> Markup:
    """Data for a script, safe inside a script element that is not run."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=str)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def query(path: str, **parameters: Any) -> str:
    """An address with parameters; those that are None or empty are left out."""
    kept = {k: v for k, v in parameters.items() if v is not None and v != ""}
    return quote(path) + (f"?{urlencode(kept)}" if kept else "")
