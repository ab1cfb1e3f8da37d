"""Folding: one spelling for all the ways in which a word is really written.

Folding is applied to single words for matching only. The text itself is never changed, so no offset moves.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MARKS: Final = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
)
"""Harakat, Quranic signs and the like, as a regular expression class body."""

CONTROLS: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Zero-width and bidirectional controls, soft hyphen: invisible, allowed inside words."""

_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def _expand(ranges: str) -> list[int]:
    codes: list[int] = []
    for match in re.finditer("(.)-(.)|(.)", ranges):
        first, last, single = match.groups()
        codes.extend(range(ord(first), ord(last) + 1) if first else [ord(single)])
    return codes


_TABLE: dict[int, str | None] = dict.fromkeys(_expand(MARKS) + _expand(CONTROLS))
_TABLE[0x0640] = None  # tatweel
_TABLE |= {
    ord(a): b
    for a, b in {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
        "ى": "ي", "ی": "ي", "ې": "ي",
        "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه",
        "ؤ": "ء", "ئ": "ء",  # مسؤول and مسئول, شؤون and شئون are one word each
        "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
    }.items()
}  # fmt: skip
_DIGITS: Final = {0x0660 + d: str(d) for d in range(10)} | {0x06F0 + d: str(d) for d in range(10)}
_TABLE |= _DIGITS
_TABLE |= {0x066B: ".", 0x066C: ","}  # Arabic decimal and thousands separators


def ordinary(word: str) -> str:
    """The word in ordinary letters, where it is written in presentation forms (letters in the shapes that they have
    on the page, as text out of PDF files has them).

    >>> ordinary("\ufed7\ufe98\ufef4\ufede"), ordinary("\ufef7\ufee7\ufeea"), ordinary("قتيل")
    ('قتيل', 'لأنه', 'قتيل')
    """
    if not _PRESENTATION.search(word):
        return word
    plain = unicodedata.normalize("NFKC", word)
    return plain if " " in word else plain.replace(" ", "")  # the forms of lone marks stand on a space


def fold(word: str) -> str:
    """The folded form of one word: bare letters, one alef, one ya, one hamza on a seat, ASCII digits.

    >>> fold("مُتـــحدّثٌ"), fold("إلى"), fold("مسئولة"), fold("٨٩٥٠")
    ('متحدث', 'الي', 'مسءوله', '8950')
    """
    return ordinary(word).translate(_TABLE)
