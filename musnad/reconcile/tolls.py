"""Tolls: what one origin said of one measure, day by day, and what in the series does not fit together.

A measure is a category (killed, injured …), whom it counts, and where. Running totals and new figures are two series:
«ارتفعت الحصيلة إلى 40» goes on from «30», «قتل 5 آخرون» does not. Copies of one report are one point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

CASUALTIES = ("killed", "injured", "detained", "missing", "displaced")
"""Categories of which tolls are kept."""

JUMP, JUMP_LEAST, JUMP_DAYS = 3.0, 20, 3
"""A running total that triples, by at least 20, within three days is worth a look."""

DECREASE_DAYS = 10
"""Days within which a running total of one place is of one incident: a month later there was another one."""

OTHER_COUNT = 10.0
"""Times by which one total of an incident never exceeds another: such two count different things."""

LEAST_PART = 3
"""Smallest part that is looked for as a whole: twos and ones agree by chance."""

VAGUE = 3
"""«مئات», «آلاف»: when the upper bound is as many times the lower one, a figure contradicts nothing."""

SAME_DAYS = 1
"""Days between two tolls of «the same day»: newspapers carry an evening's toll the next morning."""


class Reported(NamedTuple):
    """One report of a figure: ids of the figure and its document; when; its bounds; and by whom for whom."""

    figure: int
    document: int
    outlet: str | None
    day: str
    low: float | None
    high: float | None
    approx: bool
    cumulative: bool
    category: str
    whom: str
    """What is counted, "" for people in general."""
    place: str
    origin: str
    """Key of the origin; "" for the writer's own voice."""
    part_of: int | None = None
    cluster: int | None = None
    """The group of copies that the document belongs to."""
    beside: frozenset[int] = frozenset()
    """Figures of the same text that it is set against («لكن الوزارة تحدثت عن 9»)."""
    incidents: frozenset[int] = frozenset()
    """Groups of events that it counts the victims of."""
    fixed: bool = True
    """It can be held against others: a place below a country is named, and it counts an incident's victims, not those
    of a year or of history."""
    told: str = ""
    """The day of the report; `day` may be the one that the text gives."""
    totals: frozenset[float] = frozenset()
    """What it comes to with the victims of other kinds beside it: 15 for «12 من الجنود وثلاثة من العمال»."""


class Point(NamedTuple):
    """The figure of one day by one origin, and its reports."""

    day: str
    low: float | None
    high: float | None
    approx: bool
    reports: tuple[Reported, ...]

    @property
    def value(self) -> float:
        """What a chart shows: the exact number, or the bound that there is."""
        return self.low if self.low is not None else self.high if self.high is not None else 0

    @property
    def firm(self) -> bool:
        """It can be held against others: not vague, and of a place and an incident."""
        vague = self.approx and self.low and self.high and self.high >= VAGUE * self.low
        return not vague and any(r.fixed for r in self.reports)

    @property
    def since(self) -> str:
        """The day of its first report."""
        return min(r.told or r.day for r in self.reports)

    @property
    def until(self) -> str:
        """The day of its last report."""
        return max(r.told or r.day for r in self.reports)

    @property
    def documents(self) -> int:
        """Documents that carry it."""
        return len({r.document for r in self.reports})

    @property
    def independent(self) -> int:
        """Documents that carry it, copies of one another counted once."""
        return len({("c", r.cluster) if r.cluster is not None else ("d", r.document) for r in self.reports})


class Series(NamedTuple):
    """The points of one origin for one measure, in order of days."""

    category: str
    whom: str
    place: str
    origin: str
    cumulative: bool
    points: tuple[Point, ...]


class Conflict(NamedTuple):
    """Something in tolls that does not fit: the check's name, and the two sides."""

    check: str
    first: Point
    second: Point
    first_series: Series
    second_series: Series


def series(reports: Iterable[Reported]) -> list[Series]:
    """Tolls from figures; parts of other figures are left to `parts_and_wholes`."""

    def measure(r: Reported) -> tuple[str, str, str, str, bool]:
        return r.category, r.whom, r.place, r.origin, r.cumulative

    found = []
    wholes = sorted((r for r in reports if r.part_of is None), key=lambda r: (measure(r), r.day, r.figure))
    for key, group in groupby(wholes, measure):
        points = []
        for (day, low, high), same in groupby(
            sorted(group, key=lambda r: (r.day, r.low or 0, r.high or 0, r.figure)),
            lambda r: (r.day, r.low, r.high),
        ):
            listed = tuple(same)
            points.append(Point(day, low, high, all(r.approx for r in listed), listed))
        found.append(Series(*key, tuple(points)))
    return found


Alike = Callable[[Reported, Reported], bool]
"""Whether the sentences of two figures report one thing."""

Kin = Callable[[str, str], bool]
"""Whether two origins speak for one body: a ministry and its spokesman are not two that contradict each other."""

UNNAMED = " ?"
"""How the name of an origin ends that nobody can name: its later, higher toll goes on from the other."""


def findings(
    listed: Sequence[Series],
    reports: Sequence[Reported] = (),
    alike: Alike = lambda a, b: False,  # noqa: ARG005
    kin: Kin = lambda a, b: False,  # noqa: ARG005
) -> list[Conflict]:
    """What the tolls contradict: `toll-decreases`, `toll-jump`, `tolls-conflict`, `part-changes-whole`.

    alike: tells, beside the linked events, which two reports are of one incident; kin: which two origins are no two.
    """
    found: list[Conflict] = []
    for one in listed:
        found += _within(one, alike)
    found += _between(listed, alike, kin)
    found += _parts(listed, reports, alike)
    return found


