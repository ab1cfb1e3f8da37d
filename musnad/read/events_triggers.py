"""Which words of a text are triggers, and of what: senses decided by the classes of words near them.

The window of a condition is the sentence, at most `LEFT` words before and `RIGHT` words after the word.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_context import forms, lemmas
from musnad.read.events_lexicon import EventLexicon, Reading
from musnad.read.events_words import EventWord
from musnad.read.roles import QUANTIFIER
from musnad.text import Text

LEFT: Final = 6
RIGHT: Final = 12
NEXT: Final = 4
_NAMES: Final = c.GIVEN | c.FAMILY


class Trigger:
    """A word that names an event: its token, its reading, its sentence's tokens."""

    __slots__ = ("at", "first", "last", "reading")

    def __init__(self, at: int, reading: Reading, first: int, last: int) -> None:
        self.at, self.reading, self.first, self.last = at, reading, first, last


class Topics(NamedTuple):
    """How much of a text is about sport, crime, the market and disasters: words of these classes, of so many."""

    sport: int
    crime: int
    market: int
    disaster: int
    words: int


def topic_bits(topics: Topics, lexicon: EventLexicon) -> int:
    """The topics of an article, as classes that its words of force must not mean."""
    total = 0
    size = max(topics.words, 40)
    for name, count, least, per in (
        ("sport", topics.sport, 4, 60), ("crime", topics.crime, 4, 60),
        ("market", topics.market, 6, 45), ("disaster", topics.disaster, 3, 70),
    ):  # fmt: skip
        if count >= least and count * per >= size:
            total |= lexicon.bit(name)
    return total


DEEDS: Final = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "THREATEN", "ACCUSE"}
)
"""Types that by themselves make an article one about a conflict or politics."""
POLITICAL: Final = 2
"""So many words of politics make an article political."""


def political(text: Text, lexicon: EventLexicon) -> bool:
    """The article is about politics: in local news «حث المواطنين» and «اتصالا هاتفيا» are no events."""
    bit = lexicon.bit("politics")
    found = 0
    for word in text.words:
        if word.kind == "w" and word.event.mask & bit:
            found += 1
            if found >= POLITICAL:
                return True
    return len(text.words) < SHORT


SHORT: Final = 60
"""Words of a text too short to tell what it is about."""


def mask_of(text: Text, first: int, last: int) -> int:
    """The classes of the words from token `first` to before `last`."""
    masks = text.masks
    if masks is None:
        masks = text.masks = [word.event.mask for word in text.words]
    total = 0
    for mask in masks[first:last]:
        if mask:
            total |= mask
    return total


def fits(text: Text, at: int, reading: Reading, first: int, last: int) -> bool:
    """The words around token `at` are what this reading wants."""
    entry = reading.entry
    words = text.words
    if entry.not_after and at > first and mask_of(text, max(first, at - 1), at) & entry.not_after:
        return False
    bound = entry.bound_not_after
    if bound and at > first and not words[at].definite and mask_of(text, at - 1, at) & bound:
        return False
    if entry.not_before and at + 1 < last and mask_of(text, at + 1, at + 2) & entry.not_before:
        return False
    if entry.definite and not _number_fits(reading, words[at].definite):
        return False
    if entry.wanted or entry.unwanted:
        near = mask_of(text, max(first, at - LEFT), at) | mask_of(text, at + 1, min(last, at + RIGHT))
        if entry.wanted and not near & entry.wanted:
            return False
        if near & entry.unwanted:
            return False
    if entry.after and not _object_fits(text, at, reading, first, last):
        return False
    if entry.before or entry.unwanted_before:
        before = mask_of(text, max(first, at - NEXT), at)
        if before & entry.unwanted_before or entry.before and not before & entry.before:
            return False
    return not entry.needs or _governs(text, at, entry.needs, min(last, at + GOVERNS[reading.shape]))


def _object_fits(text: Text, at: int, reading: Reading, first: int, last: int) -> bool:
    """What the entry wants after the word stands there; what a pronoun on a verb stands for is before it."""
    entry = reading.entry
    verbal = reading.shape in VERBAL
    if reading.suffix and not verbal and not entry.yields and _is_verbal_noun(text, at):
        return True  # «زيارته»: its own object may be the pronoun
    near = mask_of(text, at + 1, min(last, at + 1 + NEXT))
    if reading.suffix and verbal and entry.type != "PROTEST":  # of a protest it is who does it
        near |= mask_of(text, max(first, at - NEXT), at)  # «القرض الذي منحته»
    return bool(near & entry.after)


