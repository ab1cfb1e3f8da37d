"""Figures that contradict each other by their arithmetic: parts and their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.check.words import partition, words
from musnad.document import Figure, Finding, Number, Span
from musnad.lexicon.classes import DEMONYM, VERB
from musnad.read import roles
from musnad.show.names import number
from musnad.text import Word

PERSONS = frozenset({"killed", "injured", "detained", "missing", "displaced", "fighters", "people"})
_AND = re.compile(r"^«و(?=\d)")
"""«و12»: the conjunction is no part of what is quoted."""

MEASURES = frozenset({"percent", "duration", "distance", "money", "mass_volume"})

JOINED = 6
"""Tokens between a part and the next one that is coordinated with it, at most."""


def exact(figure: Figure) -> Number | None:
    """The value of a figure that is neither a range, nor a bound, nor about, nor a dual (which may be a plural)."""
    return figure.low if figure.low == figure.high and not figure.approx and figure.rule != "dual" else None


def parts_exceed_whole(article: Article) -> Iterator[Finding]:
    """A part, or parts that cannot overlap, greater than what they are part of."""
    figures = article.document.figures
    for whole in figures:
        value = exact(whole)
        parts = _parts(article, whole) if value is not None and whole.category not in MEASURES else []
        if value is None or not parts:
            continue
        least = _least(article, parts)
        if least > value:
            told = " and ".join(_AND.sub("«", shown(_counted(article, part))) for part in parts)
            yield finding(
                "parts-exceed-whole",
                f"{shown(_counted(article, whole))}: of these, the text counts {told}, at least {number(least)}.",
                article.document.span(
                    min(figure.span.start for figure in (whole, *parts)),
                    max(_counted(article, figure).end for figure in (whole, *parts)),
                ),
                *(part.span for part in parts),
            )


def _parts(article: Article, whole: Figure) -> list[Figure]:
    """The stated parts of a figure in one run: the first, and those coordinated with it without a comma between."""
    figures = article.document.figures
    found: list[Figure] = []
    for at, figure in enumerate(figures):
        if found:
            if not joined(article, found[-1], figure) or not _may_be_part(whole, figure):
                break
            if _counts_anew(article, whole, figure):
                break
            found.append(figure)
        elif at and figures[at - 1] is whole and _greater_part(article, whole, figure):
            return [figure]
        elif figure.part_of == whole.id and _may_be_part(whole, figure):
            found.append(figure)
    return found


def _counts_anew(article: Article, whole: Figure, part: Figure) -> bool:
    """A noun for victims of another kind begins a new count: «13 قتيلا بينهم ضابطان و449 جريحا»."""
    if part.unit is None or (whole.unit is not None and part.unit.text == whole.unit.text):
        return False
    return any(article.text.words[i].stem in words("casualties", "nouns") for i in article.tokens(part.unit))


def _may_be_part(whole: Figure, part: Figure) -> bool:
    """The two count the same kind of thing, and the part is at least so many."""
    if part.approx or part.low is None:
        return False
    if whole.category in PERSONS:
        return part.category in PERSONS
    return part.category == whole.category and _same_unit(whole, part)


def _same_unit(whole: Figure, part: Figure) -> bool:
    """The part names no unit or that of the whole: goals are not a part of matches."""
    return part.unit is None or whole.unit is None or part.unit.text == whole.unit.text


def _greater_part(article: Article, whole: Figure, figure: Figure) -> bool:
    """The next number after the whole is called a part of it («بينهم»), and can be of nothing else in the sentence."""
    if figure.part_of is not None or figure.approx or figure.low is None:
        return False
    if figure.category not in PERSONS or whole.category not in PERSONS or figure.low <= (exact(whole) or 0):
        return False
    text = article.text
    first, last = article.tokens(whole.span).stop, article.token(figure.span.start)
    if not 0 < last - first <= JOINED or text.sent[first - 1] != text.sent[last]:
        return False
    if text.words[last - 1].form not in words("parts", "part"):
        return False
    start = text.starts[text.sentences[text.sent[last]][0]]
    return not any(
        other is not whole and start <= other.span.start < whole.span.start and other.category in PERSONS
        for other in article.document.figures
    )


def joined(article: Article, one: Figure, other: Figure, *, commas: bool = False) -> bool:
    """The second figure is coordinated with the first, by «و» before it, with no verb between.

    commas: a comma may stand before «و», as in a list that is introduced.
    """
    text = article.text
    first, last = article.tokens(_counted(article, one)).stop, article.token(other.span.start)
    if not 0 <= last - first <= JOINED or text.sent[first - 1] != text.sent[last]:
        return False
    between = text.words[first:last]
    if any(word.bits & VERB and not any(s.nominal for s in word.senses) for word in between):
        return False
    if any(word.form in words("parts", "stop") for word in between):
        return False
    if any(word.raw in "،,؛;" for word in between[: -1 if commas else None]):
        return False
    return other.span.text.startswith("و") or (bool(between) and between[-1].form == "و")


def _least(article: Article, parts: Sequence[Figure]) -> Number:
    """The fewest that the parts can count together: those of one partition add up, all others may overlap."""
    sums: dict[str, dict[str, Number]] = {}
    for part in parts:
        assert part.low is not None
        dimension, member = _member(article, part)
        members = sums.setdefault(dimension, {})
        members[member] = max(members.get(member, 0), part.low)
    return max(sum(members.values()) for members in sums.values())


def _member(article: Article, part: Figure) -> tuple[str, str]:
    """The partition and the member of it that a part counts («civil», «soldiers»); by itself when of none."""
    if part.unit is not None:
        for i in article.tokens(part.unit):
            word = article.text.words[i]
            found = partition(word.form) or partition(word.stem)
            if found:
                return found
            if word.bits & DEMONYM:
                return "nationality", word.stem[:4]
    return part.id, part.id


def _counted(article: Article, figure: Figure) -> Span:
    """The number with the words of its unit."""
    unit = figure.unit
    if unit is None or unit.start < figure.span.start or unit.start - figure.span.end > 12:
        return figure.span
    return article.document.span(figure.span.start, max(figure.span.end, unit.end))


def parts_sum(article: Article) -> Iterator[Finding]:
    """A breakdown introduced as complete («هم …»، «هي …») whose parts do not add up to the whole."""
    figures = article.document.figures
    for at, whole in enumerate(figures[:-2]):
        value = exact(whole)
        if value is None or not _broken_down(article, whole, figures[at + 1]):
            continue
        parts = [figures[at + 1]]
        for figure in figures[at + 2 :]:
            if not joined(article, parts[-1], figure, commas=True) or _counts_anew(article, whole, figure):
                break
            parts.append(figure)
        values = [exact(part) for part in parts]
        if len(parts) < 2 or not _complete(article, parts) or any(v is None or v > value for v in values):
            continue
        if any((part.category in MEASURES) != (whole.category in MEASURES) for part in parts):
            continue
        total = sum(v for v in values if v is not None)
        if total != value:
            sums = " + ".join(number(v) for v in values if v is not None)
            yield finding(
                "parts-sum",
                f"{shown(_counted(article, whole))}: the parts that follow are {sums} = {number(total)}, "
                f"not {number(value)}.",
                article.document.span(whole.span.start, _counted(article, parts[-1]).end),
                *(part.span for part in parts),
            )


def _broken_down(article: Article, whole: Figure, part: Figure) -> bool:
    """Between the two stands what opens a full breakdown, right before the first part."""
    text = article.text
    first, last = article.tokens(_counted(article, whole)).stop, article.token(part.span.start)
    if not 0 < last - first <= JOINED or text.sent[first - 1] != text.sent[last]:
        return False
    open_at = last - 1
    if text.words[open_at].form in words("parts", "into") and open_at > first:
        open_at -= 1
        if whole.category not in PERSONS or text.words[open_at].form not in words("parts", "spread"):
            return False
    elif text.words[open_at].form not in words("parts", "open"):
        return False
    between = text.words[first:open_at]
    return not any(
        word.form in words("parts", "some") or (word.bits & VERB and not any(s.nominal for s in word.senses))
        for word in between
    )


def _lists_on(word: Word) -> bool:
    """«و» and another item of a list, not another sentence («، وأضافت»)."""
    return word.form.startswith("و") and word.role != roles.VERB


def _complete(article: Article, parts: Sequence[Figure]) -> bool:
    """The list names nothing without a number («وامرأة») and no remainder, up to the end of its clause."""
    text = article.text
    spans = [article.tokens(part.span) for part in parts]
    numbers = {i for span in spans for i in span}
    end = text.sentences[text.sent[spans[-1].start]][1]
    for i in range(spans[0].start, end):
        word = text.words[i]
        if i in numbers:
            continue
        if word.kind == "p" and i >= spans[-1].stop and word.raw in "،,؛;.:":
            return not (i + 1 < end and _lists_on(text.words[i + 1]))  # «، وطاقم من 47»: it may go on
        if word.form in words("parts", "some") or word.form in words("parts", "stop"):
            return False
        if word.form.startswith("و"):
            return i >= spans[-1].stop and word.bits & VERB != 0
    return True


CHECKS = (
    Check(
        "parts-exceed-whole",
        "A stated part is greater than its whole, or parts that cannot overlap (civilians and fighters; men, women and "
        "children; nationalities) are together. Parts that may overlap are not added up; numbers that are about, "
        "bounds or ranges are not compared.",
        parts_exceed_whole,
        (
            Example(
                "وأسفر القصف عن مقتل 20 شخصا بينهم 15 مدنيا و12 مسلحا.", ("20 شخصا بينهم 15 مدنيا و12 مسلحا",)
            ),
            Example("وأسفر القصف عن مقتل 20 شخصا بينهم 25 طفلا.", ("20 شخصا بينهم 25 طفلا",)),
            Example("وأسفر القصف عن مقتل 20 شخصا بينهم 15 مدنيا و12 طفلا."),
            Example("وأسفر القصف عن مقتل أكثر من 20 شخصا بينهم 15 مدنيا و12 مسلحا."),
        ),
    ),
    Check(
        "parts-sum",
        "A breakdown that is introduced as complete («القتلى هم …», «يتوزعون إلى …») does not add up. Lists that name "
        "anything without a number, or a remainder, are left alone.",
        parts_sum,
        (
            Example(
                "وقالت الطبيبة إن القتلى الـ19 هم 8 رجال و5 نساء و4 أطفال.",
                ("الـ19 هم 8 رجال و5 نساء و4 أطفال",),
            ),
            Example(
                "وقتلت الغارات 19 شخصا، يتوزعون إلى 8 مسلحين، و12 مدنيا.",
                ("19 شخصا، يتوزعون إلى 8 مسلحين، و12 مدنيا",),
            ),
            Example("وقتلت الغارات 20 شخصا، يتوزعون إلى 8 مسلحين، و12 مدنيا."),
            Example("وقالت الطبيبة إن القتلى الـ17 هم 8 رجال و5 نساء و4 أطفال."),
            Example("وقالت الطبيبة إن القتلى الـ19 هم 8 رجال و5 نساء وطفل."),
            Example("وقالت الطبيبة إن بين القتلى الـ19 8 رجال و5 نساء."),
        ),
    ),
)
