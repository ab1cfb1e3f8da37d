"""The arguments that a noun of the deed has from what governs it: a verb, a verbal noun, another event, an aim."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import (
    LIGHT,
    PHRASE,
    TRIGGER,
    Clause,
    Item,
    Sentence,
    holds,
    is_speech,
    subject,
)
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import Found
from musnad.read.events_lexicon import VERBAL, Reading
from musnad.read.events_phrases import Arg
from musnad.text import Text

INHERITS: Final = frozenset(
    {"COERCE", "MOBILIZE", "RETREAT", "REQUEST", "AID", "SUPPORT", "REJECT", "AGREE", "SANCTION"}
)
"""Types whose nouns take the subject of their clause as actor: what such a clause tells is what its subject does."""
ANNOUNCING: Final = lemmas("announcing")
"""Governing lemmas whose subject, a force, tells what it has done itself."""
JUDGING: Final = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
"""Types whose object may be what a party did or has instead of the party."""
_DECLARED: Final = frozenset(("COERCE", "CONCEDE"))
"""Types of what a state or an office that declares it has done itself («أعلنت الحكومة هدنة»)."""
HELPING: Final = frozenset(("AID", "SUPPORT"))
"""Types of which somebody may be in need."""
_PARTAKING: Final = forms("partaking")
_PARTAKEN: Final = frozenset(("في", "ب", "عن", "of"))
"""Prepositions between those and the deed, or none."""
_WHAT: Final = frozenset(("ما", "وما", "مما", "بما", "لما"))
_IN_NEED: Final = forms("in_need")
REACH: Final = 16
"""How far, in tokens, a governing verb reaches."""
_APART: Final = forms("apart")
"""Prepositions after which an event is another's, not what the clause's subject does."""
_OF_A_DEED: Final = forms("of_a_deed")
"""Prepositions between what somebody does and the deed, a verbal noun."""


def governed(text: Text, found: Found, sentence: Sentence, item: Item, known: dict[int, Found]) -> None:
    """What governs the noun: a verbal noun before it, the verb of its clause, or the clause's subject by its aim."""
    if found.actor is not None and found.recipient is not None:
        return
    clause = item.clause
    entry = found.trigger.reading.entry
    if entry.type == "AID" and item.prep == "ب" and found.recipient is None and found.object is None:
        found.give("recipient", subject(sentence, clause))  # «… بدعم من»: who acts is helped
        return
    if entry.type in HELPING and found.recipient is None and _received(text, clause, item):
        found.give("recipient", subject(sentence, clause))
        return
    asked = _asked(clause, item, known)
    if asked is not None and _controls(found, asked, item):
        found.rule = "asked"
        if asked.trigger.reading.entry.type == "THREATEN" and asked.trigger.at == clause.verb:
            found.governor = clause.verb  # what is threatened has not happened
        return
    head = _light_before(clause, item)
    if head is not None and item.prep not in _APART:
        _by_light_noun(text, found, sentence, head)
        return
    verb = clause.verb
    light = text.words[verb].event.light if 0 <= verb < item.head else None
    if 0 <= verb < item.head:
        found.governor = verb
    announced = light is not None and light.entry.lemma in ANNOUNCING and item.prep == "عن"
    if item.prep in _APART and not announced:
        return
    wanted = light.entry.prepositions if light is not None else {}
    if wanted and item.prep not in wanted:
        light = None  # «وقع في كمين», but not «وقع انفجار»
    if light is not None and light.shape in VERBAL and item.head - verb <= REACH:
        _by_verb(found, sentence, clause, light)
        return
    owed = 0 <= clause.verb < item.head and text.words[clause.verb].event.pronoun
    if clause.opener in _WHAT and item.prep == "من" and light is None and owed:
        found.give("actor", subject(sentence, clause))  # «ما خلفته الجماعة من عنف»
        return
    above = known.get(verb) if verb < item.head else None
    if above is not None and item.prep and above.trigger.reading.entry.prepositions.get(item.prep):
        return  # «تصدت القوات للهجوم»: another's, which the verb is about
    doing = _doing(text, clause, item, found.rule == "verbal-noun")
    if doing is not None:
        found.give("actor", doing)
        found.rule = "governed"
        return
    purpose = (
        item.prep == "aim"
        or (item.prep == "ل" and _for_it(text, item))
        or (item.prep in _OF_A_DEED and found.rule == "verbal-noun")
    )
    if purpose or entry.type in INHERITS:
        doer = subject(sentence, clause)
        if doer is None or not doer.party or doer.head >= item.head or doer is found.recipient:
            return
        if entry.subject == "recipient" and is_speech(sentence, doer.clause):
            return  # «أفاد المراسل باستشهاد ضابط»: who tells it
        if purpose or entry.type == "REQUEST" or not is_speech(sentence, doer.clause):
            found.give("actor", doer)
            found.rule = "governed"


