"""What kind of thing a figure counts: by its unit, and for people by what happened to them."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.figures_happened import MEASURES, happened
from musnad.read.numerals import FRACTION, SCALE_PLURAL, VAGUE
from musnad.read.units import Units
from musnad.text import Text, Word

RANK: Final = {
    "killed": 5,
    "injured": 4,
    "missing": 3,
    "detained": 3,
    "displaced": 2,
    "fighters": 1,
    "people": 0,
}
"""Of people; what happened to them outranks what they are («مقتل ثلاثة معتقلين» counts killed)."""
PERSONS: Final = frozenset(RANK)
_BY_UNIT: Final = MEASURES | {"equipment", "attacks", "places"}
_PEOPLE: Final = c.PEOPLE | c.GROUP | c.OFFICIAL_PLURAL | c.TITLE | c.ANONYMOUS | c.DEMONYM
_SQUARE: Final = frozenset({"مربع", "مربعا", "مربعه", "المربعه", "المربع"})
_CUBIC: Final = frozenset({"مكعب", "مكعبا", "مكعبه", "المكعبه", "المكعب"})
_THEIR: Final = frozenset({"عددهم", "اعدادهم", "عددهن", "وعددهم"})
_COUNTED: Final = 6
_NISBA: Final = 5
"""Letters of the shortest word that is taken for people by its ending."""
_BILLION: Final = 10**9
_WITH: Final = 8
"""Tokens before a number in which a word may qualify its noun."""


def category(text: Text, draft: Draft, previous: Draft | None, units: Units) -> str:
    """The category of a figure. previous: the figure before it in the sentence."""
    if draft.rule == "percentage":
        return "percent"
    noun = _qualified(text, draft, units) if draft.noun is not None else ""
    if noun == "distance" and draft.after < len(text):
        if text.words[draft.after].form in _CUBIC:
            return "mass_volume"
        if _square(text, draft):
            return "other"
    if draft.mention.kind == FRACTION and noun not in MEASURES:
        return "percent"
    if noun in _BY_UNIT:
        return noun
    if draft.rule == "currency-sign":
        return "money"
    unit = text.words[draft.unit[1] - 1] if draft.unit is not None else None
    people = noun in PERSONS or (
        unit is not None
        and noun in ("", "other")
        and draft.rule != "dual"
        and (bool(unit.bits & _PEOPLE) or (not noun and _person(unit)))
    )
    if unit is not None and not people:
        return "other"
    if noun in ("killed", "injured"):
        return noun
    fate = happened(text, draft, previous, units)
    if fate in MEASURES:
        return fate if unit is None else noun or "other"
    if not fate and unit is None and _sum(draft):
        return "money"
    linked = draft.linked
    listed = linked.category if linked is not None and linked.category in PERSONS else ""
    if not fate and listed and (unit is None or RANK[listed] >= RANK["displaced"]):
        fate = listed
    if noun not in PERSONS:
        people = people or draft.rule == "of-them" and text.words[draft.after - 1].form in ("منهم", "منهن")
        noun = "people" if people or _crowd(draft) or _acts(text, draft) else ""
    if noun == "fighters" and fate == "displaced":
        return noun  # fighters who fled
    if fate in PERSONS and RANK[fate] >= RANK.get(noun, -1):
        return fate
    return noun or fate or (linked.category if linked is not None else "other")


def _qualified(text: Text, draft: Draft, units: Units) -> str:
    """The category of the noun, in view of a word that goes with it («نقطة تفتيش»)."""
    assert draft.noun is not None
    listed = units.qualified.get(draft.noun.key)
    if listed is not None:
        start = text.sentences[draft.sent][0]
        before = [text.words[k].form for k in range(max(start, draft.left - _WITH), draft.left)]
        for near in ([word.form for word in text.words[draft.after : draft.after + 1]], before):
            for forms, said in listed:
                if not forms.isdisjoint(near):
                    return said
    return draft.noun.category


def _sum(draft: Draft) -> bool:
    """«مليارات» of nothing that is named: what people speak of so are sums of money."""
    mention = draft.mention
    return (
        draft.rule == "bare-number"
        and draft.linked is None
        and (mention.low or mention.high or 0) >= _BILLION
    )


def _crowd(draft: Draft) -> bool:
    """«استقبل الآلاف»: vague plurals of nothing that is named are people."""
    return (
        draft.rule == "bare-number" and draft.mention.kind in (VAGUE, SCALE_PLURAL) and draft.linked is None
    )


def _square(text: Text, draft: Draft) -> bool:
    """An area: «كم2», «كيلومتر مربع»."""
    k = draft.after
    if k >= len(text):
        return False
    return text.tokens[k] in ("2", "²") and not text.gaps[k] or text.words[k].form in _SQUARE


def _person(word: Word) -> bool:
    """A word that units.toml does not have has a form of words for people: a sound plural, a nisba."""
    form = word.form
    if len(form) < _NISBA:
        return False
    if word.senses:
        return form.endswith(("ين", "ون")) and any("participle" in sense.tense for sense in word.senses)
    return form.endswith(("ين", "ون", "يا")) or (form.endswith("ي") and not word.definite)


def _acts(text: Text, draft: Draft) -> bool:
    """Of a number alone: «عددهم» before it, or a verb in the masculine plural after it («60 ألفا يعيشون»)."""
    start = text.sentences[draft.sent][0]
    if any(word.form in _THEIR for word in text.words[max(start, draft.left - _COUNTED) : draft.left]):
        return True
    if draft.after >= text.sentences[draft.sent][1]:
        return False
    word = text.words[draft.after]
    if word.form == "ممن":
        return True
    return word.kind == "w" and word.form.endswith(("ون", "وا")) and bool(word.bits & c.VERB)
