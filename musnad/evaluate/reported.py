"""Whether a sentence reports an event as news, rather than mentioning one that is known.

«قتل خمسة جنود في انفجار أمس» reports; «وأدان الوزير الهجوم» and «جرائم القتل» only mention. Each condition below that
holds of the sentence and its events counts points for or against; enough of them together make a report. How they
were chosen, and what they reach on sentences that played no part in it, is in reported_fit.py and docs/events.md.
"""

from __future__ import annotations

from bisect import bisect_left

from musnad.document import Document, Event, Span
from musnad.evaluate.reported_points import ENOUGH, POINTS
from musnad.read import events_words as w
from musnad.read.events_lexicon import EventLexicon
from musnad.show.standing import BACKGROUND, CLAUSAL, TELLING, Standing, standing
from musnad.text import Text

VICTIMS = frozenset(("killed", "injured", "missing", "detained"))
CHIEF = {
    "ASSAULT": frozenset("قتل مقتل مصرع أصاب إصابة جرح انفجر انفجار هاجم أطلق خطف اختطف اغتال فجر".split()),
    "PROTEST": frozenset("تظاهر احتشد اعتصم تجمع تجمهر خرج نزل أضرب تدفق".split()),
}
"""Lemmas that name the deed itself, rather than its kind or a part of it."""
WOUNDED = frozenset("أصاب إصابة جرح جريح".split())
"""Lemmas of wounding: who counts the wounded tells of one attack."""
STRIKES = frozenset("قصف أطلق ضربة غارة أغار".split())
"""Lemmas of shelling, shooting and air strikes."""
WITHIN = frozenset("ردد رفع هتف حمل ندد قطع ألقى رمى قذف رشق سار توجه طاف جاب جلس علق لوح ارتدى".split())
"""Lemmas of what is shown, shouted and done within a protest that was told before."""
DEAD = frozenset("قتل مقتل مصرع قتيل حتف لقي أودى".split())
"""Lemmas of killing and dying."""
HISTORIC = frozenset("مذبحة مجزرة إعدام أعدم أباد تطهير حرب عدوان غزو احتل اجتياح".split())
"""Lemmas by which one speaks of what is past or large: massacres, executions, wars."""
WORDS = {
    "weapons": "bomb",
    "nameless attackers": "nameless",
    "where exactly": "whereabouts",
    "those who were there": "on_scene",
    "victims told apart": "breakdown",
    "a day of the news": "news_day",
    "a court or inquiry": "inquiry",
    "politics": "politicking",
    "deeds in general": "general",
    "violence in general": "violence",
    "in the first person": "first_person",
    "a multitude": "multitude",
    "what protesters want": "protest_aim",
    "in the street or before a house": "street",
    "close by": "close_by",
    "somebody announces it": "announcing",
}
"""Conditions that one word of the sentence fulfils, and the class of these words (events/sets.toml)."""
TWICE = {"it argues": "arguing", "affairs of state": "affairs"}
"""Conditions that two words of the sentence fulfil, and their class."""
ENTRY = 3
"""Words at the head of an entry in a chronicle, where its date is («* 21 مايو 2005: اغتيال …»)."""
ARMED = frozenset(("REB", "UAF", "SEP", "INS"))
"""PLOVER's roles of armed groups that are no state's."""
NUMBERS = (w.NUMBER, w.NUMERAL)
HEAD = 8
"""Words at the head of a sentence."""
LONG = 30
"""Words of a sentence of middling length."""


def evidence(text: Text, document: Document, kind: str, lexicon: EventLexicon) -> dict[str, bool] | None:
    """What speaks for and against a report, by name; None when no event of the category is said to have happened."""
    found = [event for event in document.events if event.type == kind]
    told = [event for event in found if event.modality == "asserted"]
    return _evidence(text, document, kind, told, len(told) < len(found), lexicon) if told else None


def reports(text: Text, document: Document, kind: str, lexicon: EventLexicon) -> bool:
    """Whether the sentence reports an event of this category ("ASSAULT" or "PROTEST")."""
    found = evidence(text, document, kind, lexicon)
    points = POINTS[kind]
    return (
        found is not None
        and sum(points.get(name, 0) for name, holds in found.items() if holds) >= ENOUGH[kind]
    )


def _evidence(
    text: Text, document: Document, kind: str, told: list[Event], doubtful: bool, lexicon: EventLexicon
) -> dict[str, bool]:
    other = {event.type for event in document.events} - {kind}
    at = [bisect_left(text.starts, event.trigger.start) for event in told]
    known = 0
    for word in text.words:
        known |= word.event.mask
    size = len(text.words)
    head = text.starts[min(HEAD, size - 1)]
    early = at[0] / size
    return {
        **_of_deeds(text, told, at),
        **_of_place_in_sentence(text, told, at, lexicon),
        **_of_parties(text, told),
        **{name: bool(known & lexicon.bit(words)) for name, words in WORDS.items()},
        **{name: _twice(text, lexicon.bit(words)) for name, words in TWICE.items()},
        "an entry in a chronicle": _is_entry(text, document, at[0]),
        "relative clauses": sum(word.event.kind == w.RELATIVE for word in text.words) > 1,
        "another event first": min(document.events, key=_place_of).type != kind,
        "an armed group did it": any(
            party.roles and party.roles[0] in ARMED for event in told for party in event.actors
        ),
        "victims counted": any(event.figures for event in told),
        "a number of victims": any(figure.category in VICTIMS for figure in document.figures),
        "a number": any(word.event.kind in NUMBERS for word in text.words),
        "a place": any(event.place for event in told),
        "a time": any(event.time for event in told),
        "a day": any(len(time.value or "") >= 10 for time in document.times),
        "a year": any(len(time.value or "") == 4 for time in document.times),
        "somebody speaks at its head": any(a.cue.start < head for a in document.attributions),
        "judged, not told": _judged(document, told),
        "an office says it": any(
            a.source_type in ("official", "organization", "anonymous") for a in document.attributions
        ),
        "also thought possible": doubtful,
        "other events": bool(other),
        "an accusation or demand": bool(other & {"ACCUSE", "REQUEST"}),
        "an arrest": "COERCE" in other,
        "a question": any(word.raw in "؟?" for word in text.words),
        "early": early < 0.2,
        "late": early > 0.6,
        "short": size < LONG / 2,
        "long": size > LONG * 4 / 3,
        "very long": size > LONG * 2,
    }


