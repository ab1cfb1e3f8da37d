"""Who speaks, comparably between articles: a person by name, a party by its canonical actor, an office by its words.

Two mentions name one speaker when nothing that both say of it differs: surnames and given names, the actor, the
words of the office. Unnamed sources are never the same from one text to another: «مصادر» here are not «مصادر» there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from musnad.document import Attribution
from musnad.lexicon import classes as c
from musnad.read.roles import NAME, UNKNOWN
from musnad.reconcile.terms import TermReader, generic, joining, light_stem, linking
from musnad.text import Text, Word


class Speaker(NamedTuple):
    """A source as far as its mention tells. `name`: its fullest mention, as written; `surname`, `given`: folded
    words of a person's name; `terms`: what the mention says beside the name; `actor`: canonical id."""

    name: str
    kind: str
    surname: str
    given: frozenset[str]
    terms: frozenset[str]
    actor: str | None = None

    @property
    def anonymous(self) -> bool:
        """Nobody in particular: «مصادر», «شهود عيان», or no source at all."""
        return self.kind == "anonymous" or not (self.surname or self.terms or self.actor)


def speaker(text: Text, attribution: Attribution, reader: TermReader) -> Speaker | None:
    """The source of an attribution; None when the article never names it."""
    mention = attribution.resolved or attribution.source
    if mention is None:
        return None
    first, last = bisect_left(text.starts, mention.start), bisect_left(text.starts, mention.end)
    kind = attribution.source_type
    name = _name(text, first, last) if kind == "person" else range(0)
    words = name_forms([text.words[i] for i in name])
    rest = reader.terms(
        text,
        [
            (text.starts[i], text.ends[i])
            for i in range(first, last)
            if i not in name and not text.words[i].bits & c.HONORIFIC
        ],
    ).words
    return Speaker(
        attribution.name or mention.text,
        kind,
        words[-1] if words else "",
        frozenset(word for word in words[:-1] if not linking(word)),
        frozenset(rest.difference(words)),
        getattr(attribution, "actor", None),
    )


def _name(text: Text, first: int, last: int) -> range:
    """The words of a person's name in a mention: the last run of them that a known name is in, else the last run.

    «وزير الدفاع سليم الراوي» and «سليم الراوي، وزير الدفاع» have the same name.
    """
    found = name_runs(text, first, last)
    known = [run for run in found if any(text.words[i].role == NAME for i in run)]
    usual = [run for run in found if any(text.words[i].role == UNKNOWN for i in run)]
    return (known or usual or [range(0)])[-1]


def name_runs(text: Text, first: int, last: int) -> list[range]:
    """The runs of tokens, among these, that may be names of people by their words."""
    found: list[range] = []
    start = first
    for i in range(first, last + 1):
        if i < last and _named(text, i, i > start):
            continue
        if i > start:
            found.append(range(start, i))
        start = i + 1
    return found


_IN_NAMES = ("", "ال")
"""Proclitics of the parts of a name after the first."""


def _named(text: Text, i: int, within: bool) -> bool:
    word = text.words[i]
    if word.kind != "w" or word.bits & (c.TITLE | c.ORG | c.MEDIA | c.HONORIFIC):
        return False
    if within and joining(text.words[i - 1].form):
        return True  # «عبد الله»
    if within and word.pro not in _IN_NAMES:
        return False  # «مركز سلمان للإغاثة والأعمال»: no name goes on with a preposition or a conjunction
    if (
        within and word.definite
    ):  # «منصور التركي»: an adjective of origin is a family's name after a given one
        return True
    return word.role in (NAME, UNKNOWN) and not word.bits & c.DEMONYM


def name_forms(name: list[Word]) -> list[str]:
    """The parts of a name as they compare: «أبو ثنين» is «أبوثنين», «عبد الله» is «عبدالله»."""
    found: list[str] = []
    for k, word in enumerate(name):
        if k and joining(name[k - 1].form):
            found[-1] += word.form
        else:
            found.append(light_stem(word) if word.definite else word.form)
    return found


