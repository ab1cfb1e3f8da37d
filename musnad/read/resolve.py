"""Who a short or missing source is, by agreement and discourse («وأضاف», «المصدر ذاته», «بلاده»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musnad.document import SourceType
from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Sense
from musnad.read.drafts import Draft
from musnad.read.mentions import Mentions
from musnad.read.phrases import Phrase, phrase
from musnad.read.roles import ADJECTIVE, COMPLEMENTIZER, HEADS, MAYBE_VERB, PREPOSITION, TITLE, UNKNOWN, VERB
from musnad.read.sources import agreement, source_type
from musnad.text import Text

_SPEAKERS = (
    c.TITLE | c.ORG | c.GROUP | c.GIVEN | c.FAMILY | c.MEDIA | c.DOCUMENT | c.ANONYMOUS | c.PLACE | c.PEOPLE
)
_SENTENCES_BACK = 6
"""How far back the subject of a verb without one is looked for."""
_FULLER: dict[SourceType, tuple[SourceType, ...]] = {
    "official": ("person", "media"),
    "other": ("person", "organization", "anonymous", "media", "document", "official"),
    "organization": ("media",),
    "anonymous": ("person", "official"),
}
"""Kinds that the fuller mention of a source may show where the shorter one does not."""


def resolve(text: Text, drafts: Sequence[Draft], mentions: Mentions) -> None:
    """Set `resolved` and `source_type` of each draft, in text order."""
    for number, draft in enumerate(drafts):
        before = drafts[:number]
        if draft.source is not None:
            draft.resolved = _named(text, before, draft, draft.source, mentions)
            kind, fuller = source_type(text, draft.source), source_type(text, draft.resolved)
            draft.source_type = fuller if fuller in _FULLER.get(kind, ()) else kind
            continue
        draft.source_type = "anonymous"
        if not draft.impersonal:
            found = _subject(text, before, draft, mentions)
            if found is not None:
                draft.resolved, draft.source_type = found


def _named(text: Text, before: Sequence[Draft], draft: Draft, source: Phrase, mentions: Mentions) -> Phrase:
    """The fullest mention of a source that the text names."""
    words = text.words
    head = words[source.head]
    if any(words[k].bits & c.ANAPHORIC for k in range(source.first, source.last)):
        return _anaphor(text, before, source) or mentions.fullest(source)
    if head.form.startswith(("بلاد", "وبلاد")) and head.suffix:
        return _own_country(text, before, draft, mentions) or source
    if head.definite and source.last - source.first == 1 and head.inner not in (ADJECTIVE, UNKNOWN):
        for other in reversed(before):
            if other.resolved is not None and other.resolved.last - other.resolved.first > 1:
                theirs = words[other.resolved.head]
                if theirs.stem == head.stem or head.stem in _office_words(text, other.resolved):
                    return other.resolved
    return mentions.fullest(source)


def _office_words(text: Text, found: Phrase) -> set[str]:
    """The offices that a phrase names: «سامي النادر وزير النقل» may be called «الوزير»."""
    words = text.words
    return {
        words[k].stem
        for k in range(found.first, found.last)
        if words[k].inner == TITLE and (k == found.head or found.named and words[k - 1].inner != TITLE)
    }


def _anaphor(text: Text, before: Sequence[Draft], found: Phrase) -> Phrase | None:
    """«المصدر ذاته», «هذا الأخير»: the last source with that head, or the last one."""
    words = text.words
    head = words[found.head].stem
    for other in reversed(before):
        if other.resolved is not None and words[other.resolved.head].stem == head:
            return other.resolved
    for other in reversed(before):
        if other.resolved is not None:
            return other.resolved
    return None


def _own_country(text: Text, before: Sequence[Draft], draft: Draft, mentions: Mentions) -> Phrase | None:
    """«بلاده»: the country of the one who speaks, as far as a nationality in a mention of his says."""
    for other in reversed(before):
        if other.resolved is None:
            continue
        for k in range(other.resolved.first, other.resolved.last):
            key = mentions.key(text.words[k])
            if key.isascii() and len(key) == 2:
                return mentions.country(key, draft.first)
    return None


def _subject(
    text: Text, before: Sequence[Draft], draft: Draft, mentions: Mentions
) -> tuple[Phrase, SourceType] | None:
    """Whom a cue without a source of its own stands for, and what kind of source that is."""
    if draft.suffix_of is not None and draft.suffix_of.resolved is not None:
        return draft.suffix_of.resolved, draft.suffix_of.source_type
    sentence = text.sent[draft.first]
    for number in range(sentence, max(-1, sentence - _SENTENCES_BACK), -1):
        for other in _speakers(text, before, draft, number):
            if other.resolved is not None and compatible(text, other.resolved, draft.sense):
                return other.resolved, other.source_type
        main = _main_subject(text, number, draft)
        if main is not None and compatible(text, main, draft.sense):
            full = mentions.fullest(main)
            return full, source_type(text, full)
    return None


def _speakers(text: Text, before: Sequence[Draft], draft: Draft, number: int) -> Iterator[Draft]:
    """The attributions of a sentence whose sources may be this one's, likeliest first.

    In its own sentence, those that this cue stands in the content of, or beside; in another, the outermost.
    """
    own = number == text.sent[draft.first]
    around = [d for d in before if _holds(d, draft)]
    for other in reversed(before):
        if text.sent[other.first] != number or other.impersonal or other.resolved is None:
            continue
        if own and _holds(draft, other):
            continue
        nested = [d for d in before if d is not other and _holds(d, other)]
        if own:
            if len(nested) > len(around) and nested != [d for d in around if d is not other]:
                continue  # a source inside another's content is not the subject outside it
        elif nested and draft.sense is not None:
            continue
        yield other


def _holds(outer: Draft, inner: Draft) -> bool:
    return any(first <= inner.first < last for first, last in outer.contents)


def _main_subject(text: Text, number: int, draft: Draft) -> Phrase | None:
    """The subject of the main verb of a sentence, as far as it stands before the cue."""
    first, last = text.sentences[number]
    words = text.words
    end = min(draft.first, last)
    for i in range(first, min(end, first + 12)):
        role = words[i].role
        if role in (VERB, MAYBE_VERB) and any(not s.nominal and s.person == 3 for s in words[i].senses):
            found = phrase(text, i + 1, end) if i + 1 < end else None
            return found if found is not None and _speaks(text, found) else None
        if role in HEADS and role != ADJECTIVE and i == first:
            found = phrase(text, i, end)
            if found is not None and _speaks(text, found):
                return found
        if role in (COMPLEMENTIZER, PREPOSITION) and i == first and number == text.sent[draft.first]:
            continue
    return None


def _speaks(text: Text, found: Phrase) -> bool:
    return found.named or text.words[found.head].bits & _SPEAKERS != 0


def compatible(text: Text, found: Phrase, sense: Sense | None) -> bool:
    """The phrase can be the subject of a form of this gender and number."""
    if sense is None or not sense.gender:
        return True
    shown = agreement(text, found)
    if sense.number == "p":
        return shown.number in ("p", "") and sense.gender != "f" or shown.number == "p"
    if sense.gender == "f":
        return shown.gender == "f" or shown.number == "p" or (not shown.gender and not _male(text, found))
    return shown.gender != "f" and shown.number != "p"


def _male(text: Text, found: Phrase) -> bool:
    word = text.words[found.head]
    if word.inner == TITLE and not word.raw.endswith("ة"):
        return True
    return bool(word.bits & (c.ORG | c.DOCUMENT)) and not word.raw.endswith(("ة", "ه"))
