"""Cases for a person to judge: `python -m musnad.reconcile.sample LEDGER KIND [--seed 6] [--count 50]`.

Draws groups of statements, counts of origins, cases of laundering or verdicts of readouts from a reconciled ledger,
the same ones for the same seed, and prints each with all that it rests on; docs/reconcile.md has the shares right.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from musnad.errors import MusnadError, UsageError
from musnad.ledger.ledger import Ledger
from musnad.read.reader import Reader
from musnad.reconcile import find_events, find_statements, readouts, reports, shared_text
from musnad.reconcile.record import Record, record
from musnad.reconcile.store import prepared
from musnad.reconcile.terms import TermReader

SEED = 6
SHOWN = 700
"""Characters of a passage that are printed."""

Drawn = Iterator[list[str]]

T = TypeVar("T")


def statements(ledger: Ledger, draw: random.Random) -> Drawn:
    """Groups of statements in more than one document: is each one statement, of one speaker?"""
    for head in _shuffled(draw, _heads(ledger, find_statements.KIND)):
        yield _group(ledger, find_statements.KIND, head)


def origins(ledger: Ledger, draw: random.Random) -> Drawn:
    """Groups of statements and of events, with the origins counted: is the number right?"""
    groups = [
        (kind, head) for kind in (find_statements.KIND, find_events.KIND) for head in _heads(ledger, kind)
    ]
    for kind, head in _shuffled(draw, groups):
        yield _group(ledger, kind, head)


def laundering(ledger: Ledger, draw: random.Random) -> Drawn:
    """Cases of laundering: is the attribution really gone, or harder?"""
    rows = ledger.query("SELECT attribution, second FROM launderings ORDER BY attribution, second")
    for row in _shuffled(draw, rows):
        case = next(
            c
            for c in shared_text.laundering(ledger, document=row["second"], limit=10_000)
            if c.attribution == row["attribution"] and c.second["id"] == row["second"]
        )
        yield [
            f"{case.kind}: {case.stance_before} → {case.stance_after}, said by {case.speaker}",
            f"first {case.first['outlet']}, document {case.first['id']}:"
            f" {_around(case.first['text'], case.span_before)}",
            f"then {case.second['outlet']}, document {case.second['id']} ({case.second['title']}):"
            f" {_around(case.second['text'], case.span_after)}",
        ]


def verdicts(ledger: Ledger, draw: random.Random) -> Drawn:
    """Claims of one document held against another in which the same speaker has said something of the kind."""
    reader = Reader()
    terms = TermReader(reader.lexicon)

    def article(number: int) -> Record:
        document = ledger.document(number)
        return record(document, reader.text(document.text), terms)

    pairs = ledger.query(
        "SELECT DISTINCT a.document AS first, b.document AS second FROM links l"
        " JOIN attributions a ON a.id = l.first JOIN attributions b ON b.id = l.second"
        " LEFT JOIN copies c ON c.first IN (a.document, b.document) AND c.second IN (a.document, b.document)"
        " WHERE l.kind = 'statement' AND c.first IS NULL ORDER BY 1, 2"
    )
    for pair in _shuffled(draw, pairs):
        primary, other = article(pair["first"]), article(pair["second"])
        found = readouts.compare(primary, [other])
        if found is None or not found.claims:
            continue
        claim = draw.choice(found.claims)
        passage = "" if claim.passage is None else primary.document.text[slice(*claim.passage)]
        yield [
            f"{claim.verdict}, {claim.share:.0%} of its terms; {found.speaker.name}",
            f"document {pair['second']}, {getattr(claim.statement.speaker, 'name', None)}: "
            + " … ".join(span.text for span in claim.statement.attribution.content),
            f"document {pair['first']}: {passage or primary.document.text[:SHOWN]}",
        ]


KINDS: dict[str, tuple[Callable[[Ledger, random.Random], Drawn], int]] = {
    "statements": (statements, 50),
    "origins": (origins, 50),
    "laundering": (laundering, 30),
    "readouts": (verdicts, 30),
}
"""What can be drawn, and how many of it by default."""


def _shuffled(draw: random.Random, items: Sequence[T]) -> list[T]:
    found = list(items)
    draw.shuffle(found)
    return found


def _heads(ledger: Ledger, kind: str) -> list[int]:
    table = {find_statements.KIND: "attributions", find_events.KIND: "events"}[kind]
    rows = ledger.query(
        f"SELECT g.head FROM link_groups g JOIN {table} a ON a.id = g.member WHERE g.kind = ? GROUP BY g.head"
        " HAVING count(DISTINCT a.document) > 1 ORDER BY g.head",
        (kind,),
    )
    return [row["head"] for row in rows]


def _group(ledger: Ledger, kind: str, head: int) -> list[str]:
    group = reports.group_of(ledger, kind, head)
    assert group is not None
    lines = [
        f"{kind} {head}: {group.tally.documents} documents, {group.tally.texts} texts, {group.tally.origins} origins"
    ]
    lines += [f"origin {o.kind} «{o.name}»: {len(o.reports)}" for o in group.origins]
    for member in group.members:
        report = member.report
        who = report.speaker.name if report.speaker is not None else "-"
        lines.append(
            f"· {report.day} {report.outlet} {report.document} (of {report.copied_from}) «{who}»:"
            f" {member.text[:SHOWN]}"
        )
    return lines


def _around(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return f"{text[max(0, start - 300) : start]}⟦{text[start:end][:SHOWN]}⟧{text[end : end + 200]}"


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("ledger", type=Path, help="a reconciled ledger")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int)
    given = parser.parse_args()
    try:
        draw, count = KINDS[given.kind]
        with Ledger(given.ledger, read_only=True) as ledger:
            if not prepared(ledger.connection):
                raise UsageError(
                    f"{given.ledger} has not been reconciled: musnad reconcile --ledger {given.ledger}"
                )
            drawn = draw(ledger, random.Random(given.seed))
            for number, lines in zip(range(given.count or count), drawn, strict=False):
                print(f"--- {number + 1}")
                print("\n".join(" / ".join(line.split("\n")) for line in lines))
    except MusnadError as error:
        print(f"musnad: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, UsageError) else 1) from None


if __name__ == "__main__":
    main()
