"""Other voices in reported material: whether a word in it begins an attribution of the writer's own, or a source inside
speaks."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame
from musnad.read import particles
from musnad.read.cues import frame_of, is_verb, noun_after, nouns_of, only_says
from musnad.read.openings import open_content
from musnad.read.phrases import phrase
from musnad.read.roles import (
    COMPLEMENTIZER,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    TITLE,
)
from musnad.read.sources import can_say
from musnad.text import Text, Word

_HOW_OR_WHY: Final = particles.Sequences("how_or_why")
_BARE: Final = particles.words("bare")
_PRESENT: Final = particles.words("present")
_NEGATION: Final = particles.words("negation")
JOINING: Final = particles.words("joining")


class Voices:
    """The state of a walk over reported material, and what it looks ahead for."""

    __slots__ = (
        "text",
        "words",
        "first",
        "limit",
        "nominal",
        "demand",
        "inner",
        "feminine",
        "clause",
        "within",
        "relative",
        "fronted",
        "tight",
    )

    def __init__(self, text: Text, first: int, limit: int, nominal: bool, demand: bool) -> None:
        self.text, self.words = text, text.words
        self.first, self.limit = first, limit
        self.nominal, self.demand = nominal, demand
        self.inner = False
        """A source inside the content speaks: participles and coordinated cues after it are its own."""
        self.feminine = False
        """She who speaks inside is feminine by her verb."""
        self.within = self.fronted = self.tight = self.relative = False
        self.clause = not nominal
        """The material holds a clause by now, in which verbs are at home."""

    def goes_on(self, j: int) -> bool:
        """How or why follows «وذلك», which is still told («وذلك بإغلاق الطريق»), rather than when it was said."""
        if j >= self.limit:
            return False
        word = self.words[j]
        fused = word.role == FUSED and word.pro[:1] in ("ب", "ل") and not word.bits & c.SPEECH_EVENT
        return fused and word.form not in _PRESENT or _HOW_OR_WHY.past(self.text, j, self.limit) > 0

    def had_said(self, j: int) -> bool:
        """A past perfect of reporting begins at j («، وكان الوزير قد أعلن عن»): the writer recalls it."""
        words = self.words
        for k in range(j + 1, min(j + 12, self.limit)):
            word = words[k]
            if word.role == PUNCTUATION or word.role == COMPLEMENTIZER:
                return False
            if word.cue is not None and word.cue.finite and is_verb(word) and words[k - 1].role != RELATIVE:
                sense = word.cue.finite[0]
                frame = frame_of(sense)
                if sense.tense != "perfect" or frame.weak:
                    return False
                return open_content(self.text, k + 1, frame, self.limit, subject=False) is not None
        return False

    def other_speaks(self, j: int, past: int) -> bool:
        """After «فيما», «إلا أن»: a verb of reporting, so another voice."""
        words = self.words
        close = words[j].form in ("حيث", "كما")
        if self.nominal and words[j - 1].role == PUNCTUATION:
            return not close or past < self.limit and is_verb(words[past])
        for k in range(past, min(self.limit, past + (1 if close else 7))):
            word = words[k]
            if word.role == PUNCTUATION and word.raw in "،,:":
                break
            if (
                word.cue is not None
                and word.cue.finite
                and (is_verb(word) or k == past and word.role == MAYBE_VERB)
            ):
                if words[k - 1].form in _NEGATION:
                    return k <= past + 2  # «إلا أن ذلك لم يؤكد»
                frame = frame_of(word.cue.finite[0])
                if not frame.weak:
                    return (
                        not close
                        or open_content(self.text, k + 1, frame, self.limit, subject=True) is not None
                    )
        return False

    def speaks_inside(self, j: int) -> bool:
        """The verb at j, within the material, reports in its turn."""
        word = self.words[j]
        if word.pro or self.words[j - 1].role == RELATIVE:
            return False
        frame = frame_of(word.cue.finite[0])
        if frame.weak and not frame.options.get("deeds"):
            return False
        opening = open_content(self.text, j + 1, frame, min(self.limit, j + 20), subject=False)
        return opening is not None and opening.kind in ("clause", "prep", "object")

    def disagrees(self, word: Word) -> bool:
        """A masculine participle is not of her who speaks inside («إن الوزارة تؤكد أن …، موضحا أن»)."""
        return self.feminine and word.role == PARTICIPLE and word.raw.rstrip("\u064b\u064f").endswith("ا")

    def new_attribution(self, j: int) -> bool:
        """The cue at j begins an attribution of the writer's own, rather than one inside the material."""
        word = self.words[j]
        cue = word.cue
        before = self.words[j - 1]
        if cue is None or before.role == PREPOSITION and word.role != PARTICIPLE:
            return False  # «على وشك الانهيار»
        following = self.words[j + 1] if j + 1 < self.limit else None
        if word.pro == "و" and cue.finite and following is not None and following.role == COMPLEMENTIZER:
            return not self.inner  # «وتابع أنه», whatever else the word is
        if word.pro == "و" and cue.finite and self.carried_by_participle(j):
            return True
        if self.inner and not self.disagrees(word):
            return False
        if self.circumstance(word, j):
            return self.by_participle(word, j)
        joined = self.words[j - 1].form in JOINING and word.role == MAYBE_VERB
        if not cue.finite or not (is_verb(word) or joined):
            return False
        if word.pro[:1] == "و" or word.form[:1] == "و" and any(s.pro == "و" for s in cue.finite):
            return self.joined_verb(word, j)
        if word.pro == "ف" and cue.finite[0].tense == "perfect":
            opening = open_content(self.text, j + 1, frame_of(cue.finite[0]), self.limit, subject=True)
            return opening is not None and opening.kind in ("colon", "quote") and opening.source is not None
        if before.raw in "،," and not word.pro and not self.nominal:
            frame = frame_of(cue.finite[0])
            if not frame.weak:
                opening = open_content(self.text, j + 1, frame, min(self.limit, j + 12), subject=True)
                if opening is not None and opening.kind in ("colon", "quote") and opening.source is not None:
                    return True  # «…، أجاب الوزير: «…»»
        relative = before.role == RELATIVE and j - 2 > self.first and self.words[j - 2].raw in "،,"
        if before.form not in JOINING and not relative:
            return False
        frame = frame_of(cue.finite[0])
        return open_content(self.text, j + 1, frame, self.limit, subject=True) is not None

    def circumstance(self, word: Word, j: int) -> bool:
        """The word at j is a participle as a report goes on with it («، مؤكدا أن», «، لافتين إلى», «، داعية إلى»)."""
        if word.role == PARTICIPLE:
            return True
        if not word.cue.participles or self.words[j - 1].role != PUNCTUATION:
            return False
        joined = word.pro == "و" and word.raw.rstrip("\u064b").endswith("ا")
        joined = joined or word.pro in ("", "و") and word.raw.endswith("ين")
        return joined or word.role == TITLE and word.raw[-1] in "ةه"

    def by_participle(self, word: Word, j: int) -> bool:
        """The participle at j opens a content."""
        before = self.words[j - 1]
        if before.role == NUMBER:
            return False  # «275 متهما»
        if word.raw[-1] in "ةه" and before.role != PUNCTUATION:
            following = self.words[j + 1] if j + 1 < self.limit else None
            if following is None or following.role != COMPLEMENTIZER or not before.definite:
                return False  # an adjective: «معلومات موثقة», but «إلى الشمال متوقعة أن»
        return any(
            s.pro in ("", "و")
            and not s.suffix
            and (
                open_content(self.text, j + 1, frame_of(s), self.limit, subject=False) is not None
                or self.blames(frame_of(s), j)
            )
            for s in word.cue.participles
        )

    def blames(self, frame: Frame, j: int) -> bool:
        """The participle at j lays blame («، محملا الجيش المسؤولية عن»)."""
        burden = nouns_of(frame, "burden")
        return burden is not None and noun_after(self.text, j, burden, self.limit) > 0

    def joined_verb(self, word: Word, j: int) -> bool:
        """The coordinated verb at j begins a report of its own."""
        for sense in word.cue.finite:
            if sense.pro != "و" or sense.tense != "perfect" or sense.voice != "active" or sense.suffix:
                continue
            frame = frame_of(sense)
            opening = open_content(self.text, j + 1, frame, self.limit, subject=True)
            deed = word.shape & MASDAR and any(s.tense == "masdar" for s in self.words[j - 1].senses)
            if opening is not None and not (deed and opening.kind == "object" and opening.source is None):
                return True  # but «من أجل التحقيق وكشف ملابسات الحادث»
            if only_says(frame) and self.speaker_at(j + 1):
                return True  # «، وقال الوزير في لقاء … إن», however long
        return False

    def speaker_at(self, j: int) -> bool:
        """Who speaks stands at token j, or what is said without أن begins there."""
        if j >= self.limit:
            return False
        found = phrase(self.text, j, self.limit)
        if found is not None:
            return found.named or can_say(self.text, found)
        return self.words[j].form in _BARE

    def carried_by_participle(self, j: int) -> bool:
        """A verb that goes on by a participle of reporting («وتابع مؤكدا أن», «ومضى قائلا»)."""
        words = self.words
        following = words[j + 1] if j + 1 < self.limit else None
        if following is None or following.cue is None or following.pro or following.definite:
            return False
        return any(
            not s.suffix
            and open_content(self.text, j + 2, frame_of(s), self.limit, subject=False) is not None
            for s in following.cue.participles
        )
