"""The canonical actors of a document: of the parties to its events, and of the sources of its attributions.

Runs after all other layers, over their spans only, in the order of the text: a noun that stands alone («الحركة»,
«الجيش») means the one party of its kind that was named before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from musnad.document import Attribution, Document, Event, Party, Place, Span
from musnad.lexicon import classes as c
from musnad.lexicon.actors import Actor
from musnad.lexicon.lexicon import Lexicon
from musnad.read.actors import Link, Linker, linker_of
from musnad.read.actors_names import starts
from musnad.read.mentions import Mentions
from musnad.read.phrases import phrase
from musnad.read.roles import NAME, UNKNOWN
from musnad.text import Text
from musnad.text.fold import fold

_NOBODY: Final = Actor(None, None, None, None, None, ())
_ARMED: Final = {"REB", "UAF"}
_NAMES: Final = (NAME, UNKNOWN)
_TIMES: Final = 2
"""How many times more often an article names the country of the actor that a shared name means than that of another."""
_OTHERS: Final = 4
"""How many times more often it may name a country of none of them."""
_LONG: Final = 4
"""Letters of the longest word whose first two are no article."""


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
    finder = _Finder(text, linker_of(lexicon), document.places)
    for span, record, role in spans:
        if isinstance(record, Attribution):
            if finder.surname(span):
                continue
            fuller = record.resolved or span
            record.actor = finder.source(fuller) or (finder.source(span) if fuller != span else None)
        else:
            setattr(record, role, finder.parties(span))


class _Finder:
    """Links spans in text order, and remembers whom they named."""

    def __init__(self, text: Text, linker: Linker, places: Sequence[Place]) -> None:
        self.text, self.linker = text, linker
        self.resume = linker.known.words["resume"]
        self.found: dict[tuple[int, int], tuple[list[Party], bool]] = {}
        self.places = places
        self.mentions: Mentions | None = text.mentions
        self.forms: set[str] | None = None
        self.counts: Counter[str] | None = None
        self.ids: set[str] = set()
        """The actors named so far."""
        self.named: dict[str, dict[str, Actor]] = {}
        """The actors named so far by kind: the noun of their name («حركه») or their organ («armed-forces»)."""

    def parties(self, span: Span) -> list[Party]:
        """The parties that a span names."""
        return self._linked(span)[0]

    def source(self, span: Span) -> str | None:
        """The id of the one actor that a span is, or whose spokesman."""
        parties, sure = self._linked(span)
        return parties[0].id if sure and len(parties) == 1 else None

    def surname(self, span: Span) -> bool:
        """A man's nationality alone, as a source: who bears it as a name, as often as not («وأضاف التركي»)."""
        word = self.text.words[bisect_left(self.text.starts, span.start)]
        return (
            word.definite and word.raw == span.text and word.bits & c.DEMONYM != 0 and word.stem.endswith("ي")
        )

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
        links = [self._settled(link) for link in self.linker.link(words)]
        if not links or (len(links) == 1 and links[0].actor.id is None and links[0].actor.country is None):
            office = self._office(first, last, span)
            if office:
                return office
            whole = bool(links) and links[0].sure and text.words[last - 1].definite
            actor = self._named_before(words, first, links[0].organ if whole else None)
            if actor is not None:
                links = [Link(0, len(words), actor, True)]
        made = []
        for link in links:
            self._remember(link.actor, words[link.first : link.last])
            where = text.span(first + link.first, first + link.last) if len(links) > 1 else span
            made.append(Party(where, *link.actor[:5], list(link.actor.roles)))
        return made, bool(links) and links[0].sure

    def _office(self, first: int, last: int, span: Span) -> tuple[list[Party], bool] | None:
        """Whom the office makes of a person that is named without it here, and with it elsewhere in the article."""
        if not any(word.role in _NAMES for word in self.text.words[first:last]):
            return None
        found = phrase(self.text, first, last)
        if (
            found is None
            or found.last < last
            or not (found.named or self.text.words[found.head].role in _NAMES)
        ):
            return None
        fuller = self._all().fullest(found)
        if not fuller.named or (fuller.first, fuller.last) == (found.first, found.last):
            return None
        parties, sure = self._linked(self.text.span(fuller.first, fuller.last))
        if not sure or len(parties) != 1 or parties[0].id is None:
            return None
        return [msgspec.structs.replace(parties[0], span=span)], True

    def _all(self) -> Mentions:
        if self.mentions is None:
            self.mentions = Mentions(self.text)
        return self.mentions

    # --- names that several have ---------------------------------------------------------------------------------

    def _settled(self, link: Link) -> Link:
        """The link with the one actor that a shared name means here: named before by a name of its own, or at home in
        the country that the article is about."""
        if not link.among:
            return link._replace(actor=_NOBODY) if self._is_word(link) else link
        before = [actor for actor in link.among if actor.id in self.ids]
        if len(before) == 1:
            return link._replace(actor=before[0])
        counts = self._countries()
        weights = [sum(counts[code] for code in self.linker.known.where[str(a.id)]) for a in link.among]
        best = max(weights)
        second = max([w for w in weights if w < best], default=0) if weights.count(best) == 1 else best
        if best and best >= _TIMES * second and best * _OTHERS >= max(counts.values()):
            return link._replace(actor=link.among[weights.index(best)])
        return link

    def _is_word(self, link: Link) -> bool:
        """The article has what makes the one-word name of the actor a noun like others, and not the actor by another
        name: «القاعدة» where a base is named."""
        absent = self.linker.known.absent.get(link.actor.id or "")
        if absent is None or link.last - link.first > 1 or link.actor.id in self.ids:
            return False
        return any(form in self._forms() for form in absent)

    def _forms(self) -> set[str]:
        if self.forms is None:
            self.forms = {word.stem for word in self.text.words}
        return self.forms

    def _countries(self) -> Counter[str]:
        """How often the article names each country, its places or its people."""
        if self.counts is None:
            self.counts = Counter(place.country for place in self.places if place.country)
            for word in self.text.words:
                if word.bits & c.DEMONYM and (code := self.linker.places.demonym(word.form)):
                    self.counts[code] += 1
        return self.counts

    # --- nouns that stand for who was named before ---------------------------------------------------------------

    def _remember(self, actor: Actor, words: Sequence[str]) -> None:
        if actor.id is None or actor.name_ar is None:
            return
        self.ids.add(actor.id)
        noun = _first(actor.name_ar)
        kinds = {actor.id.partition("-")[2], noun if noun in self.resume else ""}
        if actor.id.partition("-")[0].islower():
            called = (_article(word) for word in words)
            kinds |= {word for word in called if word in self.resume or word in self.linker.evaluative}
        for kind in kinds - {""}:
            self.named.setdefault(kind, {})[actor.id] = actor

    def _named_before(self, words: Sequence[str], first: int, organ: str | None) -> Actor | None:
        """The one actor named so far of the kind that a definite noun says."""
        noun, part, at = self.linker.resumed(words)
        if at >= 0:
            called = noun in self.resume or noun in self.linker.evaluative
            kind = noun if called else part.id if part is not None and not (part.weak or part.many) else None
        else:
            kind = organ
        known = self.named.get(kind, {}) if kind else {}
        if kind and kind not in self.resume and kind not in self.linker.evaluative:
            known = {one: actor for one, actor in known.items() if self._at_home(actor)}
        if not known and noun in self.linker.known.words["armed"]:
            known = self._armed(first)
        return next(iter(known.values())) if len(known) == 1 else None

    def _at_home(self, actor: Actor) -> bool:
        """The article is about the state of this organ as much as about any other."""
        counts = self._countries()
        return counts[actor.country or ""] * _TIMES >= max(counts.values(), default=0)

    def _armed(self, first: int) -> dict[str, Actor]:
        """The armed organizations that the article names before token `first`, in whatever it tells."""
        linker = self.linker
        aliases = linker.known.aliases
        found: dict[str, Actor] = {}
        forms = [word.form for word in self.text.words[:first]]
        for at, form in enumerate(forms):
            if any(start in aliases for start in starts(form)):
                hit = linker.name_at(forms, at)
                for actor in (linker.known.listed[one] for one in hit[0].ids) if hit else ():
                    if _ARMED & set(actor.roles) and not (hit and hit[0].shared):
                        found[str(actor.id)] = actor
        return found


def _article(word: str) -> str:
    """A folded word without conjunction, preposition and article."""
    for start in starts(word):
        if start.startswith("ال") and len(start) > _LONG:
            return start[2:]
    return word


@lru_cache(maxsize=4096)
def _first(name: str) -> str:
    """The first word of an actor's name, folded, without article."""
    return _article(fold(name.split()[0]))
