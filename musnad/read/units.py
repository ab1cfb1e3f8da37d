"""What figures count, and the words that say what happened to it: the tables of units.toml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from musnad.lexicon.clitics import by_first_letter
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.sources import parse, shipped
from musnad.text.fold import fold

PROCLITICS: Final = (
    "وبال", "وكال", "فبال", "ولل", "وال", "فال", "بال", "كال", "لل",
    "وب", "ول", "وك", "فب", "فل", "ال", "و", "ف", "ب", "ل", "ك",
)  # fmt: skip
"""What may stand before a number word or a noun, folded, longest first."""

_PERSONS: Final = frozenset({"people", "fighters", "killed", "injured", "detained", "missing", "displaced"})

SUFFIXES: Final = ("هما", "هم", "هن", "ها", "كم", "نا", "ه")


_possible = by_first_letter(PROCLITICS)


@lru_cache(maxsize=64)  # of each new word, several tables ask in turn
def cuts(form: str) -> tuple[tuple[str, str], ...]:
    """(proclitics, rest) of a folded word: first nothing taken off, then the longest proclitics first."""
    return (
        ("", form),
        *(
            (pro, form[len(pro) :])
            for pro in _possible(form)
            if form.startswith(pro) and len(form) - len(pro) >= 2
        ),
    )


class Noun:
    """A noun's entry: its category, and a key that its singular and plurals share."""

    __slots__ = ("category", "key")

    def __init__(self, category: str, key: str) -> None:
        self.category = category
        self.key = key


