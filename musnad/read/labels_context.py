"""Whether an evaluative word names a party where it stands: «المقاومة» of a fabric, «هجوم إرهابي» do not."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.actors import Linker
from musnad.read.labels_lexicon import Entry, LabelLexicon, LabelWord
from musnad.text import Text, Word

NEAR: Final = 14
"""How many words away a word that an entry asks for may stand."""

_REACH, _ASIDE = 6, 8
"""Tokens between a noun and its adjective at most, and inside a bracket between the two."""

TOPIC: Final = 3
"""How many words of a set make it what a text is about."""

_NO_NOUN: Final = frozenset(
    (
        p.VERB,
        p.MAYBE_VERB,
        p.PREPOSITION,
        p.COMPLEMENTIZER,
        p.STOP,
        p.RELATIVE,
        p.QUANTIFIER,
        p.DEMONSTRATIVE,
        p.NUMBER,
    )
)
"""Roles of words before an evaluative one that it does not describe."""

_NAMES: Final = c.GIVEN | c.FAMILY | c.PLACE

_RULERS: Final = frozenset(("الرءيس", "رءيس", "العقيد", "الجنرال", "الدكتاتور", "الديكتاتور", "الشاه"))
"""Titles between «نظام» and its ruler."""

_SCARE: Final = frozenset("\"'«»“”‘’")
_QUOTES: Final = frozenset("\"'«»“”‘’()")
_NISBA: Final = ("ي", "يه", "يين", "يون", "يات", "ييه")


class Context:
    """One text, asked about one evaluative word after the other, in order.

    ground: the classes of event words for ground that force is used for («مدينة»).
    """

    def __init__(self, text: Text, known: LabelLexicon, linker: Linker, ground: int) -> None:
        self.text, self.known, self.linker, self.ground = text, known, linker, ground
        self.topics: dict[str, bool] = {}
        self.regime = False
        """A state's «النظام» was named before."""

    def entry(self, at: int) -> Entry | None:
        """The entry by which the word at token `at` labels a party, None when it does not."""
        found: LabelWord = self.text.words[at].label
        for entry in found.entries:
            if self._holds(at, found, entry):
                if entry.kind == "regime":
                    self.regime = True
                return entry
        return None

    def _holds(self, at: int, found: LabelWord, entry: Entry) -> bool:
        words = self.text.words
        first, last = self.text.sentences[self.text.sent[at]]
        if entry.definite is not None and entry.definite != found.definite:
            return False
        previous = words[at - 1] if at > first else None
        following = words[at + 1] if at + 1 < last else None
        if previous is not None and _is(previous, entry.not_before):
            return False
        if following is not None and following.form in entry.not_after:
            return False
        if entry.kind == "regime":
            return self._regime(at, last, found, entry)
        if entry.before or entry.after:
            if not (previous is not None and _is(previous, entry.before)) and not (
                following is not None and following.form in entry.after
            ):
                return False
        elif entry.kind == "camp":
            if found.pro == "ال" and self.noun_of(at, first) >= 0:
                return True  # «السلطة الشرعية»
            if self._of_thing(at, first, found):
                return False
        elif self.adjective(at, entry) and self.noun_of(at, first) < 0:
            return False
        return self._around(at, first, last, found, entry)

    def _around(self, at: int, first: int, last: int, found: LabelWord, entry: Entry) -> bool:
        if entry.topic and not self._topic(entry.topic):
            return False
        if entry.near and not self._near(at, first, last, entry.near):
            return False
        if entry.without and self._near(at, first, last, entry.without):
            return False
        if entry.not_with and any(
            self._in(self.text.words[k], entry.not_with) for k in range(at + 1, min(last, at + 4))
        ):
            return False
        if entry.needs == "place" and not found.suffix:
            return any(self._is_ground(self.text.words[k]) for k in range(at + 1, min(last, at + 4)))
        if entry.needs == "party":
            if found.suffix:
                return bool(entry.near)
            after = self.text.words[at + 1] if at + 1 < last else None
            return after is not None and (self.is_party(after) or _judged(after))
        if entry.needs == "ground":
            return at > first and self._is_ground(self.text.words[at - 1])
        return True

    def _in(self, word: Word, name: str) -> bool:
        return _is(word, self.known.sets.get(name, frozenset()))

    def _near(self, at: int, first: int, last: int, name: str) -> bool:
        words = self.text.words
        near = range(max(first, at - NEAR), min(last, at + NEAR))
        return any(k != at and self._in(words[k], name) for k in near)

    def _topic(self, name: str) -> bool:
        """The text has several different words of the set, or evaluative ones."""
        known = self.topics.get(name)
        if known is None:
            wanted = self.known.sets.get(name, frozenset())
            found = {
                word.label.entries[0].word if word.label is not None else word.stem
                for word in set(self.text.words)
                if word.form in wanted
                or word.stem in wanted
                or (word.label is not None and word.label.entries[0].plain)
            }
            known = self.topics[name] = len(found) >= TOPIC
        return known

    def _is_ground(self, word: Word) -> bool:
        return bool(word.bits & c.PLACE) or bool(word.event.mask & self.ground)

    def _of_thing(self, at: int, first: int, found: LabelWord) -> bool:
        """The word is an adjective of something that is no party: «الطريقة الشرعية»."""
        noun = self.text.words[at - 1] if at > first else None
        return (
            noun is not None
            and found.pro == "ال"
            and noun.definite
            and noun.kind == "w"
            and noun.role not in _NO_NOUN
        )

    def adjective(self, at: int, entry: Entry) -> bool:
        """The evaluative word at token `at` is an adjective of a noun before it."""
        first = self.text.sentences[self.text.sent[at]][0]
        return entry.kind == "adjective" or (entry.kind == "person" and self.describes(at, first))

    def is_party(self, word: Word, plural: bool = False) -> bool:
        """The word is one for a party: «جماعة», «الحوثي»; before a plural any people are: «المخطوفين»."""
        if self._in(word, "party") or word.bits & c.GROUP:
            return True
        if word.suffix and word.stem.removesuffix(word.suffix) in self.known.sets.get("party", frozenset()):
            return True
        return plural and word.definite and word.label is None and word.form.endswith(("ين", "ون"))

    def is_people(self, word: Word) -> bool:
        """A word for people by nation, tongue or faith that is no country's: «الأكراد»."""
        return self._in(word, "people")

    def _is_name(self, word: Word) -> bool:
        """A listed actor's name of one word: «داعش»."""
        return any(not alias.tail for alias in self.linker.known.aliases.get(word.form, ()))

    def describes(self, at: int, first: int) -> bool:
        """The word, which may be a noun by itself, is an adjective of the noun right before it."""
        words = self.text.words
        found: LabelWord = words[at].label
        k = at - 1
        if k > first and words[k].raw in _SCARE and at + 1 < len(words) and words[at + 1].raw in _SCARE:
            k -= 1  # «المحتوى "الإرهابي"»
        if (
            k > first
            and found.pro in ("و", "وال")
            and words[k].label is not None
            and _agrees(words[k], words[at])
        ):
            return self.adjective(k, words[k].label.entries[0])  # «صراعات طائفية وإرهابية»
        if k < first or found.pro not in ("", "ال"):
            return False
        noun = words[k]
        deed = self._in(noun, "deed")
        if noun.kind != "w" or (noun.role in _NO_NOUN and not deed):
            return False
        if _plural(words[at], found) and not (noun.form.endswith(("ين", "ون")) or self._in(noun, "plural")):
            return False  # «هاجم الجيش المتمردين»
        if found.definite:
            name = bool(noun.bits & _NAMES) and noun.role != p.FUSED
            return noun.definite or bool(noun.suffix) or name or self._is_name(noun)
        if noun.definite or noun.suffix:
            return False
        # one of indefinite people: an object of a deed done to him («مقتل متطرف»), or an adjective («تحليل متطرف»)
        return deed or not noun.event.readings

    def noun_of(self, at: int, first: int) -> int:
        """The noun for a party of which the word at `at` is an adjective, -1 when there is none.

        Names and other adjectives may stand between: «تنظيم داعش الإرهابي», «الجماعات السلفية المتشددة».
        """
        words = self.text.words
        plural = _plural(words[at], words[at].label)
        indefinite = not words[at].label.definite
        k, low = at, max(first, at - _REACH)
        while k > low:
            k -= 1
            before = words[k]
            if before.raw == ")":
                opening = next(
                    (n for n in range(k - 1, max(first, k - _ASIDE) - 1, -1) if words[n].raw == "("), k
                )
                low, k = max(first, low - (k - opening)), opening
                continue
            if before.raw in _QUOTES:
                continue
            if before.kind != "w" or before.role in (p.VERB, p.PREPOSITION, p.COMPLEMENTIZER):
                return -1
            if self.is_party(before, plural):
                while k > first and words[k].definite and _between(words[k]) and self.is_party(words[k - 1]):
                    k -= 1  # «الحركات السلفية»
                return k
            if self._in(before, "deed") or (before.form[:1] == "و" and before.label is None):
                return -1
            if indefinite and not before.definite and before.stem.endswith(_NISBA):
                if plural and before.form.endswith(("يين", "يون")):
                    return k  # «يساريين متطرفين»
                continue  # «تنظيمات يسارية متطرفة»
            if not _between(before) and not (k < at - 1 and before.definite) and before.label is None:
                return -1
        return -1

    def _regime(self, at: int, last: int, found: LabelWord, entry: Entry) -> bool:
        """«النظام التركي», «نظام القذافي», «قوات النظام»; not «نظام المرور», «النظام الداخلي»."""
        words = self.text.words
        following = words[at + 1] if at + 1 < last else None
        if following is not None and following.kind == "w":
            if following.form in entry.after:
                return True
            if following.bits & c.DEMONYM and (found.definite or not following.bits & (c.GIVEN | c.FAMILY)):
                return found.definite and following.definite
            if not found.definite:
                if following.form in _RULERS and at + 2 < last:
                    return any(
                        words[k].bits & (c.DEMONYM | c.GIVEN | c.FAMILY)
                        for k in range(at + 2, min(last, at + 4))
                    )
                if following.definite or following.pro:
                    return False
                if following.bits & (c.GIVEN | c.FAMILY):
                    return not following.bits & c.COMMON
                return following.place is not None and any(name.state for name in following.place.alone)
        if not found.definite:
            return False
        before = words[at - 1] if at else None
        force = before is not None and self._in(before, "regime")
        if following is not None and following.definite and following.stem.endswith(_NISBA):
            return force and self._in(following, "war")
        return (
            force
            or self.regime
            or (
                before is not None
                and self._in(before, "opposed")
                and self._topic("war")
                and self._near(at, self.text.sentences[self.text.sent[at]][0], last, "war")
            )
        )


def _judged(word: Word) -> bool:
    """An epithet or another label of a party: «أعوان المخلوع»."""
    return (
        word.label is not None
        and word.label.definite
        and word.label.entries[0].kind in ("epithet", "head", "person")
    )


def _agrees(one: Word, other: Word) -> bool:
    """Two adjectives of one noun: both end in «ية», or both do not."""
    return one.form.endswith("ه") == other.form.endswith("ه")


def _is(word: Word, wanted: frozenset[str]) -> bool:
    return word.form in wanted or word.stem in wanted


def _between(word: Word) -> bool:
    """A word that may stand between a noun and its adjective: another adjective, a name."""
    return (
        word.bits & (c.DEMONYM | c.ADJECTIVE | c.GIVEN | c.FAMILY) != 0
        or word.role in (p.NAME, p.UNKNOWN)
        or (word.definite and word.stem.endswith(_NISBA))
    )


def _plural(word: Word, found: LabelWord) -> bool:
    """Several people: a sound plural, or a noun that no adjective is spelled like («الخونة»)."""
    return word.form.endswith(("ين", "ون")) or all(entry.kind != "adjective" for entry in found.entries)
