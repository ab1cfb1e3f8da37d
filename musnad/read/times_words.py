"""Calendar words: what one word, by itself, says about a time. Worked out once per distinct word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from musnad.lexicon.cache import cached, digest
from musnad.lexicon.classes import TIME
from musnad.lexicon.clitics import by_first_letter
from musnad.lexicon.sources import parse, shipped
from musnad.text import Word
from musnad.text.fold import fold

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon

MONTH: Final = "month"
HIJRI: Final = "hijri"
WEEKDAY: Final = "weekday"
SEASON: Final = "season"
DAY: Final = "day"
UNIT: Final = "unit"
DUAL: Final = "dual"
PLURAL: Final = "plural"
PART: Final = "part"
EDGE: Final = "edge"
MODIFIER: Final = "modifier"
FRACTION: Final = "fraction"
DECADE: Final = "decade"
YEAR: Final = "year"
NUMERIC: Final = "numeric"
AGO: Final = "ago"
ERA: Final = "era"
FEAST: Final = "feast"

ANCHORS: Final = frozenset(
    (
        MONTH, HIJRI, WEEKDAY, SEASON, DAY, UNIT, DUAL, PLURAL, FRACTION, DECADE, YEAR, NUMERIC,
        AGO, MODIFIER, PART, FEAST,
    )
)  # fmt: skip
"""Kinds from which the grammar starts."""

_NUMBERED: Final = (
    "months",
    "hijri",
    "weekdays",
    "seasons",
    "days",
    "modifiers",
    "fractions",
    "decades",
    "eras",
)
"""Sections of [times] whose words go by a number."""
_LISTED: Final = (
    "cautious", "not_the_day", "parts", "edges", "name_heads", "not_today", "names_of_media", "countries_of_media",
    "future", "ago", "about",
)  # fmt: skip
"""Sections of [times] that are lists of words."""
_COUNTS: Final = {UNIT: "singular", DUAL: "dual", PLURAL: "plural"}

FIRST_YEAR, LAST_YEAR = 1300, 2100
_NUMERIC: Final = re.compile(r"\d{1,2}[.]\d{1,2}[.](?:\d\d){1,2}$|\d{4}[.]\d{1,2}[.]\d{1,2}$")
_PROCLITICS: Final = (
    "",
    "ال",
    "و",
    "وال",
    "ب",
    "بال",
    "ل",
    "لل",
    "ف",
    "فال",
    "ك",
    "كال",
    "وب",
    "وبال",
    "ول",
    "ولل",
    "فب",
    "فبال",
)


class TimeWord(NamedTuple):
    """What a word says about a time.

    kind: see the names above; value: number of the month, weekday, offset …; name: the unit; pro: proclitics, the
    article included; cautious: also another word or a person's name; second: for the first word of a two-word month,
    what may follow it; role: what else the word is to the grammar (a word list of times.toml).
    """

    kind: str
    value: int = 0
    name: str = ""
    pro: str = ""
    cautious: bool = False
    second: tuple[tuple[str, int], ...] = ()
    roles: frozenset[str] = frozenset()

    @property
    def definite(self) -> bool:
        """Has the article."""
        return self.pro.endswith(("ال", "لل"))

    @property
    def joined(self) -> bool:
        """«و» is attached to it."""
        return self.pro[:1] == "و"


class Calendar(NamedTuple):
    """The tables of times.toml by folded form without proclitics."""

    words: dict[str, TimeWord]
    lists: dict[str, frozenset[str]]
    feasts: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Feasts by their first word: the words that follow, the longest first, and the day's code (calendar.feast)."""


def _cldr() -> list[tuple[int, str]]:
    """The month names of all Arabic locales of CLDR."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    found = set()
    for name in locale_identifiers():
        if name.split("_")[0] == "ar":
            found.update(Locale.parse(name).months["format"]["wide"].items())
    return sorted(found)


@lru_cache(maxsize=4)
def calendar(files: tuple[Path, ...] = ()) -> Calendar:
    """The tables of the shipped file and of the user's own. Raises LexiconError."""
    tables = _Tables()
    for path in (*shipped("times"), *files):
        tables.read(parse(path).get("times", {}))
    cldr = cached("months", digest([version("babel").encode()]), _cldr)
    return tables.build([(int(number), str(name)) for number, name in cldr])


def calendar_of(lexicon: Lexicon | None) -> Calendar:
    """The calendar that goes with a lexicon: the shipped data and the same user files."""
    return calendar(tuple(lexicon.user_files) if lexicon is not None else ())


