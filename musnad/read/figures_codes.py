"""Numbers that say which and not how many: ordinals, names, references, list numbers, scores, addresses."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.figures_around import OPENERS, Surroundings, digits
from musnad.read.figures_draft import Draft
from musnad.read.figures_units import counted
from musnad.read.numbers_mention import GLUED, RANGE, SLASH
from musnad.read.numerals import DIGITS, HUNDRED, TEN, UNIT
from musnad.text import Text, Word

_MARKS: Final = frozenset("#_@&=+\\")
_DASHES: Final = frozenset("-–—−ـ×")
_CLOSING: Final = frozenset('»”"')
_NAME_REACH: Final = 4
_SHORT: Final = 3
"""Letters of a piece of a name before a dash and a number at most."""
_LONG, _LONGEST = 3, 7
"""Digits of a resolution's number at least; of a bare number that counts something at most one less."""


def _measure(word: Word) -> bool:
    """A unit of length, of which digits that touch it make an area («كم2»)."""
    return counted(word) and word.number.noun.category == "distance"


class Codes(Surroundings):
    """Tells names, ordinals and references. `prev`: the token before the number and the marks before it."""

    def __init__(self, text: Text, lists: dict[str, frozenset[str]]) -> None:
        super().__init__(text, lists)
        self._contacts: dict[int, bool] = {}
        """Of sentences looked at: it says how to reach the writer."""

    def ordinal(self, draft: Draft, prev: int, start: int) -> bool:
        """«الحادي عشر», «الخامس والعشرين», «الذكرى السبعين»."""
        mention = draft.mention
        if prev < start or mention.kind not in (UNIT, TEN, HUNDRED, DIGITS):
            return False
        if mention.kind == DIGITS:
            if draft.rule == "counted-of" and self.text.words[prev].form in self.lists["of_a_row"]:
                return True
            return mention.definite and self._one_of_a_row(draft)
        numeral, word = mention.numeral, self.text.words[prev]
        around = word.number
        own = self.text.words[mention.first].number
        if own is not None and own.ordinal > 1:
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

    def contact(self, draft: Draft, start: int, end: int) -> bool:
        """In a line that says how to reach the writer."""
        if self.text.words[draft.mention.first].kind != "n" or draft.noun is not None:
            return False
        known = self._contacts.get(draft.sent)
        if known is None:
            listed = self.lists["contact"]
            known = any(word.form in listed for word in self.text.words[start:end])
            self._contacts[draft.sent] = known
        return known

    def attached(self, draft: Draft, start: int, end: int) -> bool:
        """Digits that touch Latin letters, a slash or a mark of tags and addresses («G20», «#30», «12/7»); scores."""
        text, first, last = self.text, draft.mention.first, draft.mention.last
        words, tokens, gaps = text.words, text.tokens, text.gaps
        if last < end and tokens[last] == "_" or (first > start and tokens[first - 1] in "_#"):
            return True  # «#خمسون_عاما»
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
            if (
                token in _DASHES
                and first - 1 > start
                and not (gaps[first] or gaps[first - 1])
                and words[first - 2].kind == "w"
                and len(words[first - 2].form) <= _SHORT
                and words[first - 2].form not in GLUED
            ):
                return True  # «تو-95»
            if token == "+" or not before.form:
                return True  # «5 + 1», «26 ــ 24»
            if not gaps[first] and (
                token in _MARKS or (before.kind == "w" and (token.isascii() or _measure(before)))
            ):
                return True  # «G20», «كم2»
            if token == "/":
                return True
        if first == start or tokens[first - 1] != "/":
            return False
        number = words[first].number
        return number is not None and number.numeral.value == 0

    def name(self, draft: Draft, prev: int, start: int) -> bool:
        """«الفرقة 30», «القرار الأممي 2216», «إف 16», «المركز الـ15»."""
        if prev < start or draft.mention.percent or draft.mention.kind == RANGE and draft.unit is not None:
            return False
        words = self.text.words
        while prev > start and self.text.tokens[prev] in _DASHES:
            prev -= 1  # «إف-16»
        if draft.mention.numeral.joined or words[draft.mention.first].form == "و":
            return False
        if (
            draft.noun is not None
            and draft.noun.key in self.lists["name_tails"]
            and self.listed(prev, "names")
        ):
            return True  # «الفرقة 30 مشاة»
        if self.listed(prev, "numbered"):
            return True  # «خرج في الدقيقة 72 مصابا»
        if draft.rule == "counted-of" and self.listed(prev, "references"):
            return True  # «المادة 78 من الدستور»
        if (
            draft.unit is not None
            and draft.rule != "noun-before"
            and (draft.noun is not None or draft.rule != "counted-noun")
        ):
            return False
        if self.listed(prev, "names"):
            return True
        if draft.unit is None and digits(words[draft.mention.first].form) >= _LONG:
            for k in range(prev - 1, max(start, prev - _NAME_REACH) - 1, -1):
                if words[k].bits & c.VERB and not any(sense.nominal for sense in words[k].senses):
                    break
                if self.listed(k, "resolutions"):
                    return True  # «قرار مجلس الأمن الدولي 2216»
        adjective = (
            words[prev].definite
            and prev > start
            and words[prev - 1].definite
            and words[prev].form.endswith(("ي", "يه"))
        )
        return adjective and draft.unit is None and self.listed(prev - 1, "names")

    def number_alone(self, draft: Draft, prev: int, start: int, end: int) -> bool:
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
        if mention.kind == SLASH:
            return True  # «بنتيجة 3/4», «عيار 12/7»
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
            and any(token in OPENERS for token in tokens[max(start, first - 3) : first])
        ):
            return draft.left == first  # «وطن 85»: a name within quotation marks
        return first == start and last < end and tokens[last] in ".)–:/،"
