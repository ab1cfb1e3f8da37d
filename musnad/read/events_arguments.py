"""The arguments of one trigger, and what events of one sentence share."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.events_clauses import Mention, Sentence, subject_of, topic
from musnad.read.events_lexicon import EventLexicon, Reading
from musnad.read.events_roles import (
    AGENT_WORDS,
    Arg,
    after,
    aimed_at,
    antecedent,
    noun_phrase,
    party,
    suffix_of,
)
from musnad.read.events_triggers import KILLING, Trigger
from musnad.text import Text

FORCE = frozenset({"ASSAULT", "COERCE"})
LINKS = frozenset(
    "في خلال جراء اثر نتيجه بعد مما ما اسفر اسفرت ادي ادت الي اودت اودي خلف خلفت تسبب تسببت اوقع عن بسبب اثناء عقب نجم "
    "قتل فيه فيها اسفرا ادا واسفر وادي وادت واسفرت".split()
)
"""Folded words between an attack and what came of it."""


class Found:
    """A trigger with what was found of its arguments; `rule` names the construction."""

    __slots__ = ("trigger", "actor", "recipient", "rule", "governor", "pronoun")

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger
        self.actor: Arg | None = None
        self.recipient: Arg | None = None
        self.rule = ""
        self.governor = -1
        self.pronoun = ""
        """The role that a pronoun on the trigger has, "" for none."""

    def give(self, role: str, arg: Arg | None) -> None:
        """Fill a role that is still open."""
        if arg is None:
            return
        if role == "actor" and self.actor is None:
            self.actor = arg
        elif role == "recipient" and self.recipient is None:
            self.recipient = arg


def arguments(
    text: Text, trigger: Trigger, sentence: Sentence, lexicon: EventLexicon, skip: frozenset[int]
) -> Found:
    """What the trigger's own clause says of its arguments."""
    found = Found(trigger)
    shape = trigger.reading.shape
    if shape in ("verb", "passive", "either"):
        _verb(text, found, sentence, lexicon, skip)
    elif shape == "participle":
        _participle(text, found, sentence, skip)
    else:
        _noun(text, found, sentence, lexicon, skip)
    return found


# --- verbs ------------------------------------------------------------------------------------------------------


def _verb(text: Text, found: Found, sentence: Sentence, lexicon: EventLexicon, skip: frozenset[int]) -> None:
    at, reading, first, last = found.trigger
    entry = reading.entry
    items = after(text, at, last, skip)
    node = sentence.by_token.get(at)
    suffix = suffix_of(reading)
    takes = entry.object == "recipient"
    subject: Mention | None = None
    object_: Mention | None = None
    if node is None:
        _prepositions(text, found, items, reading)
        return
    own, second, of = node.subject, node.object, node.of
    fronted = own is not None and own.arg.first < at
    if of is not None and suffix:
        subject, object_ = own, of
        found.rule = "relative-object"
    elif of is not None:
        if takes and _is_passive(text, reading, own, items):
            object_ = of
            found.rule = "passive"
        elif (
            own is not None and second is None and not takes and own.party and not _agrees(text, of, reading)
        ):
            subject = own
            found.rule = "verb-subject"
        else:
            subject, object_ = of, own
            found.rule = "relative"
    elif fronted:
        if takes and _is_passive(text, reading, second, items):
            object_ = own
            found.rule = "passive"
        else:
            subject, object_ = own, second
            found.rule = "subject-verb"
            if suffix:
                found.pronoun = entry.object
    elif reading.shape == "passive" or _passive_marked(text, at):
        object_ = own
        found.rule = "passive"
    elif suffix:
        subject = own
        found.pronoun = entry.object
        found.rule = "verb-subject"
        if own is None or not own.party:
            subject = subject_of(node.follows)
    elif own is None:
        subject = subject_of(node.follows) or topic(sentence, text, at)
        found.rule = "subject-before"
    elif second is not None and takes and own.party and second.arg.first - own.arg.last <= 3:
        subject, object_ = own, second
        found.rule = "verb-subject"
    elif takes and entry.type in FORCE and _victim(text, reading, own, lexicon):
        object_ = own
        conjoined = text.words[at].pro[:1] == "و"
        passive = reading.shape == "either" and (not conjoined or entry.lemma in KILLING)
        found.rule = "passive" if passive else "verb-object"
        if not passive:
            subject = subject_of(node.follows)
    elif takes and not own.party:
        object_ = own
        subject = subject_of(node.follows) or topic(sentence, text, at)
        found.rule = "verb-object"
    elif not own.party:
        subject = subject_of(node.follows) or topic(sentence, text, at)
        found.rule = "subject-before"
    else:
        subject = own
        found.rule = "verb-subject"
    if entry.subject in ("actor", "recipient") and subject is not None:
        if entry.subject == "recipient" or subject.party:
            found.give(entry.subject, subject.arg)
    if takes and object_ is not None:
        found.give("recipient", object_.arg)
    _prepositions(text, found, items, reading)