def glued(forms: list[str]) -> list[str]:
    """What of these words is one part of a name, in one word: «أبوثنين» of «أبو» and «ثنين»."""
    return [first + second for first, second in pairwise(forms) if joining(first)]


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """Nothing in the two mentions says that they are different speakers, and enough that they are one."""
    return not (a.anonymous or b.anonymous) and can_be_one(a, b)


def can_be_one(a: Speaker, b: Speaker) -> bool:
    """The same, for two mentions of somebody in particular."""
    if a.surname and b.surname:
        # «عادل الراوي» is «عادل بن سليم الراوي», and not «سليم الراوي» or «عادل بن كريم الراوي» beside him
        return a.surname == b.surname and (a.given <= b.given or b.given <= a.given)
    if a.surname or b.surname:
        # an office that one text names and the other does not: «وزير الدفاع» and «وزير الدفاع سليم الراوي»
        unnamed, named = (b, a) if a.surname else (a, b)
        return (
            unnamed.kind == "official"
            and unnamed.terms <= named.terms
            and not all(map(generic, unnamed.terms))
        )
    if a.actor and b.actor:
        return a.actor == b.actor
    less, more = sorted((a.terms, b.terms), key=len)
    if not less or not less <= more:
        return False
    return not all(map(generic, less)) or (a.kind == b.kind == "organization" and less == more)


def nameless(who: Speaker) -> bool:
    """Nobody that another text could mean: «مصادر», and a bare office («المتحدثة», «المسؤول») of no named body."""
    if who.anonymous:
        return True
    bare = who.kind in ("official", "person", "document") and not who.surname and not who.actor
    return bare and all(map(generic, who.terms))


def surely_same(a: Speaker, b: Speaker) -> bool:
    """The same speaker, and no namesake: for mentions of two texts whose contents say nothing of who speaks.

    A name is somebody's when two given names are the same, or the office; a family's name alone is nobody's.
    """
    if not same_speaker(a, b) or not (a.surname and b.surname):
        return same_speaker(a, b)
    if (a.actor and a.actor == b.actor) or telling(a) & telling(b) or len(a.given & b.given) > 1:
        return True
    return bool(a.given) == bool(b.given) and not (telling(a) and telling(b))


def fullest(who: Speaker, others: Iterable[Speaker | None]) -> Speaker:
    """The speaker with all that a text says: «اللواء سليم» is «المتحدث باسم الوزارة سليم الراوي» of before."""
    if not who.surname:
        return who
    found = who
    for other in others:
        if other is not None and other.surname and same_speaker(who, other):
            found = found._replace(
                given=found.given | other.given,
                terms=found.terms | other.terms,
                actor=found.actor or other.actor,
            )
    return found


def telling(who: Speaker) -> frozenset[str]:
    """The words of an office or body that few others have: no «وزارة», no country."""
    return frozenset(term for term in who.terms if not generic(term) and not term.isascii())


def keys(who: Speaker) -> list[str]:
    """What a mention is found by: two mentions of one speaker have a key of the one among the `wanted` of the other."""
    return _keys(who, most="s", each="t")


def wanted(who: Speaker) -> list[str]:
    """The keys under which all mentions stand that can be the same speaker as this one.

    Of two mentions by their words, the shorter one's all stand in the longer: one word of the shorter is enough.
    """
    return _keys(who, most="t", each="s")


def _keys(who: Speaker, *, most: str, each: str) -> list[str]:
    """Keys by name, by actor, by the word that tells `most` and by `each` word."""
    if who.anonymous:
        return []
    found = [f"p:{who.surname}"] if who.surname else []
    if who.actor:
        found.append(f"a:{who.actor}")
    if who.terms:
        found.append(f"{most}:{_telling(who)}")
    return found + [f"{each}:{term}" for term in sorted(who.terms)]


def _telling(who: Speaker) -> str:
    """The one word of a mention that tells most, which few others have: of those that are no heads, the longest."""
    return max(who.terms, key=lambda term: (not generic(term), len(term), term))
