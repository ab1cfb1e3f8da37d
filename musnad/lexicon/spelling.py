"""From the sound of a word to its unvocalised spelling: hamza seats, contractions, doubled letters.

Sounds are Arabic consonants with a i u A I U for the vowels, E for a final ā written ى, T for ة, ' for hamza and Latin
t n m s y w for the letters of affixes.
"""

from __future__ import annotations

import re

LETTERS = str.maketrans(
    {"a": None, "i": None, "u": None, "A": "ا", "I": "ي", "U": "و", "E": "ى", "T": "ة",
     "y": "ي", "w": "و", "t": "ت", "n": "ن", "m": "م", "s": "س"}
)  # fmt: skip
VOWELS = "aiuAIUE"
_TWICE = re.compile(rf"([^{VOWELS}])\1")
_TWO_HAMZAS = re.compile(rf"^'([aiu])'(?![{VOWELS}])")
_LONG = {"a": "A", "i": "I", "u": "U"}


def _seat(match: re.Match[str]) -> str:
    """The hamza by its neighbours: i outweighs u, u outweighs a; a long vowel or the word's end before it, no seat."""
    sound, at = match.string, match.start()
    before, after = sound[at - 1] if at else "", sound[at + 1 : at + 2]
    if not before:
        return "آ" if after == "A" else "إ" if after and after in "iI" else "أ"
    if not after:
        return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")
    if before in "iIyي" or after in "iI":
        return "ئ"
    if after in "uU" or before == "u":
        return "ؤ"
    if before in "AU":
        return "ء"
    return "آ" if after == "A" else "أ"


def spell(sound: str) -> str:
    """The spelling of a vocalised word.

    >>> spell("Yu'akkid".replace("Y", "y")).replace("k", "ك").replace("d", "د")
    'يؤكد'
    """
    sound = _TWICE.sub(r"\1", sound)
    if "'" in sound:
        sound = _TWO_HAMZAS.sub(lambda m: "'" + _LONG[m[1]], sound)  # 'a'mana → 'Amana, «آمن»
        if sound[0] in "iu":
            sound = "ا" + sound  # so that the hamza after it still sees its vowel: «ائتلف»
        sound = re.sub("'", _seat, sound).replace("آA", "آ")
    elif sound[:1] in ("i", "u"):
        sound = "ا" + sound  # the connecting alif
    return sound.replace("يE", "يA").translate(LETTERS)  # ى is not written after ي: «أحيا»


_CLUSTER_W, _CLUSTER_Y = re.compile(rf"iو(?![{VOWELS}و])"), re.compile(rf"uي(?![{VOWELS}ي])")


def fill(template: str, radicals: dict[int, str]) -> str:
    """The sound of a template with these radicals: `radicals` maps ord("1") and so on to letters and vowels."""
    sound = template.translate(radicals)
    if "iو" in sound:
        sound = _CLUSTER_W.sub("I", sound)  # 'iwSAl → «إيصال»
    return _CLUSTER_Y.sub("U", sound) if "uي" in sound else sound  # yuyqiZ → «يوقظ»
