"""The grammar of times: from an anchor word to a Stamp. Each method reads one construction forward from a token."""

from __future__ import annotations

import re
from datetime import date

from musnad.lexicon.classes import MEDIA, PEOPLE, PREPOSITION, VERB
from musnad.lexicon.classes import UNIT as UNIT_NOUN
from musnad.read import calendar as cal
from musnad.read.times_numbers import cardinal, day_before, day_number, ordinal, year_number
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import (
    AGO,
    DAY,
    DECADE,
    DUAL,
    EDGE,
    ERA,
    FRACTION,
    HIJRI,
    MODIFIER,
    MONTH,
    NUMERIC,
    PART,
    PLURAL,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    Calendar,
    TimeWord,
)  # fmt: skip
from musnad.text import Text

_SEPARATORS = frozenset("/-–—")
_THIS = frozenset({"هذا", "هذه", "بهذا", "لهذا", "وهذا", "وهذه", "لهذه", "بهذه"})
_OF = frozenset({"من", "في", "ل", "لل", "خلال", "ب"})
_MONTH_BEFORE = frozenset(
    "في منذ خلال حتي وفي ومنذ وحتي شهر بشهر لشهر من الي بحلول وخلال بين قبل بعد شهري وشهر".split()
)
_YEAR_BEFORE = frozenset(
    "في منذ خلال حتي وفي ومنذ وحتي بحلول وخلال بين قبل بعد من الي مطلع بدايه نهايه اواخر اوائل منتصف لعام بعام و ب ل".split()
)
_YEAR_EVENTS = frozenset(
    "حرب الحرب ثوره انتخابات الانتخابات انتفاضه مونديال احداث هجمات موازنه ميزانيه مارس غزو اتفاق دستور موسم صيف شتاء خريف ربيع "
    "دوره بطوله كاس معركه انقلاب قمه مءتمر زلزال حصار معاهده مبادره قانون وثيقه قرار".split()
)
_AGO_STOPS = frozenset({"من", "علي", "منه", "منها", "ونصف", "مضت"})
_FUTURE = re.compile(r"[وف]?س[يتن]\w{2,}$")
_NOT_FUTURE = frozenset(
    "سيطره سيطرت سيطر سياسه سياسي سياسيه سياره سيارات ستين ستون سيد سيده سيناء سيول سيادة سيناريو سياق سيدي سيره سيارته سيادة سياده".split()
)
_LOOK_BACK = 9


