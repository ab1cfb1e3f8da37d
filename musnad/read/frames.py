"""What a cue governs, sorted out, and how reported material opens after it."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.lexicon import Frame
from musnad.read.phrases import Phrase
from musnad.text.fold import fold

CARRIED: Final = Frame("neutral", ("clause", "quote"), False, False, {})
"""What a cue that carries another's content governs («قائلا», «بالقول», «قوله»)."""

PLAIN: Final = frozenset(("ان", "بان", "لان", "وان", "فان", "وبان"))
"""Complementizers by themselves, folded: they stay outside the content, one with a pronoun stays in."""


class Opening:
    """How reported material opens.

    `kind`: clause, quote, colon, prep, object, or carrier (another cue that carries it: «تابع قائلا»). `first`: its
    first token; `mark`: the token that opens it; `relayed`: where a «نقلا عن» before it begins, else -1.
    """

    __slots__ = ("first", "kind", "mark", "relayed", "source", "target")

    def __init__(
        self,
        kind: str,
        first: int,
        source: Phrase | None,
        target: Phrase | None,
        mark: int,
        relayed: int = -1,
    ) -> None:
        self.kind, self.first, self.mark, self.relayed = kind, first, mark, relayed
        self.source, self.target = source, target


class Governed:
    """What a frame governs (its `governs` list in reporting/verbs.toml), sorted out.

    direct: prepositions, folded; preps: with those that stand after an object.
    """

    __slots__ = ("clause", "direct", "object", "preps", "quote", "target")

    def __init__(self, governs: tuple[str, ...]) -> None:
        clause = "clause" in governs
        self.clause = clause or "object+clause" in governs
        self.quote = "quote" in governs or clause
        self.object = "object" in governs
        self.target = any(g.startswith("object+") for g in governs)
        self.direct = frozenset(
            fold(g) for g in governs if not g.startswith("object") and g not in ("clause", "quote")
        )
        after = frozenset(fold(g.split("+", 1)[1]) for g in governs if g.startswith("object+"))
        self.preps = self.direct | (after - {"clause"})


_GOVERNED: dict[tuple[str, ...], Governed] = {}


def governed(governs: tuple[str, ...]) -> Governed:
    """What a frame governs, sorted out once for all frames that govern the same."""
    found = _GOVERNED.get(governs)
    if found is None:
        found = _GOVERNED[governs] = Governed(governs)
    return found
