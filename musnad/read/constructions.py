"""The constructions of attribution: one function for each way of saying who said something.

Each rule has a name (the `rule` of the records it makes) and examples in `read/rules_attribution.py`.
"""

from __future__ import annotations

from musnad.document import Kind, SourceType
from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame, Lexicon, Sense
from musnad.read import cues
from musnad.read.contents import Opening, bounds, end_content, open_content, quote_around, quote_at, trim
from musnad.read.phrases import (
    ANONYMOUS,
    COMPLEMENTIZER,
    DOCUMENT,
    FUSED,
    HEADS,
    MEDIA,
    NAME,
    ORG,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    TITLE,
    UNKNOWN,
    VERB,
    Phrase,
    phrase,
)
from musnad.read.sources import can_say, source_before
from musnad.text import Text
from musnad.text.fold import fold


class Draft:
    """An attribution in the making; token numbers throughout."""

    __slots__ = (
        "first", "last", "source", "contents", "stance", "rule", "sense", "impersonal", "suffix_of",
        "resolved", "source_type", "parent", "mark",
    )  # fmt: skip

    def __init__(
        self, first: int, last: int, contents: list[tuple[int, int]], stance: str, rule: str, *,
        source: Phrase | None = None, sense: Sense | None = None, impersonal: bool = False, suffix_of: Draft | None = None,
    ) -> None:  # fmt: skip
        self.first, self.last, self.source = first, last, source
        self.contents, self.stance, self.rule, self.sense = contents, stance, rule, sense
        self.impersonal, self.suffix_of = impersonal, suffix_of
        self.resolved: Phrase | None = None
        self.source_type: SourceType = "other"
        self.parent: int | None = None
        self.mark = -1


def find(text: Text, anchors: list[int], lexicon: Lexicon) -> list[Draft]:
    """The attributions whose cues are among the anchors, in text order."""
    table = cues.phrase_cues(lexicon)
    drafts: list[Draft] = []
    done = -1
    words = text.words
    for i in anchors:
        if i < done:
            continue
        word = words[i]
        draft: Draft | None = None
        matched = cues.match_phrase(table, text, i)
        if matched is not None:
            draft = _phrase_cue(text, i, matched[0], matched[1], drafts)
        if draft is None and word.raw == ":":
            draft = _colon(text, i, drafts)
        if draft is None and word.cue is not None and (word.role not in _NEVER or _bayyan(text, i)):
            draft = _word_cue(text, i, drafts)
        if draft is None:
            continue
        draft.contents = [t for t in (trim(text, a, b) for a, b in draft.contents) if t[1] > t[0]]
        if not draft.contents:
            continue
        drafts.append(draft)
        done = draft.last
    drafts.sort(key=lambda d: (d.first, d.last))
    return drafts


_NAMED = frozenset((TITLE, ORG, MEDIA, ANONYMOUS, DOCUMENT, NAME))
"""Words that are first of all an office, a body or a name, whatever else their letters spell."""

_NEVER = frozenset((PREPOSITION, COMPLEMENTIZER, RELATIVE))


def _bayyan(text: Text, i: int) -> bool:
    """«وبين المرصد أن»: the verb, not the preposition; it opens its clause and a source follows."""
    words = text.words
    if (
        words[i].form not in ("بين", "وبين")
        or i + 1 >= len(words)
        or words[i + 1].role not in (TITLE, ORG, NAME, DOCUMENT, MEDIA, COMPLEMENTIZER)
    ):
        return False
    start, limit = bounds(text, i)
    if (
        i > start
        and words[i].form == "بين"
        and words[i - 1].role != PUNCTUATION
        and words[i - 1].form not in ("كما", "قد", "حيث")
    ):
        return False
    for j in range(i + 1, min(i + 12, limit)):
        if words[j].role == COMPLEMENTIZER and words[j].form != "وان":
            return True
        if words[j].pro[:1] == "و" or words[j].role == VERB:
            return False
    return False


