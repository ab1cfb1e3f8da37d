"""Whether an event is said to have happened, denied, thought possible, or demanded."""

from __future__ import annotations

from musnad.document import Attribution, Modality
from musnad.read import roles as p
from musnad.read.events_clauses import LIGHT
from musnad.read.events_context import forms
from musnad.read.events_found import Found
from musnad.text import Text

NEGATIONS, ABSENCES = forms("negation"), forms("absence")
CONDITIONS = forms("condition")
DEMANDS = forms("demand")
AIMS = forms("aim")
RESULTS = forms("result")
CAUSED = 5
"""Tokens from a verb of result to what came of it, and from its cause to it, at most."""
VERBS_OF_AIM = forms("aiming")
STILL = tuple(forms("still"))
"""After a negation: that it goes on."""
NO_AIM = forms("no_aim")
OF_STANCE: dict[str, Modality] = {"denying": "denied", "demanding": "called_for", "warning": "possible"}
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONSULT", "AGREE"})


def modality(text: Text, event: Found, attribution: Attribution | None) -> Modality:
    """The modality of an event: what stands before it in its clause, then the stance of its attribution."""
    at, reading, first, _ = event.trigger
    words = text.words
    entry = reading.entry
    verbal = reading.shape in ("verb", "passive", "either")
    low = max(first, at - 4)
    window = [words[k].form for k in range(low, at) if words[k].kind != "p"]
    if verbal:
        for k in range(1, min(3, len(window) + 1)):
            if window[-k] in NEGATIONS:
                if k == 2 and window[-1].startswith(STILL):
                    break  # «لا تزال تقصف»
                return "denied"
    elif window and window[-1] in ABSENCES:
        return "denied"
    stance = attribution.stance if attribution is not None else ""
    if stance == "denying":
        return "denied"
    if _came_about(text, event):
        return "asserted"
    if any(form in DEMANDS for form in window):
        return "called_for"
    if stance == "demanding":
        return "called_for"
    if reading.tense in ("imperfect", "jussive") and reading.pro.endswith("ل"):
        return "possible"
    if (
        reading.shape == "masdar"
        and (reading.pro in ("ل", "ول", "لل", "ولل"))
        and not _asserted_purpose(text, event)
    ):
        return "possible"
    if any(form in AIMS for form in window[-2:]) or _governed_aim(event):
        return "possible"
    if any(form in CONDITIONS for form in window):
        return "possible"
    gov = event.governor
    if gov >= 0 and at - gov <= 9:
        light = words[gov].event.light
        if (
            light is not None
            and light.entry.modality
            and reading.shape in ("masdar", "noun")
            and (light.entry.modality == "denied" or light.entry.lemma not in ("توقع", "خشي", "منع"))
        ):
            return _as_modality(light.entry.modality)
        if words[gov].form in VERBS_OF_AIM and reading.shape in ("masdar", "noun"):
            return "possible"
    if verbal and reading.tense in ("imperfect", "jussive"):
        for k in range(low, at):
            if words[k].form in VERBS_OF_AIM:
                return "possible"
        if window and window[-1] == "قد":
            return "possible"
        if window and window[-1] in ("ان", "بان") and _aimed(text, at - 1, first):
            return "possible"
        if reading.pro.endswith("س") and entry.type not in SPEECH:
            return "possible"
    if stance in ("warning",) or (
        stance == "opining" and reading.tense != "perfect" and entry.type not in SPEECH
    ):
        return "possible" if stance == "warning" else "asserted"
    return "asserted"


def _came_about(text: Text, event: Found) -> bool:
    """«أمر بضربات أسفرت عن مقتل خمسة»: a past verb of result stands before what came of it, or after its cause."""
    at, reading, first, last = event.trigger
    if reading.shape not in ("masdar", "noun"):
        return False
    words = text.words
    for k in range(at - 1, max(first, at - CAUSED) - 1, -1):
        if words[k].kind == "p" or words[k].form in NEGATIONS:
            break
        if words[k].form in RESULTS and words[k - 1].form not in NEGATIONS:
            return True
    for k in range(at + 1, min(last, at + CAUSED + 3)):
        if words[k].kind == "p" or words[k].form in NEGATIONS:
            break
        if words[k].form in RESULTS:
            return not words[k].pro
    return False


def _governed_aim(event: Found) -> bool:
    """«تستعد لشن هجوم»: what governs the noun is itself an aim."""
    item = event.item
    if item is None or item.prep not in ("of", "", "ل", "aim"):
        return False
    items = item.clause.items
    at = items.index(item)
    before = items[at - 1] if at else None
    return before is not None and before.kind == LIGHT and before.prep in ("ل", "aim")


def _as_modality(value: str) -> Modality:
    return "denied" if value == "denied" else "called_for" if value == "called_for" else "possible"


def _aimed(text: Text, that: int, first: int) -> bool:
    words = text.words
    return any(
        words[k].form in VERBS_OF_AIM or words[k].form in AIMS for k in range(max(first, that - 3), that)
    )


def _asserted_purpose(text: Text, event: Found) -> bool:
    """«تعرض لقصف», «نتيجة لهجوم»: the preposition is governed, no purpose is meant."""
    at, _, first, _ = event.trigger
    words = text.words
    clauses = [event.clause, event.clause.up if event.clause is not None else None]
    for verb in (event.governor, *(clause.verb for clause in clauses if clause is not None)):
        light = words[verb].event.light if 0 <= verb < at else None
        if light is not None and light.entry.light == "recipient":
            return True
    return at > first and words[at - 1].role == p.NOUN and words[at - 1].form in NO_AIM
