"""What a word does in a noun phrase: its role, worked out once per distinct word.

The scanners of noun phrases (read.phrases, and the events layer) only look at roles and shapes, never at letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.gazetteer import gazetteer_of
from musnad.lexicon.gazetteer_build import WEAK
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.sources import parse, shipped
from musnad.text import Word
from musnad.text.fold import fold
from musnad.text.tokens import BODY

COMPLEMENTIZER: Final = "C"
RELATIVE: Final = "R"
PREPOSITION: Final = "P"
FUSED: Final = "L"
VERB: Final = "V"
MAYBE_VERB: Final = "v"
STOP: Final = "X"
TITLE: Final = "T"
ORG: Final = "O"
MEDIA: Final = "M"
ANONYMOUS: Final = "A"
DOCUMENT: Final = "D"
NAME: Final = "G"
UNKNOWN: Final = "U"
NOUN: Final = "N"
ADJECTIVE: Final = "J"
QUANTIFIER: Final = "Q"
DEMONSTRATIVE: Final = "S"
NUMBER: Final = "#"
PUNCTUATION: Final = "."
PARTICIPLE: Final = "p"

HEADS: Final = frozenset("TOMADGUNJQSv")
"""Roles of words that can stand inside a noun phrase."""

# Shapes (`Word.shape`): what a word may be beside its role.
ATTRIBUTE: Final = 1 << 0
"""An adjective or participle: it may follow the noun that it describes."""
ACCUSATIVE: Final = 1 << 1
"""Written as an indefinite accusative: never part of a subject."""
MASDAR: Final = 1 << 2
"""A verbal noun or a noun of an event: what is announced, rather than who announces it."""
SUFFIXED: Final = 1 << 3
"""Has a pronoun: complete, as with the article."""
PLACE: Final = 1 << 4
"""The name of a place by itself."""
SECOND: Final = 1 << 5
"""The second half of a given name («صلاح الدين»)."""
PLACE_TYPE: Final = 1 << 6
"""With ب before it, where an office is."""
DAY: Final = 1 << 7
"""A day of the week or a month: when, not who."""
WHEN: Final = 1 << 8
"""A word of time: a noun before it is not annexed to it («بيان يوم الجمعة»)."""
ELATIVE: Final = 1 << 11
"""An adjective that may stand before its noun («كبار العلماء»)."""
DEGREE: Final = 1 << 10
"""What a bare adjective of degree stands before («رفيع المستوى»)."""
OFFICE: Final = 1 << 9
"""An adjective that is part of an office («أمين عام الحلف»)."""
ABBREVIATED: Final = 1 << 12
"""A letter that stands for a title («د. سامي النادر»)."""
NOUN_NAME: Final = 1 << 13
"""A noun that is a given name as well («نعمة النادر»)."""

_COMPLEMENTIZERS: Final = frozenset(
    p + "ان" + s
    for p in ("", "و", "ف", "ب", "ل", "وب", "ول")
    for s in ("", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي", "نه", "نها", "نهم")
)
_FINITE: Final = frozenset({"perfect", "imperfect", "jussive"})
_PARTICIPLES: Final = frozenset({"active_participle", "passive_participle"})
_NISBA: Final = ("ي", "يه", "يين", "يون", "يات", "ييه", "ويون", "ويين")
_DAYS: Final = frozenset({"weekday", "day", "month", "hijri"})
_NAMING: Final = (
    c.TITLE | c.ORG | c.GROUP | c.MEDIA | c.ANONYMOUS | c.DOCUMENT | c.GIVEN | c.FAMILY | c.COMMON | c.ADJECTIVE
    | c.PEOPLE | c.QUANTIFIER | c.CUE
)  # fmt: skip
"""Classes of words that are known for what they are: no dual is looked for."""
_SAYING: Final = ~(c.PLACE | c.VERB | c.EVENT | c.CUE)
"""Any of these says that a word is more than a place name."""
_INDECLINABLE: Final = c.GIVEN | c.FAMILY | c.PLACE | c.ORG | c.MEDIA | c.TITLE


class Lists:
    """The word lists of roles.toml, folded: name → forms."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.forms: dict[str, frozenset[str]] = {}
        for path in files:
            for name, body in parse(path).get("roles", {}).items():
                forms = {fold(word) for word in body["words"].split()}
                if body.get("conjunctions"):
                    forms |= {pro + form for pro in "وف" for form in forms}
                self.forms[name] = self.forms.get(name, frozenset()) | forms

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.forms.get(name, frozenset())


