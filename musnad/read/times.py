"""Times: expressions that place something on the calendar, with their ISO 8601 values.

`times` runs outward from words of the calendar (times_words.py). Single constructions are in times_grammar.py and
times_units.py; here they are dispatched, and put together into intervals. Relative expressions are resolved against the
day of publication (times_stamp.py); without it they keep no value.
"""

from __future__ import annotations

from datetime import date

from musnad.document import Time
from musnad.lexicon.classes import TIME
from musnad.read import calendar as cal
from musnad.read.times_numbers import day_before, day_number, fused, ordinal
from musnad.read.times_stamp import Stamp
from musnad.read.times_units import Units
from musnad.read.times_words import (
    AGO,
    DAY,
    DECADE,
    DUAL,
    EDGE,
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
    annotator,
    calendar,
)  # fmt: skip
from musnad.text import Text

__all__ = ["annotator", "stamps", "times"]

_TO = frozenset({"الي", "حتي", "وحتي", "والي", "لغايه"})
_DASHES = frozenset("-–—")
_FROM = frozenset({"من", "بين", "مابين", "ومن"})
_LATE = frozenset({"متاخر", "متاخره", "مبكر", "مبكره", "مبكرا", "متاخرا"})
_PERIOD = 4
"""Tokens that may stand between the two ends of an interval."""


def times(text: Text, published: str | None = None) -> list[Time]:
    """The times of a text, in text order. published: ISO day against which relative times are resolved."""
    anchors = text.anchors(TIME)
    if not anchors:
        return []
    day = cal.parse_day(published)
    found = []
    for stamp in stamps(text, day, anchors):
        first = stamp.first
        found.append(Time(text.span(first, stamp.last), stamp.resolve(day), stamp.rule))
    return found


def stamps(text: Text, published: date | None, anchors: list[int]) -> list[Stamp]:
    """What was read from the anchors, intervals put together, in text order."""
    reader = _Times(text, calendar(), published)
    found: list[Stamp] = []
    past = 0
    for i in anchors:
        if i < past:
            continue
        stamp = reader.read(i, past)
        if stamp is None:
            continue
        reader.lengthen(stamp, past)
        previous = found[-1] if found else None
        if previous is not None and reader.merge(previous, stamp, published):
            past = previous.last
            continue
        found.append(stamp)
        past = stamp.last
    return found