def _agrees(text: Text, of: Mention, reading: Reading) -> bool:
    return of.party or reading.number == "p"


def _victim(text: Text, reading: Reading, own: Mention, lexicon: EventLexicon) -> bool:
    """What follows the verb of force is whom or what it was used on, not who used it."""
    if reading.entry.lemma in KILLING or reading.number == "p" or not own.party:
        return True
    if reading.shape != "either":
        return aimed_at(text, own.arg, lexicon) and not _force(text, own.arg, lexicon)
    return not _force(text, own.arg, lexicon)


def _force(text: Text, arg: Arg, lexicon: EventLexicon) -> bool:
    """The phrase's head is a force («طائرات», «قوات», «تنظيم») rather than its victims."""
    word = text.words[arg.head]
    forces = lexicon.bit("groups")
    if word.event is not None and word.event.mask & forces:
        return True
    return bool(word.bits & (c.ORG | c.GROUP)) or (arg.last == arg.first + 1 and bool(word.bits & c.PLACE))


def _passive_marked(text: Text, at: int) -> bool:
    """A diacritic says so: «قُتل»."""
    return "\u064f" in text.words[at].raw[:4]


def _is_passive(text: Text, reading: Reading, following: Mention | None, items: list[Arg]) -> bool:
    """A verb whose subject stands before it, and that is followed by no object: «إن جنديا قتل في …»."""
    if reading.shape == "passive":
        return True
    if reading.suffix or reading.shape != "either" or reading.entry.type not in FORCE:
        return False
    return following is None or (bool(items) and bool(items[0].prep))


def _prepositions(text: Text, found: Found, items: list[Arg], reading: Reading) -> None:
    words = text.words
    table = reading.entry.prepositions
    for arg in items:
        if not arg.prep:
            continue
        if arg.prep == "من" and words[arg.first].form == "قبل" and arg.last > arg.first + 1:
            found.give("actor", Arg(arg.first + 1, arg.last, arg.first + 1, "من"))
        elif (
            arg.prep in ("علي", "من")
            and words[arg.first].form in ("يد", "ايدي", "جانب", "طرف")
            and arg.last > arg.first + 1
        ):
            if reading.entry.type in FORCE:
                found.give("actor", Arg(arg.first + 1, arg.last, arg.first + 1, arg.prep))
        elif words[arg.first].form in AGENT_WORDS and arg.last > arg.first + 1:
            found.give("actor", Arg(arg.first + 1, arg.last, arg.first + 1, "ب"))
        elif (role := table.get(arg.prep)) in ("actor", "recipient"):
            if (
                role == "recipient"
                and words[arg.head].bits & c.PLACE
                and reading.entry.type in FORCE
                and not words[arg.head].event
            ):
                continue
            found.give(role, arg)
        elif arg.prep == "بين" and reading.entry.prepositions.get("مع") and found.actor is None:
            _between(text, found, arg)


def _between(text: Text, found: Found, arg: Arg) -> None:
    """«بين X وY»: the one and the other."""
    words = text.words
    for j in range(arg.last - 1, arg.first, -1):
        if words[j].pro.startswith("و") and j > arg.first:
            found.give("actor", Arg(arg.first, j, arg.head, "بين"))
            found.give("recipient", Arg(j, arg.last, j, ""))
            return
    found.give("actor", arg)
    if arg.last < found.trigger.last and words[arg.last].pro.startswith("و"):
        found.give("recipient", noun_phrase(text, arg.last, found.trigger.last))


