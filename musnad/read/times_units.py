"""Constructions around the units of the calendar: «الأسبوع الماضي», «عام 2011», «قبل ثلاثة أشهر», «صيف العام الماضي»."""

from __future__ import annotations

from datetime import date, timedelta

from musnad.lexicon.classes import VERB
from musnad.read import calendar as cal
from musnad.read.times_grammar import _THIS, _YEAR_BEFORE, _YEAR_EVENTS, Grammar
from musnad.read.times_numbers import cardinal, joined, ordinal, year_number
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import (
    DAY,
    DUAL,
    FRACTION,
    HIJRI,
    MONTH,
    PART,
    PLURAL,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    TimeWord,
)

_RELATIVE_TO_OTHER = frozenset({"من", "علي", "منه", "منها", "منهم", "ونصف"})
_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "الذي", "التي"})


class Units(Grammar):
    """What begins with a unit, a season, a decade, a part of a year, or «قبل»."""

    # --- years ----------------------------------------------------------------------------------------

    def year_anchor(self, i: int) -> Stamp | None:
        """A number that may be a year, standing by itself: «في 2009», «2011م», «2014-2018»."""
        numeric = self.numeric(i)
        if numeric is not None:
            return numeric
        word = self.at(i)
        assert word is not None
        stamp = Stamp(i, i + 1, "year")
        stamp.year = word.value
        self.era(stamp)
        marked = stamp.last > i + 1
        k = i - 1
        before = self.form(k)
        if before in ("و", "ال", "ب", "ل", "لل", "لعام") and k > 0 and not self.text.gaps[i]:
            if before in ("ال", "ل", "ب", "لل"):
                pass
            k -= 1
            before = self.form(k)
        if not marked:
            if not 1700 <= stamp.year <= 2100 or self.tokens[i] != self.words[i].raw:
                return None
            if (
                stamp.last < self.count
                and self.tokens[stamp.last] in ("%", "/", ":", "٪", ".")
                and not self.text.gaps[stamp.last]
            ):
                if self.tokens[stamp.last] != "." and not self.year_range(stamp):
                    return None
            if self.counts(stamp.last) or self.tokens[k] in (":", "/", "+", "$") and k >= 0:
                return None
            edge = self.at(k)
            if (
                before not in _YEAR_BEFORE
                and before not in _YEAR_EVENTS
                and not (edge is not None and (edge.kind in (PART, SEASON) or edge.kind == YEAR))
                and before.removeprefix("و") not in _YEAR_EVENTS
            ):
                return None
            if before in ("من", "الي", "ل", "ب", "بعد", "قبل", "و") and not (1900 <= stamp.year <= 2050):
                return None
            if before == "الي" and not self.after_year(i):
                return None
            if not self.ends_phrase(stamp.last):
                return None
        elif stamp.year < 1500:
            stamp.hijri = True
        self.year_range(stamp)
        return stamp

    def after_year(self, i: int) -> bool:
        return any((found := self.at(k)) is not None and found.kind == YEAR for k in range(max(0, i - 5), i))

    def ends_phrase(self, i: int) -> bool:
        """What stands at token i is no counted noun: punctuation, a definite noun, a particle, a verb."""
        if i >= self.count:
            return True
        word = self.words[i]
        if word.kind != "w":
            return True
        if (
            word.definite
            or word.form.startswith(("ال", "و", "ل", "ب"))
            or word.bits & (VERB | (1 << 7) | (1 << 8) | (1 << 11) | (1 << 22))
        ):
            return True
        if word.time is not None and word.time.kind:
            return True
        around = word.number
        return around is None or (around.noun is None and around.numeral is None)

    def year_range(self, stamp: Stamp) -> bool:
        """«2014-2018», «2014/2015»."""
        k = stamp.last
        if (
            k + 1 < self.count
            and self.tokens[k] in ("-", "–", "/")
            and (second := self.at(k + 1)) is not None
        ):
            if second.kind == YEAR and second.value > stamp.year and not (stamp.hijri or stamp.month):
                first = cal.iso(stamp.year)
                last = cal.iso(second.value)
                if first and last:
                    stamp.value, stamp.final, stamp.rule, stamp.last = (
                        cal.interval(first, last),
                        True,
                        "interval",
                        k + 2,
                    )
                    return True
        return False

    # --- units -------------------------------------------------------------------------------------------

    def unit(self, i: int, past: int) -> Stamp | None:
        """A time that begins with a singular unit at token i."""
        word = self.at(i)
        assert word is not None
        name = word.name
        first = i
        this = i > past and self.form(i - 1) in _THIS and word.definite
        if this:
            first = i - 1
        if name == "day":
            return self.day(i, first, word, this)
        if name == "night":
            return self.night(i, first, word, this)
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
        if name == "year":
            return self.named_year(i, first)
        if name == "century":
            return self.century(i)
        return None

    def shifted(self, name: str, first: int, last: int, by: int) -> Stamp | None:
        """The week, month, year, decade or century `by` away from the day of publication."""
        stamp = Stamp(first, last, "relative " + name)
        now = self.published
        if name == "month":
            stamp.months = by
            stamp.month = 0
            day = self.day_of_month(first)
            if day is not None:
                stamp.day, stamp.first, stamp.rule = day[0], day[1], "day of month"
                self.range_days(stamp)
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
            weekday = self.at(last)
            if weekday is not None and weekday.kind == WEEKDAY and now is not None and weekday.pro == "ال":
                year, number, _ = (now + timedelta(weeks=by)).isocalendar()
                stamp.value, stamp.last = (
                    date.fromisocalendar(year, number, weekday.value + 1).isoformat(),
                    last + 1,
                )
        elif name == "decade" and now:
            begin = (now.year // 10 + by) * 10
            stamp.value = cal.interval(f"{begin:04d}", f"{begin + 9:04d}")
        elif name == "century" and now:
            begin = ((now.year - 1) // 100 + by) * 100 + 1
            stamp.value = cal.interval(f"{begin:04d}", f"{begin + 99:04d}")
        return stamp

    def day_of_month(self, i: int) -> tuple[int, int] | None:
        """The day before «الشهر الجاري» at token i: «الخامس من», «15 من»."""
        from musnad.read.times_numbers import day_before

        start = self.start(i)
        if self.form(i - 1) in _THIS:
            i -= 1
        found = day_before(self.text, i, start)
        if found is not None and found[0] <= 31:
            edge = self.form(found[1] - 1)
            if edge in ("الاسبوع", "النصف", "الربع", "الثلث", "اليوم", "الاثنين", "الجمعه") or self.form(
                i - 1
            ) in ("اول",):
                return None
            return found
        return None

    def range_days(self, stamp: Stamp) -> None:
        """Overridden by the whole grammar, which knows ranges."""
        before = getattr(self, "range_before", None)
        if before is not None:
            before(stamp, max(0, stamp.first - 6))

    def named_year(self, i: int, first: int) -> Stamp | None:
        """«عام 2011», «العام 2013», «سنة ألفين وخمسة», «عام 1436هـ»."""
        end = self.end(i)
        k = i + 1
        if k < end and self.tokens[k] == "(":
            k += 1
        found = year_number(self.text, k, end)
        if found is None:
            number = cardinal(self.text, k, end)
            word = self.at(i)
            if (
                number is None
                or word is None
                or self.words[k].kind != "n"
                or not 100 <= number[0] < 1000
                or self.form(i).endswith("ا")
            ):
                return None
            found = number
        if self.words[k].kind != "n" and found[0] < 1500:
            return None
        stamp = Stamp(first, found[1], "year")
        stamp.year = found[0]
        self.era(stamp)
        if k > i + 1 and self.tokens[stamp.last : stamp.last + 1] == [")"]:
            stamp.last += 1
        if 1350 <= stamp.year <= 1460:
            stamp.hijri = True
        self.year_range(stamp)
        if self.shift(stamp.last) is not None:
            stamp.last += 1
        return stamp

    def century(self, i: int) -> Stamp | None:
        """«القرن التاسع عشر»."""
        word = self.at(i)
        number = ordinal(self.text, i + 1, self.end(i)) if word is not None and word.definite else None
        if number is None:
            return None
        stamp = Stamp(i, number[1], "century")
        stamp.value, stamp.final = f"{number[0] * 100 - 99:04d}/{number[0] * 100:04d}", True
        return stamp

    # --- days ------------------------------------------------------------------------------------------------

    def day(self, i: int, first: int, word: TimeWord, this: bool) -> Stamp | None:
        """A time that begins with «يوم» or «اليوم» at token i."""
        k = i + 1
        if not word.definite:
            following = self.at(k)
            if following is not None and following.kind == WEEKDAY:
                return None
            if following is not None and following.kind == DAY:
                return None
            if k < self.count and self.words[k].kind == "n":
                stamp = self.date(k, self.end(i))
                if stamp is not None and stamp.day and stamp.month:
                    return (
                        None
                        if self.at(stamp.last - 1) is not None and stamp.rule == "date"
                        else self.begun(stamp, i)
                    )
            return None
        if word.pro not in ("ال", "وال", "لل", "فال") or (
            not this and self.form(i - 1) in ("في", "ذلك", "بذلك", "وفي", "كل", "نفس", "ذات")
        ):
            return None
        after = self.at(k)
        if after is not None and "not_today" in after.roles or self.form(k) in _SAME:
            return None
        around = self.words[k].number if k < self.count else None
        if around is not None and around.ordinal:
            return None
        if k < self.count and self.words[k].kind == "n" and (after is None or after.kind != YEAR):
            pass
        if self.media_name(i):
            return None
        if i <= 2 and k < self.count and self.tokens[k] in "-–—:" and not this:
            return None  # an outlet's name before a dateline
        return self.near_day(i, first, 0, k)

    def begun(self, stamp: Stamp, first: int) -> Stamp:
        stamp.first = first
        return stamp

    def night(self, i: int, first: int, word: TimeWord, this: bool) -> Stamp | None:
        """«الليلة الماضية», «الليلة»."""
        stamp = Stamp(first, i + 1, "relative day")
        if not word.definite:
            return None
        shift = self.shift(i + 1)
        if shift is not None and shift <= 0:
            stamp.offset, stamp.last = shift, i + 2
            return stamp
        if self.form(i + 1) == "قبل" and self.shift(i + 2) == -1:
            stamp.offset, stamp.last = -2, i + 3
            return stamp
        if word.pro != "ال" or self.form(i + 1) in _SAME or self.form(i - 1) in ("تلك", "في", "ذات"):
            return None
        following = self.words[i + 1].number if i + 1 < self.count else None
        if following is not None and following.ordinal:
            return None
        stamp.offset = 0
        return stamp

    def day_word(self, i: int, past: int) -> Stamp | None:
        """«أمس», «أول من أمس», «أمس الأول», «غدا», «بعد غد»."""
        word = self.at(i)
        assert word is not None
        offset, first, last = word.value, i, i + 1
        if offset == 1:
            if self.form(i - 1) in ("بعد", "وبعد") and i - 1 >= past:
                offset, first = 2, i - 1
            elif word.definite and self.form(i - 1) not in (
                "يوم",
                "منذ",
                "صباح",
                "مساء",
                "حتي",
                "من",
                "نهايه",
                "في",
            ):
                return None  # a party, or the future at large
            elif word.definite and self.form(i - 1) in ("من", "في"):
                return None
        elif offset == -1:
            if self.form(last) in ("الاول", "الاولي", "الاخر"):
                offset, last = -2, last + 1
            elif (
                self.form(i - 1) == "من"
                and self.form(i - 2).lstrip("و") in ("اول", "الاول")
                and i - 2 >= past
            ):
                offset, first = -2, i - 2
            elif self.form(i - 1).lstrip("و") in ("اول", "قبل") and i - 1 >= past:
                offset, first = -2, i - 1
        if first > past and self.form(first - 1) == "يوم":
            first -= 1
        return self.near_day(i, first, offset, last)

    # --- several units -----------------------------------------------------------------------------------------

    def several(self, i: int) -> Stamp | None:
        """«عامي 2006 و2007», «يومي الثلاثاء والأربعاء», «اليومين الماضيين», «الأشهر الستة الأولى من العام»."""
        word = self.at(i)
        assert word is not None
        end = self.end(i)
        if word.definite:
            return self.stretch(i, word, end)
        k = i + 1
        if word.name == "day" and (first := self.at(k)) is not None and first.kind == WEEKDAY:
            return self.weekdays(i, k)
        if word.name == "year":
            return self.years_listed(i, k, end)
        if word.name == "month" and self.month(k) is not None:
            return self.months_listed(i, k)
        return None

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
        while at + 1 < end and (self.form(at) in ("و", "الي", "حتي", "،") or self.tokens[at] in "-–/"):
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

    def stretch(self, i: int, word: TimeWord, end: int) -> Stamp | None:
        """«اليومين الماضيين», «الأيام الثلاثة الماضية», «الأشهر الستة الأولى من العام الحالي»."""
        k = i + 1
        count = word.value
        if word.kind == PLURAL:
            year = year_number(self.text, k, end) if word.name == "year" else None
            if year is not None and self.words[k].kind == "n":
                return self.years_listed(i, k, end)
            number = cardinal(self.text, k, end)
            if number is None:
                return None
            count, k = number
        if not 1 < count <= 100:
            return None
        if self.form(k) in ("الاولي", "الاول", "الاوليين", "الاولين") or self.form(k).startswith("الاول"):
            return self.first_months(i, k, count, word, end)
        found = self.at(k)
        shift = self.shift(k)
        if found is None or shift is None or shift == 0:
            return None
        stamp = Stamp(i, k + 1, "interval")
        stamp.final = True
        now = self.published
        if now is not None:
            stamp.value = span_of(now, word.name, count, shift)
            if stamp.value is None:
                return None
        elif word.name not in ("day", "week", "month", "year", "decade"):
            return None
        return stamp

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

    def container(self, k: int, end: int) -> Stamp | None:
        """The year or month after «من», «ل»: of which something is a part."""
        if self.form(k) in ("من", "في", "ل", "خلال"):
            k += 1
        if k >= end:
            return None
        if self.form(k) in _THIS:
            k += 1
        found = self.at(k)
        if found is None:
            return None
        if found.kind == UNIT and found.name in ("year", "month"):
            stamp = self.unit(k, 0)
            if stamp is not None:
                return stamp
            return self.month_first(k, end) if found.name == "month" else None
        if found.kind == YEAR:
            stamp = Stamp(k, k + 1, "year")
            stamp.year = found.value
            self.era(stamp)
            return stamp
        return self.date_at_month(k, k, 0) if found.kind in (MONTH, HIJRI) else None

    # --- parts of a year, seasons, decades ----------------------------------------------------------------------

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
            if self.form(i + 1) not in ("الاخير", "الاخر"):
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
        stamp = Stamp(i, of.last, "part of a year")
        stamp.final = True
        bounds = cal.bounds(of.resolve(self.published))
        if bounds is not None:
            begin, _ = cal.part_of(*bounds, first, word.value)
            _, finish = cal.part_of(*bounds, last, word.value)
            stamp.value = cal.interval(begin.isoformat(), finish.isoformat())
        return stamp

    def season(self, i: int) -> Stamp | None:
        """«صيف 2014», «الخريف المقبل», «صيف العام الماضي», «هذا الصيف»."""
        word = self.at(i)
        assert word is not None
        first = i
        now = self.published
        stamp = Stamp(first, i + 1, "season")
        stamp.final = True
        shift = self.shift(i + 1)
        if word.definite:
            this = self.form(i - 1) in _THIS
            if shift is None and not this:
                return None
            if shift is not None:
                stamp.last = i + 2
            if this:
                stamp.first = i - 1
            if now is not None:
                year = now.year
                if shift == -1 and f"{year}-{word.value * 3 + 2:02d}" >= f"{year}-{now.month:02d}":
                    year -= 1
                if shift == 1 and word.value * 3 <= now.month:
                    year += 1
                stamp.value = cal.season(year, word.value)
            return stamp
        if self.words[i].form[:1] == "ب":
            return None
        stamp.month = 1
        self.year(stamp)
        stamp.month = 0
        if stamp.year or stamp.years is not None:
            year = stamp.year or (now.year + (stamp.years or 0) if now is not None else 0)
            stamp.value = cal.season(year, word.value) if year else None
            return stamp
        return None

    def decade(self, i: int) -> Stamp | None:
        """«الثمانينات», «تسعينيات القرن الماضي»."""
        word = self.at(i)
        assert word is not None
        stamp = Stamp(i, i + 1, "decade")
        century = self.at(i + 1)
        if self.form(i + 1) == "من":
            century = self.at(i + 2)
        if century is not None and century.name == "century":
            stamp.last = i + 2 + (self.form(i + 1) == "من")
            if self.shift(stamp.last) is not None:
                stamp.last += 1
            elif number := ordinal(self.text, stamp.last, self.end(i)):
                stamp.last = number[1]
                if number[0] == 19:
                    word = word._replace(value=word.value - 100)
        elif (
            not word.definite
            or self.words[i].form.endswith("ينات")
            and self.form(i - 1) in ("سن", "عمر")
            or self.form(i - 1) in ("من",)
            and self.form(i - 2) in ("العمر", "عمره", "عمرها")
        ):
            return None
        stamp.value, stamp.final = f"{word.value}/{word.value + 9}", True
        return stamp

    # --- «قبل» -------------------------------------------------------------------------------------------------------

    def ago(self, i: int) -> Stamp | None:
        """«قبل ثلاثة أشهر», «قبل نحو 24 شهرا», «قبل أسبوعين»: counted back from publication."""
        end = self.end(i)
        k = i + 1
        while (
            k < end
            and k < i + 5
            and (found := self.at(k)) is not None
            and "about" in found.roles
            and not (found.kind == UNIT)
        ):
            k += 1
        if k >= end:
            return None
        found = self.at(k)
        count = 0
        if found is not None and found.kind in (UNIT, DUAL) and not found.pro:
            count, name, k = found.value, found.name, k + 1
            if found.kind == DUAL and (self.form(k - 1) in ("عامي", "يومي", "شهري", "سنتي", "اسبوعي")):
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
        if at < end and self.form(at) in ("تقريبا", "بالضبط", "واحد", "واحده"):
            at += 1
        if at < end:
            if self.form(at) in _RELATIVE_TO_OTHER and self.form(at + 1) not in ("الان", "اليوم"):
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
            if count == 1 and name == "day" and self.form(k) not in ("واحد",):
                return None
        if self.form(i - 1) in ("ما", "من", "لما") and self.form(i - 1) == "ما":
            return None
        stamp = Stamp(i, k, "ago")
        stamp.final = True
        if self.published is not None:
            stamp.value = back(self.published, name, count)
            if stamp.value is None:
                return None
        elif name not in ("day", "week", "month", "year", "decade"):
            return None
        return stamp


def back(now: date, name: str, count: int) -> str | None:
    """The day, week, month or year `count` units before the day of publication, in the unit's own precision."""
    try:
        if name == "day":
            return (now - timedelta(count)).isoformat()
        if name == "week":
            return cal.week(now, -count)
        if name == "month":
            year, month = cal.shift_month(now.year, now.month, -count)
            return cal.iso(year, month)
        if name == "year":
            return cal.iso(now.year - count)
        if name == "decade":
            return cal.iso(now.year - 10 * count)
    except (OverflowError, ValueError):
        pass
    return None


def span_of(now: date, name: str, count: int, direction: int) -> str | None:
    """The `count` units before (-1) or after (1) the day of publication, it not included."""
    near, far = direction, direction * count
    first, last = (far, near) if direction < 0 else (near, far)
    if name == "day":
        return cal.interval((now + timedelta(first)).isoformat(), (now + timedelta(last)).isoformat())
    if name == "week":
        return cal.interval(cal.week(now, first), cal.week(now, last))
    if name == "month":
        a, b = cal.shift_month(now.year, now.month, first), cal.shift_month(now.year, now.month, last)
        return cal.interval(cal.iso(*a) or "", cal.iso(*b) or "")
    if name == "year":
        return cal.interval(cal.iso(now.year + first) or "", cal.iso(now.year + last) or "")
    if name == "decade":
        decade = now.year // 10
        return cal.interval(str((decade + first) * 10), str((decade + last) * 10 + 9))
    return None


_ = DUAL
