"""The event lexicon: which words may be triggers, and the classes of words that decide their sense.

A word's `event` slot holds its readings as a trigger or governing verb and the classes it belongs to
(docs/events.md); it is worked out once per distinct word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from musnad.lexicon.clitics import cuts
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.sources import entries, parse
from musnad.text import Word
from musnad.text.fold import fold

FINITE: Final = frozenset({"perfect", "imperfect", "jussive"})
VERBAL: Final = frozenset({"verb", "passive", "either"})
"""Shapes of readings that are finite verbs."""
EXACT: Final = (
    "skipped", "subordinators", "auxiliaries", "numerals", "comparisons", "doers", "means", "ranks", "aims", "proper",
    "bearings", "whens", "hands", "leads", "against",
    "amounts", "selves", "weapons", "kin", "crowds", "hostile", "banners", "filiation", "kinds",
    "manners", "asides", "former", "nobody", "offices", "alternatives", "pointers", "things",
)  # fmt: skip
"""Sets whose words are matched as they stand, clitics included (events/grammar.toml)."""
TOPICS: Final = ("sport", "crime", "disaster", "disease", "market")
"""Classes that tell what an article or a sentence is about."""


_DUAL: Final = 5
"""Letters of the shortest form in which a dual is looked for."""


@dataclass(slots=True, eq=False)
class Entry:
    """One line of the event lexicon. Masks are sets of word classes; see docs/events.md for the keys."""

    lemma: str
    type: str
    light: str
    modality: str
    subject: str
    object: str
    annexed: str
    prepositions: dict[str, str]
    wanted: int
    unwanted: int
    after: int
    before: int
    unwanted_before: int
    not_after: int
    bound_not_after: int
    not_before: int
    yields: bool
    tense: str
    participle: str
    masdar: bool
    definite: str
    only: bool
    needs: str
    control: str
    form: str
    """Of a verb: others may be spelled the same (of «وقف» one stops, one arrests)."""
    resumes: bool
    """With the article it stands for what the text has told of, whatever stands around it."""
    conditional: bool = False
    """The words around decide whether it is meant."""


class Reading:
    """One way in which a word may be a trigger: its entry and how it stands.

    shape: verb, passive, either (a verb form that may be both), masdar, noun, participle.
    """

    __slots__ = ("entry", "gender", "number", "person", "pro", "shape", "suffix", "tense")

    def __init__(
        self,
        entry: Entry,
        shape: str,
        tense: str,
        person: int,
        gender: str,
        number: str,
        pro: str,
        suffix: str,
    ) -> None:
        self.entry, self.shape, self.tense, self.person = entry, shape, tense, person
        self.gender, self.number, self.pro, self.suffix = gender, number, pro, suffix

    def shaped(self, shape: str) -> Reading:
        """The same reading in another shape."""
        return Reading(
            self.entry, shape, self.tense, self.person, self.gender, self.number, self.pro, self.suffix
        )


class EventLexicon:
    """Entries by lemma, word classes as bits. `lexicon`: the one that inflects the words."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.files = list(files)
        self._bits: dict[str, int] = {}
        self._masks: dict[str, int] = {}
        self._sets: dict[str, list[str]] = {}
        for path in self.files:
            for name, body in parse(path).get("set", {}).items():
                self._sets.setdefault(name, []).extend(body.get("words", ()))
        for name in self._sets:
            self.bit(name)
        for name in self._sets:
            self._spread(name, self.bit(name), set())
        self.verbs: dict[str, list[Entry]] = {}
        self.nouns: dict[str, list[Entry]] = {}
        for section, key, table in (("verb", "lemma", self.verbs), ("noun", "form", self.nouns)):
            for _, raw in entries(section, self.files):
                if "type" in raw or "light" in raw:
                    made = self._entry(raw, key)
                    table.setdefault(made.lemma, []).append(made)
        self.ignored = frozenset(fold(w) for w in self._sets.get("ignore", ()))
        self.human, self.force, self.target = self.bit("human"), self.bit("groups"), self.bit("target")
        self.victims = self.bit("victims")
        self._persons = self.human | self.victims
        self.military = self.bit("military_adj") | self.bit("security_adj")
        self.place, self.ground = self.bit("place"), self.bit("ground")
        self.exact = {name: frozenset(fold(w) for w in self._sets.get(name, ())) for name in EXACT}
        self.topics = 0
        for topic in TOPICS:
            self.topics |= self.bit(topic)

    def bit(self, name: str) -> int:
        """The bit of a class, or of a single word named in a condition."""
        if name not in self._bits:
            self._bits[name] = 1 << len(self._bits)
            if not name.isascii():
                self._masks[fold(name)] = self._masks.get(fold(name), 0) | self._bits[name]
        return self._bits[name]

    def _spread(self, name: str, bit: int, seen: set[str]) -> None:
        seen.add(name)
        for word in self._sets.get(name, ()):
            if word.isascii() and word in self._sets:
                if word not in seen:
                    self._spread(word, bit, seen)
            else:
                form = fold(word)
                self._masks[form] = self._masks.get(form, 0) | bit

    def mask(self, names: Iterable[str]) -> int:
        """The classes (or words) of a condition."""
        total = 0
        for name in names:
            total |= self.bit(name)
        return total

    def _entry(self, raw: dict[str, Any], key: str) -> Entry:
        lemma = raw[key]
        kind = raw.get("type", "")
        made = Entry(
            lemma, kind, raw.get("light", ""), raw.get("modality", ""),
            raw.get("subject", "actor"), raw.get("object", "recipient"), raw.get("annexed", "recipient"),
            {fold(p): role for p, role in raw.get("prepositions", {}).items()},
            self.mask(raw.get("with", ())), self.mask(raw.get("without", ())),
            self.mask(raw.get("with_after", ())), self.mask(raw.get("with_before", ())),
            self.mask(raw.get("without_before", ())),
            self.mask(raw.get("not_after", ())), self.mask(raw.get("bound_not_after", ())),
            self.mask(raw.get("not_before", ())), bool(raw.get("yields")), raw.get("tense", ""),
            str(raw.get("participle", "")),
            raw.get("masdar") != "no", str(raw.get("definite", "")), bool(raw.get("only")),
            fold(str(raw.get("needs_prep", ""))),
            raw.get("control", "recipient" if kind in ("REQUEST", "ACCUSE") else ""),
            str(raw.get("form", "")) if key == "lemma" else "", bool(raw.get("resumes")),
        )  # fmt: skip
        around = made.wanted | made.unwanted | made.after | made.before | made.unwanted_before
        beside = made.not_after | made.bound_not_after | made.not_before
        made.conditional = bool(
            around or beside or made.needs or made.definite or made.participle == "predicate"
        )
        return made

    def classes_of(self, form: str, feminine: bool = False) -> int:
        """The classes of a folded word, without regard to its proclitics and pronouns.

        feminine: written with ة, which is no pronoun («دورية» is none of «دوري»).
        """
        found = self._masks.get(form, 0)
        if form[:2] == "ال" and len(form) > 4:
            found |= self._masks.get(form[2:], 0)
        whole, found = found or self.dual(form), 0
        for cut in cuts(form):
            if cut.stem == form or feminine and cut.suffix:
                continue
            found = self._masks.get(cut.stem, 0)
            if not found and cut.demand == "article":
                found = self._masks.get("ال" + cut.stem, 0)
            if not found and cut.suffix and cut.stem.endswith("ت"):
                found = self._masks.get(cut.stem[:-1] + "ه", 0)
            if found:
                break
        if not found and form[-1:] == "ا" and len(form) > 4:  # «مقاتلا»
            bare = self.classes_of(form[:-1])
            return bare if not whole else whole | bare & self._persons
        return whole | found

    def _is_ignored(self, form: str) -> bool:
        """The folded word is one that only looks like a trigger, with or without proclitics and article."""
        return form in self.ignored or any(
            not cut.suffix
            and (cut.stem in self.ignored or (cut.demand == "article" and "ال" + cut.stem in self.ignored))
            for cut in cuts(form)
        )

    def dual(self, form: str) -> int:
        """The classes of the persons of whom a folded word is two («امرأتان», «الجنديين»), 0 for any other."""
        if form[-2:] not in ("ان", "ين") or len(form) < _DUAL or form in self._masks:
            return 0
        single = form[2:-2] if form[:2] == "ال" else form[:-2]
        if single[-1:] == "ت":
            single = single[:-1] + "ه"
        return self._masks.get(single, 0) & self._persons

    def listed(self, form: str) -> bool:
        """The folded word itself, clitics included, is listed as a party or a thing that force is used on."""
        return bool(self._masks.get(form, 0) & (self.human | self.target))

    def read(self, word: Word) -> tuple[tuple[Reading, ...], Reading | None, int]:
        """A word's readings as a trigger, as a governing word, and its classes."""
        mask = self.classes_of(word.form, word.raw[-1] == "ة")
        readings: dict[tuple[int, str], Reading] = {}
        light = None
        shortest = 9
        for sense in word.senses:
            lexeme = sense.lexeme
            table = self.verbs if lexeme.kind == "verb" else self.nouns
            listed = table.get(lexeme.lemma)
            if not listed:
                continue
            cut = len(sense.pro) + len(sense.suffix)
            for entry in listed:
                if entry.form and entry.form != lexeme.form:
                    continue
                shape = _shape(entry, sense.tense, sense.voice, sense.number, word)
                if not shape:
                    continue
                made = Reading(
                    entry,
                    shape,
                    sense.tense,
                    sense.person,
                    sense.gender,
                    sense.number,
                    sense.pro,
                    sense.suffix,
                )
                if entry.light and not entry.type:
                    if light is None or _likelier(made, light):
                        light = made
                    continue
                known = readings.get((id(entry), shape))
                if known is None or (sense.person == 3 and known.person in (1, 2)):
                    readings[id(entry), shape] = made
                shortest = min(shortest, cut)
        found = [] if self._is_ignored(word.form) else list(readings.values())
        whole = min((len(s.pro) for s in word.senses if s.person != 1), default=9)
        if any(r.person == 3 for r in found):
            found = [r for r in found if r.person not in (1, 2)]  # «أصيب» is no «I hit»
        found = [r for r in found if r.person != 1 or len(r.pro) <= whole]  # «واصل» is no «and I arrive»
        return _settle(found, shortest), light, mask


