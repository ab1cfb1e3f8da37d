"""Records whose fields have other names: tables, lists of objects, dates as people write them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from musnad.errors import InputError, UsageError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.ingest.fields import date, guess, said

TEXT = "قال الوزير إن الجنود عادوا إلى بلدة تل السدر."


def articles(path: Path, options: Options | None = None) -> list[Article]:
    found = list(collect(str(path), options or Options()))
    assert all(isinstance(a, Article) for a in found), found
    return [a for a in found if isinstance(a, Article)]


def errors(path: Path) -> list[str]:
    return [str(e) for e in collect(str(path), Options()) if isinstance(e, InputError)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_csv(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "news.csv"
    rows = [
        ["Headline", "Body", "Source", "Date"],
        ["عنوان", f'"{TEXT}\nوأضاف، أمس"', "صحيفة الأفق", "17/05/2020"],
    ]
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    (found,) = articles(path)
    assert (found.title, found.text, found.outlet, found.published) == (
        "عنوان", f"{TEXT}\nوأضاف، أمس", "صحيفة الأفق", "2020-05-17",
    )  # fmt: skip
    assert found.place == "row 2"


def test_rows_that_are_none_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(
        f"text,date\n{TEXT},2020-05-17\n{TEXT}\n{TEXT},soon\n".encode()
        + b"\xff\xfe,2020-05-17\n"
        + f"{TEXT},\n".encode()
    )
    found = list(collect(str(path), Options()))
    assert [isinstance(a, Article) for a in found] == [True, False, False, False, True]
    assert ["row 3" in e or "row 4" in e or "row 5" in e for e in errors(path)] == [True] * 3


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "news.parquet"
    table = pa.table(
        {"content": [TEXT] * 700, "date": [datetime.datetime(2020, 5, 17, 23)] * 700, "n": range(700)}
    )
    parquet.write_table(table, path)
    found = articles(path)
    assert len(found) == 700
    assert (found[699].published, found[699].more) == ("2020-05-17", {"n": 699})
    path.write_bytes(path.read_bytes()[:-300])
    assert "damaged" in errors(path)[0]


def test_json_in_every_shape(tmp_path: Path) -> None:
    record = {
        "body": TEXT,
        "source": {"name": "صحيفة الأفق"},
        "publishedAt": "2020-05-17T10:00:00Z",
        "tags": ["x"],
    }
    one, many, lines = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "lines.json"
    one.write_text(json.dumps(record, indent=2), "utf-8")
    many.write_text(json.dumps([record, record]), "utf-8")
    lines.write_text("\n".join(json.dumps(record) for _ in range(3)), "utf-8")
    for path, count in ((one, 1), (many, 2), (lines, 3)):
        found = articles(path)
        assert len(found) == count
        assert (found[0].outlet, found[0].published, found[0].more) == (
            "صحيفة الأفق",
            "2020-05-17",
            {"tags": ["x"]},
        )
    many.write_text(many.read_text("utf-8")[:-30], "utf-8")
    assert "not valid JSON after article 1" in errors(many)[0]


def test_a_map_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": "x", "story": {"body": TEXT}, "when": "20200517"}), "utf-8")
    (found,) = articles(path, Options(fields=said(["text=story.body,published=when"])))
    assert (found.text, found.published) == (TEXT, "2020-05-17")
    for wrong in ("text", "colour=x", "text="):
        with pytest.raises(UsageError):
            said([wrong])


def test_the_surest_name_wins() -> None:
    fields = guess(["url", "source", "content", "title", "date_extracted", "text"], {}).fields
    assert fields == {
        "text": "text", "title": "title", "outlet": "source", "url": "url", "published": "date_extracted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020-05-17", "2020-05-17"), ("2020-05-17T23:30:00+03:00", "2020-05-17"), ("2020/5/7", "2020-05-07"),
        ("17.05.2020", "2020-05-17"), ("05/17/2020", "2020-05-17"), ("٢٠٢٠-٠٥-١٧", "2020-05-17"),
        ("20200517T101500Z", "2020-05-17"),
        ("Sun, 17 May 2020 23:30:00 +0300", "2020-05-17"), (1589709600, "2020-05-17"), ("1589709600000", "2020-05-17"),
        ("", None), (None, None), ("NaN", None), (datetime.date(2020, 5, 17), "2020-05-17"),
    ],
)  # fmt: skip
def test_dates(written: object, meant: str | None) -> None:
    assert date(written, "x") == meant


def test_dates_in_doubt() -> None:
    assert date("03/04/2020", "x", "dmy") == "2020-04-03"
    assert date("03/04/2020", "x", "mdy") == "2020-03-04"
    assert date("04/04/2020", "x") == "2020-04-04"
    for wrong in ("03/04/2020", "yesterday", "2020-13-40", "99999999999999999999"):
        with pytest.raises(InputError):
            date(wrong, "x")


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden/x.txt", "notes.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "b" / "1.jsonl").write_text(json.dumps({"text": TEXT}), "utf-8")
    assert [a.name.removeprefix(f"{tmp_path}/") for a in articles(tmp_path)] == [
        "a.txt",
        "b/1.jsonl (line 1)",
        "b/2.txt",
    ]
    (tmp_path / "empty").mkdir()
    assert "no files to read" in errors(tmp_path / "empty")[0]
