"""Places: named locations with country and coordinates, where the text means the location.

`places` runs outward from words that begin a known name or say what kind of place follows. Each rule is in
`RULES` with examples that run as its tests; docs/places.md goes through them construction by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from musnad.document import Attribution, Place, Span
from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer, Name, gazetteer_of
from musnad.lexicon.gazetteer_build import OWN, SAFE, WEAK
from musnad.read.places_context import OTHER, PLACE, UNSAID, evidence
from musnad.read.places_relative import relative
from musnad.read.places_typed import typed
from musnad.text import Text

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon


class Mention:
    """A name in the text on its way to a Place: tokens `first` to before `last`."""

    __slots__ = ("first", "last", "name_at", "numbers", "state", "said", "settled", "kept", "loose")

    def __init__(
        self, first: int, last: int, name_at: int, numbers: tuple[int, ...], state: bool, said: int, loose: bool = False
    ) -> None:
        self.first, self.last, self.name_at = first, last, name_at
        self.numbers = numbers
        """The places that it may be, empty for an unknown name."""
        self.state = state
        self.said = said
        self.settled = said == PLACE
        """The text says that it is a place; otherwise it rests on the name alone."""
        self.kept = True
        self.loose = loose
        """A name that many places bear («حي السلام»): the known one is meant only if its country is spoken of."""


def places(text: Text, lexicon: Lexicon, attributions: Sequence[Attribution] = ()) -> list[Place]:
    """The places of a text, in text order. attributions: their sources are parties, not places."""
    anchors = text.anchors(classes.PLACE)
    if not anchors:
        return []
    gazetteer = gazetteer_of(lexicon)
    mentions = _mentions(text, gazetteer, anchors)
    kept = [mention for mention in mentions if mention.kept]
    if attributions and kept:
        sources = {(a.source.start, a.source.end) for a in attributions if a.source is not None}
        starts, ends = text.starts, text.ends
        kept = [m for m in kept if not m.state or (starts[m.first], ends[m.last - 1]) not in sources]
    return _resolved(text, gazetteer, kept)


def _mentions(text: Text, gazetteer: Gazetteer, anchors: Sequence[int]) -> list[Mention]:
    words = text.words
    found: list[Mention] = []
    done = 0
    tags = _tags(text)
    for i in anchors:
        if i < done:
            continue
        clue = words[i].place
        name = match(text, i, clue.names, SAFE if clue.kind else WEAK - 1)
        if clue.kind and (name is None or not name.tail):
            mention = typed(text, gazetteer, i)
            if mention is not None:
                first, at, last, numbers, state, loose = mention
                found.append(Mention(first, last, at, numbers, state, PLACE, loose))
                done = _list(text, gazetteer, found, last, clue.bare)
                continue
            if name is None or clue.kind:
                continue
        if name is None:
            continue
        last = i + 1 + len(name.tail)
        said = PLACE if tags <= i or (i < _HEADING and _dateline(text, i, last)) else evidence(text, i, name)
        before = found[-1] if found else None
        if said == UNSAID and before is not None and _coordinated(text, before.last, i):
            if before.kept:
                said = PLACE if before.settled else UNSAID
            elif before.said == OTHER and name.state:
                said = OTHER
            elif before.said == UNSAID and not name.state and not name.risk:
                before.kept = True  # «صنعاء وعدن»: a town beside it says that the town is meant
        mention_ = Mention(i, last, i, name.sites, name.state, said)
        if said == OTHER or (said != PLACE and (name.state or name.risk)):
            mention_.kept = False
        found.append(mention_)
        done = last
        if mention_.kept and said == PLACE and not name.state:
            done = _list(text, gazetteer, found, last, "")
    return found


_HEADING = 8
"""Tokens in which an article's dateline stands («عدن - وكالات:»)."""

_TAGS, _TAGS_REACH = "سمات", 60


def _tags(text: Text) -> int:
    """The token after which a site's list of keywords stands, else past the end."""
    tail = text.tokens[-_TAGS_REACH:]
    return len(text.tokens) - len(tail) + tail.index(_TAGS) if _TAGS in tail else len(text.tokens)


_AFTER_DATELINE = frozenset(("-", "–", "—", ":", "/", "("))


def _dateline(text: Text, i: int, last: int) -> bool:
    """The name opens the article, or stands after the outlet's name and a dash, and a dash, a date or a new line follows."""
    if i and text.tokens[i - 1] not in "-–—/،":
        return False
    if last >= len(text.words):
        return False
    return text.tokens[last] in _AFTER_DATELINE or "\n" in text.gaps[last] or text.words[last].kind == "n"


