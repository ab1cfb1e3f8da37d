"""Times: days by name or by distance from publication: «يوم الجمعة الماضي», «أمس», «اليوم الأحد», «الليلة الماضية»."""

from __future__ import annotations

from musnad.read import calendar as cal
from musnad.read.times_base import SEPARATORS
from musnad.read.times_dates import Dates
from musnad.read.times_numbers import cardinal, day_number, ordinal
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import DAY, WEEKDAY, TimeWord


class Days(Dates):
    """Weekdays, today and the days around it."""

    def weekday(self, i: int, first: int) -> Stamp | None:
        """A weekday at token i, with what follows: «الماضي», a date, «الموافق» a date, a second weekday of a night."""
        word = self.at(i)
        if word is None or word.kind != WEEKDAY:
            return None
        stamp = Stamp(first, i + 1, "weekday")
        stamp.weekday = word.value
        night = self.among(i - 1, "night")
        k = i + 1
        if k < self.count and self.tokens[k] in SEPARATORS:
            k += 1
        second = self.at(k)
        if (
            night
            and second is not None
            and second.kind == WEEKDAY
            and second.pro == "ال"
            and second.value == (word.value + 1) % 7
        ):
            if self.published is not None:
                last = cal.latest_weekday(self.published, second.value)
                stamp.value = cal.interval(cal.latest_weekday(last, word.value).isoformat(), last.isoformat())
            stamp.final, stamp.last, stamp.rule = True, k + 1, "night"
            return stamp
        shift = self.shift(stamp.last)
        if shift is not None:
            stamp.shift = shift
            stamp.last += 1
            return self.with_date(stamp)
        if self.form(stamp.last) == "قبل" and self.shift(stamp.last + 1) == -1:
            stamp.last += 2
            if self.published is not None:
                day = cal.latest_weekday(self.published, word.value, before=True)
                stamp.value = cal.latest_weekday(day, word.value, before=True).isoformat()
            stamp.final = True
            return stamp
        return self.with_date(stamp)

    def with_date(self, stamp: Stamp) -> Stamp:
        """Take in the date that follows a weekday or «اليوم», and its equivalent in the other calendar."""
        k, end = stamp.last, self.end(stamp.last - 1)
        opened = False
        while k < end and (
            self.tokens[k] in ("،", ",", "(", "-", "–")
            or self.form(k) == "في"
            or self.among(k, "corresponding")
        ):
            opened = opened or self.tokens[k] == "("
            k += 1
        if k > stamp.last + 3:
            return stamp
        dated = self.date(k, end)
        if dated is not None and (dated.day or stamp.rule == "date"):
            gap = self.form(k - 1) if k > stamp.last else ""
            if gap == "في" and not dated.month:
                return stamp
            if self.tokens[k - 1] in ("،", ",", "-", "–") and not dated.year and self.words[k].kind == "w":
                return stamp
            stamp.rule = "date"
            stamp.adopt(dated)
            if opened and stamp.last < end and self.tokens[stamp.last] == ")":
                stamp.last += 1
        elif dated is None and stamp.weekday is not None and k < end:
            self.day_alone(stamp, k, end)
        return self.equivalent(stamp)

    def day_alone(self, stamp: Stamp, k: int, end: int) -> None:
        """Take in the day of the month at token k, if it is that weekday's: «السبت 23», «الخميس في الحادي والعشرين»."""
        at_once = k == stamp.last
        found = day_number(self.text, k, end)
        if found is None and self.form(k - 1) == "في":
            found = ordinal(self.text, k, end) or cardinal(self.text, k, end)
        if found is None or not 1 <= found[0] <= 31 or not (at_once or self.form(k - 1) == "في"):
            return
        day, last = found
        closed = last >= end or self.words[last].kind == "p" or self.among(last, "to")
        if not closed or (
            last < end and self.form(last) in ("%", "/", "-", ":", ".") and not self.text.gaps[last]
        ):
            return
        if self.published is None:
            if at_once:
                stamp.day, stamp.last = day, last
            return
        year, month = self.published.year, self.published.month
        near = (cal.shift_month(year, month, by) for by in (0, -1, 1))
        if any(cal.is_weekday(*of, day, stamp.weekday or 0) for of in near):
            stamp.day, stamp.last = day, last

    def near_day(self, i: int, first: int, offset: int, last: int) -> Stamp:
        """«أمس», «اليوم», «غدا» up to token `last`, with the weekday or date that follows."""
        stamp = Stamp(first, last, "relative-day")
        stamp.offset = offset
        k = last
        opened = k < self.count and self.tokens[k] == "("
        if opened:
            k += 1
        weekday = self.weekday_name(k)
        found = self.at(k)
        if (
            weekday is not None
            and found is not None
            and found.pro == "ال"
            and self.text.sent[k] == self.text.sent[i]
        ):
            stamp.weekday = weekday
            stamp.last = k + 1
            if opened and stamp.last < self.count and self.tokens[stamp.last] == ")":
                stamp.last += 1
            if offset == 0 and self.shift(stamp.last) is not None:
                stamp.shift = self.shift(stamp.last)
                stamp.offset = None
                stamp.last += 1
            return self.with_date(stamp)
        if opened:
            if (
                offset == 0
                and found is not None
                and found.kind == DAY
                and found.value == -1
                and self.form(k + 1) == ")"
            ):
                stamp.offset, stamp.last = -1, k + 2  # «اليوم (أمس)»: set the day after it was written
            return stamp
        if self.among(k, "corresponding"):
            return self.with_date(stamp)
        return stamp

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
                    if self.at(stamp.last - 1) is not None and stamp.rule == "date":
                        return None  # the month is an anchor itself
                    stamp.first = i
                    return stamp
            return None
        if word.pro not in ("ال", "وال", "لل", "فال") or (not this and self.among(i - 1, "before_other_day")):
            return None
        after = self.at(k)
        if after is not None and "not_today" in after.roles or self.among(k, "same"):
            return None
        around = self.words[k].number if k < self.count else None
        if around is not None and (
            around.ordinal or (self.words[k].kind == "n" and self.form(k + 1) == "من")
        ):
            return None  # «اليوم 54 من الإضراب»
        if self.media_name(i) and self.weekday_name(k) is None:
            return None
        if i <= 2 and k < self.count and self.tokens[k] in "-–—:" and not this:
            return None  # an outlet's name before a dateline
        return self.near_day(i, first, 0, k)

    def night(self, i: int, first: int, word: TimeWord) -> Stamp | None:
        """«الليلة الماضية», «الليلة»."""
        stamp = Stamp(first, i + 1, "relative-day")
        if not word.definite:
            return None
        shift = self.shift(i + 1)
        if shift is not None and shift <= 0:
            stamp.offset, stamp.last = shift, i + 2
            return stamp
        if self.form(i + 1) == "قبل" and self.shift(i + 2) == -1:
            stamp.offset, stamp.last = -2, i + 3
            return stamp
        if word.pro != "ال" or self.among(i + 1, "same") or self.among(i - 1, "before_other_day"):
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
        if self.words[i].raw.endswith("لامس"):
            return None  # the verb, not «لأمس»
        if self.form(last) == "الحاجه":
            return None  # «في أمس الحاجة»
        if offset == 1:
            if self.among(i - 1, "after") and i - 1 >= past:
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
            if self.among(last, "before_yesterday"):
                offset, last = -2, last + 1
            elif self.form(i - 1) == "من" and self.among(i - 2, "first_last") and i - 2 >= past:
                offset, first = -2, i - 2
            elif self.among(i - 1, "day_before") and i - 1 >= past:
                offset, first = -2, i - 1
        if first > past and self.form(first - 1) == "يوم":
            first -= 1
        return self.near_day(i, first, offset, last)
