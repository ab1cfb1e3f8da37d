"""Proclitics and pronoun suffixes of folded words: which cuts are possible, most conservative first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
"""Pronoun suffixes, folded, longest first."""

PROCLITICS: tuple[tuple[str, str], ...] = (
    ("", "any"),
    ("ال", "article"),
    ("و", "any"), ("ف", "any"),
    ("ب", "noun"), ("ل", "noun"), ("ك", "noun"), ("س", "future"),
    ("وال", "article"), ("فال", "article"),
    ("بال", "article"), ("كال", "article"), ("لل", "article"),
    ("وب", "noun"), ("ول", "noun"), ("وك", "noun"), ("وس", "future"),
    ("فب", "noun"), ("فل", "noun"), ("فس", "future"),
    ("وبال", "article"), ("وكال", "article"), ("ولل", "article"), ("فبال", "article"), ("فلل", "article"),
)  # fmt: skip
"""Proclitics as written before the stem, and what they demand of it: "noun" (a preposition; ل also takes a
subjunctive verb), "article" (a noun with the article), "future" (سـ: an imperfect), "any"."""

_BY_FIRST: dict[str, tuple[tuple[str, str], ...]] = {
    letter: tuple(p for p in PROCLITICS if not p[0] or p[0][0] == letter) for letter in "اوفبلكس"
}
_BY_LAST: dict[str, tuple[str, ...]] = {
    letter: tuple(suffix for suffix in SUFFIXES if suffix[-1] == letter) for letter in "اهمنكي"
}
_NONE = (("", "any"),)


class Cut(NamedTuple):
    """One way of cutting a folded word."""

    pro: str
    demand: str
    stem: str
    suffix: str


def by_first_letter(proclitics: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A function from a word to those of the proclitics that begin as it does, "" among them, in their order."""
    listed = tuple(proclitics)
    letters = {pro[0] for pro in listed if pro}
    table = {letter: tuple(pro for pro in listed if not pro or pro[0] == letter) for letter in letters}
    none = tuple(pro for pro in listed if not pro)
    return lambda form: table.get(form[:1], none)


@lru_cache(maxsize=64)  # of each new word, several layers ask in turn
def cuts(form: str) -> tuple[Cut, ...]:
    """The possible cuts of a folded word, those that take least off first; stems have two letters at least.

    >>> [c.stem for c in cuts("وباتهامهم")][:3]
    ['وباتهامهم', 'وباتهام', 'باتهامهم']
    """
    size = len(form)
    suffixes = _BY_LAST.get(form[-1:], ())
    found: list[Cut] = []
    for pro, demand in _BY_FIRST.get(form[:1], _NONE):
        at = len(pro)
        if size - at < 2 or not form.startswith(pro):
            continue
        stem = form[at:]
        found.append(Cut(pro, demand, stem, ""))
        if demand == "article":
            continue
        found.extend(
            Cut(pro, demand, stem[: -len(suffix)], suffix)
            for suffix in suffixes
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 2
        )
    return tuple(found)
