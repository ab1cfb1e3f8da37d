"""What a finding says, in the reader's language: checks write English, findings.toml has the same in Arabic."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from babel.dates import get_day_names

from musnad.check.dates import MONTHS, WEEKDAYS
from musnad.web.languages import Language

_FIELD = re.compile(r"\{(\w+)\}")


def explained(message: str, check: str, language: Language) -> str:
    """The sentence of a finding in a language; as the check wrote it where there is no other wording."""
    if language.code == "en":
        return message
    for pattern, wording in _wordings(language.code).get(check, ()):
        if match := pattern.fullmatch(message):
            values = {name: _put(name, value, language) for name, value in match.groupdict().items()}
            return wording.format(**values)
    return message


def _put(name: str, value: str, language: Language) -> str:
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
    table = tomllib.loads(files("musnad.web").joinpath("findings.toml").read_text("utf-8"))
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