def _word_cue(text: Text, i: int, drafts: list[Draft]) -> Draft | None:
    word = text.words[i]
    cue = word.cue
    if word.role in _NAMED:
        return _noun(text, i, drafts) if cue.nouns and word.role == DOCUMENT else None
    if cue.participles and (word.role == PARTICIPLE or word.definite):
        draft = _participle(text, i, drafts)
        if draft is not None:
            return draft
    if cue.finite and not word.bits & c.COMMON:
        draft = _verb(text, i, drafts)
        if draft is not None:
            return draft
    if cue.passives and not cue.finite:
        draft = _expected(text, i)
        if draft is not None:
            return draft
    if cue.nouns:
        return _noun(text, i, drafts)
    return None


def _close(text: Text, opening: Opening, limit: int, stance: str = "neutral") -> list[tuple[int, int]]:
    """The content that an opening begins."""
    words = text.words
    first = opening.first
    if opening.kind in ("quote", "colon", "clause"):
        at = first
        while (
            at < limit
            and words[at].role == PUNCTUATION
            and quote_at(text, at) is None
            and words[at].raw in "،,:("
        ):
            at += 1
        if opening.kind == "colon" and at < limit and words[at].role == COMPLEMENTIZER:
            first = at = at + 1 if words[at].form in PLAIN_COMPLEMENTIZERS else at
        quote = quote_at(text, at) if at < len(text) else None
        if quote is not None:
            after = quote.close + 1 if quote.close is not None else quote.last
            if opening.kind == "quote" or after >= limit or words[after].role in (PUNCTUATION, PARTICIPLE):
                return [(quote.first, quote.last)]
    nominal = opening.kind in ("prep", "object")
    return [
        (first, end_content(text, first, limit, nominal=nominal, demand=nominal and stance == "demanding"))
    ]


PLAIN_COMPLEMENTIZERS = frozenset(("ان", "بان", "لان", "وان", "فان", "وبان"))
"""Complementizers by themselves, folded: they stay outside the content, one with a pronoun stays in."""

_RULES = {
    "clause": "verb-clause",
    "quote": "verb-quote",
    "colon": "verb-colon",
    "prep": "verb-preposition",
    "object": "verb-object",
}


