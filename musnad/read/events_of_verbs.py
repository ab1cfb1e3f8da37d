"""The arguments of a finite verb: who does it and to whom, in each order of the clause, active or passive."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import (
    COUNT,
    PHRASE,
    TRIGGER,
    Clause,
    Item,
    Sentence,
    after_verb,
    before_verb,
    oblique,
    subject,
)
from musnad.read.events_context import forms
from musnad.read.events_found import FORCE, Found, following, mere_place, prepositions, pronoun
from musnad.read.events_lexicon import Reading
from musnad.read.events_phrases import OF_THEM, Arg
from musnad.read.events_pronouns import ONE_BODY
from musnad.read.events_settling import KILLING
from musnad.text import Text

SINGLE: Final = forms("single")
"""Bodies of which a verb in the plural does not speak, without the article."""


def verb(text: Text, found: Found, sentence: Sentence) -> None:
    """Fill in the roles of a finite verb from its clause."""
    at, reading = found.trigger.at, found.trigger.reading
    entry = reading.entry
    clause = sentence.by_verb.get(at)
    if clause is None:
        return  # part of a phrase after all («حوالى نصف العربات», where «نصف» could say that we describe)
    found.clause = clause
    takes = entry.object == "recipient"
    bare = [x for x in clause.items if not x.prep]
    fronted = next(iter(before_verb(clause)), None)
    after = after_verb(clause)
    if entry.lemma in KILLING and after and _manner(after[0]):
        after = after[1:]  # «قتل حرقا»
    name = next(
        (x for x in after[1:2] if _names(text, after[0], x) or _ranks(entry.lemma, after[0], x)), None
    )
    if name is not None:
        after.remove(name)
    if takes and not after and fronted is not None:
        after = [
            x for x in bare if x.commas == 1 and not x.flags & w.AND and _after_time(text, sentence, at, x)
        ]
    if takes and len(after) == 1 and entry.lemma not in KILLING:
        after += [
            x
            for x in bare
            if x.commas == 1 and not x.flags & w.AND and _past_comma(text, sentence, name or after[0], x)
        ]
    suffix = pronoun(reading)
    may = takes and reading.shape == "either" and entry.type in FORCE
    passive = reading.shape == "passive" or "\u064f" in text.words[at].raw[:4]
    if may and any(x.prep == "by" and x.head > at for x in clause.items):
        passive = True  # «خطف من منزله على يد مسلحين»
    doer: Item | None = None
    done: Item | None = None
    before = clause.of if clause.of is not None and not oblique(text, clause) else fronted
    if before is not None and suffix:
        relative = before is clause.of
        found.rule = "relative-object" if relative else "subject-verb"
        if relative:
            doer, done = _first(after) or subject(sentence, clause.up), before
        else:
            doer, found.pronoun = before, entry.object
    elif before is not None:
        found.rule = "relative" if before is clause.of else "subject-verb"
        next_item = next((x for x in clause.items if x.head > at), None)
        alone = not after or entry.lemma in KILLING and next_item is not None and bool(next_item.prep)
        if passive or (may and alone and not entry.prepositions):
            found.rule, found.passive = "passive", True
            done = before
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
        doer = _just_before(text, sentence, at) or _spoken_of(text, sentence, clause, reading)
        found.rule = "subject-before"
        if may and not entry.prepositions and (reading.number != "p" or entry.lemma not in KILLING):
            found.passive, done = True, doer
            doer = None
    elif (
        takes
        and len(after) > 1
        and (entry.lemma not in KILLING or after[0].kind != COUNT and _neighbours(clause, after[0], after[1]))
        and _adjacent(text, after[0], after[1])
        and not _joined(text, after[1])
        and reading.number != "p"
        and not after[0].flags & w.ACCUSATIVE
        and not _oblique_plural(after[0])
    ):
        doer, done = after[0], after[1]
        found.rule = "verb-subject"
    elif takes and (
        _is_object(reading, after[0])
        or clause.opener in ("مما", "ما")
        or _goes_on(sentence, clause, after[0], reading)
    ):
        done = after[0]
        found.rule = "verb-object"
        active = clause.link in ("and", "with") or not (may and entry.lemma in KILLING)
        doer = _spoken_of(text, sentence, clause, reading) if active or clause.pronoun else None
        if not active and doer is not None and not (doer.flags & w.FORCE and entry.subject == "actor"):
            doer = None  # «قال الجيش إنه قتل خمسة», but «قال المتحدث إنه قتل خمسة»
        found.passive = doer is None and may
    else:
        above = None
        if not after[0].party or reading.number == "p":
            above = _spoken_of(text, sentence, clause, reading)
        doer, done = (above, after[0]) if above is not None else (after[0], None)
        found.rule = "verb-subject" if above is None else "verb-object"
    if doer is None and not found.passive:
        found.cause = _by_event(clause)
    found.object = done or (after[1] if len(after) > 1 else None)
    if doer is not None and doer.kind == TRIGGER:
        found.cause = doer.head
        doer = None
    if entry.subject == "recipient":
        found.give("recipient", doer or done)
    elif (entry.subject == "actor" and doer is not None and (doer.party or done is not None)) or (
        entry.subject == "actor"
        and doer is not None
        and reading.entry.type not in FORCE
        and (doer is fronted or doer.flags & w.NAME and doer.start == at + 1 or _protest(text, reading, doer))
    ):
        found.give("actor", doer)
    if takes and done is not None and entry.subject != "recipient":
        if done.kind == COUNT and done.last < len(text.words) and text.words[done.last].form in OF_THEM:
            found.pronoun = found.pronoun or "recipient"
            found.suffix = found.suffix or text.words[done.last].form.removeprefix("من")
        if not (entry.type in FORCE and _named_place(text, done)):
            found.give("recipient", done)
    prepositions(found, following(clause, at))


def _protest(text: Text, reading: Reading, item: Item) -> bool:
    """«تجمع مئات من الأقباط»: of those who gather there are many, whoever they are."""
    counted = item.start < item.head and text.words[item.start].event.kind in (w.NUMBER, w.NUMERAL)
    return counted and reading.entry.type == "PROTEST"


def _manner(item: Item) -> bool:
    """A bare accusative that is nobody: how somebody was killed («خنقا»)."""
    flags = item.flags
    return (
        bool(flags & w.ACCUSATIVE)
        and item.start == item.head == item.last - 1
        and not flags & (w.PARTY | w.VICTIM | w.TARGET | w.NAME | w.PERHAPS)
    )


def _several(text: Text, item: Item) -> bool:
    """The phrase may be whom a plural verb speaks of: no person, state or office by its name, no single body."""
    if len(item.parts) > 1:
        return True
    word = text.words[item.head]
    if item.flags & (w.PLURAL | w.NOMINATIVE | w.DUAL) or word.form.endswith(("اء", "و")):
        return True  # «أعضاء», «مقاتلو»
    single = item.flags & (w.TITLE | w.PLACE) or word.stem in SINGLE
    return not single


def _several_before(text: Text, sentence: Sentence, at: int) -> Item | None:
    """The last plural before token `at`: «لوقف تقدم مقاتلي الجماعة بعد أن اقتربوا»."""
    for item in reversed(sentence.items):
        if item.head >= at or item.kind != PHRASE or not item.party:
            continue
        if item.flags & (w.PLURAL | w.NOMINATIVE) and not item.flags & w.NAME:
            return item
        if item.flags & w.PARTICIPLE and text.words[item.head].form[-1] in ("ي", "و"):
            return item
    return None


def _past_comma(text: Text, sentence: Sentence, subject: Item, item: Item) -> bool:
    """Only a comma, or a time between two, stands between the subject and what may be the object
    («استقبل الوزير، أمس، سفير …»)."""
    words = text.words
    between = range(subject.last, item.start)
    told = any(clause.of is subject and clause.start == subject.last for clause in sentence.clauses)
    if told and words[item.start - 1].event.kind == w.COMMA:
        return True  # «اعتقلت الشرطة، التي …، عشرات»
    return (
        len(between) > 0
        and any(words[k].event.kind == w.COMMA for k in between)
        and all(words[k].event.kind in (w.COMMA, w.SKIPPED) or k in sentence.timed for k in between)
    )


def _after_time(text: Text, sentence: Sentence, at: int, item: Item) -> bool:
    """Only when and how stands between a verb, whose subject is before it, and its object («استهدفت أمس، شاحنات»)."""
    between = range(at + 1, item.start)
    kinds = [text.words[k].event.kind for k in between if k not in sentence.timed]
    return (
        item.head > at and all(kind in (w.COMMA, w.SKIPPED) for kind in kinds) and kinds.count(w.COMMA) == 1
    )


def _names(text: Text, holder: Item, item: Item) -> bool:
    """«دعا خطيب المسجد في البلدة | فلان الفلاني»: the name of who was just named by his office."""
    if not holder.flags & w.TITLE or item.flags & (w.TITLE | w.AND):
        return False
    names = c.GIVEN | c.FAMILY
    if any(word.bits & names for word in text.words[holder.head + 1 : holder.last]):
        return False
    return bool(text.words[item.head].bits & (c.GIVEN | c.FAMILY)) and item.start > holder.last


def _ranks(lemma: str, holder: Item, item: Item) -> bool:
    """«قتل قائد اللواء | العقيد فلان»: one man by his office and by his rank and name, right after a killing."""
    titles = holder.flags & item.flags & w.TITLE and not holder.flags & w.DEFINITE
    return lemma in KILLING and bool(titles) and item.start == holder.last and not item.flags & w.AND


def _named_place(text: Text, item: Item) -> bool:
    """«طوقت الفلوجة»: a place by its name is no recipient, but quarters full of people are («قصفت أحياء سكنية»)."""
    if not mere_place(item) or item.flags & (w.VICTIM | w.PARTY):
        return False
    inside = [word.event.flags for word in text.words[item.head + 1 : item.last]]
    return not item.flags & w.KIND or any(x & (w.PLACE | w.NAME | w.DEFINITE) for x in inside)


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


def _just_before(text: Text, sentence: Sentence, at: int) -> Item | None:
    """«ومتظاهرين | كانوا يحتجون»: a plural without the article right before «كانوا» and the verb at token `at`."""
    aux = text.words[at - 1]
    if aux.event.kind != w.AUXILIARY or not aux.form.endswith("وا"):
        return None
    item = next((x for x in sentence.items if x.last == at - 1 and x.kind == PHRASE), None)
    if item is None or not item.party:
        return None
    first, last = item.parts[-1]
    flags = text.words[first].event.flags
    if not flags & w.PLURAL or flags & w.DEFINITE:
        return None
    return (
        item if len(item.parts) == 1 else Item(Arg(first, last, first), PHRASE, item.clause, flags | w.PARTY)
    )


def _spoken_of(text: Text, sentence: Sentence, clause: Clause, reading: Reading) -> Item | None:
    """The subject from above of a clause without its own; of a verb in the plural, several («ورددوا» are no body)."""
    doer = _above(sentence, clause)
    if reading.number != "p" or reading.person != 3 or doer is None or _several(text, doer):
        return doer
    if after_verb(clause) and text.words[doer.head].stem not in ONE_BODY:
        return doer
    return _several_before(text, sentence, clause.verb) or doer


def _adjacent(text: Text, a: Item, b: Item) -> bool:
    """Nothing but adverbs, times and complements stands between the subject and the object."""
    if b.commas == a.commas:
        return b.start - a.last <= 8
    return b.start - a.last <= 20 and not any(
        text.words[k].event.kind in (w.STOP, w.COLON) for k in range(a.last, b.start)
    )


def _joined(text: Text, item: Item) -> bool:
    """«و» stands before the phrase: no object begins so («قتل خمسة من العناصر | و3 من الشرطة»)."""
    before = text.words[item.start - 1]
    return before.form == "و" or bool(text.words[item.start].event.flags & w.AND)


def _neighbours(clause: Clause, a: Item, b: Item) -> bool:
    """No phrase stands between the two («قتل الجندي نتيجة إطلاق الجماعة | مقذوفا»)."""
    return clause.items.index(b) - clause.items.index(a) == 1


def _is_object(reading: Reading, item: Item) -> bool:
    """What alone follows a verb is whom it was done to, not who did it."""
    flags = item.flags
    if flags & w.NOMINATIVE and flags & w.PARTY and reading.entry.lemma not in KILLING:
        return False
    if item.kind == TRIGGER:
        return False
    if _oblique_plural(item):
        return True
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


def _oblique_plural(item: Item) -> bool:
    """«المسلحين»: its ending is not that of a subject, unless a number stands before it («مئات المسلحين»)."""
    flags = item.flags
    if item.start != item.head:
        return False
    return bool(flags & w.PLURAL and flags & w.PARTY) and not flags & (w.NOMINATIVE | w.NAME | w.PLACE)


def _disagree(reading: Reading, flags: int) -> bool:
    """The verb's gender is not that of the noun after it, which so cannot be its subject."""
    return reading.gender == "m" and bool(flags & w.FEMININE) and not flags & w.PLURAL
