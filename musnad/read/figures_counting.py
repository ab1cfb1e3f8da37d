"""What is a figure and what is not: dates, clock times, ages, ordinals, references, scores, numbers in names."""

from __future__ import annotations

from bisect import bisect_left

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.figures_units import counted
from musnad.read.numbers_mention import GLUED, RANGE, SLASH
from musnad.read.numerals import BOTH, DIGITS, DUAL, FRACTION, HUNDRED, TEN, UNIT, Numbers
from musnad.read.units import Units
from musnad.text import Text, Word

_MARKS = frozenset("#_@&=+\\")
_DASHES = frozenset("-–—−ـ×")
_OPENERS = frozenset('(«"“[')
_CLOSING = frozenset('»”"')
_BETWEEN = _OPENERS | {":"}
_AGE_REACH = 6
_NAME_REACH = 4
_LONG, _LONGEST = 3, 7
"""Digits of a resolution's number at least; of a bare number that counts something at most one less."""
_KIN = frozenset({"بن", "ابن", "ابو", "ال"})
_UNMISTAKABLE = ("تي", "تا", "طرفي", "جانبي", "رجلي", "طرفا", "جانبا")
"""Ends of duals in the construct state that make no adjective («عسكري»)."""
_FIRST = frozenset({"الاول", "الاولي"})
_DAYS = 31
_YEARS = (1900, 2100)
_HIJRI = (1340, 1460)
_YEAR = 4
_UNDER = frozenset({"دون", "تحت", "فوق"})
_AGED = frozenset({"سن", "ابن", "ابنه", "ذو", "ذات", "ذي"})
_PERSONS = frozenset({"people", "killed", "injured", "fighters", "detained"})


