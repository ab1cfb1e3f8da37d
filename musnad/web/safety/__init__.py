"""What makes the desk safe to put on an office network: accounts, sessions, limits, headers; `install` puts them on."""

from __future__ import annotations

from fastapi import FastAPI

from musnad.web.safety.accounts import Accounts
from musnad.web.safety.guard import Guard
from musnad.web.safety.limits import Buckets
from musnad.web.safety.sessions import Sessions
from musnad.web.settings import Settings


def install(app: FastAPI, settings: Settings) -> None:
    """Every request goes through the guard; routes find accounts, sessions and limits in the application's state."""
    app.state.accounts = Accounts(settings.accounts or Accounts.beside(settings.ledger))
    app.state.sessions = Sessions(app.state.accounts, None if settings.read_only else settings.reviewer)
    app.state.buckets = Buckets()
    app.add_middleware(Guard)
