"""Who did it to whom: the noun phrases around a trigger, in the orders in which Arabic puts them.

A clause is scanned outward from the trigger. Verbs: subject and object after (VSO), or the subject before it (SVO,
relative clauses); verbal nouns and nouns: what they are annexed to, their prepositions, then the verb that governs
them («شن … هجوما على»). Docs: docs/events.md.
"""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import classes as c
from musnad.read import phrases as p
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
OPENERS = frozenset(".؟!:؛«»\"“”،,()…-–")
AGENT_AFTER = frozenset(("قبل", "قبل", "يد", "ايدي"))
AGENT_WORDS = frozenset(fold(w) for w in "برصاص بنيران بأيدي بقذائف برصاصة بسلاح بهجوم بصواريخ".split())
_WEIGHT = {"الي": "الى"}


def is_finite(word: Word) -> bool:
    """A finite verb by its role."""
    return word.role == p.VERB


def noun_phrase(text: Text, i: int, limit: int) -> Arg | None:
    """The phrase that begins at token i, without a number or a quantity before it."""
    words = text.words
    if i >= limit:
        return None
    j = i
    while j < limit and (words[j].kind == "n" or words[j].bits & c.NUMBER and words[j].role in "#QNUJ.p"):
        j += 1
        if j < limit and words[j].form in ("من", "بالمءه", "الف", "مليون"):
            j += 1
    if j >= limit:
        return Arg(i, j, i, "") if j > i else None
    start = j
    while j < limit and words[j].bits & c.QUANTIFIER and not words[j].suffix:
        j += 1
        if j < limit and words[j].form == "من":
            j += 1
    for begin in dict.fromkeys((j, start, i)):
        if begin >= limit:
            continue
        found = p.phrase(text, begin, limit)
        if found is not None and found.last > begin:
            return Arg(begin, found.last, max(found.head, begin), "")
    return None


def fused_phrase(text: Text, j: int, limit: int) -> Arg:
    """The phrase that begins at a word with a preposition fused to it («لقوات الجيش الليبي»)."""
    words = text.words
    word = words[j]
    pro = word.pro.lstrip("وف") or word.pro
    prep = "ل" if "ل" in pro[:1] else pro[:1]
    last = j + 1
    if j + 1 < limit:
        after = words[j + 1]
        bound = not word.definite and not word.suffix
        if after.kind == "w" and after.role in p.HEADS and after.role not in "Sv":
            open_to = bound or (after.definite and not after.pro.startswith("و")) or after.role in (p.NAME, p.UNKNOWN)
            if open_to:
                inner = p.phrase(text, j + 1, limit)
                if inner is not None:
                    last = inner.last
    return Arg(j, last, j, prep)


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
            if word.raw in "()«»\"“”":
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
            if word.raw in "()" or (word.raw in "«»\"“”" and _short_quote(text, j, at)):
                j -= 1
                continue
            return j
        role = word.role
        if role in (p.COMPLEMENTIZER, p.RELATIVE, p.VERB) or word.form in BREAKS:
            return j
        j -= 1
    return first - 1


def _short_quote(text: Text, j: int, at: int) -> bool:
    return any(q.open == j or q.close == j for q in text.quotes if q.close is not None and q.close - q.open <= 5)


def antecedent(text: Text, at: int, first: int) -> Arg | None:
    """What a relative pronoun at token `at` refers to: the phrase before it."""
    words = text.words
    end = at
    if end > first and words[end - 1].kind == "p" and words[end - 1].raw in "،,»\")”":
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
        if word.bits & (c.TITLE | c.ORG | c.GROUP | c.PEOPLE | c.GIVEN | c.ANONYMOUS | c.LABEL | c.ACTOR | c.DEMONYM):
            return True
    return False


def aimed_at(text: Text, arg: Arg, lexicon: EventLexicon) -> bool:
    """The phrase's head is a thing or place that force is used on («مواقع», «قافلة»)."""
    found = text.words[arg.head].event
    return found is not None and bool(found.mask & lexicon.bit("target"))


def suffix_of(reading: Reading) -> str:
    """The pronoun on the trigger, "" when there is none."""
    return reading.suffix if reading.suffix not in ("ي", "ك", "ني", "نا") else ""