def _likelier(made: Reading, known: Reading) -> bool:
    """Of two readings of a governing word: a verb before a verbal noun, the third person before another, since
    «أجرى» is hardly «I happen»."""
    if (made.shape == "masdar") != (known.shape == "masdar"):
        return known.shape == "masdar"
    return made.person == 3 and known.person in (1, 2)


def _shape(entry: Entry, tense: str, voice: str, number: str, word: Word) -> str:
    if tense in FINITE:
        if entry.tense and tense != entry.tense:
            return ""
        return "passive" if voice == "passive" else "verb"
    if tense == "masdar":
        return "masdar" if entry.masdar else ""
    if tense == "noun":
        return "noun"
    if tense == "active_participle" and entry.participle == "True" and not entry.light:
        return "participle" if not word.definite and number in ("s", "p", "d") else ""
    if tense == "passive_participle" and entry.participle == "passive":
        return "participle"
    if (
        entry.participle == "predicate"
        and not word.definite
        and not word.suffix
        and number in ("s", "p", "d")
    ):
        mine = "active_participle" if entry.object == "none" else "passive_participle"
        return "participle" if tense == mine else ""
    return ""


def _settle(found: list[Reading], shortest: int) -> tuple[Reading, ...]:
    """The readings in order of preference: listed nouns over verbal nouns, whole words over cut ones."""
    if not found:
        return ()
    nouns = {r.entry.type for r in found if r.shape == "noun"}
    masdars = {id(r.entry) for r in found if r.shape == "masdar"}
    kept = []
    by_entry: dict[tuple[int, bool], Reading] = {}
    for r in found:
        if r.shape == "masdar" and r.entry.type in nouns:
            continue
        if r.shape == "participle" and id(r.entry) in masdars:
            continue  # «موافقة البرلمان»
        if len(r.pro) + len(r.suffix) > shortest + 1:
            continue
        if r.shape in ("verb", "passive"):
            other = by_entry.get((id(r.entry), True))
            if other is not None and other.shape != r.shape:
                by_entry[id(r.entry), True] = other.shaped("either")
                continue
            by_entry[id(r.entry), True] = r
        else:
            kept.append(r)
    kept.extend(by_entry.values())
    kept.sort(
        key=lambda r: (len(r.pro) + len(r.suffix), r.shape == "masdar", not (r.entry.wanted or r.entry.after))
    )
    return tuple(kept)


def load(lexicon: Lexicon) -> EventLexicon:
    """The event lexicon of these files (shipped and the user's own)."""
    built: EventLexicon | None = lexicon.tables.get("events")
    if built is None:
        key = tuple(lexicon.files)
        if key not in _LOADED:
            _LOADED.clear()
            _LOADED[key] = EventLexicon(lexicon.files)
        built = lexicon.tables["events"] = _LOADED[key]
    return built


_LOADED: dict[tuple[Path, ...], EventLexicon] = {}
"""The last one built, for other lexicons of the same files."""
