"""Tolls and deeds for which no named source stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.check.words import lemmas, words
from musnad.document import Event, Figure, Finding, Span
from musnad.lexicon.classes import CUE, VERB
from musnad.read.calendar import bounds, parse_day
from musnad.read.roles import COMPLEMENTIZER, PREPOSITION
from musnad.show.names import who
from musnad.text import Text
from musnad.text.fold import fold
from musnad.text.sentences import STOPS

CASUALTIES = frozenset({"killed", "injured"})

_LONG_CLAUSE = 160
"""Characters from the first to the last of actor, verb and recipient; further apart, they may not belong together."""

LONG_AGO = timedelta(365)
"""A toll of a sentence that names a date so far before publication is history, which nobody sources."""

_OPENING = 3
"""Tokens within which a sentence that opens with somebody's word does so."""

_AROUND = 20
"""Tokens on each side of a number within which the headline is looked for; the most that a subheading has."""

_REPEATED = 0.8
"""Of the headline's words in a sentence that repeats it."""

_SEVERAL = 2
"""Victims whose number is a toll at least."""

_REACH = 7
"""Tokens after a number within which the verb that is said of the counted is looked for."""

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
        first = min(s.start for s in spans)
        last = max(s.end for s in spans if s.end <= first + _LONG_CLAUSE)
        yield finding(
            "anonymous-only",
            f"{shown(_clause(article, first, last))}: rests on {named}, and on nobody else in the text.",
            _clause(article, first, last),
            link.source or link.cue,
        )


def _lays_blame(article: Article, event: Event) -> bool:
    """A verb in the perfect says that one party used force on another; nobody named says so of that party.

    A crossroads that «claims lives» is no party.
    """
    if event.type != "ASSAULT" or event.modality != "asserted" or not event.actor or not event.recipient:
        return False
    if not event.actors:
        return False
    senses = article.text.words[article.token(event.trigger.start)].senses
    if not senses or not all(sense.tense == "perfect" for sense in senses):
        return False
    ends = [event.actor, event.trigger, event.recipient]
    if max(s.end for s in ends) - min(s.start for s in ends) > _LONG_CLAUSE:
        return False
    deed = lemmas(article.text.words[article.token(event.trigger.start)])
    return not any(
        other.actor is not None
        and not _unnamed(article, other.attribution)
        and (
            (other.type == event.type and alike(other.actor.text, event.actor.text))
            or not deed.isdisjoint(lemmas(article.text.words[article.token(other.trigger.start)]))
        )
        for other in article.document.events
    )


def alike(a: str, b: str) -> bool:
    """One of the two names is part of the other."""
    return fold(a) in fold(b) or fold(b) in fold(a)


def _clause(article: Article, start: int, end: int) -> Span:
    """The words and what is said of them: «بوفاة جريحين», «خمسة أشخاص قُتلوا»."""
    text = article.text
    first, last = article.token(start), article.token(end) - 1
    if first and _continues(text, first - 1, first) and text.words[first - 1].role != COMPLEMENTIZER:
        first -= 1
    for i in range(last + 1, min(last + _REACH, len(text))):
        if not _continues(text, i, last):
            break
        if text.words[i].bits & VERB and text.words[i].role != PREPOSITION:
            last = i
            break
    return text.span(first, last + 1)


def _continues(text: Text, i: int, other: int) -> bool:
    """Token i is a word of the other's sentence."""
    return text.sent[i] == text.sent[other] and text.words[i].kind != "p"


def _unnamed(article: Article, identifier: str | None) -> bool:
    """The origin is an unnamed source, and nobody else stands between it and the outlet but media."""
    links = article.chain(identifier)
    source = who(links[0]) if links else None
    if source is None or links[0].source_type != "anonymous":
        return False
    if article.text.words[article.token(source.start)].stem not in words("unnamed"):
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
    sourced = [f for f in document.figures if f.attribution is not None]
    seen: set[int] = set()
    for figure in document.figures:
        if figure.category not in CASUALTIES or figure.attribution is not None or figure.part_of is not None:
            continue
        if (figure.low or figure.high or 0) < _SEVERAL:
            continue  # «من عائلة واحدة»
        if (figure.approx and figure.low != figure.high) or _definite_pair(article, figure):
            continue  # «المئات» is no number that anybody could be asked for
        if any(figure.low == other.low for other in sourced):
            continue
        token = article.token(figure.span.start)
        sentence = article.text.sent[token]
        if sentence in seen or _spoken(article, token) or _followed(article, sentence):
            continue
        if (
            _known_already(article, figure)
            or _history(article, sentence)
            or _of_a_report(article)
            or _repeats_headline(article, token)
            or _subheading(article, sentence)
        ):
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


def _known_already(article: Article, figure: Figure) -> bool:
    """«الضحايا العشرة», «جثث 11 جنديا»: the number of those who have been told of."""
    text = article.text
    first = article.token(figure.span.start)
    if first and text.words[first - 1].stem in words("bodies"):
        return True
    return any(text.words[i].form.startswith("ال") for i in article.tokens(figure.span)[:1])


def _definite_pair(article: Article, figure: Figure) -> bool:
    """«جثماني الشهيدين»: two who are known already, not a toll."""
    known = article.text.words
    return figure.rule == "dual" and any(
        known[i].definite or not known[i].form.endswith(("ان", "ين")) for i in article.tokens(figure.span)
    )


