"""A page is plain data first: the same answer is shown as HTML, and given as JSON and CSV at the address with a suffix.

`page(router, "/sources", template)` decorates a function that returns the data of the page as a dict. Its parameters
are FastAPI's, so that filters stand in the address and in the OpenAPI document.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from markupsafe import Markup

from musnad.show.events_csv import _safe
from musnad.web import languages
from musnad.web.languages import LANGUAGES, Language, preferred

Data = dict[str, Any]
Row = Mapping[str, Any]
YEAR = 365 * 24 * 3600
THEMES = ("light", "dark")


def page(
    router: APIRouter,
    path: str,
    template: str,
    *,
    table: Callable[..., Iterable[Row]] | None = None,
    name: str = "table",
) -> Callable[[Callable[..., Data]], Callable[..., Data]]:
    """Serve a function's data at `path` (HTML), `path`.json and, with `table`, `path`.csv.


    Names that begin with `_` are for HTML alone.
    table: a function with the same filters that gives all rows; name: of the file that a browser saves.
    """

    def register(function: Callable[..., Data]) -> Callable[..., Data]:
        data: Any = Depends(function)

        def as_html(request: Request, found: Data = data) -> Response:
            return html(request, template, found)

        def as_json(found: Data = data) -> Response:
            public = {name: value for name, value in found.items() if not name.startswith("_")}
            return Response(encoded(public), media_type="application/json")

        about = (function.__doc__ or "").strip()
        suffix = "index" if path == "/" else path
        router.add_api_route(path, as_html, methods=["GET"], include_in_schema=False, name=function.__name__)
        router.add_api_route(
            f"{'/' if path == '/' else ''}{suffix}.json", as_json, methods=["GET"], summary=about.split("\n")[0],
            description=about, operation_id=function.__name__, response_class=Response,
            responses={200: {"content": {"application/json": {}}, "description": "The data of the page"}, **_ERRORS},
        )  # fmt: skip
        if table is not None:
            rows: Any = Depends(table)

            def as_csv(found: Iterable[Row] = rows) -> Response:
                headers = {"content-disposition": f'attachment; filename="musnad-{name}.csv"'}
                return StreamingResponse(lines(found), media_type="text/csv; charset=utf-8", headers=headers)

            router.add_api_route(
                f"{suffix}.csv", as_csv, methods=["GET"], summary=f"{about.split(chr(10))[0]} (CSV)",
                operation_id=f"{function.__name__}_csv", response_class=Response,
                responses={200: {"content": {"text/csv": {}}, "description": "All rows"}, **_ERRORS},
            )  # fmt: skip
        return function

    return register


_ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"content": {"application/json": {"schema": {"type": "object"}}}, "description": about}
    for code, about in ((400, "A filter that makes no sense"), (404, "There is no such record"))
}


def html(request: Request, template: str, data: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A template filled with data, in the language and colours of the reader."""
    said = language(request)
    theme = request.query_params.get("theme") or request.cookies.get("theme")
    body = request.app.state.templates.get_template(template).render(
        **data,
        request=request,
        settings=request.app.state.settings,
        person=request.state.session.name,
        writer=request.app.state.sessions.writer(request),
        token=lambda: token(request),
        lang=said,
        t=said.word,
        term=said.term,
        languages=LANGUAGES,
        theme=theme if theme in THEMES else "",
        address=lambda **changes: address(request, **changes),
        suffixed=lambda suffix: suffixed(request, suffix),
    )
    response = HTMLResponse(body, status, headers={"vary": "Accept-Language, Cookie"})
    for cookie, choices in (("lang", tuple(LANGUAGES)), ("theme", (*THEMES, "auto"))):
        value = request.query_params.get(cookie)
        if value in choices:
            response.set_cookie(cookie, value, max_age=YEAR, samesite="lax", httponly=True)
    return response


def token(request: Request) -> Markup:
    """The hidden field without which no form is taken."""
    return Markup('<input type="hidden" name="token" value="{}">').format(
        request.app.state.sessions.token(request)
    )


def language(request: Request) -> Language:
    """The language of the reader: what the address says, else a cookie, else the browser."""
    settings = request.app.state.settings
    for wanted in (request.query_params.get("lang"), request.cookies.get("lang")):
        if wanted in LANGUAGES:
            code = wanted
            break
    else:
        code = preferred(request.headers.get("accept-language", ""), settings.language)
    return languages.language(code, settings.arabic if code == "ar" else None)


def address(request: Request, **changes: Any) -> str:
    """The address of this page with some parameters changed (None: left out)."""
    kept = [
        (k, v)
        for k, v in request.query_params.multi_items()
        if k not in changes and k not in ("lang", "theme")
    ]
    kept += [(k, v) for k, v in changes.items() if v is not None and v != ""]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")


def suffixed(request: Request, suffix: str) -> str:
    """The address of this page's data: `.json` or `.csv`, with the same filters."""
    path = request.url.path
    dropped = ("lang", "theme") + (("offset",) if suffix == "csv" else ())
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in dropped]
    return f"{'/index' if path == '/' else path}.{suffix}" + (f"?{urlencode(kept)}" if kept else "")


def plain(value: object) -> Any:
    """Any of our records as plain values: named tuples and structs as dicts, sets as sorted lists."""
    if isinstance(value, msgspec.Struct):
        return msgspec.to_builtins(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(field) for name, field in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def encoded(data: object) -> bytes:
    """Data as JSON. A lone surrogate, which UTF-8 cannot hold, is escaped."""
    return json.dumps(plain(data), ensure_ascii=False, separators=(",", ":"), default=str).encode(
        "utf-8", "surrogatepass"
    )


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """A table as CSV with a byte order mark, by which spreadsheets know that it is UTF-8."""
    yield "\ufeff"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    header: list[str] | None = None
    for row in rows:
        if header is None:
            header = list(row)
            writer.writerow(header)
        writer.writerow(["" if row[column] is None else _safe(row[column]) for column in header])
        if out.tell() > 1 << 16:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()
