"""Headlines that the body does not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from musnad.check.article import Article, finding, shown
from musnad.check.checks import Check, Example
from musnad.check.tolls import exact
from musnad.check.words import lemmas, words
from musnad.document import Attribution, Document, Figure, Finding, Number
from musnad.lexicon.classes import NUMBER, VERB
from musnad.read import roles
from musnad.show.names import number, who
from musnad.text import Text, Word

HARM = frozenset({"killed", "injured", "detained", "missing", "displaced"})

PEOPLE = HARM | {"people"}

NEXT = 12
"""Characters between two that are counted one after the other, at most."""

ADDENDS = 8
"""With more numbers of harm than this in the body, some of them add up to almost anything."""

LEAD = 3
"""Sentences at the head of the body in which what the headline tells is looked for."""

SHARE = 0.7
"""Of the headline's words, found in a content, for the content to be what the headline tells."""

ELSEWHERE = 0.55
"""Of the headline's words, found in one other sentence, for that to be where the headline has it from."""

FEWEST = 3
"""Words of a headline, below which nothing can be compared."""

_FUNCTION = frozenset(
    (roles.PREPOSITION, roles.COMPLEMENTIZER, roles.RELATIVE, roles.DEMONSTRATIVE, roles.STOP)
)
"""Roles of words that carry no meaning by themselves (see read.roles)."""


def headline_figure(article: Article) -> Iterator[Finding]:
    """A number of victims in the headline that the body does not give, while it gives another of the same kind."""
    figures = article.document.figures
    if not any(figure.category in HARM for figure in figures) or not article.headline_words.anchors(NUMBER):
        return
    title = article.headline
    for told in title.document.figures:
        value = exact(told)
        if value is None or value < 2 or told.category not in HARM:
            continue
        if any(_covers(figure, value) for figure in figures) or value in _lists(article.document):
            continue
        if _adds_up(title, told, figures, value):
            continue
        others = [
            f
            for f in figures
            if f.category == told.category
            and (v := exact(f)) is not None
            and f.part_of is None
            and article.text.sent[article.token(f.span.start)] < LEAD
            and not _adds_up(title, f, title.document.figures, v, exactly=True)
        ]
        other = others[0] if others else None
        if (
            other is None
            or not _rounded_apart(value, exact(other) or 0)
            or not _same_story(article, title, other)
        ):
            continue
        yield finding(
            "headline-figure",
            f"{shown(told.span)} in the headline ({told.category}): the body gives {shown(other.span)}, and nowhere "
            f"{number(value)}.",
            other.span,
        )


def _covers(figure: Figure, value: Number) -> bool:
    low = figure.low if figure.low is not None else value
    high = figure.high if figure.high is not None else value
    return low <= value <= high or (figure.approx and abs(low - value) <= value / 10)


def _adds_up(
    title: Article, told: Figure, figures: list[Figure], value: Number, *, exactly: bool = False
) -> bool:
    """Some of the figures make up the value: «10 قتلى» are 7 and 3; in «10 قتلى وجرحى» they may be of both kinds.

    exactly: none may be one who is told without a number («لقي شخص مصرعه وأصيب خمسة»).
    """
    both = any(word.form in words("casualties", "both") for word in title.text.words)
    kinds = HARM if both else {told.category}
    count = exact if exactly else _counts
    values = [
        v
        for f in figures
        if f.category in kinds and f.part_of is None and (v := count(f)) is not None and v <= value
    ]
    wanted = {value} if exactly else {value, value - 1}
    if len(values) > ADDENDS:
        return True
    return any(
        sum(some) in wanted for size in range(1, len(values) + 1) for some in combinations(values, size)
    )


def _lists(document: Document) -> set[Number]:
    """The sums of people who are counted one kind after another: 17 for «9 رجال و5 أطفال و3 نساء»."""
    sums: set[Number] = set()
    total: Number = 0
    end = None
    for figure in document.figures:
        value = exact(figure)
        if figure.category not in PEOPLE or value is None:
            end = None
            continue
        joined = end is not None and figure.span.start - end <= NEXT and figure.span.text.startswith("و")
        total = total + value if joined else value
        end = max(figure.span.end, figure.unit.end if figure.unit else 0)
        sums.add(total)
    return sums