def _for_it(text: Text, item: Item) -> bool:
    """«لقصف القرية», «للقتال»: what is done for it, if «لـ» stands on the deed («لتطورات العمليات»)."""
    for word in text.words[max(0, item.head - 1) : item.head + 1]:
        if word.pro.lstrip("وف") in ("ل", "لل") and not word.form.endswith("ات"):
            return True  # «لتعزيز السيطرة»
    return text.words[item.head].pro.lstrip("وف") in ("ل", "لل")


def _received(text: Text, clause: Clause, item: Item) -> bool:
    """«بحاجة إلى الدعم», «طلبا للمساعدة»: the noun before it says that its subject wants or gets it."""
    words = text.words
    return item.prep in ("الي", "ل") and any(
        words[k].form in _IN_NEED for k in range(max(clause.start, item.first - 4), item.first)
    )


def _doing(text: Text, clause: Clause, item: Item, deed: bool) -> Item | None:
    """Whose doing the noun before it is of («استمرار النظام في إرسال», «حق الدولة في ضرب»)."""
    before = next((x for x in reversed(clause.items) if x.head < item.head), None)
    if before is None or before.kind != PHRASE or item.head - before.last > 1:
        return None
    if before.party and text.words[before.last - 1].stem in _PARTAKING and item.prep in _PARTAKEN:
        return before  # «أحد المشاركين في الهجوم», «منفذ الهجوم»
    if item.prep not in _OF_A_DEED:
        return None
    owned = before.prep == "ل" and before.party and item.prep in ("ب", "في") and len(before.parts) == 1
    if owned and any(x.kind == PHRASE and not x.party and x.last == before.start for x in clause.items):
        return before  # «قرار للحكومة بمنع», «جهود الدولة في محاربة»
    head = text.words[before.head]
    if head.definite or before.last - before.head < 2 or head.event.flags & w.PARTY:
        return None
    if not any(s.tense == "masdar" for s in head.senses) and (
        not deed or head.event.flags & (w.TARGET | w.PLACE | w.WEAPON | w.FORCE | w.TIME | w.KIND)
    ):
        return None
    flags = text.words[before.head + 1].event.flags
    if not flags & w.PARTY:
        return None
    return Item(Arg(before.head + 1, before.last, before.head + 1), PHRASE, clause, flags)


def _controls(found: Found, asked: Found, item: Item) -> bool:
    """Give the event the actor that the one before it says; whether it says one."""
    entry = asked.trigger.reading.entry
    if entry.type == "AGREE" and found.trigger.reading.entry.type == "REQUEST":
        return False  # «وافق على طلب الحكومة»: what another asks
    if entry.control and item.prep != "aim":
        who = asked.recipient
        if who is None and entry.control == "order":
            who = asked.actor
        if who is None and _light_before(item.clause, item) is not None:
            return False  # «ندد بقيام الجيش بقصف»
        found.give("actor", who)
        return True
    if entry.type == "THREATEN" and item.prep == "ب" and asked.item is None and asked.actor is not None:
        if found.actor is not None and found.recipient is None:
            found.recipient, found.actor = found.actor, None  # «هدد التنظيم بإعدام رهينة»
        found.give("actor", asked.actor)
        return True
    if item.prep == "ل" and entry.type == "MOBILIZE" and asked.object is not None:
        found.give("actor", asked.object)  # «إرسال مقاتلين للقتال»
        return True
    judged = item.prep == "ل" and entry.type in JUDGING and not found.suffix  # «إدانتها للهجوم»: another's
    if asked.item is not None and item.prep in ("aim", "ل") and not judged:
        found.give("actor", asked.actor)
        return True
    return False


