"""What the events of one sentence have in common: pronouns, coordination, cause and effect."""

from __future__ import annotations

from operator import itemgetter

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import LIGHT, PHRASE, TRIGGER, VERBAL, Item, Sentence, is_speech, subject
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import FORCE, Found
from musnad.read.events_protests import share_protests
from musnad.read.events_triggers import KILLING
from musnad.text import Text

LINKS = forms("link")
"""Folded words between an attack and what came of it."""
PLACE_LINKS = forms("link_of_place")
"""Those after which both were in one place."""
REPELLING = lemmas("repelling")
"""Lemmas of what is done against another's deed."""
BLAMING = frozenset(("ACCUSE", "REJECT"))
"""Types whose object may be a deed instead of who did it."""
TAKING = lemmas("taking")
"""Lemmas of taking ground: in one sentence it is taken from the same."""
RESULTS = forms("result")
APARTS = forms("contrast")
OTHER_TIMES = forms("other_time")
OTHERS = forms("others")
"""Of a strike that killed some and wounded others the recipient is the former."""
CLASHES = lemmas("clash")


def share(text: Text, sentence: Sentence, events: list[Found]) -> None:
    """Give each event what it has in common with those beside it."""
    for k, event in enumerate(events):
        if event.pronoun in ("actor", "recipient"):
            taken = event.recipient if event.pronoun == "actor" else event.actor
            event.give(event.pronoun, _named_before(sentence, event, events[:k], taken))
        _pronouns(text, sentence, event, events[:k])
    for k in range(len(events) - 2, -1, -1):  # «محاصرة وقصف مواقع»: the object stands after the last
        event, following = events[k], events[k + 1]
        joined = event.item is not None and following.item is not None
        if following.trigger.at - event.trigger.at == 1 and joined:
            event.give("recipient", following.recipient)
            event.give("actor", following.actor)
    for event in events:
        if (
            event.actor is None
            and not event.passive
            and (event.trigger.reading.person == 1 or event.trigger.reading.suffix == "نا")
        ):
            event.give("actor", _speaker(sentence, event))  # «هجومنا», «سنقصف»: who speaks
    by_token = {event.trigger.at: event for event in events}
    for k, event in enumerate(events):
        _counted(text, event, events[:k])
    for event in events:
        if event.cause >= 0 and event.actor is None and event.cause in by_token:
            event.give("actor", by_token[event.cause].actor)
    for k, event in enumerate(events):
        if event.trigger.reading.entry.type == "ASSAULT":
            near = [
                (_remoteness(x, event.trigger.at), x) for x in events[max(0, k - 3) : k + 4] if x is not event
            ]
            for _, other in sorted(near, key=itemgetter(0)):
                if other.trigger.reading.entry.type == "ASSAULT" and _linked(text, event, other):
                    _cause_and_effect(text, event, other)
                    if event.actor is None and _results(text, other, event):
                        event.give("actor", other.actor)
    for event in events:
        if event.trigger.reading.entry.lemma in REPELLING:
            _repelled(event, by_token)
        if event.trigger.reading.entry.type in BLAMING and event.recipient is None:
            event.give("recipient", _blamed(event, by_token))
    for k, event in enumerate(events):
        if event.trigger.reading.entry.lemma in TAKING and event.recipient is None:
            others = (x for x in events[max(0, k - 2) : k + 3] if x.trigger.reading.entry.lemma in TAKING)
            event.give("recipient", next((x.recipient for x in others if x.recipient is not None), None))
    for k in range(1, len(events)):
        attack, means = events[k - 1], events[k]
        if means.item is not None and means.item.prep in ("في", "خلال") and _both_attacks(attack, means):
            means.give("recipient", attack.recipient)  # «قصفت مواقع الجماعة في عشر غارات»
            means.give("actor", attack.actor)
    for event in events:
        clash = event.trigger.reading.entry.lemma in CLASHES
        if clash and event.actor is None and event.recipient is not None and event.clause is not None:
            fights = subject(sentence, event.clause)  # «سيطر الجيش على القرية بعد معارك مع …»
            if fights is not None and fights.party and fights.head < event.trigger.at:
                event.give("actor", fights)
    for k in range(1, len(events)):
        _coordinate(text, events[k - 1], events[k])
    protests = [event for event in events if event.trigger.reading.entry.type == "PROTEST"]
    if protests:
        share_protests(text, sentence, events, protests)


NEAR = 5
"""How far, in tokens, a preposition with a pronoun stands from its event at most."""


