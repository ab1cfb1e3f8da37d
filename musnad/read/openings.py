"""Where reported material opens after its cue, and who stands between: the cue's frame against the sentence.

The scanner walks outward from the cue over the parts of the clause (subject, addressee, adjuncts, relative clauses,
asides) until it meets what the cue governs: a clause, a quotation, a colon, a preposition or an object. The steps over
nouns and prepositions are in openings_nominal.py, those over punctuation, verbs and other clauses here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame
from musnad.read import particles
from musnad.read.cues import SPOKEN_TO, frame_of, is_time, is_verb
from musnad.read.frames import PLAIN, Opening
from musnad.read.openings_nominal import Parties
from musnad.read.openings_parties import (
    ABSTRACT,
    NOT_OPENING,
    subject_of_clause,
)
from musnad.read.phrases import Phrase, phrase
from musnad.read.proper_names import names_anyway
from musnad.read.quotations import after, quote_at
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    FUSED,
    HEADS,
    MASDAR,
    NAME,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    SUFFIXED,
    UNKNOWN,
    VERB,
)
from musnad.read.withholding import WITHHOLDING, past_withholding
from musnad.text import Quote, Text, Word

SHORT: Final = 4
"""Tokens of the longest quotation that may be a name."""

_SAID: Final = 6
"""Tokens of the shortest sentence in brackets."""
_NAMING: Final = particles.words("naming")
_NEGATION: Final = particles.words("negation")
_NEGATED: Final = particles.words("negated")
_UNNAMED: Final = particles.words("unnamed")
_QUESTION: Final = particles.words("question")
_THAT: Final = "ذلك"
_CARRIER: Final = particles.words("carrier")
_CONTRAST: Final = particles.Sequences("contrast", "aside", "aside_after_pause")


def open_content(
    text: Text, past: int, frame: Frame, limit: int, *, subject: bool, has_target: bool = False
) -> Opening | None:
    """What the cue that ends before token `past` opens.

    subject: a subject may stand between cue and content. has_target: the cue's object is a pronoun on it («أبلغه أن»).
    """
    return _Scan(text, past, frame, limit, subject, has_target).run()


class _Scan(Parties):
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
            if word.form in WITHHOLDING and (past := past_withholding(words, j, self.limit)):
                j = past  # «قال مسؤول طلب عدم ذكر اسمه إن»
                continue
            role = word.role
            if role in (STOP, COMPLEMENTIZER) and names_anyway(words, j):
                role = NAME
            elif role == PREPOSITION and word.form == "علي" and j == self.past and self.subject:
                found = phrase(self.text, j, stop)
                role = NAME if found is not None and found.named else role  # «وقال علي النادر إن»
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
            if self._introduces(j):
                return j + 1  # «أكد والد الشهيد، المواطن: سامي النادر أن»
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
        if raw == "." and j + 1 < self.limit and not (self.text.gaps[j] or self.text.gaps[j + 1]):
            return j + 2  # «بي.بي.سي»
        return j + 1

    def comma(self, j: int) -> int | None:
        within, self.relative = self.relative, False
        self.aside = False
        if j + 1 >= self.limit:
            return None
        following = self.words[j + 1]
        past = past_withholding(self.words, j + 1, self.limit)
        if past:
            return past + (past < self.limit and self.words[past].raw in "،,")
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
        size = sum(word.kind != "p" for word in self.words[quote.first : quote.last])
        before = self.words[j - 1]
        if before.form in _LETTERS:
            return self.past_name(j)
        held = before.role == PREPOSITION and before.form not in self.preps or before.shape & ACCUSATIVE
        if held and j > self.past and size <= SHORT and quote.close is not None:
            return past  # «غيرت اسمها إلى «قوة الفجر»», «تبين ضعفا «بنيويا»»
        if self.relative and size <= SHORT + 2 and past < self.limit and self.words[past].raw not in ".!؟":
            return past  # «جماعة تطلق على نفسها اسم "…"»
        if size <= SHORT and quote.close is not None and past < self.limit and self.is_name(j, past):
            source = self.source
            if self.subject and source is None and not self.adjunct:
                while past < self.limit and self.words[past].role == ADJECTIVE and self.words[past].definite:
                    past += 1  # «تبنت "حركة النسر" النادرية الهجوم»
                first = self.words[quote.first]
                named = size > 1 and bool(first.bits & c.GIVEN) and not first.bits & c.GROUP
                self.source = Phrase(
                    j, past, quote.first, named, (quote.first, quote.last) if named else (0, 0)
                )
            elif source is not None and source.last == j and self.target is None and not source.named:
                self.source = Phrase(source.first, past, source.head, False)  # «المدعي "الجار"»
            elif self.gov.target and self.target is None and not self.adjunct:
                self.target = Phrase(j, past, quote.first, False)
            elif self.gov.object and not self.gov.quote and not self.adjunct:
                return self.open("object", j, j)
            return past
        if self.gov.quote:
            return self.open("quote", j, j)
        if self.prepositional(quote.first) and not self.adjunct and self.words[quote.first].role == FUSED:
            return self.open("prep", quote.first, j)  # «متوعدة "باستمرار القتال"»
        if self.gov.object:
            return self.open("object", j, j)
        return past if size <= SHORT else None

    # -- what opens or joins clauses -----------------------------------------------------------------------------

    def complementizer(self, j: int) -> int | Opening | None:
        word, before = self.words[j], self.words[j - 1]
        by_preposition = before.role == PREPOSITION and before.form.lstrip("و") in self.preps
        if before.form == "من" and not by_preposition and j > self.past:
            return j + 1  # «أصغر من أن يشهد الحادثة»
        if not by_preposition and before.form in NOT_OPENING and j > self.past:
            self.aside = True
            return j + 1  # «اعترض سيارته قبل أن يطلق النار على صدره»
        if self.relative and before.suffix and before.cue is not None and before.cue.nouns:
            return j + 1  # «الذي أعلن … قناعته بأن»: the clause is the noun's
        if (
            word.form == "بان"
            and "ب" not in self.preps
            and before.cue is not None
            and before.cue.nouns
            and j > self.past
        ):
            return j + 1  # «نشر حملات أدت إلى الاعتراف بأن»: the clause is the noun's
        if self.relative and (j <= self.held or before.role == VERB and word.raw[0] != "إ"):
            return j + 1  # «في الحلقة التي يرجح مراقبون أن»: the clause is that verb's
        form = word.form
        gov = self.gov
        if form[0] == "و" and j > self.past:
            return j + 1  # coordinated with another clause
        if form[0] == "ف" or form[:3] == "لان" and "ل" not in self.preps:
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
            if word.cue is not None and word.cue.finite and not word.suffix:
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
        if self._family_name(j):
            assert self.source is not None
            first = self.source.name[0]
            self.source = Phrase(self.source.first, j + 1, self.source.head, True, (first, j + 1))
            return j + 1
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

    def _family_name(self, j: int) -> bool:
        """A family name that looks like a verb, right after a given name («وقال الوزير سامي يعلو إن»)."""
        found = self.source
        if found is None or not found.named or found.last != j or found.name[1] != j or j + 1 >= self.limit:
            return False
        if found.name[1] - found.name[0] > 1 or not self.gov.quote or self.words[j].pro[:1] == "و":
            return False
        mark = self.words[j + 1]
        if self.words[j].pro == "ف" and self.words[j].raw[-1] == "ي" and mark.role in (FUSED, PREPOSITION):
            return True  # «سامي فيري للصحافيين»
        paused = mark.role == PUNCTUATION and mark.raw in "،,:" or quote_at(self.text, j + 1) is not None
        return paused or mark.role in (COMPLEMENTIZER, RELATIVE)

    def participle(self, j: int) -> int | Opening | None:
        word = self.words[j]
        if word.form == "نقلا":
            self.relayed = j
            return self._adjunct(j, j + 2) if j + 2 < self.stop else None
        free = not self.subject or self.source is not None or self.adjunct
        if free and self.gov.object and not self.relative and _deed_in_construct(self.words, j, self.limit):
            return self.open("object", j, j)  # «طلب من السكان مراجعة المواقف»
        if self.source is not None and j + 1 < self.limit and self.words[j + 1].form in _UNNAMED:
            close = self.next_comma(j + 1)
            if close:
                return close  # «أعلن مسؤول طالبا عدم ذكر اسمه، أن»
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
        if form == _THAT and self.gov.object and not self.adjunct:
            noun = j + 1 < self.limit and self.words[j + 1].definite
            return self.open("object", j, j) if noun else None  # «رفضت ذلك خوفا من»
        gov = self.gov
        if (
            form == "ما"
            and j + 1 < self.limit
            and (self.words[j + 1].form == "اذا" and gov.clause or gov.object)
        ):
            return self.open("object" if gov.object else "clause", j, j)
        if form == "مما" and self.words[j - 1].raw in "،,":
            return None  # «رفض، مما أثار غضبا»
        if form[-2:] == "ما" and _WITH_MA.get(form, "") in self.preps:
            if j > self.past and self.words[j - 1].bits & c.EVIDENCE:
                self.relative = True
                return j + 1  # «وأشار وفقا لما أوردته الصحيفة إلى أن»
            return self.open("prep", j, j)
        if form == "متي" and j == self.past and self.subject and j + 1 < self.limit:
            name = phrase(self.text, j + 1, self.stop)
            if name is not None and subject_of_clause(self.words, name.last, self.limit):
                self.source = Phrase(j, name.last, j, True, (j, name.name[1] or j + 2))
                return name.last  # «وقال متى النادر إن»
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

    def _introduces(self, j: int) -> bool:
        """The colon at token j stands between who speaks and his name, a clause after it."""
        words = self.words
        if self.source is None or not self.gov.clause or j + 1 >= self.limit:
            return False
        named = words[j + 1].role == NAME and words[j + 1].bits & c.GIVEN
        who = words[j - 1].bits & (c.PEOPLE | c.KINSHIP | c.TITLE)
        return bool(named and who) and self.clause_ahead(j + 2)

    def bracketed(self, j: int) -> bool:
        """What is said stands in round brackets at token j: a verb in them, and a pause after them."""
        words = self.words
        close = next((k for k in range(j + 1, min(j + 80, self.limit)) if words[k].raw in "()"), -1)
        if close < j + _SAID or words[close].raw != ")":
            return False
        if close + 1 < self.limit and words[close + 1].role != PUNCTUATION:
            return False
        return any(words[k].bits & c.FINITE or words[k].role == COMPLEMENTIZER for k in range(j + 1, close))


def _deed_in_construct(words: Sequence[Word], j: int, limit: int) -> bool:
    """A verbal noun that looks like a participle stands at token j, annexed to what follows («مراجعة المواقف»)."""
    word = words[j]
    if not word.shape & MASDAR or word.raw[-1:] != "ة" or j + 1 >= limit:
        return False
    return words[j + 1].role in HEADS and (words[j + 1].definite or words[j + 1].suffix != "")


def _indefinite(head: Word) -> bool:
    return not head.definite and head.role not in (NAME, UNKNOWN) and not head.shape & SUFFIXED


_WITH_MA: Final = {"بما": "ب", "لما": "ل", "عما": "عن", "مما": "من"}
"""Prepositions written together with ما («عما إذا»)."""
_EULOGY: Final = particles.Sequences("eulogy", "by_the_way_of_saying", "announcing")
_OWN_WORD: Final = particles.Sequences("own_word_after")
_LETTERS: Final = particles.words("letter")
_HIS_WORD: Final = particles.words("his_word")

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
