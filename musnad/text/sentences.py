"""Sentences: where the full stops, question marks and line breaks of newspapers really end one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

STOPS: Final = frozenset(".؟?!…۔")
_CLOSERS: Final = frozenset("»”\"’')]›")
_SHORT: Final = 3
"""Letters of the longest piece of a dotted abbreviation («بي.كيه.كيه», «إف.بي.آي», «أ.ف.ب»)."""

_PIECES: Final = 8
"""Tokens of the longest rest of such an abbreviation in brackets."""


def _abbreviation(tokens: Sequence[str], gaps: Sequence[str], i: int) -> bool:
    """The full stop at `i` belongs to an abbreviation: «د. سامي», «أ.ف.ب», «بي.كيه.كيه», «U.S.»."""
    if i == 0 or gaps[i]:
        return False
    before = tokens[i - 1]
    if not before[0].isalpha():
        return False
    if len(before) <= _SHORT and i >= 2 and tokens[i - 2] in "(." and _bracketed(tokens, i):
        return True
    if len(before) == 1 and (i < 2 or tokens[i - 2] == "." or gaps[i - 1]):
        return i + 1 < len(tokens) and "\n" not in gaps[i + 1]
    if i + 1 < len(tokens) and not gaps[i + 1] and len(before) <= _SHORT:
        after = tokens[i + 1]
        chained = i + 2 < len(tokens) and tokens[i + 2] == "." and not gaps[i + 2]
        was = i >= 2 and tokens[i - 2] == "." and not gaps[i - 1] and not gaps[i - 2]
        if after[0].isalpha() and len(after) <= _SHORT and (chained or was):
            return True
        return before.isascii() and after.isascii()  # a.com
    return False


def _bracketed(tokens: Sequence[str], i: int) -> bool:
    """Nothing but short pieces and full stops stands between the one at `i` and a closing bracket («(بي. بي. سي)»)."""
    for k in range(i + 1, min(i + _PIECES, len(tokens))):
        if tokens[k] == ")":
            return True
        if tokens[k] != "." and len(tokens[k]) > _SHORT:
            return False
    return False


def find_sentences(tokens: Sequence[str], gaps: Sequence[str], stops: Sequence[int]) -> list[tuple[int, int]]:
    """Token ranges (first, past the last) of the sentences.

    `gaps[i]` is what stands before token i; `stops`: the indexes of tokens in STOPS and of tokens that have a
    line break before them. A closing mark right after a full stop goes with the sentence before it.
    """
    found: list[tuple[int, int]] = []
    first, count = 0, len(tokens)
    for i in stops:
        if i < first:
            continue
        if "\n" in gaps[i] and i > first:
            found.append((first, i))
            first = i
        if tokens[i] not in STOPS:
            continue
        if tokens[i] == "." and _abbreviation(tokens, gaps, i):
            continue
        end = i + 1
        while end < count and (tokens[end] in STOPS or (tokens[end] in _CLOSERS and not gaps[end])):
            if "\n" in gaps[end]:
                break
            end += 1
        found.append((first, end))
        first = end
    if first < count:
        found.append((first, count))
    return found
