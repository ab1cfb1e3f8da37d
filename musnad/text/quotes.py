"""Quotation spans: every pair in use, nested, over several sentences, and those left open.

Writers mix up the marks: «closing» for opening, straight marks on one side only, none at the end.
So the mark's own direction is only a prior; spacing decides first, then what is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

OPENING: Final = {
    "«": "»",
    "“": "”",
    "„": "“",
    "‹": "›",
    "‘": "’",
    "((": "))",
    "❝": "❞",
    "〝": "〞",
    "《": "》",
    "{": "}",
    "﴿": "﴾",
}
CLOSING: Final = {close: open_ for open_, close in OPENING.items()}
NEUTRAL: Final = {'"', "'", "''", "＂", "″", "quot;", "&quot;"}
MARKS: Final = frozenset(OPENING) | frozenset(CLOSING) | NEUTRAL | {"(", ")"}

FAMILY: Final = {
    "«": "«", "»": "«", "“": '"', "”": '"', "„": '"', '"': '"', "＂": '"', "″": '"',
    "❝": '"', "❞": '"', "〝": '"', "〞": '"', "quot;": '"', "&quot;": '"',
    "‹": "‹", "›": "‹", "‘": "'", "’": "'", "'": "'", "((": "((", "))": "((", "《": "《", "》": "《",
    "{": "{", "}": "{", "﴿": "{", "﴾": "{",
}  # fmt: skip
"""Marks of one family close each other: “ opens and " closes in careless typing."""

_BEFORE_OPENING: Final = frozenset("([{:،؛,;-–—./ـ")
_LETTERS: Final = frozenset("وفبلك")
"""Particles of one letter, which are written together with the mark after them."""
_AFTER_CLOSING: Final = frozenset(")]}:،؛,;.!?؟-–—…/")


_NAMES_INSIDE: Final = 5
"""Quoted names inside one quotation in the same marks, at most."""
_NAME_INSIDE: Final = 7
"""Tokens of the longest of them."""
_REST: Final = 90
"""Tokens from such a name to the next one, or to where the quotation closes."""
NAME_TOKENS: Final = 4
"""A quoted name is at most this long, its marks included."""


class Quote:
    """A quotation: the tokens between its marks are `first` to `last` (exclusive).

    `open` and `close` are the tokens of the marks; `close` is None when the quotation is never closed, and
    `last` is then the end of the sentence in which it opens.
    """

    __slots__ = ("close", "depth", "first", "last", "open")

    def __init__(self, open_: int, first: int, last: int, close: int | None, depth: int) -> None:
        self.open, self.first, self.last, self.close, self.depth = open_, first, last, close, depth


def _direction(before: str, after: str) -> int:
    """1 when spacing says opening, -1 closing, 0 undecided; `before`, `after`: neighbouring characters."""
    free_before = not before or before.isspace()
    free_after = not after or after.isspace()
    if before == ":":
        return 1
    if free_before and not free_after and after not in _AFTER_CLOSING:
        return 1
    if free_after and not free_before and before not in _BEFORE_OPENING:
        return -1
    if not free_before:
        if before == ":" or (before in _BEFORE_OPENING and before not in _AFTER_CLOSING):
            return 1
        if not free_after and after in _AFTER_CLOSING:
            return -1
    return 0


class _Mark:
    __slots__ = ("end", "family", "mark", "prior", "token", "turn")

    def __init__(self, token: int, end: int, mark: str, family: str, prior: int, turn: int) -> None:
        self.token, self.end, self.mark, self.family = token, end, mark, family
        self.prior, self.turn = prior, turn


def _marks(tokens: Sequence[str], starts: Sequence[int], string: str, marks: Sequence[int]) -> list[_Mark]:
    """The quotation marks among the tokens `marks`, each with what its shape and its spacing say."""
    found: list[_Mark] = []
    skip = -1
    for at, i in enumerate(marks):
        if i <= skip:
            continue
        mark, end = tokens[i], i + 1
        if mark in "()":  # only doubled parentheses quote
            doubled = at + 1 < len(marks) and marks[at + 1] == i + 1 and tokens[i + 1] == mark
            if not doubled or starts[i + 1] != starts[i] + 1:
                continue
            mark, end, skip = mark * 2, i + 2, i + 1
        position = starts[i]
        before = string[position - 1] if position else ""
        after_at = position + len(mark)
        after = string[after_at] if after_at < len(string) else ""
        family = FAMILY.get(mark, mark)
        if family == "'" and before.isalpha() and after.isalpha():
            continue  # an apostrophe
        prior = 1 if mark in OPENING else -1 if mark in CLOSING else 0
        turn = prior if len(mark) == 2 else _direction(before, after)
        if not turn and before in _LETTERS and string[position - 2 : position - 1].isspace():
            turn = 1  # «و"النهر"»
        found.append(_Mark(i, end, mark, family, prior, turn))
    return found


def _nested(marks: Sequence[_Mark], at: int) -> bool:
    """A straight opening mark inside an open quotation begins a quoted name: it closes soon, and after it, or after
    more of such names, the outer one closes."""
    same = [m for m in marks[at : at + 2 * _NAMES_INSIDE + 2] if m.family == marks[at].family]
    for k in range(0, len(same) - 2, 2):
        first, close, following = same[k : k + 3]
        if close.turn > 0 or close.token - first.token > _NAME_INSIDE:
            return False
        if following.token - close.token > _REST:
            return False
        if following.turn < 0:
            return True
        if following.turn == 0:
            return False
    return False


def find_quotes(
    tokens: Sequence[str],
    starts: Sequence[int],
    string: str,
    marks: Sequence[int],
    sent: Sequence[int],
    sentences: Sequence[tuple[int, int]],
) -> tuple[list[Quote], list[int]]:
    """The quotations, by opening, and the tokens of closing marks that close nothing.

    `marks`: indexes of the tokens that may be quotation marks; `sent`: the sentence of each token,
    `sentences`: their token ranges; where its sentence ends, an unclosed quotation is taken to stop.
    """
    found: list[Quote] = []
    stray: list[int] = []
    stack: list[_Mark] = []
    listed = _marks(tokens, starts, string, marks)

    def leave_open(before: int) -> None:
        mark = stack.pop()
        last = max(mark.end, min(sentences[sent[mark.token]][1], before))
        found.append(Quote(mark.token, mark.end, last, None, len(stack)))

    for at, mark in enumerate(listed):
        i, family, turn = mark.token, mark.family, mark.turn
        is_open = any(other.family == family for other in stack)
        if mark.prior == -1 and is_open:
            turn = -1
        elif turn == 0:
            turn = mark.prior or (-1 if is_open else 1)
        if turn == 1 and mark.prior == 0 and is_open and not _nested(listed, at):
            if stack[-1].family == family and i - stack[-1].token <= NAME_TOKENS:
                turn = -1  # «عناصر "داعش "قد»: a name with its closing mark on the wrong side of the space
            else:
                while stack[-1].family != family:
                    leave_open(i)
                leave_open(i)  # straight marks do not nest otherwise: the one before was never closed
        if turn == 1:
            stack.append(mark)
        elif is_open:
            while stack[-1].family != family:  # an inner one left open ends with its outer one
                leave_open(i)
            opened = stack.pop()
            found.append(Quote(opened.token, opened.end, i, i, len(stack)))
        else:
            stray.append(i)
    while stack:
        leave_open(len(tokens))
    found.sort(key=attrgetter("open"))
    return found, stray
