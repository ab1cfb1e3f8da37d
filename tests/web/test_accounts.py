"""Accounts: opened on the terminal, kept in their own file, asked for before anything is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from musnad.errors import UsageError
from musnad.web import Settings, create_app
from musnad.web.routers.account import inside
from musnad.web.safety.accounts import Accounts
from musnad.web.safety.sessions import COOKIE
from musnad.web.settings import Limits

WORD = "correct horse 7"


def token(client: TestClient) -> str:
    return str(client.get("/session.json").json()["token"])


def sign_in(client: TestClient, name: str = "Mariam", password: str = WORD, **more: str) -> int:
    page = client.get("/login").text
    given = page.split('name="token" value="')[1].split('"')[0]
    answer = client.post(
        "/login", data={"name": name, "password": password, "token": given, **more}, follow_redirects=False
    )
    return int(answer.status_code)


@pytest.fixture
def accounts(path: Path) -> Accounts:
    found = Accounts(Accounts.beside(path))
    found.add("Mariam", WORD)
    return found


@pytest.fixture
def office(path: Path, accounts: Accounts) -> TestClient:
    """A desk with an account, and with a reviewer who must not count any more."""
    return TestClient(create_app(Settings(ledger=path, reviewer="Anybody")))


def test_the_file_is_its_owners_and_holds_no_password(accounts: Accounts) -> None:
    assert accounts.path.stat().st_mode & 0o777 == 0o600
    assert WORD.encode() not in accounts.path.read_bytes()
    assert b"$argon2id$" in accounts.path.read_bytes()


def test_only_the_right_password_of_a_known_account(accounts: Accounts) -> None:
    assert accounts.check("Mariam", WORD)
    assert accounts.check("  Mariam ", WORD)
    assert not accounts.check("Mariam", WORD + " ")
    assert not accounts.check("Nadim", WORD)
    assert not accounts.check("\x00", WORD)


def test_names_and_passwords_must_make_sense(accounts: Accounts) -> None:
    for name, password in (
        ("Mariam", WORD),
        ("", WORD),
        ("x" * 61, WORD),
        ("a\u202eb", WORD),
        ("Nadim", "short"),
    ):
        with pytest.raises(UsageError):
            accounts.add(name, password)
    with pytest.raises(UsageError):
        accounts.remove("Nadim")
    assert [name for name, _ in accounts.names()] == ["Mariam"]


def test_accounts_from_the_command_line(path: Path) -> None:
    def account(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "musnad", "account", *words, "--ledger", str(path)]
        return subprocess.run(command, input=given, capture_output=True, text=True)

    assert account("add", "نديم", given=f"{WORD}\n").returncode == 0
    assert "نديم" in account("list").stdout
    assert Accounts(Accounts.beside(path)).check("نديم", WORD)
    again = account("add", "نديم", given=f"{WORD}\n")
    assert (again.returncode, "already" in again.stderr) == (2, True)
    assert account("add", "Samar", given="short\n").returncode == 2
    assert account("add", "Samar").returncode == 2
    assert account("remove", "نديم").returncode == 0
    assert account("list").stdout == ""
    assert WORD not in account("add", "--help").stdout
    assert "--password" not in account("add", "--help").stdout


def test_writing_needs_an_account_as_soon_as_there_is_one(office: TestClient) -> None:
    assert office.get("/session.json").json()["writes_as"] is None
    answer = office.post("/review/figures/1", data={"verdict": "accept"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Freview")
    answer = office.post("/review/figures/1.json", json={"verdict": "accept"})
    assert (answer.status_code, "error" in answer.json()) == (401, True)
    kept = office.post(
        "/read", data={"text": "قال الوزير إن السد سيفتح.", "keep": "true"}, follow_redirects=False
    )
    assert kept.headers["location"].startswith("/login")
    assert sign_in(office) == 303
    assert office.get("/session.json").json()["writes_as"] == "Mariam"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: TestClient, path: Path) -> None:
    cookie = office.get("/login").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    behind = TestClient(create_app(Settings(ledger=path)), base_url="https://localhost")
    assert "; Secure" in behind.get("/login").headers["set-cookie"]


def test_signing_in_changes_the_session(office: TestClient) -> None:
    office.get("/login")
    planted = office.cookies[COOKIE]
    before = token(office)
    assert sign_in(office) == 303
    assert office.cookies[COOKIE] != planted
    assert token(office) != before


def test_signing_out_ends_a_stolen_session_too(office: TestClient, path: Path) -> None:
    sign_in(office)
    thief = TestClient(office.app)
    thief.cookies.set(COOKIE, office.cookies[COOKIE])
    assert thief.get("/session.json").json()["name"] == "Mariam"
    assert office.post("/logout", data={"token": "x"}, follow_redirects=False).status_code == 403
    assert office.post("/logout", data={"token": token(office)}, follow_redirects=False).status_code == 303
    assert office.get("/session.json").json()["name"] is None
    assert thief.get("/session.json").json()["name"] is None


def test_removing_an_account_ends_its_sessions(office: TestClient, accounts: Accounts) -> None:
    sign_in(office)
    accounts.remove("Mariam")
    assert office.get("/session.json").json()["name"] is None
    accounts.add("Mariam", WORD)
    assert office.get("/session.json").json()["name"] is None, "the same name is another account"


@pytest.mark.parametrize("cookie", ["", "x", "WyJhIiwiTWFyaWFtIiwiYSJd.aGVsbG8.abc", "\x7f" * 40, "a" * 5000])
def test_a_forged_cookie_is_nobody(office: TestClient, cookie: str) -> None:
    office.cookies.set(COOKIE, cookie)
    assert office.get("/session.json").json()["name"] is None


def test_a_wrong_password_is_told_in_a_sentence_and_not_which(office: TestClient) -> None:
    one = office.get("/login").text.split('name="token" value="')[1].split('"')[0]
    texts = [
        office.post("/login", data={"name": name, "password": "wrong wrong", "token": one}).text
        for name in ("Mariam", "Samar")
    ]
    assert 'role="alert"' in texts[0]
    assert texts[0].replace("Mariam", "") == texts[1].replace("Samar", "")


def test_guessing_is_slowed_down_for_a_client_and_for_an_account(path: Path, accounts: Accounts) -> None:
    slow = TestClient(create_app(Settings(ledger=path, limits=Limits(logins=3))))
    assert [sign_in(slow, password="wrong wrong") for _ in range(4)] == [403, 403, 403, 429]
    assert sign_in(slow) == 429, "the right one has to wait as well"
    other = TestClient(slow.app, client=("192.0.2.7", 1))
    assert sign_in(other) == 429, "another client guesses at the same account"
    assert sign_in(other, name="Samar") == 403


@pytest.mark.parametrize(
    ("wanted", "to"),
    [
        ("/review?only=tolls", "/review?only=tolls"), ("", "/"), ("https://example.org/", "/"), ("//example.org", "/"),
        ("/\\example.org", "/"), ("/a\\..\\b", "/"), ("/a\r\nset-cookie: x=1", "/"), ("review", "/"),
    ],
)  # fmt: skip
def test_after_signing_in_one_stays_at_this_desk(wanted: str, to: str) -> None:
    assert inside(wanted) == to


def test_closed_reading_needs_an_account(path: Path, accounts: Accounts) -> None:
    closed = TestClient(create_app(Settings(ledger=path, closed=True, read_only=True)))
    for address in ("/", "/articles", "/review", "/search?q=x"):
        answer = closed.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"].startswith("/login?next=%2F")) == (303, True)
    for address in ("/index.json", "/articles.json", "/openapi.json", "/statements.csv", "/session.json"):
        assert closed.get(address, follow_redirects=False).status_code == 401
    assert closed.post("/read.json", data={"text": "قال الوزير ذلك."}).status_code == 401
    assert closed.get("/static/desk.css").status_code == 200
    assert sign_in(closed, next="/articles") == 303
    assert closed.get("/articles").status_code == 200
    assert closed.get("/articles").headers["cache-control"] == "private, no-store"
