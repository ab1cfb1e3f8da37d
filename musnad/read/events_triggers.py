"""Which words of a text are triggers, and of what: of the readings that fit, the one that its position takes."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_context import forms
from musnad.read.events_fitting import LEFT, RIGHT, fits, mask_of
from musnad.read.events_lexicon import VERBAL, EventLexicon, Reading
from musnad.read.events_topics import Topics
from musnad.read.events_words import EventWord
from musnad.read.party_names import party_names
from musnad.read.roles import QUANTIFIER
from musnad.text import Text

_NAMES: Final = c.GIVEN | c.FAMILY


class Trigger:
    """A word that names an event: its token, its reading, its sentence's tokens."""

    __slots__ = ("at", "first", "last", "reading")

    def __init__(self, at: int, reading: Reading, first: int, last: int) -> None:
        self.at, self.reading, self.first, self.last = at, reading, first, last


def candidates(text: Text, lexicon: EventLexicon) -> tuple[list[Trigger], Topics]:
    """The triggers of a text in order, and what it is about."""
    words, sent, sentences, tokens = text.words, text.sent, text.sentences, text.tokens
    sport, crime, market, disaster = (lexicon.bit(name) for name in ("sport", "crime", "market", "disaster"))
    topical = sport | crime | market | disaster
    counts = [0, 0, 0, 0]
    found: list[Trigger] = []
    inside = {k for at, end in party_names(text).items() for k in range(at, end)}
    for at in text.anchors(c.EVENT):
        word = words[at]
        event: EventWord = word.event
        mask = event.mask
        if mask & topical:
            counts[0] += mask & sport != 0
            counts[1] += mask & crime != 0
            counts[2] += mask & market != 0
            counts[3] += mask & disaster != 0
        if not event.readings or word.role == QUANTIFIER:
            continue  # «نصف العربات», where «نصف» could be short for «we liquidate»
        if at in inside:
            continue  # «قوات الدعم السريع»
        if word.bits & _NAMES and _named(text, at) or (at and tokens[at - 1] in "#_"):
            continue
        first, last = sentences[sent[at]]
        reading = _choose(text, at, event.readings, first, last, found)
        if reading is not None:
            found.append(Trigger(at, reading, first, last))
    return found, Topics(counts[0], counts[1], counts[2], counts[3], len(words))


def _choose(
    text: Text, at: int, readings: tuple[Reading, ...], first: int, last: int, found: list[Trigger]
) -> Reading | None:
    """The reading that fits; where a form is both a verb and a verbal noun («قصف», «قتل»), its position decides."""
    fitting = [r for r in readings if not r.entry.conditional or fits(text, at, r, first, last)]
    if not fitting and text.words[at].definite:
        told = [r for r in readings if r.entry.resumes and _told_of(text, at, r, first, last)]
        fitting = [r for t in reversed(found) for r in told if r.entry.type == t.reading.entry.type][:1]
    if any(r.tense == "jussive" for r in fitting):
        fitting = [r for r in fitting if r.tense != "jussive" or _may_be_short(text, at, r)]
    if at > first and (
        text.words[at - 1].event.kind in (w.NUMBER, w.NUMERAL) or _after_preposition(text, at)
    ):
        fitting = [r for r in fitting if r.shape != "participle"]  # «275 متهما», «أربعة من المتهمين»
    if (
        fitting
        and all(r.number == "d" and r.shape in VERBAL for r in fitting)
        and _accusative(text, at, first)
    ):
        return None
    if len(fitting) > 1 and text.words[at].raw[-1:] == "ا":
        if _after_two(text, at, first):
            two = next((r for r in fitting if r.number == "d" and r.shape in VERBAL), None)
            if two is not None:
                return two
        fitting = [r for r in fitting if r.number != "d" or r.shape not in VERBAL] or fitting  # «تقدما»
    if len(fitting) < 2:
        only = fitting[0] if fitting else None
        if only is not None and only.shape in VERBAL and at > first:
            if _names_somebody(text, at, last) and not _verb_here(text, at, first, found):
                return None  # «بمحاسبة قاتل زوجها»
            noun = any(s.tense == "masdar" for s in text.words[at].senses)
            if _after_preposition(text, at):
                return only.shaped("masdar") if noun else None
            if noun and not _verb_here(text, at, first, found):
                return only.shaped("masdar")  # «رفض الحزب دعم الحكومة»
        return only
    verbs = [r for r in fitting if r.shape in VERBAL]
    nouns = [r for r in fitting if r.shape not in VERBAL]
    if not verbs or not nouns:
        return _chief(verbs) if verbs else _closest(fitting)
    return _chief(verbs) if _verb_here(text, at, first, found) else _closest(nouns)


