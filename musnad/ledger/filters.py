"""What a question is narrowed by, as SQL conditions: names by folded words, places by name, country or distance."""

from __future__ import annotations

import datetime
import json
import math
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from musnad.errors import UsageError
from musnad.ledger.keys import key_of
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

if TYPE_CHECKING:
    from musnad.lexicon.actors import ActorLexicon


class Filters(msgspec.Struct, kw_only=True, frozen=True):
    """What a question is narrowed by; None: not at all.

    source, actor: words of a name, in any spelling; place: a name, a country's name or its two-letter code; near:
    (latitude, longitude, kilometres); from_, to: first and last day, YYYY-MM-DD; type: of source, event, polarity or
    check, by the question; outlet: a name in any spelling.
    """

    source: str | None = None
    actor: str | None = None
    place: str | None = None
    near: tuple[float, float, float] | None = None
    from_: str | None = None
    to: str | None = None
    stance: str | None = None
    category: str | None = None
    outlet: str | None = None
    type: str | None = None
    versions: bool = False
    """Earlier versions of a document too."""
    rejected: bool = False
    """What a reviewer rejected too."""


class Where:
    """Conditions and their parameters, grown one by one."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.parameters: list[Any] = []

    def add(self, condition: str, *parameters: Any) -> None:
        """One more condition that must hold."""
        self.conditions.append(condition)
        self.parameters += parameters

    def one_of(self, column: str, ids: Iterable[Any]) -> None:
        """The column's value is among these."""
        ids = list(ids)
        if len(ids) == 1:
            self.add(f"{column} = ?", ids[0])
            return
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(ids))

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "1"


def named(connection: sqlite3.Connection, table: str, name: str) -> list[int]:
    """The ids of the sources, parties or localities whose name has these words together."""
    key = key_of(name)
    if not key:
        return []
    pattern = "% " + key.replace("%", "").replace("_", "") + " %"
    return [
        row[0]
        for row in connection.execute(f"SELECT id FROM {table} WHERE ' ' || key || ' ' LIKE ?", (pattern,))
    ]


def outlets(connection: sqlite3.Connection, name: str) -> list[str]:
    """The outlets of this name, however it is spelt."""
    wanted = _plain(name)
    found = [
        row[0] for row in connection.execute("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL")
    ]
    return [outlet for outlet in found if _plain(outlet) == wanted] or [
        outlet for outlet in found if f" {wanted} " in f" {_plain(outlet)} "
    ]


def _plain(name: str) -> str:
    return key_of(name) or fold(name).lower()


def country(name: str) -> str | None:
    """The two-letter code of a country: of its code, or of its name in Arabic or English."""
    if len(name) == 2 and name.isascii() and name.isalpha():
        return name.upper()
    return _countries().get(key_of(name))


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from babel import Locale

    from musnad.lexicon.sources import entries, shipped

    names: dict[str, str] = {}
    for _, entry in entries("country", shipped("countries")):  # as newspapers spell them
        names |= {key_of(name): entry["code"] for name in entry["names"] if key_of(name) not in names}
    for language in ("en", "ar"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2:
                names.setdefault(key_of(name), code)
    return names | {"turkey": "TR"}  # CLDR has only Türkiye


def codes(name: str) -> set[str]:
    """The ids of the parties that the lexicon has under this name, in Arabic or English."""
    found = set(_names().get(name.casefold(), ())) | set(_names().get(_plain(name), ()))
    tokens = [fold(token) for token in tokenize(name)[0]]
    aliases = _actors().aliases.get(tokens[0], ()) if tokens else ()
    found |= {one for alias in aliases if alias.tail == tuple(tokens[1:]) for one in alias.ids}
    code = country(name)
    state = _actors().state(code, name).id if code is not None else None
    return found | ({state} if state is not None else set())


@lru_cache(maxsize=1)
def _actors() -> ActorLexicon:
    from musnad.lexicon.actors import ActorLexicon

    return ActorLexicon()


@lru_cache(maxsize=1)
def _names() -> dict[str, set[str]]:
    """The listed parties by their ids and names, as they are compared."""
    names: dict[str, set[str]] = {}
    for code, actor in _actors().listed.items():
        for name in (code, (actor.name_en or "").casefold(), key_of(actor.name_ar or "")):
            if name:
                names.setdefault(name, set()).add(code)
    return names


def localities(connection: sqlite3.Connection, filters: Filters) -> list[int] | None:
    """The ids of the localities that `place` and `near` mean; None when neither is asked."""
    found: set[int] | None = None
    if filters.place is not None and country(filters.place) is None:
        found = set(named(connection, "localities", filters.place))
    if filters.near is not None:
        around = set(_near(connection, *filters.near))
        found = around if found is None else found & around
    return None if found is None else sorted(found)


def _near(connection: sqlite3.Connection, latitude: float, longitude: float, km: float) -> Iterable[int]:
    """Localities within a distance: a box first, then the geodesic on the ellipsoid."""
    from geographiclib.geodesic import Geodesic

    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and km > 0):
        raise UsageError("near: write LATITUDE,LONGITUDE,KM, as in 32.88,13.19,50.")
    high = km / 110.0
    wide = high / max(0.01, math.cos(math.radians(min(89.9, abs(latitude) + high))))
    rows = connection.execute(
        "SELECT id, latitude, longitude FROM localities WHERE latitude BETWEEN ? AND ?"
        " AND min(abs(longitude - ?), 360 - abs(longitude - ?)) <= ?",
        (latitude - high, latitude + high, longitude, longitude, wide),
    )
    for number, lat, lon in rows:
        if Geodesic.WGS84.Inverse(latitude, longitude, lat, lon, Geodesic.DISTANCE)["s12"] <= km * 1000:
            yield number


def checked(filters: Filters) -> Filters:
    """The filters, when their dates are dates. Raises UsageError."""
    for name, value in (("from", filters.from_), ("to", filters.to)):
        if value is not None:
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                raise UsageError(f"{name} {value}: not a date; write YYYY-MM-DD, as in 2020-05-17.") from None
    return filters
