"""What people decide about annotations: kept apart from the machine's rows, laid over them, never lost."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from musnad.errors import UsageError
from musnad.ledger.anchors import row_of
from musnad.ledger.clock import now
from musnad.ledger.corrections import Corrector
from musnad.ledger.rows import LAYERS

VERDICTS = ("accept", "reject", "correct")
LAYER = {"statements": "attributions"} | {layer: layer for layer in LAYERS}
"""The table of each kind of answer that can be reviewed."""


def review(
    connection: sqlite3.Connection,
    kind: str,
    row: int,
    verdict: str,
    *,
    reviewer: str,
    note: str | None = None,
    correction: Mapping[str, Any] | None = None,
) -> int:
    """Write a decision; the one before on the same row, if any, is replaced. Its id. To be called in a transaction.

    kind: statements, figures …; correction: field and right value, for `correct`. Raises UsageError.
    """
    layer = LAYER.get(kind)
    if layer is None:
        raise UsageError(f"{kind}: choose {', '.join(LAYER)}.")
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict}: choose {', '.join(VERDICTS)}.")
    if bool(correction) != (verdict == "correct"):
        raise UsageError("Give what is right with `correct`, as value=12, and only with it.")
    if not reviewer.strip():
        raise UsageError("A review has a reviewer.")
    found = row_of(connection, layer, row)
    if found is None:
        raise UsageError(f"There is no {kind} {row} in this ledger.")
    columns = None
    if correction:
        text = connection.execute("SELECT text FROM documents WHERE id = ?", (found["document"],)).fetchone()[
            0
        ]
        columns = json.dumps(Corrector(connection, text).columns(layer, correction), ensure_ascii=False)
    anchor = found["anchor"]
    cursor = connection.execute(
        'INSERT INTO reviews (document, layer, row, start, "end", text, verdict, correction, reviewer, at, note)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            found["document"], layer, row, anchor.start, anchor.end, found["characters"], verdict, columns,
            reviewer.strip(), now(), note,
        ),
    )  # fmt: skip
    number = cursor.lastrowid
    assert number is not None
    connection.execute(
        "UPDATE reviews SET replaced = ? WHERE layer = ? AND row = ? AND replaced IS NULL AND id <> ?",
        (number, layer, row, number),
    )
    return number


def reviews(
    connection: sqlite3.Connection,
    *,
    lost: bool = False,
    reviewer: str | None = None,
    limit: int | None = None,
) -> list[dict[str, Any]]:
    """The decisions in force, newest first. lost: only those whose annotation a later reading or version has not."""
    conditions, parameters = ["r.replaced IS NULL"], []
    if lost:
        conditions.append("r.row IS NULL")
    if reviewer is not None:
        conditions.append("r.reviewer = ?")
        parameters.append(reviewer)
    cursor = connection.execute(
        "SELECT r.id, r.at, r.reviewer, r.layer, r.row, r.verdict, r.text, r.correction, r.note, r.document, d.url,"
        " d.title AS headline, r.carried FROM reviews r JOIN documents d ON d.id = r.document"
        f" WHERE {' AND '.join(conditions)} ORDER BY r.at DESC, r.id DESC LIMIT ?",
        [*parameters, -1 if limit is None else limit],
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
