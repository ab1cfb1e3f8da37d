"""Times: units and parts: «الأسبوع الماضي», «الأشهر الستة الماضية», «النصف الأول من العام», «قبل ثلاثة أشهر»."""

from __future__ import annotations

from musnad.read import calendar as cal
from musnad.read.times_intervals import Intervals
from musnad.read.times_numbers import cardinal, day_before, joined, year_number
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import DAY, DUAL, EDGE, HIJRI, MONTH, PLURAL, UNIT, WEEKDAY, YEAR, TimeWord


class Units(Intervals):
    """What begins with a unit of time, a part of a year, or «قبل»."""

    def unit(self, i: int, past: int) -> Stamp | None:
        """A time that begins with a singular unit at token i."""
        word = self.at(i)
        assert word is not None
        name = word.name
        first = i
        if name == "year" and i > past and self.form(i).startswith("ال") and self.among(i - 1, "general"):
            return None  # «الأمين العام السابق»
        this = i > past and self.among(i - 1, "this") and word.definite
        if this:
            first = i - 1
        if name == "day":
            return self.day(i, first, word, this)
        if name == "night":
            return self.night(i, first, word)
        if name == "month" and not word.definite and self.month(i + 1) is not None:
            return None  # the month name is an anchor itself
        shift = self.shift(i + 1)
        before_last = self.form(i + 1) == "قبل" and self.shift(i + 2) == -1
        if this and shift is None:
            shift = 0
        if word.definite and (shift is not None or before_last):
            last = i + 1 if this and self.shift(i + 1) is None else i + 2
            if before_last:
                shift, last = -2, i + 3
            return self.shifted(name, first, last, shift or 0)
        if self.edge_of_this(i, word):
            return self.shifted(name, first, i + 1, 0)
        if name == "year":
            return self.named_year(i, first)
        if name == "century":
            return self.century(i)
        return None

    def edge_of_this(self, i: int, word: TimeWord) -> bool:
        """«مطلع الشهر», «نهاية العام» with nothing after that says which."""
        edge = self.at(i - 1)
        if word.name not in ("month", "year") or word.pro != "ال" or edge is None or edge.kind != EDGE:
            return False
        if not self.among(i - 1, "edge_of_this") and self.form(i - 1)[1:] not in self.lists["edge_of_this"]:
            return False
        return self.alone(i)

    def alone(self, i: int) -> bool:
        """Nothing after the unit at token i says which it is («العام الدراسي», «الشهر الذي»)."""
        if i + 1 >= self.count or self.words[i + 1].kind == "p":
            return True
        after = self.words[i + 1]
        return after.kind == "w" and not after.definite and not after.suffix and after.form != "من"

    def shifted(self, name: str, first: int, last: int, by: int) -> Stamp | None:
        """The week, month, year, decade or century `by` away from the day of publication."""
        stamp = Stamp(first, last, "relative-" + name)
        now = self.published
        if name == "month":
            stamp.months = by
            stamp.month = 0
            day = self.day_of_month(first)
            if day is not None:
                stamp.day, stamp.first, stamp.rule = day[0], day[1], "day-of-month"
                self.range_before(stamp, max(0, stamp.first - 6))
            return stamp
        stamp.final = True
        if name == "year":
            following = self.at(last)
            if following is not None and following.kind == YEAR:
                stamp.year, stamp.last, stamp.final = following.value, last + 1, False
                self.era(stamp)
                return stamp
            if (
                self.tokens[last : last + 1] == ["("]
                and (inner := self.at(last + 1)) is not None
                and inner.kind == YEAR
            ):
                stamp.year, stamp.last, stamp.final = inner.value, last + 2, False
                self.era(stamp)
                if self.tokens[stamp.last : stamp.last + 1] == [")"]:
                    stamp.last += 1
                return stamp
            stamp.value = cal.iso(now.year + by) if now else None
        elif name == "week":
            stamp.value = cal.week(now, by) if now else None
        elif name == "decade" and now:
            begin = (now.year // 10 + by) * 10
            stamp.value = cal.interval(f"{begin:04d}", f"{begin + 9:04d}")
        elif name == "century" and now:
            begin = ((now.year - 1) // 100 + by) * 100 + 1
            stamp.value = cal.interval(f"{begin:04d}", f"{begin + 99:04d}")
        return stamp

    def day_of_month(self, i: int) -> tuple[int, int] | None:
        """The day before «الشهر الجاري» at token i: «الخامس من», «15 من»."""
        start = self.start(i)
        if self.among(i - 1, "this"):
            i -= 1
        if self.form(i - 1) == "في" and self.words[i - 3].kind == "p" and self.opener(i - 4):
            i -= 1  # «من 4-23 في الشهر المقبل»
        found = day_before(self.text, i, start)
        if found is not None and found[0] <= 31:
            edge = self.form(found[1] - 1)
            if edge in self.lists["counted_parts"] or self.form(i - 1) == "اول":
                return None
            return found
        return None

    def several(self, i: int) -> Stamp | None:
        """«عامي 2006 و2007», «يومي الثلاثاء والأربعاء», «اليومين الماضيين», «الأشهر الستة الأولى من العام»."""
        word = self.at(i)
        assert word is not None
        end = self.end(i)
        if word.definite:
            return self.stretch(i, word, end)
        if (numbered := self.numbered(i, word)) is not None:
            return numbered
        k = i + 1
        if word.name == "day" and (first := self.at(k)) is not None and first.kind == WEEKDAY:
            return self.weekdays(i, k)
        if word.name == "year":
            return self.years_listed(i, k, end) or self.latest(i, word)
        if word.name == "month" and self.month(k) is not None:
            return self.months_listed(i, k)
        return self.latest(i, word)

    def numbered(self, i: int, word: TimeWord) -> Stamp | None:
        """«الستة أشهر الماضية»: the number has the article and stands before the plural at token i."""
        number = cardinal(self.text, i - 1, i) if word.kind == PLURAL and i else None
        if number is None or number[1] != i or not self.form(i - 1).startswith("ال") or number[0] > 100:
            return None
        return self.stretched(i - 1, i + 1, number[0], word)

    def latest(self, i: int, word: TimeWord) -> Stamp | None:
        """«آخر ثلاثة أيام», «آخر أسبوعين», unless they are the last of something («آخر يومين من رمضان»)."""
        number = cardinal(self.text, i - 1, i) if word.kind == PLURAL else (word.value, i)
        first = i - 2 if word.kind == PLURAL else i - 1
        if number is None or number[1] != i or not self.among(first, "last_of") or self.among(i + 1, "of"):
            return None
        stamp = Stamp(first, i + 1, "interval")
        stamp.final = True
        if self.published is not None:
            stamp.value = cal.stretch(self.published, word.name, number[0], -1)
        return stamp

    def weekdays(self, i: int, k: int) -> Stamp | None:
        """«يومي الثلاثاء والأربعاء الماضيين»."""
        a = self.weekday_name(k)
        at = k + 1 + (k + 1 < self.count and self.form(k + 1) == "و")
        b = self.weekday_name(at)
        if a is None or b is None:
            return None
        stamp = Stamp(i, at + 1, "interval")
        stamp.final = True
        shift = self.shift(stamp.last)
        if shift is not None:
            stamp.last += 1
        if self.published is not None:
            if shift == 1 or (shift is None and self.ahead(i)):
                first = cal.next_weekday(self.published, a, after=True)
                last = cal.next_weekday(first, b)
            else:
                last = cal.latest_weekday(self.published, b, before=shift == -1)
                first = cal.latest_weekday(last, a)
            stamp.value = cal.interval(first.isoformat(), last.isoformat())
        return stamp

    def years_listed(self, i: int, k: int, end: int) -> Stamp | None:
        """«عامي 2006 و2007», «الأعوام 2011 و2012 و2013», «عامي 2010 - 2011»."""
        first = year_number(self.text, k, end)
        if first is None or self.words[k].kind != "n":
            return None
        last_year, at = first
        while at + 1 < end and (
            self.form(at) in ("و", "،") or self.among(at, "to") or self.tokens[at] in "-–/"
        ):
            following = year_number(self.text, at + 1, end)
            if following is None or self.words[at + 1].kind != "n":
                break
            last_year, at = following
        a, b = cal.iso(first[0]), cal.iso(last_year)
        if a is None or b is None or last_year < first[0]:
            return None
        stamp = Stamp(i, at, "interval" if a != b else "year")
        stamp.value, stamp.final = cal.interval(a, b), True
        if 1350 <= first[0] <= 1460:
            bounds = cal.hijri(first[0]), cal.hijri(last_year)
            stamp.value = (
                f"{bounds[0].split('/')[0]}/{bounds[1].split('/')[1]}" if bounds[0] and bounds[1] else None
            )
        if (era := self.era_at(stamp.last)) is not None and not era.value:
            stamp.last += 1
        return stamp

    def months_listed(self, i: int, k: int) -> Stamp | None:
        """«شهري يونيو ويوليو الماضيين»."""
        first = self.month_pair(k)
        if first is None:
            return None
        at = first[2] + (self.form(first[2]) == "و")
        second = self.month_pair(at)
        if second is None or first[0].kind != second[0].kind:
            return None
        a, b = Stamp(i, first[2], "month"), Stamp(at, second[2], "month")
        a.month, b.month = first[1], second[1]
        a.hijri = b.hijri = first[0].kind == HIJRI
        self.year(b)
        if not b.year and (shift := self.shift(b.last)) is not None:
            b.shift, b.last = shift, b.last + 1
        a.year, a.years = b.year, b.years
        a.shift = b.shift
        a.ahead = b.ahead = self.ahead(i)
        begin, last = a.resolve(self.published), b.resolve(self.published)
        a.final, a.last, a.rule = True, b.last, "interval"
        a.value = (
            cal.interval(begin.split("/")[0], last.split("/")[-1])
            if begin and last and begin <= last
            else None
        )
        return a

    def count_of(self, i: int, word: TimeWord, end: int) -> tuple[int, int] | None:
        """How many units of the definite dual or plural at token i, and the token past the number."""
        if word.kind != PLURAL:
            return word.value, i + 1
        found = cardinal(self.text, i + 1, end)
        return found if found is not None and 1 < found[0] <= 100 else None

    def stretch(self, i: int, word: TimeWord, end: int) -> Stamp | None:
        """«اليومين الماضيين», «الأيام الثلاثة الماضية», «الأعوام 2011 و2012»."""
        if word.kind == PLURAL and word.name == "year" and (listed := self.years_listed(i, i + 1, end)):
            return listed
        counted = self.count_of(i, word, end)
        if counted is None:
            return None
        return self.stretched(i, counted[1], counted[0], word)

    def stretched(self, i: int, k: int, count: int, word: TimeWord) -> Stamp | None:
        """So many units before or after publication: «الماضية» or «المقبلة» stands at token k; the time begins at i."""
        found = self.at(k)
        shift = self.shift(k)
        if found is None or shift is None or shift == 0:
            return None
        stamp = Stamp(i, k + 1, "interval")
        stamp.final = True
        now = self.published
        if now is not None:
            stamp.value = cal.stretch(now, word.name, count, shift)
            if stamp.value is None:
                return None
        elif word.name not in ("day", "week", "month", "year", "decade"):
            return None
        return stamp

    def ago(self, i: int) -> Stamp | None:
        """«قبل ثلاثة أشهر», «قبل نحو 24 شهرا», «قبل أسبوعين»: counted back from publication."""
        end = self.end(i)
        k = i + 1
        while (
            k < end
            and k < i + 5
            and (found := self.at(k)) is not None
            and "about" in found.roles
            and found.kind != UNIT
        ):
            k += 1
        if k >= end:
            return None
        found = self.at(k)
        count = 0
        if found is not None and found.kind in (UNIT, DUAL) and not found.pro:
            count, name, k = found.value, found.name, k + 1
            if found.kind == DUAL and self.form(k - 1).endswith("ي"):
                return None
        else:
            number = cardinal(self.text, k, end)
            if number is None or self.words[k].form.startswith("ال"):
                return None
            count, k = number
            unit = self.at(k)
            if unit is None or unit.kind not in (UNIT, PLURAL) or unit.pro:
                return None
            name, k = unit.name, k + 1
        at = k
        if at < end and self.among(at, "roughly"):
            at += 1
        if at < end:
            if self.among(at, "counted_from") and not self.among(at + 1, "now"):
                return None
            following = self.at(at)
            if (
                name in ("year", "day", "month")
                and following is not None
                and following.kind in (YEAR, WEEKDAY, DAY, MONTH, HIJRI)
            ):
                return None
            if self.words[at].kind == "n" and count == 1:
                return None
            if joined(self.text, at, end) >= 0 and name in ("day", "year", "month"):
                return None
            if count == 1 and name == "day" and self.form(k) != "واحد":
                return None
        if self.form(i - 1) == "ما":
            return None
        stamp = Stamp(i, k, "ago")
        stamp.final = True
        if self.published is not None:
            stamp.value = cal.back(self.published, name, count)
            if stamp.value is None:
                return None
        elif name not in ("day", "week", "month", "year", "decade"):
            return None
        return stamp
