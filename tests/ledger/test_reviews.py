"""A person's decision is laid over every answer, and outlives every reading."""

from __future__ import annotations

from typing import Any

import pytest

from musnad.errors import UsageError
from musnad.ledger import pool
from musnad.ledger.ledger import Ledger
from musnad.ledger.reviews import history
from tests.ledger.conftest import ATTACK, article

KINDS = ("statements", "figures", "events", "labels", "findings")


@pytest.fixture
def killed(ledger: Ledger) -> dict[str, Any]:
    ledger.add(
        [article(url="https://example.org/1"), article(url="https://example.org/2", published="2020-05-18")]
    )
    return ledger.figures(category="killed", sort="oldest")[0]


def test_accepting_changes_no_value(ledger: Ledger, killed: dict[str, Any]) -> None:
    ledger.review("figures", killed["id"], "accept", reviewer="Mariam", note="seen")
    found = ledger.figures(category="killed", sort="oldest")[0]
    assert found == killed | {"verdict": "accept", "reviewer": "Mariam", "note": "seen"}


def test_a_rejected_row_is_in_no_answer(ledger: Ledger, killed: dict[str, Any]) -> None:
    ledger.review("figures", killed["id"], "reject", reviewer="Mariam")
    assert killed["id"] not in {row["id"] for row in ledger.figures()}
    assert killed["id"] in {row["id"] for row in ledger.figures(rejected=True)}
    document = ledger.document(killed["document"], reviewed=True)
    assert "12" not in {figure.span.text for figure in document.figures}
    assert "12" in {figure.span.text for figure in ledger.document(killed["document"]).figures}


def test_a_corrected_row_is_asked_for_and_shown_as_corrected(ledger: Ledger, killed: dict[str, Any]) -> None:
    ledger.review(
        "figures",
        killed["id"],
        "correct",
        reviewer="Mariam",
        correction={"value": "21", "category": "injured"},
    )
    assert killed["id"] not in {row["id"] for row in ledger.figures(category="killed")}
    found = next(row for row in ledger.figures(category="injured") if row["id"] == killed["id"])
    assert (found["low"], found["high"], found["verdict"]) == (21, 21, "correct")
    assert ledger.query("SELECT low FROM figures WHERE id = ?", (killed["id"],)) == [{"low": 12}]
    figure = next(
        f for f in ledger.document(killed["document"], reviewed=True).figures if f.span.text == "12"
    )
    assert (figure.low, figure.category) == (21, "injured")


@pytest.mark.parametrize("sort", ["newest", "oldest", "value", "date", "outlet"])
@pytest.mark.parametrize(("limit", "offset"), [(None, 0), (1, 0), (1, 1), (2, 1), (10, 3)])
def test_corrected_rows_stand_where_they_belong(
    ledger: Ledger, killed: dict[str, Any], sort: str, limit: int | None, offset: int
) -> None:
    before = ledger.figures(sort=sort, limit=None)
    ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction={"unit": "جنود"})
    after = ledger.figures(sort=sort, limit=None)
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert ledger.figures(sort=sort, limit=limit, offset=offset) == after[offset:][:limit]


def test_a_corrected_source_is_found_by_its_right_name(ledger: Ledger, killed: dict[str, Any]) -> None:
    statement = ledger.statements(source="وزير الدفاع")[0]
    ledger.review(
        "statements", statement["id"], "correct", reviewer="Mariam", correction={"source": "وزير العدل"}
    )
    assert statement["id"] in {row["id"] for row in ledger.statements(source="وزير العدل")}
    assert statement["id"] not in {row["id"] for row in ledger.statements(source="وزير الدفاع")}


def test_a_place_and_a_date_can_be_corrected(ledger: Ledger, killed: dict[str, Any]) -> None:
    right = {"place": "تل السدر;LY;32.5;13.5", "date": "2020-05-10"}
    ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction=right)
    found = ledger.figures(near=(32.5, 13.5, 5))
    assert [(row["id"], row["place"], row["country"], row["first"]) for row in found] == [
        (killed["id"], "تل السدر", "LY", "2020-05-10")
    ]


def test_a_later_decision_replaces_the_one_before(ledger: Ledger, killed: dict[str, Any]) -> None:
    ledger.review("figures", killed["id"], "reject", reviewer="Mariam")
    ledger.review("figures", killed["id"], "accept", reviewer="Yusuf")
    assert [row["reviewer"] for row in ledger.reviews()] == ["Yusuf"]
    assert len(ledger.query("SELECT * FROM reviews")) == 2
    assert [row["verdict"] for row in ledger.figures(category="killed") if row["id"] == killed["id"]] == [
        "accept"
    ]


def test_a_correction_adds_to_the_one_in_force(ledger: Ledger, killed: dict[str, Any]) -> None:
    def correct(**right: str) -> dict[str, Any]:
        ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction=right)
        return next(row for row in ledger.figures(limit=None) if row["id"] == killed["id"])

    correct(place="تل السدر;LY;32.5;13.5", high="90")
    again = correct(high="80", unit="جنود")
    assert (again["high"], again["unit"], again["place"]) == (80, "جنود", "تل السدر")
    ledger.review("figures", killed["id"], "accept", reviewer="Yusuf")
    assert correct(unit="جنود")["high"] == killed["high"]  # what was accepted in between is the machine's


