"""Chains: each attribution's next link outward."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.read.covering import Covering
from musnad.read.drafts import Draft


def link(drafts: Sequence[Draft]) -> None:
    """Set `parent`: the attribution with the smallest content in which the cue stands."""
    contents = [(*part, number, draft) for number, draft in enumerate(drafts) for part in draft.contents]
    covering = Covering([(first, last) for first, last, _, _ in contents])
    for draft in drafts:
        best: int | None = None
        size = 1 << 30
        at = draft.first
        for held in covering.at(at):
            first, last, other_number, other = contents[held]
            if last - first < size and other is not draft:
                if (
                    any(f <= other.first < e for f, e in draft.contents)
                    and (sum(e - f for f, e in draft.contents) <= last - first)
                    and not (draft.first < other.first)
                ):
                    continue
                best, size = other_number, last - first
        draft.parent = best
    for number, draft in enumerate(drafts):  # no cycles, whatever the contents
        seen = {number}
        outer = draft
        while outer.parent is not None:
            if outer.parent in seen:
                outer.parent = None
                break
            seen.add(outer.parent)
            outer = drafts[outer.parent]
