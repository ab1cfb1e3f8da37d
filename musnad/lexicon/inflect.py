"""Inflection of verbs: from a root and a form to every unvocalised spelling in news prose.

A stem is a template over the radicals 1 2 3 (4) with its vowels, so that hamza seats and contractions follow from
sound, as the grammars state them; what leaves this module has no vowels. In templates a i u are short vowels,
A I U long ones, E is a final ā written ى, T is ة, ' is hamza, Y the person prefix; "/" parts the stem before vowels
from the one before consonants («قال» / «قلـ»); P and V are the second vowels of perfect and imperfect, L a long V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from musnad.text.fold import fold

Tense = Literal[
    "perfect", "imperfect", "jussive", "imperative", "active_participle", "passive_participle", "masdar"
]


class Inflection(NamedTuple):
    """One spelling and what it says. `person` 0, `gender` "" and `number` "": not said by the form.

    `bound`: this spelling stands only before a pronoun suffix («اتهمو» of «اتهموه», «دعوت» of «دعوته»).
    """

    form: str
    tense: Tense
    voice: Literal["active", "passive"]
    person: int
    gender: str
    number: str
    bound: bool = False


# --- spelling ---------------------------------------------------------------------------------------------------

_LETTERS = str.maketrans(
    {"a": None, "i": None, "u": None, "A": "ا", "I": "ي", "U": "و", "E": "ى", "T": "ة",
     "y": "ي", "w": "و", "t": "ت", "n": "ن", "m": "م", "s": "س"}
)  # fmt: skip
_VOWELS = "aiuAIUE"
_TWICE = re.compile(rf"([^{_VOWELS}])\1")
_TWO_HAMZAS = re.compile(rf"^'([aiu])'(?![{_VOWELS}])")
_LONG = {"a": "A", "i": "I", "u": "U"}


def _seat(match: re.Match[str]) -> str:
    """The hamza by its neighbours: i outweighs u, u outweighs a; a long vowel or the word's end before it, no seat."""
    sound, at = match.string, match.start()
    before, after = sound[at - 1] if at else "", sound[at + 1 : at + 2]
    if not before:
        return "آ" if after == "A" else "إ" if after and after in "iI" else "أ"
    if not after:
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")
    if before in "iIyي" or after in "iI":
        return "ئ"
    if after in "uU" or before == "u":
        return "ؤ"
    if before in "AU":
        return "ء"
    return "آ" if after == "A" else "أ"


def spell(sound: str) -> str:
    """The spelling of a vocalised word.

    >>> spell("Yu'akkid".replace("Y", "y")).replace("k", "ك").replace("d", "د")
    'يؤكد'
    """
    sound = _TWICE.sub(r"\1", sound)
    if "'" in sound:
        sound = _TWO_HAMZAS.sub(lambda m: "'" + _LONG[m[1]], sound)  # 'a'mana → 'Amana, «آمن»
        if sound[0] in "iu":
            sound = "ا" + sound  # so that the hamza after it still sees its vowel: «ائتلف»
        sound = re.sub("'", _seat, sound).replace("آA", "آ")
    elif sound[:1] in ("i", "u"):
        sound = "ا" + sound  # the connecting alif
    return sound.replace("يE", "يA").translate(_LETTERS)  # ى is not written after ي: «أحيا»


_CLUSTER_W, _CLUSTER_Y = re.compile(rf"iو(?![{_VOWELS}و])"), re.compile(rf"uي(?![{_VOWELS}ي])")


def _fill(template: str, radicals: dict[int, str]) -> str:
    sound = template.translate(radicals)
    if "iو" in sound:
        sound = _CLUSTER_W.sub("I", sound)  # 'iwSAl → «إيصال»
    return _CLUSTER_Y.sub("U", sound) if "uي" in sound else sound  # yuyqiZ → «يوقظ»


# --- stems ------------------------------------------------------------------------------------------------------


class Stems(NamedTuple):
    """Templates of one form: what all its words are made from. An empty string: the form has no such word."""

    perfect: str
    imperfect: str
    passive_perfect: str
    passive_imperfect: str
    active: str
    passive: str
    masdar: str


