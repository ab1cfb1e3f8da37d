"""The clauses of a sentence as the event layer knows them, and their subjects and objects.

What builds them is events_scan.py.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_context import forms, lemmas
from musnad.read.events_lexicon import Reading
from musnad.read.events_phrases import Arg
from musnad.text import Text

PHRASE: Final = "phrase"
TRIGGER: Final = "trigger"
LIGHT: Final = "light"
COUNT: Final = "count"
HAPPENING: Final = lemmas("happening")
"""Lemmas of happening that look in the imperfect like those of who does it."""


class Item:
    """Something that a clause says: a noun phrase, or a noun that names an event or governs one (`kind`).

    parts: the phrases that are joined in it; prep: the preposition before it, "by" for «من قبل» and its like;
    joined: the item to which «و» joins it.
    """

    __slots__ = (
        "first", "last", "head", "prep", "kind", "party", "flags", "parts", "clause", "joined", "pronoun", "start",
        "adjective", "commas", "owner",
    )  # fmt: skip

    def __init__(self, arg: Arg, kind: str, clause: Clause, flags: int) -> None:
        self.first, self.last, self.head, self.prep = arg.first, arg.last, arg.head, arg.prep
        self.start = arg.first
        """Its first token with the number before it."""
        self.owner: Item | None = None
        """The event noun to which it is annexed («مقتل | جنود»): it belongs to that, not to the clause's verb."""
        self.commas = 0
        """How many commas stand between the clause's verb and it."""
        self.adjective = -1
        """The token of an adjective that names a party («القصف الإسرائيلي»), -1 for none."""
        self.kind, self.clause, self.flags = kind, clause, flags
        self.party = bool(flags & w.PARTY)
        self.parts: list[tuple[int, int]] = [(arg.first, arg.last)]
        self.joined: Item | None = None
        self.pronoun = ""


class Clause:
    """A verb with what stands around it. link: root, that, relative, and, under (subordinate), with (an auxiliary).

    up: the clause on which it hangs; of: the antecedent of a relative clause; pronoun: on its complementizer.
    """

    __slots__ = (
        "link", "up", "of", "pronoun", "verb", "items", "start", "subject", "object", "known", "opener", "tied",
        "commas", "passive", "pronouns",
    )  # fmt: skip

    def __init__(self, link: str, up: Clause | None, start: int) -> None:
        self.link, self.up, self.start = link, up, start
        self.of: Item | None = None
        self.pronoun = ""
        self.verb = -1
        self.items: list[Item] = []
        self.subject: Item | None = None
        self.object: Item | None = None
        self.known = False
        self.opener = ""
        """The word that opens it, folded, "" for none."""
        self.commas = 0
        self.passive = False
        """Its verb is said without who did it: its subject is to whom it was done."""
        self.pronouns: list[tuple[int, str, str]] = []
        """The token, the preposition and the pronoun of each «عليهم» in it."""
        self.tied = False
        """«أن» and a verb: its subject is that of the clause above unless it names another."""


class Sentence:
    """The clauses of one sentence, its items by their head, and its verbs."""

    __slots__ = (
        "text",
        "first",
        "last",
        "clauses",
        "items",
        "by_head",
        "by_verb",
        "triggers",
        "passed",
        "timed",
    )

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        self.clauses: list[Clause] = []
        self.items: list[Item] = []
        self.by_head: dict[int, Item] = {}
        self.by_verb: dict[int, Clause] = {}
        self.triggers: Mapping[int, str] = {}
        self.passed: set[int] = set()
        """Tokens that were passed over («بشكل كثيف», «على الأقل»): phrases on both sides of them are neighbours."""
        self.timed: Container[int] = ()
        """Tokens of time expressions."""


# --- subjects and objects ------------------------------------------------------------------------------------------


