"""Laundering: where a copy or rewrite drops the attribution of what it took, or hardens it.

Only texts that share passages are compared (copies.py), the later one against the earlier. A case is a statement of
the earlier text whose content stands in the later one

* in the writer's own voice, or
* under a cue that presents it as more certain, by the same source, or
* as a named party's word where it was nobody's in particular.

Only where the attribution really is gone: a text that names the source anywhere, in whatever words, has not dropped it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from musnad.document import Stance
from musnad.lexicon import classes as c
from musnad.read.cues import frame_of
from musnad.reconcile.alike import alike
from musnad.reconcile.claims import followed, thought
from musnad.reconcile.naming import named
from musnad.reconcile.record import Range, Record, Statement, Stretch, runs
from musnad.reconcile.speakers import Speaker, fullest, same_speaker, telling
from musnad.reconcile.terms import generic, verbatim
from musnad.text import Word
from musnad.text.fold import fold

WRITER = "writer"
"""What stands for a stance where there is no attribution."""

CERTAINTY: dict[Stance, int] = {"doubting": 0, "opining": 1, "neutral": 2, "affirming": 3}
"""How certain a cue presents its content. The other stances are acts of their own (a demand, a denial, a promise):
dropping them changes what was said, not how surely, so they have no place on this scale."""

LEAST = 5
"""Terms of the shortest content that is followed from text to text."""

TAKEN = 0.8
"""Share of the content's terms that must stand in the later text's sentence: less is another sentence on it."""

ALIKE = 0.6
"""Share of all terms of both contents that must be common for a change of certainty: else other words were chosen."""

RUN = 4
"""Words that stand together in both texts, whatever is glued to them."""

BESIDE = 2
"""Sentences before and after in which a nameless source that stands there too is not replaced by the named one."""

LISTED = re.compile(r"\s*(?:[-–—ـ•*+]|[0-9٠-٩]+\s*[-–.)/])")
"""How an item of a list begins: lists stand in somebody's name, whom their heading says."""

_QUESTION = re.compile(r"[؟?]\s*$", re.MULTILINE)

QUESTIONS = 3
"""Paragraphs that are questions from which a text is an interview: all of it is somebody's word."""

_HEAD = 3
"""Words at the head of a sentence: a word of saying there is the sentence's own («وروى المواطن»)."""

_TAIL = 3
"""Tokens at the end of a sentence: a phrase of saying there belongs to a source that was cut off («وذلك بحسب.»)."""


class Case(NamedTuple):
    """One case: the attribution in the earlier text, and in the later one either an attribution or the writer's own
    stretch; `alike`: how alike the two contents are."""

    kind: str
    """dropped, hardened or named."""
    before: Statement
    after: Statement | None
    span: Range
    alike: float

    @property
    def stance_before(self) -> str:
        """The stance in the earlier text."""
        return self.before.attribution.stance

    @property
    def stance_after(self) -> str:
        """The stance in the later text; "writer" when the attribution is gone."""
        return WRITER if self.after is None else self.after.attribution.stance


def cases(earlier: Record, later: Record) -> list[Case]:
    """The cases from the earlier text to the later, in the order of the earlier."""
    found: list[Case] = []
    for statement in earlier.statements:
        stance = statement.attribution.stance
        if not statement.origin or stance not in CERTAINTY or len(statement.terms.words) < LEAST:
            continue
        if not followed(statement, earlier):
            continue
        case = _case(statement, earlier, later)
        if case is not None:
            found.append(case)
    return found


def _case(before: Statement, earlier: Record, later: Record) -> Case | None:
    stance = before.attribution.stance
    best: tuple[float, Statement] | None = None
    for after in later.statements:
        if not after.origin:
            continue
        degree = alike(before.terms, after.terms, stance, after.attribution.stance)
        if degree and (best is None or degree > best[0]):
            best = (degree, after)
    if best is not None:
        degree, after = best
        span = (after.attribution.content[0].start, after.attribution.content[-1].end)
        kind = _harder(before, after, earlier, later)
        return Case(kind, before, after, span, degree) if kind else None
    if before.attribution.source_type == "document":
        return None  # that the law itself forbids is what the law says
    if before.speaker is None:
        return None
    who = fullest(before.speaker, (s.speaker for s in earlier.statements))
    for stretch in later.narration:
        taken = len(before.terms.words & stretch.terms.words)
        if not stretch.clear or taken < max(LEAST, TAKEN * len(before.terms.words)):
            continue
        degree = alike(before.terms, stretch.terms, stance)
        if (
            not degree
            or not _run(before, stretch, earlier, later)
            or LISTED.match(later.text.string, stretch.span[0])
            or _says(before, stretch, later)
        ):
            continue
        if (
            not _own(later)
            and not named(who, later, stretch.sentence)
            and not _renamed(stretch, earlier, later)
        ):
            return Case("dropped", before, None, stretch.span, degree)
    return None


def _says(before: Statement, stretch: Stretch, later: Record) -> bool:
    """A word of saying stands in the later sentence that is none of the content's: whoever says it, somebody does."""
    text = later.text
    start, end = text.sentences[stretch.sentence]
    for i in range(start, end):
        word = text.words[i]
        if not word.bits & c.CUE or _seldom(word):
            continue
        if not word.bits & c.VERB:
            if i >= end - _TAIL:
                return True
            continue
        if i < start + _HEAD or later.reader.term(word) not in before.terms.words:
            return True
    return False


