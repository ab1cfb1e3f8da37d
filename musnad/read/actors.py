"""Who a noun phrase names: its parties by neutral canonical names (docs/actors.md).

A phrase is cut at its conjunctions; in each piece the first of these decides: a listed name («حركة حماس»), or a
country's name or adjective together with the word for an organ («وزير الخارجية التركي»), or a capital that stands for
its state («أنقرة»). Phrases are looked at as folded words, so each distinct one is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.actors import Actor, Alias, Part, actors_of
from musnad.lexicon.gazetteer import Name, gazetteer_of
from musnad.lexicon.gazetteer_build import WEAK
from musnad.lexicon.lexicon import Lexicon
from musnad.read.labels_lexicon import labels_of
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

LIMIT: Final = 50_000
"""Distinct phrases kept."""

_MARKS: Final = frozenset("\"'«»“”‘’()[]{}‹›„-–—")
_SEPARATORS: Final = frozenset("،,/؛;و") | {"او"}
_PEOPLE: Final = ("ين", "ون", "اك", "ان", "وس", "غان", "رب")
"""How names of peoples end: «السوريين», «الأتراك», «الألمان», «الروس», «الصرب»."""

_SUFFIXES: Final = ("هما", "هم", "ها", "نا", "ه")


class Link(NamedTuple):
    """Words `first` to `last` (exclusive) of the phrase name this actor.

    sure: the phrase is the actor's or that of its people («زعيم الحركة»), not of something else of it («مخازن الحركة»).
    """

    first: int
    last: int
    actor: Actor
    sure: bool


class _Piece(NamedTuple):
    """One conjunct: words `first` to `last` and what was found in it.

    named: the country by name, not by adjective; other: before it stands a word that says nothing of what the party is.
    """

    first: int
    last: int
    part: Part | None
    listed: str
    country: Name | str | None
    named: bool
    other: bool


class Linker:
    """Finds the parties that phrases name. Keep one per lexicon: see linker_of."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known = actors_of(lexicon)
        lists = self.known.words
        self.sever, self.within, self.unsure = lists["sever"], lists["within"], lists["unsure"]
        self.double = lists["double"]
        self.preceding, self.kinds = lists["before"], lists["kind"]
        self.places = gazetteer_of(lexicon)
        self.marks = lexicon.marks
        self.evaluative = labels_of(lexicon).table
        self.seen: dict[tuple[str, ...], tuple[Link, ...]] = {}
        self.leading: dict[str, bool] = {}
        """Words that were asked whether they stand before a party's."""

    def link(self, words: Sequence[str]) -> tuple[Link, ...]:
        """The parties that a phrase names, in order; `words`: its folded words and marks."""
        key = tuple(words)
        found = self.seen.get(key)
        if found is None:
            if len(self.seen) > LIMIT:
                self.seen.clear()
            found = self.seen[key] = tuple(self._link(key))
        return found

    def phrase(self, string: str) -> list[Actor]:
        """The parties that a noun phrase names.

        >>> from musnad.lexicon.lexicon import Lexicon
        >>> [actor.id for actor in Linker(Lexicon()).phrase("القوات السعودية والإماراتية")]
        ['SAU-armed-forces', 'ARE-armed-forces']
        """
        return [link.actor for link in self.link([fold(token) for token in tokenize(string)[0]])]

    def noun(self, form: str) -> tuple[str, Part | None]:
        """A folded definite noun without its article, and what it says of a party; "" when it is not definite."""
        for start in _starts(form):
            if start.startswith("ال") and len(start) > 4:
                found = self._part((start,), 0)
                return start[2:], found[0] if found else None
        return "", None

    def head(self, words: Sequence[str]) -> int:
        """The first word that is not one before a party's («عناصر», «المتحدث باسم»), -1 when each is."""
        return next(
            (i for i, word in enumerate(words) if word and word not in _MARKS and not self._before(word)), -1
        )

    def _before(self, word: str) -> bool:
        found = self.leading.get(word)
        if found is None:
            if len(self.leading) > LIMIT:
                self.leading.clear()
            found = self.leading[word] = any(_bare(start) in self.preceding for start in _starts(word))
        return found

    def _link(self, forms: Sequence[str]) -> Iterator[Link]:
        at = [i for i, form in enumerate(forms) if form and form not in _MARKS]
        words = [forms[i] for i in at]
        pieces = [self._piece(words, first, last) for first, last in self._cut(words)]
        for n, piece in enumerate(pieces):
            actor = self._actor(pieces, n, words)
            if actor is not None:
                yield Link(at[piece.first], at[piece.last - 1] + 1, actor, not piece.other)

    # --- cutting a phrase at its conjunctions --------------------------------------------------------------------

    def _cut(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        first = k = 0
        while k < len(words):
            word = words[k]
            if word in _SEPARATORS:
                if k > first:
                    yield first, k
                first = k = k + 1
                continue
            if k > first and word[0] == "و" and self._conjoined(words, k):
                yield first, k
                first = k
            hit = self._listed(words, k)
            k = hit[1] if hit else k + 1
        if first < len(words):
            yield first, len(words)

    def _conjoined(self, words: Sequence[str], k: int) -> bool:
        """The word at k begins another party: «والإماراتية», «وقوات»; not «وزارة», «وشؤون»."""
        word = words[k]
        rest = word[1:]
        if self._whole(words, k, word):
            return False
        return (
            self._listed(words, k) is not None
            or self._part(words, k) is not None
            or self._demonym(rest, None) is not None
            or self._place(words, k, any_place=True) is not None
            or rest in self.known.short
        )

    def _whole(self, words: Sequence[str], k: int, word: str) -> bool:
        """The word means something with its first letter («وزير», «واشنطن»)."""
        tables = (self.known.aliases, self.known.parts)
        if any(word in table for table in tables):
            return True
        return any(not name.pro for name in self.places.names(word) if _follows(name.tail, words, k))

    # --- what a word begins --------------------------------------------------------------------------------------

    def _listed(self, words: Sequence[str], k: int) -> tuple[str, int] | None:
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

    def _name(self, words: Sequence[str], k: int) -> tuple[str, int] | None:
        aliases = self.known.aliases
        for start in _starts(words[k]):
            for alias in aliases.get(start, ()):
                end = self._match(alias, words, k)
                if end:
                    return alias.id, end
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
        return k

    def _part(self, words: Sequence[str], k: int) -> tuple[Part, int, bool] | None:
        """What the word or words at k say of what a party is, their end, and whether a pronoun says whose."""
        parts = self.known.parts
        for start in _starts(words[k]):
            bare = start[2:] if start.startswith("ال") and len(start) > 4 else start
            for form in (start, bare):
                for tail, part in parts.get(form, ()):
                    if len(tail) < len(words) - k and all(
                        _bare(words[k + 1 + n]) == expected for n, expected in enumerate(tail)
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

    def _place(self, words: Sequence[str], k: int, any_place: bool) -> tuple[Name, int] | None:
        """The state, capital or (any_place) other place of one country whose name begins at word k, and its end."""
        for name in self.places.names(words[k]):
            if not _follows(name.tail, words, k) or name.best.country is None or name.risk == WEAK:
                continue
            if name.state and (any_place or words[k].removeprefix(name.pro) not in self.unsure):
                return name, k + 1 + len(name.tail)
            if any_place and name.sure and name.pro in ("", "و"):
                return name, k + 1 + len(name.tail)
        return None

    def _demonym(self, word: str, part: Part | None) -> str | None:
        if (part is None or part.id is None) and any(_bare(start) in self.double for start in _starts(word)):
            return None
        return self.places.demonym(word)

    # --- one conjunct --------------------------------------------------------------------------------------------

    def _piece(self, words: Sequence[str], first: int, last: int) -> _Piece:
        part: Part | None = None
        other = False
        k = first
        while k < last:
            word = words[k]
            hit = self._listed(words, k)
            if hit and hit[1] <= last:
                return _Piece(first, last, part, hit[0], None, False, other)
            if word in self.sever or _bare(word) in self.sever:
                break
            found = None if other else self._part(words, k)
            if found and found[1] <= last:
                part = _better(part, found[0])
                if found[2]:
                    break  # «قواتها»: whose it is stands elsewhere
                k = found[1]
                continue
            before = words[k - 1] if k > first else ""
            if not self.marks.get(before, 0) & c.GIVEN:  # else a family name: «محمد المصري»
                place = self._place(words, k, any_place=part is not None)
                if place and place[1] <= last and not (before.endswith("ا") and word.endswith("يا") and part):
                    if before not in self.within:
                        return _Piece(first, last, part, "", place[0], True, other)
                elif country := self._demonym(word, part):
                    return _Piece(first, last, part, "", country, False, other)
            if not word.isdecimal() and not self._before(word) and _bare(word) not in self.kinds:
                other = True
                if part is not None and part.weak and "GOV" in part.roles and _annexed(before):
                    part = None  # «رئيس غرفة التجارة»
            k += 1
        return _Piece(first, last, part, "", None, False, other)

    def _actor(self, pieces: Sequence[_Piece], n: int, words: Sequence[str]) -> Actor | None:
        piece = pieces[n]
        before = pieces[n - 1] if n else None
        if piece.listed:
            return self.known.listed[piece.listed]
        if before is not None and before.listed and piece.country is None:
            short = self.known.short.get(words[piece.first][1:])
            if short is not None and short[0] == before.listed:
                return self.known.listed[short[1]]
        part, country = piece.part, piece.country
        adjective = isinstance(country, str) and part is None and _adjective(words[piece.first])
        if part is None and before is not None and (adjective or piece.named and before.named):
            part = self._shared(pieces, n, adjective)
        if country is None and part is not None and n + 1 < len(pieces) and part.id is not None:
            after = pieces[n + 1]
            if isinstance(after.country, str) and after.part is not None and after.part.id is not None:
                country = after.country  # «الجيش والشرطة الأفغانية»
        if country is None:
            return Actor(None, None, None, None, None, part.roles) if part is not None else None
        code = country if isinstance(country, str) else str(country.best.country)
        site = self.places.country(code)
        name = site.name if site is not None else code
        state = self.known.state(code, name)
        if part is not None and piece.named and isinstance(country, Name) and not country.state:
            return Actor(None, None, None, code, state.code, part.roles)  # «محافظ عدن»: no organ of the state
        if part is not None:
            return self.known.organ(part, code, name)
        if piece.named and not piece.other:
            return state
        own = not piece.named and self.places.demonym(words[piece.first]) is not None
        if own and adjective and piece.last == piece.first + 1:
            return state  # all that is left of «الغزو التركي», «الدعوات التركية»
        people = own and words[piece.first].endswith(_PEOPLE)
        return Actor(None, None, None, code, state.code, ("CVL",) if people else ())

    def _shared(self, pieces: Sequence[_Piece], n: int, adjective: bool) -> Part | None:
        """The organ of an earlier conjunct that this one shares: «القوات … والإماراتية», «حكومتي مصر والسودان»."""
        for piece in reversed(pieces[:n]):
            if piece.part is not None:
                return piece.part if adjective or piece.part.many else None
            if piece.listed or piece.country is None:
                return None
        return None


def linker_of(lexicon: Lexicon) -> Linker:
    """The linker that goes with a lexicon."""
    found = lexicon.tables.get("linker")
    if found is None:
        found = lexicon.tables["linker"] = Linker(lexicon)
    return found


def _better(part: Part | None, found: Part) -> Part:
    """Which of two words says what a party is: the first, unless it is weak («مسلحي المعارضة»)."""
    if part is None:
        return found
    if not part.weak or set(found.roles) & set(part.keeps) or found.weak and part.id is not None:
        return part
    return found._replace(many=found.many or part.many)


def _starts(form: str) -> Iterator[str]:
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


def _annexed(form: str) -> bool:
    """The word before has no article: what follows says of what («رئيس غرفة», «أمير منطقة»)."""
    return bool(form) and not any(start.startswith("ال") for start in _starts(form))


def _bare(form: str) -> str:
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def _follows(tail: Sequence[str], words: Sequence[str], k: int) -> bool:
    return tuple(words[k + 1 : k + 1 + len(tail)]) == tuple(tail)


def _adjective(form: str) -> bool:
    """«والإماراتية», «والروسي»: an adjective rather than a people («السوريين»)."""
    return form.removeprefix("و").startswith("ال") and form.endswith(("يه", "ي"))