def _verb(text: Text, i: int, drafts: list[Draft]) -> Draft | None:
    """A finite verb of reporting: its source after it, before it or implicit, and what it governs."""
    words = text.words
    word = words[i]
    start, limit = bounds(text, i)
    finite = word.cue.finite
    sense = cues.best(finite)
    frame = cues.frame_of(sense)
    if sense.person != 3 or (
        sense.tense == "jussive" and (i == start or words[i - 1].role not in (STOP, COMPLEMENTIZER))
    ):
        return None
    if (
        i > start
        and words[i - 1].form in ("لم", "ولم", "لن", "لا", "ولا", "ما")
        and frame.stance not in ("denying",)
    ):
        return None
    passive = sense.voice == "passive" or "\u064f" in word.raw[:4]
    if passive and not frame.options.get("passive_impersonal"):
        return None
    object_pronoun = bool(sense.suffix)
    opening = open_content(text, i, i + 1, frame, limit, wants_source=not passive)
    relative = i > start and (
        words[i - 1].role == RELATIVE
        or (words[i - 1].form in ("قد", "كان", "كانت") and i - 1 > start and words[i - 2].role == RELATIVE)
    )
    conj = sense.pro[:1] in ("و", "ف") if sense.pro else False
    contents: list[tuple[int, int]]
    rule: str
    source: Phrase | None
    if opening is None:
        preceding = (
            None if sense.pro or frame.weak and frame.stance != "neutral" else _quote_before(text, i, start)
        )
        if preceding is None or not ("quote" in frame.governs or "clause" in frame.governs):
            return None
        source = phrase(text, i + 1, limit)
        return Draft(i, i + 1, [preceding], frame.stance, "quote-before-verb", source=source, sense=sense)
    source = opening.source
    rule = _RULES[opening.kind]
    if frame.weak and not _strong(text, i, opening):
        return None
    if (
        opening.kind in ("object", "prep")
        and i > start
        and words[i - 1].form in ("ان", "لان")
        and words[i - 1].role == COMPLEMENTIZER
    ):
        return None  # «أن يعلن بدء العملية» is not yet said
    contents = _close(text, opening, limit, frame.stance)
    if frame.target_in_content and opening.target is not None:
        contents = [(opening.target.first, contents[-1][1])]
    if source is None or (opening.kind == "object" and relative):
        before = None
        if not conj or words[i - 1].form in ("اذ",):
            before = source_before(text, i, start, sense)
        if before is not None:
            if source is not None and opening.kind == "object":
                contents = [(source.first, contents[-1][1])]
            source = before
    if source is not None and not can_say(text, source):
        if opening.kind in ("object", "prep") or frame.weak or source.first > i:
            return None
        source = None
    impersonal = passive or (
        source is None
        and not conj
        and sense.tense == "imperfect"
        and sense.gender == "m"
        and sense.number == "s"
        and bool(frame.options.get("passive_impersonal"))
        and opening.kind in ("clause", "prep")
        and not relative
    )
    if (
        source is None
        and conj
        and sense.tense == "imperfect"
        and frame.options.get("passive_impersonal")
        and opening.kind == "clause"
        and sense.gender == "m"
        and sense.number == "s"
    ):
        impersonal = True
    if impersonal:
        source = None
        rule = "impersonal"
    if source is not None and source.last > contents[0][0] and source.first < contents[-1][1]:
        source = None
    draft = Draft(i, i + 1, contents, frame.stance, rule, source=source, sense=sense, impersonal=impersonal)
    draft.mark = opening.mark
    return draft


def _strong(text: Text, i: int, opening: Opening) -> bool:
    """A verb that often does not report does so here: a clause or a statement in quotation marks, close by."""
    words = text.words
    if opening.kind in ("object", "prep"):
        return False
    first = opening.source.last if opening.source is not None else i + 1
    between = range(first, opening.mark)
    if len(between) > 16 or any(words[k].role == VERB for k in between):
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


def _quote_before(text: Text, i: int, start: int) -> tuple[int, int] | None:
    """The quotation that closes right before token i: «…»، قال."""
    j = i - 1
    while j >= 0 and i - j <= 3 and text.words[j].raw in "،,-–.":
        j -= 1
    for quote in text.quotes:
        if quote.close == j and quote.last - quote.first >= 4 and (j >= start or j == i - 1):
            return quote.first, quote.last
    return None


def _participle(text: Text, i: int, drafts: list[Draft]) -> Draft | None:
    """A participle of reporting («مؤكدا أن», «مشيرة إلى»): its source is the subject that it agrees with."""
    words = text.words
    word = words[i]
    start, limit = bounds(text, i)
    sense = cues.best(word.cue.participles)
    frame = cues.frame_of(sense)
    if word.definite:
        opening = open_content(text, i, i + 1, frame, limit, wants_source=False)
        if opening is None or opening.kind not in ("prep", "clause") or opening.mark != i + 1 or frame.weak:
            return None
        before = phrase_ending(text, i, start)
        if before is None:
            return None
        return Draft(
            i,
            i + 1,
            _close(text, opening, limit, frame.stance),
            frame.stance,
            "participle-adjective",
            source=before,
            sense=sense,
        )
    if sense.pro or sense.suffix or (i > start and words[i - 1].form in ("يكن", "تكن", "ليس", "غير")):
        return None
    opening = open_content(text, i, i + 1, frame, limit, wants_source=False)
    if opening is None:
        return None
    if frame.weak and not _strong(text, i, opening):
        return None
    if (
        word.raw.endswith(("ة", "ه"))
        and i > start
        and words[i - 1].role not in (PUNCTUATION, STOP)
        and opening.mark > i + 2
    ):
        return None  # an adjective: «معلومات موثقة»
    contents = _close(text, opening, limit, frame.stance)
    if frame.target_in_content and opening.target is not None:
        contents = [(opening.target.first, contents[-1][1])]
    return Draft(i, i + 1, contents, frame.stance, "participle", sense=sense)


