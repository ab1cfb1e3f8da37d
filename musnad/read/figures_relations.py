"""Between figures and around them: lists, parts of a whole, running totals, and whose figure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.document import Attribution
from musnad.read.covering import Covering
from musnad.read.figures_category import PERSONS
from musnad.read.figures_draft import Draft
from musnad.read.figures_happened import MEASURES
from musnad.read.figures_units import OUT_OF
from musnad.read.numerals import DIGITS, DUAL, HUNDRED, SCALE, TEEN, TEN, UNIT
from musnad.read.units import Units
from musnad.text import Text, Word

_ALONE: Final = frozenset({DIGITS, HUNDRED, SCALE, TEN, TEEN, UNIT})
_ADDED: Final = frozenset({"و", "او", "اضافه", "بالاضافه", "فضلا", "علاوه", "جانب", "وكذلك", "وايضا"})
_GAP: Final = 12
"""Tokens between two figures of one list."""
_PHRASE: Final = 4
"""Tokens before a figure in which «بينهم» makes it a part."""
_FAR: Final = 3
"""Sentences back to the whole of «ثلاث من السيارات»."""
_AMONG: Final = 7
_REACH: Final = 10
"""Tokens before a figure in which a verb of reaching says that it is a total."""
_BECOMES: Final = 16
"""The same of «ليصبح», «لترتفع»."""
_TOTAL: Final = 20
"""Tokens between a figure and «حتى الآن», «حصيلة»."""
_SINCE: Final = 6
"""Tokens from «الحرب» to «منذ»."""
_CASUALTIES: Final = PERSONS - {"people"}


def link(text: Text, draft: Draft, previous: Draft | None) -> None:
    """Join a figure to the one before it when «و», a comma or «إضافة إلى» lists them."""
    if previous is None or draft.left - previous.after > _GAP:
        return
    first = text.words[draft.left]
    if (
        first.form[:1] == "و"
        or draft.mention.numeral.joined
        or any(text.words[k].form in _ADDED for k in range(previous.after, draft.left))
    ):
        draft.linked = previous


def changed(text: Text, previous: Draft, draft: Draft) -> bool:
    """«من 10 إلى 12»: a bare number after «إلى» is of what the one before it counts."""
    return (
        draft.rule == "bare-number"
        and draft.mention.first - previous.after == 1
        and text.words[draft.mention.first - 1].form == "الي"
    )


def out_of(text: Text, draft: Draft) -> bool:
    """«من أصل 51»: the figure before it, wherever it stands in the sentence, is a part of this one."""
    words, k = text.words, draft.left - 1
    return k > text.sentences[draft.sent][0] and words[k].form in OUT_OF and words[k - 1].form == "من"


def stray(text: Text, draft: Draft, units: Units) -> bool:
    """A number of which nothing says what it counts («مهرجان الصيف 36», «المؤشر 500»): a name or a code."""
    mention = draft.mention
    if (
        draft.rule != "bare-number"
        or draft.category != "other"
        or draft.whole is not None
        or draft.linked is not None
    ):
        return False
    if mention.kind not in _ALONE or (mention.kind == UNIT and mention.high):
        return False
    lists = units.lists
    low = max(text.sentences[draft.sent][0], draft.left - _REACH)
    for word in text.words[low : draft.left]:
        form = word.form
        if form in lists["reached"] or form[1:] in lists["reached"] or form in lists["becomes"]:
            return False
        if form in units.counters or form[1:] in units.counters or word.stem in units.counters:
            return False
    return True


def part(text: Text, draft: Draft, before: Sequence[Draft], units: Units) -> None:
    """Set the figure of which this one is a part. before: the figures before it."""
    if not before or draft.mention.percent:
        return
    previous = before[-1] if before[-1].sent == draft.sent else None
    start = text.sentences[draft.sent][0]
    low = max(start, previous.mention.last if previous is not None else start)
    words = text.words[low : draft.left]
    near = words[-_PHRASE:]
    among = _among(words[-_AMONG:], units)
    if among and any(
        word.form in units.lists["part whole"] or word.stem in units.lists["part whole"]
        for word in words[-_AMONG:]
    ):
        draft.whole = max(_candidates(draft, before), key=_value, default=None)
    elif among:
        draft.whole = next((other for other in _candidates(draft, before) if other.category == among), None)
    elif previous is not None and not words and _among_counted(text, previous, units):
        draft.whole = previous
    elif (
        draft.rule == "of-them"
        or _says_part(near, units)
        or (words and words[-1].form in units.lists["part listing"])
    ):
        draft.whole = _antecedent(draft, before)
    elif (
        draft.linked is not None
        and draft.linked.whole is not None
        and _same_kind(draft, draft.linked)
        and _value(draft) < _value(draft.linked.whole)
    ):
        draft.whole = draft.linked.whole
    elif draft.rule == "counted-of" and draft.trigger < 0:
        draft.whole = _of_the_same(text, draft, before)


def _says_part(words: Sequence[Word], units: Units) -> bool:
    """«بينهم» stands right before the number, in its clause."""
    for word in reversed(words):
        if units.part(word.form):
            return True
        if word.form in units.clause or word.form in ("،", ","):
            return False
    return False


def _among(words: Sequence[Word], units: Units) -> str:
    """«بين القتلى», «من ضمن المجموع»: the category of the noun after «بين», or "people"."""
    for k in range(len(words) - 2, -1, -1):
        form = words[k].form
        if form in units.lists["part among"] or form[1:] in units.lists["part among"]:
            noun = words[k + 1]
            if noun.stem in units.lists["part whole"]:
                return "people"
            if noun.number is not None and noun.number.noun is not None and noun.definite:
                return str(noun.number.noun.category)
    return ""


def _among_counted(text: Text, previous: Draft, units: Units) -> bool:
    """«بين القتلى العشرين 12 مدنيا»: the figure before is that of those among whom some are counted."""
    if previous.rule != "noun-before" or previous.unit is None:
        return False
    k = previous.unit[0] - 1
    return k >= 0 and text.words[k].form in units.lists["part among"]


def _same_kind(draft: Draft, other: Draft) -> bool:
    if draft.noun is None or other.noun is None:
        return True
    return draft.noun.category == other.noun.category or {draft.noun.category, other.noun.category} <= PERSONS


def _value(draft: Draft) -> float:
    high = draft.mention.high if draft.mention.high is not None else draft.mention.low
    return float(high or 0)


def _candidates(draft: Draft, before: Sequence[Draft], sentences: int = 1) -> list[Draft]:
    """The greater figures of this sentence and of some before it, nearest first; measures are not counted."""
    found: list[Draft] = []
    for other in reversed(before):
        if draft.sent - other.sent > sentences:
            break
        if other.whole is not None and other.sent == draft.sent and other.whole not in found:
            other = other.whole
        if other not in found and _value(other) > _value(draft) and _compatible(draft, other):
            found.append(other)
    return found


def _compatible(draft: Draft, whole: Draft) -> bool:
    """People are parts of people, things of things; the killed are no part of the wounded who live, nor the reverse."""
    if whole.category in MEASURES or draft.category in MEASURES:
        return False
    people = draft.category in PERSONS or (draft.unit is None and draft.category == "other")
    if draft.rule == "of-them" or draft.unit is None:
        people = people or whole.category in PERSONS
    if people != (whole.category in PERSONS) and draft.unit is not None:
        return False
    return not (whole.category == "killed" and draft.trigger >= 0 and draft.category != "killed")


def _antecedent(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """What «منهم» stands for: the nearest greater figure; one of others' fate only in the same sentence."""
    for other in _candidates(draft, before):
        if other.sent == draft.sent:
            return other
        if (
            draft.trigger < 0
            or other.category == draft.category
            or other.category in ("people", "fighters", "detained")
        ):
            return other
    return None


