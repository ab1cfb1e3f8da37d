"""The small words that steer the reading of attributions (`lexicon/data/reporting/particles.toml`), folded."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.sources import DATA, parse
from musnad.text import Text
from musnad.text.fold import fold

_DATA: dict[str, list[str]] = parse(DATA / "reporting" / "particles.toml")["particles"]


def words(name: str) -> frozenset[str]:
    """The entries of one list that are single words."""
    return frozenset(fold(entry) for entry in _DATA[name] if " " not in entry)


class Sequences:
    """Entries of one or several words, found by their first two words."""

    def __init__(self, *names: str) -> None:
        self.first: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        for name in names:
            for entry in _DATA[name]:
                folded = tuple(fold(part) for part in entry.split())
                second = folded[1] if len(folded) > 1 else ""
                self.first.setdefault(folded[0], {}).setdefault(second, []).append(folded)
        for by_second in self.first.values():
            for listed in by_second.values():
                listed.sort(key=len, reverse=True)

    def past(self, text: Text, i: int, limit: int) -> int:
        """The token past the longest entry that begins at token i, 0 when none does."""
        words = text.words
        by_second = self.first.get(words[i].form)
        if by_second is None:
            return 0
        if i + 1 < limit:
            for entry in by_second.get(words[i + 1].form, ()):
                last = i + len(entry)
                if last <= limit and all(words[i + k].form == entry[k] for k in range(2, len(entry))):
                    return last
        return i + 1 if "" in by_second and i < limit else 0


STEERING: Final = frozenset(
    fold(entry.split()[0])
    for name in (
        "aside",
        "aside_after_pause",
        "contrast",
        "afterwards",
        "eulogy",
        "and_that",
        "past_perfect",
        "by_the_way_of_saying",
        "announcing",
    )
    for entry in _DATA[name]
)
"""First words of what may end reported material, or of what is said in passing."""
