"""The first and last day of an ISO 8601 value: what dates are compared by."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=10_000)
def days(value: str | None) -> tuple[str, str] | tuple[None, None]:
    """The first and last day of a date, week, month, year or interval; (None, None) for anything else.

    >>> days("2015-W31"), days("2015-02"), days("2015-07-01/2015-07-14")
    (('2015-07-27', '2015-08-02'), ('2015-02-01', '2015-02-28'), ('2015-07-01', '2015-07-14'))
    """
    if not value:
        return None, None
    if "/" in value:
        head, _, tail = value.partition("/")
        first, last = days(head)[0], days(tail)[1]
        return (first, last) if first and last and first <= last else (None, None)
    try:
        if _DAY.match(value):
            day = datetime.date.fromisoformat(value[:10]).isoformat()
            return day, day
        if match := _WEEK.fullmatch(value):
            monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday.isoformat(), (monday + datetime.timedelta(6)).isoformat()
        if match := _MONTH.fullmatch(value):
            year, month = int(match[1]), int(match[2])
            return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
    except ValueError:
        return None, None
    return (f"{value}-01-01", f"{value}-12-31") if _YEAR.fullmatch(value) else (None, None)
