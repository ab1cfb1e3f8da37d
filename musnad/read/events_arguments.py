"""The arguments of one trigger, from its own clause and what governs it.

Each construction has its rule, with examples, in rules_events.py.
"""

from __future__ import annotations

from musnad.read import events_words as w
from musnad.read.events_clauses import (
    COUNT,
    LIGHT,
    PHRASE,
    TRIGGER,
    VERBAL,
    Clause,
    Item,
    Sentence,
    after_verb,
    before_verb,
    fill,
    is_speech,
    oblique,
    subject,
)
from musnad.read.events_lexicon import Reading
from musnad.read.events_phrases import Arg
from musnad.read.events_triggers import KILLING, Trigger
from musnad.text import Text

FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types whose verbs, when nothing shows who acted, are read as passive."""
INHERITS = frozenset(
    {"COERCE", "MOBILIZE", "RETREAT", "REQUEST", "AID", "SUPPORT", "REJECT", "AGREE", "SANCTION"}
)
"""Types whose nouns take the subject of their clause as actor: what such a clause tells is what its subject does."""
ANNOUNCING = frozenset(("أعلن", "إعلان"))
"""Governing lemmas whose subject, a force, tells what it has done itself."""
REACH = 16
"""How far, in tokens, a governing verb reaches."""


class Found:
    """A trigger with what was found of its arguments; `rule` names the construction.

    clause: where it stands; item: itself, when it is a noun; governor: the token of the verb that governs it, or -1;
    pronoun: the role that a pronoun on the trigger has, "" for none; passive: said without its actor.
    """

    __slots__ = (
        "trigger",
        "actor",
        "recipient",
        "rule",
        "clause",
        "item",
        "governor",
        "pronoun",
        "passive",
        "cause",
        "object",
    )

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger
        self.actor: Item | None = None
        self.recipient: Item | None = None
        self.rule = ""
        self.clause: Clause | None = None
        self.item: Item | None = None
        self.governor = -1
        self.pronoun = ""
        self.passive = False
        self.object: Item | None = None
        """The phrase after a noun or the object of a verb, whatever its role."""
        self.cause = -1
        """The token of the event that did it («قتل القصف خمسة»), -1 for none."""

    def give(self, role: str, item: Item | None) -> bool:
        """Fill a role that is still open; false when there is nothing to fill it with or it is taken."""
        if item is None or item.kind != PHRASE:
            return False
        if role == "recipient" and item.flags & w.WEAPON and self.trigger.reading.entry.type == "ASSAULT":
            return False  # «تفجير سيارة مفخخة»: what with, not to whom
        named = item.party or item.flags & (w.NAME | w.PERHAPS)
        if role == "recipient" and not named and self.trigger.reading.entry.type not in FORCE:
            return False
        if role == "actor" and self.actor is None and item is not self.recipient:
            self.actor = item
        elif role == "recipient" and self.recipient is None and item is not self.actor:
            self.recipient = item
        else:
            return False
        return True


def arguments(text: Text, trigger: Trigger, sentence: Sentence, known: dict[int, Found]) -> Found:
    """What the trigger's own clause says of its arguments. known: the events before it in the sentence, by token."""
    found = known[trigger.at] = Found(trigger)
    shape = trigger.reading.shape
    if shape in VERBAL:
        _verb(text, found, sentence)
    elif shape == "participle":
        _participle(found, sentence)
    else:
        _noun(text, found, sentence, known)
    if found.passive and found.clause is not None and found.item is None:
        found.clause.passive = True
    return found


# --- verbs ------------------------------------------------------------------------------------------------------


