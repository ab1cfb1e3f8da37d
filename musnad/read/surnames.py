"""Surnames that are ordinary words: «العميد يحيى سريع» makes «سريع» a name where he speaks again («وأكد سريع أن»)."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.growing import ENDING, ORDINARY
from musnad.read.holders import is_address
from musnad.read.roles import ACCUSATIVE, ADJECTIVE, DAY, MASDAR, MAYBE_VERB, NAME, NOUN, TITLE, VERB, WHEN
from musnad.text import Text, Word

_ORDINARY: Final = frozenset((NOUN, ADJECTIVE, MAYBE_VERB))
_NEVER: Final = ACCUSATIVE | DAY | MASDAR | WHEN
_EVIDENCE: Final = frozenset(("بحسب", "حسب", "وبحسب", "وحسب"))


def mark_surnames(text: Text) -> None:
    """From here on such a word is read as a name where it can only be who speaks in this text."""
    words = text.words
    most = len(words) - 2
    given = text.anchors(c.GIVEN)
    surnames = {
        words[i + 1].raw for i in given if i < most and words[i].role == NAME and _introduced(text, i)
    }
    if not surnames:
        return
    for i, word in enumerate(words):
        if word.raw in surnames and word.role in _ORDINARY and _speaks(text, i):
            words[i] = _as_name(word)


def _introduced(text: Text, i: int) -> bool:
    """The given name at token i stands after a form of address and before an ordinary word, which ends the name."""
    words = text.words
    name, after = words[i + 1], words[i + 2]
    if not i or not is_address(words[i - 1]) or words[i].pro or words[i].definite:
        return False
    if (
        name.role not in _ORDINARY
        or name.pro
        or name.suffix
        or name.shape & _NEVER
        or name.bits & (ORDINARY & ~c.COMMON)
    ):
        return False
    return after.role in ENDING or after.role == VERB


def _speaks(text: Text, i: int) -> bool:
    """Who speaks stands at token i: after a verb of reporting, a form of address or «بحسب», or alone on its line before
    a colon."""
    words = text.words
    if i == 0 or text.sent[i] != text.sent[i - 1]:
        return i + 1 < len(words) and words[i + 1].raw == ":"
    before = words[i - 1]
    reports = before.role == VERB and before.cue is not None and bool(before.cue.finite)
    address = before.role == TITLE and is_address(before)
    return reports or address or before.form in _EVIDENCE


def _as_name(word: Word) -> Word:
    name = word.copy()
    name.bits = c.FAMILY
    name.senses, name.cue, name.shape = (), None, 0
    name.role = name.inner = NAME
    return name
