"""`musnad serve`: the desk in a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from musnad.ledger.commands import DEFAULT, Ledger, Lexicon
from musnad.web import account_commands

if TYPE_CHECKING:
    from musnad.web.settings import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.add_typer(account_commands.app, name="account")
    app.command(epilog="Example: `musnad serve --ledger news.db --check`")(serve)


def serve(
    ledger: Ledger = DEFAULT,
    host: Annotated[
        str, typer.Option(help="The address to listen at; only this machine by default.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    lexicon: Lexicon = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be written.")] = False,
    reviewer: Annotated[
        str | None, typer.Option(envvar="MUSNAD_REVIEWER", help="In whose name reviews are written.")
    ] = None,
    closed: Annotated[bool, typer.Option("--closed", help="Reading too needs an account.")] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A name by which browsers may call it; may be given more than once."
        ),
    ] = None,
    rate: Annotated[
        int, typer.Option(min=0, help="Pages per client and minute; searches a quarter of it. 0: no limit.")
    ] = 1200,
    check: Annotated[bool, typer.Option("--check", help="Only see whether it could start.")] = False,
) -> None:
    """Open a ledger as a web application, in Arabic and in English."""
    from musnad.errors import UsageError

    try:
        import uvicorn

        from musnad.web.app import create_app
        from musnad.web.settings import Limits, Settings
    except ImportError as error:
        raise UsageError(
            f"The desk needs the extra `web` ({error.name}): pip install 'musnad[web]'."
        ) from None
    near = host in LOOPBACK and not allow_host
    settings = Settings(
        ledger=ledger, lexicon=tuple(lexicon or ()), read_only=read_only, closed=closed,
        # without accounts whoever reaches the desk would write in that name: only the own machine's user may
        reviewer=reviewer if near else None,
        hosts=tuple(name for name in (host, *(allow_host or ()))),
        limits=Limits() if rate == Limits().pages else Limits(
            pages=rate, searches=rate / 4, uploads=rate / 40, writes=rate / 5, logins=min(rate, 10) or 10
        ),
    )  # fmt: skip
    application = create_app(settings)
    if check:
        print(f"{ledger} can be served.")
        return
    who = (
        "Only this machine can reach it; --host 0.0.0.0 opens it to the network."
        if host in LOOPBACK
        else "Every machine that reaches this one can open it."
    )
    print(
        f"Musnad: http://{f'[{host}]' if ':' in host else host}:{port}/ — {who} Ctrl+C stops it.", flush=True
    )
    for warning in warnings(settings, accounts=application.state.accounts.any(), near=near):
        print(f"musnad: {warning}", file=sys.stderr, flush=True)
    # a proxy on this machine says which client and scheme a request came with; nobody else is believed
    uvicorn.run(
        application, host=host, port=port, log_level="warning", server_header=False,
        proxy_headers=True, forwarded_allow_ips="127.0.0.1,::1", timeout_keep_alive=15, limit_concurrency=200,
    )  # fmt: skip


def warnings(settings: Settings, *, accounts: bool, near: bool) -> Iterator[str]:
    """What the person who starts the desk should know. near: only this machine can reach it."""
    if not near and not settings.closed:
        yield "Everybody who reaches it can read the ledger; --closed asks for an account."
    if not near:
        yield "Passwords travel in the clear unless a proxy with TLS stands before it: see docs/web.md."
    if not accounts and (settings.closed or not (settings.read_only or settings.reviewer)):
        name = "read" if settings.closed else "review or keep articles"
        yield f"There is no account yet, so nobody can {name}: `musnad account add NAME --ledger {settings.ledger}`."