class Ranges:
    """Ranges of characters, to ask whether one overlaps another range."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def overlap(self, low: int, high: int) -> bool:
        """Some range has a character from `low` to before `high`; the ranges do not overlap each other."""
        last = bisect_left(self._starts, high)
        return last > 0 and self._ranges[last - 1][1] > low


class Filter:
    """Tells what counts. times, places: the character ranges of the times and of the names of places."""

    def __init__(
        self,
        text: Text,
        tables: Numbers,
        units: Units,
        times: list[tuple[int, int]],
        places: list[tuple[int, int]],
    ) -> None:
        self.text = text
        self.lists = tables.lists
        self.units = units
        self.times = Ranges(times)
        self.places = Ranges(places)
        self.contacts: dict[int, bool] = {}
        """Of sentences looked at: it says how to reach the writer."""

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
            return self._dual(draft, start, end)
        if mention.kind == FRACTION:
            return self._fraction(draft)
        prev = mention.first - 1
        while prev > start and self.text.tokens[prev] in _BETWEEN:
            prev -= 1
        if mention.kind == UNIT and mention.numeral.value == 1 and mention.last == mention.first + 1:
            return self._one(draft)
        return not (
            self._ordinal(draft, prev, start)
            or self._age(draft, start, end)
            or self._clock(draft, prev, end)
            or self._date(draft, end)
            or self._contact(draft, start, end)
            or self._attached(draft, start, end)
            or self._name(draft, prev, start)
            or self._number_alone(draft, prev, start, end)
            or self._year(draft, prev, start)
        )

    def _in(self, i: int, name: str) -> bool:
        """The word at token i, with or without «و», «ف», «ب», «ل», is in the list."""
        if i < 0 or i >= len(self.text.words):
            return False
        form, listed = self.text.words[i].form, self.lists[name]
        return form in listed or bare(form) in listed

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
        if mention.kind == DIGITS and mention.high is not None and _YEARS[0] <= mention.high <= _YEARS[1]:
            return True
        last = draft.after
        if last < len(self.text) and self.text.words[last].form in _FIRST:
            return True  # «الأشهر الستة الأولى من العام»
        return mention.kind == DUAL and mention.numeral.construct

    def _in_place(self, draft: Draft) -> bool:
        """Part of a name: «القريتين», «شارع 26 سبتمبر»."""
        low, high = self.text.starts[draft.mention.first], self.text.ends[draft.mention.last - 1]
        return self.places.overlap(low, high)

    def _dual(self, draft: Draft, start: int, end: int) -> bool:
        words, numeral, i = self.text.words, draft.mention.numeral, draft.mention.first
        if i > start:
            before = words[i - 1].number
            if (
                before is not None
                and before.numeral is not None
                and before.numeral.value == 2
                and before.numeral.kind != BOTH
                and not numeral.joined
            ):
                return False  # «الحركتان الإسلاميتان»: an adjective of the dual before it
            name = words[i - 1].bits & c.GIVEN and words[i - 1].form not in self.units.not_units
            if words[i - 1].form in _KIN or (numeral.construct and name):
                return False
        if not numeral.construct:
            return True
        while i + 1 < end and self.text.tokens[i + 1] in _OPENERS:
            i += 1  # «محافظتي "أبين" و"لحج"»
        if i + 1 >= end or words[i + 1].kind != "w":
            return False
        form = words[draft.mention.first].form
        if not form.endswith(_UNMISTAKABLE):
            return self._pair(i, end)
        following = words[i + 1]
        if (
            following.form in self.units.not_units
            or following.pro not in ("", "ال")
            and following.place is None
        ):
            return False
        if following.form.endswith("ا") and not following.definite and following.place is None:
            return False  # an adverb
        return not following.senses or any(sense.nominal for sense in following.senses)

    def _pair(self, i: int, end: int) -> bool:
        """«موسمي الحج والعمرة»: a masculine dual before two nouns, for otherwise ـي makes an adjective."""
        words = self.text.words
        if not (words[i + 1].definite or words[i + 1].place is not None):
            return False
        for k in range(i + 2, min(end, i + 6)):
            if words[k].kind != "w":
                return False
            if words[k].form.startswith("و") and len(words[k].form) > 3:
                return True
        return False

    def _fraction(self, draft: Draft) -> bool:
        if draft.mention.definite or draft.unit is None:
            return False
        form = self.text.words[draft.unit[0]].form
        return form not in self.lists["not_of_fraction"]

    def _one(self, draft: Draft) -> bool:
        if draft.rule != "noun-before" or draft.mention.definite or draft.unit is None:
            return False
        return not self._in(draft.unit[0], "not_of_one")

    def _ordinal(self, draft: Draft, prev: int, start: int) -> bool:
        """«الحادي عشر», «الخامس والعشرين», «الذكرى السبعين»."""
        mention = draft.mention
        if prev < start or mention.kind not in (UNIT, TEN, HUNDRED, DIGITS):
            return False
        if mention.kind == DIGITS:
            return mention.definite and self._one_of_a_row(draft)
        numeral, word = mention.numeral, self.text.words[prev]
        around = word.number
        own = self.text.words[mention.first].number
        if own.ordinal > 1:
            return True  # «الحادي عشر»
        if around is not None and around.ordinal:
            if numeral.value == 10 and mention.kind == UNIT and not numeral.joined:
                return True
            if numeral.kind in (TEN, HUNDRED) and numeral.joined and numeral.definite:
                return True
        if not mention.definite or mention.kind == UNIT or mention.scaled:
            return False
        if draft.rule == "counted-noun" and draft.noun is None:
            return True  # «في الستين شمال المدينة»: a street
        if draft.rule == "noun-before" and draft.noun is not None and around is not None:
            return bool(word.form[len(around.pro) :] == draft.noun.key)
        return draft.unit is None or draft.rule == "noun-before"

    def _one_of_a_row(self, draft: Draft) -> bool:
        """«القرن الـ11», «البطولة العربية الـ13»: after one thing, a number with the article says which."""
        if draft.unit is None:
            return True
        if draft.rule != "noun-before":
            return False
        word = self.text.words[draft.unit[0]]
        if draft.noun is not None:
            return bool(word.form[len(word.number.pro) :] == draft.noun.key)
        return not word.form.endswith(("ات", "ين", "ون"))

    def _age(self, draft: Draft, start: int, end: int) -> bool:
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
            if self._in(j, "ages_before"):
                return True
            if tokens[j] in ".؛":
                break
        if not years:
            return False
        if mention.first > start and tokens[mention.first - 1] == "(" and k < end and tokens[k] in ")،":
            return True
        j = draft.left - 1
        if words[draft.left].form in _UNDER or (j >= start and words[j].form in _UNDER):
            return mention.definite or not self._counts_time(j, start)
        if j < start:
            return False
        if mention.definite and words[j].form in _AGED:
            return True
        return self._in(j, "age_verbs") and self._person_before(j, start)

    def _counts_time(self, j: int, start: int) -> bool:
        return j < start or self.text.words[j].kind != "w"

    def _person_before(self, verb: int, start: int) -> bool:
        """The subject of «يبلغ» is a person: «الفتاة التي تبلغ 12 عاما»."""
        words = self.text.words
        if verb > start and words[verb - 1].bits & c.RELATIVE:
            return True
        for i in range(verb - 1, max(start, verb - 5) - 1, -1):
            around = words[i].number
            if around is not None and around.noun is not None and around.noun.category in _PERSONS:
                return True
        return False

    def _clock(self, draft: Draft, prev: int, end: int) -> bool:
        text, first, last = self.text, draft.mention.first, draft.mention.last
        words, tokens, gaps = text.words, text.tokens, text.gaps
        if self._in(prev, "clock_before") and draft.noun is None:
            return True
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

    def _date(self, draft: Draft, end: int) -> bool:
        """A day before the name of a month that no time took in («انتفاضة 17 فبراير»)."""
        mention = draft.mention
        last = mention.last
        day = mention.kind == DIGITS and mention.high is not None and 1 <= mention.high <= _DAYS
        return day and last < end and self.text.words[last].form in self.lists["months"]

    def _contact(self, draft: Draft, start: int, end: int) -> bool:
        """In a line that says how to reach the writer."""
        if self.text.words[draft.mention.first].kind != "n" or draft.noun is not None:
            return False
        known = self.contacts.get(draft.sent)
        if known is None:
            listed = self.lists["contact"]
            known = any(word.form in listed for word in self.text.words[start:end])
            self.contacts[draft.sent] = known
        return known

    def _attached(self, draft: Draft, start: int, end: int) -> bool:
        """Digits that touch Latin letters, a slash or a mark of tags and addresses («G20», «#30», «12/7»); scores."""
        text, first, last = self.text, draft.mention.first, draft.mention.last
        words, tokens, gaps = text.words, text.tokens, text.gaps
        if words[last - 1].kind == "n" and last < end:
            if not gaps[last] and (
                tokens[last] in _MARKS or (words[last].kind == "w" and tokens[last].isascii())
            ):
                return True
            if tokens[last] == "+" or not words[last].form:
                return True
            if tokens[last] == "/" and (last + 1 >= end or words[last + 1].number is not None):
                return True
        if words[first].kind == "n" and first > start:
            token = tokens[first - 1]
            before = words[first - 1]
            if not gaps[first] and before.kind == "w" and len(before.form) == 1 and before.form not in GLUED:
                return True  # «الفئة أ1»
            if token == "+" or not before.form:
                return True  # «5 + 1», «26 ــ 24»
            if not gaps[first] and (
                token in _MARKS or (before.kind == "w" and (token.isascii() or counted(before)))
            ):
                return True  # «G20», «كم2»
            if token == "/":
                return True
        if first == start or tokens[first - 1] != "/":
            return False
        number = words[first].number
        return number is not None and number.numeral.value == 0

    def _name(self, draft: Draft, prev: int, start: int) -> bool:
        """«الفرقة 30», «القرار الأممي 2216», «إف 16», «المركز الـ15»."""
        if prev < start or draft.mention.percent or draft.mention.kind == RANGE and draft.unit is not None:
            return False
        words = self.text.words
        if draft.mention.numeral.joined or words[draft.mention.first].form == "و":
            return False
        if draft.noun is not None and draft.noun.key in self.lists["name_tails"] and self._in(prev, "names"):
            return True  # «الفرقة 30 مشاة»
        if (
            draft.unit is not None
            and draft.rule != "noun-before"
            and (draft.noun is not None or draft.rule != "counted-noun")
        ):
            return False
        if self._in(prev, "names"):
            return True
        if draft.unit is None and text_digits(words[draft.mention.first].form) >= _LONG:
            for k in range(prev - 1, max(start, prev - _NAME_REACH) - 1, -1):
                if words[k].bits & c.VERB and not any(sense.nominal for sense in words[k].senses):
                    break
                if self._in(k, "resolutions"):
                    return True  # «قرار مجلس الأمن الدولي 2216»
        adjective = (
            words[prev].definite
            and prev > start
            and words[prev - 1].definite
            and words[prev].form.endswith(("ي", "يه"))
        )
        return adjective and draft.unit is None and self._in(prev - 1, "names")

    def _number_alone(self, draft: Draft, prev: int, start: int, end: int) -> bool:
        """Bare digits that number a list, a page, a telephone, or are one side of a score."""
        text, mention = self.text, draft.mention
        if draft.unit is not None or mention.percent:
            return False
        if mention.kind == RANGE and any(
            token in _DASHES for token in text.tokens[mention.first : mention.last]
        ):
            return True  # «1 - 2», «صفر-1»: a score
        if text.words[mention.first].kind != "n":
            return False
        if mention.kind == SLASH and mention.high is not None and mention.high >= 1:
            return True  # «عيار 12/7»
        words, tokens = text.words, text.tokens
        first, last = mention.first, mention.last
        form = words[first].form
        if prev >= start and (
            (words[prev].kind == "w" and tokens[prev].isascii()) or (tokens[prev] in _DASHES and prev > start)
        ):
            return True
        if last < end and tokens[last] in _DASHES:
            return True
        if form.isdecimal() and (len(form) > 1 and form[0] == "0" or len(form) >= _LONGEST):
            return True
        if first > start and tokens[first - 1] == ":" and last < end and tokens[last] == ")":
            return True  # «(النساء: 93)»
        if (
            last < end
            and tokens[last] in _CLOSING
            and any(token in _OPENERS for token in tokens[max(start, first - 3) : first])
        ):
            return draft.left == first  # «وطن 85»: a name within quotation marks
        return first == start and last < end and tokens[last] in ".)–:/،"

    def _year(self, draft: Draft, prev: int, start: int) -> bool:
        mention = draft.mention
        if mention.kind not in (DIGITS, RANGE) or mention.scaled:
            return False
        if mention.approx and (mention.high is None or mention.high % 10 == 0):
            return False  # «نحو 2000»
        if draft.unit is None and not mention.percent and self._in(prev, "dated"):
            return True
        if draft.unit is not None and (
            draft.noun is not None or prev < start or self.text.tokens[prev] != ")"
        ):
            return False
        value = mention.low if mention.low is not None else mention.high
        form = self.text.words[mention.last - 1].form
        if value is None or text_digits(form) != _YEAR:
            return False
        return any(first <= value <= last for first, last in (_YEARS, _HIJRI))


def text_digits(form: str) -> int:
    """How many digits a word has, 0 when it is none."""
    return len(form) if form.isdecimal() else 0


def bare(form: str) -> str:
    """The word without one «و», «ف», «ب», «ل»."""
    if form.startswith("لل"):
        return "ا" + form[1:]
    return form[1:] if form[:1] in "وفبل" and len(form) > 3 else form


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
