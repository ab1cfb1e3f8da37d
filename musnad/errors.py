"""What can go wrong, as sentences for the person at the keyboard."""

from __future__ import annotations


class MusnadError(Exception):
    """The root of every error that this package raises on purpose."""


class InputError(MusnadError):
    """An input that cannot be read: what is wrong, with which input, and what to do about it.

    problem: a clause without its subject («is empty»); source: the name of the input, as given by the person;
    remedy: a sentence, or empty when nothing can be done.
    """

    def __init__(self, problem: str, source: str = "the text", remedy: str = "") -> None:
        self.problem = problem
        self.source = source
        self.remedy = remedy
        super().__init__(problem, source, remedy)

    def __str__(self) -> str:
        sentence = f"{self.source} {self.problem}."
        return f"{sentence} {self.remedy}" if self.remedy else sentence


class UsageError(MusnadError):
    """A request that makes no sense as put: an option's value, or options that exclude each other."""
