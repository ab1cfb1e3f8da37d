"""Quotations without an end."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.document import Finding
from musnad.text import Quote, Text
from musnad.text.quotes import FAMILY, OPENING

_SINGLE = "'"
"""Single marks are left alone: too many are apostrophes and feet."""
_PARENTHESES = {"(": "((", ")": "))"}
"""Marks that quote when they are doubled."""


def quote_unclosed(article: Article) -> Iterator[Finding]:
    """An opening mark to which no closing one belongs."""
    text = article.text
    for quote in text.quotes:
        if quote.close is None and _opens(text, quote) and _odd(text, quote) and not _goes_on(text, quote):
            span = text.span(quote.open, quote.last)
            words = shown(text.span(quote.first, quote.last))
            yield finding(
                "quote-unclosed", f"{words}: a quotation opens before these words and never closes.", span
            )


def _opens(text: Text, quote: Quote) -> bool:
    """Words follow the mark: before a full stop or comma it is a closing one. Typed twice, it is one."""
    first = quote.first
    if _family(text, quote.open) == _SINGLE or first >= quote.last:
        return False
    mark = text.tokens[quote.open]
    if text.tokens[max(0, quote.open - 1) : quote.open] == [mark] or text.tokens[first] == mark:
        return False
    return text.words[first].kind != "p" or text.tokens[first] in OPENING or text.tokens[first] in "([…"


def _odd(text: Text, quote: Quote) -> bool:
    """The marks of this family in the paragraph do not pair off.

    Where they do, one of them was only turned or spaced the wrong way, or stands for both («الحيلة «).
    """
    first = quote.open
    while first and "\n" not in text.gaps[first]:
        first -= 1
    last = quote.open + 1
    while last < len(text) and "\n" not in text.gaps[last]:
        last += 1
    family = _family(text, quote.open)
    return sum(_family(text, i) == family for i in range(first, last)) % 2 == 1


def _family(text: Text, i: int) -> str | None:
    """The family of the mark at token `i`: of two parentheses that are one mark, the first has it."""
    token = text.tokens[i]
    doubled = _PARENTHESES.get(token)
    if doubled is None:
        return FAMILY.get(token)
    before, after = text.tokens[max(0, i - 1) : i], text.tokens[i + 1 : i + 2]
    return FAMILY[doubled] if after == [token] != before else None


def _goes_on(text: Text, quote: Quote) -> bool:
    """A mark of another shape closes it in its paragraph, or the next paragraph opens with the same mark: a long
    quotation, opened anew in each paragraph."""
    last = quote.open + 1
    while last < len(text) and "\n" not in text.gaps[last]:
        last += 1
    if any(quote.first < i < last for i in text.stray_quotes):
        return True
    if text.tokens[quote.open] == "(":
        inside = text.tokens[quote.first : last]
        if inside.count(")") > inside.count("("):
            return True  # «((10) صفحات والغلاف)»: brackets within brackets, or one typed twice
    return last < len(text) and text.tokens[last] == text.tokens[quote.open]


CHECKS = (
    Check(
        "quote-unclosed",
        "A quotation opens and never closes, so that the text does not say where the quoted words end. Single marks "
        "are left alone, and so is a paragraph whose marks pair off though some are turned the wrong way.",
        quote_unclosed,
        (
            Example("وقال الوزير: «سنعود غدا إلى المدينة.", ("«سنعود غدا إلى المدينة.",)),
            Example('وقال الوزير إن "الطريق سالك. وأضاف أن "الجسر مغلق".', ('"الطريق سالك.',)),
            Example("وقال الوزير: «سنعود غدا إلى المدينة»."),
            Example("وقال الوزير: ((سنعود غدا إلى المدينة.", ("((سنعود غدا إلى المدينة.",)),
            Example(
                "وقال الوزير: ((سنعود غدا)) ثم أضاف: ((الطريق (القديم) سالك.", ("((الطريق (القديم) سالك.",)
            ),
            Example("وقال الوزير: ((سنعود غدا (الأحد) إلى المدينة))."),
            Example("وطبع الاستمارة المكونة من ((10) صفحات والغلاف) أمس."),
            Example('وقال الوزير: «سنعود غدا" في بيان طويل.'),
            Example("وتحدث عن « الفوضى الجديدة « في المدينة."),
            Example("وقال الوزير: «الطريق سالك.\n«والجسر مفتوح»."),
        ),
    ),
)
