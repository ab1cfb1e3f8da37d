"""Annotations that come back from an annotator: what differs from the ledger becomes reviews by that person.

A record that is gone was rejected; one that stands elsewhere or has other values was corrected. What the annotator
added has no row that could be reviewed: it is counted, so that nobody thinks it was taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import InputError
from musnad.export import cas, webannotation
from musnad.export.flat import ANCHORS, Flat, flatten
from musnad.export.items import Item, address, row_ids
from musnad.ledger.corrections import FIELDS
from musnad.ledger.ledger import Ledger
from musnad.ledger.rows import LAYERS

KINDS = {"attributions": "statements"}
"""What the ledger's reviews call a layer, where it is not the layer's own name."""

Rows = dict[tuple[str, str], tuple[Flat, int]]
"""The records of a document by layer and id, each with its row in the ledger."""


class BroughtIn(msgspec.Struct):
    """What came of it. `added`: annotations of the file that no row of the ledger has; `left`: differences in fields
    that cannot be reviewed, each as a sentence."""

    documents: int = 0
    rejected: int = 0
    corrected: int = 0
    same: int = 0
    added: int = 0
    left: list[str] = []


def bring_in(ledger: Ledger, format: str, path: Path, reviewer: str) -> BroughtIn:  # noqa: A002
    """Read a file of `cas` or `webannotation` and write its differences as reviews. Raises InputError, UsageError."""
    found = BroughtIn()
    for item, flats in _read(ledger, format, path):
        found.documents += 1
        _compare(ledger, item, flats, reviewer, found, as_text=format == "cas")
    return found


def _read(ledger: Ledger, format: str, path: Path) -> Iterator[tuple[Item, list[Flat]]]:  # noqa: A002
    if format == "cas":
        for number, digest, flats in cas.read(path):
            item = _item(ledger, number)
            if item is None or item.row["hash"] != digest:
                raise InputError(f"has a document (number {number}) that this ledger has not", str(path))
            yield item, flats
        return
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", str(path)) from None
    known = {address(item): item for n, _ in ledger.documents() if (item := _item(ledger, n)) is not None}
    for source, flats in webannotation.read(lines, str(path)).items():
        if source not in known:
            raise InputError(f"has a document ({source}) that this ledger has not", str(path))
        yield known[source], flats


def _item(ledger: Ledger, number: int) -> Item | None:
    try:
        return Item(number, ledger.document(number, reviewed=True), ledger.record(number))
    except KeyError:
        return None


def _compare(
    ledger: Ledger, item: Item, flats: Iterable[Flat], reviewer: str, found: BroughtIn, *, as_text: bool
) -> None:
    theirs = {(flat.layer, flat.id): flat for flat in flats}
    rows = _rows(ledger, item)
    for key, (mine, row) in rows.items():
        flat = theirs.pop(key, None)
        kind = KINDS.get(mine.layer, mine.layer)
        if flat is None:
            ledger.review(kind, row, "reject", reviewer=reviewer)
            found.rejected += 1
            continue
        correction, left = _differences(cas.as_strings(mine) if as_text else mine, flat, rows)
        found.left += [f"document {item.number}, {mine.layer} {mine.id}: {name}" for name in left]
        if correction:
            ledger.review(kind, row, "correct", reviewer=reviewer, correction=correction)
            found.corrected += 1
        else:
            found.same += 1
    found.added += len(theirs)


def _rows(ledger: Ledger, item: Item) -> Rows:
    found: Rows = {}
    for layer in LAYERS:
        flats = [flat for flat in flatten(item.document) if flat.layer == layer]
        ids = row_ids(ledger, layer, item.number)
        if layer == "findings":  # those without a span are not annotations
            listed = item.document.findings
            ids = [row for row, finding in zip(ids, listed, strict=True) if finding.spans]
        for flat, row in zip(flats, ids, strict=True):
            found[layer, flat.id] = flat, row
    return found


def _differences(mine: Flat, theirs: Flat, rows: Rows) -> tuple[dict[str, Any], list[str]]:
    """The correction that makes mine theirs, and the names of what differs but cannot be corrected."""
    fields = FIELDS[mine.layer]
    correction: dict[str, Any] = {}
    left: list[str] = []
    if mine.anchor != theirs.anchor:
        if "span" in fields:
            correction["span"] = f"{theirs.anchor.start}-{theirs.anchor.end}"
        else:
            left.append(ANCHORS[mine.layer])
    for name, value in theirs.fields.items():
        was = mine.fields.get(name)
        if value == was or (value in (None, "") and was in (None, "")):
            continue
        if name in ("parent", "attribution") and value:
            target = rows.get(("attributions", str(value)))
            if target is not None and name in fields:
                correction[name] = target[1]
            else:
                left.append(name)
        elif name in fields:
            correction[name] = value
        else:
            left.append(name)
    ours, others = _further(mine), _further(theirs)
    if ours != others:
        speaker = others.get("resolved") or others.get("source")
        if "source" in fields and speaker and speaker != (ours.get("resolved") or ours.get("source")):
            correction["source"] = speaker[0].text
        else:
            left.append("spans")
    return correction, left


def _further(flat: Flat) -> dict[str, list[Any]]:
    """The spans of a record besides its anchor, by role."""
    found: dict[str, list[Any]] = {}
    for role, span in flat.spans[1:]:
        found.setdefault(role, []).append(span)
    return found
