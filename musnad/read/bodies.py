"""Bodies that are called by two words, neither of which is a kind of body: «الدفاع المدني», «الحشد الشعبي».

By itself the first word is a deed, a service or a quality. The list is `body_name` in roles.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read.roles import DOCUMENT, FUSED, HEADS, MASDAR, NOUN, ORG, PUNCTUATION, PlainWords
from musnad.text import Text, Word
from musnad.text.tokens import BODY

_ARMS: Final = PlainWords("arm")
_OPENING: Final = "فتح"
_OPENED: Final = frozenset((NOUN, DOCUMENT))
_BODY_NAMES: Final = PlainWords("body_name")


def is_body(head: Word, second: Word) -> bool:
    """The two words name a body."""
    return f"{head.stem.removeprefix('ال')}_{second.form}" in _BODY_NAMES.forms


def mark_bodies(text: Text) -> None:
    """From here on the first word of such a name is read as a body, wherever the second follows it in this text, and
    the name of a movement that is a deed here as that deed."""
    words = text.words
    for i in text.anchors(BODY):
        if i + 1 == len(words):
            break
        head = words[i]
        if head.definite and is_body(head, words[i + 1]) and not _describes(text, i):
            words[i] = _as_body(head)
        elif head.form == _OPENING and _opens(text, i):
            words[i] = _as_deed(head)


def is_arm(words: Sequence[Word], i: int, limit: int) -> bool:
    """An arm of the body before it stands at token i («كتائب النسر، الجناح العسكري للحركة»)."""
    return (
        i + 1 < limit
        and words[i].definite
        and words[i].stem in _ARMS.forms
        and is_body(words[i], words[i + 1])
    )


def _describes(text: Text, i: int) -> bool:
    """It stands after a body, or after a pause in its sentence."""
    before = text.words[i - 1] if i and text.sent[i] == text.sent[i - 1] else None
    arm = is_arm(text.words, i, len(text.words))
    return arm and before is not None and (before.role in HEADS or before.role == PUNCTUATION)


def _opens(text: Text, i: int) -> bool:
    """«فتح» at token i, before what is opened, is no movement («أعلنت الوزارة فتح تحقيق»)."""
    before, following = text.words[i - 1] if i else None, text.words[i + 1]
    if before is not None and before.inner == ORG and not before.definite:
        return False
    return text.words[i].role == ORG and following.role in _OPENED and not following.pro


def _as_deed(word: Word) -> Word:
    deed = word.copy()
    deed.bits = word.bits & ~(c.ORG | c.GROUP)
    deed.shape = word.shape | MASDAR
    deed.role = deed.inner = NOUN
    return deed


def _as_body(word: Word) -> Word:
    body = word.copy()
    body.bits = word.bits & ~(c.COMMON | c.CUE | c.MEDIA | c.PEOPLE) | c.ORG
    body.senses, body.cue, body.suffix = (), None, ""
    body.shape = 0
    body.inner = ORG
    body.role = FUSED if word.role == FUSED else ORG
    return body
