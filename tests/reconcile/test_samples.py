"""The samples were written so that the truth is known: every copy, statement, origin, conflict, case and verdict."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import UsageError
from musnad.ingest import load
from musnad.ledger.ledger import Ledger
from musnad.read.reader import Reader
from musnad.reconcile import find_statements, framing, readouts, reports, shared_text, store
from musnad.reconcile.review import decide
from musnad.reconcile.run import reconcile
from musnad.reconcile.tolls_of import tolls_of
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
TRUTH: dict[str, Any] = tomllib.loads((SAMPLES / "truth.toml").read_text("utf-8"))
LEXICON = (str(SAMPLES / "lexicon.toml"),)


def fill(path: Path) -> Ledger:
    ledger = Ledger(path)
    articles = [item for file in sorted(SAMPLES.glob("taloria-*.json")) for item in load(str(file))]
    ledger.add(articles, workers=1, lexicon=LEXICON)
    return ledger


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(LEXICON)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Ledger]:
    with fill(tmp_path_factory.mktemp("samples") / "samples.db") as opened:
        reconcile(opened.connection, reader)
        yield opened


def names(ledger: Ledger) -> dict[int, str]:
    return {row["id"]: row["name"] for row in ledger.query("SELECT id, name FROM documents")}


def test_copies_are_exactly_those(ledger: Ledger) -> None:
    known = names(ledger)
    found = {(known[p.first["id"]], known[p.second["id"]], p.relation) for p in shared_text.copies(ledger)}
    assert found == {(c["first"], c["second"], c["relation"]) for c in TRUTH["copy"]}


def test_passages_are_where_they_say(ledger: Ledger) -> None:
    for pair in shared_text.copies(ledger):
        for passage in pair.passages:
            assert pair.first["text"][slice(*passage.first)]
            assert pair.second["text"][slice(*passage.second)]


def holding(ledger: Ledger, article: str, text: str) -> set[int]:
    """The statements of an article whose content holds this text, the narrowest last."""
    rows = ledger.query(
        'SELECT s.attribution, substr(d.text, min(c.start) + 1, max(c."end") - min(c.start)) AS content'
        " FROM statements s JOIN contents c ON c.attribution = s.attribution JOIN documents d ON d.id = s.document"
        " WHERE d.name = ? GROUP BY s.attribution",
        (article,),
    )
    return {row["attribution"] for row in rows if text in row["content"]}


@pytest.mark.parametrize("truth", [pytest.param(s, id=s["id"]) for s in TRUTH["statement"]])
def test_statements_stand_together(ledger: Ledger, truth: dict[str, Any]) -> None:
    groups = []
    for part in truth["in"]:
        held = holding(ledger, part["article"], part["text"])
        assert held, f"{part['article']}: no statement holds «{part['text']}»"
        groups.append({reports.group_of(ledger, find_statements.KIND, member).id for member in held})  # type: ignore[union-attr]
    shared = set.intersection(*groups)
    assert shared
    group = reports.group_of(ledger, find_statements.KIND, min(shared))
    assert group is not None
    assert group.tally.origins == truth["independent_origins"]
    assert {names(ledger)[m.report.document] for m in group.members} == {
        part["article"] for part in truth["in"]
    }


def test_no_group_has_two_speakers(ledger: Ledger) -> None:
    for group in reports.statements(ledger, limit=1000):
        assert group.tally.origins == 1, group.wording


def test_laundering_is_exactly_that(ledger: Ledger) -> None:
    known = names(ledger)
    found = {
        (known[c.first["id"]], known[c.second["id"]], c.stance_before, c.stance_after): c
        for c in shared_text.laundering(ledger)
    }
    expected = {(c["from"], c["to"], c["stance_from"], c["stance_to"]): c for c in TRUTH["laundering"]}
    copies_of_first = {c["second"] for c in TRUTH["copy"] if c["relation"] == "near-copy"}
    assert {key for key in found if key[0] not in copies_of_first} == set(expected)
    for key, case in expected.items():
        assert case["text_from"] in found[key].passage_before
        assert case["text_to"] in found[key].passage_after


def holds(ledger: Ledger, figures: dict[int, dict[str, Any]], point: Any, side: dict[str, Any]) -> bool:
    """One of a point's figures stands in the text that the truth file names."""
    known = names(ledger)
    for report in point.reports:
        row = figures[report.figure]
        where = ledger.document(row["document"]).text.find(side["text"])
        inside = where <= row["start"] and row["end"] <= where + len(side["text"])
        if known[row["document"]] == side["article"] and where >= 0 and inside:
            return True
    return False


