"""Cues that are not verbs: «بحسب», «وفقا لـ», «حسبما ذكر», «نقلا عن», «على حد زعمه», «بالقول»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from musnad.read import particles
from musnad.read.clauses import begins, clause_start, phrase_before
from musnad.read.contents import content_from, end_content
from musnad.read.cues import PhraseCue, frame_of, is_time, is_verb
from musnad.read.drafts import Draft, Range
from musnad.read.frames import CARRIED, PLAIN, Opening
from musnad.read.openings import open_content
from musnad.read.phrases import Phrase, phrase
from musnad.read.quotations import after, bounds, quote_at
from musnad.read.roles import (
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    HEADS,
    MAYBE_VERB,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    TITLE,
    VERB,
)
from musnad.read.sources import can_say
from musnad.text import Text, Word
from musnad.text.fold import fold

_CREDIT: Final = frozenset(fold(word) for word in "المصدر المصادر مصدر مصادر".split())
_CREDIT_SIZE: Final = 10
"""Tokens of the longest line that says whose an article is."""
_RESUMED: Final = particles.words("resumed") | particles.words("resumed_to")
_EACH: Final = particles.words("each")
_NORMS: Final = particles.words("norm")
_GLUED: Final = particles.words("glued")
_INSIDE: Final = particles.words("inside")
_OWN: Final = particles.words("own_word")
_VERBAL: Final = frozenset((VERB, MAYBE_VERB, NAME, TITLE, NOUN))
_PARTIES: Final = frozenset("TOMADGUJ")
_NEGATION: Final = particles.words("negation")
_PAUSES: Final = "،,-–—"
_NEAR: Final = 3
_LONG_ASIDE: Final = 8
"""Tokens of the rest of a source, and of where it spoke, in an aside."""
_ASIDE: Final = 25
"""Tokens of what may be said of a source before the main clause."""


class _Cue(NamedTuple):
    """A matched cue with what belongs to it: past its last token, stance, source; own: the speaker is a pronoun."""

    last: int
    stance: str
    source: Phrase | None
    own: bool


def phrase_cue(text: Text, i: int, cue: PhraseCue, past: int, drafts: Sequence[Draft]) -> list[Draft]:
    """The attribution of the phrase cue at tokens i to `past`, drafts being those before it."""
    start, limit = bounds(text, i)
    if i > start and text.words[i - 1].form in _EACH:
        return []  # «كل حسب جهده»
    if cue.source in ("none", "before"):
        draft = _carried(text, i, cue, past, start, limit)
    elif cue.source == "suffix":
        draft = _own_word(text, i, past, cue.stance, drafts, start, limit)
    else:
        whole = _whole(text, cue, past, limit)
        if whole is None:
            return []
        if whole.own:
            draft = _own_word(text, i, whole.last, whole.stance, drafts, start, limit)
        else:
            draft = _according_to(text, i, cue, whole, start, limit, drafts)
            origin = _origin(text, whole, limit) if draft is not None else None
            if draft is not None and origin is not None:
                return [draft, _inner(draft, origin)]
    return [draft] if draft is not None else []


def _whole(text: Text, cue: PhraseCue, past: int, limit: int) -> _Cue | None:
    """The cue with the verb or noun of reporting that follows it («وفق ما أعلنته», «وفق ادعاءات», «حسب تصريحاته»)."""
    words = text.words
    j = past
    if j >= limit:
        return None
    verb = j + 1 if words[j].form in ("ما", "لما") else j
    if (
        verb < limit
        and words[verb].cue is not None
        and words[verb].cue.finite
        and words[verb].role in _VERBAL
    ):
        sense = words[verb].cue.finite[0]
        if verb > j or cue.takes_verb:
            doer = verb + 1
            if frame_of(sense).options.get("in_document") and doer < limit and words[doer].form in _INSIDE:
                doer += 1  # «وفق ما جاء في بيان الوزارة»
            while doer < limit and (words[doer].form in _RESUMED or is_time(words[doer])):
                doer += 1  # «وفق ما صرح به X», «حسبما أفاد الأحد X»
            found = phrase(text, doer, limit)
            return _Cue(verb + 1, frame_of(sense).stance, found, False) if found is not None else None
    if verb > j or cue.takes_verb:
        return None
    if words[j].form in _GLUED:  # «حسب ماذكر المصدر»
        inside = j + 1 < limit and words[j + 1].form in _INSIDE
        found = phrase(text, j + 1 + inside, limit)
        return _Cue(j + 1, cue.stance, found, False) if found is not None else None
    word = words[j]
    bare = word.form[: -len(word.suffix)] if word.suffix else ""
    if word.suffix and bare in _OWN:
        return _Cue(j + 1, cue.stance, None, True)
    if word.stem in _NORMS:
        return None  # «وفقا للضوابط», «وفق رؤية القيادة»
    if word.cue is not None and word.cue.nouns and word.role not in (DOCUMENT, TITLE) and not word.pro:
        sense = word.cue.nouns[0]
        stance = frame_of(sense).stance
        if sense.suffix:
            return _Cue(j + 1, stance, None, True)
        found = phrase(text, j + 1, limit)
        if found is not None and can_say(text, found):
            return _Cue(j + 1, stance, found, False)
    bracket = words[j].raw == "("  # «وبحسب (وكالة الضحى) أكد»
    found = phrase(text, j + bracket, limit)
    if found is None or not can_say(text, found):
        return None
    inside = any(words[k].role in _PARTIES for k in range(found.first + 1, found.last))
    if word.role == FUSED and word.inner not in _PARTIES and not inside:
        return None  # «وفقا للمتغيرات», but «وفقا لإحصاء رويترز»
    return _Cue(past, cue.stance, found, False)


def _origin(text: Text, whole: _Cue, limit: int) -> Phrase | None:
    """Whose word it is that the source passes on («حسبما نقلت الوكالة عن طبيب»)."""
    words = text.words
    verb, source = words[whole.last - 1], whole.source
    if source is None or verb.cue is None or not verb.cue.relays or source.last + 1 >= limit:
        return None
    if words[source.last].form != "عن":
        return None
    found = phrase(text, source.last + 1, limit)
    return found if found is not None and can_say(text, found) else None


def _inner(outer: Draft, origin: Phrase) -> Draft:
    """The inner link of a chain whose outer one is after what was said."""
    at = origin.first - 1
    return Draft(at, at + 1, list(outer.contents), "neutral", "relay-origin", source=origin)


def _carried(text: Text, i: int, cue: PhraseCue, past: int, start: int, limit: int) -> Draft | None:
    """«بالقول إن», «قوله إن», «مفادها أن»: the content follows at once; the speaker stands before, or is implicit."""
    opening = open_content(text, past, CARRIED, limit, subject=False)
    to_whom = past < limit and text.words[past].form.startswith("ل")  # «بالقول لـ«الضحى» إن»
    if opening is None or opening.mark > past + _NEAR + (4 if to_whom else 0):
        return None
    source: Phrase | None = None
    if cue.source == "before":
        source = phrase_before(text, i, start)
    else:
        for j in range(i - 1, max(start, i - 12) - 1, -1):  # «ومضت المصادر بالقول»
            if text.words[j].role == VERB:
                found = phrase(text, j + 1, i)
                source = found if found is not None and found.last == i and can_say(text, found) else None
                break
    contents = content_from(text, opening, limit)
    return Draft(i, past, contents, cue.stance, "carried", source=source, mark=opening.mark)


def _according_to(
    text: Text, i: int, cue: PhraseCue, whole: _Cue, start: int, limit: int, drafts: Sequence[Draft]
) -> Draft | None:
    source, past = whole.source, whole.last
    assert source is not None
    relayed = cue.forms[-1] == "عن" and len(cue.forms) > 1
    rule = "relay" if relayed else "according-to"
    contents: list[Range] | None
    if relayed:
        contents = _relayed(text, source.last, limit)
        if contents is not None:
            return Draft(i, past, contents, whole.stance, rule, source=source)
    joined = text.words[i].form != cue.forms[0] and text.words[i - 1].role == PUNCTUATION
    if (joined or begins(text, i, start)) and cue.content != "preceding":
        contents = _following(text, i, source.last, start, limit)
    else:
        contents = _before(text, i, source.last, start, limit, drafts)
        if (
            contents
            and contents[0][1] - contents[0][0] == 1
            and text.words[contents[0][0]].role == COMPLEMENTIZER
        ):
            contents = _following(text, i, source.last, start, limit)  # «قال إنه وفقا لإحصاءات … فقد»
    return Draft(i, past, contents, whole.stance, rule, source=source) if contents else None


def _relayed(text: Text, j: int, limit: int) -> list[Range] | None:
    opening = open_content(text, j, CARRIED, min(limit, j + 16), subject=False)
    if opening is None or opening.kind == "carrier":
        return None
    return content_from(text, opening, limit)


def _following(text: Text, i: int, j: int, start: int, limit: int) -> list[Range] | None:
    """The content after a cue that opens its sentence («وبحسب المرصد فإن …»); the sentence before one that is alone."""
    words = text.words
    while j < limit and (
        words[j].raw in "،,:"
        or words[j].raw == ")"
        and words[i + 1].raw == "("
        or words[j].form in PLAIN
        or words[j].form == "فقد"
        or is_time(words[j])
    ):
        j += 1
    if j < limit and (words[j].role == RELATIVE or _describes(text, j)):
        j = _past_aside(text, j, limit)
    main = _main_clause(text, j, limit)
    if main > 0:
        return [(main, end_content(text, main, limit, nominal=False))]
    if j < limit - 1:
        quote = quote_at(text, j)
        if quote is not None:
            past = after(quote)
            if past >= limit or words[past].role == PUNCTUATION:
                return [(quote.first, quote.last)]
        return [(j, end_content(text, j, limit, nominal=False))]
    if text.sent[i] > 0 and i == start:
        first, stop = text.sentences[text.sent[i] - 1]
        return [(clause_start(text, first, stop), stop)]
    return None


def _main_clause(text: Text, j: int, limit: int) -> int:
    """Where the clause of a «فإن» begins after what is said of the source («وفق المصدر، الذي …، فإن»), else 0."""
    words = text.words
    for k in range(j, min(j + _ASIDE, limit - 1)):
        if words[k].form[:3] == "فان" and words[k].role == COMPLEMENTIZER:
            return k + 1 if words[k].form in PLAIN else k
        if words[k].raw in "؛;:":
            break
    return 0


def _describes(text: Text, j: int) -> bool:
    """A verb at token j describes the indefinite noun before it («وبحسب بيان صدر عن الوزارة، قتل»)."""
    before = text.words[j - 1]
    return (
        is_verb(text.words[j]) and not text.words[j].pro and before.role == DOCUMENT and not before.definite
    )


def _past_aside(text: Text, j: int, limit: int) -> int:
    """Past the comma that ends what is said of the source from token j on, and the «فقد» or «فإن» after it; else j."""
    words = text.words
    for k in range(j, min(j + _ASIDE, limit - 1)):
        if words[k].raw in "،,":
            following = words[k + 1]
            return k + 2 if following.form == "فقد" or following.form in PLAIN else k + 1
        if words[k].raw in "؛;:":
            break
    return j


def _before(
    text: Text, i: int, j: int, start: int, limit: int, drafts: Sequence[Draft]
) -> list[Range] | None:
    """The content before the cue, and what follows it when the cue interrupts («… ، بحسب X، أن …»)."""
    words = text.words
    spoken = drafts[-1] if drafts else None
    if spoken is not None and start <= spoken.first < i < spoken.mark <= j + _LONG_ASIDE:
        opened = min(spoken.mark - (words[spoken.mark - 1].role == PREPOSITION), spoken.contents[-1][0])
        return [(spoken.first, i), (opened, spoken.contents[-1][1])]  # «وشدد الوزير، بحسب الصحيفة، على أن»
    first = clause_start(text, _resume(text, i, start, drafts), i)
    last = i
    while last > first and (words[last - 1].raw in "،," or words[last - 1].form == "وذلك"):
        last -= 1
    contents = [(first, last)]
    after_time = j
    while after_time < limit and is_time(words[after_time]):
        after_time += 1
    if after_time < limit and words[after_time].raw in "،,":
        j = after_time  # «بحسب مصادر أمس، في هجمات»
    j = _past_pause(text, j, limit)
    if j < limit and words[j].role == COMPLEMENTIZER:
        opened = j + 1 if words[j].form in PLAIN else j
        contents.append((opened, end_content(text, opened, limit, nominal=False)))
    elif drafts and drafts[-1].first < i < j <= drafts[-1].mark <= j + 1:
        contents.append((j, drafts[-1].contents[-1][1]))  # «وأفادت مصادر بحسب الوكالة بـ»
    elif _interrupts(text, i, j, limit):
        contents.append((j, end_content(text, j, limit, nominal=False)))
    return contents if last > first else None


def _past_pause(text: Text, j: int, limit: int) -> int:
    """Past brackets and a comma before a complementizer («حسب وكالة الأنباء (واس)، إنه»), else j."""
    words = text.words
    k = j
    if k < limit and words[k].raw == "(":
        k = next((m + 1 for m in range(k, min(k + 6, limit)) if words[m].raw == ")"), k)
    while k < limit and words[k].raw in "،,":
        k += 1
    return k if k < limit and words[k].role == COMPLEMENTIZER else j


def _interrupts(text: Text, i: int, j: int, limit: int) -> bool:
    """The cue at token i, with its source up to token j, stands inside what it comments on («تتجاوز بحسب X ألفا»)."""
    words = text.words
    if is_verb(words[i - 1]) and j < limit and words[j].role in HEADS | {NUMBER}:
        return True
    if words[i - 1].role != PUNCTUATION and j < limit and (is_verb(words[j]) or words[j].form in _NEGATION):
        return not words[j].pro  # «والقائمة بحسب X لم تكتمل»
    if j < limit and words[i - 1].role != PUNCTUATION and _reason(words[j]):
        return True
    if words[i - 1].raw not in _PAUSES or j + 2 >= limit or words[j].raw not in _PAUSES:
        return False
    following = words[j + 1]
    if following.form == "ما" or quote_at(text, j + 1) is not None:
        return is_verb(words[i - 2])  # «ولم يعرف، بحسب X، ما إذا كان»
    if _reason(following):
        return True
    return following.role in (VERB, PREPOSITION, NUMBER, NOUN) and not following.pro and following.cue is None


def _reason(word: Word) -> bool:
    """The clause goes on with why or by what («وتحظى البلدة بأهمية، وفق X، لوجودها على الطريق»)."""
    return word.role == FUSED and bool(word.suffix) and word.pro in ("ل", "ب")


def _resume(text: Text, i: int, start: int, drafts: Sequence[Draft]) -> int:
    """Where the clause before token i begins: at a coordinated verb, after what was reported earlier."""
    words = text.words
    if is_verb(words[i - 1]):
        return next(
            (k + 1 for k in range(i - 1, start, -1) if words[k].role in (RELATIVE, PUNCTUATION)), start
        )
    if words[i - 1].role != PUNCTUATION:
        inside = next((d for d in reversed(drafts) if d.contents[-1][0] < i <= d.contents[-1][1]), None)
        if inside is not None:
            return inside.contents[-1][0]
    previous = next((d for d in reversed(drafts) if d.first >= start and d.contents), None)
    if previous is None:
        return start
    end = max(previous.last, previous.contents[-1][1])
    for j in range(i - 1, max(start, previous.last) - 1, -1):
        if (
            words[j - 1].raw in "،,؛"
            and words[j].pro[:1] == "و"
            and (words[j].role == VERB or words[j].form in ("وكان", "وكانت"))
        ):
            return j
    return end if end < i - 2 else start


def _own_word(
    text: Text, i: int, last: int, stance: str, drafts: Sequence[Draft], start: int, limit: int
) -> Draft | None:
    """«على حد زعمه», «وفق قوله»: the same content again, as its speaker put it."""
    for other in reversed(drafts):
        if text.sent[i] - text.sent[other.first] > 2:
            break
        between = other.first < i <= other.contents[0][0] <= last + _NEAR
        if between:  # «ويزعم مسؤولوها، على حد زعمهم دائما، أن»
            return Draft(i, last, list(other.contents), stance, "own-word", suffix_of=other)
        if other.contents and other.contents[-1][1] <= i and i - other.contents[-1][1] <= 4:
            return Draft(i, last, list(other.contents), stance, "own-word", suffix_of=other)
    told = next((d for d in reversed(drafts) if start <= d.first and d.contents[-1][1] <= i), None)
    first = told.contents[-1][0] if told is not None else clause_start(text, start, i)
    if i - first < 2:
        return None
    contents = [(first, i)]
    if _interrupts(text, i, last, limit):
        contents.append((last, end_content(text, last, limit, nominal=False)))  # «ردا، بحسب قولها، على القصف»
    return Draft(i, last, contents, stance, "own-word")


def colon(text: Text, i: int) -> list[Draft]:
    """A colon alone after a source: «مسؤول يمني: ألف قتيل», «نص البيان الذي أصدرته الوزارة: «…»»."""
    words = text.words
    start, limit = text.sentences[text.sent[i]]
    if i + 1 >= limit or i == start:
        return []
    j = next(
        (k + 1 for k in range(i - 1, start, -1) if words[k].raw == ":"), start
    )  # «الخبر بصحيفة …: الوزير: …»
    while j < i and words[j].role == PUNCTUATION:
        j += 1
    found = phrase(text, j, i) if i - j <= 12 else None
    if found is not None and found.last < i and _addressee(text, found.last, i):
        found = found if _heads(text, found, found.last - j) else None  # «الوزير للسفير: …»
    elif found is None or found.last != i or not _heads(text, found, i - j):
        found = _document(text, i, start)
    if found is None or _credited(text, found, i, limit):
        return []
    opening = Opening("colon", i + 1, found, None, i)
    return [Draft(i, i + 1, content_from(text, opening, limit), "neutral", "colon", source=found, mark=i)]


def _credited(text: Text, found: Phrase, i: int, limit: int) -> bool:
    """«المصدر: وكالة الشرق» on a line of its own: whose article it is, not what he said."""
    words = text.words
    if found.last - found.first > 1 or words[found.first].form not in _CREDIT or limit - i > _CREDIT_SIZE:
        return False
    return not any(is_verb(words[k]) or words[k].role == COMPLEMENTIZER for k in range(i + 1, limit))


def _addressee(text: Text, j: int, i: int) -> bool:
    """Tokens j to i are a person with لـ, to whom something is said."""
    word = text.words[j]
    if word.role != FUSED or word.pro[:1] != "ل" or word.inner not in (TITLE, NAME):
        return False
    found = phrase(text, j, i)
    return j + 1 == i or found is not None and found.last == i


def _heads(text: Text, found: Phrase, size: int) -> bool:
    head = text.words[found.head]
    if head.role in ("T", "A"):
        return True
    return (head.role in ("O", "M") and size > 1) or (head.role == NAME and found.named)


def _document(text: Text, i: int, start: int) -> Phrase | None:
    """A statement before the colon at i, with the clause that says whose («البيان الذي أصدرته الوزارة:»)."""
    words = text.words
    if quote_at(text, i + 1) is None:
        return None
    for j in range(i - 1, max(start, i - 8) - 1, -1):
        word = words[j]
        if word.role == DOCUMENT and not word.pro.startswith("و") and words[j + 1].role == RELATIVE:
            return phrase(text, j, i)
        if (
            word.role == PUNCTUATION
            or word.cue is not None
            and word.cue.finite
            and word.role == VERB
            and word.form[:1] != "ا"
        ):
            return None
        if word.role == COMPLEMENTIZER:
            return None
    return None
