"""The review queue: what comes first, what a decision does, and how it is taken back."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from musnad import open as open_ledger
from musnad.ledger.reviews import LAYER
from musnad.web import Settings, create_app
from musnad.web.review_queue import NAMES, RANKS


def token(desk: TestClient) -> str:
    return str(desk.get("/session.json").json()["token"])


def post(desk: TestClient, address: str, **fields: Any) -> Any:
    return desk.post(address, data={"token": token(desk)} | fields, follow_redirects=False)


def first(desk: TestClient, rank: str) -> dict[str, Any]:
    row: dict[str, Any] = desk.get("/review.json", params={"only": rank}).json()["rows"][0]
    return row


def test_findings_and_casualties_come_first(desk: TestClient) -> None:
    data = desk.get("/review.json", params={"limit": 200}).json()
    ranks = [row["rank"] for row in data["rows"]]
    assert ranks == sorted(ranks, key=NAMES.index)
    assert ranks[0] == next(name for name in NAMES if data["waiting"][name])
    assert sum(data["waiting"].values()) == data["total"]
    for rank in RANKS:
        rows = [row for row in data["rows"] if row["rank"] == rank.name]
        days = [row["published"] or "" for row in rows]
        assert days == sorted(days, reverse=True)
    assert len({(row["kind"], row["id"]) for row in data["rows"]}) == len(data["rows"])


def test_the_queue_can_be_entered_anywhere(desk: TestClient) -> None:
    rows = desk.get("/review.json", params={"limit": 60}).json()["rows"]
    for offset in (0, 1, 7, 30, 50):
        assert (
            desk.get("/review.json", params={"limit": 3, "offset": offset}).json()["rows"]
            == rows[offset : offset + 3]
        )
    past = desk.get("/review.json", params={"offset": 999_999}).json()
    assert (past["offset"], past["rows"][0]) == (0, rows[0])


def test_a_decision_takes_it_out_of_the_queue_and_undo_brings_it_back(desk: TestClient) -> None:
    row = first(desk, "tolls")
    before = desk.get("/review.json").json()["waiting"]
    answer = post(
        desk, f"/review/figures/{row['id']}", verdict="reject", queued="1", only="tolls", offset="0", note="x"
    )
    assert answer.status_code == 303
    assert re.fullmatch(r"/review\?only=tolls&offset=0&done=\d+", answer.headers["location"])
    after = desk.get("/review.json").json()["waiting"]
    assert after == before | {"tolls": before["tolls"] - 1}
    assert first(desk, "tolls")["id"] != row["id"]
    assert row["id"] not in {one["id"] for one in desk.get("/figures.json?limit=1000").json()["rows"]}
    told = desk.get(answer.headers["location"]).text
    undo = re.search(r'action="(/withdraw/\d+)"', told)
    assert undo
    back = post(desk, undo[1])
    assert back.headers["location"] == f"/review/figures/{row['id']}"
    assert desk.get("/review.json").json()["waiting"] == before
    log = desk.get("/reviews.json").json()["rows"]
    assert [(one["reviewer"], one["verdict"], one["withdrawn"]) for one in log] == [("Mariam", "reject", 1)]
    assert log[0]["note"].startswith("x (withdrawn by Mariam, ")
    assert post(desk, undo[1]).status_code == 400, "twice"


def test_a_form_corrects_what_was_changed_in_it_alone(desk: TestClient, path: Path) -> None:
    row = first(desk, "tolls")
    page = desk.get(f"/review/figures/{row['id']}").text
    fields = dict(re.findall(r'<input name="(low|high|unit|span)"[^>]*value="([^"]*)"', page))
    fields |= {
        name: chosen
        for name, options in re.findall(r'<select name="(\w+)">(.*?)</select>', page, re.S)
        for chosen in re.findall(r'value="([^"]*)" selected', options)
    }
    assert set(fields) >= {"low", "high", "unit", "span", "category", "approx", "cumulative"}
    address = f"/review/figures/{row['id']}"
    same = post(desk, address, verdict="correct", **fields)
    assert (same.status_code, desk.get("/reviews.json").json()["rows"]) == (400, [])
    start, end = map(int, fields["span"].split("-"))
    wanted = fields | {"high": "77", "span": f"{start}-{end + 1}"}
    assert post(desk, address, verdict="correct", **wanted).status_code == 303
    decision = desk.get(f"{address}.json").json()["decision"]
    with open_ledger(path, read_only=True) as ledger:
        text = ledger.document(row["document"]).text
    assert decision["correction"].count(":") == 4, "high, and start, end and text of the span"
    assert f'"text": "{text[start : end + 1]}"' in decision["correction"]
    assert '"high": 77' in decision["correction"]
    # a second correction keeps what the first set right
    assert post(desk, address, verdict="correct", **(wanted | {"category": "missing"})).status_code == 303
    again = desk.get(f"{address}.json").json()
    assert '"high": 77' in again["decision"]["correction"]
    assert '"category": "missing"' in again["decision"]["correction"]
    assert (again["start"], again["end"]) == (start, end + 1)
    assert [(one["in_force"], one["verdict"]) for one in again["history"]] == [(1, "correct"), (0, "correct")]


def test_a_source_can_be_corrected_and_stays_so(desk: TestClient) -> None:
    address = f"/review/statements/{first(desk, 'statements')['id']}"
    assert post(desk, address, verdict="correct", source="وزير العدل").status_code == 303
    assert 'value="وزير العدل"' in desk.get(address).text
    assert post(desk, address, verdict="correct", source="وزير العدل", stance="doubting").status_code == 303
    assert 'value="وزير العدل"' in desk.get(address).text
    assert '<option value="doubting" selected>' in desk.get(address).text


@pytest.mark.parametrize("kind", list(LAYER))
def test_every_kind_has_its_page_in_both_languages(desk: TestClient, path: Path, kind: str) -> None:
    with open_ledger(path, read_only=True) as ledger:
        rows = [row["id"] for row in ledger.query(f"SELECT id FROM {LAYER[kind]} LIMIT 3")]
    if kind == "attributions":  # the table's name; the address has `statements`
        assert desk.get(f"/review/{kind}/1").status_code == 422
        return
    assert rows
    for row in rows:
        for language in ("ar", "en"):
            answer = desk.get(f"/review/{kind}/{row}", params={"lang": language})
            assert answer.status_code == 200
            assert f'action="/review/{kind}/{row}"' in answer.text
        data = desk.get(f"/review/{kind}/{row}.json").json()
        assert not [name for name in data if name.startswith("_")]


def test_the_words_shown_are_the_words_meant(desk: TestClient) -> None:
    for row in desk.get("/review.json", params={"limit": 60}).json()["rows"]:
        data = desk.get(f"/review/{row['kind']}/{row['id']}.json").json()
        page = unescape(desk.get(f"/review/{row['kind']}/{row['id']}").text)
        paragraphs = dict(re.findall(r'<p id="p\d+" data-start="(\d+)">(.*?)</p>', page, re.S))
        if data["layer"] != "findings":
            assert any(
                text[max(data["start"] - int(start), 0) :].startswith(data["text"])
                for start, text in paragraphs.items()
            )


def test_decisions_as_data(desk: TestClient) -> None:
    headers = {"x-csrf-token": token(desk)}
    row = first(desk, "doubted")
    address = f"/review/statements/{row['id']}"
    made = desk.post(f"{address}.json", json={"verdict": "accept", "note": "seen"}, headers=headers)
    assert made.status_code == 201
    right = {"verdict": "correct", "correction": {"stance": "neutral"}}
    second = desk.post(f"{address}.json", json=right, headers=headers).json()["id"]
    assert desk.get(f"{address}.json").json()["decision"]["verdict"] == "correct"
    taken = desk.post(f"/withdraw/{second}.json", headers=headers).json()
    assert taken["restored"] == made.json()["id"]
    assert desk.get(f"{address}.json").json()["decision"]["note"] == "seen"
    for bad, status in (
        ({"verdict": "correct", "correction": {"stance": "loud"}}, 400),
        ({"verdict": "correct"}, 400),
        ({"verdict": "accept", "correction": {"stance": "neutral"}}, 400),
        ({"verdict": "perhaps"}, 422),
        ({}, 422),
    ):
        assert desk.post(f"{address}.json", json=bad, headers=headers).status_code == status
    assert (
        desk.post("/review/statements/999999.json", json={"verdict": "accept"}, headers=headers).status_code
        == 404
    )
    lines = desk.get("/reviews.csv").text.splitlines()
    assert len(lines) == 3


def test_whoever_may_not_write_sees_no_buttons(path: Path) -> None:
    desk = TestClient(create_app(Settings(ledger=path)))
    page = desk.get("/review", params={"lang": "en"}).text
    assert "/login?next=%2Freview" in page
    assert 'name="verdict"' not in page


def test_nothing_left(desk: TestClient, path: Path) -> None:
    with open_ledger(path) as ledger:
        for layer, kind in (("findings", "findings"), ("figures", "figures"), ("attributions", "statements")):
            for row in ledger.query(f"SELECT id FROM {layer}"):
                ledger.review(kind, row["id"], "accept", reviewer="Mariam")
    data = desk.get("/review.json").json()
    assert (data["rows"], set(data["waiting"].values())) == ([], {0})
    assert "Nothing is left" in desk.get("/review?lang=en").text
