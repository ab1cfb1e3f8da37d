"""`musnad explain`: every record with the rule that made it, what the rule says, and its examples."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from rich.text import Text

from musnad.document import Document, Span
from musnad.errors import UsageError
from musnad.read.rules import Rule
from musnad.show.bidi import shown
from musnad.show.terminal import Layout, dim

ANCHORS = {
    "attributions": "cue",
    "figures": "span",
    "times": "span",
    "places": "span",
    "events": "trigger",
    "labels": "span",
    "findings": "",
}
"""The layers, and the field that says where a record of each stands."""

EXAMPLES = 3
"""How many examples of a rule are printed."""


@cache
def rules() -> dict[str, Rule]:
    """Every named rule of the reader: the `RULES` of each layer's module, and the checks."""
    from musnad.check import CHECKS

    found = {
        check.name: Rule(check.name, check.about, tuple((e.text, e.evidence) for e in check.examples))
        for check in CHECKS.values()
    }
    package = import_module("musnad.read")
    for module in pkgutil.walk_packages(package.__path__, "musnad.read."):
        found.update(getattr(import_module(module.name), "RULES", {}))
    return found


def explain(document: Document, layout: Layout, layer: str | None = None) -> Iterator[Text]:
    """The lines for one document; layer: only this one. Raises UsageError for a layer that there is not."""
    if layer is not None and layer not in ANCHORS:
        raise UsageError(f"There is no layer {layer}; the layers are {', '.join(ANCHORS)}.")
    for line in layout.wrap(document.title or document.id or "untitled", 0):
        yield layout.run(line, "bold")
    told: set[str] = set()
    for name in ANCHORS if layer is None else (layer,):
        records = getattr(document, name)
        if records:
            yield Text()
            yield Text(name.capitalize(), style="bold underline")
        for number, record in enumerate(records):
            yield from _record(record, name, number, layout, told)


def _record(record: Any, layer: str, number: int, layout: Layout, told: set[str]) -> Iterator[Text]:
    span: Span | None = (
        getattr(record, ANCHORS[layer], None) if ANCHORS[layer] else next(iter(record.spans), None)
    )
    name = getattr(record, "id", None) or f"{layer.rstrip('s')} {number}"
    where = f" {span.start}–{span.end} " if span else " "
    yield dim(f"{name}{where}") + (layout.run(shown(span.text), "underline") if span else Text())
    rule = getattr(record, "rule", None) or getattr(record, "check", None)
    if not rule:
        return
    yield dim("  rule ") + Text(rule, style="bold cyan")
    known = rules().get(rule)
    if known is None or rule in told:
        return
    told.add(rule)
    for line in layout.wrap(known.about, 4):
        yield Text("    ") + layout.run(line)
    for sentence, _ in known.examples[:EXAMPLES]:
        for i, line in enumerate(layout.wrap(sentence, 8)):
            yield dim("    e.g. " if i == 0 else " " * 9) + layout.run(line)
