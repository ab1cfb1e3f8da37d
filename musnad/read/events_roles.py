"""Who did it to whom: the noun phrases around a trigger, in the orders in which Arabic puts them.

A clause is scanned outward from the trigger. Verbs: subject and object after (VSO), or the subject before it (SVO,
relative clauses); verbal nouns and nouns: what they are annexed to, their prepositions, then the verb that governs
them («شن … هجوما على»). Docs: docs/events.md.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.events_lexicon import EventLexicon, Reading
from musnad.text import Text, Word
from musnad.text.fold import fold


class Arg(NamedTuple):
    """A noun phrase: tokens `first` to `last` (exclusive), its head, and the preposition before it ("" for none)."""

    first: int
    last: int
    head: int
    prep: str


SKIPPED = frozenset(
    fold(w)
    for w in (
        "أمس اليوم غدا الآن مؤخرا حاليا فقط أيضا كذلك قد لقد سوف ثم أخيرا سابقا لاحقا فجر صباح مساء ظهر عصر ليل ليلة نهار يوم "
        "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية الجاري المقبل بشكل بصورة مرارا تباعا "
        "جوا برا بحرا عسكريا ميدانيا رسميا بقوة بشدة فورا مجددا بالكامل"
    ).split()
)
BREAKS = frozenset(
    fold(w)
    for w in (
        "بينما فيما حيث حين حينما عندما بعدما قبلما لكن إذ إذا كما لأن لأنه لأنها لكنه لكنها لكنهم مما وذلك ذلك وهو وهي وهم "
        "كي لكي حتى فإن بل هو هي هم ما ليس إلا سوى وكان وكانت كان كانت كانوا وقد فقد وما"
    ).split()
)
OPENERS = frozenset('.؟!:؛«»"“”،,()…-–')
AGENT_AFTER = frozenset(("قبل", "قبل", "يد", "ايدي"))
AGENT_WORDS = frozenset(fold(w) for w in "برصاص بنيران بأيدي بقذائف برصاصة بسلاح بهجوم بصواريخ".split())
_WEIGHT = {"الي": "الى"}


NUMERALS = frozenset(
    fold(w)
    for w in (
        "واحد واحدة اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني ثمان تسعة تسع عشرة عشر "
        "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مائة مئة مئتا مئتي "
        "مائتا مائتي ألف ألفا ألفي ألفين آلاف الاف مئات المئات عشرات العشرات الآلاف مليون مليوني ملايين عدد عددا العديد أعداد نحو حوالي "
        "قرابة زهاء أكثر أقل بضعة بعض كل جميع معظم غالبية كافة سائر مجموعة عشر أحد إحدى كلا كلتا المزيد كثير كثيرا الكثير"
    ).split()
)
"""Folded number words and quantifiers, which are no part of who was meant."""

_NISBA = ("ي", "يه", "يين", "يون", "يات", "ييه")
_OUT = frozenset((p.COMPLEMENTIZER, p.RELATIVE, p.PREPOSITION, p.FUSED, p.VERB, p.STOP))
MOST = 9
"""Words in a phrase at most."""


def noun_phrase(text: Text, i: int, limit: int, lexicon: EventLexicon | None = None) -> Arg | None:
    """The phrase that begins at token i, without a number or a quantity before it; None when none begins there.

    It goes on through what the head is annexed to, adjectives and names; an indefinite noun after a definite one
    begins another phrase («طائرات التحالف | مواقع»), as does a definite one that is no adjective.
    """
    words = text.words
    j = i
    counted = False
    while j < limit:
        word = words[j]
        if word.kind == "n" or _numeral(word):
            counted = True
            j += 1
            if j < limit and words[j].form == "من":
                j += 1
            continue
        if word.kind == "p" and counted and word.raw in "%-–":
            j += 1
            continue
        break
    if j >= limit or words[j].form in BREAKS or words[j].form in SKIPPED:
        return Arg(i, j, i, "") if counted and j > i else None
    word = words[j]
    if word.kind == "p":
        end = _quoted(text, j, limit)
        return Arg(j, end, j + 1, "") if end > j + 2 else None
    if word.role in _OUT:
        return Arg(i, j, i, "") if counted and word.role != p.FUSED and j > i else None
    last = _extent(text, j, limit)
    return Arg(j, last, j, "")


def _numeral(word: Word) -> bool:
    return word.form in NUMERALS or (word.form[:1] == "و" and word.form[1:] in NUMERALS)


def _quoted(text: Text, j: int, limit: int) -> int:
    """Past the closing mark of a short quotation that opens at token j, -1 when none does."""
    for quote in text.quotes:
        if (
            quote.open == j
            and quote.close is not None
            and quote.close < limit
            and quote.last - quote.first <= 5
        ):
            return quote.close + 1
    if text.words[j].raw == "(":
        for k in range(j + 1, min(limit, j + 6)):
            if text.words[k].raw == ")":
                return k + 1
    return -1


def _closed(word: Word) -> bool:
    return word.definite or bool(word.bits & (c.GIVEN | c.FAMILY | c.GROUP)) or (
        bool(word.suffix) and word.suffix in ("ه", "ها", "هم", "هما", "نا", "كم", "هن"))  # fmt: skip


def _extent(text: Text, j: int, limit: int) -> int:
    """Past the last token of the phrase whose head is token j."""
    words = text.words
    head = words[j]
    closed = _closed(head) or bool(head.bits & c.PLACE and head.role in (p.NAME, p.UNKNOWN))
    named = bool(head.bits & c.TITLE) or head.role in (p.NAME, p.UNKNOWN)
    before = head
    k = j + 1
    limit = min(limit, j + MOST)
    while k < limit:
        word = words[k]
        if word.kind == "p":
            end = _quoted(text, k, limit)
            if end > 0:
                k, closed = end, True
                continue
            break
        if word.kind == "n":
            if closed or not head.bits & c.ORG:
                break
            k += 1
            continue
        form, role = word.form, word.role
        if role in _OUT or form in BREAKS or form in SKIPPED or word.bits & c.ADVERB_TIME:
            break
        pro = word.pro
        if pro[:1] in ("و", "ف") and (pro != "و" or word.stem != form):
            break
        if _numeral(word):
            break
        if word.definite:
            if closed and not _adjectival(word):
                event = word.event
                if event is not None and event.mask and not word.bits & c.FAMILY and before.definite:
                    break
            closed, before = True, word
            k += 1
            continue
        if closed:
            if word.bits & (c.GIVEN | c.FAMILY | c.PARTICLE) or (role in (p.NAME, p.UNKNOWN) and named):
                named, before = True, word
                k += 1
                continue
            if word.bits & c.TITLE and before.definite and named and role != p.MAYBE_VERB:
                k += 1
                continue
            break
        if role == p.MAYBE_VERB and k > j + 1:
            break
        if (
            word.raw[-1] in "اًٌ"
            and before.raw[-1] not in "اًٌ"
            and not head.bits & c.PLACE
            and form[-1] == "ا"
            and len(form) > 3
            and role != p.NAME
        ):
            break  # «مسلح سائحا»: an object in the accusative
        closed, before = _closed(word) or bool(word.bits & c.PLACE), word
        named = named or role in (p.NAME, p.UNKNOWN)
        k += 1
    return k


def _adjectival(word: Word) -> bool:
    return word.stem.endswith(_NISBA) or bool(word.bits & (c.DEMONYM | c.ADJECTIVE)) or any(
        s.tense in ("active_participle", "passive_participle") for s in word.senses)  # fmt: skip


def fused_phrase(text: Text, j: int, limit: int) -> Arg:
    """The phrase that begins at a word with a preposition fused to it («لقوات الجيش الليبي»)."""
    word = text.words[j]
    pro = word.pro.lstrip("وف") or word.pro
    return Arg(j, _extent(text, j, limit), j, pro[:1])


def after(text: Text, i: int, last: int, skip: frozenset[int] = frozenset()) -> list[Arg]:
    """The phrases after token i in its clause, in order, each with its preposition. `skip`: tokens of times."""
    words = text.words
    found: list[Arg] = []
    j = i + 1
    budget = 7
    while j < last and budget:
        word = words[j]
        if j in skip or word.form in SKIPPED:
            j += 1
            continue
        role, form = word.role, word.form
        if word.kind == "p":
            if word.raw in '()«»"“”':
                j += 1
                continue
            if word.raw in "،," and found and j + 1 < last and _goes_on(words[j + 1]):
                j += 1
                continue
            break
        if role in (p.COMPLEMENTIZER, p.RELATIVE) or form in BREAKS:
            break
        if role == p.VERB:
            break
        if role == p.PREPOSITION:
            prep = form[1:] if form[0] in "وف" and form[1:] in _PREPS else form
            inner = noun_phrase(text, j + 1, last)
            if inner is None:
                if j + 1 < last and words[j + 1].role == p.FUSED:
                    j += 1
                    continue
                j += 1
                continue
            found.append(inner._replace(prep=prep))
            j = inner.last
            budget -= 1
            continue
        if role == p.FUSED:
            made = fused_phrase(text, j, last)
            found.append(made)
            j = made.last
            budget -= 1
            continue
        bare = noun_phrase(text, j, last)
        if bare is None or bare.last <= j:
            j += 1
            continue
        found.append(bare)
        j = bare.last
        budget -= 1
    return found


_PREPS = frozenset(fold(w) for w in "في من إلى على عن مع بين عند لدى ضد نحو خلال عبر بعد قبل".split())


def _goes_on(word: Word) -> bool:
    return word.role in (p.PREPOSITION, p.FUSED) and word.pro[:1] != "و"


def opener(text: Text, at: int, first: int) -> int:
    """The token before the clause in which token `at` stands; first - 1 when it begins the sentence."""
    words = text.words
    j = at - 1
    while j >= first:
        word = words[j]
        if word.kind == "p":
            if word.raw in "()" or (word.raw in '«»"“”' and _short_quote(text, j, at)):
                j -= 1
                continue
            return j
        role = word.role
        if role in (p.COMPLEMENTIZER, p.RELATIVE, p.VERB) or word.form in BREAKS:
            return j
        j -= 1
    return first - 1


def _short_quote(text: Text, j: int, at: int) -> bool:
    return any(
        q.open == j or q.close == j for q in text.quotes if q.close is not None and q.close - q.open <= 5
    )


def antecedent(text: Text, at: int, first: int) -> Arg | None:
    """What a relative pronoun at token `at` refers to: the phrase before it."""
    words = text.words
    end = at
    if end > first and words[end - 1].kind == "p" and words[end - 1].raw in '،,»")”':
        end -= 1
    low = max(first, end - 9)
    best: Arg | None = None
    for i in range(low, end):
        word = words[i]
        if word.role in (p.VERB, p.COMPLEMENTIZER, p.RELATIVE, p.STOP, p.PUNCTUATION) or word.form in BREAKS:
            best = None
            continue
        if best is not None and i < best.last:
            continue
        if word.role == p.FUSED:
            made = fused_phrase(text, i, end)
        else:
            found = noun_phrase(text, i, end)
            if found is None:
                continue
            made = found
        best = made
        if made.last >= end:
            return made
    return best


def subject_before(text: Text, at: int, first: int) -> tuple[Arg | None, str]:
    """The subject that stands before the verb at token `at`, and how it was found: sv, relative, none."""
    words = text.words
    start = opener(text, at, first)
    if start >= first and words[start].role == p.RELATIVE:
        between = noun_phrase(text, start + 1, at) if at > start + 2 else None
        if between is None or words[start + 1].form in SKIPPED:
            return antecedent(text, start, first), "relative"
        return between, "sv"
    begin = start + 1
    while begin < at and (words[begin].form in SKIPPED or words[begin].kind == "p"):
        begin += 1
    if begin >= at:
        return None, "none"
    word = words[begin]
    if word.role == p.PREPOSITION or word.role == p.FUSED:
        return None, "pp"
    found = noun_phrase(text, begin, at)
    if found is None:
        return None, "none"
    return found, "sv"


def governor(text: Text, at: int, first: int) -> int:
    """The nearest finite verb before token `at` in its stretch of the sentence, -1 when there is none."""
    words = text.words
    j = at - 1
    while j >= first:
        word = words[j]
        if word.kind == "p" and word.raw in ".؛:":
            return -1
        if word.role == p.VERB or (word.event is not None and word.event.light is not None
                                   and word.event.light.shape in ("verb", "passive")):  # fmt: skip
            return j
        j -= 1
    return -1


def verb_subject(text: Text, verb: int, limit: int, first: int) -> Arg | None:
    """The subject of the finite verb at token `verb`: after it, before `limit`, or before it."""
    words = text.words
    before, how = subject_before(text, verb, first)
    if how in ("sv", "relative") and before is not None:
        return before
    for arg in after(text, verb, limit):
        if not arg.prep:
            return arg
        break
    return before


def party(text: Text, arg: Arg, lexicon: EventLexicon) -> bool:
    """The phrase names someone who may act: people, forces, organizations, states."""
    human = lexicon.bit("human")
    words = text.words
    for j in range(arg.first, min(arg.last, arg.first + 4)):
        word = words[j]
        if word.event is not None and word.event.mask & human:
            return True
        if word.bits & (
            c.TITLE | c.ORG | c.GROUP | c.PEOPLE | c.GIVEN | c.ANONYMOUS | c.LABEL | c.ACTOR | c.DEMONYM
        ):
            return True
    return False


def aimed_at(text: Text, arg: Arg, lexicon: EventLexicon) -> bool:
    """The phrase's head is a thing or place that force is used on («مواقع», «قافلة»)."""
    found = text.words[arg.head].event
    return found is not None and bool(found.mask & lexicon.bit("target"))


def suffix_of(reading: Reading) -> str:
    """The pronoun on the trigger, "" when there is none."""
    return reading.suffix if reading.suffix not in ("ي", "ك", "ني", "نا") else ""