def fill(sentence: Sentence, clause: Clause) -> None:
    """Find the subject and object of a clause whose verb is no trigger (or is to be read like any verb)."""
    if clause.known:
        return
    clause.known = True
    bare = [x for x in clause.items if not x.prep]
    if clause.verb < 0:
        clause.subject = bare[0] if bare else None
        return
    fronted = before_verb(clause)
    after = after_verb(clause)
    pronoun = sentence.text.words[clause.verb].event.pronoun
    named = after and after[0].kind == PHRASE and after[0].party
    if fronted and clause.pronoun == "ه" and named and not fronted[0].party:
        clause.subject, clause.object = after[0], after[1] if len(after) > 1 else None  # «أنه …، دخلت القوات»
    elif fronted:
        clause.subject = fronted[0]
        clause.object = after[0] if after else None
    elif clause.of is not None and not oblique(sentence.text, clause):
        if pronoun:
            clause.object, clause.subject = clause.of, after[0] if after else None
        else:
            clause.subject, clause.object = clause.of, after[0] if after else None
    elif after and _many(sentence.text, clause.verb):
        clause.object = after[0]
    elif after:
        light = sentence.text.words[clause.verb].event.light
        deed = clause.verb in sentence.triggers  # «أطلق النار», not «أطلق حملة»
        governs = (
            light is not None
            and not deed
            and (light.entry.light in ("actor", "recipient") or holds(light, after[0]))
        )
        if len(after) == 1 and governs and after[0].kind != PHRASE:
            clause.object = after[0]  # «وتخوض اشتباكات»
        elif len(after) == 1 and after[0].flags & w.ACCUSATIVE and not after[0].party:
            clause.object = after[0]  # «وأجرت تغييرا»
        elif governs and len(after) == 1:
            clause.subject = after[0]  # «تعرضت القرية لقصف»
        elif pronoun or after[0].party or len(after) > 1 or after[0].kind == TRIGGER:
            clause.subject = after[0]
            clause.object = after[1] if len(after) > 1 else None
        else:
            clause.object = after[0]


def holds(light: Reading, item: Item) -> bool:
    """«يجري محادثات»: somebody holds them, for they cannot be the subject of a masculine verb."""
    masculine = light.entry.lemma in HAPPENING and light.gender == "m" and light.tense == "imperfect"
    return masculine and item.kind == TRIGGER and bool(item.flags & w.FEMININE)


def _many(text: Text, verb: int) -> bool:
    """«ويرفعون صورا»: a plural verb has its subject in itself, so that what follows is its object."""
    word = text.words[verb]
    return word.form[-2:] in ("ون", "وا") and any(s.number == "p" for s in word.senses)


def before_verb(clause: Clause) -> list[Item]:
    """The bare items before a clause's verb that may be its subject: not what an event noun is annexed to, nor an
    accusative («نظرا لـ»).
    """
    return [
        x
        for x in clause.items
        if not x.prep
        and x.head < clause.verb
        and x.owner is None
        and not (
            clause.link != "that"
            and x.flags & (w.ACCUSATIVE | w.PERHAPS)
            and x.kind == PHRASE
            and x.start == x.head
            and not x.flags & (w.PARTY | w.PLURAL | w.DEFINITE | w.NAME | w.PLACE)
        )
    ]


def after_verb(clause: Clause) -> list[Item]:
    """The bare items after a clause's verb that may be its subject and object: outside an insertion between commas."""
    return [
        x
        for x in clause.items
        if not x.prep
        and x.head > clause.verb
        and x.commas % 2 == 0
        and x.owner is None
        and not (x.kind == TRIGGER and x.flags & w.AND)
    ]


_WITH_PRONOUN: Final = forms("pronoun_of_place")


def oblique(text: Text, clause: Clause) -> bool:
    """The relative clause speaks of its antecedent with a preposition («الذي قتل فيه سياح»)."""
    words = text.words
    for k in range(clause.verb + 1, min(len(words), clause.verb + 6)):
        if words[k].form in _WITH_PRONOUN:
            return True
        if words[k].event.kind in (w.COMMA, w.STOP, w.VERB, w.THAT, w.RELATIVE):
            return False
    return False


def subject(sentence: Sentence, clause: Clause | None, depth: int = 0) -> Item | None:
    """The subject of a clause, its own or the one that it has from the clause on which it hangs."""
    if clause is None or depth > 6:
        return None
    fill(sentence, clause)
    own = clause.subject
    if own is not None and (own.party or clause.up is None):
        return own if own.kind == PHRASE else None
    if own is not None and own.kind != PHRASE and clause.link != "that":
        return None
    up = clause.up
    if up is None:
        return own
    if clause.link in ("and", "with", "under"):
        if clause.link == "under" and own is not None and clause.verb >= 0:
            return own if own.party else None
        found = subject(sentence, up, depth + 1)
        return found or own
    if clause.link == "that" and (clause.pronoun or clause.tied):
        found = subject(sentence, up, depth + 1)
        many = found is not None and found.flags & (w.FEMININE | w.NOMINATIVE | w.PLURAL)
        return None if clause.pronoun == "ه" and many else found
    if clause.link == "relative" and clause.of is not None and own is None:
        if oblique(sentence.text, clause):
            return subject(sentence, up, depth + 1)
        return clause.of if clause.of.party else None
    return own


def is_speech(sentence: Sentence, clause: Clause) -> bool:
    """The clause's verb reports what somebody said."""
    return clause.verb >= 0 and bool(sentence.text.words[clause.verb].bits & c.CUE)
