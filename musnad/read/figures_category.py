"""What kind of thing a figure counts: by its unit, and for people by what happened to them."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.numerals import FRACTION
from musnad.read.units import CASUALTIES
from musnad.text import Text, Word

_BACK = 40
_NEAR = 4
_FORWARD = 9
MEASURES = frozenset({"money", "distance", "duration", "mass_volume", "percent"})
_BY_UNIT = MEASURES | {"equipment", "attacks", "places"}
_PEOPLE = c.PEOPLE | c.GROUP | c.OFFICIAL_PLURAL | c.TITLE | c.ANONYMOUS | c.DEMONYM
_STOPS = frozenset(".؛!?؟")
PERSONS = frozenset({*CASUALTIES, "people"})


def category(text: Text, draft: Draft, previous: Draft | None) -> str:
    """The category of a figure. previous: the figure before it in the sentence."""
    if draft.rule == "percent":
        return "percent"
    noun = draft.noun.category if draft.noun is not None else ""
    if draft.mention.kind == FRACTION and noun not in MEASURES:
        return "percent"
    if noun in _BY_UNIT:
        return noun
    if draft.rule == "sign":
        return "money"
    unit = text.words[draft.unit[0]] if draft.unit is not None else None
    people = noun in PERSONS or (unit is not None and not noun and _person(unit))
    if unit is not None and not people:
        return "other"
    if noun in ("killed", "injured"):
        return noun
    happened = _happened(text, draft, previous)
    if happened and not (unit is not None and happened in MEASURES):
        return happened
    linked = draft.linked
    if (
        linked is not None
        and linked.category in PERSONS
        and noun in (*PERSONS, "")
        and (people or linked.noun is not None)
    ):
        if noun in ("", "people") or linked.category in ("killed", "injured"):
            return linked.category
    if noun in CASUALTIES:
        return noun
    if people:
        return "people"
    return linked.category if linked is not None else "other"


def _person(word: Word) -> bool:
    return bool(word.bits & _PEOPLE) or (word.form.endswith(("ين", "ون")) and len(word.form) > 4)


def _happened(text: Text, draft: Draft, previous: Draft | None) -> str:
    """What the words before or after the number say of the people counted: killed, injured …, "" if nothing."""
    forward = _after(text, draft)
    if forward and draft.trigger == draft.after:
        return forward
    back = draft.trigger
    found = _before(text, draft, previous)
    if not found:
        draft.trigger = back
    return found or forward


def _before(text: Text, draft: Draft, previous: Draft | None) -> str:
    words, tokens = text.words, text.tokens
    low = max(text.sentences[draft.sent][0], draft.left - _BACK)
    if previous is not None and previous.sent == draft.sent and previous.category not in MEASURES:
        low = max(low, previous.mention.last)
    for k in range(draft.left - 1, low - 1, -1):
        word = words[k]
        if tokens[k] in _STOPS:
            return ""
        around = word.number
        if around is not None:
            said = around.before or (around.near if draft.left - k < _NEAR else "")
            if said:
                draft.trigger = k
                if said == "injured" and k > low and word.form[0] == "و" and _says(words[k - 1]) == "killed":
                    return "killed"  # «مقتل وإصابة العشرات»
                return said
        if word.bits & c.COMPLEMENTIZER:
            return ""
        if word.senses and word.bits & c.VERB and not any(sense.nominal for sense in word.senses):
            relative = k > low and words[k - 1].bits & c.RELATIVE
            if not relative or draft.left - k <= 1:
                return ""
    return ""


def _says(word: Word) -> str:
    return word.number.before if word.number is not None else ""


def _after(text: Text, draft: Draft) -> str:
    words, tokens = text.words, text.tokens
    end = text.sentences[draft.sent][1]
    for k in range(draft.after, min(end, draft.after + _FORWARD)):
        word = words[k]
        if tokens[k] in _STOPS or tokens[k] in "،,":
            return ""
        around = word.number
        if around is not None:
            if around.after:
                draft.trigger = k
                return str(around.after)
            if around.numeral is not None and around.noun is None:
                return ""
        if word.bits & c.COMPLEMENTIZER:
            return ""
    return ""
