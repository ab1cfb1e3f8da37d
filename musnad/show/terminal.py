"""A reading in a terminal: the chains as a tree, then figures, times, places, events, labels and findings.

No two Arabic runs stand on a line without a Latin word between them, so that it reads correctly whether or not the
terminal reorders (see show.bidi).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sized
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from musnad.document import Attribution, Document, Figure
from musnad.show.bidi import isolate, shown
from musnad.show.names import COMPASS, called, children, compass, value

STANCES = {
    "neutral": "cyan",
    "affirming": "green",
    "doubting": "yellow",
    "denying": "red",
    "demanding": "magenta",
    "warning": "bright_red",
    "accusing": "red",
    "opining": "blue",
    "committing": "bright_green",
}
"""Colours; the word itself is always printed as well."""

CONTENT_LINES = 3
"""How many lines of a content are printed, unless the whole is asked for."""

_WRITER = "the writer"
_QUOTED = re.compile("([«»])")


def dim(text: str) -> Text:
    """Words of ours in grey. Not `Text(text, style="dim")`, whose style what is joined to it would take on."""
    return Text().append(text, "dim")


class Layout:
    """Lines of `width` cells; isolates: put Arabic runs between isolate marks; full: print contents whole."""

    def __init__(self, width: int, *, isolates: bool = False, full: bool = False) -> None:
        self.width = max(width, 24)
        self.isolates = isolates
        self.full = full

    def run(self, text: str, style: str = "") -> Text:
        """A quoted run of the text, on one line."""
        return Text(isolate(text) if self.isolates else text, style=style)

    def wrap(self, text: str, indent: int) -> list[str]:
        """The text's words in lines that fit after `indent` cells."""
        room = max(self.width - indent, 16)
        lines: list[str] = []
        line, used = "", 0
        for word in shown(text).split(" "):
            size = cell_len(word)
            while size > room:  # one endless word: cut it
                lines += [line] if line else []
                lines.append(word[:room])
                word, line, used = word[room:], "", 0
                size = cell_len(word)
            if line and used + 1 + size > room:
                lines.append(line)
                line, used = word, size
            else:
                line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
        return [*lines, line] if line or not lines else lines

    def flow(self, first: str, rest: str, parts: list[Text]) -> Iterator[Text]:
        """The parts one after another, on as many lines as they need."""
        line, empty = dim(first), True
        for part in parts:
            if not empty and cell_len(line.plain) + 1 + cell_len(part.plain) > self.width:
                yield line
                line, empty = dim(rest), True
            line = line + (part if empty else Text(" ") + part)
            empty = False
        yield line

    def notes(self, prefix: str, text: str) -> Iterator[Text]:
        """A remark of ours, in the program's own words."""
        for line in self.wrap(text, len(prefix)):
            yield Text(prefix + line, style="dim")

    def message(self, text: str, prefix: str) -> Iterator[Text]:
        """A sentence of ours that quotes the text in «»: what is quoted is set off, on every line that it goes over."""
        depth = 0
        for line in self.wrap(text, len(prefix)):
            told = Text(prefix)
            for part in _QUOTED.split(line):
                depth += part == "«"
                depth -= part == "»"
                told += self.run(part) if depth and part not in ("«", "»", "") else Text(part)
            yield told

    def quote(self, text: str, prefix: str, *, limit: int | None = None) -> Iterator[Text]:
        """A quotation from the text over as many lines as it needs, or `limit` with an ellipsis."""
        lines = self.wrap(f"«{text}»", len(prefix))
        if limit is not None and len(lines) > limit:
            lines = [
                *lines[: limit - 1],
                lines[limit - 1][: max(1, len(lines[limit - 1]) - 2)].rstrip() + " …",
            ]
        for line in lines:
            yield dim(prefix) + self.run(line)

    def detail(self, prefix: str, name: str, text: str, style: str = "") -> Iterator[Text]:
        """A named value: «of  مقاتل». A long one goes on below, the whole of it where the line is narrow."""
        head = f"{prefix}{name}  "
        if self.width - len(head) < 16 < cell_len(text):
            yield Text(head.rstrip(), style="dim")
            head = prefix + "  "
        for i, line in enumerate(self.wrap(text, len(head))):
            yield dim(head if i == 0 else " " * len(head)) + self.run(line, style)


def lines(document: Document, layout: Layout) -> Iterator[Text]:
    """The whole view of a reading, line by line."""
    yield from _head(document, layout)
    yield from _chains(document, layout)
    yield from _figures(document, layout)
    yield from _times(document, layout)
    yield from _places(document, layout)
    yield from _events(document, layout)
    yield from _labels(document, layout)
    yield from _findings(document, layout)


