"""The lexicon: every inflected form, its lexeme, and the classes of words.

Compiled from the data files (see sources.py) into plain tables, cached by content (see cache.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from musnad.lexicon import cache, classes
from musnad.lexicon.clitics import cuts
from musnad.lexicon.sources import LexiconError, entries, parse, shipped
from musnad.text.fold import fold
from musnad.text.word import Word

NOMINAL = frozenset({"masdar", "active_participle", "passive_participle", "noun"})
"""Tenses that take the article, prepositions and possessive suffixes."""

SHIPPED = ("verbs", "reporting", "events", "classes", "names", "nouns")


_SHORT = 3
"""Letters of the shortest jussive forms."""
_POSSESSED = (
    classes.TITLE | classes.ORG | classes.ANONYMOUS | classes.DOCUMENT | classes.SPEECH_EVENT | classes.KINSHIP
    | classes.QUANTIFIER | classes.ANAPHORIC | classes.PREPOSITION | classes.COMPLEMENTIZER | classes.MEDIA
    | classes.GROUP | classes.PEOPLE | classes.OFFICIAL_PLURAL | classes.COMMON | classes.RELATIONAL
)  # fmt: skip
"""Classes whose words take a possessive pronoun."""


_ORDINARY = classes.COMMON | classes.ADJECTIVE
"""Classes that say little: a cut that they alone speak for does not outweigh a reading with less cut off."""

_LISTED_WITH_ARTICLE = classes.TITLE | classes.ORG | classes.MEDIA | classes.GROUP
"""Classes some of whose words are listed with the article, as they are no such word without it («الفريق»)."""


class Frame(NamedTuple):
    """How a word reports: its stance, and what it governs, in order of preference (docs/lexicon.md)."""

    stance: str
    governs: tuple[str, ...]
    weak: bool
    target_in_content: bool
    options: dict[str, Any]


class Lexeme(NamedTuple):
    """A dictionary word: `kind` is verb or noun; `frame` is set when it reports; `form` is that of a verb."""

    lemma: str
    kind: str
    frame: Frame | None
    form: str = ""


class Sense(NamedTuple):
    """One reading of a word form."""

    lexeme: Lexeme
    tense: str
    voice: str
    person: int
    gender: str
    number: str
    pro: str
    suffix: str

    @property
    def nominal(self) -> bool:
        """A verbal noun, participle or noun."""
        return self.tense in NOMINAL


def noun_forms(
    singular: str, plurals: Sequence[str] = (), inflect: bool = True
) -> Iterator[tuple[str, str, str, bool]]:
    """Forms of a noun as (form, gender, number, bound): bound forms stand before a suffix only.

    The sound feminine of a masculine is not formed here: it is another word.
    """
    feminine = singular.endswith("ة")
    gender = "f" if feminine else "m"
    stem = singular[:-1] if feminine else singular
    yield singular, gender, "s", False
    if feminine:
        yield stem + "ت", gender, "s", True
        if inflect:
            for ending in ("تان", "تين", "تي", "تا"):
                yield stem + ending, gender, "d", False
            yield stem + "ات", gender, "p", False
    else:
        if not singular.endswith(("ا", "ى", "ء")):
            yield singular + "ا", gender, "s", False
        if inflect:
            for ending in ("ان", "ين"):
                yield singular + ending, gender, "d", False
    for plural in plurals:
        yield plural, gender, "p", False
        if not plural.endswith(("ا", "ى", "ء", "ة", "ات", "ون", "ين")):
            yield plural + "ا", gender, "p", False
        if plural.endswith("ة"):
            yield plural[:-1] + "ت", gender, "p", True


def person_forms(word: str) -> Iterator[tuple[str, bool]]:
    """Forms of a word for a person, as (form, construct): feminine, duals, sound plurals, construct state."""
    yield word, False
    if word.endswith("ة"):
        stem = word[:-1]
        yield stem + "ت", True
        for ending in ("تان", "تين", "ات"):
            yield stem + ending, False
        return
    if not word.endswith(("ا", "ى", "ء")):
        yield word + "ا", False
    if word.endswith(("ون", "ين", "ات")):
        if word.endswith("ون"):
            yield word[:-2] + "ين", False
            yield word[:-2] + "و", True
            yield word[:-2] + "ي", True
        return
    for ending in ("ة", "ان", "ين", "ون", "ات", "تان", "تين"):
        yield word + ending, False
    yield word + "و", True
    yield word + "ي", True
    yield word + "ت", True


class Lexicon:
    """The tables that analyse words. `files`: the user's own lexicon files, after the shipped ones."""

    def __init__(self, files: Iterable[Path | str] = ()) -> None:
        self.user_files = [Path(file) for file in files]
        for path in self.user_files:
            parse(path)  # says what is wrong with it before anything is built
        if self.user_files:
            from musnad.lexicon.checking import check_sets

            check_sets(self.user_files)
        self.files = shipped(*SHIPPED) + self.user_files
        here = Path(__file__).parent
        code = [here / f"{name}.py" for name in ("lexicon", "inflect", "paradigms", "spelling", "classes")]
        code.append(here.parent / "text" / "fold.py")
        try:
            key = cache.digest(path.read_bytes() for path in [*self.files, *code])
        except OSError as error:
            raise LexiconError(
                f"{error.filename}: there is no such lexicon file, or it cannot be read."
            ) from None
        self.tables: dict[str, Any] = {}
        """What a layer has built from this lexicon's files, by name: built once, kept with the lexicon."""
        lexemes, tags, free, bound, marks, construct = cache.cached(
            "lexicon", key, lambda: _compile(self.files)
        )
        self.lexemes: list[Lexeme] = [
            Lexeme(lemma, kind, Frame(f[0], f[1], f[2], f[3], f[4]) if f else None, form)
            for lemma, kind, f, form in lexemes
        ]
        self._tags: list[tuple[str, str, int, str, str]] = tags
        self._free: dict[str, tuple[int, ...]] = free
        self._bound: dict[str, tuple[int, ...]] = bound
        self.marks: dict[str, int] = marks
        """Folded single words of the classes, and their bits."""
        self._construct: frozenset[str] = frozenset(construct)

    def analyse(self, word: Word) -> None:
        """Set senses, class bits and the best cut of a new word."""
        form = word.form
        marks, free, bound = self.marks, self._free, self._bound
        senses: list[Sense] = []
        bits = 0
        chosen = None
        real_article = True
        raw = word.raw
        madda = raw[0] == "آ"
        feminine = raw[-1] == "ة"
        for cut in cuts(form):
            pro, demand, stem, suffix = cut
            if suffix and (feminine or suffix == "ني" and form[:2] == "ال"):
                continue  # a taa marbuta ends the word; «الأمني» is no «she blamed me»
            if demand == "article" and ("\u0623" in raw or "\u0625" in raw or "\u0622" in raw):
                at = raw.find("ل")
                if at > 0 and raw[at - 1] in "أإآ" and len(pro.rstrip("ل")) <= 3 and pro.endswith("ال"):
                    real_article = False
                    continue
            hit = False
            found = (bound.get(stem) or free.get(stem)) if suffix else free.get(stem)
            if suffix and stem in bound and stem in free:
                found = bound[stem] + free[stem]
            if found:
                for packed in found:
                    tense, voice, person, gender, number = self._tags[packed & 0xFFF]
                    nominal = tense in NOMINAL
                    if demand == "any":
                        pass
                    elif demand == "future":
                        if tense != "imperfect":
                            continue
                    elif demand == "article":
                        if not nominal:
                            continue
                    elif number == "p" and stem.endswith("ون"):
                        continue  # prepositions govern the genitive
                    elif not nominal and not (pro[-1] == "ل" and tense in ("imperfect", "jussive")):
                        continue
                    elif tense == "jussive" and person == 1 and len(pro) > 1 and len(stem) <= _SHORT:
                        continue  # «ولندن»: hardly ever «and let us condemn»
                    if suffix == "ي" and not nominal:
                        continue  # of me, to a verb, is «ني»
                    if madda and not nominal and not self.lexemes[packed >> 12].lemma.startswith("آ"):
                        continue
                    senses.append(
                        Sense(self.lexemes[packed >> 12], tense, voice, person, gender, number, pro, suffix)
                    )
                    hit = True
            bit = marks.get(stem, 0) if demand != "future" else 0
            if suffix and not (bit or found) and stem[-1:] == "ت" and demand != "future":
                bit = marks.get(stem[:-1] + "ه", 0)  # «حكومته»: a taa marbuta opens before a pronoun
            plural = stem[-2:] == "ون" and len(stem) > 4 and stem[:-2] + "ين" in marks  # but «قانون»
            if demand == "noun" and plural:
                bit &= classes.GIVEN | classes.FAMILY  # prepositions govern the genitive
            if demand == "article" and stem in self._construct:
                bit = 0  # the construct state has no article: «العالمي» is no plural of «عالم»
            if not suffix and stem[-1:] == "ت" and stem in self._construct:
                bit = 0  # a feminine is written so before a pronoun alone: «عمدت» is a verb
            if bit and (not suffix or len(suffix) < 4):
                if suffix:
                    bit &= _POSSESSED
                deeper = chosen is not None and chosen.stem != stem
                if bit and not bits and not (deeper and not bit & ~_ORDINARY):
                    bits = bit
                    hit = True
                    if chosen is None or chosen.stem != stem:
                        chosen = cut
            if hit and chosen is None:
                chosen = cut
        if chosen is None:
            for pro in ("وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال"):
                if form.startswith(pro) and len(form) - len(pro) >= 2 and real_article:
                    word.pro, word.stem = pro, form[len(pro) :]
                    break
        else:
            word.pro, word.stem, word.suffix = chosen.pro, chosen.stem, chosen.suffix
            if word.suffix and word.stem[-1:] == "ت" and word.stem[:-1] + "ه" in marks and not senses:
                word.stem = word.stem[:-1] + "ه"
        if raw[-1] == "ه" and not word.suffix and marks.get(word.stem[:-1], 0) & bits & classes.TITLE:
            word.stem, word.suffix = word.stem[:-1], "ه"  # «زعيمه» is his leader, not the feminine «زعيمة»
        word.definite = word.pro.endswith("ال") or word.pro.endswith("لل")
        if not word.definite and bits & _LISTED_WITH_ARTICLE and word.stem.startswith("ال"):
            word.definite = len(word.stem) > 4
        if senses:
            word.senses = tuple(senses)
            if any(not sense.nominal for sense in senses):
                bits |= classes.VERB
        word.bits = bits


