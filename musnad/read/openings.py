"""Where reported material opens after its cue, and who stands between: the cue's frame against the sentence.

The scanner walks outward from the cue over the parts of the clause (subject, addressee, adjuncts, relative clauses,
asides) until it meets what the cue governs: a clause, a quotation, a colon, a preposition or an object.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame
from musnad.read import particles
from musnad.read.cues import SPOKEN_TO, frame_of, is_time, is_verb
from musnad.read.frames import PLAIN, Opening
from musnad.read.openings_parties import (
    ABSTRACT,
    ALL,
    NOT_OPENING,
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
from musnad.read.proper_names import names_anyway
from musnad.read.quotations import after, quote_at
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
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.read.sources import can_say
from musnad.text import Quote, Text, Word

SHORT = 4
"""Tokens of the longest quotation that may be a name."""

_SAID = 6
"""Tokens of the shortest sentence in brackets."""
_NAMING = particles.words("naming")
_ADVERBIAL = particles.words("adverbial")
_NEGATION = particles.words("negation")
_NEGATED = particles.words("negated")
_QUESTION = particles.words("question")
_CARRIER = particles.words("carrier")
_CONTRAST = particles.Sequences("contrast", "aside", "aside_after_pause")
_OBJECTS = frozenset("NJvSQADU#")
"""Roles that can begin a reported object; a name or a title there is an addressee or a subject."""


def open_content(
    text: Text, past: int, frame: Frame, limit: int, *, subject: bool, has_target: bool = False
) -> Opening | None:
    """What the cue that ends before token `past` opens.

    subject: a subject may stand between cue and content. has_target: the cue's object is a pronoun on it («أبلغه أن»).
    """
    return _Scan(text, past, frame, limit, subject, has_target).run()


class _Scan(Scanning):
    """One walk outward from a cue. A step returns the next token, an Opening, or None to give up."""

    __slots__ = ()

    def run(self) -> Opening | None:
        j = self.past
        words, stop, steps = self.words, self.stop, _STEPS
        carries = self.gov.quote
        while j < stop:
            word = words[j]
            if carries and word.form in _CARRIER and (not self.relative or word.form in _HIS_WORD):
                return self.open("carrier", j, j)
            if word.bits & c.STEERS and (past := _EULOGY.past(self.text, j, self.limit)):
                j = past
                continue
            role = word.role
            if role in (STOP, COMPLEMENTIZER) and names_anyway(words, j):
                role = NAME
            move = steps.get(role)
            step = move(self, j) if move is not None else j + 1
            if step is None:
                break
            if isinstance(step, Opening):
                return step
            j = step
        if self.target is not None and self.gov.object:
            return self.open("object", self.target.first, self.target.first)
        return None

    # -- punctuation ---------------------------------------------------------------------------------------------

    def punctuation(self, j: int) -> int | Opening | None:
        raw = self.words[j].raw
        if raw == ":":
            if self.words[j - 1].kind == "n" and j + 1 < self.limit and self.words[j + 1].kind == "n":
                return j + 1  # a clock time
            return self.open("colon", j + 1, j) if self.gov.quote else None
        quote = quote_at(self.text, j) if self.text.quotes else None
        if quote is not None:
            return self.quotation(j, quote)
        if raw in "([":
            if self.gov.quote and raw == "(" and self.bracketed(j):
                return self.open("clause", j + 1, j)
            if j == self.past and self.subject:
                self.source = phrase(self.text, j, self.stop)
            return self.past_bracket(j)
        if raw in "،,":
            return self.comma(j)
        if raw in "؛;!؟?":
            return None
        return j + 1

    def comma(self, j: int) -> int | None:
        within, self.relative = self.relative, False
        if j + 1 >= self.limit:
            return None
        following = self.words[j + 1]
        if within and following.bits & c.FINITE and following.pro == "و" and following.cue is None:
            self.relative = True  # «الذي أشرف على العملية، ويقود القوات»
            return j + 1
        if following.form in _NEGATION and self.source is not None:
            close = self.next_comma(j + 1)
            if close:
                return close  # «مصدر أمني، لم يكشف عن اسمه، بأن»
        if following.form in _NEGATED:
            return None
        if is_verb(following) and following.form not in _NAMING:
            if following.pro[:1] in ("و", "ف"):
                return None
            close = self.next_comma(j + 1)
            if close:
                return close  # «مصادر، رفضت الكشف عن هويتها، أن»
        if _OWN_WORD.past(self.text, j + 1, self.limit):
            close = self.next_comma(j + 1)
            if close:
                return close  # «ويزعم مسؤولوها، على حد زعمهم دائما، أن»
        if following.bits & c.EVIDENCE and (self.source is not None or self.target is not None):
            close = self.next_comma(j + 1)
            if close:
                return close  # «واتهم الجار، بحسب الصحيفة، صاحب الدار بـ»
        if following.role == PARTICIPLE and following.cue is not None and self.source is not None:
            return None
        if j > self.past and following.form != "علي" and _CONTRAST.past(self.text, j + 1, self.limit):
            return None  # but «، على حد زعمه،» is an aside
        return j + 1

    def quotation(self, j: int, quote: Quote) -> int | Opening | None:
        past = after(quote)
        size = quote.last - quote.first
        if self.words[j - 1].form in _LETTERS:
            return self.past_name(j)
        if self.relative and size <= SHORT + 2 and past < self.limit and self.words[past].raw not in ".!؟":
            return past  # «جماعة تطلق على نفسها اسم "…"»
        if size <= SHORT and quote.close is not None and past < self.limit and self.is_name(j, past):
            source = self.source
            if self.subject and source is None and not self.adjunct:
                self.source = Phrase(j, past, quote.first, False)
            elif source is not None and source.last == j and self.target is None and not source.named:
                self.source = Phrase(source.first, past, source.head, False)  # «المدعي "الجار"»
            elif self.gov.target and self.target is None and not self.adjunct:
                self.target = Phrase(j, past, quote.first, False)
            elif self.gov.object and not self.gov.quote and not self.adjunct:
                return self.open("object", j, j)
            return past
        if self.gov.quote:
            return self.open("quote", j, j)
        if self.gov.object:
            return self.open("object", j, j)
        return past if size <= SHORT else None

    # -- what opens or joins clauses -----------------------------------------------------------------------------

    def complementizer(self, j: int) -> int | Opening | None:
        word, before = self.words[j], self.words[j - 1]
        by_preposition = before.role == PREPOSITION and before.form.lstrip("و") in self.preps
        if not by_preposition and before.form in NOT_OPENING and j > self.past:
            return j + 1
        if self.relative and before.suffix and before.cue is not None and before.cue.nouns:
            return j + 1  # «الذي أعلن … قناعته بأن»: the clause is the noun's
        if self.relative and (j <= self.held or before.role == VERB and word.raw[0] != "إ"):
            return j + 1  # «في الحلقة التي يرجح مراقبون أن»: the clause is that verb's
        form = word.form
        gov = self.gov
        if form[0] == "و" and j > self.past:
            return j + 1  # coordinated with another clause
        if form[0] == "ف" or form == "لان" and "ل" not in self.preps:
            return None  # «وافقت أو امتنعت فإن», «مقولة صحيحة لأن»: the main clause, or a reason
        if gov.clause or by_preposition or (form[:1] in ("ب", "ل") and form[:1] in self.preps):
            judged = self.judged(j) if j > self.past else -1
            return self.open("clause", judged if judged >= 0 else j + 1 if form in PLAIN else j, j)
        if gov.object or gov.target:
            return self.open("object", j, j)
        return None

    def judged(self, j: int) -> int:
        """Where the judgment begins that the clause at token j is part of («من المؤسف للغاية أن»), else -1."""
        words = self.words
        for k in range(max(self.past, j - 3), j - 1):
            if words[k].form == "من" and (words[k + 1].definite or words[k + 1].form == "غير"):
                plain = words[k + 1].form == "غير" or words[k + 1].shape & ATTRIBUTE
                return k if plain and not words[k + 1].bits & (c.TITLE | c.ORG | c.ANONYMOUS) else -1
        return -1

    def relative_clause(self, j: int) -> int | None:
        self.relative = True
        return j + 1

    def verb(self, j: int) -> int | Opening | None:
        words = self.words
        word = words[j]
        if word.form in _NAMING:
            self.relative = True
            return j + 1
        if _WITH_MA.get(word.form, "") in self.preps:
            return self.open("prep", j, j)  # «عما إذا», which looks like a verb
        if self.relative:
            if word.cue is not None and word.cue.finite:
                frame = frame_of(word.cue.finite[0])
                if frame.stance != "denying" and "clause" in frame.governs:
                    self.held = j + (1 if frame.weak else 3)
            return j + 1
        if j == self.past and self.subject and self.gov.quote and j + 1 < self.limit:
            mark = words[j + 1]
            if mark.role == COMPLEMENTIZER or mark.raw == ":" or quote_at(self.text, j + 1) is not None:
                self.source = Phrase(j, j + 1, j, True)  # a name that looks like a verb
                return j + 1
            rest = phrase(self.text, j + 1, self.stop) if word.pro == "ف" and mark.role == NAME else None
            if rest is not None and not word.suffix:
                self.source = Phrase(j, rest.last, j, True, (j, rest.name[1] or j + 1))
                return rest.last  # «قال فالح النادر إن»
        if not any(s.suffix not in SPOKEN_TO for s in word.senses):
            return j + 1
        if j == self.past or word.pro[:1] in ("و", "ف"):
            return None if word.senses and not word.suffix else j + 1
        before = words[j - 1]
        if self.source is not None and self.source.last == j and _indefinite(words[self.source.head]):
            self.relative = True  # «مسؤول بالأمم المتحدة يتولى …»
            return j + 1
        said = before.definite or before.role in (NAME, DEMONSTRATIVE)
        if said or before.role == PUNCTUATION and before.raw not in ')"»”':
            return None
        self.relative = True  # «في بيان صدر أمس»: a clause that describes an indefinite noun
        return j + 1

    def participle(self, j: int) -> int | Opening | None:
        word = self.words[j]
        if word.form == "نقلا":
            self.relayed = j
            return self._adjunct(j, j + 2) if j + 2 < self.stop else None
        if word.cue is not None and word.cue.participles:
            if (
                any(frame_of(s).options.get("prays") for s in word.cue.participles)
                and self.source is not None
            ):
                return None  # «وحث سموه …، سائلا الله أن»
            if j > self.past and self.words[j - 1].role == PUNCTUATION:
                return None
            if not self.subject:
                return None  # «ادعاءات المكتب مؤكدة أن»: the clause is the participle's
        self.adjunct = True
        return j + 1

    def stop_word(self, j: int) -> int | Opening | None:
        word = self.words[j]
        form = word.form
        if self.relative:
            return j + 1
        if form in ABSTRACT:
            return self.nominal(j)
        gov = self.gov
        if (
            form == "ما"
            and j + 1 < self.limit
            and (self.words[j + 1].form == "اذا" and gov.clause or gov.object)
        ):
            return self.open("object" if gov.object else "clause", j, j)
        if form[-2:] == "ما" and _WITH_MA.get(form, "") in self.preps:
            return self.open("prep", j, j)
        if form in _QUESTION and gov.clause and self.words[j - 1].role != PREPOSITION:
            return self.open("clause", j, j)
        if word.bits & c.CONTRAST and form not in ("غير",) and j > self.past:
            return None
        if word.bits & c.PRONOUN and form[:1] == "و":
            self.relative = True  # «وهو عضو في اللجنة»
        elif is_time(word):
            self.adjunct = self.adjunct or self.source is not None
        if form == "غير" and self.has_target and gov.object:
            return self.open("object", j, j)
        return j + 1

    # -- prepositional phrases -----------------------------------------------------------------------------------

    def preposition(self, j: int) -> int | Opening | None:
        word = self.words[j]
        form = word.form.lstrip("و") or word.form
        if j + 1 >= self.limit:
            return None
        following = self.words[j + 1]
        if following.role == COMPLEMENTIZER and form in self.preps:
            return j + 1
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
        word = self.words[j]
        letter = (word.pro or (word.form if word.inner == DEMONSTRATIVE else "")).lstrip("وف")[:1]
        form = word.form
        if letter == "ل" and "الي" in self.preps and not is_deed(word):
            return self._adjunct(j, j)
        if letter == "ب" and self.gov.clause and word.bits & (c.ORG | c.PLACE) and self.clause_ahead(j + 1):
            return self._adjunct(j, j)  # «صرح المتحدث بوزارة الداخلية …، أنه»
        if letter in self.preps and form.lstrip("و") not in _ADVERBIAL:
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
                return j + 1
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
        return inner.last if inner is not None else noun if noun > j else j + 1

    def number(self, j: int) -> int | Opening:
        if self.gov.object and self.source is not None and not self.relative and not self.adjunct:
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

    def bracketed(self, j: int) -> bool:
        """What is said stands in round brackets at token j: a verb in them, and a pause after them."""
        words = self.words
        close = next((k for k in range(j + 1, min(j + 80, self.limit)) if words[k].raw in "()"), -1)
        if close < j + _SAID or words[close].raw != ")":
            return False
        if close + 1 < self.limit and words[close + 1].role != PUNCTUATION:
            return False
        return any(words[k].bits & c.FINITE or words[k].role == COMPLEMENTIZER for k in range(j + 1, close))

    def clause_instead(self, j: int) -> bool:
        """What looks like an object at token j is no more than a rest of the subject before a clause."""
        return self.gov.clause and clause_follows(self.words, j, self.limit)

    def _after_subject(self, j: int) -> bool:
        return self.source is not None and (j == self.source.last or self.words[j - 1].raw in "،,")

    def _verbal(self, j: int) -> bool:
        """A word with a pronoun, after an indefinite noun, is the verb of a clause that describes it."""
        word, before = self.words[j], self.words[j - 1]
        if before.definite or before.suffix or before.role not in (NOUN, ADJECTIVE, DOCUMENT, TITLE):
            return False
        return any(s.tense == "perfect" and s.suffix in _IT for s in word.senses)

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
        if not self.prepositional(k) or self.words[k].form == self.words[j - 1].form:
            return None
        deed = self.words[k] if self.words[k].role == FUSED else self.words[min(k + 1, self.limit - 1)]
        if not is_deed(deed):
            return None
        self.target = found
        return k

    # -- noun phrases --------------------------------------------------------------------------------------------

    def nominal(self, j: int) -> int | Opening | None:
        word = self.words[j]
        if word.form == "نقلا":
            self.relayed = j
            return j + 1
        gov = self.gov
        if self.adjunct and word.bits & c.VERB and not word.definite and self._verbal(j):
            self.relative = True
            return j + 1  # «في مؤتمر صحفي عقده أمس»
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
            if found is None or self.adjunct and word.role in "NJv" and not can_say(self.text, found):
                return j + 1
            found = self.without_governed(found)
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
        if gov.object and not is_time(word) and not (self.has_target and not self.frame.target_in_content):
            anything = self.frame.stance == "accusing" or self.frame.target_in_content
            fits = anything or word.role in _OBJECTS and (word.role != UNKNOWN or self.adjunct)
            if fits and not word.pro.startswith("و") and not self.clause_instead(j):
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


def _indefinite(head: Word) -> bool:
    return not head.definite and head.role not in (NAME, UNKNOWN) and not head.shape & SUFFIXED


_WITH_MA = {"بما": "ب", "لما": "ل", "عما": "عن", "مما": "من"}
"""Prepositions written together with ما («عما إذا»)."""
_EULOGY = particles.Sequences("eulogy", "by_the_way_of_saying")
_OWN_WORD = particles.Sequences("own_word_after")
_LETTERS = particles.words("letter")
_HIS_WORD = particles.words("his_word")
_MANNER = particles.words("manner")
_IT = frozenset(("ه", "ها"))

_Step = Callable[[_Scan, int], int | Opening | None]
_STEPS: dict[str, _Step] = {
    **dict.fromkeys(HEADS, _Scan.nominal),
    PUNCTUATION: _Scan.punctuation,
    COMPLEMENTIZER: _Scan.complementizer,
    RELATIVE: _Scan.relative_clause,
    VERB: _Scan.verb,
    PARTICIPLE: _Scan.participle,
    STOP: _Scan.stop_word,
    PREPOSITION: _Scan.preposition,
    FUSED: _Scan.fused,
    NUMBER: _Scan.number,
}