SOUND: dict[str, Stems] = {
    "1": Stems("1a2P3", "Ya12V3", "1u2i3", "Yu12a3", "1A2i3", "ma12U3", ""),
    "2": Stems("1a22a3", "Yu1a22i3", "1u22i3", "Yu1a22a3", "mu1a22i3", "mu1a22a3", "ta12I3"),
    "3": Stems("1A2a3", "Yu1A2i3", "1U2i3", "Yu1A2a3", "mu1A2i3", "mu1A2a3", "mu1A2a3aT"),
    "4": Stems("'a12a3", "Yu12i3", "'u12i3", "Yu12a3", "mu12i3", "mu12a3", "'i12A3"),
    "5": Stems("ta1a22a3", "Yata1a22a3", "tu1u22i3", "Yuta1a22a3", "muta1a22i3", "muta1a22a3", "ta1a22u3"),
    "6": Stems("ta1A2a3", "Yata1A2a3", "tu1U2i3", "Yuta1A2a3", "muta1A2i3", "muta1A2a3", "ta1A2u3"),
    "7": Stems("in1a2a3", "Yan1a2i3", "", "", "mun1a2i3", "mun1a2a3", "in1i2A3"),
    "8": Stems("i1ta2a3", "Ya1ta2i3", "u1tu2i3", "Yu1ta2a3", "mu1ta2i3", "mu1ta2a3", "i1ti2A3"),
    "9": Stems("i12a33/i12a3a3", "Ya12a33/Ya12a3i3", "", "", "mu12a33", "", "i12i3A3"),
    "10": Stems("ista12a3", "Yasta12i3", "ustu12i3", "Yusta12a3", "musta12i3", "musta12a3", "isti12A3"),
    "Q1": Stems("1a23a4", "Yu1a23i4", "1u23i4", "Yu1a23a4", "mu1a23i4", "mu1a23a4", "1a23a4aT"),
    "Q2": Stems("ta1a23a4", "Yata1a23a4", "tu1u23i4", "Yuta1a23a4", "muta1a23i4", "muta1a23a4", "ta1a23u4"),
    "Q4": Stems("i12a3a44/i12a34a4", "Ya12a3i44/Ya12a34i4", "", "", "mu12a3i44", "", "i12i34A4"),
}  # fmt: skip
"""Sound roots; assimilated and hamzated ones differ only in spelling, and by `_fill`. Q4: «اطمأن»."""

HOLLOW: dict[str, Stems] = {
    "1": Stems("1A3/1P3", "Ya1L3/Ya1V3", "1I3/1i3", "Yu1A3/Yu1a3", "1A'i3", "ma1M3", ""),
    "4": Stems("'a1A3/'a1a3", "Yu1I3/Yu1i3", "'u1I3/'u1i3", "Yu1A3/Yu1a3", "mu1I3", "mu1A3", "'i1A3aT"),
    "7": Stems("in1A3/in1a3", "Yan1A3/Yan1a3", "", "", "mun1A3", "", "in1iyA3"),
    "8": Stems("i1tA3/i1ta3", "Ya1tA3/Ya1ta3", "u1tI3/u1ti3", "Yu1tA3/Yu1ta3", "mu1tA3", "mu1tA3", "i1tiyA3"),
    "10": Stems("ista1A3/ista1a3", "Yasta1I3/Yasta1i3", "ustu1I3/ustu1i3", "Yusta1A3/Yusta1a3",
                "musta1I3", "musta1A3", "isti1A3aT"),
}  # fmt: skip
"""Middle و or ي: «قال», «أدان», «انهار», «اقتاد», «استعاد». The other forms are sound («قاوم», «تناول»)."""

