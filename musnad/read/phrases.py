"""Noun phrases, outward from a word: where the phrase that names a party ends.

Newspapers name a source by office, name and apposition («وزير الخارجية التركي مولود جاويش أوغلو»); what follows
it (where, when, to whom, a relative clause) is not part of the phrase. A phrase grows word by word. What may come
next depends on how far it is complete (`state`): a bare noun still waits for what it is annexed to, a definite or
an indefinite one only for what describes it.
"""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.complements import BEHALF, like_a_clause, takes_fused, takes_preposition
from musnad.read.growing import DEFINITE, ENDING, INDEFINITE, OPEN, ORDINARY, PARTIES, Growing
from musnad.read.proper_names import (
    bracketed,
    continues_name,
    hidden_name,
    is_ali,
    is_doer,
    names_anyway,
    quoted_name,
)
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DAY,
    DEGREE,
    DEMONSTRATIVE,
    DOCUMENT,
    ELATIVE,
    FUSED,
    HEADS,
    MASDAR,
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
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
)
from musnad.text import Text, Word
from musnad.text.fold import fold

_BODIES = frozenset((ORG, MEDIA, DOCUMENT, ANONYMOUS, NOUN, ADJECTIVE))
_NOMINAL = PARTIES - {NAME}
_BY_PLACE = frozenset((PREPOSITION, PARTICIPLE, STOP, COMPLEMENTIZER))
"""Roles that a word may change where it stands: see _Scanner._role."""
_LEADING = frozenset((QUANTIFIER, DEMONSTRATIVE, NUMBER))
_NEVER_FIRST = frozenset((VERB, COMPLEMENTIZER, RELATIVE, STOP, PARTICIPLE))
_ONE = frozenset(("احد", "احدي"))
_FRIDAY = fold("الجمعة")
_AFFAIRS = frozenset(fold(word) for word in "شؤون شئون".split())
"""«وزير العدل وشؤون البرلمان»: a second charge of one office."""
_PRAYERS = frozenset(fold(word) for word in "صلاة خطبة خطيب إمام".split())
_AMONG = frozenset(fold(word) for word in "من أصل".split())


class Phrase:
    """A noun phrase: tokens `first` to `last` (exclusive); `head` its first noun; `named`: a person's name is in it."""

    __slots__ = ("first", "head", "last", "name", "named")

    def __init__(self, first: int, last: int, head: int, named: bool, name: tuple[int, int] = (0, 0)) -> None:
        self.first, self.last, self.head, self.named = first, last, head, named
        self.name = name
        """The tokens of the person's name."""


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


