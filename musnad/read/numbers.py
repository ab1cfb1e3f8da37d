"""Numbers in running text: from number words and digits to values, ranges and bounds.

The grammar runs outward from words that carry the bit NUMBER (see numerals.py). What a number counts, and whether it
counts at all, is decided in figures.py.
"""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read.numerals import (
    BOTH,
    DIGITS,
    DUAL,
    FRACTION,
    FRACTION_PLURAL,
    GROUP,
    HUNDRED,
    INTEGERS,
    ORDINAL,
    SCALE,
    SCALE_DUAL,
    SCALE_PLURAL,
    TEEN,
    TEN,
    UNIT,
    VAGUE,
    Numbers,
    Numeral,
    Value,
    annotator,
)  # fmt: skip
from musnad.text import Text, Word

__all__ = ["ORDINAL", "NumberMention", "annotator", "bound", "numbers", "ordinals", "scan"]

RANGE = "range"
_GLUED = frozenset("و ف ب ل ك ال وال بال فال كال لل وب ول وك وبال ولل".split())
"""Proclitics that are tokens of their own before digits («ب140», «الـ48»)."""
_DASHES = frozenset("-–—−")
_CLOSERS = frozenset(")»”\"]’'")
_OPENERS = frozenset("(«“\"[‘'")
_TO = frozenset({"الي", "حتي", "ل"})
_BETWEEN = frozenset({"بين", "مابين", "وبين"})
_LOOK_BACK = 8
"""How far before a range a verb of change still makes it two figures («ارتفع عدد القتلى من 10 إلى 12»)."""


class NumberMention:
    """A number in the text: tokens `first` to `last` (exclusive), its bounds (None: open) and how it is written.

    kind: the kind of its words (numerals.py), or "range"; numeral: what its first word says; unit: a token of the
    unit when it stands inside («بين 3 أيام و5»), else -1; percent: past the last token of a percent sign or its
    words, 0 when there is none; definite: has the article.
    """

    __slots__ = (
        "first",
        "last",
        "low",
        "high",
        "approx",
        "kind",
        "numeral",
        "unit",
        "percent",
        "definite",
        "grouped",
        "scaled",
    )

    def __init__(self, first: int, last: int, value: Value, kind: str, numeral: Numeral) -> None:
        self.first = first
        self.last = last
        self.low: Value | None = value
        self.high: Value | None = value
        self.approx = False
        self.kind = kind
        self.numeral = numeral
        self.unit = -1
        self.percent = 0
        self.definite = numeral.definite
        self.grouped: Value | None = None
        self.scaled = False

    def __repr__(self) -> str:
        return f"NumberMention({self.first}, {self.last}, {self.low}, {self.high}, {self.kind!r})"


def _numeral(words: list[Word], i: int, end: int) -> Numeral | None:
    if i >= end:
        return None
    around = words[i].number
    return around.numeral if around is not None else None


def _joined(words: list[Word], i: int, end: int) -> int:
    """The token of a number word that «و» joins to what stands before token i, or -1."""
    if i >= end:
        return -1
    word = words[i]
    around = word.number
    if around is not None:
        return i if around.numeral is not None and around.numeral.joined else -1
    if word.form == "و":
        after = _numeral(words, i + 1, end)
        if after is not None and not after.joined:
            return i + 1
    return -1


class _Whole:
    """A whole number that was read: its value, the token past it, its last scale (0: none), the kind of its words."""

    __slots__ = ("value", "last", "scale", "kind", "grouped")

    def __init__(self, value: Value, last: int, kind: str, scale: Value = 0) -> None:
        self.value = value
        self.last = last
        self.kind = kind
        self.scale = scale
        self.grouped: Value | None = None


