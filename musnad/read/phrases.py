"""Noun phrases, outward from a word: where the phrase that names a party ends.

Newspapers name a source by office, name and apposition («وزير الخارجية التركي مولود جاويش أوغلو»); what follows
it (where, when, to whom, a relative clause) is not part of the phrase. A phrase grows word by word. What may come
next depends on how far it is complete (`state`): a bare noun still waits for what it is annexed to, a definite or
an indefinite one only for what describes it.
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.bodies import is_arm
from musnad.read.complements import BEHALF, like_a_clause, takes_fused, takes_preposition, workplace
from musnad.read.growing import DEFINITE, INDEFINITE, OPEN, Phrase
from musnad.read.holders import abbreviated
from musnad.read.phrases_beside import Beside
from musnad.read.proper_names import (
    ONE,
    continues_name,
    is_doer,
    looks_fused,
    names_anyway,
)
from musnad.read.roles import (
    ABBREVIATED,
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    DOCUMENT,
    FUSED,
    HEADS,
    MAYBE_VERB,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    OFFICE,
    ORG,
    PARTICIPLE,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    SECOND,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    PlainWords,
)
from musnad.read.withholding import WITHHOLDING, past_withholding
from musnad.text import Text
from musnad.text.fold import fold

__all__ = ("Phrase", "phrase", "reaching")

_BY_PLACE: Final = frozenset((PREPOSITION, PARTICIPLE, STOP, COMPLEMENTIZER))
"""Roles that a word may change where it stands: see Beside.role_at."""
_LEADING: Final = frozenset((QUANTIFIER, DEMONSTRATIVE, NUMBER))
_NEVER_FIRST: Final = frozenset((VERB, COMPLEMENTIZER, RELATIVE, STOP, PARTICIPLE))
_CLAUSE: Final = 6
"""Tokens of a participle with what completes it."""
_FRIDAY: Final = fold("الجمعة")
_PRAYERS: Final = frozenset(fold(word) for word in "صلاة خطبة خطيب إمام".split())
_WHAT: Final = "ما"
_ANY: Final = "اي"
_TO_WHOM: Final = frozenset(("لي", "لك", "لكم"))
_OUTLET_ARTICLES: Final = PlainWords("outlet_article")
_CALLED: Final = PlainWords("called")
_SO_CALLED: Final = PlainWords("so_called")


def _set_phrases() -> dict[str, list[tuple[str, ...]]]:
    """The set phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for joined in sorted(PlainWords("set_phrase").forms, key=len, reverse=True):
        forms = tuple(joined.split("_"))
        found.setdefault(forms[0], []).append(forms)
    return found


_SET_PHRASES: Final = _set_phrases()
_AMONG: Final = frozenset(fold(word) for word in "من أصل".split())


def phrase(text: Text, i: int, limit: int, *, apposition: bool = True) -> Phrase | None:
    """The noun phrase that begins at token i, ending before `limit` at the latest; None when none begins there.

    apposition: it may go on after a comma («الأمين العام، الدكتور سامي النادر،»).
    """
    if i >= limit or text.words[i].role in _NEVER_FIRST and not names_anyway(text.words, i):
        return None
    return _Scanner(text, limit, apposition).scan(i)


def reaching(text: Text, first: int, end: int) -> int:
    """The first token, `first` at the earliest, from which a phrase may reach up to token `end`.

    No phrase goes over a verb or a complementizer, but for parts of names that look like one («فان», what stands
    after «عبد»).
    """
    words = text.words
    for k in range(end - 1, first - 1, -1):
        word = words[k]
        if (
            word.role in (COMPLEMENTIZER, VERB)
            and not (word.bits & c.PARTICLE or word.shape & SECOND)
            and (k < 2 or words[k - 2].form != "عبد")
        ):
            return k + 1
    return first