def check(document: Document, layout: Layout) -> Iterator[Text]:
    """Only the findings."""
    yield from _head(document, layout)
    if document.findings:
        yield from _findings(document, layout)
    else:
        yield Text("Nothing found that the text contradicts or leaves open.")


def _head(document: Document, layout: Layout) -> Iterator[Text]:
    for line in layout.wrap(document.title or document.id or "untitled", 0):
        yield layout.run(line, "bold")
    counts: dict[str, Sized] = {
        "attribution": document.attributions,
        "figure": document.figures,
        "time": document.times,
        "place": document.places,
        "event": document.events,
        "label": document.labels,
        "finding": document.findings,
    }
    told = [
        f"{len(records)} {name}{'s' * (len(records) != 1)}" for name, records in counts.items() if records
    ]
    parts = [document.published or "no date", *(f"· {part}" for part in told or ["nothing found"])]
    yield from layout.flow("", "", [dim(part) for part in parts])


def _title(name: str) -> Iterator[Text]:
    yield Text()
    yield Text(name, style="bold underline")


def _chains(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.attributions:
        return
    yield from _title("Attributions")
    yield layout.run(shown(document.outlet), "bold") if document.outlet else Text(_WRITER, style="bold")
    tree = children(document)

    def branch(parent: str | None, prefix: str) -> Iterator[Text]:
        under = tree.get(parent, [])
        for i, a in enumerate(under):
            last = i == len(under) - 1
            stem = prefix + ("   " if last else "│  ")
            inner = stem + ("│  " if tree.get(a.id) else "   ")
            yield from _attribution(a, prefix + ("└─ " if last else "├─ "), inner, layout)
            yield from branch(a.id, stem)

    yield from branch(None, "")


def _attribution(a: Attribution, first: str, rest: str, layout: Layout) -> Iterator[Text]:
    source = called(a)
    name = layout.wrap(source, len(first) + len(a.id) + 1) if source else ["(no source named)"]
    style = "bold" if a.source else ""  # Arabic is not set in italics
    yield (dim(f"{first}{a.id} ") + (layout.run(name[0], style) if source else Text(name[0], style="italic")))
    for line in name[1:]:
        yield dim(rest) + layout.run(line, style)
    if a.source and a.resolved and shown(a.source.text) != shown(a.resolved.text):
        yield from layout.detail(rest, "named here", a.source.text)
    elif a.resolved and not a.source:
        yield from layout.notes(rest, "not named here, resolved from elsewhere in the text")
    parts = [Text(a.stance, style=STANCES.get(a.stance, "")), Text(f"· {a.source_type}"), Text(f"· {a.kind}")]
    cue = Text("· cue ") + layout.run(shown(a.cue.text), "underline")
    yield from layout.flow(rest, rest, [*parts, cue])
    limit = None if layout.full else CONTENT_LINES
    for part in a.content:
        yield from layout.quote(part.text, rest, limit=limit)


def _voice(document: Document, attribution: str | None, prefix: str, layout: Layout) -> Iterator[Text]:
    """Whose word it is: «according to a8  المرصد»."""
    found = next((a for a in document.attributions if a.id == attribution), None)
    if found is None:
        yield from layout.notes(prefix, f"according to {_WRITER}")
    elif source := called(found):
        yield from layout.detail(prefix, f"according to {found.id}", source)
    else:
        yield from layout.notes(prefix, f"according to {found.id}, no source named")


def _figures(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.figures:
        return
    yield from _title("Figures")
    known = {f.id for f in document.figures}
    parts: dict[str | None, list[Figure]] = {}
    for f in document.figures:
        parts.setdefault(f.part_of if f.part_of in known and f.part_of != f.id else None, []).append(f)
    seen: set[str] = set()

    def branch(whole: str | None, prefix: str) -> Iterator[Text]:
        for f in parts.get(whole, []):
            if f.id in seen:
                continue
            seen.add(f.id)
            notes = [
                f.category,
                *(["about"] if f.approx else []),
                *(["running total"] if f.cumulative else []),
            ]
            if whole is not None:
                notes.append(f"part of {whole}")
            inner = prefix + " " * (len(f.id) + 1)
            told = [Text(value(f), style="bold"), Text(notes[0]), *(Text(f"· {note}") for note in notes[1:])]
            if shown(f.span.text) != value(f):
                told.append(layout.run(shown(f.span.text), "underline"))
            yield from layout.flow(f"{prefix}{f.id} ", inner, told)
            if f.unit and f.unit.text != f.span.text:
                yield from layout.detail(inner, "of", f.unit.text)
            if whole is None or not same_voice(document, f):
                yield from _voice(document, f.attribution, inner, layout)
            yield from branch(f.id, inner)

    yield from branch(None, "")


def same_voice(document: Document, part: Figure) -> bool:
    """Whether a part stands in the attribution of its whole."""
    return any(f.id == part.part_of and f.attribution == part.attribution for f in document.figures)


def _times(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.times:
        return
    yield from _title("Times")
    width = max(len(t.value or "?") for t in document.times)
    for t in document.times:
        yield from layout.flow(f"{t.value or '?':{width}}  ", "    ", [layout.run(shown(t.span.text))])


def _places(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.places:
        return
    yield from _title("Places")
    count = Counter((shown(p.span.text), p.country) for p in document.places)
    for p in document.places:
        times = count.pop((shown(p.span.text), p.country), 0)
        if not times:
            continue
        here = "" if p.latitude is None or p.longitude is None else f"{p.latitude:.2f}, {p.longitude:.2f}"
        repeated = f"×{times}" if times > 1 else ""
        told = [Text(part) for part in (here, repeated) if part]
        yield from layout.flow(f"{p.country or '--'}  ", "    ", [*told, layout.run(shown(p.span.text))])
        for q in document.places:
            if q.relative is not None and (shown(q.span.text), q.country) == (shown(p.span.text), p.country):
                yield from _relative(q.relative, layout)


def _relative(relative: Mapping[str, Any], layout: Layout) -> Iterator[Text]:
    """What is placed by its distance: «140 km west of طرابلس → 32.88, 11.69 · said of قاعدة الوطية»."""
    point = compass(relative["bearing"])
    direction = f"{COMPASS[point]} of" if point is not None else "from"
    told = [dim(f"{relative['distance_km']:.10g} km {direction}"), layout.run(shown(relative["anchor"]))]
    if relative["latitude"] is not None and relative["longitude"] is not None:
        told.append(dim(f"→ {relative['latitude']:.2f}, {relative['longitude']:.2f}"))
    if relative["located"] is not None:
        told += [dim("· said of"), layout.run(shown(relative["located"]["text"]))]
    yield from layout.flow("    ", "    ", told)


def _events(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.events:
        return
    yield from _title("Events")
    for e in document.events:
        inner = " " * (len(e.id) + 1)
        did = [Text(e.type, style="bold"), layout.run(shown(e.trigger.text), "underline")]
        actor = layout.run(shown(e.actor.text)) if e.actor else Text("?")
        told = [actor, Text("→"), *did]
        if e.recipient:
            told += [Text("→ to"), layout.run(shown(e.recipient.text))]
        yield from layout.flow(f"{e.id} ", inner, told)
        more = [Text(e.modality.replace("_", " "))]
        for name, span in (("in", e.place), ("when", e.time)):
            if span is not None:
                more += [Text(f"· {name}"), layout.run(shown(span.text))]
        if e.figures:
            more.append(Text(f"· figures {', '.join(e.figures)}"))
        yield from layout.flow(inner, inner, more)
        yield from _voice(document, e.attribution, inner, layout)


def _labels(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.labels:
        return
    yield from _title("Labels")
    groups: dict[tuple[str, str, str], list[str | None]] = {}
    for label in document.labels:
        actor = shown(label.actor.text) if label.actor else ""
        groups.setdefault((label.polarity, shown(label.span.text), actor), []).append(label.attribution)
    for (polarity, text, actor), voices in groups.items():
        told = [
            Text(polarity),
            *([Text(f"×{len(voices)}")] if len(voices) > 1 else []),
            layout.run(text, "bold"),
        ]
        if actor:
            told += [Text("said of"), layout.run(actor)]
        yield from layout.flow("", "    ", told)
        for voice in dict.fromkeys(voices):
            yield from _voice(document, voice, "    ", layout)


def _findings(document: Document, layout: Layout) -> Iterator[Text]:
    if not document.findings:
        return
    yield from _title("Findings")
    for finding in document.findings:
        yield Text(f"! {finding.check}", style="bold yellow")
        yield from layout.message(finding.message, "  ")
        told = shown(finding.message)
        for span in finding.spans:
            words = shown(span.text)
            if words not in told:  # what the message quotes, or a longer span holds, is not printed again
                yield from layout.quote(span.text, "  ", limit=2)
                told = f"{told} {words}"
