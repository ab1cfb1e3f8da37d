"""`musnad export` and `import`: a ledger in the formats that others read, and back; imports are made when needed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from musnad.ledger.commands import DEFAULT, Ledger, Lexicon


class Format(StrEnum):
    """What a ledger is exported to."""

    webannotation = "webannotation"
    claimreview = "claimreview"
    plover = "plover"
    ftm = "ftm"
    cas = "cas"
    spacy = "spacy"
    xlsx = "xlsx"
    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"


BINARY = frozenset((Format.cas, Format.spacy, Format.xlsx))
"""Formats that are one file of bytes."""

TABLES = frozenset((Format.csv, Format.parquet))
"""Formats that are a folder with one table for each layer."""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(epilog="Example: `musnad export jsonl --ledger news.db -o news.jsonl`")(export)
    example = "musnad import webannotation annotations.jsonl --reviewer Mariam --ledger news.db"
    app.command("import", epilog=f"Example: `{example}`")(bring_in)


class Back(StrEnum):
    """What reviewed annotations come back in."""

    cas = "cas"
    webannotation = "webannotation"


def bring_in(
    format: Annotated[Back, typer.Argument(help="What the file is.")],  # noqa: A002
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `musnad export` wrote, as the annotator left it.")
    ],
    reviewer: Annotated[str, typer.Option(metavar="NAME", help="Who annotated.")],
    ledger: Ledger = DEFAULT,
) -> None:
    """Take annotations back: what differs from the ledger becomes reviews by the named annotator."""
    from musnad.export.bring_in import bring_in as bring
    from musnad.ledger.ledger import Ledger as Opened

    with Opened(ledger, create=False) as opened:
        found = bring(opened, format.value, file, reviewer)
    print(
        f"{found.documents} documents: {found.corrected} annotations corrected, {found.rejected} rejected,"
        f" {found.same} the same"
    )
    if found.added:
        print(f"  {found.added} annotations of the file are not in the ledger and were left out")
    for line in found.left:
        print(f"  differs, but cannot be reviewed: {line}", file=sys.stderr)


def export(
    format: Annotated[Format, typer.Argument(help="The format; docs/export.md describes each.")],  # noqa: A002
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here; a folder for csv and parquet."),
    ] = None,
    ledger: Ledger = DEFAULT,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Only on this source's word.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this outlet.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only at this place or in this country.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Not before this day.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Not after this day.")] = None,
    stance: Annotated[
        str | None, typer.Option(metavar="STANCE", help="Only statements presented so.")
    ] = None,
    category: Annotated[
        str | None, typer.Option(metavar="CATEGORY", help="Only figures of this category.")
    ] = None,
    lexicon: Lexicon = None,
) -> None:
    """Write a ledger, or what of it the filters leave, in a format that other tools read."""
    from musnad.ledger.ledger import Ledger as Opened

    filters = {
        "source": source, "outlet": outlet, "place": place, "from_": from_, "to": to, "stance": stance,
        "category": category,
    }  # fmt: skip
    asked = {name: value for name, value in filters.items() if value is not None}
    with Opened(ledger, read_only=True) as opened:
        if format in TABLES:
            _tables(opened, asked, format.value, output)
        elif format in BINARY:
            _bytes(_binary(opened, asked, format), output, format.value)
        else:
            _lines(_text(opened, asked, format, lexicon or ()), output)


def _text(
    opened: Any,
    asked: dict[str, Any],
    format: Format,  # noqa: A002
    lexicon: Iterable[Path],
) -> Iterable[str]:
    from musnad.export.items import items

    found = items(opened, asked)
    if format is Format.webannotation:
        from musnad.export import webannotation

        return webannotation.write(found)
    if format is Format.claimreview:
        from musnad.export import claimreview

        return claimreview.write(opened, found)
    if format is Format.ftm:
        from musnad.export import ftm

        return ftm.write(found)
    if format is Format.plover:
        from musnad.read.reader import Reader
        from musnad.show.plover import records

        return records((item.document for item in found), Reader(lexicon))
    return (item.document.to_json() + "\n" for item in found)


def _binary(opened: Any, asked: dict[str, Any], format: Format) -> bytes:  # noqa: A002
    from musnad.export.items import items

    if format is Format.cas:
        from musnad.export import cas

        return cas.write(items(opened, asked))
    if format is Format.spacy:
        from musnad.export import spacy_docs

        return spacy_docs.write(items(opened, asked))
    from musnad.export import workbook

    return workbook.write(opened, asked)


def _lines(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.writelines(pieces)
        return
    with _open(output) as file:
        for piece in pieces:
            file.write(piece.encode())


def _bytes(data: bytes, output: Path | None, name: str) -> None:
    from musnad.errors import UsageError

    if output is None:
        if sys.stdout.isatty():
            raise UsageError(f"{name} is no text for a terminal: write it to a file with --output.")
        sys.stdout.buffer.write(data)
        return
    with _open(output) as file:
        file.write(data)


def _open(output: Path) -> Any:
    from musnad.errors import UsageError

    try:
        return output.open("wb")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}.") from None


def _tables(opened: Any, asked: dict[str, Any], name: str, output: Path | None) -> None:
    """One table for each question, in a folder."""
    from musnad.errors import UsageError
    from musnad.export.items import LAYERS
    from musnad.ledger.export import write

    if output is None:
        raise UsageError(f"{name} is several tables: name a folder for them with --output.")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output} cannot be made a folder: {error.strerror or error}.") from None
    for question in LAYERS.values():
        rows = getattr(opened, question)(limit=None, sort="oldest", **asked)
        write(rows, list(rows[0]) if rows else ["id"], name, output / f"{question}.{name}")