def _verb(text: Text, found: Found, sentence: Sentence) -> None:
    at, reading = found.trigger.at, found.trigger.reading
    entry = reading.entry
    clause = sentence.by_verb[at]
    found.clause = clause
    takes = entry.object == "recipient"
    bare = [x for x in clause.items if not x.prep]
    fronted = next(iter(before_verb(clause)), None)
    after = after_verb(clause)
    if takes and len(after) == 1 and entry.lemma not in KILLING:
        after += [x for x in bare if x.start == after[0].last + 1 and x.commas == 1 and not x.flags & w.AND]
    suffix = _pronoun(reading)
    passive = reading.shape == "passive" or "\u064f" in text.words[at].raw[:4]
    may = takes and reading.shape == "either" and entry.type in FORCE
    doer: Item | None = None
    done: Item | None = None
    before = clause.of if clause.of is not None and not oblique(text, clause) else fronted
    if before is not None and suffix:
        relative = before is clause.of
        found.rule = "relative-object" if relative else "subject-verb"
        if relative:
            doer, done = _first(after), before
        else:
            doer, found.pronoun = before, entry.object
    elif before is not None:
        found.rule = "relative" if before is clause.of else "subject-verb"
        next_item = next((x for x in clause.items if x.head > at), None)
        alone = not after or entry.lemma in KILLING and next_item is not None and bool(next_item.prep)
        if passive or (may and alone and not entry.prepositions):
            found.rule, found.passive, done = "passive", True, before
        else:
            doer, done = before, _first(after)
    elif passive:
        found.rule, found.passive, done = "passive", True, _first(after)
    elif suffix:
        found.rule, found.pronoun = "verb-subject", entry.object
        doer = _first(after)
        if doer is None or not doer.party:
            doer = _above(sentence, clause)
    elif not after:
        doer = _above(sentence, clause)
        found.rule = "subject-before"
        if may and not entry.prepositions and (reading.number != "p" or entry.lemma not in KILLING):
            found.passive, doer, done = True, None, doer
    elif (
        takes
        and len(after) > 1
        and _adjacent(text, after[0], after[1])
        and reading.number != "p"
        and not after[0].flags & w.ACCUSATIVE
    ):
        doer, done = after[0], after[1]
        found.rule = "verb-subject"
    elif takes and (_is_object(reading, after[0]) or _goes_on(sentence, clause, after[0], reading)):
        done = after[0]
        found.rule = "verb-object"
        active = clause.link in ("and", "with") or not (may and entry.lemma in KILLING)
        doer = _above(sentence, clause) if active else None
        found.passive = doer is None and may
    else:
        above = _above(sentence, clause) if not after[0].party or reading.number == "p" else None
        doer, done = (above, after[0]) if above is not None else (after[0], None)
        found.rule = "verb-subject" if above is None else "verb-object"
    if doer is None and not found.passive:
        found.cause = _by_event(clause)
    found.object = done or (after[1] if len(after) > 1 else None)
    if doer is not None and doer.kind == TRIGGER:
        found.cause, doer = doer.head, None
    if entry.subject == "recipient":
        found.give("recipient", doer or done)
    elif (entry.subject == "actor" and doer is not None and (doer.party or done is not None)) or (
        entry.subject == "actor" and doer is not None and reading.entry.type not in FORCE and doer is fronted
    ):
        found.give("actor", doer)
    if takes and done is not None and entry.subject != "recipient":
        if (
            done.kind == COUNT
            and done.last < len(text.words)
            and text.words[done.last].form in ("منهم", "منها")
        ):
            found.pronoun = found.pronoun or "recipient"
        found.give("recipient", done)
    _prepositions(found, _following(clause, at))


def _by_event(clause: Clause) -> int:
    """The event that is the subject of the clauses above («الغارات التي … دمرت»), -1 for none."""
    up: Clause | None = clause
    for _ in range(4):
        if up is None:
            return -1
        own = (
            up.of
            if up.link == "relative"
            else next((x for x in up.items if not x.prep and x.head < up.verb), None)
        )
        if own is not None:
            return own.head if own.kind == TRIGGER else -1
        if up.link not in ("and", "with"):
            return -1
        up = up.up
    return -1


def _first(items: list[Item]) -> Item | None:
    return items[0] if items else None


def _goes_on(sentence: Sentence, clause: Clause, item: Item, reading: Reading) -> bool:
    """A coordinated verb keeps the subject of the one before; what follows it is its object."""
    if clause.link not in ("and", "with") or item.flags & w.NOMINATIVE or item.kind == TRIGGER:
        return False
    if item.flags & w.FORCE and reading.entry.type in FORCE:
        return False
    above = subject(sentence, clause.up)
    return above is not None and above.party and not _disagree(reading, above.flags)


