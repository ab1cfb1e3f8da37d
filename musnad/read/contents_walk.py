"""One walk over reported material, to where the writer's voice or another source takes over."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.contents_voices import Voices
from musnad.read.cues import is_time, is_verb
from musnad.read.quotations import after, quote_at
from musnad.read.roles import (
    ADJECTIVE,
    ANONYMOUS,
    ATTRIBUTE,
    COMPLEMENTIZER,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    MEDIA,
    NAME,
    NOUN,
    ORG,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    is_place,
)
from musnad.text import Text

_ASIDE: Final = particles.Sequences("aside")
_AFTER_PAUSE: Final = particles.Sequences("aside_after_pause")
_CONTRAST: Final = particles.Sequences("contrast")
_AFTERWARDS: Final = particles.Sequences("afterwards")
_AND_THAT: Final = particles.words("and_that")
_NORMS: Final = particles.words("norm")
_PAST_PERFECT: Final = particles.words("past_perfect")
_CARRIER: Final = particles.words("carried")
_NEGATION: Final = particles.words("negation")
_INNER: Final = 12
"""Tokens from the beginning within which a source inside the material speaks, rather than one in a clause of it."""
_NEGATED: Final = particles.words("negated")
_OPENS_CLAUSE: Final = frozenset((COMPLEMENTIZER, RELATIVE, STOP))
_MAY_END: Final = c.STEERS | c.EVIDENCE | c.CUE
_LETTERS: Final = particles.words("letter")
_SIDE: Final = frozenset(("من", "ومن"))
_AGAIN: Final = frozenset(("علي", "عن", "من"))
_FOREMOST: Final = particles.words("foremost")
_IT: Final = frozenset(("ه", "ها", "هم"))
_RESUMED: Final = particles.words("resumed")
_DESCRIBED: Final = frozenset((NOUN, ORG, TITLE, ANONYMOUS, MEDIA))
_BREAKS_NOMINAL: Final = particles.words("circumstance")


def left(text: Text, j: int, limit: int) -> bool:
    """Small words that lead out of reported material begin at token j."""
    return (
        _ASIDE.past(text, j, limit) > 0
        or _AFTER_PAUSE.past(text, j, limit) > 0
        or _CONTRAST.past(text, j, limit) > 0
    )


class Walk(Voices):
    """A walk from the first token of the material; its steps say where it ends."""

    __slots__ = ()

    def find(self) -> int:
        """Past the last token of the material."""
        words, first, nominal, within = self.words, self.first, self.nominal, self.within
        j = first
        while j < self.limit:
            word = words[j]
            role = word.role
            if role == PUNCTUATION:
                step = self.punctuation(j)
                if step < 0:
                    return j
                j = step
                continue
            if nominal and role in _OPENS_CLAUSE and word.form[:1] != "و":
                self.clause = self.clause or role != STOP or word.form == "ما"
            # most words can end nothing: no clause to leave, no bit that says so
            if (
                (word.bits & _MAY_END or within or self.relative or nominal and not self.clause)
                and j > first
                and self.ends_at(j)
            ):
                return j
            j += 1
        return min(j, self.limit)

    def punctuation(self, j: int) -> int:
        """The token after the mark at j, -1 when the material ends there."""
        words = self.words
        quote = quote_at(self.text, j) if self.text.quotes else None
        if quote is not None and quote.close is None and j > self.first:
            return j + 1  # left open: it holds nothing together
        if quote is not None:
            past = after(quote)
            if past > self.limit:
                sentence = self.text.sent[min(past, len(words)) - 1]
                self.limit = max(self.limit, self.text.sentences[sentence][1])
            size = quote.last - quote.first
            if (
                self.demand
                and j > self.first
                and size > 5
                and words[j - 1].role not in (PUNCTUATION, PREPOSITION)
                and words[j - 1].form not in _LETTERS
                and not self.clause
            ):
                return -1  # «وطلب عدم نشر اسمه "…"»: somebody else's quotation
            closed = quote.close is not None and past < self.limit and words[past].raw in "،,"
            return self._stop_after(past) if self.nominal and closed and size > 3 else past
        raw = words[j].raw
        if raw == ")" and self.first and words[self.first - 1].raw == "(":
            return -1
        if raw == ":" and self.nominal and j > self.first:
            return -1
        if raw in "،,؛;" and j + 1 < self.limit:
            following = words[j + 1]
            if self.within and j > self.first:
                return -1
            loose = following.role == RELATIVE or following.form[:1] == "و" or following.form == "اضافه"
            if self.tight and self.nominal and loose and not self.joined_deed(j + 1):
                return -1
            going_on = self.describes(j) or self.joined_deed(j + 1)
            if self.nominal and not self.clause and is_verb(following) and not going_on:
                return -1
            if self.nominal and following.form in _BREAKS_NOMINAL and not self.again(j, following.form[1:]):
                return -1
            if self.fronted and is_verb(following) and not following.pro:
                return -1
        return j + 1

    def other_side(self, j: int) -> bool:
        """«من جهة أخرى» at j answers a «من جهة» in the material."""
        words = self.words
        if words[j].form not in _SIDE or j + 1 >= self.limit:
            return False
        sides = words[j + 1].form
        return any(words[k].form in _SIDE and words[k + 1].form == sides for k in range(self.first, j - 1))

    def joined_deed(self, j: int) -> bool:
        """A verbal noun at j is joined to one before it («احتجاجا على إقدامهم على النهب، والاستيلاء على الأموال»)."""
        word, first = self.words[j], self.words[self.first]
        if not word.shape & MASDAR:
            return False
        if word.pro == "و" and word.bits & c.EVENT and not word.bits & c.CUE:
            after = self.words[j + 1] if j + 1 < self.limit else None
            counted = after is not None and (after.kind == "n" or after.bits & c.NUMBER != 0)
            if word.bits & c.FINITE and not counted:
                return False  # «مقتل ثلاثة، وقتل الجيش خمسة»
            return first.bits & c.EVENT != 0 and not first.definite  # «مقتل 11 جنديا، وجرح 20 آخرين»
        return word.pro == "وال" and any(w.shape & MASDAR for w in self.words[self.first : j])

    def again(self, j: int, form: str) -> bool:
        """The same preposition stands in the material before token j («شكره على الزيارة، وعلى المباحثات»)."""
        return form in _AGAIN and any(w.form == form for w in self.words[self.first : j])

    def describes(self, j: int) -> bool:
        """After the comma at j a clause describes the noun before it («سيارة، يقودها رجل»), or the first is named."""
        before, word = self.words[j - 1], self.words[j + 1]
        if word.form in _FOREMOST:
            return True
        imperfect = any(s.tense == "imperfect" and s.suffix in _IT for s in word.senses)
        return (
            imperfect and not word.pro and not before.definite and before.role in (NOUN, ADJECTIVE, UNKNOWN)
        )

    def _stop_after(self, past: int) -> int:
        self.limit = past
        return past

    def ends_at(self, j: int) -> bool:
        """The material ends before the word at j."""
        word = self.words[j]
        bits = word.bits
        if bits & c.STEERS and self.steered_out(j):
            return True
        if word.role == COMPLEMENTIZER and word.raw[0] == "إ":
            if self.within:
                return True  # «الذين طلبوا عدم ذكر أسمائهم إنهم»
            if self.relative and not self.conditional(j + 1):
                return True  # «الذي يرى أن الخطة فشلت، إن»
        if bits & c.EVIDENCE and self.evidence(j):
            return True
        if self.nominal and not self.clause and self.leaves_noun(j):
            return True
        if not bits & c.CUE:
            return False
        if word.form in _CARRIER or self.new_attribution(j):
            return True
        if bits & c.FINITE and word.cue is not None and not self.inner and j - self.first <= _INNER:
            self.inner = bool(word.cue.finite) and self.speaks_inside(j)
            if self.inner:
                self.feminine = all(s.gender == "f" and s.number == "s" for s in word.cue.finite)
        return False

    def conditional(self, j: int) -> bool:
        """«إن» before token j is «if»."""
        word = self.words[j] if j < self.limit else None
        return word is None or word.role in (VERB, MAYBE_VERB) or word.form in _NEGATION

    def steered_out(self, j: int) -> bool:
        """Small words that lead out of the material begin at j."""
        text, limit = self.text, self.limit
        if _ASIDE.past(text, j, limit):
            return True
        pause = self.words[j - 1].role == PUNCTUATION
        if (pause or self.nominal) and self.words[j].form in _AND_THAT and not self.goes_on(j + 1):
            return True
        if pause:
            if _AFTER_PAUSE.past(text, j, limit) and not self.other_side(j):
                return True
            if self.words[j].form in _PAST_PERFECT and self.had_said(j):
                return True
        past = _CONTRAST.past(text, j, limit)
        if past < limit and self.words[past].shape & ATTRIBUTE and not self.words[past].definite:
            past = 0  # «في وقت مبكر»
        if past and self.other_speaks(j, past):
            return True
        demanded = self.demand and not self.clause
        return demanded and self.words[j].role == PREPOSITION and _AFTERWARDS.past(text, j, limit) > 0

    def leaves_noun(self, j: int) -> bool:
        """The noun phrase ends before j: a clause of the outer sentence goes on, or its verb stands here."""
        word = self.words[j]
        if word.role == COMPLEMENTIZER and word.form[:1] == "و":
            self.clause = not self.within_clause()
            return not self.clause  # «ذكر أن الوزير تعهد بكذا، وأنه …», but «أشار إلى كذا، وأن»
        if word.form in _NEGATED or self.tight and word.form in _NEGATION and self.words[j - 1].definite:
            return True
        if self.words[j - 1].role == PREPOSITION and word.form[-1:] != "ا":
            return False  # «في وجه المهربين»
        if (
            word.bits & c.FINITE
            and not is_place(word)
            and not (word.role == MAYBE_VERB and word.pro == "و" and word.shape & MASDAR)
        ):
            if self.predicate(j):
                return True
            self.clause = True
        return False

    def within_clause(self) -> bool:
        """The material stands in another's clause, to which a coordinated one belongs."""
        start, _ = self.text.sentences[self.text.sent[self.first]]
        words = self.words
        return any(
            words[k].role == COMPLEMENTIZER and words[k].form[:1] != "و" for k in range(start, self.first - 1)
        )

    def predicate(self, j: int) -> bool:
        """The verb at j is outside the noun phrase: coordinated, or after a definite noun, which it cannot describe."""
        word, before = self.words[j], self.words[j - 1]
        if word.pro[:1] == "ف" or any(s.pro[:1] == "و" for s in word.senses):
            return True
        if before.role == RELATIVE or word.pro:
            return False
        following = self.words[j + 1] if j + 1 < self.limit else None
        if following is not None and following.form in _RESUMED and not is_time(before):
            return False  # «تحقيق في الغارة تشرف عليه المنظمة»
        imperfect = any(s.tense == "imperfect" for s in word.senses)
        if imperfect and not self.tight and not self.within and not is_time(before) and self.described(j):
            return False  # «عن ضبط شبكة للتنظيم تضم خمسة مواطنين»
        if not (self.tight or imperfect or is_time(before)):
            return False  # after a verb, only a predicate that goes on: names may look like verbs
        return before.definite or before.role == NAME or is_time(before)

    def described(self, j: int) -> bool:
        """A noun without the article, annexed to nothing, may be described by the verb at j."""
        words = self.words
        for k in range(self.first, j - 1):
            word, after = words[k], words[k + 1]
            if word.role not in _DESCRIBED or word.definite or word.suffix or word.shape & MASDAR or word.pro:
                continue
            if after.role in (PREPOSITION, FUSED) or after.role == ADJECTIVE and not after.definite:
                return True
        return False

    def evidence(self, j: int) -> bool:
        """A cue like «بحسب» at j belongs to what stands before it, as an aside."""
        words = self.words
        following = words[j + 1] if j + 1 < self.limit else None
        if j - self.first == 1 and words[self.first].role == COMPLEMENTIZER:
            return False  # «إنه وفقا لإحصاءات … فقد»
        if following is None or following.role == PUNCTUATION or following.stem in _NORMS:
            return False  # «هذا العام فحسب، بل», «وفقا لميثاق الهيئة»
        return words[j - 1].role == PUNCTUATION or following.role != NOUN
