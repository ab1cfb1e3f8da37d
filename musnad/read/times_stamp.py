"""A time as it was read, before it is resolved: which fields it names, and from where the others come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from musnad.read import calendar as cal

SOON: Final = 2
"""Months ahead for which a month without a year is the coming one even where nothing says future."""


class Stamp:
    """Tokens `first` to `last` (exclusive) and the fields that they name; `value` is set when it is already ISO.

    shift: -1, 0 or 1 for «الماضي», «الجاري», «المقبل», None when not said; years: the same of the year that is
    named beside («من العام الماضي»); offset: days from publication.
    """

    __slots__ = (
        "first", "last", "rule", "year", "month", "day", "weekday", "offset",
        "shift", "years", "hijri", "value", "ahead", "gone", "final", "months", "end_day",
    )  # fmt: skip

    def __init__(self, first: int, last: int, rule: str) -> None:
        self.first = first
        self.last = last
        self.rule = rule
        self.year = self.month = self.day = self.end_day = 0
        self.weekday: int | None = None
        self.offset: int | None = None
        self.shift: int | None = None
        self.years: int | None = None
        self.months: int | None = None
        self.hijri = False
        self.value: str | None = None
        self.final = False
        """`value` is what it is, None included."""
        self.ahead = False
        """The text around speaks of the future."""
        self.gone = False
        """The text around tells what has happened."""

    def adopt(self, other: Stamp) -> None:
        """Take over the date of another stamp, and where it ends; what this one has before it stays."""
        self.year, self.month, self.day, self.hijri = other.year, other.month, other.day, other.hijri
        self.shift, self.years, self.months, self.last = other.shift, other.years, other.months, other.last
        self.value, self.final, self.end_day = other.value, other.final, other.end_day

    def resolve(self, published: date | None) -> str | None:
        """The ISO value; None when it depends on a day of publication that is not known."""
        if self.final:
            return self.value
        if self.end_day:
            # both days lie in the same month, which the last one decides
            last, first = self.end_day, self.day
            self.day, self.end_day = last, 0
            end = cal.parse_day(self.resolve(published))
            self.day, self.end_day = first, last
            return cal.interval((end - timedelta(last - first)).isoformat(), end.isoformat()) if end else None
        if self.month or self.months is not None:
            return self._dated(published)
        if self.year:
            return cal.hijri(self.year) if self.hijri else cal.iso(self.year)
        if published is None:
            return None
        if self.weekday is not None:
            return self._weekday(published, self.weekday)
        if self.offset is not None:
            return (published + timedelta(self.offset)).isoformat()
        if self.day:
            return self._day_alone(published)
        return None

    def _weekday(self, published: date, weekday: int) -> str:
        """«السبت 23»: the nearest month whose 23rd is a Saturday; else the nearest such weekday."""
        if self.day:
            for shift in (0, -1, 1, *range(-2, -12, -1)):
                year, month = cal.shift_month(published.year, published.month, shift)
                if cal.is_weekday(year, month, self.day, weekday):
                    return cal.iso(year, month, self.day) or ""
        if self.offset is not None and self.offset > 0:
            return cal.next_weekday(published, weekday, after=True).isoformat()
        if self.shift == 1 or (self.ahead and self.offset is None and self.shift is None):
            return cal.next_weekday(published, weekday, after=True).isoformat()
        return cal.latest_weekday(published, weekday, before=self.shift == -1).isoformat()

    def _day_alone(self, published: date) -> str | None:
        return cal.iso(published.year, published.month, self.day)

    def _dated(self, published: date | None) -> str | None:
        month, year = self.month, self.year
        if self.hijri:
            return self._hijri(published)
        if not year:
            if published is None:
                return None
            if self.months is not None:
                year, month = cal.shift_month(published.year, published.month, self.months)
            elif self.years is not None:
                year = published.year + self.years
            else:
                year = self._year(published)
        return cal.iso(year, month, self.day)

    def _year(self, published: date) -> int:
        """The year that a month or a day of a month without one lies in."""
        year = published.year
        here = (self.month, self.day) if self.day else (self.month,)
        now = (published.month, published.day) if self.day else (published.month,)
        if self.shift == 0:
            return year
        if self.shift == -1:
            return year if here < now else year - 1
        if self.shift == 1:
            return year if here > now else year + 1
        if here <= now:
            # a month long past, in a sentence about what is to come, is next year's
            return year + 1 if self.ahead and published.month - self.month >= 1 else year
        ahead = self.month - published.month
        return year if self.ahead or (ahead <= SOON and not self.gone) else year - 1

    def _hijri(self, published: date | None) -> str | None:
        if self.year:
            return cal.hijri(self.year, self.month, self.day)
        if published is None:
            return None
        from hijridate import Gregorian

        try:
            now = Gregorian(published.year, published.month, published.day).to_hijri()
        except (ValueError, OverflowError):
            return None
        if self.months is not None:
            year, month = cal.shift_month(now.year, now.month, self.months)
            return cal.hijri(year, month, self.day)
        past = (self.month, self.day or 0) <= (now.month, now.day if self.day else 30)
        year = now.year if past else now.year - 1
        if self.shift == -1 and self.month == now.month:
            year = now.year - 1
        if (self.shift == 1 or (self.ahead and self.shift is None)) and not past:
            year = now.year
        if self.shift == 0:
            year = now.year
        if self.years is not None:
            year = now.year + self.years
        return cal.hijri(year, self.month, self.day)
