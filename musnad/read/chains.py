"""Chains: each attribution's next link outward, and whom an implicit or short source stands for."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.lexicon import classes as c
from musnad.read.constructions import Draft
from musnad.read.phrases import ADJECTIVE, HEADS, MAYBE_VERB, VERB, Phrase, phrase
from musnad.read.resolve import Mentions, compatible
from musnad.read.sources import source_type
from musnad.text import Text


def link(drafts: Sequence[Draft]) -> None:
    """Set `parent`: the attribution with the smallest content in which the cue stands."""
    for number, draft in enumerate(drafts):
        best: int | None = None
        size = 1 << 30
        for other_number, other in enumerate(drafts):
            if other is draft:
                continue
            for first, last in other.contents:
                if first <= draft.first < last and last - first < size:
                    if (
                        any(f <= other.first < e for f, e in draft.contents)
                        and (sum(e - f for f, e in draft.contents) <= last - first)
                        and not (draft.first < other.first)
                    ):
                        continue
                    best, size = other_number, last - first
        draft.parent = best
    for number, draft in enumerate(drafts):  # no cycles, whatever the contents
        seen = {number}
        at = draft
        while at.parent is not None:
            if at.parent in seen:
                at.parent = None
                break
            seen.add(at.parent)
            at = drafts[at.parent]


def resolve(text: Text, drafts: Sequence[Draft], mentions: Mentions) -> None:
    """Set `resolved` and `source_type` of each draft, in text order."""
    for number, draft in enumerate(drafts):
        if draft.source is not None:
            found = draft.source
            if text.words[found.first].bits & c.ANAPHORIC or text.words[found.last - 1].bits & c.ANAPHORIC:
                found = _anaphor(text, drafts[:number], found) or found
            draft.resolved = mentions.fullest(found)
            draft.source_type = source_type(text, draft.source)
            if draft.source_type != source_type(text, draft.resolved):
                wider = source_type(text, draft.resolved)
                if draft.source_type in ("official", "other", "organization") and wider in (
                    "person",
                    "anonymous",
                    "media",
                    "document",
                ):
                    draft.source_type = wider
            continue
        if draft.impersonal:
            draft.source_type = "anonymous"
            continue
        found_before = _subject(text, drafts, number, mentions)
        if found_before is None:
            draft.source_type = "anonymous"
            continue
        phrase_, kind = found_before
        draft.resolved = phrase_
        draft.source_type = kind


def _anaphor(text: Text, before: Sequence[Draft], found: Phrase) -> Phrase | None:
    """«المصدر ذاته», «هذا الأخير»: the last source with that head, or the last one."""
    head = text.words[found.head].stem
    for other in reversed(before):
        if other.source is not None and text.words[other.source.head].stem == head:
            return other.resolved or other.source
    for other in reversed(before):
        if other.resolved is not None:
            return other.resolved
    return None


def _subject(text: Text, drafts: Sequence[Draft], number: int, mentions: Mentions):  # type: ignore[no-untyped-def]
    """Whom a cue without a source of its own stands for: (phrase, source type), or None."""
    draft = drafts[number]
    sentence = text.sent[draft.first]
    inside = [d for d in drafts[:number] if any(f <= draft.first < e for f, e in d.contents)]
    previous = [d for d in reversed(drafts[:number]) if d.resolved is not None and not d.impersonal]
    if draft.suffix_of is not None and draft.suffix_of.resolved is not None:
        return draft.suffix_of.resolved, draft.suffix_of.source_type
    for other in previous:
        if text.sent[other.first] != sentence:
            break
        if any(f <= other.first < e for f, e in draft.contents):
            continue
        nested = [
            d for d in drafts[:number] if d is not other and any(f <= other.first < e for f, e in d.contents)
        ]
        if nested != [d for d in inside if d is not other] and len(nested) > len(inside):
            continue  # a source inside another's content is not the subject outside it
        if compatible(text, other.resolved, draft.sense):
            return other.resolved, other.source_type
    main = _main_subject(text, sentence, draft)
    if main is not None:
        full = mentions.fullest(main)
        return full, source_type(text, full)
    for other in previous:
        if text.sent[other.first] == sentence:
            continue
        if other.parent is not None:
            continue
        nested = any(
            any(f <= other.first < e for f, e in d.contents) for d in drafts[:number] if d is not other
        )
        if nested and draft.sense is not None:
            continue
        if compatible(text, other.resolved, draft.sense):
            return other.resolved, other.source_type
    return None


def _main_subject(text: Text, sentence: int, draft: Draft) -> Phrase | None:
    """The subject of the main verb of the sentence, when it stands before the cue and agrees with it."""
    first, last = text.sentences[sentence]
    words = text.words
    for i in range(first, min(draft.first, first + 12)):
        if words[i].role in (VERB, MAYBE_VERB) and any(
            not s.nominal and s.person == 3 for s in words[i].senses
        ):
            if i + 1 >= draft.first:
                return None
            found = phrase(text, i + 1, draft.first)
            if found is None:
                return None
            if (
                words[found.head].bits
                & (
                    c.TITLE
                    | c.ORG
                    | c.GIVEN
                    | c.FAMILY
                    | c.MEDIA
                    | c.DOCUMENT
                    | c.ANONYMOUS
                    | c.PLACE
                    | c.GROUP
                    | c.PEOPLE
                )
                or found.named
            ):
                if compatible(text, found, draft.sense):
                    return found
            return None
        if words[i].role in HEADS and words[i].role != ADJECTIVE and i == first and draft.sense is not None:
            found = phrase(text, i, draft.first)
            if found is not None and (
                found.named or words[found.head].bits & (c.TITLE | c.ORG | c.MEDIA | c.PLACE)
            ):
                return found if compatible(text, found, draft.sense) else None
    return None
