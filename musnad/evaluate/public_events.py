"""Public sets of events: does a sentence report an assault or a protest, and who did what to whom (arabic_event_gsr).

`gsr-assault` and `gsr-protest` hold sentences that several coders called a report of such an event or not. `ambiguous`
does not count; both kinds of `no` do. `gsr-*-spans` hold sentences with such an event, and the words that all coders
took for its source actor, verb and target (`*_gold`): measured by the words in common, over the sentences where they
had any.
"""

from __future__ import annotations

from musnad.document import Document, Event
from musnad.evaluate.public import Case, Result, public_set
from musnad.evaluate.reported import reports
from musnad.evaluate.tally import Tally
from musnad.read.events_lexicon import load
from musnad.read.reader import Reader
from musnad.text.fold import fold
from musnad.text.tokens import TOKEN

SHOWN = 110
"""Characters of a sentence in the list of failures."""


@public_set("gsr-assault.jsonl")
def assault(cases: list[Case], reader: Reader) -> Result:
    """Sentences that report an ASSAULT."""
    return _sentences(cases, reader, "ASSAULT")


@public_set("gsr-protest.jsonl")
def protest(cases: list[Case], reader: Reader) -> Result:
    """Sentences that report a PROTEST."""
    return _sentences(cases, reader, "PROTEST")


@public_set("gsr-assault-spans.jsonl")
def assault_spans(cases: list[Case], reader: Reader) -> Result:
    """Words of the source actor, verb and target of an ASSAULT."""
    return _spans(cases, reader, "ASSAULT")


@public_set("gsr-protest-spans.jsonl")
def protest_spans(cases: list[Case], reader: Reader) -> Result:
    """Words of the source actor, verb and target of a PROTEST."""
    return _spans(cases, reader, "PROTEST")


def _sentences(cases: list[Case], reader: Reader, kind: str) -> Result:
    tally, result = Tally(), Result()
    for case in cases:
        if case["label"] == "ambiguous":
            result.left_out["ambiguous to the coders"] = result.left_out.get("ambiguous to the coders", 0) + 1
            continue
        gold = case["label"] == "yes"
        string = case["text"]
        found = reports(reader.text(string), reader.read(string), kind, load(reader.lexicon))
        tally.add(gold and found, found, gold)
        if gold != found:
            result.failed.append(f"{'missed' if gold else 'spurious'}: {case['text'][:SHOWN]}")
    result.measures[kind] = tally
    return result


def _spans(cases: list[Case], reader: Reader, kind: str) -> Result:
    tallies = {role: Tally() for role in ("source", "verb", "target")}
    result = Result(measures=dict(tallies))
    for case in cases:
        event = main_event(reader.read(case["text"]), kind)
        found = {
            "source": words(event.actor.text) if event and event.actor else set(),
            "verb": words(event.trigger.text) if event else set(),
            "target": words(event.recipient.text) if event and event.recipient else set(),
        }
        for role, tally in tallies.items():
            gold = words(case[f"{role}_gold"])
            if not gold:
                reason = f"no word of the {role} that all coders took"
                result.left_out[reason] = result.left_out.get(reason, 0) + 1
                continue
            got = found[role]
            tally.add(len(got & gold), len(got), len(gold))
            if not got & gold:
                result.failed.append(
                    f"{role}: {' '.join(sorted(gold))} | {' '.join(sorted(got))} | {case['text'][:SHOWN]}"
                )
    return result


def main_event(document: Document, kind: str) -> Event | None:
    """The event of this type that a sentence is about: asserted, with the most of actor and recipient, the first."""
    best: Event | None = None
    for event in document.events:
        if event.type == kind and (best is None or _weight(event) > _weight(best)):
            best = event
    return best


def _weight(event: Event) -> int:
    return 2 * (event.modality == "asserted") + (event.actor is not None) + (event.recipient is not None)


def words(text: str) -> set[str]:
    """The folded words of a span."""
    return {fold(token) for token in TOKEN.findall(text) if token[0].isalnum()}
