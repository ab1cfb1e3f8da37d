"""Copies: how two texts are related by the words that they share, and which texts belong together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Literal, NamedTuple, TypeVar

from musnad.reconcile.align import Passage, passages
from musnad.reconcile.shingles import NEAR, containment, jaccard, shingles
from musnad.reconcile.words import Sequence

Relation = Literal["near-copy", "edited-copy", "shared-passage"]

EDITED = 0.3
"""Share of the shorter text's shingles that stand in the other from which it is an edited copy."""

PASSAGE = 25
"""Words of one passage from which two otherwise different texts are linked: the length of a long sentence."""


class Copy(NamedTuple):
    """How two texts are related. jaccard: similarity of their shingles; contained: share of the shorter text's
    shingles that stand in the other; passages: what they share, as spans of both."""

    relation: Relation
    jaccard: float
    contained: float
    passages: list[Passage]


def compare(first: Sequence, second: Sequence) -> Copy | None:
    """The relation of two texts; None when they share no passage of note."""
    a, b = shingles(first.hashes), shingles(second.hashes)
    similarity = jaccard(a, b)
    contained = max(containment(a, b), containment(b, a))
    relation: Relation
    if similarity >= NEAR:
        relation = "near-copy"
    elif contained >= EDITED:
        relation = "edited-copy"
    else:
        shared = passages(first, second)
        if not any(p.same >= PASSAGE for p in shared):
            return None
        return Copy("shared-passage", similarity, contained, shared)
    return Copy(relation, similarity, contained, passages(first, second))


T = TypeVar("T", bound=Hashable)


def clusters(pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Each member of a linked group, with the group's representative: its least member (union by minimum)."""
    parent: dict[T, T] = {}

    def root(x: T) -> T:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in pairs:
        x, y = root(a), root(b)
        if x != y:
            low, high = (x, y) if x < y else (y, x)  # type: ignore[operator]
            parent[high] = low
    return {x: root(x) for x in parent}
