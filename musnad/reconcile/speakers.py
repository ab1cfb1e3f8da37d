"""Who speaks, comparably between articles: a person by name, a party by its canonical actor, an office by its words.

Two mentions name one speaker when nothing that both say of it differs: surnames and given names, the actor, the
words of the office. Unnamed sources are never the same from one text to another: «مصادر» here are not «مصادر» there.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.document import Attribution
from musnad.lexicon import classes as c
from musnad.read.roles import NAME, UNKNOWN
from musnad.reconcile.terms import TermReader, generic, light_stem
from musnad.text import Text


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
    name: list[str] = []
    if kind == "person":
        for i in range(last - 1, first - 1, -1):
            word = text.words[i]
            named = word.role in (NAME, UNKNOWN) or (name == [] and word.definite)
            if word.kind != "w" or not named or word.bits & (c.TITLE | c.ORG | c.DEMONYM | c.MEDIA):
                if name:
                    break
                continue
            name.append(light_stem(word) if word.definite else word.form)
    name.reverse()
    rest = reader.terms(text, [(mention.start, mention.end)]).words - set(name)
    return Speaker(
        mention.text,
        kind,
        name[-1] if name else "",
        frozenset(name[:-1]),
        frozenset(rest),
        getattr(attribution, "actor", None),
    )


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """Nothing in the two mentions says that they are different speakers, and enough that they are one."""
    if a.anonymous or b.anonymous:
        return False
    if a.surname and b.surname:
        return a.surname == b.surname and (not a.given or not b.given or bool(a.given & b.given))
    if a.surname or b.surname:
        # an office that one text names and the other does not: «وزير الدفاع» and «وزير الدفاع سليم الراوي»
        unnamed, named = (b, a) if a.surname else (a, b)
        return unnamed.kind == "official" and bool(unnamed.terms) and unnamed.terms <= named.terms
    if a.actor and b.actor:
        return a.actor == b.actor
    less, more = sorted((a.terms, b.terms), key=len)
    if not less or not less <= more:
        return False
    return len(less) == len(more) or not all(map(generic, less)) or a.kind == b.kind == "organization"


def keys(who: Speaker) -> list[str]:
    """What two mentions of one speaker have at least one of in common: for finding candidates quickly."""
    if who.anonymous:
        return []
    found = [f"p:{who.surname}"] if who.surname else []
    if who.actor:
        found.append(f"a:{who.actor}")
    telling = sorted(term for term in who.terms if not generic(term))
    found += [f"t:{term}" for term in telling or sorted(who.terms)]
    return found
