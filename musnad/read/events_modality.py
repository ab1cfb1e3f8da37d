"""Whether an event is said to have happened, denied, thought possible, or demanded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musnad.document import Attribution, Modality
from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import LIGHT
from musnad.read.events_context import forms, lemmas
from musnad.read.events_found import Found
from musnad.read.events_lexicon import VERBAL
from musnad.text import Text
from musnad.text.fold import fold

NEGATIONS, ABSENCES = forms("negation"), forms("absence")
CONDITIONS: Final = forms("condition")
DEMANDS: Final = forms("demand")
AIMS: Final = forms("aim")
RESULTS: Final = forms("result")
CAUSED: Final = 5
"""Tokens from a verb of result to what came of it, and from its cause to it, at most."""
VERBS_OF_AIM: Final = forms("aiming")
STILL: Final = tuple(forms("still"))
"""After a negation: that it goes on."""
NO_AIM: Final = forms("no_aim")
COMPELLED: Final = lemmas("compelled")
NOTHING: Final = forms("nothing")
ANY: Final = forms("any")
RULED_OUT: Final = forms("ruled_out")
EXPECTED: Final = forms("expected")
INQUIRIES: Final = forms("inquiry")
ATTEMPTS: Final = forms("attempt")
OR: Final = forms("or")
OTHER_TIME: Final = forms("other_time")
UNTIL: Final = forms("until")
DONE_FOR, SUFFERED = lemmas("purpose"), lemmas("suffered")
VOICED: Final = frozenset({"REQUEST", "ACCUSE"})
"""Types of what is said: an aim of saying it is that it is said."""
TOLD: Final = 6
"""Tokens from a deed to the relative clause that tells it, at most."""
JOINED: Final = 9
"""Tokens from a deed to one that «و» joins to it, at most."""
SPEECH: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONSULT", "AGREE"})


def modality(
    text: Text, event: Found, attribution: Attribution | None, outer: str, before: Mapping[int, Modality]
) -> Modality:
    """The modality of an event: what stands before it in its clause, then the stance of its attribution.

    outer: the stance of the attribution in which its own stands, "" for none; before: the modality of the events
    before it in the sentence, by token.
    """
    at, item = event.trigger.at, event.item
    if text.words[at - 1].form in OR and any(before.get(k) == "denied" for k in range(at - 4, at)):
        return "denied"  # «دون اشتباك أو إطلاق نار»
    found = _alone(text, event, attribution, outer)
    if found == "asserted" and item is not None and item.joined is not None and not _came_about(text, event):
        joined = item.joined
        near = at - joined.head <= JOINED and item.commas == joined.commas
        if near and before.get(joined.head) in ("possible", "called_for"):
            return before[joined.head]  # «لتحرير البلدة وطرد المسلحين»
    return found


def _alone(text: Text, event: Found, attribution: Attribution | None, outer: str) -> Modality:
    """The modality that an event has by itself."""
    at, reading, first = event.trigger.at, event.trigger.reading, event.trigger.first
    words = text.words
    entry = reading.entry
    verbal = reading.shape in VERBAL
    low = max(first, at - 4)
    window = [words[k].form for k in range(low, at) if words[k].kind != "p"]
    if verbal:
        for k in range(1, min(3, len(window) + 1)):
            if window[-k] in NEGATIONS:
                if k == 2 and window[-1].startswith(STILL):
                    break  # «لا تزال تقصف»
                return "denied"
    elif window and (window[-1] in ABSENCES or _nothing_of(window)):
        return "denied"
    stance = attribution.stance if attribution is not None else ""
    if stance == "accusing" and outer == "denying":
        return "denied"  # «نفى الاتهامات بقصف القرية»
    if stance == "denying" and entry.type == "ACCUSE" and not verbal:
        return "asserted"  # the accusation was made
    if stance == "denying" or attribution is not None and fold(attribution.cue.text) in RULED_OUT:
        return "denied"
    if not verbal and (_any_such(window) or _expected(text, event)):
        return "possible"
    if stance == "demanding" and not verbal and not INQUIRIES.isdisjoint(window):
        return "asserted"  # «طالب بالتحقيق في الجرائم»
    if stance in ("demanding", "warning") and _happened(text, event):
        stance = ""
    if _came_about(text, event):
        return "asserted"
    if not DEMANDS.isdisjoint(window):
        return "called_for"
    if stance == "demanding":
        return "called_for"
    if reading.tense in ("imperfect", "jussive") and (
        reading.pro.endswith("ل") or window and window[-1] in UNTIL
    ):
        return "possible"
    if entry.type not in VOICED and (
        _purpose(text, event) or not AIMS.isdisjoint(window[-2:]) or _governed_aim(event)
    ):
        return "possible"
    if not CONDITIONS.isdisjoint(window) or (
        not verbal and entry.type not in VOICED and not ATTEMPTS.isdisjoint(window)
    ):
        return "possible"
    gov = event.governor
    if event.item is not None and event.item.prep in OTHER_TIME:
        gov = -1  # «تعهدت عقب استعادة البلدة»: another's, or done before
    if gov >= 0 and at - gov <= 9:
        light = words[gov].event.light
        if (
            light is not None
            and light.entry.modality
            and reading.shape in ("masdar", "noun")
            and (light.entry.modality == "denied" or light.entry.lemma not in ("توقع", "خشي", "منع"))
            and not (entry.type == "AGREE" and words[at].definite)  # «رفض الاتفاق»: there is one
        ):
            return _as_modality(light.entry.modality)
        if not verbal and (
            words[gov].form.removeprefix("و") in VERBS_OF_AIM
            or (gov > first and words[gov - 1].form in UNTIL and not _perfect(text, gov))
        ):
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


def _any_such(window: list[str]) -> bool:
    """«بأي | هجوم», «بأي أعمال أو | تحركات»."""
    if not window:
        return False
    return window[-1] in ANY or (window[-1] in OR and not ANY.isdisjoint(window))


def _expected(text: Text, event: Found) -> bool:
    """«هجوم متوقع», «الضربات المحتملة»: an adjective after the noun says that it has not come yet."""
    at, last = event.trigger.at, event.trigger.last
    return any(text.words[k].form in EXPECTED for k in range(at + 1, min(last, at + 3)))


def _nothing_of(window: list[str]) -> bool:
    """«دون وقوع أي | اشتباك», «ليس هناك أي | طلب»: a negation before words that only fill it."""
    for filled, form in enumerate(reversed(window)):
        if form not in NOTHING:
            return filled > 0 and form in NEGATIONS
    return False


def _happened(text: Text, event: Found) -> bool:
    """It has happened before what is demanded or threatened: «طالب بالتحقيق في الجرائم التي ارتكبها المسلحون»."""
    at, reading, last = event.trigger.at, event.trigger.reading, event.trigger.last
    if reading.shape in VERBAL:
        return reading.tense == "perfect"
    words, clause = text.words, event.clause
    if clause is not None and clause.link == "relative" and 0 <= clause.verb < at:
        return _perfect(text, clause.verb) and not words[clause.verb].bits & c.CUE
    for k in range(at + 1, min(last - 1, at + TOLD)):
        if words[k].event.kind == w.RELATIVE:
            return _perfect(text, k + 1)
        if words[k].kind == "p":
            break
    return False


def _perfect(text: Text, at: int) -> bool:
    senses = text.words[at].senses
    return any(s.tense == "perfect" for s in senses) and not any(
        s.tense == "imperfect" and s.person == 3 for s in senses
    )


def _purpose(text: Text, event: Found) -> bool:
    """«لقصف المواقع», «للقتال»: a verbal noun after «لـ» that nothing before it governs."""
    at, reading, first = event.trigger.at, event.trigger.reading, event.trigger.first
    if reading.pro not in ("ل", "ول", "لل", "ولل") or _asserted_purpose(text, event):
        return False
    if reading.entry.lemma in SUFFERED:
        return False
    for k in range(max(first, at - 4), at):
        light = text.words[k].event.light
        if light is not None and light.entry.lemma in COMPELLED:
            return False
    return reading.shape == "masdar" or reading.shape == "noun" and reading.entry.lemma in DONE_FOR


def _came_about(text: Text, event: Found) -> bool:
    """«أمر بضربات أسفرت عن مقتل خمسة»: a past verb of result stands before what came of it, or after its cause."""
    trigger = event.trigger
    at, reading, first, last = trigger.at, trigger.reading, trigger.first, trigger.last
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
    if item is None or item.prep not in ("of", "", "ل", "aim", "ب", "في"):
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
    at, first = event.trigger.at, event.trigger.first
    words = text.words
    clauses = [event.clause, event.clause.up if event.clause is not None else None]
    for verb in (event.governor, *(clause.verb for clause in clauses if clause is not None)):
        light = words[verb].event.light if 0 <= verb < at else None
        if light is not None and light.entry.light == "recipient":
            return True
    return at > first and words[at - 1].form in NO_AIM
