"""What is said without أن after a verb that does nothing but say: «وقال الوزير لن نغادر المدينة»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon.lexicon import Frame, Sense
from musnad.read import particles
from musnad.read.contents import end_content
from musnad.read.cues import only_says
from musnad.read.drafts import Draft
from musnad.read.openings_parties import joined_to
from musnad.read.phrases import Phrase, phrase
from musnad.read.roles import VERB
from musnad.read.sources import can_say
from musnad.text import Text

_BARE: Final = particles.words("bare")


def bare(text: Text, i: int, sense: Sense, frame: Frame, limit: int, ahead: Phrase | None) -> Draft | None:
    """A verb that does nothing but say, and what is said without أن («وقال الوزير لن نغادر المدينة»)."""
    if sense.suffix or not only_says(frame):
        return None
    words = text.words
    j, source = i + 1, ahead
    if source is None:
        found = phrase(text, j, limit)
        if found is not None and (found.named or can_say(text, found)):
            source, j = found, joined_to(text, found.last, limit)
            if j > found.last:
                source = Phrase(found.first, j, found.head, found.named, found.name)
    if j < limit and source is not None and words[j].raw in "،,":
        j += 1
    if j + 2 >= limit:
        return None
    word = words[j]
    whole = source is not None and (source.named or words[source.last - 1].definite and can_say(text, source))
    told = whole and word.role == VERB and not word.pro  # but «أضاف قانون جديد أصدره المجلس»
    told = told or word.pro == "س" and any(s.person == 1 for s in word.senses)  # «وقال سنعود»
    we = any(s.person == 1 and s.number == "p" for s in word.senses)
    if not (told or we or word.form in _BARE or word.suffix == "نا"):
        return None
    contents = [(j, end_content(text, j, limit, nominal=False))]
    return Draft(i, i + 1, contents, frame.stance, "verb-clause", source=source, sense=sense, mark=j)
