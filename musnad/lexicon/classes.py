"""Word classes: one bit each on `Word.bits`.

A class named in a data file (`[class.title]`) sets the bit of the same name here, in capitals. The bits after
them are set by the layers' annotators, so that each layer finds its anchors without looking at other words.
"""

from __future__ import annotations

TITLE = 1 << 0
ORG = 1 << 1
MEDIA = 1 << 2
ANONYMOUS = 1 << 3
OFFICIAL_PLURAL = 1 << 4
DOCUMENT = 1 << 5
SPEECH_EVENT = 1 << 6
PREPOSITION = 1 << 7
CONJUNCTION = 1 << 8
COMPLEMENTIZER = 1 << 9
RELATIVE = 1 << 10
DEMONSTRATIVE = 1 << 11
NEGATION = 1 << 12
ADVERB_TIME = 1 << 13
ADVERB = 1 << 14
CONTRAST = 1 << 15
PRONOUN = 1 << 16
KINSHIP = 1 << 17
QUANTIFIER = 1 << 18
ANAPHORIC = 1 << 19
GIVEN = 1 << 20
FAMILY = 1 << 21
PARTICLE = 1 << 22
GROUP = 1 << 23
PEOPLE = 1 << 24
EVIDENCE = 1 << 25
COMMON = 1 << 26
ADJECTIVE = 1 << 27
RELATIONAL = 1 << 28
OUTLET_KIND = 1 << 29
REPORTER = 1 << 30
HONORIFIC = 1 << 31
OUTLET_ADJECTIVE = 1 << 42
INSTITUTION = 1 << 43

# set by annotators
CUE = 1 << 32
VERB = 1 << 33
NUMBER = 1 << 34
TIME = 1 << 35
PLACE = 1 << 36
EVENT = 1 << 37
LABEL = 1 << 38
ACTOR = 1 << 39
DEMONYM = 1 << 40
UNIT = 1 << 41
FINITE = 1 << 44
"""Read as a finite verb (read.cues)."""
WHEN = 1 << 45
"""Says when by itself (read.cues)."""
STEERS = 1 << 46
"""May end reported material or begin an aside (read.particles)."""
BORDER = 1 << 47
"""A word for a border (lexicon.gazetteer)."""

NAMES: dict[str, int] = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, int)
}
"""Class names as data files write them."""
