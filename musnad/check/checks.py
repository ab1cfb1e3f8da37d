"""What a check is: a name, what it says, one function of an article, and examples that run as its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from musnad.check.article import Article
from musnad.document import Finding


class Example(NamedTuple):
    """An article of ours and the evidence of what is found in it: the first span of each finding, in order."""

    text: str
    evidence: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = "2020-05-17"


class Check(NamedTuple):
    """A check of what a text itself contradicts or leaves open.

    `run` yields a finding for each case; its message is one English sentence that quotes the text and gives the
    evidence, and never says which side is true.
    """

    name: str
    about: str
    run: Callable[[Article], Iterator[Finding]]
    examples: tuple[Example, ...]
