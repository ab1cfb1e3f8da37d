"""What a reviewer may correct of each layer, and how a correction becomes the right values of columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, get_args

from musnad.document import Kind, Modality, Polarity, SourceType, Stance
from musnad.errors import UsageError
from musnad.ledger.days import days
from musnad.ledger.keys import key_of
from musnad.ledger.writer import Writer
from musnad.show.plover import QUAD
from musnad.show.words import CATEGORIES

Value = Any
Columns = dict[str, Any]


class Corrector:
    """Turns corrections of one row into columns. `text`: the document's text."""

    def __init__(self, connection: sqlite3.Connection, text: str) -> None:
        self.connection, self.text = connection, text
        self.writer = Writer(connection)

    def columns(self, layer: str, given: Mapping[str, Value]) -> Columns:
        """The columns with their right values. Raises UsageError for fields and values that make no sense."""
        fields = FIELDS[layer]
        found: Columns = {}
        for name, value in given.items():
            if name not in fields:
                known = ", ".join(fields) or "nothing: accept or reject them"
                raise UsageError(f"Of {layer} cannot be corrected: {name}. What can: {known}.")
            found |= fields[name](self, name, value)
        if not found:
            raise UsageError("A correction says what is right: FIELD=VALUE.")
        return found

    def span(self, _: str, value: Value) -> Columns:
        """Where it stands: START-END, in characters of the text, the end exclusive."""
        return self._span(value, "start", "end", "text")

    def cue(self, _: str, value: Value) -> Columns:
        """The same for the cue of an attribution."""
        return self._span(value, "cue_start", "cue_end", "cue")

    def _span(self, value: Value, *names: str) -> Columns:
        start, _, end = str(value).partition("-")
        if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(self.text)):
            raise UsageError(f"span={value}: write START-END, two positions in the text, as 120-134.")
        return dict(zip(names, (int(start), int(end), self.text[int(start) : int(end)]), strict=True))

    def chosen(self, name: str, value: Value, choices: tuple[str, ...]) -> Columns:
        """One of a fixed set of words."""
        if value not in choices:
            raise UsageError(f"{name}={value}: choose {', '.join(choices)}.")
        return {name: value}

    def number(self, name: str, value: Value) -> Columns:
        """A number, or nothing."""
        return {name: as_number(name, value)}

    def value(self, _: str, value: Value) -> Columns:
        """An exact number: both bounds."""
        number = as_number("value", value)
        return {"low": number, "high": number}

    def flag(self, name: str, value: Value) -> Columns:
        """Yes or no."""
        words = {"true": 1, "yes": 1, "1": 1, "false": 0, "no": 0, "0": 0}
        if str(value).lower() not in words:
            raise UsageError(f"{name}={value}: write yes or no.")
        return {name: words[str(value).lower()]}

    def words(self, name: str, value: Value) -> Columns:
        """Free text, or nothing."""
        return {name: str(value).strip() or None if value is not None else None}

    def source(self, _: str, value: Value) -> Columns:
        """Who it is: a name; where the text has these very characters, the resolved mention is there."""
        if empty(value):
            return {"source": None, "resolved_start": None, "resolved_end": None}
        name = " ".join(str(value).split())
        at = self.text.find(name)
        return {
            "source": self.writer.name("sources", (key_of(name), name)),
            "resolved_start": at if at >= 0 else None,
            "resolved_end": at + len(name) if at >= 0 else None,
        }

    def attribution(self, _: str, value: Value) -> Columns:
        """On whose word: the number of a statement, or nothing for the writer's own voice."""
        if empty(value):
            return {"attribution": None, "origin": None, "stance": None}
        row = self.connection.execute(
            "SELECT id, source, stance FROM attributions WHERE id = ?", (as_number("attribution", value),)
        ).fetchone()
        if row is None:
            raise UsageError(f"attribution={value}: there is no such statement.")
        return dict(zip(("attribution", "origin", "stance"), row, strict=True))

    def parent(self, name: str, value: Value) -> Columns:
        """The statement in whose content this one stands, or nothing."""
        return {"parent": self.attribution(name, value)["attribution"]}

    def country(self, name: str, value: Value) -> Columns:
        """A two-letter code, or nothing."""
        if empty(value):
            return {name: None}
        if len(str(value)) != 2 or not str(value).isalpha():
            raise UsageError(f"{name}={value}: write the two-letter code of the country, as LY.")
        return {name: str(value).upper()}

    def time(self, name: str, value: Value) -> Columns:
        """A date, month, year or interval, or nothing."""
        first, last = days(None if empty(value) else str(value))
        if first is None and not empty(value):
            raise UsageError(
                f"{name}={value}: write a date, as 2020-05-17, 2020-05 or 2020-05-01/2020-05-17."
            )
        dates = {"first": first, "last": last}
        return dates | (
            {"value": None if empty(value) else value} if name == "value" else {"dated": "review"}
        )

    def locality(self, _: str, value: Value) -> Columns:
        """A place: its name, or name;country;latitude;longitude."""
        if empty(value):
            return {"locality": None, "country": None, "located": "review"}
        name, country, latitude, longitude = (*(part.strip() for part in str(value).split(";")), "", "", "")[
            :4
        ]
        row = (
            key_of(name), name, self.country("country", country)["country"],
            as_number("latitude", latitude), as_number("longitude", longitude),
        )  # fmt: skip
        found = None
        if row[2:] == (None, None, None):  # only a name: the place of that name that the ledger has most of
            found = self.connection.execute(
                "SELECT l.id, l.country FROM localities l LEFT JOIN places p ON p.locality = l.id WHERE l.key = ?"
                " GROUP BY l.id ORDER BY count(p.id) DESC, l.id LIMIT 1",
                (row[0],),
            ).fetchone()
        number, code = found or (self.writer.name("localities", row), row[2])
        return {"locality": number, "country": code, "located": "review"}

    def site(self, name: str, value: Value) -> Columns:
        """The same for a place, which has nothing but its locality."""
        return {"locality": self.locality(name, value)["locality"]}


