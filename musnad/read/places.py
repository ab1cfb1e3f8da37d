"""Places: named locations with country and coordinates, where the text means the location.

`places` runs outward from words that begin a known name or say what kind of place follows. What the words
before a name say of it is in places_context.py, names after type words in places_typed.py, which of the places
of one name is meant in places_resolve.py. Each rule is in rules_places.py with examples that run as its tests;
docs/places.md goes through them construction by construction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from musnad.document import Attribution, Place
from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer, Name, PlaceWord, gazetteer_of
from musnad.lexicon.gazetteer_build import CAUTIOUS, SAFE, WEAK
from musnad.read.places_context import OTHER, PERSON, PLACE, UNSAID, evidence
from musnad.read.places_enumerated import enumerated
from musnad.read.places_resolve import Mention, resolve
from musnad.read.places_typed import name_like, typed
from musnad.text import Text

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon

_SEPARATORS: Final = frozenset(("،", ",", "و", "أو", "او", "ثم", "/", "-", "–", "—"))

_HEADING: Final = 8
"""Tokens in which an article's dateline stands («عدن - وكالات:»)."""

_AFTER_DATELINE: Final = frozenset(("-", "–", "—", ":", "/", "("))
_BEFORE_DATELINE: Final = frozenset(("-", "–", "—", "/", "،"))

_TAGS, _TAGS_REACH = "سمات", 60


def places(text: Text, lexicon: Lexicon, attributions: Sequence[Attribution] = ()) -> list[Place]:
    """The places of a text, in text order. attributions: their sources are parties, not places."""
    anchors = text.anchors(classes.PLACE)
    if not anchors:
        return []
    gazetteer = gazetteer_of(lexicon)
    kept = [mention for mention in _mentions(text, gazetteer, anchors) if mention.kept]
    if attributions and any(mention.state for mention in kept):
        sources = {(a.source.start, a.source.end) for a in attributions if a.source is not None}
        starts, ends = text.starts, text.ends
        kept = [
            m
            for m in kept
            if not m.state or m.said == PLACE or (starts[m.first], ends[m.last - 1]) not in sources
        ]
    return resolve(text, gazetteer, kept) if kept else []


def _mentions(text: Text, gazetteer: Gazetteer, anchors: Sequence[int]) -> list[Mention]:
    words = text.words
    found: list[Mention] = []
    before: Mention | None = None
    done, count = 0, len(words)
    persons: set[str] = set()
    everywhere_called, lands = gazetteer.lists["everywhere"], gazetteer.lists["lands"]
    tags = _tags(text)
    for i in anchors:
        if i < done:
            continue
        clue = words[i].place
        kind = clue.kind
        if not kind and not clue.alone and (i + 1 >= count or words[i + 1].form not in clue.follow):
            continue
        name = match(text, i, clue, SAFE if kind else CAUTIOUS)
        if kind and (name is None or not name.tail):
            if several := enumerated(text, gazetteer, i):
                found.extend(several)
                before, done = several[-1], several[-1].last
                continue
            before = typed(text, gazetteer, i)
            if before is not None:
                found.append(before)
                done = _list(text, gazetteer, found, before.last)
                before = found[-1]
            continue
        if name is None:
            continue
        if before is not None and before.last == i and before.name is not None:
            name = _joined(clue, name, before.name.best.country)
        last = i + 1 + len(name.tail)
        if tags <= i or (i < _HEADING and _dateline(text, i, last)):
            said, rule = PLACE, "place-heading"
        else:
            said = evidence(text, i, name, lands)
            rule = "place-context" if said == PLACE else "place-name"
        if said == PERSON:
            persons.add(words[i].form)
            said = OTHER
        elif said == UNSAID and not name.tail and words[i].form in persons:
            said = OTHER  # «محمد بخاري» once, then «بخاري» alone
        if said == UNSAID and before is not None and _coordinated(text, before.last, i):
            if before.kept:
                said, rule = before.said, "place-list"
            elif before.said == OTHER:
                said = OTHER if name.state else UNSAID
            elif not name.state and not name.risk:
                before.kept = True  # «صنعاء وعدن»: a town beside it says that the town is meant
        everywhere = (
            bool(name.tail) and " ".join((words[i].form[len(name.pro) :], *name.tail)) in everywhere_called
        )
        before = Mention(i, last, i, name, said, rule, typed=everywhere, loose=everywhere)
        if said == OTHER or (said == UNSAID and (name.state or name.risk)):
            before.kept = False
        found.append(before)
        done = last
        if said == PLACE and not name.state:
            done = _list(text, gazetteer, found, last)
            before = found[-1]
    return found


