"""Word classes: one bit each on `Word.bits`.

A class named in a data file (`[class.title]`) sets the bit of the same name here, in capitals. The bits after
them are set by the layers' annotators, so that each layer finds its anchors without looking at other words.
"""

from __future__ import annotations

from typing import Final

TITLE: Final = 1 << 0
ORG: Final = 1 << 1
MEDIA: Final = 1 << 2
ANONYMOUS: Final = 1 << 3
OFFICIAL_PLURAL: Final = 1 << 4
DOCUMENT: Final = 1 << 5
SPEECH_EVENT: Final = 1 << 6
PREPOSITION: Final = 1 << 7
CONJUNCTION: Final = 1 << 8
COMPLEMENTIZER: Final = 1 << 9
RELATIVE: Final = 1 << 10
DEMONSTRATIVE: Final = 1 << 11
NEGATION: Final = 1 << 12
ADVERB_TIME: Final = 1 << 13
ADVERB: Final = 1 << 14
CONTRAST: Final = 1 << 15
PRONOUN: Final = 1 << 16
KINSHIP: Final = 1 << 17
QUANTIFIER: Final = 1 << 18
ANAPHORIC: Final = 1 << 19
GIVEN: Final = 1 << 20
FAMILY: Final = 1 << 21
PARTICLE: Final = 1 << 22
GROUP: Final = 1 << 23
PEOPLE: Final = 1 << 24
EVIDENCE: Final = 1 << 25
COMMON: Final = 1 << 26
ADJECTIVE: Final = 1 << 27
RELATIONAL: Final = 1 << 28
OUTLET_KIND: Final = 1 << 29
REPORTER: Final = 1 << 30
HONORIFIC: Final = 1 << 31
OUTLET_ADJECTIVE: Final = 1 << 42
INSTITUTION: Final = 1 << 43
COURTESY: Final = 1 << 48
"""Stands for a person who was named («معاليه»)."""
FACTION: Final = 1 << 49
"""People who together are a party («المتمردون», «الحلفاء»)."""
OBSERVER: Final = 1 << 50
"""Knows or comments, and holds no office («محلل»)."""

# set by annotators
CUE: Final = 1 << 32
VERB: Final = 1 << 33
NUMBER: Final = 1 << 34
TIME: Final = 1 << 35
PLACE: Final = 1 << 36
EVENT: Final = 1 << 37
LABEL: Final = 1 << 38
DEMONYM: Final = 1 << 40
UNIT: Final = 1 << 41
FINITE: Final = 1 << 44
"""Read as a finite verb (read.cues)."""
WHEN: Final = 1 << 45
"""Says when by itself (read.cues)."""
STEERS: Final = 1 << 46
"""May end reported material or begin an aside (read.particles)."""
BORDER: Final = 1 << 47
"""A word for a border (lexicon.gazetteer)."""

NAMES: dict[str, int] = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, int)
}
"""Class names as data files write them."""
