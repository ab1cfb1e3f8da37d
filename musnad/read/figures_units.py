"""What a number counts: the noun phrase after it, around it, before it, or none."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.figures_draft import Draft
from musnad.read.numbers import NumberMention
from musnad.read.numerals import DIGITS, DUAL, FRACTION, VAGUE
from musnad.text import Text, Word

_NOT_UNITS = (
    c.PREPOSITION | c.CONJUNCTION | c.COMPLEMENTIZER | c.RELATIVE | c.DEMONSTRATIVE | c.NEGATION | c.PRONOUN
    | c.CONTRAST | c.ADVERB | c.ADVERB_TIME
)  # fmt: skip
_CLOSERS = frozenset(")»”\"]’'")
_OPENERS = frozenset("(«“\"[‘'")
_CURRENCY = frozenset("$€£%٪")
_OF_THEM = frozenset({"منهم", "منها", "منهن", "منهما"})
_OUT_OF = frozenset({"اصل", "مجموع", "اجمالي", "جمله"})
_CLOCK = frozenset({"تغ", "غرينتش", "جمت", "بتوقيت", "ص", "م"})
_KILO = frozenset({"كيلو"})
_FAR = 40
"""Tokens within which the counted noun stands before a bare number («عدد القتلى … وصل إلى 298»)."""


def nominal(word: Word) -> bool:
    """It can be the head of what is counted: a noun, without «و» before it."""
    if word.kind != "w":
        return False
    around = word.number
    if around is not None:
        if around.noun is not None:
            return around.pro in ("", "ال") and not (
                word.senses and _finite(word) and around.noun.category == "other"
            )
        if around.numeral is not None:
            return False
    if (
        word.bits & (_NOT_UNITS | c.TIME | c.QUANTIFIER)
        or word.suffix
        or word.form in _CLOCK
        or word.pro not in ("", "ال")
        or word.form in _OF_THEM
    ):
        return False
    return not (word.senses and _finite(word))


def _finite(word: Word) -> bool:
    return not any(sense.nominal for sense in word.senses)


def find_unit(text: Text, draft: Draft, end: int) -> None:
    """Set the draft's unit, noun, rule and `after`."""
    words, mention = text.words, draft.mention
    if mention.kind == DUAL:
        draft.unit, draft.noun, draft.rule = (mention.first, mention.last), mention.numeral.noun, "dual"
        return
    if mention.percent:
        draft.unit, draft.rule, draft.after = (mention.last, mention.percent), "percent", mention.percent
        if text.tokens[mention.last] in _CLOSERS:
            draft.unit = (mention.last + 1, mention.percent)
        return
    if mention.first and text.tokens[mention.first - 1] in _CURRENCY:
        draft.unit, draft.rule = (mention.first - 1, mention.first), "sign"
        around = words[mention.first - 1].number
        draft.noun = around.noun if around is not None else None
        return
    j = mention.last
    if j < end and text.tokens[j] in _CLOSERS and mention.kind != "word":
        j += 1
    if mention.definite and mention.kind != FRACTION and _definite_before(text, draft):
        return
    if j < end:
        after(text, draft, j, end)
        if draft.unit is not None:
            return
    if mention.unit >= 0:
        _take(text, draft, mention.unit, "number-noun")
        return
    _before(text, draft, mention)


def _definite_before(text: Text, draft: Draft) -> bool:
    """«الحكام الستة»: the number follows a noun with the article, and what comes after it is not counted by it."""
    mention, words = draft.mention, text.words
    k = mention.first - 1
    if k < text.sentences[draft.sent][0]:
        return False
    word = words[k]
    if not (_counted(word) and (word.definite or word.number.pro.endswith(("ال", "لل")))):
        return False
    if mention.last < len(words) and (
        words[mention.last].definite
        or word.number.noun.category == "duration"
        and _counted(words[mention.last])
    ):
        return False
    _before(text, draft, mention)
    return draft.unit is not None


def after(text: Text, draft: Draft, j: int, end: int) -> None:
    """The unit from token j on."""
    words = text.words
    word = words[j]
    if word.form in _OF_THEM:
        draft.rule, draft.after = "of-them", j + 1
        return
    if text.tokens[j] in _CURRENCY:
        draft.unit, draft.rule, draft.after = (j, j + 1), "sign", j + 1
        draft.noun = word.number.noun if word.number is not None else None
        return
    if word.form == "من" and j + 1 < end:
        k = j + 1
        if words[k].form in _OUT_OF:
            draft.rule, draft.after = "out-of", k + 1
            return
        while k < end and text.tokens[k] in _OPENERS:
            k += 1
        if k < end and nominal(words[k]) and (_counted(words[k]) or words[k].definite or words[k].suffix) or k < end and words[k].label is not None:
            _take(text, draft, k, "number-of")
        return
    while j < end and text.tokens[j] in _OPENERS and j + 1 < end:
        j += 1
    if nominal(words[j]):
        _take(text, draft, j, "vague" if draft.mention.kind == VAGUE else "number-noun")


def _counted(word: Word) -> bool:
    return word.number is not None and word.number.noun is not None


def _take(text: Text, draft: Draft, k: int, rule: str) -> None:
    word = text.words[k]
    draft.unit, draft.rule, draft.after = (k, k + 1), rule, k + 1
    if word.form in _KILO and k + 1 < len(text) and _counted(text.words[k + 1]):
        draft.unit, draft.after, word = (k, k + 2), k + 2, text.words[k + 1]
    draft.noun = word.number.noun if word.number is not None else None


def _before(text: Text, draft: Draft, mention: NumberMention) -> None:
    """The noun that a number with the article follows («الحكام الستة»), and that «واحد» follows («بحجر واحد»)."""
    words = text.words
    k = mention.first - 1
    start = text.sentences[draft.sent][0]
    if k < start:
        return
    if mention.definite or mention.kind == "unit" and mention.low == 1:
        word = words[k]
        if text.tokens[k] in _CLOSERS and k > start:
            word = words[k - 1]
            k -= 1
        if word.kind == "w" and (_counted(word) or word.definite or word.suffix):
            draft.unit, draft.rule = (k, k + 1), "noun-number"
            draft.noun = word.number.noun if word.number is not None else None


def understood(text: Text, draft: Draft, counters: frozenset[str]) -> None:
    """The unit of a bare number, from «عدد القتلى …» before it in the sentence."""
    words = text.words
    start = max(text.sentences[draft.sent][0], draft.left - _FAR)
    for k in range(draft.left - 1, start - 1, -1):
        form = words[k].form
        if (form in counters or (form[:1] in "وبفل" and form[1:] in counters)) and k + 1 < draft.left:
            word = words[k + 1]
            if word.kind == "w" and (_counted(word) or nominal(word)):
                draft.unit, draft.rule = (k + 1, k + 2), "number-after-verb"
                draft.noun = word.number.noun if word.number is not None else None
            return
        if words[k].number is not None and words[k].number.numeral is not None:
            return


__all__ = ["DIGITS", "FRACTION", "find_unit", "nominal", "understood"]
