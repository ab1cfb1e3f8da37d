"""The noun phrases and prepositional phrases that a walk outward from a cue meets.

They are who speaks, who is spoken to, where and when, or what the cue governs by a preposition or as its object.
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.cues import is_time, past_times
from musnad.read.frames import PLAIN, Opening
from musnad.read.openings_parties import (
    ABSTRACT,
    ALL,
    VEIL,
    bare_masdar,
    clause_follows,
    joined_to,
    nominative,
    object_follows,
    stretched,
    subject_of_clause,
    without_object,
)
from musnad.read.openings_scan import Scanning, is_deed
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import quote_at
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    DOCUMENT,
    FUSED,
    HEADS,
    MASDAR,
    NAME,
    NOUN,
    ORG,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.read.sources import can_say

_ADVERBIAL: Final = particles.words("adverbial")
_OBJECTS: Final = frozenset("NJvSQADU#")
"""Roles that can begin a reported object; a name or a title there is an addressee or a subject."""
_BY_IT: Final = particles.words("of_him") | particles.words("resumed")
_RECEIVING: Final = particles.words("receiving")
_MANNER: Final = particles.words("manner")
_REACH: Final = 16
"""Tokens between a name and what its bearer says."""
_LONG_ENOUGH: Final = 6
"""Tokens from which a quotation is no name."""
_IT: Final = frozenset(("ه", "ها"))
_HOW: Final = ("مت", "مست")
"""How participles of the fifth, sixth and tenth form begin."""


class Parties(Scanning):
    """The steps of a walk over nouns, numbers and prepositions; each returns the next token, or an Opening."""

    __slots__ = ()

    def preposition(self, j: int) -> int | Opening | None:
        """A preposition by itself: the cue's own, or one that says where, when, to whom."""
        word = self.words[j]
        form = word.form.lstrip("و") or word.form
        if j + 1 >= self.limit:
            return None
        following = self.words[j + 1]
        if following.role == COMPLEMENTIZER and form in self.preps:
            return j + 1
        if form == "ل" and "الي" in self.preps:
            noun = self.words[j + 2] if following.role == PUNCTUATION and j + 2 < self.limit else following
            if not is_deed(noun):
                return self.past_name(j)  # «وأشار مصدر لـ«الضحى» إلى أن»
        if self.relative and self.words[j - 1].role == VERB:
            return self._adjunct(j, j + 1)  # «أعلن بيان صدر عن المكتب أن»
        if form == "من" and following.bits & (c.ORG | c.MEDIA) and self.again(j + 2):
            return self._adjunct(j, j + 1)  # «حذر فلان من موقع كذا القراء من أن»
        if form in self.preps and self.governs(j, form, following):
            if self.clause_instead(j + 1):
                return self._adjunct(j, j + 1)  # «أكدت وثائق نشرت على الشبكة أن»
            addressee = self.called_upon(j + 1)
            if addressee is not None:
                return addressee
            return self.open("prep", j + 1, j)
        return self._adjunct(j, j + 1)

    def fused(self, j: int) -> int | Opening | None:
        """A noun with ب or لـ before it."""
        word = self.words[j]
        letter = (word.pro or (word.form if word.inner == DEMONSTRATIVE else "")).lstrip("وف")[:1]
        form = word.form
        if letter == "ل" and "الي" in self.preps and not is_deed(word):
            return self._adjunct(j, j)
        if letter == "ب" and self.gov.clause and word.bits & (c.ORG | c.PLACE) and self.clause_ahead(j + 1):
            return self._adjunct(j, j)  # «صرح المتحدث بوزارة الداخلية …، أنه»
        at_once = j == self.past and not self.gov.clause  # «مشيدا بالتعاون»
        if letter in self.preps and (form.lstrip("و") not in _ADVERBIAL or at_once):
            outlet = letter == "ل" and word.bits & c.MEDIA
            if not (outlet or self.relative and letter == "ل") and self.governs(j, letter, word):
                addressee = self.called_upon(j)
                return self.open("prep", j, j) if addressee is None else addressee
        return self._adjunct(j, j)

    def _adjunct(self, j: int, noun: int) -> int:
        """Past the prepositional phrase at j whose noun stands at `noun`."""
        self.adjunct = True
        if self.relative:
            return j + 1
        words = self.words
        if words[j].form in _MANNER:
            return j + 2
        if noun == j:
            if words[j].definite or j + 1 >= self.stop:
                k = j + 1
                while k < self.stop and words[k].role == ADJECTIVE and words[k].definite:
                    k += 1  # «وقالت للصحافة الفرنسية»
                return k
            noun = j + 1
            if words[noun].role not in HEADS:
                return noun
        stop = self.stop
        if (
            self.gov.direct
        ):  # the cue's own preposition ends what another one holds («أعرب في أكثر من مناسبة عن»)
            for k in range(noun + 1, min(noun + 8, stop)):
                if words[k].role == PREPOSITION and words[k].form in self.gov.direct:
                    stop = k
                    break
        inner = phrase(self.text, noun, stop, apposition=False)
        if inner is not None and words[noun].form in _RECEIVING and inner.last == noun + 1:
            return self.past_received(inner.last)
        return inner.last if inner is not None else noun if noun > j else j + 1

    def past_received(self, j: int) -> int:
        """Past whom a meeting or a visit is of («خلال لقائه اليوم وزير الخارجية»)."""
        k = past_times(self.text, j, self.stop)
        other = phrase(self.text, k, self.stop) if self.words[k].role in HEADS else None
        return other.last if other is not None and can_say(self.text, other) else j

    def number(self, j: int) -> int | Opening:
        """A number, which counts who speaks or what is announced."""
        plain = not (self.relative or self.adjunct)
        if self.gov.object and self.source is not None and plain and not self.clause_instead(j):
            return self.open("object", j, j)  # «أعلن المرصد 23 قتيلا»
        if self.subject and self.source is None and j == self.past:
            found = phrase(self.text, j, self.stop)
            if found is not None and found.last > j + 1:
                self.source = found
                return found.last
        return j + 1

    def _last_name(self, j: int) -> bool:
        """A name that looks like an accusative ends the subject before a comma and its clause («سامي صبرا، إن»)."""
        words, found = self.words, self.source
        if found is None or not found.named or found.last != j or found.name[1] != j or j + 2 >= self.limit:
            return False
        return (
            words[j].shape & ACCUSATIVE != 0
            and words[j + 1].raw in "،,"
            and words[j + 2].role == COMPLEMENTIZER
            and words[j + 2].form in PLAIN
        )

    def _how(self, j: int) -> bool:
        """An unknown participle at token j says how something was said («وقال متنهدا «…»»)."""
        word, after = self.words[j], self.words[j + 1] if j + 1 < self.limit else None
        circumstance = (
            word.role == UNKNOWN and word.form.startswith(_HOW) and word.raw.rstrip("\u064b")[-1] == "ا"
        )
        return circumstance and (after is None or after.role not in (NAME, UNKNOWN))

    def _of_a_state(self, j: int) -> bool:
        """The adjective of a state at token j ends the subject, of which one word before it was not known."""
        word, found = self.words[j], self.source
        if (
            found is None
            or found.named
            or j - found.last > 1
            or self.adjunct
            or self.relative
            or not self.subject
        ):
            return False
        if not (word.bits & c.DEMONYM and word.definite) or word.stem.endswith(("ين", "ون")):
            return False
        before = self.words[j - 1]  # «الحربي» is a family name as well
        return before.form[:2] == "ال" and before.shape & ATTRIBUTE != 0

    def _holds_it(self, j: int) -> bool:
        """The definite word at token j is what a bare noun before it is annexed to («مع وزراء مجلس التعاون»)."""
        word, before = self.words[j], self.words[j - 1]
        if not (self.adjunct and word.definite) or j - 1 < self.past or before.definite or before.suffix:
            return False
        bare = before.role in (NOUN, ORG, DOCUMENT) and not before.bits & (c.GIVEN | c.FAMILY)
        return bare and not before.shape & (ACCUSATIVE | ATTRIBUTE | SUFFIXED) and not is_time(before)

    def clause_instead(self, j: int) -> bool:
        """What looks like an object at token j is no more than a rest of the subject before a clause."""
        if not self.gov.clause:
            return False
        return clause_follows(self.words, j, self.limit) or self.named_before_quotation(j)

    def named_before_quotation(self, j: int) -> bool:
        """A name that looks like a verbal noun, an office, and what is said («وأكد كفاح سامي المستشار «…»»)."""
        words = self.words
        if j != self.past or j + 1 >= self.limit or words[j].definite or not words[j + 1].bits & c.GIVEN:
            return False
        for k in range(j + 1, min(j + _REACH, self.limit)):
            word = words[k]
            if word.role in (VERB, COMPLEMENTIZER, RELATIVE) or word.raw in "،,:.":
                return False
            quote = quote_at(self.text, k) if word.role == PUNCTUATION else None
            if quote is not None:
                return quote.last - quote.first >= _LONG_ENOUGH
        return False

    def _after_subject(self, j: int) -> bool:
        return self.source is not None and (j == self.source.last or self.words[j - 1].raw in "،,")

    def _verbal(self, j: int) -> bool:
        """A word with a pronoun, after an indefinite noun, is the verb of a clause that describes it."""
        word, before = self.words[j], self.words[j - 1]
        if before.definite or before.suffix or before.role not in (NOUN, ADJECTIVE, DOCUMENT, TITLE):
            return False
        return any(s.tense == "perfect" and s.suffix in _IT for s in word.senses)

    def _issued(self, j: int) -> bool:
        """A bare participle describes the bare document before it and takes a preposition («بيان صادر عن الوزارة»)."""
        word, before = self.words[j], self.words[j - 1]
        if before.definite or not before.bits & (c.DOCUMENT | c.SPEECH_EVENT) or j + 1 >= self.limit:
            return False
        following = self.words[j + 1]
        by = following.role == PREPOSITION or following.form in _BY_IT
        return by and not word.pro and any("participle" in s.tense for s in word.senses)

    def _describes(self, j: int) -> bool:
        """The definite word at token j is an attribute («خلية الإنقاذ الوطنية», «سكان البلدة، الواقعة جنوب النهر»)."""
        word = self.words[j]
        if not word.definite or word.bits & (c.TITLE | c.ORG):
            return False
        if self.words[j - 1].role != PUNCTUATION:
            return word.role == ADJECTIVE
        after = self.words[j + 1] if j + 1 < self.limit else None
        where = after is not None and (after.role == PREPOSITION or after.bits & c.PLACE)
        return bool(word.shape & ATTRIBUTE and where)

    def called_upon(self, j: int) -> int | None:
        """Past who is called upon by a preposition at token j, before what for («دعوته إلى المجلس لزيارة …»)."""
        if self.frame.stance != "demanding" or self.words[j].shape & MASDAR:
            return None
        found = phrase(self.text, j, self.stop, apposition=False)
        if found is None or not can_say(self.text, found) and self.words[j].stem not in ALL:
            return None
        if not (found.named or self.words[found.last - 1].definite):
            return None  # «دعا إلى حكومة لإنهاء الأزمة»
        found = self.before_deed(found)
        k = found.last
        if k >= self.limit or not self.prepositional(k) or self.words[k].form == self.words[j - 1].form:
            return None
        deed = self.words[k] if self.words[k].role == FUSED else self.words[min(k + 1, self.limit - 1)]
        if not is_deed(deed):
            return None
        self.target = found
        return k

    # -- noun phrases --------------------------------------------------------------------------------------------

    def nominal(self, j: int) -> int | Opening | None:
        """A noun, a name or an adjective: the subject, the addressee, the object, or a rest of one of them."""
        word = self.words[j]
        if word.form == "نقلا":
            self.relayed = j
            return j + 1
        gov = self.gov
        if self.adjunct and word.bits & c.VERB and not word.definite and self._verbal(j):
            self.relative = True
            return j + 1  # «في مؤتمر صحفي عقده أمس»
        if self.adjunct and not word.definite and self._issued(j):
            self.relative = True
            return j + 1  # «في بيان صادر عنه»
        if word.form == "و":
            return j + 1  # «و16 %»
        if word.form in VEIL and not self.relative:
            return j + 1  # «لفت الانتباه إلى», «كشف النقاب عن»
        if j == self.past and self.subject and self._how(j):
            return j + 1
        if self._last_name(j):
            assert self.source is not None
            self.source = Phrase(
                self.source.first, j + 1, self.source.head, True, (self.source.name[0], j + 1)
            )
            return j + 1
        if j > self.past and word.definite and word.shape & ATTRIBUTE and is_time(self.words[j - 1]):
            return j + 1  # «رفضت المحكمة الأسبوع الفائت آخر استئناف»
        if self.relative:
            if gov.object and bare_masdar(self.words, j):
                return self.open("object", j, j)
            return j + 1
        if (
            self.target is not None
            and self.source is None
            and self.subject
            and self.frame.stance == "accusing"
            and self.words[j - 1].raw in "،,"
            and self.words[self.target.last].raw in "،,"
        ):
            self.source = self.target  # «واتهم الجار، بحسب الصحيفة، صاحب الدار بـ»
            self.target = None
        if word.role == QUANTIFIER and word.suffix and word.stem in ALL and j == self.past:
            return j + 1  # «أكدوا جميعهم أن»
        if gov.object and self.subject and j == self.past and word.role == QUANTIFIER and word.suffix:
            return self.open("object", j, j)  # «هجمات تبنى بعضها التنظيم»
        eventful = word.shape & MASDAR or word.role == DOCUMENT
        announced = word.form in ABSTRACT or self.adjunct and eventful and not word.definite
        if announced and gov.object and not gov.target and not self.clause_instead(j):
            return self.open("object", j, j)
        if self.subject and self.source is None:
            following = self.words[j + 1] if j + 1 < self.stop else None
            if is_time(word) and following is not None and is_time(following):
                return j + 1  # «أعلن صباح أمس»
            found = phrase(self.text, j, self.stop)
            joined = self.adjunct and word.pro[:1] == "و" and not word.bits & c.GIVEN
            if (
                joined
                or found is None
                or self.adjunct
                and word.role in "NJv"
                and not can_say(self.text, found)
            ):
                return j + 1
            found = self.without_governed(self.without_veil(found))
            if gov.target and self.frame.target_in_content and not can_say(self.text, found):
                self.target = found  # «ويقدر عدد القتلى بـ»
                return found.last
            bare = gov.object and not gov.target and not self.has_target and not nominative(word)
            bare = bare and not word.bits & c.COURTESY  # «أدان معاليه»
            if (
                bare
                and not can_say(self.text, found)
                and not object_follows(self.words, found.last, self.limit)
                and not self.speaks_next(j, found)
            ):
                if word.role not in _OBJECTS or is_time(word) or self.clause_instead(j):
                    return j + 1
                return self.open("object", j, j)
            self.source = (gov.object and without_object(self.words, found, self.limit)) or found
            return self.source.last
        if (
            gov.target
            and self.target is None
            and not self.has_target
            and not (gov.object and word.role in "NJ")
        ):
            found = phrase(self.text, j, self.stop, apposition=False)
            if found is not None:
                self.target = self.before_deed(found)
                return self.target.last
        if self.source is not None and j == self.source.last and not word.shape & (MASDAR | SUFFIXED):
            past = joined_to(self.text, j, self.stop)
            follows = gov.clause and subject_of_clause(self.words, past, self.limit) or self.past_joined(past)
            if past > j and not gov.target and follows:
                self.source = stretched(self.text, self.source, past, "clause")
                return past
        if word.pro == "و" and self.source is not None and j == self.source.last and not word.shape & MASDAR:
            other = phrase(self.text, j, self.stop)
            if other is not None and word.bits & c.PEOPLE | can_say(self.text, other):
                self.source = Phrase(self.source.first, other.last, self.source.head, self.source.named)
                return other.last  # «نقابات العمال ورجال الأعمال»
        if self._after_subject(j) and self._describes(j):
            self.relative = self.words[j - 1].role == PUNCTUATION
            return j + 1
        if self._of_a_state(j):
            assert self.source is not None
            self.source = Phrase(
                self.source.first, j + 1, self.source.head, self.source.named, self.source.name
            )
            return j + 1  # «أعلنت خلية الإعلام الحربي العراقية»
        if gov.object and not is_time(word) and not (self.has_target and not self.frame.target_in_content):
            anything = self.frame.stance == "accusing" or self.frame.target_in_content
            fits = anything or word.role in _OBJECTS and (word.role != UNKNOWN or self.adjunct)
            if fits and not word.pro.startswith("و") and not self.clause_instead(j) and not self._holds_it(j):
                return self.open("object", j, j)
        if (
            self.source is not None
            and not gov.target
            and not gov.object
            and not is_time(word)
            and not self.adjunct
            and not (word.definite and j == self.source.last)  # what the subject is annexed to
            and not (word.role == ADJECTIVE or word.shape & ATTRIBUTE)
        ):
            self.blocked = True
        return j + 1
