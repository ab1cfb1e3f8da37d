"""Counts and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass
class Tally:
    """True positives `hits`, out of what was predicted and what is gold."""

    hits: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hits: int, predicted: int, gold: int) -> None:
        """Count one article's."""
        self.hits += hits
        self.predicted += predicted
        self.gold += gold

    def row(self) -> tuple[float, float, float]:
        """Precision, recall, F1; 0 where undefined."""
        p = self.hits / self.predicted if self.predicted else 0.0
        r = self.hits / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class Accuracy:
    """How many of the matched records agree in one value."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Count one matched record."""
        self.right += right
        self.total += 1

    @property
    def rate(self) -> float:
        """The share that agrees; 0 where nothing was matched."""
        return self.right / self.total if self.total else 0.0


class Miss(NamedTuple):
    """One error: its kind («cue missed»), the article, and the words in question."""

    kind: str
    article: str
    words: str


@dataclass
class Scores:
    """All measures over a set of articles, in the order in which they are printed."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    accuracies: dict[str, Accuracy] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    articles: int = 0
    unread: int = 0
    """Gold articles for which no reading was given."""

    def tally(self, name: str) -> Tally:
        """The tally of that name, made when first asked for."""
        return self.tallies.setdefault(name, Tally())

    def accuracy(self, name: str) -> Accuracy:
        """The accuracy of that name, made when first asked for."""
        return self.accuracies.setdefault(name, Accuracy())

    def as_dict(self) -> dict[str, object]:
        """Every measure by name: [P, R, F1], or an accuracy."""
        measures: dict[str, object] = {name: list(t.row()) for name, t in self.tallies.items()}
        return measures | {name: a.rate for name, a in self.accuracies.items()}