DOUBLED: dict[str, Stems] = {
    "1": Stems("1a22/1a2a2", "Ya1V22/Ya12V2", "1u22/1u2i2", "Yu1a22/Yu12a2", "1A22", "ma12U2", ""),
    "3": Stems("1A22/1A2a2", "Yu1A22/Yu1A2i2", "1U22/1U2i2", "Yu1A22/Yu1A2a2", "mu1A22", "mu1A22", "mu1A22aT"),
    "4": Stems("'a1a22/'a12a2", "Yu1i22/Yu12i2", "'u1i22/'u12i2", "Yu1a22/Yu12a2", "mu1i22", "mu1a22", "'i12A2"),
    "6": Stems("ta1A22/ta1A2a2", "Yata1A22/Yata1A2a2", "", "", "muta1A22", "muta1A22", "ta1A22"),
    "7": Stems("in1a22/in1a2a2", "Yan1a22/Yan1a2i2", "", "", "mun1a22", "", "in1i2A2"),
    "8": Stems("i1ta22/i1ta2a2", "Ya1ta22/Ya1ta2i2", "u1tu22/u1tu2i2", "Yu1ta22/Yu1ta2a2",
               "mu1ta22", "mu1ta22", "i1ti2A2"),
    "10": Stems("ista1a22/ista12a2", "Yasta1i22/Yasta12i2", "ustu1i22/ustu12i2", "Yusta1a22/Yusta12a2",
                "musta1i22", "musta1a22", "isti12A2"),
}  # fmt: skip
"""Second and third radical the same: «رد», «أعد», «احتل», «استمر». Forms 2 and 5 are sound («هدد»)."""

DEFECTIVE_MASDAR: dict[str, str] = {
    "2": "ta12iyaT", "3": "mu1A2AT", "4": "'i12A'", "5": "ta1a22I", "6": "ta1A2I", "7": "in1i2A'",
    "8": "i1ti2A'", "10": "isti12A'", "Q1": "1a23AT", "Q2": "ta1a23I",
}  # fmt: skip
"""Last radical و or ي: «تسمية», «مساواة», «إنهاء», «تبني», «تعالي», «انتهاء», «استثناء»."""

EIGHT: dict[str, str] = {
    "و": "تت", "ي": "تت", "ت": "تت", "ث": "ثث", "د": "دد", "ذ": "دد", "ز": "زد",
    "ص": "صط", "ض": "ضط", "ط": "طط", "ظ": "ظظ",
}  # fmt: skip
"""The first radical and the ت of form 8: «اتصل», «ادعى», «ازداد», «اصطدم», «اضطر», «اطلع»."""

IRREGULAR: dict[tuple[str, str], dict[str, str]] = {
    ("رءي", "1"): {"imperfect": "YaرV3", "passive_imperfect": "Yuرa3"},  # «يرى» without its hamza
    ("رءي", "4"): {"perfect": "'aرa3", "imperfect": "Yuرi3", "passive_perfect": "'uرi3",
                   "passive_imperfect": "Yuرa3", "active": "muرi3", "passive": "muرa3", "masdar": "'iرA'aT"},
    ("يءس", "1"): {"imperfect": "Ya1a2V3"},  # «ييأس»: the ي before this hamza does not count for its seat
    ("ءخذ", "8"): {"perfect": "itta2a3", "imperfect": "Yatta2i3", "passive_perfect": "uttu2i3",
                   "passive_imperfect": "Yutta2a3", "active": "mutta2i3", "passive": "mutta2a3",
                   "masdar": "itti2A3"},
    ("ليس", "1"): {"perfect": "1ay3/1a3", "imperfect": "", "passive_perfect": "", "passive_imperfect": "",
                   "active": "", "passive": ""},
}  # fmt: skip

IMPERATIVE: dict[str, str] = {"ءخذ": "2u3", "ءكل": "2u3", "ءمر": "2u3"}
"""Form 1 imperatives without their hamza: «خذ»."""


# --- endings ----------------------------------------------------------------------------------------------------


class Cell(NamedTuple):
    """An ending and what it says. `short`: it begins with a consonant, or is nothing in the jussive."""

    prefix: str
    ending: str
    tense: Tense
    person: int
    gender: str
    number: str
    bound: bool = False
    short: bool = False
    written: str = ""


