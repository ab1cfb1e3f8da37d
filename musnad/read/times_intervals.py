"""Times: what stands before a time and belongs to it, and intervals of two: «من 7 إلى 10 مايو», «بين 2011 و2013»."""

from __future__ import annotations

from datetime import date
from typing import Final

from musnad.lexicon.classes import VERB
from musnad.read import calendar as cal
from musnad.read.roles import PREPOSITION
from musnad.read.times_numbers import day_number, fused, ordinal
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import EDGE, FRACTION, PART
from musnad.read.times_years import Years

_DASHES: Final = frozenset("-–—")
_PERIOD: Final = 4
"""Tokens that may stand between the two ends of an interval."""


class Intervals(Years):
    """Puts times together."""

    def range_before(self, stamp: Stamp, past: int) -> None:
        """The first day of a range that ends in this date: «من 7 إلى 10 مايو», «18 و19 يوليو»."""
        k = stamp.first - 1
        connector = self.form(k)
        if k <= past or (
            connector not in self.lists["to"]
            and connector not in _DASHES
            and connector != "و"
            and not self.joined_day(stamp.first)
        ):
            return
        if self.joined_day(stamp.first):
            k += 1
        day = day_number(self.text, k - 1, k)
        first = k - 1
        if day is None:
            for at in (k - 2, k - 1):
                spelled = ordinal(self.text, at, k) if at >= past else None
                if spelled is not None and spelled[1] == k and self.form(at).startswith("ال"):
                    day, first = spelled, at
                    break
        if day is None or not day[0] < stamp.day or first < past:
            return
        if self.form(first - 1) in ("/", ":", "."):
            return
        stamp.end_day, stamp.day = stamp.day, day[0]
        stamp.first, stamp.rule = first, "interval"

    def joined_day(self, i: int) -> bool:
        """The day at token i has «و» attached («الخامس والسادس من مايو»)."""
        form = self.form(i)
        return form.startswith("وال") and self.words[i].kind == "w"

    def lengthen(self, stamp: Stamp, past: int) -> None:
        """Take in the words before that belong to the expression: «يوم», «مساء», «مطلع», «وقت متأخر»."""
        k = stamp.first - 1
        while k >= past:
            word = self.at(k)
            form = self.form(k)
            if word is not None and word.kind in (PART, EDGE) and not word.definite:
                if word.kind == EDGE and form == "اول" and stamp.rule == "relative-day":
                    break
                if form == "اخر" and self.another(k):
                    break
            elif (
                word is not None
                and word.kind == FRACTION
                and word.value == 2
                and not word.pro
                and stamp.month
            ):
                pass  # «نصف مارس» is its middle
            elif form in self.lists["day_or_night"]:
                pass
            elif form in self.lists["late"] and k - 1 >= past and self.among(k - 1, "hours"):
                stamp.first = k - 1
                k -= 2
                continue
            elif (
                self.tokens[k] == "،"
                and k - 1 >= past
                and (part := self.at(k - 1)) is not None
                and part.kind == PART
                and (
                    stamp.rule == "relative-day"
                    and not part.definite
                    and self.words[k - 1].raw[-1:] not in "اً"
                )
            ):
                stamp.first = k - 1
                break
            elif form in self.lists["this"] and stamp.rule == "relative-day":
                pass
            else:
                break
            stamp.first = k
            k -= 1

    def another(self, i: int) -> bool:
        """«آخر» at token i is another one («جندي آخر أمس», «وأصيب آخر أمس»), not the end of something."""
        if not i:
            return False
        before = self.words[i - 1]
        if before.role == PREPOSITION or before.kind != "w":
            return False
        return bool(before.senses and before.bits & VERB) or before.number is not None or not before.definite

    def merge(self, a: Stamp, b: Stamp, published: date | None) -> bool:
        """Make `a` the interval from a to b when the words between and before say so."""
        gap = b.first - a.last
        if (
            gap < 0
            or gap > _PERIOD
            or a.rule in ("interval", "ago")
            or b.rule in ("interval", "ago")
            and not b.end_day
        ):
            return False
        between = [
            self.form(k)
            for k in range(a.last, b.first)
            if self.tokens[k] not in ("،", ")", "(") and self.form(k) != "يوم"
        ]
        opener = self.opener(a.first)
        word = self.at(b.first)
        joined = word is not None and word.joined
        if not between:
            if not joined or opener != "بين" and not self.successive(a, b):
                return False
        elif len(between) == 1 and between[0] in self.lists["to"]:
            if opener != "من" and not (a.rule == b.rule and a.rule in ("date", "year", "month", "weekday")):
                return False
        elif len(between) == 1 and between[0] == "و":
            if opener != "بين":
                return False
        elif len(between) == 1 and between[0] in _DASHES:
            if (
                not (a.rule == b.rule and a.rule in ("date", "year", "month", "weekday"))
                or any(self.text.gaps[k] for k in (a.last, b.first))
                and a.rule != "date"
            ):
                return False
        else:
            return False
        if not a.year and a.years is None and a.shift is None and a.months is None and a.month:
            a.year, a.years, a.shift, a.hijri = b.year, b.years, b.shift, b.hijri
        begin, end = a.resolve(published), b.resolve(published)
        known = begin is not None and end is not None
        if known and begin is not None and end is not None:
            first, last = begin.split("/")[0], end.split("/")[-1]
            bare = (
                a.rule == "weekday" and a.weekday is not None and not (a.month or a.day) and a.shift is None
            )
            if bare and a.weekday is not None and (days := cal.bounds(end)) is not None:
                first = cal.latest_weekday(days[1], a.weekday).isoformat()
            if first > last:
                return False
            a.value = cal.interval(first, last)
        a.final, a.last, a.rule = True, b.last, "interval"
        return True

    def successive(self, a: Stamp, b: Stamp) -> bool:
        """«الأربعاء والخميس», «يومي السبت والاثنين»: one stretch."""
        if not a.rule == b.rule == "weekday" or a.weekday is None or b.weekday is None:
            return False
        if self.form(a.first) == "يومي":
            return True
        dated = a.day or b.day or a.month or b.month or a.shift is not None or b.shift is not None
        return not dated and b.first == a.last and (a.weekday + 1) % 7 == b.weekday

    def share(self, a: Stamp, b: Stamp) -> None:
        """Give a month or date the year of the one that «و» joins to it: «في مارس وأبريل 2012», «3 و7 مايو الماضي»."""
        between = b.first - a.last
        word = self.at(b.first)
        joined = (between == 0 and word is not None and word.joined) or (
            between == 1 and self.form(a.last) == "و"
        )
        dated = a.year or a.shift is not None or a.years is not None or a.months is not None
        if joined and not dated and not a.final and a.month and b.month and a.hijri == b.hijri:
            a.year, a.years, a.shift = b.year, b.years, b.shift

    def opener(self, i: int) -> str:
        """«من» or «بين» before token i, a part of the day or «يوم» between left out."""
        k = i - 1
        while k >= 0 and (fused(self.form(k)) or self.among(k, "between_opener")):
            k -= 1
        form = self.form(k)
        if form in self.lists["between"]:
            return "بين"
        return "من" if form in self.lists["from"] else ""
