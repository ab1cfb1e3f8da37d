from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.ingest import Article, check_text, load, load_bytes

SENTENCE = "قال الوزير إن المفاوضات التي بدأت في العاصمة أمس ستستمر حتى نهاية الأسبوع."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عنوان الخبر | صحيفة الأفق</title>
<meta property="og:title" content="عنوان الخبر"><meta property="og:site_name" content="صحيفة الأفق">
<meta property="article:published_time" content="2020-05-17T10:00:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a><a href="/x">رياضة</a></nav><article><h1>عنوان الخبر</h1>
{"".join(f"<p>{SENTENCE} والفقرة رقم {n} أطول قليلا من غيرها.</p>" for n in range(6))}</article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def one(path: Path) -> Article:
    (article,) = load(str(path))
    assert isinstance(article, Article), article
    return article


def failure(path: Path) -> InputError:
    (error,) = load(str(path))
    assert isinstance(error, InputError), error
    return error


def test_text_is_kept_as_it_came(tmp_path: Path) -> None:
    text = "  " + SENTENCE + "\r\n\r\n\u200f" + SENTENCE + "\t\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    article = one(tmp_path / "a.txt")
    assert article.text == text
    assert (article.id, article.encoding) == ("a", "utf-8")


def test_web_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    article = one(tmp_path / "a.html")
    assert article.text.count(SENTENCE) == 6
    assert "جميع الحقوق" not in article.text
    assert "رياضة" not in article.text
    assert (article.title, article.outlet, article.published) == ("عنوان الخبر", "صحيفة الأفق", "2020-05-17")


def test_web_page_in_a_code_page(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(PAGE.replace("utf-8", "windows-1256").encode("cp1256"))
    article = one(tmp_path / "a.htm")
    assert article.text.count(SENTENCE) == 6
    assert article.encoding == "cp1256"


def test_web_page_without_a_date_gets_none(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("2020-05-17T10:00:00+03:00", ""), "utf-8")
    assert one(tmp_path / "a.html").published is None


def test_web_page_without_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>", "utf-8")
    assert "no article text" in str(failure(tmp_path / "a.html"))


def test_json_object(tmp_path: Path) -> None:
    fields = {
        "id": "n1",
        "outlet": "صحيفة",
        "url": "https://example.org",
        "title": "عنوان",
        "published": "2020-05-17T08:00:00Z",
    }
    (tmp_path / "a.json").write_text(json.dumps({"text": SENTENCE, "figures": [], **fields}), "utf-8")
    article = one(tmp_path / "a.json")
    assert (article.text, article.id, article.outlet) == (SENTENCE, "n1", "صحيفة")
    assert (article.url, article.title, article.published) == ("https://example.org", "عنوان", "2020-05-17")


def test_json_list_goes_on_after_a_bad_article(tmp_path: Path) -> None:
    items = [
        {"text": SENTENCE},
        {"title": "no text"},
        3,
        {"text": SENTENCE, "published": "yesterday"},
        {"text": SENTENCE},
    ]
    (tmp_path / "a.json").write_text(json.dumps(items), "utf-8")
    found = list(load(str(tmp_path / "a.json")))
    assert [isinstance(item, Article) for item in found] == [True, False, False, False, True]
    assert 'a.json (article 2) has no "text"' in str(found[1])
    assert "publication date" in str(found[3])


def test_json_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": SENTENCE}) + '\n\n{"text":\n', "utf-8")
    found = list(load(str(tmp_path / "a.jsonl")))
    assert isinstance(found[0], Article)
    assert "(line 3) is not valid JSON" in str(found[1])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("{", "not valid JSON"),
        ("[]", "empty list"),
        ("3", "not a JSON object"),
        ('{"text": 3}', "not a string"),
    ],
)
def test_bad_json(tmp_path: Path, data: str, says: str) -> None:
    (tmp_path / "a.json").write_text(data, "utf-8")
    assert says in str(failure(tmp_path / "a.json"))


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert "does not exist" in str(failure(tmp_path / "none.txt"))
    assert "is a folder" in str(failure(tmp_path))


def test_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert str(failure(tmp_path / "a.txt")).endswith("a.txt is empty.")


@pytest.mark.parametrize("data", [SENTENCE, json.dumps({"text": SENTENCE}), PAGE])
def test_standard_input_is_told_by_its_beginning(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
    (article,) = load("-")
    assert isinstance(article, Article)
    assert article.text.startswith(SENTENCE[:10]) or article.title == "عنوان الخبر"
    assert not article.text.startswith(("{", "<"))


@given(st.binary(max_size=300), st.sampled_from(["", ".txt", ".json", ".jsonl", ".html"]))
def test_any_bytes_give_articles_or_an_error(data: bytes, suffix: str) -> None:
    try:
        found = load_bytes(data, "x", suffix)
    except InputError as error:
        assert str(error)
        return
    for item in found:
        if isinstance(item, Article):
            try:
                check_text(item.text, item.name)
            except InputError as error:
                assert str(error)
