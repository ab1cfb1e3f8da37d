"""An attribution in the making, in token numbers."""

from __future__ import annotations

from musnad.document import SourceType
from musnad.lexicon.lexicon import Sense
from musnad.read.phrases import Phrase

Range = tuple[int, int]
"""Tokens from the first to before the last."""


class Draft:
    """What a construction found: the cue (tokens `first` to before `last`), its source and its content.

    `sense`: the reading of the cue, with which an implicit source agrees. `impersonal`: nobody in particular is
    named («يُعتقد أن»). `suffix_of`: the attribution whose content this one comments on («على حد زعمه»).
    `mark`: the token that opens the content. `resolved`, `source_type` and `parent` are set in chains.py.
    """

    __slots__ = (
        "first", "last", "source", "contents", "stance", "rule", "sense", "impersonal", "suffix_of", "mark",
        "resolved", "source_type", "parent",
    )  # fmt: skip

    def __init__(
        self, first: int, last: int, contents: list[Range], stance: str, rule: str, *,
        source: Phrase | None = None, sense: Sense | None = None, impersonal: bool = False,
        suffix_of: Draft | None = None, mark: int = -1,
    ) -> None:  # fmt: skip
        self.first, self.last, self.source = first, last, source
        self.contents, self.stance, self.rule, self.sense = contents, stance, rule, sense
        self.impersonal, self.suffix_of, self.mark = impersonal, suffix_of, mark
        self.resolved: Phrase | None = None
        self.source_type: SourceType = "other"
        self.parent: int | None = None