class _Tables:
    """Collects the sections of [times] from several files."""

    def __init__(self) -> None:
        self.numbered: dict[str, dict[int, list[str]]] = {name: {} for name in _NUMBERED}
        self.units: dict[str, dict[str, list[str]]] = {}
        self.lists: dict[str, list[str]] = {name: [] for name in _LISTED}
        self.feasts: dict[str, str] = {}
        self.words: dict[str, TimeWord] = {}

    def read(self, sections: dict[str, Any]) -> None:
        """Add a file's sections."""
        for section, body in sections.items():
            if section in self.numbered:
                for number, words in body.items():
                    self.numbered[section].setdefault(int(number), []).extend(words)
            elif section == "units":
                for name, forms in body.items():
                    unit = self.units.setdefault(name, {})
                    for count, words in forms.items():
                        unit.setdefault(count, []).extend(words)
            elif section == "lists":
                for name, words in body.items():
                    self.lists.setdefault(name, []).extend(words)
            elif section == "feasts":
                self.feasts.update(body)
            else:
                self.lists[section].extend(body["words"])

    def add(self, spelled: str, word: TimeWord) -> None:
        """A word; what was added first stays."""
        self.words.setdefault(fold(spelled), word)

    def names(self, kind: str, pairs: Iterable[tuple[int, str]], cautious: frozenset[str]) -> None:
        """Names of months, some of two words."""
        compounds: dict[str, list[tuple[str, int]]] = {}
        for number, spelled in pairs:
            head, _, rest = fold(spelled).partition(" ")
            if rest:
                compounds.setdefault(head, []).append((rest, number))
            else:
                self.add(head, TimeWord(kind, number, cautious=head in cautious))
        for head, seconds in compounds.items():
            self.add(head, TimeWord(kind, second=tuple(dict.fromkeys(seconds))))

    def pairs(self, section: str) -> list[tuple[int, str]]:
        """The words of a numbered section with their numbers."""
        return [(number, word) for number, words in self.numbered[section].items() for word in words]

    def build(self, cldr: list[tuple[int, str]]) -> Calendar:
        """The tables; cldr: further names of months."""
        cautious = frozenset(map(fold, self.lists["cautious"]))
        self.names(MONTH, self.pairs("months") + cldr, cautious)
        self.names(HIJRI, self.pairs("hijri"), cautious)
        for number, spelled in self.pairs("weekdays"):
            self.add(spelled, TimeWord(WEEKDAY, number))
        for number, spelled in self.pairs("seasons"):
            # «ربيع» begins two Hijri months and is a season
            begun = self.words.get(fold(spelled))
            self.words[fold(spelled)] = TimeWord(SEASON, number, second=begun.second if begun else ())
        for name, forms in self.units.items():
            for kind, value in ((UNIT, 1), (DUAL, 2), (PLURAL, 0)):
                for spelled in forms.get(_COUNTS[kind], ()):
                    self.add(spelled, TimeWord(kind, value, name))
        for kind, section in (
            (DAY, "days"),
            (MODIFIER, "modifiers"),
            (FRACTION, "fractions"),
            (DECADE, "decades"),
        ):
            for number, spelled in self.pairs(section):
                self.add(spelled, TimeWord(kind, number))
        for kind, section in ((PART, "parts"), (EDGE, "edges")):
            for spelled in self.lists[section]:
                self.add(spelled, TimeWord(kind))
        for number, spelled in self.pairs("eras"):
            self.add(spelled, TimeWord(ERA, number))
        feasts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, code in self.feasts.items():
            head, *tail = map(fold, name.split())
            feasts.setdefault(head, []).append((tuple(tail), code))
            self.add(head, TimeWord(FEAST, name=head))
        listed = {head: tuple(sorted(found, key=lambda f: -len(f[0]))) for head, found in feasts.items()}
        return Calendar(
            self.words, {name: frozenset(map(fold, words)) for name, words in self.lists.items()}, listed
        )


_possible = by_first_letter(_PROCLITICS)
_articles = by_first_letter(("وبال", "ولل", "فبال", "وال", "بال", "فال", "كال", "لل", "ال"))


def bare(form: str) -> tuple[str, str]:
    """The longest proclitics with the article that a form can begin with, and the rest; ("", form) without."""
    for pro in _articles(form):
        if form.startswith(pro) and len(form) > len(pro) + 1:
            return pro, form[len(pro) :]
    return "", form


def _word(form: str, tables: Calendar) -> TimeWord | None:
    for pro in _possible(form):
        if not form.startswith(pro):
            continue
        stem = form[len(pro) :]
        found = tables.words.get(stem)
        if found is None:
            continue
        article = pro.endswith(("ال", "لل"))
        if found.kind == WEEKDAY and not article:
            continue
        if found.kind in (MONTH, DECADE) and article and found.kind == MONTH and not found.second:
            continue
        if found.kind == DAY and stem == "يوم":
            continue
        if found.kind == ERA and pro not in ("", "ال", "لل"):
            continue
        if found.kind in (MONTH, HIJRI) and found.cautious and pro not in ("", "و", "ب", "ل"):
            continue
        return found._replace(pro=pro)
    return None


def annotator(lexicon: Lexicon | None = None) -> Callable[[Word], None]:
    """Sets `time` (a TimeWord) on words of the calendar, and the bit TIME on those from which a time may be read."""
    tables = calendar_of(lexicon)
    lists = tables.lists

    def annotate(word: Word) -> None:
        form = word.form
        if word.kind == "n":
            if len(form) == 4 and form.isdecimal() and FIRST_YEAR <= int(form) <= LAST_YEAR:
                word.time = TimeWord(YEAR, int(form))
                word.bits |= TIME
            elif _NUMERIC.match(form):
                word.time = TimeWord(NUMERIC)
                word.bits |= TIME
            return
        if word.kind == "p" and form not in ("م", "ه"):
            return
        found = _word(form, tables) if not word.raw.endswith("إب") else None  # «إب» is a town, «آب» the month
        if found is None and form in ("ه",):
            found = TimeWord(ERA, 1)
        plain = form[1:] if form[:1] in ("و", "ف") and len(form) > 3 else form
        pro, stem = bare(form)
        roles = {name for name in ("name_heads", "not_the_day", "ago", "about") if plain in lists[name]}
        roles.update(
            name for name in ("future", "names_of_media") if plain in lists[name] or stem in lists[name]
        )
        if form.removeprefix("ل") in lists["countries_of_media"] or stem in lists["countries_of_media"]:
            roles.add("countries_of_media")
        if pro and (stem in lists["not_today"]) or form in ("نفسه", "ذاته", "عينه", "الذي"):
            roles.add("not_today")
        if found is None and roles:
            found = TimeWord(AGO if "ago" in roles else "")
        if found is None:
            return
        word.time = found._replace(roles=frozenset(roles)) if roles else found
        if found.kind in ANCHORS and (found.kind not in (MODIFIER, PART) or found.pro.endswith("ال")):
            word.bits |= TIME

    return annotate
