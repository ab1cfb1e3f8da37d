"""What is known of a distinct word: found out once, looked at wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from musnad.text.fold import fold, ordinary

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Sense
    from musnad.read.events_words import EventWord


ENTITIES: Final = frozenset(("quot;", "&quot;"))
"""Quotation marks that a site left in its code."""


class _Looked:
    """The slots that reading looks at most, side by side: one line of the processor's cache holds them."""

    __slots__ = ("anchors", "bits", "event", "form", "key", "role", "shape")


_SLOTS = (
    "anchors", "bits", "event", "form", "key", "role", "shape", "kind", "senses", "pro", "stem", "suffix", "definite",
    "number", "time", "place", "label", "cue", "phrases", "actor", "inner",
)  # fmt: skip
"""All that a word says but `raw`."""


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
    event: EventWord
    """Every word has one, once the event layer's annotator has seen it."""
    label: Any
    cue: Any
    phrases: tuple[Any, ...]
    """The cues of several words of which it may be the anchor (read.cues.PhraseCue)."""
    actor: Any
    """The rests of the names of parties that it may begin (read.party_names)."""
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
        self.kind = "n" if first.isdecimal() else "w" if letters and raw not in ENTITIES else "p"
        self.bits = 0
        self.anchors = ()
        self.senses = ()
        self.pro = self.suffix = ""
        self.definite = False
        self.number = self.time = self.place = self.label = self.cue = self.actor = None
        self.phrases = ()
        self.role = self.inner = "."
        self.shape = 0
        self.key = ""

    def copy(self) -> Word:
        """Another word that is known by the same, to be changed for one text."""
        made = Word(self.raw)
        for name in _SLOTS:
            setattr(made, name, getattr(self, name))
        return made

    def __repr__(self) -> str:
        return f"Word({self.raw!r}, pro={self.pro!r}, stem={self.stem!r}, suffix={self.suffix!r}, bits={self.bits:#x})"