def _above(sentence: Sentence, clause: Clause) -> Item | None:
    """The subject that a clause without its own has from the clause on which it hangs."""
    up: Clause | None = clause
    while up is not None and up.link in ("and", "with"):
        up = up.up
        if up is not None and up.passive:
            return None
    found = subject(sentence, clause)
    if found is not None and found.clause is clause and found.head > clause.verb:
        found = subject(sentence, clause.up) if clause.link != "root" else None
    return found if found is not None and found.party else None


def _adjacent(text: Text, a: Item, b: Item) -> bool:
    """Nothing but adverbs, times and complements stands between the subject and the object."""
    if b.commas == a.commas:
        return b.start - a.last <= 8
    return b.start - a.last <= 20 and not any(
        text.words[k].event.kind in (w.STOP, w.COLON) for k in range(a.last, b.start)
    )


def _is_object(reading: Reading, item: Item) -> bool:
    """What alone follows a verb is whom it was done to, not who did it."""
    flags = item.flags
    if flags & w.NOMINATIVE and flags & w.PARTY and reading.entry.lemma not in KILLING:
        return False
    if item.kind == TRIGGER:
        return False
    if (
        reading.entry.lemma in KILLING
        or reading.number == "p"
        or (flags & w.ACCUSATIVE and (item.start == item.head or reading.entry.type != "PROTEST"))
    ):
        return True
    if _disagree(reading, flags):
        return True
    if flags & w.TARGET and not flags & w.FORCE:
        return True
    if reading.shape == "either" and reading.entry.type in FORCE:
        return not flags & (w.FORCE | w.PLACE)
    return not item.party


def _disagree(reading: Reading, flags: int) -> bool:
    """The verb's gender is not that of the noun after it, which so cannot be its subject."""
    return reading.gender == "m" and bool(flags & w.FEMININE) and not flags & w.PLURAL


def _pronoun(reading: Reading) -> str:
    return reading.suffix if reading.suffix not in ("ي", "ك", "ني", "نا") else ""


def _following(clause: Clause, at: int) -> list[Item]:
    """The items of a clause after token `at`, up to the next event noun."""
    found = []
    for item in clause.items:
        if item.head <= at:
            continue
        if item.kind == TRIGGER:
            break
        found.append(item)
    return found


def _prepositions(found: Found, items: list[Item]) -> None:
    """The roles of the phrases with prepositions: the entry's own, and those of every event of force."""
    entry = found.trigger.reading.entry
    table = entry.prepositions
    for item in items:
        prep = item.prep
        if not prep or item.kind != PHRASE:
            continue
        role = table.get(prep, "")
        if prep == "ل" and not role and _complements(found, item):
            role = "recipient"
        if prep == "ل" and role == "auto" and found.item is not None and item.start > found.item.last:
            continue
        if prep == "ل" and role == "auto":
            role = "actor" if item.party and not item.flags & w.TARGET else "recipient"
        if prep == "by":
            found.give("actor", item)
        elif prep == "between":
            found.pronoun = found.pronoun or "actor"
            found.give("recipient", item)
        elif prep == "ranks":
            if entry.type in FORCE:
                found.give("recipient", item)
        elif prep == "بين" and (table.get("مع") or found.trigger.reading.shape == "noun"):
            _between(found, item)
        elif role in ("actor", "recipient"):
            if (
                role == "recipient"
                and entry.type in FORCE
                and (_mere_place(item) or prep == "من" and not item.party)
            ):
                continue
            found.give(role, item)


def _complements(found: Found, item: Item) -> bool:
    """«قتل للأبرياء», «دعم الدولة للفصائل»: «ل» brings the object of a verbal noun, right after it or who did it."""
    reading, noun = found.trigger.reading, found.item
    if reading.shape != "masdar" or reading.entry.object != "recipient" or noun is None:
        return False
    before = found.object or noun
    return item.start <= before.last and (before is noun or before is found.actor)


