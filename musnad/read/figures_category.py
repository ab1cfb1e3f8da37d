"""What kind of thing a figure counts: by its unit, and for people by what happened to them."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.numerals import FRACTION
from musnad.read.units import Units
from musnad.text import Text, Word

RANK = {"killed": 5, "injured": 4, "missing": 3, "detained": 3, "displaced": 2, "fighters": 1, "people": 0}
"""Of people; what happened to them outranks what they are («مقتل ثلاثة معتقلين» counts killed)."""
PERSONS = frozenset(RANK)
MEASURES = frozenset({"money", "distance", "duration", "mass_volume", "percent"})
_BY_UNIT = MEASURES | {"equipment", "attacks", "places"}
_PEOPLE = c.PEOPLE | c.GROUP | c.OFFICIAL_PLURAL | c.TITLE | c.ANONYMOUS | c.DEMONYM
_STOPS = frozenset(".؛!?؟")
_BACK = 40
_NEAR = 4
_FORWARD = 11
_NISBA = 5
"""Letters of the shortest word that is taken for people by its ending."""
_WITH = 8
"""Tokens before a number in which a word may qualify its noun."""


def category(text: Text, draft: Draft, previous: Draft | None, units: Units) -> str:
    """The category of a figure. previous: the figure before it in the sentence."""
    if draft.rule == "percent":
        return "percent"
    noun = _qualified(text, draft, units) if draft.noun is not None else ""
    if noun == "distance" and _square(text, draft):
        return "other"
    if draft.mention.kind == FRACTION and noun not in MEASURES:
        return "percent"
    if noun in _BY_UNIT:
        return noun
    if draft.rule == "sign":
        return "money"
    unit = text.words[draft.unit[1] - 1] if draft.unit is not None else None
    people = noun in PERSONS or (
        unit is not None and noun in ("", "other") and draft.rule != "dual" and _person(unit)
    )
    if unit is not None and not people:
        return "other"
    if noun in ("killed", "injured"):
        return noun
    happened = _happened(text, draft, previous, units)
    if happened in MEASURES:
        return happened if unit is None else noun or "other"
    linked = draft.linked
    if not happened and linked is not None and linked.category in PERSONS:
        if unit is None or RANK[linked.category] >= RANK["detained"]:
            happened = linked.category
    if noun not in PERSONS:
        people = people or draft.rule == "of-them" and text.words[draft.after - 1].form in ("منهم", "منهن")
        noun = "people" if people or _acts(text, draft) else ""
    if happened in PERSONS and RANK[happened] >= RANK.get(noun, -1):
        return happened
    return noun or happened or (linked.category if linked is not None else "other")


def _qualified(text: Text, draft: Draft, units: Units) -> str:
    """The category of the noun, in view of a word that goes with it («نقطة تفتيش»)."""
    assert draft.noun is not None
    listed = units.qualified.get(draft.noun.key)
    if listed is not None:
        start = text.sentences[draft.sent][0]
        near = [text.words[k].form for k in range(max(start, draft.left - _WITH), draft.left)]
        near += [word.form for word in text.words[draft.after : draft.after + 1]]
        for forms, said in listed:
            if not forms.isdisjoint(near):
                return said
    return draft.noun.category


def _square(text: Text, draft: Draft) -> bool:
    """An area: «كم2», «كيلومتر مربع»."""
    k = draft.after
    if k >= len(text):
        return False
    return (
        text.tokens[k] in ("2", "²") and not text.gaps[k] or text.words[k].form in ("مربع", "مربعا", "مربعه")
    )


def _person(word: Word) -> bool:
    """A word for people that units.toml does not have: a class of the lexicon, a sound plural, a nisba."""
    form = word.form
    if word.bits & _PEOPLE:
        return True
    if len(form) < _NISBA:
        return False
    if word.senses:
        return form.endswith(("ين", "ون")) and any("participle" in sense.tense for sense in word.senses)
    return form.endswith(("ين", "ون", "يا", "ي"))


def _acts(text: Text, draft: Draft) -> bool:
    """A verb in the masculine plural follows a number alone: «لا يزال 60 ألفا يعيشون في خيام»."""
    if draft.after >= text.sentences[draft.sent][1]:
        return False
    word = text.words[draft.after]
    return word.kind == "w" and word.form.endswith(("ون", "وا")) and bool(word.bits & c.VERB)


def _happened(text: Text, draft: Draft, previous: Draft | None, units: Units) -> str:
    """What the words before or after the number say of the people counted: killed, injured …, "" if nothing."""
    forward = _after(text, draft, units)
    if forward and draft.trigger == draft.after:
        return forward
    at = draft.trigger
    found = _before(text, draft, previous, units)
    if not found:
        draft.trigger = at
    return found or forward


def _before(text: Text, draft: Draft, previous: Draft | None, units: Units) -> str:
    words, tokens = text.words, text.tokens
    low = max(text.sentences[draft.sent][0], draft.left - _BACK)
    if previous is not None and previous.category not in MEASURES:
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
                if (
                    around.noun is not None
                    and draft.left - k > _NEAR
                    and not (k > low and words[k - 1].form in units.counters)
                ):
                    continue  # «ذكرى الضحايا تجمع آلاف»
                if (
                    said in ("injured", "detained")
                    and k > low
                    and word.form[0] == "و"
                    and _says(words[k - 1]) == "killed"
                ):
                    return "killed"  # «مقتل وإصابة العشرات»
                return str(said)
        if word.bits & c.COMPLEMENTIZER:
            return ""
        if word.bits & c.VERB and not any(sense.nominal for sense in word.senses):
            relative = k > low and words[k - 1].bits & c.RELATIVE
            if not word.suffix and (not relative or draft.left - k <= 1):
                return ""
    return ""


def _says(word: Word) -> str:
    """What a verb or verbal noun without a suffix says: the first of a pair («مقتل وإصابة», «قتل وجرح»)."""
    if word.number is None or word.form.endswith(("هم", "وا", "ه", "ها")):
        return ""
    return str(word.number.before)


def _after(text: Text, draft: Draft, units: Units) -> str:
    words, tokens = text.words, text.tokens
    end = text.sentences[draft.sent][1]
    inside = False
    """Within «، بينهم …،»."""
    for k in range(draft.after, min(end, draft.after + _FORWARD)):
        word = words[k]
        around = word.number
        if tokens[k] in _STOPS:
            return ""
        if tokens[k] in "،,":
            following = words[k + 1] if k + 1 < end else word
            if inside or not (following.number is not None and following.number.after):
                if inside or not _part_follows(text, k + 1, end, units):
                    if not inside:
                        return ""
                inside = not inside
            continue
        if inside and around is not None and around.numeral is not None:
            continue
        if around is not None:
            if around.after:
                draft.trigger = k
                return str(around.after)
            if around.numeral is not None and around.noun is None:
                return ""
        if word.bits & c.COMPLEMENTIZER:
            return ""
    return ""


def _part_follows(text: Text, k: int, end: int, units: Units) -> bool:
    return k < end and (
        units.part(text.words[k].form) or (k + 1 < end and units.part(text.words[k + 1].form))
    )
