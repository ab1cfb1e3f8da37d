"""The languages of the desk: words from the words*.toml, and dates, numbers and month names from Babel."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal, format_percent

LANGUAGES = {"ar": ("العربية", "rtl"), "en": ("English", "ltr")}
"""Code: own name and direction."""


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of each language by key, as `stance.doubting`."""
    found: dict[str, dict[str, str]] = {code: {} for code in LANGUAGES}
    for file in ("words.toml", "words_account.toml", "words_review.toml"):
        for key, entry in _leaves(tomllib.loads(files("musnad.web").joinpath(file).read_text("utf-8"))):
            for code in LANGUAGES:
                found[code][key] = entry[code]
    return found


def _leaves(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    for key, entry in table.items():
        name = f"{prefix}{key}"
        if all(isinstance(entry.get(code), str) for code in LANGUAGES):
            yield name, entry
        else:
            yield from _leaves(entry, f"{name}.")


def preferred(accept: str, fallback: str) -> str:
    """The language that a browser asks for first among ours (an Accept-Language header)."""
    best, found = 0.0, fallback
    for part in accept.split(","):
        tag, _, quality = part.strip().partition(";q=")
        code = tag.split("-")[0].lower()
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if code in LANGUAGES and weight > best:
            best, found = weight, code
    return found


class Language:
    """One language as templates use it: words, dates, numbers. locale: what Babel formats in."""

    def __init__(self, code: str, locale: str | None = None) -> None:
        self.code = code
        self.name, self.direction = LANGUAGES[code]
        self.locale = Locale.parse(locale or code)
        self.words = words()[code]
        self.english = words()["en"]

    def word(self, key: str, **values: Any) -> str:
        """The words for a key, with values in their {places}. Raises KeyError for a key that there is not."""
        found = self.words[key]
        return found.format(**values) if values else found

    def term(self, kind: str, value: object) -> str:
        """The word for a value of the reading format, as («stance», «doubting»); the value itself when it has none."""
        return self.words.get(f"{kind}.{value}", str(value))

    def date(self, value: object) -> str:
        """A day (also month, year or interval) as people of the language write it; unknown forms as they are."""
        text = "" if value is None else str(value)
        if "/" in text:
            first, last = text.split("/", 1)
            return self.days(first, last)
        try:
            if len(text) == 4:
                return self._skeleton("y", datetime.date(int(text), 1, 1))
            if len(text) == 7 and text[4] == "-" and text[5:].isdigit():
                return self._skeleton("yMMMM", datetime.date(int(text[:4]), int(text[5:]), 1))
            if len(text) > 10:
                return self.moment(text)
            return _day(text, self.locale)
        except ValueError:
            return text

    def days(self, first: object, last: object) -> str:
        """A day, or from one day to another."""
        if first == last or not last:
            return self.date(first)
        return self.date(last) if not first else f"{self.date(first)} – {self.date(last)}"

    def moment(self, value: str) -> str:
        """A day with its time (UTC)."""
        try:
            moment = datetime.datetime.fromisoformat(value)
        except ValueError:
            return value
        return format_datetime(moment, "medium", locale=self.locale)

    def number(self, value: float | int | None) -> str:
        """A number with the digits and separators of the language."""
        return "" if value is None else _number(value, self.locale)

    def count(self, key: str, n: int) -> str:
        """A number of things in the form that the language has for it: «تقرير واحد», «تقريران», «3 تقارير»."""
        form = f"count.{key}.{self.locale.plural_form(n)}"
        return (self.words.get(form) or self.words[f"count.{key}.other"]).format(n=self.number(n))

    def percent(self, value: float) -> str:
        """A share from 0 to 1."""
        return _percent(round(value, 4), self.locale)

    def bounds(self, low: float | None, high: float | None) -> str:
        """A figure's bounds: «12», «20–99», «≥ 150», «≤ 30»."""
        if low is None and high is None:
            return "؟" if self.code == "ar" else "?"
        if high is None:
            return f"≥ {self.number(low)}"
        if low is None:
            return f"≤ {self.number(high)}"
        if low == high:
            return self.number(low)
        between = " إلى " if self.code == "ar" else "–"  # a dash between digits has no direction of its own
        return f"{self.number(low)}{between}{self.number(high)}"

    def country(self, code: str | None) -> str:
        """The name of a country by its two-letter code."""
        if code is None:
            return ""
        return code if code in _PSEUDO else self.locale.territories.get(code, code)

    def _skeleton(self, skeleton: str, day: datetime.date) -> str:
        at = datetime.datetime(day.year, day.month, day.day)
        return format_skeleton(skeleton, at, tzinfo=None, locale=self.locale)


_PSEUDO = frozenset({"XA", "XB"})
"""Codes that CLDR names for its own tests; in a ledger they are a user's, for a country that is in no list."""

# A page writes the same few days and numbers again and again.


@lru_cache(maxsize=4096)
def _number(value: float | int, locale: Locale) -> str:
    return format_decimal(value, locale=locale, numbering_system="default")


@lru_cache(maxsize=4096)
def _percent(value: float, locale: Locale) -> str:
    return format_percent(value, locale=locale, numbering_system="default")


@lru_cache(maxsize=4096)
def _day(day: str, locale: Locale) -> str:
    return format_date(datetime.date.fromisoformat(day), "long", locale=locale)


@cache
def language(code: str, locale: str | None = None) -> Language:
    """The language of this code; locale: what Babel formats in, when it is not the code."""
    return Language(code, locale)
