"""Pages say what the ledger has, in the reader's language, and the same as data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from musnad import Document
from musnad import open as open_ledger
from musnad.web import Settings, create_app


def test_language_comes_from_the_address_then_the_cookie_then_the_browser(desk: TestClient) -> None:
    assert '<html lang="ar" dir="rtl">' in desk.get("/").text
    assert '<html lang="en" dir="ltr">' in desk.get("/", headers={"accept-language": "fr, en;q=0.8"}).text
    assert '<html lang="en" dir="ltr">' in desk.get("/?lang=en").text
    assert '<html lang="en" dir="ltr">' in desk.get("/articles").text, "the choice is remembered"
    assert '<html lang="ar" dir="rtl">' in desk.get("/articles?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in desk.get("/?lang=xx").text


def test_search_finds_other_spellings(desk: TestClient, path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        texts = {number: document.text for number, document in ledger.documents()}
    having = {number for number, text in texts.items() if "الأنقاض" in text}
    assert having, "the samples have the word"
    found = {
        row["document"]
        for row in desk.get("/search.json", params={"q": "الانقاض", "limit": 100}).json()["rows"]
    }
    assert having <= found
    shown = desk.get("/search", params={"q": "الانقاض"}).text
    assert f'href="/article/{min(found)}"' in shown
    assert re.search(r"<mark>\s*\S*الأنقاض", shown)


def test_an_article_without_headline_is_listed_too(desk: TestClient, path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(
            [Document(text="قال وزير المياه إن سد تل السدر سيفتح غدا.", published="2021-04-01")], workers=1
        )
        number = ledger.query("SELECT max(id) AS id FROM documents")[0]["id"]
    for address in ("/search?q=السدر", "/articles", "/", f"/article/{number}", "/statements", "/figures"):
        assert desk.get(address).status_code == 200
    assert f'href="/article/{number}"' in desk.get("/search?q=السدر").text


def test_an_article_has_its_text_and_its_records(desk: TestClient, path: Path) -> None:
    with open_ledger(path, read_only=True) as ledger:
        document = ledger.document(1)
    data = desk.get("/article/1.json").json()
    assert data["reading"] == document.to_dict()
    assert [len(data["rows"][layer]) for layer in ("attributions", "figures")] == [
        len(document.attributions),
        len(document.figures),
    ]
    assert not [name for name in data if name.startswith("_")]
    shown = desk.get("/article/1").text
    assert shown.count('class="record') == sum(
        len(getattr(document, layer))
        for layer in ("attributions", "figures", "events", "labels", "places", "times", "findings")
    )


def test_what_is_not_there_is_404_in_a_sentence(desk: TestClient) -> None:
    answer = desk.get("/article/999", headers={"accept-language": "en"})
    assert (answer.status_code, "no page or record" in answer.text) == (404, True)
    assert desk.get("/article/999.json").json()["error"]
    assert desk.get(f"/article/{10**30}").status_code == 404


def test_a_bad_filter_is_said_so(desk: TestClient) -> None:
    answer = desk.get("/search", params={"q": "وزير", "from": "2020-13-77"})
    assert answer.status_code == 400
    assert "2020-13-77" in answer.text


def test_pasted_text_is_read_and_nothing_kept(desk: TestClient, path: Path) -> None:
    before = path.read_bytes()
    text = "قال وزير الدفاع فارس الكندوسي إن 12 جنديا قتلوا في هجوم على بلدة تل السدر أمس."
    answer = desk.post("/read", data={"text": text, "outlet": "صحيفة الأفق", "published": "2020-05-17"})
    assert answer.status_code == 200
    assert "فارس الكندوسي" in answer.text
    assert 'class="chain"' in answer.text
    reading = desk.post("/read.json", files={"file": ("a.txt", text.encode(), "text/plain")}).json()
    assert reading["attributions"][0]["cue"]["text"] == "قال"
    assert path.read_bytes() == before


def test_kept_only_when_asked(desk: TestClient, path: Path) -> None:
    text = "أعلنت وزارة المياه أن السد الجديد سيفتح في بلدة تل السدر الأسبوع المقبل."
    answer = desk.post(
        "/read",
        data={
            "text": text,
            "title": "سد جديد",
            "keep": "true",
            "token": desk.get("/session.json").json()["token"],
        },
        follow_redirects=False,
    )
    assert answer.status_code == 303
    with open_ledger(path, read_only=True) as ledger:
        number = int(answer.headers["location"].rsplit("/", 1)[1])
        assert ledger.document(number).text == text
    with TestClient(create_app(Settings(ledger=path, read_only=True))) as closed:
        other = closed.post(
            "/read", data={"text": text + " وقال الوزير ذلك.", "keep": "true"}, follow_redirects=False
        )
        assert other.status_code == 200, "read, but not kept"


@pytest.mark.parametrize(
    "given",
    [
        {"data": {"text": ""}},
        {"data": {"text": "This is English text about nothing that is of any interest here."}},
        {
            "data": {"text": "قال الوزير إن السد سيفتح."},
            "files": {"file": ("a.txt", "قال الوزير ذلك.".encode())},
        },
        {"files": {"file": ("a.txt", bytes(range(256)) * 40)}},
        {"data": {"text": "قال الوزير إن السد سيفتح.", "published": "yesterday!"[:10]}},
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    desk: TestClient, given: dict[str, dict[str, object]]
) -> None:
    answer = desk.post("/read", **given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert desk.post("/read.json", **given).json()["error"]


def test_only_this_machine_unless_told_otherwise() -> None:
    from tests.test_cli import musnad

    assert "127.0.0.1" in musnad("serve", "--help").stdout
    done = musnad("serve", "--ledger", "/nowhere/at/all.db", "--check")
    assert (done.returncode, "no such ledger" in done.stderr) == (1, True)