def _mere_place(item: Item) -> bool:
    """A place, not a party or a thing in it."""
    thing = item.flags & w.FORCE or item.flags & w.TARGET and not item.flags & w.KIND
    unnamed = item.flags & w.KIND and item.flags & w.DEFINITE and item.last == item.first + 1
    return bool(item.flags & w.PLACE) and not thing and not unnamed


def _between(found: Found, item: Item) -> None:
    """«بين X وY»: the one and the other."""
    if len(item.parts) < 2:
        found.give("actor", item)
        return
    clause, flags = item.clause, item.flags
    (a, b), (x, y) = item.parts[0], item.parts[-1]
    found.give("actor", Item(Arg(a, b, a), PHRASE, clause, flags))
    found.give("recipient", Item(Arg(x, y, x), PHRASE, clause, flags))


# --- participles -------------------------------------------------------------------------------------------------


def _participle(found: Found, sentence: Sentence) -> None:
    at, reading = found.trigger.at, found.trigger.reading
    item = sentence.by_head.get(at)
    found.item = item
    found.rule = "participle"
    if item is None:
        return
    clause = found.clause = item.clause
    following = _following(clause, at)
    if reading.tense == "passive_participle":
        found.passive = True
        before = [x for x in clause.items if x.head < at]
        found.give("recipient", before[-1] if before else subject(sentence, clause))
        found.give("actor", next((x for x in following[:1] if x.prep in ("ب", "من", "by") and x.party), None))
        _prepositions(found, following)
        return
    if reading.entry.object == "recipient":
        found.give("recipient", next((x for x in following[:1] if not x.prep), None))
    _prepositions(found, following)
    speaker = None
    for above in sentence.clauses:  # «… وقال الوزير …، داعيا إلى»: who speaks in this sentence
        if above.start < at and 0 <= above.verb < at and is_speech(sentence, above):
            said = subject(sentence, above)
            speaker = said if said is not None and said.head < at else speaker
    found.give("actor", speaker or subject(sentence, clause))


# --- verbal nouns and nouns ---------------------------------------------------------------------------------------


def _noun(text: Text, found: Found, sentence: Sentence, known: dict[int, Found]) -> None:
    at, reading = found.trigger.at, found.trigger.reading
    entry = reading.entry
    item = sentence.by_head.get(at)
    found.rule = "verbal-noun" if reading.shape == "masdar" else "noun"
    if item is None:
        return
    found.item, clause = item, item.clause
    found.clause = clause
    word = text.words[at]
    following = _after_noun(clause, item)
    suffix = _pronoun(reading)
    if (
        item.adjective >= 0
        and entry.type in ("ASSAULT", "COERCE", "MOBILIZE", "AID")
        and "حرب" not in entry.lemma
    ):
        k = item.adjective
        found.give("actor", Item(Arg(k, k + 1, k), PHRASE, clause, text.words[k].event.flags | w.PARTY))
    annexed = None
    if (
        following
        and not following[0].prep
        and not word.definite
        and not suffix
        and following[0].start <= item.last
    ):
        annexed = following[0]
    if suffix:
        found.pronoun = "actor" if entry.annexed in ("auto", "actor", "none") else "recipient"
        if following and not following[0].prep and following[0].start <= item.last:
            found.pronoun = "actor"
            found.give("recipient", following[0])
        elif reading.shape == "masdar" and entry.object == "recipient":
            bare = [x for x in following if not x.prep and x.party and x.commas == item.commas]
            if bare and found.give("recipient", bare[0]):
                found.pronoun = "actor"  # «استقباله في العاصمة وزير …»
    if annexed is not None:
        found.object = annexed
        _annexed(found, annexed, following[1:])
    _relative(text, found, sentence, item)
    _prepositions(found, following)
    _governed(text, found, sentence, item, known)


def _after_noun(clause: Clause, item: Item) -> list[Item]:
    """The phrases that belong to an event noun: those after it in its clause, before the next event or verb."""
    found = []
    for x in clause.items[clause.items.index(item) + 1 :]:
        if x.kind == TRIGGER or item.head < clause.verb < x.head:
            break
        found.append(x)
    return found


