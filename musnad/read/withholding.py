"""Asides in which a source withholds its name («، طلب عدم ذكر اسمه،»): they report nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.read import particles
from musnad.read.roles import COMPLEMENTIZER, PUNCTUATION
from musnad.text import Word

WITHHOLDING: Final = particles.words("withholding")
"""Verbs of asking or preferring that the name be left out, folded."""
_IDENTITY: Final = particles.words("identity")
"""What is left out: «اسمه», «هويتها»."""
_REACH: Final = 7
"""Tokens from the verb to what is left out, at most."""


def past_withholding(words: Sequence[Word], j: int, limit: int) -> int:
    """Past such an aside whose verb is token j; 0 when none stands there."""
    if words[j].form not in WITHHOLDING:
        return 0
    for k in range(j + 1, min(j + _REACH, limit)):
        if words[k].form in _IDENTITY:
            return k + 1
        if words[k].role in (PUNCTUATION, COMPLEMENTIZER):
            break
    return 0


def withheld(words: Sequence[Word], i: int, limit: int) -> bool:
    """What the word at token i would tell is who somebody is («لم يشأ كشف هويته»), or it is such a verb itself."""
    return past_withholding(words, i, limit) > 0 or i + 1 < limit and words[i + 1].form in _IDENTITY
