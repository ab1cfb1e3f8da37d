"""The commands on a ledger: their options and their help. Each imports what it needs when it runs."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

DEFAULT = Path("musnad.db")
Ledger = Annotated[Path, typer.Option("--ledger", "-l", metavar="FILE", help="The ledger.")]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A lexicon file of your own (TOML); may be given more than once."),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Reading processes; all cores by default.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from this machine and local networks.")
]


class Format(StrEnum):
    """What an answer is written as."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    parquet = "parquet"


class Bidi(StrEnum):
    """How Arabic runs are marked off in a terminal."""

    auto = "auto"
    isolate = "isolate"
    none = "none"


FormatOption = Annotated[Format, typer.Option(help="A table for people, or for programs.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead.")]
Limit = Annotated[
    int | None,
    typer.Option("--limit", "-n", min=1, metavar="N", help="Rows at most: of a table 50, else all."),
]
Words = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help="Words that must all be there; a phrase in quotation marks."),
]
Full = Annotated[bool, typer.Option("--full", help="Nothing cut off: a list instead of a table.")]

_DAY = "YYYY-MM-DD"
OPTIONS: dict[str, tuple[Any, Any]] = {
    "source": (Annotated[str | None, typer.Option(metavar="NAME", help="Whose word it is, in any spelling.")], None),
    "actor": (Annotated[str | None, typer.Option(metavar="NAME", help="A party that is in it.")], None),
    "place": (
        Annotated[str | None, typer.Option(metavar="NAME", help="A place, or a country: its name or code.")], None,
    ),
    "near": (Annotated[str | None, typer.Option(metavar="LAT,LON,KM", help="Within so many km of a point.")], None),
    "from": (Annotated[str | None, typer.Option("--from", metavar=_DAY, help="Not before this day.")], None),
    "to": (Annotated[str | None, typer.Option("--to", metavar=_DAY, help="Not after this day.")], None),
    "stance": (Annotated[str | None, typer.Option(metavar="STANCE", help="Presented so, as doubting.")], None),
    "category": (Annotated[str | None, typer.Option(metavar="CATEGORY", help="Of this category, as killed.")], None),
    "type": (
        Annotated[str | None, typer.Option(metavar="TYPE", help="Of source, event, polarity or check.")],
        None,
    ),
    "outlet": (Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, in any spelling.")], None),
    "versions": (Annotated[bool, typer.Option("--versions", help="Earlier versions of documents too.")], False),
    "rejected": (Annotated[bool, typer.Option("--rejected", help="What a reviewer rejected too.")], False),
    "sort": (
        Annotated[str | None, typer.Option(metavar="ORDER", help="newest, oldest, outlet; see docs/cli.md.")],
        None,
    ),
    "format": (FormatOption, Format.table),
    "output": (Output, None),
    "limit": (Limit, None),
    "full": (Full, False),
    "bidi": (Annotated[Bidi, typer.Option(help="Mark Arabic runs for terminals that reorder text.")], Bidi.auto),
    "ledger": (Ledger, DEFAULT),
}  # fmt: skip
"""The options of the asking commands: type and default."""

_SHOWING = ("format", "output", "limit", "full", "bidi", "ledger")
_COMMON = ("outlet", "from", "to", "versions")
ASKING: dict[str, tuple[str, tuple[str, ...], str]] = {
    "search": (
        "Find documents by their words: spelling, article and proclitics do not matter. The best come first.",
        _COMMON,
        "search '\"وزير الدفاع\" هجوم'",
    ),
    "statements": (
        "Who said what, presented how: attributions.",
        ("source", "actor", "place", "near", "stance", "type", *_COMMON, "rejected", "sort"),
        "statements --source وزير --stance neutral",
    ),
    "figures": (
        "How many, of what, where and when, on whose word.",
        ("category", "source", "actor", "place", "near", "stance", *_COMMON, "rejected", "sort"),
        "figures --category killed --from 2020-05-01 --format csv",
    ),
    "events": (
        "What happened, where and when, to whom, on whose word.",
        ("type", "actor", "source", "place", "near", "stance", *_COMMON, "rejected", "sort"),
        "events --type ASSAULT --sort date",
    ),
    "labels": (
        "The evaluative words for a party, and whose they are.",
        ("actor", "type", "place", "near", "stance", *_COMMON, "rejected", "sort"),
        "labels --type negative",
    ),
    "findings": (
        "What texts contradict or leave open.",
        ("type", "place", "near", *_COMMON, "rejected", "sort"),
        "findings --format jsonl",
    ),
    "sources": (
        "Who speaks, how often, and how it is presented.",
        ("source", "stance", "type", *_COMMON, "rejected"),
        "sources --limit 20",
    ),
}
"""The asking commands: what they are for, their filters, an example."""


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command, example in (
        (add, "add articles/ --ledger news.db"),
        (watch, "watch articles/ --rounds 1"),
        (versions, "versions https://example.org/1"),
        (review, "review statements 1 reject --reviewer Mariam --note 'not a claim'"),
        (reread, "reread"),
        (doctor, "doctor"),
        (backup, "backup copy.db"),
        (sql, "sql 'SELECT outlet, count(*) AS documents FROM documents GROUP BY outlet'"),
    ):
        app.command(epilog=f"Example: `musnad {example}`")(command)
    for kind, (doc, filters, example) in ASKING.items():
        app.command(kind, help=doc, epilog=f"Example: `musnad {example}`")(_asking(kind, filters))


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, addresses of feeds and pages; `-` is standard input."
        ),
    ],
    ledger: Annotated[
        Path,
        typer.Option("--ledger", "-l", metavar="FILE", help="The ledger; made when it is not there."),
    ] = DEFAULT,
    outlet: Annotated[str | None, typer.Option(help="Who published them, whatever they say.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar=_DAY, help="When they were published, whatever they say.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=NAME", help="Which field of a record is what, as text=body."),
    ] = None,
    dates: Annotated[
        str | None, typer.Option(metavar="dmy|mdy", help="How dates with slashes are meant, as 03/04/2020.")
    ] = None,
    workers: Workers = None,
    lexicon: Lexicon = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Take in articles: read them, keep them, and say what was added, what was there, what was skipped and why."""
    from musnad.ledger.take_in import take_in

    take_in(
        sources, ledger, outlet=outlet, published=published, fields=fields or [], dates=dates, workers=workers,
        lexicon=lexicon or [], allow_private=allow_private,
    )  # fmt: skip


def watch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FEED...", help="Feeds; also pages, files and folders, as for `add`."),
    ],
    every: Annotated[float, typer.Option(metavar="MINUTES", min=0.0, help="How often to look.")] = 15.0,
    rounds: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Look so many times, then stop; else until Ctrl-C.")
    ] = None,
    ledger: Annotated[
        Path, typer.Option("--ledger", "-l", metavar="FILE", help="The ledger; made when it is not there.")
    ] = DEFAULT,
    outlet: Annotated[str | None, typer.Option(help="Who published them, whatever they say.")] = None,
    workers: Workers = None,
    lexicon: Lexicon = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Keep taking in what feeds bring, a line for each look; what fails is tried again at the next."""
    from musnad.ledger.watching import watch as run

    run(
        sources, ledger, every=every, rounds=rounds, outlet=outlet, workers=workers, lexicon=lexicon or [],
        allow_private=allow_private,
    )  # fmt: skip


def versions(
    url: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="An address; without it, all that ever changed.")
    ] = None,
    format: FormatOption = Format.table,  # noqa: A002
    output: Output = None,
    limit: Limit = None,
    ledger: Ledger = DEFAULT,
) -> None:
    """Show what silently changed at an address: statements and figures gained, lost, altered."""
    from musnad.ledger.keeping import versions as run

    run(url, ledger, format=format.value, output=output, limit=limit)