class Grammar:
    """The constructions, over one text."""

    def __init__(self, text: Text, tables: Calendar, published: date | None) -> None:
        self.text = text
        self.words = text.words
        self.tokens = text.tokens
        self.count = len(text.words)
        self.published = published
        self.tables = tables

    # --- looking at single tokens -----------------------------------------------------------------

    def at(self, i: int) -> TimeWord | None:
        """The TimeWord of token i."""
        return self.words[i].time if 0 <= i < self.count else None

    def form(self, i: int) -> str:
        """The folded form of token i, empty outside the text."""
        return self.words[i].form if 0 <= i < self.count else ""

    def end(self, i: int) -> int:
        """Past the last token of the sentence of token i."""
        return self.text.sentences[self.text.sent[i]][1]

    def start(self, i: int) -> int:
        """The first token of the sentence of token i."""
        return self.text.sentences[self.text.sent[i]][0]

    def shift(self, i: int) -> int | None:
        """-1, 0 or 1 when token i is «الماضي», «الجاري», «المقبل»."""
        found = self.at(i)
        if found is not None and found.kind == MODIFIER and (found.pro == "ال" or self.form(i) == "مضي"):
            return found.value
        return None

    def month_pair(self, i: int) -> tuple[TimeWord, int, int] | None:
        """The month that begins at token i, its number, and the token past it, its second name included."""
        found = self.month(i)
        if found is None:
            return None
        word, number, last = found
        if word.kind == HIJRI:
            return found
        k = last
        opened = self.tokens[k] == "(" if k < self.count else False
        if k < self.count and (opened or self.tokens[k] in _SEPARATORS):
            k += 1
        again = self.month(k)
        if again is not None and again[1] == number and again[0].kind == MONTH and not again[0].joined:
            last = again[2]
            if opened and last < self.count and self.tokens[last] == ")":
                last += 1
            return word._replace(cautious=False), number, last
        return found

    def month(self, i: int) -> tuple[TimeWord, int, int] | None:
        """One month name at token i, with its number and the token past it."""
        found = self.at(i)
        if found is None:
            return None
        if found.second:
            following = self.form(i + 1)
            for rest, number in found.second:
                if rest == following:
                    kind = HIJRI if found.kind in (HIJRI, SEASON) else MONTH
                    return found._replace(kind=kind, value=number), number, i + 2
        if found.kind in (MONTH, HIJRI) and found.value:
            return found, found.value, i + 1
        return None

    def counts(self, i: int) -> bool:
        """The number before token i counts what stands there, so it is no year or day."""
        if i >= self.count:
            return False
        word = self.words[i]
        if word.kind != "w":
            return self.tokens[i] == "%"
        if word.time is not None and word.time.kind not in ("", UNIT, DUAL, PLURAL):
            return False
        around = word.number
        if (
            around is not None
            and (around.noun is not None or around.numeral is not None)
            and not word.form.startswith(("و", "ال"))
        ):
            return True
        if word.bits & (UNIT_NOUN | PEOPLE) and not word.definite:
            return True
        return (
            len(word.form) > 3
            and word.form.endswith("ا")
            and not word.bits & (PREPOSITION | VERB)
            and word.raw[-1] in "اً"
            and ("\u064b" in word.raw)
        )

    # --- years --------------------------------------------------------------------------------------

    def year(self, stamp: Stamp, *, alone: bool = False) -> None:
        """A year after what the stamp already has, with its era: «2015م», «من عام 2015», «من العام الماضي», «1436 هـ»."""
        k, end = stamp.last, self.end(stamp.last - 1)
        if k >= end:
            return
        at = k
        if self.tokens[at] in ("،", ",", "/", "-", "–") and at + 1 < end and self.words[at + 1].kind == "n":
            following = self.at(at + 1)
            if following is None or following.kind != YEAR:
                return
            at += 1
        if self.form(at) in _OF and at + 1 < end:
            at += 1
        unit = self.at(at)
        if (
            self.form(at) in _THIS
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
            if self.form(at) in ("يوما",):
                return
            at += 1
            named = True
        found = year_number(self.text, at, end)
        if found is None or (found[0] < 1300 and not named):
            return
        if not named and at != k and self.form(k) in _OF and self.form(k) != "من" and not alone:
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

    def era_at(self, i: int) -> TimeWord | None:
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

    # --- dates ----------------------------------------------------------------------------------------

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
        if stamp.hijri and word.second and not (day or stamp.year or shift is not None):
            if self.form(first - 1) not in _MONTH_BEFORE and first == i:
                return None
        if word.cautious and not (
            stamp.day or stamp.year or stamp.shift is not None or stamp.years is not None or first < i
        ):
            if not self.month_context(i, word):
                return None
        if self.form(stamp.last) in ("المبارك", "الكريم", "الفضيل") and stamp.hijri:
            stamp.last += 1
            if stamp.shift is None and not stamp.year:
                self.year(stamp)
        return stamp

    def month_context(self, i: int, word: TimeWord) -> bool:
        before = self.form(i - 1)
        edge = self.at(i - 1)
        if edge is not None and edge.kind == EDGE and before not in ("اول", "اخر"):
            return True
        if word.kind == HIJRI:
            return word.value == 9 and before in ("في", "خلال", "منذ", "بشهر", "شهر")
        if self.form(i)[:1] in "بل" and self.form(i) not in ("مارس",):
            pass
        return before in ("في", "منذ", "خلال", "حتي", "شهر", "بشهر", "وفي", "ومنذ") and self.words[
            i
        ].raw not in ("اب",)

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
            if at + 1 < end and (self.tokens[at] in _SEPARATORS or self.form(at) in ("الي", "حتي")):
                second = day_number(self.text, at + 1, end)
            if second is not None:
                at = second[1]
            if at < end and self.words[at].kind == "w" and self.at(at) is None:
                return
            stamp.day, stamp.last = found[0], at
            if second is not None:
                stamp.end_day = second[0]
            return
        number = ordinal(self.text, k, end)
        if number is not None and number[0] <= 31 and self.form(k).startswith("ال") and number[1] > k + 1:
            stamp.day, stamp.last = number

    def numeric(self, i: int) -> Stamp | None:
        """«16/5/2020», «2020-05-16», «18/ 10/ 1436هـ», «16.5.2020»; token i is the year or the whole."""
        words, tokens = self.words, self.tokens
        found = self.at(i)
        assert found is not None
        if found.kind == NUMERIC:
            parts = [int(part) for part in words[i].form.split(".")]
            return self.numbers(i, i + 1, parts)
        if i >= 4 and tokens[i - 1] in "/-\\." and tokens[i - 3] == tokens[i - 1]:
            if (a := day_number(self.text, i - 4, i)) and (b := day_number(self.text, i - 2, i)):
                return self.numbers(i - 4, i + 1, [a[0], b[0], found.value])
        if i + 4 < self.count and tokens[i + 1] in "/-" and tokens[i + 3] == tokens[i + 1]:
            if (a := day_number(self.text, i + 2, self.count)) and (
                b := day_number(self.text, i + 4, self.count)
            ):
                return self.numbers(i, i + 5, [found.value, a[0], b[0]])
        return None

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
        """A date from token i: day first («16 مايو», «الخامس من الشهر الجاري», «14 الجاري»), month first, or numeric."""
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
        if day is None and self.form(i) in ("اول", "فاتح"):
            day = (1, i + 1)
        if day is None:
            return self.month_first(i, end)
        if not 1 <= day[0] <= 31:
            return None
        return self.day_then(i, day[0], day[1], end)

    def short_year(self, i: int) -> tuple[int, int] | None:
        form = self.form(i)
        return (int(form), i + 1) if len(form) == 2 and form.isdecimal() else None

    def month_first(self, i: int, end: int) -> Stamp | None:
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
        this = self.form(k) in _THIS
        if this:
            unit = self.at(k + 1)
            k += 1
        if unit is not None and unit.kind == UNIT and unit.name == "month":
            shift = 0 if this else self.shift(k + 1)
            if (unit.definite or this) and shift is not None:
                stamp = Stamp(first, k + (1 if this else 2), "day of month")
                stamp.day, stamp.months = day, shift
                return stamp
            k += 1
        if (
            (shift := self.shift(k)) is not None
            and self.form(k - 1) in ("من", self.form(first))
            or ((shift := self.shift(k)) == 0)
        ):
            stamp = Stamp(first, k + 1, "day of month")
            stamp.day, stamp.months = day, shift or 0
            return stamp
        if (
            self.words[first].kind == "n"
            and (second := day_number(self.text, k, end))
            and self.tokens[k - 1] == "/"
        ):
            if 1 <= second[0] <= 12:
                stamp = Stamp(first, second[1], "numeric")
                stamp.day, stamp.month = day, second[0]
                return stamp
        return self.date_at_month(k, first, day)

    # --- weekdays and days --------------------------------------------------------------------------------

    def weekday_name(self, i: int) -> int | None:
        """The number of the weekday named at token i."""
        found = self.at(i)
        return found.value if found is not None and found.kind == WEEKDAY else None

    def weekday(self, i: int, first: int) -> Stamp | None:
        """A weekday at token i, with what follows: «الماضي», a date, «الموافق» a date, a second weekday of a night."""
        word = self.at(i)
        if word is None or word.kind != WEEKDAY:
            return None
        stamp = Stamp(first, i + 1, "weekday")
        stamp.weekday = word.value
        night = self.form(first) in ("ليل", "ليله", "فجر", "مساء", "منتصف") and first < i
        k = i + 1
        if k < self.count and self.tokens[k] in _SEPARATORS:
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
            or self.form(k) in ("الموافق", "موافق", "المصادف", "بتاريخ", "في", "والموافق")
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
            self.copy(stamp, dated)
            if opened and stamp.last < end and self.tokens[stamp.last] == ")":
                stamp.last += 1
        elif (
            dated is None and stamp.weekday is not None and k == stamp.last and self.words[k].kind == "n"
            if k < end
            else False
        ):
            found = day_number(self.text, k, end)
            if (
                found is not None
                and (found[1] >= end or self.words[found[1]].kind == "p")
                and self.form(found[1]) not in ("%", "/", "-", ":", ".")
            ):
                stamp.day, stamp.last = found
        return self.equivalent(stamp)

    def copy(self, stamp: Stamp, dated: Stamp) -> None:
        stamp.year, stamp.month, stamp.day, stamp.hijri = dated.year, dated.month, dated.day, dated.hijri
        stamp.shift, stamp.years, stamp.months, stamp.last = (
            dated.shift,
            dated.years,
            dated.months,
            dated.last,
        )
        stamp.value, stamp.final, stamp.end_day = dated.value, dated.final, dated.end_day

    def equivalent(self, stamp: Stamp) -> Stamp:
        """The same day in the other calendar: «25 شوال 1436 هـ الموافق 10 أغسطس 2015 م»."""
        k, end = stamp.last, self.end(stamp.last - 1)
        if not stamp.day or not stamp.month:
            return stamp
        joined = opened = False
        while k < end and k < stamp.last + 3:
            if self.form(k) in ("الموافق", "موافق", "المصادف", "الموافقه"):
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
            self.copy(stamp, other)
            stamp.weekday, stamp.first = weekday, first
        stamp.last = other.last
        if opened and stamp.last < end and self.tokens[stamp.last] == ")":
            stamp.last += 1
        return stamp

    def near_day(self, i: int, first: int, offset: int, last: int) -> Stamp:
        """«أمس», «اليوم», «غدا» up to token `last`, with the weekday or date that follows."""
        stamp = Stamp(first, last, "relative day")
        stamp.offset = offset
        k = last
        opened = k < self.count and self.tokens[k] == "("
        if (
            opened
            or offset < 1
            and k < self.count
            and self.tokens[k] == "،"
            and self.weekday_name(k + 1) is not None
            and False
        ):
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
            return stamp
        if self.form(k) in ("الموافق", "المصادف"):
            return self.with_date(stamp)
        return stamp

    # --- whether the text around speaks of the future -------------------------------------------------------

    def ahead(self, i: int) -> bool:
        """What stands before token i in its sentence speaks of something to come."""
        start = max(self.start(i), i - _LOOK_BACK)
        for k in range(i - 1, start - 1, -1):
            word = self.words[k]
            if word.kind == "p":
                if word.form in ("،", ":", ";", "؛", "»", "«", '"') and k < i - 1:
                    return False
                continue
            found = word.time
            if found is not None and "future" in found.roles:
                return True
            if word.kind != "w":
                continue
            if (
                _FUTURE.match(word.form)
                and word.form not in _NOT_FUTURE
                and word.form.lstrip("وف") not in _NOT_FUTURE
            ):
                return len(word.form) > 4 and not word.form.endswith("ه")
            if word.bits & VERB and any(sense.tense == "past" for sense in word.senses):
                return False
        return False

    def media_name(self, i: int) -> bool:
        """«اليوم» at token i is a newspaper or a part of an outlet's name."""
        before = self.at(i - 1)
        if before is not None and "names_of_media" in before.roles:
            return True
        word = self.words[i - 1] if i else None
        if word is not None and word.bits & MEDIA and not word.senses:
            return True
        return 0 < i < self.count - 1 and self.tokens[i - 1] in '«"“(' and self.tokens[i + 1] in '»"”)'


__all__ = [
    "AGO",
    "DAY",
    "DECADE",
    "DUAL",
    "EDGE",
    "FRACTION",
    "MODIFIER",
    "NUMERIC",
    "PART",
    "PLURAL",
    "SEASON",
    "UNIT",
    "Grammar",
]
_ = day_before