def _told_of(text: Text, at: int, reading: Reading, first: int, last: int) -> bool:
    """«وتناول اللقاء …»: may be one that the text has told of; nothing near says that another thing is meant."""
    entry = reading.entry
    before = text.words[at - 1]
    if at > first and before.definite and before.event.kind == w.NOUN:
        return False  # «الشراكة العملية»
    near = mask_of(text, max(first, at - LEFT), at) | mask_of(text, at + 1, min(last, at + RIGHT))
    return not near & entry.unwanted and not mask_of(text, max(first, at - 1), at) & entry.not_after


def _may_be_short(text: Text, at: int, reading: Reading) -> bool:
    """A hollow verb is short after what makes it so («لم يصب أحد»), not elsewhere («يصب في مصلحة», «لنقل الغاز»)."""
    if reading.number != "s" and reading.person != 1:
        return True
    return text.words[at - 1].form in JUSSIVE_AFTER or (reading.person == 3 and reading.pro.endswith("ل"))


def _names_somebody(text: Text, at: int, last: int) -> bool:
    """The form is that of who does it too («قاتل زوجها»), with no preposition after it («طالب بالإفراج»)."""
    word = text.words[at]
    following = text.words[at + 1].event.kind if at + 1 < last else w.STOP
    return (
        following not in (w.FUSED, w.PREPOSITION)
        and word.form[-1] != "ا"
        and any(s.tense == "active_participle" for s in word.senses)
    )


def _after_two(text: Text, at: int, first: int) -> bool:
    """A dual stands right before: «شخصين | قتلا»."""
    word = text.words[at - 1]
    return at > first and not word.definite and word.form.endswith(("ان", "ين"))


def _accusative(text: Text, at: int, first: int) -> bool:
    """«طوقا أمنيا», «طوقا فرضته»: an adjective with the same ending follows, or a verb with the noun's pronoun, and no
    dual stands before: a noun, no dual verb."""
    words = text.words
    if words[at].raw[-1:] != "ا" or at + 1 >= len(words) or _after_two(text, at, first):
        return False
    after = words[at + 1].event
    if after.kind == w.VERB and after.pronoun:
        return True
    return words[at + 1].form.endswith("يا") and not words[at + 1].event.flags & w.PLACE


def _closest(nouns: list[Reading]) -> Reading:
    """A reading that wants words both near and right after («قطع الطريق» of protesters); else the likelier one, first
    one that stands whatever else the sentence tells («سقط عشرون قتيلا»)."""
    likely = next((x for x in nouns if not x.entry.only), nouns[0])
    return next((x for x in nouns if x.entry.wanted and x.entry.after), likely)


def _chief(verbs: list[Reading]) -> Reading:
    """What protesters do is a part of their protest («أغلق متظاهرون الطريق»); else the likelier reading."""
    return next((x for x in verbs if x.entry.type == "PROTEST"), verbs[0])


def _after_preposition(text: Text, at: int) -> bool:
    """A preposition stands right before, or before a quotation mark («في "دعم الحلفاء"»)."""
    quoted = at > 1 and text.words[at - 1].event.kind == w.QUOTE
    before = text.words[at - 2 if quoted else at - 1]
    return before.event.kind == w.PREPOSITION and not before.suffix


