"""The words around an event, by what they say of it: the lists of event_context.toml."""

from __future__ import annotations

from musnad.lexicon.sources import parse, shipped
from musnad.text.fold import fold

_LISTS: dict[str, list[str]] = {
    name: body["words"].split()
    for path in shipped("event_context")
    for name, body in parse(path)["around"].items()
}


def forms(name: str) -> frozenset[str]:
    """The folded words of a list."""
    return frozenset(fold(word) for word in _LISTS[name])


def pairs(name: str) -> dict[str, frozenset[str]]:
    """The second words by the first of a list of pairs, both folded."""
    made: dict[str, frozenset[str]] = {}
    for pair in _LISTS[name]:
        first, _, second = pair.partition("_")
        made[fold(first)] = made.get(fold(first), frozenset()) | {fold(second)}
    return made


def lemmas(name: str) -> frozenset[str]:
    """The lemmas of the list lemma_NAME, as the event lexicon writes them."""
    return frozenset(_LISTS[f"lemma_{name}"])
