"""Times: years, centuries, decades and seasons: «عام 2011», «في 2009», «القرن التاسع عشر», «صيف العام الماضي»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.classes import CONJUNCTION, DEMONSTRATIVE, PARTICLE, PREPOSITION, VERB
from musnad.read import calendar as cal
from musnad.read.times_days import Days
from musnad.read.times_numbers import cardinal, ordinal, year_number
from musnad.read.times_stamp import Stamp
from musnad.read.times_words import PART, SEASON, YEAR

FIRST_PERIOD, LAST_PERIOD = 1800, 2100
"""Two years joined by a dash are a period by themselves when the first is one of these."""


_SHORT: Final = frozenset(str(year) for year in range(50, 100))
"""Years of the last century by two digits («عام 97»)."""


class Years(Days):
    """Years and longer or shorter stretches that are named after a year."""

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
        if before in self.lists["fused"] and k > 0 and not self.text.gaps[i]:
            k -= 1
            before = self.form(k)
        if not marked and not self.year_range(stamp):
            return stamp if self.is_year(stamp, before, k) else None
        if not marked and (self.counts(stamp.last) or not FIRST_PERIOD <= word.value <= LAST_PERIOD):
            return None
        if marked and stamp.year < 1500:
            stamp.hijri = True
        self.year_range(stamp)
        return stamp

    def is_year(self, stamp: Stamp, before: str, k: int) -> bool:
        """The number of the stamp is a year: what stands before it (`before`, token k) and after it says so."""
        i, last = stamp.first, stamp.last
        if not 1700 <= stamp.year <= 2100 or self.tokens[i] != self.words[i].raw:
            return False
        if last < self.count and self.tokens[last] in ("%", "/", ":", "٪") and not self.text.gaps[last]:
            return False
        if self.counts(last) or (k >= 0 and self.tokens[k] in (":", "/", "+", "$")):
            return False
        edge = self.at(k)
        dated = before in self.lists["dated_events"] or before.removeprefix("و") in self.lists["dated_events"]
        timely = edge is not None and edge.kind in (PART, SEASON, YEAR)
        heads = last + 1 < self.count and self.tokens[last] in "-–—:" and self.begins_line(i)
        if before not in self.lists["before_year"] and not dated and not timely and not heads:
            return False
        if before in self.lists["before_year_or_count"] and not 1900 <= stamp.year <= 2050:
            return False
        if before == "الي" and not self.after_year(i):
            return False
        return self.ends_phrase(last)

    def begins_line(self, i: int) -> bool:
        """Token i is the first of its line («1943 - وقع الاتفاق», a list of what happened)."""
        return i == 0 or "\n" in self.text.gaps[i]

    def after_year(self, i: int) -> bool:
        """Another year stands shortly before token i («من 2011 إلى 2013»)."""
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
            or word.bits & (VERB | PREPOSITION | CONJUNCTION | DEMONSTRATIVE | PARTICLE)
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
            (
                k + 1 < self.count
                and self.tokens[k] in ("-", "–", "/")
                and (second := self.at(k + 1)) is not None
            )
            and second.kind == YEAR
            and second.value > stamp.year
            and not (stamp.hijri or stamp.month)
        ):
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
                or not (100 <= number[0] < 1000 or self.form(k) in _SHORT)
                or self.form(i).endswith("ا")
            ):
                return None
            found = number if number[0] >= 100 else (1900 + int(number[0]), number[1])
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
        self.before_christ(stamp)
        return stamp

    def century(self, i: int) -> Stamp | None:
        """«القرن التاسع عشر»."""
        word = self.at(i)
        number = ordinal(self.text, i + 1, self.end(i)) if word is not None and word.definite else None
        if number is None:
            return None
        stamp = Stamp(i, number[1], "century")
        stamp.value, stamp.final = f"{number[0] * 100 - 99:04d}/{number[0] * 100:04d}", True
        self.before_christ(stamp)
        return stamp

    def before_christ(self, stamp: Stamp) -> None:
        """«قبل الميلاد» after a year or century: found, but ISO 8601 as this reading uses it has no such years."""
        if self.form(stamp.last) == "قبل" and self.among(stamp.last + 1, "birth"):
            stamp.last, stamp.value, stamp.final = stamp.last + 2, None, True

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
            this = self.among(i - 1, "this")
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
            and self.among(i - 1, "age")
            or (self.form(i + 1) == "من" and self.among(i + 2, "age"))
        ):
            return None
        stamp.value, stamp.final = f"{word.value}/{word.value + 9}", True
        return stamp