def _verb_here(text: Text, at: int, first: int, found: list[Trigger]) -> bool:
    """Token `at` stands where a finite verb does, not a verbal noun.

    That is so at the beginning of a clause, and after a complete phrase when the clause has no verb yet; joined by
    «و», it is of the kind of the event before it.
    """
    words = text.words
    word = words[at]
    if word.definite or word.pro.strip("وف"):
        return False
    if at + 1 < len(words) and (words[at + 1].bits & c.DEMONYM) and not words[at + 1].definite:
        return False  # «قصف إسرائيلي»
    if at == first or at + 1 < len(words) and words[at + 1].form in _WITH_PRONOUN:
        return True  # «هجوم قتل فيه»
    if _subject_after(text, at):
        return True
    near = next((t for t in reversed(found[-2:]) if t.first == first and at - t.at <= 12), None)
    if word.pro in ("و", "ف"):
        if near is None and word.suffix:
            return not any(
                text.words[k].event.kind in (w.FUSED, w.NOUN)
                and any(s.tense == "masdar" for s in text.words[k].senses)
                for k in range(max(first, at - 4), at)
            )  # «لاستمالة الحلف وحثه على»
        joined = words[at - 1]
        named = not joined.definite and at - 1 > first and _after_preposition(text, at - 1)
        if named and any(s.tense == "masdar" for s in joined.senses):
            return False  # «في كشف وضبط خلايا»
        return near is None or near.reading.shape in VERBAL
    kind = words[at - 1].event.kind
    if kind in _CLAUSE_BEGINS:
        return not (kind == w.QUOTE and _after_preposition(text, at))
    if kind == w.COMMA:
        return near is None or near.reading.shape in VERBAL
    if kind in (w.PREPOSITION, w.VERB, w.NUMBER, w.NUMERAL):
        return False
    before = words[at - 1].event.flags
    person = before & (w.PARTY | w.DEMONYM | w.VICTIM) and not before & (
        w.DEFINITE | w.NAME | w.FORCE | w.PLACE
    )
    if person and not word.pro and at + 1 < len(words) and words[at + 1].form in _WHEN_OR_WHERE:
        return True  # «رهينة خطف في العاصمة»
    if not before & (w.CLOSED | w.ADJECTIVE | w.ACCUSATIVE) and words[at - 1].form not in _COMPLETE:
        return False
    for k in range(at - 1, first - 1, -1):
        event = words[k].event
        if event.kind in _CLAUSE_BEGINS or event.kind == w.COMMA:
            return True
        if event.kind == w.VERB or event.light is not None and event.light.shape in VERBAL:
            return False
        if found and found[-1].at == k and found[-1].reading.shape in VERBAL:
            return False
    return True


def _subject_after(text: Text, at: int) -> bool:
    """«، وحمل | المتظاهرون», «، تظاهر | عشرات»: what follows is in the nominative, or counts people after a comma."""
    words = text.words
    if at + 1 >= len(words) or words[at - 1].event.kind == w.PREPOSITION:
        return False
    after = words[at + 1].event
    if after.kind == w.NOUN and after.flags & w.NOMINATIVE and after.flags & w.PLURAL:
        return after.flags & w.PARTY != 0 and not after.flags & w.AND
    many = after.kind == w.NUMERAL and words[at + 1].form in _MANY
    return many and words[at - 1].event.kind == w.COMMA and not words[at].pro


_MANY: Final = frozenset(("عشرات", "مءات", "الاف"))
_CLAUSE_BEGINS: Final = frozenset(
    (w.SKIPPED, w.THAT, w.RELATIVE, w.SUBORDINATOR, w.AUXILIARY, w.STOP, w.COLON, w.QUOTE, w.MARK)
)
_WITH_PRONOUN: Final = frozenset("فيه فيها فيهم خلاله خلالها به بها".split())
_WHEN_OR_WHERE: Final = frozenset("في قبل منذ خلال".split())
_COMPLETE: Final = frozenset(("اخري", "اخر", "ثانيه"))


def _named(text: Text, at: int) -> bool:
    """The word is part of a person's name."""
    return bool(text.words[at].bits & _NAMES) and at > 0 and bool(text.words[at - 1].bits & c.GIVEN)


JUSSIVE_AFTER: Final = forms("jussive")
