"""W3C Web Annotations (JSON-LD): one annotation for each record, with position and quotation selectors.

Positions are in Unicode code points of the text as ingested, as the Web Annotation Data Model has them (section
4.2.4). The role of each target («cue», «source», «content») stands in its `id`, and the record's fields in a body
that is a dataset, so that what was exported can be read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from musnad.document import Document, Span
from musnad.errors import InputError
from musnad.export.flat import ANCHORS, Flat, flatten
from musnad.export.items import Item, address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix that a quotation selector has, to be found again in a changed page."""

_TAGS = {
    "attributions": "stance",
    "figures": "category",
    "times": "value",
    "places": "country",
    "events": "type",
    "labels": "polarity",
    "findings": "check",
}
"""The field that tags a record of a layer."""


def write(items: Iterable[Item]) -> Iterator[str]:
    """One annotation a line (JSON lines of JSON-LD)."""
    for item in items:
        for flat in flatten(item.document):
            yield json.dumps(annotation(item, flat), ensure_ascii=False) + "\n"


def annotation(item: Item, flat: Flat) -> dict[str, Any]:
    """One record as an annotation."""
    source = address(item)
    name = f"{source}#{flat.layer}-{flat.id}"
    tag = flat.fields.get(_TAGS[flat.layer])
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps({"layer": flat.layer, "id": flat.id, **flat.fields}, ensure_ascii=False),
        }
    ]
    if tag is not None:
        bodies.insert(0, {"type": "TextualBody", "purpose": "tagging", "value": str(tag)})
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "https://pypi.org/project/musnad/", "type": "Software", "name": "Musnad"},
        "body": bodies,
        "target": [
            _target(item.document, source, f"{name}-{role}-{number}", span)
            for number, (role, span) in enumerate(flat.spans)
        ],
    }


def _target(document: Document, source: str, name: str, span: Span) -> dict[str, Any]:
    text = document.text
    return {
        "id": name,
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }


def read(lines: Iterable[str], name: str) -> dict[str, list[Flat]]:
    """The annotations of a file that this module wrote, as flat records by the address of their document.

    Raises InputError for what is no annotation of ours.
    """
    found: dict[str, list[Flat]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            fields = next(
                json.loads(body["value"]) for body in data["body"] if body.get("format") == "application/json"
            )
            layer, identifier = fields.pop("layer"), fields.pop("id")
            spans = tuple(_span(target) for target in data["target"])
            source = data["target"][0]["source"]
            if layer not in ANCHORS:
                raise ValueError(layer)
        except (ValueError, KeyError, TypeError, StopIteration, IndexError):
            raise InputError(
                f"has a line that is no annotation written by Musnad (line {number})", name,
                "Import what `musnad export webannotation` wrote, changed or not.",
            ) from None  # fmt: skip
        found.setdefault(source, []).append(Flat(layer, identifier, spans, fields))
    return found


def _span(target: dict[str, Any]) -> tuple[str, Span]:
    position = next(s for s in target["selector"] if s["type"] == "TextPositionSelector")
    quote = next(s for s in target["selector"] if s["type"] == "TextQuoteSelector")
    role = target["id"].rsplit("-", 2)[-2]
    return role, Span(int(position["start"]), int(position["end"]), str(quote["exact"]))
