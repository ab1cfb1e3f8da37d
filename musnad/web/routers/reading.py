"""`/read`: a text that was pasted or dropped is read at once; nothing is kept unless asked."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute

from musnad.errors import InputError, MusnadError, UsageError
from musnad.ingest import Article, check_text, load_bytes
from musnad.ingest.article import day
from musnad.web import pages
from musnad.web.cards import Cards
from musnad.web.safety.limits import largest
from musnad.web.safety.sessions import author


class _Large(Request):
    """A request whose form may have a field as long as a pasted article; the guard limits the whole of it."""

    def form(self, **limits: Any) -> Any:
        return super().form(**(limits | {"max_part_size": _part(self)}))


class _LargeForms(APIRoute):
    """Routes that take such requests."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handling(request: Request) -> Response:
            return await handle(_Large(request.scope, request.receive))

        return handling


def _part(request: Request) -> int:
    return largest(request.app.state.settings, request.url.path)


router = APIRouter(route_class=_LargeForms)


@router.get("/read", include_in_schema=False)
def empty(request: Request) -> Response:
    """The form."""
    return _form(request, {})


@router.post("/read", include_in_schema=False)
@router.post("/read.json", summary="Read a text or a file", operation_id="read", response_class=Response)
async def read(
    request: Request,
    text: Annotated[str, Form()] = "",
    file: UploadFile | None = None,
    title: Annotated[str, Form(max_length=1000)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    keep: Annotated[bool, Form()] = False,
    token: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """The reading of a pasted text or a file, as a page or (at `.json`) in the reading format."""
    settings = request.app.state.settings
    said = pages.language(request)
    given = {"text": text, "title": title, "outlet": outlet, "published": published}
    as_json = request.url.path.endswith(".json")
    try:
        content = await file.read(settings.upload + 1) if file is not None and file.filename else b""
        if len(content) > settings.upload:
            raise UsageError(said.word("read.big", n=said.number(settings.upload)))
        if len(text) > settings.paste:
            raise UsageError(said.word("read.long", n=said.number(settings.paste)))
        if bool(text.strip()) == bool(content):
            raise UsageError(said.word("read.two" if content else "read.nothing"))
        name = PurePath(file.filename or "").name if file is not None and content else "text"
        listed = await run_in_threadpool(_articles, text, content, name)
        article = listed[0]
        article.title = title or article.title
        article.outlet = outlet or article.outlet
        article.published = day(published, name) if published else article.published
        if keep and not settings.read_only:
            author(request)
            request.app.state.sessions.verify(request, token)
            return await run_in_threadpool(_keep, request, article)
        document = await run_in_threadpool(request.app.state.readers.read, article)
    except MusnadError as error:
        if as_json:
            raise
        return _form(request, given, str(error), 422)
    if as_json:
        return Response(pages.encoded(document.to_dict()), media_type="application/json")
    view = await run_in_threadpool(Cards(document).view)
    data = {
        "given": given | {"text": document.text},
        "document": document,
        "view": view,
        "several": len(listed),
    }
    return await run_in_threadpool(pages.html, request, "reading.html", data)


def _articles(text: str, content: bytes, name: str) -> list[Article]:
    """The articles that were given; those of a file that cannot be read are left out. Raises InputError."""
    if not content:
        # a form sends every line break as two characters
        items: list[Article | InputError] = [Article(text.replace("\r\n", "\n"), name)]
    else:
        items = load_bytes(content, name, PurePath(name).suffix.lower())
    found = []
    failure: InputError | None = None
    for item in items:
        if isinstance(item, InputError):
            failure = failure or item
            continue
        try:
            check_text(item.text, name)
            found.append(item)
        except InputError as error:
            failure = failure or error
    if not found:
        raise failure or InputError("holds no article", name)
    return found


def _keep(request: Request, article: Article) -> Response:
    with request.app.state.ledgers.writing() as ledger:
        report = ledger.add(
            [article], name="desk", workers=1, lexicon=[str(f) for f in request.app.state.settings.lexicon]
        )
        row = ledger.query(
            "SELECT id FROM documents WHERE text = ? ORDER BY id DESC LIMIT 1", (article.text,)
        )
    if not row:
        raise InputError("was not kept", article.name, str(report))
    return RedirectResponse(f"/article/{row[0]['id']}", 303)


def _form(request: Request, given: dict[str, Any], problem: str = "", status: int = 200) -> Response:
    return pages.html(request, "read.html", {"given": given, "problem": problem}, status)
