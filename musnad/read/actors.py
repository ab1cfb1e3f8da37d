"""Who a noun phrase names: its parties by neutral canonical names (docs/actors.md).

A phrase is cut at its conjunctions; in each piece the first of these decides: a listed name («حركة حماس»), or a
country's name or adjective together with the word for an organ («وزير الخارجية التركي»), or a capital that stands for
its state («أنقرة»). Phrases are looked at as folded words, so each distinct one is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.actors import Actor, Alias, Part
from musnad.lexicon.gazetteer import Name
from musnad.lexicon.lexicon import Lexicon
from musnad.read.actors_names import LIMIT, PartyNames, bare, follows, starts
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

_MARKS: Final = frozenset("\"'«»“”‘’()[]{}‹›„-–—")
_SEPARATORS: Final = frozenset("،,/؛;و") | {"او"}
_PEOPLE: Final = ("ين", "ون", "اك", "ان", "وس", "غان", "رب")
"""How names of peoples end: «السوريين», «الأتراك», «الألمان», «الروس», «الصرب»."""

_HEADS: Final = 4
"""Words of a phrase among which forces are looked for («12 مسلحا من قوات فلان»)."""
_OF: Final = ("ل", "ب")
_ADJECTIVE: Final = 5
"""Letters of the shortest adjective that is looked at by its ending alone."""


class Link(NamedTuple):
    """Words `first` to `last` (exclusive) of the phrase name this actor.

    sure: the phrase is the actor's or that of its people («زعيم الحركة»), not of something else of it («مخازن الحركة»).
    among: whose name it may be, for the rest of the text to decide; `actor` then says what all of them are.
    organ: the id of the organ of a state that is named without its state («الحكومة»).
    """

    first: int
    last: int
    actor: Actor
    sure: bool
    among: tuple[Actor, ...] = ()
    organ: str | None = None


class _Piece(NamedTuple):
    """One conjunct: words `first` to `last` and what was found in it.

    named: the country by name, not by adjective; other: before it stands a word that says nothing of what the party is;
    within: where the name begins; former: who held the office holds it no more.
    """

    first: int
    last: int
    part: Part | None
    listed: Alias | None
    country: Name | str | None
    named: bool
    other: bool
    within: int
    former: bool


class Linker(PartyNames):
    """Finds the parties that phrases name. Keep one per lexicon: see linker_of."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.seen: dict[tuple[str, ...], tuple[Link, ...]] = {}
        self.alone: dict[tuple[str, ...], tuple[str, Part | None, int]] = {}

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
        links = self.link([fold(token) for token in tokenize(string)[0]])
        return [link.actor for link in links if not link.among or link.actor.roles]

    def resumed(self, words: Sequence[str]) -> tuple[str, Part | None, int]:
        """The definite noun that is all there is in a phrase: see _resumed. Each distinct phrase is worked out once."""
        key = tuple(words)
        found = self.alone.get(key)
        if found is None:
            if len(self.alone) > LIMIT:
                self.alone.clear()
            found = self.alone[key] = self._resumed(key)
        return found

    def _resumed(self, words: Sequence[str]) -> tuple[str, Part | None, int]:
        """The definite noun that is all there is in a phrase beside who of it («عناصر الحركة», «قوات التحالف»).

        Without article, with what it says of a party and where it stands; "", None and -1 when more is said («الحزب
        الحاكم») or there is none.
        """
        for k, word in enumerate(words):
            if not word or word in _MARKS:
                continue
            noun = next((s[2:] for s in starts(word) if s.startswith("ال") and len(s) > 4), "")
            if not noun:
                if self.before(word) or self.part_at((word,), 0) is not None:
                    continue
                break
            if noun in self.preceding and noun not in self.known.words["resume"]:
                continue
            if any(rest and rest not in _MARKS and not self.judges(rest) for rest in words[k + 1 :]):
                break
            found = self.part_at((word,), 0)
            return noun, found[0] if found else None, k
        return "", None, -1

    def _link(self, forms: Sequence[str]) -> Iterator[Link]:
        at = [i for i, form in enumerate(forms) if form and form not in _MARKS]
        words = [forms[i] for i in at]
        pieces = [self._piece(words, first, last) for first, last in self._cut(words)]
        for n, piece in enumerate(pieces):
            first, last, sure = at[piece.first], at[piece.last - 1] + 1, not piece.other
            if piece.listed is not None and (piece.listed.shared or piece.former):
                among = () if piece.former else tuple(self.known.listed[i] for i in piece.listed.ids)
                yield Link(first, last, self._common(piece), sure, among)
                continue
            actor = self._actor(pieces, n, words)
            if actor is not None:
                lone = actor.id is None and actor.country is None and not piece.former
                organ = (
                    piece.part.id
                    if lone and piece.part is not None and not (piece.part.weak or piece.part.many)
                    else None
                )
                yield Link(first, last, actor, sure, (), organ)

    def _common(self, piece: _Piece) -> Actor:
        """What is known of a party whose name does not say which it is: what each that may be meant is."""
        assert piece.listed is not None
        meant = [self.known.listed[i] for i in piece.listed.ids]
        roles = {actor.roles for actor in meant}
        countries = {(actor.country, actor.code) for actor in meant} if piece.former else set()
        country, code = countries.pop() if len(countries) == 1 else (None, None)
        return Actor(
            None, None, None, country, code, roles.pop() if len(roles) == 1 and not piece.former else ()
        )

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
            hit = self.name_at(words, k)
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
            self.name_at(words, k) is not None
            or self.part_at(words, k) is not None
            or self.demonym(rest, None) is not None
            or self.place_at(words, k, any_place=True) is not None
            or rest in self.known.short
            or rest in self.forces
            or (rest in self.evaluative and not rest.endswith("ه"))
            or (
                bare(rest) in self.state
                and k + 1 < len(words)
                and self.demonym(words[k + 1], None) is not None
            )
        )

    def _whole(self, words: Sequence[str], k: int, word: str) -> bool:
        """The word means something with its first letter («وزير», «واشنطن»)."""
        tables = (self.known.aliases, self.known.parts)
        if any(word in table for table in tables):
            return True
        return any(not name.pro for name in self.places.names(word) if follows(name.tail, words, k))

    # --- one conjunct --------------------------------------------------------------------------------------------

    def _piece(self, words: Sequence[str], first: int, last: int) -> _Piece:
        part: Part | None = None
        other = former = False
        led = self._led(words, first, last)
        k = first
        while k < last:
            word = words[k]
            hit = self.name_at(words, k)
            leader = self.leader_at(words, k) if led and (hit is None or hit[0].shared) else None
            if leader and leader[1] <= last:
                return _Piece(first, last, part, leader[0], None, False, other, k, False)
            if hit and hit[1] <= last:
                gone = (
                    former
                    and not led
                    and any(w in self.within or w[:1] in _OF for w in words[first + 1 : k + 1])
                )
                return _Piece(first, last, part, hit[0], None, False, other, k, gone)
            if (word in self.sever or bare(word) in self.sever) and not (led and bare(word) in self.loyal):
                break
            former = former or bare(word) in self.former
            found = None if other else self.part_at(words, k)
            if found and found[1] <= last:
                inner = (self.name_at(words, n) for n in range(k + 1, found[1]))
                if any(hit and not hit[0].shared and found[1] < hit[1] <= last for hit in inner):
                    k += 1  # «رئيس إقليم كردستان»
                    continue
                part = _better(part, found[0])
                if found[2]:
                    break  # «قواتها»: whose it is stands elsewhere
                k = found[1]
                continue
            before = words[k - 1] if k > first else ""
            if not self.marks.get(before, 0) & c.GIVEN:  # else a family name: «محمد المصري»
                place = self.place_at(words, k, any_place=part is not None)
                if place and place[1] <= last and not (before.endswith("ا") and word.endswith("يا") and part):
                    if before not in self.within:
                        former = former or any(bare(w) in self.former for w in words[place[1] : place[1] + 1])
                        named = not (part is None and _agrees(word, before))
                        return _Piece(first, last, part, None, place[0], named, other, k, former)
                elif not led and (country := self.demonym(word, part)):
                    former = former or any(bare(w) in self.former for w in words[k + 1 : min(k + 2, last)])
                    return _Piece(first, last, part, None, country, False, other, k, former)
            if other and k > first and self.marks.get(word, 0) & c.TITLE:
                other = False  # «سامي النادر زعيم الحركة»
            if not (
                word.isdecimal() or self.before(word) or bare(word) in self.kinds or _describes(word, before)
            ):
                other = True
                if part is not None and part.weak and "GOV" in part.roles and _annexed(before):
                    part = None  # «رئيس غرفة التجارة»
            k += 1
        return _Piece(first, last, part, None, None, False, other, k, former)

    def _led(self, words: Sequence[str], first: int, last: int) -> bool:
        """Forces or followers, with the name of a leader after them («القوات التابعة للمشير الليبي خليفة حفتر»)."""
        if not any(
            bare(start) in self.forces for word in words[first : first + _HEADS] for start in starts(word)
        ):
            return False
        return any(self.leader_at(words, k) for k in range(first + 1, last))

    def _actor(self, pieces: Sequence[_Piece], n: int, words: Sequence[str]) -> Actor | None:
        piece = pieces[n]
        before = pieces[n - 1] if n else None
        if piece.listed:
            return self.known.listed[piece.listed.ids[0]]
        if before is not None and before.listed and piece.country is None:
            short = self.known.short.get(words[piece.first][1:])
            if short is not None and short[0] in before.listed.ids:
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
            return (
                Actor(None, None, None, None, None, () if piece.former else part.roles)
                if part is not None
                else None
            )
        code = country if isinstance(country, str) else str(country.best.country)
        site = self.places.country(code)
        name = site.name if site is not None else code
        state = self.known.state(code, name)
        if part is not None and piece.named and isinstance(country, Name) and not country.state:
            return Actor(None, None, None, code, state.code, part.roles)  # «محافظ عدن»: no organ of the state
        if piece.former and part is not None:
            return Actor(None, None, None, code, state.code, ())  # «رئيس الوزراء العراقي السابق»
        if part is not None:
            return self.known.organ(part, code, name)
        between = words[piece.first : piece.within]
        if piece.named and not piece.other:
            if any(bare(start) in self.body for word in between for start in starts(word)):
                return Actor(None, None, None, code, state.code, ())  # «هيئة الإمارات للهوية»
            return state
        if between and not piece.other and all(self._stands_for_state(word) for word in between):
            return state  # «الدولة التركية», «الجانب الروسي»
        own = not piece.named and self.places.demonym(words[piece.first]) is not None
        if own and adjective and piece.last == piece.first + 1:
            return state  # all that is left of «الغزو التركي», «الدعوات التركية»
        people = own and words[piece.first].endswith(_PEOPLE)
        return Actor(None, None, None, code, state.code, ("CVL",) if people else ())

    def _stands_for_state(self, word: str) -> bool:
        return any(bare(start) in self.state for start in starts(word))

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


def _annexed(form: str) -> bool:
    """The word before has no article: what follows says of what («رئيس غرفة», «أمير منطقة»)."""
    return bool(form) and not any(start.startswith("ال") for start in starts(form))


def _agrees(word: str, before: str) -> bool:
    """A name that is an adjective as well, after a noun with the article: «الهيئة السعودية»."""
    return (
        word.startswith("ال")
        and word.endswith("يه")
        and any(start.startswith("ال") and len(start) > 4 for start in starts(before))
    )


def _describes(word: str, before: str) -> bool:
    """An adjective of whom the word before it names: «المستشار القانوني», «قائد ميداني»."""
    return bool(before) and word.endswith(("ي", "يه", "يون", "يين")) and len(word) > _ADJECTIVE


def _adjective(form: str) -> bool:
    """«والإماراتية», «والروسي»: an adjective rather than a people («السوريين»)."""
    return form.removeprefix("و").startswith("ال") and form.endswith(("يه", "ي"))
