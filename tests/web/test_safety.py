"""What a desk on an office network refuses, and what it tells browsers to refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from musnad.web import Settings, create_app
from musnad.web.commands import warnings
from musnad.web.safety.guard import HEADERS, known
from musnad.web.safety.limits import SMALL, Buckets
from musnad.web.settings import Limits

PAGES = (
    "/",
    "/articles",
    "/article/1",
    "/search?q=x",
    "/read",
    "/review",
    "/reviews",
    "/login",
    "/article/999",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_headers(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "server" not in answer.headers


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_inline_and_nothing_from_elsewhere(desk: TestClient, address: str) -> None:
    page = desk.get(address).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    for script in re.findall(r"<script([^>]*)>", page):
        assert 'src="/static/' in script or 'type="application/json"' in script
    for address in re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', page):
        assert address.startswith("/static/")


@pytest.mark.parametrize("address", PAGES)
def test_every_form_that_writes_has_a_token(desk: TestClient, address: str) -> None:
    for form in re.findall(r'<form[^>]*method="post".*?</form>', desk.get(address).text, re.S):
        assert 'name="token"' in form


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("localhost", True), ("localhost:8765", True), ("LOCALHOST.", True), ("127.0.0.1:8765", True),
        ("[::1]:80", True),
        ("192.168.1.20:8765", True), ("news.example.org", True), ("news.example.org:443", True),
        ("evil.example", False),
        ("localhost.evil.example", False), ("127.0.0.1.evil.example", False), ("", False), (":80", False),
    ],
)  # fmt: skip
def test_hosts(host: str, is_known: bool) -> None:
    assert known(host, ("news.example.org",)) is is_known


def test_another_name_is_refused(desk: TestClient) -> None:
    answer = desk.get("/articles.json", headers={"host": "rebound.example"})
    assert (answer.status_code, "rebound.example" in answer.json()["error"]) == (421, True)
    assert "<script>" not in desk.get("/", headers={"host": "<script>alert(1)</script>"}).text


@pytest.mark.parametrize("token", ["", "x", "a.b.c"])
def test_a_write_without_a_token_is_refused(desk: TestClient, token: str) -> None:
    text = "قال الوزير إن السد سيفتح."
    assert desk.post("/read", data={"text": text, "keep": "true", "token": token}).status_code == 403
    assert desk.post("/review/figures/1", data={"verdict": "accept", "token": token}).status_code == 403
    headers = {"x-csrf-token": token}
    assert desk.post("/review/figures/1.json", json={"verdict": "accept"}, headers=headers).status_code == 403
    assert desk.post("/withdraw/1.json", headers=headers).status_code == 403
    assert desk.get("/reviews.json").json()["rows"] == []


def test_the_token_of_another_session_is_refused(desk: TestClient) -> None:
    other = TestClient(desk.app)
    stolen = other.get("/session.json").json()["token"]
    assert desk.post("/review/figures/1", data={"verdict": "accept", "token": stolen}).status_code == 403


def test_another_site_cannot_post_at_all(desk: TestClient) -> None:
    answer = desk.post("/read", data={"text": "قال الوزير."}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_too_large_is_refused_before_it_is_read(path: Path) -> None:
    desk = TestClient(create_app(Settings(ledger=path, reviewer="Mariam", upload=1000, paste=100)))
    for address in ("/read", "/review/figures/1", "/login"):
        headers = {"accept-language": "en", "content-type": "application/x-www-form-urlencoded"}
        answer = desk.post(address, content=b"x" * (SMALL + 2000), headers=headers)
        assert (answer.status_code, "larger than" in answer.text) == (413, True)
    declared = {"content-length": "99999999999", "content-type": "application/x-www-form-urlencoded"}
    assert desk.post("/read", content=b"text=x", headers=declared).status_code == 413


def test_too_large_without_a_declared_length(path: Path) -> None:
    desk = TestClient(create_app(Settings(ledger=path, upload=1000, paste=100)))
    sent = 0

    def chunks() -> Iterator[bytes]:
        nonlocal sent
        yield b"text="
        for _ in range(1000):
            sent += 4096
            yield b"x" * 4096

    answer = desk.post(
        "/read", content=chunks(), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert "content-length" not in answer.request.headers
    assert answer.status_code == 413


def test_read_only_has_no_address_that_writes(path: Path) -> None:
    app = create_app(Settings(ledger=path, read_only=True, reviewer="Mariam"))
    writing = {"POST", "PUT", "DELETE", "PATCH"}
    posted = {getattr(r, "path", "") for r in app.routes if writing & set(getattr(r, "methods", None) or ())}
    assert posted <= {"/read", "/read.json"}, "which keeps nothing then"
    desk = TestClient(app)
    assert desk.post("/review/figures/1", data={"verdict": "accept"}).status_code == 405
    assert desk.get("/login").status_code == 404
    assert 'method="post"' not in desk.get("/review").text
    assert 'name="keep"' not in desk.get("/read").text


def test_a_client_has_its_share_and_others_theirs() -> None:
    buckets = Buckets()
    assert [buckets.take("pages", "a", 2, now) == 0 for now in (0, 0, 0, 30, 30, 1000, 1000, 1000)] == [
        True, True, False, True, False, True, True, False,
    ]  # fmt: skip
    assert buckets.take("pages", "b", 2, 0) == 0
    assert buckets.take("searches", "a", 2, 1000) == 0
    assert buckets.take("pages", "a", 2, 1000) == pytest.approx(30)
    assert all(buckets.take("pages", "c", 0, 0) == 0 for _ in range(1000)), "0: no limit"


def test_memory_for_clients_is_bounded() -> None:
    buckets = Buckets()
    for n in range(30_000):
        buckets.take("pages", str(n), 1, n)
    assert len(buckets._kept) == 20_000


def test_too_many_requests_are_told_when_to_come_again(path: Path) -> None:
    app = create_app(Settings(ledger=path, limits=Limits(pages=3, searches=1, uploads=1)))
    desk = TestClient(app)
    assert [desk.get("/articles").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = desk.get("/articles.json")
    assert (refused.status_code, refused.headers["retry-after"].isdigit()) == (429, True)
    assert [desk.get("/search?q=x").status_code for _ in range(2)] == [200, 429]
    assert [desk.post("/read.json", data={"text": "قال الوزير ذلك."}).status_code for _ in range(2)] == [
        200,
        429,
    ]
    assert desk.get("/static/desk.css").status_code == 200, "what a page needs is not counted"
    assert TestClient(app, client=("192.0.2.9", 1)).get("/articles").status_code == 200
    network = [TestClient(app, client=(f"2001:db8::{n}", 1)) for n in range(1, 6)]
    assert [one.get("/articles").status_code for one in network][-1] == 429, "one machine, many addresses"


def test_what_whoever_starts_it_is_told(path: Path) -> None:
    def told(near: bool, accounts: bool, closed: bool = False) -> str:
        return "\n".join(warnings(Settings(ledger=path, closed=closed), accounts=accounts, near=near))

    assert told(near=True, accounts=True) == ""
    assert "musnad account add" in told(near=True, accounts=False)
    assert "Everybody" in told(near=False, accounts=True)
    assert "Everybody" not in told(near=False, accounts=True, closed=True)
    assert "TLS" in told(near=False, accounts=True, closed=True)
    assert "nobody can read" in told(near=False, accounts=False, closed=True)


def test_our_mistakes_are_a_page_with_its_headers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("musnad.web.routers.articles.existing", broken)
    desk = TestClient(create_app(Settings(ledger=path)))
    for address in ("/article/1", "/article/1.json"):
        answer = desk.get(address)
        assert (answer.status_code, "secret" in answer.text) == (500, False)
        assert answer.headers["x-content-type-options"] == "nosniff"