# --- participles -------------------------------------------------------------------------------------------------


def _participle(text: Text, found: Found, sentence: Sentence, skip: frozenset[int]) -> None:
    at, reading, first, last = found.trigger
    items = after(text, at, last, skip)
    entry = reading.entry
    found.rule = "participle"
    if reading.tense == "passive_participle":
        for arg in items:
            if arg.prep in ("من", "ب"):
                found.give("actor", arg)
        found.give("recipient", antecedent(text, at, first))
        return
    if items and not items[0].prep and entry.object == "recipient":
        found.give("recipient", items[0])
    _prepositions(text, found, items, reading)
    for mention in sentence.mentions:  # «… وقال الوزير …، داعيا إلى»: who speaks in this sentence
        if (
            mention.role == "subject"
            and mention.party
            and mention.arg.first < at
            and mention.verb is not None
        ):
            if text.words[mention.verb.at].bits & c.CUE:
                found.actor = mention.arg
    if found.actor is None:
        speaker = next(
            (m for m in sentence.mentions if m.role == "subject" and m.party and m.arg.first < at), None
        )
        found.give("actor", speaker.arg if speaker is not None else None)


# --- verbal nouns and nouns ---------------------------------------------------------------------------------------


def _noun(text: Text, found: Found, sentence: Sentence, lexicon: EventLexicon, skip: frozenset[int]) -> None:
    at, reading, first, last = found.trigger
    words, entry = text.words, reading.entry
    word = words[at]
    suffix = suffix_of(reading)
    items = after(text, at, last, skip)
    annexed: Arg | None = None
    if not word.definite and not suffix and items and not items[0].prep and items[0].first <= at + 3:
        annexed = items[0]
        if (
            words[annexed.head].role == p.ADJECTIVE
            and words[annexed.head].bits & c.DEMONYM
            and not words[annexed.head].definite
        ):
            found.give("actor", Arg(annexed.head, annexed.head + 1, annexed.head, ""))
            annexed = None
        elif not words[annexed.head].definite and words[annexed.head].bits & c.ADJECTIVE:
            annexed = None
    found.rule = "verbal-noun" if reading.shape == "masdar" else "noun"
    if suffix:
        found.pronoun = "actor" if entry.annexed in ("auto", "actor", "none") else "recipient"
        if (
            items
            and not items[0].prep
            and entry.object == "recipient"
            and found.pronoun == "recipient"
            and items[0].first == at + 1
        ):
            found.pronoun = "actor"
            found.give("recipient", items[0])
    if annexed is not None:
        _annexed(text, found, annexed, items, lexicon)
    elif word.definite:
        j = at + 1
        while j < min(last, at + 3) and words[j].definite:
            if words[j].bits & c.DEMONYM:
                found.give("actor", Arg(j, j + 1, j, ""))
                break
            j += 1
    _prepositions(text, found, items, reading)
    _relative(text, found, items, lexicon, skip)
    _governed(text, found, sentence, lexicon)


def _annexed(text: Text, found: Found, annexed: Arg, items: list[Arg], lexicon: EventLexicon) -> None:
    role = found.trigger.reading.entry.annexed
    words = text.words
    head = words[annexed.head]
    if role == "auto":
        second = items[1] if len(items) > 1 else None
        if (
            second is not None
            and (not second.prep or second.prep in ("ل", "علي"))
            and second.first - annexed.last <= 4
        ):
            found.give("actor", annexed)
            if not second.prep:
                found.give("recipient", second)
            return
        role = (
            "recipient" if aimed_at(text, annexed, lexicon) or not party(text, annexed, lexicon) else "actor"
        )
        if role == "actor" and found.trigger.reading.entry.lemma in ("قصف", "تفجير", "فجر"):
            role = "actor" if _force(text, annexed, lexicon) else "recipient"
    if role == "recipient":
        if (
            len(items) > 1
            and not items[1].prep
            and items[1].first <= annexed.last + 1
            and party(text, annexed, lexicon)
        ):
            found.give("actor", annexed)
            found.give("recipient", items[1])
            return
        if (
            head.bits & c.PLACE
            and not (head.event and head.event.mask & lexicon.bit("human"))
            and annexed.last - annexed.first == 1
        ):
            return
    if role == "recipient" or (role == "actor" and party(text, annexed, lexicon)):
        found.give(role, annexed)