def review(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="statements, figures, events and so on."),
    ] = None,
    row: Annotated[int | None, typer.Argument(metavar="[ID]", help="Its id, as in the answers.")] = None,
    verdict: Annotated[
        str | None, typer.Argument(metavar="[VERDICT]", help="accept, reject or correct.")
    ] = None,
    right: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FIELD=VALUE]...", help="With correct: what is right, as value=12."),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option(metavar="NAME", envvar="MUSNAD_REVIEWER", help="Who decides, or decided."),
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    lost: Annotated[
        bool, typer.Option("--lost", help="List only decisions whose annotation was not found again.")
    ] = False,
    format: FormatOption = Format.table,  # noqa: A002
    output: Output = None,
    limit: Limit = None,
    ledger: Ledger = DEFAULT,
) -> None:
    """Accept, reject or correct an annotation; without one, list the decisions in force."""
    from musnad.ledger.keeping import decide, decisions

    if kind is None:
        decisions(ledger, lost=lost, reviewer=reviewer, format=format.value, output=output, limit=limit)
    else:
        decide(ledger, kind, row, verdict, right or [], reviewer=reviewer, note=note)


def reread(
    every: Annotated[bool, typer.Option("--all", help="Also what this grammar has read already.")] = False,
    index: Annotated[bool, typer.Option("--index", help="Read all, and fill the search index anew.")] = False,
    workers: Workers = None,
    lexicon: Lexicon = None,
    ledger: Ledger = DEFAULT,
) -> None:
    """Renew the readings that another version of the grammar made, in place; reviews stay."""
    from musnad.ledger.keeping import reread as run

    run(ledger, every=every, index=index, workers=workers, lexicon=lexicon or [])


