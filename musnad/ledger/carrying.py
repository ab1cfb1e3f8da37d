"""Reviews follow their annotations: through a new reading of the same text, and into a new version of the text."""

from __future__ import annotations

import sqlite3

from musnad.ledger.anchors import anchors, find


def reanchor(connection: sqlite3.Connection, document: int) -> int:
    """After a new reading of the same text: reviews find their annotations again. How many did not."""
    held = connection.execute(
        'SELECT id, layer, row, start, "end" FROM reviews WHERE document = ? AND replaced IS NULL',
        (document,),
    ).fetchall()
    if not held:
        return 0
    text = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[0]
    lost = 0
    for number, layer, row, start, end in held:
        among = anchors(connection, layer, document)
        if any(a.row == row and (a.start, a.end) == (start, end) for a in among):
            continue
        found = find(text, start, end, text, among)
        lost += found is None
        connection.execute("UPDATE reviews SET row = ? WHERE id = ?", (found, number))
    return lost


def carry(connection: sqlite3.Connection, previous: int, document: int) -> None:
    """To a new version of a document, what was decided about the one before, where the annotation is found again.

    Where it is not, the decision is carried all the same, without a row: it is listed as lost.
    """
    held = connection.execute(
        'SELECT id, layer, start, "end", text, verdict, correction, reviewer, at, note FROM reviews'
        " WHERE document = ? AND replaced IS NULL",
        (previous,),
    ).fetchall()
    if not held:
        return
    was, text = (
        connection.execute("SELECT text FROM documents WHERE id = ?", (number,)).fetchone()[0]
        for number in (previous, document)
    )
    for number, layer, start, end, characters, *rest in held:
        among = anchors(connection, layer, document)
        row = find(was, start, end, text, among)
        place = next(((a.start, a.end) for a in among if a.row == row), (start, end))
        connection.execute(
            'INSERT INTO reviews (document, layer, row, start, "end", text, verdict, correction, reviewer, at, note,'
            " carried) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document, layer, row, *place, characters, *rest, number),
        )
