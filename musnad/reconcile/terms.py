"""What a stretch of text is about, as a set of terms: the same for the wordings that news has for one thing.

A term is the lemma of a verb or verbal noun («نستهدف», «استهداف»), a country for its name and its adjective
(«تالوريا», «التالورية»), a noun's singular, else a light stem (after Larkey, Ballesteros and Connell, "Light stemming
for Arabic information retrieval", 2007). Numbers are kept apart: two statements that differ in a number differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from musnad.lexicon.gazetteer import Gazetteer, gazetteer_of
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.sources import parse
from musnad.read.roles import COMPLEMENTIZER, DEMONSTRATIVE, PREPOSITION, RELATIVE
from musnad.text import Text, Word
from musnad.text.fold import fold

_SKIP = frozenset((COMPLEMENTIZER, RELATIVE, PREPOSITION, DEMONSTRATIVE))
_VERBAL = frozenset(("perfect", "imperfect", "jussive", "masdar"))
_ENDINGS = ("ات", "ون", "ين", "ان", "تين", "تان", "يه", "ها", "هم", "ه", "ي", "ا")
WORDS = Path(__file__).parent / "words.toml"
_LEAST = 3
"""Letters that a light stem keeps."""


class Terms(NamedTuple):
    """What a stretch is about: its terms, the numbers in it, and whether it is negated."""

    words: frozenset[str]
    numbers: frozenset[float]
    negated: bool

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)


class _Lists(NamedTuple):
    light: frozenset[str]
    light_verbs: frozenset[str]
    negation: frozenset[str]
    idle: frozenset[str]
    idle_verbs: frozenset[str]
    generic: frozenset[str]
    linking: frozenset[str]
    joining: frozenset[str]
    agency: frozenset[str]
    agency_alone: frozenset[str]
    belief: frozenset[str]
    verbatim: frozenset[str]
    scripture: frozenset[str]
    where: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    data = parse(WORDS)

    def folded(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold, words))

    return _Lists(
        folded(data["light"]["words"]),
        frozenset(data["light"]["verbs"]),
        folded(data["negation"]["words"]),
        folded(data["negation"]["idle"]),
        folded(data["negation"]["idle_verbs"]),
        folded(data["generic"]["words"]) | frozenset(map(stripped, folded(data["generic"]["words"]))),
        folded(data["linking"]["words"]),
        folded(data["joining"]["words"]),
        folded(data["agency"]["words"]),
        folded(data["agency"]["alone"]),
        folded(data["belief"]["verbs"]),
        folded(data["verbatim"]["words"]),
        folded(data["scripture"]["words"]),
        folded(data["where"]["words"]),
    )


def generic(term: str) -> bool:
    """The term is a head that many offices and bodies share («وزارة», «متحدث»): it alone says not who spoke."""
    return term in _lists().generic


def linking(form: str) -> bool:
    """A folded part of a name that tells nobody from anybody («بن», «عبد»)."""
    return form in _lists().linking


def joining(form: str) -> bool:
    """A folded part of a name that some write as one word with the next («عبد», «أبو»)."""
    return form in _lists().joining


def agency(forms: Sequence[str]) -> bool:
    """The folded words of a source name a news agency."""
    lists = _lists()
    if len(forms) == 1 and re.sub("^لل", "ال", forms[0]) in lists.agency_alone:
        return True
    return any(form.removeprefix("ل") in lists.agency for form in forms)


def belief(lemma: str) -> bool:
    """A folded verb by which somebody thinks so, and does not say that it is so («رجح», «توقع»)."""
    return lemma in _lists().belief


def verbatim(form: str) -> bool:
    """A folded word in the title of a text that is somebody's own («نص», «بيان»)."""
    return form in _lists().verbatim


def scripture(form: str) -> bool:
    """A folded word that begins the name of whoever speaks in scripture."""
    return form in _lists().scripture


def where(form: str) -> bool:
    """A folded word between a verb of saying and the place where it was said («أعلن في»)."""
    return form in _lists().where


class TermReader:
    """Makes terms of the words of texts read with one lexicon; remembers each distinct word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._gazetteer: Gazetteer = gazetteer_of(lexicon)
        self._known: dict[str, str] = {}

    def terms(self, text: Text, spans: Iterable[tuple[int, int]]) -> Terms:
        """The terms of the tokens that the spans (code points) cover."""
        words: set[str] = set()
        numbers: set[float] = set()
        negated = False
        for start, end in spans:
            for i in _tokens(text, start, end):
                word = text.words[i]
                if word.kind == "p":
                    continue
                value = _value(word)
                if value is not None:
                    numbers.add(value)
                    if word.kind == "n" or word.number.numeral.noun is None:
                        continue
                if _negation(word):
                    negated = negated or self.negates(text, i)
                    continue
                term = self._known.get(word.raw)
                if term is None:
                    term = self._known[word.raw] = self.term(word)
                if term:
                    words.add(term)
        return Terms(frozenset(words), frozenset(numbers), negated)

    def negates(self, text: Text, i: int) -> bool:
        """Token `i` turns what follows into its opposite; in «لا يزال», «لا بد» it does not."""
        if not _negation(text.words[i]):
            return False
        if i + 1 == len(text):
            return True
        after, lists = text.words[i + 1], _lists()
        return after.form not in lists.idle and not any(
            fold(sense.lexeme.lemma) in lists.idle_verbs for sense in after.senses
        )

    def term(self, word: Word) -> str:
        """The term of one word, "" when it says nothing of what a text is about."""
        form = word.form
        if word.role in _SKIP or len(form) < 2:
            return ""
        lists = _lists()
        if form in lists.light or word.stem in lists.light:
            return ""
        country = self._country(form)
        if country:
            return country
        if word.number is not None and word.number.noun is not None:
            return str(word.number.noun.key)
        verbal = [s for s in word.senses if s.tense in _VERBAL]
        if verbal and len(verbal) * 2 >= len(word.senses):
            if any(sense.lexeme.lemma in lists.light_verbs for sense in verbal):
                return ""  # «لم تكن» is of «كان», whatever else it may be
            lemma = min(verbal, key=lambda s: (len(s.pro) + len(s.suffix), s.tense == "jussive")).lexeme.lemma
            return fold(lemma)
        return light_stem(word)

    def country(self, name: str) -> str:
        """The country of this full name, of one word or more; "" when no country is called so."""
        return next((s.country or "" for s in self._gazetteer.find(name)[:1] if s.type == "country"), "")

    def _country(self, form: str) -> str:
        code = self._gazetteer.demonym(form)
        if code:
            return code
        for name in self._gazetteer.names(form):
            if not name.tail and name.best.type == "country" and name.best.country:
                return name.best.country
        return ""


def _negation(word: Word) -> bool:
    negation = _lists().negation
    return word.form in negation or (word.form[:1] == "و" and word.form[1:] in negation)


def light_stem(word: Word) -> str:
    """The word without proclitics, pronoun and the endings of number and gender."""
    stem = word.stem
    if stem == word.form and stem.startswith(("وال", "بال", "فال", "كال")) and len(stem) > 5:
        stem = stem[3:]
    return stripped(stem)


def stripped(stem: str) -> str:
    """A folded word without the endings of number and gender."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _LEAST:
            return stem[: -len(ending)]
    return stem


def _value(word: Word) -> float | None:
    around = word.number
    if around is None or around.numeral is None or not isinstance(around.numeral.value, int | float):
        return None
    return float(around.numeral.value) or None


def _tokens(text: Text, start: int, end: int) -> range:
    from bisect import bisect_left

    return range(bisect_left(text.starts, start), bisect_left(text.starts, end))
