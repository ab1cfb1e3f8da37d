"""What the event layer knows of a word by itself: what it does in a clause, and what kind of party or thing it names.

Worked out once per distinct word and kept in its `event` slot, so that the scan of a sentence only looks things up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.events_lexicon import FINITE, EventLexicon, Reading
from musnad.text import Word
from musnad.text.tokens import Annotator

# What a word does in a clause: one letter each.
STOP: Final = "."
COMMA: Final = ","
COLON: Final = ":"
OPEN: Final = "("
CLOSE: Final = ")"
QUOTE: Final = '"'
MARK: Final = "-"
NUMBER: Final = "#"
NUMERAL: Final = "Q"
COMPARISON: Final = "K"
THAT: Final = "C"
RELATIVE: Final = "R"
SUBORDINATOR: Final = "B"
SKIPPED: Final = "S"
AUXILIARY: Final = "X"
PREPOSITION: Final = "P"
FUSED: Final = "L"
DEMONSTRATIVE: Final = "D"
VERB: Final = "V"
MAYBE_VERB: Final = "v"
NOUN: Final = "N"

_MARKS: Final = {
    ".": STOP, "؟": STOP, "!": STOP, "؛": STOP, "?": STOP, ";": STOP, "،": COMMA, ",": COMMA, ":": COLON,
    "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "«": QUOTE, "»": QUOTE, '"': QUOTE, "“": QUOTE, "”": QUOTE,
    "/": QUOTE,
}  # fmt: skip

# Flags of nouns.
DEFINITE: Final = 1 << 0
CLOSED: Final = 1 << 1
ADJECTIVE: Final = 1 << 2
PARTY: Final = 1 << 3
FORCE: Final = 1 << 4
TARGET: Final = 1 << 5
NAME: Final = 1 << 6
PLACE: Final = 1 << 7
ACCUSATIVE: Final = 1 << 8
AND: Final = 1 << 9
PARTICIPLE: Final = 1 << 10
TITLE: Final = 1 << 11
FEMININE: Final = 1 << 12
NOMINATIVE: Final = 1 << 13
NEGATIVE: Final = 1 << 14
COMMON: Final = 1 << 15
DOER: Final = 1 << 16
MEANS: Final = 1 << 17
RANKS: Final = 1 << 18
AIM: Final = 1 << 19
ORGAN: Final = 1 << 20
PLURAL: Final = 1 << 21
PERHAPS: Final = 1 << 22
"""May be in the accusative, may be a name that ends so."""
QUALITY: Final = 1 << 23
"""An adjective, no participle."""
TIME: Final = 1 << 24
KIND: Final = 1 << 25
"""A word for a kind of place."""
HANDS: Final = 1 << 26
LEADS: Final = 1 << 27
AGAINST: Final = 1 << 28
AMOUNT: Final = 1 << 29
DEMONYM: Final = 1 << 30
SELF: Final = 1 << 31
WEAPON: Final = 1 << 32
KIN: Final = 1 << 33
CROWD: Final = 1 << 34
HOSTILE: Final = 1 << 35
MANNER: Final = 1 << 36
BANNER: Final = 1 << 37
ASIDE: Final = 1 << 38
FORMER: Final = 1 << 39
VICTIM: Final = 1 << 40
DUAL: Final = 1 << 41
"""Two persons, with the ن that keeps a word from being annexed."""

_STRONG: Final = frozenset(("قوي", "وقوي", "بقوي"))
"""With ي it is the adjective; the forces are written with ى («قوى»)."""
_NISBA: Final = ("ي", "يه", "يين", "يون", "يات", "ييه")
_PRONOUNS: Final = frozenset(("ه", "ها", "هم", "هما", "نا", "كم", "هن"))
_PARTY_BITS: Final = (
    c.TITLE | c.ORG | c.GROUP | c.PEOPLE | c.GIVEN | c.FAMILY | c.ANONYMOUS | c.LABEL | c.OFFICIAL_PLURAL
)
_WHOLE: Final = frozenset(("في", "وسط", "وراء", "وفق", "وفقا", "فوق"))
"""Prepositions that begin with و or ف themselves."""
_PARTICIPLES: Final = frozenset({"active_participle", "passive_participle"})


class EventWord:
    """What the event layer knows of a word.

    readings: as a trigger, the likelier first; light: as a word that governs a trigger; mask: its classes of the
    event lexicon; kind: what it does in a clause; flags: what kind of noun it is; pronoun: on a complementizer or a
    verb, the pronoun; prep: of a preposition, or of one fused to the word.
    """

    __slots__ = ("readings", "light", "mask", "kind", "flags", "pronoun", "prep")

    def __init__(
        self,
        readings: tuple[Reading, ...],
        light: Reading | None,
        mask: int,
        kind: str,
        flags: int,
        pronoun: str,
        prep: str,
    ) -> None:
        self.readings, self.light, self.mask, self.kind = readings, light, mask, kind
        self.flags, self.pronoun, self.prep = flags, pronoun, prep


_NUMBER: Final = EventWord((), None, 0, NUMBER, 0, "", "")
_PUNCTUATION: Final = {kind: EventWord((), None, 0, kind, 0, "", "") for kind in {*_MARKS.values(), MARK}}


_LISTED_KINDS: Final = (
    ("skipped", SKIPPED), ("comparisons", COMPARISON), ("auxiliaries", AUXILIARY), ("numerals", NUMERAL),
)  # fmt: skip
"""Sets of the event lexicon whose words are of one kind whatever else they are, the first that has a word."""
_LISTED_FLAGS: Final = (
    ("doers", DOER),
    ("means", MEANS),
    ("ranks", RANKS),
    ("aims", AIM),
    ("whens", TIME),
    ("hands", HANDS),
    ("leads", LEADS),
    ("against", AGAINST),
    ("amounts", AMOUNT),
    ("selves", SELF),
    ("weapons", WEAPON),
    ("kin", KIN),
    ("crowds", CROWD),
    ("hostile", HOSTILE),
    ("manners", MANNER),
    ("asides", ASIDE),
    ("former", FORMER),
    ("banners", BANNER),
)
"""Sets of the event lexicon whose words have a flag."""


def annotator(lexicon: EventLexicon) -> Annotator:
    """Sets `event` of every word, and the bit EVENT on possible triggers and words that tell the topic. Needs roles."""
    topics = lexicon.topics
    kinds: dict[str, str] = {}
    for name, kind in _LISTED_KINDS:
        for form in lexicon.exact[name]:
            kinds.setdefault(form, kind)
    flags: dict[str, int] = {}
    for name, flag in _LISTED_FLAGS:
        for form in lexicon.exact[name]:
            flags[form] = flags.get(form, 0) | flag
    shared: dict[tuple[Any, ...], EventWord] = {}  # most words have no reading, and few of them differ

    def annotate(word: Word) -> None:
        if word.kind == "w":
            made = _describe(word, lexicon, kinds, flags)
            if not made.readings and made.light is None:
                made = shared.setdefault((made.mask, made.kind, made.flags, made.pronoun, made.prep), made)
            word.event = made
            if made.readings or made.mask & topics:
                word.bits |= c.EVENT
        elif word.kind == "n":
            word.event = _NUMBER
        else:
            word.event = _PUNCTUATION[_MARKS.get(word.raw, MARK)]

    return annotate


def _describe(
    word: Word, lexicon: EventLexicon, listed_kinds: Mapping[str, str], listed_flags: Mapping[str, int]
) -> EventWord:
    readings, light, mask = lexicon.read(word)
    if (
        light is not None
        and light.shape == "masdar"
        and (word.bits & (c.ORG | c.GROUP) or light.number != "s" or mask & lexicon.human)
    ):
        light = None  # «تنظيم», «قيادات»: who acts, not that somebody does
    flags = _flags(word, lexicon, mask, listed_flags)
    kind = _kind(word, lexicon, flags, listed_kinds)
    if kind == NOUN and word.role == p.VERB and readings and all(r.number == "d" for r in readings):
        kind = VERB  # «اختطفا», «أصيبا»: a dual verb that is no verbal noun too
    if kind == NOUN and flags & NAME and light is not None and light.tense == "imperfect":
        kind = MAYBE_VERB  # «تشن»: hardly the name
        flags &= ~(NAME | PARTY | CLOSED)
    form = word.form
    pronoun = prep = ""
    if kind == THAT:
        pronoun = next((s for s in ("هما", "هم", "ها", "ه") if form.endswith(s)), "")
    elif word.suffix in _PRONOUNS:
        pronoun = word.suffix
    if kind == PREPOSITION:
        prep = form[1:] if form[0] in "وف" and form not in _WHOLE else form
    elif kind in (DEMONSTRATIVE, NUMERAL) and form[0] in "بلك" and form not in lexicon.exact["numerals"]:
        prep = form[0]  # «بهذا الحجم», «بأي طريقة»
    elif kind == FUSED:
        prep = word.pro.lstrip("وف")[:1] or form[0]
    return EventWord(readings, light, mask, kind, flags, pronoun, prep)


def _kind(word: Word, lexicon: EventLexicon, flags: int, listed: Mapping[str, str]) -> str:
    form, role = word.form, word.role
    if form in listed:
        return listed[form]
    if role == p.COMPLEMENTIZER:
        return THAT
    if role == p.RELATIVE:
        return RELATIVE
    if form in lexicon.exact["subordinators"]:
        return SUBORDINATOR
    if form in lexicon.exact["bearings"]:
        return PREPOSITION
    if flags & (MEANS | RANKS | LEADS) and form[0] == "ب":
        return FUSED
    if flags & SELF or form in lexicon.exact["filiation"]:
        return NOUN
    if flags & (HANDS | DOER) and form != "قبل":
        return NOUN
    if role == p.PREPOSITION:
        return PREPOSITION
    if len(form) > 3 and form[0] in "وبل" and form[1:] in lexicon.exact["numerals"]:
        return NUMERAL
    if role == p.DEMONSTRATIVE:
        return DEMONSTRATIVE
    if role == p.QUANTIFIER:
        return NUMERAL
    if role == p.STOP or word.bits & c.ADVERB_TIME:
        return SKIPPED
    if (
        flags & PARTY | flags & TARGET
        and role in (p.UNKNOWN, p.NAME)
        and form[0] in "بل"
        and not lexicon.listed(form)
        and not _whole_place(word)
        and not (word.bits & (c.GIVEN | c.FAMILY) and not word.pro)  # «بوتين», «لحود»
    ):
        return FUSED  # «لمغاوير»
    if form in lexicon.exact["pointers"]:
        return DEMONSTRATIVE
    if (
        role == p.FUSED
        and word.senses
        and all(s.tense in FINITE and s.pro in ("", "و", "ف") for s in word.senses)
    ):
        return VERB  # «وبدأ» is no «with»
    if role == p.FUSED:
        return NOUN if _whole_place(word) and not word.senses else FUSED
    if role == p.VERB:
        dual = form[-1] == "ا" and all(s.number == "d" for s in word.senses if not s.nominal)
        return NOUN if lexicon.listed(form) or dual else VERB  # «ردا على» is hardly «the two answered»
    if (
        role == p.MAYBE_VERB
        and word.bits & c.CUE
        and word.senses[0].tense == "perfect"
        and not word.suffix
        and not any(s.tense == "masdar" for s in word.senses)  # «قسم»
    ):
        return VERB  # «قال»
    if role == p.MAYBE_VERB:
        noun = lexicon.listed(form) or word.definite or word.raw.endswith(("اً", "ًا", "ة", "ا"))
        return NOUN if noun and not form.endswith(("وا", "ها", "هما")) else MAYBE_VERB
    return NOUN


def _whole_place(word: Word) -> bool:
    """The word is the name of a place without anything fused before it («ليبيا», not «لبنغازي»)."""
    return word.place is not None and any(name.pro in ("", "و") for name in word.place.alone)


def _flags(word: Word, lexicon: EventLexicon, mask: int, listed: Mapping[str, int]) -> int:
    bits, form, raw, role = word.bits, word.form, word.raw, word.role
    own = form[1:] if word.pro[:1] in ("و", "ف") else form  # «وأمين» has no ين of a plural
    flags = 0
    place = word.place is not None and bool(
        word.place.alone or word.place.follow and role in (p.NAME, p.UNKNOWN) and not word.senses
    )
    named = role in (p.NAME, p.UNKNOWN) and not word.senses
    if word.definite or form[:2] == "ال" and len(form) > 4 and bits & (c.GIVEN | c.FAMILY):
        flags |= DEFINITE | CLOSED
    kind = word.place.kind if word.place is not None else ""
    if kind in ("settlement", "area", "natural") or form in lexicon.exact["kinds"]:
        kind = kind or "area"
        flags |= PLACE | KIND
    else:
        kind = ""
    human_plural = (
        own.endswith(("ين", "ون")) and len(own) > 4 and any(s.tense in _PARTICIPLES for s in word.senses)
    )
    state = place and any(name.state for name in word.place.alone)
    if place and (state or not (bits & c.GIVEN or human_plural or word.definite and mask & lexicon.human)):
        flags |= PLACE
    if bits & (c.GIVEN | c.FAMILY):
        flags |= NAME
    if form in lexicon.exact["filiation"]:
        flags |= NAME
    if named and not raw.endswith(("ا", "اً", "ًا")):
        flags |= NAME
    if (
        bits & (c.GIVEN | c.FAMILY)
        or word.suffix in _PRONOUNS
        or form in lexicon.exact["proper"]
        or (place and not kind and role in (p.NAME, p.UNKNOWN, p.ADJECTIVE, p.FUSED, p.MEDIA))
    ):
        flags |= CLOSED
    if not kind and (bits & _PARTY_BITS or mask & lexicon.human or human_plural or state):
        flags |= PARTY
    if mask & lexicon.force or bits & (c.ORG | c.GROUP):
        flags |= FORCE
    if mask & lexicon.target:
        flags |= TARGET
    if mask & lexicon.victims:
        flags |= VICTIM
    if bits & c.TITLE and not kind:
        flags |= TITLE
    if any(s.tense in _PARTICIPLES for s in word.senses):
        flags |= PARTICIPLE
    nouns = any(s.tense == "noun" for s in word.senses)
    if kind or state and not word.definite or bits & c.ORG:
        pass  # «ولاية», «ليبيا»: nouns that end as adjectives do
    elif raw[-1] == "ى" and mask & lexicon.human and not bits & c.DEMONYM:
        pass  # «الأسرى»: no adjective in ي
    elif word.stem.endswith(_NISBA) and not nouns or bits & (c.DEMONYM | c.ADJECTIVE):
        flags |= ADJECTIVE | QUALITY
    elif flags & PARTICIPLE and not kind:
        flags |= ADJECTIVE
    if bits & c.ANAPHORIC and word.stem[:2] == "ال":
        flags |= DEFINITE | CLOSED | ADJECTIVE | QUALITY  # «الأخيرة», listed with its article
    if word.stem in lexicon.exact["things"]:
        flags = flags & ~ADJECTIVE | COMMON
    if bits & c.DEMONYM and not (state and not word.definite):
        flags |= DEMONYM | (PARTY if word.definite else 0)
    loan = form.endswith("يا") and bits & (c.ORG | c.GROUP | c.LABEL)  # «ميليشيا»
    if not word.definite and form[-1] == "ا" and len(form) > 3 and not flags & PLACE and not loan:
        flags |= ACCUSATIVE if raw[-2:] in ("اً", "ًا") or word.senses or mask else PERHAPS
    if word.pro[:1] in ("و", "ف"):
        flags |= AND
    if raw[-1] in "ةه" or form.endswith("ات"):
        flags |= FEMININE
    if own.endswith(("ون", "ان")) and len(own) > 4:
        flags |= NOMINATIVE
    if own.endswith(("ين", "ون")) and len(own) > 4:
        flags |= PLURAL
    if form.endswith("ان") and lexicon.dual(form):
        flags |= DUAL
    flags |= listed.get(form, 0)
    if form in lexicon.exact["nobody"] or form in _STRONG and raw[-1] == "ي":
        flags &= ~PARTY
    if flags & RANKS or form in lexicon.exact["offices"] or mask & lexicon.military and not word.definite:
        flags &= ~(CLOSED | NAME | PLACE)  # «حق الدولة», «طائرات حربية»: words that are also names
    if bits & c.COMMON:
        flags |= COMMON
    if bits & c.ORG:
        flags |= ORGAN
    return flags


__all__ = ["EventWord", "annotator"]
