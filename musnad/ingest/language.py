"""Is this text Arabic? If not, which language does it look like?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from musnad.errors import InputError

MAX_BYTES = 5_000_000
"""The longest text read as one article, in bytes of UTF-8."""

_SAMPLE = 20_000
_ARABIC_SHARE = 0.3
"""The least share of Arabic letters: news quotes names and terms in other scripts, seldom for most of its length."""

SCRIPTS = {
    "CYRILLIC": "Russian or another language in Cyrillic script",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "DEVANAGARI": "Hindi or another language in Devanagari script",
    "BENGALI": "Bengali",
    "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian",
    "ETHIOPIC": "Amharic or another language in Ethiopic script",
    "SYRIAC": "Syriac",
    "THAI": "Thai",
}
"""First words of Unicode character names, and the language to name for them."""

STOP_WORDS = {
    "English": "the of and to in that is was for on with as by at from",
    "French": "le la les des de du et en un une que qui dans est pour",
    "Spanish": "el la los las de y en que un una por con del se para",
    "German": "der die das und den von zu mit ist nicht ein eine auf dem",
    "Italian": "il di che la e per un una in del della con non sono",
    "Portuguese": "o a os de que e do da em um uma para com não",
    "Dutch": "de het een en van in is dat op te zijn met voor niet",
    "Turkish": "ve bir bu için ile da de olarak olan çok daha dedi ise",
    "Indonesian or Malay": "yang dan di dengan untuk ini itu dari pada tidak akan",
    "Somali": "iyo ka ku oo waa in uu ay loo soo",
    "Kurdish (Kurmanji)": "û di de ji bi ku li ev jî bo ser",
}
"""Words that tell the languages in Latin script apart."""

ARABIC_SCRIPT = {
    "Arabic": "في من على إلى أن إن عن مع التي الذي هذا هذه قال كان لم لا بعد قبل",
    "Persian": "از به که را این است با در برای آن می یک های شد خود تا",
    "Urdu": "کے کی میں ہے اور سے کا نے کو پر یہ ہیں نہیں",
    "Kurdish (Sorani)": "لە بە بۆ کە ئەم لەگەڵ ئەو هەر بوو دەکات لەسەر",
    "Pashto": "د په چې کې او ته له دی سره یې شوي",
    "Uyghur": "بىلەن ئۇ بۇ ۋە بىر دەپ ئۈچۈن",
}
"""The same for the languages in Arabic script."""

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_LETTERS = re.compile(
    "[\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+"
)
_STOP_WORDS = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}
_ARABIC_SCRIPT = {language: frozenset(words.split()) for language, words in ARABIC_SCRIPT.items()}


def check_text(text: str, name: str = "the text") -> None:
    """Raise InputError when `text` is empty, too long, no valid Unicode, or not Arabic; `name` is for the message."""
    if not text.strip("\ufeff\x00") or text.isspace():
        raise InputError("is empty", name)
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise InputError(
            f"holds half of a surrogate pair, which is no character, at position {error.start}",
            name,
            "The file was cut or converted wrongly; export it again as UTF-8.",
        ) from None
    if size > MAX_BYTES:
        raise InputError(
            f"is {size / 1_000_000:.1f} MB of text, over the limit of {MAX_BYTES // 1_000_000} MB for one article",
            name,
            "Split it into its articles.",
        )
    language = foreign(text)
    if language is not None:
        raise InputError(f"is not Arabic: {language}", name, "Musnad reads Arabic only.")


def foreign(text: str) -> str | None:
    """None for Arabic; otherwise a clause that says what it looks like instead."""
    sample = text[:_SAMPLE]
    found = _WORD.findall(sample)
    total = sum(map(len, found))
    if not total:
        return "it has no letters"
    words = Counter(found)
    if sum(map(len, _ARABIC_LETTERS.findall(sample))) >= total * _ARABIC_SHARE:
        hits = {language: sum(words[stop] for stop in stops) for language, stops in _ARABIC_SCRIPT.items()}
        hits["Arabic"] += sum(n for word, n in words.items() if word.startswith(("ال", "وال", "بال", "لل")))
        best = max(hits, key=lambda language: hits[language])
        # A few foreign words are a quotation; Arabic with Persian ya and kaf is still Arabic.
        return f"it looks like {best}" if hits[best] >= 3 and hits[best] > 2 * hits["Arabic"] else None
    letters = Counter(script(char) for char in sample if char.isalpha())
    if not letters:
        return "it has no letters"  # «²» alone
    top = letters.most_common(1)[0][0]
    if top == "LATIN":
        lowered = Counter(word.lower() for word in words.elements())
        hits = {language: sum(lowered[stop] for stop in stops) for language, stops in _STOP_WORDS.items()}
        best = max(hits, key=lambda language: hits[language])
        return f"it looks like {best}" if hits[best] >= 2 else "it is in Latin script"
    if top == "ARABIC":
        return "most of its letters are of other scripts"
    if letters["HIRAGANA"] + letters["KATAKANA"] and top == "CJK":
        top = "HIRAGANA"
    return f"it looks like {SCRIPTS[top]}" if top in SCRIPTS else f"it is in {top.capitalize()} script"


def script(char: str) -> str:
    """The first word of a letter's Unicode name, which is its script: LATIN, ARABIC, CJK."""
    if "\u0600" <= char <= "\u06ff":
        return "ARABIC"
    return unicodedata.name(char, "UNKNOWN").split(" ", 1)[0]
