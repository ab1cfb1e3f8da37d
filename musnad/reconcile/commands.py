"""The commands that ask what many documents say together. Each imports what it needs when it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from musnad.ledger.commands import DEFAULT, Ledger

if TYPE_CHECKING:
    from rich.text import Text

    from musnad.show.terminal import Layout


class Kind(StrEnum):
    """What is looked at in all its reports."""

    statements = "statements"
    events = "events"


class Link(StrEnum):
    """What kind of link a person decides about."""

    copy = "copy"
    statement = "statement"
    event = "event"
    laundering = "laundering"


class Verdict(StrEnum):
    """What a person decides."""

    accept = "accept"
    reject = "reject"


From = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Not before this day.")]
To = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Not after this day.")]
Outlet = Annotated[str | None, typer.Option(help="Only this outlet, in any spelling.")]
Limit = Annotated[int, typer.Option(min=1, help="How many at most.")]
Full = Annotated[bool, typer.Option("--full", help="Print texts whole.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]
Place = Annotated[
    str | None, typer.Option(help="Only there: a place, or a country by name or two-letter code.")
]
Source = Annotated[str | None, typer.Option(help="Only this source: words of its name, in any spelling.")]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A lexicon file of your own (TOML); may be given more than once."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command, example in (
        (reconcile, "musnad reconcile --ledger news.db"),
        (copies, "musnad copies --ledger news.db --relation near-copy"),
        (origins, 'musnad origins --ledger news.db --source "المرصد"'),
        (laundering, "musnad laundering --ledger news.db"),
        (toll, 'musnad toll --ledger news.db --category killed --place "عدن" --chart toll.svg'),
        (compare, "musnad compare statement.txt report.txt"),
        (framing, "musnad framing --ledger news.db --by outlet"),
        (link, "musnad link reject copy 1 2 --reviewer Mariam --ledger news.db"),
    ):
        app.command(epilog=f"Example: `{example}`")(command)


def reconcile(
    ledger: Ledger = DEFAULT,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; all cores by default.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Compute everything anew.")] = False,
    lexicon: Lexicon = None,
) -> None:
    """Find copies, the same statements and events, and dropped attributions among a ledger's documents."""
    from os import cpu_count

    from musnad.ledger.connect import explained
    from musnad.ledger.ledger import Ledger as Opened
    from musnad.read.reader import Reader
    from musnad.reconcile.run import reconcile as run
    from musnad.show.progress import Progress

    with Opened(ledger, create=False) as opened, Progress() as progress, explained(ledger):
        done = run(
            opened.connection,
            Reader(lexicon or ()),
            workers=workers or cpu_count() or 1,
            again=again,
            progress=progress.stage,
        )
    print(
        f"{done.documents} documents reconciled: {done.copies} pairs share text,"
        f" {done.laundering} attributions were dropped or hardened."
    )


def copies(
    ledger: Ledger = DEFAULT,
    document: Annotated[int | None, typer.Option(help="Only pairs with this document.")] = None,
    outlet: Outlet = None,
    relation: Annotated[
        str | None, typer.Option(metavar="near-copy|edited-copy|shared-passage", help="Only this relation.")
    ] = None,
    limit: Limit = 20,
    full: Full = False,
    json: Json = False,
) -> None:
    """Show documents that share text: which, how much of it, and who came first."""
    from musnad.reconcile import shared_text, show

    _listed(
        ledger,
        partial(shared_text.copies, document=document, outlet=outlet, relation=relation, limit=limit),
        show.copies,
        full,
        json,
    )