def _chunk(text: Text, i: int, end: int) -> _Whole | None:
    """A number below the scales: «ثلاثمئة وخمسة وعشرون», «12», «١٬٠٠٠»."""
    words = text.words
    numeral = _numeral(words, i, end)
    if numeral is None:
        return None
    kind, value = numeral.kind, numeral.value
    j = i + 1
    after = _numeral(words, j, end)
    rest = 0
    if kind == DIGITS:
        whole = _digits(text, i, end, numeral)
        if (
            after is None
            or after.kind != HUNDRED
            or after.value != 100
            or after.joined
            or whole.value > 99
            or after.pro
        ):
            return whole
        value, j, rest = whole.value * 100, whole.last + 1, 100
    elif kind == UNIT:
        at = _joined(words, j, end)
        if (
            after is not None
            and after.kind == UNIT
            and after.value == 10
            and not after.joined
            and 0 < value < 10
        ):
            return _Whole(value + 10, j + 1, kind)
        if (
            after is not None
            and after.kind == HUNDRED
            and after.value == 100
            and not after.joined
            and 2 < value < 10
        ):
            value, j, rest = value * 100, j + 1, 100
        elif at >= 0 and 0 < value < 10 and (ten := _numeral(words, at, end)) is not None and ten.kind == TEN:
            return _Whole(value + ten.value, at + 1, kind)
        elif numeral.bound:
            return None
    elif kind == HUNDRED:
        rest = 100
    elif kind not in (TEEN, TEN):
        return None
    if rest:
        at = _joined(words, j, end)
        if at >= 0:
            more = _chunk(text, at, end)
            if (
                more is not None
                and more.value < rest
                and not _scales(words, more.last, end)
                or (more is not None and more.value < rest and kind != DIGITS)
            ):
                following = _numeral(words, more.last, end)
                if following is None or following.kind != FRACTION_PLURAL:
                    value, j = value + more.value, more.last
    return _Whole(value, j, kind)


def _scales(words: list[Word], i: int, end: int) -> bool:
    numeral = _numeral(words, i, end)
    return numeral is not None and numeral.kind in (SCALE, SCALE_PLURAL) and not numeral.joined


def _digits(text: Text, i: int, end: int, numeral: Numeral) -> _Whole:
    """Digits, with groups set off by a space or an Arabic comma («40 000», «12،220»)."""
    words, gaps, tokens = text.words, text.gaps, text.tokens
    whole = _Whole(numeral.value, i + 1, DIGITS)
    whole.grouped = numeral.grouped
    form = words[i].form
    if len(form) > 3 or form[0] == "0" or not form.isdecimal():
        return whole
    j = i + 1
    value = form
    while j < end:
        if (
            words[j].kind == "n"
            and len(words[j].form) == 3
            and gaps[j] in (" ", "\u00a0", "\u202f")
            and words[j].form.isdecimal()
        ):
            value, j = value + words[j].form, j + 1
        elif (
            tokens[j] == "،" and j + 1 < end and words[j + 1].kind == "n" and not gaps[j] and not gaps[j + 1]
        ):
            part = words[j + 1].form
            head, _, decimals = part.replace(",", ".").partition(".")
            if len(head) != 3:
                break
            value, j = value + head + ("." + decimals if decimals else ""), j + 2
            if decimals:
                break
        else:
            break
    if j > i + 1:
        number = float(value)
        whole.value, whole.last, whole.grouped = (int(number) if number.is_integer() else number), j, None
    return whole


def _whole(text: Text, i: int, end: int, below: Value = 0) -> _Whole | None:
    """A whole number from token i, smaller than `below` unless that is 0; what «و» joins to it goes with it."""
    words = text.words
    numeral = _numeral(words, i, end)
    if numeral is None or numeral.kind not in INTEGERS:
        return None
    if numeral.kind in (SCALE, SCALE_DUAL):
        found = _Whole(
            numeral.value, i + 1, numeral.kind, numeral.value if numeral.kind == SCALE else numeral.value // 2
        )
    else:
        chunk = _chunk(text, i, end)
        if chunk is None:
            return None
        found = chunk
    value, j = found.value, found.last
    while j < end:
        at = j + 1 if text.tokens[j] in _CLOSERS and found.kind == DIGITS and not found.scale else j
        after = _numeral(words, at, end)
        if (
            after is None
            or after.kind not in (SCALE, SCALE_PLURAL)
            or after.joined
            or after.pro not in ("", "ال")
        ):
            break
        if found.scale and (numeral.kind == SCALE_DUAL or after.kind == SCALE_PLURAL or after.pro):
            break
        value, j = value * after.value, at + 1
        found.scale = after.value
        found.grouped = None
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    if found.scale and isinstance(value, float):
        value = round(value)
    scale = found.scale
    at = _joined(words, j, end)
    if at >= 0 and scale:
        more = _whole(text, at, end, scale)
        if more is not None:
            value, j = value + more.value, more.last
            if more.scale == 0 and more.kind == DIGITS and found.kind == DIGITS and not more.value % 1 == 0:
                value = found.value
    if below and value >= below:
        return None
    found.value, found.last = value, j
    return found


