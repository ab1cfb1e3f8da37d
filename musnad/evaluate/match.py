"""When two spans are the same, and which gold record a predicted one stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Record = dict[str, Any]
Words = tuple[tuple[int, int], ...]
"""The (start, end) of each word of a span."""

_WORD = re.compile(r"[^\W_]+")
_HEAD = re.compile(
    "[وف]?[بل]?[أإا]نّ?(?:ه|ها|هم|هن|هما|نا|ني|ي|ك|كم)?$"  # a complementizer, with a pronoun or without
    "|(?:إلى|الى|من|عن|على|ما)$"
)


def words(text: str, span: Record | None) -> Words:
    """The words of a span, without the complementizers and prepositions that it begins with."""
    if span is None:
        return ()
    start, end = span["start"], span["end"]
    found = [(m.start() + start, m.end() + start) for m in _WORD.finditer(text[start:end])]
    first = 0
    while first < len(found) - 1 and _HEAD.match(text[found[first][0] : found[first][1]]):
        first += 1
    return tuple(found[first:])


def all_words(text: str, spans: Iterable[Record]) -> Words:
    """The words of several spans, one after another."""
    return tuple(word for span in spans for word in words(text, span))


def argument(value: Record | None) -> Record | None:
    """The span of an event's argument, given as a span or as a record that has one."""
    if not value:
        return None
    span: Record = value.get("span", value)
    return span


def pairs(gold: Sequence[Record], predicted: Sequence[Record], key: str) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, predicted) whose spans overlap, those with the nearest starts first."""
    near = sorted(
        (abs(g[key]["start"] - p[key]["start"]), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g[key]["start"] < p[key]["end"] and p[key]["start"] < g[key]["end"]
    )
    taken_gold: set[int] = set()
    taken: set[int] = set()
    found = []
    for _, i, j in near:
        if i not in taken_gold and j not in taken:
            taken_gold.add(i)
            taken.add(j)
            found.append((i, j))
    return found


def same_name(text: str, a: Record | None, b: Record | None) -> bool:
    """Whether two mentions name one source: both absent, or sharing half the words of the shorter."""
    if a is None or b is None:
        return a is None and b is None
    x, y = ({text[s:e] for s, e in words(text, span)} for span in (a, b))
    return len(x & y) * 2 >= max(1, min(len(x), len(y)))


class Links:
    """References between records (parent, part_of, attribution), compared through the pairs."""

    def __init__(
        self, gold: Sequence[Record], predicted: Sequence[Record], matched: Iterable[tuple[int, int]]
    ) -> None:
        self.gold = {record["id"]: i for i, record in enumerate(gold)}
        self.predicted = {record["id"]: j for j, record in enumerate(predicted)}
        self.back = {j: i for i, j in matched}

    def agree(self, gold: str | None, predicted: str | None) -> bool:
        """Both lead nowhere, or to records that were paired with each other."""
        target = self.gold.get(gold) if gold is not None else None
        if target is None:
            return predicted is None
        found = self.predicted.get(predicted) if predicted is not None else None
        return found is not None and self.back.get(found) == target
