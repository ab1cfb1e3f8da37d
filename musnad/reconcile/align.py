"""Which passages two texts share: maximal runs of the same words, small edits bridged, as spans of both."""

from __future__ import annotations

from typing import NamedTuple

from musnad.reconcile.words import Sequence, grams

SEED = 4
"""Words that must stand together in both texts for a passage to be looked for."""

LEAST = 8
"""Words of the shortest passage worth showing: shorter runs are set phrases of the language."""

BRIDGE = 6
"""Words that an editor may have changed between two runs of one passage, counted on the longer side."""

_OFTEN = 24
"""A seed that stands more often than this in one text is a formula (a byline, a refrain) and starts nothing."""


class Passage(NamedTuple):
    """A shared passage: code points in the first and the second text; how many words are the same, and of how many."""

    first: tuple[int, int]
    second: tuple[int, int]
    same: int
    words: int


class _Run(NamedTuple):
    a: int
    b: int
    length: int


def passages(first: Sequence, second: Sequence) -> list[Passage]:
    """The shared passages in the order of the second text."""
    runs = _runs(first, second)
    found: list[Passage] = []
    group: list[_Run] = []
    for run in runs:
        if group and not _bridged(group[-1], run):
            _close(group, first, second, found)
            group = []
        group.append(run)
    if group:
        _close(group, first, second, found)
    return found


def _runs(first: Sequence, second: Sequence) -> list[_Run]:
    """Maximal runs, greedily from the start of the second text, the longest continuation at each word."""
    index: dict[int, list[int]] = {}
    for position, gram in enumerate(grams(first.hashes, SEED).tolist()):
        index.setdefault(gram, []).append(position)
    a, b = first.hashes.tolist(), second.hashes.tolist()
    found: list[_Run] = []
    seeds = grams(second.hashes, SEED).tolist()
    j = 0
    while j < len(seeds):
        candidates = index.get(seeds[j])
        if not candidates or len(candidates) > _OFTEN:
            j += 1
            continue
        best = _Run(0, j, 0)
        after = found[-1].a + found[-1].length if found else 0
        for i in candidates:
            length = SEED
            while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
                length += 1
            # of equally long runs, the one that goes on where the last one ended
            if length > best.length or (length == best.length and abs(i - after) < abs(best.a - after)):
                best = _Run(i, j, length)
        found.append(best)
        j += best.length
    return found


def _bridged(before: _Run, after: _Run) -> bool:
    gap_a = after.a - before.a - before.length
    gap_b = after.b - before.b - before.length
    return 0 <= gap_a <= BRIDGE and 0 <= gap_b <= BRIDGE


def _close(group: list[_Run], first: Sequence, second: Sequence, found: list[Passage]) -> None:
    same = sum(run.length for run in group)
    if same < LEAST:
        return
    start, end = group[0], group[-1]
    found.append(
        Passage(
            first.span(start.a, end.a + end.length),
            second.span(start.b, end.b + end.length),
            same,
            end.b + end.length - start.b,
        )
    )
