"""A walk outward from a cue as it goes: what it has met so far, and what it looks ahead for."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame
from musnad.read import particles
from musnad.read.complements import completing
from musnad.read.cues import is_time
from musnad.read.frames import Opening, governed
from musnad.read.openings_parties import (
    NOT_OPENING,
    VEIL,
    addressed,
    joined_to,
    parted,
    stretched,
    subject_of_clause,
)
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import quote_at
from musnad.read.roles import (
    COMPLEMENTIZER,
    FUSED,
    HEADS,
    MASDAR,
    MEDIA,
    ORG,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    SUFFIXED,
    VERB,
    is_place,
)
from musnad.text import Text, Word

REACH: Final = 45
"""Tokens between a cue and what it reports: a source with its titles and where it spoke."""
_FAR: Final = 30
"""Tokens between a quoted name and what its bearer says."""
_MORE: Final = particles.words("more")
_AGENT: Final = particles.words("agent_noun")


class Scanning:
    """The state of a walk over the parts of a clause, from the token past its cue."""

    __slots__ = (
        "text", "words", "past", "limit", "stop", "frame", "gov", "preps", "subject", "has_target", "source", "target",
        "adjunct", "relative", "held", "relayed", "blocked",
        "aside",
    )  # fmt: skip

    def __init__(
        self, text: Text, past: int, frame: Frame, limit: int, subject: bool, has_target: bool
    ) -> None:
        self.text, self.words = text, text.words
        self.past, self.limit, self.stop = past, limit, min(limit, past + REACH)
        self.frame, self.gov = frame, governed(frame.governs)
        self.preps = self.gov.preps
        self.subject, self.has_target = subject, has_target
        self.source: Phrase | None = None
        self.target: Phrase | None = None
        self.adjunct = False
        self.relative = False
        self.held = -1
        """Up to this token a clause belongs to a verb of reporting in a relative clause."""
        self.relayed = -1
        self.blocked = False
        """An object that the cue does not govern was passed: prepositions after it belong to that."""
        self.aside = False
        """A clause that says when or why goes on: prepositions in it are its own."""

    def open(self, kind: str, first: int, mark: int) -> Opening:
        """What the cue opens, with the parties that were met on the way sorted out."""
        if self.gov.target and self.target is None and self.source is not None and self.subject:
            may_part = not (self.has_target or self.adjunct or self.gov.object)
            both = parted(self.words, self.source) if may_part else None
            if both is not None:
                self.source, self.target = both
            accused = self.frame.target_in_content and self.frame.stance == "accusing" and kind != "object"
            accused = accused and self.source.last == mark
            if both is None and not self.has_target and (accused or addressed(self.words, self.source)):
                self.target = self.source
                self.source = None
        if (
            self.source is not None
            and self.subject
            and (self.target is None or self.source.first > self.target.first)
        ):
            self.source = stretched(self.text, self.source, mark, kind)
        return Opening(kind, first, self.source, self.target, mark, self.relayed)

    def next_comma(self, j: int) -> int:
        """Past the comma that closes an aside which begins at j, 0 when none is near."""
        for k in range(j + 1, min(j + 9, self.limit - 1)):
            word = self.words[k]
            if word.role == PUNCTUATION or word.role == COMPLEMENTIZER:
                return k + 1 if word.raw in "،," else 0
        return 0

    def past_bracket(self, j: int) -> int:
        """Past the bracket that closes the one at j."""
        for k in range(j + 1, min(j + 14, self.stop)):
            if self.words[k].raw in ")]":
                return k + 1
        return j + 1

    def past_name(self, j: int) -> int:
        """Past the name after a lone preposition, whichever way round its marks are («ل»الرياض»»)."""
        for k in range(j + 2, min(j + 6, self.stop)):
            if self.words[k].raw in '«»"“”':
                return k + 1
        return j + 1

    def is_name(self, j: int, past: int) -> bool:
        """A short quotation between the cue and something else: a name, unless nothing of the cue's follows."""
        following = self.words[past]
        if following.role == PARTICIPLE or following.role == PUNCTUATION and following.raw not in '،,:"“«':
            return False
        if following.raw == ":" and self.gov.quote:
            return True  # «وأكدت "سلمى النادر": "…"»
        body = j == self.past and self.subject and self.words[j + 1].role in (ORG, MEDIA)
        if body and not any(word.role in (VERB, COMPLEMENTIZER) for word in self.words[j + 1 : past]):
            return True  # «أعلن "جيش الوفاق" بدء حملة»
        if not self.gov.quote or self.adjunct or self.words[j - 1].bits & (c.ORG | c.MEDIA | c.GROUP):
            return True
        if self.source is None and self.subject and self.frame.stance != "neutral":
            return following.role not in (PUNCTUATION, STOP)
        if following.raw in "،," and self.source is None and self.subject and self.says_later(past):
            return True
        for k in range(past, min(past + 14, self.limit)):  # «قال "أبو سعيد" لوكالة … إن»
            role = self.words[k].role
            if role == COMPLEMENTIZER and self.words[k - 1].form not in NOT_OPENING:
                return self.source is None or following.raw not in "،,"
            if self.words[k].raw == ":" or quote_at(self.text, k) is not None or self.prepositional(k):
                return True
            if role in (PUNCTUATION, VERB):
                break
        return False

    def says_later(self, j: int) -> bool:
        """After the comma at token j and what is no clause of its own, a colon before a quotation, or a clause, so that
        the marks before the comma hold who speaks («قال "النادر"، الأحد: "…"», «قال "النادر"، في تصريح، إن»)."""
        words = self.words
        beside = False
        for k in range(j, min(j + _FAR, self.limit - 1)):
            word = words[k]
            if word.raw == ":":
                return quote_at(self.text, k + 1) is not None
            if word.role == COMPLEMENTIZER:
                plain = words[k - 1].form not in NOT_OPENING and words[k - 1].role != PREPOSITION
                return plain and word.form[:1] in "اب"
            if word.raw in "،,":
                beside = False
            elif word.bits & c.PRONOUN or word.role == RELATIVE:
                beside = True  # «، وهي من بين عشرات اللجان،»
            elif word.role in (VERB, PARTICIPLE) and not beside or word.raw in ".؛;!؟?":
                return False
        return False

    def prepositional(self, j: int) -> bool:
        """A governed preposition at j («أفادت "الوكالة" بمغادرة»)."""
        word = self.words[j]
        if word.role == FUSED:
            return word.pro.lstrip("وف")[:1] in self.preps
        return word.role == PREPOSITION and word.form in self.preps

    def speaks_next(self, j: int, found: Phrase) -> bool:
        """The phrase at j, which nothing shows to be a party, is the subject: the clause, quotation or preposition
        that the verb governs follows it («أكد البناء سامي النادر أن», «أعلنت نسيم للأثاث عن»)."""
        word = self.words[j]
        if word.form in VEIL:
            return False
        past = joined_to(self.text, found.last, self.stop)
        if past < self.limit and self.words[past].raw in "،," and self.preposition_at(past):
            return True
        if word.shape & (MASDAR | SUFFIXED) or word.cue is not None and word.cue.nouns:
            return False
        if self.gov.clause and subject_of_clause(self.words, found.last, self.limit):
            return True
        return self.preposition_at(past)

    def past_joined(self, j: int) -> bool:
        """What the cue governs by a preposition stands at token j, or after somebody joined with «و» there."""
        if j < self.limit and self.words[j].pro[:1] == "و" and self.words[j].role in HEADS:
            other = phrase(self.text, j, self.stop)
            return other is not None and self.preposition_at(other.last)
        return self.preposition_at(j)

    def preposition_at(self, j: int) -> bool:
        """A preposition that the cue governs stands at token j, or after a comma there."""
        pause = j < self.limit and self.words[j].raw in "،,"
        following = self.words[j + pause] if j + pause < self.limit else None
        return following is not None and following.role == PREPOSITION and following.form in self.gov.direct

    def again(self, j: int) -> bool:
        """The same preposition follows with a clause («من أن»)."""
        words = self.words
        for k in range(j, min(j + 12, self.limit - 1)):
            if words[k].role == PUNCTUATION:
                return False
            if words[k].form == "من" and words[k + 1].role == COMPLEMENTIZER:
                return True
        return False

    def governs(self, j: int, form: str, following: Word) -> bool:
        """The preposition at j belongs to the cue, rather than saying where, when or to whom."""
        if self.blocked or self.aside or is_time(following):
            return False
        if form == "من" and (self.words[j - 1].bits & c.NUMBER or self.words[j - 1].form in _MORE):
            return False  # «عبور سبعة من المسلحين», «في أكثر من مناسبة»
        if following.bits & c.SPEECH_EVENT and form in ("في", "ل"):
            return False
        if form == "من" and (following.form in _AGENT or is_place(following)) and self.source is None:
            return False
        if form == "في" and self.source is None and self.subject and j != self.past:
            return False
        if form in self.gov.direct:
            return not (self.relative and form in ("من", "في"))
        if self.has_target or self.target is not None:
            return True
        # the object is still missing: after an object that was taken for the subject, the subject is implicit
        if self.source is not None and self.subject and not self.adjunct:
            self.part_source()
            return True
        return not self.subject

    def clause_ahead(self, j: int) -> bool:
        """A clause opens later, with no other verb before it."""
        for k in range(j, min(j + 16, self.limit)):
            word = self.words[k]
            if word.role == COMPLEMENTIZER:
                return word.form[:1] != "و" and self.words[k - 1].form not in NOT_OPENING
            if word.role in (VERB, RELATIVE) or word.raw in ".؛;:":
                return False
        return False

    def before_deed(self, found: Phrase) -> Phrase:
        """An addressee without what it is called upon to do («دعا المجلس السكان للتحرك»)."""
        for k in range(found.first + 1, found.last):
            word = self.words[k]
            if word.role == FUSED and word.pro.lstrip("وف")[:1] in self.preps and is_deed(word):
                return Phrase(found.first, k, found.head, found.named)
            governed = word.role == PREPOSITION and word.form in self.preps and k + 1 < self.limit
            if governed and (is_deed(self.words[k + 1]) or not self.prepositional_ahead(found.last)):
                return Phrase(found.first, k, found.head, found.named)  # «دعا الزعيم مقاتليه إلى»
        return found

    def without_governed(self, found: Phrase) -> Phrase:
        """The subject without what the cue governs, where a participle or an office could hold it («دعا المعتصمون إلى»,
        «أكد السياسي الراحل على», «حذرت خبيرة في شؤون المياه من»)."""
        words = self.words
        for k in range(found.head + 1, found.last - 1):
            if words[k].role == PREPOSITION and words[k].form in self.gov.direct and is_deed(words[k + 1]):
                return Phrase(found.first, k, found.head, False)  # «أفاد مصدر أمني عن إصابة رجل»
        k = found.last - 1
        while k > found.head and not (self.prepositional(k) and _takes_it_in(words[k - 1])):
            k -= 1
        if k <= found.head or self.prepositional_ahead(found.last) or self.gov.object and found.named:
            return found
        if self.gov.clause and self.clause_ahead(found.last) or self.spoken_at(found.last):
            return found
        return Phrase(found.first, k, found.head, False)

    def without_veil(self, found: Phrase) -> Phrase:
        """The subject without the noun that makes one meaning with the verb («لفت الوزير الانتباه إلى»)."""
        if found.last - found.head > 1 and self.words[found.last - 1].form in VEIL:
            return Phrase(found.first, found.last - 1, found.head, found.named, found.name)
        return found

    def spoken_at(self, j: int) -> bool:
        """A colon or a quotation stands at token j, which the cue governs."""
        if not self.gov.quote or j >= self.limit:
            return False
        return self.words[j].raw == ":" or quote_at(self.text, j) is not None

    def prepositional_ahead(self, j: int) -> bool:
        """What the cue governs by a preposition stands at token j or soon after."""
        for k in range(j, min(j + 12, self.limit)):
            if self.prepositional(k):
                return True
            if self.words[k].role in (VERB, COMPLEMENTIZER, RELATIVE):
                return False
        return False

    def part_source(self) -> None:
        """What was taken for the subject holds both parties, or is the object."""
        assert self.source is not None
        both = parted(self.words, self.source)
        if both is not None:
            self.source, self.target = both
        else:
            self.target = self.source
            self.source = None


def _takes_it_in(word: Word) -> bool:
    """A noun phrase goes on over a preposition after this word, though the cue's may stand there."""
    return completing(word) or word.definite


def is_deed(word: Word) -> bool:
    """What is called for: a verbal noun or something with a pronoun («للتحرك», «لدعمه»)."""
    return bool(word.shape & (MASDAR | SUFFIXED)) or any(s.tense == "masdar" for s in word.senses)
