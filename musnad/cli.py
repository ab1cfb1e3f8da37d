"""The `musnad` command. Each command imports what it needs when it runs, so that `--help` answers at once."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from musnad import __version__
from musnad.errors import MusnadError, UsageError
from musnad.export import commands as export_commands
from musnad.ledger import commands as ledger_commands
from musnad.reconcile import commands as reconcile_commands
from musnad.scale import commands as scale_commands
from musnad.web import commands as web_commands

app = typer.Typer(
    name="musnad",
    help="Read Arabic news about armed conflict: who said what, through whom, how many, where, on whose word.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What a reading is written as."""

    text = "text"
    json = "json"
    html = "html"
    plover = "plover"
    events_csv = "events-csv"


class Bidi(StrEnum):
    """How Arabic runs are marked off in a terminal."""

    auto = "auto"
    isolate = "isolate"
    none = "none"


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Text, HTML or JSON; `-` is standard input.")
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="YYYY-MM-DD", help="When it was published: «yesterday» in the text counts from here."
    ),
]
Outlet = Annotated[str | None, typer.Option(help="Who published it: the outermost link of every chain.")]
Title = Annotated[str | None, typer.Option(help="The headline.")]
Lexicon = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A lexicon file of your own (TOML); may be given more than once."),
]
BidiOption = Annotated[Bidi, typer.Option(help="Mark Arabic runs for terminals that reorder text.")]


@app.command(epilog="Example: `musnad read article.txt --published 2020-05-17 --format html -o article.html`")
def read(
    files: Files,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    lexicon: Lexicon = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.text,  # noqa: A002  the option's name
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="In `text`, print contents whole.")] = False,
    bidi: BidiOption = Bidi.auto,
) -> None:
    """Read articles and show who said what, through whom, and how it is presented."""
    from musnad.batch import Batch
    from musnad.show.write import write

    batch = Batch(files, published=published, outlet=outlet, title=title, lexicon=lexicon)
    write(batch, batch.reader, format.value, output, full=full, bidi=bidi.value)
    batch.close()


@app.command(epilog="Example: `musnad explain article.txt --layer attributions`")
def explain(
    files: Files,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    lexicon: Lexicon = None,
    layer: Annotated[
        str | None, typer.Option(help="Only this layer, as `attributions` or `figures`.")
    ] = None,
    bidi: BidiOption = Bidi.auto,
) -> None:
    """Show, for every record, the rule that made it: what the rule says, and its examples."""
    from musnad.batch import Batch
    from musnad.show.explain import explain as lines
    from musnad.show.write import echo

    batch = Batch(files, published=published, outlet=outlet, title=title, lexicon=lexicon)
    echo((lambda document, layout: lines(document, layout, layer)), batch, bidi=bidi.value)
    batch.close()


@app.command(epilog="Example: `musnad check article.txt --published 2020-05-17`")
def check(
    files: Files,
    published: Published = None,
    outlet: Outlet = None,
    title: Title = None,
    lexicon: Lexicon = None,
    bidi: BidiOption = Bidi.auto,
) -> None:
    """Show only what the text itself contradicts or leaves open."""
    from musnad.batch import Batch
    from musnad.show.terminal import check as lines
    from musnad.show.write import echo

    batch = Batch(files, published=published, outlet=outlet, title=title, lexicon=lexicon)
    echo(lines, batch, bidi=bidi.value)
    batch.close()


@app.command(epilog="Example: `musnad evaluate gold/ --layer figures --errors 10`")
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Gold readings (*.json), or public test sets (*.jsonl).")
    ],
    errors: Annotated[
        int, typer.Option(metavar="N", min=0, help="Also list up to N errors of each kind.")
    ] = 0,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer or set; may be given more than once.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    predicted: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Score these readings instead of reading the articles now."),
    ] = None,
    lexicon: Lexicon = None,
) -> None:
    """Measure the reader: precision, recall and F1 against articles annotated by people."""
    from musnad.evaluate.report import report

    print(report(folder, errors=errors, layers=layer, as_json=json, predicted=predicted, lexicon=lexicon))


@app.command(epilog="Example: `musnad bench --profile`")
def bench(
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Articles to read, as for `read`, or .xz of JSON lines."),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each side runs.")] = 5,
    articles: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 400,
    profile: Annotated[bool, typer.Option("--profile", help="Also print what each layer costs.")] = False,
) -> None:
    """Measure speed: words a second of the full reading, beside spaCy only tokenizing the same texts."""
    from musnad.bench import bench as run

    run(texts or [], rounds=rounds, articles=articles, profile=profile)


ledger_commands.register(app)
export_commands.register(app)
reconcile_commands.register(app)
scale_commands.register(app)
web_commands.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read Arabic news about armed conflict: who said what, through whom, how many, where, on whose word."""


def main() -> None:
    """Run the command line; ends the process with 0, 1 (bad input) or 2 (bad usage)."""
    try:
        app()
    except UsageError as error:
        _complain(error)
        raise SystemExit(2) from None
    except MusnadError as error:
        _complain(error)
        raise SystemExit(1) from None
    except BrokenPipeError:  # the reader of our output has seen enough, as in `musnad read … | head`
        sys.stderr.close()
        raise SystemExit(0) from None


def _complain(error: MusnadError) -> None:
    print(f"musnad: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
