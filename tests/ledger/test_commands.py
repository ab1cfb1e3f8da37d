"""The commands as people run them: in a terminal, a narrow one, a pipe, and for other programs."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from musnad.ledger.display import COLUMNS, lines
from musnad.ledger.ledger import Ledger
from musnad.show.bidi import FSI, PDI
from musnad.show.terminal import Layout
from tests.conftest import ROOT
from tests.ledger.conftest import ATTACK, TALKS, article
from tests.test_cli import musnad

KINDS = ("statements", "figures", "events", "labels", "findings", "sources")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("news") / "news.db"
    with Ledger(path) as ledger:
        ledger.add(
            [
                article(title="هجوم على عدن", url="https://example.org/1"),
                article(TALKS, title="=محادثات", url="https://example.org/2", published="2020-05-20"),
                article(
                    ATTACK + "\nوقال إن المتمردين الإرهابيين هاجموا البلدة.", url="https://example.org/3"
                ),
            ]
        )
    yield path


@pytest.mark.parametrize("kind", [*KINDS, "search"])
@pytest.mark.parametrize("format_", ["csv", "json", "jsonl", "parquet"])
def test_formats_have_all_fields_of_all_rows(news: Path, tmp_path: Path, kind: str, format_: str) -> None:
    words = ["وزير"] if kind == "search" else []
    out = tmp_path / "out"
    done = musnad(kind, *words, "--format", format_, "--output", out, "--ledger", news)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Ledger(news, read_only=True) as ledger:
        wanted = ledger.search("وزير") if kind == "search" else getattr(ledger, kind)(limit=None)
    if format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
        assert [list(row) for row in rows] == [list(row) for row in wanted]
        assert [row.get("id") for row in rows] == [str(row["id"]) if "id" in row else None for row in wanted]
    elif format_ == "parquet":
        table = pytest.importorskip("pyarrow.parquet").read_table(out)
        assert table.num_rows == len(wanted)
    else:
        data = out.read_text("utf-8")
        assert (
            json.loads(data) if format_ == "json" else [json.loads(line) for line in data.splitlines()]
        ) == wanted


def test_formulas_are_disarmed(news: Path) -> None:
    done = musnad("statements", "--outlet", "صحيفة الأفق", "--format", "csv", "--ledger", news)
    assert ",'=محادثات," in done.stdout


@pytest.mark.parametrize("kind", [*KINDS, "search"])
@pytest.mark.parametrize("width", [30, 50, 72, 80, 100, 140, 200])
@pytest.mark.parametrize("full", [True, False])
def test_no_line_is_wider_than_the_terminal(news: Path, kind: str, width: int, full: bool) -> None:
    with Ledger(news, read_only=True) as ledger:
        rows = ledger.search("وزير") if kind == "search" else getattr(ledger, kind)()
    shown = [line.plain for line in lines(kind, rows, Layout(width, isolates=True, full=full))]
    assert shown
    for line in shown:
        assert cell_len(line.replace(FSI, "").replace(PDI, "")) <= width
        assert line.count(FSI) == line.count(PDI)
        assert line.rfind(PDI) >= line.rfind(FSI)


def test_full_shows_all_of_it(news: Path) -> None:
    with Ledger(news, read_only=True) as ledger:
        rows = ledger.statements()
    text = " ".join(" ".join(line.plain.split()) for line in lines("statements", rows, Layout(40, full=True)))
    for row in rows:
        for word in row["content"].split():
            assert word in text


def test_each_kind_of_answer_has_a_table() -> None:
    assert set(KINDS) <= set(COLUMNS)


def test_a_pipe_and_a_reader_that_stops(news: Path) -> None:
    command = f"{sys.executable} -m musnad statements --ledger {news} | head -n 1"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.startswith("date ")
    assert "\x1b" not in done.stdout
    assert FSI not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("statements", "--from", "17/5/2020"), ("events", "--near", "here"), ("events", "--near", "95,0,10"),
        ("figures", "--sort", "colour"), ("statements", "--format", "pdf"), ("search", "،"), ("review", "figures"),
        ("review", "figures", "1", "accept"), ("review", "figures", "1", "correct", "value", "--reviewer", "M"),
        ("versions", "https://example.org/none"), ("sql", "DROP TABLE documents"), ("add", "x.txt", "--dates", "ymd"),
        ("add", "x.txt", "--map", "text"), ("statements", "--limit", "0"), ("search",),
    ],
)  # fmt: skip
def test_bad_usage_is_status_2(news: Path, arguments: tuple[str, ...]) -> None:
    done = musnad(*arguments, "--ledger", news)
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_there_is_no_ledger(tmp_path: Path) -> None:
    for command in ("statements", "doctor", "reread", "sources"):
        done = musnad(command, "--ledger", tmp_path / "none.db")
        assert done.returncode == 1
        assert "there is no such ledger" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_the_account_of_adding(tmp_path: Path) -> None:
    lines_ = [
        {"text": ATTACK, "url": "https://example.org/1"}, {"text": ATTACK, "url": "https://example.org/1"},
        {"text": TALKS, "url": "https://example.org/1"}, {"text": "The talks are over and done."}, {"text": " "},
        {"title": "x"},
    ]  # fmt: skip
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines_), "utf-8")
    done = musnad("add", path, "--ledger", tmp_path / "x.db")
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("6 articles: 2 added")
    assert done.stdout.splitlines()[0].endswith("1 there already")
    assert "1 are new versions" in done.stdout
    assert "1 skipped: is empty" in done.stdout
    assert "1 skipped: is not Arabic: it looks like English" in done.stdout
    assert "1 could not be read" in done.stdout
    assert "(line 6) has no text" in done.stderr


def test_versions_reviews_and_a_watch(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    ledger = ("--ledger", tmp_path / "x.db")
    path.write_text(json.dumps({"text": ATTACK, "url": "https://example.org/1"}), "utf-8")
    done = musnad("watch", path, "--rounds", "2", "--every", "0", *ledger)
    assert done.returncode == 0, done.stderr
    assert [line.split(" ", 1)[1] for line in done.stdout.splitlines()] == [
        "1 added (0 new versions), 0 known, 0 skipped, 0 failed",
        "0 added (0 new versions), 1 known, 0 skipped, 0 failed",
    ]
    done = musnad(
        "review", "figures", "1", "correct", "value=21", "--reviewer", "Mariam", "--note", "recount", *ledger
    )
    assert done.stdout == "Review 1: figures 1, correct, by Mariam.\n"
    assert "recount" in musnad("review", *ledger).stdout
    path.write_text(json.dumps({"text": ATTACK.replace("12", "15"), "url": "https://example.org/1"}), "utf-8")
    musnad("add", path, *ledger)
    shown = musnad("versions", "example.org/1", *ledger).stdout
    assert shown.startswith("2 versions of example.org/1\n")
    assert "altered" in shown
    assert "value" in shown
    assert "https://example.org/1" in musnad("versions", "--format", "csv", *ledger).stdout
    lost = musnad("review", "--lost", "--format", "jsonl", *ledger).stdout
    assert json.loads(lost)["text"] == "12"
