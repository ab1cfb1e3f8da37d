"""Numbers of the calendar, the clock and people's lives: days, years, hours, ages. They are no figures."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.figures_around import Surroundings, digits
from musnad.read.figures_draft import Draft
from musnad.read.numbers_mention import RANGE
from musnad.read.numerals import DIGITS

YEARS: Final = (1900, 2100)
_HIJRI: Final = (1340, 1460)
_YEAR: Final = 4
_DAYS: Final = 31
_MINUTE: Final = "دقيقه"
_HOUR: Final = 3
"""Tokens of the hour before «و» and the minutes at most."""
_AGE_REACH: Final = 6
_SUBJECT: Final = 5
_PERSONS: Final = frozenset({"people", "killed", "injured", "fighters", "detained"})


class Periods(Surroundings):
    """Tells ages, days, years and hours. `prev`: the token before the number and the marks before it."""

    def age(self, draft: Draft, start: int, end: int) -> bool:
        """«34 عاما» of a person: by «عمره», by parentheses after a name, by «دون الـ 18», by «تبلغ» after a person."""
        text, mention = self.text, draft.mention
        words, tokens = text.words, text.tokens
        years = draft.noun is not None and draft.noun.key in self.lists["age_units"]
        if draft.unit is not None and not years:
            return False
        if draft.noun is not None and draft.noun.key == "ربيع":
            return True
        k = draft.after
        if k + 1 < end and words[k].form == "من" and words[k + 1].form.startswith(("العمر", "عمر")):
            return True
        for j in range(mention.first - 1, max(start, mention.first - _AGE_REACH) - 1, -1):
            if self.listed(j, "ages_before"):
                return not self.listed(j + 1, "not_ages_after")
            if tokens[j] in ".؛":
                break
        if not years:
            return False
        if mention.first > start and tokens[mention.first - 1] == "(" and k < end and tokens[k] in ")،":
            return True
        j = draft.left - 1
        if words[draft.left].form in self.lists["age_limits"] or (
            j >= start and words[j].form in self.lists["age_limits"]
        ):
            return mention.definite or j < start or words[j].kind != "w"
        if j < start:
            return False
        if mention.definite and words[j].form in self.lists["aged"]:
            return True
        return self.listed(j, "age_verbs") and self._person_before(j, start)

    def _person_before(self, verb: int, start: int) -> bool:
        """The subject of «يبلغ» is a person: «الفتاة التي تبلغ 12 عاما»."""
        words = self.text.words
        if verb > start and words[verb - 1].bits & c.RELATIVE:
            return True
        for i in range(verb - 1, max(start, verb - _SUBJECT) - 1, -1):
            around = words[i].number
            if around is not None and around.noun is not None and around.noun.category in _PERSONS:
                return True
        return False

    def clock(self, draft: Draft, prev: int, end: int) -> bool:
        """«الساعة 10:30», «23,15 تغ»; a Hijri year right before «هـ»."""
        text, first, last = self.text, draft.mention.first, draft.mention.last
        words, tokens, gaps = text.words, text.tokens, text.gaps
        if self.listed(prev, "clock_before") and draft.noun is None:
            return True
        minutes = draft.mention.numeral.joined and draft.noun is not None and draft.noun.key == _MINUTE
        if minutes and any(self.listed(k, "clock_before") for k in range(max(prev - _HOUR, 0), prev)):
            return True  # «الساعة الحادية عشرة وتسع وخمسين دقيقة»
        if last + 1 < end and tokens[last] == ":" and not gaps[last] and words[last + 1].kind == "n":
            return True
        if first > 1 and tokens[first - 1] == ":" and not gaps[first] and words[first - 2].kind == "n":
            return True
        if last < end and draft.unit is None:
            if words[last].form == "ه" and not gaps[last]:
                return True  # «ت554هـ»
            form = words[first].form
            return words[last].form in self.lists["clock_after"] or (
                bool(words[last].bits & c.TIME) and "." in form and len(form) == len("00.00")
            )
        return False

    def date(self, draft: Draft, end: int) -> bool:
        """A day before the name of a month that no time took in («انتفاضة 17 فبراير»)."""
        mention = draft.mention
        last = mention.last
        day = mention.kind == DIGITS and mention.high is not None and 1 <= mention.high <= _DAYS
        return day and last < end and self.text.words[last].form in self.lists["months"]

    def year(self, draft: Draft, prev: int, start: int) -> bool:
        """«عام 97», «2014»: four digits that could be a year and have nothing to count."""
        mention = draft.mention
        if mention.kind not in (DIGITS, RANGE) or mention.scaled:
            return False
        if mention.approx and (mention.high is None or mention.high % 10 == 0):
            return False  # «نحو 2000»
        if draft.unit is None and not mention.percent and self.listed(prev, "dated"):
            return True
        if draft.unit is not None and (
            draft.noun is not None or prev < start or self.text.tokens[prev] != ")"
        ):
            return False
        value = mention.low if mention.low is not None else mention.high
        form = self.text.words[mention.last - 1].form
        if value is None or digits(form) != _YEAR:
            return False
        return any(first <= value <= last for first, last in (YEARS, _HIJRI))