def _relative(
    text: Text, found: Found, items: list[Arg], lexicon: EventLexicon, skip: frozenset[int]
) -> None:
    """«هجوم شنته قوات على …», «الغارات التي نفذها …», «تفجير استهدف …»."""
    at, _, _, last = found.trigger
    words = text.words
    phrase = noun_phrase(text, at, last)
    end = phrase.last if phrase is not None else at + 1
    if found.actor is not None and found.actor.last > end and found.actor.first < end + 2:
        end = found.actor.last
    if end < last and words[end].role == p.RELATIVE:
        j = end + 1
    elif end < last and words[end].event is not None:
        j = end
    else:
        return
    if j >= last:
        return
    event = words[j].event
    if event is None:
        return
    light, readings = event.light, event.readings
    if (
        light is not None
        and light.entry.light == "actor"
        and light.shape in ("verb", "passive", "either")
        and light.suffix
    ):
        for arg in after(text, j, last, skip):
            if not arg.prep:
                found.give("actor", arg)
                found.rule = "noun-relative"
            elif arg.prep in ("علي", "ضد"):
                if not words[arg.head].bits & c.PLACE:
                    found.give("recipient", arg)
    elif readings and readings[0].entry.lemma == "استهدف":
        for arg in after(text, j, last, skip):
            if not arg.prep:
                found.give("recipient", arg)
                found.rule = "noun-relative"
                break


def _governed(text: Text, found: Found, sentence: Sentence, lexicon: EventLexicon) -> None:
    """The verb that governs the noun: its subject is the actor, or the recipient («تعرض لـ»)."""
    at, reading, first, last = found.trigger
    words = text.words
    node = sentence.verb_before(at)
    if node is None:
        _light_noun(text, found, sentence, lexicon)
        return
    found.governor = node.at
    event = words[node.at].event
    light = event.light if event is not None else None
    if light is not None and light.shape in ("verb", "passive", "either") and _reaches(text, node.at, at):
        if light.entry.light in ("actor", "recipient"):
            subject = subject_of(node)
            if subject is None or not subject.party or subject.arg.first >= at:
                subject = topic(sentence, text, at)
            if (
                subject is not None
                and subject.arg.first < at
                and not (subject.arg.first <= at < subject.arg.last)
            ):
                found.give(light.entry.light, subject.arg)
                if not found.rule.endswith("relative"):
                    found.rule = "governed"
                return
    _light_noun(text, found, sentence, lexicon)
    word = words[at]
    purpose = word.pro in ("ل", "لل", "ول", "ولل", "ب", "بال", "وب")
    led = at > first and words[at - 1].form in (
        "الي",
        "علي",
        "من",
        "اجل",
        "بهدف",
        "بغيه",
        "قصد",
        "محاوله",
        "عن",
        "في",
        "لمحاوله",
    )
    if (
        reading.shape == "masdar"
        and (purpose or led)
        or reading.entry.type not in FORCE
        and reading.shape == "masdar"
    ):
        subject = topic(sentence, text, at)
        if (
            subject is not None
            and not (subject.arg.first <= at < subject.arg.last)
            and subject.arg != found.recipient
        ):
            found.give("actor", subject.arg)


def _light_noun(text: Text, found: Found, sentence: Sentence, lexicon: EventLexicon) -> None:
    """A verbal noun that governs: «محاولة عناصر التنظيم شن هجوم», «نجاح قوات … في تحرير», «قيامهم بتجنيد»."""
    at, _, first, _ = found.trigger
    words = text.words
    for k in range(at - 1, max(first, at - 12) - 1, -1):
        word = words[k]
        if word.kind == "p" and word.raw in ".،؛":
            return
        event = word.event
        if (
            event is None
            or event.light is None
            or event.light.shape != "masdar"
            or event.light.entry.light != "actor"
        ):
            continue
        if word.suffix in ("هم", "ها", "ه"):
            found.pronoun = found.pronoun or "actor"
            return
        if not word.definite:
            arg = noun_phrase(text, k + 1, at)
            if arg is not None and arg.last <= at and arg.first > k and party(text, arg, lexicon):
                found.give("actor", arg)
                return


