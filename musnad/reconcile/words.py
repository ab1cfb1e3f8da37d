"""A text as a sequence of folded words with offsets: what copies are compared by.

Punctuation, diacritics, spelling variants and white space do not count, so that a copy that an editor
re-punctuated still is one; numbers do.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from musnad.text.fold import fold
from musnad.text.tokens import TOKEN

Hashes = NDArray[np.uint64]

_LIMIT = 300_000
"""Distinct words whose hashes are kept."""


class _Hashed(dict[str, int]):
    """Raw token → 64 bits of its folded form; 0 for what is no word."""

    def __missing__(self, raw: str) -> int:
        if len(self) > _LIMIT:
            self.clear()
        form = fold(raw)
        is_word = bool(form) and (form[0].isalnum() or len(form) > 1)
        value = int.from_bytes(blake2b(form.encode(), digest_size=8).digest()) | 1 if is_word else 0
        self[raw] = value
        return value


_HASHED = _Hashed()


class Sequence:
    """The words of a text: `hashes` (one each), and the code points where each starts and ends."""

    __slots__ = ("ends", "hashes", "starts")

    def __init__(self, text: str) -> None:
        hashes: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in TOKEN.finditer(text):
            value = _HASHED[match.group()]
            if value:
                hashes.append(value)
                starts.append(match.start())
                ends.append(match.end())
        self.hashes: Hashes = np.array(hashes, dtype=np.uint64)
        self.starts, self.ends = starts, ends

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters from word `first` to before word `last`."""
        return self.starts[first], self.ends[last - 1]


_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def grams(hashes: Hashes, size: int) -> Hashes:
    """A hash of every `size` consecutive words, in order (polynomial in the word hashes, modulo 2^64)."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(size):
            total *= _FACTOR
            total += hashes[k : k + count]
        total ^= total >> np.uint64(29)
        total *= _FACTOR
    return total