def _of_the_same(text: Text, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """«خمس سيارات … وتعود ثلاث من السيارات»: some of the things that were counted before."""
    if draft.noun is None or draft.unit is None or not text.words[draft.unit[0]].definite:
        return None
    return next((other for other in _candidates(draft, before, _FAR) if other.noun is draft.noun), None)


def cumulative(text: Text, draft: Draft, units: Units) -> bool:
    """The text says that the figure is a running total."""
    if draft.category in MEASURES or draft.mention.kind == DUAL:
        return False
    words = text.words
    start, end = text.sentences[draft.sent]
    lists = units.lists
    people = draft.category in _CASUALTIES
    for k in range(draft.left - 1, max(start, draft.left - _BECOMES) - 1, -1):
        word = words[k]
        form = word.form
        if form in lists["becomes"]:
            return True
        if word.number is not None and word.number.numeral is not None:
            break
        if (
            people
            and draft.left - k <= _REACH
            and (form in lists["reached"] or form[1:] in lists["reached"])
            and _subject(text, k, draft, units)
        ):
            return True
    if not people and draft.category != "attacks":
        return False
    for k in range(max(start, draft.left - _TOTAL), min(end, draft.after + _TOTAL)):
        word = words[k]
        form = word.form
        for forms in units.phrases["anywhere"].get(form, ()):
            if k + len(forms) <= end and all(words[k + n].form == forms[n] for n in range(1, len(forms))):
                return True
        if (word.stem in lists["toll"] or form in lists["toll"]) and (
            k < draft.left or words[k - 1].form in lists["by"]
        ):
            return True  # «حصيلة القتلى», «وفق حصيلة جديدة»
        if (
            people
            and form in lists["conflict"]
            and any(words[n].form == "منذ" for n in range(k, min(end, k + _SINCE)))
        ):
            return True
    return False


def _subject(text: Text, verb: int, draft: Draft, units: Units) -> bool:
    """«عدد القتلى» or «القتلى» is what reached the number, before the verb or after it."""
    low = max(text.sentences[draft.sent][0], verb - _REACH * 2)
    for k in range(low, draft.left):
        word = text.words[k]
        if k != verb and (word.form in units.counters or word.form[1:] in units.counters):
            return True
        around = word.number
        if (
            around is not None
            and around.noun is not None
            and around.noun.category in ("killed", "injured")
            and word.definite
        ):
            return True
    return False


class Voices:
    """In whose words a figure stands: the innermost attribution whose content covers it."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        parents = {a.id: a.parent for a in attributions}
        depth: dict[str, int] = {}
        for a in attributions:
            count, up = 0, a.parent
            while up is not None and count <= len(parents):
                count, up = count + 1, parents.get(up)
            depth[a.id] = count
        self._spans = [(span.start, span.end, depth[a.id], a.id) for a in attributions for span in a.content]
        self._covering = Covering([(low, high) for low, high, _, _ in self._spans])

    def innermost(self, start: int, end: int) -> str | None:
        """The id of the innermost attribution over these characters."""
        best: tuple[int, int, str] | None = None
        for held in self._covering.at(start):
            low, high, depth, name = self._spans[held]
            if end <= high and (best is None or (depth, low - high) > best[:2]):
                best = (depth, low - high, name)
        return best[2] if best is not None else None
