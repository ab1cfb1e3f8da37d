"""The arguments of a verbal noun or another noun of the deed: what it is annexed to, its prepositions and relatives."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import (
    COUNT,
    HAPPENING,
    LIGHT,
    PHRASE,
    TRIGGER,
    Clause,
    Item,
    Sentence,
    after_verb,
    fill,
    is_speech,
    oblique,
    subject,
)
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import FORCE, Found, following, mere_place, prepositions, pronoun
from musnad.read.events_governing import governed
from musnad.read.events_lexicon import VERBAL, Reading
from musnad.read.events_phrases import OF_THEM, Arg
from musnad.read.events_pronouns import speaker
from musnad.read.events_settling import KILLING, TARGETING
from musnad.read.roles import ELATIVE
from musnad.text import Text


def noun(text: Text, found: Found, sentence: Sentence, known: dict[int, Found]) -> None:
    """Fill in the roles of a noun of the deed. known: the events before it in the sentence, by token."""
    at, reading = found.trigger.at, found.trigger.reading
    entry = reading.entry
    item = sentence.by_head.get(at)
    found.rule = "verbal-noun" if reading.shape == "masdar" else "noun"
    if item is None:
        return
    found.item, clause = item, item.clause
    found.clause = clause
    word = text.words[at]
    after = _after_noun(clause, item)
    suffix = pronoun(reading)
    if (
        item.adjective >= 0
        and entry.type in ("ASSAULT", "COERCE", "MOBILIZE", "AID")
        and "حرب" not in entry.lemma
    ):
        k = item.adjective
        found.give("actor", Item(Arg(k, k + 1, k), PHRASE, clause, text.words[k].event.flags | w.PARTY))
    light = text.words[clause.verb].event.light if 0 <= clause.verb < at and item.prep == "ب" else None
    found.carried = light is not None and light.entry.light == "actor"
    annexed = None
    if after and not after[0].prep and not word.definite and not suffix and after[0].start <= item.last:
        annexed = after[0]
        if text.words[annexed.head].shape & ELATIVE and annexed.last == annexed.head + 1:
            annexed = None  # «تعاون أكبر»
        elif text.words[annexed.head].form in ASCRIBED:
            annexed = None
        elif entry.annexed == "actor" and item.last < annexed.head and _describes(text, annexed.head):
            annexed = None  # «مظاهرات عدة | مؤيدة للحزب»
    if suffix:
        by = any(x.prep == "by" and x.party for x in after)  # «اتهامه من قبل الحزب»
        found.pronoun = "actor" if entry.annexed in ("auto", "actor", "none") and not by else "recipient"
        if after and not after[0].prep and after[0].owner is item:
            found.pronoun = "actor"
            found.give("recipient", after[0])
        elif after and entry.annexed in ("auto", "recipient") and _brings(item, after[0]):
            found.pronoun = "actor"  # «محاصرتهم للقرية»
            if not (entry.type in FORCE and mere_place(after[0])):
                found.give("recipient", after[0])
        elif reading.shape == "masdar" and entry.object == "recipient":
            bare = [x for x in after if not x.prep and x.party and x.commas == item.commas]
            if bare and found.give("recipient", bare[0]):
                found.pronoun = "actor"  # «استقباله في العاصمة وزير …»
    if annexed is not None:
        found.object = annexed
        if _helps(found, item, annexed, sentence, known):
            found.give("actor", annexed)
            helped = subject(sentence, clause)
            if helped is not None and helped.party and helped.head < at:
                found.give("recipient", helped)
        if (
            annexed.kind == COUNT
            and annexed.last < len(text.words)
            and text.words[annexed.last].form in OF_THEM
        ):
            found.pronoun = found.pronoun or "recipient"  # «أسر أعداد كبيرة منهم»
            found.suffix = found.suffix or text.words[annexed.last].form.removeprefix("من")
        _annexed(found, annexed, after[1:], sentence.passed)
        if annexed.flags & w.WEAPON:
            _bearer(text, found, sentence)
    _relative(text, found, sentence, item)
    _ascribed(text, found, sentence, item)
    prepositions(found, after)
    governed(text, found, sentence, item, known)


def _describes(text: Text, at: int) -> bool:
    """A participle in ة without the article: it says what the events before it are."""
    flags = text.words[at].event.flags
    return (
        text.words[at].form[-1] == "ه" and bool(flags & w.PARTICIPLE) and not flags & (w.DEFINITE | w.PARTY)
    )


def _helps(found: Found, item: Item, annexed: Item, sentence: Sentence, known: dict[int, Found]) -> bool:
    """«سيطر الجيش على البلدة بمساعدة اللجان»: who helped stands after «ب» and the noun, unless a verb or noun that
    wants «ب» governs it («طالب بمساعدة الأسر»)."""
    entry = found.trigger.reading.entry
    if entry.lemma not in HELP or item.prep != "ب" or not annexed.party or found.carried:
        return False
    clause = item.clause
    at = clause.items.index(item)
    if at and clause.items[at - 1].kind == LIGHT and clause.items[at - 1].last == item.first:
        return False  # «للقيام بدعم الأسر»
    before = max((x.head for x in clause.items if x.kind == TRIGGER and x.head < item.head), default=-1)
    above = known.get(max(before, clause.verb if clause.verb < item.head else -1))
    if above is None:
        speaks = is_speech(sentence, clause) or clause.verb < 0
        return not speaks
    wants = above.trigger.reading.entry
    return not (
        wants.control or "ب" in wants.prepositions or wants.type in ("AGREE", "REQUEST", "ACCUSE", "THREATEN")
    )


def _brings(item: Item, after: Item) -> bool:
    """«ل» right after a verbal noun with a pronoun brings its object."""
    return after.prep == "ل" and after.kind == PHRASE and after.start <= item.last


def _after_noun(clause: Clause, item: Item) -> list[Item]:
    """The phrases that belong to an event noun: those after it in its clause, before the next event or verb."""
    found = []
    for x in clause.items[clause.items.index(item) + 1 :]:
        if x.kind == TRIGGER or item.head < clause.verb < x.head:
            break
        found.append(x)
    return found


def _annexed(found: Found, annexed: Item, rest: list[Item], passed: set[int]) -> None:
    """The phrase to which the noun is annexed: who did it, or to whom, as its entry says."""
    entry = found.trigger.reading.entry
    role = entry.annexed
    second = rest[0] if rest and all(k in passed for k in range(annexed.last, rest[0].start - 2)) else None
    bare = second is not None and not second.prep and second.kind == PHRASE
    if bare and second is not None and not all(k in passed for k in range(annexed.last, second.start)):
        bare = False
    if not bare and annexed.flags & w.FORCE and annexed.party and len(rest) > 1 and rest[0].prep == "في":
        further = rest[1]  # «اقتحام قوات ووزير في الحكومة | باحات المسجد»
        if not further.prep and further.start <= rest[0].last and not further.party:
            second, bare = further, further.kind == PHRASE
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
        and not annexed.flags & (w.TARGET | w.VICTIM)
        and second.party
        and found.trigger.reading.shape == "masdar"
    ):
        role = "actor"  # «قتل فلان للضابط»
    force = annexed.flags & w.FORCE and not annexed.flags & (w.TARGET | w.PLACE)
    if role == "none" and entry.type == "ASSAULT" and force and annexed.party and entry.lemma not in CLASHES:
        role = "actor"  # «إطلاق الجماعة قذائف»
    if role == "mover":
        into = second is not None and second.prep == "ل" and second.start <= annexed.last
        role = "actor" if into or not annexed.flags & w.PLACE else ""  # «مغادرة الوفد», but «مغادرة اليمن»
    if role == "auto":
        role = "actor" if _acts(found, annexed, second) else "recipient"
    if role == "recipient" and entry.type in FORCE and mere_place(annexed):
        return
    if role == "recipient" or (role == "actor" and annexed.party):
        found.give(role, annexed)


def _acts(found: Found, annexed: Item, second: Item | None) -> bool:
    """The phrase to which a noun is annexed that may take either names who did it."""
    entry = found.trigger.reading.entry
    prep = found.item.prep if found.item is not None else ""
    if prep in ("ل", "aim") or not annexed.party or annexed.flags & (w.TARGET | w.VICTIM):
        return False
    if second is not None and second.prep in ("ل", "علي"):
        return True
    if entry.type == "AID":
        return False
    if entry.type == "REQUEST":
        return True
    return bool(annexed.flags & w.FORCE or entry.prepositions.get("علي"))


def _told_of(text: Text, sentence: Sentence, clause: Clause, item: Item) -> bool:
    """«الهجمات على القرى | التي شنها …»: the verb takes a deed, so that its antecedent is the one before the phrase."""
    of = clause.of
    light = text.words[clause.verb].event.light
    if of is None or of.kind == TRIGGER or light is None or light.entry.light != "actor" or not light.suffix:
        return False
    if not item.head < of.head <= item.head + 6 or text.words[of.head].event.readings:
        return False  # «دعم العملية التي يقودها …»: of the operation
    between = range(item.head + 1, of.head)
    return not any(k in sentence.triggers or text.words[k].event.kind == w.COMMA for k in between)


def _goes_on(text: Text, clause: Clause, item: Item) -> bool:
    """«هجوم استهدف قافلة | وتبنته الجماعة»: joined to a relative clause of the deed, and about it."""
    up = clause.up
    return (
        clause.link == "and"
        and up is not None
        and up.of is item
        and bool(text.words[clause.verb].event.pronoun)
    )


def _ascribed(text: Text, found: Found, sentence: Sentence, item: Item) -> None:
    """«هجوم نسب إلى الجماعة»: to whom the deed is put down."""
    words = text.words
    for k in range(item.last, min(item.last + 3, sentence.last - 2)):
        if words[k].form in ASCRIBED and words[k + 1].event.prep == "الي":
            doer = next((x for x in sentence.items if x.first == k + 2 and x.party), None)
            found.give("actor", doer)
            return


def _aimed(text: Text, sentence: Sentence, clause: Clause, item: Item) -> bool:
    """«هجوم انتحاري بسيارة مفخخة | استهدف …»: the attack is aimed, not what it was made with."""
    of, readings = clause.of, text.words[clause.verb].event.readings
    if of is None or of.prep != "ب" or not readings or readings[0].entry.lemma not in TARGETING:
        return False
    return item.head < of.head <= item.head + 4 and not any(
        item.head < k < of.head for k in sentence.triggers
    )


ASCRIBED: Final = forms("ascribed")
"""Words that say, with «إلى», to whom a deed is put down."""
GATHERING: Final = forms("gathering")
"""Verbs whose object is who meets."""
HELP: Final = lemmas("help")
"""Lemmas of help that somebody has («بدعم من», «بمساندة اللجان»)."""
CLASHES: Final = lemmas("clash")
_WITH_WHOM: Final = forms("with_whom")
"""Prepositions of a relative clause that say who was in the deed («المعارك التي تدور بين»)."""


def _bearer(text: Text, found: Found, sentence: Sentence) -> None:
    """«تفجير سيارة مفخخة يقودها انتحاري»: who carried, drove or fired the weapon did the deed."""
    weapon = found.object
    for clause in sentence.clauses:
        if clause.of is weapon and clause.verb >= 0 and text.words[clause.verb].event.pronoun:
            found.give("actor", next((x for x in after_verb(clause)[:1] if x.party), None))


def _tells(text: Text, sentence: Sentence, found: Found, light: Reading) -> Item | None:
    """«قال الوزير إن نتائج المباحثات التي أجراها …»: who speaks of a deed of his own, if no nameless source does."""
    told = speaker(sentence, found)
    if told is None or text.words[told.head].bits & c.ANONYMOUS:
        return None
    feminine = bool(told.flags & w.FEMININE) and not told.flags & w.NAME
    return told if light.person == 3 and light.number == "s" and feminine == (light.gender == "f") else None


def _relative(text: Text, found: Found, sentence: Sentence, item: Item) -> None:
    """«هجوم شنته قوات على …», «الغارات التي نفذها …», «تفجير استهدف …»."""
    entry = found.trigger.reading.entry
    for clause in sentence.clauses:
        fronted = clause is item.clause and item.head < clause.verb and not item.prep
        if (
            clause.verb < 0
            or clause.of is not item
            and not fronted
            and not _told_of(text, sentence, clause, item)
            and not _aimed(text, sentence, clause, item)
            and not _goes_on(text, clause, item)
        ):
            continue
        event = text.words[clause.verb].event
        light = event.light
        carries = light is not None and (
            light.entry.light == "actor"
            or light.suffix
            and light.entry.lemma in HAPPENING
            and light.tense != "jussive"
        )  # «العمليات التي يجريها الجيش»
        if light is not None and carries and light.shape in VERBAL:
            fill(sentence, clause)
            if light.suffix or oblique(text, clause):
                done = found.give(
                    "actor", next((x for x in clause.items if not x.prep and x.head > clause.verb), None)
                )
                doer = None if done else subject(sentence, clause.up)  # «الحرب التي شنتها ضد …»
                told = doer is not None and is_speech(sentence, doer.clause)
                if doer is not None and doer.party and not told and doer.head < item.head and light.suffix:
                    done = found.give("actor", doer)
                elif not done and light.suffix and not after_verb(clause):
                    done = found.give("actor", _tells(text, sentence, found, light))
                if done:
                    found.rule = "noun-relative"
            for x in clause.items:
                struck = x.party or x.flags & w.TARGET
                if x.prep in ("علي", "ضد") and x.head > clause.verb and struck and not mere_place(x):
                    found.give("recipient", x)
                elif x.prep == "مع" and entry.prepositions.get("مع") == "recipient" and x.party:
                    found.give("recipient", x)  # «المباحثات التي أجراها الوفد مع …»
                elif x.prep == "by":
                    found.give("actor", x)
                elif x.prep in ("بين", "between") and not after_verb(clause):
                    prepositions(found, [x])  # «الاتفاق الذي أبرم بين الدولتين»
        elif (
            light is not None
            and light.entry.light == "recipient"
            and (light.suffix and not light.entry.prepositions or oblique(text, clause))
        ):  # «الهجمات التي تعرض لها الجيش»
            if found.give("recipient", next((x for x in after_verb(clause)[:1] if x.party), None)):
                found.rule = "noun-relative"
        elif (
            entry.type == "AID"
            and clause.of is item
            and any(r.entry.type == "AID" and r.entry.yields and r.suffix for r in event.readings)
        ):  # «المساعدات التي قدمتها الدولة للسكان»
            if found.give("actor", next((x for x in after_verb(clause)[:1] if x.party), None)):
                found.rule = "noun-relative"
            prepositions(found, following(clause, clause.verb))
        elif event.readings and event.readings[0].entry.lemma in TARGETING:
            aimed = next((x for x in clause.items if not x.prep and x.head > clause.verb), None)
            if aimed is not None and not mere_place(aimed) and found.give("recipient", aimed):
                found.rule = "noun-relative"
        elif entry.type == "CONSULT" and text.words[clause.verb].form in GATHERING:
            met = next((x for x in clause.items if not x.prep and x.head > clause.verb and x.party), None)
            if found.give("actor", met):  # «اللقاء الذي يجمع الوزراء»
                found.rule = "noun-relative"
            found.give("recipient", next((x for x in following(clause, clause.verb) if x.prep == "ب"), None))
        elif clause.verb not in sentence.triggers and (light is None or light.entry.light == "none"):
            prepositions(found, [x for x in following(clause, clause.verb) if x.prep in _WITH_WHOM])
