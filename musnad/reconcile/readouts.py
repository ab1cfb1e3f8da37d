"""Readouts: what others attribute to a speaker, claim by claim, against the speaker's own text.

The primary text is a statement by the speaker's own side. Every claim that another text attributes to the speaker is
*borne out* (with the passage), *partly*, or *not in the primary*; what the primary says and nobody carried is
*omitted*. Nothing is said about which account is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from musnad.reconcile.alike import DENIALS
from musnad.reconcile.particulars import Said, elsewhere, lacking, said, share
from musnad.reconcile.record import Range, Record, Statement, runs
from musnad.reconcile.speakers import Speaker, fullest, same_speaker, surely_same

Verdict = Literal["borne out", "partly", "not in the primary"]

BORNE_OUT, PARTLY = 0.8, 0.4
"""Shares of a claim's terms that the best passage of the primary must have."""

_LEAST = 2


class Claim(NamedTuple):
    """What a text attributes to the speaker, and what the primary has of it."""

    record: Record
    statement: Statement
    verdict: Verdict
    share: float
    passage: Range | None
    """In the primary's text."""


class Omitted(NamedTuple):
    """A statement of the primary that no other text carried; `share`: the most that any had of it."""

    statement: Statement
    share: float


class Comparison(NamedTuple):
    """The outcome of a comparison."""

    primary: Record
    speaker: Speaker
    claims: list[Claim]
    omitted: list[Omitted]


Chosen = Callable[[Record, Statement], bool]
"""Which statements of a text are looked at."""


def main_speaker(primary: Record) -> Speaker | None:
    """Who speaks most in a text."""
    groups: list[tuple[Speaker, int]] = []
    for statement in primary.statements:
        who = statement.speaker
        if who is None or who.anonymous:
            continue
        for k, (known, count) in enumerate(groups):
            if same_speaker(known, who):
                fuller = who if len(who.name) > len(known.name) else known
                groups[k] = (fuller, count + 1)
                break
        else:
            groups.append((who, 1))
    return max(groups, key=lambda g: g[1])[0] if groups else None


def compare(
    primary: Record,
    others: Sequence[Record],
    who: Speaker | None = None,
    *,
    of_primary: Chosen = lambda record, statement: True,  # noqa: ARG005
    of_others: Chosen = lambda record, statement: True,  # noqa: ARG005
) -> Comparison | None:
    """Hold what others attribute to the speaker against the primary text.

    who: the speaker, by default whoever speaks most in the primary. of_primary, of_others: which statements belong to
    the primary and to the other accounts, for one article that holds both. None when nobody speaks in the primary.
    """
    who = who or main_speaker(primary)
    if who is None:
        return None
    mine = fullest(who, (s.speaker for s in primary.statements))
    own = [s for s in primary.statements if of_primary(primary, s) and _says(s, who)]
    passages = [(_span(s), _content(primary, s)) for s in own]
    if own and of_primary(primary, own[0]) and not _chosen_by_chain(primary, of_primary):
        passages += [(stretch.span, said(primary, stretch.parts)) for stretch in primary.narration]
    claims: list[Claim] = []
    carried: list[Said] = []
    for other in others:
        for statement in other.statements:
            if other is primary and statement in own:
                continue
            if not of_others(other, statement):
                continue
            if _is(other, statement, mine) and _innermost(other, statement, mine):
                claims.append(_judge(other, statement, primary, passages))
            carried.append(_content(other, statement))
        if other is not primary:
            carried += [said(other, stretch.parts) for stretch in other.narration]
    omitted = []
    matched = {claim.passage for claim in claims}
    told = set().union(*(_things(claim.record, claim.statement) for claim in claims if claim.passage is None))
    for statement in own:
        if not _innermost(primary, statement, who) or _span(statement) in matched:
            continue
        content = _content(primary, statement)
        most = max((share(content, theirs) for theirs in carried), default=0.0)
        if most < PARTLY and not told & _things(primary, statement):
            omitted.append(Omitted(statement, most))
    return Comparison(primary, who, claims, omitted)


