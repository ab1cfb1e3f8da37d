"""Public sets of events: does a sentence report an assault or a protest, and who did what to whom (arabic_event_gsr).

`gsr-assault` and `gsr-protest` hold sentences that several coders called a report of such an event or not. `ambiguous`
does not count; both kinds of `no` do. `gsr-*-spans` hold sentences with such an event, and the words that all coders
took for its source actor, verb and target (`*_gold`): measured by the words in common (`coded`), over the sentences
where they had any.
"""

from __future__ import annotations

from musnad.evaluate.coded import coded, words
from musnad.evaluate.public import Case, Result, public_set
from musnad.evaluate.reported import reports
from musnad.evaluate.tally import Tally
from musnad.read.events_lexicon import load
from musnad.read.reader import Reader

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
        found = coded(reader.text(case["text"]), reader.read(case["text"]), kind)
        for role, tally in tallies.items():
            gold = words(case[f"{role}_gold"])
            if not gold:
                reason = f"no word of the {role} that all coders took"
                result.left_out[reason] = result.left_out.get(reason, 0) + 1
                continue
            got = getattr(found, role)
            tally.add(len(got & gold), len(got), len(gold))
            if not got & gold:
                result.failed.append(
                    f"{role}: {' '.join(sorted(gold))} | {' '.join(sorted(got))} | {case['text'][:SHOWN]}"
                )
    return result