def origins(
    what: Annotated[Kind, typer.Argument(help="What to look at.")] = Kind.statements,
    ledger: Ledger = DEFAULT,
    member: Annotated[
        int | None, typer.Option("--id", help="Only the group of this statement or event.")
    ] = None,
    source: Source = None,
    outlet: Outlet = None,
    type: Annotated[str | None, typer.Option(help="Only events of this PLOVER type.")] = None,  # noqa: A002
    place: Place = None,
    from_: From = None,
    to: To = None,
    least: Annotated[int, typer.Option(min=1, help="In how many documents at least.")] = 2,
    limit: Limit = 20,
    full: Full = False,
    json: Json = False,
) -> None:
    """Show in how many reports, outlets and independent origins a statement or an event stands."""
    from musnad.errors import UsageError
    from musnad.reconcile import reports, show

    with _open(ledger) as opened:
        if member is not None:
            one = reports.group_of(opened, what.value[:-1], member)
            if one is None:
                raise UsageError(f"There is no {what.value[:-1]} {member} in {ledger}.")
            found = [one]
        elif what is Kind.statements:
            if type is not None or place is not None:
                raise UsageError("--type and --place are for events: musnad origins events --place …")
            found = reports.statements(
                opened, source=source, outlet=outlet, from_=from_, to=to, least=least, limit=limit
            )
        else:
            if source is not None or outlet is not None:
                raise UsageError(
                    "--source and --outlet are for statements: musnad origins statements --source …"
                )
            found = reports.events(
                opened, type=type, place=place, from_=from_, to=to, least=least, limit=limit
            )
        _show(found, lambda layout: show.groups(found, layout), full, json)


