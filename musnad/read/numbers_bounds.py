"""Bounds: what «أكثر من», «نحو», «حتى», «على الأقل» make of a number."""

from __future__ import annotations

from typing import Final

from musnad.read.numbers_mention import RANGE, NumberMention
from musnad.read.numerals import Numbers
from musnad.text import Text, Word

_OPENERS: Final = frozenset("(«“\"[‘'")
_FOLLOWS: Final = frozenset({"الاقل", "تقريبا", "اقصي"})
"""Last words of modifiers that may follow their number too."""


def bound(text: Text, mention: NumberMention, tables: Numbers, after: int) -> int:
    """Apply the modifiers around a number to it: «نحو», «أكثر من», «ما لا يقل عن», «على الأقل» …

    after: the token past the number and what it counts. Returns the first token of the modifiers before the number.
    """
    words, tokens = text.words, text.tokens
    start, end = text.sentences[text.sent[mention.first]]
    sets = tables.sets
    i = mention.first - 1
    seen = mention.first
    if mention.numeral.joined and i >= start and _unit_noun(words[i]):
        i -= 1  # «أكثر من سنة وشهرين»
    bounding = tables.bounding["before"]
    while i >= start:
        form = words[i].form
        if tokens[i] in _OPENERS or form in ("ال", "ان"):
            i -= 1
            continue
        stem = form[1:] if form[:1] in "وفبلك" and len(form) > 2 else form
        if form not in bounding and stem not in bounding:
            break
        matched = False
        best, kind = seen, ""
        for section in ("at_most", "at_least", "approximate"):
            table = sets[section + " before"]
            listed = table.get(form) or table.get(stem)
            if listed:
                first = _matches(words, listed, i, start)
                if first >= 0 and first < best:
                    best, kind, matched = first, section, True
        if not matched:
            break
        if mention.numeral.joined and form in _FOLLOWS:
            break  # «ستة أطفال على الأقل وثلاثة رجال»: said of those before it
        if kind == "at_least":
            mention.high = None
        elif kind == "at_most":
            if form == "حتي" and (stem != form or not _limit(words, i, start)):
                break
            mention.low = None if mention.kind != RANGE else mention.low
        else:
            mention.approx = True
        seen = best
        i = best - 1
    if after < end:
        bounding = tables.bounding["after"]
        for k in range(after, min(after + 4, end)):
            form = words[k].form
            for section in ("at_least", "at_most", "approximate") if form in bounding else ():
                listed = sets[section + " after"].get(form)
                if listed:
                    for forms in listed:
                        last = k + len(forms)
                        if last <= end and all(words[k + n].form == forms[n] for n in range(1, len(forms))):
                            if section == "at_least":
                                mention.high = None
                            elif section == "at_most":
                                mention.low = None
                            else:
                                mention.approx = True
                            return seen
            around = words[k].number
            if around is not None and around.numeral is not None or (tokens[k] in "،.:" and k > after):
                break
    return seen


def _matches(words: list[Word], listed: list[tuple[str, ...]], i: int, start: int) -> int:
    """The first token of the longest phrase that ends at token i, or -1. «و», «ف», «ب», «ل» may precede it."""
    for forms in listed:
        first = i - len(forms) + 1
        if first < start:
            continue
        if all(words[first + k].form == forms[k] for k in range(1, len(forms))):
            head = words[first].form
            if head == forms[0] or (head[:1] in "وفبلك" and head[1:] == forms[0]):
                return first
    return -1


def _unit_noun(word: Word) -> bool:
    around = word.number
    return around is not None and around.noun is not None and around.noun.category == "duration"


def _limit(words: list[Word], i: int, start: int) -> bool:
    """«حتى» before a number is an upper bound after a verb or noun of reaching or holding, not «حتى عام …»."""
    return i > start and words[i - 1].kind == "w"
