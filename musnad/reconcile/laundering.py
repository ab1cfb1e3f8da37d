"""Laundering: where a copy or rewrite drops the attribution of what it took, or hardens it.

Only texts that share passages are compared (copies.py), the later one against the earlier. A case is a statement of
the earlier text whose content stands in the later one

* in the writer's own voice, or
* under a cue that presents it as more certain, by the same source, or
* as a named party's word where it was nobody's in particular.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.document import Stance
from musnad.reconcile.alike import alike
from musnad.reconcile.record import Range, Record, Statement, Stretch
from musnad.reconcile.speakers import Speaker, same_speaker
from musnad.reconcile.terms import generic
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

BEFORE, AFTER = 4, 2
"""Sentences before and after within which the source's being named still tells the reader whose word it is."""


OPENING = 2
"""Sentences at the head of a text that say whose word the whole of it is."""


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
        if statement.attribution.source is None and statement.speaker is None:
            continue
        case = _case(statement, _whole(statement.speaker, earlier), later)
        if case is not None:
            found.append(case)
    return found


def _whole(who: Speaker | None, earlier: Record) -> Speaker | None:
    """The speaker with all that the text says of him: «اللواء سليم» is «المتحدث باسم الوزارة سليم الراوي»."""
    if who is None or not who.surname:
        return who
    others = [s.speaker for s in earlier.statements if s.speaker is not None and same_speaker(who, s.speaker)]
    return who._replace(terms=who.terms.union(*(other.terms for other in others if other.surname)))


def _case(before: Statement, who: Speaker | None, later: Record) -> Case | None:
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
        kind = _harder(before, after, later)
        return Case(kind, before, after, span, degree) if kind else None
    if before.attribution.source_type == "document":
        return None  # that the law itself forbids is what the law says
    for stretch in later.narration:
        taken = len(before.terms.words & stretch.terms.words)
        if not stretch.clear or taken < max(LEAST, TAKEN * len(before.terms.words)):
            continue
        degree = alike(before.terms, stretch.terms, stance)
        if degree and not _named_near(who, stretch, later):
            return Case("dropped", before, None, stretch.span, degree)
    return None


def _somebody(who: Speaker) -> bool:
    """Somebody that can be looked up, not «مختصون»: a person by name, an office or a body."""
    if who.anonymous or who.kind not in ("person", "official", "organization"):
        return False
    return bool(who.surname) or (who.kind != "person" and not all(map(generic, who.terms)))


def _less(mention: Speaker, who: Speaker) -> bool:
    """A mention that says less of the same office: «الناطق» after «الناطق باسم الوزارة سليم الراوي»."""
    return not mention.surname and bool(mention.terms) and mention.terms <= who.terms


def _named_near(who: Speaker | None, stretch: Stretch, later: Record) -> bool:
    """The source is named, or speaks, so near the sentence that the reader knows whose word it is."""
    if who is None:
        return False
    sentences = later.text.sentences
    first, last = max(0, stretch.sentence - BEFORE), min(len(sentences), stretch.sentence + AFTER + 1)
    start, end = later.text.starts[sentences[first][0]], later.text.ends[sentences[last - 1][1] - 1]
    speaking: Speaker | None = None
    for statement in sorted(later.statements, key=lambda s: s.attribution.cue.start):
        if statement.speaker is None:
            continue
        same = same_speaker(statement.speaker, who) or _less(statement.speaker, who)
        if same and who.kind == "media":
            return True
        at = statement.attribution.cue.start
        if start <= at < end and (same or (who.anonymous and statement.speaker.anonymous)):
            return True
        if at < start:
            speaking = statement.speaker
    if speaking is not None and same_speaker(speaking, who):
        return True  # nobody else has spoken since: a communiqué is its speaker's to the end
    tokens = [(start, end), (0, later.text.ends[sentences[min(OPENING, len(sentences)) - 1][1] - 1])]
    if who.kind == "media":
        tokens = [(0, len(later.text.string))]
    said = later.reader.terms(later.text, tokens).words | stretch.terms.words
    said |= {
        word.form
        for first, last in tokens
        for word in later.text.words[
            bisect_left(later.text.starts, first) : bisect_left(later.text.starts, last)
        ]
    }
    office = {term for term in who.terms if not generic(term) and not term.isascii()}
    names = [{who.surname}] if who.surname else [office or set(who.terms)]
    if who.surname and len(office) > 1:
        names.append(office)
    return any(wanted and wanted <= said for wanted in names)


def _harder(before: Statement, after: Statement, later: Record) -> str:
    """How the later attribution is harder than the earlier one; "" when it is not."""
    a, b = before.speaker, after.speaker
    common = len(before.terms.words & after.terms.words)
    if common < ALIKE * len(before.terms.words | after.terms.words):
        return ""
    if a is not None and b is not None and a.kind == "anonymous" and _somebody(b):
        return "" if _unnamed_near(after, later) else "named"
    stances = before.attribution.stance, after.attribution.stance
    if stances[1] not in CERTAINTY or CERTAINTY[stances[1]] <= CERTAINTY[stances[0]]:
        return ""
    same = (a is None and b is None) or (a is not None and b is not None and same_speaker(a, b))
    # neutral to affirming is an editor's taste («قال», «أكد»); what was doubted or thought and now is said is not
    if not same or stances[0] not in ("doubting", "opining"):
        return ""
    return "" if _stands(before.attribution.cue.text, after, later) else "hardened"


def _unnamed_near(after: Statement, later: Record) -> bool:
    """The nameless source stands near the later statement too: both are there."""
    text = later.text
    at = text.sent[min(bisect_left(text.starts, after.attribution.cue.start), len(text) - 1)]
    for statement in later.statements:
        if statement.speaker is None or statement.speaker.kind != "anonymous":
            continue
        other = text.sent[min(bisect_left(text.starts, statement.attribution.cue.start), len(text) - 1)]
        if abs(other - at) <= AFTER:
            return True
    return False


def _stands(cue: str, after: Statement, later: Record) -> bool:
    """The earlier text's word of saying stands in the later sentence too, whatever cue was taken for the chief one."""
    text = later.text
    first = bisect_left(text.starts, after.attribution.cue.start)
    start, end = text.sentences[text.sent[min(first, len(text) - 1)]]
    wanted = {fold(word) for word in cue.split()}
    return wanted <= {form for i in range(start, end) for form in (text.words[i].form, text.words[i].stem)}
