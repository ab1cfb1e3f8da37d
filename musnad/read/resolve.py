"""Who a short or missing source is: the fullest mention in the article, by agreement and discourse."""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Sense
from musnad.read.phrases import (
    ADJECTIVE,
    ANONYMOUS,
    DOCUMENT,
    FUSED,
    MEDIA,
    NAME,
    NOUN,
    ORG,
    TITLE,
    UNKNOWN,
    Phrase,
    phrase,
)
from musnad.read.sources import agreement
from musnad.text import Text, Word

_STRONG = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, DOCUMENT, NAME, UNKNOWN, FUSED))


def key(word: Word) -> str:
    """A word as it is compared between mentions: folded, without the article and proclitics."""
    stem = word.stem if word.pro else word.form
    return stem


class Mentions:
    """The noun phrases of an article that may be the full name of a source, found when first asked for."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.index: dict[str, list[int]] | None = None
        self.cache: dict[tuple[int, int], Phrase] = {}

    def _build(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for i, word in enumerate(self.text.words):
            if word.kind == "w" and len(word.form) > 2:
                index.setdefault(key(word), []).append(i)
        self.index = index
        return index

    def fullest(self, found: Phrase) -> Phrase:
        """The longest phrase of the article that names the same source as `found`, itself included."""
        cached = self.cache.get((found.first, found.last))
        if cached is not None:
            return cached
        text, words = self.text, self.text.words
        index = self.index if self.index is not None else self._build()
        best = found
        size = found.last - found.first
        wanted = [key(words[k]) for k in range(found.first, found.last) if words[k].kind == "w"]
        wanted = [
            w
            for w, k in zip(wanted, range(found.first, found.last), strict=False)
            if not words[k].bits & c.ANAPHORIC
        ] or wanted
        person = words[found.head].role in (NAME, UNKNOWN)
        anchor = wanted[-1] if person else wanted[0]
        for at in index.get(anchor, ()):
            if found.first <= at < found.last:
                continue
            candidate = self._around(at, person)
            if candidate is None:
                continue
            length = candidate.last - candidate.first
            if length <= best.last - best.first:
                continue
            inside = {key(words[k]) for k in range(candidate.first, candidate.last)}
            if sum(w in inside for w in wanted) * 2 < len(wanted) + (len(wanted) > 1):
                continue
            if length > size + 14:
                continue
            if not person and candidate.head != at:
                continue
            best = candidate
        self.cache[(found.first, found.last)] = best
        return best

    def _around(self, at: int, person: bool) -> Phrase | None:
        """The noun phrase of which the word at this token is the name or the head."""
        text, words = self.text, self.text.words
        first, last = text.sentences[text.sent[at]]
        if not person:
            return phrase(text, at, last)
        k = at
        best: Phrase | None = None
        while k > first and at - k < 12:
            word = words[k - 1]
            if word.role in (NAME, UNKNOWN, TITLE, ADJECTIVE, ORG, NOUN, MEDIA, FUSED) or word.raw in "،,":
                k -= 1
                if words[k].role in (TITLE, NAME, UNKNOWN, ANONYMOUS):
                    found = phrase(text, k, last)
                    if found is not None and found.first <= at < found.last:
                        best = found
                if word.role == FUSED:
                    continue
            else:
                break
        return best or phrase(text, at, last)


def compatible(text: Text, found: Phrase, sense: Sense | None) -> bool:
    """The phrase can be the subject of a form of this gender and number."""
    if sense is None or not sense.gender:
        return True
    shown = agreement(text, found)
    if sense.number == "p":
        return shown.number in ("p", "") and sense.gender != "f" or shown.number == "p"
    if sense.gender == "f":
        return shown.gender == "f" or shown.number == "p" or (not shown.gender and not _male(text, found))
    return shown.gender != "f" and shown.number != "p"


def _male(text: Text, found: Phrase) -> bool:
    word = text.words[found.head]
    if word.role == TITLE and not word.raw.endswith("ة"):
        return True
    return bool(word.bits & (c.ORG | c.DOCUMENT)) and not word.raw.endswith(("ة", "ه"))
