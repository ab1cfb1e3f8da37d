"""Inflection of verbs: from a root and a form to every unvocalised spelling in news prose.

A stem is a template with its vowels (paradigms.py), so that hamza seats and contractions follow from sound
(spelling.py); what leaves this module has no vowels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from musnad.lexicon.paradigms import (
    DEFECTIVE_MASDAR,
    DOUBLED,
    EIGHT,
    HOLLOW,
    HOMOGRAPHS,
    IMPERATIVE,
    IMPERFECT,
    IRREGULAR,
    NOUN,
    PERFECT,
    SOUND,
    Cell,
    Stems,
    Tense,
)
from musnad.lexicon.spelling import LETTERS, VOWELS, fill, spell
from musnad.text.fold import fold


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
    sounds = [fill(part, radicals) for part in stem.split("/")]
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
        sound = fill("'a" + part if form == "4" else part, radicals)
        if form != "4" and len(sound) > 1 and sound[1] not in VOWELS:
            sound = "i" + sound
        for spelled in _join(sound, spell(sound), cell.ending, cell.written):
            yield Inflection(spelled, "imperative", "active", 2, cell.gender, cell.number, cell.bound)


def _participle(
    sound: str, kind: str, tense: Tense, voice: Literal["active", "passive"]
) -> Iterator[Inflection]:
    spelled = spell(sound)
    for ending, gender, number, bound in NOUN[kind]:
        for form in _join(sound, spelled, ending, ending.translate(LETTERS)):
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
                stems = Stems(
                    *(template.replace("1t", pair[0] + "t").replace("1", pair[0]) for template in stems)
                )
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
            tails = {"و": "u", "ي": "i", "ى": "a", "ا": "a"}.get(imperfect[-1:]) or (
                "u" if last == "و" else "i"
            )
        self.imperfect_kind, self.passive_imperfect_kind, self.passive_kind = tails, "a", "i"
        self.perfect_kind = "y"
        if self.form == "1":
            guttural = self.root[1] in "ءهعحغخ"
            if lemma[-1:] == "ي" if lemma else (tails == "a" and not guttural):
                self.perfect_kind = "i"
            elif lemma[-1:] == "ا" if lemma else last == "و":
                self.perfect_kind = "w" if last == "و" else "y"
        self.active_kind, self.passive_noun_kind = "in", "an"
        masdar = (
            stems.masdar if (self.root, self.form) == ("رءي", "4") else DEFECTIVE_MASDAR.get(self.form, "")
        )
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
        sound = fill(self.stems.perfect.split("/")[0], self.radicals)
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
            yield from _finite(
                stems.passive_imperfect, IMPERFECT[self.passive_imperfect_kind], "passive", radicals
            )
        if stems.active:
            yield from _participle(
                fill(stems.active, radicals), self.active_kind, "active_participle", "active"
            )
        if stems.passive:
            sound = fill(stems.passive, radicals)
            yield from _participle(sound, self.passive_noun_kind, "passive_participle", "passive")
        for masdar in masdars or ([spell(fill(stems.masdar, radicals))] if stems.masdar else []):
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
    root: str,
    form: int | str,
    *,
    imperfect: str | None = None,
    masdar: Sequence[str] = (),
    lemma: str | None = None,
) -> list[Inflection]:
    """All inflections of a verb, without proclitics and pronoun suffixes.

    `root`: three or four radicals, hamza as ء. `form`: 1 to 10, "Q1", "Q2", "Q4". `imperfect`: «يخاف», «يبيع»,
    «ينسى», where the spelling of form 1 depends on it. `masdar`: the verbal nouns; without it the regular one of a
    derived form. `lemma`: decides between the classes that a root may follow («استحوذ»), and is checked.
    Raises ValueError when root, form and lemma do not fit.
    """
    made = dict.fromkeys(_verb(root, form, imperfect, lemma).inflections(masdar))
    return [item for item in made if len(item.form) > 5 or item.bound or not _homograph(item)]
