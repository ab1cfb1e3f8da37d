"""Charts and maps as Vega-Lite specifications. Colours and fonts are the page's: its script fills them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from musnad.reconcile import chart
from musnad.reconcile.tolls import Series
from musnad.web.languages import Language

Spec = dict[str, Any]
Row = Mapping[str, Any]
LINES = 10
"""Origins that one chart can tell apart."""
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def toll(listed: Sequence[Series], said: Language) -> Spec:
    """A line for each origin's running total, points for new figures; each point opens its figure's page."""
    shown = sorted(listed, key=lambda one: -sum(point.independent for point in one.points))[: 4 * LINES]
    rows = []
    names: dict[str, int] = {}
    for row in chart.rows(list(shown), said.word("article.writer")):
        name = row["origin"].removesuffix(" ?") if row["origin"] != "?" else said.word("article.unnamed")
        if names.setdefault(name, len(names)) >= LINES:
            continue
        rows.append(
            {
                "day": row["day"], "value": row["value"], "origin": name,
                "series": f"{name}|{row['category']}|{row['whom']}",
                "kind": said.word("toll.running" if row["running total"] else "toll.new"),
                "running": row["running total"], "date": said.date(row["day"]),
                "bounds": said.bounds(row["low"], row["high"]), "category": said.term("category", row["category"]),
                "whom": row["whom"] or said.term("category", "people"), "documents": said.number(row["documents"]),
                "href": f"/figure/{row['figures'].split()[0]}",
            }
        )  # fmt: skip
    tip = [("origin", "field.origin"), ("bounds", "field.value"), ("category", "field.category"), ("whom", "toll.whom"),
           ("kind", "field.type"), ("date", "field.date"), ("documents", "field.documents")]  # fmt: skip
    return _spec(said, said.word("toll.chart")) | {
        "height": 340,
        "data": {"values": rows},
        "encoding": {
            "x": _days([row["day"] for row in rows]),
            "y": _height(said, _scale([row["value"] for row in rows])) | {"field": "value"},
            "color": {"field": "origin", "type": "nominal", "title": None, "sort": list(names)[:LINES],
                      "legend": {"orient": "bottom", "columns": 2, "labelLimit": 300}},
            "detail": {"field": "series"},
            "href": {"field": "href"},
            "tooltip": [{"field": field, "title": said.word(key)} for field, key in tip],
        },
        "layer": [
            {"transform": [{"filter": "datum.running"}], "mark": {"type": "line", "interpolate": "step-after"}},
            {"transform": [{"filter": "datum.running"}],
             "mark": {"type": "point", "filled": True, "size": 70, "cursor": "pointer"}},
            {"transform": [{"filter": "!datum.running"}],
             "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 80, "cursor": "pointer"}},
        ],
    }  # fmt: skip


def timeline(rows: Iterable[Row], said: Language) -> Spec:
    """Statements by day and stance. rows: day, stance, n."""
    values = [
        {
            "day": row["day"],
            "stance": said.term("stance", row["stance"]),
            "n": row["n"],
            "date": said.date(row["day"]),
        }
        for row in rows
        if row["day"]
    ]
    return _spec(said, said.word("source.timeline")) | {
        "height": 160,
        "data": {"values": values},
        "mark": {"type": "bar", "width": 10},
        "encoding": {
            "x": _days([row["day"] for row in values]) | {"timeUnit": "yearmonthdate", "bandPosition": 0.5},
            "y": _height(said, {}) | {"field": "n"},
            "color": {"field": "stance", "type": "nominal", "title": None,
                      "legend": {"orient": "bottom", "columns": 5}},
            "tooltip": [{"field": "date", "title": said.word("field.date")},
                        {"field": "stance", "title": said.word("field.stance")},
                        {"field": "n", "title": said.word("field.statements")}],
        },
    }  # fmt: skip


def places(rows: Sequence[Row], said: Language) -> Spec:
    """Points on a graticule, as large as the events and figures there; each opens its place's page.

    rows: id, name, latitude, longitude, n.
    """
    values = [
        {
            "name": row["name"], "latitude": row["latitude"], "longitude": row["longitude"], "n": row["n"],
            "href": f"/place/{row['id']}",
        }
        for row in rows
        if row["latitude"] is not None and row["longitude"] is not None
    ]  # fmt: skip
    west, east = _around([v["longitude"] for v in values], 180)
    south, north = _around([v["latitude"] for v in values], 85)
    frame = {
        "type": "Feature",
        "geometry": {
            "type": "MultiPoint",
            "coordinates": [[west, south], [east, south], [east, north], [west, north]],
        },
        "properties": {},
    }
    step = next((s for s in (1, 2, 5, 10, 20) if max(east - west, north - south) / s <= 12), 30)
    position = {
        "longitude": {"field": "longitude", "type": "quantitative"},
        "latitude": {"field": "latitude", "type": "quantitative"},
    }
    wide, high = (east - west) / 9, (north - south) / 16
    made = _spec(said, said.word("place.map"))
    return made | {
        "height": 480,
        "autosize": {"type": "none"},
        "usermeta": made["usermeta"] | {"names": [wide, high]},
        "projection": {"type": "mercator", "fit": frame},
        "layer": [
            {"data": {"graticule": {"step": [step, step], "extent": [[-180, -80], [180, 80]]}},
             "mark": {"type": "geoshape", "filled": False, "strokeWidth": 0.6, "clip": True}},
            {"data": {"values": values}, "mark": {"type": "circle", "opacity": 0.7, "cursor": "pointer", "clip": True},
             "encoding": position | {
                 "size": {"field": "n", "type": "quantitative", "legend": None, "scale": {"range": [30, 900]}},
                 "href": {"field": "href"},
                 "tooltip": [{"field": "name", "title": said.word("field.place")},
                             {"field": "n", "title": said.word("field.times")}]}},
            {"data": {"values": _apart(values, wide, high)},
             "mark": {"type": "text", "dy": -12, "fontSize": 13, "clip": True},
             "encoding": position | {"text": {"field": "name"}}},
        ],
    }  # fmt: skip


def _apart(values: Sequence[Row], wide: float, high: float) -> list[Row]:
    """Those places whose names do not cover one another, the largest first."""
    chosen: list[Row] = []
    for one in sorted(values, key=lambda v: -v["n"]):
        if all(
            abs(one["longitude"] - other["longitude"]) > wide
            or abs(one["latitude"] - other["latitude"]) > high
            for other in chosen
        ):
            chosen.append(one)
    return chosen[:30]


def _days(days: Sequence[str]) -> Spec:
    """An axis of days: every day where there are few, else as many as find room."""
    first, last = (date.fromisoformat(f(days)) for f in (min, max))
    count: Any = {"interval": "day", "step": 1} if (last - first).days < LINES else 6
    return {
        "field": "day", "type": "temporal", "title": None, "scale": {"padding": 24},
        "axis": {"format": "%-d %B %Y", "labelOverlap": True, "tickCount": count},
    }  # fmt: skip


def _height(said: Language, scale: Spec) -> Spec:
    axis: Spec = {"tickMinStep": 1, "tickCount": 6, "orient": "right" if said.direction == "rtl" else "left"}
    if "ticks" in scale:
        axis["values"] = scale["ticks"]
    found: Spec = {"type": "quantitative", "title": None, "axis": axis}
    return found | ({"scale": scale["scale"]} if scale else {})


def _scale(numbers: Sequence[float]) -> Spec:
    """Where the largest number would press the others to the ground, the scale is logarithmic above ten."""
    middle = sorted(numbers)[len(numbers) // 2]
    if max(numbers) <= 20 * max(middle, 1):
        return {}
    tens = [10**n for n in range(1, 10) if 10**n <= 3 * max(numbers)]
    return {"scale": {"type": "symlog", "constant": 10, "domain": [0, max(numbers)]}, "ticks": [0, *tens]}


def _around(numbers: Sequence[float], most: float) -> tuple[float, float]:
    """The bounds of some coordinates with room around; single outliers do not count when there are many."""
    ordered = sorted(numbers) or [0.0]
    cut = len(ordered) // 20
    low, high = ordered[cut], ordered[len(ordered) - 1 - cut]
    room = max(2.0, (high - low) * 0.12)
    return max(-most, low - room), min(most, high + room)


def _spec(said: Language, about: str) -> Spec:
    return {"$schema": _SCHEMA, "description": about, "width": "container", "padding": 14,
            "autosize": {"type": "fit", "contains": "padding"},
            "usermeta": locale(said)}  # fmt: skip


def locale(said: Language) -> dict[str, Any]:
    """How the language writes numbers and dates, as Vega takes it."""
    at = said.locale
    months = at.months["stand-alone"]["wide"]
    days = at.days["stand-alone"]["wide"]
    digits = said.number(1234567890)
    numerals = [c for c in said.number(1023456789) if c.isdigit()]
    return {
        "number": {
            "decimal": said.number(0.5)[1], "thousands": digits[1], "grouping": [3], "currency": ["", ""],
            "numerals": [numerals[1], numerals[0], *numerals[2:]],
        },
        "time": {
            "dateTime": "%-d %B %Y", "date": "%-d %B %Y", "time": "%H:%M", "periods": ["", ""],
            "days": [days[(n - 1) % 7] for n in range(7)],
            "shortDays": [days[(n - 1) % 7] for n in range(7)],
            "months": [months[n] for n in range(1, 13)],
            "shortMonths": [months[n] for n in range(1, 13)],
        },
    }  # fmt: skip
