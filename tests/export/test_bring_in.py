"""A way through an annotation tool and back: exactly what was changed becomes reviews."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import cassis
import pytest

from musnad.errors import InputError
from musnad.export import cas, webannotation
from musnad.export.bring_in import bring_in
from musnad.export.items import items
from musnad.ingest import load
from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
LEXICON = (str(SAMPLES / "lexicon.toml"),)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger(tmp_path / "samples.db")
    articles = [item for name in ("taloria-01", "taloria-06") for item in load(str(SAMPLES / f"{name}.json"))]
    opened.add(articles, workers=1, lexicon=LEXICON)
    return opened


def test_nothing_changed_is_no_review(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(cas.write(items(ledger, {})))
    (tmp_path / "a.jsonl").write_text("".join(webannotation.write(items(ledger, {}))), "utf-8")
    for format_, name in (("cas", "a.zip"), ("webannotation", "a.jsonl")):
        found = bring_in(ledger, format_, tmp_path / name, "Mariam")
        assert (found.documents, found.corrected, found.rejected, found.added, found.left) == (2, 0, 0, 0, [])
    assert ledger.reviews() == []


def test_three_changes_in_a_cas_are_three_reviews(ledger: Ledger, tmp_path: Path) -> None:
    data = cas.write(items(ledger, {}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = cassis.load_typesystem(io.BytesIO(archive.read(cas.TYPE_SYSTEM)))
        names = [name for name in archive.namelist() if name.endswith(".xmi")]
        documents = {
            name: cassis.load_cas_from_xmi(io.BytesIO(archive.read(name)), typesystem=types) for name in names
        }
    first = documents["document-1.xmi"]
    figure = first.select("musnad.Figure")[0]
    figure.category = "injured"
    figure.low = figure.high = "15"
    attribution = next(a for a in first.select("musnad.Attribution") if a.stance == "doubting")
    attribution.stance = "neutral"
    document = documents["document-2.xmi"]
    document.remove(document.select("musnad.Event")[0])
    path = tmp_path / "changed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(cas.TYPE_SYSTEM, types.to_xml())
        for name, changed in documents.items():
            archive.writestr(name, changed.to_xmi())
    found = bring_in(ledger, "cas", path, "Mariam")
    assert (found.corrected, found.rejected, found.added, found.left) == (2, 1, 0, [])
    reviews = ledger.reviews()
    assert len(reviews) == 3
    assert {r["reviewer"] for r in reviews} == {"Mariam"}
    reading = ledger.document(1, reviewed=True)
    assert (reading.figures[0].category, reading.figures[0].low, reading.figures[0].high) == (
        "injured",
        15,
        15,
    )
    assert "doubting" not in {a.stance for a in reading.attributions}
    assert len(ledger.document(2, reviewed=True).events) == len(ledger.document(2).events) - 1


def test_a_moved_span_is_a_correction(ledger: Ledger, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in webannotation.write(items(ledger, {}))]
    moved = next(line for line in lines if "#times-" in line["id"])
    position, quote = moved["target"][0]["selector"]
    position["start"] += 1
    quote["exact"] = quote["exact"][1:]
    path = tmp_path / "moved.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    found = bring_in(ledger, "webannotation", path, "Mariam")
    assert (found.corrected, found.rejected, found.left) == (1, 0, [])
    assert quote["exact"] in [t.span.text for t in ledger.document(1, reviewed=True).times]


def test_another_ledger_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(cas.write(items(ledger, {})))
    with Ledger(tmp_path / "other.db") as other, pytest.raises(InputError):
        bring_in(other, "cas", path, "Mariam")
