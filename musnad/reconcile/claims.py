"""Claims that can be laundered: which statements of a text are worth following into its copies."""

from __future__ import annotations

import re
from bisect import bisect_left

from musnad.lexicon import classes as c
from musnad.read.roles import COMPLEMENTIZER
from musnad.reconcile.record import Record, Statement
from musnad.reconcile.terms import agency, belief, scripture, where
from musnad.text.fold import fold

_DATELINE = 80
"""Characters of the longest byline."""

_DASH = re.compile(r"[-–—ـ/]")

_WHOLE = frozenset(("verb-object", "verb-preposition", "participle", "participle-adjective", "noun"))
"""Rules that also find a mere object of speech («نوه بالجهود», «مشيدا بالتعاون»): there a content must be a claim."""

_EVENT = 2
"""Words at the head of an object of speech among which an event makes it a claim: «أعلنت الوزارة مقتل 14»."""

_WORDS = re.compile(r"\w+")


def followed(statement: Statement, earlier: Record) -> bool:
    """A source that a reader would miss says that something is so."""
    attribution, who = statement.attribution, statement.speaker
    if who is None or who.kind == "other" or _byline(statement, earlier):
        return False
    if attribution.stance == "opining" and not thought(statement, earlier):
        return False
    for mention in (attribution.source, attribution.resolved):
        words = (
            [w for w in map(fold, _WORDS.findall(mention.text)) if len(w) > 1] if mention is not None else []
        )
        if words and scripture(words[0]):
            return False
        if agency(words):
            return False  # a news agency, whose dispatch both texts print
    return _claim(statement, earlier) and not _there(statement, earlier)


def thought(before: Statement, earlier: Record) -> bool:
    """The earlier cue is a verb of thinking so: «رجح», «توقع»."""
    text = earlier.text
    first = bisect_left(text.starts, before.attribution.cue.start)
    last = bisect_left(text.starts, before.attribution.cue.end)
    return any(belief(fold(s.lexeme.lemma)) for word in text.words[first:last] for s in word.senses)


def _there(statement: Statement, earlier: Record) -> bool:
    """«أعلن في بيلساد أن …»: where it was said, and not who said it."""
    cue, source = statement.attribution.cue, statement.attribution.source
    if source is None or source.start <= cue.end:
        return False
    return any(where(fold(word)) for word in earlier.text.string[cue.end : source.start].split())


def _byline(statement: Statement, earlier: Record) -> bool:
    """«سليم الراوي - الصباح - بيلساد: …»: whoever wrote it, and where, with a colon."""
    attribution = statement.attribution
    if not attribution.rule.endswith("colon"):
        return False
    before = earlier.text.string[: attribution.content[0].start]
    return "\n" not in before.strip() and len(before) <= _DATELINE and bool(_DASH.search(before))


def _claim(statement: Statement, earlier: Record) -> bool:
    """Something is said to be so: a clause, a quotation, or an event; no mere object («عن شكره», «بالجهود»)."""
    attribution = statement.attribution
    if attribution.kind != "indirect" or attribution.rule not in _WHOLE:
        return True
    text = earlier.text
    first = bisect_left(text.starts, attribution.content[0].start)
    if any(text.words[i].role == COMPLEMENTIZER for i in range(max(0, first - 1), min(len(text), first + 1))):
        return True
    if attribution.rule == "noun":
        return False  # «بعد أيام من إعلان النصر»: the announcement is what is told
    return any(text.words[i].bits & c.EVENT for i in range(first, min(len(text), first + _EVENT)))
