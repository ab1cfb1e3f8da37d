"""`musnad scale`: reading with many processes or machines. Each command imports what it needs when it runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """What carries the work."""

    local = "local"
    ray = "ray"


scale = typer.Typer(
    name="scale",
    help="Read with many processes or machines, to partitioned Parquet.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Out = Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="The folder of the partitions.")]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of a Ray cluster; by default Ray is started here.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.add_typer(scale)


@scale.command(epilog="Example: `musnad scale read news.jsonl --out partitions`")
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="JSON lines, Parquet, CSV, WARC, compressed or not; folders."
        ),
    ],
    out: Out,
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or Ray Data.")] = Engine.local,
    address: Address = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Reading processes; all cores by default.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them, whatever they say.")] = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A lexicon file of your own (TOML); may be given more than once."),
    ] = None,
) -> None:
    """Read articles into partitioned Parquet. What is there already is not read again: run it again after a crash."""
    from musnad.scale.reading import run

    run(
        inputs,
        out,
        engine=engine.value,
        address=address,
        workers=workers,
        outlet=outlet,
        lexicon=lexicon or [],
    )


@scale.command(epilog="Example: `musnad scale copies partitions`")
def copies(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `musnad scale read` wrote.")],
    address: Address = None,
) -> None:
    """Find near copies and shared passages among the partitions, on Ray; written to FOLDER/copies."""
    from musnad.errors import InputError
    from musnad.scale import is_partitions
    from musnad.scale.copies import find

    if not is_partitions(folder):
        raise InputError("holds no partitions", str(folder), "Name a folder that `musnad scale read` wrote.")
    print(f"{find(folder, address):,} pairs of documents share text: {folder / 'copies'}")
