"""Names of listed parties that are of several words, whatever else those words mean.

In «قوات الدعم السريع» nobody gives support, in «هيئة تحرير الشام» nothing is freed, in «فجر ليبيا» nothing is blown
up. The names are those of the actor lexicon (data/actors).
"""

from __future__ import annotations

from typing import Final

from musnad.lexicon.actors import actors_of
from musnad.lexicon.lexicon import Lexicon
from musnad.text import Text, Word
from musnad.text.tokens import NAME, Annotator

_BEFORE: Final = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
"""What may be written together with the first word of a name."""
_ARTICLE: Final = "ال"

Tails = dict[str, tuple[tuple[str, ...], ...]]
"""The rest of each name that begins with a word, by the second word of the name, the longest first."""


def annotator(lexicon: Lexicon) -> Annotator:
    """Sets `actor` of a word that may begin such a name to the rest of each."""
    table: dict[str, Tails] = {}
    for first, names in actors_of(lexicon).aliases.items():
        tails: Tails = {}
        for name in names:
            if name.tail:
                tails[name.tail[0]] = (*tails.get(name.tail[0], ()), name.tail)
        if not tails or first[0].isdecimal():
            continue  # «6 أبريل» is a date as often as a movement
        for before in _BEFORE:
            form = before + first
            if before[-1:] == "ل" and first.startswith(_ARTICLE):
                form = before + first[1:]  # «للحشد الشعبي»
            if form not in table or not before:
                table[form] = tails

    def annotate(word: Word) -> None:
        tails = table.get(word.form)
        if tails is not None:
            word.actor = tails

    return annotate


def party_names(text: Text) -> dict[int, int]:
    """Where names of listed parties of several words begin, and the token after each; found once."""
    if text.party_names is None:
        words, found, after = text.words, {}, 0
        for at in text.anchors(NAME):
            if at < after or at + 1 == len(words):
                continue
            for tail in words[at].actor.get(words[at + 1].form, ()):
                end = at + 1 + len(tail)
                if end <= len(words) and all(words[at + 1 + k].form == form for k, form in enumerate(tail)):
                    if text.sent[at] == text.sent[end - 1]:
                        found[at] = after = end
                    break
        text.party_names = found
    return text.party_names
