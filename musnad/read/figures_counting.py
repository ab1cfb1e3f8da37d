"""What is a figure and what is not. The kinds of numbers that are none are in the modules that this one asks."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from musnad.lexicon import classes as c
from musnad.read.figures_around import OPENERS, Surroundings
from musnad.read.figures_codes import Codes
from musnad.read.figures_draft import Draft
from musnad.read.figures_duals import counts_two
from musnad.read.figures_periods import YEARS, Periods
from musnad.read.numerals import DIGITS, DUAL, FRACTION, UNIT, Numbers
from musnad.read.units import Units
from musnad.text import Text, Word

_BETWEEN: Final = OPENERS | {":"}


class Ranges:
    """Ranges of characters, to ask whether one overlaps another range."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def overlap(self, low: int, high: int) -> bool:
        """Some range has a character from `low` to before `high`; the ranges do not overlap each other."""
        last = bisect_left(self._starts, high)
        return last > 0 and self._ranges[last - 1][1] > low


class Filter(Surroundings):
    """Tells what counts. times, places: the character ranges of the times and of the names of places."""

    def __init__(
        self,
        text: Text,
        tables: Numbers,
        units: Units,
        times: list[tuple[int, int]],
        places: list[tuple[int, int]],
    ) -> None:
        super().__init__(text, tables.lists)
        self.units = units
        self.codes = Codes(text, tables.lists)
        self.periods = Periods(text, tables.lists)
        self.times = Ranges(times)
        self.places = Ranges(places)

    def kept(self, candidates: list[Draft]) -> list[Draft]:
        """Those that count; a bare number joined to one that does not is none either («في الدقيقتين 43 و57»)."""
        counting = [self.counts(draft) for draft in candidates]
        order = range(1, len(candidates))
        for i, neighbour in [(i, i - 1) for i in order] + [(i - 1, i) for i in reversed(order)]:
            if counting[i] and not counting[neighbour]:
                first, second = sorted((i, neighbour))
                if candidates[i].rule in ("bare-number", "shared-unit") and same_list(
                    self.text, candidates[first], candidates[second]
                ):
                    counting[i] = False
        return [draft for draft, counts in zip(candidates, counting, strict=True) if counts]

    def counts(self, draft: Draft) -> bool:
        """The number counts or measures something."""
        mention = draft.mention
        start, end = self.text.sentences[draft.sent]
        if self._in_time(draft) or self._in_place(draft):
            return False
        if mention.kind == DUAL:
            return counts_two(self.text, draft, self.units)
        if mention.kind == FRACTION:
            return self._fraction(draft)
        prev = mention.first - 1
        while prev > start and self.text.tokens[prev] in _BETWEEN:
            prev -= 1
        if mention.kind == UNIT and mention.numeral.value == 1 and mention.last == mention.first + 1:
            return self._one(draft)
        if not mention.numeral.value and mention.kind == UNIT and draft.rule == "counted-noun":
            assert draft.unit is not None
            counted = self.text.words[draft.unit[0]]
            if counted.definite or counted.bits & (c.GIVEN | c.FAMILY):
                return False  # «صفر المالكي»: a name
        codes, periods = self.codes, self.periods
        return not (
            codes.ordinal(draft, prev, start)
            or periods.age(draft, start, end)
            or periods.clock(draft, prev, end)
            or periods.date(draft, end)
            or codes.contact(draft, start, end)
            or codes.attached(draft, start, end)
            or codes.name(draft, prev, start)
            or codes.number_alone(draft, prev, start, end)
            or periods.year(draft, prev, start)
        )

    def _in_time(self, draft: Draft) -> bool:
        """Part of a date; but a stretch of time is a figure too («قبل أربعة أشهر», «اليومين الماضيين»)."""
        mention = draft.mention
        if mention.percent or mention.sign >= 0:
            return False
        low, high = self.text.starts[mention.first], self.text.ends[mention.last - 1]
        if not self.times.overlap(low, high):
            return False
        if draft.unit is None or draft.noun is None or draft.noun.category != "duration":
            return True
        if mention.kind == DIGITS and mention.high is not None and YEARS[0] <= mention.high <= YEARS[1]:
            return True
        last = draft.after
        if (
            draft.rule == "noun-before"
            and last < len(self.text)
            and self.text.words[last].form in self.lists["first_of_the_period"]
        ):
            return True  # «الأشهر الستة الأولى من العام»
        return mention.kind == DUAL and mention.numeral.construct

    def _in_place(self, draft: Draft) -> bool:
        """Part of a name: «القريتين», «شارع 26 سبتمبر»."""
        low, high = self.text.starts[draft.mention.first], self.text.ends[draft.mention.last - 1]
        if draft.mention.kind == DUAL and draft.mention.numeral.construct:
            return False  # «مطاري الطائف وأبها»
        return self.places.overlap(low, high)

    def _fraction(self, draft: Draft) -> bool:
        if draft.mention.definite or draft.unit is None:
            return False
        form = self.text.words[draft.unit[0]].form
        return form not in self.lists["not_of_fraction"]

    def _one(self, draft: Draft) -> bool:
        if draft.rule != "noun-before" or draft.mention.definite or draft.unit is None:
            return False
        return not self.listed(draft.unit[0], "not_of_one")


def same_list(text: Text, first: Draft, second: Draft) -> bool:
    """Two numbers of which the second follows the first at once, joined by «و», «أو» or a comma."""
    if first.sent != second.sent or second.mention.kind == DUAL:
        return False
    between = range(first.mention.last, second.mention.first)
    if not between and not second.mention.numeral.joined:
        return False
    return len(between) <= 2 and all(_joins(text.words[k]) for k in between)


def _joins(word: Word) -> bool:
    return word.form in ("و", "او", "،", ",", "ال", "وال", "الي")
