"""Whether a text tells its reader whose word something is: by naming the source there, in whatever words."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.reconcile.record import Record
from musnad.reconcile.speakers import Speaker, glued, same_speaker, telling
from musnad.reconcile.terms import TermReader, light_stem
from musnad.text import Text

OFFICE = 0.6
"""Share of the telling words of an office or body that must stand in one sentence for it to be named there."""

NEAR = 4
"""Sentences before and after within which «مصادر» are those that were meant."""


def named(who: Speaker, later: Record, sentence: int) -> bool:
    """The source is named somewhere in the text or its title; one that nobody can look up, near this sentence.

    A text that has the ministry's spokesman has the ministry; «المصدر» four sentences on is «مصادر».
    """
    if who.anonymous:
        return _unnamed_near(who, later, sentence)
    others = (s.speaker for s in later.statements if s.speaker is not None)
    if any(same_speaker(other, who) or _kin(other, who) for other in others):
        return True
    return any(_names(who, words) for words in _sentences(later))


def _unnamed_near(who: Speaker, later: Record, sentence: int) -> bool:
    text = later.text
    near = text.sentences[max(0, sentence - NEAR) : sentence + NEAR + 1]
    start, end = text.starts[near[0][0]], text.ends[near[-1][1] - 1]
    if who.terms & later.reader.terms(text, [(start, end)]).words:
        return True
    return any(
        s.speaker is None or s.speaker.anonymous
        for s in later.statements
        if start <= s.attribution.cue.start < end
    )


def _kin(other: Speaker, who: Speaker) -> bool:
    """Somebody who speaks for the same body: its spokesman, its communiqué, its head.

    Of whom only the name is known, an official without a name may be («صرح المتحدث الأمني»).
    """
    if not telling(who) and who.surname and other.kind == "official" and not other.surname:
        return True
    return (who.actor is not None and who.actor == other.actor) or bool(telling(who) & telling(other))


def _sentences(later: Record) -> Iterator[frozenset[str]]:
    """The words of the title and of each sentence, as terms and as parts of names."""
    title = later.title()
    if title is not None and len(title):
        yield _words(later.reader, title, 0, len(title))
    for first, last in later.text.sentences:
        if first < last:
            yield _words(later.reader, later.text, first, last)


def _words(reader: TermReader, text: Text, first: int, last: int) -> frozenset[str]:
    words = text.words[first:last]
    forms = [word.form for word in words]
    return reader.terms(text, [(text.starts[first], text.ends[last - 1])]).words.union(
        forms, (word.stem for word in words), (light_stem(word) for word in words), glued(forms)
    )


def _names(who: Speaker, words: frozenset[str]) -> bool:
    if who.surname and who.surname in words:
        return True
    office = telling(who) or (frozenset() if who.surname else who.terms)
    return bool(office) and len(office & words) >= OFFICE * len(office)
