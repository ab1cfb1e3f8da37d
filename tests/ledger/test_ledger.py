"""A ledger gives back what it was given, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import musnad
from musnad.document import Document
from musnad.ledger.connect import SCHEMA
from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT
from tests.ledger.conftest import ATTACK, TALKS, article


def test_adding_twice_is_adding_once(ledger: Ledger) -> None:
    first = ledger.add([article(), article(TALKS), article()])
    assert (first.added, first.same, first.total) == (2, 1, 3)
    again = ledger.add([article(), article(TALKS)])
    assert (again.added, again.same) == (0, 2)
    assert len(ledger) == 2


def test_a_reading_comes_back_as_the_reader_gave_it(ledger: Ledger) -> None:
    ledger.add([article(id="x", url="https://example.org/1", title="هجوم")])
    ((_, found),) = ledger.documents()
    assert found == musnad.read(
        ATTACK,
        id="x",
        url="https://example.org/1",
        title="هجوم",
        outlet="صحيفة الأفق",
        published="2020-05-17",
    )
    assert found.attributions
    assert found.events


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [*ATTACK.split(), *TALKS.split(), "«", "»", "،", ".", "\n", "٣٠", "ـ", "\u200f", "قتيلا", "بينهم"]
        ),
        min_size=3,
        max_size=40,
    )
)
def test_any_reading_comes_back(tmp_path: Path, words: list[str]) -> None:
    text = " ".join(words)
    with Ledger(tmp_path / "any.db") as ledger:
        report = ledger.add([Document(text=text, published="2020-05-17")])
        if report.added:
            number, found = list(ledger.documents())[-1]
            assert found == musnad.read(text, published="2020-05-17")
            assert ledger.record(number)["text"] == text


def test_a_changed_text_is_a_new_version(ledger: Ledger) -> None:
    ledger.add([article(url="https://example.org/1")])
    report = ledger.add([article(ATTACK.replace("12", "21"), url="http://www.example.org/1?utm_source=x")])
    assert (report.added, report.versions) == (1, 1)
    rows = ledger.query("SELECT version, previous, latest FROM documents ORDER BY id")
    assert [tuple(row.values()) for row in rows] == [(1, None, 0), (2, 1, 1)]
    assert len(list(ledger.documents())) == 1
    assert len(list(ledger.documents(versions=True))) == 2


def test_only_arabic_is_kept_and_the_rest_accounted_for(ledger: Ledger) -> None:
    items = [article("The minister said that the talks are over."), article(" "), article()]
    report = ledger.add(items)
    assert report.added == 1
    assert sum(report.skipped.values()) == 2
    assert ledger.add(items).skipped == report.skipped
    assert len(ledger.query("SELECT * FROM skipped")) == 2


def test_chains_and_origins(ledger: Ledger) -> None:
    ledger.add([article()])
    inner = next(s for s in ledger.statements() if s["source"] == "وزير الدفاع سليم الراوي")
    assert [link["source"] for link in ledger.chain(inner["id"])] == [
        "وكالة الأفق",
        "وزير الدفاع سليم الراوي",
    ]
    assert (inner["depth"], inner["leaf"]) == (2, 1)
    assert any(event["origin"] == "وزير الدفاع سليم الراوي" for event in ledger.events(type="ASSAULT"))


def test_filters(ledger: Ledger) -> None:
    ledger.add([article(), article(TALKS, outlet="جريدة النهر", published="2020-05-20")])
    assert {s["document"] for s in ledger.statements(source="وزير الدِّفاع")} == {1}
    assert {s["document"] for s in ledger.statements(outlet="جريده النهر")} == {2}
    assert {s["stance"] for s in ledger.statements(stance="doubting")} == {"doubting"}
    assert {s["document"] for s in ledger.statements(from_="2020-05-18")} == {2}
    assert {s["document"] for s in ledger.statements(to="2020-05-18")} == {1}
    assert ledger.events(place="اليمن") == ledger.events(place="YE") == ledger.events(place="عدن")
    assert ledger.events(near=(12.8, 45.0, 100)) == ledger.events(place="YE") != []
    assert ledger.events(near=(32.9, 13.2, 100), place="YE") == []
    assert ledger.statements(source="لا أحد") == []


def test_sources_are_counted_by_stance(ledger: Ledger) -> None:
    ledger.add([article(), article(TALKS)])
    spokesman = next(s for s in ledger.sources() if "المتحدث" in s["source"])
    assert (spokesman["statements"], spokesman["doubting"]) == (1, 1)


@pytest.mark.parametrize(
    "question",
    ["جندي", "الجنود", "وزارة"],
)
def test_search_finds_only_what_is_there(ledger: Ledger, question: str) -> None:
    ledger.add([article(TALKS)])
    assert ledger.search(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "وزير",
        "الوزير",
        "لوزيرِ",
        "عدن",
        "بعدن",
        "جنديا",
        "هجوم",
        "والهجوم",
        '"وزير الدفاع"',
        '"لوزير الدفاع" هجوم',
        "«ذكرت وكالة الأفق»",
    ],
)
def test_search_does_not_mind_spelling_and_proclitics(ledger: Ledger, question: str) -> None:
    ledger.add([article(), article(TALKS.replace("وزير", "سفير"))])
    (found,) = ledger.search(question)
    assert found["document"] == 1
    assert found["snippet"].strip("…") in ATTACK
    assert ATTACK[found["start"] : found["end"]].strip()


def test_the_views_show_what_the_answers_have(ledger: Ledger) -> None:
    ledger.add([article(url="https://example.org/1"), article(ATTACK + " .", url="https://example.org/1")])
    for kind in ("statements", "figures", "events"):
        shown = {row["id"]: row for row in ledger.query(f"SELECT * FROM {kind}_shown")}
        rows = getattr(ledger, kind)()
        assert set(shown) == {row["id"] for row in rows}
        for row in rows:
            common = set(row) & set(shown[row["id"]])
            assert {name: row[name] for name in common} == {name: shown[row["id"]][name] for name in common}


def test_the_schema_says_what_each_table_is_and_so_do_the_docs(ledger: Ledger) -> None:
    tables = {
        row["name"]
        for row in ledger.query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not row["name"].startswith(("words_", "sqlite_"))
    }
    page = (ROOT / "docs" / "ledger.md").read_text("utf-8")
    assert {table for table in tables if f"`{table}`" not in page} == set()
    schema = SCHEMA.read_text("utf-8").split("\n\n")
    for block in schema:
        if "CREATE" in block:
            assert block.lstrip().startswith("--") or "CREATE VIEW" in block, block[:80]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("قدم تقريره للجنة المالية", "لجنة"),
        ("قدم تقريره للجنة المالية", '"اللجنة المالية"'),
        ("عاد بعد زيارة للبنان", "لبنان"),
        ("توجه وفد لليبيا", "ليبيا"),
        ("وصل وبحفتر وفد", "حفتر"),
        ("سيعلن الوزير موقفه", "يعلن"),
        ("قال إنه سيزور مسئولين", "مسؤولين"),
        ("وصل إلى مُسْتَشْفىٰ المدينـــة", "مستشفي مدينه"),
        ("قتل ٣٠ جنديا", "30"),
        ("وصل وفد من UNHCR أمس", "unhcr"),
    ],
)
def test_spellings_that_are_one_word(ledger: Ledger, written: str, asked: str) -> None:
    ledger.add([article(f"{written} في العاصمة.")])
    assert [found["document"] for found in ledger.search(asked)] == [1]


def test_a_party_is_asked_for_by_any_of_its_names(ledger: Ledger) -> None:
    ledger.add([article("أعلن تنظيم داعش أن مقاتليه هاجموا مدينة الموصل.\nوقصفت سوريا مدينة عفرين.")])
    for name in ("داعش", "Islamic State", "تنظيم الدولة الإسلامية", "islamic-state"):
        assert [row["source"] for row in ledger.statements(actor=name)] == ["تنظيم داعش"], name
    assert ledger.events(actor="Syria") == ledger.events(actor="سورية") != []
    assert ledger.statements(actor="سوريا") == []
