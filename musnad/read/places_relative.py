"""Relative positions: «140 كم غرب العاصمة طرابلس» as a distance, a bearing, an anchor and a point on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from musnad.document import Place
from musnad.lexicon.gazetteer import Gazetteer, Site
from musnad.read.times_numbers import cardinal
from musnad.text import Text

_REACH: Final = 7
"""Tokens looked at before the anchor's name: «على بعد 140 كيلومترا إلى الشمال الغربي من مدينة …»."""


def relative(
    text: Text, gazetteer: Gazetteer, i: int, anchor: Site, before: Sequence[Place]
) -> dict[str, Any] | None:
    """The relative position whose anchor is the name at token i: distance_km, bearing in degrees from north (None
    when the text gives none), anchor (its name), latitude and longitude of the point (None without a bearing),
    start and end of the whole expression, and located, the span of the place so described if one stands before it
    in the sentence. None when no distance is given.
    """
    first = max(text.sentences[text.sent[i]][0], i - _REACH)
    bearings: list[int] = []
    found = measured(text, gazetteer, i, first, bearings)
    if found is None:
        return None
    distance, at = found
    bearing = _bearing(bearings)
    latitude = longitude = None
    if bearing is not None and anchor.latitude is not None and anchor.longitude is not None:
        from geographiclib.geodesic import Geodesic  # slow to import, and few articles need it

        point = Geodesic.WGS84.Direct(anchor.latitude, anchor.longitude, bearing, distance * 1000)
        latitude, longitude = round(point["lat2"], 4), round(point["lon2"], 4)
    start = text.starts[at]
    sentence_start = text.starts[text.sentences[text.sent[i]][0]]
    located = before[-1].span if before and sentence_start <= before[-1].span.start < start else None
    return {
        "distance_km": distance,
        "bearing": bearing,
        "anchor": anchor.name,
        "latitude": latitude,
        "longitude": longitude,
        "start": start,
        "end": text.ends[i],
        "located": None
        if located is None
        else {"start": located.start, "end": located.end, "text": located.text},
    }


def measured(
    text: Text, gazetteer: Gazetteer, i: int, first: int, bearings: list[int] | None = None
) -> tuple[float, int] | None:
    """The kilometres said before token i, not looking before token `first`, and the token of their number.

    bearings: what the directions on the way are added to, in degrees, the last first; None: there may be none.
    """
    words, units, directions = text.words, gazetteer.units, gazetteer.directions
    between = gazetteer.lists["between"]
    for at in range(i - 1, max(first, i - _REACH) - 1, -1):
        form = words[at].form
        bare = form[1:] if form[:1] in "بو" and form[1:] in directions else form
        if bare in directions and bearings is not None:
            bearings.append(directions[bare])
        elif form in units:
            number = _count(text, at)
            return (number[0] * units[form], number[1]) if number is not None else None
        elif form not in between:
            return None
    return None


def _count(text: Text, unit: int) -> tuple[float, int] | None:
    """The number before the unit of distance at a token, in digits or words, and its first token."""
    words = text.words
    if unit and words[unit - 1].kind == "n" and (value := _number(words[unit - 1].form)) is not None:
        return value, unit - 1
    for at in (unit - 2, unit - 1):
        if at >= 0 and (found := cardinal(text, at, unit)) is not None and found[1] == unit:
            return float(found[0]), at
    return None


def _number(form: str) -> float | None:
    try:
        return float(form.replace(",", ""))
    except ValueError:
        return None


def _bearing(bearings: Sequence[int]) -> float | None:
    """Degrees of one point of the compass, or halfway between two («شمال غرب»)."""
    if not bearings:
        return None
    if len(bearings) == 1:
        return float(bearings[0])
    a, b = bearings[0], bearings[1]
    if abs(a - b) == 180:
        return None
    return (a + b) / 2 if abs(a - b) < 180 else ((a + b + 360) / 2) % 360
