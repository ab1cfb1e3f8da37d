"""Calendar words: what one word, by itself, says about a time. Worked out once per distinct word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from musnad.lexicon.cache import cached, digest
from musnad.lexicon.classes import TIME
from musnad.lexicon.sources import parse, shipped
from musnad.text import Word
from musnad.text.fold import fold

MONTH, HIJRI, WEEKDAY, SEASON, DAY, UNIT, DUAL, PLURAL = (
    "month", "hijri", "weekday", "season", "day", "unit", "dual", "plural",
)  # fmt: skip
PART, EDGE, MODIFIER, FRACTION, DECADE, YEAR, NUMERIC, AGO, ERA = (
    "part", "edge", "modifier", "fraction", "decade", "year", "numeric", "ago", "era",
)  # fmt: skip

ANCHORS = frozenset(
    {MONTH, HIJRI, WEEKDAY, SEASON, DAY, UNIT, DUAL, PLURAL, FRACTION, DECADE, YEAR, NUMERIC, AGO, MODIFIER}
)
"""Kinds from which the grammar starts."""

FIRST_YEAR, LAST_YEAR = 1300, 2100
_NUMERIC = re.compile(r"\d{1,2}[.]\d{1,2}[.](?:\d\d){1,2}$|\d{4}[.]\d{1,2}[.]\d{1,2}$")
_PROCLITICS = (
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


def _cldr() -> list[tuple[int, str]]:
    """The month names of all Arabic locales of CLDR."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    found = set()
    for name in locale_identifiers():
        if name.split("_")[0] == "ar":
            found.update(Locale.parse(name).months["format"]["wide"].items())
    return sorted(found)


@lru_cache(maxsize=2)
def calendar(files: tuple[Path, ...] = ()) -> Calendar:
    """The tables of the shipped file and of these."""
    paths = (*shipped("times"), *files)
    data = parse(paths[0])
    from importlib.metadata import version

    months = cached("months", digest([version("babel").encode()]), _cldr)
    words: dict[str, TimeWord] = {}
    cautious = set(map(fold, data["cautious"]["words"]))

    def add(spelled: str, word: TimeWord) -> None:
        words.setdefault(fold(spelled), word)

    def names(kind: str, pairs: Iterable[tuple[int, str]]) -> None:
        compounds: dict[str, list[tuple[str, int]]] = {}
        for number, spelled in pairs:
            head, _, rest = fold(spelled).partition(" ")
            if rest:
                compounds.setdefault(head, []).append((rest, number))
            else:
                add(head, TimeWord(kind, number, cautious=head in cautious))
        for head, seconds in compounds.items():
            add(head, TimeWord(kind, second=tuple(dict.fromkeys(seconds))))

    # «ربيع» begins two Hijri months and is a season
    hijri = [(int(n), s) for n, listed in data["hijri"].items() for s in listed]
    names(
        MONTH,
        [(int(n), s) for n, listed in data["months"].items() for s in listed] + [tuple(m) for m in months],
    )
    names(HIJRI, hijri)
    for kind, section in ((WEEKDAY, "weekdays"), (SEASON, "seasons")):
        for number, listed in data[section].items():
            for spelled in listed:
                if kind == SEASON and fold(spelled) in words:
                    old = words[fold(spelled)]
                    words[fold(spelled)] = TimeWord(SEASON, int(number), second=old.second)
                add(spelled, TimeWord(kind, int(number)))
    for name, listed in data["units"].items():
        for spelled in listed["singular"]:
            add(spelled, TimeWord(UNIT, 1, name))
        for spelled in listed["dual"]:
            add(spelled, TimeWord(DUAL, 2, name))
        for spelled in listed["plural"]:
            add(spelled, TimeWord(PLURAL, 0, name))
    for kind, section in (
        (DAY, "days"),
        (MODIFIER, "modifiers"),
        (FRACTION, "fractions"),
        (DECADE, "decades"),
    ):
        for number, listed in data[section].items():
            for spelled in listed:
                dual = 2 if kind == FRACTION and fold(spelled).endswith("ين") else 0
                add(spelled, TimeWord(kind, int(number), name="dual" if dual else ""))
    for kind, section in ((PART, "parts"), (EDGE, "edges")):
        for spelled in data[section]["words"]:
            add(spelled, TimeWord(kind))
    for spelled in ("ميلادي", "ميلادية", "م"):
        add(spelled, TimeWord(ERA, 0))
    for spelled in ("هـ", "هجري", "هجرية", "هج"):
        add(spelled, TimeWord(ERA, 1))
    lists = {
        name: frozenset(map(fold, data[name]["words"]))
        for name in ("not_the_day", "name_heads", "not_today", "names_of_media", "future")
    }
    lists["about"] = frozenset(map(fold, data["ago"]["about"]))
    lists["ago"] = frozenset(map(fold, data["ago"]["before"]))
    return Calendar(words, lists)


def bare(form: str) -> tuple[str, str]:
    """The longest proclitics with the article that a form can begin with, and the rest; ("", form) without."""
    for pro in ("وبال", "ولل", "فبال", "وال", "بال", "فال", "كال", "لل", "ال"):
        if form.startswith(pro) and len(form) > len(pro) + 1:
            return pro, form[len(pro) :]
    return "", form


_TODAY = frozenset({"ال", "وال", "فال", "بال", "لل", "ولل", "كال", "وبال"})


def _word(form: str, tables: Calendar) -> TimeWord | None:
    for pro in _PROCLITICS:
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


def annotator(lexicon: Any = None) -> Callable[[Word], None]:
    """Sets `time` (a TimeWord) on words of the calendar, and the bit TIME on those from which a time may be read."""
    del lexicon
    tables = calendar()
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
        found = _word(form, tables)
        if found is None and form in ("ه",):
            found = TimeWord(ERA, 1)
        plain = form[1:] if form[:1] in ("و", "ف") and len(form) > 3 else form
        roles = {
            name
            for name in ("name_heads", "future", "not_the_day", "names_of_media", "ago", "about")
            if plain in lists[name]
        }
        pro, stem = bare(form)
        if stem in lists["future"]:
            roles.add("future")
        if pro and (stem in lists["not_today"]) or form in ("نفسه", "ذاته", "عينه", "الذي"):
            roles.add("not_today")
        if found is None and roles:
            found = TimeWord(AGO if "ago" in roles else "")
        if found is None:
            return
        word.time = found._replace(roles=frozenset(roles)) if roles else found
        if found.kind in ANCHORS and (found.kind != MODIFIER or found.pro.endswith("ال")):
            word.bits |= TIME

    return annotate