def _spoken(article: Article, token: int) -> bool:
    """Somebody speaks earlier in the paragraph or anywhere in the sentence, or the words do not state a fact."""
    text = article.text
    first, last = text.sentences[text.sent[token]]
    if "؟" in text.tokens[first:last] or any(
        not words(kind).isdisjoint((word.stem, word.form))
        for kind in ("disease", "sport")
        for word in text.words[first:last]
    ):
        return True
    for word in text.words[first:last]:
        if word.bits & VERB and not lemmas(word).isdisjoint(words("recorded")):
            return True
    if any(word.role == COMPLEMENTIZER for word in text.words[first:token]):
        return True
    start = _paragraph(text, first)
    if any(word.stem in words("outlets") for word in text.words[start:token]):
        return True  # «في عدد واحد من صحيفة …، أخبار عن …»
    begin, end = text.starts[start], text.ends[last - 1]
    return any(
        begin <= a.cue.start < end
        or any(part.start < end and text.starts[first] < part.end for part in a.content)
        for a in article.document.attributions
    )


def _followed(article: Article, sentence: int) -> bool:
    """The next sentence opens with somebody's word («وقال …»): what the lead tells is mostly theirs."""
    text = article.text
    if sentence + 1 >= len(text.sentences):
        return False
    first, last = text.sentences[sentence + 1]
    return any(
        word.bits & CUE and any(not sense.nominal and sense.voice == "active" for sense in word.senses)
        for word in text.words[first : min(last, first + _OPENING)]
    )


def _of_a_report(article: Article) -> bool:
    """The text opens by saying whose statistics or report it tells."""
    text = article.text
    first, last = text.sentences[0]
    return any(word.stem in words("reports") for word in text.words[first:last])


def _history(article: Article, sentence: int) -> bool:
    """The sentence names a date long before publication, or says how many years ago it was; or what stands before it
    in the paragraph does."""
    published = parse_day(article.document.published)
    if published is None:
        return False
    text = article.text
    first, last = text.sentences[sentence]
    if any(word.stem in words("ago") for word in text.words[first:last]):
        return True
    opens, start, end = text.starts[_paragraph(text, first)], text.starts[first], text.ends[last - 1]
    times = [time for time in article.document.times if start <= time.span.start < end]
    if not times:
        times = [time for time in article.document.times if opens <= time.span.start < start][-1:]
    return any((days := bounds(time.value)) is not None and days[1] < published - LONG_AGO for time in times)


def _paragraph(text: Text, i: int) -> int:
    """The first token of the paragraph of token i, which begins a sentence."""
    while i and "\n" not in text.gaps[i]:
        i -= 1
    return i


def _repeats_headline(article: Article, token: int) -> bool:
    """The words around are the headline's, as on pages that print it again below the article."""
    title = (article.document.title or "").split()
    said = set(article.text.tokens[max(token - _AROUND, 0) : token + _AROUND])
    told = [word for word in title if word in said]
    return bool(title) and len(told) >= _REPEATED * len(title)


def _subheading(article: Article, sentence: int) -> bool:
    """A short line without a full stop."""
    text = article.text
    first, last = text.sentences[sentence]
    alone = (not first or "\n" in text.gaps[first]) and (last == len(text) or "\n" in text.gaps[last])
    return alone and last - first <= _AROUND and text.tokens[last - 1] not in STOPS


CHECKS = (
    Check(
        "anonymous-only",
        "Casualties, or a use of force with its author, that rest on unnamed sources alone. What a named source or "
        "the writer also says is left alone; an outlet that only passes on an unnamed source's word is no other.",
        anonymous_only,
        (
            Example("وقالت مصادر محلية إن خمسة أشخاص قُتلوا في القصف.", ("خمسة أشخاص قُتلوا",)),
            Example("وقالت وزارة الصحة إن خمسة أشخاص قُتلوا في القصف."),
            Example("وقالت مصادر محلية إن مسلحين مجهولين هاجموا القرية.", ("مسلحين مجهولين هاجموا القرية",)),
            Example("وقال سكان الحي إن هذا التقاطع حصد أرواح بريئة بسبب السرعة."),
            Example("هاجمت القوات المسلحين فجر أمس. وقالت مصادر في المدينة إن قوة من الجيش هاجمت المسلحين."),
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
            Example("وقتل وباء مماثل 46 شخصا."),
            Example("وأعيد افتتاح السوق بعد مرور عامين على هجوم أسفر عن مقتل 46 شخصا."),
            Example("وأصيب قادة من عائلة واحدة في المعارك."),
            Example("وأسفرت الصفقة عن تسليم جثث 46 جنديا."),
            Example("صدر تقرير الطوارئ السنوي. واستقبلت المستشفيات 46 إصابة."),
            Example("وفي عدد أمس من صحيفة المدار أخبار كثيرة. قتل مسلحون 46 شخصا في قرية."),
            Example("وأجلس المسلحون الضحايا العشرة في حقل قبل الانفجار الذي قتلوا فيه."),
            Example("أسفرت المعارك عن مقتل 46 شخصا. وقال وزير الصحة إن عدد القتلى 46."),
        ),
    ),
)