def _cell(prefix: str, ending: str, tense: Tense, who: str, bound: bool = False, short: bool = False) -> Cell:
    """`who`: person, gender (- if either), number, as in "3ms"."""
    gender = who[1].replace("-", "")
    return Cell(prefix, ending, tense, int(who[0]), gender, who[2], bound, short, ending.translate(_LETTERS))


def _perfect(third: str, consonant: str) -> tuple[Cell, ...]:
    """`third`: the endings of he, he before a suffix, she, both (m), both (f), they, they before a suffix;
    `consonant`: what comes before the endings that begin with a consonant."""
    he, he_bound, she, both, both_f, they, they_bound = third.split()
    cells = [
        _cell("", he.strip("-"), "perfect", "3ms"), _cell("", she, "perfect", "3fs"),
        _cell("", both, "perfect", "3md"), _cell("", both_f, "perfect", "3fd"),
        _cell("", they, "perfect", "3mp"), _cell("", they_bound, "perfect", "3mp", bound=True),
    ]  # fmt: skip
    if he_bound != he:
        cells.append(_cell("", he_bound, "perfect", "3ms", bound=True))
    for ending, who, bound in (
        ("n", "3fp", False), ("t", "2ms", False), ("t", "2fs", False), ("t", "1-s", False), ("tumA", "2-d", False),
        ("tum", "2mp", False), ("tumU", "2mp", True), ("tun", "2fp", False), ("nA", "1-p", False),
    ):  # fmt: skip
        cells.append(_cell("", consonant + ending, "perfect", who, bound=bound, short=True))
    return tuple(cells)


def _imperfect(indicative: str, jussive: str, bare: str = "") -> tuple[Cell, ...]:
    """`indicative`: the endings of one, one before a suffix, thou (f), both, they, they (f);
    `jussive`: thou (f), both, they, they before a suffix; `bare`: what is left of the jussive's one."""
    one, one_bound, thou, both, they, they_f = (e.strip("-") for e in indicative.split())
    j_thou, j_both, j_they, j_bound = jussive.split()
    cells = []
    for prefix, who in (("y", "3ms"), ("t", "3fs"), ("t", "2ms"), ("'", "1-s"), ("n", "1-p")):
        cells.append(_cell(prefix, one, "imperfect", who))
        if one_bound != one:
            cells.append(_cell(prefix, one_bound, "imperfect", who, bound=True))
        cells.append(_cell(prefix, bare, "jussive", who, short=True))
    for prefix, who in (("y", "3md"), ("t", "3fd"), ("t", "2-d")):
        cells += [_cell(prefix, both, "imperfect", who), _cell(prefix, j_both, "jussive", who)]
    for prefix, who in (("y", "3mp"), ("t", "2mp")):
        cells.append(_cell(prefix, they, "imperfect", who))
        cells += [_cell(prefix, j_they, "jussive", who), _cell(prefix, j_bound, "jussive", who, bound=True)]
    cells += [_cell("t", thou, "imperfect", "2fs"), _cell("t", j_thou, "jussive", "2fs")]
    for prefix, who in (("y", "3fp"), ("t", "2fp")):
        cells.append(_cell(prefix, they_f, "imperfect", who, short=True))
    return tuple(cells)


