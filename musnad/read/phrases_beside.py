"""What stands beside a noun phrase and belongs to it: behind a comma, in brackets, in quotation marks.

«الأمين العام، الدكتور سامي النادر،», «حركة المقاومة (حماس)», «رئيس لجنة الحقوق "لجنة الميثاق"».
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.bodies import is_arm
from musnad.read.growing import DEFINITE, ENDING, OPEN, Phrase
from musnad.read.holders import holder, is_address
from musnad.read.phrases_nouns import Nouns
from musnad.read.proper_names import ONE, bare_name, bracketed, is_ali, names_anyway, quoted_name
from musnad.read.roles import (
    ADJECTIVE,
    ANONYMOUS,
    COMPLEMENTIZER,
    DAY,
    DOCUMENT,
    MEDIA,
    NAME,
    NOUN,
    ORG,
    PARTICIPLE,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
)

_BODIES: Final = frozenset((ORG, MEDIA, DOCUMENT, ANONYMOUS, NOUN, ADJECTIVE))


class Beside(Nouns):
    """The steps over punctuation of a phrase in the making."""

    __slots__ = ()

    def within(self, j: int) -> Phrase | None:
        """The phrase that begins at token j and ends with this one at the latest, without appositions of its own."""
        raise NotImplementedError

    def role_at(self, j: int) -> str:
        """The role of a word where it stands: «علي» may be a name, an adjective may look like a participle."""
        word = self.words[j]
        role = word.role
        if role in (STOP, COMPLEMENTIZER):
            role = NAME if names_anyway(self.words, j) else role
        if role == PREPOSITION and word.form == "علي" and is_ali(self, j):
            return NAME
        if (
            role == PARTICIPLE
            and self.head >= 0
            and word.raw[-1] in "ةه"
            and self.words[j - 1].role != PUNCTUATION
        ):
            return ADJECTIVE  # «مصادر مطلعة»
        if role == STOP and self.state == OPEN and self.kind == ANONYMOUS and word.bits & c.ADJECTIVE:
            return ADJECTIVE  # «مصادر خاصة»
        return role

    def punctuation(self, j: int) -> int:
        """Past what belongs to the phrase behind the mark at token j; 0 when nothing there does."""
        raw = self.words[j].raw
        if raw in "،," and self.kind == ORG and self.apposition and is_arm(self.words, j + 1, self.limit):
            return j + 1
        if raw in "،,":
            return self.apposed(j + 1) if self.apposition and self.person and self.state == DEFINITE else 0
        if raw == "(":
            return self._parenthesis(j)
        if raw == "/":
            after = self.after(j)
            named = after is not None and after.role in (NAME, UNKNOWN, TITLE) and not self.named
            return j + 1 if named and is_address(self.words[j - 1]) else 0  # «الوزير السيد/ سامي النادر»
        end = quoted_name(self.text, j, self.limit, self.state == OPEN and self.kind in (ORG, MEDIA))
        if end < 0 or self.named or self.kind not in _BODIES | {TITLE}:
            return 0
        word = self.words[j + 1]
        if self.state != OPEN:
            if self.person and not self.named and holder(self.words, end, self.limit):
                return end  # «رئيس لجنة الحقوق "لجنة الميثاق" الدكتور سامي النادر»
            alone = self.kind == ORG and self.words[self.head].definite and j == self.head + 1
            given = word.bits & c.GIVEN and not word.definite and not word.bits & (c.GROUP | c.MEDIA)
            if given and not self.person:
                return 0  # «المتحدث باسم القوات المسلحة "سامي النادر"»: who he is
            if alone or word.role not in (NAME, UNKNOWN) and not word.bits & (c.GROUP | c.MEDIA):
                return 0  # «بالحركة "سامي النادر"», «حزب العمل "منظمة محظورة"»
        if self.person and self.state == DEFINITE and word.role in (NAME, UNKNOWN):
            self.named, self.name = True, (j + 1, end - 1)  # «وزير النقل "سامي النادر"»
        self.state = DEFINITE
        return end

    def apposed(self, j: int) -> int:
        """Past an apposition after a comma («الأمين العام …، الدكتور …،»), 0 when none stands there."""
        if j >= self.limit:
            return 0
        word = self.words[j]
        role = self.role_at(j)
        if role == PUNCTUATION:
            return self._quoted_holder(j)
        one = self.named and word.form in ONE  # «سامي النادر، أحد مشايخ القبيلة،»
        past = 0 if self.named else bare_name(self.words, j, self.limit)
        if past:
            self.named, self.name, self.naming = True, (j, past), False
            return past
        if not one and (
            role not in (TITLE, NAME, UNKNOWN) or word.pro[:1] == "و" or role != TITLE and self.named
        ):
            return 0
        if word.shape & (WHEN | DAY) or role == UNKNOWN and word.time is not None:
            return 0
        inner = self.within(j)
        if inner is None or self.named and (role == TITLE and self.of_somebody_else(j)):
            return 0
        after = self.words[inner.last] if inner.last < len(self.words) else None
        if after is not None and after.role not in ENDING and after.role != VERB:
            return 0
        last = self.words[inner.last - 1]
        if inner.named and not self.named:
            self.name = inner.name
        self.named = self.named or inner.named or role != TITLE or last.bits & c.GIVEN != 0
        self.naming = False
        return inner.last

    def _quoted_holder(self, j: int) -> int:
        """Past the holder's name in quotation marks after a comma («المتحدث باسم الوزارة، "سامي النادر"،»), else 0."""
        end = quoted_name(self.text, j, self.limit) if not self.named else -1
        if end <= j + 2 or self.words[j + 1].role not in (NAME, UNKNOWN) or self.words[j + 1].shape & PLACE:
            return 0
        if end < len(self.words) and self.words[end].role not in ENDING:
            return 0
        self.named, self.name, self.naming = True, (j + 1, end - 1), False
        return end

    def _parenthesis(self, j: int) -> int:
        """Past a name in brackets right after a body («حركة المقاومة (حماس)»); 0 when something else is in them."""
        if self.person and self.state == DEFINITE and not self.named:
            aside = bracketed(self.text, j, self.limit)
            if aside and aside + 1 < self.limit and self.words[aside].raw in "،,":
                return self.apposed(aside + 1)  # «المتحدث باسم الحكومة (المعترف بها)، سامي النادر،»
            return 0
        if self.kind not in (ORG, MEDIA):
            return 0
        end = bracketed(self.text, j, self.limit)
        inside = self.words[j + 1 : end - 1]
        called = "UGOM#.NJ" if self.state == OPEN else "UGOM#.N"  # «قناة (النادرية نيوز)»
        if not end or not all(word.role in called or len(word.form) == 1 for word in inside):
            return 0
        self.state = DEFINITE
        return end

    def enclosed(self, j: int) -> Phrase | None:
        """A short name within quotation marks or brackets that is a source by itself: «وعلمت (الأفق) أن»."""
        words = self.words
        if words[j].raw == "(":
            end = bracketed(self.text, j, self.limit)
            if end and words[j + 1].role in (MEDIA, NAME, UNKNOWN, ORG):
                return Phrase(j + 1, end - 1, j + 1, False)
            return None
        end = quoted_name(self.text, j, self.limit)
        if end <= j + 2:
            return None
        word = words[j + 1]
        family = word.definite and not (word.bits or word.senses) and word.raw.endswith("ي")
        person = (word.bits & (c.GIVEN | c.FAMILY) or family) and not word.bits & c.GROUP
        return Phrase(j, end, j + 1, bool(person))