@cache
def _shipped() -> Lists:
    return Lists(shipped("roles"))


class PlainWords:
    """One of the shipped lists of roles.toml, for a rule that looks at single words."""

    def __init__(self, name: str) -> None:
        self.forms = _shipped()[name]


def annotator(lexicon: Lexicon) -> Callable[[Word], None]:
    """Sets the role, the inner role and the shape of a new word; the other layers' annotators have run before."""
    lists = Lists([*shipped("roles"), *lexicon.user_files])
    prepositions, stops = lists["preposition"], lists["stop"] | lists["pronominal"]
    by_form = dict.fromkeys(lists["name_second"], SECOND) | dict.fromkeys(lists["degree"], DEGREE)
    by_form |= dict.fromkeys(lists["elative"], ELATIVE) | dict.fromkeys(lists["noun_name"], NOUN_NAME)
    by_form |= dict.fromkeys(lists["abbreviated_title"], ABBREVIATED)
    by_stem = (
        dict.fromkeys(lists["place_type"], PLACE_TYPE)
        | dict.fromkeys(lists["office_adjective"], OFFICE)
        | dict.fromkeys(lists["when"], WHEN)
    )
    bodies = {name.partition("_")[0] for name in (*lists["body_name"], _MOVEMENT)}
    known, stopping = lexicon.marks, c.NEGATION | c.ADVERB_TIME | c.CONTRAST | c.PRONOUN | c.ADVERB
    naming = c.TITLE | c.ORG | c.GIVEN

    demonym = gazetteer_of(lexicon).demonym

    def annotate(word: Word) -> None:
        role(word)
        word.key = _key(word, demonym)

    def role(word: Word) -> None:
        if word.kind == "n":
            word.role = NUMBER
            return
        if word.kind == "p":
            word.role = PUNCTUATION
            return
        form, bits = word.form, word.bits
        if not word.senses and not bits & ~c.TIME and _accusative(word, known):
            word.shape = ACCUSATIVE
            word.role = word.inner = NOUN
            return
        if not bits & _NAMING:
            whole = _dual(form, known)
            if whole and word.pro:
                word.pro, word.stem, word.senses = "", form, ()  # «وزارتا» is no «و» and «زارتا»
            bits = word.bits = bits | (whole or _dual(word.stem, known))
        word.shape = _shape(word) | by_form.get(form, 0) | by_stem.get(word.stem, 0)
        if word.stem in bodies:
            word.anchors = (BODY,)
        if form in _COMPLEMENTIZERS and "آ" not in word.raw:
            word.role = COMPLEMENTIZER
        elif bits & c.RELATIVE:
            word.role = RELATIVE
        elif form in prepositions and not (word.raw[0] == "إ" and bits & c.TITLE):  # «أمام», not «إمام»
            word.role = PREPOSITION
        elif (
            word.shape & DAY
            or form in stops
            and not known.get(form, 0) & (c.GIVEN | c.FAMILY)
            and not (bits & c.MEDIA and "أ" not in word.raw)  # «وام», not «وأم»
            and not ("آ" in word.raw and form in lists["pronominal"])  # «آلية», not «إليه»
        ):
            word.role = STOP
        elif bits & c.DEMONSTRATIVE:
            word.role = FUSED if form[:1] in ("ب", "ل", "ك") else DEMONSTRATIVE
            word.inner = DEMONSTRATIVE
        elif bits & stopping and not bits & naming and not (bits & c.ADJECTIVE and word.definite):
            word.role = STOP
        else:
            if word.pro and _is_whole_place(word):
                word.pro, word.stem = "", form  # «لندن» is no «ل» and «ندن»
                word.senses = tuple(sense for sense in word.senses if not sense.pro)
            elif not word.pro and not word.senses and not bits & _SAYING and word.place is not None:
                pros = {name.pro for name in word.place.alone}
                if len(pros) == 1 and (pro := pros.pop()):
                    word.pro, word.stem = pro, form[len(pro) :]  # «وفلوريدا»
            word.role = word.inner = _noun_role(word, bits)
            if word.pro.lstrip("وف")[:1] in ("ب", "ل", "ك"):
                word.role = FUSED

    return annotate