PERFECT: dict[str, tuple[Cell, ...]] = {
    "regular": _perfect("- - at A atA UA U", ""),
    "w": _perfect("A A at awA atA awA aw", "aw"),  # دعا، دعوا، دعوت
    "y": _perfect("E A at ayA atA awA aw", "ay"),  # رمى، رماه، رموا، رميت
    "i": _perfect("I I iyat iyA iyatA UA U", "I"),  # نسي، نسوا، نسيت; all passives
}
IMPERFECT: dict[str, tuple[Cell, ...]] = {
    "regular": _imperfect("- - In An Un n", "I A UA U"),
    "u": _imperfect("U U In uwAn Un Un", "I uwA UA U"),  # يدعو، يدعون، يدع
    "i": _imperfect("I I In iyAn Un In", "I iyA UA U"),  # يرمي، يرمون، يرم
    "a": _imperfect("E A ayn ayAn awn ayn", "ay ayA awA aw"),  # ينسى، ينساه، ينسون، ينس
}
NOUN: dict[str, tuple[tuple[str, str, str, bool], ...]] = {
    # (ending, gender, number, bound); the construct state loses its ن
    "regular": (
        ("", "m", "s", False), ("A", "m", "s", False), ("An", "m", "d", False), ("ayn", "m", "d", False),
        ("Un", "m", "p", False), ("In", "m", "p", False), ("U", "m", "p", False), ("I", "m", "p", False),
        ("aT", "f", "s", False), ("at", "f", "s", True), ("atAn", "f", "d", False), ("atayn", "f", "d", False),
        ("atA", "f", "d", False), ("atay", "f", "d", False), ("At", "f", "p", False),
    ),
    "in": (  # داع، الداعي، داعيا
        ("", "m", "s", False), ("I", "m", "s", False), ("iyA", "m", "s", False), ("iyAn", "m", "d", False),
        ("iyayn", "m", "d", False), ("Un", "m", "p", False), ("In", "m", "p", False), ("U", "m", "p", False),
        ("iyaT", "f", "s", False), ("iyat", "f", "s", True), ("iyatAn", "f", "d", False),
        ("iyatayn", "f", "d", False), ("iyAt", "f", "p", False),
    ),
    "an": (  # مستشفى، مستشفاه، ملغاة
        ("E", "m", "s", False), ("A", "m", "s", True), ("ayAn", "m", "d", False), ("ayayn", "m", "d", False),
        ("awn", "m", "p", False), ("ayn", "m", "p", False), ("AT", "f", "s", False), ("At", "f", "s", True),
        ("AtAn", "f", "d", False), ("Atayn", "f", "d", False), ("ayAt", "f", "p", False),
    ),
}  # fmt: skip


def _join(sound: str, spelled: str, ending: str, written: str) -> Iterator[str]:
    """Stem and ending in one spelling, or two where both are in use («بدؤوا», «بدأوا»)."""
    if sound[-1] == "'":
        whole = spell(sound + ending)
        yield whole
        if ending[:1] == "U" and sound[-2] == "a":
            yield whole[: len(spelled) - 1] + "أ" + whole[len(spelled) :]
    elif ending and ending[0] in "tn" and spelled[-1] == written[0]:
        yield spelled + written[1:]  # two into one: «أعلنا», «ثبت»
    elif ending == "E" and spelled[-1] == "ي":
        yield spelled + "ا"
    else:
        yield spelled + written


# --- the parts of a verb ----------------------------------------------------------------------------------------


def _finite(
    stem: str, cells: tuple[Cell, ...], voice: Literal["active", "passive"], radicals: dict[int, str]
) -> Iterator[Inflection]:
    sounds = [_fill(part, radicals) for part in stem.split("/")]
    shortened = len(sounds) > 1 or cells is not IMPERFECT["regular"]
    made: dict[tuple[str, bool], tuple[str, str]] = {}
    for prefix, ending, tense, person, gender, number, bound, short, written in cells:
        if person == 2 and voice == "passive":
            continue  # «قيلت» and the like are said of third persons, rarely of ourselves («أبلغنا»)
        if tense == "jussive" and not ending and not shortened:
            continue  # the same spelling as the imperfect
        parts = made.get((prefix, short))
        if parts is None:
            sound = sounds[-1 if short else 0].replace("Y", prefix)
            parts = made[prefix, short] = sound, spell(sound)
        for form in _join(*parts, ending, written):
            yield Inflection(form, tense, voice, person, gender, number, bound)
        if tense == "imperfect" and not ending and parts[0].endswith("a'"):
            yield Inflection(parts[1][:-1] + "ؤ", tense, voice, person, gender, number, True)  # يقرؤه


