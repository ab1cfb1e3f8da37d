"""Whether a sentence reports an event as news, rather than mentioning one that is known.

«قتل خمسة جنود في انفجار أمس» reports; «وأدان الوزير الهجوم» and «جرائم القتل» only mention. What tells them apart is
evidence for and against, and is weighed. The weights are of a logistic regression with an L2 penalty of 6, fitted on
the public half of arabic_event_gsr (1510 and 1115 sentences) and rounded; docs/events.md says what they reach.
"""

from __future__ import annotations

import math

from musnad.document import Document, Event
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
LONG = 30
"""Words of a sentence of middling length."""

WEIGHTS: dict[str, dict[str, float]] = {
    "ASSAULT": {
        "": -2.8,
        "a verb tells it": 0.1,
        "a verb tells it first": 0.2,
        "the deed itself": 0.4,
        "a verb of the deed itself": 0.5,
        "an actor": 0.2,
        "told twice": 0.5,
        "always with the article": -0.2,
        "victims counted": 0.6,
        "a number of victims": 0.5,
        "a place": 0.4,
        "a day": 0.3,
        "a year": -0.4,
        "a recipient": 0.3,
        "a recipient without the article": 0.4,
        "both parties": 0.2,
        "judged, not told": -0.5,
        "an office says it": 0.6,
        "also thought possible": -0.4,
        "other events": -0.7,
        "an accusation or demand": -0.4,
        "an arrest": -0.3,
        "weapons": 0.9,
        "violence in general": -0.4,
        "early": 0.2,
        "late": -0.5,
        "short": -0.4,
        "length": -0.5,
    },
    "PROTEST": {
        "": -2.5,
        "a verb tells it": 0.1,
        "a verb tells it first": 0.2,
        "the deed itself": 0.4,
        "a verb of the deed itself": 0.8,
        "an actor": -0.1,
        "told twice": 0.4,
        "a place": 0.7,
        "a time": 0.4,
        "a recipient": 0.4,
        "both parties": 0.2,
        "judged, not told": -0.1,
        "an office says it": -0.2,
        "also thought possible": -0.1,
        "other events": 0.2,
        "an accusation or demand": 0.6,
        "an arrest": 0.2,
        "violence in general": 0.2,
        "early": 0.6,
        "late": -0.1,
    },
}
"""Evidence by category of event: positive speaks for a report. "" is where nothing speaks."""


def reports(text: Text, document: Document, kind: str, lexicon: EventLexicon) -> bool:
    """Whether the sentence reports an event of this category ("ASSAULT" or "PROTEST")."""
    found = [event for event in document.events if event.type == kind]
    told = [event for event in found if event.modality == "asserted"]
    if not told:
        return False
    weights = WEIGHTS[kind]
    evidence = _evidence(text, document, kind, told, len(told) < len(found), lexicon)
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in evidence.items()) > 0


def _evidence(
    text: Text, document: Document, kind: str, told: list[Event], doubtful: bool, lexicon: EventLexicon
) -> dict[str, float]:
    other = {event.type for event in document.events} - {kind}
    stance = {a.id: a.stance for a in document.attributions}
    verbs = [event.rule in VERBAL for event in told]
    starts = {event.trigger.start for event in told}
    chief = {
        text.starts[k]
        for k, word in enumerate(text.words)
        if text.starts[k] in starts and any(r.entry.lemma in CHIEF[kind] for r in word.event.readings)
    }
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
        "violence in general": bool(known & lexicon.bit("violence")),
        "early": begins < 0.2,
        "late": begins > 0.6,
        "short": size < LONG / 2,
        "length": math.log(max(size, 1) / LONG),
    }
