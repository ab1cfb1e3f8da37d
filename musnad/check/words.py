"""The word lists of the checks, from findings.toml, folded and cached."""

from __future__ import annotations

from functools import cache
from typing import Any

from musnad.lexicon.sources import parse, shipped
from musnad.text import Word
from musnad.text.fold import fold


@cache
def words(table: str, key: str = "words") -> frozenset[str]:
    """The folded words of one list of the file."""
    return frozenset(map(fold, _data()[table][key]))


@cache
def _data() -> dict[str, Any]:
    return parse(shipped("findings")[0])


@cache
def _partitions() -> dict[str, tuple[str, str]]:
    return {
        fold(word): (dimension, member)
        for dimension, members in _data()["parts"]["partition"].items()
        for member, spelled in members.items()
        for word in spelled
    }


def partition(form: str) -> tuple[str, str] | None:
    """The partition that a folded word belongs to and its member of it, None for other words."""
    return _partitions().get(form)


def lemmas(word: Word) -> frozenset[str]:
    """The dictionary words, folded, that a word may be a form of."""
    return frozenset(fold(sense.lexeme.lemma) for sense in word.senses)