def phrase_ending(text: Text, j: int, start: int) -> Phrase | None:
    """The longest noun phrase that ends right before token j."""
    for k in range(max(start, j - 8), j):
        if text.words[k].role in HEADS:
            found = phrase(text, k, j, apposition=False)
            if found is not None and found.last == j:
                return found
    return None


def _expected(text: Text, i: int) -> Draft | None:
    """«من المتوقع أن»: nobody in particular expects."""
    words = text.words
    start, limit = bounds(text, i)
    if not (i > start and words[i - 1].form.lstrip("و") in ("من", "كان", "انه", "الي") and words[i].definite):
        return None
    sense = cues.best(words[i].cue.passives)
    frame = cues.frame_of(sense)
    opening = open_content(text, i, i + 1, frame, limit, wants_source=False)
    if opening is None or opening.kind != "clause" or opening.mark > i + 3:
        return None
    return Draft(
        i, i + 1, _close(text, opening, limit, frame.stance), frame.stance, "impersonal", impersonal=True
    )


def _noun(text: Text, i: int, drafts: list[Draft]) -> Draft | None:
    """A verbal noun or noun of reporting that governs a content («دعوة الرئيس إلى», «الاتهامات بأن»)."""
    words = text.words
    word = words[i]
    start, limit = bounds(text, i)
    sense = cues.best(word.cue.nouns)
    frame = cues.frame_of(sense)
    owner: Phrase | None = None
    past = i + 1
    suffixed = bool(sense.suffix)
    if (
        not suffixed
        and not word.definite
        and past < limit
        and words[past].role in (TITLE, ORG, NAME, UNKNOWN, MEDIA, ANONYMOUS, DOCUMENT, "N", "J")
    ):
        owner = phrase(text, past, limit, apposition=False)
        if owner is not None:
            past = owner.last
    if past >= limit:
        return None
    governs = tuple(
        g for g in frame.governs if g not in ("quote", "object") and not g.startswith("object+")
    ) + tuple(g.split("+", 1)[1] for g in frame.governs if g.startswith("object+"))
    near = Frame(frame.stance, governs, frame.weak, False, frame.options)
    opening = open_content(text, i, past, near, min(limit, past + 5), wants_source=False)
    if opening is None or opening.kind not in ("clause", "prep"):
        return None
    if any(opening.mark == other.mark for other in drafts[-3:]):
        return None  # «قال في تصريحات إن»: the clause is the verb's
    if opening.mark != past and not (opening.kind == "clause" and opening.mark <= past + 2):
        return None
    if i > start and words[i - 1].form in ("لا", "ولا", "بلا", "في", "يتم", "تم", "دون", "ولم"):
        return None  # «لا شك أن», «في إشارة إلى», «لم يتم الإعلان عن»
    if opening.kind == "prep":
        if frame.weak or sense.tense == "masdar" and not suffixed and owner is None:
            return None
        if (
            not suffixed
            and owner is None
            and frame.stance not in ("accusing", "demanding")
            and word.form.lstrip("و") not in ("انباء", "الانباء", "شاءعات")
        ):
            return None
    if owner is not None and not can_say(text, owner):
        return None
    opening = open_content(text, i, past, near, limit, wants_source=False) or opening
    return Draft(
        i, i + 1, _close(text, opening, limit, frame.stance), frame.stance, "noun", source=owner, sense=None,
        impersonal=not suffixed and owner is None,
    )  # fmt: skip


