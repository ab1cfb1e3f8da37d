"""The application: pages, their data, and the files that they need."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

from musnad import __version__
from musnad.errors import InputError, MusnadError, UsageError
from musnad.ledger.ledger import Ledger
from musnad.web import pages, routers
from musnad.web.languages import Language
from musnad.web.ledgers import Ledgers
from musnad.web.readers import Readers
from musnad.web.safety import install
from musnad.web.safety.sessions import SignInFirst
from musnad.web.settings import Settings
from musnad.web.templating import environment


def create_app(settings: Settings) -> FastAPI:
    """The application for one ledger. Raises LedgerError when there is none in the file."""
    Ledger(settings.ledger, read_only=True).close()

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.ledgers.close()

    app = FastAPI(
        title="Musnad",
        version=__version__,
        description="Who said what, through whom, how many, where, on whose word: every page as data.",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.settings = settings
    app.state.ledgers = Ledgers(settings.ledger, settings.connections)
    app.state.readers = Readers(settings.lexicon)
    app.state.templates = environment()
    app.state.words = lambda request: pages.language(request).word
    app.state.complaint = _complaint
    for router in routers.routers(settings):
        app.include_router(router)
    install(app, settings)
    app.add_exception_handler(MusnadError, _complaint)
    app.add_exception_handler(AnyHTTPException, _complaint)
    app.add_exception_handler(RequestValidationError, _complaint)
    return app


async def _complaint(request: Request, error: Exception) -> Response:
    """What went wrong, as a page or as data, in a sentence."""
    said: Language = pages.language(request)
    status, message = 500, said.word("error.ours")
    if isinstance(error, UsageError):
        status = 400
        message = str(error)
    elif isinstance(error, MusnadError):
        status = 422 if isinstance(error, InputError) else 503
        message = str(error)
    elif isinstance(error, RequestValidationError):
        status = 422
        message = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    elif isinstance(error, AnyHTTPException):
        status = error.status_code
        message = said.word("error.missing") if status == 404 else str(error.detail)
    headers = error.headers if isinstance(error, AnyHTTPException) else None
    if request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"error": message}, status, headers)
    if isinstance(error, SignInFirst):
        return RedirectResponse(error.login, 303)
    response = pages.html(request, "error.html", {"status": status, "message": message}, status)
    response.headers.update(headers or {})
    return response