_MOVEMENT: Final = "فتح"
"""A movement whose name is a deed as well: see read.bodies."""
_HIS_STATE: Final = fold("دولته")
"""The one form of courtesy that more often means something else."""
_WITH_ARTICLE: Final = 4
"""Letters of the longest name whose first two are no article that it may lack."""


def _key(word: Word, demonym: Callable[[str], str | None]) -> str:
    """What mentions are compared by: «التركي» and «تركيا» are one, and a family name with the article and without
    («العسيري», «عسيري»)."""
    if word.bits & c.DEMONYM and not (word.shape & PLACE and not word.definite):
        code = demonym(word.form)
        if code:
            return code
    if word.shape & PLACE:
        best = word.place.alone[0].best
        if best.type == "country" and best.country:
            return str(best.country)
    stem = word.stem
    return stem[2:] if stem[:2] == "ال" and len(stem) > _WITH_ARTICLE else stem


def _accusative(word: Word, known: Mapping[str, int]) -> bool:
    """An unknown word with the alif of the accusative behind a noun or adjective («دولارا», «عسكريا»)."""
    stem = word.stem
    return stem[-1:] == "ا" and len(stem) > 3 and known.get(stem[:-1], 0) & (c.COMMON | c.ADJECTIVE) != 0


def _dual(stem: str, known: Mapping[str, int]) -> int:
    """The classes of what a dual is two of («الحركتان»)."""
    if len(stem) < 5 or stem[-2:] not in ("ان", "ين", "تا", "تي"):
        return 0
    if stem[-2] == "ت":  # before what it is annexed to: «وزارتا الدفاع والداخلية»
        return known.get(stem[:-2] + "ه", 0) & (c.ORG | c.MEDIA)
    base = known.get(stem[:-3] + "ه", 0) if stem[-3] == "ت" else known.get(stem[:-2], 0)
    return base & (c.TITLE | c.ORG | c.MEDIA | c.DOCUMENT | c.ANONYMOUS)


def is_place(word: Word) -> bool:
    """The word may begin a place name."""
    return word.place is not None and bool(word.place.alone or word.place.follow)


def _shape(word: Word) -> int:
    """The shapes that letters, classes and inflection show."""
    shape = 0
    bits, senses, raw = word.bits, word.senses, word.raw
    owned = word.suffix and any(
        s.suffix and s.nominal and (s.number == "p" or s.suffix != "ه") for s in senses
    )
    if owned:
        pass  # «مقاتليه»: nobody's adjective
    elif (
        bits & (c.ADJECTIVE | c.DEMONYM)
        or not bits & (c.COMMON | c.PEOPLE | c.DOCUMENT)
        and any(s.tense in _PARTICIPLES for s in senses)
        or (word.stem.endswith(_NISBA) and len(word.stem) > 3)
    ):
        shape |= ATTRIBUTE
    if not word.definite:
        bare = raw.rstrip("\u064b")
        if (
            bare != raw
            and raw[-1] == "\u064b"
            or raw.endswith("\u064bا")
            or (
                raw.endswith("ا")
                and len(word.stem) > 3
                and not bits & _INDECLINABLE
                and any(s.nominal and not s.suffix for s in senses)
            )
        ):
            shape |= ACCUSATIVE
    if any(s.tense == "masdar" for s in senses) and not bits & (c.TITLE | c.ORG | c.DOCUMENT | c.GROUP):
        shape |= MASDAR
    if (
        word.suffix
        and word.suffix not in ("ي", "ك", "ني")
        or not senses
        and (not bits or raw.endswith("ائه"))  # «وزرائه»
        and _looks_possessed(word)
    ):
        shape |= SUFFIXED
    if word.place is not None and any(not name.risk for name in word.place.alone):
        shape |= PLACE
    if (
        word.time is not None
        and word.time.kind in _DAYS
        and (word.definite or not bits & (c.GIVEN | c.FAMILY))
    ):
        shape |= DAY
    return shape


