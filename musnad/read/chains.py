"""Chains: each attribution's next link outward."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.read.drafts import Draft


def link(drafts: Sequence[Draft]) -> None:
    """Set `parent`: the attribution with the smallest content in which the cue stands."""
    for draft in drafts:
        best: int | None = None
        size = 1 << 30
        for other_number, other in enumerate(drafts):
            if other is draft:
                continue
            for first, last in other.contents:
                if first <= draft.first < last and last - first < size:
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
        at = draft
        while at.parent is not None:
            if at.parent in seen:
                at.parent = None
                break
            seen.add(at.parent)
            at = drafts[at.parent]
