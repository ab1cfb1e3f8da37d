"""An article's statements made comparable: each attribution with its speaker, its content's terms and its chain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from musnad.document import Attribution, Document
from musnad.reconcile.speakers import Speaker, speaker
from musnad.reconcile.terms import TermReader, Terms
from musnad.text import Text

Range = tuple[int, int]
"""Code points from … to before …"""


class Statement(NamedTuple):
    """One attribution of an article. `chain`: attribution ids from the outermost link inward to this one."""

    attribution: Attribution
    speaker: Speaker | None
    terms: Terms
    chain: tuple[str, ...]
    origin: bool
    """No other attribution stands in its content: it is the inner end of its chain."""


class Stretch(NamedTuple):
    """A sentence of an article, or what is left of it, that stands in nobody's voice but the writer's.

    `parts`: what is left, between whose ends `span` goes; `sentence`: its number in the text; `clear`: no cue stands in
    the sentence, and most of it in no quotation marks.
    """

    span: Range
    parts: tuple[Range, ...]
    terms: Terms
    sentence: int
    clear: bool


@dataclass
class Record:
    """An article ready to be compared. title: cuts the title into words."""

    document: Document
    text: Text
    statements: list[Statement]
    reader: TermReader
    title: Callable[[], Text | None] = lambda: None

    @cached_property
    def narration(self) -> list[Stretch]:
        """What stands in the writer's own voice."""
        return _narration(self.document, self.text, self.reader)


def record(
    document: Document, text: Text, reader: TermReader, title: Callable[[], Text | None] = lambda: None
) -> Record:
    """Make an article's reading comparable. text, title: of the same article, cut into words by the same reader."""
    by_id = {a.id: a for a in document.attributions}
    parents = {a.parent for a in document.attributions}
    statements = [
        Statement(
            a,
            speaker(text, a, reader),
            reader.terms(text, [(s.start, s.end) for s in a.content]),
            _chain(a, by_id),
            a.id not in parents,
        )
        for a in document.attributions
    ]
    return Record(document, text, statements, reader, title)


def _chain(a: Attribution, by_id: dict[str, Attribution]) -> tuple[str, ...]:
    links = [a.id]
    while a.parent is not None and a.parent not in links:
        a = by_id[a.parent]
        links.append(a.id)
    return tuple(reversed(links))


def _narration(document: Document, text: Text, reader: TermReader) -> list[Stretch]:
    """The sentences, or what is left of them outside all contents and cues, of which more than a few words are left."""
    covered = sorted(
        [(s.start, s.end) for a in document.attributions for s in a.content]
        + [(a.cue.start, a.cue.end) for a in document.attributions]
    )
    cues = sorted(a.cue.start for a in document.attributions)
    found = []
    for number, (first, last) in enumerate(text.sentences):
        start, end = text.starts[first], text.ends[last - 1]
        spans = list(_left(start, end, covered))
        terms = reader.terms(text, spans)
        if len(terms.words) >= 3:
            within = bisect_left(cues, start) < bisect_left(cues, end)
            inside = sum(max(0, min(q.last, last) - max(q.first, first)) for q in text.quotes if q.depth == 0)
            clear = not within and inside * 2 < last - first
            found.append(Stretch((spans[0][0], spans[-1][1]), tuple(spans), terms, number, clear))
    return found


def _left(start: int, end: int, covered: Sequence[Range]) -> Sequence[Range]:
    """What of a range no covering range takes."""
    found: list[Range] = []
    at = start
    for first, last in covered[max(0, bisect_left(covered, (start, 0)) - 1) :]:
        if first >= end:
            break
        if last <= at:
            continue
        if first > at:
            found.append((at, first))
        at = max(at, last)
    if at < end:
        found.append((at, end))
    return found


def runs(text: Text, first: int, last: int, size: int) -> set[tuple[str, ...]]:
    """The runs of `size` words among these tokens, without what is glued to each."""
    stems = [word.stem for word in text.words[first:last] if word.kind != "p"]
    return {tuple(stems[at : at + size]) for at in range(len(stems) - size + 1)}