def _fraction_after(text: Text, found: _Whole, end: int) -> None:
    """«ونصف», «وربع المليون», «وثلاثة أخماس», «فاصلة خمسة» after a whole number."""
    words = text.words
    j = found.last
    after = _numeral(words, j, end)
    if after is not None and not after.joined:
        if after.kind == FRACTION_PLURAL:
            found.value, found.last, found.kind = found.value * after.value, j + 1, FRACTION
        elif after.kind == GROUP:
            found.value, found.last = found.value * after.value, j + 1
        return
    if j < end and words[j].form == "فاصله":
        more = _whole(text, j + 1, end)
        if more is not None and isinstance(more.value, int):
            found.value = float(f"{found.value}.{more.value}")
            found.last = more.last
            if _scales(words, found.last, end):
                scale = _numeral(words, found.last, end)
                assert scale is not None
                found.value, found.last, found.scale = (
                    round(found.value * scale.value),
                    found.last + 1,
                    scale.value,
                )
        return
    at = _joined(words, j, end)
    if at < 0:
        return
    joined = _numeral(words, at, end)
    assert joined is not None
    if joined.kind == FRACTION:
        found.value = found.value + joined.value * (found.scale or 1)
        found.last = at + 1
        if found.scale:
            found.value = round(found.value)
            repeated = _numeral(words, at + 1, end)
            if repeated is not None and repeated.kind == SCALE and repeated.value == found.scale:
                found.last = at + 2
    elif joined.kind == UNIT:
        following = _numeral(words, at + 1, end)
        if following is not None and following.kind == FRACTION_PLURAL:
            found.value, found.last = found.value + joined.value * following.value, at + 2
    elif (
        joined.share
        and joined.kind == TEN
        and found.kind in (TEN, HUNDRED)
        and words[at].raw.find("\u064f") > 0
    ):
        found.value, found.last = found.value + joined.share, at + 1


def _mention(text: Text, i: int, end: int) -> NumberMention | None:
    """The number that begins at token i."""
    words = text.words
    numeral = _numeral(words, i, end)
    assert numeral is not None
    kind = numeral.kind
    if kind in INTEGERS:
        found = _whole(text, i, end)
        if found is None:
            return None
        if numeral.construct and found.last == i + 1 and kind == SCALE and _before_noun(words, i + 1, end):
            found.value *= 2  # «ألفا مقاتل»
        if found.kind == DIGITS and found.last < end and text.tokens[found.last] == "/":
            return _slash(text, i, end, numeral, found)
        _fraction_after(text, found, end)
        mention = NumberMention(i, found.last, found.value, found.kind, numeral)
        mention.grouped = found.grouped
        mention.scaled = bool(found.scale)
        if found.kind == DIGITS and found.last + 2 < end and text.tokens[found.last + 1] == "/":
            part = _slash(text, found.last, end, numeral, None) if words[found.last].kind == "n" else None
            if part is not None and part.low is not None and part.low < 1:
                mention.low = mention.high = found.value + part.low
                mention.last = part.last
        return mention
    if kind == DUAL:
        found = _Whole(2, i + 1, DUAL)
        at = _joined(words, i + 1, end)
        if (
            at >= 0
            and (half := _numeral(words, at, end)) is not None
            and half.kind == FRACTION
            and half.value < 1
        ):
            found.value, found.last = 2 + half.value, at + 1
        return NumberMention(i, found.last, found.value, DUAL, numeral)
    if kind in (VAGUE, SCALE_PLURAL):
        return _vague(words, i, end, numeral)
    if kind == FRACTION and not numeral.bound:
        after = _numeral(words, i + 1, end)
        if after is not None and after.kind == SCALE and not after.joined:
            mention = NumberMention(i, i + 2, round(numeral.value * after.value), SCALE, numeral)
            mention.scaled = True
            return mention
        return NumberMention(i, i + 1, numeral.value, FRACTION, numeral)
    if kind == GROUP:
        return NumberMention(i, i + 1, numeral.value, GROUP, numeral)
    return None


