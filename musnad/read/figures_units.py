"""What a number counts: the noun phrase after it, around it, before it, or none."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.figures_around import bare
from musnad.read.figures_draft import Draft
from musnad.read.numerals import DUAL, FRACTION, UNIT, VAGUE
from musnad.read.units import Units
from musnad.text import Text, Word

_FUNCTION: Final = (
    c.PREPOSITION | c.CONJUNCTION | c.COMPLEMENTIZER | c.RELATIVE | c.DEMONSTRATIVE | c.NEGATION | c.PRONOUN
    | c.CONTRAST | c.ADVERB | c.ADVERB_TIME | c.TIME | c.QUANTIFIER
)  # fmt: skip
_CLOSERS: Final = frozenset(")»”\"]’'")
_OPENERS: Final = frozenset("(«“\"[‘'")
_SIGNS: Final = frozenset("$€£")
_OF_THEM: Final = frozenset({"منهم", "منها", "منهن", "منهما"})
OUT_OF: Final = frozenset({"اصل", "مجموع", "اجمالي", "جمله"})
_COMPASS: Final = frozenset({"جنوب", "شمال", "شرق", "غرب"})
_KILO: Final = "كيلو"
_INDEFINITE: Final = frozenset({UNIT, "digits", "teen", "ten", "range"})
"""Kinds of numbers that count an indefinite noun («12 جنديا»); the others may stand before «ال» («مئات الجنود»)."""
_FORCES: Final = frozenset({"people", "fighters"})
"""Categories of words in the singular for many («14 من مشاة البحرية»)."""
_FEW: Final = 10
_NEAR: Final = 3
_METRE: Final = "متر"
_FAR: Final = 40
"""Tokens within which the counted noun stands before a bare number («عدد القتلى … وصل إلى 298»)."""


def find_unit(text: Text, draft: Draft, units: Units) -> None:
    """Set the draft's unit, noun, rule and `after`: what the number counts, as far as the words next to it say it."""
    words, tokens, mention = text.words, text.tokens, draft.mention
    start, end = text.sentences[draft.sent]
    if mention.kind == DUAL:
        draft.unit, draft.noun, draft.rule = (mention.first, mention.last), mention.numeral.noun, "dual"
        return
    if mention.percent:
        first = mention.last + (tokens[mention.last] in _CLOSERS)
        draft.unit, draft.rule, draft.after = (first, mention.percent), "percentage", mention.percent
        return
    if mention.sign >= 0:
        draft.unit, draft.rule = (mention.sign, mention.sign + 1), "percentage"
        return
    i = mention.first
    if i > start and tokens[i - 1] in _SIGNS:
        _sign(draft, words[i - 1], i - 1)
        return
    if mention.kind == UNIT and mention.low == mention.high == 2 and _after_dual(text, draft, start):
        return
    if mention.kind == UNIT and mention.numeral.value == 1 and mention.last == mention.first + 1:
        _noun_before(text, draft, start)
        return
    if (
        mention.definite
        and mention.kind not in (FRACTION, VAGUE)
        and _definite_before(text, draft, start, end)
    ):
        return
    j = mention.last
    if j < end and tokens[j] in _CLOSERS:
        j += 1
    if j < end:
        _after(text, draft, j, end, units)
    if draft.rule != "bare-number":
        return
    if mention.unit >= 0:
        _take(text, draft, mention.unit, "counted-noun")
    elif mention.definite and mention.kind != VAGUE:
        _noun_before(text, draft, start)


def _after_dual(text: Text, draft: Draft, start: int) -> bool:
    """«انتحاريين اثنين»: the number only says that the noun is a dual."""
    k = draft.mention.first - 1
    if k < start or draft.mention.numeral.joined:
        return False
    if k > start and not counted(text.words[k]) and text.words[k].form.endswith("ين"):
        k -= 1  # «عسكريين أجنبيين اثنين»
    if not counted(text.words[k]):
        return False
    if not text.words[k].form.endswith(("ين", "ان")):
        return False
    _take(text, draft, k, "noun-before")
    return True