def _annexed(found: Found, annexed: Item, rest: list[Item]) -> None:
    """The phrase to which the noun is annexed: who did it, or to whom, as its entry says."""
    entry = found.trigger.reading.entry
    role = entry.annexed
    second = rest[0] if rest and rest[0].start - annexed.last <= 2 else None
    bare = second is not None and not second.prep and second.kind == PHRASE
    if bare and second is not None and second.start > annexed.last:
        bare = False
    if entry.lemma in KILLING and not annexed.flags & w.FORCE:
        bare = False
    if second is not None and second.flags & w.KIN:
        bare = False  # «إعدام فلان ابن فلان»
    if role in ("auto", "recipient") and annexed.party and bare:
        found.give("actor", annexed)
        found.give("recipient", second)
        return
    if (
        role == "recipient"
        and second is not None
        and second.prep == "ل"
        and second.start <= annexed.last
        and annexed.party
        and second.party
        and found.trigger.reading.shape == "masdar"
    ):
        role = "actor"  # «قتل فلان للضابط»
    if role == "auto":
        role = "actor" if _acts(found, annexed, second) else "recipient"
    if role == "recipient" and entry.type in FORCE and _mere_place(annexed):
        return
    if role == "recipient" or (role == "actor" and annexed.party):
        found.give(role, annexed)


def _acts(found: Found, annexed: Item, second: Item | None) -> bool:
    """The phrase to which a noun is annexed that may take either names who did it."""
    entry = found.trigger.reading.entry
    prep = found.item.prep if found.item is not None else ""
    if prep in ("ل", "aim") or not annexed.party or annexed.flags & w.TARGET:
        return False
    if second is not None and second.prep in ("ل", "علي"):
        return True
    if entry.type == "AID":
        return prep == "ب"
    return bool(annexed.flags & w.FORCE or entry.prepositions.get("علي"))


def _relative(text: Text, found: Found, sentence: Sentence, item: Item) -> None:
    """«هجوم شنته قوات على …», «الغارات التي نفذها …», «تفجير استهدف …»."""
    for clause in sentence.clauses:
        fronted = clause is item.clause and item.head < clause.verb and not item.prep
        if clause.verb < 0 or clause.of is not item and not fronted:
            continue
        event = text.words[clause.verb].event
        light = event.light
        if light is not None and light.entry.light == "actor" and light.shape in VERBAL:
            fill(sentence, clause)
            if light.suffix or oblique(text, clause):
                done = found.give(
                    "actor", next((x for x in clause.items if not x.prep and x.head > clause.verb), None)
                )
                if done:
                    found.rule = "noun-relative"
            for x in clause.items:
                if x.prep in ("علي", "ضد") and x.head > clause.verb and not _mere_place(x):
                    found.give("recipient", x)
                elif x.prep == "by":
                    found.give("actor", x)
        elif event.readings and event.readings[0].entry.lemma == "استهدف":
            aimed = next((x for x in clause.items if not x.prep and x.head > clause.verb), None)
            if aimed is not None and not _mere_place(aimed) and found.give("recipient", aimed):
                found.rule = "noun-relative"


def _governed(text: Text, found: Found, sentence: Sentence, item: Item, known: dict[int, Found]) -> None:
    """What governs the noun: a verbal noun before it, the verb of its clause, or the clause's subject by its aim."""
    if found.actor is not None and found.recipient is not None:
        return
    clause = item.clause
    entry = found.trigger.reading.entry
    if entry.type == "AID" and item.prep == "ب" and found.recipient is None and found.object is None:
        found.give("recipient", subject(sentence, clause))  # «… بدعم من»: who acts is helped
        return
    asked = _asked(clause, item, known)
    if asked is not None and _controls(found, asked, item):
        found.rule = "asked"
        return
    head = _light_before(clause, item)
    if head is not None and item.prep not in _APART:
        _by_light_noun(text, found, sentence, head)
        return
    verb = clause.verb
    light = text.words[verb].event.light if 0 <= verb < item.head else None
    if 0 <= verb < item.head:
        found.governor = verb
    if item.prep in _APART:
        return
    if light is not None and light.shape in VERBAL and item.head - verb <= REACH:
        _by_verb(found, sentence, clause, light)
        return
    doing = _doing(text, clause, item)
    if doing is not None:
        found.give("actor", doing)
        found.rule = "governed"
        return
    purpose = item.prep in ("ل", "aim") or (item.prep in _OF_A_DEED and found.rule == "verbal-noun")
    if purpose or entry.type in INHERITS:
        doer = subject(sentence, clause)
        if doer is None or not doer.party or doer.head >= item.head or doer is found.recipient:
            return
        if purpose or entry.type == "REQUEST" or not is_speech(sentence, doer.clause):
            found.give("actor", doer)
            found.rule = "governed"


