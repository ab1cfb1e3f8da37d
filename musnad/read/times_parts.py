"""Times: parts of a year, month or week: «النصف الأول من العام», «ثالث ثلاثاء في سبتمبر», «الأحد من الأسبوع المقبل»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from musnad.read import calendar as cal
from musnad.read.times_base import SEPARATORS
from musnad.read.times_numbers import ordinal
from musnad.read.times_stamp import Stamp
from musnad.read.times_units import Units
from musnad.read.times_words import FRACTION, HIJRI, MONTH, UNIT, WEEKDAY, YEAR, TimeWord

LAST: Final = -1


class Parts(Units):
    """What is counted within a longer time."""

    def container(self, k: int, end: int) -> Stamp | None:
        """The year or month after «من», «ل»: of which something is a part."""
        if self.among(k, "of"):
            k += 1
        if k >= end:
            return None
        if self.among(k, "this"):
            k += 1
        found = self.at(k)
        if found is None:
            return None
        if found.kind == UNIT and found.name in ("year", "month"):
            stamp = self.unit(k, 0)
            if stamp is not None:
                return stamp
            if found.definite and self.alone(k):
                return self.shifted(found.name, k, k + 1, 0)  # «النصف الأول من العام»
            return self.month_first(k, end) if found.name == "month" else None
        if found.kind == YEAR:
            stamp = Stamp(k, k + 1, "year")
            stamp.year = found.value
            self.era(stamp)
            return stamp
        return self.date_at_month(k, k, 0) if found.kind in (MONTH, HIJRI) else None

    def inner(self, k: int, end: int) -> tuple[Stamp, date, date] | None:
        """The month or year from token k within which something is counted, with its first and last day."""
        of = self.container(k, end)
        limits = cal.bounds(of.resolve(self.published)) if of is not None else None
        return (of, *limits) if of is not None and limits is not None else None

    def fused_in(self, i: int) -> bool:
        """«ب» stands fused before the word at token i («بأيلول»)."""
        word = self.at(i)
        return word is not None and word.pro[:1] == "ب"

    def rank(self, i: int, end: int) -> tuple[int, int] | None:
        """«الثالث», «الأخير», «ثالث», «آخر» at token i as (number or LAST, token past it)."""
        if self.among(i, "last") or self.among(i, "last_of"):
            return LAST, i + 1
        found = ordinal(self.text, i, end)
        return found if found is not None and found[0] <= 5 else None

    def nth_weekday(self, i: int) -> Stamp | None:
        """«الثلاثاء الأخير من شهر مارس», unless it is the day of that number: «الثلاثاء الثالث من سبتمبر»."""
        weekday, end = self.weekday_name(i), self.end(i)
        rank = self.rank(i + 1, end) if weekday is not None else None
        if weekday is None or rank is None or not self.among(rank[1], "of"):
            return None
        of = self.inner(rank[1], end)
        if of is None:
            return None
        stamp, first, last = of
        if stamp.day or stamp.month and cal.is_weekday(first.year, first.month, rank[0], weekday):
            return None
        return self.counted(i, stamp.last, "nth-weekday", cal.nth_weekday(first, last, rank[0], weekday))

    def nth_before(self, stamp: Stamp, past: int) -> None:
        """Take in a bare weekday with its number before a month: «أول يوم جمعة من يوليو», «ثالث ثلاثاء في سبتمبر»."""
        k = stamp.first - 1
        if stamp.day or self.form(k) not in ("من", "في") and not self.fused_in(stamp.first):
            return
        k -= self.form(k) in ("من", "في")
        weekday = self.bare_weekday(k)
        if weekday is None:
            return
        k -= 1 + (self.form(k - 1) == "يوم")
        rank = self.rank(k, stamp.first) if k >= past else None
        limits = cal.bounds(stamp.resolve(self.published)) if rank is not None else None
        if rank is None or limits is None:
            return
        found = cal.nth_weekday(*limits, rank[0], weekday)
        stamp.value, stamp.final, stamp.first, stamp.rule = cal.day_or_none(found), True, k, "nth-weekday"

    def nth_unit(self, i: int, past: int) -> Stamp | None:
        """«الأسبوع الثالث من هذا الشهر», «آخر أسبوع في سبتمبر», «آخر يوم من رمضان»."""
        word, end = self.at(i), self.end(i)
        if word is None or word.name not in ("week", "day"):
            return None
        if word.definite:
            rank, first = self.rank(i + 1, end), i
            k = rank[1] if rank is not None else i
        else:
            rank, first, k = self.rank(i - 1, i) if i > past else None, i - 1, i + 1
        if rank is None or not (self.among(k, "of") or self.fused_in(k)):
            return None
        of = self.inner(k, end)
        if of is None or of[0].day:
            return None
        stamp, begin, last = of
        if word.name == "day":
            day = last if rank[0] == LAST else begin + timedelta(rank[0] - 1)
            return self.counted(first, stamp.last, "nth-day", day)
        found = Stamp(first, stamp.last, "nth-week")
        found.value, found.final = cal.nth_week(begin, last, rank[0]), True
        return found

    def counted(self, first: int, last: int, rule: str, day: date | None) -> Stamp:
        """The stamp of a day that was worked out."""
        stamp = Stamp(first, last, rule)
        stamp.value, stamp.final = cal.day_or_none(day), True
        return stamp

    def weekday_of_week(self, i: int) -> Stamp | None:
        """«الأحد من الأسبوع المقبل», «ثلاثاء الأسبوع الفائت»: the weekday at token i, with the article or without."""
        weekday, k = self.weekday_name(i), i + 1
        if weekday is None:
            weekday = self.bare_weekday(i)
        elif self.form(k) == "من":
            k += 1
        else:
            return None
        k += self.among(k, "this")
        word = self.at(k)
        if weekday is None or word is None or word.kind != UNIT or word.name != "week" or not word.definite:
            return None
        of = self.unit(k, 0)
        if of is None:
            return None
        stamp = Stamp(i, of.last, "weekday-of-week")
        stamp.value, stamp.final = cal.day_of_week(of.value, weekday) if of.value else None, True
        return stamp

    def days_of_week(self, stamp: Stamp) -> None:
        """Take in the days after a week: «الأسبوع المقبل يوم الثلاثاء», «هذا الأسبوع من الثلاثاء إلى الخميس»."""
        if stamp.rule != "relative-week" or stamp.value is None:
            return
        k, end = stamp.last, self.end(stamp.first)
        opened = self.among(k, "from") or self.among(k, "between")
        k += opened
        k += self.form(k) == "يوم"
        found = self.at(k)
        if k >= end or found is None or found.kind != WEEKDAY or found.pro != "ال":
            return
        first = cal.day_of_week(stamp.value, found.value)
        if not opened:
            stamp.value, stamp.last, stamp.rule = first, k + 1, "weekday-of-week"
            return
        k += 1
        k += self.among(k, "to") or self.form(k) == "و" or self.form(k) in SEPARATORS
        second = self.weekday_name(k) if k < end else None
        last = cal.day_of_week(stamp.value, second) if second is not None else None
        if first is not None and last is not None and first > last:
            # «من الأحد إلى الثلاثاء»: here the week begins before Monday
            first = (date.fromisoformat(first) - timedelta(weeks=1)).isoformat()
        if first is not None and last is not None and first < last:
            stamp.value, stamp.last, stamp.rule = cal.interval(first, last), k + 1, "interval"

    def stretched(self, i: int, k: int, count: int, word: TimeWord) -> Stamp | None:
        """As for any units, and «الأشهر الستة الأولى من العام الحالي»."""
        if self.form(k).startswith("الاول"):
            return self.first_months(i, k, count, word, self.end(i))
        return super().stretched(i, k, count, word)

    def first_months(self, i: int, k: int, count: int, word: TimeWord, end: int) -> Stamp | None:
        """«الأشهر الستة الأولى من العام الحالي»."""
        if word.name not in ("month", "week", "day"):
            return None
        of = self.container(k + 1, end)
        if of is None:
            return None
        stamp = Stamp(i, of.last, "interval")
        stamp.final = True
        bounds = cal.bounds(of.resolve(self.published))
        if bounds is not None:
            first = bounds[0]
            if word.name == "month" and count <= 12:
                year, month = cal.shift_month(first.year, first.month, count - 1)
                stamp.value = cal.interval(f"{first.year:04d}-{first.month:02d}", f"{year:04d}-{month:02d}")
            else:
                days = count * (7 if word.name == "week" else 1) - 1
                stamp.value = cal.interval(first.isoformat(), (first + timedelta(days)).isoformat())
        return stamp

    def fraction(self, i: int) -> Stamp | None:
        """«النصف الأول من العام الحالي», «الربع الثاني من عام 2015», «الربعين الأول والثاني من …»."""
        word = self.at(i)
        assert word is not None
        if word.kind != FRACTION or not word.definite:
            return None
        end = self.end(i)
        number = ordinal(self.text, i + 1, end)
        first = last = 0
        if number is None:
            if not self.among(i + 1, "last"):
                return None
            first, k = word.value, i + 2
        else:
            first, k = number
        last = first
        second = ordinal(self.text, k, end) if self.form(k).startswith("وال") else None
        if second is not None:
            last, k = second
        if first > word.value or last > word.value:
            return None
        of = self.container(k, end)
        if of is None:
            return None
        stamp = Stamp(i, of.last, "part-of-year")
        stamp.final = True
        bounds = cal.bounds(of.resolve(self.published))
        if bounds is not None:
            begin, _ = cal.part_of(*bounds, first, word.value)
            _, finish = cal.part_of(*bounds, last, word.value)
            stamp.value = cal.interval(begin.isoformat(), finish.isoformat())
        return stamp