class _Scanner(Beside):
    """One phrase in the making: takes one step after another until a word does not belong."""

    __slots__ = ()

    def scan(self, i: int) -> Phrase | None:
        """The phrase that begins at token i."""
        words, limit = self.words, self.limit
        word = words[i]
        if word.form == _ANY and i + 1 < limit and words[i + 1].role == COMPLEMENTIZER:
            return None  # «أي أن»
        j = self._lead(i) if word.role in _LEADING or word.bits & c.NUMBER else i
        if word.role == FUSED and word.inner == QUANTIFIER and not word.definite and not word.suffix:
            j = i + 1  # «وفقا لعدة مصادر»
        alone = j > i and words[j - 1].role != DEMONSTRATIVE  # «البعض», «أحدهم», «عدد الذين»
        if j >= limit or j > i and words[j].pro[:1] == "ف":
            return Phrase(i, j, i, False) if alone else None  # «ورغم هذا فالصحف»
        word = words[j]
        if word.shape & OFFICE and j + 1 < limit and words[j + 1].form == "من":
            return None  # «أول من أمس»
        if word.form in _TO_WHOM and j and words[j - 1].role in (VERB, MAYBE_VERB):
            return None  # «قال لي»
        role = word.role
        if role in _BY_PLACE:
            role = self.role_at(j)
        if role == PUNCTUATION and j == i:
            return self.enclosed(j)
        if role == FUSED and j == i:
            role = word.inner
        letters = abbreviated(words, j, limit) if word.shape & ABBREVIATED else j
        if (
            word.shape & ABBREVIATED
            and letters == j
            and (j + 1 >= limit or words[j + 1].role not in (NAME, UNKNOWN))
        ):
            role = STOP  # «سنة 2015 م»
        if role not in HEADS or role == QUANTIFIER:
            return Phrase(i, j, i, False) if alone else None
        if letters > j:
            self._begin(j, TITLE)
            self.state, self.last = DEFINITE, letters
        else:
            self._begin(j, role)
        while self.last < limit:
            past = self._step(self.last)
            if not past:
                break
            self.last = past
        return Phrase(i, self.last, self.head, self.named, self.name if self.named else (0, 0))

    def within(self, j: int) -> Phrase | None:
        return phrase(self.text, j, self.limit, apposition=False)

    def _lead(self, i: int) -> int:
        """Past the numbers, quantifiers and demonstratives before the head («عدد من», «82 من أصل 120», «هذا»)."""
        words, limit = self.words, self.limit
        j = i
        while j < limit and (
            words[j].role in _LEADING
            or words[j].bits & c.NUMBER
            and words[j].role == NOUN
            and not words[j].definite
            and j + 1 < limit
            and words[j + 1].role in HEADS
        ):
            counting = words[j].role != DEMONSTRATIVE
            j += 1
            if counting and j + 1 < limit and words[j].form == "من":
                if words[j + 1].form in _AMONG and j + 2 < limit:
                    j += 2
                elif words[j - 1].role == QUANTIFIER:
                    j += 1
        return j

    def _begin(self, j: int, role: str) -> None:
        word = self.words[j]
        self.head, self.kind = j, role
        self.naming = role in (NAME, UNKNOWN)
        if role == ADJECTIVE and word.definite and not (word.bits or word.senses) and word.raw.endswith("ي"):
            self.naming = True  # a family name by itself: «العتيري»
        self.named = self.naming and not word.shape & PLACE
        self.name = (j, j + 1) if self.named else (0, 0)
        self.person = role == TITLE or self.named
        self.title = j if role == TITLE else -1
        doer = role in (NOUN, ADJECTIVE) and word.definite and is_doer(word)
        one = self.words[j - 1].form in ONE if j else False  # «أحد مشايخ القبيلة سامي النادر»
        self.officer = (
            role == TITLE or doer or one and role in (ANONYMOUS, NOUN)
        )  # «الناجية من القنبلة ليلى النادر»
        if role == MEDIA and not word.bits & c.OUTLET_KIND or word.bits & c.GROUP:
            self.naming = True
        self.state = self.completes(word, role)
        self.last = j + 1

    def _step(self, j: int) -> int:
        """Past what belongs to the phrase at token j; 0 when nothing there does."""
        word = self.words[j]
        role = word.role
        if word.form in WITHHOLDING and past_withholding(self.words, j, self.limit):
            return 0  # «مسؤول | طلب عدم ذكر اسمه»
        if role in _BY_PLACE:
            role = self.role_at(j)
        if word.shape & ABBREVIATED and self.person and not self.named:
            letters = abbreviated(self.words, j, self.limit)
            if letters > j:  # «وكيل الإمارة د. سامي النادر»
                self.title, self.naming, self.officer, self.state = j, False, True, DEFINITE
                return letters
        after = self.after(j)
        second = after is not None and after.shape & SECOND and after.definite
        if second and role in (NAME, UNKNOWN) and self.state == DEFINITE and not self.naming and not word.pro:
            self.naming = True
            return j + 2  # «كتائب الشهيد عز الدين النادر»
        if self.kind == ORG and self.state == DEFINITE and is_arm(self.words, j, self.limit):
            self.naming = False
            return j + 2  # «كتائب النسر الجناح العسكري للحركة»
        if self.naming and continues_name(self, j, word, role):
            self.state = DEFINITE
            if self.named and self.name[1] == j:
                self.name = self.name[0], j + 1
            return j + 1
        if role == PUNCTUATION:
            return self.punctuation(j)
        if self._foreign_article(j):
            return j + 1
        if role == FUSED and looks_fused(self, j) and self.start_name(j, word):
            return j + 1
        if role in (FUSED, PREPOSITION) and self.words[j - 1].bits & c.COURTESY:
            return 0  # «معاليه في ختام تصريحه», «سموه للمصابين»
        if role == FUSED and word.suffix and self.kind == TITLE and word.form[: -len(word.suffix)] in BEHALF:
            return j + 1  # «المتحدث باسمها سامي النادر»
        if role in (FUSED, PREPOSITION):
            past = workplace(self, j)
            if past:
                return past
        if role == FUSED:
            return self._inner(j) if takes_fused(self, j) else 0
        if role == PREPOSITION:
            return self._inner(j + 1) if takes_preposition(self, j) else 0
        if role == NUMBER:
            numbered = self.kind in (ORG, MEDIA, NOUN, DOCUMENT) and not word.raw.startswith("0")
            counted = self.after(j)
            if counted is not None and counted.shape & ACCUSATIVE:
                return 0  # «اتهام السلطات 29 شخصا»
            return j + 1 if numbered else 0  # «الفرقة 30», «القناة 12», «المادة 62»
        if word.bits & c.ANAPHORIC:
            return j + 1
        if (
            role == STOP
            and self.state == OPEN
            and word.form == _FRIDAY
            and self.words[j - 1].form in _PRAYERS
        ):
            self.state = DEFINITE
            return j + 1  # «خطيب صلاة الجمعة»
        if word.form in _CALLED.forms and word.raw[-1] == "ى":
            return self._called(j)
        if self.state == OPEN and word.form == _WHAT:
            return self._so_called(j)
        if word.form in _SET_PHRASES:
            past = self._set_phrase(j)
            if past:
                return past
        if role in (VERB, STOP, COMPLEMENTIZER, RELATIVE, PARTICIPLE, DEMONSTRATIVE):
            return 0
        if word.pro[:1] == "و":
            return self.coordinated(j, word, role)
        if word.shape & ACCUSATIVE:
            return 0
        taken = self.annexed(word, role, j) if self.state == OPEN else self.described(j, word, role)
        return j + 1 if taken else self._past_clause(j)

    def _past_clause(self, j: int) -> int:
        """Past a participle with its preposition and the holder after the next comma («المتحدث باسم الحكومة المعترف بها
        دوليا، العقيد سامي النادر»); 0 when no holder follows."""
        if self.named or not (self.apposition and self.person and self.state == DEFINITE):
            return 0
        if not self.words[j].definite or not like_a_clause(self, j, self.words[j]):
            return 0
        for k in range(j + 2, min(j + _CLAUSE, self.limit)):
            if self.words[k].raw in "،,":
                return self.apposed(k + 1)
            if self.words[k].role in (VERB, COMPLEMENTIZER, RELATIVE, PUNCTUATION):
                break
        return 0

    def _foreign_article(self, j: int) -> bool:
        """The article of a foreign outlet's name («صحيفة ذي ستاندارد»)."""
        if self.kind != MEDIA or self.state != OPEN or self.words[j].form not in _OUTLET_ARTICLES.forms:
            return False
        after = self.after(j)
        return after is not None and after.role in (NAME, UNKNOWN, MEDIA)

    def _called(self, j: int) -> int:
        """Past the name that a verb gives to an unnamed one («أحد السكان ويدعى سامي النادر»); 0 for none."""
        inner = self.within(j + 1) if not self.named else None
        if (
            inner is None
            or not inner.named
            or inner.last < self.limit
            and (self.words[inner.last].role == COMPLEMENTIZER)
        ):
            return 0
        self.named, self.name, self.naming, self.state = True, inner.name, True, DEFINITE
        return inner.last

    def _so_called(self, j: int) -> int:
        """Past a name that the writer keeps at a distance («رئيس ما يسمى لجنة الميثاق»); 0 when none stands there."""
        k = j + 1
        if k + 1 >= self.limit or self.words[k].form not in _SO_CALLED.forms:
            return 0
        past = self._inner(k + 1)
        self.state = DEFINITE if past else self.state
        return past

    def _set_phrase(self, j: int) -> int:
        """Past a set phrase («هيئة الأمر بالمعروف …», «الله عز وجل»); 0 when there is none at token j."""
        for forms in _SET_PHRASES[self.words[j].form]:
            if tuple(word.form for word in self.words[j : min(j + len(forms), self.limit)]) == forms:
                self.state = DEFINITE
                return j + len(forms)
        return 0

    def _inner(self, j: int) -> int:
        """Past the noun phrase at token j, taken into this one; 0 when there is none."""
        inner = self.within(j)
        if inner is None:
            return 0
        spokesman = self.words[j - 1].role == PREPOSITION and self.words[j - 1].form in BEHALF
        if inner.named and spokesman and self.person and not self.named:
            self.named, self.name = True, inner.name
        self.naming = False
        if self.state == OPEN:
            self.state = DEFINITE if self.kind == TITLE and self.words[self.head].definite else INDEFINITE
        return inner.last
