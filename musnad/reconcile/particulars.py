"""What a claim hangs on: the countries, places, people and parties that it names, its numbers and days, and what it
negates.

Formulas are alike word by word: condolences to one country and to another differ in one name. So a passage bears a
claim out only when it has the claim's particulars, or at least no others in their place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta
from difflib import SequenceMatcher
from math import inf
from typing import NamedTuple

from musnad.lexicon import classes as c
from musnad.read.calendar import bounds
from musnad.read.roles import TITLE
from musnad.reconcile.record import Range, Record
from musnad.reconcile.speakers import name_forms, name_runs
from musnad.reconcile.terms import generic
from musnad.reconcile.tolls import CASUALTIES
from musnad.text.fold import fold

CLOCK = timedelta(days=1)
"""Days that are one day apart agree: newspapers tell of an evening on the next morning."""

ALIKE = 0.7
"""Likeness (difflib) from which two surnames are one, transcribed in two ways."""

LEAST = 0.5
"""What a negation, other numbers or other days leave of a share, at least."""

IN_PART = 0.4
"""The share that a passage has at least of a claim that is partly there by other signs: it counts the same victims
(«151 وفاة», «أودت بحياة 151»), or all that it says stands in a longer claim."""

COUNTED = 3
"""The smallest number of victims that does not agree by chance."""

FEW, MANY = 3, 7
"""Terms in common: fewer are chance, in a claim of which others are missing; so many are none."""

WITHIN = 0.7
"""Share of a passage's terms that a longer claim has when it says all that the passage says, and more."""

SLACK = 0.1
"""By how much «about 300» may be off."""

_REACH = 4
"""Words from a negation to what it negates, at most."""

COUNTRIES, PEOPLE = 0, 2
"""Where they stand among the names of a Said."""

_BYLINE = 12
"""Words of the longest byline."""

Name = frozenset[str]
"""A name as the terms or forms of which one is enough to know it by."""


class Count(NamedTuple):
    """How many, of what category; bounds as in a Figure."""

    category: str
    low: float
    high: float

    def meets(self, other: Count) -> bool:
        """Some number fits both."""
        return self.low <= other.high and other.low <= self.high


class Said(NamedTuple):
    """What a stretch of text says: its terms, of these the ones negated and the ones told plainly, and particulars."""

    words: frozenset[str]
    negated: frozenset[str]
    plain: frozenset[str]
    denied: bool
    """The whole is denied by whoever speaks."""
    numbers: frozenset[float]
    counts: tuple[Count, ...]
    names: tuple[frozenset[Name], ...]
    """Countries, places, people and parties."""
    days: tuple[tuple[date, date], ...]


def said(one: Record, spans: Iterable[Range], *, denied: bool = False) -> Said:
    """What the spans (code points) of a text say. denied: somebody denies it."""
    listed = list(spans)
    terms = one.reader.terms(one.text, listed)
    negated: set[str] = set()
    plain: set[str] = set()
    people: set[Name] = set()
    for start, end in listed:
        first, last = bisect_left(one.text.starts, start), bisect_left(one.text.starts, end)
        _polarity(one, first, last, negated, plain)
        people.update(_people(one, first, last))
    places, abroad = _places(one, listed)
    countries = abroad | {frozenset((term,)) for term in terms.words if _is_code(term)}
    return Said(
        terms.words,
        frozenset(negated),
        frozenset(plain),
        denied,
        terms.numbers,
        tuple(_counts(one, listed)),
        (
            frozenset(countries),
            frozenset(places),
            frozenset(people),
            frozenset(_parties(one, listed)),
        ),
        tuple(_days(one, listed)),
    )


def share(claim: Said, passage: Said) -> float:
    """How much of a claim a passage has, 0 to 1.

    The share of its terms and numbers; times the share of its names in whose place the passage has no others; other
    numbers and other days halve it at most, and so does a negation on one side only.
    """
    wanted = _all(claim)
    common = wanted & _all(passage)
    if not common:
        return 0.0
    found = len(common) / len(wanted)
    if len(common) < min(FEW, len(wanted)):
        found /= 2
    less = _conflicts(claim, passage)
    if less == 1 and (
        any(_same_count(a, b) for a in claim.counts for b in passage.counts)
        or len(common) >= max(MANY, WITHIN * len(_all(passage)))
    ):
        return max(found, IN_PART)
    return found * less


def _all(one: Said) -> frozenset[str]:
    return one.words | {str(n) for n in one.numbers}


def _conflicts(claim: Said, passage: Said) -> float:
    """What is left of a share, 0 to 1, by all that the passage says otherwise; 1 when there is nothing."""
    left = LEAST if _opposite(claim, passage) else 1.0
    total = len(frozenset().union(*claim.names))
    if total:
        left *= 1 - len(_others_named(claim, passage)) / total
    off = [count for count in claim.counts if _counted_otherwise(count, passage)]
    if off:
        left *= max(LEAST, 1 - len(off) / len(claim.counts))
    days = [day for day in claim.days if day[0] == day[1]]
    if days and passage.days and not any(_meet(a, b) for a in days for b in passage.days):
        left *= LEAST
    return left


def lacking(claim: Said, whole: Said) -> bool:
    """The claim names a country, place, person or number that stands nowhere in the whole text."""
    if any(not any(map(count.meets, whole.counts)) for count in claim.counts):
        return True
    return any(not _there(name, whole, number) for number, names in enumerate(claim.names) for name in names)


