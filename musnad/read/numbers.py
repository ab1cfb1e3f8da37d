"""Numbers in running text: from number words and digits to values, ranges and bounds.

The grammar runs outward from words that carry the bit NUMBER (numerals.py): numbers_whole.py composes whole numbers,
numbers_mention.py adds fractions, duals and vague plurals, numbers_ranges.py and numbers_bounds.py what stands around
them. What a number counts, and whether it counts at all, is decided in figures.py.
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read.numbers_bounds import bound
from musnad.read.numbers_mention import GLUED, SLASH, NumberMention, mention_at
from musnad.read.numbers_ranges import extend
from musnad.read.numbers_whole import CLOSERS
from musnad.read.numerals import BOTH, DIGITS, DUAL, FRACTION, VAGUE, Numbers, Numeral
from musnad.text import Text

_YEAR: Final = 4
"""Digits that make a year: «.2011» is a full stop in the wrong place."""
_MINUS_WORDS: Final = frozenset({"سالب", "ناقص"})


def scan(text: Text, tables: Numbers) -> list[NumberMention]:
    """Every number of the text with its value, in order, ranges put together; modifiers are not looked at yet."""
    anchors = text.anchors(c.NUMBER)
    if not anchors:
        return []
    words, sentences, sent = text.words, text.sentences, text.sent
    found: list[NumberMention] = []
    past = 0
    for i in anchors:
        if i < past:
            continue
        end = sentences[sent[i]][1]
        numeral = words[i].number.numeral
        if numeral.kind == BOTH:
            both = _both(text, i, found, numeral)
            if both is not None:
                found.append(both)
            continue
        mention = mention_at(text, i, end)
        if mention is None:
            continue
        extend(text, mention, end, tables)
        if mention.kind not in (DUAL, VAGUE):
            mention.percent = _percent(text, mention.last, end, tables)
            mention.sign = _sign_before(text, mention, found, tables)
            if mention.grouped is not None and not mention.percent and mention.sign < 0:
                after = words[mention.last] if mention.last < end else None
                if after is not None and after.kind == "w":
                    mention.low = mention.high = mention.grouped  # «4.800 شخص» counts thousands
        past = max(mention.last, mention.percent)
        if mention.kind == DIGITS or mention.kind == SLASH:
            _point(text, mention)
        if mention.kind != DUAL:
            _sign(text, mention)
            _glued(text, mention)
        found.append(mention)
    return found


def _percent(text: Text, j: int, end: int, tables: Numbers) -> int:
    """Past the last token of a percent sign or its words at token j, or 0."""
    if j >= end:
        return 0
    if text.tokens[j] in CLOSERS and j + 1 < end:
        j += 1
    listed = tables.sets["percent after"].get(text.words[j].form)
    if listed:
        words = text.words
        for forms in listed:
            last = j + len(forms)
            if last <= end and all(words[j + k].form == forms[k] for k in range(1, len(forms))):
                return last
    return 0


def _sign_before(text: Text, mention: NumberMention, found: list[NumberMention], tables: Numbers) -> int:
    """The token of «%» or «بالمئة» right before the number, when it belongs to no number before it."""
    i = mention.first - 1
    if i < 0 or mention.percent or (found and found[-1].percent > i):
        return -1
    return i if (text.words[i].form,) in tables.sets["percent after"].get(text.words[i].form, ()) else -1


def _sign(text: Text, mention: NumberMention) -> None:
    """A minus before the number, as a sign («-5») or a word («سالب خمسة»)."""
    i = mention.first
    if not i or mention.low is None or mention.high is None:
        return
    token = text.tokens[i - 1]
    minus = text.words[i - 1].form in _MINUS_WORDS
    if not minus and token in "-−–" and text.words[i].kind == "n":
        left = text.gaps[i - 1]
        minus = (bool(left) or i == 1) and (not text.gaps[i] or i == 1)
        if minus and i > 1 and text.words[i - 2].kind == "n":
            minus = False
    if minus:
        mention.low, mention.high = -mention.high, -mention.low
        mention.first = i - 1


def _point(text: Text, mention: NumberMention) -> None:
    """«.77», «٫٧٧»: a decimal point with nothing before it."""
    i = mention.first
    if (
        i
        and text.tokens[i - 1] in ".٫"
        and not text.gaps[i]
        and (i == 1 or text.gaps[i - 1])
        and mention.last == i + 1
        and (i + 1 == len(text) or text.tokens[i + 1] != ".")
        and len(text.words[i].form) < _YEAR
    ):
        form = text.words[i].form
        if form.isdecimal():
            mention.low = mention.high = float("0." + form)
            mention.first = i - 1


def _glued(text: Text, mention: NumberMention) -> None:
    """Take in the proclitics that stand before digits as tokens of their own."""
    i = mention.first
    if i and text.words[i].kind == "n" and text.words[i - 1].form in GLUED:
        form = text.words[i - 1].form
        if form.endswith(("ال", "لل")):
            mention.definite = True
        if not text.gaps[i]:
            mention.first = i - 1


def _both(text: Text, i: int, found: list[NumberMention], numeral: Numeral) -> NumberMention | None:
    """«مدنيين تم نقلهما»: a plural that a dual pronoun shows to be two; the pronoun is at token i."""
    first = max(text.sentences[text.sent[i]][0], i - 6)
    relative = bool(text.words[i].bits & c.RELATIVE)  # «الشرطيين اللذين», which stands right after them
    for k in range(i - 1, first - 1, -1):
        around = text.words[k].number
        if around is None:
            continue
        if around.numeral is not None:
            return None
        if (
            around.noun is not None
            and (k >= i - 2 if relative else not around.pro.endswith(("ال", "لل")))
            and text.words[k].form.endswith("ين" if relative else "يين")
        ):
            if found and found[-1].first >= k - 2:
                return None
            before = text.words[k - 1].number if k > first else None
            many = before is not None and before.noun is not None and not relative
            if before is not None and many and text.words[k - 1].form[len(before.pro) :] != before.noun.key:
                if not text.words[k - 1].form.endswith("ين"):
                    return None  # «أشخاص أجانب»: an adjective of many
                k, around = k - 1, before
            return NumberMention(
                k, k + 1, 2, DUAL, numeral._replace(kind=DUAL, noun=around.noun, pro=around.pro)
            )
    return None


def numbers(text: Text, tables: Numbers) -> list[NumberMention]:
    """Every number of the text with its value, the bounds that its modifiers give it, and spoken fractions.

    This is the number grammar by itself. The figures layer takes the numbers as `scan` gives them, for in news
    «واحد من ثلاثة» counts persons and is no third.
    """
    found = scan(text, tables)
    for mention in found:
        bound(text, mention, tables, max(mention.last, mention.percent))
    return _spoken(text, found, tables)


def _spoken(text: Text, found: list[NumberMention], tables: Numbers) -> list[NumberMention]:
    """Put together «3 على 20», «واحد من أربعة», «5 أجزاء من مئة», «جزء من مئة»."""
    made: list[NumberMention] = []
    for mention in found:
        above = made[-1] if made else None
        first = _over(text, above.last if above is not None else 0, mention, above, tables)
        below = mention.high
        if first < 0 or not below:
            made.append(mention)
            continue
        value = 1 if above is None or above.last <= first else above.high
        if value is None or (above is not None and above.last > first and above.kind == DUAL):
            made.append(mention)
            continue
        whole = NumberMention(first, mention.last, value / below, FRACTION, mention.numeral)
        if above is not None and above.last > first:
            whole.first = above.first
            made.pop()
        made.append(whole)
    return made


def _over(text: Text, low: int, mention: NumberMention, above: NumberMention | None, tables: Numbers) -> int:
    """The first token of the words that put a number under another one, or under «جزء»; -1 when there are none."""
    words, i = text.words, mention.first - 1
    if i < low or words[i].form not in tables.lists["over"]:
        return -1
    part = i - 1 if i > low and words[i].form == "من" and words[i - 1].form in tables.lists["parts"] else i
    if above is not None and above.last == part:
        one = above.low == above.high == 1
        return part - 1 if part < i or one or words[i].form != "من" else -1
    return part if part < i else -1
