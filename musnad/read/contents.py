"""How far reported material goes: from where it opens to where the writer's voice or another source takes over."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.cues import frame_of, is_time, is_verb
from musnad.read.drafts import Range
from musnad.read.frames import PLAIN, Opening
from musnad.read.openings import open_content
from musnad.read.phrases import phrase
from musnad.read.quotations import after, carried_on, quote_at
from musnad.read.roles import (
    COMPLEMENTIZER,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
    VERB,
)
from musnad.read.sources import can_say
from musnad.text import Text, Word

_ASIDE = particles.Sequences("aside")
_AFTER_PAUSE = particles.Sequences("aside_after_pause")
_CONTRAST = particles.Sequences("contrast")
_AFTERWARDS = particles.Sequences("afterwards")
_AND_THAT = particles.words("and_that")
_HOW_OR_WHY = particles.Sequences("how_or_why")
_NORMS = particles.words("norm")
_BARE = particles.words("bare")
_SAYS = frozenset(("clause", "quote"))
_PAST_PERFECT = particles.words("past_perfect")
_PRESENT = particles.words("present")
_CARRIER = particles.words("carried")
_NEGATION = particles.words("negation")
_INNER = 12
"""Tokens from the beginning within which a source inside the material speaks, rather than one in a clause of it."""
_NEGATED = particles.words("negated")
_JOINING = particles.words("joining")
_OPENS_CLAUSE = frozenset((COMPLEMENTIZER, RELATIVE, STOP))
_MAY_END = c.STEERS | c.EVIDENCE | c.CUE
_RESUMED = particles.words("resumed")
_BREAKS_NOMINAL = particles.words("circumstance")


def content_from(
    text: Text,
    opening: Opening,
    limit: int,
    stance: str = "neutral",
    *,
    within: bool = False,
    fronted: bool = False,
    tight: bool = False,
) -> list[Range]:
    """The content that an opening begins.

    within: the cue stands in a relative clause, so that a comma ends what is a noun phrase. fronted: in a clause
    before the main one («في حين زعم X أن …، نفى Y»). tight: of a noun or an aside, which hold little after a comma.
    """
    words = text.words
    first = opening.first
    kind = opening.kind
    if kind in ("quote", "colon", "clause"):
        at = first
        while at < limit and words[at].raw in "،,:(" and quote_at(text, at) is None:
            at += 1
        if kind == "colon" and at < limit and words[at].role == COMPLEMENTIZER and words[at].form in PLAIN:
            first = at = at + 1
        quote = quote_at(text, at) if at < limit else None
        if quote is not None and opening.relayed < 0:
            past = after(quote)
            if quote.close is None:
                if kind in ("quote", "colon"):
                    return [(quote.first, carried_on(text, quote))]
                return [(quote.first, _End(text, quote.first, limit, False, False).find())]
            if (
                kind == "quote"
                or past >= limit
                or words[past].role in (PUNCTUATION, PARTICIPLE)
                or _left(text, past, limit)
            ):
                return [(quote.first, quote.last)]
    if opening.relayed >= 0:
        first = opening.relayed
    nominal = kind in ("prep", "object")
    end = _End(text, opening.first, limit, nominal, nominal and stance == "demanding")
    end.relative = within
    end.within, end.fronted, end.tight = within and nominal, fronted, tight
    return [(first, end.find())]


def _left(text: Text, j: int, limit: int) -> bool:
    return (
        _ASIDE.past(text, j, limit) > 0
        or _AFTER_PAUSE.past(text, j, limit) > 0
        or _CONTRAST.past(text, j, limit) > 0
    )


def end_content(text: Text, first: int, limit: int, *, nominal: bool, within: bool = False) -> int:
    """Past the last token of material that begins at `first`.

    nominal: the material is a noun phrase (after a preposition, or an object), not a clause: a coordinated verb
    then begins something else. within: as in content_from.
    """
    end = _End(text, first, limit, nominal, False)
    end.within = within
    return end.find()


class _End:
    """One walk over reported material, to where it ends."""

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

    def find(self) -> int:
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
                and words[j - 1].role != PUNCTUATION
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
            if self.tight and self.nominal and loose:
                return -1
            if self.nominal and not self.clause and is_verb(following):
                return -1
            if self.nominal and following.form in _BREAKS_NOMINAL:
                return -1
            if self.fronted and is_verb(following) and not following.pro:
                return -1
        return j + 1

    def _stop_after(self, past: int) -> int:
        self.limit = past
        return past

    def ends_at(self, j: int) -> bool:
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
        if self.words[j - 1].role == PUNCTUATION:
            if _AFTER_PAUSE.past(text, j, limit):
                return True
            if self.words[j].form in _AND_THAT and not self.goes_on(j + 1):
                return True
            if self.words[j].form in _PAST_PERFECT and self.had_said(j):
                return True
        past = _CONTRAST.past(text, j, limit)
        if past and self.other_speaks(j, past):
            return True
        return self.demand and self.words[j].role == PREPOSITION and _AFTERWARDS.past(text, j, limit) > 0

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

    def leaves_noun(self, j: int) -> bool:
        """The noun phrase ends before j: a clause of the outer sentence goes on, or its verb stands here."""
        word = self.words[j]
        if word.role == COMPLEMENTIZER and word.form[:1] == "و":
            return True  # «تعهد بكذا، وأنه …»
        if word.form in _NEGATED:
            return True
        if self.words[j - 1].role == PREPOSITION and word.form[-1:] != "ا":
            return False  # «في وجه المهربين»
        if word.bits & c.FINITE and not (word.role == MAYBE_VERB and word.pro == "و" and word.shape & MASDAR):
            if self.predicate(j):
                return True
            self.clause = True
        return False

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
        if not (self.tight or imperfect or is_time(before)):
            return False  # after a verb, only a predicate that goes on: names may look like verbs
        return before.definite or before.role == NAME or is_time(before)

    def evidence(self, j: int) -> bool:
        """A cue like «بحسب» at j belongs to what stands before it, as an aside."""
        words = self.words
        following = words[j + 1] if j + 1 < self.limit else None
        if j - self.first == 1 and words[self.first].role == COMPLEMENTIZER:
            return False  # «إنه وفقا لإحصاءات … فقد»
        if following is None or following.role == PUNCTUATION or following.stem in _NORMS:
            return False  # «هذا العام فحسب، بل», «وفقا لميثاق الهيئة»
        return words[j - 1].role == PUNCTUATION or following.role != NOUN

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
                    return k == past + 1
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
        if frame.weak:
            return False
        opening = open_content(self.text, j + 1, frame, min(self.limit, j + 20), subject=False)
        return opening is not None and opening.kind in ("clause", "prep")

    def disagrees(self, word: Word) -> bool:
        """A masculine participle is not of her who speaks inside («إن الوزارة تؤكد أن …، موضحا أن»)."""
        return self.feminine and word.role == PARTICIPLE and word.raw.rstrip("\u064b\u064f").endswith("ا")

    def new_attribution(self, j: int) -> bool:
        """The cue at j begins an attribution of the writer's own, rather than one inside the material."""
        word = self.words[j]
        cue = word.cue
        if cue is None:
            return False
        if word.pro == "و" and cue.finite and self.carried_by_participle(j):
            return True
        if self.inner and not self.disagrees(word):
            return False
        shape = word.pro == "و" and word.raw.rstrip("\u064b").endswith("ا")  # «، ومطالبا بـ»
        joined = shape or word.pro in ("", "و") and word.raw.endswith("ين")  # «، لافتين إلى»
        office = word.role == TITLE and cue.participles and word.raw[-1] in "ةه"  # «، داعية إلى»
        if (
            word.role == PARTICIPLE
            or cue.participles
            and (joined or office)
            and self.words[j - 1].role == PUNCTUATION
        ):
            if self.words[j - 1].role == NUMBER:
                return False  # «275 متهما»
            if word.raw[-1] in "ةه" and self.words[j - 1].role != PUNCTUATION:
                return False  # an adjective: «معلومات موثقة»
            return any(
                s.pro in ("", "و")
                and not s.suffix
                and open_content(self.text, j + 1, frame_of(s), self.limit, subject=False) is not None
                for s in cue.participles
            )
        joined = self.words[j - 1].form in _JOINING and word.role == MAYBE_VERB
        if not cue.finite or not (is_verb(word) or joined):
            return False
        if word.pro[:1] == "و":
            for sense in cue.finite:
                if sense.pro != "و" or sense.tense != "perfect" or sense.voice != "active" or sense.suffix:
                    continue
                frame = frame_of(sense)
                opening = open_content(self.text, j + 1, frame, self.limit, subject=True)
                deed = word.shape & MASDAR and any(s.tense == "masdar" for s in self.words[j - 1].senses)
                if opening is not None and not (deed and opening.kind == "object" and opening.source is None):
                    return True  # but «من أجل التحقيق وكشف ملابسات الحادث»
                if not frame.weak and _SAYS.issuperset(frame.governs) and self.speaker_at(j + 1):
                    return True  # «، وقال الوزير في لقاء … إن», however long
            return False
        if word.pro == "ف" and cue.finite[0].tense == "perfect":
            opening = open_content(self.text, j + 1, frame_of(cue.finite[0]), self.limit, subject=True)
            return opening is not None and opening.kind in ("colon", "quote") and opening.source is not None
        before = self.words[j - 1]
        if before.raw in "،," and not word.pro and not self.nominal:
            frame = frame_of(cue.finite[0])
            if not frame.weak:
                opening = open_content(self.text, j + 1, frame, min(self.limit, j + 12), subject=True)
                if opening is not None and opening.kind in ("colon", "quote") and opening.source is not None:
                    return True  # «…، أجاب الوزير: «…»»
        relative = before.role == RELATIVE and j - 2 > self.first and self.words[j - 2].raw in "،,"
        if before.form not in _JOINING and not relative:
            return False
        frame = frame_of(cue.finite[0])
        return open_content(self.text, j + 1, frame, self.limit, subject=True) is not None

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


def trim(text: Text, first: int, last: int) -> Range:
    """The range without punctuation at its ends, quotation marks and brackets that pair inside it excepted."""
    words = text.words
    while last > first and words[last - 1].role == PUNCTUATION and not _pairs(text, first, last, last - 1):
        last -= 1
    while first < last and words[first].role == PUNCTUATION and not _pairs(text, first, last, first):
        first += 1
    while last > first and (words[last - 1].form in _JOINING or words[last - 1].role == RELATIVE):
        last -= 1
        while last > first and words[last - 1].raw in "،,":
            last -= 1
    return first, last


def _pairs(text: Text, first: int, last: int, token: int) -> bool:
    raw = text.words[token].raw
    if raw in ")]}" and any(text.words[k].raw in "([{" for k in range(first, token)):
        return True
    if raw in "([{" and any(text.words[k].raw in ")]}" for k in range(token, last)):
        return True
    if raw == "%":
        return True
    for quote in text.quotes:
        if quote.open == token:
            whole = quote.close == last - 1 and token == first
            return quote.close is not None and quote.close < last and not whole
        if quote.close == token:
            return quote.open >= first and not (quote.open == first and token == last - 1)
    return False
