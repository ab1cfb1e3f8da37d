"""The calendar: ISO 8601 values, months, weeks, seasons, Hijri dates, and what they mean as days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

FIRST_HIJRI, LAST_HIJRI = 1343, 1500
"""Years of the Umm al-Qura tables."""


def parse_day(value: str | None) -> date | None:
    """A full ISO date (a time after it is left out), None for anything else."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def iso(year: int, month: int = 0, day: int = 0) -> str | None:
    """An ISO date as precise as what is given (0: not given); None when there is no such day.

    >>> iso(2015), iso(2015, 7), iso(2015, 7, 9), iso(2015, 2, 30)
    ('2015', '2015-07', '2015-07-09', None)
    """
    if not 1 <= year <= 9999 or not 0 <= month <= 12:
        return None
    if not month:
        return f"{year:04d}"
    if not day:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def interval(first: str, last: str) -> str:
    """An ISO interval, or the one value when both ends are the same."""
    return first if first == last else f"{first}/{last}"


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months away."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def week(day: date, by: int = 0) -> str:
    """The ISO week `by` weeks away from a day's.

    >>> week(date(2015, 7, 22), -1)
    '2015-W29'
    """
    year, number, _ = (day + timedelta(weeks=by)).isocalendar()
    return f"{year}-W{number:02d}"


def latest_weekday(day: date, weekday: int, *, before: bool = False) -> date:
    """The latest such weekday not after the day; before: strictly earlier."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(back or (7 if before else 0))


def next_weekday(day: date, weekday: int, *, after: bool = False) -> date:
    """The earliest such weekday not before the day; after: strictly later."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(ahead or (7 if after else 0))


def season(year: int, number: int) -> str:
    """The interval of months of a season (1 spring to 4 winter); winter begins in the year's December."""
    month = number * 3
    year_end, month_end = shift_month(year, month, 2)
    return f"{year:04d}-{month:02d}/{year_end:04d}-{month_end:02d}"


