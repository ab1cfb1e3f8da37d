"""What stands around a figure in its text: whether it is only part of a toll, and what its sentence is about."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from musnad.ledger.ledger import Ledger
from musnad.lexicon.sources import parse
from musnad.reconcile.reports import bounds
from musnad.reconcile.terms import WORDS
from musnad.reconcile.tolls import Reported
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

ALIKE, LEAST = 0.6, 7
"""Share of the shorter sentence's words, and number of words, that two reports of one incident have in common."""

BEFORE, AFTER = 28, 48
"""Characters before and after a figure in which words that make it a part of a toll stand."""


class _Partial(NamedTuple):
    before: tuple[str, ...]
    after: tuple[str, ...]
    both: tuple[str, ...]
    others: frozenset[str]


@lru_cache(maxsize=1)
def _partial() -> _Partial:
    data = parse(WORDS)["partial"]
    before, after, both = (
        tuple(_plain(phrase) for phrase in data[name]) for name in ("before", "after", "both")
    )
    return _Partial(before, after, both, frozenset(map(fold, data["others"])))


@lru_cache(maxsize=1)
def _reactions() -> tuple[str, ...]:
    return tuple(map(fold, parse(WORDS)["reaction"]["words"]))


def _plain(text: str) -> str:
    """The folded words with one space between them."""
    return " ".join(filter(None, (fold(token) for token in tokenize(text)[0])))


class Around:
    """Looks around figures; remembers texts and sentences. figures: their rows by id."""

    def __init__(self, ledger: Ledger, figures: dict[int, dict[str, Any]]) -> None:
        self.ledger, self.figures = ledger, figures
        self._texts: dict[int, str] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._values: dict[int, set[tuple[str, float | None]]] = {}
        for row in figures.values():
            self._values.setdefault(row["document"], set()).add((row["category"], row["low"]))

    def text(self, document: int) -> str:
        """The text of a document."""
        found = self._texts.get(document)
        if found is None:
            rows = self.ledger.query("SELECT text FROM documents WHERE id = ?", (document,))
            found = self._texts[document] = str(rows[0]["text"])
        return found

    def partial(self, figure: int, *, alone: bool) -> bool:
        """The figure is a part of a toll, or counts the dead and the wounded together.

        alone: it counts people in general, so that what is added after it («إضافة إلى 3 عمال») belongs to its toll.
        """
        row = self.figures[figure]
        text = self.text(row["document"])
        before = _plain(text[max(0, row["start"] - BEFORE) : row["start"]])
        after = _plain(text[row["end"] : row["end"] + AFTER])
        lists = _partial()
        return any(phrase in before for phrase in (*lists.before, *lists.both)) or (
            alone and any(phrase in after for phrase in lists.after)
        )

    def others(self, figure: int) -> bool:
        """It counts others than those of before: «و2 آخرون»."""
        row = self.figures[figure]
        after = self.text(row["document"])[row["end"] : row["end"] + AFTER]
        words = [fold(token) for token in tokenize(after)[0]][:2]
        return any(word in _partial().others for word in words)

    def joined(self, first: int, second: int) -> bool:
        """The second figure of a text is added to the first one: «12 جنديا وثلاثة عمال», «إضافة إلى ثلاثة عمال»."""
        start, end = self.figures[second]["start"], self.figures[first]["end"]
        text = self.text(self.figures[second]["document"])
        between = text[end:start]
        if len(between) > AFTER or any(mark in between for mark in ".،؛\n"):
            return False
        phrase = _plain(between)
        added = any(phrase.endswith(added) for added in _partial().after)
        return added or text[start] == "و" or phrase.split(" ")[-1] == "و"

    def reaction(self, attribution: int | None) -> bool:
        """What is attributed is how somebody takes what happened: «أعرب عن إدانته للهجوم الذي قتل 14»."""
        if attribution is None:
            return False
        rows = self.ledger.query(
            'SELECT document, start, "end" FROM attributions JOIN contents ON attribution = attributions.id'
            " WHERE attribution = ? ORDER BY position LIMIT 1",
            (attribution,),
        )
        if not rows:
            return False
        content = self.text(rows[0]["document"])[rows[0]["start"] : rows[0]["end"]][:BEFORE]
        return any(word.startswith(_reactions()) for word in _plain(content).split(" ")[:2])

    def words(self, figure: int) -> frozenset[str]:
        """The words of the figure's sentence, folded, without «و» and the article; no numbers."""
        found = self._words.get(figure)
        if found is None:
            row = self.figures[figure]
            text = self.text(row["document"])
            start, end = bounds(text, row["start"], row["end"])
            plain = (fold(token).removeprefix("و") for token in tokenize(text[start:end])[0])
            found = self._words[figure] = frozenset(
                word for word in plain if len(word) > 2 and not word[0].isdecimal()
            )
        return found

    def alike(self, a: Reported, b: Reported) -> bool:
        """The sentences of two figures have so much in common that they report one incident.

        A text that has the other's figure too counts something else besides it.
        """
        if (a.category, a.low) in self._values[b.document] or (b.category, b.low) in self._values[a.document]:
            return False
        first, second = self.words(a.figure), self.words(b.figure)
        shared = len(first & second)
        return shared >= LEAST and shared >= ALIKE * min(len(first), len(second))
