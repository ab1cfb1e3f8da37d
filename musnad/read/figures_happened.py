"""What happened to the people that a figure counts: said before the number, or after it."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.events_words import MAYBE_VERB, NOUN, VERB
from musnad.read.figures_draft import Draft
from musnad.read.roles import PREPOSITION
from musnad.read.units import Units
from musnad.text import Text, Word

MEASURES: Final = frozenset({"money", "distance", "duration", "mass_volume", "percent"})
_STOPS: Final = frozenset(".؛!?؟")
_COMMAS: Final = frozenset("،,")
_JOINED: Final = ("و", "ف", "ب", "ل", "ك")
PEOPLE: Final = frozenset({"people", "fighters", "killed", "injured", "detained"})
_FATES: Final = frozenset({"killed", "injured", "detained", "missing"})
_BACK: Final = 40
_NEAR: Final = 4
"""Tokens before a number in which a word of `near` in units.toml says what happened."""
_VERB: Final = 3
"""Letters of a verb at least: shorter ones are pieces of foreign names («إف بي آي»)."""
_FORWARD: Final = 11
_VERBS: Final = frozenset((VERB, MAYBE_VERB))


def happened(text: Text, draft: Draft, previous: Draft | None, units: Units) -> str:
    """What the words before or after the number say of the people counted: killed, injured …, "" if nothing."""
    forward = _after(text, draft, units)
    if forward and draft.trigger == draft.after:
        return forward
    at = draft.trigger
    found = _before(text, draft, previous, units)
    if not found or (forward and _comma_between(text, draft.trigger, draft.left)):
        draft.trigger = at  # «استشهاد جندي، كما تعرض سبعة للإصابة»
        return forward
    return found


def _comma_between(text: Text, first: int, last: int) -> bool:
    return any(token in _COMMAS for token in text.tokens[first:last])


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
                    and word.form[:1] == "و"
                    and _says(words[k - 1]) == "killed"
                    and not (k - 1 > low and _said_before(words[k - 2], words[k - 1]))
                ):
                    return "killed"  # «مقتل وإصابة العشرات»
                return str(said)
        if word.form in units.clause:
            return ""
        if (
            word.bits & c.VERB
            and len(word.form) >= _VERB
            and not (around is not None and around.noun is not None and around.noun.category in PEOPLE)
            and word.form not in units.not_units
            and not any(sense.nominal for sense in word.senses)
        ):
            relative = k > low and words[k - 1].bits & c.RELATIVE
            if not word.suffix and (not relative or draft.left - k <= 1):
                return ""
    return ""


def _says(word: Word) -> str:
    """What a verb or verbal noun without a suffix says: the first of a pair («مقتل وإصابة», «قتل وجرح»)."""
    if (
        word.number is None
        or word.number.noun is not None
        or word.form.endswith(("هم", "وا", "ه", "ها", "ا"))
    ):
        return ""
    return str(word.number.before)


def _said_before(noun: Word, verb: Word) -> bool:
    """«إن شخصا | استشهد | وجرح سبعة»: the first verb of a pair has its subject before it, so that they are no pair."""
    event = noun.event
    return verb.event.kind in _VERBS and event.kind == NOUN and not verb.suffix and verb.form[:1] != "و"


def _after(text: Text, draft: Draft, units: Units) -> str:
    """The trigger after the number, in its clause; «، بينهم …،» is passed over."""
    words, tokens = text.words, text.tokens
    end = text.sentences[draft.sent][1]
    inside = False
    for k in range(draft.after, min(end, draft.after + _FORWARD)):
        word = words[k]
        around = word.number
        if tokens[k] in _STOPS or word.form in units.clause:
            return ""
        if tokens[k] in _COMMAS:
            if inside:
                inside = False
            elif _part_follows(text, k + 1, end, units):
                inside = True
            elif k + 1 >= end or words[k + 1].number is None or not words[k + 1].number.after:
                return ""
        elif around is not None:
            if inside and around.numeral is not None:
                continue
            if k == draft.after and (said := _described(text, draft, word)):
                return said
            fled = around.after == "displaced"  # «أجبر ألف شخص على الفرار»
            if around.after and not fled and words[k - 1].role == PREPOSITION and _nominal(word):
                return ""  # «اعتصم ألف شخص احتجاجا على قتل العقيد»
            if around.after:
                if k + 1 < end and _object(words[k + 1]):
                    return ""  # «خمسة مسلحين قتلوا ثلاثة جنود»: they did it
                draft.trigger = k
                return str(around.after)
            if around.numeral is not None and around.noun is None:
                if around.numeral.value == draft.mention.low and k - draft.after <= 1:
                    continue  # «(7) سبعة من رجال الحرس»: said twice
                return ""
    return ""


def _described(text: Text, draft: Draft, word: Word) -> str:
    """«الشرطيان المصابان», «الجنود القتلى»: an adjective right after those counted says what happened to them."""
    if draft.unit is None or word.number is None or not draft.noun or draft.noun.category not in PEOPLE:
        return ""
    around = word.number
    if (around.numeral.pro if around.numeral is not None else around.pro) not in ("", "ال"):
        return ""  # «جندي واحد وجريحان»: others
    noun = around.numeral.noun if around.numeral is not None else around.noun
    if noun is None or noun.category not in _FATES or around.suffix:
        return ""
    return str(noun.category) if word.definite == text.words[draft.unit[0]].definite else ""


def _nominal(word: Word) -> bool:
    return any(sense.nominal for sense in word.senses)


def _object(word: Word) -> bool:
    """Somebody whom a verb before it may have killed: a number, or a noun for people."""
    around = word.number
    if around is None or around.pro[:1] in _JOINED:
        return False
    if around.numeral is not None:
        return not around.numeral.pro
    return around.noun is not None and not around.pro and around.noun.category in PEOPLE


def _part_follows(text: Text, k: int, end: int, units: Units) -> bool:
    return any(units.part(text.words[n].form) for n in range(k, min(end, k + 2)))