def _counts(figure: Figure) -> Number | None:
    """The value of a figure that may be added up: a dual of victims («شخصين») is two."""
    return figure.low if figure.rule == "dual" and figure.low == figure.high else exact(figure)


def _rounded_apart(told: Number, given: Number) -> bool:
    """The two differ by more than one, who may be told without a number, and than rounding a large number does."""
    return abs(told - given) > max(1, max(told, given) / 50 if min(told, given) >= 100 else 1)


def _same_story(article: Article, title: Article, figure: Figure) -> bool:
    """The sentence of the figure has words of the headline besides the number: it is about the same thing."""
    first, last = article.text.sentences[article.text.sent[article.token(figure.span.start)]]
    told, said = (
        content_words(title.text, range(len(title.text))),
        content_words(article.text, range(first, last)),
    )
    return sum(any(_alike(one, other) for other in said) for one in told) >= FEWEST


def headline_hedge(article: Article) -> Iterator[Finding]:
    """A headline that states as fact what the body has from unnamed sources alone, or doubts."""
    text = article.text
    sentences = text.sentences
    end = text.starts[sentences[LEAD][0]] if len(sentences) > LEAD else len(text.string)
    weak = [a for a in article.document.attributions if a.cue.start < end and a.content and _weak(article, a)]
    title = article.headline if weak else None
    if title is None or _hedged(title) or title.document.attributions:
        return
    told = content_words(title.text, range(len(title.text)))
    if len(told) < FEWEST:
        return
    for a in weak:
        if share(told, content_words(text, (i for part in a.content for i in article.tokens(part)))) < SHARE:
            continue
        if _told_elsewhere(article, told) or _counted_by_name(article, title):
            return
        source = who(a)
        how = "an unnamed source" if source is None else f"the unnamed source {shown(source)}"
        if a.source_type != "anonymous":
            how = f"{shown(source)} by way of a word of doubt" if source else "a word of doubt"
        yield finding(
            "headline-hedge",
            f"The headline states «{' '.join(title.document.text.split())}» as fact; the body has it from {how}, with "
            f"{shown(a.cue)}.",
            article.document.span(min(a.cue.start, a.source.start if a.source else a.cue.start), a.cue.end)
            if a.source is None
            else article.document.span(min(a.cue.start, a.source.start), max(a.cue.end, a.source.end)),
        )
        return


def _weak(article: Article, a: Attribution) -> bool:
    """Of a claim that the writer calls one («زعم»), or of sources called so («مصادر») with nobody named on the way."""
    source = who(a)
    if source is None:
        return False
    if a.stance == "doubting":
        cue = article.text.words[article.token(a.cue.start)]
        return bool(cue.bits & VERB) and not lemmas(cue).isdisjoint(words("doubt"))
    head = article.text.words[article.token(source.start)]
    return head.stem in words("unnamed") and all(
        link.source_type == "anonymous" for link in article.chain(a.id)
    )


def _hedged(title: Article) -> bool:
    """The headline itself quotes, asks, names a source, or says that something is only possible."""
    if title.text.quotes or any(token in ':؟?«»"“”' for token in title.text.tokens):
        return True
    if len(title.text.sentences) > 1:
        return True  # «… وآخر الذرائع»: a comment, not news
    return any(word.form in words("hedges") or word.stem in words("hedges") for word in title.text.words)


Keys = frozenset[str]
"""What a word may be: its stem, and the dictionary words that it may be a form of."""


def keys(word: Word) -> Keys:
    """The stem of a word and its possible lemmas, folded."""
    return lemmas(word) | {word.stem}


def content_words(text: Text, tokens: Iterable[int]) -> set[Keys]:
    """The words that carry the meaning, each once."""
    return {
        keys(word)
        for word in (text.words[i] for i in tokens)
        if word.kind == "w" and len(word.stem) > 2 and word.role not in _FUNCTION
    }


