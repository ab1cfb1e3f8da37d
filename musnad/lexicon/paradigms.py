"""The tables of Arabic verb inflection: stems of each form and class of root, and endings.

In templates 1 2 3 (4) are radicals, the rest is as in spelling.py; Y is the person prefix; "/" parts the stem before
vowels from the one before consonants («قال» / «قلـ»); P and V are the second vowels of perfect and imperfect, L a long
V, M the long vowel of a hollow passive participle.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from musnad.lexicon.spelling import LETTERS
from musnad.text.fold import fold

Tense = Literal[
    "perfect", "imperfect", "jussive", "imperative", "active_participle", "passive_participle", "masdar"
]  # fmt: skip


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
    return Cell(prefix, ending, tense, int(who[0]), gender, who[2], bound, short, ending.translate(LETTERS))


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
