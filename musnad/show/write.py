"""Writes readings out in the format asked for, to a terminal, a pipe or a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import msgspec

from musnad.document import Document
from musnad.errors import UsageError
from musnad.show.bidi import reorders

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from musnad.read.reader import Reader
    from musnad.show.terminal import Layout

Lines = Callable[[Document, "Layout"], "Iterable[Text]"]


def write(
    documents: Iterable[Document],
    reader: Reader,
    format: str,  # noqa: A002  the option's name
    output: Path | None,
    *,
    full: bool,
    bidi: str,
) -> None:
    """Write the documents as `format` to `output`, or to standard output. Raises UsageError if it cannot.

    reader: the one that reads them, with the user's lexicon: events are told from what is mentioned by its words.
    """
    if format == "text":
        from musnad.show.terminal import lines

        if output is None:
            echo(lines, documents, bidi=bidi, full=full)
        else:
            with _open(output) as file:
                echo(lines, documents, bidi=bidi, full=full, file=file)
        return
    pieces = _PIECES[format](documents, reader)
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # the formats are UTF-8 wherever they go
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
        return
    with _open(output) as file:
        file.writelines(pieces)


def echo(
    lines: Lines, documents: Iterable[Document], *, bidi: str, full: bool = False, file: TextIO | None = None
) -> None:
    """Print the lines of each document, fitted to the terminal (80 columns where there is none)."""
    from rich.text import Text

    console, layout = _console(file, bidi, full)
    for number, document in enumerate(documents):
        if number:
            console.print()
            console.print(Text("─" * min(layout.width, 60), style="dim"))
        for line in lines(document, layout):
            console.print(line)


def print_lines(lines: Callable[[Layout], Iterable[Text]], *, full: bool = False, bidi: str = "auto") -> None:
    """Print lines made for the terminal's width."""
    console, layout = _console(None, bidi, full)
    for line in lines(layout):
        console.print(line)


def _console(file: TextIO | None, bidi: str, full: bool) -> tuple[Console, Layout]:
    from rich.console import Console

    from musnad.show.terminal import Layout

    if file is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    console = Console(file=file, highlight=False, soft_wrap=True)
    isolates = bidi == "isolate" or (bidi == "auto" and console.is_terminal and reorders())
    return console, Layout(console.width, isolates=isolates, full=full)


def as_plain_json(value: object) -> str:
    """Any of our records as indented JSON: named tuples as objects, sets as sorted lists."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return msgspec.to_builtins(value)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(field) for name, field in value._asdict().items()}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def as_json(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:  # noqa: ARG001  as all formats
    """One object for one document, JSON lines for several."""
    held: Document | None = None
    several = False
    for document in documents:
        if held is not None:
            several = True
            yield held.to_json() + "\n"
        held = document
    if held is not None:
        yield (held.to_json() if several else held.to_json(indent=2)) + "\n"


def as_html(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:  # noqa: ARG001  as all formats
    """One web page."""
    from musnad.show.html import page

    found = list(documents)
    if found:
        yield page(found)


def as_plover(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:
    """PLOVER-style events, JSON lines."""
    from musnad.show.plover import records

    return records(documents, reader)


def as_events_csv(documents: Iterable[Document], reader: Reader | None = None) -> Iterator[str]:
    """A table of the events."""
    from musnad.show.events_csv import rows

    return rows(documents, reader)


_PIECES: dict[str, Callable[[Iterable[Document], Reader | None], Iterator[str]]] = {
    "json": as_json,
    "html": as_html,
    "plover": as_plover,
    "events-csv": as_events_csv,
}


def _open(output: Path) -> TextIO:
    try:
        return output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}.") from None
