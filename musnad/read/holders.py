"""Who holds an office: a name further on shows that what stands before it still belongs to the office
(«مدير الشؤون الصحية بجدة الدكتور سامي النادر»)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read.roles import ABBREVIATED, ADJECTIVE, NAME, NOUN, PLACE, TITLE, UNKNOWN, PlainWords
from musnad.text import Word

_AWAY: Final = 4
"""Words of a place or a body that may stand before the name of the holder."""
_ADDRESS: Final = PlainWords("address")
_MARKS: Final = "./"
"""After a title that is one letter («د. سامي», «م/ سامي»)."""


def abbreviated(words: Sequence[Word], j: int, limit: int) -> int:
    """Past the titles of one letter at token j («د.», «أ.د.», «م/»); j itself when there are none."""
    k = j
    while k + 2 < limit and words[k].shape & ABBREVIATED and words[k + 1].raw in _MARKS:
        k += 2
    if k > j and words[k].shape & ABBREVIATED and k + 1 < limit:
        k += 1  # «أ.د سامي»
    return k if k > j and words[k].role in (NAME, UNKNOWN, NOUN, ADJECTIVE, TITLE) else j


def is_address(word: Word) -> bool:
    """A form of address, which a person's name follows («الدكتور», «السيد»)."""
    return word.role == TITLE and (
        word.definite and word.bits & c.HONORIFIC != 0 or word.form in _ADDRESS.forms
    )


def placelike(word: Word) -> bool:
    """The word may name a place, be it a doubtful name («جدة»)."""
    return word.place is not None and bool(word.place.alone or word.place.follow)


def holder(words: Sequence[Word], j: int, limit: int, *, courtesy: bool = True) -> int:
    """The token at which a person's name begins, from j on after places and adjectives at the most; 0 for none.

    courtesy: a title before the name begins it as well («الدكتور سامي»).
    """
    for k in range(j, min(j + _AWAY, limit - 1)):
        word, following = words[k], words[k + 1]
        if k > j and word.raw in "،," and words[k - 1].place is not None:
            continue  # «المتحدث الرسمي بصحة الجوف، سامي النادر»
        if abbreviated(words, k, limit) > k:
            return k if courtesy else 0
        if is_address(word):
            return k if courtesy and following.role in (NAME, UNKNOWN, TITLE) else 0
        if word.role in (NAME, TITLE) and word.bits & c.GIVEN and not word.definite and not word.pro:
            return k if following.role in (NAME, UNKNOWN) or following.definite else 0
        if not (placelike(word) or word.shape & PLACE or word.role == ADJECTIVE and word.definite):
            return 0
    return 0
