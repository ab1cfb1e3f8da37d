"""What is a figure and what is not: dates, clock times, ages, numbers in names, references, scores, ordinals."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.numerals import DIGITS, DUAL, FRACTION, HUNDRED, TEN, UNIT, Numbers
from musnad.text import Text, Word

_MARKS = frozenset("#_@&=+\\")
_DASHES = frozenset("-–—−ـ")
_AGE_REACH = 6
_UNDER = frozenset({"دون", "تحت", "فوق"})
_YEARS = (1900, 2100)


def bare(form: str) -> str:
    """The word without one «و», «ف», «ب», «ل»."""
    if form.startswith("لل"):
        return "ا" + form[1:]
    return form[1:] if form[:1] in "وفبل" and len(form) > 3 else form


def _in(words: list[Word], i: int, listed: frozenset[str]) -> bool:
    if i < 0 or i >= len(words):
        return False
    form = words[i].form
    return form in listed or bare(form) in listed


def counts(text: Text, draft: Draft, tables: Numbers, times: list[tuple[int, int]]) -> bool:
    """The number counts or measures something."""
    mention = draft.mention
    lists = tables.lists
    words = text.words
    first, last = mention.first, mention.last
    start, end = text.sentences[draft.sent]
    duration = draft.noun is not None and draft.noun.category == "duration"
    if _in_time(text, draft, times, duration):
        return False
    if mention.kind == DUAL:
        return _dual(text, draft, start, end)
    if mention.kind == FRACTION:
        return _fraction(text, draft, start, end, lists)
    prev = first - 1
    while prev >= start and text.tokens[prev] in '(«"“':
        prev -= 1
    if mention.kind == UNIT and mention.low == 1 and not _one(text, draft, prev, lists):
        return False
    if _ordinal(text, draft, prev, start):
        return False
    if _age(text, draft, start, end, lists):
        return False
    if _clock(text, draft, prev, end, lists):
        return False
    if _reference(text, draft, prev, start, end, lists):
        return False
    return not _year(text, draft, prev, end, lists)


def _in_time(text: Text, draft: Draft, times: list[tuple[int, int]], duration: bool) -> bool:
    low, high = text.starts[draft.mention.first], text.ends[draft.mention.last - 1]
    for start, end in times:
        if start < high and low < end:
            if not duration or draft.unit is None:
                return True
            return draft.mention.kind == DUAL and draft.mention.numeral.construct
    return False


def _dual(text: Text, draft: Draft, start: int, end: int) -> bool:
    words, mention = text.words, draft.mention
    i = mention.first
    if i > start:
        before = words[i - 1]
        numeral = before.number.numeral if before.number is not None else None
        if numeral is not None and numeral.kind == DUAL and not mention.numeral.joined:
            return False  # «الحركتان الإسلاميتان»: an adjective of the dual before it
    if mention.numeral.construct:
        if i + 1 >= end or words[i + 1].kind == "p":
            return False
        if (
            mention.numeral.noun is not None
            and mention.numeral.noun.category == "duration"
            and words[i + 1].kind == "n"
        ):
            return False  # «عامي 2012 و2013»
    return True


def _fraction(text: Text, draft: Draft, start: int, end: int, lists: dict[str, frozenset[str]]) -> bool:
    mention = draft.mention
    if mention.definite or draft.unit is None:
        return False
    unit = text.words[draft.unit[0]]
    return unit.form not in lists.get("not_of_fraction", frozenset())


def _one(text: Text, draft: Draft, prev: int, lists: dict[str, frozenset[str]]) -> bool:
    if draft.rule != "noun-number" or draft.mention.definite or draft.unit is None:
        return False
    return text.words[draft.unit[0]].form not in lists.get("not_of_one", frozenset())


def _ordinal(text: Text, draft: Draft, prev: int, start: int) -> bool:
    words, mention = text.words, draft.mention
    if prev < start:
        return False
    before = words[prev].number
    numeral = mention.numeral
    if before is not None and before.ordinal:
        if mention.low == 10 and mention.kind == UNIT and not numeral.joined:
            return True
        if numeral.kind in (TEN, HUNDRED) and numeral.joined and numeral.definite:
            return True
    if (
        mention.definite
        and mention.kind in (TEN, HUNDRED)
        and draft.rule == "noun-number"
        and draft.noun is not None
    ):
        word = words[prev]
        stem = word.form[len(word.number.pro) :] if word.number is not None else word.form
        return stem == draft.noun.key
    return mention.definite and mention.kind in (TEN, HUNDRED) and draft.unit is None


def _age(text: Text, draft: Draft, start: int, end: int, lists: dict[str, frozenset[str]]) -> bool:
    words, mention = text.words, draft.mention
    years = draft.noun is not None and draft.noun.key in lists.get("age_units", frozenset())
    if draft.unit is not None and not years:
        return False
    k = draft.after
    if k + 1 < end and words[k].form == "من" and words[k + 1].form in ("العمر", "عمره", "عمرها", "عمرهم"):
        return True
    for j in range(mention.first - 1, max(start, mention.first - _AGE_REACH) - 1, -1):
        if _in(words, j, lists["ages_before"]):
            return True
        if text.tokens[j] in ".؛":
            break
    if (
        years
        and mention.first > start
        and text.tokens[mention.first - 1] in "("
        and k < end
        and text.tokens[k] == ")"
    ):
        return True
    if years and draft.left > start:
        j = draft.left - 1
        if (
            _in(words, draft.left, _UNDER)
            or _in(words, j, _UNDER)
            or (mention.definite and words[j].form in ("سن", "ابن", "ابنه", "ذو", "ذات", "ذي"))
        ):
            return True
        if _in(words, j, lists.get("age_verbs", frozenset())):
            if j > start and words[j - 1].bits & c.RELATIVE:
                return True
            for i in range(j - 1, max(start, j - 5) - 1, -1):
                around = words[i].number
                if (
                    around is not None
                    and around.noun is not None
                    and around.noun.category in ("people", "killed", "injured", "fighters", "detained")
                ):
                    return True
    return False


def _clock(text: Text, draft: Draft, prev: int, end: int, lists: dict[str, frozenset[str]]) -> bool:
    words, tokens, gaps, mention = text.words, text.tokens, text.gaps, draft.mention
    if _in(words, prev, lists["clock_before"]):
        return True
    last, first = mention.last, mention.first
    if last + 1 < end and tokens[last] == ":" and not gaps[last] and words[last + 1].kind == "n":
        return True
    if first > 1 and tokens[first - 1] == ":" and not gaps[first] and words[first - 2].kind == "n":
        return True
    return last < end and draft.unit is None and words[last].form in lists["clock_after"]


def _reference(
    text: Text, draft: Draft, prev: int, start: int, end: int, lists: dict[str, frozenset[str]]
) -> bool:
    words, tokens, gaps, mention = text.words, text.tokens, text.gaps, draft.mention
    first, last = mention.first, mention.last
    form = words[first].form
    digits = mention.kind == DIGITS or mention.kind == "range"
    if words[last - 1].kind == "n" and last < end and not gaps[last]:
        if (
            tokens[last] in _MARKS
            or tokens[last] == "/"
            or (words[last].kind == "w" and tokens[last].isascii())
        ):
            return True
    if words[first].kind == "n" and first > start and not gaps[first]:
        token = tokens[first - 1]
        if token in _MARKS or token == "/" or (words[first - 1].kind == "w" and token.isascii()):
            return True
    if draft.unit is not None or mention.percent:
        return (
            prev >= start
            and draft.rule == "number-noun"
            and draft.noun is None
            and _in(words, prev, lists["names"])
        )
    if prev >= start and _in(words, prev, lists["names"]):
        return True
    if digits and prev >= start:
        if words[prev].kind == "w" and tokens[prev].isascii():
            return True
        if tokens[prev] in _DASHES or (last < end and tokens[last] in _DASHES):
            return True
        if len(form) > 1 and form[0] == "0" and form.isdecimal():
            return True
        if len(form) >= 7 and form.isdecimal():
            return True
    if digits and first == start and last < end and tokens[last] in "-.)–:ـ/،":
        return True
    return False


def _year(text: Text, draft: Draft, prev: int, end: int, lists: dict[str, frozenset[str]]) -> bool:
    words, mention = text.words, draft.mention
    if mention.kind not in (DIGITS, "range") or mention.scaled or mention.approx:
        return False
    if draft.unit is not None and (draft.noun is not None or prev < 0 or text.tokens[prev] != ")"):
        return False
    value = mention.low if mention.low is not None else mention.high
    form = words[mention.last - 1].form
    return value is not None and _YEARS[0] <= value <= _YEARS[1] and len(form) == 4 and form.isdecimal()
