"""Names after a word for a kind of place: «مدينة …», «قاعدة …», known or not."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Gazetteer, PlaceWord
from musnad.lexicon.gazetteer_build import OWN, WEAK
from musnad.read.places_context import GROUP, PLACE
from musnad.read.places_resolve import CLOSING, Mention
from musnad.text import Text
from musnad.text.word import Word

OPENING: Final = frozenset('«"“(')


def typed(text: Text, gazetteer: Gazetteer, i: int) -> Mention | None:
    """The place named after the type word at token i, or None. A facility or a natural feature keeps its word."""
    lists = gazetteer.lists
    words, count = text.words, len(text.words)
    clue: PlaceWord = words[i].place
    at = i + 1
    quoted = at < count and text.tokens[at] in OPENING
    if quoted:
        at += 1
    elif at + 1 < count and clue.kind == "facility" and words[at].form in lists["seat"]:
        at += 1  # «مطار العاصمة صنعاء»
    elif at + 1 < count and words[at].form in lists["called"]:
        at += 1  # «قرية تسمى …»
    if at >= count or text.sent[at] != text.sent[i]:
        return None
    keeps = clue.kind in ("facility", "natural")
    first = i if keeps else at
    word = words[at]
    if word.kind != "w":
        return None
    raw = text.tokens[i]
    if i and clue.bare in lists["means"] and words[i - 1].form == "عن":
        return None  # «عن طريق فلان»
    if clue.bare == "وادي" and "أ" in raw:
        return None  # «وأدى»
    if i and (clue.bare, words[i - 1].form) == ("راس", "مسقط"):
        return None  # «مسقط رأس الرئيس»
    sloppy = raw.endswith("ه")  # «منطقه»: his logic as well as a region
    if (
        i
        and (before := words[i - 1].place) is not None
        and before.role & GROUP
        and clue.bare in lists["branches"]
    ):
        return None  # «جماعة ولاية …»
    person = _person(text, gazetteer, at) if clue.kind == "facility" or clue.bare == "مدينه" else 0
    if person and (clue.bare in lists["venues"] or word.place is None or not _known(text, at, word.place)):
        return Mention(i, person, at, None, PLACE, "place-person", typed=True)
    if word.place is not None:
        inner = word.place
        if inner.kind and at == i + 1 and not inner.alone and not inner.follow:
            return None  # «منطقة جبل …»: the inner type word is an anchor itself
        if any(n.pro == "ب" and n.risk != WEAK for n in inner.alone):
            return None  # «مسجد بطهران»: a mosque in it
        for listed in (*inner.follow.get(words[at + 1].form if at + 1 < count else "", ()), *inner.alone):
            last = at + 1 + len(listed.tail)
            tail = [words[k].form for k in range(at + 1, min(last, count))]
            if listed.pro or tail != list(listed.tail):
                continue
            name = listed
            if clue.bare in lists["state_words"]:
                name = gazetteer.state(listed) or listed
            if name.risk == WEAK and name.best.rank != OWN and (_plain(word) or word.form in lists["common"]):
                continue
            if name.risk == WEAK and not name.tail and _adjective(word, clue, lists):
                continue
            if name.state and not name.tail and word.bits & classes.DEMONYM and _adjective(word, clue, lists):
                return None  # «مناطق سورية»: Syrian ones
            if sloppy and name.risk:
                continue
            if clue.bare in lists["markets"]:
                return None  # «سوق دبي» is its stock exchange
            if keeps and quoted and last < count and text.tokens[last] in CLOSING:
                last += 1  # the quotation marks within the span are closed
            if clue.bare in lists["venues"]:
                return Mention(first, last, at, None, PLACE, "place-venue", typed=True)
            if keeps and name.state and clue.bare not in lists["at_city"]:
                return None
            return Mention(first, last, at, name, PLACE, "place-typed", typed=True, loose=name.risk == WEAK)
    if clue.bare not in lists["naming"] or sloppy:
        return None
    definite = word.form.startswith("ال")
    if clue.bare in lists["indefinite_only" if definite else "definite_only"]:
        return None
    if not definite and words[i].form in lists["homographs"]:
        return None
    if i and words[i - 1].bits & classes.QUANTIFIER:
        return None  # «كل بلدة موائد»
    if i and clue.bare in lists["sides"] and words[i - 1].form in ("من", "الي"):
        return None
    last = at + 1
    if quoted and clue.kind == "facility":
        last = _closing(text, at)
        if not last:
            return None
    elif word.form in lists["compound"] and last < count and _second(words[last]):
        last += 1  # «حي باب طبرق»
    elif not name_like(word, word.form, clue.bare, lists):
        return None
    return Mention(first, last, at, None, PLACE, "place-unknown", typed=True)


def _closing(text: Text, at: int) -> int:
    """Past the mark that closes a name of one or two words in quotation marks at token `at`, else 0."""
    for last in (at + 1, at + 2):
        if last < len(text.tokens) and text.tokens[last] in CLOSING:
            return last + 1
    return 0


def _second(word: Word) -> bool:
    """The second word of a name of two."""
    return word.kind == "w" and len(word.form) > 2 and not word.bits & _OTHER_BITS & ~classes.COMMON


def _adjective(word: Word, clue: PlaceWord, lists: dict[str, frozenset[str]]) -> bool:
    """An adjective that agrees with the type word rather than a name: «دولة حديثة», «مناطق سورية»."""
    agrees = clue.bare.endswith("ه") or clue.bare in lists["plural_types"]
    return agrees and clue.kind != "settlement" and word.form.endswith("ه") and not word.form.startswith("ال")


def _known(text: Text, at: int, clue: PlaceWord) -> bool:
    """A name of several words that the gazetteer knows stands at token `at`."""
    words = text.words
    if at + 1 >= len(words):
        return False
    return any(
        all(at + 1 + k < len(words) and words[at + 1 + k].form == part for k, part in enumerate(name.tail))
        for name in clue.follow.get(words[at + 1].form, ())
    )


def _person(text: Text, gazetteer: Gazetteer, at: int) -> int:
    """Past the end of a person's name that a place is called after («مسجد عمر بن …», «مدينة الملك …»), else 0."""
    words, count = text.words, len(text.words)
    word = words[at]
    father = word.form in gazetteer.lists["father"]
    if (
        word.form not in gazetteer.lists["royal"]
        and not father
        and not (
            word.bits & classes.GIVEN
            and not word.senses
            and at + 1 < count
            and words[at + 1].raw != "على"  # «مدينة الرياض على …»
            and _family(words[at + 1])
        )
    ):
        return 0
    last = at + 1 + father
    while last < count and last - at < 7 and words[last].raw != "على":
        bits, before = words[last].bits, words[last - 1].form
        if not bits & _NAMES and before not in gazetteer.lists["filial"]:
            break  # after «بن», «عبد» whatever comes is a name
        last += 1
    if last == at + 1 and not father and last < count and word.bits & classes.GIVEN and _family(words[last]):
        last += 1
    if father and last < count and words[last].form.startswith("ال") and not words[last].senses:
        last += 1  # «أبي بكر الصديق»
    return last if last > at + 1 else 0


