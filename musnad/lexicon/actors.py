"""Parties by neutral canonical names: listed organizations, and the words that say what a party is.

Compiled from the data files in data/actors and the user's own. `read.actors` finds them in noun phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from musnad.lexicon import cache
from musnad.lexicon.sources import LexiconError, entries, parse, shipped
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon

_SETS = (
    "sever", "within", "unsure", "resume", "double", "before", "many", "dual", "kind", "former", "loyal",
    "forces", "state", "body", "armed",
)  # fmt: skip
"""The word lists of parts.toml."""


class Actor(NamedTuple):
    """A party. A kind of people that is nobody in particular («متظاهرون») has roles only, no id and no name."""

    id: str | None
    name_ar: str | None
    name_en: str | None
    country: str | None
    """ISO 3166-1 alpha-2, None across states."""
    code: str | None
    """The same as alpha-3, as PLOVER has it."""
    roles: tuple[str, ...]


class Part(NamedTuple):
    """A word or words for what a party is; `id`: an organ that each state has."""

    id: str | None
    name_ar: str | None
    name_en: str | None
    roles: tuple[str, ...]
    weak: bool
    keeps: tuple[str, ...]
    """The roles to which a weak one does not give way («قوات الحكومة» are forces)."""
    many: bool
    """A dual or plural: the parties of several states («حكومتي»)."""


class Alias(NamedTuple):
    """The rest of a name after its first word, whose it is, and what may not follow."""

    tail: tuple[str, ...]
    ids: tuple[str, ...]
    unless_before: frozenset[str]
    shared: bool
    """A name of several, or of one in its own country only: what else the text names decides («المجلس الرئاسي»)."""


STATE: Final = re.compile("[A-Z]{3}")
"""The id of a state."""
SHARED, DERIVED, OWN = range(3)
"""How an actor claims a name: with others, as what follows from a name in the file, as given in the file."""


class _Claim(NamedTuple):
    """Whose a name is while the files are read."""

    claim: int
    ids: list[str]
    unless: tuple[str, ...]

    def over(self, before: _Claim | None) -> _Claim:
        """What is left when the name was claimed before: the stronger claim, the last of two that are as strong."""
        if before is None or before.claim < self.claim or self.claim == before.claim != SHARED:
            return self
        if self.claim == SHARED == before.claim:
            return _Claim(SHARED, [*before.ids, *self.ids], (*before.unless, *self.unless))
        return before


_WITHDRAWN = frozenset("ANT BUR CSK DDR FXX NTZ PCZ ROM SCG SUN TMP YMD YUG ZAR".split())
"""Alpha-3 codes of ISO 3166-3 (former countries), which CLDR lists beside those in use."""


class ActorLexicon:
    """The parties of the shipped data files and of the user's. Raises LexiconError for an entry that is not sound."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        paths = [*shipped("actors"), *files]
        try:
            key = cache.digest(path.read_bytes() for path in [*paths, Path(__file__)])
        except OSError as error:
            raise LexiconError(
                f"{error.filename}: there is no such lexicon file, or it cannot be read."
            ) from None
        tables = cache.cached("actors", key, lambda: _compile(paths))
        self._countries: dict[str, tuple[str, str]] = tables["countries"]
        self.listed: dict[str, Actor] = {row[0]: Actor(*row) for row in tables["actors"]}
        """The listed actors by id."""
        self.aliases: dict[str, tuple[Alias, ...]] = {
            first: tuple(
                Alias(tail, tuple(whose), frozenset(unless), shared) for tail, whose, unless, shared in rows
            )
            for first, rows in tables["aliases"].items()
        }
        """Names by their first folded word, the longest first."""
        self.parts: dict[str, tuple[tuple[tuple[str, ...], Part], ...]] = {
            first: tuple((tail, Part(*row)) for tail, row in rows) for first, rows in tables["parts"].items()
        }
        """Words for what a party is by the first folded one, without article, the longest first."""
        self.where: dict[str, tuple[str, ...]] = {key: tuple(codes) for key, codes in tables["where"].items()}
        """The countries in whose news a shared name means this actor."""
        self.leaders: dict[str, tuple[Alias, ...]] = {
            first: tuple(Alias(tuple(tail), (whose,), frozenset(), False) for tail, whose in rows)
            for first, rows in tables["leaders"].items()
        }
        """Names of leaders by their first folded word; they mean whom they lead after a word for forces."""
        self.absent: dict[str, tuple[str, ...]] = {
            key: tuple(forms) for key, forms in tables["absent"].items()
        }
        """Folded words with which, in an article, the one-word name of an actor is a word («القاعدة»)."""
        self.short: dict[str, tuple[str, str]] = tables["short"]
        """Single words that name an actor only right after another: (the other's id, its own)."""
        self.words: dict[str, frozenset[str]] = {name: frozenset(tables[name]) for name in _SETS}
        """The word lists of parts.toml: sever, within, unsure, resume …"""

    def state(self, country: str, name: str) -> Actor:
        """The state of an alpha-2 code; `name`: its neutral Arabic name."""
        code, english = self._country(country, name)
        return Actor(code, name, english, country, code, ("GOV",))

    def organ(self, part: Part, country: str, name: str) -> Actor:
        """A part of a state: its own listed entry if there is one, else composed; no id when it is no organ."""
        code, english = self._country(country, name)
        if part.id is None:
            return Actor(None, None, None, country, code, part.roles)
        own = self.listed.get(f"{code}-{part.id}")
        return own or Actor(
            f"{code}-{part.id}",
            f"{name}: {part.name_ar}",
            f"{english}: {part.name_en}",
            country,
            code,
            part.roles,
        )

    def _country(self, country: str, name: str) -> tuple[str, str]:
        return self._countries.get(country, (country, name))