def _before_noun(words: list[Word], i: int, end: int) -> bool:
    around = words[i].number if i < end else None
    return around is not None and around.noun is not None and not around.pro


def _vague(words: list[Word], i: int, end: int, numeral: Numeral) -> NumberMention:
    """«مئات», «عشرات الآلاف»: from twice the round number to just under ten times it."""
    j, scale = i + 1, numeral.value
    while (
        (after := _numeral(words, j, end)) is not None
        and after.kind in (SCALE_PLURAL, SCALE)
        and not after.joined
    ):
        scale, j = scale * after.value, j + 1
    mention = NumberMention(i, j, scale * 2, VAGUE, numeral)
    mention.high = scale * 10 - 1
    mention.approx = True
    mention.scaled = True
    return mention


def _slash(text: Text, i: int, end: int, numeral: Numeral, found: _Whole | None) -> NumberMention | None:
    """«3/4»: a fraction, unless a third part makes it a date."""
    words, tokens, gaps = text.words, text.tokens, text.gaps
    past = i + 3
    over, under = words[i], words[i + 2] if i + 2 < end else None
    if under is None or under.kind != "n" or gaps[i + 1] or gaps[i + 2]:
        if found is None:
            return None
        return NumberMention(i, found.last, found.value, DIGITS, numeral)
    if past < end and tokens[past] == "/" or (i and tokens[i - 1] == "/"):
        return None
    below = float(under.form.replace(",", ".")) if under.form.count(".") + under.form.count(",") < 2 else 0.0
    if not below:
        return None
    above = over.number.numeral.value
    value = above / below
    mention = NumberMention(i, past, int(value) if value.is_integer() else value, "slash", numeral)
    if past < end and words[past].kind == "n" and gaps[past] == " " and value < 1:
        mention.low = mention.high = words[past].number.numeral.value + value
        mention.last = past + 1
    return mention


def _range(text: Text, mention: NumberMention, end: int, tables: Numbers) -> None:
    """Extend a mention to the range that it begins («بين 16 و18», «16-18», «من 3 إلى 5», «ثلاثة أو أربعة»)."""
    words, tokens, gaps = text.words, text.tokens, text.gaps
    j = mention.last
    if j >= end or mention.kind in (DUAL, VAGUE, FRACTION, "slash"):
        return
    before = words[mention.first - 1].form if mention.first else ""
    if before in _GLUED and mention.first > 1:
        before = words[mention.first - 2].form
    unit = -1
    at = _second(words, j, end, before)
    if (
        at < 0
        and j + 1 < end
        and words[j].number is not None
        and words[j].number.noun is not None
        and before in (_BETWEEN | {"من"})
    ):
        unit = j
        at = _second(words, j + 1, end, before)
    dash = tokens[j] in _DASHES
    if at < 0:
        return
    if dash and (bool(gaps[j]) != bool(gaps[j + 1]) or (at + 1 < end and tokens[at + 1] in _DASHES)):
        return
    second = _mention(text, at, end)
    if second is None or second.kind in (DUAL, FRACTION, "slash"):
        return
    low, high = mention.low, second.high
    if low is None or high is None:
        return
    if (
        second.scaled
        and not mention.scaled
        and low < 1000
        and words[at].kind == "n"
        and mention.kind == DIGITS
    ):
        scale = _scale_of(words, at, second.last)
        if scale and low * scale <= high:
            low = low * scale
            low = round(low)
    connector = words[at - 1].form
    if low >= high:
        return
    if connector in _TO and _changes(words, mention.first, tables):
        return
    if connector in ("او", "ام") and high > 2 * low + 1:
        return
    mention.low, mention.high, mention.last = low, high, second.last
    mention.approx = mention.approx or second.approx
    mention.kind = RANGE
    mention.unit = unit
    mention.grouped = None


