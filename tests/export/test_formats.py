"""Each export loads in its own format's library, with every record and offset intact."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.export import cas, claimreview, ftm, spacy_docs, webannotation, workbook
from musnad.export.flat import RECORDS, Flat, flatten, unflatten
from musnad.export.items import Item, items
from musnad.ingest import load
from musnad.ledger.ledger import Ledger
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
LEXICON = (str(SAMPLES / "lexicon.toml"),)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("export") / "samples.db") as opened:
        articles = [item for file in sorted(SAMPLES.glob("taloria-*.json")) for item in load(str(file))]
        opened.add(articles, workers=1, lexicon=LEXICON)
        yield opened


@pytest.fixture(scope="module")
def everything(ledger: Ledger) -> list[Item]:
    found = list(items(ledger, {}))
    assert len(found) == 14
    return found


def flats(item: Item) -> list[Flat]:
    return list(flatten(item.document))


def test_flattening_loses_nothing(everything: list[Item]) -> None:
    for item in everything:
        for flat in flats(item):
            listed = getattr(item.document, flat.layer)
            back = unflatten(flat)
            assert any(_same(back, record) for record in listed), flat


def _same(a: Any, b: Any) -> bool:
    worked_out = ("actors", "recipients", "relative")

    def field(
        record: Any, name: str
    ) -> Any:  # the evidence of a finding is a set of spans, in the text's order here
        value = getattr(record, name)
        return sorted(value, key=lambda span: span.start) if name == "spans" else value

    return all(field(a, n) == field(b, n) for n in a.__struct_fields__ if n not in worked_out)


def test_every_layer_is_in_the_samples(everything: list[Item]) -> None:
    assert {flat.layer for item in everything for flat in flats(item)} == set(RECORDS)


def test_filters_leave_whole_readings(ledger: Ledger) -> None:
    found = list(items(ledger, {"outlet": "صحيفة المرفأ"}))
    assert {item.document.outlet for item in found} == {"صحيفة المرفأ"}
    for item in items(ledger, {"category": "killed"}):
        assert {f.category for f in item.document.figures} == {"killed"}
        assert not item.document.attributions
    for item in items(ledger, {"stance": "doubting"}):
        assert {a.stance for a in item.document.attributions} == {"doubting"}
        names = {a.id for a in item.document.attributions}
        assert all(a.parent is None or a.parent in names for a in item.document.attributions)


# the terms of the Web Annotation vocabulary that we use, so that nothing need be fetched
TERMS = {
    "@vocab": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "start": {
        "@id": "http://www.w3.org/ns/oa#start",
        "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger",
    },
    "end": {
        "@id": "http://www.w3.org/ns/oa#end",
        "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger",
    },
    "body": {"@id": "http://www.w3.org/ns/oa#hasBody", "@type": "@id"},
    "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
    "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
    "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
}


def test_web_annotations_are_json_ld(everything: list[Item]) -> None:
    from pyld import jsonld

    def loader(url: str, options: Any) -> Any:
        assert url == webannotation.CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    lines = list(webannotation.write(everything[:3]))
    assert len(lines) == sum(len(flats(item)) for item in everything[:3])
    oa = "http://www.w3.org/ns/oa#"
    for line in lines:
        (node,) = jsonld.expand(json.loads(line), {"documentLoader": loader})
        assert node["@type"] == [oa + "Annotation"]
        for target in node[oa + "hasTarget"]:
            selectors = target[oa + "hasSelector"]
            assert {s["@type"][0] for s in selectors} == {
                oa + "TextPositionSelector",
                oa + "TextQuoteSelector",
            }


def test_web_annotations_hold_and_come_back(everything: list[Item]) -> None:
    by_address = {item.document.url: item for item in everything}
    lines = list(webannotation.write(everything))
    for line in lines:
        data = json.loads(line)
        for target in data["target"]:
            text = by_address[target["source"]].document.text
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text
    back = webannotation.read(lines, "a file")
    assert back == {item.document.url: flats(item) for item in everything}


def test_claims_have_their_source_and_no_rating(ledger: Ledger, everything: list[Item]) -> None:
    found = [json.loads(line) for line in claimreview.write(ledger, everything)]
    parents = {(i.number, a.parent) for i in everything for a in i.document.attributions}
    leaves = [a for i in everything for a in i.document.attributions if (i.number, a.id) not in parents]
    assert len(found) == len(leaves)
    for claim, leaf in zip(found, leaves, strict=True):
        assert claim["@context"] == "https://schema.org"
        assert claim["@type"] == ("Quotation" if leaf.kind == "direct" else "Claim")
        assert claim["text"] == " … ".join(s.text for s in leaf.content)
        assert "reviewRating" not in json.dumps(claim)


def test_follow_the_money_accepts_every_entity(everything: list[Item]) -> None:
    from followthemoney import model

    entities = [model.get_proxy(json.loads(line)) for line in ftm.write(everything)]
    for entity in entities:
        entity.schema.validate({"properties": entity.to_dict()["properties"]})
    articles = {e.id for e in entities if e.schema.name == "Article"}
    assert len(articles) == 14
    events = [e for e in entities if e.schema.name == "Event"]
    assert len(events) == sum(len(item.document.events) for item in everything)
    for entity in entities:
        if entity.schema.name != "Article":
            assert set(entity.get("proof")) <= articles
    named = {e.id for e in entities}
    for event in events:
        assert set(event.get("involved")) <= named


def test_cas_loads_with_every_record(everything: list[Item], tmp_path: Path) -> None:
    path = tmp_path / "readings.zip"
    path.write_bytes(cas.write(everything))
    back = {number: records for number, _, records in cas.read(path)}
    for item in everything:
        wanted = sorted(map(cas.as_strings, flats(item)))
        assert sorted(back[item.number]) == wanted


@given(st.text(st.sampled_from("قال وزير ٢٣😀\u200f.، \n"), min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_offsets_survive_utf_16(text: str) -> None:
    """XMI counts UTF-16 code units; characters outside the first plane are two of them."""
    import cassis

    from musnad.document import Document, Span, Time

    spans = [Span(i, i + 1, text[i]) for i in range(len(text))]
    document = Document(text, times=[Time(span, None) for span in spans])
    types = cas.type_system()
    item = Item(1, document, {"hash": "h"})
    xmi = cas.cas(item, types).to_xmi()
    loaded = cassis.load_cas_from_xmi(io.BytesIO(xmi.encode()), typesystem=types)
    assert loaded.sofa_string == text
    assert sorted((a.begin, a.end) for a in loaded.select("musnad.Time")) == [(s.start, s.end) for s in spans]


def test_the_same_ledger_gives_the_same_bytes(everything: list[Item]) -> None:
    assert cas.write(everything[:2]) == cas.write(everything[:2])


def test_spacy_loads_with_every_record(everything: list[Item]) -> None:
    import spacy
    from spacy.tokens import DocBin

    docs = list(DocBin().from_bytes(spacy_docs.write(everything)).get_docs(spacy.blank("ar").vocab))
    assert [doc.text for doc in docs] == [item.document.text for item in everything]
    for doc, item in zip(docs, everything, strict=True):
        wanted = flats(item)
        assert {layer: len(spans) for layer, spans in doc.spans.items()} == {
            layer: sum(f.layer == layer for f in wanted) for layer in {f.layer for f in wanted}
        }
        for layer, group in doc.spans.items():
            for span, flat in zip(group, (f for f in wanted if f.layer == layer), strict=True):
                assert flat.anchor.text in span.text
                assert span.id_ == flat.id
        for record, flat in zip(doc.user_data["musnad"]["records"], wanted, strict=True):
            assert [doc.text[start:end] for _, start, end in record["spans"]] == [
                s.text for _, s in flat.spans
            ]


@given(st.text(st.sampled_from("قالوزير ، \n\t\u200f\u00a0«»:.12"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_spacy_text_is_the_text(text: str) -> None:
    import spacy
    from spacy.tokens import Doc

    words, spaces = spacy_docs.pieces(text)
    assert Doc(spacy.blank("ar").vocab, words=words, spaces=spaces).text == text


def test_the_workbook_opens_right_to_left_with_evidence(ledger: Ledger) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook.write(ledger, {})))
    assert [sheet.title for sheet in book] == [title for title, _ in workbook.SHEETS.values()]
    for sheet, kind in zip(book, workbook.SHEETS, strict=True):
        assert sheet.sheet_view.rightToLeft
        head, *rows = sheet.iter_rows(values_only=True)
        assert len(rows) == len(getattr(ledger, kind)(limit=None))
        evidence = head.index(workbook.COLUMNS["evidence"])
        assert all(row[evidence] for row in rows)
        if kind == "figures":
            value = head.index(workbook.COLUMNS["value"])
            assert all(str(row[value]) in str(row[evidence]) for row in rows)


def test_nothing_in_the_workbook_is_a_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    with Ledger(tmp_path / "evil.db") as evil:
        evil.add(load_text(tmp_path, '=HYPERLINK("x") قال الوزير إن "=1+1" نتيجة مقبولة لدى 12 جنديا.'))
        book = load_workbook(io.BytesIO(workbook.write(evil, {})))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def load_text(folder: Path, text: str) -> Any:
    path = folder / "evil.txt"
    path.write_text(text, "utf-8")
    return load(str(path))


def test_a_file_that_is_no_cas(tmp_path: Path) -> None:
    from musnad.errors import InputError

    for name, data in (("a.zip", b"nonsense"), ("b.xmi", b"<xml/>")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError):
            list(cas.read(tmp_path / name))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(InputError):
        list(cas.read(tmp_path / "c.zip"))
    with pytest.raises(InputError):
        webannotation.read(['{"body": []}'], "a file")