def share(told: set[Keys], said: set[Keys]) -> float:
    """How much of what is told is said: words of one lemma, or one inside the other («سحب», «تنسحب»)."""
    return sum(any(_alike(one, other) for other in said) for one in told) / len(told)


def _alike(one: Keys, other: Keys) -> bool:
    if not one.isdisjoint(other):
        return True
    return any(min(len(a), len(b)) > 2 and (a in b or b in a) for a in one for b in other)


def _told_elsewhere(article: Article, told: set[Keys]) -> bool:
    """Some sentence tells it in the writer's own voice, or on a word that is not weak."""
    text = article.text
    weak = {
        i
        for a in article.document.attributions
        if _weak(article, a)
        for part in (*a.content, a.cue, *([a.source] if a.source else ()))
        for i in article.tokens(part)
    }
    return any(
        share(told, content_words(text, (i for i in range(first, last) if i not in weak))) >= ELSEWHERE
        for first, last in text.sentences
    )


def _counted_by_name(article: Article, title: Article) -> bool:
    """A named source in the body gives the headline's number of victims."""
    told = {(f.category, f.low) for f in title.document.figures if f.category in HARM}
    return any(
        (figure.category, figure.low) in told and who(link) is not None and not _weak(article, link)
        for figure in article.document.figures
        if figure.attribution is not None
        for link in article.chain(figure.attribution)[:1]
    )


CHECKS = (
    Check(
        "headline-figure",
        "A number of killed, injured, detained, missing or displaced people in the headline that the body does not "
        "give, nor as a sum, while it gives another number of the same kind in a sentence about the same thing. A "
        "difference of one is left alone: one more may be told without a number.",
        headline_figure,
        (
            Example("قتل 19 شخصا في قصف على سوق المدينة أمس.", ("19",), "21 قتيلا في قصف سوق المدينة"),
            Example("قتل 21 شخصا في قصف على سوق المدينة أمس.", (), "21 قتيلا في قصف سوق المدينة"),
            Example(
                "قتل شخصين وأصاب سبعة في إطلاق نار داخل سوق المدينة.",
                (),
                "مقتل وإصابة 9 في إطلاق نار داخل سوق المدينة",
            ),
            Example(
                "أصيب 19 شخصا في قصف على سوق المدينة أمس. وقال المدير إن المصابين كانوا 9 رجال و5 أطفال و7 نساء.",
                (),
                "إصابة 21 شخصا في قصف سوق المدينة",
            ),
            Example(
                "قتل 14 شخصا في قصف على سوق المدينة أمس، وقتل 7 أشخاص في قصف المعبر.",
                (),
                "21 قتيلا في قصف سوق المدينة",
            ),
        ),
    ),
    Check(
        "headline-hedge",
        "A headline that states as fact what the body has from unnamed sources alone, or with a word of doubt, and "
        "tells nowhere else.",
        headline_hedge,
        (
            Example(
                "قالت مصادر مطلعة إن كتيبة النسر بدأت سحب مقاتليها من بلدة الهضبة.",
                ("قالت مصادر مطلعة",),
                "كتيبة النسر تنسحب من الهضبة",
            ),
            Example(
                "قالت مصادر مطلعة إن كتيبة النسر بدأت سحب مقاتليها من بلدة الهضبة.",
                (),
                "مصادر: كتيبة النسر تنسحب من الهضبة",
            ),
            Example(
                "قتل 21 شخصا في قصف على سوق الهضبة، بحسب الأهالي. وقال سليم الراوي: أحصينا 21 جثة بعد القصف.",
                (),
                "21 قتيلا في قصف على سوق الهضبة",
            ),
            Example(
                "قالت كتيبة النسر إنها بدأت سحب مقاتليها من بلدة الهضبة.", (), "كتيبة النسر تنسحب من الهضبة"
            ),
        ),
    ),
)
