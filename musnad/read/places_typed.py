"""Names after a word for a kind of place: «مدينة …», «قاعدة …», known or not."""

from __future__ import annotations

from musnad.lexicon import classes
from musnad.lexicon.gazetteer import PlaceWord
from musnad.lexicon.gazetteer_build import OWN, WEAK
from musnad.read.places_context import GROUP, PLACE
from musnad.read.places_resolve import Mention
from musnad.text import Text
from musnad.text.fold import fold
from musnad.text.tokens import Word

_ROYAL = frozenset(map(fold, ("الملك", "الأمير", "الشيخ", "الإمام", "السلطان", "الخليفة")))

_FATHER = frozenset(map(fold, ("أبو", "أبي", "أبا", "ابن")))

_BRANCHES = frozenset(map(fold, ("ولاية", "إمارة", "دولة")))

_VENUES = frozenset(
    map(
        fold,
        (
            "فندق",
            "مسجد",
            "جامع",
            "مستشفى",
            "شارع",
            "ملعب",
            "استاد",
            "حديقة",
            "برج",
            "قصر",
            "سوق",
            "محطة",
            "مجمع",
            "دوار",
        ),
    )
)
"""Called after places that they do not lie in: «فندق دمشق» may stand anywhere."""

_NAMING = frozenset(
    map(fold, ("مدينة", "محافظة", "بلدة", "قرية", "حي", "مديرية", "قضاء", "ناحية", "عزلة", "ضاحية", "عزبة", "هجرة", "بلدتي",
               "قريتي", "مدينتي", "بلدات", "قرى", "مقاطعة", "ولاية", "إقليم", "منطقة", "منطقتي", "مستوطنة",
               "قاعدة", "معسكر", "مخيم", "مطار", "ميناء", "معبر", "جبل", "وادي", "سد", "فندق", "مسجد", "جامع", "شارع",
               "غابة", "جزيرة", "مزارع", "جبهات", "جبهتي", "تل", "تلة", "سجن", "مستشفى", "نهر"))
)  # fmt: skip
"""Type words after which a name that nobody knows is still a place."""

_COMMON = frozenset(
    map(fold, ("اليورو", "الحظر", "الحدود", "العمليات", "القتال", "الصراع", "النزاع", "الشمال", "الجنوب", "الشرق", "الغرب", "الوسط",
               "الساحل", "المدينة", "البلدة", "القرية", "المنطقة", "المحافظة", "العاصمة", "البلاد", "الدولة", "عسكرية",
               "سكنية", "الأطفال", "النساء", "الطفل", "الولادة", "الثورات", "الألعاب", "السكن", "الطلاب", "الحجاج", "الرياضة",
               "الإعلام", "الإنتاج", "المستقبل", "العالم", "النفط", "الغاز", "البيانات", "المعلومات", "القلب", "الحرس", "الدفاع",
               "الجيش", "الشرطة", "الأمن", "القصر", "الحرم", "المطار", "الميناء", "القاعدة", "الحدث", "الكوارث", "الخليج", "الحوادث",
               "التجارة", "آمنة", "عازلة", "صناعية", "نائية", "حدودية", "ساحلية", "جبلية", "سياحية", "تاريخية", "صغيرة", "كبيرة",
               "واحدة", "أخرى", "مجاورة", "قريبة", "محيطة", "كاملة", "جديدة", "قديمة", "دولي", "بحري", "جوي", "رئيسي", "كبير",
               "صغير", "آخر", "قضائي", "إداري", "سكني", "شعبي", "راق", "ما", "لا", "من", "في", "على", "التي", "الذي", "هي", "هو"))
)  # fmt: skip


