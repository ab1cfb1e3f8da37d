"""A figure in the making: what the modules of the figures layer hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.read.numbers_mention import NumberMention
from musnad.read.units import Noun


@dataclass(slots=True, eq=False)
class Draft:
    """A number that may count something, and what has been found out about it."""

    mention: NumberMention
    sent: int
    """The sentence it stands in."""
    left: int = field(init=False)
    """The first token of it and of the modifiers before it."""
    after: int = field(init=False)
    """The token past it and its unit."""
    unit: tuple[int, int] | None = None
    """Tokens of the unit as (first, past the last), None when it is left out."""
    noun: Noun | None = None
    """The unit's entry, None when it is not in the data."""
    rule: str = "bare-number"
    """How the unit was found: a name in rules_figures.RULES."""
    category: str = "other"
    cumulative: bool = False
    whole: Draft | None = None
    """The figure of which this is a part."""
    out_of: bool = False
    """«من أصل» follows: the next figure is the whole."""
    linked: Draft | None = None
    """The figure before it in a list («12 جنديا وثلاثة ضباط»)."""
    trigger: int = -1
    """The token that says what happened, -1 when none does."""

    def __post_init__(self) -> None:
        self.left, self.after = self.mention.first, self.mention.last