_APART = frozenset(
    ("بعد", "قبل", "اثر", "عقب", "رغم", "منذ", "بحسب", "حول", "بسبب", "نتيجه", "جراء", "عن", "اثناء", "مع")
)
"""Prepositions after which an event is another's, not what the clause's subject does."""
_OF_A_DEED = frozenset(("ب", "الي", "في", "علي", "من", "عبر", "خلال", "of"))
"""Prepositions between what somebody does and the deed, a verbal noun."""


def _doing(text: Text, clause: Clause, item: Item) -> Item | None:
    """Whose doing the noun before it is of («استمرار النظام في إرسال»)."""
    before = next((x for x in reversed(clause.items) if x.head < item.head), None)
    if before is None or before.kind != PHRASE or item.head - before.last > 1 or item.prep not in _OF_A_DEED:
        return None
    head = text.words[before.head]
    if head.definite or before.last - before.head < 2 or head.event.flags & w.PARTY:
        return None
    if not any(s.tense == "masdar" for s in head.senses):
        return None
    flags = text.words[before.head + 1].event.flags
    if not flags & w.PARTY:
        return None
    return Item(Arg(before.head + 1, before.last, before.head + 1), PHRASE, clause, flags)


def _controls(found: Found, asked: Found, item: Item) -> bool:
    """Give the event the actor that the one before it says; whether it says one."""
    entry = asked.trigger.reading.entry
    if entry.control and item.prep != "aim":
        who = asked.recipient
        if who is None and entry.control == "order":
            who = asked.actor
        found.give("actor", who)
        return True
    if item.prep == "ل" and entry.type == "MOBILIZE" and asked.object is not None:
        found.give("actor", asked.object)  # «إرسال مقاتلين للقتال»
        return True
    if asked.item is not None and item.prep in ("aim", "ل"):
        found.give("actor", asked.actor)
        return True
    return False


def _asked(clause: Clause, item: Item, known: dict[int, Found]) -> Found | None:
    """The event before it in its clause whose recipient is asked, helped or accused to do this one."""
    if not item.prep:
        return None
    before = next((x.head for x in reversed(clause.items) if x.kind == TRIGGER and x.head < item.head), -1)
    governing = known.get(max(before, clause.verb if clause.verb < item.head else -1))
    if governing is None or governing.trigger.at == item.head:
        return None
    return governing


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
        if is_speech(sentence, clause) and light is None:
            return
    if doer is not None and doer.party and doer.head < head.head:
        found.give(role, doer)
        found.rule = "governed"


def _by_verb(found: Found, sentence: Sentence, clause: Clause, light: Reading) -> None:
    role = light.entry.light
    if role == "none" and found.rule == "verbal-noun" and light.entry.lemma in ANNOUNCING:
        doer = subject(sentence, clause)
        if doer is not None and doer.flags & w.FORCE:
            found.give("actor", doer)  # «أعلن الجيش تدمير …»: what a force announces it has done
        return
    if role not in ("actor", "recipient"):
        return
    doer = subject(sentence, clause)
    if doer is None or not (doer.party or role == "recipient") or doer.head >= found.trigger.at:
        return
    found.give(role, doer)
    found.rule = "governed"


__all__ = ["Found", "arguments"]
