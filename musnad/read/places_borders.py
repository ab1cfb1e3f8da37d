"""Distances from a border: «30 كم على الحدود التونسية», «على بعد 5 كيلومترات من الحدود مع سوريا».

A border is no named location, so the distance is kept with the place that is so far from it, with the border's nearest
point on the map (data/places/borders.toml).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from typing import Final

from musnad.document import Place, Span
from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer
from musnad.read.places_relative import measured
from musnad.text import Text
from musnad.text.word import Word

_STEPS: Final = 20
"""Points looked at on each stretch of a border."""
_GAP: Final = 3
"""Tokens between one distance of a place and the next («140 كم غرب … وحوالي 30 كم»)."""


def borders(text: Text, gazetteer: Gazetteer, found: Sequence[Place]) -> None:
    """Give `relative` to the places that a text says lie so far from a border, and that have no other.

    As for a distance from a place (places_relative.py), but latitude and longitude are the border's nearest point and
    bearing is None; anchor is the words for the border, anchor_country the country beyond it.
    """
    words = text.words
    for i in text.anchors(classes.BORDER):
        last = i + 2 if i + 1 < len(words) and words[i + 1].form == "مع" else i + 1
        if i < 1 or last >= len(words) or not words[last].bits & (classes.DEMONYM | classes.PLACE):
            continue
        country = _country(gazetteer, words[last])
        first = text.sentences[text.sent[i]][0]
        distance = measured(text, gazetteer, i, first) if country is not None else None
        if country is None or distance is None:
            continue
        kilometres, at = distance
        place = _located(text, found, first, at)
        if place is None or place.relative is not None or place.country in (None, country):
            continue
        here = place.latitude, place.longitude
        point = nearest(gazetteer.borders, (place.country or "", country), here)
        place.relative = {
            "distance_km": kilometres,
            "bearing": None,
            "anchor": text.string[text.starts[i] : text.ends[last]],
            "anchor_country": country,
            "latitude": point[0] if point else None,
            "longitude": point[1] if point else None,
            "start": text.starts[at],
            "end": text.ends[last],
            "located": {"start": place.span.start, "end": place.span.end, "text": place.span.text},
        }


def _country(gazetteer: Gazetteer, word: Word) -> str | None:
    """The country that a word names or is the adjective of."""
    if code := gazetteer.demonym(word.form):
        return code
    names = word.place.alone if word.place is not None else ()
    return next((n.best.country for n in names if n.best.type == "country" and not n.pro), None)


def _located(text: Text, found: Sequence[Place], first: int, at: int) -> Place | None:
    """The place of the sentence from token `first` that the distance at token `at` is said of."""
    start, end = text.starts[first], text.starts[at]
    before = [place for place in found if start <= place.span.start < end]
    if not before:
        return None
    last = before[-1]
    of = last.relative.get("located") if last.relative is not None else None
    if of is None:
        return last
    tokens = sum(1 for s in text.starts if last.span.end <= s < end)
    if tokens > _GAP:
        return None
    span = Span(of["start"], of["end"], of["text"])  # the same place's second distance
    return next((place for place in before if place.span == span), None)


@lru_cache(maxsize=256)
def _points(line: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple(
        (a[0] + (b[0] - a[0]) * n / _STEPS, a[1] + (b[1] - a[1]) * n / _STEPS)
        for a, b in pairwise(line)
        for n in range(_STEPS + 1)
    )


def _on_sphere(latitude: float, longitude: float, latitude_2: float, longitude_2: float) -> float:
    """The distance of two points on a sphere, in its radii (haversine)."""
    a, b = radians(latitude), radians(latitude_2)
    half = radians(longitude_2 - longitude) / 2
    return 2 * asin(sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(half) ** 2))


def nearest(
    lines: dict[str, tuple[tuple[float, float], ...]],
    between: tuple[str, str],
    here: tuple[float | None, float | None],
) -> tuple[float, float] | None:
    """The point of the border between two countries nearest to a point (latitude, longitude in WGS 84 degrees).

    None where the border has no line, or the point is not known.
    """
    line = lines.get("-".join(sorted(between)))
    latitude, longitude = here
    if line is None or latitude is None or longitude is None:
        return None

    from geographiclib.geodesic import Geodesic  # slow to import, and few articles need it

    def away(point: tuple[float, float]) -> float:
        return float(Geodesic.WGS84.Inverse(latitude, longitude, *point, Geodesic.DISTANCE)["s12"])

    # the ellipsoid's distances cost much, and differ from those on a sphere by less than 0.6 per cent
    points = _points(line)
    rough = [_on_sphere(latitude, longitude, *point) for point in points]
    least = min(rough) * 1.02
    best = min((point for point, far in zip(points, rough, strict=True) if far <= least), key=away)
    return round(best[0], 4), round(best[1], 4)
