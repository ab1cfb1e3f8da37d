"""Whom the pronouns of an event stand for: those on its trigger, those of prepositions after it, and who speaks."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, Item, Sentence, is_speech, subject
from musnad.read.events_context import forms
from musnad.read.events_found import FORCE, Found
from musnad.text import Text

ONE_BODY: Final = forms("one_body")
NEAR: Final = 5
"""How far, in tokens, a preposition with a pronoun stands from its event at most."""


def complements(text: Text, sentence: Sentence, event: Found, earlier: list[Found]) -> None:
    """«أطلق النار عليهم», «التصدي لها»: a pronoun has the role of its preposition.

    Not that of an adjective («القوات الموالية لها»), nor one that may stand for a place («هجوم عليها»).
    """
    clause, at = event.clause, event.trigger.at
    if clause is None or not clause.pronouns:
        return
    entry = event.trigger.reading.entry
    for token, prep, suffix in clause.pronouns:
        if not at < token <= at + NEAR or any(at < k < token for k in sentence.triggers):
            continue
        before = text.words[token - 1].event.flags
        if before & w.PARTICIPLE and before & w.ADJECTIVE and token - 1 > at:
            continue
        if suffix == "ها" and entry.type in FORCE and _after_place(sentence, at):
            continue
        role = entry.prepositions.get(prep, "")
        if (
            not role
            and prep == "ل"
            and event.trigger.reading.shape == "masdar"
            and entry.object == "recipient"
        ):
            role = "recipient"
        if role == "recipient" and event.recipient is None:
            event.give(role, named_before(sentence, event, earlier, event.actor, suffix))


def named_before(
    sentence: Sentence, event: Found, earlier: list[Found], other: Item | None, suffix: str = ""
) -> Item | None:
    """Whom a pronoun stands for: the last party before it that agrees and is not the event's other party.

    suffix: the pronoun, "" for the event's own.
    """
    suffix = suffix or event.suffix or "ه"
    at = event.trigger.at
    clause = event.clause
    while event.item is not None and clause is not None:
        doer = subject(sentence, clause)
        if (
            doer is not None
            and doer.party
            and not sentence.text.words[doer.head].bits & c.ANONYMOUS
            and doer is not other
            and doer.head < at
            and _agrees(doer.flags, suffix)
            and not (suffix == "هم" and _is_body(sentence, doer))
        ):
            return doer
        clause = clause.up
    fallback = None
    for item in reversed(sentence.items):
        if item.head >= at or item.kind != PHRASE or not item.party or item is other:
            continue
        bits = sentence.text.words[item.head].bits
        if bits & c.ANONYMOUS or bits & c.CUE and item.flags & w.PARTICIPLE and not item.flags & w.DEFINITE:
            continue  # «قال مصدر إنه خطف», «مشيرين إلى أنه خطف»: who tells it
        if _agrees(item.flags, suffix) and not (suffix == "هم" and _is_body(sentence, item)):
            return item
        if suffix != "هم" or not item.flags & w.NAME:
            fallback = fallback or item
    for previous in reversed(earlier):
        for given in (previous.actor, previous.recipient):
            if given is not None and given.head < at and given is not other:
                return given
    return fallback


def _is_body(sentence: Sentence, item: Item) -> bool:
    """One institution («المرصد»), which is not «they»."""
    return len(item.parts) == 1 and sentence.text.words[item.head].stem in ONE_BODY


def speaker(sentence: Sentence, event: Found) -> Item | None:
    """The subject of the last verb of saying before the event."""
    for clause in reversed(sentence.clauses):
        if 0 <= clause.verb < event.trigger.at and is_speech(sentence, clause):
            found = subject(sentence, clause)
            return found if found is not None and found.party else None
    return None


def _after_place(sentence: Sentence, at: int) -> bool:
    """The last phrase before token `at` that «ها» may stand for is a place."""
    for item in reversed(sentence.items):
        if item.head < at and item.kind == PHRASE and item.flags & (w.FEMININE | w.PLACE | w.FORCE):
            return bool(item.flags & w.PLACE) and not item.flags & w.FORCE
    return False


def _agrees(flags: int, suffix: str) -> bool:
    plural = flags & (w.PLURAL | w.NOMINATIVE)
    if suffix == "هم":
        return bool(plural or flags & w.FORCE) or not flags & (w.NAME | w.PLACE)
    if suffix == "ها":
        return bool(flags & (w.FEMININE | w.PLACE)) or not plural and bool(flags & w.FORCE)
    return not plural and not flags & w.FEMININE
