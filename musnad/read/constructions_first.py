"""Who is quoted speaks of what he himself says or holds: «وقال الوزير: «نعتقد أن السد سليم»»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.read import particles
from musnad.read.contents import content_from
from musnad.read.cues import frame_of
from musnad.read.drafts import Draft
from musnad.read.openings import open_content
from musnad.read.quotations import bounds
from musnad.read.roles import COMPLEMENTIZER, PREPOSITION, RELATIVE
from musnad.text import Text

_NEGATION: Final = particles.words("negation")
_JOINED: Final = frozenset(("", "و", "ف"))
_NEAR: Final = 3
"""Tokens between the verb and its clause, at most («وأسأل الله أن»)."""


def first_person(text: Text, i: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The verb in the first person at token i and its clause, where somebody speaks; the writer's own «we» is his.

    drafts: those before it, in one of whose contents it stands.
    """
    start, limit = bounds(text, i)
    before = text.words[i - 1] if i > start else None
    if before is not None and (
        before.form in _NEGATION or before.role in (COMPLEMENTIZER, PREPOSITION, RELATIVE)
    ):
        return []
    outer = next((d for d in reversed(drafts) if any(a <= i < b for a, b in d.contents)), None)
    if outer is None or outer.impersonal:
        return []
    for sense in text.words[i].cue.first:
        frame = frame_of(sense)
        if sense.pro not in _JOINED:
            continue  # «لنرى ما إذا»
        opening = open_content(text, i + 1, frame, limit, subject=False)
        if opening is None or opening.kind != "clause" or opening.mark > i + _NEAR:
            continue
        contents = content_from(text, opening, limit, frame.stance)
        return [
            Draft(
                i,
                i + 1,
                contents,
                frame.stance,
                "verb-clause",
                sense=sense,
                suffix_of=outer,
                mark=opening.mark,
            )
        ]
    return []