class _Scanner(Growing):
    """One phrase in the making: takes one step after another until a word does not belong."""

    __slots__ = ()

    def scan(self, i: int) -> Phrase | None:
        """The phrase that begins at token i."""
        words, limit = self.words, self.limit
        word = words[i]
        j = self._lead(i) if word.role in _LEADING or word.bits & c.NUMBER else i
        alone = j > i and words[j - 1].role != DEMONSTRATIVE  # «البعض», «أحدهم», «عدد الذين»
        if j >= limit:
            return Phrase(i, j, i, False) if alone else None
        word = words[j]
        if word.shape & OFFICE and j + 1 < limit and words[j + 1].form == "من":
            return None  # «أول من أمس»
        if word.form == "لي" and j and words[j - 1].role in (VERB, MAYBE_VERB):
            return None  # «قال لي»
        role = word.role
        if role in _BY_PLACE:
            role = self._role(j)
        if role == PUNCTUATION and j == i:
            return self._enclosed(j)
        if role == FUSED and j == i:
            role = word.inner
        if role not in HEADS or role == QUANTIFIER:
            return Phrase(i, j, i, False) if alone else None
        self._begin(j, role)
        while self.last < limit:
            past = self._step(self.last)
            if not past:
                break
            self.last = past
        return Phrase(i, self.last, self.head, self.named, self.name if self.named else (0, 0))

    def _role(self, j: int) -> str:
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
        one = self.words[j - 1].form in _ONE if j else False  # «أحد مشايخ القبيلة سامي النادر»
        self.officer = (
            role == TITLE or doer or one and role in (ANONYMOUS, NOUN)
        )  # «الناجية من القنبلة ليلى النادر»
        if role == MEDIA and not word.bits & c.OUTLET_KIND or word.bits & c.GROUP:
            self.naming = True
        self.state = self._completes(word, role)
        self.last = j + 1

    def _completes(self, word: Word, role: str) -> int:
        """The state after a noun."""
        if word.definite or word.shape & SUFFIXED or role in (NAME, UNKNOWN) or word.bits & c.GROUP:
            return DEFINITE
        return DEFINITE if role == MEDIA and not word.bits & c.OUTLET_KIND else OPEN

    def _step(self, j: int) -> int:
        """Past what belongs to the phrase at token j; 0 when nothing there does."""
        word = self.words[j]
        role = word.role
        if role in _BY_PLACE:
            role = self._role(j)
        if self.naming and continues_name(self, j, word, role):
            self.state = DEFINITE
            if self.named and self.name[1] == j:
                self.name = self.name[0], j + 1
            return j + 1
        if role == PUNCTUATION:
            return self._punctuation(j)
        if role == FUSED and word.suffix and self.kind == TITLE and word.form[: -len(word.suffix)] in BEHALF:
            return j + 1  # «المتحدث باسمها سامي النادر»
        if role == FUSED:
            return self._inner(j) if takes_fused(self, j) else 0
        if role == PREPOSITION:
            return self._inner(j + 1) if takes_preposition(self, j) else 0
        if role == NUMBER:
            numbered = self.kind in (ORG, NOUN, DOCUMENT) and not word.raw.startswith("0")
            return j + 1 if numbered else 0  # «الفرقة 30», «المادة 62»
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
        if role in (VERB, STOP, COMPLEMENTIZER, RELATIVE, PARTICIPLE, DEMONSTRATIVE):
            return 0
        if word.pro[:1] == "و":
            return self._coordinated(j, word, role)
        if word.shape & ACCUSATIVE:
            return 0
        taken = self._annexed(word, role, j) if self.state == OPEN else self._described(j, word, role)
        return j + 1 if taken else 0

    def _start_name(self, j: int, word: Word) -> bool:
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

    # nouns

    def _annexed(self, word: Word, role: str, j: int) -> bool:
        """After a bare noun: what it is annexed to, or its adjective."""
        before = self.words[j - 1]
        if word.shape & WHEN and not word.definite:
            return False
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
        if word.shape & MASDAR and (free or word.shape & SUFFIXED):
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
        self.state = self._completes(word, role)
        return True

    def _described(self, j: int, word: Word, role: str) -> bool:
        """After a complete noun: an adjective, a name, or a further office."""
        if word.definite:
            if self.state == INDEFINITE:
                return word.shape & DEGREE != 0 and not self.words[j - 1].definite  # «رفيع المستوى»
            return self._attribute(j, word, role)
        if role in (NAME, UNKNOWN) or role == NOUN and hidden_name(self, j, word):
            if self._start_name(j, word):
                return True
            return role == UNKNOWN and self.state == INDEFINITE and word.shape & ATTRIBUTE != 0
        if role == TITLE and self.person and self.state == DEFINITE and not word.suffix:
            ranked = self.words[j - 1].role == TITLE
            if ranked and word.bits & c.GIVEN and self._start_name(j, word):
                return True  # «الفريق رائد …»
            if ranked and word.bits & c.HONORIFIC:
                return True  # «اللفتنانت كولونيل …»
            self.naming = False
            self.title = j
            self.state = OPEN  # a construct opens again: «سامي النادر رئيس اللجنة»
            return True
        if role == QUANTIFIER and self.naming and self.named and word.form in _ONE:
            self.naming = False
            self.state = OPEN  # «سامي النادر أحد سكان القرية»
            return True
        return self.state == INDEFINITE and (role == ADJECTIVE or word.bits & c.ADJECTIVE != 0)

    def _attribute(self, j: int, word: Word, role: str) -> bool:
        """A word with the article that describes the definite noun before it."""
        if role == TITLE and self.person:
            self.naming = False
            self.title = j
            return True  # «الأمين العام الدكتور …», «سامي النادر الكاتب»
        if self.naming and self.named and self.last == self.head + 1 and self.words[self.head].definite:
            self.naming = self.named = self.person = False  # «الهلال الأحمر», «الوطني الحر»
        if self.naming and self.named:
            return False  # after a person's name, another party: «دعا سامي المنظمات إلى»
        if word.shape & ATTRIBUTE:
            taken = not like_a_clause(self, j, word)
        else:
            taken = role in (ADJECTIVE, NOUN) and not word.bits & ORDINARY and not word.shape & MASDAR
            taken = taken and self.kind != NAME
        self.naming = self.naming and not taken
        return taken

    def _coordinated(self, j: int, word: Word, role: str) -> bool | int:
        """What و joins to the phrase, if it is like it: «وزير الدفاع وقائد الجيش», «العمل والضمان»."""
        if role in (MAYBE_VERB, UNKNOWN) and not (role == UNKNOWN and self.naming):
            return 0
        if role == TITLE and self.named and self.name[1] == j and not word.definite:
            return 0  # «وزير النقل سامي النادر ومحافظ المصرف» are two
        if self.state == OPEN:
            fits = role in (TITLE, ORG, NOUN, MEDIA, DOCUMENT, ANONYMOUS)
        elif role in PARTIES or role == UNKNOWN:
            fits = True
        else:
            described = self.words[j - 1].definite == word.definite and role in (NOUN, ADJECTIVE)
            described = described or self.person and not self.named and word.stem in _AFFAIRS
            fits = described and not (word.shape & MASDAR and not word.definite)
        if not fits or word.shape & ACCUSATIVE:
            return 0
        if role == NAME and self.kind == TITLE and not self.named and not word.shape & PLACE:
            return 0
        self.naming = role in (NAME, UNKNOWN)
        if role != ADJECTIVE:
            self.state = self._completes(word, role)
        return j + 1

    # punctuation

    def _punctuation(self, j: int) -> int:
        raw = self.words[j].raw
        if raw in "،,":
            return self._apposed(j + 1) if self.apposition and self.person and self.state == DEFINITE else 0
        if raw == "(":
            return self._parenthesis(j)
        end = quoted_name(self.text, j, self.limit, self.state == OPEN and self.kind in (ORG, MEDIA))
        if end < 0 or self.named or self.kind not in _BODIES | {TITLE}:
            return 0
        word = self.words[j + 1]
        if self.state != OPEN:
            alone = self.kind == ORG and self.words[self.head].definite and j == self.head + 1
            if alone or word.role not in (NAME, UNKNOWN) and not word.bits & (c.GROUP | c.MEDIA):
                return 0  # «بالحركة "سامي النادر"», «حزب العمل "منظمة محظورة"»
        if self.person and self.state == DEFINITE and word.role in (NAME, UNKNOWN):
            self.named, self.name = True, (j + 1, end - 1)  # «وزير النقل "سامي النادر"»
        self.state = DEFINITE
        return end

    def _apposed(self, j: int) -> int:
        """Past an apposition after a comma («الأمين العام …، الدكتور …،»), 0 when none stands there."""
        if j >= self.limit:
            return 0
        word = self.words[j]
        role = self._role(j)
        if role not in (TITLE, NAME, UNKNOWN) or word.pro[:1] == "و" or role != TITLE and self.named:
            return 0
        if word.shape & (WHEN | DAY) or role == UNKNOWN and word.time is not None:
            return 0
        inner = phrase(self.text, j, self.limit, apposition=False)
        if inner is None:
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

    def _parenthesis(self, j: int) -> int:
        """Past a name in brackets right after a body («حركة المقاومة (حماس)»); 0 when something else is in them."""
        if self.kind not in (ORG, MEDIA):
            return 0
        end = bracketed(self.text, j, self.limit)
        inside = self.words[j + 1 : end - 1]
        return end if end and all(word.role in "UGOM#.N" or len(word.form) == 1 for word in inside) else 0

    def _enclosed(self, j: int) -> Phrase | None:
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

    # what follows with a preposition

    def _inner(self, j: int) -> int:
        """Past the noun phrase at token j, taken into this one; 0 when there is none."""
        inner = phrase(self.text, j, self.limit, apposition=False)
        if inner is None:
            return 0
        spokesman = self.words[j - 1].role == PREPOSITION and self.words[j - 1].form in BEHALF
        if inner.named and spokesman and self.person and not self.named:
            self.named, self.name = True, inner.name
        self.naming = False
        if self.state == OPEN:
            self.state = DEFINITE if self.kind == TITLE and self.words[self.head].definite else INDEFINITE
        return inner.last


def is_nisba(word: Word) -> bool:
    """An adjective first of all, though its letters name a profession as well («دبلوماسي»)."""
    return word.inner == TITLE and word.stem.endswith(("ي", "يه", "يون", "يين"))
