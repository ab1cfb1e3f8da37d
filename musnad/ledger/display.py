"""Answers for people: a table where there is room, a few lines for each where there is not.

A line of a table has a column of Latin text between any two of Arabic, so that it reads correctly whether or not the
terminal reorders (see show.bidi); what does not fit is cut with an ellipsis, and `--full` shows it whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from rich.cells import cell_len, set_cell_size
from rich.text import Text

from musnad.show.bidi import shown
from musnad.show.names import number
from musnad.show.terminal import STANCES, Layout

Record = Mapping[str, Any]
NARROW = 72
"""Cells below which there is no table."""
GAP = "  "


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, what stands in it, and how it shares the width.

    width: cells at most; share: parts of what the others leave; least: cells that a sharing column needs.
    """

    heading: str
    of: Callable[[Record], str]
    width: int = 0
    share: int = 0
    right: bool = False
    least: int = 14


def field(name: str) -> Callable[[Record], str]:
    """The value of a field, empty for None."""
    return lambda row: "" if row.get(name) is None else str(row[name])


def amount(row: Record) -> str:
    """A figure's bounds: 12, 20-99, 150+, <30."""
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}-{number(high)}"
    if low is not None:
        return f"{number(low)}+"
    return f"<{number(high)}" if high is not None else "?"


def origin(row: Record) -> str:
    """The source of the innermost link, «the writer» where there is no link."""
    if row.get("attribution") is None:
        return "(the writer)"
    return row.get("origin") or "(unnamed)"


def stances(row: Record) -> str:
    """A source's stances other than neutral, with their numbers."""
    return ", ".join(
        f"{stance} {row[stance]}" for stance in STANCES if stance != "neutral" and row.get(stance)
    )


def place(row: Record) -> str:
    """A place's name; a question mark where it is only the place named last."""
    return f"{row['place']}{'?' if row.get('located') == 'before' else ''}" if row.get("place") else ""


_DATE = Column("date", field("published"), width=10)
_DAY = Column("date", field("first"), width=10)
_ID = Column("id", field("id"), width=8, right=True)
_OUTLET = Column("outlet", field("outlet"), width=14)
_COUNTRY = Column("in", field("country"), width=2)
_STANCE = Column("stance", field("stance"), width=10)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "statements": (
        _DATE, _OUTLET, _ID, Column("source", field("source"), share=2), _STANCE,
        Column("content", field("content"), share=4),
    ),
    "figures": (
        _DAY, Column("place", place, width=14), _COUNTRY, Column("category", field("category"), width=11),
        Column("number", amount, width=11, right=True), Column("of", field("unit"), width=12), _ID,
        Column("according to", origin, share=1), _STANCE,
    ),
    "events": (
        _DAY, Column("place", place, width=14), _COUNTRY, Column("type", field("type"), width=9),
        Column("by", field("actor"), share=2), _ID, Column("to", field("recipient"), share=2),
        Column("modality", field("modality"), width=10), Column("according to", origin, share=2),
    ),
    "labels": (
        _DATE, _OUTLET, Column("polarity", field("polarity"), width=8), Column("label", field("label"), share=2), _ID,
        Column("for", field("actor"), share=2), _STANCE, Column("word of", origin, share=2),
    ),
    "findings": (
        _DATE, _OUTLET, _ID, Column("check", field("check"), width=24), Column("message", field("message"), share=4),
    ),
    "sources": (
        Column("statements", field("statements"), width=10, right=True),
        Column("documents", field("documents"), width=9, right=True), Column("source", field("source"), share=3),
        Column("presented as", stances, share=3),
    ),
    "changed": (
        Column("seen", field("seen"), width=20), _OUTLET, Column("versions", field("versions"), width=8, right=True),
        Column("headline", field("headline"), share=2), Column("address", field("url"), share=2),
    ),
    "versions": (
        Column("version", field("version"), width=7), Column("what", field("what"), width=8),
        Column("of", field("of"), width=10), Column("fields", field("fields"), width=24),
        Column("before", field("before"), share=1), Column("after", field("after"), share=1),
    ),
    "reviews": (
        Column("date", lambda row: str(row["at"])[:10], width=10), Column("reviewer", field("reviewer"), width=14),
        Column("layer", field("layer"), width=12), Column("id", field("row"), width=8, right=True),
        Column("verdict", field("verdict"), width=7), Column("text", field("text"), share=2),
        Column("document", field("document"), width=8, right=True), Column("right", field("correction"), share=2),
        Column("note", field("note"), share=2),
    ),
    "search": (
        _DATE, _OUTLET, Column("document", field("document"), width=8, right=True),
        Column("headline", field("headline"), share=3), Column("at", field("start"), width=6, right=True),
        Column("text", field("snippet"), share=5),
    ),
}  # fmt: skip
"""What a table shows of each kind of answer."""