def _reaches(text: Text, verb: int, at: int) -> bool:
    """The noun is in the verb's own stretch: no complementizer or relative pronoun between, and not too far."""
    words = text.words
    if at - verb > 14:
        return False
    return not any(
        words[k].role in (p.COMPLEMENTIZER, p.RELATIVE) or words[k].raw in ".؛" for k in range(verb + 1, at)
    )


# --- the sentence -------------------------------------------------------------------------------------------------


def share(text: Text, events: list[Found], lexicon: EventLexicon) -> None:
    """Events of one sentence give each other what they have in common.

    A killing takes its actor from the attack it came of, the attack its recipient from the killed; a coordinated
    verb takes the subject of the one before; a pronoun stands for a party named before.
    """
    for k, event in enumerate(events):
        if event.pronoun in ("actor", "recipient"):
            other = event.recipient if event.pronoun == "actor" else event.actor
            event.give(event.pronoun, _named_before(text, event, events[:k], other, lexicon))
    for k, event in enumerate(events):
        entry = event.trigger.reading.entry
        if entry.type != "ASSAULT":
            continue
        killing = entry.lemma in KILLING
        for other in events[max(0, k - 2) : k + 3]:
            theirs = other.trigger.reading.entry
            if other is event or theirs.type != "ASSAULT" or not _linked(text, event, other):
                continue
            if killing and event.actor is None and theirs.lemma not in KILLING:
                event.actor = other.actor
            if (
                killing
                and event.actor is None
                and theirs.lemma in KILLING
                and abs(other.trigger.at - event.trigger.at) < 9
            ):
                event.actor = other.actor
            if not killing and event.recipient is None and theirs.lemma in KILLING:
                event.recipient = other.recipient
    for k, event in enumerate(events):
        if event.actor is not None or not k:
            continue
        reading = event.trigger.reading
        word = text.words[event.trigger.at]
        previous = events[k - 1]
        gap = event.trigger.at - previous.trigger.at
        coordinated = word.pro[:1] in ("و", "ف") and reading.entry.subject == "actor"
        if (
            reading.shape in ("verb", "either")
            and event.rule != "passive"
            and coordinated
            and event.rule != "verb-subject"
        ):
            event.actor = previous.actor
        elif reading.shape == "masdar" and (
            coordinated and gap <= 12 or word.pro.endswith("ل") and gap <= 10
        ):
            event.actor = previous.actor
            if coordinated and event.recipient is None and gap <= 2:
                event.recipient = previous.recipient
    for k in range(len(events) - 2, -1, -1):  # «محاصرة وقصف مواقع»: the object stands after the last
        event, following = events[k], events[k + 1]
        gap = following.trigger.at - event.trigger.at
        if gap == 1 and event.recipient is None and event.trigger.reading.shape in ("masdar", "noun"):
            event.recipient = following.recipient
            if event.actor is None:
                event.actor = following.actor


def _linked(text: Text, a: Found, b: Found) -> bool:
    """A word of cause, time or manner stands between the two, and no full break."""
    low, high = sorted((a.trigger.at, b.trigger.at))
    if high - low > 16:
        return False
    words = text.words
    if words[high].pro.startswith(("ب", "وب")) or words[high].pro == "و":
        return True
    return any(words[k].form in LINKS for k in range(low + 1, high))


def _named_before(
    text: Text, event: Found, earlier: list[Found], other: Arg | None, lexicon: EventLexicon
) -> Arg | None:
    """Whom a pronoun stands for: the last party before it that is not the event's other party."""
    for previous in reversed(earlier):
        for arg in (previous.actor, previous.recipient):
            if arg is not None and arg.first < event.trigger.at and arg != other:
                return arg
    first = event.trigger.first
    words = text.words
    j = first
    best: Arg | None = None
    while j < event.trigger.at:
        word = words[j]
        if word.kind == "w" and word.role in p.HEADS and word.role not in "vS":
            made = noun_phrase(text, j, event.trigger.at)
            if made is not None and made.last > j:
                if party(text, made, lexicon) and made != other:
                    best = made
                j = made.last
                continue
        j += 1
    return best