class Units:
    """The tables of units.toml by folded form.

    nouns: form → noun; duals: forms that are two of something, form → (noun, construct state);
    plurals: ambiguous forms in ـين of nouns with a sound plural; triggers: words that say what happened.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.nouns: dict[str, Noun] = {}
        self.duals: dict[str, tuple[Noun, bool]] = {}
        self.plurals: dict[str, Noun] = {}
        self.before: dict[str, str] = {}
        self.lemmas: dict[str, str] = {}
        self.near: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.exceptions: set[str] = set()
        self.counters: frozenset[str] = frozenset()
        self.lists: dict[str, frozenset[str]] = {}
        """Words of [cumulative] and, as "part before" …, of [part_of]."""
        self.phrases: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        """The same of several words, by the first of them."""
        self.not_units: frozenset[str] = frozenset()
        self.skipped: frozenset[str] = frozenset()
        self.measured: frozenset[str] = frozenset()
        self.clause: frozenset[str] = frozenset()
        self.qualified: dict[str, list[tuple[frozenset[str], str]]] = {}
        self.my: set[str] = set()
        self.construct: set[str] = set()
        self.unmistakable: set[str] = set()
        self.both: set[str] = set()
        self.participles: set[str] = set()
        self.indefinite: set[str] = set()
        nominative: set[str] = set()
        broken: set[str] = set()
        for path in files:
            data = parse(path)
            for category, body in data.get("category", {}).items():
                for line in body.get("nouns", ()):
                    self._noun(category, line.split())
            for category, body in data.get("trigger", {}).items():
                for table, words in (
                    (self.before, "before"), (self.near, "near"), (self.after, "after"), (self.lemmas, "lemmas"),
                ):  # fmt: skip
                    table.update((fold(word), category) for word in body.get(words, ()))
            self.clause |= {fold(word) for word in data.get("clause", {}).get("words", ())}
            self.measured |= {fold(word) for word in data.get("measured", {}).get("words", ())}
            self.skipped |= {fold(word) for word in data.get("skipped", {}).get("words", ())}
            self.not_units |= {fold(word) for word in data.get("not_unit", {}).get("words", ())}
            for entry in data.get("qualified", ()):
                listed = self.qualified.setdefault(fold(entry["noun"]), [])
                listed.append((frozenset(map(fold, entry["with"])), entry["category"]))
            self.counters |= {fold(word) for word in data.get("counter", {}).get("words", ())}
            for name, listed in (
                data.get("cumulative", {}) | {f"part {k}": v for k, v in data.get("part_of", {}).items()}
            ).items():
                self.lists[name] = self.lists.get(name, frozenset()) | {
                    fold(word) for word in listed if " " not in word
                }
                for phrase in listed:
                    forms = tuple(map(fold, phrase.split()))
                    if len(forms) > 1:
                        self.phrases.setdefault(name, {}).setdefault(forms[0], []).append(forms)
            dual = data.get("dual", {})
            self.exceptions.update(map(fold, dual.get("exceptions", ())))
            self.my.update(map(fold, dual.get("my", ())))
            self.construct.update(map(fold, dual.get("construct", ())))
            self.unmistakable.update(map(fold, dual.get("unmistakable", ())))
            nominative.update(map(fold, dual.get("nominative", ())))
            broken.update(map(fold, dual.get("broken", ())))
            self.both.update(map(fold, dual.get("both", ())))
            self.participles.update(map(fold, dual.get("participles", ())))
            self.indefinite.update(map(fold, dual.get("indefinite", ())))
        for form in self.plurals:
            self.duals.pop(form, None)
        for key in broken & self.nouns.keys():
            self.duals.setdefault(key + "ين", (self.nouns[key], False))
        self.participles |= self.indefinite
        self.construct |= self.unmistakable
        for key in self.unmistakable | nominative:
            self.duals.setdefault(key + "ا", (self.nouns.get(key) or Noun("other", key), True))
        self.parts = self.lists.get("part before", frozenset())

    def _noun(self, category: str, words: list[str]) -> None:
        singular, *plurals = map(fold, words)
        feminine = words[0].endswith("ة")  # «سيارة»; not «جنيه»
        noun = Noun(category, singular)
        nouns = self.nouns
        nouns.setdefault(singular, noun)
        if not plurals:
            if not feminine and not singular.endswith(("ات", "$")):
                nouns.setdefault(singular + "ا", noun)
        elif feminine:
            stem = singular[:-1]
            nouns.setdefault(stem + "ت", noun)
            for ending in ("تان", "تين"):
                self.duals.setdefault(stem + ending, (noun, False))
            for ending in ("تا", "تي"):
                self.duals.setdefault(stem + ending, (noun, True))
        else:
            nouns.setdefault(singular + "ا", noun)
        if plurals and not feminine and len(singular) > len("أب"):
            persons = singular.endswith("ي") and category in _PERSONS  # «تركيين» are many as well
            sound = persons or any(plural.endswith("ون") for plural in plurals)
            self.duals.setdefault(singular + "ان", (noun, False))
            if not sound:
                self.duals.setdefault(singular + "ين", (noun, False))
                self.duals.setdefault(singular + "ي", (noun, True))
        for plural in plurals:
            nouns.setdefault(plural, noun)
            if plural.endswith("ون"):
                stem = plural[:-2]
                nouns.setdefault(stem + "ين", noun)
                nouns.setdefault(stem + "و", noun)
                nouns.setdefault(stem + "ي", noun)
                self.plurals.setdefault(stem + "ين", noun)
            elif not plural.endswith(("ات", "ه", "ي", "اء", "ا")):
                nouns.setdefault(plural + "ا", noun)

    def noun(self, form: str, suffixed: bool = True) -> tuple[Noun, str, str] | None:
        """The noun of a folded word, its proclitics and its suffix. suffixed: it may have one."""
        nouns = self.nouns
        for pro, stem in cuts(form):
            found = nouns.get(stem)
            if found is not None:
                return found, pro, ""
        if not suffixed:
            return None
        for pro, stem in cuts(form):
            for suffix in SUFFIXES:
                if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
                    bare = stem[: -len(suffix)]
                    found = nouns.get(bare) or nouns.get(bare + "ن")
                    if found is not None:
                        return found, pro, suffix
        return None

    def part(self, form: str) -> bool:
        """The word says that what follows is a part («بينهم»)."""
        return form in self.parts or (form[:1] in "وف" and form[1:] in self.parts)

    def trigger(self, table: dict[str, str], form: str) -> str:
        """The category that a word says («وأصيب» injured), "" for none."""
        found = table.get(form)
        if found is None and form[0] in "وفبل" and len(form) > 3:
            found = table.get(form[1:])
            if found is None and form[:2] in ("وب", "ول", "فب"):
                found = table.get(form[2:])
        return found or ""


def tables(lexicon: Lexicon | Any, name: str) -> list[Path]:
    """The shipped data file of this name and the user's files."""
    return shipped(name) + list(getattr(lexicon, "user_files", ()))


def units(lexicon: Lexicon | Any) -> Units:
    """The units of this lexicon, built once."""
    built = lexicon.tables.get("units") if hasattr(lexicon, "tables") else None
    if built is None:
        built = Units(tables(lexicon, "units"))
        if hasattr(lexicon, "tables"):
            lexicon.tables["units"] = built
    return built
