"""Which triggers stand: none foreign to what the article is about, one for each deed."""

from __future__ import annotations

from typing import Final

from musnad.read.events_context import lemmas
from musnad.read.events_lexicon import VERBAL, EventLexicon
from musnad.read.events_triggers import Trigger

PREVENTING, TRANSFERRING = lemmas("preventing"), lemmas("transferring")
PREVENTED: Final = 6
"""Tokens from a verb of preventing to what is prevented, or of giving out to what is given, at most."""
CHAINED: Final = frozenset({"عملية", "حملة", "محاولة", "استعاد", "انتزع", "عزز"})
TARGETING: Final = frozenset({"استهدف"})
KILLING: Final = frozenset(
    {"قتل", "مقتل", "مصرع", "حتف", "قتيل", "جريح", "أصاب", "إصابة", "استشهد", "جرح", "اغتال", "ذبح"}
)
CASUALTIES: Final = frozenset({"قتيل", "جريح"})
"""Lemmas of the killed and wounded that stand for the deed («أوقع عشرين قتيلا وأربعين جريحا»)."""
MOVING: Final = frozenset({"RETREAT", "MOBILIZE", "AID", "CONSULT"})
"""Types of what people do that others prevent."""
GENERIC: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})


def settle(found: list[Trigger], topics: int, lexicon: EventLexicon) -> list[Trigger]:
    """The triggers that stand: none foreign to the article's topic, one for each deed."""
    sport, crime = lexicon.bit("sport"), lexicon.bit("crime")
    if topics & sport:
        return []
    kept: list[Trigger] = []
    for k, trigger in enumerate(found):
        entry = trigger.reading.entry
        if topics and (entry.unwanted & topics or (topics & crime and entry.type in GENERIC)):
            continue
        after = found[k + 1] if k + 1 < len(found) else None
        if after is not None and after.first == trigger.first:
            gap = after.at - trigger.at
            deed = after.reading.shape in ("masdar", "noun") and after.reading.pro[:1] not in ("و", "ف")
            if gap == 1 and entry.lemma in CHAINED and deed:
                continue  # «عملية احتجاز», «حملة اعتقالات»: the deed is what follows
            if gap <= 3 and entry.lemma == "سقط" and after.reading.entry.lemma in CASUALTIES:
                continue  # «سقوط عشرات الجرحى»
            if (
                entry.yields
                and gap <= 5
                and after.reading.shape == "noun"
                and after.reading.entry.type == entry.type
            ):
                continue  # «أرسلت تعزيزات», «فرض حظرا»
        if _told_again(trigger, kept) or _prevented(trigger, kept) or _transferred(trigger, kept):
            continue
        if (
            entry.lemma in TARGETING
            and kept
            and kept[-1].first == trigger.first
            and trigger.reading.shape != "masdar"
        ):
            before = kept[-1]
            if trigger.at - before.at <= 4 and before.reading.shape in ("noun", "masdar"):
                continue  # «هجوم استهدف»: the attack is the event, what it aims at its recipient
        if entry.only and any(
            o.first == trigger.first
            and (o.reading.entry.lemma in KILLING or o.reading.entry.type == entry.type == "PROTEST")
            and not o.reading.entry.only
            and o.reading.entry.lemma not in CASUALTIES
            for o in found
            if o is not trigger
        ):
            continue
        kept.append(trigger)
    return kept


def _told_again(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«الدعم الذي قدمته»: the verb is about the deed that the noun before it names."""
    reading = trigger.reading
    if not kept or not reading.entry.yields or not reading.suffix or reading.shape not in VERBAL:
        return False
    before = kept[-1]
    same = before.first == trigger.first and before.reading.entry.type == reading.entry.type
    return same and trigger.at - before.at <= PREVENTED


def _prevented(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«منع المدنيين من الخروج»: the deed is that they were prevented."""
    if not kept or trigger.reading.shape not in ("masdar", "noun"):
        return False
    before = kept[-1]
    return (
        before.first == trigger.first
        and trigger.at - before.at <= PREVENTED
        and before.reading.entry.lemma in PREVENTING
        and trigger.reading.entry.type in MOVING
    )


def _transferred(trigger: Trigger, kept: list[Trigger]) -> bool:
    """«إدخال المساعدات», «توزيع أكبر قدر من المساعدات»: the deed is what is done with the aid."""
    if not kept or trigger.reading.entry.type != "AID" or trigger.reading.shape != "noun":
        return False
    before = kept[-1]
    near = before.first == trigger.first and trigger.at - before.at <= PREVENTED
    return near and before.reading.entry.lemma in TRANSFERRING
