"""Which dual nouns count two: not adjectives, names, nor words in ـي that are something else."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.figures_around import OPENERS
from musnad.read.figures_draft import Draft
from musnad.read.numerals import BOTH
from musnad.read.units import Units
from musnad.text import Text

_KIN = frozenset({"بن", "ابن", "ابو", "ال"})
_UNMISTAKABLE = ("تي", "تا", "طرفي", "جانبي", "رجلي", "طرفا", "جانبا")
"""Ends of duals in the construct state that make no adjective («عسكري»)."""
_ADJECTIVES = frozenset({"يوم", "شهر", "عام", "رءيس", "مركز", "موسم", "شعب", "جزء", "خط", "قسم"})
"""Nouns with an adjective in ـي («يومي»), which is taken for a dual only before «ال» or a place."""
_NEAR = 6


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
    if not numeral.construct:
        return True
    while i + 1 < end and text.tokens[i + 1] in OPENERS:
        i += 1  # «محافظتي "أبين" و"لحج"»
    if i + 1 >= end or words[i + 1].kind != "w":
        return False
    form = words[draft.mention.first].form
    if not form.endswith(_UNMISTAKABLE):
        return _pair(text, i, end)
    following = words[i + 1]
    if following.form in units.not_units or following.pro not in ("", "ال") and following.place is None:
        return False
    if following.form.endswith("ا") and not following.definite and following.place is None:
        return False  # an adverb
    verb = bool(following.senses) and not any(sense.nominal for sense in following.senses)
    return not verb or (i + 2 < end and text.words[i + 2].form.startswith("و"))  # «بلدتي نبل والزهراء»


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
