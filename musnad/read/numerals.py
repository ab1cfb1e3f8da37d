"""Number words: what one word, by itself, says about a number. Worked out once per distinct word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.sources import parse
from musnad.read.units import SUFFIXES, Noun, Units, cuts, tables, units
from musnad.text import Word
from musnad.text.fold import fold

Value = int | float

# Kinds of number words
DIGITS: Final = "digits"
UNIT: Final = "unit"
TEEN: Final = "teen"
TEN: Final = "ten"
HUNDRED: Final = "hundred"
SCALE: Final = "scale"
SCALE_DUAL: Final = "scale dual"
SCALE_PLURAL: Final = "scale plural"
VAGUE: Final = "vague"
FRACTION: Final = "fraction"
FRACTION_PLURAL: Final = "fraction plural"
GROUP: Final = "group"
DUAL: Final = "dual"
BOTH: Final = "both"
ORDINAL: Final = "ordinal"

INTEGERS: Final = frozenset({DIGITS, UNIT, TEEN, TEN, HUNDRED, SCALE, SCALE_DUAL})
"""Kinds that a whole number is made of."""


class Numeral(NamedTuple):
    """What a word says about a number.

    value: in ones; grouped: of digits with one separator, the value if that separates thousands («4.800»);
    pro: proclitics; share: the fraction that the word may also be («خمس»: five, a fifth), 0 if none;
    bound: stands only in compounds («أحد عشر»); construct: a dual in the construct state («منطقتي»).
    """

    kind: str
    value: Value
    pro: str = ""
    grouped: Value | None = None
    share: float = 0
    bound: bool = False
    construct: bool = False
    noun: Noun | None = None

    @property
    def joined(self) -> bool:
        """«و» is attached to it."""
        return self.pro[:1] in ("و", "ف")

    @property
    def definite(self) -> bool:
        """It has the article."""
        return self.pro.endswith(("ال", "لل"))


class Around:
    """What a word says to the numbers near it: the unit that it is, what happened, its part in modifiers."""

    __slots__ = ("numeral", "noun", "pro", "suffix", "before", "near", "after", "ordinal")

    def __init__(self) -> None:
        self.numeral: Numeral | None = None
        self.noun: Noun | None = None
        self.pro = ""
        self.suffix = ""
        self.before = ""
        self.near = ""
        self.after = ""
        self.ordinal = 0


_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")


def digits(form: str) -> tuple[Value, Value | None]:
    """The value of folded digits, and the other possible one where a separator may be of thousands.

    >>> digits("8,950"), digits("10.100.000"), digits("1.5"), digits("4.800"), digits("0,23")
    ((8950, None), (10100000, None), (1.5, None), (4.8, 4800), (0.23, None))
    """
    plain = form.replace(",", "").replace(".", "")
    marks = [ch for ch in form if ch in ".,"]
    if not marks:
        return int(form), None
    leading = form.startswith("0")
    if _GROUPED.match(form) and not leading:
        if len(marks) > 1 and len(set(marks)) == 1:
            return int(plain), None
        if len(marks) == 1:
            return (int(plain), None) if marks[0] == "," else (_number(form), int(plain))
    last = max(form.rfind("."), form.rfind(","))
    whole, part = form[:last], form[last + 1 :]
    if whole.count(".") + whole.count(",") and not _GROUPED.match(whole):
        return int(plain), None
    return _number(re.sub("[.,]", "", whole) + "." + part), None


RLM: Final = "\u200f"


def mirrored(raw: str) -> str:
    """Digits whose parts a right-to-left mark sets in reading order: «5.[RLM]7» is seen as 7.5, and means that.

    >>> mirrored("50.\u200f1104")
    '1104.50'
    """
    whole, _, part = raw.partition(RLM)
    return fold(part + whole[-1] + whole[:-1])


def _number(form: str) -> Value:
    value = float(form)
    return int(value) if value.is_integer() else value


class Numbers:
    """The tables of numbers.toml by folded form."""

    def __init__(self, files: Iterable[Path]) -> None:
        words: dict[str, Numeral] = {}
        self.words = words
        self.ordinals: dict[str, int] = {}
        self.sets: dict[str, dict[str, list[tuple[str, ...]]]] = {}
        self.bounding: dict[str, frozenset[str]] = {}
        """The words next to a number by which its modifiers are found, of all kinds: before and after it."""
        self.lists: dict[str, frozenset[str]] = {}
        bound: set[str] = set()
        for path in files:
            data = parse(path)
            bound.update(map(fold, data.get("unit_in_compound", {}).get("words", ())))
            for section, kind in (
                ("unit", UNIT), ("teen", TEEN), ("ten", TEN), ("hundred", HUNDRED),
                ("scale", SCALE), ("scale_dual", SCALE_DUAL),
                ("scale_plural", SCALE_PLURAL), ("vague", VAGUE), ("group", GROUP), ("group_plural", GROUP),
            ):  # fmt: skip
                for value, spellings in data.get(section, {}).items():
                    for spelled in spellings:
                        form = fold(spelled)
                        words.setdefault(form, Numeral(kind, int(value), bound=form in bound))
            for section, kind in (("fraction", FRACTION), ("fraction_plural", FRACTION_PLURAL)):
                for value, spellings in data.get(section, {}).items():
                    for spelled in spellings:
                        words.setdefault(fold(spelled), Numeral(kind, float(Fraction(value))))
            for value, spellings in data.get("fraction_if_marked", {}).items():
                for spelled in spellings:
                    form = fold(spelled)
                    old = words.get(form, Numeral(FRACTION, 0, bound=True))
                    words[form] = old._replace(share=float(Fraction(value)))
            for value, spellings in data.get("fraction_dual", {}).items():
                for spelled in spellings:
                    form = fold(spelled)
                    words[form] = words.get(form, Numeral(FRACTION, 0, bound=True))._replace(
                        share=float(Fraction(value))
                    )
            for value, spellings in data.get("ordinal", {}).items():
                self.ordinals.update((fold(spelled), int(value)) for spelled in spellings)
            for section in ("approximate", "at_least", "at_most"):
                for place in ("before", "after"):
                    self._phrases(section, place, data.get(section, {}).get(place, ()))
            self._phrases("percent", "after", data.get("percent", {}).get("words", ()))
            for place in ("before", "after"):  # most words next to a number are in none of the tables
                self.bounding[place] = frozenset(
                    form
                    for section in ("approximate", "at_least", "at_most")
                    for form in self.sets[f"{section} {place}"]
                )
            for name, listed in (data.get("not_counting", {}) | data.get("spoken_fraction", {})).items():
                self.lists[name] = self.lists.get(name, frozenset()) | {fold(word) for word in listed}
            for name in ("ordinal_in_compound", "change", "not_number"):
                self.lists[name] = self.lists.get(name, frozenset()) | {
                    fold(word) for word in data.get(name, {}).get("words", ())
                }
        for unit, value in [
            (form, n.value) for form, n in words.items() if n.kind == UNIT and 3 <= n.value <= 9
        ]:
            for spelled, numeral in [
                (f, n) for f, n in words.items() if n.kind == HUNDRED and n.value == 100
            ]:
                words.setdefault(unit + spelled, numeral._replace(value=int(value) * 100))
        for spelled in [fold("ألفا"), fold("مليونا"), fold("مليارا")]:
            words[spelled] = words[spelled]._replace(
                construct=True
            )  # also the dual before a noun: «ألفا مقاتل»

    def _phrases(self, section: str, place: str, phrases: Iterable[str]) -> None:
        """Phrases by the word next to the number: the last one of those before it, the first of those after."""
        table = self.sets.setdefault(f"{section} {place}", {})
        for phrase in phrases:
            forms = tuple(fold(word) for word in phrase.split())
            key = forms[-1] if place == "before" else forms[0]
            listed = table.setdefault(key, [])
            if forms not in listed:
                listed.append(forms)
                listed.sort(key=len, reverse=True)


def number_tables(lexicon: Any) -> Numbers:
    """The number words of this lexicon, built once."""
    built = lexicon.tables.get("numbers") if hasattr(lexicon, "tables") else None
    if built is None:
        built = Numbers(tables(lexicon, "numbers"))
        if hasattr(lexicon, "tables"):
            lexicon.tables["numbers"] = built
    return built


_DAMMA: Final = "\u064f"
_DERIVED: Final = 4
"""Letters of a lemma whose verbal noun is a noun in its own right («انفجار»); shorter ones make names («الثنيان»)."""


def annotator(lexicon: Any) -> Callable[[Word], None]:
    """Sets `number` (an Around) and the bit NUMBER on words that are numbers, duals, or say something to numbers."""
    numbers, unit_tables = number_tables(lexicon), units(lexicon)

    def annotate(word: Word) -> None:
        if word.kind == "n":
            around = Around()
            value, grouped = digits(mirrored(word.raw) if RLM in word.raw else word.form)
            around.numeral = Numeral(DIGITS, value, grouped=grouped)
            word.number, word.bits = around, word.bits | c.NUMBER
            return
        if word.kind == "p":
            return
        around = Around()
        form = word.form
        around.numeral = _numeral(word, form, numbers) or _dual(word, form, unit_tables, lexicon)
        found = unit_tables.noun(form, suffixed=word.raw[-1] != "ة")
        if found is not None and (
            form not in unit_tables.not_units or "آ" in word.raw
        ):  # «آلية» is no «إليه»
            around.noun, around.pro, around.suffix = found
        around.before = unit_tables.trigger(unit_tables.before, form)
        if not around.before and around.noun is None:
            around.before = _by_lemma(word, unit_tables)
        if not around.before and word.suffix in ("ها", "ه", "هم") and around.noun is None:
            around.before = unit_tables.trigger(unit_tables.before, form[: -len(word.suffix)])  # «قبضها على»
        around.near = unit_tables.trigger(unit_tables.near, form)
        around.after = unit_tables.after.get(form, "")
        if not around.after and form.endswith(("هم", "هما", "هن")) and word.suffix:
            around.after = unit_tables.trigger(unit_tables.before, form[: -len(word.suffix)])  # «تم اختطافهم»
        around.ordinal = _ordinal(form, numbers)
        pronoun = form.endswith("هما") and form not in ("مهما", "هما", "وهما", "فهما", "كلاهما")
        if around.numeral is None and (pronoun or form in unit_tables.both):
            around.numeral = Numeral(BOTH, 2)
        if around.numeral is not None:
            word.bits |= c.NUMBER
        elif not (around.noun or around.before or around.near or around.after or around.ordinal):
            return
        word.number = around

    return annotate


def _by_lemma(word: Word, unit_tables: Units) -> str:
    """The category that a finite verb or verbal noun says («أصابوا»: injured)."""
    for sense in word.senses:
        if "participle" not in sense.tense:
            said = unit_tables.lemmas.get(fold(sense.lexeme.lemma))
            if said is not None:
                return said
    return ""


def _ordinal(form: str, numbers: Numbers) -> int:
    for pro, stem in cuts(form):
        value = numbers.ordinals.get(stem)
        if value and (value > 1 or stem != "واحد" or pro.endswith("ال")):
            return value
    return 0


def _numeral(word: Word, form: str, numbers: Numbers) -> Numeral | None:
    if form in numbers.lists["not_number"]:
        return None
    for pro, stem in cuts(form):
        found = numbers.words.get(stem)
        if found is None or (not pro and word.raw[:2] in ("وأ", "وإ")):
            continue  # «وأحد عشر», which folding makes «واحد»
        if found.share and _DAMMA in word.raw:
            return Numeral(FRACTION, found.share, pro)
        if found.construct and word.raw.endswith(("\u064b", "\u064bا")):
            found = found._replace(construct=False)
        return found._replace(pro=pro) if pro else found
    return None


def _dual(word: Word, form: str, unit_tables: Units, lexicon: Any) -> Numeral | None:
    exceptions = unit_tables.exceptions
    if form.endswith(SUFFIXES):
        return _dual_of_theirs(word, form, unit_tables)
    if not form.endswith(("ين", "ان", "ي", "ا")) or form in exceptions:
        return None
    for pro, stem in cuts(form):
        if stem in exceptions:
            return None
        found = unit_tables.duals.get(stem)
        if found is not None:
            noun, construct = found
            definite = pro.endswith(("ال", "لل"))
            if (
                stem.endswith("ين")
                and stem[-3] != "ت"
                and noun.category != "duration"  # «عامين» are years, though «عامّ» is an adjective
                and (
                    noun.key not in unit_tables.participles or definite and noun.key in unit_tables.indefinite
                )
                and any(sense.tense == "active_participle" for sense in word.senses)
            ):
                return None  # «المنفذين»: two ways out, or those who did it
            if construct and definite:
                return None
            if construct and stem.endswith("ي") and stem[-2] != "ت" and noun.key not in unit_tables.construct:
                return None
            if (
                noun.category != "duration"
                and not noun.key.endswith("ه")
                and noun.key not in unit_tables.construct | unit_tables.participles
                and any(sense.tense == "active_participle" for sense in word.senses)
            ):
                noun = Noun("people", noun.key)  # «المنفذان»
            return Numeral(DUAL, 2, pro, construct=construct, noun=noun)
    if not form.endswith(("ين", "ان")):
        return None
    stem, pro = word.stem, word.pro
    senses = word.senses
    if senses:
        if word.place is None and all(
            sense.number == "d" and sense.tense in ("noun", "masdar") and len(sense.lexeme.lemma) >= _DERIVED
            for sense in senses
        ):
            return Numeral(DUAL, 2, pro, noun=_of(stem, unit_tables))
        return None
    if (
        word.place is None
        and form.endswith(("تين", "تان"))
        and len(stem) >= 6
        and stem not in exceptions
        and not stem.endswith(("ستان", "اتين"))
        and _known(stem[:-3] + "ه", lexicon)
    ):
        return Numeral(DUAL, 2, pro, noun=_of(stem, unit_tables))
    return None


def _dual_of_theirs(word: Word, form: str, unit_tables: Units) -> Numeral | None:
    """«نظيريه», «ابنتاها»: a dual with a pronoun. Of masculines only those that make no adjective («جانبية»)."""
    if word.raw[-1] == "ة":
        return None
    for pro, stem in cuts(form):
        for suffix in SUFFIXES:
            bare = stem[: -len(suffix)]
            found = unit_tables.duals.get(bare) if stem.endswith(suffix) else None
            if found is None or not found[1] or bare in unit_tables.my:
                continue
            if suffix == "هما":
                continue  # «هويتيهما»: one of each
            if bare.endswith(("تي", "تا")) or found[0].key in unit_tables.unmistakable:
                return Numeral(DUAL, 2, pro, noun=found[0])
    return None


def _known(singular: str, lexicon: Any) -> bool:
    """A noun of the lexicon, and no adjective."""
    marks = lexicon.marks.get(singular, 0)
    return bool(marks & c.COMMON) and not marks & c.ADJECTIVE


def _of(dual: str, unit_tables: Units) -> Noun:
    """The noun of which this is the dual; of category other when it is not in the data."""
    stem = dual[:-2]
    singular = stem[:-1] + "ه" if stem.endswith("ت") else stem
    return unit_tables.nouns.get(singular) or Noun("other", singular)