def _second(words: list[Word], j: int, end: int, before: str) -> int:
    """The token where the second number of a range begins, or -1."""
    if j + 1 >= end:
        return -1
    form = words[j].form
    if before in _BETWEEN:
        at = _joined(words, j, end)
        if at >= 0:
            return at
        if form in ("و", "وال") and words[j + 1].kind == "n":
            return j + 1
    if words[j].raw in _DASHES and words[j + 1].kind == "n":
        return j + 1
    if form in _TO or form in ("او", "ام"):
        at = j + 1
        if words[at].form in _GLUED and at + 1 < end:
            at += 1
        numeral = _numeral(words, at, end)
        if numeral is not None and numeral.kind in INTEGERS and not numeral.joined:
            if form == "ل" and words[at].kind != "n":
                return -1
            return at
    return -1


def _scale_of(words: list[Word], first: int, last: int) -> Value:
    scale: Value = 0
    for k in range(first, last):
        numeral = _numeral(words, k, last)
        if numeral is not None and numeral.kind in (SCALE, SCALE_PLURAL):
            scale = numeral.value
    return scale


def _changes(words: list[Word], first: int, tables: Numbers) -> bool:
    change = tables.lists["change"]
    for k in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        form = words[k].form
        if form in change or (form[:1] in "وفبل" and form[1:] in change):
            return True
    return False


def _percent(text: Text, j: int, end: int, tables: Numbers) -> int:
    """Past the last token of a percent sign or its words at token j, or 0."""
    if j >= end:
        return 0
    if text.tokens[j] in _CLOSERS and j + 1 < end:
        j += 1
    listed = tables.sets["percent after"].get(text.words[j].form)
    if listed:
        words = text.words
        for forms in listed:
            last = j + len(forms)
            if last <= end and all(words[j + k].form == forms[k] for k in range(1, len(forms))):
                return last
    return 0


_MINUS_WORDS = frozenset({"سالب", "ناقص"})


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
    ):
        form = text.words[i].form
        if form.isdecimal():
            mention.low = mention.high = float("0." + form)
            mention.first = i - 1


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
        mention = _mention(text, i, end)
        if mention is None:
            continue
        _range(text, mention, end, tables)
        if mention.kind not in (DUAL, VAGUE):
            mention.percent = _percent(text, mention.last, end, tables)
            if mention.grouped is not None and not mention.percent:
                after = words[mention.last] if mention.last < end else None
                if after is not None and after.kind == "w":
                    mention.low = mention.high = mention.grouped  # «4.800 شخص» counts thousands
        past = max(mention.last, mention.percent)
        if mention.kind == DIGITS or mention.kind == "slash":
            _point(text, mention)
        if mention.kind != DUAL:
            _sign(text, mention)
            _glued(text, mention)
        found.append(mention)
    return found


def _glued(text: Text, mention: NumberMention) -> None:
    """Take in the proclitics that stand before digits as tokens of their own."""
    i = mention.first
    if i and text.words[i].kind == "n" and text.words[i - 1].form in _GLUED:
        form = text.words[i - 1].form
        if form.endswith(("ال", "لل")):
            mention.definite = True
        if not text.gaps[i]:
            mention.first = i - 1


def _both(text: Text, i: int, found: list[NumberMention], numeral: Numeral) -> NumberMention | None:
    """«مدنيين تم نقلهما»: a plural that a dual pronoun shows to be two; the pronoun is at token i."""
    first = max(text.sentences[text.sent[i]][0], i - 6)
    for k in range(i - 1, first - 1, -1):
        around = text.words[k].number
        if around is None:
            continue
        if around.numeral is not None:
            return None
        if (
            around.noun is not None
            and not around.pro.endswith(("ال", "لل"))
            and text.words[k].form.endswith("يين")
        ):
            if found and found[-1].first >= k - 2:
                return None
            return NumberMention(
                k, k + 1, 2, DUAL, numeral._replace(kind=DUAL, noun=around.noun, pro=around.pro)
            )
    return None


def _matches(words: list[Word], listed: list[tuple[str, ...]], i: int, start: int) -> int:
    """The first token of the longest phrase that ends at token i, or -1. «و», «ف», «ب», «ل» may precede it."""
    for forms in listed:
        first = i - len(forms) + 1
        if first < start:
            continue
        if all(words[first + k].form == forms[k] for k in range(1, len(forms))):
            head = words[first].form
            if head == forms[0] or (head[:1] in "وفبلك" and head[1:] == forms[0]):
                return first
    return -1


