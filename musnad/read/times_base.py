"""Times: what the constructions ask of single tokens."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from musnad.lexicon.classes import CUE, MEDIA, PEOPLE, PREPOSITION, VERB
from musnad.lexicon.classes import UNIT as UNIT_NOUN
from musnad.read.times_words import (
    DUAL,
    HIJRI,
    MODIFIER,
    MONTH,
    PLURAL,
    SEASON,
    UNIT,
    WEEKDAY,
    Calendar,
    TimeWord,
)
from musnad.text import Text, Word
from musnad.text.fold import fold

SEPARATORS: Final = frozenset("/-–—")
_FUTURE: Final = re.compile(r"س[يتن]\w{2,}$")
_SHORT: Final = 4
_NOUN_ENDS: Final = ("ه", "ها", "هم", "ات")
"""Ends of nouns like «ستائرها», «سنتات»."""
_FEW: Final = 10
_LOOK_BACK: Final = 9
"""Tokens before a time in which a word of the future is looked for."""


def _may_come(word: Word, form: str) -> bool:
    """A word with the letters of a verb of the future is one: the lexicon says so, or has nothing better."""
    if word.senses:
        return any(sense.tense == "imperfect" for sense in word.senses)
    return len(form) > _SHORT and not form.endswith(_NOUN_ENDS)


class Base:
    """A text and the calendar's words; where a method takes `i`, it is a token's number, in the text or not."""

    def __init__(self, text: Text, tables: Calendar, published: date | None) -> None:
        self.text = text
        self.words = text.words
        self.tokens = text.tokens
        self.count = len(text.words)
        self.published = published
        self.lists = tables.lists
        self.calendar = tables.words
        self.feasts = tables.feasts

    def among(self, i: int, name: str) -> bool:
        """Token i stands in the word list `name` of times.toml."""
        return self.form(i) in self.lists[name]

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

    def weekday_name(self, i: int) -> int | None:
        """The number of the weekday named at token i."""
        found = self.at(i)
        return found.value if found is not None and found.kind == WEEKDAY else None

    def bare_weekday(self, i: int) -> int | None:
        """The weekday whose name stands at token i without the article («ثالث ثلاثاء»)."""
        found = self.calendar.get(self.form(i))
        return found.value if found is not None and found.kind == WEEKDAY else None

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
        if k < self.count and (opened or self.tokens[k] in SEPARATORS):
            k += 1
        again = self.month(k)
        if again is not None and again[1] == number and again[0].kind == MONTH and not again[0].joined:
            last = again[2]
            if opened and last < self.count and self.tokens[last] == ")":
                last += 1
            return word._replace(cautious=False), number, last
        return found

    def counts(self, i: int) -> bool:
        """The number before token i counts what stands there, so it is no year or day."""
        if i >= self.count:
            return False
        word = self.words[i]
        if word.kind != "w":
            return self.tokens[i] == "%"
        if word.time is not None and word.time.kind not in ("", UNIT, DUAL, PLURAL):
            return False
        if word.form in self.lists["not_counted"]:
            return False
        around = word.number
        if (
            around is not None
            and (around.noun is not None or around.numeral is not None)
            and not word.form.startswith(("و", "ال"))
            and not around.pro
        ):
            return not self.too_many(i)
        if word.bits & (UNIT_NOUN | PEOPLE) and not word.definite:
            return True
        return (
            len(word.form) > 3
            and word.form.endswith("ا")
            and not word.bits & (PREPOSITION | VERB)
            and word.raw[-1] in "اً"
            and ("\u064b" in word.raw)
        )

    def too_many(self, i: int) -> bool:
        """A plural at token i after a number that takes the singular: «آب 2014 معارك» counts no battles."""
        around, before = self.words[i].number, self.form(i - 1)
        if around is None or around.noun is None or not before[-2:].isdecimal() or int(before[-2:]) <= _FEW:
            return False
        return self.form(i) not in (around.noun.key, around.noun.key + "ا")

    def gone(self, i: int) -> bool:
        """What stands before token i says that it has been: «منذ», or a verb that tells what has happened."""
        if self._since(i):
            return True
        for k in range(i - 1, max(self.start(i), i - _LOOK_BACK) - 1, -1):
            word = self.words[k]
            if word.kind == "p" or word.form in self.lists["not_gone"]:
                return False
            if word.bits & VERB and word.senses and all(s.tense == "perfect" for s in word.senses):
                return any(fold(s.lexeme.lemma) in self.lists["happened"] for s in word.senses)
        return False

    def _since(self, i: int) -> bool:
        """«منذ» stands before token i, or one noun after it («منذ قرارات 25 أكتوبر»)."""
        return self.form(i - 1) == "منذ" or (self.form(i - 2) == "منذ" and self.words[i - 1].kind == "w")

    def ahead(self, i: int) -> bool:
        """What stands before token i in its sentence speaks of something to come."""
        start = max(self.start(i), i - _LOOK_BACK)
        if i > start and self._since(i):
            return False
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
            form = word.form.lstrip("وف")
            if _FUTURE.match(form) and form not in self.lists["not_future"] and _may_come(word, form):
                return True
            if word.bits & VERB and all(sense.tense == "perfect" for sense in word.senses):
                return False  # «انتهى في 30 يونيو»
        return False

    def coming_after(self, i: int) -> bool:
        """A verb of the future stands at token i or after «عندما»: «الأحد، عندما سيتوجه»."""
        i += i < self.count and self.tokens[i] in "،,"
        i += self.among(i, "when")
        form = self.form(i)
        future = bool(_FUTURE.match(form)) and form not in self.lists["not_future"]
        return future and _may_come(self.words[i], form)

    def media_name(self, i: int) -> bool:
        """«اليوم» at token i is a newspaper or a part of an outlet's name."""
        before = self.at(i - 1)
        word = self.words[i - 1] if i else None
        if before is not None and "names_of_media" in before.roles:
            return True
        if before is not None and "countries_of_media" in before.roles and word is not None:
            named = self.words[i - 2] if i > 1 else None
            return word.form.startswith("ل") or (
                named is not None and (bool(named.bits & (MEDIA | CUE)) or named.raw in '«"“(')
            )
        if word is not None and word.bits & MEDIA and not word.senses:
            return True
        return 0 < i < self.count - 1 and self.tokens[i - 1] in '«"“(' and self.tokens[i + 1] in '»"”)'