def _imperative(stem: str, kind: str, radicals: dict[int, str], root: str, form: str) -> Iterator[Inflection]:
    for cell in IMPERFECT[kind]:
        if cell.person != 2 or (cell.tense != "jussive" and cell.gender + cell.number != "fp"):
            continue
        parts = stem.split("/")
        part = parts[-1 if cell.short else 0]
        if form == "1" and root in IMPERATIVE:
            part = IMPERATIVE[root]
        part = part.removeprefix("Ya").removeprefix("Yu")
        sound = _fill("'a" + part if form == "4" else part, radicals)
        if form != "4" and len(sound) > 1 and sound[1] not in _VOWELS:
            sound = "i" + sound
        for spelled in _join(sound, spell(sound), cell.ending, cell.written):
            yield Inflection(spelled, "imperative", "active", 2, cell.gender, cell.number, cell.bound)


def _participle(
    sound: str, kind: str, tense: Tense, voice: Literal["active", "passive"]
) -> Iterator[Inflection]:
    spelled = spell(sound)
    for ending, gender, number, bound in NOUN[kind]:
        for form in _join(sound, spelled, ending, ending.translate(_LETTERS)):
            yield Inflection(form, tense, voice, 0, gender, number, bound)


def _masdar(word: str, elided: bool) -> Iterator[Inflection]:
    """Forms of a verbal noun as written. `elided`: its ي falls («تبنٍّ», form 5 and 6 of defective roots)."""

    def say(form: str, gender: str, number: str, bound: bool = False) -> Inflection:
        return Inflection(form, "masdar", "active", 0, gender, number, bound)

    gender = "f" if word.endswith(("ة", "ى")) else "m"
    yield say(word, gender, "s")
    last = word[-1]
    if last == "ة":
        stem = word[:-1]
        yield say(stem + "ت", gender, "s", True)
        for ending in ("تان", "تين", "تا", "تي"):
            yield say(stem + ending, gender, "d")
        if not stem.endswith("ا"):
            yield say(stem + "ات", gender, "p")
        return
    if last == "ى":
        yield say(word[:-1] + "ا", gender, "s", True)
        return
    stem = word
    if last == "ء":
        yield say(word[:-1] + "ؤ", gender, "s", True)
        yield say(word[:-1] + "ئ", gender, "s", True)
        if word[-2] == "ي":
            stem = word[:-1] + "ئ"
    if elided:
        yield say(word[:-1], gender, "s")
    if last != "أ" and not word.endswith("اء"):
        yield say(stem + "ا", gender, "s")
    if last != "أ":
        yield say(stem + "ان", gender, "d")
        yield say(stem + "ين", gender, "d")
        yield say(stem + "ات", gender, "p")


HOMOGRAPHS = frozenset(
    fold(word)
    for word in (
        "في على علي إلى لي من عني إنه أنه أنا لم لن لنا قد كل كلا أو إذ أم لدى سوى "  # particles
        "كيف نحن نحو هن هنا حين حي هذا "
        "قبل بعد دون غير قرب ضمن حول حسب وفق حال عم الآن أمس غدا أبدا "
        "أول آخر أحد ألف ألفا ألفي تسع ست عدد جد حد حق "  # numbers and measures
        "أكثر أكبر أقل أعلى أفضل أهم أقوى أدنى أقرب أشد أحسن أطول أوسع أجمل أعظم أضعف أسرع "
        "شهر أشهر أب أرض أسد أسرى جيش ملك مال قصر أهل أجل أثر سبب هدف شكل حجم صوت جسد لون رأس قلب دم دار خط سر أمم "
        "أسس أمن عهد ولي شاب شيخ سيد صاحب لاحق سابق "  # nouns
        "سرت عدن تعز أبين زيد عمر ناصر عادل حسن"  # names
    ).split()
)
"""Folded spellings that a finite verb could have («كُلْ», «أَلَّفَ») and that news means otherwise: never a verb here.
With an ending or another prefix the same verbs are unmistakable («ألفت», «يؤلف»), and stay."""


# --- the verb ---------------------------------------------------------------------------------------------------

_SEATS = {"أ": "a", "ؤ": "u", "ئ": "i"}
_BARE = re.compile("[\u064b-\u0652\u0670\u0640]")
_LOOSE = str.maketrans("أإآٱى", "اااءي".replace("ء", "ا"))


