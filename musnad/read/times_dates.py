"""Times: dates and their parts: «16 مايو/أيار 2020», «الخامس من الشهر الجاري», «18/10/1436هـ», «16.5.2020»."""

from __future__ import annotations

from typing import Final

from musnad.read.times_base import SEPARATORS, Base
from musnad.read.times_numbers import cardinal, day_number, ordinal, year_number
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import EDGE, ERA, HIJRI, NUMERIC, UNIT, YEAR, TimeWord

RAMADAN: Final = 9


class Dates(Base):
    """What belongs to one date, read forward from a token."""

    def year(self, stamp: Stamp, *, alone: bool = False) -> None:
        """The year after what the stamp has, with its era: «2015م», «من عام 2015», «من العام الماضي», «1436 هـ»."""
        k, end = stamp.last, self.end(stamp.last - 1)
        if k >= end:
            return
        at = k
        if self.tokens[at] in ("،", ",", "/", "-", "–") and at + 1 < end:
            following = self.at(at + 1)
            if following is not None and following.kind == YEAR:
                at += 1
            elif self.words[at + 1].kind == "n":
                return
            elif (spelled := year_number(self.text, at + 1, end)) is not None and self.closes(spelled[1]):
                at += 1  # «7 فبراير، ألفان وثمانية عشر»
        if self.among(at, "of") and at + 1 < end:
            at += 1
        unit = self.at(at)
        if (
            self.among(at, "this")
            and (after := self.at(at + 1)) is not None
            and after.kind == UNIT
            and after.name == "year"
        ):
            stamp.years, stamp.last = 0, at + 2
            return
        named = False
        if unit is not None and unit.kind == UNIT and unit.name == "year":
            shift = self.shift(at + 1)
            if unit.definite and shift is not None:
                stamp.years, stamp.last = shift, at + 2
                at += 2
                if (again := self.at(at)) is not None and again.kind == YEAR:
                    stamp.year, stamp.last = again.value, at + 1
                    self.era(stamp)
                return
            at += 1
            named = True
        found = year_number(self.text, at, end)
        if found is None or (found[0] < 1300 and not named):
            return
        if not named and at != k and self.among(k, "of") and self.form(k) != "من" and not alone:
            return
        if not named and self.words[at].kind == "w" and stamp.month and self.words[at].form[:1] in "وف":
            return
        if not named and self.counts(found[1]) and not self.era_at(found[1]):
            return
        stamp.year, stamp.last = found
        if self.words[at].kind == "n":
            self.era(stamp)
        if stamp.year < 1500 and not stamp.month and not stamp.hijri and 1350 <= stamp.year <= 1460:
            stamp.hijri = True

    def closes(self, i: int) -> bool:
        """Nothing of the clause follows at token i, so that the number before it counts nothing."""
        return i >= self.count or (self.words[i].kind == "p" and self.tokens[i] not in "%٪/")

    def era_at(self, i: int) -> TimeWord | None:
        """«م», «هـ», «ميلادية» at token i."""
        found = self.at(i)
        return found if found is not None and found.kind == ERA else None

    def era(self, stamp: Stamp) -> None:
        """«م», «هـ», «هجرية» after a year."""
        k = stamp.last
        opened = k < self.count and self.tokens[k] == "("
        found = self.era_at(k + opened)
        if found is not None:
            stamp.last = k + opened + 1
            if opened and stamp.last < self.count and self.tokens[stamp.last] == ")":
                stamp.last += 1
            if found.value and stamp.year < 1500:
                stamp.hijri = True
        elif stamp.year < 1500 and stamp.month and stamp.rule == "numeric":
            stamp.hijri = True

    def date_at_month(self, i: int, first: int, day: int, rule: str = "date") -> Stamp | None:
        """A date whose month name begins at token i; `first` and `day` are what stood before it."""
        found = self.month_pair(i)
        if found is None:
            return None
        word, number, last = found
        stamp = Stamp(first, last, rule if day else "month")
        stamp.month, stamp.day, stamp.hijri = number, day, word.kind == HIJRI
        if not day:
            self.day_after(stamp)
        shift = self.shift(stamp.last)
        if shift is not None:
            stamp.shift = shift
            stamp.last += 1
            if (again := self.at(stamp.last)) is not None and again.kind == YEAR:
                self.year(stamp)
        else:
            self.year(stamp)
            if stamp.year and (shift := self.shift(stamp.last)) is not None:
                stamp.last += 1
        named = bool(day or stamp.year or shift is not None or first < i)
        if stamp.hijri and word.second and not named and not self.among(first - 1, "before_month"):
            return None
        dated = bool(
            stamp.day or stamp.year or stamp.shift is not None or stamp.years is not None or first < i
        )
        if word.cautious and not dated and not self.month_context(i, word):
            return None
        if stamp.hijri and self.among(stamp.last, "honorifics"):
            stamp.last += 1
            if stamp.shift is None and not stamp.year:
                self.year(stamp)
        return stamp

    def month_context(self, i: int, word: TimeWord) -> bool:
        """What stands before token i says that a word which is also a name or another word is the month."""
        before = self.form(i - 1)
        edge = self.at(i - 1)
        if edge is not None and edge.kind == EDGE and before not in self.lists["first_last"]:
            return True
        if word.kind == HIJRI and word.value != RAMADAN:
            # «رجب», «شعبان» are men more often than months
            return before in self.lists["before_doubtful_month"] and self.closes(i + 1)
        if word.kind == HIJRI and self.among(i - 1, "before_month") and self.closes(i + 1):
            return True
        # «في اب» may be a father, written so; «آب» is the month
        return before in self.lists["before_doubtful_month"] and self.words[i].raw != "اب"

    def day_after(self, stamp: Stamp) -> None:
        """«يناير الثاني والعشرين», «أكتوبر/ 2», «يوليو 13-15»."""
        k = stamp.last
        end = self.end(k - 1)
        if k < end and self.tokens[k] == "/" and k + 1 < end:
            k += 1
        found = day_number(self.text, k, end)
        if found is not None:
            at = found[1]
            second = None
            if at + 1 < end and (self.tokens[at] in SEPARATORS or self.among(at, "to")):
                second = day_number(self.text, at + 1, end)
            if second is not None:
                at = second[1]
            if at < end and self.words[at].kind == "w" and self.at(at) is None:
                return
            stamp.day, stamp.last = found[0], at
            if second is not None:
                stamp.end_day = second[0]
            return
        number = cardinal(self.text, k, end)
        if (
            number is not None
            and 2 <= number[0] <= 31
            and self.closes(number[1])
            and self.form(k)[:1] not in "وف"
        ):
            stamp.day, stamp.last = number
            return
        number = ordinal(self.text, k, end)
        if number is not None and number[0] <= 31 and self.form(k).startswith("ال") and number[1] > k + 1:
            stamp.day, stamp.last = number

    def numeric(self, i: int) -> Stamp | None:
        """«16/5/2020», «2020-05-16», «18/ 10/ 1436هـ», «16.5.2020»; token i is the year or the whole."""
        tokens = self.tokens
        found = self.at(i)
        assert found is not None
        if found.kind == NUMERIC:
            parts = [int(part) for part in self.words[i].form.split(".")]
            return self.numbers(i, i + 1, parts)
        before, after = self.slashed(i - 4), self.slashed(i + 2)
        if i >= 4 and before and tokens[i - 1] == tokens[i - 3] and tokens[i - 1] in "/-\\.":
            return self.numbers(i - 4, i + 1, [*before, found.value])
        if after and tokens[i + 1] == tokens[i + 3] and tokens[i + 1] in "/-":
            return self.numbers(i, i + 5, [found.value, *after])
        return None

    def slashed(self, i: int) -> tuple[int, int] | None:
        """Two numbers that may be a day and a month, at tokens i and i + 2."""
        a, b = day_number(self.text, i, self.count), day_number(self.text, i + 2, self.count)
        return (a[0], b[0]) if a and b else None

    def numbers(self, first: int, last: int, parts: list[int]) -> Stamp | None:
        """A date from three numbers: year first or last; day before month unless the month cannot be."""
        year, month, day = (parts[0], parts[1], parts[2]) if parts[0] > 31 else (parts[2], parts[1], parts[0])
        if month > 12:
            month, day = day, month
        if year < 100:
            year += 2000
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        stamp = Stamp(first, last, "numeric")
        stamp.year, stamp.month, stamp.day = year, month, day
        self.era(stamp)
        if 1350 <= stamp.year <= 1460:
            stamp.hijri = True
        return stamp

    def date(self, i: int, end: int) -> Stamp | None:
        """A date from token i: day first («16 مايو», «الخامس من الشهر الجاري», «14 الجاري»), month first, numeric."""
        if i >= end:
            return None
        if self.words[i].kind == "n":
            if (found := self.at(i)) is not None and found.kind in (YEAR, NUMERIC):
                return self.numeric(i)
            for k in range(i + 2, min(i + 5, end)):
                year = self.at(k)
                if year is not None and year.kind == YEAR and self.tokens[k - 1] in "/-\\.":
                    stamp = self.numeric(k)
                    if stamp is not None and stamp.first == i:
                        return stamp
            if (
                i + 4 < end
                and self.tokens[i + 1] == "/" == self.tokens[i + 3]
                and (
                    parts := [
                        day_number(self.text, i, end),
                        day_number(self.text, i + 2, end),
                        self.short_year(i + 4),
                    ]
                )
                and all(parts)
            ):
                return self.numbers(i, i + 5, [part[0] for part in parts if part])
        day = day_number(self.text, i, end) or ordinal(self.text, i, end) or cardinal(self.text, i, end)
        if day is None and self.among(i, "first_of_month"):
            day = (1, i + 1)
        if day is None:
            return self.month_first(i, end)
        if not 1 <= day[0] <= 31:
            return None
        return self.day_then(i, day[0], day[1], end)

    def short_year(self, i: int) -> tuple[int, int] | None:
        """A year in two digits at token i, and the token past it."""
        form = self.form(i)
        return (int(form), i + 1) if len(form) == 2 and form.isdecimal() else None

    def month_first(self, i: int, end: int) -> Stamp | None:
        """A month, «شهر» before it or not, with what follows: «شهر مايو 2015», «مايو الماضي»."""
        k = i
        unit = self.at(k)
        if unit is not None and unit.kind == UNIT and unit.name == "month" and not unit.definite:
            k += 1
        return self.date_at_month(k, i, 0) if k < end else None

    def day_then(self, first: int, day: int, k: int, end: int) -> Stamp | None:
        """The rest of a date after its day: «من شهر مايو 2015», «من الشهر الجاري», «الجاري», «/5»."""
        if k >= end:
            return None
        if self.form(k) in ("من", "في") or self.tokens[k] in ("/", "-", "."):
            k += 1
        if k >= end:
            return None
        unit = self.at(k)
        this = self.among(k, "this")
        if this:
            unit = self.at(k + 1)
            k += 1
        if unit is not None and unit.kind == UNIT and unit.name == "month":
            shift = 0 if this else self.shift(k + 1)
            if (unit.definite or this) and shift is not None:
                stamp = Stamp(first, k + (1 if this else 2), "day-of-month")
                stamp.day, stamp.months = day, shift
                return stamp
            k += 1
        if (
            (shift := self.shift(k)) is not None
            and self.form(k - 1) in ("من", self.form(first))
            or ((shift := self.shift(k)) == 0)
        ):
            stamp = Stamp(first, k + 1, "day-of-month")
            stamp.day, stamp.months = day, shift or 0
            return stamp
        if (
            self.words[first].kind == "n"
            and (second := day_number(self.text, k, end))
            and self.tokens[k - 1] == "/"
        ) and 1 <= second[0] <= 12:
            stamp = Stamp(first, second[1], "numeric")
            stamp.day, stamp.month = day, second[0]
            return stamp
        return self.date_at_month(k, first, day)

    def equivalent(self, stamp: Stamp) -> Stamp:
        """The same day in the other calendar: «25 شوال 1436 هـ الموافق 10 أغسطس 2015 م»."""
        k, end = stamp.last, self.end(stamp.last - 1)
        if not stamp.day or not stamp.month:
            return stamp
        joined = opened = False
        if self.form(stamp.first - 1) == "(" and self.form(k) == ")" and self.among(k + 1, "corresponding"):
            k += 1  # «(10 شوال 1436هـ) الموافق (26 يوليو 2015م)»
        while k < end and k < stamp.last + 4:
            if self.among(k, "corresponding"):
                joined = True
            elif self.tokens[k] == "(":
                opened = joined = True
            elif self.tokens[k] in ("،", "-", "–", "/"):
                joined = joined or self.tokens[k] != "،"
            elif self.at(k) is not None and self.weekday_name(k) is not None and joined:
                pass
            else:
                break
            k += 1
        if not joined:
            return stamp
        other = self.date(k, end)
        if other is None or not other.day or not other.month or other.hijri == stamp.hijri:
            return stamp
        if stamp.hijri:
            weekday, first = stamp.weekday, stamp.first
            stamp.adopt(other)
            stamp.weekday, stamp.first = weekday, first
        stamp.last = other.last
        if opened and stamp.last < end and self.tokens[stamp.last] == ")":
            stamp.last += 1
        return stamp
