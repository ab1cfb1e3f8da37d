"""Which of the places of one name is meant, and the country of places that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.document import Place, Span
from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer, Name, Site
from musnad.lexicon.gazetteer_build import CITY, OWN
from musnad.read.places_borders import borders
from musnad.read.places_relative import relative
from musnad.text import Text
from musnad.text.word import Word

CLOSING: Final = frozenset('»"”)')
"""Marks that close a name of a facility in quotation marks: «مستشفى "السنابل"»."""

_OFTEN: Final = 4
"""Mentions of a country after which more of them say nothing new."""

QUARTERS: Final = frozenset(("neighbourhood", "district"))
"""Kinds of places whose names many towns share."""

_NEAR, _OURS = 3.0, 2.0
"""What it weighs that the sentence names a place of the same country, and that the place is one of our entries,
against one for each mention of the country in the article."""


class Mention:
    """A name in the text on its way to a Place: tokens `first` to before `last`, the name itself from `name_at`."""

    __slots__ = ("first", "last", "name_at", "name", "state", "said", "kept", "typed", "loose", "rule")

    def __init__(
        self, first: int, last: int, name_at: int, name: Name | None, said: int, rule: str,
        *, typed: bool = False, loose: bool = False,
    ) -> None:  # fmt: skip
        self.first, self.last, self.name_at = first, last, name_at
        self.name = name
        """None for a name that the gazetteer does not know."""
        self.state = name is not None and name.state
        self.said = said
        """What the text says of it, beside the name: PLACE, OTHER, UNSAID."""
        self.rule = rule
        """The name of the rule that found it (rules_places.py)."""
        self.kept = True
        self.typed = typed
        """After a word for a kind of place."""
        self.loose = loose
        """A name that many places bear («حي السلام»): the known one is meant only if its country is spoken of."""


def resolve(text: Text, gazetteer: Gazetteer, mentions: Sequence[Mention]) -> list[Place]:
    """Places from mentions, in text order."""
    string, starts, ends = text.string, text.starts, text.ends
    sure: dict[str, int] = {}
    doubtful = unknown = False
    for mention in mentions:
        name = mention.name
        if name is None or mention.loose or not name.sure:
            doubtful = True
            unknown = unknown or name is None
        elif name.best.country is not None:
            sure[name.best.country] = sure.get(name.best.country, 0) + 1
    context = _context(text, gazetteer, sure) if doubtful else sure
    found: list[Place] = []
    for mention in mentions:
        name = mention.name
        start, end = starts[mention.first], ends[mention.last - 1]
        span = Span(start, end, string[start:end])
        best: Site | None
        if name is None:
            best = None
        elif name.sure and not mention.loose:
            best = name.best
        else:
            best = _best(text, gazetteer, mentions, mention, name, context)
            spoken_of = best is not None and (not context or best.country is None or best.country in context)
            quarter = mention.typed and best is not None and best.type in QUARTERS
            if best is not None and not spoken_of and (mention.loose or quarter or best.rank != OWN):
                if not mention.typed and (best.rank != CITY or (name.pro and not name.tail)):
                    continue  # a little known town of a country not spoken of; «بليدا» is no «ليدا»
                if mention.typed:
                    best = None
        if best is None:
            found.append(Place(span, _nearest(text, mentions, mention, context), rule=mention.rule))
            continue
        found.append(
            Place(
                span, best.country, best.latitude, best.longitude, best.name,
                relative(text, gazetteer, mention.name_at, best, found), mention.rule,
            )
        )  # fmt: skip
    if unknown:
        _again(text, mentions, found)
    borders(text, gazetteer, found)
    return found


def _context(text: Text, gazetteer: Gazetteer, sure: dict[str, int]) -> dict[str, int]:
    """How often the article speaks of each country: its unambiguous places and its adjectives of nationality."""
    context = sure.copy()
    for i in text.anchors(classes.DEMONYM):
        if code := gazetteer.demonym(text.words[i].form):
            context[code] = context.get(code, 0) + 1
    return context


def _best(
    text: Text,
    gazetteer: Gazetteer,
    mentions: Sequence[Mention],
    mention: Mention,
    name: Name,
    context: dict[str, int],
) -> Site | None:
    if len(name.sites) == 1:
        return name.best
    near = _countries_near(text, mentions, mention)

    def weight(item: tuple[int, Site]) -> float:
        order, site = item
        spoken = min(context.get(site.country, 0), _OFTEN) if site.country is not None else 0
        return spoken + _NEAR * (site.country in near) + _OURS * (site.rank == OWN) - 0.1 * order

    return max(enumerate(map(gazetteer.site, name.sites)), key=weight)[1]


def _countries_near(text: Text, mentions: Sequence[Mention], mention: Mention) -> set[str | None]:
    """Countries of the other unambiguous places of the sentence."""
    sentence = text.sent[mention.first]
    return {
        other.name.best.country
        for other in mentions
        if other is not mention and other.name is not None and other.name.sure and not other.loose
        and text.sent[other.first] == sentence and other.name.best.country is not None
    }  # fmt: skip


def _nearest(
    text: Text, mentions: Sequence[Mention], mention: Mention, context: dict[str, int]
) -> str | None:
    """The country of an unknown place: that of the nearest unambiguous place of its sentence, else of the article."""
    sentence = text.sent[mention.first]
    near = [
        (abs(other.first - mention.first), other.name.best.country)
        for other in mentions
        if other.name is not None and other.name.sure and not other.loose
        and text.sent[other.first] == sentence and other.name.best.country is not None
    ]  # fmt: skip
    if near:
        return min(near)[1]
    return max(context, key=context.__getitem__) if context else None


def _again(text: Text, mentions: Sequence[Mention], found: list[Place]) -> None:
    """Later bare mentions of the places that only a type word made known («بلدة …» first, then the name alone)."""
    words = text.words
    forms: dict[str, str | None] = {}
    first = len(words)
    places = {place.span.start: place for place in found}
    for mention in mentions:
        if mention.name is None and mention.last - mention.name_at == 1 + (
            text.tokens[mention.last - 1] in CLOSING
        ):
            word = words[mention.name_at]
            if word.senses or word.bits & _LANGUAGE or len(word.form) < 4:
                continue
            for pro in ("", "و", "ب", "ل"):
                forms.setdefault(pro + word.form, places[text.starts[mention.first]].country)
            first = min(first, mention.last)
    if not forms:
        return
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    added = [
        Place(text.span(i - _facility(words[i - 1]), i + 1), forms[words[i].form], rule="place-again")
        for i in range(first, len(words))
        if words[i].form in forms and i not in taken
    ]
    if added:
        found.extend(added)
        found.sort(key=lambda place: place.span.start)


def _facility(word: Word) -> bool:
    """A word for a facility, which belongs to the name after it: «مستشفى …»."""
    return word.place is not None and word.place.kind == "facility"


_LANGUAGE: Final = ~(classes.PLACE | classes.DEMONYM | classes.BORDER)
