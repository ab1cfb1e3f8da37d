"""Distances that the map denies."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.check.article import Article, finding
from musnad.check.checks import Check, Example
from musnad.check.words import words
from musnad.document import Finding, Place
from musnad.lexicon.gazetteer import Site, gazetteer_of

ROAD = 1.6
"""A road is that much longer than the straight line at most: newspapers give either, seldom saying which. Measured
detours of road networks are 1.2 to 1.4 times the straight line on average (Ballou et al. 2002), more in mountains."""

ROUNDING = 0.8
"""A distance is rounded down to this share of the straight line at most («نحو 100» for 120)."""

EDGE = 20.0
"""Kilometres from a town's middle to where it begins or to what is named after it, allowed both ways."""


def tolerated(stated: float, straight: float) -> bool:
    """Whether a stated distance can be meant by places that are `straight` km apart.

    >>> tolerated(140, 136), tolerated(150, 108), tolerated(40, 160)
    (True, True, False)
    """
    return straight * ROUNDING - EDGE <= stated <= straight * ROAD + EDGE


def distance(article: Article) -> Iterator[Finding]:
    """A place said to be so far from another, when no two places of these names are."""
    document = article.document
    for anchor in document.places:
        relative = anchor.relative
        if relative is None or not relative.get("located") or anchor.latitude is None:
            continue
        where = relative["located"]
        place = next((p for p in document.places if p.span.start == where["start"]), None)
        if (
            place is None
            or place.country != anchor.country
            or place.name == anchor.name
            or not _said_of(article, place, relative["start"])
        ):
            continue
        stated = float(relative["distance_km"])
        ends = _sites(article, place), _sites(article, anchor)
        if not all(ends):
            continue
        apart = [_apart(a, b) for a in ends[0] for b in ends[1]]
        if any(tolerated(stated, straight) for straight in apart):
            continue
        straight = min(apart, key=lambda km: abs(km - stated))
        quoted = document.span(relative["start"], relative["end"])
        yield finding(
            "distance",
            f"«{place.span.text}» is said to be {stated:.10g} km from «{anchor.span.text}»; on the map the two are "
            f"{straight:.0f} km apart in a straight line.",
            quoted,
            place.span,
        )


def _said_of(article: Article, place: Place, start: int) -> bool:
    """Nothing but words of location stands between the place and the distance, adjectives of the place aside, and the
    place is not itself what something else lies near («قرب حلب، على بعد …»)."""
    first = article.token(place.span.start)
    if first and article.text.words[first - 1].form in words("located", "near"):
        return False
    tokens = range(article.token(place.span.end), article.token(start))
    link, must = words("located", "link"), words("located", "must")
    seen = False
    for i in tokens:
        word = article.text.words[i]
        if word.form in must:
            seen = True
        if word.kind == "p" and word.raw in "،,()-–" or word.form in link:
            continue
        if word.definite and not seen and word.time is None and word.place is None:
            continue
        return False
    return seen


def _sites(article: Article, place: Place) -> list[Site]:
    """Every place of this name and country that is a point on the map; empty if the one meant is not."""
    gazetteer = gazetteer_of(article.reader.lexicon)
    found: dict[tuple[float, float], Site] = {}
    meant = False
    for i in article.tokens(place.span):
        clue = article.text.words[i].place
        if clue is None:
            continue
        for name in (*clue.alone, *(n for names in clue.follow.values() for n in names)):
            for site in map(gazetteer.site, name.sites):
                if site.country != place.country or site.latitude is None or site.longitude is None:
                    continue
                if site.name != place.name:
                    continue
                if not _point(article, i, site):
                    return []
                found[site.latitude, site.longitude] = site
                meant |= (site.latitude, site.longitude) == (place.latitude, place.longitude)
    return list(found.values()) if meant else []


def _point(article: Article, i: int, site: Site) -> bool:
    """The place named at token i is a point on the map, or the chief town after which its province is called."""
    if site.type in words("located", "points"):
        return True
    before = article.text.words[i - 1] if i else None
    seat = site.type in words("located", "seats") and site.population > 0
    return seat and (before is None or before.stem not in words("located", "seats_called"))


def _apart(a: Site, b: Site) -> float:
    """Kilometres on the ellipsoid (WGS 84, Karney 2013)."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(a.latitude, a.longitude, b.latitude, b.longitude, Geodesic.DISTANCE)
    return float(line["s12"]) / 1000


CHECKS = (
    Check(
        "distance",
        "A place is said to be so many kilometres from another, and no two places of these names are that far apart. "
        f"Stated distances may be up to {ROAD} times the straight line (roads) or down to {ROUNDING} of it (rounding), "
        f"with {EDGE:.0f} km more either way (towns are wide).",
        distance,
        (
            Example(
                "وقع الهجوم في حلب الواقعة على بعد 90 كم شمال العاصمة دمشق.", ("90 كم شمال العاصمة دمشق",)
            ),
            Example("وقع الهجوم في حلب الواقعة على بعد 350 كم شمال العاصمة دمشق."),
            Example("وصلت القافلة إلى حلب ثم توقفت 90 كم شمال دمشق."),
            Example("وقع الهجوم في قرية قرب حلب، على بعد 90 كم من دمشق."),
        ),
    ),
)
