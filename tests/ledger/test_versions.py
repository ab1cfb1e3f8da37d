"""What silently changed at an address."""

from __future__ import annotations

from musnad.ledger.ledger import Ledger
from tests.ledger.conftest import ATTACK, article

URL = "https://example.org/1"


def change(ledger: Ledger, text: str, title: str = "هجوم") -> list[tuple[str, str, list[str]]]:
    ledger.add([article(url=URL, title="هجوم"), article(text, url=URL, title=title)])
    old, new = ledger.versions(URL)
    return [(c.what, c.of, c.fields) for c in ledger.changes(old["id"], new["id"])]


def test_a_number_that_was_changed(ledger: Ledger) -> None:
    found = change(ledger, ATTACK.replace("12 جنديا", "21 جنديا"))
    assert ("altered", "figure", ["value"]) in found
    assert not any(what in ("gained", "lost") for what, _, _ in found)


def test_a_stance_that_was_changed(ledger: Ledger) -> None:
    assert ("altered", "statement", ["stance"]) in change(ledger, ATTACK.replace("وزعم", "وأكد"))


def test_a_statement_that_was_taken_out(ledger: Ledger) -> None:
    found = change(ledger, ATTACK.split("\n")[0])
    assert ("lost", "statement", []) in found
    assert ("lost", "figure", []) in found
    assert not any(what == "gained" for what, _, _ in found)


def test_a_headline_that_was_changed(ledger: Ledger) -> None:
    assert change(ledger, ATTACK, title="لا هجوم") == [("altered", "headline", [])]


def test_a_change_that_no_record_shows(ledger: Ledger) -> None:
    assert change(ledger, ATTACK + "\nتابعونا.") == [("altered", "text", [])]


def test_addresses_that_changed_are_listed(ledger: Ledger) -> None:
    change(ledger, ATTACK.replace("12", "21"))
    ledger.add([article(url="https://example.org/2")])
    assert [(row["url"], row["versions"]) for row in ledger.changed()] == [(URL, 2)]
