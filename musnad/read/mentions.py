"""The fullest mention of a source: «المرعاش» is «كامل المرعاش الكاتب والمحلل السياسي الليبي» elsewhere in the article.

A mention names the same source when it holds every word of the shorter one that tells it apart: the name of a
person, the words of an office («وزير الخارجية التركي» and «وزير خارجية تركيا»), the head of a body and what
describes it. A bare noun with the article («الوزير», «الحركة») stands for the nearest mention before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.phrases import Phrase, phrase
from musnad.read.roles import (
    ADJECTIVE,
    ANONYMOUS,
    COMPLEMENTIZER,
    DEMONSTRATIVE,
    FUSED,
    HEADS,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    PlainWords,
)
from musnad.text import Text, Word

_BARRIERS: Final = frozenset((VERB, COMPLEMENTIZER, RELATIVE, STOP))
_EMPTY: Final = frozenset((PUNCTUATION, PREPOSITION, QUANTIFIER, DEMONSTRATIVE, STOP))
_MENTIONABLE: Final = HEADS | {FUSED, PREPOSITION}
_PARTIES: Final = frozenset((NAME, UNKNOWN, ORG, MEDIA, ANONYMOUS, TITLE))
_OTHER: Final = frozenset(("اخر", "اخري", "اخرون", "اخرين"))
"""«مصدر آخر» is not the source that was named before."""
_COUNTERPARTS: Final = particles.words("counterpart")
_COURTESY: Final = PlainWords("courtesy")
_TAGS: Final = "سمات"
_KEYWORDS: Final = 40
"""Tokens of the longest list of keywords under an article."""
_FUSIBLE: Final = "وفبل"
_BEFORE: Final = 14
"""Tokens before a name in which its titles may begin."""
_MOST: Final = 60
"""Mentions of one name that are looked at."""
_LONGER: Final = 16
"""Tokens by which the fuller mention may be longer."""


def _tags(text: Text) -> int:
    """The token at which the keywords under an article begin («سمات سامي النادر موسيقى»), past the end without any."""
    words = text.words
    for k in range(len(words) - 1, max(-1, len(words) - _KEYWORDS), -1):
        if words[k].form == _TAGS:
            return k
        if words[k].role in (VERB, COMPLEMENTIZER):
            break
    return len(words)


class Mentions:
    """The noun phrases of an article that may be the full name of a source, found when first asked for."""

    def __init__(self, text: Text, sources: Sequence[Phrase] = ()) -> None:
        """sources: phrases known to name who speaks, which a clause shows to reach further than they would alone."""
        self.text = text
        self._sources = sources
        self._end = _tags(text)
        self._first: dict[str, int] = {}
        self._next: list[int] = []
        self._index: dict[str, list[int]] = {}
        self._cache: dict[tuple[int, int], Phrase] = {}
        self._around_cache: dict[int, Phrase | None] = {}

    def fullest(self, found: Phrase) -> Phrase:
        """The fullest phrase of the article that names the same source as `found`, which may be itself."""
        span = found.first, found.last
        cached = self._cache.get(span)
        if cached is None:
            self._cache[span] = found  # what is asked for again on the way is this
            cached = self._cache[span] = self._find(found)
        return cached

    def country(self, code: str, near: int) -> Phrase | None:
        """The nearest name of this country in the text, before `near` rather than after it."""
        tokens = [at for at in self._at(code) if self.text.words[at].shape & PLACE]
        whole = [at for at in tokens if not self.text.words[at].pro] or tokens
        before = [at for at in whole if at < near]
        at = before[-1] if before else whole[0] if whole else -1
        return Phrase(at, at + 1, at, False) if at >= 0 else None

    def _at(self, key: str) -> list[int]:
        """The tokens that have this key, looked up when first asked for: few of an article's words ever are."""
        listed = self._index.get(key)
        if listed is None:
            listed = self._standing(key)
            if listed:
                for letter in _FUSIBLE:
                    fused = self._standing(letter + key)
                    if fused and self.text.words[fused[0]].role == UNKNOWN:
                        listed = sorted(listed + fused)  # «ودودا» is دودا if he is named elsewhere
            self._index[key] = listed
        return listed

    def _standing(self, key: str) -> list[int]:
        if not self._next:
            self._link_up()
        found: list[int] = []
        at = self._first.get(key, -1)
        while at >= 0:
            found.append(at)
            at = self._next[at]
        return found

    def _link_up(self) -> None:
        """Note where each key stands first and, for each token, where its key stands next: cheaper than lists."""
        words, first = self.text.words, self._first
        following = self._next = [-1] * len(words)
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            if word.role in _MENTIONABLE:
                key = word.key
                following[at] = first.get(key, -1)
                first[key] = at

    def _bare(self, key: str) -> str:
        """An unknown name without the particle that may be fused to it."""
        return key[1:] if key[:1] in "وفبل" and self._at(key[1:]) else key

    def _keys(self, found: Phrase) -> list[str]:
        """The words that tell a source apart."""
        words = self.text.words
        return [
            words[k].key
            for k in range(found.first, found.last)
            if words[k].kind != "p" and words[k].role not in _EMPTY and not words[k].bits & c.ANAPHORIC
        ]

    def _find(self, found: Phrase) -> Phrase:
        words = self.text.words
        head = words[found.head]
        role = head.inner
        if head.form in _COURTESY.forms and not found.named and found.head + 1 < found.last:
            office = Phrase(found.head + 1, found.last, found.head + 1, False)
            if words[office.head].role == TITLE:
                fuller = self.fullest(office)
                return found if fuller is office else fuller  # «معالي الأمين العام»
        if found.named and self._several(found):
            return found  # «سامي النادر وليلى النعساني»
        single = sum(words[k].kind != "p" for k in range(found.first, found.last)) == 1
        if single and len(head.key) == 2 and head.key.isascii() and role in (NAME, ORG):
            return found  # a state: «تركيا» is no «تركي»
        if role == NAME and head.shape & PLACE and found.last - found.first == 1:
            person = self._longest(found, {head.key}, head.key, person=True)
            return person if person.named and head.key in self._name(person) else found
        if role in (ADJECTIVE, NOUN) and not found.named and single:
            person = self._longest(found, {head.key}, head.key, person=True)
            if person.named and self._surnamed(person, head.key):
                return person  # «الطيبي», who is «أحمد الطيبي» elsewhere, though it may be an adjective
        if role == ADJECTIVE and not found.named:
            return self._state(found, head)
        if head.suffix and head.inner not in (ORG, TITLE):
            return found
        wanted = self._keys(found)
        if not wanted or words[found.first].role in (QUANTIFIER, NUMBER):
            return found  # «أحد المصادر» is not all of them
        if found.named or role in (NAME, UNKNOWN):
            name = self._name(found)
            if not name:
                return found
            if role == UNKNOWN and found.head == found.first:
                name[0] = self._bare(name[0])
            return self._longest(found, set(name), name[-1], person=True)
        plain = len(wanted) > 1 or role == TITLE  # «قال طبيب» is nobody who is named elsewhere
        if plain and role in (ANONYMOUS, TITLE) and self._indefinite(found):
            return found  # «مصادر محلية» need not be those named elsewhere
        proper = role == MEDIA and not head.bits & c.OUTLET_KIND or head.bits & c.GROUP != 0
        if len(wanted) == 1 and not proper and head.definite:
            return self._nearest(found, wanted[0])
        best = self._longest(found, set(wanted), head.key, person=role == TITLE)
        if (
            role == ANONYMOUS
            and self._indefinite(found)
            and (words[best.head].definite or best.first > found.first)
        ):
            return found  # «سكان» need not be «السكان», nor «مصادر» those of whom one reads later
        return best if best is not found or role != TITLE else self._counterpart(found) or found

    def _counterpart(self, found: Phrase) -> Phrase | None:
        """«الوزير التركي» is he who was introduced as «نظيره التركي سامي النادر»."""
        words = self.text.words
        last = words[found.last - 1]
        if found.named or found.last - found.first != 2 or not last.bits & c.DEMONYM:
            return None
        for at in self._among(self._at(last.key), found.first):
            if at and at < found.first and words[at - 1].form in _COUNTERPARTS:
                candidate = phrase(self.text, at - 1, self.text.sentences[self.text.sent[at]][1])
                if candidate is not None and candidate.named:
                    return candidate
        return None

    def _indefinite(self, found: Phrase) -> bool:
        """Nobody that the reader knows: «مصدر أمني», not «المصدر», «وزير الدفاع» or «رئيس تركيا»."""
        words = self.text.words[found.head : found.last]
        return not any(word.definite or word.suffix or word.role in (NAME, UNKNOWN) for word in words)

    def _state(self, found: Phrase, head: Word) -> Phrase:
        """«التركية»: the state of that nationality, where the text names it."""
        if head.role != ADJECTIVE or found.last - found.first > 1:
            return found
        return self.country(head.key, found.first) or found

    def _name(self, found: Phrase) -> list[str]:
        """The last words of the person's name in a phrase, particles aside."""
        words = self.text.words
        first, last = found.name if found.name[1] else (found.head, found.head + 1)
        run = [words[k].key for k in range(first, last) if not words[k].bits & c.PARTICLE]
        return run[-3:]

    def _surnamed(self, found: Phrase, key: str) -> bool:
        """The word follows another name in the name of the person."""
        words = self.text.words
        return any(
            words[k].key == key and words[k - 1].role in (NAME, UNKNOWN)
            for k in range(found.name[0] + 1, found.name[1])
        )

    def _candidates(self, found: Phrase, wanted: set[str], anchor: str, person: bool) -> list[Phrase]:
        words = self.text.words
        listed = []
        for at in self._among(self._at(anchor), found.first):
            if found.first <= at < found.last or at >= self._end:
                continue
            candidate = self._stated(at, person) or self._around(at, person)
            if candidate is not None and person and self._under(candidate):
                continue  # «نائب الرئيس سامي النادر» does not name the president
            if candidate is None or candidate.last - candidate.first > found.last - found.first + _LONGER:
                continue
            inside = {words[k].key for k in range(candidate.first, candidate.last)}
            inside.add(self._bare(words[at].key))
            if (
                wanted <= inside
                and (wanted & _OTHER or not inside & _OTHER)
                and not self._several(candidate, person)
            ):
                listed.append(candidate)
        return listed

    def _under(self, candidate: Phrase) -> bool:
        """An office without the article stands before the phrase: the name in it is of who holds that office."""
        before = self.text.words[candidate.first - 1] if candidate.first else None
        if before is None or not candidate.named or self.text.words[candidate.head].role != TITLE:
            return False
        return (
            before.role == TITLE
            and not (before.definite or before.suffix)
            and before.bits & c.RELATIONAL != 0
        )

    def _stated(self, at: int, person: bool) -> Phrase | None:
        """The source of an attribution that holds the token, where its clause shows how far it goes."""
        for source in self._sources:
            if source.first <= at < source.last and not (
                person and self.text.words[source.head].bits & (c.DOCUMENT | c.SPEECH_EVENT)
            ):
                whole = self._same_person(source, at, person) if person else source.head == at
                if whole:
                    return source
        return None

    def _among(self, tokens: list[int], near: int) -> list[int]:
        """The tokens to look at: all of an article's; of a book's, the first, where people are introduced, and the last
        before this mention, so that the work grows no faster than the text."""
        if len(tokens) <= _MOST:
            return tokens
        half = _MOST // 2
        at = bisect_left(tokens, near)
        return [*tokens[:half], *tokens[max(half, at - half) : max(half, at + 1)]]

    def _several(self, candidate: Phrase, person: bool = True) -> bool:
        """The phrase names more than one party («ليلى وسامي», «القوات الحكومية وحركة الوفاق»); of a body, more than
        itself when people are joined to it («الجيش والمدنيين العاملين معه»)."""
        words = self.text.words
        if not person:
            joined = (words[k] for k in range(candidate.head + 1, candidate.last) if words[k].pro == "وال")
            return any(
                word.stem.endswith(("ين", "ون")) and word.role != TITLE and not word.bits & c.NUMBER
                for word in joined
            )
        return any(
            words[k].pro[:1] == "و"
            and words[k].role in _PARTIES
            and (not candidate.named or words[k].role != TITLE and words[k - 1].inner in (NAME, UNKNOWN))
            for k in range(candidate.first + 1, candidate.last)
        )

    def _longest(self, found: Phrase, wanted: set[str], anchor: str, person: bool) -> Phrase:
        best = found
        rank = (found.named, self._size(found))
        for candidate in self._candidates(found, wanted, anchor, person):
            other = (candidate.named, self._size(candidate))
            if other > rank:
                best, rank = candidate, other
        return best

    def _nearest(self, found: Phrase, anchor: str) -> Phrase:
        """What a bare noun with the article stands for: the nearest fuller mention before it, else after."""
        size = self._size(found)
        listed = [p for p in self._candidates(found, {anchor}, anchor, False) if self._size(p) > size]
        before = [p for p in listed if p.first < found.first]
        if before:
            called = [p for p in before if self._called(p, anchor)]
            other = called and not self._called(before[-1], anchor) and self._qualified(before[-1], anchor)
            return self.fullest(called[-1] if other else before[-1])
        return self.fullest(listed[0]) if listed else found

    def _called(self, found: Phrase, key: str) -> bool:
        """The noun stands right before the name («الرئيس سامي النادر»)."""
        after = self._after(found, key)
        return after is not None and after.role in (NAME, UNKNOWN)

    def _qualified(self, found: Phrase, key: str) -> bool:
        """An adjective other than one of a country says which of such offices it is («الرئيس التنفيذي»)."""
        after = self._after(found, key)
        return after is not None and after.definite and not after.bits & (c.DEMONYM | c.TITLE)

    def _after(self, found: Phrase, key: str) -> Word | None:
        """The word after the noun with this key in a phrase."""
        words = self.text.words
        for k in range(found.first, found.last - 1):
            if words[k].key == key:
                return words[k + 1]
        return None

    def _size(self, found: Phrase) -> int:
        words = self.text.words
        return sum(
            words[k].kind == "w" and words[k].role not in _EMPTY for k in range(found.first, found.last)
        )

    def _around(self, at: int, person: bool) -> Phrase | None:
        """The noun phrase whose name, office or head stands at this token."""
        number = at * 2 + person
        if number not in self._around_cache:
            self._around_cache[number] = self._phrase_around(at, person)
        return self._around_cache[number]

    def _phrase_around(self, at: int, person: bool) -> Phrase | None:
        text, words = self.text, self.text.words
        first, last = text.sentences[text.sent[at]]
        if words[at].role not in HEADS and words[at].role != FUSED:
            return None
        proper = words[at].bits & (c.GROUP | c.MEDIA) != 0 and not words[at].bits & c.OUTLET_KIND
        best = None if proper else phrase(text, at, last)
        if not person and not proper:
            return best
        if best is not None and best.named and words[at].pro[:1] == "و":
            return best
        heads = (TITLE, NAME, UNKNOWN, ANONYMOUS) if person else (ORG, MEDIA)
        for k in range(at - 1, max(first, at - _BEFORE) - 1, -1):
            word = words[k]
            if word.role in _BARRIERS:
                break
            if word.inner not in heads or word.role not in HEADS and word.role != FUSED:
                continue
            found = phrase(text, k, last)
            if found is not None and found.last > at and self._same_person(found, at, person):
                best = found
        return best

    def _same_person(self, found: Phrase, at: int, person: bool) -> bool:
        """The token is the name or an office of the one whom the phrase names, not of another within it."""
        words = self.text.words
        if not person:
            return found.last <= at + 2 and found.head < at
        if words[at].inner in (NAME, UNKNOWN):
            return found.named
        before = words[at - 1]
        within = found.name[0] < at <= found.name[1]  # «اللواء سامي التركي المتحدث الأمني»
        return found.named and (
            within or before.role in (NAME, UNKNOWN, PUNCTUATION) or words[at].pro[:1] == "و"
        )