def test_tolls_conflict(ledger: Ledger) -> None:
    found = tolls_of(ledger)
    for truth in TRUTH["conflict"]:
        if truth["category"] != "killed":
            continue
        pairs = [(c.first, c.second) for c in found.conflicts if c.check == "tolls-conflict"]
        assert any(
            holds(ledger, found.figures, a, truth["a"]) and holds(ledger, found.figures, b, truth["b"])
            for first, second in pairs
            for a, b in ((first, second), (second, first))
        ), truth


def test_tolls_decrease(ledger: Ledger) -> None:
    found = tolls_of(ledger)
    for truth in TRUTH["decrease"]:
        assert any(
            c.check == "toll-decreases"
            and holds(ledger, found.figures, c.first, truth["before"])
            and holds(ledger, found.figures, c.second, truth["after"])
            for c in found.conflicts
        ), truth


def test_readout_verdicts_are_exact(ledger: Ledger, reader: Reader) -> None:
    truth = TRUTH["readout"]
    articles = store.Articles(ledger.connection, reader)
    by_name = {name: number for number, name in names(ledger).items()}
    primary, other = articles.record(by_name[truth["primary"]]), articles.record(by_name[truth["other"]])
    found = readouts.compare(primary, [other])
    assert found is not None and truth["speaker"] in found.speaker.name
    claims = {" … ".join(s.text for s in c.statement.attribution.content): c for c in found.claims}
    for claim in truth["claim"]:
        match = [c for text, c in claims.items() if claim["text"] in text]
        assert match, f"nobody attributes «{claim['text']}»"
        assert match[0].verdict == claim["verdict"], claim["text"]
        if "passage" in claim:
            assert match[0].passage is not None
            assert claim["passage"] in primary.document.text[slice(*match[0].passage)]
    assert len(found.claims) == len(truth["claim"])
    omitted = [" … ".join(s.text for s in o.statement.attribution.content) for o in found.omitted]
    assert len(omitted) == len(truth["omitted"])
    for part in truth["omitted"]:
        assert any(part["text"] in text for text in omitted), part["text"]


def test_adding_one_by_one_is_the_same_as_all_at_once(tmp_path: Path, reader: Reader, ledger: Ledger) -> None:
    plain = ("copies", "copy_groups", "event_sentences", "links", "link_groups")
    selects = {table: f"SELECT * FROM {table}" for table in plain} | {
        "launderings": "SELECT kind, attribution, second FROM launderings",
        "statements": "SELECT s.attribution, s.terms, w.data FROM statements s LEFT JOIN speakers w"
        " ON w.id = s.speaker",
        "speaker_keys": "SELECT k.key, w.data FROM speaker_keys k JOIN speakers w ON w.id = k.speaker",
    }
    articles = [item for file in sorted(SAMPLES.glob("taloria-*.json")) for item in load(str(file))]
    with Ledger(tmp_path / "slow.db") as slow:
        for article in articles:
            slow.add([article], workers=1, lexicon=LEXICON)
            reconcile(slow.connection, reader)
        for table, select in selects.items():
            assert sorted(map(repr, slow.query(select))) == sorted(map(repr, ledger.query(select))), table


def test_again_changes_nothing(tmp_path: Path, reader: Reader) -> None:
    with fill(tmp_path / "again.db") as opened:
        assert reconcile(opened.connection, reader).documents == 14
        before = opened.query("SELECT * FROM links")
        assert reconcile(opened.connection, reader).documents == 0
        assert reconcile(opened.connection, reader, again=True).documents == 14
        assert opened.query("SELECT * FROM links") == before


def test_a_rejected_link_is_not_made_again(tmp_path: Path, reader: Reader) -> None:
    with fill(tmp_path / "reject.db") as opened:
        reconcile(opened.connection, reader)
        link = opened.query(
            "SELECT first, second FROM links WHERE kind = 'statement' ORDER BY first, second"
        )[0]
        decide(
            opened, "statement", link["second"], link["first"], "reject", "Mariam", "two different statements"
        )
        decide(opened, "copy", 1, 2, "reject", "Mariam")
        with pytest.raises(UsageError):
            decide(opened, "copy", 1, 999, "reject", "Mariam")
        for again in (False, True):
            reconcile(opened.connection, reader, again=again)
            assert not opened.query(
                "SELECT 1 FROM links WHERE kind = 'statement' AND first = ? AND second = ?",
                (link["first"], link["second"]),
            )
            assert not opened.query("SELECT 1 FROM copies WHERE first = 1 AND second = 2")


def test_framing_counts_what_stands_there(ledger: Ledger) -> None:
    for outlet in framing.by_outlet(ledger):
        for share in (outlet.anonymous, outlet.unsourced, outlet.doubting):
            assert 0 <= share.low <= share.share <= share.high <= 1
        rows = framing.behind(ledger, "anonymous", outlet=outlet.outlet, limit=1000)
        assert len(rows) == outlet.anonymous.part
        for row in rows:
            text = ledger.document(row["document"]).text
            assert text[row["start"] : row["end"]] in row["sentence"]
