"""Tolls and deeds for which no named source stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.check.words import words
from musnad.document import Event, Figure, Finding, Span
from musnad.lexicon.classes import VERB
from musnad.read.calendar import bounds, parse_day
from musnad.show.names import who
from musnad.text.fold import fold

CASUALTIES = frozenset({"killed", "injured"})

_LONG_CLAUSE = 160
"""Characters from the first to the last of actor, verb and recipient; further apart, they may not belong together."""

LONG_AGO = timedelta(365)
"""A toll of a sentence that names a date so far before publication is history, which nobody sources."""

_RELAYS = frozenset({"media"})
"""Types of source that only pass on what the unnamed ones say."""


def anonymous_only(article: Article) -> Iterator[Finding]:
    """Casualties, or a use of force laid at a party's door, on the word of unnamed sources alone."""
    claims: dict[str, list[Span]] = {}
    for figure in article.document.figures:
        if (
            figure.category in CASUALTIES
            and _unnamed(article, figure.attribution)
            and not _also_named(article, figure)
        ):
            claims.setdefault(figure.attribution or "", []).append(figure.span)
    for event in article.document.events:
        if (
            event.attribution not in claims
            and _lays_blame(article, event)
            and _unnamed(article, event.attribution)
        ):
            claims[event.attribution or ""] = [s for s in (event.actor, event.trigger, event.recipient) if s]
    for identifier, spans in claims.items():
        link = article.known[identifier]
        source = who(link)
        named = f"{shown(source)}, not named" if source else "a source that is not named"
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        yield finding(
            "anonymous-only",
            f"{shown(_clause(article, first, last))}: rests on {named}, and on nobody else in the text.",
            _clause(article, first, last),
            link.source or link.cue,
        )


def _lays_blame(article: Article, event: Event) -> bool:
    """A verb in the perfect says that one party used force on another; nobody named says so of that party."""
    if event.type != "ASSAULT" or event.modality != "asserted" or not event.actor or not event.recipient:
        return False
    senses = article.text.words[article.token(event.trigger.start)].senses
    if not senses or not all(sense.tense == "perfect" for sense in senses):
        return False
    ends = [event.actor, event.trigger, event.recipient]
    if max(s.end for s in ends) - min(s.start for s in ends) > _LONG_CLAUSE:
        return False
    return not any(
        other.type == event.type
        and other.actor is not None
        and alike(other.actor.text, event.actor.text)
        and not _unnamed(article, other.attribution)
        for other in article.document.events
    )


def alike(a: str, b: str) -> bool:
    """One of the two names is part of the other."""
    return fold(a) in fold(b) or fold(b) in fold(a)


def _clause(article: Article, start: int, end: int) -> Span:
    """From the word before to the word after, where they are of the same sentence: «بوفاة جريحين»."""
    first, last = article.token(start), article.token(end) - 1
    text = article.text
    if first and text.sent[first - 1] == text.sent[first] and text.words[first - 1].kind != "p":
        first -= 1
    if last + 1 < len(text) and text.sent[last + 1] == text.sent[last] and text.words[last + 1].kind != "p":
        last += 1
    return text.span(first, last + 1)


def _unnamed(article: Article, identifier: str | None) -> bool:
    """The origin is an unnamed source, and nobody else stands between it and the outlet but media."""
    links = article.chain(identifier)
    if not links or links[0].source_type != "anonymous" or who(links[0]) is None:
        return False
    return all(link.source_type == "anonymous" or link.source_type in _RELAYS for link in links[1:])


def _also_named(article: Article, figure: Figure) -> bool:
    """Another figure of the same category and value stands on a named word, or on the writer's own."""
    return any(
        other is not figure
        and other.category == figure.category
        and _same(other, figure)
        and not _unnamed(article, other.attribution)
        for other in article.document.figures
    )


def _same(a: Figure, b: Figure) -> bool:
    return a.low == b.low and a.high == b.high


def unattributed_toll(article: Article) -> Iterator[Finding]:
    """Casualties in the writer's own voice that nobody in the text is said to have reported."""
    document = article.document
    tolls = [f for f in document.figures if f.category in CASUALTIES]
    sourced = [f for f in document.figures if f.attribution is not None]
    seen: set[int] = set()
    for figure in tolls:
        if figure.attribution is not None or figure.part_of is not None:
            continue
        if any(_same(figure, other) for other in sourced):
            continue
        sentence = article.text.sent[article.token(figure.span.start)]
        if sentence in seen or _definite_pair(article, figure) or _sourced(article, sentence):
            continue
        seen.add(sentence)
        unit = figure.unit
        end = unit.end if unit and figure.span.end <= unit.start <= figure.span.end + 2 else figure.span.end
        span = document.span(figure.span.start, end)
        yield finding(
            "unattributed-toll",
            f"{shown(span)} ({figure.category}): in the writer's own voice, and the text names nobody who reported it.",
            span,
        )


def _definite_pair(article: Article, figure: Figure) -> bool:
    """«جثماني الشهيدين»: two who are known already, not a toll."""
    known = article.text.words
    return figure.rule == "dual" and any(
        known[i].definite or not known[i].form.endswith(("ان", "ين")) for i in article.tokens(figure.span)
    )


def _sourced(article: Article, sentence: int) -> bool:
    """Somebody said something in the sentence or opens the next one, or it is history, or repeats the headline."""
    text, document = article.text, article.document
    first, last = text.sentences[sentence]
    start, end = text.starts[first], text.ends[last - 1]
    for a in document.attributions:
        if start <= a.cue.start < end or any(part.start < end and start < part.end for part in a.content):
            return True
        at = article.token(a.cue.start)
        if text.sent[at] == sentence + 1 and who(a) is not None:
            return True
    for word in text.words[first:last]:
        if word.bits & VERB and any(sense.lexeme.lemma in words("recorded") for sense in word.senses):
            return True
    published = parse_day(document.published)
    for time in document.times:
        days = bounds(time.value) if start <= time.span.start < end else None
        if days is not None and published is not None and days[1] < published - LONG_AGO:
            return True
    return bool(document.title) and " ".join((document.title or "").split()) in " ".join(
        document.text[start:end].split()
    )


CHECKS = (
    Check(
        "anonymous-only",
        "Casualties, or a use of force with its author, that rest on unnamed sources alone. What a named source or "
        "the writer also says is left alone; an outlet that only passes on an unnamed source's word is no other.",
        anonymous_only,
        (
            Example("وقالت مصادر محلية إن خمسة أشخاص قُتلوا في القصف.", ("إن خمسة أشخاص",)),
            Example("وقالت وزارة الصحة إن خمسة أشخاص قُتلوا في القصف."),
            Example("وقالت مصادر محلية إن خمسة أشخاص قُتلوا في القصف. وأكدت وزارة الصحة مقتل خمسة أشخاص."),
        ),
    ),
    Check(
        "unattributed-toll",
        "Killed or injured people counted in the writer's own voice, when nobody in the text is said to have reported "
        "that number.",
        unattributed_toll,
        (
            Example("وأسفرت المعارك عن مقتل 46 شخصا وإصابة 112 آخرين.", ("46 شخصا",)),
            Example("وأسفرت المعارك عن مقتل 46 شخصا، بحسب الشرطة."),
            Example("أسفرت المعارك عن مقتل 46 شخصا. وقال وزير الصحة إن عدد القتلى 46."),
        ),
    ),
)
