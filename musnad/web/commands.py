"""`musnad serve`: the desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from musnad.ledger.commands import DEFAULT, Ledger, Lexicon

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
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
    check: Annotated[bool, typer.Option("--check", help="Only see whether it could start.")] = False,
) -> None:
    """Open a ledger as a web application, in Arabic and in English."""
    from musnad.errors import UsageError

    try:
        import uvicorn

        from musnad.web import Settings, create_app
    except ImportError as error:
        raise UsageError(
            f"The desk needs the extra `web` ({error.name}): pip install 'musnad[web]'."
        ) from None
    application = create_app(
        Settings(ledger=ledger, lexicon=tuple(lexicon or ()), read_only=read_only, reviewer=reviewer)
    )
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
    uvicorn.run(application, host=host, port=port, log_level="warning", server_header=False)