class _Times(Units):
    """The whole grammar: which construction an anchor begins."""

    def read(self, i: int, past: int) -> Stamp | None:
        """The time read from the anchor at token i, not reaching back before token `past`."""
        word = self.at(i)
        if word is None:
            return None
        kind = word.kind
        if kind == YEAR:
            return self.year_anchor(i)
        if kind in (MONTH, HIJRI):
            return self.month_anchor(i, past)
        if kind == WEEKDAY:
            return self.weekday_anchor(i, past)
        if kind == DAY:
            return self.day_word(i, past)
        if kind == UNIT:
            return self.unit(i, past)
        if kind in (DUAL, PLURAL):
            return self.several(i)
        if kind == SEASON:
            if word.second and self.month(i) is not None:
                return self.month_anchor(i, past)
            return self.season(i)
        if kind == DECADE:
            return self.decade(i)
        if kind == FRACTION:
            return self.fraction(i)
        if kind == AGO:
            return self.ago(i)
        if kind == MODIFIER:
            return self.modifier_anchor(i, past)
        if kind == NUMERIC:
            return self.numeric(i)
        return None

    def modifier_anchor(self, i: int, past: int) -> Stamp | None:
        """«14 الجاري»."""
        word = self.at(i)
        assert word is not None
        k = i - 1
        if self.form(k) == "من":
            k -= 1
        if k < past:
            return None
        day = day_number(self.text, k, i)
        if day is None or self.form(k - 1) in (":", "/", ".", ","):
            return None
        if word.value != 0 and self.form(i - 1) != "من":
            return None
        stamp = Stamp(k, i + 1, "day of month")
        stamp.day, stamp.months = day[0], word.value
        self.range_before(stamp, past)
        return stamp

    def month_anchor(self, i: int, past: int) -> Stamp | None:
        """A month name with the day before it, unless the two are a name («قوات 16 فبراير»)."""
        first, day = i, 0
        k = i
        if self.form(k - 1) in ("شهر", "لشهر", "بشهر", "وشهر") and k - 1 >= past:
            k -= 1
            first = k
        word = self.at(i)
        before = (
            day_before(self.text, k, max(past, self.start(i)))
            if word is not None and word.pro in ("", "ال")
            else None
        )
        if before is not None:
            day, first = before
            if self.form(first) in ("اول", "فاتح") and self.form(k - 1) != "من" and k == i and False:
                day, first = 0, k
        stamp = self.date_at_month(i, first, day)
        if stamp is None:
            return None
        if day and not stamp.year and stamp.shift is None and stamp.years is None and self.named(first):
            return None
        if (
            not day
            and word is not None
            and self.form(i - 1) in ("مطار", "مستشفي", "معسكر", "مصنع", "صحيفه", "مفاعل")
        ):
            return None
        stamp.ahead = self.ahead(stamp.first)
        if stamp.day:
            self.range_before(stamp, past)
            self.equivalent(stamp)
        return stamp

    def named(self, first: int) -> bool:
        """What stands before a day and month makes them a name."""
        k = first - 1
        while k >= 0 and (self.tokens[k] in '«"“(' or fused(self.form(k))):
            k -= 1
        for at in (k, k - 1):
            head = self.at(at)
            if head is not None and "name_heads" in head.roles:
                return True
            stem = self.words[at].stem if at >= 0 else ""
            if at >= 0 and self.words[at].pro.endswith("ال") and stem in self.tables.lists["name_heads"]:
                return at == k
        return False

    def range_before(self, stamp: Stamp, past: int) -> None:
        """The first day of a range that ends in this date: «من 7 إلى 10 مايو», «18 و19 يوليو»."""
        k = stamp.first - 1
        connector = self.form(k)
        if k <= past or (
            connector not in _TO
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

    def weekday_anchor(self, i: int, past: int) -> Stamp | None:
        """A weekday that is not part of a name («صلاة الجمعة»)."""
        before = self.at(i - 1)
        if before is not None and "not_the_day" in before.roles:
            return None
        if self.words[i - 1].stem in self.tables.lists["not_the_day"] if i else False:
            return None
        stamp = self.weekday(i, i)
        if stamp is not None and stamp.shift is None and not stamp.month:
            stamp.ahead = self.ahead(i)
        return stamp

    def lengthen(self, stamp: Stamp, past: int) -> None:
        """Take in the words before that belong to the expression: «يوم», «مساء», «مطلع», «وقت متأخر»."""
        k = stamp.first - 1
        while k >= past:
            word = self.at(k)
            form = self.form(k)
            if word is not None and word.kind in (PART, EDGE) and not word.definite:
                if word.kind == EDGE and form == "اول" and stamp.rule == "relative day":
                    break
            elif form in ("يوم", "ويوم", "ليله", "وليله"):
                pass
            elif form in _LATE and k - 1 >= past and self.form(k - 1) in ("وقت", "ساعه", "ساعات"):
                stamp.first = k - 1
                k -= 2
                continue
            elif (
                self.tokens[k] == "،"
                and k - 1 >= past
                and (part := self.at(k - 1)) is not None
                and part.kind == PART
                and (
                    stamp.rule == "relative day"
                    and not part.definite
                    and self.words[k - 1].raw[-1:] not in "اً"
                )
            ):
                stamp.first = k - 1
                break
            elif form in ("هذا", "هذه") and stamp.rule == "relative day":
                pass
            else:
                break
            stamp.first = k
            k -= 1

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
            if not (
                joined
                and (opener == "بين" or (a.rule == b.rule == "weekday" and self.form(a.first) == "يومي"))
            ):
                return False
        elif len(between) == 1 and between[0] in _TO:
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
            if first > last and a.weekday is not None and a.month == 0 and published is not None:
                days = cal.bounds(end), a.weekday
                if days[0] is not None:
                    first = cal.latest_weekday(days[0][0], a.weekday).isoformat()
            if first > last:
                return False
            a.value = cal.interval(first, last)
        a.final, a.last, a.rule = True, b.last, "interval"
        return True

    def opener(self, i: int) -> str:
        """«من» or «بين» before token i, a part of the day or «يوم» between left out."""
        k = i - 1
        while k >= 0 and (
            fused(self.form(k))
            or self.form(k) in ("يوم", "يومي", "شهر", "شهري", "عامي", "عام", "ما", "الفتره")
        ):
            k -= 1
        form = self.form(k)
        if form in ("بين", "مابين", "وبين"):
            return "بين"
        return "من" if form in ("من", "ومن", "ابتداء", "اعتبارا") else ""
