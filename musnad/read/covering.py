"""Which ranges hold a position, without looking at all of them: the work stays small however long a text is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Covering:
    """Ranges (start, end exclusive), to be asked which of them hold a position."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        order = sorted(range(len(ranges)), key=lambda n: ranges[n])
        self._order = order
        self._starts = [ranges[n][0] for n in order]
        self._reach = list(accumulate((ranges[n][1] for n in order), max))
        self._ends = [ranges[n][1] for n in order]

    def at(self, position: int) -> list[int]:
        """The numbers of the ranges that hold the position, in the order in which they were given."""
        found = []
        at = bisect_right(self._starts, position) - 1
        while at >= 0 and self._reach[at] > position:
            if self._ends[at] > position:
                found.append(self._order[at])
            at -= 1
        found.sort()
        return found