def _pronouns(text: Text, sentence: Sentence, event: Found, earlier: list[Found]) -> None:
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
        if not role and prep == "ل" and event.trigger.reading.shape == "masdar" and entry.object == "recipient":
            role = "recipient"
        if role == "recipient" and event.recipient is None:
            event.give(role, _named_before(sentence, event, earlier, event.actor, suffix))


def _after_place(sentence: Sentence, at: int) -> bool:
    """The last phrase before token `at` that «ها» may stand for is a place."""
    for item in reversed(sentence.items):
        if item.head < at and item.kind == PHRASE and item.flags & (w.FEMININE | w.PLACE | w.FORCE):
            return bool(item.flags & w.PLACE) and not item.flags & w.FORCE
    return False


def _blamed(event: Found, by_token: dict[int, Found]) -> Item | None:
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


def _repelled(event: Found, by_token: dict[int, Found]) -> None:
    """«صد هجوم شنته الجماعة», «أحبط محاولة تسلل لعناصر»: the deed was done by whom it was repelled from."""
    clause, at = event.clause, event.trigger.at
    after = [] if clause is None else [x for x in clause.items if at < x.head <= at + 6]
    deed = next((by_token.get(x.head) for x in after if x.kind == TRIGGER), None)
    if deed is None or any(
        x.kind == PHRASE and x is not event.actor and x.head < deed.trigger.at for x in after
    ):
        return
    if deed.actor is not None and deed.actor is not event.actor:
        event.recipient = deed.actor
        if deed.recipient is None:
            deed.give("recipient", event.actor)


def _counted(text: Text, event: Found, earlier: list[Found]) -> None:
    """«قتل 30 شخصا وأصيب 43»: as many more of those whom the killing before it names."""
    if event.recipient is not None or event.trigger.reading.entry.lemma not in KILLING:
        return
    at, words = event.trigger.at, text.words
    k = at + 1
    while k < event.trigger.last and words[k].event.kind in (w.NUMERAL, w.COMPARISON):
        k += 1
    if k == at + 1 and (k >= event.trigger.last or words[k].event.kind != w.NUMBER):
        return
    for before in reversed(earlier[-3:]):
        if at - before.trigger.at > 16:
            return
        if before.trigger.reading.entry.lemma in KILLING and before.recipient is not None:
            event.give("recipient", before.recipient)
            return


def _speaker(sentence: Sentence, event: Found) -> Item | None:
    """The subject of the last verb of saying before the event."""
    for clause in reversed(sentence.clauses):
        if 0 <= clause.verb < event.trigger.at and is_speech(sentence, clause):
            found = subject(sentence, clause)
            return found if found is not None and found.party else None
    return None


def _both_attacks(a: Found, b: Found) -> bool:
    entries = (a.trigger.reading.entry, b.trigger.reading.entry)
    return b.trigger.at - a.trigger.at <= 12 and all(
        e.type == "ASSAULT" and e.lemma not in KILLING and e.lemma not in CLASHES for e in entries
    )


def _results(text: Text, cause: Found, event: Found) -> bool:
    """«ضربات أدت إلى تدمير»: a verb of result stands between the two."""
    words = text.words
    return any(words[k].form in RESULTS for k in range(cause.trigger.at + 1, event.trigger.at))


_MEANS = forms("means")
"""Prepositions between what came of an attack and the attack."""


def _remoteness(other: Found, at: int) -> tuple[bool, int]:
    """How near another event is as a cause: first those after a preposition of means, then the nearest."""
    means = other.trigger.at > at and other.item is not None and other.item.prep in _MEANS
    return not means, abs(other.trigger.at - at)


def _cause_and_effect(text: Text, event: Found, other: Found) -> None:
    """A killing takes its actor from the attack of which it came, the attack its recipient from the killed."""
    killing = event.trigger.reading.entry.lemma in KILLING
    theirs = other.trigger.reading.entry.lemma in KILLING
    if killing and not theirs:
        clash = other.trigger.reading.entry.lemma in CLASHES
        if clash and event.actor is None and other.recipient is not None:
            event.give("actor", other.recipient)
            other.give("actor", event.recipient)
        event.give("actor", other.actor)
    elif killing and theirs and abs(other.trigger.at - event.trigger.at) < 9:
        event.give("actor", other.actor)
    elif not killing and theirs and event.trigger.reading.entry.lemma not in CLASHES:
        victims = other.recipient
        told = event.item is not None and other.clause is not None and other.clause.of is event.item
        if told and event.recipient is not None and not event.recipient.party and victims is not None:
            event.recipient = None  # «هجوم على فندق قتل فيه سياح»: whom it killed
        if victims is None or text.words[victims.head].form not in OTHERS:
            event.give("recipient", victims)


