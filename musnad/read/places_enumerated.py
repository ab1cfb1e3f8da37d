"""Names that nobody knows in a list after a word for several places: «قرى … و… و…», «بلدتي … و…»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer, PlaceWord
from musnad.lexicon.gazetteer_build import WEAK
from musnad.read.places_context import PLACE
from musnad.read.places_resolve import Mention
from musnad.read.places_typed import name_like
from musnad.text import Text

_COMMAS: Final = frozenset("،,")


def enumerated(text: Text, gazetteer: Gazetteer, i: int) -> list[Mention]:
    """The names of the list after the type word at token i; empty when there is no list, or none but known names.

    After «مناطق» and the like common nouns follow as well («مناطق الصراع والتوتر»): there the list counts only if
    one of its names is known, or is a clan's («البو …»).
    """
    lists = gazetteer.lists
    clue: PlaceWord = text.words[i].place
    two = clue.bare in lists["dual_types"]
    if not two and clue.bare not in lists["plural_types"]:
        return []
    found: list[Mention] = []
    known = two or clue.bare in lists["naming"]
    unknown, certain = False, 0
    at, end = i + 1, text.sentences[text.sent[i]][1]
    while at < end and not (two and len(found) == 2):
        if found and text.tokens[at] in _COMMAS:
            at += 1
        if at >= end:
            break
        mention, sure = _item(text, gazetteer, at, clue, first=not found)
        if mention is None:
            mention = _word(text, gazetteer, at) if found else None
            if mention is None:
                break
        else:
            certain = len(found) + 1
        known = known or sure
        unknown = unknown or mention.name is None
        found.append(mention)
        at = mention.last
    found = found[:certain]
    return found if known and unknown and len(found) > 1 else []


def _item(
    text: Text, gazetteer: Gazetteer, at: int, clue: PlaceWord, *, first: bool
) -> tuple[Mention | None, bool]:
    """The name at token `at`, after «و» unless it is the first, and whether it is surely one."""
    lists, words = gazetteer.lists, text.words
    word = words[at]
    if word.kind != "w":
        return None, False
    form = word.form
    if not first:
        if form[:1] != "و":
            return None, False
        form = form[1:]
    if form in lists["clans"] and at + 1 < len(words) and words[at + 1].kind == "w":
        return Mention(at, at + 2, at, None, PLACE, "place-list", typed=True), True
    if word.place is not None and not word.place.kind:
        follow = word.place.follow.get(words[at + 1].form if at + 1 < len(words) else "", ())
        for name in (*follow, *word.place.alone):
            last = at + 1 + len(name.tail)
            if name.pro == ("" if first else "و") and [w.form for w in words[at + 1 : last]] == list(
                name.tail
            ):
                loose = clue.bare in lists["quarters_plural"] or name.risk == WEAK
                return Mention(at, last, at, name, PLACE, "place-list", typed=True, loose=loose), True
    second = words[at + 1] if form in lists["compound"] and at + 1 < len(words) else None
    if second is not None and second.kind == "w" and name_like(second, second.form, clue.bare, lists):
        return Mention(at, at + 2, at, None, PLACE, "place-list", typed=True), False
    if not form.startswith("ال") or not name_like(word, form, clue.bare, lists):
        return None, False
    return Mention(at, at + 1, at, None, PLACE, "place-list", typed=True), False


def _word(text: Text, gazetteer: Gazetteer, at: int) -> Mention | None:
    """A word of the language that goes on a list; a name only where a name follows it («والروابي والبو …»)."""
    word = text.words[at]
    form = word.form
    if not form.startswith("وال") or form[1:] in gazetteer.lists["common"] or word.suffix:
        return None
    if word.bits & ~(classes.VERB | classes.COMMON | classes.PLACE | classes.FAMILY | classes.GIVEN):
        return None
    return Mention(at, at + 1, at, None, PLACE, "place-list", typed=True)