def _chosen_by_chain(primary: Record, chosen: Chosen) -> bool:
    return not all(chosen(primary, s) for s in primary.statements)


def _says(statement: Statement, who: Speaker) -> bool:
    return statement.speaker is not None and same_speaker(statement.speaker, who)


def _is(other: Record, statement: Statement, who: Speaker) -> bool:
    """The statement of another text is the speaker's, by all that this text says of whoever speaks there."""
    if statement.speaker is None:
        return False
    return surely_same(fullest(statement.speaker, (s.speaker for s in other.statements)), who)


def _innermost(one: Record, statement: Statement, who: Speaker) -> bool:
    """The statement says something, and what stands in it is not the same speaker's word once more."""
    name = statement.attribution.id
    again = any(s is not statement and name in s.chain and _says(s, who) for s in one.statements)
    return len(statement.terms.words) >= _LEAST and not again


def _span(statement: Statement) -> Range:
    return statement.attribution.content[0].start, statement.attribution.content[-1].end


def _things(one: Record, statement: Statement) -> set[tuple[str, ...]]:
    """What a statement speaks of by name, in two words («معبر الزرقوم»): told otherwise, it was not left out."""
    text = one.text
    found: set[tuple[str, ...]] = set()
    for span in statement.attribution.content:
        first, last = (bisect_left(text.starts, at) for at in (span.start, span.end))
        for at in range(first, last - 1):
            a, b = text.words[at], text.words[at + 1]
            if b.definite and not a.definite and one.reader.term(a) and one.reader.term(b):
                found |= runs(text, at, at + 2, 2)
    return found


def _judge(
    other: Record, statement: Statement, primary: Record, passages: Iterable[tuple[Range, Said]]
) -> Claim:
    claim = _content(other, statement)
    best, where = max(
        ((share(claim, its), span) for span, its in passages),
        default=(0.0, None),
        key=lambda found: found[0],
    )
    verdict: Verdict = "not in the primary" if best < PARTLY else "partly"
    if where is not None and best >= BORNE_OUT:
        whole = said(primary, [_all(primary)])
        occasion = not any(claim.names) and elsewhere(
            said(other, [_around(other, _span(statement))]),
            said(primary, [_around(primary, where)]),
            said(other, [_all(other)]),
            whole,
        )
        verdict = "partly" if occasion or lacking(claim, whole) else "borne out"
    return Claim(other, statement, verdict, best, where if best >= PARTLY else None)


def _all(one: Record) -> Range:
    return 0, len(one.document.text)


def _around(one: Record, span: Range) -> Range:
    """The sentence in which a stretch begins, and the one before: whom «البلدين», «الفقيد» are."""
    text = one.text
    number = text.sent[min(bisect_left(text.starts, span[0]), len(text) - 1)]
    first, last = text.sentences[max(0, number - 1)][0], text.sentences[number][1]
    return text.starts[first], text.ends[last - 1]


def _content(one: Record, statement: Statement) -> Said:
    attribution = statement.attribution
    spans = [(span.start, span.end) for span in attribution.content]
    return said(one, spans, denied=attribution.stance in DENIALS)


def rows(found: Comparison) -> dict[str, Any]:
    """A comparison as plain values: every claim and omission with its offsets and characters."""
    text = found.primary.document.text

    def content(statement: Statement) -> list[dict[str, Any]]:
        return [{"start": s.start, "end": s.end, "text": s.text} for s in statement.attribution.content]

    return {
        "speaker": found.speaker.name,
        "claims": [
            {
                "verdict": claim.verdict,
                "share": round(claim.share, 3),
                "document": claim.record.document.id,
                "outlet": claim.record.document.outlet,
                "content": content(claim.statement),
                "passage": None
                if claim.passage is None
                else {
                    "start": claim.passage[0],
                    "end": claim.passage[1],
                    "text": text[slice(*claim.passage)],
                },
            }
            for claim in found.claims
        ],
        "omitted": [
            {"share": round(omitted.share, 3), "content": content(omitted.statement)}
            for omitted in found.omitted
        ],
    }