def _within(one: Series, alike: Alike) -> list[Conflict]:
    """A running total goes on from the one before; new figures of one origin do when they are of one incident.

    Those are of the next day at the latest: reports of an ambulance service are alike day by day.
    """
    found = []
    firm = [point for point in one.points if point.firm]
    for before, after in pairwise(firm):
        days = _days(before.day, after.day)
        if days == 0:
            continue  # an outlet that lags behind on the same day says nothing
        if one.cumulative:
            near = days <= DECREASE_DAYS and _same_count(before, after)
        else:
            near = days <= SAME_DAYS and bool(one.origin) and _one_incident(before, after, alike)
        if not near:
            continue
        lower = before.low is not None and after.high is not None and after.high < before.low
        if lower and before.since <= after.until and _apart(before, after):
            found.append(Conflict("toll-decreases", before, after, one, one))
        elif (
            one.cumulative and before.high is not None and after.low is not None
            and after.low >= JUMP * before.high and after.low - before.high >= JUMP_LEAST and days <= JUMP_DAYS
        ):  # fmt: skip
            found.append(Conflict("toll-jump", before, after, one, one))
    return found


def _same_count(a: Point, b: Point) -> bool:
    less, more = sorted((a.value, b.value))
    return more < OTHER_COUNT * max(less, 1)


def _between(listed: Sequence[Series], alike: Alike, kin: Kin) -> list[Conflict]:
    """Two origins, the same measure, the same day, and no number that fits both.

    They exclude each other only when both count the victims of one incident: reports of it are linked, or one text
    sets them side by side. In one town there may be two incidents on one day.
    """
    found = []

    def measure(one: Series) -> tuple[str, str, str]:
        return one.category, one.whom, one.place

    for _, group in groupby(sorted(listed, key=measure), measure):
        same = [one for one in group if one.origin]
        for i, one in enumerate(same):
            for other in same[i + 1 :]:
                if one.origin == other.origin or kin(one.origin, other.origin):
                    continue
                pair = _nearest_conflict(one, other, alike)
                if pair is not None:
                    found.append(Conflict("tolls-conflict", *pair, one, other))
    return found


def _nearest_conflict(one: Series, other: Series, alike: Alike) -> tuple[Point, Point] | None:
    """The first pair of points of one day that exclude each other, unless some pair of that day agrees."""
    unnamed = one.origin.endswith(UNNAMED) or other.origin.endswith(UNNAMED)
    for a in one.points:
        if not a.firm:
            continue
        near = [
            b
            for b in other.points
            if _days(a.day, b.day) <= SAME_DAYS
            and b.firm
            and not (unnamed and _goes_on(*sorted((a, b), key=lambda point: point.day)))
            and _one_incident(a, b, alike)
        ]
        if near and all(_apart(a, b) for b in near):
            return a, min(near, key=lambda b: _days(a.day, b.day))
    return None


def _goes_on(before: Point, after: Point) -> bool:
    """The toll of a later day is higher."""
    return before.day < after.day and before.value < after.value


def _one_incident(a: Point, b: Point, alike: Alike) -> bool:
    return any(
        (x.document != y.document and (x.incidents & y.incidents or alike(x, y))) or y.figure in x.beside
        for x in a.reports
        for y in b.reports
    )


def _apart(a: Point, b: Point) -> bool:
    """No number fits both, nor does either come to the other with the victims beside it."""
    if any(b.value in r.totals for r in a.reports) or any(a.value in r.totals for r in b.reports):
        return False
    low_a, high_a = (
        a.low if a.low is not None else float("-inf"),
        a.high if a.high is not None else float("inf"),
    )
    low_b, high_b = (
        b.low if b.low is not None else float("-inf"),
        b.high if b.high is not None else float("inf"),
    )
    if a.approx or b.approx:  # «about 300» and «312» agree
        slack = 0.1 * max(a.value, b.value)
        low_a, high_a = low_a - slack, high_a + slack
    return high_a < low_b or high_b < low_a


def _parts(listed: Sequence[Series], reports: Sequence[Reported], alike: Alike) -> list[Conflict]:
    """What one report gives as a part, another by the same origin gives as the whole."""
    wholes = {r.figure: r for r in reports if r.part_of is None}
    parts = [r for r in reports if r.part_of is not None and r.part_of in wholes]
    found = []
    for part in parts:
        if part.low is None or part.low != part.high or part.low < LEAST_PART or not part.fixed:
            continue
        whole_of = wholes[part.part_of] if part.part_of is not None else None
        if whole_of is None:
            continue
        for one in listed:
            if (one.category, one.place, one.origin) != (
                part.category,
                part.place,
                part.origin,
            ) or not one.origin:
                continue
            if one.whom != whole_of.whom:
                continue
            for point in one.points:
                if not any(part.incidents & r.incidents or alike(part, r) for r in point.reports):
                    continue
                if (point.low, point.high) == (part.low, part.high) and _days(
                    point.day, part.day
                ) <= SAME_DAYS:
                    there = Point(part.day, part.low, part.high, part.approx, (part,))
                    found.append(Conflict("part-changes-whole", there, point, one, one))
                    break
    return found


def _days(a: str, b: str) -> int:
    return abs((date.fromisoformat(b) - date.fromisoformat(a)).days)
