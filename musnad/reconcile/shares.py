"""Shares with their uncertainty: the interval of Wilson, "Probable inference, the law of succession, and statistical
inference", 1927, which keeps its level for small counts and shares near 0 and 1."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

_Z = 1.959963984540054
"""The normal quantile of a 95 % interval."""


class Share(NamedTuple):
    """`part` of `whole`, as a share between 0 and 1 with the bounds of its 95 % interval."""

    part: int
    whole: int
    share: float
    low: float
    high: float


def share(part: int, whole: int) -> Share:
    """The share of `part` in `whole`; of nothing, nothing is known: 0 between 0 and 1.

    >>> s = share(3, 10)
    >>> round(s.share, 2), round(s.low, 2), round(s.high, 2)
    (0.3, 0.11, 0.6)
    """
    if whole == 0:
        return Share(0, 0, 0.0, 0.0, 1.0)
    p = part / whole
    z2 = _Z * _Z / whole
    middle = (p + z2 / 2) / (1 + z2)
    reach = _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole)) / (1 + z2)
    return Share(part, whole, p, max(0.0, min(p, middle - reach)), min(1.0, max(p, middle + reach)))
