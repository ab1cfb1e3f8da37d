"""The canonical actors of a document: of the parties to its events, and of the sources of its attributions.

Runs after all other layers, over their spans only, in the order of the text: a noun that stands alone («الحركة»,
«الجيش») means the one party of its kind that was named before.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from musnad.document import Attribution, Document, Event, Party, Span
from musnad.lexicon.actors import Actor
from musnad.lexicon.lexicon import Lexicon
from musnad.read.actors import Link, Linker, linker_of
from musnad.text import Text
from musnad.text.fold import fold


def link_parties(text: Text, document: Document, lexicon: Lexicon) -> None:
    """Fill `actors` and `recipients` of the events, and `actor` of the attributions."""
    spans: list[tuple[Span, Event | Attribution, str]] = []
    for event in document.events:
        if event.actor is not None:
            spans.append((event.actor, event, "actors"))
        if event.recipient is not None:
            spans.append((event.recipient, event, "recipients"))
    for attribution in document.attributions:
        source = attribution.source or attribution.resolved
        if source is not None:
            spans.append((source, attribution, "source"))
    if not spans:
        return
    spans.sort(key=lambda item: item[0].start)
    finder = _Finder(text, linker_of(lexicon))
    for span, record, role in spans:
        if isinstance(record, Attribution):
            fuller = record.resolved or span
            record.actor = finder.source(fuller) or (finder.source(span) if fuller != span else None)
        else:
            setattr(record, role, finder.parties(span))


class _Finder:
    """Links spans in text order, and remembers whom they named."""

    def __init__(self, text: Text, linker: Linker) -> None:
        self.text, self.linker = text, linker
        self.resume = linker.known.words["resume"]
        self.found: dict[tuple[int, int], tuple[list[Party], bool]] = {}
        self.named: dict[str, dict[str, Actor]] = {}
        """The actors named so far by kind: the noun of their name («حركه») or their organ («armed-forces»)."""

    def parties(self, span: Span) -> list[Party]:
        """The parties that a span names."""
        return self._linked(span)[0]

    def source(self, span: Span) -> str | None:
        """The id of the one actor that a span is, or whose spokesman."""
        parties, sure = self._linked(span)
        return parties[0].id if sure and len(parties) == 1 else None

    def _linked(self, span: Span) -> tuple[list[Party], bool]:
        key = span.start, span.end
        known = self.found.get(key)
        if known is None:
            known = self.found[key] = self._link(span)
        return known

    def _link(self, span: Span) -> tuple[list[Party], bool]:
        text = self.text
        first, last = bisect_left(text.starts, span.start), bisect_left(text.starts, span.end)
        words = [word.form for word in text.words[first:last]]
        links = self.linker.link(words)
        if not links or (len(links) == 1 and links[0].actor.id is None and links[0].actor.country is None):
            at = self.linker.head(words)
            actor = self._named_before(words[at]) if at >= 0 else None
            if actor is not None:
                links = (Link(0, len(words), actor, True),)
        made = []
        for link in links:
            self._remember(link.actor)
            where = text.span(first + link.first, first + link.last) if len(links) > 1 else span
            made.append(Party(where, *link.actor[:5], list(link.actor.roles)))
        return made, bool(links) and links[0].sure

    def _remember(self, actor: Actor) -> None:
        if actor.id is None or actor.name_ar is None:
            return
        noun = _first(actor.name_ar)
        for kind in (actor.id.partition("-")[2], noun if noun in self.resume else ""):
            if kind:
                self.named.setdefault(kind, {})[actor.id] = actor

    def _named_before(self, form: str) -> Actor | None:
        """The one actor named so far of the kind that a definite noun says."""
        noun, part = self.linker.noun(form)
        kind = noun if noun in self.resume else part.id if part is not None and not part.weak else None
        known = self.named.get(kind, {}) if kind else {}
        return next(iter(known.values())) if len(known) == 1 else None


@lru_cache(maxsize=4096)
def _first(name: str) -> str:
    """The first word of an actor's name, folded."""
    return fold(name.split()[0])