def _compile(files: Sequence[Path]) -> tuple[Any, ...]:
    from musnad.lexicon.inflect import conjugate

    lexemes: list[tuple[str, str, tuple[Any, ...] | None, str]] = []
    tags: dict[tuple[str, str, int, str, str], int] = {}
    free: dict[str, set[int]] = {}
    bound: dict[str, set[int]] = {}

    def add(lexeme: int, form: str, tag: tuple[str, str, int, str, str], is_bound: bool) -> None:
        packed = lexeme << 12 | tags.setdefault(tag, len(tags))
        (bound if is_bound else free).setdefault(fold(form), set()).add(packed)

    # one lemma may be spread over several files: how it inflects, how it reports, what it does
    morphology: dict[str, dict[tuple[str, Any], dict[str, Any]]] = {}
    frames: dict[str, dict[str, Any]] = {}
    named: dict[str, Path] = {}
    for path, entry in entries("verb", files):
        lemma = entry["lemma"]
        named[lemma] = path
        if "root" in entry:
            known = morphology.setdefault(lemma, {}).setdefault(
                (entry["root"], entry.get("form", 1)), {"masdar": [], "plural": []}
            )
            for list_name in ("masdar", "plural"):
                known[list_name] += [
                    item for item in entry.get(list_name, ()) if item not in known[list_name]
                ]
            known.setdefault("imperfect", entry.get("imperfect"))
        if "governs" in entry:
            frames[lemma] = entry
    for lemma, path in named.items():
        if lemma not in morphology:
            raise LexiconError(
                f"{path}: the verb «{lemma}» is not known, and no entry says how it inflects: give it root and form."
            )
    for lemma, variants in morphology.items():
        for (root, number_of_form), entry in variants.items():
            lexemes.append((lemma, "verb", _frame(frames.get(lemma)), str(number_of_form)))
            number = len(lexemes) - 1
            try:
                inflected = conjugate(
                    root, number_of_form, imperfect=entry["imperfect"], masdar=entry["masdar"], lemma=lemma,
                )  # fmt: skip
            except (ValueError, KeyError) as error:
                raise LexiconError(f"{named[lemma]}: the verb «{lemma}»: {error}.") from None
            for form in inflected:
                if form.tense == "imperative" or form.person == 2:
                    continue  # not in reports; they would only make names ambiguous
                tag = (form.tense, form.voice, form.person, form.gender, form.number)
                add(number, form.form, tag, form.bound)
            for plural in entry["plural"]:
                for spelled, gender, count, is_bound in noun_forms(plural, inflect=False):
                    add(
                        number,
                        spelled,
                        ("masdar", "active", 0, gender, "p" if count == "s" else count),
                        is_bound,
                    )
    for _, entry in entries("noun", files):
        singular = entry["form"]
        lexemes.append((singular, "noun", _frame(entry), ""))
        number = len(lexemes) - 1
        plurals = entry.get("plural", [])
        plurals = [plurals] if isinstance(plurals, str) else plurals
        for spelled, gender, count, is_bound in noun_forms(singular, plurals, entry.get("inflect", True)):
            add(number, spelled, ("noun", "", 0, gender, count), is_bound)

    marks: dict[str, int] = {}
    construct: set[str] = set()
    whole: set[str] = set()
    for path in files:
        for name, body in parse(path).get("class", {}).items():
            bit = classes.NAMES[name]
            for entry in body.get("words", []):
                word = entry.split()[0]  # of a name of several words, the first carries the class
                spelled_forms = person_forms(word) if body.get("inflect") else [(word, False)]
                for spelled, is_construct in spelled_forms:
                    folded = fold(spelled)
                    marks[folded] = marks.get(folded, 0) | bit
                    (construct if is_construct else whole).add(folded)
    for section, bit in (
        ("given", classes.GIVEN),
        ("family", classes.FAMILY),
        ("particles", classes.PARTICLE),
    ):
        for path in files:
            listed = parse(path).get(section, {})
            for name in listed.get("words", []) if isinstance(listed, dict) else []:
                folded = fold(name)
                if " " not in folded:
                    marks[folded] = marks.get(folded, 0) | bit
    return (
        lexemes,
        list(tags),
        {form: tuple(sorted(found)) for form, found in free.items()},
        {form: tuple(sorted(found)) for form, found in bound.items()},
        marks,
        sorted(construct - whole),
    )


def _frame(entry: dict[str, Any] | None) -> tuple[Any, ...] | None:
    if not entry or "governs" not in entry:
        return None
    known = {
        "lemma",
        "form",
        "plural",
        "root",
        "masdar",
        "imperfect",
        "stance",
        "governs",
        "weak",
        "target_in_content",
    }
    options = {key: value for key, value in entry.items() if key not in known}
    return (
        entry.get("stance", "neutral"),
        tuple(entry["governs"]),
        bool(entry.get("weak")),
        bool(entry.get("target_in_content")),
        options,
    )
