"""Who a short or missing source is, by agreement and discourse («وأضاف», «المصدر ذاته», «بلاده»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from musnad.document import SourceType
from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Sense
from musnad.read import particles
from musnad.read.complements import completing
from musnad.read.drafts import Draft, Range
from musnad.read.mentions import Mentions
from musnad.read.phrases import Phrase, phrase
from musnad.read.roles import (
    ADJECTIVE,
    COMPLEMENTIZER,
    FUSED,
    HEADS,
    MAYBE_VERB,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
)
from musnad.read.sources import agreement, source_type
from musnad.text import Text

_SPEAKERS: Final = (
    c.TITLE | c.ORG | c.GROUP | c.GIVEN | c.FAMILY | c.MEDIA | c.DOCUMENT | c.ANONYMOUS | c.PLACE | c.PEOPLE
)
_PLAIN: Final = frozenset(("ان", "بان", "وان", "فان"))
"""Complementizers without a pronoun, folded."""
_WHAT: Final = particles.words("what")
_LATTER: Final = frozenset(("الاخير", "الاخيره"))
"""«هذا الأخير»: the subject of the clause before."""
_MARKS: Final = frozenset('«"“(')
_SENTENCES_BACK: Final = 6
"""How far back the subject of a verb without one is looked for."""
_FULLER: dict[SourceType, tuple[SourceType, ...]] = {
    "official": ("person", "media"),
    "other": ("person", "organization", "anonymous", "media", "document", "official"),
    "organization": ("media", "person"),
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
            if draft.rule in ("according-to", "relay") and _agency(text, draft.source):
                kind = "media"
            if _learns(text, draft, draft.source, kind):
                kind, draft.resolved = "media", draft.source  # «وعلمت "الأفق" أن»
            draft.source_type = fuller if fuller in _FULLER.get(kind, ()) else kind
            continue
        draft.source_type = "anonymous"
        if not draft.impersonal:
            found = _subject(text, before, draft, mentions)
            if found is not None:
                draft.resolved, draft.source_type = found


def ownerless(draft: Draft) -> bool:
    """«وتنفي هذه التطورات مزاعم الحزب وتؤكد استمراره»: a feminine verb with a bare object and nobody in the text who
    could be its subject has a thing for one."""
    sense = draft.sense
    return (
        draft.rule == "verb-object"
        and draft.source is None
        and draft.resolved is None
        and sense is not None
        and sense.gender == "f"
        and sense.voice == "active"
    )


def _agency(text: Text, source: Phrase) -> bool:
    """«وفقا للفرنسية»: a news agency goes by its country, in the feminine."""
    word = text.words[source.head]
    alone = source.last - source.first == 1
    return alone and word.definite and word.bits & c.DEMONYM != 0 and word.stem.endswith("يه")


def _learns(text: Text, draft: Draft, source: Phrase, kind: SourceType) -> bool:
    """Nothing shows whose name stands in quotation marks or brackets, or it is who came to know of something."""
    marked = (text.words[k].raw in _MARKS for k in (source.first, max(source.first - 1, 0)))
    if not any(marked) or draft.resolved is not None and draft.resolved.named:
        return False  # «وأكد "النادر" أن», who is a person elsewhere
    body = text.words[source.head].bits & (c.ORG | c.GROUP)
    learned = draft.sense is not None and draft.sense.lexeme.lemma == "علم"
    return kind == "other" or learned and kind == "organization" and not body


def _named(text: Text, before: Sequence[Draft], draft: Draft, source: Phrase, mentions: Mentions) -> Phrase:
    """The fullest mention of a source that the text names."""
    words = text.words
    head = words[source.head]
    if any(words[k].bits & c.ANAPHORIC for k in range(source.first, source.last)):
        if words[source.last - 1].form in _LATTER:
            latter = next(_subjects(text, [], draft, text.sent[draft.first]), None)
            if latter is not None:
                return latter
        return _anaphor(text, before, source) or mentions.fullest(source)
    if head.bits & c.COURTESY and source.last - source.first == 1:
        named = (x.resolved for x in reversed(before) if x.resolved is not None and x.resolved.named)
        return next(named, source)  # «وأوضح معاليه»
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
            key = text.words[k].key
            if key.isascii() and len(key) == 2:
                return mentions.country(key, draft.first)
    return None


def _subject(
    text: Text, before: Sequence[Draft], draft: Draft, mentions: Mentions
) -> tuple[Phrase, SourceType] | None:
    """Whom a cue without a source of its own stands for, and what kind of source that is."""
    if draft.suffix_of is not None and draft.suffix_of.resolved is not None:
        return draft.suffix_of.resolved, draft.suffix_of.source_type
    if _first_person(text, draft):
        outer = next((d for d in reversed(before) if _holds(d, draft) and d.resolved is not None), None)
        if outer is not None and outer.resolved is not None:
            return outer.resolved, outer.source_type  # «وقال: «… وأعتقد أن»»
    sentence = text.sent[draft.first]
    within = _clause_subject(text, before, draft, mentions)
    if within is not None:
        return within, source_type(text, within)
    for number in range(sentence, max(-1, sentence - _SENTENCES_BACK), -1):
        speakers = list(_speakers(text, before, draft, number))
        for phrase_ in _subjects(text, before, draft, number):
            while speakers and speakers[0].first > phrase_.first:
                other = speakers.pop(0)
                if other.resolved is not None and compatible(text, other.resolved, draft.sense):
                    return other.resolved, other.source_type
            if compatible(text, phrase_, draft.sense):
                full = mentions.fullest(phrase_)
                if full is not phrase_ or _speaks(text, phrase_):
                    return full, source_type(text, full)
        for other in speakers:
            if other.resolved is not None and compatible(text, other.resolved, draft.sense):
                return other.resolved, other.source_type
    return None


def _first_person(text: Text, draft: Draft) -> bool:
    """The speaker speaks of himself: by its form, or by the hamza that the verb has in no other («أعتقد»)."""
    sense = draft.sense
    if sense is None or sense.nominal:
        return False
    hamza = text.words[draft.first].raw.lstrip("وف").startswith("أ")
    return sense.person == 1 or hamza and not sense.lexeme.lemma.startswith(("أ", "آ"))


def _clause_subject(text: Text, before: Sequence[Draft], draft: Draft, mentions: Mentions) -> Phrase | None:
    """The subject that opens the reported clause in which a finite cue of several stands («قال الوزير إن الأهالي
    تجمعوا وطالبوا بـ»)."""
    if draft.sense is None or draft.sense.number != "p" or draft.sense.tense == "active_participle":
        return None
    outer = next((d for d in reversed(before) if _holds(d, draft)), None)
    if outer is None or text.sent[outer.first] != text.sent[draft.first]:
        return None
    first = next(a for a, b in outer.contents if a <= draft.first < b)
    while first < draft.first and text.words[first].role == PUNCTUATION:
        first += 1
    found = phrase(text, first, draft.first) if text.words[first].role in HEADS else None
    if found is None or not _could_speak(text, found) or not compatible(text, found, draft.sense):
        return None
    return mentions.fullest(found)


def _speakers(text: Text, before: Sequence[Draft], draft: Draft, number: int) -> Iterator[Draft]:
    """The attributions of a sentence whose sources may be this one's, likeliest first.

    In its own sentence, those that this cue stands in the content of, or beside; in another, the outermost.
    """
    own = number == text.sent[draft.first]
    around = [d for d in before if _holds(d, draft)]
    for other in reversed(before):
        if text.sent[other.first] != number or other.impersonal or other.resolved is None:
            continue
        if other.rule == "according-to" and (own and _aside(before, other) or _around(before, other)):
            continue  # «وطالب X بالتصدي وفقا للميثاق، معربا عن», «وأكد X وفقا للوكالة أن …، مشددا على»
        if other.rule == "verb-naming":
            continue  # «ما تسميه إيران كذا» is said in passing
        if own and _holds(draft, other) or draft.rule == "relay-origin" and other.rule == "relay-verb":
            continue  # who passes on a word is not whose word it is
        nested = [d for d in before if d is not other and _holds(d, other)]
        if own:
            if len(nested) > len(around) and nested != [d for d in around if d is not other]:
                continue  # a source inside another's content is not the subject outside it
        elif nested and draft.sense is not None:
            continue
        yield other


def _aside(before: Sequence[Draft], other: Draft) -> bool:
    """What the source of «وفقا لـ» is named for is said by somebody before."""
    return any(
        d.first < other.first and d.rule != "according-to" and _overlap(d.contents, other.contents)
        for d in before
    )


def _around(before: Sequence[Draft], other: Draft) -> bool:
    """What the source of «وفقا لـ» is named for is what somebody says, whose cue stands before it."""
    return any(
        d.first < other.first and _inside(d.first, other.contents) and d.resolved is not None for d in before
    )


def _overlap(some: Sequence[Range], others: Sequence[Range]) -> bool:
    return any(a < last and first < b for a, b in some for first, last in others)


def _holds(outer: Draft, inner: Draft) -> bool:
    """The inner cue stands in what the outer one, before it, introduces."""
    return outer.first < inner.first and _inside(inner.first, outer.contents)


def _inside(token: int, ranges: Sequence[Range]) -> bool:
    for first, last in ranges:  # noqa: SIM110  no generator: this is asked of every pair of cues
        if first <= token < last:
            return True
    return False


def _subjects(text: Text, before: Sequence[Draft], draft: Draft, number: int) -> Iterator[Phrase]:
    """The subjects of verbs that do not report, in the writer's voice.

    In the cue's own sentence those before it, the nearest first; in another only that of its first verb.
    """
    words = text.words
    first, last = text.sentences[number]
    own = number == text.sent[draft.first]
    end = min(draft.first, last)
    told = [t for d in before for t in d.contents if not t[0] <= draft.first < t[1]]
    cues = {d.first for d in before}
    pronoun = (
        own and end > first and words[end - 1].role == COMPLEMENTIZER and words[end - 1].form not in _PLAIN
    )
    for i in range(end - 2, first - 1, -1) if own else range(first, end - 1):
        if i in cues:
            if not own:
                return
            continue
        if not _opens_clause(text, i, first, pronoun) or not pronoun and _inside(i, told):
            continue
        whose = words[i + 1].role == FUSED or words[i + 1].suffix  # «بينما تعقد بلاده»
        found = None if whose else phrase(text, i + 1, end)
        if found is not None and _could_speak(text, found):
            yield found
        if not own:
            break
    i = first
    while i < end and (words[i].role in (STOP, PUNCTUATION) or words[i].bits & c.CONTRAST):
        i += 1
    if i < end and words[i].role in HEADS and words[i].role not in (ADJECTIVE, MAYBE_VERB):
        found = phrase(text, i, end)
        if found is not None and _could_speak(text, found) and not _inside(i, told):
            yield found


def _opens_clause(text: Text, i: int, first: int, pronoun: bool) -> bool:
    """A verb of the main clause with its subject after it; for «إلا أنه قال», also «أن» and a subject."""
    words = text.words
    word = words[i]
    if pronoun and word.role == COMPLEMENTIZER and word.form in _PLAIN:
        return True
    if (
        word.role not in (VERB, MAYBE_VERB)
        or i > first
        and (words[i - 1].role in (RELATIVE, COMPLEMENTIZER, PREPOSITION) or words[i - 1].form in _WHAT)
    ):
        return False  # «ما تسميه إيران كذا»
    before = words[i - 1] if i > first else None
    if before is not None and before.bits & (c.DOCUMENT | c.SPEECH_EVENT) and not before.definite:
        return False  # «وقال الوزير في بيان تسلمت الصحيفة نسخة منه إن»
    return any(not s.nominal and s.person == 3 and s.voice == "active" and not s.suffix for s in word.senses)


def _could_speak(text: Text, found: Phrase) -> bool:
    head = text.words[found.head]
    after = text.words[found.head + 1] if found.head + 1 < found.last else None
    if head.definite and after is not None and after.role in (FUSED, PREPOSITION) and completing(head):
        return False  # «التابع لمحافظة النهر»
    return found.named or head.bits & _SPEAKERS != 0


def _speaks(text: Text, found: Phrase) -> bool:
    """The phrase by itself shows that it names a party: a single unknown word does not."""
    head = text.words[found.head]
    return head.bits & _SPEAKERS != 0 or found.named and found.last - found.first > 1


def compatible(text: Text, found: Phrase, sense: Sense | None) -> bool:
    """The phrase can be the subject of a form of this gender and number."""
    if sense is None or not sense.gender:
        return True
    shown = agreement(text, found)
    if sense.number == "p":
        if found.named:
            return _joined(text, found)  # else one person by name
        return shown.number in ("p", "") and sense.gender != "f" or shown.number == "p"
    if sense.gender == "f":
        return shown.gender == "f" or shown.number == "p" or (not shown.gender and not _male(text, found))
    return shown.gender != "f" and shown.number != "p"


def _joined(text: Text, found: Phrase) -> bool:
    """More than one party is in the phrase, or several of a kind («أحد المشايخ سامي النادر وأبناؤه»)."""
    words = text.words
    if words[found.head].bits & c.OFFICIAL_PLURAL:
        return True
    return any(
        words[k].pro[:1] == "و" and words[k].role != ADJECTIVE for k in range(found.head + 1, found.last)
    )


def _male(text: Text, found: Phrase) -> bool:
    word = text.words[found.head]
    if word.inner == TITLE and not word.raw.endswith("ة"):
        return True
    if found.head + 1 < found.last and text.words[found.head + 1].raw.endswith("ة") and word.definite:
        return False  # a broken plural: «الأمم المتحدة»
    return bool(word.bits & (c.ORG | c.DOCUMENT)) and not word.raw.endswith(("ة", "ه"))