def _family(word: Word) -> bool:
    """A person's next name: a name of the lexicon, or a word that it does not know («أحمد عرابي»)."""
    if word.bits & _NAMES:
        return True
    if not word.form or word.form.endswith(("ه", "ا")) or word.form[0] in "بلو":
        return False  # rather an adverb or «بالكامل», «بؤرة»
    return word.kind == "w" and not word.senses and not word.bits and len(word.form) > 3 and word.time is None


_NAMES: Final = classes.GIVEN | classes.FAMILY | classes.PARTICLE


def _plain(word: Word) -> bool:
    """A word of the language, without the article."""
    return not word.form.startswith("ال") or bool(word.senses)


_OTHER_BITS: Final = ~(classes.PLACE | classes.FAMILY | classes.GIVEN)


def name_like(word: Word, form: str, kind: str, lists: dict[str, frozenset[str]]) -> bool:
    """Not known to the lexicon, not an adjective that agrees with the type word. form: without a conjunction."""
    if kind in lists["quarters"] and form.startswith("ال") and form not in lists["common"]:
        # quarters and villages are called by common nouns too: «حي النهضة»; a pronoun after «ال» is none («الأزهري»)
        return bool(word.suffix) or not word.bits & _OTHER_BITS & ~(classes.VERB | classes.COMMON)
    if len(form) < 3 or form in lists["common"] or word.senses or word.bits & _OTHER_BITS or word.suffix:
        return False
    if word.place is not None and (word.place.role or word.place.kind):
        return False
    if len(form) == 4 and word.raw.startswith("أ"):
        return False  # «أجمل», «أوسع»: an elative
    if form.startswith("ال"):
        return not form.endswith(("يه", "يين", "يون")) and len(form) > 4
    if form.endswith("ا") and word.raw.rstrip("\u064b").endswith("ا") and not kind.endswith("ه"):
        return False  # «ميناء استراتيجيا»: an adverb or adjective
    if kind.endswith("ه") and form.endswith("ه") and kind not in lists["towns"]:
        return False
    plural = kind in lists["plural_types"] or kind not in lists["feminine_towns"]
    return (
        not (form.endswith(("ات", "ين", "ون")) and plural)
        and not form.endswith("يه")
        and not (form.endswith("ي") and not kind.endswith("ه"))
    )