def empty(value: Value) -> bool:
    """Whether a value means nothing."""
    return value is None or value == ""


def as_number(name: str, value: Value) -> int | float | None:
    """A number, None for nothing. Raises UsageError."""
    if empty(value):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise UsageError(f"{name}={value}: not a number.") from None
    return int(number) if number.is_integer() else number


Field = Callable[[Corrector, str, Value], Columns]


def _one_of(choices: tuple[str, ...]) -> Field:
    return lambda corrector, name, value: corrector.chosen(name, value, choices)


_C = Corrector
FIELDS: dict[str, dict[str, Field]] = {
    "attributions": {
        "span": _C.cue, "source": _C.source, "source_type": _one_of(get_args(SourceType)),
        "stance": _one_of(get_args(Stance)), "kind": _one_of(get_args(Kind)), "parent": _C.parent,
    },
    "figures": {
        "span": _C.span, "value": _C.value, "low": _C.number, "high": _C.number, "approx": _C.flag, "unit": _C.words,
        "category": _one_of(tuple(CATEGORIES)), "cumulative": _C.flag, "attribution": _C.attribution,
        "place": _C.locality, "date": _C.time,
    },
    "events": {
        "span": _C.span, "type": _one_of(tuple(QUAD)), "modality": _one_of(get_args(Modality)),
        "attribution": _C.attribution, "place": _C.locality, "date": _C.time,
    },
    "times": {"span": _C.span, "value": _C.time},
    "places": {"span": _C.span, "place": _C.site},
    "labels": {"span": _C.span, "polarity": _one_of(get_args(Polarity)), "attribution": _C.attribution},
    "findings": {},
}  # fmt: skip
"""By layer, the fields that can be corrected."""
