"""Names as they are cited: without the conjunction or preposition that is fused to their first word."""

from __future__ import annotations

import unicodedata

from musnad.text import Text, Word

_TATWEEL = "ـ"


def cited(text: Text, first: int, last: int) -> str | None:
    """What the tokens from `first` to before `last` name, None when they name it as they stand.

    «وأمين عام الحزب» names «أمين عام الحزب», «للحزب» «الحزب».
    """
    word = text.words[first]
    bare = unfused(word)
    if bare is None:
        return None
    span = text.span(first, last)
    return bare + span.text[len(word.raw) :] if span.text.startswith(word.raw) else None


def unfused(word: Word) -> str | None:
    """The word as written, without what is fused before it but its article; None when nothing is."""
    pro = _fused(word)
    if pro.endswith("لل"):
        return "ال" + word.raw[_after(word.raw, len(pro)) :]
    taken = len(pro) - 2 if pro.endswith("ال") else len(pro)
    return word.raw[_after(word.raw, taken) :] if taken else None


def _fused(word: Word) -> str:
    """The proclitics of a word, the article among them: of a place, those that its name has there."""
    alone = word.place.alone if word.place is not None else ()
    if alone and all(name.sure for name in alone):
        return str(alone[0].pro)
    return word.pro


def _after(raw: str, letters: int) -> int:
    """Where in a word what follows so many letters begins; diacritics and tatweel belong to the letter before."""
    k = 0
    while k < len(raw):
        if not (raw[k] == _TATWEEL or unicodedata.combining(raw[k]) or unicodedata.category(raw[k]) == "Cf"):
            if not letters:
                break
            letters -= 1
        k += 1
    return k
