"""A noun phrase in the making: what its scanner and the rules that it asks know of it so far."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.roles import (
    ANONYMOUS,
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    MEDIA,
    NAME,
    ORG,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
)
from musnad.text import Text, Word

OPEN: Final = 0
DEFINITE: Final = 1
INDEFINITE: Final = 2
"""How far a phrase is complete: its last noun may still be annexed to another; definite; indefinite and described."""

PARTIES: Final = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, DOCUMENT, NAME))
"""Roles of words that name a party by themselves."""
ENDING: Final = frozenset((PUNCTUATION, COMPLEMENTIZER, FUSED, PREPOSITION, STOP, RELATIVE))
"""Roles of words that say that a phrase has ended before them."""
ORDINARY: Final = c.COMMON | c.ORG | c.MEDIA | c.TITLE | c.DOCUMENT | c.ANONYMOUS | c.PEOPLE | c.GROUP
"""Classes of words that are no surname and no adjective."""
PARTICIPLES: Final = frozenset(("active_participle", "passive_participle"))


class Phrase:
    """A noun phrase: tokens `first` to `last` (exclusive); `head` its first noun; `named`: a person's name is in it."""

    __slots__ = ("first", "head", "last", "name", "named")

    def __init__(self, first: int, last: int, head: int, named: bool, name: tuple[int, int] = (0, 0)) -> None:
        self.first, self.last, self.head, self.named = first, last, head, named
        self.name = name
        """The tokens of the person's name."""


class Growing:
    """The state of a phrase; tokens are counted in `text`, none at or past `limit` is looked at as part of it."""

    __slots__ = (
        "apposition", "head", "kind", "last", "limit", "name", "named", "naming", "officer", "person", "state",
        "text", "title", "words",
    )  # fmt: skip

    def __init__(self, text: Text, limit: int, apposition: bool) -> None:
        self.text, self.words, self.limit = text, text.words, limit
        self.apposition = apposition
        """It may go on after a comma."""
        self.head = self.last = -1
        self.kind = ""
        """The role of the head."""
        self.state = OPEN
        self.name = (0, 0)
        self.person = False
        """The phrase names a person: its head is an office or a name."""
        self.named = False
        self.title = -1
        """The last office that was named."""
        self.officer = False
        """An office is in it whose holder may be named next («إدارة الرئيس سامي النادر»)."""
        self.naming = False
        """The last word taken is part of a proper name."""

    def after(self, j: int) -> Word | None:
        """The word after token j, None at the limit."""
        return self.words[j + 1] if j + 1 < self.limit else None

    def has_for(self, j: int) -> bool:
        """A noun with لـ was taken before token j."""
        return any(self.words[k].pro in ("ل", "لل") for k in range(self.head, j))
