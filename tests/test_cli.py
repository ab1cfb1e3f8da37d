"""The command as people run it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

SENTENCE = "قال وزير الدفاع سليم الراوي إن 12 جنديا قتلوا في هجوم على بلدة تل السدر أمس."


def musnad(*arguments: str | Path, data: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "musnad", *map(str, arguments)],
        input=data,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(SENTENCE, "utf-8")
    return path


def test_help_names_every_command_and_is_quick() -> None:
    musnad("--help")
    begun = time.perf_counter()
    done = musnad("--help")
    assert time.perf_counter() - begun < 2  # a tenth of it on a quiet machine
    assert done.returncode == 0
    for command in ("read", "explain", "check", "evaluate", "bench"):
        assert command in done.stdout


def test_help_imports_no_reader() -> None:
    code = "import sys, musnad.cli; print(*(m for m in sys.modules if m.startswith('musnad.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    packages = ("export", "ledger", "reconcile", "scale", "web")
    commands = {f"musnad.{package}{module}" for package in packages for module in ("", ".commands")}
    assert (
        set(done.stdout.split()) == {"musnad.errors", "musnad.cli", "musnad.web.account_commands"} | commands
    )


def test_version() -> None:
    assert musnad("--version").stdout.startswith("musnad 0.")


def test_read_as_text(article: Path) -> None:
    done = musnad("read", article, "--published", "2020-05-17", "--outlet", "صحيفة الأفق", "--title", "هجوم")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "هجوم"
    assert done.stdout.splitlines()[1].startswith("2020-05-17")
    assert "\u2068" not in done.stdout
    assert done.stderr == ""


def test_read_as_json_is_one_object_or_lines(article: Path, tmp_path: Path) -> None:
    one = json.loads(musnad("read", article, "--format", "json").stdout)
    assert one["text"] == SENTENCE
    assert one["id"] == "article"
    other = tmp_path / "other.txt"
    other.write_text(SENTENCE, "utf-8")
    lines = musnad("read", article, other, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["article", "other"]


def test_options_win_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"text": SENTENCE, "outlet": "أ", "published": "2019-01-01", "title": "ع"}), "utf-8"
    )
    kept = json.loads(musnad("read", path, "--format", "json").stdout)
    assert (kept["outlet"], kept["published"], kept["title"]) == ("أ", "2019-01-01", "ع")
    given = json.loads(
        musnad("read", path, "--format", "json", "--published", "2020-05-17", "--outlet", "ب").stdout
    )
    assert (given["outlet"], given["published"], given["title"]) == ("ب", "2020-05-17", "ع")


def test_standard_input() -> None:
    assert (
        json.loads(musnad("read", "-", "--format", "json", data=SENTENCE.encode()).stdout)["text"] == SENTENCE
    )


@pytest.mark.parametrize(
    ("format_", "begins"),
    [("text", "article"), ("json", "{"), ("html", "<!DOCTYPE html>"), ("events-csv", "document,event")],
)
def test_output_to_a_file(article: Path, tmp_path: Path, format_: str, begins: str) -> None:
    out = tmp_path / "out"
    done = musnad("read", article, "--format", format_, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text("utf-8").startswith(begins)


def test_bidi_marks(article: Path) -> None:
    assert "\u2068" in musnad("read", article, "--bidi", "isolate", "--title", "هجوم").stdout
    assert "\u2068" not in musnad("read", article, "--bidi", "none", "--title", "هجوم").stdout


def test_other_encodings_are_told(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes((SENTENCE * 3).encode("cp1256"))
    done = musnad("read", path, "--format", "json")
    assert json.loads(done.stdout)["text"] == SENTENCE * 3
    assert "old.txt was decoded as cp1256" in done.stderr


def test_bad_input_is_status_1_and_a_sentence() -> None:
    done = musnad("read", "-", data=b"The minister said that the talks are over.")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "musnad: standard input is not Arabic: it looks like English. Musnad reads Arabic only.\n"
    )


def test_a_batch_goes_on_and_lists_its_failures(article: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = musnad("read", tmp_path / "empty.txt", article, tmp_path / "none.txt", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["id"] == "article"
    lines = done.stderr.splitlines()
    assert lines[0] == "musnad: 2 of 3 inputs could not be read:"
    assert lines[1].endswith("empty.txt is empty.")
    assert "none.txt does not exist" in lines[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x.txt", "--format", "pdf"],
        ["read", "x.txt", "--published", "17/5/2020"],
        ["read", "-", "-"],
        ["read", "x.txt", "--lexicon", "no-such.toml"],
        ["compare", "x.txt", "x.txt", "--lexicon", "no-such.toml"],
        ["explain", "x.txt", "--layer", "nothing"],
        ["nonsense"],
    ],
)
def test_bad_usage_is_status_2(arguments: list[str], article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article.rename(article.with_name("x.txt"))
    monkeypatch.chdir(article.parent)
    done = musnad(*arguments, data=SENTENCE.encode())
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_output_that_cannot_be_written(article: Path) -> None:
    done = musnad("read", article, "--format", "json", "-o", article / "x")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_explain_and_check(article: Path) -> None:
    done = musnad("explain", article)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("article\n")
    assert musnad("check", article).returncode == 0


def test_bench_prints_a_ratio(article: Path) -> None:
    pytest.importorskip("spacy")
    done = musnad("bench", article, "--rounds", "1", "--profile")
    assert done.returncode == 0, done.stderr
    assert "words/s" in done.stdout
    assert "of spaCy" in done.stdout
    for side in ("full reading", "attributions alone", "attributions, figures, times, places"):
        assert re.search(rf"^{side} +[\d,]+ +\d+\.\d\d ", done.stdout, re.MULTILINE), side
    assert "read/" in done.stdout or "text/" in done.stdout


def test_evaluate_own_reading(article: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "article.json").write_text(musnad("read", article, "--format", "json").stdout, "utf-8")
    done = musnad("evaluate", gold)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 articles\n")
    assert musnad("evaluate", tmp_path / "none").returncode == 1
    assert musnad("evaluate", gold, "--layer", "nothing").returncode == 2


def test_a_reader_that_stops_listening_is_no_error(article: Path) -> None:
    command = f"{sys.executable} -m musnad read {article} --format html | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == "<!DOCTYPE "
    assert done.stderr == ""
