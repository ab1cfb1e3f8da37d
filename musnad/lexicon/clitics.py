"""Proclitics and pronoun suffixes of folded words: which cuts are possible, most conservative first."""

from __future__ import annotations

from collections.abc import Iterator
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
_NONE = (("", "any"),)


class Cut(NamedTuple):
    """One way of cutting a folded word."""

    pro: str
    demand: str
    stem: str
    suffix: str


def cuts(form: str) -> Iterator[Cut]:
    """The possible cuts of a folded word, those that take least off first; stems have two letters at least.

    >>> [c.stem for c in cuts("وباتهامهم")][:3]
    ['وباتهامهم', 'وباتهام', 'باتهامهم']
    """
    size = len(form)
    for pro, demand in _BY_FIRST.get(form[:1], _NONE):
        at = len(pro)
        if size - at < 2 or not form.startswith(pro):
            continue
        stem = form[at:]
        yield Cut(pro, demand, stem, "")
        if demand == "article":
            continue
        for suffix in SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
                yield Cut(pro, demand, stem[: -len(suffix)], suffix)
