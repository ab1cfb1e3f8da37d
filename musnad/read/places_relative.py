"""Relative positions: «140 كم غرب العاصمة طرابلس» as a distance, a bearing, an anchor and a point on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geographiclib.geodesic import Geodesic

from musnad.document import Place
from musnad.lexicon.gazetteer import Gazetteer, Site
from musnad.text import Text

_REACH = 7
"""Tokens looked at before the anchor's name: «على بعد 140 كيلومترا إلى الشمال الغربي من مدينة …»."""

_EARTH = Geodesic.WGS84


def relative(
    text: Text, gazetteer: Gazetteer, i: int, anchor: Site, before: Sequence[Place]
) -> dict[str, Any] | None:
    """The relative position whose anchor is the name at token i: distance_km, bearing in degrees from north (None
    when the text gives none), anchor (its name), latitude and longitude of the point (None without a bearing),
    start and end of the whole expression, and located, the span of the place so described if one stands before it
    in the sentence. None when no distance is given.
    """
    words, units, directions = text.words, gazetteer.units, gazetteer.directions
    between = gazetteer.lists["between"]
    first = max(text.sentences[text.sent[i]][0], i - _REACH)
    bearings: list[int] = []
    at = i - 1
    while at >= first:
        word = words[at]
        form = word.form
        bare = form[1:] if form[:1] in "بو" and form[1:] in directions else form
        if bare in directions:
            bearings.append(directions[bare])
        elif form in units and at > first and words[at - 1].kind == "n":
            break
        elif form not in between:
            return None
        at -= 1
    else:
        return None
    value = _number(words[at - 1].form)
    if value is None:
        return None
    distance = value * units[words[at].form]
    bearing = _bearing(bearings)
    latitude = longitude = None
    if bearing is not None and anchor.latitude is not None and anchor.longitude is not None:
        point = _EARTH.Direct(anchor.latitude, anchor.longitude, bearing, distance * 1000)
        latitude, longitude = round(point["lat2"], 4), round(point["lon2"], 4)
    start = text.starts[at - 1]
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
