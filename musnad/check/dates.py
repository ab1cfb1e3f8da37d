"""Dates that the calendar or the day of publication contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.check.words import lemmas, words
from musnad.document import Finding
from musnad.lexicon.classes import VERB
from musnad.read import roles
from musnad.read.calendar import bounds, parse_day
from musnad.read.times_words import HIJRI, MODIFIER, MONTH, WEEKDAY

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

NEAR = timedelta(60)
"""A date without a year this near to publication is of that year; further off, that of another year may be meant."""

_GREGORIAN = range(1600, 2200)


def named(day: date) -> str:
    """The day as messages write it: 16 May 2020."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_weekday(article: Article) -> Iterator[Finding]:
    """A weekday and a day of a month side by side that do not go together."""
    published = parse_day(article.document.published)
    tokens_of = article.text.words
    for time in article.document.times:
        day = parse_day(time.value) if time.value and len(time.value) == 10 else None
        if day is None:
            continue
        tokens = article.tokens(time.span)
        if len(tokens) < 2:
            continue
        weekdays = {w.value for i in tokens if (w := tokens_of[i].time) is not None and w.kind == WEEKDAY}
        numbers = [tokens_of[i].form for i in tokens if tokens_of[i].kind == "n"]
        if len(weekdays) != 1 or not numbers:
            continue
        weekday = weekdays.pop()
        off = min((day.weekday() - weekday) % 7, (weekday - day.weekday()) % 7)
        kinds = {w.kind for i in tokens if (w := tokens_of[i].time) is not None}
        years = [int(n) for n in numbers if n.isdecimal() and len(n) == 4]
        if not years and (MONTH not in kinds or HIJRI in kinds):
            continue  # «28 من الشهر الحالي»: the month may be one of either calendar
        if off <= (1 if HIJRI in kinds or any(year not in _GREGORIAN for year in years) else 0):
            continue  # months that begin when the crescent is seen may be a day off the tables
        if not years and (published is None or abs(day - published) > NEAR) and _other_year(day, weekday):
            continue
        verb = "is" if published and day > published else "was"
        yield finding(
            "date-weekday",
            f"{shown(time.span)}: {named(day)} {verb} a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}.",
            time.span,
        )


def _other_year(day: date, weekday: int) -> bool:
    """The day of the year before or after is such a weekday."""
    if day.month == 2 and day.day == 29:
        return True
    return any(day.replace(year=day.year + by).weekday() == weekday for by in (-1, 1))


SLACK = timedelta(1)
"""Published in one time zone, dated in another: a day after publication is no contradiction."""

REACH = 7
"""Tokens between a verb and the date of what it tells, at most."""


def date_after_publication(article: Article) -> Iterator[Finding]:
    """Something told as past, dated after the day of publication.

    Only dates whose year the text names («2021», «الجاري»): others are resolved by what is likely.
    """
    published = parse_day(article.document.published)
    if published is None:
        return
    for time in article.document.times:
        days = bounds(time.value)
        if days is None or days[0] <= published + SLACK:
            continue
        tokens = article.tokens(time.span)
        if _year_named(article, tokens) and (verb := _told_as_past(article, tokens.start)) is not None:
            span = article.document.span(article.text.starts[verb], time.span.end)
            when = named(days[0]) if days[0] == days[1] else (time.value or "")
            yield finding(
                "date-after-publication",
                f"{shown(span)}: told as past, but {when} is after the day of publication, {named(published)}.",
                time.span,
                article.text.span(verb, verb + 1),
            )


def _year_named(article: Article, tokens: range) -> bool:
    for i in tokens:
        word = article.text.words[i]
        if word.kind == "n" and word.form.isdecimal() and len(word.form) == 4:
            return True
        if word.time is not None and word.time.kind == MODIFIER and word.time.value == 0:
            return True
    return False


def _told_as_past(article: Article, first: int) -> int | None:
    """The verb in the perfect, of those that tell what happened, whose date begins at token `first`."""
    text = article.text
    start = max(text.sentences[text.sent[first]][0], first - REACH) if first < len(text) else first
    for i in range(first - 1, start - 1, -1):
        word = text.words[i]
        if word.kind == "p" or word.form in words("no_date_of_deed") or word.stem in words("no_date_of_deed"):
            return None
        if word.bits & VERB:
            verbal = [sense for sense in word.senses if not sense.nominal and sense.person == 3]
            past = bool(verbal) and all(sense.tense == "perfect" for sense in verbal)
            told = not lemmas(word).isdisjoint(words("happened"))
            return i if past and told and word.role == roles.VERB else None
    return None


CHECKS = (
    Check(
        "date-weekday",
        "A weekday and a date side by side that do not go together. A Hijri date may be a day off the tables; a date "
        "without a year, far from publication, may be of the year before or after.",
        date_weekday,
        (
            Example(
                "قال الوزير يوم الجمعة 16 مايو/أيار 2020 إن الطريق سالك.", ("يوم الجمعة 16 مايو/أيار 2020",)
            ),
            Example("قال الوزير يوم السبت 16 مايو/أيار 2020 إن الطريق سالك."),
            Example("وقع الانفجار الأحد (٢٥ يوليو ٢٠١٥) قرب الجسر.", ("الأحد (٢٥ يوليو ٢٠١٥)",)),
            Example("وصلت القافلة الاثنين 24 رجب 1442هـ.", (), None, "2021-03-10"),
            Example("وصلت القافلة السبت 24 رجب 1442هـ.", ("السبت 24 رجب 1442هـ",), None, "2021-03-10"),
            Example("أُقيل المدير الخميس 12 سبتمبر."),
            Example("يبدأ التسجيل يوم السبت 28 من الشهر الجاري."),
        ),
    ),
    Check(
        "date-after-publication",
        "Something told as past that is dated after the day of publication; a day is allowed for time zones. Only "
        "dates whose year the text names.",
        date_after_publication,
        (
            Example("وقعت الغارة في 27 مايو 2020 قرب الجسر.", ("27 مايو 2020",)),
            Example("وقعت الغارة في 27 أبريل 2020 قرب الجسر."),
            Example("وأعلن الجيش في 27 مايو 2020 أنه سيطر على القرية.", ("27 مايو 2020",)),
            Example("قال الوزير إن الاجتماع سيعقد في 27 مايو 2020."),
            Example("أعلن الوزير موعد الاجتماع في 27 مايو 2020."),
        ),
    ),
)
