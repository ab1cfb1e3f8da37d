"""What may follow a noun inside a noun phrase: what it is annexed to, what describes it, a name, what و joins to it."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.complements import like_a_clause
from musnad.read.growing import DEFINITE, INDEFINITE, OPEN, ORDINARY, PARTIES, Growing
from musnad.read.holders import holder, is_address, placelike
from musnad.read.proper_names import ONE, constructs, hidden_name, noun_name, titled_surname
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    ATTRIBUTE,
    DEGREE,
    DOCUMENT,
    ELATIVE,
    MASDAR,
    MAYBE_VERB,
    MEDIA,
    NAME,
    NOUN,
    NOUN_NAME,
    OFFICE,
    ORG,
    PLACE,
    PLACE_TYPE,
    QUANTIFIER,
    SECOND,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    WHEN,
    PlainWords,
)
from musnad.text import Word
from musnad.text.fold import fold

_NOMINAL: Final = PARTIES - {NAME}
_OFFICE: Final = 3
"""Tokens after the first word of an office within which its country stands («رئيس الوزراء الإسرائيلي»)."""
_AFFAIRS: Final = frozenset(fold(word) for word in "شؤون شئون حقوق".split())
"""«وزير العدل وشؤون البرلمان»: a second charge of one office."""


_BRANCH = PlainWords("branch")
_SHORT: Final = 4
"""Letters of the longest office whose own last letter is an alif."""
_MANY: Final = PlainWords("offices")


class Nouns(Growing):
    """The steps over nouns, adjectives and names of a phrase in the making."""

    __slots__ = ()

    def completes(self, word: Word, role: str) -> int:
        """The state after a noun."""
        if (
            word.definite
            or word.shape & (SUFFIXED | SECOND)
            or role in (NAME, UNKNOWN)
            or word.bits & c.GROUP
        ):
            return DEFINITE  # with «الله» as well: «حزب الله»
        return DEFINITE if role == MEDIA and not word.bits & c.OUTLET_KIND else OPEN

    def start_name(self, j: int, word: Word) -> bool:
        """A person's name after the office («رئيس الوزراء سامي النادر»)."""
        if self.named or not self.officer or self.state == INDEFINITE:
            return False
        if word.shape & PLACE and not word.bits & (c.GIVEN | c.FAMILY):
            return False
        if self.kind in (NOUN, ADJECTIVE, ANONYMOUS):
            after = self.after(j)
            if not word.bits & (c.GIVEN | c.FAMILY) and (after is None or after.role not in (NAME, UNKNOWN)):
                return False
            self.person = True
        self.naming = True
        self.named = self.person
        self.name = j, j + 1
        self.officer = False
        self.state = DEFINITE
        return True

    def annexed(self, word: Word, role: str, j: int) -> bool:
        """After a bare noun: what it is annexed to, or its adjective."""
        before = self.words[j - 1]
        if word.shape & WHEN and not word.definite:
            return False
        if before.shape & PLACE_TYPE and word.shape & SUFFIXED and placelike(word):
            self.state = DEFINITE
            return True  # «مدينة سبها»
        relational = before.shape & OFFICE != 0 or before.bits & (
            c.RELATIONAL | c.ORG | c.DOCUMENT | c.OUTLET_KIND
        )
        free = not relational and before.role in (TITLE, ANONYMOUS)
        described = not word.definite and word.bits & (c.ADJECTIVE | c.DEMONYM) != 0
        country = word.shape & PLACE != 0 and not (
            free and word.bits & c.DEMONYM
        )  # «رئيس بوروندي», «ضابط بوروندي»
        after = self.after(j)
        if (
            word.shape & ELATIVE
            and after is not None
            and after.definite
            and after.role in (TITLE, NOUN, ANONYMOUS)
        ):
            return True  # «هيئة كبار العلماء»
        if (
            described
            and not country
            and not word.shape & SUFFIXED
            and (role not in _NOMINAL or is_nisba(word))
        ):
            if not (word.shape & OFFICE and before.bits & c.RELATIONAL):
                self.state = INDEFINITE  # «مصدر أمني», «مسؤول تركي», but «أمين عام الحلف»
            return True
        relational = before.shape & OFFICE != 0 or before.bits & (
            c.RELATIONAL | c.ORG | c.DOCUMENT | c.OUTLET_KIND
        )
        free = not relational and before.role in (TITLE, ANONYMOUS)
        if word.shape & MASDAR and (free and not constructs(before) or word.shape & SUFFIXED):
            return False
        if role == MAYBE_VERB and (not relational or word.definite or before.bits & c.DOCUMENT):
            return False  # «بيان نشر أمس»
        if free and role == MEDIA and word.bits & c.OUTLET_KIND:
            return False
        if role == QUANTIFIER and not word.definite:
            return False
        called = before.bits & c.HONORIFIC and j - 1 == self.head
        if (
            role == UNKNOWN
            and (free or word.shape & ATTRIBUTE)
            and not called
            and not before.bits & c.OUTLET_KIND
        ):
            self.state = INDEFINITE
            return True
        self.naming = role in (NAME, UNKNOWN) or role == MEDIA and not word.bits & c.OUTLET_KIND
        self.naming = self.naming or word.bits & c.GROUP != 0
        self.officer = self.officer or role == TITLE
        if self.naming and called:
            self.named, self.name = True, (j, j + 1)
        self.state = self.completes(word, role)
        return True

    def described(self, j: int, word: Word, role: str) -> bool:
        """After a complete noun: an adjective, a name, or a further office."""
        if word.definite:
            if self.state == INDEFINITE:
                return word.shape & DEGREE != 0 and not self.words[j - 1].definite  # «رفيع المستوى»
            return self.attribute(j, word, role)
        if self.state == INDEFINITE and word.bits & c.DEMONYM and not word.suffix:
            return True  # «مصدر دبلوماسي تركي», which is a name as well
        if self.state == DEFINITE and self.last == j and word.form in _BRANCH.forms and self._rank(j - 1):
            return True  # «اللواء طيار سامي النادر»
        known = word.shape & NOUN_NAME and role in (NOUN, MAYBE_VERB) and noun_name(self, j)
        if known or role in (NAME, UNKNOWN) or role == NOUN and hidden_name(self, j, word):
            if self.start_name(j, word):
                return True
            return role == UNKNOWN and self.state == INDEFINITE and word.shape & ATTRIBUTE != 0
        if role == TITLE and self.named is False and word.raw.endswith("ا") and len(word.stem) > _SHORT:
            return False  # «عين الرئيس محافظا للمدينة»
        if role == TITLE and self.person and self.state == DEFINITE and not word.suffix:
            if self.named and (_of_many(word) or self.of_somebody_else(j)):
                return False  # «التقى سامي النادر رؤساء الوفود», «طالب سامي النادر وزير النقل فهد العتيري»
            if self.named and self.of_another_country(j):
                return False  # «انتقد الرئيس الأمريكي باراك أوباما رئيس الوزراء الإسرائيلي»
            ranked = self.words[j - 1].role == TITLE
            if not self.named and word.bits & c.GIVEN and holder(self.words, j, self.limit) == j:
                return self.start_name(j, word)  # «رئيس المركز في غزة عماد النادري»
            if ranked and word.bits & c.GIVEN and self.start_name(j, word):
                return True  # «الفريق رائد …»
            if ranked and word.bits & c.HONORIFIC:
                return True  # «اللفتنانت كولونيل …»
            self.naming = False
            self.title = j
            self.state = OPEN  # a construct opens again: «سامي النادر رئيس اللجنة»
            return True
        after = self.after(j)
        chief = word.bits & c.RELATIONAL and word.shape & ELATIVE and after is not None and after.definite
        if self.naming and self.named and (role == QUANTIFIER and word.form in ONE or chief):
            self.naming = False
            self.state = OPEN  # «سامي النادر أحد سكان القرية», «… كبير المستشارين»
            return True
        return self.state == INDEFINITE and (role == ADJECTIVE or word.bits & c.ADJECTIVE != 0)

    def _rank(self, j: int) -> bool:
        """The word is a title with the article, or stands after one with its own («العميد الركن مهندس»)."""
        word = self.words[j]
        return word.definite and (word.role == TITLE or word.stem in _BRANCH.forms)

    def attribute(self, j: int, word: Word, role: str) -> bool:
        """A word with the article that describes the definite noun before it."""
        if role == TITLE and (self.person or self.officer and is_address(word)):
            self.naming = False
            self.title = j
            return True  # «الأمين العام الدكتور …», «سامي النادر الكاتب»
        if self.person and not self.named and titled_surname(self, j, word, role):
            self.named = self.naming = True
            self.name = j, j + 1
            return True  # «الوزير السيد الحبيب النادر»
        if self.naming and self.named and self.last == self.head + 1 and self.words[self.head].definite:
            self.naming = self.named = self.person = False  # «الهلال الأحمر», «الوطني الحر»
        if word.bits & c.PEOPLE and self.last == j and _of_several(self.words[j - 1]):
            return True  # «القادة العرب», «الإخوان المسلمون»
        if self.naming and self.named:
            return False  # after a person's name, another party: «دعا سامي المنظمات إلى»
        if word.shape & ATTRIBUTE:
            city = self.kind == NAME and self.words[j - 1].shape & PLACE and not word.raw.endswith(("ة", "ه"))
            taken = not city and not like_a_clause(self, j, word)  # «تخوف طهران الشديد»: the fear is
        else:
            taken = role in (ADJECTIVE, NOUN) and not word.bits & ORDINARY and not word.shape & MASDAR
            taken = taken and self.kind != NAME and not like_a_clause(self, j, word)
        self.naming = self.naming and not taken
        return taken

    def of_somebody_else(self, j: int) -> bool:
        """Who holds the office at j is named right after it: it is not of him who was named before."""
        words = self.words
        for k in range(j + 1, min(j + 1 + _OFFICE, self.limit)):
            word = words[k]
            if word.role == NAME and word.bits & c.GIVEN and not word.definite and not word.pro:
                return words[k - 1].definite and not words[k - 1].bits & c.HONORIFIC
            if not word.definite or word.pro != "ال" or word.bits & c.HONORIFIC or word.role == NAME:
                return False
        return False

    def of_another_country(self, j: int) -> bool:
        """The office at j is of another country than the phrase so far, as far as their adjectives say."""
        mine = next((w.stem for w in self.words[self.head : j] if w.bits & c.DEMONYM and w.definite), "")
        office = self.words[j + 1 : j + 1 + _OFFICE]
        theirs = next((w.stem for w in office if w.bits & c.DEMONYM and w.definite), "")
        return bool(mine and theirs) and mine != theirs

    def coordinated(self, j: int, word: Word, role: str) -> bool | int:
        """What و joins to the phrase, if it is like it: «وزير الدفاع وقائد الجيش», «العمل والضمان»."""
        if role in (MAYBE_VERB, UNKNOWN) and not (role == UNKNOWN and self.naming):
            return 0
        if role == TITLE and self.named and self.name[1] == j and not word.definite:
            return 0  # «وزير النقل سامي النادر ومحافظ المصرف» are two
        after = self.after(j)
        if role == TITLE and self.named and word.definite and after is not None and after.bits & c.DEMONYM:
            return 0  # «سامي النادر المتحدث باسم الرئاسة والرئيس التركي»
        if self.state == OPEN:
            fits = role in (TITLE, ORG, NOUN, MEDIA, DOCUMENT, ANONYMOUS)
        elif role in PARTIES or role == UNKNOWN:
            fits = True
        else:
            described = self.words[j - 1].definite == word.definite and role in (NOUN, ADJECTIVE)
            office = self.person and not self.named or self.kind == ORG
            described = described or office and word.stem in _AFFAIRS
            fits = described and not (word.shape & MASDAR and not word.definite)
        if not fits or word.shape & ACCUSATIVE:
            return 0
        if role == NAME and self.kind == TITLE and not self.named and not word.shape & PLACE:
            return 0
        self.naming = role in (NAME, UNKNOWN)
        if role != ADJECTIVE:
            self.state = self.completes(word, role)
        return j + 1


def _of_many(word: Word) -> bool:
    """An office in the plural, which no single person holds («رؤساء الوفود»)."""
    return word.bits & c.OFFICIAL_PLURAL != 0 or word.stem in _MANY.forms


def _of_several(word: Word) -> bool:
    """A definite noun of several persons, which a people describes."""
    several = word.bits & (c.GROUP | c.OFFICIAL_PLURAL) != 0 or word.stem.endswith(("ون", "ين"))
    return word.definite and several


def is_nisba(word: Word) -> bool:
    """An adjective first of all, though its letters name a profession as well («دبلوماسي»)."""
    return word.inner == TITLE and word.stem.endswith(("ي", "يه", "يون", "يين"))