def _joined(clue: PlaceWord, name: Name, country: str | None) -> Name:
    """The name with «و» before it rather than one that begins with «و»: «الرياض وجدة» is no «وجدة»."""
    if name.pro or name.tail or name.best.country == country:
        return name
    return next((n for n in clue.alone if n.pro == "و" and n.best.country == country), name)


def match(text: Text, i: int, clue: PlaceWord, risk: int) -> Name | None:
    """The longest name that stands at token i, of those that risk no more than `risk`."""
    words = text.words
    if clue.follow and i + 1 < len(words):
        for name in clue.follow.get(words[i + 1].form, ()):
            tail = name.tail
            if name.risk <= risk and (
                len(tail) == 1
                or all(
                    i + 1 + k < len(words) and words[i + 1 + k].form == part for k, part in enumerate(tail)
                )
            ):
                return name
    for name in clue.alone:
        if name.risk <= risk:
            return name
    return None


def _tags(text: Text) -> int:
    """The token after which a site's list of keywords stands, else past the end."""
    tail = text.tokens[-_TAGS_REACH:]
    return len(text.tokens) - len(tail) + tail.index(_TAGS) if _TAGS in tail else len(text.tokens)


def _dateline(text: Text, i: int, last: int) -> bool:
    """The name opens the article, or stands after the outlet's name and a dash; a dash, a date or a line follows."""
    if i and text.tokens[i - 1] not in _BEFORE_DATELINE:
        return False
    if last >= len(text.words):
        return False
    return text.tokens[last] in _AFTER_DATELINE or "\n" in text.gaps[last] or text.words[last].kind == "n"


def _coordinated(text: Text, end: int, i: int) -> bool:
    """Token i goes on the list that the mention before `end` belongs to: «عدن ولحج», «عدن، لحج»."""
    if end == i:
        form = text.words[i].form
        return form[0] == "و" or form[:2] == "او"
    return i == end + 1 and text.tokens[end] in _SEPARATORS


def _unknown(text: Text, gazetteer: Gazetteer, at: int) -> bool:
    """«و» and a name that nobody knows, after a place of a named kind: «منطقة الرباط والفيوش»."""
    word = text.words[at]
    form = word.form
    return (
        form.startswith("وال")
        and len(form) > 5
        and word.place is None
        and name_like(word, form[1:], "", gazetteer.lists)
    )


def _list(text: Text, gazetteer: Gazetteer, found: list[Mention], last: int) -> int:
    """Take the ambiguous names that go on a list of places; the token where reading goes on."""
    words, tokens, count = text.words, text.tokens, len(text.words)
    while last < count:
        if found[-1].typed and _unknown(text, gazetteer, last):
            found.append(Mention(last, last + 1, last, None, PLACE, "place-list", typed=True))
            last += 1
            continue
        at = last + 1 if tokens[last] in _SEPARATORS else last
        if at >= count or (clue := words[at].place) is None or not _coordinated(text, last, at):
            break
        name = match(text, at, clue, WEAK)
        known = found[-1].name
        if name is None or name.risk != WEAK or known is None or (at == last and not name.pro):
            break
        if (name := gazetteer.within(name, known.best.country)) is None:
            break
        last = at + 1 + len(name.tail)
        found.append(Mention(at, last, at, name, PLACE, "place-list"))
    return last
