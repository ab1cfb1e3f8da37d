"""What a finding says, in the reader's language: checks write English, findings.toml has the same in Arabic.

The page of one article (html.py) says findings in Arabic, the web application in the language of its reader.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Protocol

from babel import Locale
from babel.dates import format_date, get_day_names

from musnad.check.dates import MONTHS, WEEKDAYS
from musnad.show import words

_FIELD = re.compile(r"\{(\w+)\}")


class Wording(Protocol):
    """What the sentences need of a language: its code, and how it writes days and the values of the reading format."""

    code: str
    locale: Locale

    def date(self, value: object) -> str:
        """An ISO day in words."""

    def term(self, kind: str, value: object) -> str:
        """The word for a value, as («category», «killed»)."""


class _Arabic:
    """Arabic as the page of one article writes it."""

    def __init__(self) -> None:
        self.code = "ar"
        self.locale = Locale.parse("ar")

    def date(self, value: object) -> str:
        """An ISO day in words; what is no day as it is."""
        try:
            return format_date(date.fromisoformat(str(value)), "long", locale=self.locale)
        except ValueError:
            return str(value)

    def term(self, kind: str, value: object) -> str:
        """The word for a value of the reading format; here only categories are asked for."""
        return words.CATEGORIES.get(str(value), str(value)) if kind == "category" else str(value)


@cache
def arabic() -> Wording:
    """Arabic, for `explained`."""
    return _Arabic()


def explained(message: str, check: str, language: Wording) -> str:
    """The sentence of a finding in a language; as the check wrote it where there is no other wording."""
    if language.code == "en":
        return message
    for pattern, wording in _wordings(language.code).get(check, ()):
        if match := pattern.fullmatch(message):
            values = {name: _put(name, value, language) for name, value in match.groupdict().items()}
            return wording.format(**values)
    return message


def _put(name: str, value: str, language: Wording) -> str:
    """A value in the language, by its name up to the first underscore."""
    kind = name.partition("_")[0]
    if kind == "day":
        return language.date(_iso(value))
    if kind == "weekday" and value in WEEKDAYS:
        return str(get_day_names(locale=language.locale)[WEEKDAYS.index(value)])
    if kind == "category":
        return language.term("category", value)
    return value.replace("» and «", "» و«") if kind == "list" else value


def _iso(value: str) -> str:
    """«16 May 2020» as 2020-05-16; what is no such day as it is."""
    day, _, rest = value.partition(" ")
    month, _, year = rest.partition(" ")
    if day.isdigit() and month in MONTHS and year.isdigit():
        return date(int(year), MONTHS.index(month) + 1, int(day)).isoformat()
    return value


@cache
def _wordings(code: str) -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """For each check, the forms of its sentence and what they are in a language."""
    table = tomllib.loads(files("musnad.show").joinpath("findings.toml").read_text("utf-8"))
    return {
        check: [(_pattern(form["says"]), form[code]) for form in forms if code in form]
        for check, forms in table.items()
    }


def _pattern(says: str) -> re.Pattern[str]:
    """A sentence with {fields} as an expression; a field that ends in words of the article takes as much as it can."""
    parts = _FIELD.split(says)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.S
    )
