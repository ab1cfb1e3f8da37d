"""The reading format: there and back, and the promise about offsets."""

from __future__ import annotations

import json

import msgspec
import pytest

import musnad
from musnad.document import Document, Span
from tests.article import document


def test_json_round_trip() -> None:
    original = document()
    assert Document.from_json(original.to_json()) == original
    assert Document.from_dict(original.to_dict()) == original


def test_fields_of_the_format() -> None:
    data = json.loads(document().to_json())
    assert list(data) == [
        "text", "id", "outlet", "url", "title", "published",
        "attributions", "figures", "times", "places", "events", "labels", "findings",
    ]  # fmt: skip
    assert data["attributions"][1]["parent"] == "a0"
    assert data["figures"][0]["span"] == {"start": 53, "end": 55, "text": "12"}


def test_unknown_keys_are_ignored() -> None:
    assert Document.from_dict({"text": "نص", "sha256": "…", "figures": []}).text == "نص"


def test_wrong_types_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        Document.from_dict({"text": 3})


def test_offsets_hold_or_are_told() -> None:
    sound = document()
    assert sound.misplaced() == []
    sound.times[0].span = Span(0, 3, "أمس")
    assert sound.misplaced() == [Span(0, 3, "أمس")]


def test_spans_visits_every_layer() -> None:
    texts = {s.text for s in document().spans()}
    assert {"ذكرت", "12", "أمس", "تل السدر", "هجوم", "للمتمردين", "الوضع"} <= texts


def test_span_of() -> None:
    d = Document(text="السلام")
    assert d.span(0, 2) == Span(0, 2, "ال")


def test_public_names() -> None:
    for name in musnad.__all__:
        assert getattr(musnad, name) is not None
    with pytest.raises(AttributeError):
        musnad.nothing  # noqa: B018


def test_read_is_the_function_whatever_was_imported() -> None:
    import musnad.read.reader  # the subpackage has the same name

    assert callable(musnad.read)
    assert musnad.read("قال الوزير إن الاجتماع غدا.").text == "قال الوزير إن الاجتماع غدا."
