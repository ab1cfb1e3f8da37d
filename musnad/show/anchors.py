"""Where records stand on a page: paragraphs, and ranges inside them in the units that browsers count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musnad.document import Document, Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_INVALID = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class Paragraph(NamedTuple):
    """A line of the article: where it starts in the text, and its characters."""

    start: int
    text: str


Range = tuple[int, int, int, str]
"""Paragraph number, start and end in UTF-16 code units inside it, and the role: source, cue, content-0, figure …"""


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of a text that are not blank, with characters that no page may hold replaced one for one."""
    return [
        Paragraph(m.start(), _INVALID.sub("\ufffd", m.group()))
        for m in _LINE.finditer(text)
        if not m.group().isspace()
    ]


class Anchors:
    """Turns spans of a document into ranges of its paragraphs."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.paragraphs = paragraphs(document.text)
        self._starts = [p.start for p in self.paragraphs]
        # characters that are two code units in a browser's strings: few texts have any
        self._wide = [[n for n, char in enumerate(p.text) if char > "\uffff"] for p in self.paragraphs]

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph where a span begins (0 when the text has none)."""
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def ranges(self, span: Span | None, role: str) -> Iterator[Range]:
        """The parts of a span, one for each paragraph that it touches."""
        if span is None:
            return
        for number in range(self.paragraph(span), len(self.paragraphs)):
            start, text = self.paragraphs[number]
            if start >= span.end:
                break
            first, last = max(span.start - start, 0), min(span.end - start, len(text))
            if first < last:
                wide = self._wide[number]
                yield number, first + bisect_left(wide, first), last + bisect_left(wide, last), role

    def records(self) -> dict[str, list[Range]]:
        """Every record's ranges by its key: its id, or layer and number (`time3`) where it has none."""
        d = self.document
        found: dict[str, list[Range]] = {}

        def put(key: str, spans: Iterable[tuple[Span | None, str]]) -> None:
            found[key] = [r for span, role in spans for r in self.ranges(span, role)]

        depths = _depths(d)
        for a in d.attributions:
            depth = depths[a.id]
            put(
                a.id,
                [
                    (a.source, "source"),
                    (a.cue, f"cue-{a.stance}"),
                    *((part, f"content-{depth}") for part in a.content),
                ],
            )
        for f in d.figures:
            put(f.id, [(f.span, "figure"), (f.unit, "unit")])
        for i, t in enumerate(d.times):
            put(f"time{i}", [(t.span, "time")])
        for i, p in enumerate(d.places):
            put(f"place{i}", [(p.span, "place")])
        for e in d.events:
            put(e.id, [(e.trigger, "event"), (e.actor, "actor"), (e.recipient, "recipient")])
        for i, label in enumerate(d.labels):
            put(f"label{i}", [(label.span, f"label-{label.polarity}"), (label.actor, "actor")])
        for i, finding in enumerate(d.findings):
            put(f"finding{i}", [(span, "finding") for span in finding.spans])
        return found


def _depths(document: Document) -> dict[str, int]:
    """How deep in its chain each attribution stands: 0 for the outermost, 2 for the third and all that follow."""
    parents = {a.id: a.parent for a in document.attributions}
    found: dict[str, int] = {}
    for name in parents:
        depth, up = 0, parents[name]
        while up in parents and depth < 2:
            depth, up = depth + 1, parents[up]
        found[name] = depth
    return found
