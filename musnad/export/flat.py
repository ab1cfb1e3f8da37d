"""Records as flat annotations: spans with their role, and plain fields; what annotation formats hold, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from musnad.document import Attribution, Document, Event, Figure, Finding, Label, Place, Span, Time

ANCHORS = {
    "attributions": "cue",
    "figures": "span",
    "times": "span",
    "places": "span",
    "events": "trigger",
    "labels": "span",
    "findings": "spans",
}
"""The layers, and the role of the span that a record hangs on."""

RECORDS: dict[str, type[Any]] = {
    "attributions": Attribution,
    "figures": Figure,
    "times": Time,
    "places": Place,
    "events": Event,
    "labels": Label,
    "findings": Finding,
}

ROLES: dict[str, frozenset[str]] = {
    "attributions": frozenset(("cue", "source", "resolved", "content")),
    "figures": frozenset(("span", "unit")),
    "times": frozenset(("span",)),
    "places": frozenset(("span",)),
    "events": frozenset(("trigger", "actor", "recipient", "time", "place")),
    "labels": frozenset(("span", "actor")),
    "findings": frozenset(("spans",)),
}
"""The roles that spans have in each layer."""

_LISTS = {("attributions", "content"), ("findings", "spans")}
"""Roles of which a record may have several spans."""

_LEFT_OUT = frozenset(("actors", "recipients", "relative"))
"""Fields with structure of their own, worked out from the rest."""

_INITIAL = {"times": "t", "places": "p", "labels": "l", "findings": "n"}
"""How records are numbered that have no id in the reading format."""


class Flat(NamedTuple):
    """One record. `id` is unique in its document; `spans`: (role, span), the anchor first."""

    layer: str
    id: str
    spans: tuple[tuple[str, Span], ...]
    fields: dict[str, str | float | bool | None]

    @property
    def anchor(self) -> Span:
        """The span that the record hangs on."""
        return self.spans[0][1]


def flatten(document: Document) -> Iterator[Flat]:
    """All records of a reading, layer by layer, in text order. Findings without a span are left out."""
    for layer in ANCHORS:
        for number, record in enumerate(getattr(document, layer)):
            found = _flat(layer, number, record)
            if found is not None:
                yield found


def _flat(layer: str, number: int, record: Any) -> Flat | None:
    spans: list[tuple[str, Span]] = []
    fields: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "id" or name in _LEFT_OUT:
            continue
        if isinstance(value, Span):
            spans.append((name, value))
        elif (layer, name) in _LISTS:
            spans += [(name, span) for span in value]
        elif name == "figures":
            fields[name] = " ".join(value)
        elif (value is None or isinstance(value, (str, int, float, bool))) and name not in ROLES[layer]:
            fields[name] = value
    anchor = ANCHORS[layer]
    spans.sort(key=lambda part: order(layer, *part))
    if not spans or spans[0][0] != anchor:
        return None
    given = getattr(record, "id", None)
    return Flat(layer, given or f"{_INITIAL[layer]}{number}", tuple(spans), fields)


def order(layer: str, role: str, span: Span) -> tuple[bool, str, int, int]:
    """How the spans of a record are sorted: the anchor first, then by role, then as they stand in the text."""
    return role != ANCHORS[layer], role, span.start, span.end


def unflatten(flat: Flat) -> Any:
    """The record that a flat annotation was made of, without the fields that are worked out from the rest.

    Raises msgspec.ValidationError when its fields do not fit the reading format.
    """
    data: dict[str, Any] = dict(flat.fields)
    for name in ROLES[flat.layer]:
        listed = [msgspec.to_builtins(span) for role, span in flat.spans if role == name]
        data[name] = listed if (flat.layer, name) in _LISTS else (listed[0] if listed else None)
    if "figures" in data:
        data["figures"] = str(data["figures"]).split()
    if "id" in RECORDS[flat.layer].__struct_fields__:
        data["id"] = flat.id
    return msgspec.convert(data, RECORDS[flat.layer])
