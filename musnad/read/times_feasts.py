"""Times: feasts and their days: «ثاني أيام عيد الفطر», «عشية عيد الأضحى», «عيد الفصح 2013».

A feast by its name alone («بمناسبة عيد الفطر») is an occasion, not a time: a word of time before it or a year after it
makes it one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from musnad.read import calendar as cal
from musnad.read.times_parts import Parts
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import DAY, PLURAL, UNIT

_NEAR: Final = timedelta(45)
"""How long ahead a feast that nothing places is still the coming one."""


class Feasts(Parts):
    """Feasts of both calendars, by their names in times.toml."""

    def feast(self, i: int, past: int) -> Stamp | None:
        """A feast whose name begins at token i."""
        word = self.at(i)
        code, last = "", i
        for tail, day_code in self.feasts.get(word.name, ()) if word is not None else ():
            if all(self.form(i + 1 + n) == part for n, part in enumerate(tail)):
                code, last = day_code, i + 1 + len(tail)
                break
        if not code:
            return None
        stamp = Stamp(i, last, "feast")
        if self.among(stamp.last, "honorifics"):
            stamp.last += 1
        after = Stamp(i, stamp.last, "feast")
        after.month = 1  # so that a year may follow without «عام»
        self.year(after)
        dated = bool(after.year or after.years is not None)
        first, length = self.days_before(i, past)
        if not dated and first == i and not self.among(i - 1, "before_feast"):
            return None
        stamp.first, stamp.last, stamp.final = first, after.last if dated else stamp.last, True
        day = self.feast_day(code, after, self.ahead(first))
        if day is not None:
            begin = day + timedelta(length[0])
            end = day + timedelta(length[1])
            stamp.value = cal.interval(begin.isoformat(), end.isoformat())
        return stamp

    def days_before(self, i: int, past: int) -> tuple[int, tuple[int, int]]:
        """What stands before the feast at token i: where the time begins, and its first and last day after it."""
        k = i - 1
        if k < past:
            return i, (0, 0)
        word = self.at(k)
        if word is not None and word.kind == PLURAL and word.name == "day":  # «ثاني أيام», «أيام»
            rank = self.rank(k - 1, k) if k - 1 >= past else None
            if rank is not None and rank[0] > 0:
                return k - 1, (rank[0] - 1, rank[0] - 1)
            return k, (0, 2)
        if self.among(k, "eve"):
            return k, (-1, -1)
        if (
            word is not None
            and word.kind in (UNIT, DAY)
            and word.name in ("day", "night")
            and not word.definite
        ):
            return k, (0, 0)
        return i, (0, 0)

    def feast_day(self, code: str, after: Stamp, ahead: bool) -> date | None:
        """The day of a feast in the year that the stamp names, else the one meant on the day of publication."""
        now = self.published
        if after.year:
            return cal.feast(code, after.year, of_hijra=after.hijri)
        if now is None:
            return None
        if after.years is not None:
            return cal.feast(code, now.year + after.years)
        days = sorted(day for by in (-1, 0, 1) if (day := cal.feast(code, now.year + by)) is not None)
        coming = next((day for day in days if day > now), None)
        gone = next((day for day in reversed(days) if day <= now), None)
        if coming is not None and (ahead or gone is None or (coming - now <= _NEAR and now - gone > _NEAR)):
            return coming
        return gone