def _noun_role(word: Word, bits: int) -> str:
    """The role of a word that may be a noun, whatever preposition is fused to it."""
    if bits & c.ANONYMOUS:
        return ANONYMOUS
    if bits & c.ORG and bits & c.TITLE and word.stem.endswith(("ه", "ات")):
        return ORG  # «المؤسسة», which could be a woman who founds
    if bits & (c.OFFICIAL_PLURAL | c.TITLE):
        return TITLE
    if bits & c.COURTESY and word.form != _HIS_STATE:
        return TITLE  # «سموه», which may be read as a verb
    if bits & c.MEDIA:
        return MEDIA
    if bits & (c.ORG | c.GROUP):
        return ORG
    if bits & c.DOCUMENT:
        return DOCUMENT
    if (
        bits & c.DEMONYM
        and not (word.shape & PLACE and not word.definite)
        and (word.definite or not bits & c.GIVEN)
    ):
        return ADJECTIVE
    named = bits & (c.GIVEN | c.FAMILY)
    senses = word.senses
    if word.shape & PLACE or (
        not senses and not bits & _SAYING and word.place is not None and word.place.alone
    ):
        return NAME
    if senses:
        role = _verb_role(word, bits, named)
        if role:
            return role
    if bits & c.QUANTIFIER:
        return QUANTIFIER
    if named and not (word.definite and bits & c.ADJECTIVE) or bits & c.PARTICLE:
        return NAME
    if word.definite:
        return ADJECTIVE if bits & c.ADJECTIVE or word.stem.endswith(_NISBA) else NOUN
    if bits & c.ADJECTIVE and not bits & c.COMMON:
        return ADJECTIVE
    if senses or bits & ~(c.PLACE | c.TIME) or word.shape & SUFFIXED:
        return NOUN
    if word.shape & ACCUSATIVE:
        return NOUN  # «يقينًا»: who says something stands in another case
    if len(word.stem) > _LONGEST_NAME and word.stem.endswith("يه"):
        return ADJECTIVE  # «استيطانية»: hardly a name
    return UNKNOWN


_LONGEST_NAME: Final = 5
"""Letters of the longest usual names in ية («فوزية»)."""


def _is_whole_place(word: Word) -> bool:
    """A place is called so with all the letters of the word."""
    return word.place is not None and any(not name.pro and name.risk < WEAK for name in word.place.alone)


def _looks_possessed(word: Word) -> bool:
    """An unknown word that ends like one with a pronoun («رحاها»)."""
    return len(word.form) > 4 and (word.form.endswith(("ها", "هم", "هما")) or word.raw.endswith("ائه"))


def _verb_role(word: Word, bits: int, named: int) -> str:
    """The role of a word with readings from a verb: noun, participle, verb or both; empty when the classes decide."""
    if bits & (c.COMMON | c.ADJECTIVE) or bits & c.SPEECH_EVENT and word.raw[-1] in "هاة":  # «في كلمته»
        return "" if named else NOUN
    senses = word.senses
    tanween = "\u064b" in word.raw[-2:]  # which no verb has
    finite = [
        s
        for s in senses
        if not tanween and s.tense in _FINITE and (s.person == 3 or s.number == "p" and s.person == 1)
    ]
    if len(finite) < len(senses) and _circumstance(word):
        return NAME if named else PARTICIPLE
    if finite and not bits & (c.GIVEN | c.FAMILY | c.QUANTIFIER | c.PEOPLE | c.KINSHIP):
        nominal = [s for s in senses if s.nominal]
        if any(s.lexeme.frame for s in finite) and all(
            s.tense in _PARTICIPLES and not s.lexeme.frame for s in nominal
        ):
            return VERB  # «قال», whatever else its letters spell
        return MAYBE_VERB if nominal else VERB
    return ""


def _circumstance(word: Word) -> bool:
    """A participle of reporting as it stands in the accusative («مؤكدا», «مشيرة»)."""
    return word.raw.rstrip("\u064b").endswith(("ا", "ة", "ه", "\u064bا")) and any(
        s.tense == "active_participle"
        and s.number == "s"
        and not word.definite
        and not s.pro
        and s.lexeme.frame
        for s in word.senses
    )
