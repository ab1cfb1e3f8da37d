"""What a word of a phrase for a party begins: a listed name, a word for what a party is, a country (docs/actors.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.actors import Alias, Part, actors_of
from musnad.lexicon.gazetteer import Name, gazetteer_of
from musnad.lexicon.gazetteer_build import WEAK
from musnad.lexicon.lexicon import Lexicon
from musnad.read.labels_lexicon import labels_of

LIMIT: Final = 50_000
"""Distinct phrases kept."""

_ITSELF: Final = ("نفس", "ذات")
"""«الحركة نفسها»."""

_SUFFIXES: Final = ("هما", "هم", "ها", "نا", "ه")


class PartyNames:
    """The names of parties and the words around them, as the lexicon has them; phrases are lists of folded words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known = actors_of(lexicon)
        lists = self.known.words
        self.sever, self.within, self.unsure = lists["sever"], lists["within"], lists["unsure"]
        self.double = lists["double"]
        self.preceding, self.kinds = lists["before"], lists["kind"]
        self.former, self.state, self.body = lists["former"], lists["state"], lists["body"]
        self.forces, self.loyal = lists["forces"], lists["loyal"]
        self.places = gazetteer_of(lexicon)
        self.marks = lexicon.marks
        self.evaluative = labels_of(lexicon).table
        self.leading: dict[str, bool] = {}
        """Words that were asked whether they stand before a party's."""

    def before(self, word: str) -> bool:
        """A word that stands before a party's («عناصر», «المتحدث باسم»)."""
        found = self.leading.get(word)
        if found is None:
            if len(self.leading) > LIMIT:
                self.leading.clear()
            found = self.leading[word] = any(bare(start) in self.preceding for start in starts(word))
        return found

    def judges(self, word: str) -> bool:
        """A word that adds a judgment to a name, or nothing («المتمردة», «نفسها»)."""
        return bare(word) in self.evaluative or word.startswith(_ITSELF)

    def name_at(self, words: Sequence[str], k: int) -> tuple[Alias, int] | None:
        """The listed actor whose name begins at word k, and the end of the name.

        A name that begins inside it and goes on longer is meant instead: «تنظيم القاعدة في العراق».
        """
        found = self._name(words, k)
        if found is not None:
            for inner in range(k + 1, found[1]):
                other = self._name(words, inner)
                if other is not None and other[1] > found[1]:
                    return other
        return found

    def _name(self, words: Sequence[str], k: int) -> tuple[Alias, int] | None:
        aliases = self.known.aliases
        for start in starts(words[k]):
            for alias in aliases.get(start, ()):
                end = self._match(alias, words, k)
                if end:
                    return alias, end
        return None

    def _match(self, alias: Alias, words: Sequence[str], k: int) -> int:
        """The end of the name; evaluative words inside it are passed over («قوات المخلوع صالح»). 0: not this name."""
        k += 1
        for expected in alias.tail:
            while k < len(words) and words[k] != expected and words[k].removeprefix("ال") in self.evaluative:
                k += 1
            if k == len(words) or words[k] != expected:
                return 0
            k += 1
        if k < len(words) and words[k] in alias.unless_before:
            return 0
        return 0 if alias.shared and not alias.tail and self._of_another(alias, words, k - 1) else k

    def _of_another(self, alias: Alias, words: Sequence[str], k: int) -> bool:
        """The shared name at k is an adjective («القوة الشرعية») or the beginning of another («المملكة المتحدة»)."""
        if k and words[k].startswith("ال") and any(start.startswith("ال") for start in starts(words[k - 1])):
            return True
        after = words[k + 1] if k + 1 < len(words) else ""
        if not after.startswith("ال") or self.judges(after) or bare(after) in self.sever:
            return False
        country = self.demonym(after, None)
        return not any(country in self.known.where[actor] for actor in alias.ids)

    def leader_at(self, words: Sequence[str], k: int) -> tuple[Alias, int] | None:
        """Whom the person leads whose name begins at word k, and the end of the name."""
        if k and self.marks.get(words[k - 1], 0) & (c.GIVEN | c.FAMILY):
            return None  # «سامي صالح»
        for start in starts(words[k]):
            for alias in self.known.leaders.get(start, ()):
                end = self._match(alias, words, k)
                if end:
                    return alias, end
        return None

    def part_at(self, words: Sequence[str], k: int) -> tuple[Part, int, bool] | None:
        """What the word or words at k say of what a party is, their end, and whether a pronoun says whose."""
        parts = self.known.parts
        for start in starts(words[k]):
            for form in (start, bare(start)):
                for tail, part in parts.get(form, ()):
                    if len(tail) < len(words) - k and all(
                        bare(words[k + 1 + n]) == expected for n, expected in enumerate(tail)
                    ):
                        return part, k + 1 + len(tail), False
            for suffix in _SUFFIXES:
                if len(start) > len(suffix) + 2 and start.endswith(suffix):
                    stem = start[: -len(suffix)]
                    if suffix == "ه" and not stem.endswith("ت"):
                        continue  # folded, «آمنة» looks like «أمنه»
                    for form in (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem):
                        for tail, part in parts.get(form, ()):
                            if not tail:
                                return part, k + 1, True
        return None

    def place_at(self, words: Sequence[str], k: int, any_place: bool) -> tuple[Name, int] | None:
        """The state, capital or (any_place) other place of one country whose name begins at word k, and its end."""
        for name in self.places.names(words[k]):
            if not follows(name.tail, words, k) or name.best.country is None or name.risk == WEAK:
                continue
            if name.state and (any_place or name.tail or words[k].removeprefix(name.pro) not in self.unsure):
                return name, k + 1 + len(name.tail)
            if any_place and name.sure and name.pro in ("", "و"):
                return name, k + 1 + len(name.tail)
        return None

    def demonym(self, word: str, part: Part | None) -> str | None:
        """The country of an adjective or people, after `part`, what the words before say of the party."""
        if (part is None or part.id is None) and any(bare(start) in self.double for start in starts(word)):
            return None
        return self.places.demonym(word)


def starts(form: str) -> Iterator[str]:
    """A folded word, and the same without the conjunction and preposition written with it."""
    yield form
    if not form:
        return  # a lone tatweel folds to nothing
    if form.startswith("لل"):
        yield "ال" + form[2:]
    if form[0] in "وف" and len(form) > 3:
        yield form[1:]
        if form.startswith("لل", 1):
            yield "ال" + form[3:]
        if form[1] in "بلك" and len(form) > 4:
            yield form[2:]
    elif form[0] in "بلك" and len(form) > 3:
        yield form[1:]


def bare(form: str) -> str:
    """A folded word without its article."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def follows(tail: Sequence[str], words: Sequence[str], k: int) -> bool:
    """The rest of a name stands after word k."""
    return tuple(words[k + 1 : k + 1 + len(tail)]) == tuple(tail)