def bound(text: Text, mention: NumberMention, tables: Numbers, after: int) -> int:
    """Apply the modifiers around a number to it: «نحو», «أكثر من», «ما لا يقل عن», «على الأقل» …

    after: the token past the number and what it counts. Returns the first token of the modifiers before the number.
    """
    words, tokens = text.words, text.tokens
    start, end = text.sentences[text.sent[mention.first]]
    sets = tables.sets
    i = mention.first - 1
    seen = mention.first
    if mention.numeral.joined and i >= start and _unit_noun(words[i]):
        i -= 1  # «أكثر من سنة وشهرين»
    while i >= start:
        form = words[i].form
        if tokens[i] in _OPENERS or form in ("ال", "ان"):
            i -= 1
            continue
        matched = False
        best, kind = seen, ""
        stem = form[1:] if form[:1] in "وفبلك" and len(form) > 2 else form
        for section in ("at_most", "at_least", "approximate"):
            table = sets[section + " before"]
            listed = table.get(form) or table.get(stem)
            if listed:
                first = _matches(words, listed, i, start)
                if first >= 0 and first < best:
                    best, kind, matched = first, section, True
        if not matched:
            break
        if kind == "at_least":
            mention.high = None
        elif kind == "at_most":
            if form == "حتي" and (stem != form or not _limit(words, i, start)):
                break
            mention.low = None if mention.kind != RANGE else mention.low
        else:
            mention.approx = True
        seen = best
        i = best - 1
    if after < end:
        for k in range(after, min(after + 4, end)):
            form = words[k].form
            for section in ("at_least", "at_most", "approximate"):
                listed = sets[section + " after"].get(form)
                if listed:
                    for forms in listed:
                        last = k + len(forms)
                        if last <= end and all(words[k + n].form == forms[n] for n in range(1, len(forms))):
                            if section == "at_least":
                                mention.high = None
                            elif section == "at_most":
                                mention.low = None
                            else:
                                mention.approx = True
                            return seen
            around = words[k].number
            if around is not None and around.numeral is not None or (tokens[k] in "،.:" and k > after):
                break
    return seen


def _unit_noun(word: Word) -> bool:
    around = word.number
    return around is not None and around.noun is not None and around.noun.category == "duration"


def _limit(words: list[Word], i: int, start: int) -> bool:
    """«حتى» before a number is an upper bound after a verb or noun of reaching or holding, not «حتى عام …»."""
    return i > start and words[i - 1].kind == "w"


def numbers(text: Text, tables: Numbers) -> list[NumberMention]:
    """Every number of the text with its value and the bounds that its modifiers give it."""
    found = scan(text, tables)
    for mention in found:
        bound(text, mention, tables, max(mention.last, mention.percent))
    return found


_TENTH = 10


def ordinals(text: Text, tables: Numbers) -> list[tuple[int, int, int]]:
    """Ordinal numbers as (first token, past the last, value): «الثاني», «الحادي عشر», «الخامس والعشرين»."""
    words = text.words
    found: list[tuple[int, int, int]] = []
    i, count = 0, len(words)
    while i < count:
        around = words[i].number
        value, last = 0, i + 1
        if around is not None:
            value = around.ordinal
            numeral = around.numeral
            if numeral is not None and numeral.definite and not value:
                value = (
                    int(numeral.value)
                    if numeral.kind in (TEN, HUNDRED) or (numeral.kind == UNIT and numeral.value < 3)
                    else 0
                )
        if value and value <= _TENTH + 1:
            after = _numeral(words, i + 1, count)
            at = _joined(words, i + 1, count)
            if after is not None and after.kind == UNIT and after.value == _TENTH and not after.joined:
                value, last = value % _TENTH + _TENTH if value != 1 or True else value, i + 2
            elif at >= 0 and (ten := _numeral(words, at, count)) is not None and ten.kind == TEN:
                value, last = value % _TENTH + int(ten.value), at + 1
        if value:
            found.append((i, last, value))
        i = last
    return found


def as_figure_value(value: Value | None) -> Value | None:
    """Whole floats as ints."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


_ = SCALE_DUAL
