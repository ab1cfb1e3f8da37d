"""Verbs of reporting before what they report: «قال X إن», «X قال إن», «أعلن X مقتل», «دعا X Y إلى»."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame, Sense
from musnad.read import particles
from musnad.read.clauses import phrase_before
from musnad.read.constructions_bare import bare
from musnad.read.constructions_verb_after import preceding, quote_before
from musnad.read.contents import content_from
from musnad.read.cues import asked_of_god, frame_of, past_times
from musnad.read.drafts import Draft
from musnad.read.frames import CARRIED, PLAIN, Opening, governed
from musnad.read.openings import open_content
from musnad.read.openings_parties import ABSTRACT, COLLECTIVE
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import bounds, quote_at
from musnad.read.roles import (
    ACCUSATIVE,
    ADJECTIVE,
    ANONYMOUS,
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    MASDAR,
    MAYBE_VERB,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PREPOSITION,
    PUNCTUATION,
    QUANTIFIER,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
)
from musnad.read.sources import agreement, can_say
from musnad.read.subjects import subject_before, topic
from musnad.read.withholding import withheld
from musnad.text import Text, Word

_NEGATION: Final = particles.words("negation")
_RULES: Final = {
    "clause": "verb-clause",
    "quote": "verb-quote",
    "colon": "verb-colon",
    "prep": "verb-preposition",
    "object": "verb-object",
}
_WITHHELD: Final = particles.words("withheld")
_THAT: Final = particles.words("that")
_INSIDE: Final = particles.words("inside")
_FRONTING: Final = particles.words("fronting")
_WHILE: Final = particles.words("while")
_AFTER: Final = particles.words("dated")
_TAKES_UP: Final = particles.words("takes_up")
"""Words before a verb whose subject is left out."""
_PARTIES: Final = frozenset("TOMADG")
_THERE_ARE: Final = particles.words("there_are")
_OF_THE_WRITER: Final = particles.words("of_the_writer")
_CLAIMED: Final = particles.words("claimed")
_PURPOSE: Final = particles.words("purpose")
_ITSELF: Final = particles.words("itself")
_WHERE: Final = frozenset(("فيه", "فيها", "به", "بها"))
_IN_IT: Final = particles.words("resumed")
_ACCUSES: Final = frozenset(("object+ب", "object+clause"))
"""What verbs govern that need somebody of whom it is said («اتهم»): without him they are passive."""
_HOLDS: Final = frozenset(particles._DATA["holds"])
_BY_THE_WAY: Final = particles.words("by_the_way")
_GIVERS: Final = frozenset((TITLE, ORG, NAME, MEDIA))
_VOCATIVE: Final = particles.words("vocative")
_OFTEN: Final = particles.words("often")
_NAMING: Final = particles.words("naming_words")
_SAID: Final = frozenset(("neutral", "affirming"))
_FAR: Final = 16
_NEAR: Final = 8
"""Tokens between source and content, past which a verb that often does not report is not trusted."""


def verb(text: Text, i: int) -> list[Draft]:
    """What the finite verb at token i reports: the first of its readings that makes an attribution."""
    start, limit = bounds(text, i)
    if withheld(text.words, i, limit):
        return []
    for sense in text.words[i].cue.finite:
        draft = _reading(text, i, sense, start, limit)
        if draft is not None:
            return [draft]
    return []


def _reading(text: Text, i: int, sense: Sense, start: int, limit: int) -> Draft | None:
    words = text.words
    frame = frame_of(sense)
    before = words[i - 1] if i > start else None
    whoever = before is not None and i - 2 >= start and before.form == "من"
    some = whoever and (words[i - 2].form in _THERE_ARE or bool(frame.options.get("impersonal_only")))
    if before is not None and (
        before.form in _NEGATION
        and not (before.form == "ما" and i - 2 >= start and words[i - 2].form in _OFTEN)
        and frame.stance != "denying"
        and not frame.options.get("litotes")
        or before.role == PREPOSITION
        and not (sense.pro or some)
        or before.form in _NAMING
        or before.form in _OF_THE_WRITER
    ):
        return None
    passive = sense.voice == "passive"
    impersonal = bool(frame.options.get("passive_impersonal"))
    if passive and not impersonal:
        return None
    addressed = frame.target_in_content or governed(frame.governs).target
    if sense.suffix and not addressed and "object" not in frame.governs:
        return None  # «بيانه الذي بثته»: the pronoun is the object
    if frame.options.get("urges") and _amounts(text, i, sense, limit):
        return None  # «لتبلغ 30 مليونا»: reaches, informs nobody
    if i + 1 < limit and words[i + 1].form in _VOCATIVE:
        return None  # «واعلم أيها الأخ أن»
    if frame.options.get("in_document") and i + 1 < limit and words[i + 1].form not in _INSIDE | _WHERE:
        return None
    joined = sense.pro[:1] in ("و", "ف", "ل") if sense.pro else before is not None and before.form == "و"
    ahead = None if joined or passive else subject_before(text, i, start, sense)
    pause = before is not None and before.role == PUNCTUATION
    if ahead is not None and pause and not _speaks(text, ahead, frame, i):
        ahead = None  # a noun of the clause before the comma
    following = words[i + 1].role if ahead is not None and not addressed and i + 1 < limit else ""
    if following == ANONYMOUS or following == TITLE and "object" not in frame.governs:
        ahead = None  # «وفي البلدة التي تقع شمال النهر قالت مصادر إن»
    named = following in (NAME, UNKNOWN) and "object" not in frame.governs
    if named and ahead is not None and not can_say(text, ahead):
        ahead = None  # «وبهذا الخصوص قال النادر إن»
    if ahead is not None and pause and following in _GIVERS and words[ahead.head].role == DOCUMENT:
        ahead = None  # «بنود القرار، وفق آلية واضحة، يرفض المبعوث تسميتها بالمبادرة»
    in_it = ahead is not None and (_in_it(text, ahead, i, limit) or _meanwhile(text, i, limit))
    if in_it:
        ahead = None
    if ahead is None and sense.pro == "ف":
        ahead = topic(text, i, start)
    subject = not passive and ahead is None and sense.number != "p"  # a plural verb has its subject before it
    opening = open_content(text, i + 1, frame, limit, subject=subject, has_target=bool(sense.suffix))
    if opening is None:
        if passive:
            return None
        found = preceding(text, i, sense, frame, start, limit, ahead)
        return found or bare(text, i, sense, frame, limit, ahead)
    if opening.kind == "carrier":
        return _carried(text, i, sense, opening, ahead, limit)
    if opening.kind == "colon" and frame.weak and opening.first in text.breaks and not _quoted(text, opening):
        return None  # «نشر: 14:20»
    alone = opening.target is None and opening.source is not None and governed(frame.governs).target
    if alone and _disagrees(text, opening.source, sense):
        opening.target, opening.source = opening.source, None  # «ودعا الحكومة إلى»
    if opening.kind in ("object", "clause", "prep") and sense.suffix and not addressed:
        return None  # «وتتبناه الجماعة», «في البيان الذي أعلنه المجلس إن»
    resumed = before is not None and before.role == RELATIVE and sense.suffix and not addressed
    if resumed and opening.kind == "quote":
        return None  # «إن الحلف الذي تقترحه «سيضم الجميع»»
    joined_deed = bool(words[i].shape & MASDAR) and sense.pro == "و" and before is not None
    joined_deed = joined_deed and any(s.tense == "masdar" for s in words[i - 1].senses)
    if joined_deed and opening.kind == "object" and opening.source is None:
        return None  # «من أجل التحقيق وكشف ملابسات الحادث»
    told = opening.target is not None and can_say(text, opening.target) or bool(sense.suffix)
    named = opening.source is not None and opening.source.first == i + 1 and sense.tense == "perfect"
    if frame.options.get("urges") and opening.kind == "prep" and not (told or named):
        return None  # «يبلغ طوله 192 كيلومترا، وحفر بتقنية حديثة» tells nobody
    stance = frame.stance
    if frame.options.get("prays") and opening.kind == "clause":
        if not asked_of_god(text, i + 1, opening.mark):
            return None
        stance = "demanding"
        if opening.source is not None and not can_say(text, opening.source):
            opening.source = None
    stated = frame.options.get("in_document") and _quoted(text, opening)
    traced = frame.target_in_content and opening.target is not None and (opening.source or ahead)
    if frame.weak and not (stated or traced or _trusted(text, i, opening, frame)):
        return None
    if before is not None and before.form in _PURPOSE and sense.tense == "imperfect":
        return None  # «حتى يعلم الناس أن»
    unsaid = before is not None and before.role == COMPLEMENTIZER and before.form in ("ان", "لان", "بان")
    if unsaid and opening.kind in ("object", "prep") and words[i - 2].form not in _AFTER:
        return None  # «أن يعلن بدء العملية» is not yet said
    if opening.kind == "object" and frame.stance == "denying" and words[opening.first].form in _WITHHELD:
        return None
    within = before is not None and before.role == RELATIVE
    fronted = before is not None and (before.form in _FRONTING or before.form in _WHILE and i - 1 == start)
    nobody = bool(frame.options.get("impersonal_only"))
    if nobody and opening.source is not None and opening.source.first == i + 1:
        nobody = not (words[opening.source.head].definite and can_say(text, opening.source))
    contents = content_from(text, opening, limit, frame.stance, within=within, fronted=fronted, tight=nobody)
    source = opening.source if opening.source is not None else ahead
    within_document = (
        _document(text, i, limit) if source is None and frame.options.get("in_document") else None
    )
    source = source or within_document
    if ahead is not None and words[ahead.head].role == FUSED and words[ahead.head].inner not in _PARTIES:
        ahead = source = opening.source  # «بالهجوم الذي قال إن»
    if contents[0][1] == opening.first + 1 and words[opening.first].form in _THAT:
        return None  # «تعلن ذلك»: no proposition
    if opening.kind == "prep" and words[opening.first].form in _ITSELF:
        return None  # «يعبر عن نفسه»
    if within and opening.kind == "object" and words[i + 1].form in _IN_IT and opening.source is None:
        return None  # «الديانة التي يدينون بها»
    rule = _RULES[opening.kind]
    if opening.kind == "quote" and before is not None and before.raw in "،," and not joined:
        quoted = quote_before(text, i, start)
        if quoted is not None:
            contents, rule = [quoted, *contents], "quote-before-verb"  # «…»، قال X، «…»
    if opening.kind == "object" and source is None and words[opening.first].suffix:
        doer = phrase(text, opening.first + 1, limit)
        if doer is not None and words[opening.first].role == QUANTIFIER and can_say(text, doer):
            source, contents = doer, [(opening.first, opening.first + 1)]  # «هجمات تبنى بعضها التنظيم»
    if opening.kind == "object" and words[opening.first].form in _CLAIMED:
        deed = past_times(text, opening.first + 1, limit)
        if deed + 1 < limit and words[deed].form == "عن":
            contents, stance, rule = [(deed + 1, contents[-1][1])], "committing", "verb-claim"
    at_once = within and opening.mark == i + 1 and opening.kind == "prep" and not sense.suffix
    if at_once and frame.target_in_content and _ACCUSES.issubset(frame.governs):
        source, passive = None, True  # «الجيش الذي اتهم بـ»
    if frame.target_in_content and opening.target is not None:
        contents = [(opening.target.first, contents[-1][1])]
        rule = "verb-object"
    speaks = source is None or source is within_document or _speaks(text, source, frame, i, opening.kind)
    if source is not None and not speaks:
        if opening.kind in ("object", "prep") or frame.weak or source.first > i:
            return None
        source = None
    if opening.source is None and pause and words[i].form in _BY_THE_WAY:
        return None
    if (
        passive
        or nobody
        or some
        or (source is None and impersonal and _nobody(text, i, sense, opening, start))
    ):
        if words[i].form in _BY_THE_WAY:
            return None
        source, rule, passive = None, "impersonal", True
    if (
        (source is None or _predicate(text, opening.first, limit))
        and opening.kind == "object"
        and sense.tense == "imperfect"
        and sense.lexeme.lemma in _HOLDS
    ):
        return None  # «تعتبر القاعدة أكبر المطارات»: nobody in particular holds it to be so
    subjectless = source is None and not (
        passive or joined or in_it or within and sense.number == "p" or _taken_up(before)
    )
    if subjectless and (opening.kind in ("object", "prep") or frame.weak):
        return None
    after_comma = before is not None and before.raw in "،," and not (joined or passive)
    if source is None and after_comma and sense.tense == "imperfect" and opening.kind in ("object", "prep"):
        return None  # «كل ذلك، ينذر بحرب»: the subject is no party
    if source is not None and any(source.last > first and source.first < last for first, last in contents):
        source = None
    return Draft(
        i,
        i + 1,
        contents,
        stance,
        rule,
        source=source,
        sense=sense,
        impersonal=passive,
        mark=opening.mark,
    )


def _quoted(text: Text, opening: Opening) -> bool:
    """A quotation opens, with a colon before it or without."""
    return opening.kind == "quote" or opening.kind == "colon" and quote_at(text, opening.first) is not None


def _disagrees(text: Text, found: Phrase | None, sense: Sense) -> bool:
    """A masculine verb cannot have as its subject, right after it, a body that is feminine («ودعا الحكومة إلى»)."""
    if sense.gender != "m" or sense.number != "s" or sense.person != 3 or found is None or found.named:
        return False
    head = text.words[found.head]
    if not head.definite or head.role not in (ORG, TITLE, NOUN, ADJECTIVE) or head.bits & c.COURTESY:
        return False
    return (
        head.form in COLLECTIVE or agreement(text, found).gender == "f" and not head.bits & c.OFFICIAL_PLURAL
    )


def _in_it(text: Text, found: Phrase, i: int, limit: int) -> bool:
    """A pronoun after the verb takes up the document before it: somebody else says so in it («بيانا أكد فيه أن»)."""
    if i + 1 >= limit:
        return False
    document = text.words[found.head].bits & (c.DOCUMENT | c.SPEECH_EVENT)
    if document:
        return text.words[i + 1].form in _IN_IT
    return text.words[i - 1].role == RELATIVE and text.words[i + 1].form in _WHERE


def _meanwhile(text: Text, i: int, limit: int) -> bool:
    """«في وقت أعلنت فيه القيادة»: who stands before the time does not speak."""
    words = text.words
    return i + 1 < limit and words[i + 1].form in _WHERE and bool(words[i - 1].shape & WHEN)


def _amounts(text: Text, i: int, sense: Sense, limit: int) -> bool:
    """A number follows a verb in the imperfect («تبلغ نحو 230 مليونا»)."""
    following = text.words[i + 1 : min(i + 3, limit)]
    return sense.tense == "imperfect" and any(
        word.role == NUMBER and (k == 0 or following[0].role in (QUANTIFIER, STOP))
        for k, word in enumerate(following)
    )


def _document(text: Text, i: int, limit: int) -> Phrase | None:
    """Where it says so («جاء في بيان الجيش أن», «في بيان جاء فيه أن»)."""
    words = text.words
    if i + 2 < limit and words[i + 1].form == "في":
        return phrase(text, i + 2, limit)
    if i + 1 < limit and words[i + 1].form in _WHERE:
        start, _ = bounds(text, i)
        end = i - (words[i - 1].role == RELATIVE)
        return phrase_before(text, end, start)
    return None


def _speaks(text: Text, found: Phrase, frame: Frame, i: int, kind: str = "") -> bool:
    """The phrase can be who reports: a party, a name like an adjective («المجاطي»), or a subject by its ending.

    With a verb that says or affirms, or with a clause, whatever is not an event («أعلنت خلية الإعلام مقتل»).
    """
    head = text.words[found.head]
    if head.role == FUSED and head.inner not in _PARTIES:
        return False  # «ببلاهة»
    nearest = kind == "clause" and found.first == i + 1  # «وذكر بادي الذي زار المدينة، أن»
    said = (not frame.weak or nearest) and found.first > i and not frame.options.get("shows")
    paused = kind == "prep" and found.last < len(text.words) and text.words[found.last].raw in "،,"
    said = said and (kind == "clause" or frame.stance in _SAID or paused)
    plain = not head.shape & (MASDAR | ACCUSATIVE) and head.role in (NOUN, MAYBE_VERB)
    if said and (paused or plain):
        return True
    return (
        can_say(text, found)
        or found.named
        or head.role == ADJECTIVE
        or head.bits & c.COURTESY != 0
        or head.definite
        and head.stem.endswith("ان")
    )


def _carried(
    text: Text, i: int, sense: Sense, opening: Opening, ahead: Phrase | None, limit: int
) -> Draft | None:
    """«وتابع قائلا:», «غرد X قائلا:»: the second cue carries the content; right after the verb they are one."""
    past = opening.mark + 1
    carried = open_content(text, past, CARRIED, limit, subject=False)
    if carried is None or carried.kind == "carrier" or carried.mark > past + 2:
        return None
    source = opening.source or ahead
    contents = content_from(text, carried, limit)
    frame = frame_of(sense)
    first, last, stance = opening.mark, past, "neutral"
    if opening.mark == i + 1:
        first = i
    elif not frame.weak:
        first, last, stance = i, i + 1, frame.stance  # «وأضافت المصادر بالقول إن»
    return Draft(first, last, contents, stance, "carried", source=source, sense=sense, mark=carried.mark)


def _taken_up(before: Word | None) -> bool:
    """A verb after this word may leave its subject out."""
    if before is None or before.role == PUNCTUATION or before.form in _TAKES_UP or before.form == "ما":
        return True
    return before.role == COMPLEMENTIZER and before.form not in PLAIN  # «وأنه أشاد بـ»


def _nobody(text: Text, i: int, sense: Sense, opening: Opening, start: int) -> bool:
    """«ويتوقع أن»: an imperfect in the masculine singular without a subject; its passive, unvocalized."""
    words = text.words
    if sense.tense != "imperfect" or sense.gender != "m" or sense.number != "s" or sense.suffix:
        return False
    counted = opening.kind == "object" and opening.target is not None  # «ويقدر عدد القتلى بثلاثين»
    if opening.kind not in ("clause", "prep") and not counted:
        return False
    return i == start or words[i - 1].role != RELATIVE or sense.pro != ""


def _predicate(text: Text, j: int, limit: int) -> bool:
    """An indefinite noun at token j says what something is held to be («الحملة تعتبر خطوة إيجابية»)."""
    if j >= limit:
        return False
    word = text.words[j]
    if word.role == QUANTIFIER:
        return False  # «تعتبر الوزارة كل هجوم جريمة»
    return not word.definite and not word.suffix and not (j + 1 < limit and text.words[j + 1].definite)


def _trusted(text: Text, i: int, opening: Opening, frame: Frame) -> bool:
    """A verb that often does not report does so here: a clause or a statement in quotation marks, close by."""
    words = text.words
    if opening.kind == "prep" and opening.first < len(words):
        what = words[opening.first]
        if what.form in ABSTRACT or frame.options.get("deeds") and what.shape & MASDAR:
            return True  # «اتفق الجانبان على ضرورة», «اتفق الطرفان على وقف القتال»
    if opening.kind in ("object", "prep"):
        return False
    first = opening.source.last if opening.source is not None else i + 1
    between = range(first, opening.mark)
    if opening.kind == "clause":
        return len(between) <= (_FAR if frame.stance == "neutral" else _NEAR)
    if len(between) > _FAR or any(
        words[k].role == VERB and words[k - 1].role not in (PREPOSITION, RELATIVE) for k in between
    ):
        return False
    if opening.kind == "quote":
        quote = quote_at(text, opening.mark)
        if quote is None or quote.last - quote.first < 4:
            return False
        return not any(
            words[k].role in ("N", ORG, NAME, UNKNOWN)
            for k in between
            if words[k - 1].role not in (PREPOSITION, "N")
        ) or any(words[k].bits & c.SPEECH_EVENT for k in between)
    return True
