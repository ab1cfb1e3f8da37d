"""Copies: how two texts are related by the words that they share."""

from __future__ import annotations

from typing import Literal, NamedTuple

from musnad.reconcile.align import Passage, passages
from musnad.reconcile.shingles import NEAR, containment, jaccard, shingles
from musnad.reconcile.words import Hashes, Sequence

Relation = Literal["near-copy", "edited-copy", "shared-passage"]

EDITED = 0.3
"""Share of the shorter text's shingles that stand in the other from which it is an edited copy."""

PASSAGE = 25
"""Words that two texts must share to be linked, in one passage or, of an edited copy, in all: a long sentence."""


class Copy(NamedTuple):
    """How two texts are related. jaccard: similarity of their shingles; contained: share of the shorter text's
    shingles that stand in the other; passages: what they share, as spans of both."""

    relation: Relation
    jaccard: float
    contained: float
    passages: list[Passage]


def compare(first: Sequence, second: Sequence, sets: tuple[Hashes, Hashes] | None = None) -> Copy | None:
    """The relation of two texts; None when they share no passage of note. sets: their shingles, when known."""
    a, b = sets or (shingles(first.hashes), shingles(second.hashes))
    similarity = jaccard(a, b)
    contained = max(containment(a, b), containment(b, a))
    shared = passages(first, second)
    relation: Relation
    if similarity >= NEAR:
        relation = "near-copy"
    elif contained >= EDITED and sum(p.same for p in shared) >= PASSAGE:
        relation = "edited-copy"
    elif any(p.same >= PASSAGE for p in shared):
        relation = "shared-passage"
    else:
        return None
    return Copy(relation, similarity, contained, shared)
