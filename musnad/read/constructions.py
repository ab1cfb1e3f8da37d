"""The constructions of attribution: each anchor is tried as each kind of cue that its word can be.

One module for each family: verbs, participles, nouns, and cues that are not verbs. Each rule has a name (the `rule`
of the records that it makes) and examples in `read/rules_attribution.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.constructions_blame import ascribe, blame, blaming
from musnad.read.constructions_first import first_person
from musnad.read.constructions_naming import naming
from musnad.read.constructions_noun import noun
from musnad.read.constructions_participle import expected, participle
from musnad.read.constructions_phrase import colon, phrase_cue
from musnad.read.constructions_relay import relay
from musnad.read.constructions_restate import restate
from musnad.read.constructions_resumed import resumed
from musnad.read.constructions_verb import verb
from musnad.read.contents import trim
from musnad.read.cues import Reporting, frame_of, match_phrase
from musnad.read.drafts import Draft
from musnad.read.quotations import bounds
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    MEDIA,
    NAME,
    NOUN,
    ORG,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
)
from musnad.text import Text

_NAMED: Final = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, NAME))
"""Roles of words that are first of all an office, a body or a name, whatever else their letters spell."""

_NEVER: Final = frozenset((PREPOSITION, COMPLEMENTIZER, RELATIVE))
_BY_TURN: Final = particles.words("by_turn")
_WHICH: Final = particles.words("which")
_PREDICATES: Final = particles.words("predicate")
_CARRIED: Final = frozenset(("carried", "participle"))
_JOINED: Final = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, NAME, NOUN, ADJECTIVE, UNKNOWN))
_SUBJECTS: Final = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, NAME, DOCUMENT))


def find(text: Text, anchors: Sequence[int]) -> list[Draft]:
    """The attributions whose cues are among the anchors, in text order."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for i in anchors:
        if i in taken or _boilerplate(text, i):
            continue
        for draft in _at(text, i, drafts):
            if any(draft.mark == other.mark >= 0 and draft.rule in _CARRIED for other in drafts[-3:]):
                continue  # its content is the verb's before it
            if not _keeps(draft, drafts):
                continue
            for other in drafts[-3:]:
                if other.first == draft.first:
                    drafts.remove(other)  # «قوله» of who is cited, and no far verb's
            _keep_out(draft, drafts)
            draft.contents = [t for t in (trim(text, a, b) for a, b in draft.contents) if t[1] > t[0]]
            if draft.contents:
                drafts.append(draft)
                taken.update(range(draft.first, draft.last))
    drafts.sort(key=lambda d: (d.first, d.last))
    return drafts


def _boilerplate(text: Text, i: int) -> bool:
    """The sentence is the line that weblogs add («The post … appeared first on …»)."""
    first, _ = text.sentences[text.sent[i]]
    return i > first + 1 and text.words[first].raw == "The" and text.words[first + 1].raw == "post"


def _keep_out(draft: Draft, drafts: list[Draft]) -> None:
    """What stands between a verb and its clause ends before that («أعلن مسؤول، طالبا عدم ذكر اسمه، أن»)."""
    for other in drafts[-3:]:
        mark = other.mark
        if other.first < draft.first and draft.last <= mark and len(draft.contents) == 1:
            first, last = draft.contents[-1]
            if first < mark < last:
                draft.contents[-1] = (first, mark)


def _keeps(draft: Draft, drafts: list[Draft]) -> bool:
    """Of two verbs before one clause the nearer has it, unless it seldom reports («وردت الوزارة ببيان قالت فيه إن», but
    «أكدت وثائق نشرت أمس أن»)."""
    if not draft.rule.startswith("verb-") or draft.mark < 0:
        return True
    for k in range(len(drafts) - 1, max(-1, len(drafts) - 4), -1):
        other = drafts[k]
        if other.mark == draft.mark and other.rule == "noun":
            del drafts[k]  # «وبتوقيع الكشف عليه تبين أنه»
        elif other.mark == draft.mark and other.rule.startswith("verb-"):
            if draft.sense is not None and frame_of(draft.sense).weak:
                return False
            del drafts[k]
    return True