class _Verb:
    """A verb's stems, by the class of its root."""

    def __init__(self, root: str, form: str, klass: str, imperfect: str, lemma: str) -> None:
        self.root, self.form = root, form
        stems = {"hollow": HOLLOW, "doubled": DOUBLED}.get(klass, SOUND)[form]
        stems = stems._replace(**IRREGULAR.get((root, form), {}))
        if form == "8":
            pair = EIGHT.get(root[0])
            if pair:
                stems = Stems(*(template.replace("1t", pair[0] + "t").replace("1", pair[0]) for template in stems))
                stems = Stems(*(re.sub(f"{pair[0]}t", pair, template) for template in stems))
        seat = next((_SEATS[c] for c in imperfect[1:] if c in _SEATS and c != "أ"), "")
        weak = imperfect[-2:-1] if imperfect[-2:-1] in ("و", "ي", "ا") else root[1]
        long = {"و": "U", "ي": "I", "ا": "A"}.get(weak, "A")
        perfect = next((_SEATS[c] for c in lemma[1:] if c in _SEATS), "a")
        vowel = seat or ("a" if "ء" in root[1:] else "u" if klass == "doubled" else "a")
        if klass == "hollow":
            perfect, vowel = ("u" if long == "U" else "i"), long.lower()
        self.radicals = {ord(str(n)): ("'" if c == "ء" else c) for n, c in enumerate(root, 1)}
        self.radicals |= {ord("P"): perfect, ord("V"): vowel, ord("L"): long}
        self.radicals[ord("M")] = "U" if root[1] == "و" else "I"
        drops = form == "1" and root[0] == "و" and klass != "doubled" and imperfect[1:2] != "و"
        if drops:
            stems = stems._replace(imperfect=stems.imperfect.replace("Ya1", "Ya"))  # «يصل»
        self.stems = stems
        self.perfect_kind = self.passive_kind = self.imperfect_kind = self.passive_imperfect_kind = "regular"
        self.active_kind = self.passive_noun_kind = "regular"
        if klass == "defective":
            self._cut(imperfect, lemma)
        elif form == "1" and klass == "hollow" and root[2] == "ء":
            self.active_kind = "in"  # «جاءٍ», «الجائي»
            self.stems = stems._replace(active="1A'")
        elif form == "2" and root[2] == "ء":
            self.stems = stems._replace(masdar="ta12i3aT")  # «تهنئة»

    def _cut(self, imperfect: str, lemma: str) -> None:
        """A last و or ي is no consonant: it goes from the stems into the endings."""
        stems, last = self.stems, self.root[-1]
        tails = (stems.imperfect[-2:-1] or "a").replace("V", "")
        if not tails:
            tails = {"و": "u", "ي": "i", "ى": "a", "ا": "a"}.get(imperfect[-1:]) or ("u" if last == "و" else "i")
        self.imperfect_kind, self.passive_imperfect_kind, self.passive_kind = tails, "a", "i"
        self.perfect_kind = "y"
        if self.form == "1":
            guttural = self.root[1] in "ءهعحغخ"
            if lemma[-1:] == "ي" if lemma else (tails == "a" and not guttural):
                self.perfect_kind = "i"
            elif lemma[-1:] == "ا" if lemma else last == "و":
                self.perfect_kind = "w" if last == "و" else "y"
        self.active_kind, self.passive_noun_kind = "in", "an"
        masdar = stems.masdar if (self.root, self.form) == ("رءي", "4") else DEFECTIVE_MASDAR.get(self.form, "")
        passive = stems.passive[:-2]
        if self.form == "1":
            passive, self.passive_noun_kind = ("ma12w" if last == "و" else "ma12y"), "regular"  # مدعو، مرمي
        self.stems = Stems._make([*(template[:-2] for template in stems[:5]), passive, self._eight(masdar)])

    def _eight(self, masdar: str) -> str:
        if self.form != "8":
            return masdar
        pair = EIGHT.get(self.root[0], "")
        return masdar.replace("1t", pair or "1t")

    def lemma(self) -> str:
        """He did it: the citation form."""
        sound = _fill(self.stems.perfect.split("/")[0], self.radicals)
        ending = PERFECT[self.perfect_kind][0]
        return next(_join(sound, spell(sound), ending.ending, ending.written))

    def inflections(self, masdars: Sequence[str]) -> Iterator[Inflection]:
        """Everything that the verb makes."""
        stems, radicals = self.stems, self.radicals
        yield from _finite(stems.perfect, PERFECT[self.perfect_kind], "active", radicals)
        if stems.imperfect:
            yield from _finite(stems.imperfect, IMPERFECT[self.imperfect_kind], "active", radicals)
            yield from _imperative(stems.imperfect, self.imperfect_kind, radicals, self.root, self.form)
        if stems.passive_perfect:
            yield from _finite(stems.passive_perfect, PERFECT[self.passive_kind], "passive", radicals)
            yield from _finite(stems.passive_imperfect, IMPERFECT[self.passive_imperfect_kind], "passive", radicals)
        if stems.active:
            yield from _participle(_fill(stems.active, radicals), self.active_kind, "active_participle", "active")
        if stems.passive:
            sound = _fill(stems.passive, radicals)
            yield from _participle(sound, self.passive_noun_kind, "passive_participle", "passive")
        for masdar in masdars or ([spell(_fill(stems.masdar, radicals))] if stems.masdar else []):
            elided = masdar.endswith("ي") and self.form in ("5", "6", "Q2") and self.root[-1] in "وي"
            yield from _masdar(masdar, elided)