def actors_of(lexicon: Lexicon) -> ActorLexicon:
    """The actor lexicon that goes with a lexicon: the shipped data and the same user files."""
    found = lexicon.tables.get("actors")
    if found is None:
        found = lexicon.tables["actors"] = ActorLexicon(lexicon.user_files)
    return found


def _compile(paths: Sequence[Path]) -> dict[str, Any]:
    from babel import Locale
    from babel.core import get_global

    english = Locale("en").territories
    countries = {
        codes[0]: (code, english.get(codes[0], code))
        for code, codes in get_global("territory_aliases").items()
        if len(code) == 3
        and code.isalpha()
        and len(codes) == 1
        and code not in _WITHDRAWN
        and not _private(codes[0])
    }
    pairs: list[list[str]] = []
    words: dict[str, set[str]] = {name: set() for name in _SETS}
    for path in paths:
        data = parse(path)
        pairs += data.get("spelling", {}).get("pairs", [])
        for name, found in words.items():
            found.update(fold(w) for w in data.get(name, {}).get("words", ()))
    actors: dict[str, tuple[Any, ...]] = {}
    where: dict[str, list[str]] = {}
    aliases: dict[str, dict[tuple[str, ...], _Claim]] = {}
    for _, raw in entries("actor", paths):
        actor = _actor(raw, countries)
        actors[str(actor.id)] = tuple(actor)
        where[str(actor.id)] = raw.get("where", [actor.country] if actor.country else [])
        unless = tuple(fold(w) for w in raw.get("unless_before", ()))
        for name, claim in _names(raw, words):
            for first, *rest in (spelled.split() for spelled in _spellings(name, pairs)):
                known = aliases.setdefault(first, {})
                made = _Claim(claim, [str(actor.id)], unless if not rest else ())
                known[tuple(rest)] = made.over(known.get(tuple(rest)))
    short = {
        fold(name): (beside, raw["id"])
        for _, raw in entries("actor", paths)
        for name, beside in raw.get("beside", {}).items()
    }
    leaders: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for _, raw in entries("actor", paths):
        for name in raw.get("leaders", ()):
            for first, *rest in (spelled.split() for spelled in _spellings(_folded(name), pairs)):
                leaders.setdefault(first, []).append((tuple(rest), raw["id"]))
    absent = {
        raw["id"]: sorted(map(fold, raw["absent"])) for _, raw in entries("actor", paths) if "absent" in raw
    }
    parts: dict[str, dict[tuple[str, ...], tuple[Any, ...]]] = {}
    for path, raw in entries("part", paths):
        if "id" in raw and not ("name_ar" in raw and "name_en" in raw):
            raise LexiconError(
                f"{path}: [[part]] ({raw['id']}): an organ with an id needs name_ar and name_en."
            )
        roles = _roles(raw)
        row = (raw.get("id"), raw.get("name_ar"), raw.get("name_en"), roles, bool(raw.get("weak")))
        for word in raw.get("words", ()):
            first, *rest = fold(word).split()
            for form, many in _numbers(first, raw.get("id") is not None, words):
                parts.setdefault(form, {}).setdefault(tuple(rest), (*row, tuple(raw.get("keeps", ())), many))
    return {
        "countries": countries,
        "actors": list(actors.values()),
        "aliases": {
            first: sorted(
                ((t, made.ids, made.unless, made.claim == SHARED) for t, made in rows.items()),
                key=lambda row: -len(row[0]),
            )
            for first, rows in aliases.items()
        },
        "where": where,
        "parts": {first: sorted(rows.items(), key=lambda row: -len(row[0])) for first, rows in parts.items()},
        "short": short,
        "absent": absent,
        "leaders": {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in leaders.items()},
        **{name: sorted(found) for name, found in words.items()},
    }