def lines(kind: str, rows: Sequence[Record], layout: Layout) -> Iterator[Text]:
    """The answers as lines that fit the layout's width: a table, or in a narrow terminal or in full a list."""
    if not rows:
        yield from (Text(part, style="dim") for part in layout.wrap("Nothing in the ledger answers this.", 0))
        return
    columns = COLUMNS.get(kind) or tuple(Column(name, field(name), share=1, least=6) for name in rows[0])
    widths = _widths(columns, rows, layout.width)
    if layout.full or layout.width < NARROW or widths is None:
        for n, row in enumerate(rows):
            if n:
                yield Text("")
            yield from _listed(columns, row, layout)
        return
    yield Text(
        GAP.join(_fit(c.heading, w, c.right) for c, w in zip(columns, widths, strict=True)).rstrip(),
        style="bold",
    )
    for row in rows:
        yield _line(columns, widths, row, layout)


def _widths(columns: Sequence[Column], rows: Sequence[Record], width: int) -> list[int] | None:
    """Cells for each column: what its values need, the sharing ones what is left; None when that is too little."""
    needed = [max(cell_len(c.heading), *(cell_len(shown(c.of(row))) for row in rows[:200])) for c in columns]
    widths = [min(n, c.width) if c.width else 0 for c, n in zip(columns, needed, strict=True)]
    sharing = [i for i, c in enumerate(columns) if c.share]
    left = width - sum(widths) - len(GAP) * (len(columns) - 1)
    parts = sum(columns[i].share for i in sharing)
    for i in sorted(
        sharing, key=lambda i: needed[i] / columns[i].share
    ):  # who needs least leaves more to the others
        widths[i] = min(needed[i], left * columns[i].share // parts)
        left -= widths[i]
        parts -= columns[i].share
        if widths[i] < min(columns[i].least, needed[i]):
            return None
    return widths


def _line(columns: Sequence[Column], widths: Sequence[int], row: Record, layout: Layout) -> Text:
    line = Text()
    for n, (column, width) in enumerate(zip(columns, widths, strict=True)):
        value = shown(column.of(row))
        cell = _fit(value, width, column.right)
        style = STANCES.get(value, "") if column.heading == "stance" else ""
        last = n == len(columns) - 1
        body = cell.rstrip() if not column.right else cell
        line.append(layout.run(body, style) if column.share and body else Text(body, style))
        if not last:
            line.append(" " * (width - cell_len(body)) + GAP)
    line.rstrip()
    return line


def _fit(value: str, width: int, right: bool) -> str:
    size = cell_len(value)
    if size > width:
        return set_cell_size(value, width - 1).rstrip() + "…" if width > 1 else value[:width]
    return " " * (width - size) + value if right else value + " " * (width - size)


def _listed(columns: Sequence[Column], row: Record, layout: Layout) -> Iterator[Text]:
    """One answer as a list: a line for each thing, long ones wrapped."""
    indent = min(14, max(len(c.heading) for c in columns) + 2)
    for column in columns:
        value = column.of(row)
        if value:
            for n, part in enumerate(layout.wrap(value, indent)):
                head = Text(column.heading.ljust(indent) if not n else " " * indent, style="dim")
                yield head + layout.run(part, STANCES.get(value, "") if column.heading == "stance" else "")


def plain(kind: str, rows: Iterable[Record], layout: Layout) -> str:
    """The same as a string, for tests and files."""
    return "\n".join(line.plain for line in lines(kind, list(rows), layout))