@lru_cache(maxsize=4096)
def hijri(year: int, month: int = 0, day: int = 0) -> str | None:
    """The Gregorian value of a Hijri date, month or year (Umm al-Qura); None outside the tables.

    >>> hijri(1442, 7, 24), hijri(1436, 9), hijri(1436, 13)
    ('2021-03-08', '2015-06-18/2015-07-16', None)
    """
    if not FIRST_HIJRI <= year < LAST_HIJRI:
        return None
    from hijridate import Hijri  # slow to import, and few articles need it

    try:
        if day:
            return Hijri(year, month, day).to_gregorian().isoformat()
        first = Hijri(year, month or 1, 1).to_gregorian()
        after = Hijri(year + 1, 1, 1) if not month or month == 12 else Hijri(year, month + 1, 1)
        return f"{first.isoformat()}/{(after.to_gregorian() - timedelta(1)).isoformat()}"
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher's algorithm for the Gregorian calendar).

    >>> easter(2013), easter(2015)
    (datetime.date(2013, 3, 31), datetime.date(2015, 4, 5))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + rest - 7 * ((a + 11 * h + 22 * rest) // 451) + 114, 31)
    return date(year, month, day + 1)


def feast(code: str, year: int, *, of_hijra: bool = False) -> date | None:
    """The day of a feast in a Gregorian year (of_hijra: in a year of the Hijra). code: "MM-DD", "H MM-DD" or "easter".

    None outside the tables of the Hijri calendar, or where the Gregorian year holds no such day.

    >>> feast("H 10-01", 2013), feast("12-25", 2015), feast("H 12-10", 1436, of_hijra=True)
    (datetime.date(2013, 8, 8), datetime.date(2015, 12, 25), datetime.date(2015, 9, 23))
    """
    if code == "easter":
        return easter(year)
    month, day = int(code[-5:-3]), int(code[-2:])
    if not code.startswith("H"):
        return date(year, month, day)
    years = (year,) if of_hijra else ((year - 622) * 33 // 32 + by for by in (-1, 0, 1))
    for each in years:
        found = parse_day(hijri(each, month, day))
        if found is not None and (of_hijra or found.year == year):
            return found
    return None


def part_of(first: date, last: date, part: int, parts: int) -> tuple[date, date]:
    """One of `parts` equal parts (counted from 1) of whole months, or of one month by days."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= parts:
        share = months // parts
        y, m = shift_month(first.year, first.month, share * (part - 1))
        y2, m2 = shift_month(y, m, share - 1)
        return date(y, m, 1), date(y2, m2, monthrange(y2, m2)[1])
    days = (last - first).days + 1
    half = days // parts
    begin = first + timedelta(half * (part - 1))
    return begin, last if part == parts else begin + timedelta(half - 1)


_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)$")


def _bounds(value: str) -> tuple[date, date] | None:
    try:
        weekly = _WEEK.match(value)
        if weekly:
            first = date.fromisocalendar(int(weekly[1]), int(weekly[2]), 1)
            return first, first + timedelta(6)
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
        return date(*parts), date(*parts)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def bounds(value: str | None) -> tuple[date, date] | None:
    """The first and last day of an ISO value or interval.

    >>> bounds("2015-W29")
    (datetime.date(2015, 7, 13), datetime.date(2015, 7, 19))
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    begin = _bounds(first)
    end = _bounds(last) if last else begin
    return (begin[0], end[1]) if begin and end else None


def back(now: date, name: str, count: int) -> str | None:
    """The day, week, month, year or decade `count` units before a day, in the unit's own precision; None outside the
    calendar or for another unit.

    >>> back(date(2015, 3, 31), "day", 2), back(date(2015, 3, 31), "month", 3), back(date(2015, 3, 31), "year", 1)
    ('2015-03-29', '2014-12', '2014')
    """
    try:
        if name == "day":
            return (now - timedelta(count)).isoformat()
        if name == "week":
            return week(now, -count)
        if name == "month":
            year, month = shift_month(now.year, now.month, -count)
            return iso(year, month)
        if name == "year":
            return iso(now.year - count)
        if name == "decade":
            return iso(now.year - 10 * count)
    except (OverflowError, ValueError):
        pass
    return None


def stretch(now: date, name: str, count: int, direction: int) -> str | None:
    """The `count` units before (-1) or after (1) a day, its own not included; None for another unit than day, week,
    month, year or decade.

    >>> stretch(date(2015, 3, 31), "day", 2, -1), stretch(date(2015, 3, 31), "month", 2, 1)
    ('2015-03-29/2015-03-30', '2015-04/2015-05')
    """
    near, far = direction, direction * count
    first, last = (far, near) if direction < 0 else (near, far)
    if name == "day":
        return interval((now + timedelta(first)).isoformat(), (now + timedelta(last)).isoformat())
    if name == "week":
        return interval(week(now, first), week(now, last))
    if name == "month":
        a, b = shift_month(now.year, now.month, first), shift_month(now.year, now.month, last)
        return interval(iso(*a) or "", iso(*b) or "")
    if name == "year":
        return interval(iso(now.year + first) or "", iso(now.year + last) or "")
    if name == "decade":
        decade = now.year // 10
        return interval(str((decade + first) * 10), str((decade + last) * 10 + 9))
    return None


def is_weekday(year: int, month: int, day: int, weekday: int) -> bool:
    """There is such a day, and it is that weekday (Monday is 0).

    >>> is_weekday(2014, 9, 3, 2), is_weekday(2014, 9, 31, 2)
    (True, False)
    """
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def nth_weekday(first: date, last: date, number: int, weekday: int) -> date | None:
    """The nth such weekday (counted from 1; -1 is the last) of the days first to last, None when there are fewer.

    >>> nth_weekday(date(2014, 9, 1), date(2014, 9, 30), 3, 1), nth_weekday(date(2013, 3, 1), date(2013, 3, 31), -1, 0)
    (datetime.date(2014, 9, 16), datetime.date(2013, 3, 25))
    """
    if number < 0:
        day = latest_weekday(last, weekday) + timedelta(weeks=number + 1)
    else:
        day = next_weekday(first, weekday) + timedelta(weeks=number - 1)
    return day if first <= day <= last else None


def nth_week(first: date, last: date, number: int) -> str | None:
    """The nth ISO week (-1: the last) of the days first to last: of a year as ISO 8601 counts, else the nth whole one.

    >>> nth_week(date(2015, 1, 1), date(2015, 12, 31), 1), nth_week(date(2014, 9, 1), date(2014, 9, 30), -1)
    ('2015-W01', '2014-W39')
    """
    if (last - first).days > 31:
        first -= timedelta(3)  # the week of the first Thursday is the year's first
        last += timedelta(3)
    begin = nth_weekday(first, last - timedelta(6), number, 0)
    return week(begin) if begin is not None else None


def day_of_week(value: str, weekday: int) -> str | None:
    """That weekday (Monday is 0) of an ISO week; None for another value.

    >>> day_of_week("2016-W46", 6)
    '2016-11-20'
    """
    weekly = _WEEK.match(value)
    return date.fromisocalendar(int(weekly[1]), int(weekly[2]), weekday + 1).isoformat() if weekly else None


def day_or_none(day: date | None) -> str | None:
    """The ISO value of a day."""
    return day.isoformat() if day is not None else None
