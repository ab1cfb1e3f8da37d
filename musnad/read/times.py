"""Times: expressions that place something on the calendar, with their ISO 8601 values.

`times` runs outward from words of the calendar (times_words.py). The constructions build on each other: dates
(times_dates.py), days (times_days.py), years (times_years.py), intervals (times_intervals.py), units (times_units.py),
what is counted in them (times_parts.py) and feasts (times_feasts.py); here each anchor finds the construction that
it begins. Relative expressions are resolved against the day of publication (times_stamp.py); without it they keep no
value. Each rule is in rules_times.py with examples that run as its tests.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from musnad.document import Time
from musnad.lexicon.classes import TIME
from musnad.read import calendar as cal
from musnad.read.times_feasts import Feasts
from musnad.read.times_numbers import day_before, day_number, fused
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import (
    AGO,
    DAY,
    DECADE,
    DUAL,
    FEAST,
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
    calendar_of,
)
from musnad.text import Text

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon


_KNOWN: Final = (2001, 9, 11)
"""The day of «هجمات 11 سبتمبر»."""


def times(text: Text, published: str | None = None, lexicon: Lexicon | None = None) -> list[Time]:
    """The times of a text, in text order. published: ISO day against which relative times are resolved."""
    anchors = text.anchors(TIME)
    if not anchors:
        return []
    day = cal.parse_day(published)
    return [
        Time(text.span(stamp.first, stamp.last), stamp.resolve(day), stamp.rule)
        for stamp in stamps(text, day, anchors, calendar_of(lexicon))
    ]


def stamps(text: Text, published: date | None, anchors: list[int], tables: Calendar) -> list[Stamp]:
    """What was read from the anchors, intervals put together, in text order."""
    reader = _Times(text, tables, published)
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
        if previous is not None:
            reader.share(previous, stamp)
        found.append(stamp)
        past = stamp.last
    return found


class _Times(Feasts):
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
            return self.weekday_anchor(i)
        if kind == DAY:
            return self.day_word(i, past)
        if kind == UNIT:
            return self.unit_anchor(i, past)
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
        if kind == PART and i > past and self.among(i - 1, "this"):
            return self.near_day(i, i - 1, 0, i + 1)  # «هذا الصباح»
        if kind == FEAST:
            return self.feast(i, past)
        if kind == NUMERIC:
            return self.numeric(i)
        return None

    def coming(self, stamp: Stamp) -> Stamp:
        """«هذا الأحد»: the next one, today included."""
        stamp.first -= 1
        if self.published is not None and stamp.weekday is not None:
            stamp.value = cal.next_weekday(self.published, stamp.weekday).isoformat()
        stamp.final = True
        return stamp

    def unit_anchor(self, i: int, past: int) -> Stamp | None:
        """A singular unit: counted within a longer one, or by itself, with the weekday before or after a week."""
        if i - 1 >= past and (stamp := self.weekday_of_week(i - 1)) is not None:
            return stamp
        stamp = self.nth_unit(i, past) or self.unit(i, past)
        if stamp is not None:
            self.days_of_week(stamp)
        return stamp

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
        stamp = Stamp(k, i + 1, "day-of-month")
        stamp.day, stamp.months = day[0], word.value
        self.range_before(stamp, past)
        return stamp

    def month_anchor(self, i: int, past: int) -> Stamp | None:
        """A month name with the day before it, unless the two are a name («قوات 16 فبراير»)."""
        first, day = i, 0
        k = i
        if k - 1 >= past and self.among(k - 1, "month_word"):
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
        stamp = self.date_at_month(i, first, day)
        if stamp is None:
            return None
        if day and not stamp.year and stamp.shift is None and stamp.years is None and self.named(first):
            if (stamp.month, day) != _KNOWN[1:] or not self.among(first - 1, "known_attacks"):
                return None
            stamp.year = _KNOWN[0]
        if not day and word is not None and self.among(i - 1, "named_after") and not stamp.year:
            return None
        stamp.ahead, stamp.gone = self.ahead(stamp.first), self.gone(stamp.first)
        self.nth_before(stamp, past)
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
            if at >= 0 and self.words[at].pro.endswith("ال") and stem in self.lists["name_heads"]:
                return at == k
        return False

    def weekday_anchor(self, i: int) -> Stamp | None:
        """A weekday that is not part of a name («صلاة الجمعة»)."""
        before = self.at(i - 1)
        listed = before is not None and before.kind == WEEKDAY and before.definite  # «الجمعة والسبت»
        if before is not None and "not_the_day" in before.roles and not listed:
            return None
        if i and self.words[i - 1].stem in self.lists["not_the_day"] and not listed:
            return None
        if self.among(i + 1, "both"):
            return None
        counted = self.nth_weekday(i) or self.weekday_of_week(i)
        if counted is not None:
            return counted
        stamp = self.weekday(i, i)
        if stamp is not None and self.among(i - 1, "this") and not stamp.day:
            return self.coming(stamp)
        if stamp is not None and stamp.shift is None and not stamp.month:
            stamp.ahead = self.ahead(i) or self.coming_after(stamp.last)
        return stamp
