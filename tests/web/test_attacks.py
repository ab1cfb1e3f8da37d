"""An article whose text is an attack is shown as text; what is dropped on the desk cannot hurt it."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from musnad import open as open_ledger
from musnad.ingest import Article
from musnad.web import Settings, create_app

EVIL = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "</textarea><svg onload=alert(3)>", "{{ 7 * 7 }}",
    "' onmouseover='alert(4)", '" autofocus onfocus="alert(5)', "]]>--><b>", "\u202eمقلوب\u202d", "a\x00b", "</title>",
)  # fmt: skip
SAID = "قال وزير الدفاع فارس الكندوسي إن 12 جنديا قتلوا في هجوم على بلدة تل السدر أمس. "


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("attack") / "desk.db"
    articles = [
        Article(
            f"{SAID}{one} قال {one} إن ذلك صحيح.\n{SAID}", "evil", outlet=f"صحيفة {one}", title=f"عنوان {one}",
            url=f"javascript:alert({n})//{one}", published="2020-05-17",
        )
        for n, one in enumerate(EVIL)
    ]  # fmt: skip
    articles.append(Article(SAID + "س" * 1_000_000, "long", title="ط" * 5000, outlet="صحيفة الأفق"))
    with open_ledger(path) as ledger:
        ledger.add([one for one in articles if "\x00" not in one.text], workers=1)
    with TestClient(create_app(Settings(ledger=path, reviewer="<i>Mariam</i>"))) as client:
        yield client


def harmless(page: str) -> None:
    """No element, attribute or address of an attacker in a page."""
    assert "\x00" not in page
    kept = re.sub(r"<textarea.*?</textarea>|<input[^>]*>", "", page, flags=re.S)  # sent back as it came
    assert "\u202e" not in kept
    tags = re.findall(r"<[a-zA-Z][^>]*>", page)
    for tag in tags:
        assert not re.match(r"<(img|svg|b|i)\b", tag)
        assert not re.search(r"\s(on\w+|autofocus)\s*=", re.sub(r'"[^"]*"', '""', tag))
        assert not re.search(r'(href|src|action)="\s*javascript:', tag)
    for script in re.findall(r"<script[^>]*>", page):
        assert 'src="/static/' in script or 'type="application/json"' in script


ADDRESSES = (
    "/", "/articles", "/search?q=وزير", "/review", "/reviews", "/statements", "/figures", "/events", "/sources",
    "/actors",
    "/places", "/findings", "/read",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_lists_show_it_as_text(attacked: TestClient, address: str) -> None:
    answer = attacked.get(address)
    assert answer.status_code == 200
    harmless(answer.text)


def test_articles_show_it_as_text(attacked: TestClient) -> None:
    numbers = [row["document"] for row in attacked.get("/articles.json?limit=100").json()["rows"]]
    assert len(numbers) >= len(EVIL)
    for number in numbers:
        answer = attacked.get(f"/article/{number}")
        assert answer.status_code == 200
        harmless(answer.text)
        assert attacked.get(f"/article/{number}.json").headers["content-type"] == "application/json"


def test_records_and_reviews_show_it_as_text(attacked: TestClient) -> None:
    for row in attacked.get("/review.json?limit=30").json()["rows"]:
        harmless(attacked.get(f"/review/{row['kind']}/{row['id']}").text)


@pytest.mark.parametrize("evil", EVIL)
def test_what_is_asked_comes_back_as_text(attacked: TestClient, evil: str) -> None:
    for address in ("/search", "/articles", "/login", "/review", "/statements"):
        for name in ("q", "outlet", "next", "only", "source"):
            answer = attacked.get(address, params={name: evil})
            assert answer.status_code < 500
            harmless(answer.text)
    harmless(attacked.post("/read", data={"text": f"{SAID}{evil}", "title": evil, "outlet": evil}).text)


def _zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", b"0" * 30_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.zip", _zipped()),
        ("bomb.gz", gzip.compress(b"0" * 30_000_000)), ("bomb.json.gz", gzip.compress(b"[" * 10**7)),
        ("a.txt", bytes(range(256)) * 100), ("a.json", b"[" * 100_000), ("a.json", b'{"text": 7}'),
        ("a.html", b"<" * 100_000),
        ("../../etc/passwd", b"\x7fELF" + b"\x00" * 1000), ("a.jsonl", b"\xff\xfe" * 1000), ("a.txt", b""),
    ],
)  # fmt: skip
def test_uploads_that_are_no_articles_are_refused_in_a_sentence(
    attacked: TestClient, name: str, content: bytes
) -> None:
    answer = attacked.post("/read", files={"file": (name, content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    harmless(answer.text)


def test_a_long_text_can_be_pasted_as_the_form_sends_it(attacked: TestClient, tmp_path: Path) -> None:
    text = (SAID * 9000)[:700_000]  # over a megabyte in UTF-8
    answer = attacked.post("/read", data={"text": text}, files={"file": ("", b"")})
    assert answer.status_code == 200
    too_long = attacked.post("/read", data={"text": "س " * 1_000_001})
    assert too_long.status_code == 422
