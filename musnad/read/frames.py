"""What a cue governs, sorted out, and how reported material opens after it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from musnad.lexicon.lexicon import Frame
from musnad.read.phrases import Phrase
from musnad.text.fold import fold

CARRIED: Final = Frame("neutral", ("clause", "quote"), False, False, {})
"""What a cue that carries another's content governs («قائلا», «بالقول», «قوله»)."""

PLAIN: Final = frozenset(("ان", "بان", "لان", "وان", "فان", "وبان"))
"""Complementizers by themselves, folded: they stay outside the content, one with a pronoun stays in."""


class Opening(NamedTuple):
    """How reported material opens.

    `kind`: clause, quote, colon, prep, object, or carrier (another cue that carries it: «تابع قائلا»). `first`: its
    first token; `mark`: the token that opens it; `relayed`: where a «نقلا عن» before it begins, else -1.
    """

    kind: str
    first: int
    source: Phrase | None
    target: Phrase | None
    mark: int
    relayed: int = -1


class Governed(NamedTuple):
    """What a frame governs, sorted out: prepositions folded, those after an object apart."""

    clause: bool
    quote: bool
    object: bool
    target: bool
    direct: frozenset[str]
    after_target: frozenset[str]


@lru_cache(maxsize=4096)
def governed(governs: tuple[str, ...]) -> Governed:
    """Sort out the `governs` list of a frame (reporting/verbs.toml)."""
    clause = "clause" in governs
    return Governed(
        clause or "object+clause" in governs,
        "quote" in governs or clause,
        "object" in governs,
        any(g.startswith("object+") for g in governs),
        frozenset(fold(g) for g in governs if not g.startswith("object") and g not in ("clause", "quote")),
        frozenset(fold(g.split("+", 1)[1]) for g in governs if g.startswith("object+")) - {"clause"},
    )