def _classes(root: str, form: str) -> Iterator[str]:
    """The classes that a root may follow in a form, the usual one first."""
    if root[-1] in "وي":
        yield "defective"
    elif len(root) == 3:
        if root[1] in "وي" and form in HOLLOW:
            yield "hollow"
        elif root[1] == root[2] and form in DOUBLED:
            yield "doubled"
        yield "sound"  # «استحوذ», «حاجج»
    else:
        yield "sound"


def _verb(root: str, form: int | str, imperfect: str | None, lemma: str | None) -> _Verb:
    name = str(form)
    if name not in SOUND:
        raise ValueError(f"there is no form {form}; the forms are {', '.join(SOUND)}")
    if len(root) != (4 if name[0] == "Q" else 3):
        raise ValueError(f"the root «{root}» has the wrong number of radicals for form {form}")
    spelled = _BARE.sub("", lemma or "")
    first = None
    for klass in _classes(root, name):
        verb = _Verb(root, name, klass, _BARE.sub("", imperfect or ""), spelled)
        made = verb.lemma()
        if not spelled or made.translate(_LOOSE) == spelled.translate(_LOOSE):
            return verb
        first = first or made
    raise ValueError(f"root «{root}» and form {form} make «{first}», not «{lemma}»")


def _homograph(item: Inflection) -> bool:
    if item.tense == "imperative" and len(item.form) < 3:
        return True  # «في», «مر», «عد»: too short to mean anything in print
    return item.person > 0 and fold(item.form) in HOMOGRAPHS


def citation(root: str, form: int | str, *, imperfect: str | None = None) -> str:
    """The lemma that a root makes in a form: `citation("علن", 4)` is «أعلن»."""
    return _verb(root, form, imperfect, None).lemma()


def conjugate(
    root: str, form: int | str, *, imperfect: str | None = None, masdar: Sequence[str] = (), lemma: str | None = None
) -> list[Inflection]:
    """All inflections of a verb, without proclitics and pronoun suffixes.

    `root`: three or four radicals, hamza as ء. `form`: 1 to 10, "Q1", "Q2", "Q4". `imperfect`: «يخاف», «يبيع»,
    «ينسى», where the spelling of form 1 depends on it. `masdar`: the verbal nouns; without it the regular one of a
    derived form. `lemma`: decides between the classes that a root may follow («استحوذ»), and is checked.
    Raises ValueError when root, form and lemma do not fit.
    """
    made = dict.fromkeys(_verb(root, form, imperfect, lemma).inflections(masdar))
    return [item for item in made if len(item.form) > 5 or item.bound or not _homograph(item)]
