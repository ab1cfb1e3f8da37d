"""The words around a number, as the modules that tell figures from other numbers look at them."""

from __future__ import annotations

from typing import Final

from musnad.text import Text

OPENERS: Final = frozenset('(«"“[')


class Surroundings:
    """A text with the word lists of [not_counting] in numbers.toml, by name."""

    def __init__(self, text: Text, lists: dict[str, frozenset[str]]) -> None:
        self.text = text
        self.lists = lists

    def listed(self, i: int, name: str) -> bool:
        """The word at token i, with or without «و», «ف», «ب», «ل», is in the list."""
        if i < 0 or i >= len(self.text.words):
            return False
        form, words = self.text.words[i].form, self.lists[name]
        return form in words or bare(form) in words or (form.startswith("لل") and "ال" + form[1:] in words)


def digits(form: str) -> int:
    """How many digits a word has, 0 when it is none."""
    return len(form) if form.isdecimal() else 0


def bare(form: str) -> str:
    """The word without one «و», «ف», «ب», «ل»."""
    if form.startswith("لل"):
        return "ا" + form[1:]
    return form[1:] if form[:1] in "وفبل" and len(form) > 3 else form
