"""The arguments of one trigger, from its own clause and what governs it.

Each construction has its rule, with examples, in rules_events_of_verbs.py or rules_events_of_nouns.py. Verbs are in
events_of_verbs.py, nouns in events_of_nouns.py, what governs a noun in events_governing.py.
"""

from __future__ import annotations

from typing import Final

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, Clause, Item, Sentence, is_speech, subject
from musnad.read.events_found import Found, following, prepositions
from musnad.read.events_lexicon import VERBAL
from musnad.read.events_of_nouns import noun
from musnad.read.events_of_verbs import verb
from musnad.read.events_triggers import Trigger
from musnad.text import Text


def arguments(text: Text, trigger: Trigger, sentence: Sentence, known: dict[int, Found]) -> Found:
    """What the trigger's own clause says of its arguments. known: the events before it in the sentence, by token."""
    found = known[trigger.at] = Found(trigger)
    shape = trigger.reading.shape
    if shape in VERBAL:
        verb(text, found, sentence)
    elif shape == "participle":
        _participle(found, sentence)
    else:
        noun(text, found, sentence, known)
    if found.passive and found.clause is not None and found.item is None:
        found.clause.passive = True
    return found


_FAR: Final = 6
"""Tokens between a participle and what it is said of, at most."""


def _whom(clause: Clause, at: int) -> Item | None:
    """Of whom a passive participle is said: the last party before it («الجماعة في اليمن، المتهمة بتلقي دعم»)."""
    for item in reversed(clause.items):
        if item.head < at and item.kind == PHRASE and item.party and not item.flags & w.PLACE:
            return item if at - item.last <= _FAR else None
    return None


def _participle(found: Found, sentence: Sentence) -> None:
    at, reading = found.trigger.at, found.trigger.reading
    item = sentence.by_head.get(at)
    found.item = item
    found.rule = "participle"
    if item is None:
        return
    clause = found.clause = item.clause
    after = following(clause, at)
    if reading.tense == "passive_participle":
        found.passive = True
        if item.prep:  # «محاكمة المتهمين من أفراد الجماعة»
            found.give("recipient", next((x for x in after if x.prep == "من" and x.party), None))
        else:
            found.give("recipient", _whom(clause, at) or subject(sentence, clause))
        found.give("actor", next((x for x in after[:1] if x.prep in ("ب", "من", "by") and x.party), None))
        prepositions(found, [x for x in after if x.prep == "by"])
        return
    if reading.entry.object == "recipient":
        found.give("recipient", next((x for x in after[:1] if not x.prep), None))
    prepositions(found, after)
    speaker = None
    for above in sentence.clauses:  # «… وقال الوزير …، داعيا إلى»: who speaks in this sentence
        if above.start < at and 0 <= above.verb < at and is_speech(sentence, above):
            said = subject(sentence, above)
            speaker = said if said is not None and said.head < at else speaker
    found.give("actor", speaker or subject(sentence, clause))