def _at(text: Text, i: int, drafts: list[Draft]) -> list[Draft]:
    word = text.words[i]
    if word.phrases:
        matched = match_phrase(text, i)
        if matched is not None:
            found = phrase_cue(text, matched[1], matched[0], matched[2], drafts)
            if found:
                return found
    if word.raw == ":":
        return colon(text, i)
    cue: Reporting | None = word.cue
    if cue is None:
        return []
    role = word.role
    if word.form in _PREDICATES and i and text.words[i - 1].form in _WHICH:
        return []  # «هذا أمر لا نقبله»
    if word.pro == "ف" and i and _ends_name(text, i):
        return []  # «المتحدث باسم المنظمة سامي فيري»
    if word.pro == "ف" and i and text.words[i - 1].role == VERB and text.words[i - 1].cue is not None:
        return []  # «قال فالح النادر»: a name
    if role == TITLE and cue.participles and i and text.words[i - 1].raw in "،,":
        found = participle(text, i)
        if found:
            return found  # «، داعية الأطراف إلى», whatever else a داعية is
    if role == MAYBE_VERB and cue.nouns and _annexed(text, i):
        return noun(text, i, drafts)
    elsewhere = role in _NEVER or role in _NAMED or role == NOUN or word.bits & c.COMMON
    if cue.finite and elsewhere and _verb_here(text, i):
        return verb(text, i)
    if role in _NEVER or role in _NAMED:
        return (
            noun(text, i, drafts) if cue.nouns and role in (ANONYMOUS, TITLE) and word.bits & c.COMMON else []
        )
    found = []
    if cue.participles and (
        role in (PARTICIPLE, STOP)
        or word.definite
        or role == NOUN
        and (word.raw[-1] in "اةً" or word.raw.endswith("ين") and word.pro in ("", "و"))
    ):
        found = participle(text, i) or (blaming(text, i) if cue.burdens else [])
    if not found and cue.finite and not word.bits & c.COMMON and role != DOCUMENT and not word.definite:
        found = (
            (relay(text, i) or ascribe(text, i) if cue.relays else [])
            or (blame(text, i) if cue.burdens else [])
            or (restate(text, i) if cue.restates else [])
            or (naming(text, i) if cue.names else [])
            or (resumed(text, i, drafts) if word.suffix else [])
            or verb(text, i)
        )
    if not found and cue.first:
        found = first_person(text, i, drafts)
    if not found and cue.passives and not cue.finite:
        found = expected(text, i)
    if (
        not found
        and cue.nouns
        and role not in (VERB, STOP)
        and not (role == PARTICIPLE and cue.participles and not _annexing(text, i))
    ):
        found = noun(text, i, drafts)
    return found


def _ends_name(text: Text, i: int) -> bool:
    """The word at token i, a verb after «ف» by its letters, is the family name of the one named before it."""
    before, following = text.words[i - 1], text.words[i + 1] if i + 1 < len(text.words) else None
    if before.role not in (NAME, UNKNOWN) or text.words[i].raw[-1] != "ي":
        return False
    return following is None or following.role != COMPLEMENTIZER


def _annexing(text: Text, i: int) -> bool:
    """A verbal noun that looks like a participle, whose party is annexed to it («أيد المجلس مطالبة المحافظ بـ»)."""
    words = text.words
    if not words[i].shape & MASDAR or words[i].raw[-1] not in "ةه" or i + 1 >= len(words):
        return False
    return words[i - 1].role != PUNCTUATION and (words[i + 1].definite or words[i + 1].role in (NAME, ORG))


def _annexed(text: Text, i: int) -> bool:
    """The word at token i, a verb by its letters as well, is what a bare noun is annexed to («مسألة طلب العفو»)."""
    before = text.words[i - 1] if i else None
    if before is None or text.words[i].pro or before.role != NOUN or before.definite or before.suffix:
        return False
    if before.shape & (ATTRIBUTE | ACCUSATIVE) or before.bits & (c.PEOPLE | c.KINSHIP | c.ADJECTIVE):
        return False
    if before.shape & WHEN:
        return True  # «في حال رفض المجلس القانون»
    following = text.words[i + 1] if i + 1 < len(text.words) else None
    if text.words[i].raw[-1] == "ى" or following is None or following.role not in (NOUN, MAYBE_VERB):
        return False
    return i >= 2 and text.words[i - 2].role == PREPOSITION and not text.words[i - 2].pro


def _verb_here(text: Text, i: int) -> bool:
    """A word that is mostly something else is a verb here («طالب قائد الجيش», «وبين المرصد أن»): it opens its clause
    and a party follows, or what the verb governs."""
    words = text.words
    if i + 1 >= len(words):
        return False
    word, following = words[i], words[i + 1]
    if word.definite:
        return False
    start, _ = bounds(text, i)
    before = words[i - 1] if i > start else None
    opens = (
        before is None
        or word.pro == "و"
        or before.form in ("كما", "قد", "حيث", "وقد", "فيما", "منذ", "ان", "ولطالما", "طالما", "فقد")
        or before.role == PUNCTUATION
        and word.role not in _NEVER
        or before.role == RELATIVE
        or before.form in _BY_TURN
        or before.raw in "،,"
        and i >= 2
        and words[i - 2].form in _BY_TURN  # «من جهتهم، عبر السكان عن»
    )
    if not opens or following.pro[:1] == "و":
        return False
    if following.role == NOUN and word.role != PREPOSITION and _clause_near(text, i, of=False):
        return True
    if following.role in _SUBJECTS or following.role == COMPLEMENTIZER:
        return word.role != PREPOSITION or following.definite or _clause_near(text, i)
    if word.role == PREPOSITION:
        return word.form not in ("بين", "وبين") and _clause_near(text, i)
    return following.role in (FUSED, VERB) and following.role == FUSED


def _clause_near(text: Text, i: int, *, of: bool = True) -> bool:
    """What the verb governs follows, before any coordination but of subjects («وبين المرصد أن»,
    «عبر حلفاء البلاد عن»)."""
    words = text.words
    for j in range(i + 1, min(i + (24 if of else 12), len(words))):
        if words[j].role == COMPLEMENTIZER and words[j].form != "وان" or of and words[j].form == "عن":
            return True
        joined = words[j].pro[:1] == "و" and not (of and words[j].inner in _JOINED)
        if joined or words[j].role in (VERB, PUNCTUATION) and not (of and words[j].raw in "،,"):
            return False
    return False
