"""The documentation says what there is, and nothing that there is not."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import typer

from musnad import document
from musnad import open as open_ledger
from musnad.check import CHECKS
from musnad.cli import Format, app
from musnad.show.plover import QUAD
from musnad.show.words import CATEGORIES
from tests.conftest import ROOT
from tests.test_cli import musnad

DOCS = ROOT / "docs"
CLI = (DOCS / "cli.md").read_text("utf-8")
FORMAT = (DOCS / "reading-format.md").read_text("utf-8")


def commands(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The commands by their full names, as `scale read`."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield prefix + name, command


COMMANDS: dict[str, Any] = dict(commands(typer.main.get_command(app)))
INPUT = "قال وزير الدفاع إن 12 جنديا قتلوا في هجوم على بلدة تل السدر أمس."


def section(page: str, heading: str) -> str:
    """The text under a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"there is no section «{heading}»"
    return found[1]


def first_cells(text: str) -> Iterator[str]:
    """What stands in backquotes in the first column of the tables."""
    for line in text.splitlines():
        if line.startswith("| `"):
            yield from re.findall(r"`([^`]+)`", line.split(" | ")[0])


def test_every_command_has_a_section_and_the_reverse() -> None:
    assert set(re.findall(r"^## musnad (\S.*)$", CLI, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented_and_the_reverse(name: str) -> None:
    real = {o for p in COMMANDS[name].params if p.param_type_name == "option" for o in p.opts} - {
        "--help",
        "-h",
    }
    assert set(first_cells(section(CLI, f"musnad {name}"))) == real


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_an_example_that_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, news: Path
) -> None:
    command = COMMANDS[name]
    assert all(p.help for p in command.params if p.name != "help")
    example = re.fullmatch(r"Example: `musnad (.*)`", command.epilog)
    assert example
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(INPUT, "utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(document.Document(text=INPUT).to_json(), "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(INPUT, "utf-8")
    with open_ledger(tmp_path / "musnad.db") as ledger:
        ledger.add([document.Document(text=INPUT, url="https://example.org/1", published="2020-05-17")])
    (tmp_path / "samples").mkdir()
    (tmp_path / "samples" / "a.txt").write_text(INPUT, "utf-8")
    (tmp_path / "statement.txt").write_text(INPUT, "utf-8")
    (tmp_path / "report.txt").write_text(INPUT, "utf-8")
    shutil.copy(news, tmp_path / "news.db")
    (tmp_path / "news.jsonl").write_text(document.Document(text=INPUT).to_json() + "\n", "utf-8")
    if name == "import":
        done = musnad("export", "webannotation", "--ledger", "news.db", "-o", "annotations.jsonl")
        assert done.returncode == 0, done.stderr
    if name == "scale copies":
        done = musnad("scale", "read", "news.jsonl", "--out", "partitions", "--workers", "1")
        assert done.returncode == 0, done.stderr
    if name == "account remove":
        musnad("account", "add", "Mariam", "--ledger", "news.db", data=b"a long password\n")
    data = b"a long password\n" if name == "account add" else None
    done = musnad(*shlex.split(example[1]), data=data)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small ledger for the examples, reconciled."""
    path = tmp_path_factory.mktemp("news") / "news.db"
    articles = [str(ROOT / "samples" / f"taloria-0{number}.json") for number in (1, 2, 3)]
    for arguments in (
        ("add", *articles, "--ledger", str(path), "--workers", "1"),
        ("reconcile", "--ledger", str(path)),
    ):
        done = musnad(*arguments)
        assert done.returncode == 0, done.stderr
    return path


def test_general_options_are_documented() -> None:
    assert {"--version", "--help", "--install-completion", "--show-completion"} <= set(
        re.findall(r"--[\w-]+", CLI)
    )


def test_formats_are_documented() -> None:
    formats = [member.value for member in Format]
    assert set(first_cells(section(CLI, "Output and exit status"))) >= set(formats)


STRUCTS = ("Document", "Attribution", "Figure", "Time", "Place", "Event", "Party", "Label", "Finding")


@pytest.mark.parametrize("name", STRUCTS)
def test_every_field_of_the_format_is_documented_and_the_reverse(name: str) -> None:
    fields = {field.name for field in msgspec.structs.fields(getattr(document, name))}
    assert set(first_cells(section(FORMAT, name))) == fields


def test_every_value_is_documented() -> None:
    told = set(re.findall(r"`(\w+)`", FORMAT))
    for literal in (
        document.Kind,
        document.Stance,
        document.SourceType,
        document.Modality,
        document.Polarity,
    ):
        assert set(get_args(literal)) <= told
    assert set(QUAD) <= told
    assert set(CATEGORIES) <= told


def test_every_setting_is_documented_and_the_reverse() -> None:
    used = {
        name
        for path in (ROOT / "musnad").rglob("*.py")
        for name in re.findall(r"\bMUSNAD_[A-Z_]+\b", path.read_text("utf-8"))
    }
    told = {
        name
        for path in DOCS.rglob("*.md")
        for name in re.findall(r"\bMUSNAD_[A-Z_]+\b", path.read_text("utf-8"))
    }
    assert told == used


def test_every_check_is_documented_and_the_reverse() -> None:
    page = (DOCS / "findings.md").read_text("utf-8")
    assert set(re.findall(r"^## `([a-z-]+)`$", page, re.MULTILINE)) == set(CHECKS)


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), target


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, page.name


def test_make_targets_named_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)`", (ROOT / "README.md").read_text("utf-8"))) <= targets