def _seldom(word: Word) -> bool:
    """It reports only together with a noun of its own («ألقى المسؤولية على», «رفع الحصيلة»)."""
    finite = word.cue.finite if word.cue is not None else ()
    return bool(finite) and not any(frame_of(sense).governs for sense in finite)


def _renamed(stretch: Stretch, earlier: Record, later: Record) -> bool:
    """In the sentence before or after somebody speaks whom the earlier text has not: the source by another name."""
    text = later.text
    for statement in later.statements:
        who = statement.speaker
        at = text.sent[min(bisect_left(text.starts, statement.attribution.cue.start), len(text) - 1)]
        if who is None or who.anonymous or abs(at - stretch.sentence) > 1:
            continue
        if at > stretch.sentence and statement.attribution.rule in _AFTERWARDS:
            return True
        if not any(s.speaker is not None and same_speaker(s.speaker, who) for s in earlier.statements):
            return True
    return False


_AFTERWARDS = ("according-to", "as-said")
"""«… . وبحسب المجلس فإن …»: whose word the sentence before was too."""


def _run(before: Statement, stretch: Stretch, earlier: Record, later: Record) -> bool:
    """Some words of the content stand together in the later sentence: it was taken over, not thought of again."""
    there = runs(later.text, *later.text.sentences[stretch.sentence], RUN)
    for span in before.attribution.content:
        first, last = (bisect_left(earlier.text.starts, at) for at in (span.start, span.end))
        if runs(earlier.text, first, last, RUN) & there:
            return True
    return False


def _own(later: Record) -> bool:
    """The text is a communiqué, a speech or an interview by its title."""
    title = later.title()
    if title is not None and any(verbatim(word.form) or verbatim(word.stem) for word in title.words):
        return True
    return len(_QUESTION.findall(later.text.string)) >= QUESTIONS


def _somebody(who: Speaker) -> bool:
    """Somebody that can be looked up, not «مختصون»: a person by name, an office or a body."""
    if who.anonymous or who.kind not in ("person", "official", "organization"):
        return False
    return bool(who.surname) or (who.kind != "person" and not all(map(generic, who.terms)))


def _harder(before: Statement, after: Statement, earlier: Record, later: Record) -> str:
    """How the later attribution is harder than the earlier one; "" when it is not."""
    a, b = before.speaker, after.speaker
    common = len(before.terms.words & after.terms.words)
    if common < ALIKE * len(before.terms.words | after.terms.words):
        return ""
    if a is not None and b is not None and a.kind == "anonymous" and _somebody(b):
        return "" if _within(a, b) or _unnamed(after, later) or _unnamed_near(after, later) else "named"
    stances = before.attribution.stance, after.attribution.stance
    if stances[1] not in CERTAINTY or CERTAINTY[stances[1]] <= CERTAINTY[stances[0]]:
        return ""
    same = (a is None and b is None) or (a is not None and b is not None and same_speaker(a, b))
    # neutral to affirming is an editor's taste («قال», «أكد»); what was doubted or thought and now is said is not
    if not same or not (stances[0] == "doubting" or (stances[0] == "opining" and thought(before, earlier))):
        return ""
    return "" if _stands(before.attribution.cue.text, after, later) else "hardened"


def _within(unnamed: Speaker, body: Speaker) -> bool:
    """«مصدر في الوزارة» is of the ministry: one source, named in two ways."""
    return bool(telling(unnamed) & telling(body)) or (
        unnamed.actor is not None and unnamed.actor == body.actor
    )


def _unnamed(after: Statement, later: Record) -> bool:
    """The later sentence itself has a word for nobody in particular («وقال المصدر»), whoever that was taken to be."""
    text = later.text
    at = min(bisect_left(text.starts, after.attribution.cue.start), len(text) - 1)
    start, end = text.sentences[text.sent[at]]
    return any(text.words[i].bits & (c.ANONYMOUS | c.OFFICIAL_PLURAL) for i in range(start, end))


def _unnamed_near(after: Statement, later: Record) -> bool:
    """The nameless source stands near the later statement too: both are there."""
    text = later.text
    at = text.sent[min(bisect_left(text.starts, after.attribution.cue.start), len(text) - 1)]
    for statement in later.statements:
        if statement.speaker is None or statement.speaker.kind != "anonymous":
            continue
        other = text.sent[min(bisect_left(text.starts, statement.attribution.cue.start), len(text) - 1)]
        if abs(other - at) <= BESIDE:
            return True
    return False


def _stands(cue: str, after: Statement, later: Record) -> bool:
    """The earlier text's word of saying stands in the later sentence too, whatever cue was taken for the chief one."""
    text = later.text
    first = bisect_left(text.starts, after.attribution.cue.start)
    start, end = text.sentences[text.sent[min(first, len(text) - 1)]]
    wanted = {fold(word) for word in cue.split()}
    return wanted <= {form for i in range(start, end) for form in (text.words[i].form, text.words[i].stem)}