def match(text: Text, i: int, names: Sequence[Name], risk: int) -> Name | None:
    """The longest of the names that stands at token i, of those that risk no more than `risk`."""
    words = text.words
    for name in names:
        if name.risk > risk:
            continue
        at = i + 1
        if not name.tail:
            return name
        if at + len(name.tail) > len(words):
            continue
        for part in name.tail:
            if words[at].form != part:
                break
            at += 1
        else:
            return name
    return None


def _coordinated(text: Text, end: int, i: int) -> bool:
    """Token i goes on the list that the mention before `end` belongs to: «عدن ولحج», «عدن، لحج»."""
    if end == i:
        form = text.words[i].form
        return form[0] == "و" or form[:2] == "او"
    return i == end + 1 and text.tokens[end] in _SEPARATORS


_SEPARATORS = frozenset(("،", ",", "و", "أو", "او", "ثم", "/", "-"))


def _list(text: Text, gazetteer: Gazetteer, found: list[Mention], last: int, kind: str) -> int:
    """Take the ambiguous names that go on a list of places; the token where reading goes on."""
    words, count = text.words, len(text.words)
    while last < count:
        at = last
        if text.tokens[at] in _SEPARATORS:
            at += 1
        if at >= count or words[at].place is None or not _coordinated(text, last, at):
            break
        name = match(text, at, words[at].place.names, WEAK)
        if name is None or name.risk != WEAK or (at == last and not name.pro):
            break
        countries = {gazetteer.site(n).country for n in found[-1].numbers}
        numbers = tuple(
            n for n in name.sites if (site := gazetteer.site(n)).country in countries and site.rank == OWN
        )
        if not numbers:
            break
        last = at + 1 + len(name.tail)
        found.append(Mention(at, last, at, numbers, name.state, PLACE))
    return last


def _resolved(text: Text, gazetteer: Gazetteer, mentions: list[Mention]) -> list[Place]:
    """Places from mentions: which of the places of that name, by the rest of the article."""
    site = gazetteer.site
    sure: Counter[str] = Counter()
    open_: list[Mention] = []
    for mention in mentions:
        countries = {site(n).country for n in mention.numbers}
        if len(countries) == 1 and site(mention.numbers[0]).rank == OWN and not mention.loose:
            if (code := next(iter(countries))) is not None:
                sure[code] += 1
        else:
            open_.append(mention)
    context = sure
    if open_:
        context = sure.copy()
        for i in text.anchors(classes.DEMONYM):
            if code := gazetteer.demonym(text.words[i].form):
                context[code] += 1
    found: list[Place] = []
    for mention in mentions:
        start, end = text.starts[mention.first], text.ends[mention.last - 1]
        span = Span(start, end, text.string[start:end])
        if not mention.numbers:
            found.append(Place(span, _nearest(text, gazetteer, mentions, mention, context)))
            continue
        best = site(mention.numbers[0])
        if len(mention.numbers) > 1 or best.rank != OWN or mention.loose:
            near = _sentence(text, gazetteer, mentions, mention) if len(mention.numbers) > 1 else ()
            scored = [
                (min(context[s.country or ""], 4) + 3 * (s.country in near) + 2 * (s.rank == OWN) - order * 0.1, s)
                for order, s in enumerate(map(site, mention.numbers))
            ]
            score, best = max(scored, key=lambda pair: pair[0])
            if mention.loose and not context[best.country or ""]:
                found.append(Place(span, _nearest(text, gazetteer, mentions, mention, context)))
                continue
            if best.rank != OWN and not context[best.country or ""] and best.rank != 2:
                continue  # a little known town of a country that the article does not speak of
        found.append(
            Place(
                span, best.country, best.latitude, best.longitude, best.name,
                relative(text, gazetteer, mention.name_at, best, found),
            )
        )  # fmt: skip
    return found


def _sentence(text: Text, gazetteer: Gazetteer, mentions: list[Mention], mention: Mention) -> set[str]:
    sentence = text.sent[mention.first]
    return {
        code
        for other in mentions
        if other is not mention and len(other.numbers) == 1 and not other.loose and text.sent[other.first] == sentence
        and (code := gazetteer.site(other.numbers[0]).country) is not None
    }  # fmt: skip


def _nearest(
    text: Text, gazetteer: Gazetteer, mentions: list[Mention], mention: Mention, context: Counter[str]
) -> str | None:
    """The country of an unknown place: that of the nearest known place of its sentence, else of the article."""
    sentence = text.sent[mention.first]
    near = [
        (abs(other.first - mention.first), code)
        for other in mentions
        if len(other.numbers) == 1 and not other.loose and text.sent[other.first] == sentence
        and (code := gazetteer.site(other.numbers[0]).country) is not None
    ]  # fmt: skip
    if near:
        return min(near)[1]
    return context.most_common(1)[0][0] if context else None
