"""To whom a deed was done that names only what is theirs: their ground, their words, their own deed."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import LIGHT, PHRASE, TRIGGER, Item, Sentence, after_verb
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import TOWARD, Found, following
from musnad.read.events_governing import JUDGING
from musnad.read.events_phrases import MOST, Arg, noun_phrase
from musnad.text import Text

TAKING: Final = lemmas("taking")
"""Lemmas of taking ground: in one sentence it is taken from the same."""
_STRIKING: Final = lemmas("striking")
"""Lemmas of attacks that are said to be in or at what they struck («تفجير في مسجد للجماعة»)."""
_GROUND: Final = {
    "taking": frozenset(("علي", "")),
    "moving": TOWARD | {"ضد"},
    "striking": frozenset(("في", "ب")),
}
"""The prepositions of whose ground it was, by what was done."""
_FREEING: Final = lemmas("freeing")
"""Lemmas that free whom the noun after them is annexed to («أطلق سراح الأسرى»)."""
_LIBERTY: Final = forms("liberty")
_FAR: Final = 14
"""Tokens between a deed and whose ground it was on, at most."""


def owner(text: Text, sentence: Sentence, event: Found) -> Item | None:
    """The party whose ground was taken, approached or struck, or whose words or deeds are judged."""
    entry = event.trigger.reading.entry
    if entry.type in JUDGING:
        return _judged(text, sentence, event)
    if entry.lemma in _FREEING:
        return _freed(text, event)
    if entry.lemma in TAKING:
        return _on_ground(text, event, _GROUND["taking"])
    if entry.type == "MOBILIZE":
        return _on_ground(text, event, _GROUND["moving"])
    if entry.lemma in _STRIKING and event.item is not None:
        return _on_ground(text, event, _GROUND["striking"])
    return None


def _on_ground(text: Text, event: Found, prepositions: frozenset[str]) -> Item | None:
    """«سيطر على آخر مواقع الجماعة», «زحف باتجاه مواقعها»: whose the positions are; «تقدم ضد الجماعة»."""
    clause, at = event.clause, event.trigger.at
    if clause is None:
        return None
    items = following(clause, at)
    for k, item in enumerate(items):
        after = items[k + 1] if k + 1 < len(items) else None
        if item.head - at > _FAR:
            return None
        if item.prep not in prepositions or item is event.actor or item.kind != PHRASE:
            continue
        if not item.prep and item.owner is not event.item:
            continue
        if any(word.event.flags & w.TARGET for word in text.words[item.head : item.last]):
            inside = _party_in(text, item, armed=True)
            if inside is None and after is not None and after.start == item.last and not after.prep:
                inside = _party_in(text, after, armed=True, first=after.head)  # «بمقر | قوات الطوارئ»
            return inside
        if item.party and not item.flags & (w.PLACE | w.TARGET) and item.prep in TOWARD | {"ضد"}:
            return item
    return None


def _freed(text: Text, event: Found) -> Item | None:
    """«أطلقت سراح 12 رهينة», «إطلاق سراح المعتقلين»: whose «سراح» it is."""
    clause, at = event.clause, event.trigger.at
    if clause is None:
        return None
    items = [x for x in clause.items if at < x.head <= at + MOST]
    for k, item in enumerate(items):
        if text.words[item.head].stem not in _LIBERTY:
            continue
        if item.last > item.head + 1:
            held = text.words[item.head + 1].event.flags
            return (
                Item(Arg(item.head + 1, item.last, item.head + 1), PHRASE, clause, held)
                if held & w.PARTY
                else None
            )
        after = items[k + 1] if k + 1 < len(items) else None
        return after if after is not None and not after.prep and after.start == item.last else None
    return None


def _party_in(text: Text, item: Item, armed: bool = False, first: int = -1) -> Item | None:
    """The party to which the head of a phrase is annexed («مواقع تمركز | مليشيات الجماعة»).

    armed: only a force, or several; first: from which token on, -1 for after the head.
    """
    for k in range(first if first >= 0 else item.head + 1, item.last):
        flags = text.words[k].event.flags
        annexed = flags & w.PARTICIPLE and text.words[k].form[-1] in ("ي", "و")  # «مقاتلي الجماعة»
        several = (annexed or flags & (w.PLURAL | w.NOMINATIVE)) and not flags & w.NAME
        if armed and not (several or flags & w.FORCE and not flags & (w.PLACE | w.TARGET)):
            continue
        if flags & w.PARTY and (armed or not flags & w.ADJECTIVE or flags & w.DEMONYM):
            last = item.last
            if k == last - 1 and armed:  # «تمركز مقاتلي | الجماعة»
                whole = noun_phrase(text, k, min(len(text.words), k + MOST))
                last = whole.last if whole is not None else last
            return Item(Arg(k, last, k), PHRASE, item.clause, flags)
    return None


def _judged(text: Text, sentence: Sentence, event: Found) -> Item | None:
    """«رفض قرار الحكومة», «استنكار الدولة لتصريحات الوزير»: what is judged is a party's, or it said or did it."""
    clause, at = event.clause, event.trigger.at
    reading = event.trigger.reading
    noun = event.item is not None
    if clause is None:
        return None
    table = reading.entry.prepositions
    after = [x for x in clause.items if x.head > at and x is not event.actor and x.kind == PHRASE]
    judged = next((x for x in after[:3] if table.get(x.prep) == "recipient"), None)
    if judged is None and (reading.entry.object == "recipient" or reading.entry.type == "REJECT"):
        judged = event.object if event.object is not event.actor else None
    if judged is None and not noun and reading.entry.object == "recipient":
        judged = next((x for x in after[:1] if not x.prep), None)  # «استنكر الوزير، بشدة، تصريحات …»
    if judged is None and noun:
        judged = next((x for x in after[:1] if x.prep == "ل"), None)
    if judged is None or judged.flags & (w.PLACE | w.TARGET | w.WEAPON):
        return None
    head = text.words[judged.head]
    deed = any(s.tense == "masdar" for s in head.senses) and not head.bits & c.DOCUMENT
    if deed and not head.form.endswith("ات"):
        return None  # «يرفض إنشاء المحكمة»: what is done to it
    return _party_in(text, judged) or _teller(sentence, judged)


def _teller(sentence: Sentence, judged: Item) -> Item | None:
    """«التصريحات التي أدلى بها الوزير»: who said or did what is judged."""
    for clause in sentence.clauses:
        if clause.of is judged and clause.verb >= 0:
            return next((x for x in after_verb(clause)[:1] if x.party), None)
    return None


def blamed(event: Found, by_token: dict[int, Found]) -> Item | None:
    """«أدان قصف الطائرات», «ندد بقيام القادة بـ»: who condemns a deed blames who did it."""
    at, clause = event.trigger.at, event.clause
    if clause is None:
        return None
    after = [
        x for x in clause.items if x.head > at and x is not event.actor and x.prep in ("", "ب", "of", "علي")
    ]
    for k, item in enumerate(after[:2]):
        if item.head - at > 8 or item.kind == PHRASE and item.party:
            return None
        if item.kind == TRIGGER:
            deed = by_token.get(item.head)
            return deed.actor if deed is not None else None
        if item.kind == LIGHT:
            return next((x for x in after[k + 1 : k + 2] if x.kind == PHRASE and x.party), None)
    return None