def _after(text: Text, draft: Draft, j: int, end: int, units: Units) -> None:
    """The unit from token j on."""
    words, tokens = text.words, text.tokens
    word = words[j]
    if word.form in _OF_THEM:
        draft.rule, draft.after = "of-them", j + 1
        return
    if tokens[j] in _SIGNS:
        _sign(draft, word, j)
        return
    if word.form == "م" and j + 1 < end and tokens[j + 1] in ("2", "²") and not text.gaps[j + 1]:
        draft.unit, draft.rule, draft.after = (j, j + 2), "counted-noun", j + 2  # «3460 م2»
        return
    if word.form == "م" and not text.gaps[j] and _measured(text, draft, units):
        draft.unit, draft.rule, draft.after = (j, j + 1), "counted-noun", j + 1
        draft.noun = units.nouns.get(_METRE)
        return
    if word.form == "من" and j + 1 < end:
        k = j + 1
        if words[k].form in OUT_OF:
            draft.rule, draft.after, draft.out_of = "out-of", k + 1, True
            return
        while k + 1 < end and (
            tokens[k] in _OPENERS or words[k].form in units.skipped or words[k].bits & c.DEMONSTRATIVE
        ):
            k += 1
        if k < end and _source(words[k], units):
            draft.rule, draft.after = "counted-of", k + 1
        elif k < end and _partitive(words[k], units):
            _take(text, draft, k, "counted-of")
        return
    while j + 1 < end and tokens[j] in _OPENERS:
        j += 1
    kind = draft.mention.kind
    if kind == FRACTION and j + 1 < end and word.form in units.counters:
        j += 1  # «نصف عدد السكان»
    elif kind == FRACTION and j + 1 < end and word.bits & c.DEMONSTRATIVE and words[j + 1].definite:
        _take(text, draft, j + 1, "counted-noun")  # «ثلث هذا العدد»
        return
    few = 3 <= (draft.mention.high or 0) <= _FEW and not draft.mention.scaled
    plural = (
        few and words[j].form[:1] == "ا" and _first_person(words[j])
    )  # «ثلاثة أنهر», which looks like a verb
    if (head(words[j], units, possessed=kind == FRACTION) or plural) and not (
        _definite(words[j]) and kind in _INDEFINITE and not draft.mention.scaled
    ):
        _take(text, draft, j, "vague-plural" if kind == VAGUE else "counted-noun")
        k = draft.after
        draft.out_of = k + 1 < end and words[k].form == "من" and words[k + 1].form in OUT_OF


def _measured(text: Text, draft: Draft, units: Units) -> bool:
    """A word for a length stands shortly before the number."""
    first = max(text.sentences[draft.sent][0], draft.mention.first - _NEAR)
    return any(
        word.form in units.measured or bare(word.form) in units.measured
        for word in text.words[first : draft.mention.first]
    )


def head(word: Word, units: Units, possessed: bool = False) -> bool:
    """The word can be the head of what is counted: a noun, without «و» before it."""
    if word.kind != "w" or len(word.form) < 2:
        return False
    around = word.number
    if word.form in units.not_units and (around is None or around.noun is None):
        return False
    if around is not None:
        if around.noun is not None:
            return around.pro in ("", "ال")
        if around.numeral is not None:
            return False
    if word.bits & _FUNCTION or word.pro not in ("", "ال") or (word.suffix and not possessed):
        return False
    if word.cue is not None and word.bits & c.VERB:
        return False
    return not word.senses or any(sense.nominal for sense in word.senses)


def _first_person(word: Word) -> bool:
    return bool(word.senses) and all(s.tense == "imperfect" and s.person == 1 for s in word.senses)


def _partitive(word: Word, units: Units) -> bool:
    """What stands after «من»: the people or things of which some are counted, not a place or a cause."""
    if word.label is not None:
        return True
    if not head(word, units, possessed=True):
        return False
    return counted(word) or ((word.definite or bool(word.suffix)) and word.place is None)


def _source(word: Word, units: Units) -> bool:
    """One thing, after «من»: where those counted are from, not what is counted («88 من سجن كذا», «عشرة من أسرة»)."""
    if not counted(word) or word.suffix or word.label is not None:
        return False
    noun = word.number.noun
    return word.form == noun.key and noun.category not in _FORCES and head(word, units)


def counted(word: Word) -> bool:
    """A noun of units.toml."""
    return word.number is not None and word.number.noun is not None


def _sign(draft: Draft, word: Word, at: int) -> None:
    draft.unit, draft.rule = (at, at + 1), "currency-sign"
    draft.after = max(draft.after, at + 1)
    draft.noun = word.number.noun if word.number is not None else None