def typed(text: Text, i: int) -> Mention | None:
    """The place named after the type word at token i, or None. A facility or a natural feature keeps its word."""
    words, count = text.words, len(text.words)
    clue: PlaceWord = words[i].place
    at = i + 1
    if at < count and text.tokens[at] in '«"“(':
        at += 1
    if at >= count or text.sent[at] != text.sent[i]:
        return None
    keeps = clue.kind in ("facility", "natural")
    first = i if keeps else at
    word = words[at]
    if word.kind != "w":
        return None
    raw = text.tokens[i]
    if clue.bare == "وادي" and "أ" in raw:
        return None  # «وأدى»
    sloppy = raw.endswith("ه")  # «منطقه»: his logic as well as a region
    if i and (before := words[i - 1].place) is not None and before.role & GROUP and clue.bare in _BRANCHES:
        return None  # «جماعة ولاية …»
    person = _person(text, at) if clue.kind == "facility" or clue.bare == "مدينه" else 0
    if person and (clue.bare in _VENUES or word.place is None or not _known(text, at, word.place)):
        return Mention(i, person, at, None, PLACE, True)
    if word.place is not None:
        inner = word.place
        if inner.kind and at == i + 1 and not inner.alone and not inner.follow:
            return None  # «منطقة جبل …»: the inner type word is an anchor itself
        for name in (*inner.follow.get(words[at + 1].form if at + 1 < count else "", ()), *inner.alone):
            last = at + 1 + len(name.tail)
            if (
                name.pro
                or last > count
                or any(words[at + 1 + k].form != part for k, part in enumerate(name.tail))
            ):
                continue
            if name.risk == WEAK and name.best.rank != OWN and _plain(word):
                continue
            if sloppy and name.risk:
                continue
            if clue.bare in _VENUES:
                return Mention(first, last, at, None, PLACE, True)
            if keeps and name.state and not clue.bare.startswith(_AT_CITY):
                return None
            return Mention(first, last, at, name, PLACE, True, name.risk == WEAK)
    if clue.bare not in _NAMING or sloppy:
        return None
    if not _name_like(word, clue.bare):
        return None
    return Mention(first, at + 1, at, None, PLACE, True)


def _known(text: Text, at: int, clue: PlaceWord) -> bool:
    """A name of several words that the gazetteer knows stands at token `at`."""
    words = text.words
    if at + 1 >= len(words):
        return False
    return any(
        all(at + 1 + k < len(words) and words[at + 1 + k].form == part for k, part in enumerate(name.tail))
        for name in clue.follow.get(words[at + 1].form, ())
    )


def _person(text: Text, at: int) -> int:
    """Past the end of a person's name that a place is called after («مسجد عمر بن …», «مدينة الملك …»), else 0."""
    words, count = text.words, len(text.words)
    word = words[at]
    father = word.form in _FATHER
    if (
        word.form not in _ROYAL
        and not father
        and not (word.bits & classes.GIVEN and at + 1 < count and words[at + 1].bits & _NAMES)
    ):
        return 0
    last = at + 1 + father
    while last < count and last - at < 5 and words[last].bits & _NAMES and words[last].raw != "على":
        last += 1
    if father and last < count and words[last].form.startswith("ال") and not words[last].senses:
        last += 1  # «أبي بكر الصديق»
    return last if last > at + 1 else 0


_NAMES = classes.GIVEN | classes.FAMILY | classes.PARTICLE


_QUARTERS = frozenset(map(fold, ("حي", "قرية", "بلدة")))
_AT_CITY = ("مطار", "ميناء", "قاعد", "سفار", "جسر", "ملعب", "استاد", "ساح", "سجن")


def _plain(word: Word) -> bool:
    """A word of the language, without the article."""
    return not word.form.startswith("ال") or bool(word.senses)


_OTHER_BITS = ~(classes.PLACE | classes.FAMILY | classes.GIVEN)


def _name_like(word: Word, kind: str) -> bool:
    """Not known to the lexicon, not an adjective that agrees with the type word."""
    form = word.form
    if kind in _QUARTERS and form.startswith("ال") and form not in _COMMON and not word.suffix:
        # quarters and villages are called by common nouns too: «حي النهضة»
        return not word.bits & _OTHER_BITS & ~(classes.VERB | classes.COMMON)
    if len(form) < 3 or form in _COMMON or word.senses or word.bits & _OTHER_BITS or word.suffix:
        return False
    if word.place is not None and (word.place.role or word.place.kind):
        return False
    if form.startswith("ال"):
        return not form.endswith(("يه", "يين", "يون")) and len(form) > 4
    if form.endswith("ا") and word.raw.rstrip("\u064b").endswith("ا") and not kind.endswith("ه"):
        return False  # «ميناء استراتيجيا»: an adverb or adjective
    if kind.endswith("ه") and form.endswith("ه"):
        return False
    return not form.endswith(("يه", "ات", "ين", "ون")) and not (form.endswith("ي") and not kind.endswith("ه"))