def elsewhere(claim: Said, passage: Said, text: Said, primary: Said) -> bool:
    """Two stretches are of two occasions: each names a country or a person of whom the other's whole text has nothing.

    claim, passage: what stands around them; text, primary: all of the texts that they stand in.
    """

    def foreign(around: Said, whole: Said, number: int) -> bool:
        return any(not _there(name, whole, number) for name in around.names[number])

    return any(foreign(claim, primary, n) and foreign(passage, text, n) for n in (COUNTRIES, PEOPLE))


def _opposite(claim: Said, passage: Said) -> bool:
    """What both say, one of them negates. A denial turns the whole around: «نفى استهداف …» is «لم نستهدف …»."""
    turned = (claim.negated & passage.plain - passage.negated) | (
        passage.negated & claim.plain - claim.negated
    )
    return bool(turned) == (claim.denied == passage.denied)


def _others_named(claim: Said, passage: Said) -> frozenset[Name]:
    """The claim's names that the passage has not, while it has others of their kind that the claim has not."""
    found: set[Name] = set()
    for number, (mine, its) in enumerate(zip(claim.names, passage.names, strict=True)):
        if any(not _there(name, claim, number) for name in its):
            found.update(name for name in mine if not _there(name, passage, number))
    return frozenset(found)


def _there(name: Name, other: Said, number: int) -> bool:
    """The other says this name, as a name of its kind or in so many words, or transcribed in another way."""
    if name & other.words or any(name & its for its in other.names[number]):
        return True
    return any(
        SequenceMatcher(None, a, b).ratio() >= ALIKE
        for its in other.names[number]
        for a in name
        for b in its
        if not (a.isascii() or b.isascii())
    )


def _counted_otherwise(claim: Count, passage: Said) -> bool:
    """The passage has another number of the same category, and not this one."""
    return not any(map(claim.meets, passage.counts)) and any(
        other.category == claim.category for other in passage.counts
    )


def _same_count(a: Count, b: Count) -> bool:
    """Victims of one category, as many: «151», «at least 151»."""
    return (a.category, a.low) == (b.category, b.low) and a.category in CASUALTIES and a.low >= COUNTED


def _counts(one: Record, spans: list[Range]) -> Iterable[Count]:
    for figure in one.document.figures:
        if not _inside(figure.span.start, figure.span.end, spans) or figure.low == figure.high == 1:
            continue
        low = -inf if figure.low is None else float(figure.low)
        high = inf if figure.high is None else float(figure.high)
        slack = SLACK if figure.approx else 0
        yield Count(figure.category, low * (1 - slack), high * (1 + slack))


def _polarity(one: Record, first: int, last: int, negated: set[str], plain: set[str]) -> None:
    """Sorts the terms of the tokens into those right after a negation, and the others."""
    words, reader = one.text.words, one.reader
    reach = 0
    for i in range(first, last):
        word = words[i]
        if reader.negates(one.text, i):
            reach = _REACH
            continue
        term = reader.term(word) if word.kind == "w" else ""
        if not term:
            reach -= 1
            continue
        (negated if reach > 0 else plain).add(term)
        reach = 0


def _people(one: Record, first: int, last: int) -> Iterable[Name]:
    """People by their surnames: a name of two words with a given name, or one word after «الرئيس», «الوزير»."""
    words, term = one.text.words, one.reader.term
    for run in name_runs(one.text, first, last):
        if run[-1] < _BYLINE and one.text.tokens[run[-1] + 1 : run[-1] + 2] in (["-"], ["–"], ["—"], ["/"]):
            continue  # «سليم الراوي - الصباح - بيلساد»: whoever wrote it
        before = words[run[0] - 1] if run[0] else None
        titled = before is not None and before.role == TITLE and before.definite
        given = any(words[i].bits & c.GIVEN and not words[i].definite for i in run)
        if (len(run) > 1 and given) or (titled and len(run) == 1):
            surname = name_forms([words[i] for i in run])[-1]
            yield frozenset(filter(None, (surname, term(words[run[-1]]))))


def _places(one: Record, spans: list[Range]) -> tuple[set[Name], set[Name]]:
    """The places below a country, by their terms and in one word («حفرالباطن»), and the countries, by their codes."""
    places: set[Name] = set()
    countries: set[Name] = set()
    for place in one.document.places:
        span = place.span
        if not _inside(span.start, span.end, spans):
            continue
        terms = one.reader.terms(one.text, [(span.start, span.end)]).words
        code = one.reader.country(span.text)
        if code:
            countries.add(frozenset((code,)))
        elif terms and not any(map(_is_code, terms)):
            places.add(terms | {fold(span.text).replace(" ", "")})
    return places, countries


def _parties(one: Record, spans: list[Range]) -> Iterable[Name]:
    """The parties of the events told there that have a canonical name, no country's."""
    for event in one.document.events:
        for party in (*event.actors, *event.recipients):
            if party.id is not None and _inside(party.span.start, party.span.end, spans):
                terms = one.reader.terms(one.text, [(party.span.start, party.span.end)]).words
                telling = [term for term in terms if not (_is_code(term) or generic(term))]
                if telling:
                    yield frozenset((f"id:{party.id}", *telling))


def _days(one: Record, spans: list[Range]) -> Iterable[tuple[date, date]]:
    """The days, and the longer times, on which something is said to be."""
    for time in one.document.times:
        found = bounds(time.value) if _inside(time.span.start, time.span.end, spans) else None
        if found is not None:
            yield found


def _inside(start: int, end: int, spans: list[Range]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _meet(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return a[0] - CLOCK <= b[1] and b[0] - CLOCK <= a[1]


def _is_code(term: str) -> bool:
    """A country as terms have it: «TN»."""
    return len(term) == 2 and term.isascii() and term.isupper()