def _private(country: str) -> bool:
    """A code that ISO 3166-1 leaves to users, for a country of their own: it has the name that they give."""
    return "XA" <= country <= "XZ" and country != "XK"


def _actor(raw: dict[str, Any], countries: dict[str, tuple[str, str]]) -> Actor:
    country = raw.get("country")
    code = countries.get(country, (country, ""))[0] if country else None
    return Actor(raw["id"], raw["name_ar"], raw["name_en"], country, code, _roles(raw))


def _roles(raw: dict[str, Any]) -> tuple[str, ...]:
    """PLOVER's codes for what an actor is: docs/actors.md says which is for whom."""
    given = raw["role"]
    return (given,) if isinstance(given, str) else tuple(given)


def _names(raw: dict[str, Any], words: dict[str, set[str]]) -> Iterator[tuple[str, int]]:
    """The folded names of an actor, and how each is claimed."""
    own = (raw["name_ar"], *raw.get("aliases", ()))
    given = [
        (name, OWN) for name in own if not STATE.fullmatch(raw["id"])
    ]  # those of states are known as places
    given += [(name, SHARED) for name in raw.get("shared", ())]
    for name, claim in given:
        main, _, rest = name.partition("(")
        for whole in (main, rest.partition(")")[0]) if rest else (main,):
            folded = _folded(whole)
            if not folded:
                continue
            yield folded, claim
            kind, _, bare = folded.partition(" ")
            if kind in words["kind"] and " " in bare:
                yield bare, min(claim, DERIVED)


def _folded(name: str) -> str:
    return " ".join(fold(w) for w in tokenize(name.replace("-", " "))[0])


def _spellings(name: str, pairs: Sequence[Sequence[str]]) -> set[str]:
    found = {f" {name} "}
    for a, b in pairs:
        found |= {spelled.replace(a, b) for spelled in found if a in spelled}
    return {spelled.strip() for spelled in found}


def _numbers(first: str, organ: bool, words: dict[str, set[str]]) -> Iterator[tuple[str, bool]]:
    """A word, and its duals and plurals in construct when it is an organ of a state («حكومتي», «رئيسا»)."""
    many = first in words["many"]
    yield first, many
    if organ and first in words["dual"]:
        stem = first[:-1] + "ت" if first.endswith("ه") else first
        for ending in ("ا", "ي", "ان", "ين"):
            yield stem + ending, True
