"""One annotation as a reviewer sees it: its words in their paragraphs, what can be corrected, what was decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, get_args

from musnad.document import Kind, Modality, Polarity, SourceType, Span, Stance
from musnad.errors import UsageError
from musnad.ledger.anchors import row_of
from musnad.ledger.ledger import Ledger
from musnad.ledger.reviews import LAYER, history
from musnad.show.plover import QUAD
from musnad.show.words import CATEGORIES
from musnad.web.cards import _OVERRIDES, Cards, stored

AROUND = 1
"""Paragraphs shown before and after those that the annotation touches."""


class Entry(NamedTuple):
    """A field that can be corrected: the column it is about, and the words it may have (of a kind, for their names)."""

    column: str
    kind: str = ""
    choices: tuple[str, ...] = ()


ENTRIES: dict[str, dict[str, Entry]] = {
    "attributions": {
        "source": Entry("source_name"),
        "source_type": Entry("source_type", "source_type", get_args(SourceType)),
        "stance": Entry("stance", "stance", get_args(Stance)),
        "kind": Entry("kind", "kind", get_args(Kind)),
    },
    "figures": {
        "low": Entry("low"), "high": Entry("high"), "unit": Entry("unit"),
        "category": Entry("category", "category", tuple(CATEGORIES)),
        "approx": Entry("approx", "yes", ("0", "1")), "cumulative": Entry("cumulative", "yes", ("0", "1")),
    },
    "events": {
        "type": Entry("type", "event", tuple(QUAD)),
        "modality": Entry("modality", "modality", get_args(Modality)),
    },
    "times": {"value": Entry("value")},
    "places": {"place": Entry("place_name")},
    "labels": {"polarity": Entry("polarity", "polarity", get_args(Polarity))},
    "findings": {},
}  # fmt: skip
"""By layer, what the form offers besides the span; `musnad review` can correct more."""
_NAMES = {
    "attributions": ("source_name", "SELECT name FROM sources WHERE id = ?", "source"),
    "places": ("place_name", "SELECT name FROM localities WHERE id = ?", "locality"),
}


def found(ledger: Ledger, kind: str, row: int) -> dict[str, Any] | None:
    """The annotation's row with the names that it refers to; None when there is none."""
    layer = LAYER.get(kind)
    if layer is None or not 0 < row < 1 << 63:
        return None
    record = row_of(ledger.connection, layer, row)
    return None if record is None else named(ledger, layer, record)


def named(ledger: Ledger, layer: str, record: dict[str, Any]) -> dict[str, Any]:
    """A row with the names of the source or place that it refers to by number."""
    if layer not in _NAMES:
        return record
    name, sql, column = _NAMES[layer]
    return record | {name: next((r["name"] for r in ledger.query(sql, (record[column],))), None)}


def item(ledger: Ledger, kind: str, row: int) -> dict[str, Any] | None:
    """All that the page of one annotation shows; None when there is none. Names with `_` are for HTML."""
    record = found(ledger, kind, row)
    if record is None:
        return None
    layer = LAYER[kind]
    told = history(ledger.connection, kind, row)
    now = next((one for one in told if one["in_force"]), None)
    right = json.loads(now["correction"]) if now and now["correction"] else {}
    document = ledger.document(record["document"])
    about = ledger.record(record["document"])
    cards = Cards(document, stored(ledger, record["document"]))
    card = list(getattr(cards, layer)())[record["number"]]
    names = ("cue_start", "cue_end") if layer == "attributions" else ("start", "end")
    anchor = record["anchor"]
    span = Span(right.get(names[0], anchor.start), right.get(names[1], anchor.end), "")
    marks = [list(mark) for mark in cards.anchors.records()[card["key"]]]
    ends = [list(mark) for mark in cards.anchors.ranges(span, "span")]
    touched = {int(str(mark[0])) for mark in (*marks, *ends)}
    near = {n + step for n in touched for step in range(-AROUND, AROUND + 1)}
    return {
        "kind": kind, "layer": layer, "id": row, "document": record["document"], "start": span.start, "end": span.end,
        "text": document.text[span.start : span.end],
        "record": {name: value for name, value in record.items() if name not in ("anchor", "characters", "more")},
        "decision": now, "history": told,
        "about": {name: about[name] for name in ("outlet", "title", "published", "url")},
        "_card": card, "_entries": list(entries(layer, named(ledger, layer, record | right))), "_marks": marks,
        "_ends": ends[0] if layer != "findings" and len(ends) == 1 else None,
        "_paragraphs": [
            (n, p.start, p.text.translate(_OVERRIDES)) for n, p in enumerate(cards.anchors.paragraphs) if n in near
        ],
    }  # fmt: skip


def entries(layer: str, record: dict[str, Any]) -> Iterator[tuple[str, Entry, str]]:
    """The fields of the form with their present values."""
    for name, entry in ENTRIES[layer].items():
        yield name, entry, plain(record.get(entry.column))


def plain(value: object) -> str:
    """A value as a form has it."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def correction(ledger: Ledger, kind: str, row: int, given: dict[str, str]) -> dict[str, str]:
    """What of a form differs from what the annotation has now; nothing when it does not. Raises UsageError."""
    known = item(ledger, kind, row)
    if known is None:
        raise UsageError(f"There is no {kind} {row} in this ledger.")
    now = {name: value for name, _, value in known["_entries"]} | {"span": f"{known['start']}-{known['end']}"}
    now = {name: " ".join(value.split()) for name, value in now.items()}
    wanted = {name: " ".join(given.get(name, value).split()) for name, value in now.items()}
    wanted["span"] = wanted["span"] or now["span"]
    return {name: value for name, value in wanted.items() if value != now[name]}