def _phrase_cue(text: Text, i: int, cue: cues.PhraseCue, past: int, drafts: list[Draft]) -> Draft | None:
    """«بحسب», «وفقا لـ», «نقلا عن», «على حد قوله»."""
    words = text.words
    start, limit = bounds(text, i)
    last = past
    source: Phrase | None = None
    sense: Sense | None = None
    stance = cue.stance
    if cue.source == "after":
        j = past
        verb = j
        if j < limit and words[j].form in ("ما", "لما") and j + 1 < limit:
            verb = j + 1
        if (
            verb < limit
            and words[verb].cue is not None
            and words[verb].cue.finite
            and words[verb].role in (VERB, "v", NAME, TITLE, "N")
        ):
            sense = cues.best(words[verb].cue.finite)
            last = j = verb + 1
            stance = cues.frame_of(sense).stance
        elif verb > j:
            return None
        elif (
            j < limit
            and words[j].cue is not None
            and words[j].cue.nouns
            and words[j].role not in (DOCUMENT, TITLE)
        ):
            noun = cues.best(words[j].cue.nouns)
            stance = cues.frame_of(noun).stance
            last = j = j + 1
            if noun.suffix or words[j - 1].suffix:
                return _own_word(text, i, last, stance, drafts, start)
        elif cue.takes_verb:
            return None
        elif (
            j < limit
            and words[j].suffix
            and words[j].form[: -len(words[j].suffix)]
            in ("قول", "تعبير", "وصف", "زعم", "كلام", "راي", "تصريحات", "تصريح")
        ):
            return _own_word(text, i, j + 1, stance, drafts, start)
        if j < limit:
            source = phrase(text, j, limit)
        if source is None:
            return None
    elif cue.source == "suffix":
        return _own_word(text, i, past, stance, drafts, start)
    after = source.last if source is not None else past
    rule = "according-to"
    if cue.forms[-1] == "عن" and len(cue.forms) > 1:
        rule = "relay"
    # where the content stands
    begins = _begins(text, i, start)
    if rule == "relay":
        j = after
        while (
            j < limit
            and j - after < 12
            and words[j].role != COMPLEMENTIZER
            and words[j].raw != ":"
            and quote_at(text, j) is None
        ):
            j += 1
        if j < limit and (
            words[j].role == COMPLEMENTIZER or words[j].raw == ":" or quote_at(text, j) is not None
        ):
            opening = Opening(
                "clause",
                j if words[j].form not in ("ان", "بان") and words[j].raw != ":" else j + 1,
                source,
                None,
                j,
            )
            return Draft(i, last, _close(text, opening, limit), stance, rule, source=source, sense=sense)
    if begins and cue.content != "preceding":
        j = after
        while j < limit and (
            words[j].raw in "،,:" or words[j].role == COMPLEMENTIZER and words[j].form in ("فان", "ان", "بان")
        ):
            j += 1
        if j < limit - 1:
            quote = quote_at(text, j)
            contents = (
                [(quote.first, quote.last)]
                if quote is not None
                and (
                    quote.close is None
                    or quote.close + 1 >= limit
                    or words[quote.close + 1].role == PUNCTUATION
                )
                else [(j, end_content(text, j, limit, nominal=False))]
            )
            return Draft(i, last, contents, stance, rule, source=source, sense=sense)
        if text.sent[i] > 0 and i == start:  # a sentence of its own: «… . وفقا لرويترز.»
            first, stop = text.sentences[text.sent[i] - 1]
            first = _clause_start(text, first, stop)
            return Draft(i, last, [(first, stop)], stance, rule, source=source, sense=sense)
        return None
    first = _clause_start(text, start, i)
    contents = [(first, i)]
    if after < limit and words[after].role == COMPLEMENTIZER:
        contents.append(
            (
                after + 1 if words[after].form in ("ان", "بان") else after,
                end_content(text, after + 1, limit, nominal=False),
            )
        )
    return Draft(i, last, contents, stance, rule, source=source, sense=sense)


