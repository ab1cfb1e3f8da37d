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

    kind: statements, figures …; correction: field and right value, for `correct`, added to what a correction in force
    sets right. Raises UsageError.
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
        right = _in_force(connection, layer, row) | Corrector(connection, text).columns(layer, correction)
        columns = json.dumps(right, ensure_ascii=False)
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


def _in_force(connection: sqlite3.Connection, layer: str, row: int) -> dict[str, Any]:
    """The right values by column of the correction in force, if there is one."""
    found = connection.execute(
        "SELECT correction FROM reviews WHERE layer = ? AND row = ? AND replaced IS NULL AND verdict = 'correct'",
        (layer, row),
    ).fetchone()
    return dict(json.loads(found[0])) if found else {}


def withdraw(connection: sqlite3.Connection, number: int, *, reviewer: str) -> dict[str, Any]:
    """Take a decision back; the one that it replaced, if any, is in force again. To be called in a transaction.

    The row stays, replaced by itself, with who took it back and when in its note. Returns the review's `layer`, `row`
    and `restored`, the id of the decision that is in force again or None. Raises UsageError.
    """
    if not reviewer.strip():
        raise UsageError("Whoever takes a decision back has a name.")
    found = connection.execute(
        "SELECT layer, row, replaced, note FROM reviews WHERE id = ?", (number,)
    ).fetchone()
    if found is None:
        raise UsageError(f"There is no review {number} in this ledger.")
    layer, row, replaced, note = found
    if replaced is not None:
        raise UsageError(f"Review {number} is no longer in force.")
    taken = f"withdrawn by {reviewer.strip()}, {now()}"
    connection.execute(
        "UPDATE reviews SET replaced = id, note = ? WHERE id = ?",
        (f"{note} ({taken})" if note else taken, number),
    )
    before = connection.execute(
        "SELECT id FROM reviews WHERE replaced = ? AND id <> ?", (number, number)
    ).fetchone()
    if before is not None:
        # the annotation may have got another row since, in a new reading; this decision knows which
        connection.execute("UPDATE reviews SET replaced = NULL, row = ? WHERE id = ?", (row, before[0]))
    return {"layer": layer, "row": row, "restored": before and before[0]}


def history(connection: sqlite3.Connection, kind: str, row: int) -> list[dict[str, Any]]:
    """Every decision about an annotation, newest first, also those replaced or withdrawn. Raises UsageError."""
    if kind not in LAYER:
        raise UsageError(f"{kind}: choose {', '.join(LAYER)}.")
    cursor = connection.execute(
        "SELECT id, at, reviewer, verdict, correction, note, replaced IS NULL AS in_force, replaced = id AS withdrawn"
        " FROM reviews WHERE layer = ? AND row = ? ORDER BY id DESC",
        (LAYER[kind], row),
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, found, strict=True)) for found in cursor]


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
