"""Which dual nouns count two: not adjectives, names, nor words in ـي that are something else."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.gazetteer_build import WEAK
from musnad.read.figures_around import OPENERS
from musnad.read.figures_draft import Draft
from musnad.read.figures_units import head
from musnad.read.numerals import BOTH, DUAL, UNIT, Numeral
from musnad.read.roles import STOP, VERB
from musnad.read.units import Units
from musnad.text import Text, Word

_KIN: Final = frozenset({"بن", "ابن", "ابو", "ال"})
_FEMININE: Final = ("تي", "تا")
"""Ends of feminine duals in the construct state, which make no adjective («عسكري»)."""
_ADJECTIVES: Final = frozenset({"يوم", "شهر", "عام", "رءيس", "مركز", "موسم", "شعب", "جزء", "خط", "قسم"})
"""Nouns with an adjective in ـي («يومي»), which is taken for a dual only before «ال» or a place."""
_NEAR: Final = 6
_TANWEEN: Final = "\u064b"
_YEAR: Final = "عام"
_GOVERNED: Final = frozenset({"علي", "عن"})
"""After a participle: what it governs."""


def counts_two(text: Text, draft: Draft, units: Units) -> bool:
    """The dual noun of the draft counts two."""
    start, end = text.sentences[draft.sent]
    words, numeral, i = text.words, draft.mention.numeral, draft.mention.first
    if i > start:
        before = words[i - 1].number
        if (
            before is not None
            and before.numeral is not None
            and before.numeral.value == 2
            and before.numeral.kind != BOTH
            and not numeral.joined
            and not numeral.construct
        ):
            return False  # «الحركتان الإسلاميتان»: an adjective of the dual before it
        name = words[i - 1].bits & c.GIVEN and words[i - 1].form not in units.not_units
        if words[i - 1].form in _KIN or (numeral.construct and name):
            return False
    following = words[i + 1].number if i + 1 < end else None
    two = following.numeral if following is not None else None
    if two is not None and two.kind == UNIT and two.value == 2 and not two.joined:
        return False  # «فتيان اثنان»: the number says it
    key = numeral.noun.key if numeral.noun is not None else ""
    if key in units.participles and i + 1 < end and words[i + 1].form in _GOVERNED:
        return False  # «مركزين على», «معبرين عن»
    if not numeral.construct:
        return not (i > start and _general(words[i - 1], words[i], numeral, units))
    while i + 1 < end and text.tokens[i + 1] in OPENERS:
        i += 1  # «محافظتي "أبين" و"لحج"»
    if i + 1 >= end or words[i + 1].kind != "w":
        return False
    form, following = words[draft.mention.first].form, words[i + 1]
    if not form.endswith(_FEMININE):
        if form.endswith("ا"):
            return _nominative(text, i, start, end, units)
        if numeral.noun is None or numeral.noun.key not in units.unmistakable:
            return _pair(text, i, end)
    elif form[len(numeral.pro) :] in units.my:
        return _named(following)  # «مدينتي الضالع وعدن»
    if following.form in units.not_units or following.pro not in ("", "ال") and following.place is None:
        return False
    if following.form.endswith("ا") and not following.definite and following.place is None:
        return False  # an adverb
    verb = bool(following.senses) and not any(sense.nominal for sense in following.senses)
    return not verb or (i + 2 < end and text.words[i + 2].form.startswith("و"))  # «بلدتي نبل والزهراء»


def _named(word: Word) -> bool:
    """The word alone may be the name of a place."""
    place = word.place
    return place is not None and any(not name.pro and name.risk != WEAK for name in place.alone)


def _general(before: Word, word: Word, numeral: Numeral, units: Units) -> bool:
    """«المديرين العامين», «مقرين عامين»: the adjective of those before it, not two years."""
    if numeral.noun is None or numeral.noun.key != _YEAR or numeral.pro not in ("", "ال"):
        return False
    if before.definite != word.definite:
        return False
    around = before.number
    if around is None:
        return before.form.endswith("ين") and head(before, units)
    if around.numeral is not None:
        return bool(around.numeral.kind == DUAL)
    return around.noun is not None and bool(around.noun.category == "people") and not around.suffix


def _nominative(text: Text, i: int, start: int, end: int, units: Units) -> bool:
    """«وزيرا خارجية البلدين», «رئيسا الوزراء»: otherwise ـا is the accusative of one («عين وزيرا», «12 وزيرا»)."""
    words = text.words
    if i > start and words[i - 1].number is not None and words[i - 1].number.numeral is not None:
        return False
    if _TANWEEN in words[i].raw or i + 1 < end and words[i + 1].role in (VERB, STOP):
        return False  # «أن رجلا كان»
    for k in range(i + 1, min(i + 3, end)):
        around = words[k].number
        if _named(words[k]):
            return True
        if around is not None and around.numeral is not None and around.numeral.kind == DUAL:
            return bool(words[k].definite)  # «خارجية البلدين»
        if not head(words[k], units, possessed=True) or words[k].form.endswith("ا"):
            return False
        if words[k].definite or words[k].suffix:
            return True
    return False


def _pair(text: Text, i: int, end: int) -> bool:
    """«موسمي الحج والعمرة»: a masculine dual before two nouns, for otherwise ـي makes an adjective."""
    words = text.words
    noun = words[i].number.numeral.noun if words[i].number is not None else None
    named = words[i + 1].definite or words[i + 1].place is not None
    if not named and (noun is None or noun.key in _ADJECTIVES or words[i + 1].pro):
        return False
    for k in range(i + 2, min(end, i + _NEAR)):
        if words[k].kind != "w":
            return False
        if words[k].form.startswith("و") and len(words[k].form) > 3:
            return True
    return False