def _asked(clause: Clause, item: Item, known: dict[int, Found]) -> Found | None:
    """The event before it in its clause whose recipient is asked, helped or accused to do this one."""
    before = next((x.head for x in reversed(clause.items) if x.kind == TRIGGER and x.head < item.head), -1)
    governing = known.get(max(before, clause.verb if clause.verb < item.head else -1))
    if governing is None or governing.trigger.at == item.head:
        return None
    if not item.prep and not (
        governing.item is None and governing.recipient is not None and _bids(governing)
    ):
        return None
    return governing


def _bids(found: Found) -> bool:
    """«طلب من الجماعة تسليم …»: whom it is asked of stands after «من», so that the deed has no preposition."""
    reading = found.trigger.reading
    return reading.entry.type == "REQUEST" and reading.entry.prepositions.get("من") == "recipient"


def _light_before(clause: Clause, item: Item) -> Item | None:
    """The governing verbal noun right before the event noun in its clause («محاولة … شن هجوم»)."""
    for x in reversed(clause.items[: clause.items.index(item)]):
        if x.kind == LIGHT and x.head > clause.verb or x.kind == LIGHT and clause.verb > item.head:
            return x
        if x.kind == TRIGGER:
            return None
    return None


def _by_light_noun(text: Text, found: Found, sentence: Sentence, head: Item) -> None:
    reading = text.words[head.head].event.light
    if reading is None:
        return
    role = reading.entry.light
    announced = reading.entry.lemma in ANNOUNCING and found.rule == "verbal-noun"
    if role not in ("actor", "recipient") and not announced:
        return
    role = "actor" if announced else role
    clause = head.clause
    rest = clause.items[clause.items.index(head) + 1 :]
    own = next((x for x in rest[:1] if not x.prep and x.kind == PHRASE and x.start == head.last), None)
    if announced and (own is None or not own.flags & w.FORCE):
        return
    if own is not None and own.party and own.head < found.trigger.at:
        found.give(role, own)
        found.rule = "governed"
        return
    if head.pronoun in ("ه", "ها", "هم"):
        found.pronoun = found.pronoun or role
        found.suffix = found.suffix or head.pronoun  # «بعد تلقيهم تدريبات»
        return
    further = _light_before(clause, head)
    if further is not None:
        _by_light_noun(text, found, sentence, further)
        return
    doer = subject(sentence, clause)
    verb = clause.verb
    if 0 <= verb < head.head:
        light = text.words[verb].event.light
        found.governor = verb
        if light is not None and light.entry.light == "none":
            return
        if light is not None and light.entry.light == "recipient" and role == "actor":
            role = "recipient"  # «تعرض الوزير إلى محاولة اغتيال»
        if is_speech(sentence, clause) and light is None:
            return
    if doer is not None and doer.party and doer.head < head.head:
        if text.words[doer.head].bits & c.ANONYMOUS and is_speech(sentence, doer.clause):
            return  # «كشفت مصادر عن عملية انتهت بالفشل»
        found.give(role, doer)
        found.rule = "governed"


def _by_verb(found: Found, sentence: Sentence, clause: Clause, light: Reading) -> None:
    role = light.entry.light
    if found.item is not None and holds(light, found.item):
        role = "actor"
    coercing = found.trigger.reading.entry.type in _DECLARED
    if role == "none" and found.trigger.reading.entry.subject == "recipient":
        return  # «أعلنت الوزارة استشهاد شخص»
    if role == "none" and (coercing or found.rule == "verbal-noun") and light.entry.lemma in ANNOUNCING:
        doer = subject(sentence, clause)
        coerced = w.ORGAN | w.PLACE if coercing and doer is not None and doer.party else 0
        if doer is not None and doer.flags & (w.FORCE | coerced):
            found.give("actor", doer)  # «أعلن الجيش تدمير …»: what a force announces it has done
        return
    if role not in ("actor", "recipient"):
        return
    if role == "actor" and found.trigger.reading.entry.prepositions.get("مع") == "recipient":
        between = (x for x in clause.items if clause.verb < x.head < found.trigger.at)
        found.give("recipient", next((x for x in between if x.prep == "مع" and x.party), None))
    doer = subject(sentence, clause)
    if doer is None or not (doer.party or role == "recipient") or doer.head >= found.trigger.at:
        return
    found.give(role, doer)
    found.rule = "governed"