def _is_verbal_noun(text: Text, at: int) -> bool:
    return any(s.tense == "masdar" for s in text.words[at].senses)


GOVERNS: Final = {"participle": 3, "verb": 6, "passive": 6, "either": 6, "masdar": 6, "noun": 6}
"""Tokens in which a preposition follows what governs it, by shape."""


def _governs(text: Text, at: int, prep: str, last: int) -> bool:
    """The preposition stands soon after token `at`, by itself or at the head of a word («المتهم بقتل»)."""
    words = text.words
    for k in range(at + 1, last):
        word = words[k]
        if word.form == prep or word.event.prep == prep and word.event.kind in (w.FUSED, w.DEMONSTRATIVE):
            return True
    return False


def _number_fits(reading: Reading, definite: bool) -> bool:
    """The entry's `definite`: "no", "yes" or "plural" (only a definite plural)."""
    asked = reading.entry.definite
    if asked == "plural":
        return definite and reading.number == "p"
    return definite == (asked != "no")


def candidates(text: Text, lexicon: EventLexicon) -> tuple[list[Trigger], Topics]:
    """The triggers of a text in order, and what it is about."""
    words, sent, sentences, tokens = text.words, text.sent, text.sentences, text.tokens
    sport, crime, market, disaster = (lexicon.bit(name) for name in ("sport", "crime", "market", "disaster"))
    topical = sport | crime | market | disaster
    counts = [0, 0, 0, 0]
    found: list[Trigger] = []
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
        if word.bits & _NAMES and _named(text, at) or (at and tokens[at - 1] in "#_"):
            continue
        first, last = sentences[sent[at]]
        reading = _choose(text, at, event.readings, first, last, found)
        if reading is not None:
            found.append(Trigger(at, reading, first, last))
    return found, Topics(counts[0], counts[1], counts[2], counts[3], len(words))


VERBAL: Final = frozenset({"verb", "passive", "either"})


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
    """«طوقا أمنيا»: an adjective with the same ending follows, and no dual stands before: a noun, no dual verb."""
    words = text.words
    if words[at].raw[-1:] != "ا" or at + 1 >= len(words) or _after_two(text, at, first):
        return False
    return words[at + 1].form.endswith("يا") and not words[at + 1].event.flags & w.PLACE


def _closest(nouns: list[Reading]) -> Reading:
    """A reading that wants words both near and right after («قطع الطريق» of protesters); else the likelier one."""
    return next((x for x in nouns if x.entry.wanted and x.entry.after), nouns[0])


def _chief(verbs: list[Reading]) -> Reading:
    """What protesters do is a part of their protest («أغلق متظاهرون الطريق»); else the likelier reading."""
    return next((x for x in verbs if x.entry.type == "PROTEST"), verbs[0])


def _after_preposition(text: Text, at: int) -> bool:
    return text.words[at - 1].event.kind == w.PREPOSITION and not text.words[at - 1].suffix


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
    near = next((t for t in reversed(found[-2:]) if t.first == first and at - t.at <= 12), None)
    if word.pro in ("و", "ف"):
        if near is None and word.suffix:
            return not any(
                text.words[k].event.kind in (w.FUSED, w.NOUN)
                and any(s.tense == "masdar" for s in text.words[k].senses)
                for k in range(max(first, at - 4), at)
            )  # «لاستمالة الحلف وحثه على»
        return near is None or near.reading.shape in VERBAL
    kind = words[at - 1].event.kind
    if kind in _CLAUSE_BEGINS:
        return True
    if kind == w.COMMA:
        return near is None or near.reading.shape in VERBAL
    if kind in (w.PREPOSITION, w.VERB, w.NUMBER, w.NUMERAL):
        return False
    before = words[at - 1].event.flags
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


_CLAUSE_BEGINS: Final = frozenset(
    (w.SKIPPED, w.THAT, w.RELATIVE, w.SUBORDINATOR, w.AUXILIARY, w.STOP, w.COLON, w.QUOTE, w.MARK)
)
_WITH_PRONOUN: Final = frozenset("فيه فيها فيهم خلاله خلالها به بها".split())
_COMPLETE: Final = frozenset(("اخري", "اخر", "ثانيه"))