def doctor(ledger: Ledger = DEFAULT) -> None:
    """Check that the ledger is sound: hashes, offsets, references, versions, the index, the file itself."""
    from musnad.ledger.keeping import doctor as run

    run(ledger)


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy.")],
    replace: Annotated[bool, typer.Option("--replace", help="Also when the file is there already.")] = False,
    ledger: Ledger = DEFAULT,
) -> None:
    """Make a consistent copy, while others read and write."""
    from musnad.ledger.keeping import backup as run

    run(ledger, target, replace=replace)


def sql(
    statement: Annotated[
        str, typer.Argument(metavar="SELECT", help="One SELECT; see the tables in docs/ledger.md.")
    ],
    format: FormatOption = Format.table,  # noqa: A002
    output: Output = None,
    limit: Limit = None,
    full: Full = False,
    ledger: Ledger = DEFAULT,
) -> None:
    """Ask in SQL. The ledger is only read."""
    from musnad.ledger.asking import sql as run

    run(statement, ledger, format=format.value, output=output, limit=limit, full=full)


def _asking(kind: str, filters: tuple[str, ...]) -> Callable[..., None]:
    """The function of an asking command, with the options that its question has."""

    def command(**given: Any) -> None:
        from musnad.ledger.asking import answer

        asked = {_name(name): given[_name(name)] for name in filters if name != "sort"}
        if asked.get("near") is not None:
            asked["near"] = point(asked["near"])
        answer(
            kind, given["ledger"], asked, format=given["format"].value, output=given["output"], limit=given["limit"],
            sort=given.get("sort"), full=given["full"], bidi=given["bidi"].value,
            question=" ".join(given["words"]) if kind == "search" else None,
        )  # fmt: skip

    options = {_name(name): OPTIONS[name] for name in (*filters, *_SHOWING)}
    if kind == "search":
        options = {"words": (Words, inspect.Parameter.empty)} | options
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind_)
            for name, (kind_, default) in options.items()
        ]
    )
    command.__annotations__ = {name: annotation for name, (annotation, _) in options.items()}
    command.__name__ = kind
    return command


def _name(option: str) -> str:
    return "from_" if option == "from" else option  # `from` is a word of Python


def point(value: str) -> tuple[float, float, float]:
    """LAT,LON,KM. Raises UsageError."""
    from musnad.errors import UsageError

    try:
        latitude, longitude, km = (float(part) for part in value.split(","))
    except ValueError:
        raise UsageError(f"--near {value}: write LAT,LON,KM, as in 32.88,13.19,50.") from None
    return latitude, longitude, km
