"""Finding an annotation again: in a later reading of the same text, or in a later version of the text."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from musnad.ledger.rows import COLUMNS, LAYERS, Rows
from musnad.text.fold import fold

AROUND = 60
"""Characters before and after an annotation by which equal texts are told apart."""
LIKE_ENOUGH = 0.5
"""How alike those must be, from 0 to 1, in another version of the text."""


class Anchor(NamedTuple):
    """Where an annotation of a layer stands, and its row's id (or number)."""

    row: int
    start: int
    end: int


def columns(layer: str) -> tuple[str, str]:
    """The columns that say where a layer's annotation stands."""
    return ("cue_start", "cue_end") if layer == "attributions" else ("start", '"end"')


def anchors(connection: sqlite3.Connection, layer: str, document: int) -> list[Anchor]:
    """The annotations of a layer of a document, in text order; a finding stands where its first span does."""
    if layer == "findings":
        sql = (
            'SELECT f.id, ifnull(s.start, 0), ifnull(s."end", 0) FROM findings f LEFT JOIN finding_spans s'
            " ON s.finding = f.id AND s.position = 0 WHERE f.document = ? ORDER BY f.number"
        )
    else:
        start, end = columns(layer)
        sql = f"SELECT id, {start}, {end} FROM {layer} WHERE document = ? ORDER BY number"
    return [Anchor(*row) for row in connection.execute(sql, (document,))]


def kept(connection: sqlite3.Connection, document: int, rows: Rows) -> dict[str, dict[int, int]]:
    """By layer, which rows of a new reading (by number) stand where the old one had one, and so keep its id."""
    found: dict[str, dict[int, int]] = {}
    for layer in LAYERS:
        old: dict[tuple[int, int, int], int] = {}
        seen: Counter[tuple[int, int]] = Counter()
        for anchor in anchors(connection, layer, document):
            place = (anchor.start, anchor.end)
            old[(*place, seen[place])] = anchor.row
            seen[place] += 1
        seen.clear()
        same: dict[int, int] = {}
        for number, place in enumerate(places(layer, rows)):
            row = old.get((*place, seen[place]))
            seen[place] += 1
            if row is not None:
                same[number] = row
        found[layer] = same
    return found


def places(layer: str, rows: Rows) -> list[tuple[int, int]]:
    """Where the rows of a new reading stand."""
    if layer == "findings":
        first = {row[0]: (row[2], row[3]) for row in reversed(rows["finding_spans"])}
        return [first.get(number, (0, 0)) for number in range(len(rows["findings"]))]
    start, end = (column.strip('"') for column in columns(layer))
    at, to = COLUMNS[layer].index(start), COLUMNS[layer].index(end)
    return [(row[at], row[to]) for row in rows[layer]]


def find(was: str, start: int, end: int, text: str, among: Sequence[Anchor]) -> int | None:
    """The annotation of `text` that `start` to `end` of the text `was` is found again in: its row, or None.

    The same characters with the most similar surroundings; in the same text also whatever stands at the same place.
    """
    wanted = _plain(was[start:end])
    same = [anchor for anchor in among if _plain(text[anchor.start : anchor.end]) == wanted]
    if was == text:
        same = same or [anchor for anchor in among if anchor.start < end and start < anchor.end]
        nearest = min(same, key=lambda anchor: abs(anchor.start - start), default=None)
        return None if nearest is None else nearest.row
    around = _plain(was[max(0, start - AROUND) : end + AROUND])
    best: tuple[float, int] | None = None
    for anchor in same:
        there = _plain(text[max(0, anchor.start - AROUND) : anchor.end + AROUND])
        like = SequenceMatcher(None, around, there, autojunk=False).ratio()
        if like >= LIKE_ENOUGH and (best is None or like > best[0]):
            best = (like, anchor.row)
    return None if best is None else best[1]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def row_of(connection: sqlite3.Connection, layer: str, row: int) -> dict[str, Any] | None:
    """An annotation's row, with where it stands and its characters; None when there is none."""
    cursor = connection.execute(f"SELECT * FROM {layer} WHERE id = ?", (row,))
    found = cursor.fetchone()
    if found is None:
        return None
    record = dict(zip([column[0] for column in cursor.description], found, strict=True))
    anchor = next(a for a in anchors(connection, layer, record["document"]) if a.row == row)
    text = connection.execute("SELECT text FROM documents WHERE id = ?", (record["document"],)).fetchone()[0]
    return record | {"anchor": anchor, "characters": text[anchor.start : anchor.end]}
