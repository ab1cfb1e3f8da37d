"""Bodies that are called by two words, neither of which is a kind of body: «الدفاع المدني», «الحشد الشعبي».

By itself the first word is a deed, a service or a quality. The list is `body_name` in roles.toml.
"""

from __future__ import annotations

from copy import copy
from typing import Final

from musnad.lexicon import classes as c
from musnad.read.roles import BODY_HEAD, DOCUMENT, FUSED, MASDAR, NOUN, ORG, PlainWords
from musnad.text import Text, Word

_OPENING: Final = "فتح"
_OPENED: Final = frozenset((NOUN, DOCUMENT))
_BODY_NAMES: Final = PlainWords("body_name")


def is_body(head: Word, second: Word) -> bool:
    """The two words name a body."""
    return f"{head.stem.removeprefix('ال')}_{second.form}" in _BODY_NAMES.forms


def mark_bodies(text: Text) -> None:
    """From here on the first word of such a name is read as a body, wherever the second follows it in this text."""
    words = text.words
    for i in [i for i, word in enumerate(words[:-1]) if word.shape & BODY_HEAD]:
        head = words[i]
        if head.definite and is_body(head, words[i + 1]):
            words[i] = _as_body(head)


def mark_openings(text: Text) -> None:
    """«فتح» before what is opened is no movement («أعلنت الوزارة فتح تحقيق»)."""
    words = text.words
    for i in [i for i, word in enumerate(words[:-1]) if word.form == _OPENING]:
        before, following = words[i - 1] if i else None, words[i + 1]
        body = before is not None and before.inner == ORG and not before.definite
        if not body and words[i].role == ORG and following.role in _OPENED and not following.pro:
            deed = copy(words[i])
            deed.bits &= ~(c.ORG | c.GROUP)
            deed.shape |= MASDAR
            deed.role = deed.inner = NOUN
            words[i] = deed


def _as_body(word: Word) -> Word:
    body = copy(word)
    body.bits = word.bits & ~(c.COMMON | c.CUE | c.MEDIA | c.PEOPLE) | c.ORG
    body.senses, body.cue, body.suffix = (), None, ""
    body.shape = 0
    body.inner = ORG
    body.role = FUSED if word.role == FUSED else ORG
    return body
