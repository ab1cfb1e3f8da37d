"""A figure in the making: what the modules of the figures layer hand to each other."""

from __future__ import annotations

from musnad.read.numbers_mention import NumberMention
from musnad.read.units import Noun


class Draft:
    """A number that counts something.

    mention: the number; left: the first token of it and of the modifiers before it; unit: tokens of the unit as
    (first, past the last), None when it is left out; noun: the unit's entry, None when it is not in the data;
    rule: how the unit was found; after: the token past the number and its unit.
    """

    __slots__ = (
        "mention", "left", "unit", "noun", "rule", "after", "category", "cumulative", "whole", "out_of", "linked", "trigger", "sent",
    )  # fmt: skip

    def __init__(self, mention: NumberMention, sent: int) -> None:
        self.mention = mention
        self.sent = sent
        self.left = mention.first
        self.unit: tuple[int, int] | None = None
        self.noun: Noun | None = None
        self.rule = "bare"
        self.after = mention.last
        self.category = "other"
        self.cumulative = False
        self.whole: Draft | None = None
        """The figure of which this is a part."""
        self.out_of = False
        """«من أصل» follows: the next figure is the whole."""
        self.linked: Draft | None = None
        """The figure before it in a list («12 جنديا وثلاثة ضباط»)."""
        self.trigger = -1
        """The token that says what happened, -1 when none does."""
