"""From characters to words: one regular expression, one analysis per distinct word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from musnad.lexicon import classes as c
from musnad.text.fold import CONTROLS, MARKS
from musnad.text.quotes import MARKS as QUOTATION_MARKS
from musnad.text.sentences import STOPS
from musnad.text.word import Word

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon

_LETTERS: Final = (
    "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϿЀ-ҁҊ-ԯא-ת"
    "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc" + MARKS
)
TOKEN: Final = re.compile(
    f"([{_LETTERS}]+(?:[{CONTROLS}]+[{_LETTERS}]+)*"  # a word; invisible controls only inside it
    f"|\\d+(?:[.,٫٬][{CONTROLS}]*\\d+)*"  # a number, with its groups and decimals
    f"|[^\\s{CONTROLS}])"  # any other visible character by itself
)

_CODED: Final = re.compile(
    "(&?quot;|" + TOKEN.pattern[1:].replace(f"[{_LETTERS}]+", f"(?:(?!quot;)[{_LETTERS}])+")
)
"""The same in a text with quotation marks that a site left in its code («quot;»): they end a word."""

STOP: Final = -1
MARK: Final = -2
"""Anchors of the text layer itself: what may end a sentence, what may be a quotation mark."""
NAME: Final = -3
"""What may begin the name of a listed party (read.party_names)."""

BODY: Final = -4
"""What may begin the name of a body that two words make (read.bodies)."""

ANCHORS: Final = (
    c.CUE, c.TIME, c.PLACE, c.NUMBER, c.EVENT, c.LABEL, c.DEMONYM, c.BORDER, c.GIVEN, STOP, MARK, NAME, BODY,
)  # fmt: skip
"""What a text keeps lists of: the bits from whose words the layers' rules run outward, and STOP, MARK, NAME, BODY."""


Annotator = Callable[[Word], None]
"""Adds a layer's bits and slot to a new Word. Called once per distinct raw token."""


class Words(dict[str, Word]):
    """The cache of distinct words: a lookup of an unseen raw token analyses it."""

    LIMIT = 120_000
    """Distinct words kept: bounds the memory of a long run (about 1 KB each)."""

    def __init__(self, lexicon: Lexicon, annotators: Iterable[Annotator] = ()) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.annotators = tuple(annotators)
        self._shared: dict[Any, Any] = {}

    def __missing__(self, raw: str) -> Word:
        word = Word(raw)
        if word.kind == "w":
            self.lexicon.analyse(word)
        for annotate in self.annotators:
            annotate(word)
        bits = word.bits
        anchors = list(word.anchors)  # what an annotator has made it
        if bits:
            anchors += [bit for bit in ANCHORS if bit > 0 and bits & bit]
        if raw in STOPS:
            anchors.append(STOP)
        elif raw in QUOTATION_MARKS:
            anchors.append(MARK)
        if word.actor is not None:
            anchors.append(NAME)
        # one object for equal values: what reading looks at all the time then stays in the processor's cache
        share = self._shared.setdefault
        word.anchors = share(tuple(anchors), tuple(anchors))
        word.bits = share(bits, bits)
        word.shape = share(word.shape, word.shape)
        self[raw] = word
        return word

    def trim(self) -> None:
        """Forget everything when the limit is passed; called between texts, never inside one."""
        if len(self) > self.LIMIT:
            self.clear()
            self._shared.clear()


def tokenize(string: str) -> tuple[list[str], list[str], list[int], list[int]]:
    """The raw tokens, the gaps before each (and one after the last), and each token's start and end."""
    pieces = (_CODED if "quot;" in string else TOKEN).split(string)
    edges = list(accumulate(map(len, pieces)))
    return pieces[1::2], pieces[0::2], edges[0:-1:2], edges[1::2]
