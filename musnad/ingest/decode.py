"""From bytes to characters: UTF-8, UTF-16 with its mark, or the Arabic code page that reads most like Arabic."""

from __future__ import annotations

import codecs
import re

from musnad.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the encodings that they announce."""

CODE_PAGES = ("cp1256", "iso8859-6")
"""Single-byte encodings, tried when the bytes are not UTF-8."""

SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound file"),
)
"""How files that are no text begin."""

SAVE_AS_TEXT = (
    "Give the article as text, HTML or JSON; from a document, save or export it as plain text (UTF-8) first."
)
SAVE_AS_UTF8 = "Save it as UTF-8 and try again."

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    "في من على إلى الى أن ان إن عن مع قال التي الذي هذا هذه ما لا لم كما بعد قبل بين كان أو وقال هو هي".split()
)
_PLAUSIBLE = 0.12
"""The least share of words with the article or among the commonest. Arabic prose has 0.35 to 0.55, a text decoded
with the wrong code page under 0.03."""


def plausibility(text: str) -> float:
    """The share of the words that are common in Arabic or carry the Arabic article."""
    words = _WORD.findall(text[:20_000])
    if not words:
        return 0.0
    usual: int = sum(word in _COMMON or word.startswith(("ال", "وال", "بال", "لل")) for word in words)
    return usual / len(words)


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """The characters of `data`, without a byte order mark, and the encoding used.

    declared: the encoding that the file itself announces (an HTML page's), tried after UTF-8. Raises InputError.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InputError(
                    f"has the mark of {encoding.upper()} at its head but breaks it at byte {error.start}",
                    name,
                    SAVE_AS_UTF8,
                ) from None
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"is not text but {kind}", name, SAVE_AS_TEXT)
    if _unmarked_utf16(data):
        raise InputError("looks like UTF-16 without its mark, or is not text", name, SAVE_AS_UTF8)
    if len(_CONTROLS.findall(data[:100_000])) * 50 > min(len(data), 100_000):
        raise InputError("is not text but binary data", name, SAVE_AS_TEXT)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken = error.start
    pages = (*CODE_PAGES, declared) if declared else CODE_PAGES
    tried = [found for page in pages if (found := _try(data, page)) is not None]
    score, text, encoding = max(tried, default=(0.0, "", ""), key=lambda found: found[0])
    if score >= _PLAUSIBLE or _mostly_ascii(data):
        return text, encoding
    if _arabic_utf8(data[:broken]):
        raise InputError(f"is UTF-8 as far as byte {broken}, and broken there", name, SAVE_AS_UTF8)
    raise InputError(
        "is in an encoding that could not be told (tried UTF-8, UTF-16 with its mark, cp1256, ISO-8859-6)",
        name,
        SAVE_AS_UTF8,
    )


def _try(data: bytes, encoding: str) -> tuple[float, str, str] | None:
    """Plausibility, characters and name of an encoding that fits; None when it does not."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return plausibility(text), text, encoding


def _unmarked_utf16(data: bytes) -> bool:
    """Whether every other byte is the upper half of an Arabic (06) or Latin (00) character."""
    head = data[:2000]
    return any(sum(byte in (0, 6) for byte in head[odd::2]) * 20 > len(head) * 7 for odd in (0, 1))


def _mostly_ascii(data: bytes) -> bool:
    """Western European text in a code page: read it, so that the message can say which language it is."""
    return sum(byte < 0x80 for byte in data[:20_000]) * 10 > min(len(data), 20_000) * 8


def _arabic_utf8(head: bytes) -> bool:
    return len(head) > 20 and plausibility(head.decode("utf-8", "ignore")) >= _PLAUSIBLE