@pytest.mark.parametrize(
    ("kind", "verdict", "correction"),
    [
        ("figures", "correct", {"value": "many"}),
        ("figures", "correct", {"colour": "red"}),
        ("figures", "correct", {"category": "nothing"}),
        ("figures", "correct", None),
        ("figures", "accept", {"value": 3}),
        ("figures", "perhaps", None),
        ("nothing", "accept", None),
        ("findings", "correct", {"message": "x"}),
        ("events", "correct", {"attribution": 10**6}),
    ],
)
def test_what_makes_no_sense_is_refused(
    ledger: Ledger, killed: dict[str, Any], kind: str, verdict: str, correction: dict[str, Any] | None
) -> None:
    with pytest.raises(UsageError):
        ledger.review(kind, killed["id"], verdict, reviewer="Mariam", correction=correction)
    assert ledger.reviews() == []


def test_reading_anew_touches_no_review(ledger: Ledger, killed: dict[str, Any]) -> None:
    ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction={"value": 21})
    before = {kind: getattr(ledger, kind)() for kind in KINDS}
    documents = list(ledger.documents())
    done = ledger.reread(every=True, workers=1)
    assert (done.renewed, done.lost, done.failed) == (2, 0, 0)
    assert {kind: getattr(ledger, kind)() for kind in KINDS} == before
    assert list(ledger.documents()) == documents
    assert ledger.examine() == []


def test_reviews_follow_what_a_new_grammar_reads_otherwise(
    ledger: Ledger, killed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A grammar that takes the unit into the number, and sees no injured: one review moves, the other is lost."""
    injured = next(row for row in ledger.figures(category="injured") if row["document"] == killed["document"])
    ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction={"value": 21})
    ledger.review("figures", injured["id"], "reject", reviewer="Mariam", note="hearsay")
    read = pool._Worker.read

    def otherwise(worker: pool._Worker, one: Any) -> pool.Read:
        found = read(worker, one)
        assert found.rows is not None
        rows = []
        for row in found.rows["figures"]:
            name, start, end, text, *rest = row
            if text == "12":
                rows.append((name, start, end + 6, one.text[start : end + 6], *rest))
        found.rows["figures"] = rows
        found.rows["event_figures"] = []
        return found

    monkeypatch.setattr(pool._Worker, "read", otherwise)
    assert ledger.reread(every=True, workers=1).lost == 1
    moved = next(row for row in ledger.figures() if row["document"] == killed["document"])
    assert (moved["value"], moved["low"], moved["verdict"]) == ("12 جنديا", 21, "correct")
    (lost,) = ledger.reviews(lost=True)
    assert (lost["text"], lost["verdict"], lost["note"], lost["row"]) == ("3", "reject", "hearsay", None)
    assert ledger.examine() == []
    monkeypatch.undo()
    assert ledger.reread(every=True, workers=1).lost == 0
    assert ledger.reviews(lost=True) == []


def test_reviews_go_over_to_a_new_version(ledger: Ledger, killed: dict[str, Any]) -> None:
    injured = next(row for row in ledger.figures(category="injured") if row["document"] == killed["document"])
    ledger.review("figures", killed["id"], "correct", reviewer="Mariam", correction={"value": 21})
    ledger.review("figures", injured["id"], "reject", reviewer="Mariam")
    changed = "عاجل: " + ATTACK.replace("3 مدنيين أصيبوا", "الوضع هادئ")
    ledger.add([article(changed, url="https://example.org/1")])
    newest = ledger.query("SELECT max(id) AS id FROM documents")[0]["id"]
    found = next(row for row in ledger.figures() if row["document"] == newest)
    assert (found["value"], found["low"], found["verdict"]) == ("12", 21, "correct")
    assert [(row["document"], row["verdict"]) for row in ledger.reviews(lost=True)] == [(newest, "reject")]


def test_withdrawing_brings_back_the_decision_before(ledger: Ledger, killed: dict[str, Any]) -> None:
    first = ledger.review("figures", killed["id"], "reject", reviewer="Mariam")
    second = ledger.review("figures", killed["id"], "accept", reviewer="Nadim", note="seen")
    assert ledger.withdraw(second, reviewer="Nadim") == {
        "layer": "figures", "row": killed["id"], "restored": first,
    }  # fmt: skip
    assert [row["id"] for row in ledger.reviews()] == [first]
    assert killed["id"] not in {row["id"] for row in ledger.figures()}
    assert ledger.withdraw(first, reviewer="Mariam")["restored"] is None
    assert ledger.reviews() == []
    assert killed["id"] in {row["id"] for row in ledger.figures()}
    told = history(ledger.connection, "figures", killed["id"])
    assert [(row["verdict"], row["withdrawn"], row["in_force"]) for row in told] == [
        ("accept", 1, 0),
        ("reject", 1, 0),
    ]
    assert told[0]["note"].startswith("seen (withdrawn by Nadim")


def test_a_withdrawn_decision_does_not_come_back(ledger: Ledger, killed: dict[str, Any]) -> None:
    first = ledger.review("figures", killed["id"], "reject", reviewer="Mariam")
    ledger.withdraw(first, reviewer="Mariam")
    second = ledger.review("figures", killed["id"], "accept", reviewer="Mariam")
    assert ledger.withdraw(second, reviewer="Mariam")["restored"] is None
    for number in (first, second, 999):
        with pytest.raises(UsageError):
            ledger.withdraw(number, reviewer="Mariam")
    assert ledger.examine() == []