def _take(text: Text, draft: Draft, k: int, rule: str) -> None:
    word = text.words[k]
    draft.unit, draft.rule, draft.after = (k, k + 1), rule, max(k + 1, draft.mention.last)
    if word.form in _COMPASS and k + 1 < len(text) and text.words[k + 1].kind == "w":
        draft.unit, draft.after, word = (k, k + 2), k + 2, text.words[k + 1]  # «جنوب أفريقيين»
    elif word.form == _KILO and k + 1 < len(text) and counted(text.words[k + 1]):
        draft.unit, draft.after, word = (k, k + 2), k + 2, text.words[k + 1]  # «كيلو متر»
    draft.noun = word.number.noun if word.number is not None else None


def _definite_before(text: Text, draft: Draft, start: int, end: int) -> bool:
    """«الحكام الستة»: a number with the article after its noun; what follows is not counted by it («الست أوامر»)."""
    words, last = text.words, draft.mention.last
    k = draft.mention.first - 1
    if k > start and not counted(words[k]) and words[k].definite and counted(words[k - 1]):
        k -= 1  # «النساء الشابات الثلاث»
    if k < start or not counted(words[k]) or not _definite(words[k]):
        return False
    if last < end and (
        words[last].definite or (counted(words[last]) and words[last].number.noun is words[k].number.noun)
    ):
        return False
    _take(text, draft, k, "noun-before")
    return True


def _definite(word: Word) -> bool:
    if counted(word):
        return bool(word.number.suffix) or bool(word.number.pro.endswith(("ال", "لل")))
    return word.definite or bool(word.suffix)


def _noun_before(text: Text, draft: Draft, start: int) -> None:
    """The noun before a number with the article («قادتها الثلاثة»), or before «واحد» («بحجر واحد»)."""
    k = draft.mention.first - 1
    if k > start and text.tokens[k] in _CLOSERS:
        k -= 1
    if k < start:
        return
    word = text.words[k]
    if word.form[:1] == "و" and not counted(word):
        return
    if word.kind != "w" or word.bits & (_FUNCTION & ~c.TIME) and not counted(word):
        return
    if draft.mention.definite:
        if _definite(word):
            _take(text, draft, k, "noun-before")
    elif counted(word) and not _definite(word):
        _take(text, draft, k, "noun-before")


def shared(text: Text, draft: Draft, following: Draft) -> bool:
    """Give a bare number the unit of the next one in a list («بين 16 و19 و21 سنة», «ثلاثة أو أربعة جنود»)."""
    if (
        draft.rule != "bare-number"
        or following.unit is None
        or following.rule in ("dual", "percentage", "noun-before")
    ):
        return False
    between = range(draft.mention.last, following.mention.first)
    first = text.words[following.mention.first].form
    joined = (
        following.mention.numeral.joined
        or first == "و"
        or any(text.words[k].form in ("و", "او", "الي") for k in between)
    )
    if (
        len(between) > 2
        or not joined
        or any(
            text.words[k].kind == "w" and text.words[k].form not in ("و", "او", "الي", "ال", "وال")
            for k in between
        )
    ):
        return False
    draft.unit, draft.noun = following.unit, following.noun
    draft.rule = "shared-unit"
    return True


def understood(text: Text, draft: Draft, units: Units) -> None:
    """The unit of a bare number, from «عدد القتلى …» before it in the sentence."""
    words = text.words
    after = draft.after
    if (
        after + 1 < text.sentences[draft.sent][1]
        and words[after].form in units.counters
        and head(words[after + 1], units)
    ):
        _take(text, draft, after + 1, "noun-far")  # «يرتفع إلى 600 عدد القتلى»
        return
    start = max(text.sentences[draft.sent][0], draft.left - _FAR)
    for k in range(draft.left - 1, start - 1, -1):
        form = words[k].form
        if (
            form in units.counters or (form[:1] in "وبفل" and form[1:] in units.counters)
        ) and k + 1 < draft.left:
            word = words[k + 1]
            if counted(word) or head(word, units):
                draft.unit, draft.rule = (k + 1, k + 2), "noun-far"
                draft.noun = word.number.noun if word.number is not None else None
            return
        if words[k].number is not None and words[k].number.numeral is not None:
            return
