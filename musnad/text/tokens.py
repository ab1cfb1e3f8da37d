"""From characters to words: one regular expression, one analysis per distinct word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from musnad.lexicon import classes as c
from musnad.text.fold import CONTROLS, MARKS, fold, ordinary
from musnad.text.quotes import MARKS as QUOTATION_MARKS
from musnad.text.sentences import STOPS

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon, Sense

_LETTERS = (
    "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ͽͿ-ϿЀ-ҁҊ-ԯא-ת"
    "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc" + MARKS
)
TOKEN = re.compile(
    f"([{_LETTERS}]+(?:[{CONTROLS}]+[{_LETTERS}]+)*"  # a word; invisible controls only inside it
    f"|\\d+(?:[.,٫٬][{CONTROLS}]*\\d+)*"  # a number, with its groups and decimals
    f"|[^\\s{CONTROLS}])"  # any other visible character by itself
)

STOP, MARK = -1, -2
"""Anchors of the text layer itself: what may end a sentence, what may be a quotation mark."""

ANCHORS = (c.CUE, c.TIME, c.PLACE, c.NUMBER, c.EVENT, c.LABEL, c.DEMONYM, c.BORDER, STOP, MARK)
"""What a text keeps lists of: the bits from whose words the layers' rules run outward, and STOP and MARK."""


class _Looked:
    """The slots that reading looks at most, side by side: one line of the processor's cache holds them."""

    __slots__ = ("anchors", "bits", "event", "form", "key", "role", "shape")


class Word(_Looked):
    """What is known of one distinct raw token, wherever it stands.

    The layers' own slots (`number`, `time`, `place`, `event`, `label`, `cue`, `actor`) hold whatever their
    annotator found, None where it found nothing.
    """

    __slots__ = (
        "raw", "kind", "senses", "pro", "stem", "suffix", "definite",
        "number", "time", "place", "label", "cue", "phrases", "actor", "inner",
    )  # fmt: skip

    raw: str
    """As it is written, but in ordinary letters."""
    form: str
    kind: str
    """"w" for a word, "n" for a number, "p" for punctuation."""
    bits: int
    anchors: tuple[int, ...]
    """Which of ANCHORS the word is, known once all annotators have seen it."""
    senses: tuple[Sense, ...]
    pro: str
    """The proclitics before `stem`, the article included: "و", "ال", "وبال"."""
    stem: str
    suffix: str
    """The pronoun suffix, folded: "ه", "ها", "هم"."""
    definite: bool
    """Has the article."""
    number: Any
    time: Any
    place: Any
    event: Any
    label: Any
    cue: Any
    phrases: tuple[Any, ...]
    """The cues of several words of which it may be the anchor (read.cues.PhraseCue)."""
    actor: Any
    role: str
    """What the word does in a noun phrase: see read.roles."""
    inner: str
    """The role without the preposition that is fused to it."""
    shape: int
    """What else it may be there: bits of read.roles."""
    key: str
    """What mentions are compared by: the word without article and particles, or its country's code."""

    def __init__(self, raw: str) -> None:
        self.raw = raw = ordinary(raw)
        form = fold(raw)
        self.form = self.stem = raw if form == raw else form
        first = raw[0]
        letters = self.form and (
            len(raw) > 1 or first.isalpha()
        )  # of lone marks and controls, folding leaves nothing
        self.kind = "n" if first.isdecimal() else "w" if letters else "p"
        self.bits = 0
        self.anchors = ()
        self.senses = ()
        self.pro = self.suffix = ""
        self.definite = False
        self.number = self.time = self.place = self.event = self.label = self.cue = self.actor = None
        self.phrases = ()
        self.role = self.inner = "."
        self.shape = 0
        self.key = ""

    def __repr__(self) -> str:
        return f"Word({self.raw!r}, pro={self.pro!r}, stem={self.stem!r}, suffix={self.suffix!r}, bits={self.bits:#x})"


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
        anchors = [bit for bit in ANCHORS if bit > 0 and bits & bit] if bits else []
        if raw in STOPS:
            anchors.append(STOP)
        elif raw in QUOTATION_MARKS:
            anchors.append(MARK)
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
    pieces = TOKEN.split(string)
    edges = list(accumulate(map(len, pieces)))
    return pieces[1::2], pieces[0::2], edges[0:-1:2], edges[1::2]
