"""Quotation spans: every pair in use, nested, over several sentences, and those left open.

Writers mix up the marks: «closing» for opening, straight marks on one side only, none at the end.
So the mark's own direction is only a prior; spacing decides first, then what is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

OPENING = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’", "((": "))", "❝": "❞", "〝": "〞", "《": "》"}
CLOSING = {close: open_ for open_, close in OPENING.items()}
NEUTRAL = {'"', "'", "''", "＂"}
MARKS = frozenset(OPENING) | frozenset(CLOSING) | NEUTRAL | {"(", ")"}

_FAMILY = {
    "«": "«", "»": "«", "“": '"', "”": '"', "„": '"', '"': '"', "＂": '"', "❝": '"', "❞": '"', "〝": '"', "〞": '"',
    "‹": "‹", "›": "‹", "‘": "'", "’": "'", "'": "'", "((": "((", "))": "((", "《": "《", "》": "《",
}  # fmt: skip
"""Marks of one family close each other: “ opens and " closes in careless typing."""

_BEFORE_OPENING = frozenset("([{:،؛,;-–—./ـ")
_AFTER_CLOSING = frozenset(")]}:،؛,;.!?؟-–—…/")


class Quote(NamedTuple):
    """A quotation: the tokens between its marks are `first` to `last` (exclusive).

    `open` and `close` are the tokens of the marks; `close` is None when the quotation is never closed, and
    `last` is then the end of the sentence in which it opens. `open_end` is past the opening mark's last token.
    """

    open: int
    first: int
    last: int
    close: int | None
    depth: int


def _direction(mark: str, before: str, after: str) -> int:
    """1 when spacing says opening, -1 closing, 0 undecided; `before`, `after`: neighbouring characters."""
    free_before = not before or before.isspace()
    free_after = not after or after.isspace()
    if free_before and not free_after and after not in _AFTER_CLOSING:
        return 1
    if free_after and not free_before and before not in _BEFORE_OPENING:
        return -1
    if mark in NEUTRAL or True:
        if not free_before and before in _BEFORE_OPENING and before not in _AFTER_CLOSING:
            return 1
        if not free_after and after in _AFTER_CLOSING and not free_before:
            return -1
        if not free_before and before == ":" :
            return 1
    return 0


def find_quotes(
    tokens: Sequence[str], starts: Sequence[int], string: str, marks: Sequence[int], sentence_end: Sequence[int]
) -> tuple[list[Quote], list[int]]:
    """The quotations, by opening, and the tokens of closing marks that close nothing.

    `marks`: indexes of the tokens that may be quotation marks; `sentence_end`: per token, the end (exclusive)
    of its sentence, where an unclosed quotation is taken to stop.
    """
    found: list[Quote] = []
    stray: list[int] = []
    stack: list[tuple[str, int, int]] = []  # family, token of the mark, token after the mark
    skip = -1
    for at, i in enumerate(marks):
        if i <= skip:
            continue
        mark, end = tokens[i], i + 1
        if mark in "()":  # only doubled parentheses quote
            if at + 1 < len(marks) and marks[at + 1] == i + 1 and tokens[i + 1] == mark:
                if starts[i + 1] != starts[i] + 1:
                    continue
                mark, end, skip = mark * 2, i + 2, i + 1
            else:
                continue
        position = starts[i]
        before = string[position - 1] if position else ""
        after_at = position + len(mark)
        after = string[after_at] if after_at < len(string) else ""
        family = _FAMILY.get(mark, mark)
        if family == "'" and before.isalpha() and after.isalpha():
            continue  # an apostrophe
        prior = 1 if mark in OPENING else -1 if mark in CLOSING else 0
        turn = _direction(mark, before, after)
        is_open = any(entry[0] == family for entry in stack)
        if mark == "((":
            turn = 1
        elif mark == "))":
            turn = -1
        elif prior == 1 and not is_open:
            turn = 1 if turn >= 0 or not before or not before.isalnum() else turn
        elif prior == -1 and is_open:
            turn = -1
        elif prior == 1 and turn == 0:
            turn = 1
        elif prior == -1 and turn == 0:
            turn = -1
        elif turn == 0:
            turn = -1 if is_open else 1
        if turn == 1 and prior == 0 and is_open and family in ('"', "'"):
            # straight marks do not nest in themselves: the one open before was never closed
            while stack and stack[-1][0] != family:
                stack.pop()
            _, opened, first = stack.pop()
            found.append(Quote(opened, first, min(sentence_end[opened], i), None, len(stack)))
            is_open = False
        if turn == 1:
            stack.append((family, i, end))
        elif is_open:
            while stack[-1][0] != family:  # an inner one left open ends with its outer one
                _, opened, first = stack.pop()
                found.append(Quote(opened, first, min(sentence_end[opened], i), None, len(stack)))
            _, opened, first = stack.pop()
            found.append(Quote(opened, first, i, i, len(stack)))
        else:
            stray.append(i)
    while stack:
        _, opened, first = stack.pop()
        found.append(Quote(opened, first, max(first, sentence_end[opened]), None, len(stack)))
    found.sort()
    return found, stray
