"""What the events of one sentence have in common: pronouns, coordination, cause and effect."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from typing import Final

from musnad.read import events_words as w
from musnad.read.events_clauses import PHRASE, TRIGGER, Item, Sentence
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import Found
from musnad.read.events_governing import JUDGING
from musnad.read.events_lexicon import VERBAL
from musnad.read.events_modality import OTHER_TIME, RESULTS
from musnad.read.events_mutual import part, share_clashes
from musnad.read.events_of_nouns import CLASHES
from musnad.read.events_owned import TAKING, blamed, owner
from musnad.read.events_pronouns import complements, named_before, speaker
from musnad.read.events_protests import share_protests
from musnad.read.events_settling import CASUALTIES, KILLING
from musnad.text import Text

LINKS: Final = forms("link")
"""Folded words between an attack and what came of it."""
PLACE_LINKS: Final = forms("link_of_place")
"""Those after which both were in one place."""
REPELLING: Final = lemmas("repelling")
"""Lemmas of what is done against another's deed."""
BLAMING: Final = frozenset(("ACCUSE", "REJECT"))
"""Types whose object may be a deed instead of who did it."""
APARTS: Final = forms("contrast")
PURPOSE: Final = frozenset(("ل", "ول", "فل", "لل", "ولل", "فلل"))
"""What stands on a noun of purpose, with its article or without."""
OTHERS: Final = forms("others")
"""Of a strike that killed some and wounded others the recipient is the former."""


def share(text: Text, sentence: Sentence, events: list[Found]) -> None:
    """Give each event what it has in common with those beside it."""
    for k, event in enumerate(events):
        if event.pronoun in ("actor", "recipient"):
            taken = event.recipient if event.pronoun == "actor" else event.actor
            event.give(event.pronoun, named_before(sentence, event, events[:k], taken))
        complements(text, sentence, event, events[:k])
    by_token = {event.trigger.at: event for event in events}
    for k in range(len(events) - 2, -1, -1):  # «محاصرة وقصف مواقع»: the object stands after the last
        event, following = events[k], events[k + 1]
        joined = event.item is not None and following.item is not None and _one_deed(event, following)
        if following.trigger.at - event.trigger.at == 1 and joined:
            event.give("recipient", following.recipient)
            event.give("actor", following.actor)
    for event in events:
        _accused(event, by_token)
    for event, following in pairwise(events):
        if _told_together(event, following):
            event.give("actor", following.actor)
    for event in events:
        if (
            event.actor is None
            and not event.passive
            and (event.trigger.reading.person == 1 or event.trigger.reading.suffix == "نا")
        ):
            event.give("actor", speaker(sentence, event))  # «هجومنا», «سنقصف»: who speaks
    for k, event in enumerate(events):
        _counted(sentence, event, events[:k])
    for event in events:
        if event.cause >= 0 and event.actor is None and event.cause in by_token:
            event.give("actor", by_token[event.cause].actor)
    for k, event in enumerate(events):
        if event.trigger.reading.entry.type == "ASSAULT":
            near = [
                (_remoteness(x, event.trigger.at), x) for x in events[max(0, k - 3) : k + 4] if x is not event
            ]
            for _, other in sorted(near, key=itemgetter(0)):
                if _told_in(event) not in (None, other.item) or _told_in(other) not in (None, event.item):
                    continue
                if other.trigger.reading.entry.type == "ASSAULT" and _linked(text, event, other):
                    _cause_and_effect(text, event, other)
                    if event.actor is None and _results(text, other, event):
                        event.give("actor", other.actor)
    for event in events:
        if event.trigger.reading.entry.lemma in REPELLING:
            _repelled(event, by_token)
        if event.trigger.reading.entry.type in BLAMING and event.recipient is None:
            event.give("recipient", blamed(event, by_token))
        if event.recipient is None:
            event.give("recipient", owner(text, sentence, event))
    for k, event in enumerate(events):
        if event.trigger.reading.entry.lemma in TAKING and event.recipient is None:
            others = (x for x in events[max(0, k - 2) : k + 3] if x.trigger.reading.entry.lemma in TAKING)
            event.give("recipient", next((x.recipient for x in others if x.recipient is not None), None))
    for k in range(1, len(events)):
        attack, means = events[k - 1], events[k]
        if means.item is not None and means.item.prep in ("في", "خلال") and _both_attacks(attack, means):
            means.give("recipient", attack.recipient)  # «قصفت مواقع الجماعة في عشر غارات»
            means.give("actor", attack.actor)
    share_clashes(text, sentence, events)
    for k in range(1, len(events)):
        _coordinate(text, events[k - 1], events[k])
    for event in events:
        part(text, event)
    protests = [event for event in events if event.trigger.reading.entry.type == "PROTEST"]
    if protests:
        share_protests(text, sentence, events, protests)


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
        if deed.recipient is None and deed.trigger.reading.entry.type == "ASSAULT":
            deed.give("recipient", event.actor)


def _counted(sentence: Sentence, event: Found, earlier: list[Found]) -> None:
    """«قتل 30 شخصا وأصيب 43»: as many more of those whom the killing before it names."""
    if event.trigger.reading.entry.lemma not in KILLING:
        return
    at = event.trigger.at
    event.counted = _number_after(sentence, at)
    if event.counted < 0 or event.recipient is not None:
        return
    for before in reversed(earlier[-3:]):
        if at - before.trigger.at > 16:
            return
        if before.trigger.reading.entry.lemma in KILLING and before.recipient is not None:
            event.give("recipient", before.recipient)
            return