def laundering(
    ledger: Ledger = DEFAULT,
    document: Annotated[int | None, typer.Option(help="Only cases with this document.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Only texts of this outlet as the later ones.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="dropped|hardened|named", help="Only this kind.")
    ] = None,
    limit: Limit = 20,
    full: Full = False,
    json: Json = False,
) -> None:
    """Show where a copy or rewrite drops or hardens an attribution, both passages one under the other."""
    from musnad.reconcile import shared_text, show

    _listed(
        ledger,
        partial(shared_text.laundering, outlet=outlet, document=document, kind=kind, limit=limit),
        show.laundering,
        full,
        json,
    )


def toll(
    ledger: Ledger = DEFAULT,
    category: Annotated[
        str | None, typer.Option(help="killed, injured, detained, missing or displaced; all by default.")
    ] = None,
    place: Place = None,
    source: Source = None,
    from_: From = None,
    to: To = None,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Only within KM of a point.")] = None,
    chart: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also draw a chart: .svg, .png, or .json of Vega-Lite."),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print the points as CSV instead.")] = False,
    full: Full = False,
    json: Json = False,
) -> None:
    """Show tolls day by day, by origin, and where they do not fit together."""
    from musnad.reconcile import chart as drawing
    from musnad.reconcile import show
    from musnad.reconcile.tolls_of import tolls_of

    with _open(ledger) as opened:
        found = tolls_of(
            opened, category=category, place=place, source=source, from_=from_, to=to, near=_point(near)
        )
    if chart is not None:
        drawing.write(found.series, chart, " ".join(part for part in (category, place) if part))
    if csv:
        import sys
        from csv import DictWriter

        rows = drawing.rows(found.series)
        writer = DictWriter(sys.stdout, list(rows[0]) if rows else ["day"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return
    _show((found.series, found.conflicts), lambda layout: show.tolls(found, layout), full, json)


def compare(
    primary: Annotated[
        str,
        typer.Argument(metavar="PRIMARY", help="The speaker's own text: a file, or a number of the ledger."),
    ],
    others: Annotated[
        list[str], typer.Argument(metavar="OTHER...", help="What others report: files or numbers.")
    ],
    ledger: Ledger = DEFAULT,
    speaker: Annotated[
        str | None, typer.Option(help="Whose words; by default whoever speaks most in the primary.")
    ] = None,
    via: Annotated[
        str | None,
        typer.Option(
            help="Of the primary, only what stands in the chain of this source, for an article that quotes both."
        ),
    ] = None,
    other_via: Annotated[str | None, typer.Option(help="The same for the others.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="When they were published.")
    ] = None,
    lexicon: Lexicon = None,
    full: Full = False,
    json: Json = False,
) -> None:
    """Hold what others attribute to a speaker against the speaker's own text, claim by claim."""
    from musnad.errors import InputError, UsageError
    from musnad.read.reader import Reader
    from musnad.reconcile import show
    from musnad.reconcile.comparing import chosen, find_speaker, records
    from musnad.reconcile.readouts import compare as hold
    from musnad.reconcile.readouts import rows

    known = records([primary, *others], ledger, Reader(lexicon or ()), published)
    who = find_speaker(known, speaker) if speaker is not None else None
    if speaker is not None and who is None:
        raise UsageError(f"Nobody named «{speaker}» speaks in these texts.")
    found = hold(known[0], known[1:], who, of_primary=chosen(via), of_others=chosen(other_via))
    if found is None:
        raise InputError("attributes nothing to anybody, so there is nothing to compare", primary)
    _show(rows(found) if json else found, lambda layout: show.comparison(found, layout), full, json)


def framing(
    ledger: Ledger = DEFAULT,
    by: Annotated[
        str,
        typer.Option(metavar="outlet|label|source", help="Shares by outlet, labels, or stances by source."),
    ] = "outlet",
    outlet: Outlet = None,
    party: Annotated[str | None, typer.Option(help="Only labels for this party.")] = None,
    source: Source = None,
    from_: From = None,
    to: To = None,
    sentences: Annotated[
        str | None,
        typer.Option(
            metavar="anonymous|doubting|unsourced|labels", help="Print the sentences behind this number."
        ),
    ] = None,
    least: Annotated[int, typer.Option(min=1, help="Leave out what is counted fewer times.")] = 5,
    limit: Limit = 40,
    full: Full = False,
    json: Json = False,
) -> None:
    """Count how outlets name parties and present sources, with 95 % intervals and the sentences behind each number."""
    from musnad.errors import UsageError
    from musnad.reconcile import framing as counts
    from musnad.reconcile import show

    found: list[Any]
    with _open(ledger) as opened:
        if sentences is not None:
            if sentences not in counts.BEHIND:
                raise UsageError(f"--sentences {sentences}: choose one of {', '.join(counts.BEHIND)}.")
            found = counts.behind(opened, sentences, outlet=outlet, from_=from_, to=to, limit=limit)
            lines: Callable[[Layout], Iterable[Text]] = lambda layout: show.sentences(found, layout)  # noqa: E731
        elif by == "outlet":
            found = counts.by_outlet(opened, outlet=outlet, from_=from_, to=to)[:limit]
            lines = lambda layout: show.outlets(found, layout)  # noqa: E731
        elif by == "label":
            found = counts.labels(opened, outlet=outlet, party=party, from_=from_, to=to, least=least)[:limit]
            lines = lambda layout: show.namings(found, layout)  # noqa: E731
        elif by == "source":
            found = counts.stances(opened, outlet=outlet, source=source, from_=from_, to=to, least=least)[
                :limit
            ]
            lines = lambda layout: show.presentings(found, layout)  # noqa: E731
        else:
            raise UsageError(f"--by {by}: choose outlet, label or source.")
        _show(found, lines, full, json)


def link(
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    kind: Annotated[Link, typer.Argument(help="Of what kind the link is.")],
    first: Annotated[int, typer.Argument(help="The number of the first: a document, statement or event.")],
    second: Annotated[int, typer.Argument(help="The number of the second.")],
    reviewer: Annotated[str, typer.Option(help="Your name.")],
    ledger: Ledger = DEFAULT,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
) -> None:
    """Accept or reject a link between two records; a rejected one is taken away and not made again."""
    from musnad.ledger.ledger import Ledger as Opened
    from musnad.reconcile.review import decide

    with Opened(ledger, create=False) as opened:
        decide(opened, kind.value, first, second, verdict.value, reviewer, note)


def _open(ledger: Path) -> Any:
    from musnad.ledger.ledger import Ledger as Opened

    return Opened(ledger, read_only=True)


def _listed(
    ledger: Path,
    find: Callable[[Any], Any],
    lines: Callable[[Any, Layout], Iterable[Text]],
    full: bool,
    as_json: bool,
) -> None:
    """Ask the ledger, and print what is found."""
    with _open(ledger) as opened:
        found = find(opened)
        _show(found, lambda layout: lines(found, layout), full, as_json)


def _show(found: Any, lines: Callable[[Layout], Iterable[Text]], full: bool, as_json: bool) -> None:
    from musnad.show.write import as_plain_json, print_lines

    if as_json:
        print(as_plain_json(found))
    else:
        print_lines(lines, full=full)


def _point(near: str | None) -> tuple[float, float, float] | None:
    from musnad.errors import UsageError

    if near is None:
        return None
    try:
        latitude, longitude, km = map(float, near.split(","))
    except ValueError:
        raise UsageError(f"--near {near}: write LATITUDE,LONGITUDE,KM, as in 32.88,13.19,50.") from None
    return latitude, longitude, km