def _coordinate(text: Text, previous: Found, event: Found) -> None:
    """A coordinated noun has the arguments of the one before («قتل وأسر أعداد من …»), a purpose its actor."""
    word = text.words[event.trigger.at]
    gap = event.trigger.at - previous.trigger.at
    if event.item is None or event.trigger.reading.shape in VERBAL:
        return
    coordinated = word.pro[:1] in ("و", "ف")
    if (
        coordinated
        and gap <= 14
        and event.trigger.reading.entry.annexed != "actor"
        or word.pro.endswith("ل")
        and gap <= 10
    ):
        event.give("actor", previous.actor)
        if coordinated and gap <= 2:
            event.give("recipient", previous.recipient)


def _linked(text: Text, a: Found, b: Found) -> bool:
    """A word of cause, time or manner stands between the two, and no full break."""
    low, high = sorted((a.trigger.at, b.trigger.at))
    if high - low > 30:
        return False
    words = text.words
    if any(words[k].form in APARTS for k in range(low + 1, high)):
        return False
    if words[high].pro in ("ب", "وب", "بال") or words[high].pro == "و" and high - low <= 12:
        return True
    return any(words[k].form in LINKS for k in range(low + 1, high))


def together(text: Text, a: Found, b: Found, back: bool) -> bool:
    """The second event follows from the first, aims at it, or is joined to it: they have one place.

    back: it is the first that is to have the place of the second.
    """
    word = text.words[b.trigger.at]
    gap = b.trigger.at - a.trigger.at
    if gap <= 2 or b.cause == a.trigger.at:
        return True
    if gap <= 18 and b.item is not None and b.item.prep == "بعد" and b.trigger.reading.entry.lemma in CLASHES:
        return True  # «سيطرت على القرية بعد معارك»
    if (
        gap <= 22
        and not any(text.words[k].form in OTHER_TIMES for k in range(a.trigger.at + 1, b.trigger.at))
        and b.item is not None
        and b.item.prep in ("في", "ب", "خلال", "اثناء", "جراء", "اثر", "نتيجه")
    ):
        return True
    words = text.words
    if gap <= 20 and any(words[k].form in PLACE_LINKS for k in range(a.trigger.at + 1, b.trigger.at)):
        return True
    if back and all(x.trigger.reading.entry.lemma in KILLING for x in (a, b)) and word.pro[:1] == "و":
        return gap <= 16  # «قتل جنود، بينهم ضابط، وأصيب آخرون في بلدة كذا»
    if back:
        return word.pro[:1] in ("و", "ف") and gap <= 8
    if b.clause is not None and b.clause.link == "relative" and b.clause.of is a.item and a.item is not None:
        return True
    if b.clause is not None and b.clause.link == "and" and b.clause.up is a.clause and gap <= 16:
        return True  # «تقدمت في البلدة وتمكنت من قتل»
    if word.pro[:1] in ("و", "ف", "ل") or b.item is not None and b.item.prep in ("aim", "ل", "of", "ب"):
        return gap <= 16
    return False


def _named_before(
    sentence: Sentence, event: Found, earlier: list[Found], other: Item | None, suffix: str = ""
) -> Item | None:
    """Whom a pronoun stands for: the last party before it that agrees and is not the event's other party.

    suffix: the pronoun, "" for that of the trigger itself.
    """
    suffix = suffix or event.trigger.reading.suffix or "ه"
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
        ):
            return doer
        clause = clause.up
    fallback = None
    for item in reversed(sentence.items):
        if item.head >= at or item.kind != PHRASE or not item.party or item is other:
            continue
        if sentence.text.words[item.head].bits & c.ANONYMOUS:
            continue  # «قال مصدر إنه خطف»: who tells it
        if _agrees(item.flags, suffix):
            return item
        if suffix != "هم" or not item.flags & w.NAME:
            fallback = fallback or item
    for previous in reversed(earlier):
        for given in (previous.actor, previous.recipient):
            if given is not None and given.head < at and given is not other:
                return given
    return fallback


def _agrees(flags: int, suffix: str) -> bool:
    plural = flags & (w.PLURAL | w.NOMINATIVE)
    if suffix == "هم":
        return bool(plural or flags & w.FORCE) or not flags & (w.NAME | w.PLACE)
    if suffix == "ها":
        return bool(flags & (w.FEMININE | w.PLACE)) or not plural and bool(flags & w.FORCE)
    return not plural and not flags & w.FEMININE