def _number_after(sentence: Sentence, at: int) -> int:
    """The token of the number right after token `at` («وأصيب نحو | 16», «مقتل أكثر من | ألفين»), -1 for none."""
    words, number = sentence.text.words, -1
    for k in range(at + 1, min(sentence.last, at + 7)):
        kind = words[k].event.kind
        if k in sentence.timed:
            break  # «وإصابة 173 يوم الأحد»
        if kind in (w.NOUN, w.MAYBE_VERB) and not words[k].event.flags & w.AND:
            return -1  # «أصيب 16 شخصا»
        if kind in (w.NUMBER, w.NUMERAL):
            number = k
        elif words[k].form not in _THAN and kind not in (
            w.COMPARISON,
            w.SKIPPED,
            w.AUXILIARY,
            w.SUBORDINATOR,
        ):
            break
    return number


def _both_attacks(a: Found, b: Found) -> bool:
    entries = (a.trigger.reading.entry, b.trigger.reading.entry)
    return b.trigger.at - a.trigger.at <= 12 and all(
        e.type == "ASSAULT" and e.lemma not in KILLING and e.lemma not in CLASHES for e in entries
    )


def _results(text: Text, cause: Found, event: Found) -> bool:
    """«ضربات أدت إلى تدمير»: a verb of result stands between the two."""
    words = text.words
    return any(words[k].form in RESULTS for k in range(cause.trigger.at + 1, event.trigger.at))


_THAN: Final = frozenset(("من", "عن", "علي", "الي"))
"""Prepositions inside a number («أكثر من مئة», «ما لا يقل عن مئة»)."""
_CLASH_REACH: Final = 24
"""Tokens between taking ground and the clash that it came after, at most."""
_MEANS: Final = forms("means")
"""Prepositions between what came of an attack and the attack."""


def _told_in(event: Found) -> Item | None:
    """The attack of which a relative clause tells that it killed («هجوم … قتل فيه سياح»): no other did."""
    clause = event.clause
    if clause is None or clause.link != "relative" or event.trigger.reading.entry.lemma not in KILLING:
        return None
    attack = clause.of
    if attack is not None and attack.kind == PHRASE and attack.prep and not attack.party:
        items = attack.clause.items  # «هجوم على منتجع قتل فيه سياح»
        at = items.index(attack)
        attack = items[at - 1] if at else None
    return attack if attack is not None and attack.kind == TRIGGER else None


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
        or word.pro in PURPOSE
        and previous.trigger.reading.entry.type not in JUDGING
        and gap <= 10
    ):
        event.give("actor", previous.actor)
        if coordinated and gap <= 2:
            event.give("recipient", previous.recipient)


def _accused(event: Found, by_token: dict[int, Found]) -> None:
    """«اتهم الحزب الحكومة بأنها قصفت»: who is accused did it, not who accuses."""
    clause = event.clause
    if clause is None or clause.link != "that" or clause.up is None or not clause.opener.startswith("ب"):
        return
    accusing = by_token.get(clause.up.verb)
    if accusing is None or accusing.trigger.reading.entry.type != "ACCUSE" or event.passive:
        return
    if accusing.recipient is not None and (event.actor is None or event.actor is accusing.actor):
        event.actor = accusing.recipient


def _one_deed(event: Found, following: Found) -> bool:
    """Two nouns side by side are of the same parties: «محاصرة وقصف», «توقيع الاتفاق», but not «صد هجوم»."""
    first, second = (x.trigger.reading.entry.type for x in (event, following))
    if (
        event.trigger.reading.entry.lemma in CASUALTIES
        and following.trigger.reading.entry.lemma not in CASUALTIES
    ):
        return False
    joined = following.item is not None and following.item.flags & w.AND
    return bool(joined) or first in ("AGREE", "SUPPORT") or second in ("AGREE", "CONSULT")


def _told_together(event: Found, following: Found) -> bool:
    """«الاعتقالات والجرائم التي ارتكبتها الجماعة»: a relative clause after the second noun tells of both."""
    first, second = event.item, following.item
    return (
        first is not None
        and second is not None
        and second.joined is first
        and following.rule == "noun-relative"
        and following.trigger.at - event.trigger.at <= 4
    )


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
    if (
        gap <= _CLASH_REACH
        and b.item is not None
        and b.item.prep in ("بعد", "عقب", "اثر")
        and b.trigger.reading.entry.lemma in CLASHES
    ):
        return True  # «سيطرت على القرية بعد معارك»
    if (
        gap <= 22
        and not any(text.words[k].form in OTHER_TIME for k in range(a.trigger.at + 1, b.trigger.at))
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
        return word.pro[:1] in ("و", "ف") and gap <= (_CLASH_REACH if word.pro[:1] == "ف" else 8)
    if b.clause is not None and b.clause.link == "relative" and b.clause.of is a.item and a.item is not None:
        return True
    if b.clause is not None and b.clause.link == "and" and b.clause.up is a.clause and gap <= 16:
        return True  # «تقدمت في البلدة وتمكنت من قتل»
    if word.pro[:1] in ("و", "ف", "ل") or b.item is not None and b.item.prep in ("aim", "ل", "of", "ب"):
        return gap <= 16
    return False
