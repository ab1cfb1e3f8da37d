"""The commands on a ledger. Each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Ledger = Annotated[
    Path,
    typer.Option("--ledger", "-l", metavar="FILE", help="The ledger; made by `add` when it is not there."),
]
DEFAULT = Path("musnad.db")


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(epilog="Example: `musnad add articles/ --ledger news.db`")(add)


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, feeds, pages or archives; see docs/ledger.md."
        ),
    ],
    ledger: Ledger = DEFAULT,
    outlet: Annotated[str | None, typer.Option(help="Who published them, whatever they say.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="When they were published, whatever they say.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=NAME", help="Which field of a record is what, as text=body."),
    ] = None,
    dates: Annotated[
        str | None, typer.Option(metavar="dmy|mdy", help="How dates with slashes are meant, as 03/04/2020.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Reading processes; all cores by default.")
    ] = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A lexicon file of your own (TOML); may be given more than once."),
    ] = None,
) -> None:
    """Take in articles: read them, keep them, and say what was added, what was there, what was skipped and why."""
    from musnad.ledger.take_in import take_in

    take_in(
        sources, ledger, outlet=outlet, published=published, fields=fields or [], dates=dates, workers=workers,
        lexicon=lexicon or [],
    )  # fmt: skip