def _place_of(event: Event) -> int:
    return event.trigger.start


def _twice(text: Text, bit: int) -> bool:
    """Two words of the sentence are of a class."""
    return sum(bool(word.event.mask & bit) for word in text.words) > 1


def _is_entry(text: Text, document: Document, first: int) -> bool:
    """A date at the head, and no verb before the first event, told at token `first`."""
    head = text.starts[min(ENTRY, len(text.starts) - 1)]
    return any(time.span.start <= head for time in document.times) and not any(
        word.event.kind in (w.VERB, w.MAYBE_VERB, w.AUXILIARY) for word in text.words[: first + 1]
    )


def _judged(document: Document, told: list[Event]) -> bool:
    """Somebody doubts or judges what is told."""
    stance = {a.id: a.stance for a in document.attributions}
    return any(stance.get(e.attribution or "", "neutral") not in ("neutral", "affirming") for e in told)


def _of_deeds(text: Text, told: list[Event], at: list[int]) -> dict[str, bool]:
    """What is told: by the lemmas of its events, and how often."""
    lemmas = [{r.entry.lemma for r in text.words[k].event.readings} for k in at]
    named = set().union(*lemmas)
    chief = [bool(names & CHIEF[event.type]) for names, event in zip(lemmas, told, strict=True)]
    return {
        "the deed itself": any(chief),
        "a verb of the deed itself": any(
            found and event.rule in CLAUSAL for found, event in zip(chief, told, strict=True)
        ),
        "told twice": len(told) > 1,
        "told three times": len(told) > 2,
        "somebody wounded": bool(named & WOUNDED),
        "dead and wounded": bool(named & WOUNDED and named & DEAD),
        "a strike": bool(named & STRIKES),
        "massacres and wars": bool(named & HISTORIC),
        "only what is done within it": all(names & WITHIN for names in lemmas),
    }


def _of_place_in_sentence(
    text: Text, told: list[Event], at: list[int], lexicon: EventLexicon
) -> dict[str, bool]:
    """What its events stand under, their tense and their article."""
    under = [standing(text, event, k, lexicon) for event, k in zip(told, at, strict=True)]
    tenses = [
        {r.tense for r in text.words[k].event.readings}
        for event, k in zip(told, at, strict=True)
        if event.rule in CLAUSAL
    ]
    known = [
        _has_article(event.trigger) and found is not Standing.CARRIED  # «تعرض للضرب»
        for event, found in zip(told, under, strict=True)
    ]
    return {
        "a verb tells it": any(event.rule in CLAUSAL for event in told),
        "a verb tells it first": told[0].rule in CLAUSAL,
        "in the perfect": any("perfect" in found for found in tenses),
        "only in the imperfect": bool(tenses) and all("imperfect" in found for found in tenses),
        "the first is told": under[0] in TELLING,
        "the first is background": under[0] in BACKGROUND,
        "all are background": all(found in BACKGROUND for found in under),
        "the first is known": under[0] in (Standing.KNOWN, Standing.RELATIVE),
        "carried out or suffered": Standing.CARRIED in under,
        "what something led to": Standing.RESULT in under,
        "with the article": any(known),
        "always with the article": all(known),
    }


def _of_parties(text: Text, told: list[Event]) -> dict[str, bool]:
    """Who did it to whom, and whether they are known."""
    recipients = [event.recipient for event in told if event.recipient]
    return {
        "an actor": any(event.actor for event in told),
        "a recipient": bool(recipients),
        "both parties": any(event.actor and event.recipient for event in told),
        "a recipient without the article": any(not _has_article(span) for span in recipients),
        "numbered victims": any(_numbered(text, span) for span in recipients),
        "only known recipients": bool(recipients)
        and all(_has_article(span) or _named(text, span) for span in recipients),
        "a known actor": any(event.actor and _has_article(event.actor) for event in told),
        "an unknown actor": any(event.actor and not _has_article(event.actor) for event in told),
    }


def _has_article(span: Span) -> bool:
    return span.text.lstrip("وفب").startswith(("ال", "لل"))


def _named(text: Text, span: Span) -> bool:
    first, last = bisect_left(text.starts, span.start), bisect_left(text.starts, span.end)
    return any(word.event.flags & w.NAME for word in text.words[first:last])


def _numbered(text: Text, span: Span) -> bool:
    first = bisect_left(text.starts, span.start)
    return any(text.words[k].event.kind in NUMBERS for k in (max(0, first - 1), first))
