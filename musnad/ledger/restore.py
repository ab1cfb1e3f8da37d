"""From rows back to the reading that they were made of."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

import msgspec

from musnad.document import Attribution, Document, Event, Figure, Finding, Label, Place, Span, Time

Record = dict[str, Any]


class Restorer:
    """Makes the Document of a row of `documents`, its layers as the machine read them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def document(self, row: Record, *, reviewed: bool = False) -> Document:
        """The whole reading. `row`: all columns of the document's row.

        reviewed: with what people decided laid over it: without what they rejected, with what they corrected.
        """
        found = Document(
            text=row["text"], id=row["name"], outlet=row["outlet"], url=row["url"], title=row["title"],
            published=row["published"],
        )  # fmt: skip
        _Layers(self.connection, row["id"], found, reviewed=reviewed).fill()
        return found

    def attributed(self, row: Record) -> Document:
        """The text with its attributions alone, as the machine read them: several times faster than the whole."""
        found = Document(
            text=row["text"], id=row["name"], outlet=row["outlet"], url=row["url"], title=row["title"],
            published=row["published"],
        )  # fmt: skip
        _Layers(self.connection, row["id"], found, reviewed=False).attributions()
        return found


class _Layers:
    def __init__(
        self, connection: sqlite3.Connection, document: int, found: Document, *, reviewed: bool
    ) -> None:
        self.connection, self.document, self.found = connection, document, found
        self.text = found.text
        self.rejected: set[tuple[str, int]] = set()
        self.right: dict[tuple[str, int], Record] = {}
        if reviewed:
            for layer, row, verdict, correction in connection.execute(
                "SELECT layer, row, verdict, correction FROM reviews WHERE document = ? AND replaced IS NULL"
                " AND row IS NOT NULL",
                (document,),
            ):
                if verdict == "reject":
                    self.rejected.add((layer, row))
                elif correction:
                    self.right[layer, row] = json.loads(correction)

    def attributions(self) -> dict[int, str]:
        """Fill in the attributions; their names by row."""
        found = self.found
        contents = self._spans("contents", "attribution", "attributions")
        attributions = self._rows("attributions")
        names = {row["id"]: row["name"] for row in attributions} | self._outward(attributions)
        found.attributions = [
            _build(
                Attribution, row, id=row["name"], cue=self._at(row, "cue"), source=self._at(row, "source"),
                resolved=self._at(row, "resolved"), content=contents[row["id"]], kind=row["kind"], stance=row["stance"],
                source_type=row["source_type"], parent=names.get(row["parent"]), rule=row["rule"], actor=row["code"],
            )
            for row in attributions
        ]  # fmt: skip
        return names

    def fill(self) -> None:
        """Fill in all layers."""
        found = self.found
        names = self.attributions()
        figures = self._rows("figures")
        figure = {row["id"]: row["name"] for row in figures}
        found.figures = [
            _build(
                Figure, row, id=row["name"], span=self._span(row["start"], row["end"]), low=row["low"],
                high=row["high"],
                approx=bool(row["approx"]), unit=self._at(row, "unit"), category=row["category"],
                cumulative=bool(row["cumulative"]), part_of=figure.get(row["part_of"]),
                attribution=names.get(row["attribution"]), rule=row["rule"],
            )
            for row in figures
        ]  # fmt: skip
        found.times = [
            _build(Time, row, span=self._span(row["start"], row["end"]), value=row["value"], rule=row["rule"])
            for row in self._rows("times")
        ]
        found.places = [
            _build(
                Place, row, span=self._span(row["start"], row["end"]), country=row["country"], latitude=row["latitude"],
                longitude=row["longitude"], name=row["locality_name"] if row["named"] else None,
            )
            for row in self._rows("places")
        ]  # fmt: skip
        of: defaultdict[int, list[str]] = defaultdict(list)
        for event, number in self.connection.execute(
            "SELECT event, figure FROM event_figures JOIN events ON events.id = event WHERE document = ?"
            " ORDER BY event, position",
            (self.document,),
        ):
            if number in figure:
                of[event].append(figure[number])
        found.events = [
            _build(
                Event, row, id=row["name"], trigger=self._span(row["start"], row["end"]), type=row["type"],
                actor=self._at(row, "actor"), recipient=self._at(row, "recipient"), time=self._at(row, "time"),
                place=self._at(row, "place"), figures=of[row["id"]], attribution=names.get(row["attribution"]),
                modality=row["modality"], rule=row["rule"],
            )
            for row in self._rows("events")
        ]  # fmt: skip
        found.labels = [
            _build(
                Label, row, span=self._span(row["start"], row["end"]), actor=self._at(row, "actor"),
                polarity=row["polarity"], attribution=names.get(row["attribution"]),
            )
            for row in self._rows("labels")
        ]  # fmt: skip
        spans = self._spans("finding_spans", "finding", "findings")
        found.findings = [
            _build(Finding, row, check=row["check"], message=row["message"], spans=spans[row["id"]])
            for row in self._rows("findings")
        ]

    def _rows(self, table: str) -> list[Record]:
        join = (
            " SELECT t.*, l.name AS locality_name, l.country, l.latitude, l.longitude FROM places t"
            " JOIN localities l ON l.id = t.locality"
            if table == "places"
            else f"SELECT t.* FROM {table} t"
        )
        cursor = self.connection.execute(f"{join} WHERE t.document = ? ORDER BY t.number", (self.document,))
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        if not self.rejected and not self.right:
            return rows
        return [
            row | self._corrected(table, row["id"]) for row in rows if (table, row["id"]) not in self.rejected
        ]

    def _corrected(self, table: str, row: int) -> Record:
        right = self.right.get((table, row), {})
        if table == "places" and right.get("locality"):
            cursor = self.connection.execute(
                "SELECT name AS locality_name, country, latitude, longitude, 1 AS named FROM localities WHERE id = ?",
                (right["locality"],),
            )
            right = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
        return right

    def _outward(self, attributions: list[Record]) -> dict[int, str]:
        """For what stands in a rejected attribution: the next one outward that is not rejected."""
        rejected = [row for layer, row in self.rejected if layer == "attributions"]
        names = {row["id"]: row["name"] for row in attributions}
        found: dict[int, str] = {}
        for row in rejected:
            up: int | None = row
            seen: set[int] = set()
            while up is not None and up not in names and up not in seen:
                seen.add(up)
                parent = self.connection.execute(
                    "SELECT parent FROM attributions WHERE id = ?", (up,)
                ).fetchone()
                up = parent[0] if parent else None
            if up is not None and up in names:
                found[row] = names[up]
        return found

    def _spans(self, table: str, column: str, owner: str) -> defaultdict[int, list[Span]]:
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for row, start, end in self.connection.execute(
            f'SELECT t.{column}, t.start, t."end" FROM {owner} o JOIN {table} t ON t.{column} = o.id'
            f" WHERE o.document = ? ORDER BY t.{column}, t.position",
            (self.document,),
        ):
            found[row].append(self._span(start, end))
        return found

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def _at(self, row: Record, name: str) -> Span | None:
        start = row[f"{name}_start"]
        return None if start is None else self._span(start, row[f"{name}_end"])


def _build(record: type[Any], row: Record, /, **fields: Any) -> Any:
    """The record, with what its `more` holds besides its columns."""
    if not row["more"]:
        return record(**fields)
    plain = {name: msgspec.to_builtins(value) for name, value in fields.items()}
    return msgspec.convert(plain | json.loads(row["more"]), record)