def _begins(text: Text, i: int, start: int) -> bool:
    """Nothing but openers stands between the start of the sentence and token i."""
    return all(
        text.words[k].role in (PUNCTUATION, STOP) or text.words[k].bits & c.CONTRAST for k in range(start, i)
    )


_OPENERS = frozenset(fold(w) for w in "كما وبذلك بذلك حيث وكذلك فيما بينما إلى ذلك لذلك".split())


def _clause_start(text: Text, start: int, end: int) -> int:
    """Past the openers of a sentence («كما», «من جهة أخرى،»)."""
    words = text.words
    j = start
    while j < end and (words[j].role == PUNCTUATION or words[j].form in _OPENERS):
        j += 1
    if (
        j + 3 < end
        and words[j].form.lstrip("و") == "من"
        and words[j + 1].form in ("جهه", "جهته", "جهتها", "جانبه", "ناحيه")
    ):
        for k in range(j, min(j + 5, end)):
            if words[k].raw in "،,":
                return k + 1
    return j


def _own_word(text: Text, i: int, last: int, stance: str, drafts: list[Draft], start: int) -> Draft | None:
    """«على حد زعمه», «وفق قوله»: the same content again, as its speaker put it."""
    for other in reversed(drafts):
        if text.sent[i] - text.sent[other.first] > 2:
            break
        if other.contents and other.contents[-1][1] <= i and i - other.contents[-1][1] <= 4:
            return Draft(i, last, list(other.contents), stance, "own-word", suffix_of=other)
    first = _clause_start(text, start, i)
    if i - first < 2:
        return None
    return Draft(i, last, [(first, i)], stance, "own-word")


def _colon(text: Text, i: int, drafts: list[Draft]) -> Draft | None:
    """A colon alone after a source («مسؤول يمني: ألف قتيل»)."""
    words = text.words
    start, limit = text.sentences[text.sent[i]]
    if i + 1 >= limit or i - start > 12 or i == start:
        return None
    j = start
    while j < i and words[j].role == PUNCTUATION:
        j += 1
    found = phrase(text, j, i)
    if found is None or found.last != i:
        return None
    head = words[found.head]
    if not (
        head.role in (TITLE, ANONYMOUS)
        or (head.role in (ORG, MEDIA) and i - j > 1)
        or (head.role == NAME and found.named)
    ):
        return None
    opening = Opening("colon", i + 1, found, None, i)
    return Draft(i, i + 1, _close(text, opening, limit), "neutral", "colon", source=found)


def kind(text: Text, draft: Draft) -> Kind:
    """Direct, mixed or indirect: how much of the content stands within quotation marks."""
    if not text.quotes:
        return "indirect"
    around = quote_around(text, draft.contents[0][0])
    if around is not None and all(around.first <= a and b <= around.last for a, b in draft.contents):
        return "direct"
    words = text.words
    for first, last in draft.contents:
        for quote in text.quotes:
            if quote.open >= last:
                break
            if quote.last > first and quote.open >= first - 1:
                size = quote.last - quote.first
                if size >= 3 or (
                    size
                    and any(words[k].role in (VERB, COMPLEMENTIZER) for k in range(quote.first, quote.last))
                ):
                    return "mixed"
                if size and not _name(text, quote.first, quote.last, quote.open):
                    return "mixed"
    return "indirect"


def _name(text: Text, first: int, last: int, opening: int) -> bool:
    """The short quotation is a name («داعش», صحيفة "الوطن"), not words of judgment."""
    words = text.words
    if opening and words[opening - 1].bits & (c.ORG | c.MEDIA | c.GROUP | c.DOCUMENT):
        return True
    return any(words[k].role in (NAME, UNKNOWN, MEDIA, ORG, "#") for k in range(first, last))


__all__ = ["FUSED", "PREPOSITION", "Draft", "find", "kind"]
