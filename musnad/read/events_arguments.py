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
    elif shape == "participle" or _told_by_her(text, trigger):
        _participle(text, found, sentence)
    else:
        noun(text, found, sentence, known)
    if found.passive and found.clause is not None and found.item is None:
        found.clause.passive = True
    return found


def _told_by_her(text: Text, trigger: Trigger) -> bool:
    """«وذكرت الوزيرة …، مطالبة بـ»: after a comma a participle, not the verbal noun that it looks like."""
    at, reading = trigger.at, trigger.reading
    word = text.words[at]
    if reading.entry.type != "REQUEST" or word.definite or word.suffix or word.form[-1] != "ه" or not at:
        return False
    return text.words[at - 1].event.kind == w.COMMA and any(
        s.tense == "active_participle" for s in word.senses
    )


_ASKING: Final = "طالب"
_FAR: Final = 6
"""Tokens between a participle and what it is said of, at most."""


def _said_of(text: Text, clause: Clause, at: int) -> Item | None:
    """The subject of a sentence without a verb, of which a participle right after it is the predicate."""
    if clause.verb >= 0 or text.words[at].raw[-1] in "اًى":
        return None
    bare = [x for x in clause.items if not x.prep and x.kind == PHRASE and x.head < at]
    near = bool(bare) and clause.commas == bare[0].commas and at - bare[-1].last <= _FAR
    return bare[0] if near and bare[0].party else None


def _whom(clause: Clause, at: int) -> Item | None:
    """Of whom a passive participle is said: the last party before it («الجماعة في اليمن، المتهمة بتلقي دعم»)."""
    for item in reversed(clause.items):
        if item.head < at and item.kind == PHRASE and item.party and not item.flags & w.PLACE:
            return item if at - item.last <= _FAR else None
    return None


def _participle(text: Text, found: Found, sentence: Sentence) -> None:
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
    asks = reading.entry.lemma == _ASKING and text.words[at].raw[-1] not in "اًى"
    if asks and item.last == at + 1 and after and not after[0].prep and after[0].start == at + 1:
        found.rule = "noun"
        found.give("actor", after[0])  # «مطالب الشعب»: what they ask for, nobody who asks them
        return
    named = _said_of(text, clause, at)
    if named is not None:
        found.give("actor", named)  # «القوات منتشرة», «الدولتان متفقتان»
    if reading.entry.participle == "predicate":
        prepositions(found, after)
        return
    if reading.entry.object == "recipient":
        found.give("recipient", next((x for x in after[:1] if not x.prep), None))
    speaker = None
    for above in sentence.clauses:  # «… وقال الوزير …، داعيا إلى»: who speaks in this sentence
        if above.start < at and 0 <= above.verb < at and is_speech(sentence, above):
            said = subject(sentence, above)
            speaker = said if said is not None and said.head < at else speaker
    found.give("actor", speaker)
    prepositions(found, after)
    found.give("actor", subject(sentence, clause))
