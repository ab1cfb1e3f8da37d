"""Whether a sentence reports an event as news, rather than mentioning one that is known.

«قتل خمسة جنود في انفجار أمس» reports; «وأدان الوزير الهجوم» and «جرائم القتل» only mention. Each condition below that
holds of the sentence and its events counts points for or against; enough of them together make a report. How they
were chosen, and what they reach on sentences that played no part in it, is in reported_fit.py and docs/events.md.
"""

from __future__ import annotations

from musnad.document import Document, Event
from musnad.read import events_words as w
from musnad.read.events_lexicon import EventLexicon
from musnad.text import Text

VERBAL = frozenset(
    ("passive", "verb-subject", "verb-object", "subject-verb", "subject-before", "relative-object")
)
"""Rules of events whose trigger is the verb of a clause of its own."""
VICTIMS = frozenset(("killed", "injured", "missing", "detained"))
CHIEF = {
    "ASSAULT": frozenset("قتل مقتل مصرع أصاب إصابة جرح انفجر انفجار هاجم أطلق خطف اختطف اغتال فجر".split()),
    "PROTEST": frozenset("تظاهر احتشد اعتصم تجمع تجمهر خرج نزل أضرب سار احتج تدفق".split()),
}
"""Lemmas that name the deed itself, rather than its kind or a part of it."""
WOUNDED = frozenset("أصاب إصابة جرح جريح".split())
"""Lemmas of wounding: who counts the wounded tells of one attack."""
STRIKES = frozenset("قصف أطلق ضربة غارة أغار".split())
"""Lemmas of shelling, shooting and air strikes."""
SLOGANS = frozenset("ردد رفع هتف حمل ندد".split())
"""Lemmas of what is shown and shouted within a protest that was told before."""
BEHIND = 4
"""Words before a trigger where one says that it is known already."""
LONG = 30
"""Words of a sentence of middling length."""

POINTS: dict[str, dict[str, int]] = {
    "ASSAULT": {
        "a verb tells it first": 1,
        "the deed itself": 1,
        "a verb of the deed itself": 1,
        "told twice": 1,
        "victims counted": 1,
        "a number of victims": 1,
        "a place": 1,
        "a day": 1,
        "a recipient without the article": 1,
        "an office says it": 1,
        "weapons": 1,
        "somebody wounded": 1,
        "a strike": 1,
        "the first is background": -1,
        "all are background": -1,
        "a court or inquiry": -1,
        "only in the imperfect": -1,
        "always with the article": -1,
        "a year": -1,
        "judged, not told": -1,
        "also thought possible": -1,
        "other events": -1,
        "an accusation or demand": -1,
        "an arrest": -1,
        "violence in general": -1,
        "late": -1,
        "short": -1,
        "long": -1,
        "very long": -1,
    },
    "PROTEST": {
        "a verb tells it first": 1,
        "the deed itself": 1,
        "a verb of the deed itself": 1,
        "told twice": 1,
        "a place": 2,
        "a time": 1,
        "an accusation or demand": 1,
        "both parties": 1,
        "violence in general": 1,
        "early": 1,
        "only slogans and banners": -1,
    },
}
"""What each condition counts, by category of event."""
ENOUGH = {"ASSAULT": 5, "PROTEST": 6}
"""Points that make a report."""


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
    stance = {a.id: a.stance for a in document.attributions}
    verbs = [event.rule in VERBAL for event in told]
    starts = {event.trigger.start for event in told}
    at = [k for k, start in enumerate(text.starts) if start in starts]
    lemmas = [{r.entry.lemma for r in text.words[k].event.readings} for k in at]
    chief = {text.starts[k] for k, names in zip(at, lemmas, strict=True) if names & CHIEF[kind]}
    known_already = [_background(text, k, lexicon) for k in at]
    tenses = [{r.tense for r in text.words[k].event.readings} for k, v in zip(at, verbs, strict=True) if v]
    known = 0
    for word in text.words:
        known |= word.event.mask
    begins = min(event.trigger.start for event in told) / max(1, len(document.text))
    size = len(text.words)
    return {
        "a verb tells it": any(verbs),
        "a verb tells it first": verbs[0],
        "the deed itself": bool(chief),
        "a verb of the deed itself": any(
            verb and event.trigger.start in chief for verb, event in zip(verbs, told, strict=True)
        ),
        "an actor": any(event.actor for event in told),
        "told twice": len(told) > 1,
        "always with the article": all(e.trigger.text.lstrip("وفب").startswith(("ال", "لل")) for e in told),
        "victims counted": any(event.figures for event in told),
        "a number of victims": any(figure.category in VICTIMS for figure in document.figures),
        "a place": any(event.place for event in told),
        "a time": any(event.time for event in told),
        "a day": any(len(time.value or "") >= 10 for time in document.times),
        "a year": any(len(time.value or "") == 4 for time in document.times),
        "a recipient": any(event.recipient for event in told),
        "a recipient without the article": any(
            e.recipient and not e.recipient.text.lstrip("ول").startswith("ال") for e in told
        ),
        "both parties": any(event.actor and event.recipient for event in told),
        "judged, not told": any(
            stance.get(event.attribution or "", "neutral") not in ("neutral", "affirming") for event in told
        ),
        "an office says it": any(
            a.source_type in ("official", "organization", "anonymous") for a in document.attributions
        ),
        "also thought possible": doubtful,
        "other events": bool(other),
        "an accusation or demand": bool(other & {"ACCUSE", "REQUEST"}),
        "an arrest": "COERCE" in other,
        "weapons": bool(known & lexicon.bit("bomb")),
        "somebody wounded": any(names & WOUNDED for names in lemmas),
        "a strike": any(names & STRIKES for names in lemmas),
        "only slogans and banners": all(names & SLOGANS for names in lemmas),
        "the first is background": known_already[0],
        "all are background": all(known_already),
        "a court or inquiry": bool(known & lexicon.bit("inquiry")),
        "only in the imperfect": bool(tenses) and all("imperfect" in found for found in tenses),
        "violence in general": bool(known & lexicon.bit("violence")),
        "early": begins < 0.2,
        "late": begins > 0.6,
        "short": size < LONG / 2,
        "long": size > LONG * 4 / 3,
        "very long": size > LONG * 2,
    }


def _background(text: Text, at: int, lexicon: EventLexicon) -> bool:
    """A preposition or a relative pronoun before token `at` says that its event is known («منذ هجوم …», «الذي قتل»)."""
    bit = lexicon.bit("background")
    for k in range(at - 1, max(-1, at - 1 - BEHIND), -1):
        event = text.words[k].event
        if event.kind in (w.COMMA, w.STOP, w.VERB):
            return False
        if event.kind == w.RELATIVE or event.mask & bit:
            return True
    return False
