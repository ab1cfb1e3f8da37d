"""Shingles, MinHash signatures and winnowed fingerprints.

Two texts are near copies when the Jaccard similarity of their sets of five-word shingles is at least `NEAR`
(Broder, "On the resemblance and containment of documents", 1997). Candidates come from locality-sensitive hashing
of MinHash signatures (rensa) and are then verified on the sets themselves, so precision does not rest on the sketch.
Lifted passages are found by winnowed fingerprints (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
document fingerprinting", 2003): any run of `GUARANTEE` words that two texts share leaves a fingerprint in common.
"""

from __future__ import annotations

import numpy as np
import rensa
from numpy.typing import NDArray

from musnad.reconcile.words import Hashes, grams

SHINGLE = 5
"""Words of a shingle."""

NEAR = 0.6
"""Jaccard similarity from which two texts are near copies."""

BANDS, ROWS = 42, 3
"""Bands and rows of the signature: a pair of Jaccard similarity 0.6 is missed once in 27,000, one of 0.3 met 68 times
in a hundred and then verified away."""

GRAM, WINDOW = 9, 16
"""Words of a fingerprint, and how many neighbouring ones each is the least of."""

GUARANTEE = GRAM + WINDOW - 1

_SEED = 20200517
"""Any number, but always the same: signatures in the ledger must go on matching."""


def shingles(hashes: Hashes) -> Hashes:
    """The set of a text's shingles, sorted; a text shorter than a shingle is one shingle by itself."""
    found = grams(hashes, SHINGLE)
    if not len(found) and len(hashes):
        found = grams(hashes, len(hashes))
    return np.unique(found)


def jaccard(a: Hashes, b: Hashes) -> float:
    """The Jaccard similarity of two sets of shingles."""
    if not len(a) or not len(b):
        return 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / (len(a) + len(b) - shared)


def containment(a: Hashes, b: Hashes) -> float:
    """Which share of `a` is in `b`."""
    return len(np.intersect1d(a, b, assume_unique=True)) / len(a) if len(a) else 0.0


def bands(shingled: Hashes) -> list[int]:
    """The keys of the bands of the MinHash signature, as signed 64-bit integers (what SQLite holds)."""
    if not len(shingled):
        return []
    matrix = rensa.RMinHash.digest_matrix_from_token_hash_sets([shingled.tolist()], BANDS * ROWS, _SEED)
    return _keys(np.array(matrix.to_rows()[0], dtype=np.uint64))


def _keys(row: NDArray[np.uint64]) -> list[int]:
    parts = row.reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(ROWS):
            keys = (keys ^ parts[:, k]) * np.uint64(0x9E3779B97F4A7C15)
            keys ^= keys >> np.uint64(31)
    return [int(key) for key in keys.astype(np.int64)]


def prints(hashes: Hashes) -> list[int]:
    """The winnowed fingerprints of a text, each once, as signed 64-bit integers."""
    found = grams(hashes, GRAM)
    if not len(found):
        return []
    if len(found) <= WINDOW:
        return [int(found.min().astype(np.int64))]
    windows = np.lib.stride_tricks.sliding_window_view(found, WINDOW)
    return [int(key) for key in np.unique(windows.min(axis=1)).astype(np.int64)]