def _named(text: Text, at: int) -> bool:
    """The word is part of a person's name."""
    return bool(text.words[at].bits & _NAMES) and at > 0 and bool(text.words[at - 1].bits & c.GIVEN)


JUSSIVE_AFTER: Final = forms("jussive")
PREVENTING, TRANSFERRING = lemmas("preventing"), lemmas("transferring")
PREVENTED: Final = 6
"""Tokens from a verb of preventing to what is prevented, or of giving out to what is given, at most."""
CHAINED: Final = frozenset({"عملية", "حملة", "محاولة", "استعاد", "انتزع", "عزز"})
TARGETING: Final = frozenset({"استهدف"})
KILLING: Final = frozenset(
    {"قتل", "مقتل", "مصرع", "حتف", "قتيل", "جريح", "أصاب", "إصابة", "استشهد", "جرح", "اغتال", "ذبح"}
)
MOVING: Final = frozenset({"RETREAT", "MOBILIZE", "AID", "CONSULT"})
"""Types of what people do that others prevent."""
GENERIC: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})


def settle(found: list[Trigger], topics: int, lexicon: EventLexicon) -> list[Trigger]:
    """The triggers that stand: none foreign to the article's topic, one for each deed."""
    sport, crime = lexicon.bit("sport"), lexicon.bit("crime")
    if topics & sport:
        return []
    kept: list[Trigger] = []
    for k, trigger in enumerate(found):
        entry = trigger.reading.entry
        if topics and (entry.unwanted & topics or (topics & crime and entry.type in GENERIC)):
            continue
        after = found[k + 1] if k + 1 < len(found) else None
        if after is not None and after.first == trigger.first:
            gap = after.at - trigger.at
            deed = after.reading.shape in ("masdar", "noun") and after.reading.pro[:1] not in ("و", "ف")
            if gap == 1 and entry.lemma in CHAINED and deed:
                continue  # «عملية احتجاز», «حملة اعتقالات»: the deed is what follows
            if (
                entry.yields
                and gap <= 5
                and after.reading.shape == "noun"
                and after.reading.entry.type == entry.type
            ):
                continue  # «أرسلت تعزيزات», «فرض حظرا»
        if _told_again(trigger, kept) or _prevented(trigger, kept) or _transferred(trigger, kept):
            continue
        if (
            entry.lemma in TARGETING
            and kept
            and kept[-1].first == trigger.first
            and trigger.reading.shape != "masdar"
        ):
            before = kept[-1]
            if trigger.at - before.at <= 4 and before.reading.shape in ("noun", "masdar"):
                continue  # «هجوم استهدف»: the attack is the event, what it aims at its recipient
        if entry.only and any(
            o.first == trigger.first
            and (o.reading.entry.lemma in KILLING or o.reading.entry.type == entry.type == "PROTEST")
            and not o.reading.entry.only
            for o in found
            if o is not trigger
        ):
            continue
        kept.append(trigger)
    return kept


def _told_again(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«الدعم الذي قدمته»: the verb is about the deed that the noun before it names."""
    reading = trigger.reading
    if not kept or not reading.entry.yields or not reading.suffix or reading.shape not in VERBAL:
        return False
    before = kept[-1]
    same = before.first == trigger.first and before.reading.entry.type == reading.entry.type
    return same and trigger.at - before.at <= PREVENTED


def _prevented(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«منع المدنيين من الخروج»: the deed is that they were prevented."""
    if not kept or trigger.reading.shape not in ("masdar", "noun"):
        return False
    before = kept[-1]
    return (
        before.first == trigger.first
        and trigger.at - before.at <= PREVENTED
        and before.reading.entry.lemma in PREVENTING
        and trigger.reading.entry.type in MOVING
    )


def _transferred(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«إدخال المساعدات», «توزيع أكبر قدر من المساعدات»: the deed is what is done with the aid."""
    if not kept or trigger.reading.entry.type != "AID" or trigger.reading.shape != "noun":
        return False
    before = kept[-1]
    near = before.first == trigger.first and trigger.at - before.at <= PREVENTED
    return near and before.reading.entry.lemma in TRANSFERRING
