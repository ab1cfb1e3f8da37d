"""Who is asking: signed cookies, and tokens that prove that a form came from a page of ours."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import HTTPException, Request
from itsdangerous import BadData, URLSafeSerializer, URLSafeTimedSerializer
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection

from musnad.web.safety.accounts import Accounts

COOKIE = "musnad"
LASTS = 12 * 3600
"""Seconds without a request after which one has to sign in again: a working day."""
RENEWED = 600
"""Seconds after which a cookie in use is given anew."""


@dataclass
class Session:
    """One browser: a number, and who is signed in there. `changed`: the browser does not have it yet."""

    id: str
    name: str | None = None
    generation: str | None = None
    changed: bool = False


class Sessions:
    """Reads and writes sessions. reviewer: in whose name is written as long as there are no accounts."""

    def __init__(self, accounts: Accounts, reviewer: str | None) -> None:
        self.accounts, self.reviewer = accounts, reviewer

    def read(self, connection: HTTPConnection) -> Session:
        """The session of a request; a new one when its cookie is missing, forged or old, or its account is gone."""
        given = connection.cookies.get(COOKIE, "")
        try:
            (id_, name, generation), at = self._signer().loads(given, max_age=LASTS, return_timestamp=True)
            if name is None or generation == self.accounts.generation(name):
                age = self._signer().make_signer().get_timestamp() - int(at.timestamp())
                return Session(id_, name, generation, changed=age > RENEWED)
        except (BadData, ValueError, TypeError):
            pass
        return Session(secrets.token_urlsafe(18))

    def write(self, session: Session, headers: MutableHeaders, *, secure: bool) -> None:
        """Give the browser its cookie."""
        value = self._signer().dumps([session.id, session.name, session.generation])
        attributes = f"Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}"
        headers.append("set-cookie", f"{COOKIE}={value}; {attributes}")

    def sign_in(self, request: Request, name: str) -> None:
        """From now on this browser is this account's; the number is new, so that nobody can have planted it."""
        request.state.session = Session(
            secrets.token_urlsafe(18), name, self.accounts.generation(name), changed=True
        )

    def sign_out(self, request: Request) -> None:
        """End the account's sessions, everywhere."""
        session: Session = request.state.session
        if session.name is not None:
            self.accounts.sign_out(session.name)
        request.state.session = Session(secrets.token_urlsafe(18), changed=True)

    def token(self, request: Request) -> str:
        """What a form of this session must send along."""
        session: Session = request.state.session
        session.changed = True
        return str(self._forms().dumps(session.id))

    def verify(self, request: Request, token: str | None) -> None:
        """Raises 403 when the token of a form or a header is not this session's."""
        session: Session = request.state.session
        try:
            said = str(self._forms().loads(token or request.headers.get("x-csrf-token", "")))
        except BadData:
            said = ""
        if not hmac.compare_digest(said.encode(), session.id.encode()):
            raise HTTPException(403, request.app.state.words(request)("account.stale"))

    def writer(self, request: Request) -> str | None:
        """In whose name this request may write, if at all."""
        if request.app.state.settings.read_only:
            return None
        session: Session = request.state.session
        if session.name is not None:
            return session.name
        return self.reviewer if self.reviewer and not self.accounts.any() else None

    def _signer(self) -> Any:
        return URLSafeTimedSerializer(self.accounts.key(), salt="musnad.session")

    def _forms(self) -> Any:
        return URLSafeSerializer(self.accounts.key(), salt="musnad.form")


class SignInFirst(HTTPException):
    """Nobody is signed in who may do that: a page goes to the login, data says 401."""

    def __init__(self, request: Request) -> None:
        super().__init__(401, request.app.state.words(request)("account.first"))
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        self.login = f"/login?next={quote(back if request.method == 'GET' else '/review', safe='')}"


def author(request: Request) -> str:
    """In whose name this request writes. Raises SignInFirst."""
    name: str | None = request.app.state.sessions.writer(request)
    if name is None:
        raise SignInFirst(request)
    return name
