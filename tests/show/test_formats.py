from __future__ import annotations

import csv
import io
import json

import pytest

from musnad.document import Figure
from musnad.show.events_csv import COLUMNS, rows
from musnad.show.names import chain, value
from musnad.show.plover import QUAD, records
from musnad.show.words import EVENTS
from musnad.show.write import as_json
from tests.article import document, span


def test_plover() -> None:
    (line,) = records([document()])
    event = json.loads(line)
    assert event["id"] == "hill/e0"
    assert (event["event_type"], event["quad"], event["modality"]) == (
        "ASSAULT",
        "material conflict",
        "asserted",
    )
    assert (event["date"], event["publication_date"]) == ("2020-05-16", "2020-05-17")
    assert event["actor"] == [
        {
            "text": "للمتمردين",
            "id": "hill-rebels",
            "name": "Hill rebels",
            "name_ar": "متمردو التل",
            "country": "SYR",
            "role": "REB",
            "all_roles": ["REB"],
        }
    ]
    assert event["recipient"] == [{"text": "جنديا"}]
    assert event["location"] == {"text": "تل السدر", "country": "SY", "latitude": 35.25, "longitude": 38.5}
    assert event["magnitude"] == [{"category": "killed", "low": 12, "high": 12, "cumulative": True}]
    assert [link["source"] for link in event["attribution"]] == ["وكالة الساحل", "وزير الدفاع سليم الراوي"]


def test_every_event_type_has_a_quadrant_and_an_arabic_name() -> None:
    assert set(QUAD) == set(EVENTS)
    assert len(QUAD) == 16


def test_events_table() -> None:
    (row,) = csv.DictReader(io.StringIO("".join(rows([document()]))))
    assert tuple(row) == COLUMNS
    assert row["actor_name"] == "Hill rebels"
    assert (row["actor_code"], row["recipient_code"]) == ("SYR REB", "")
    assert row["chain"] == "وكالة الساحل > وزير الدفاع سليم الراوي"
    assert row["origin"] == "وزير الدفاع سليم الراوي"
    assert (row["killed_low"], row["injured_low"]) == ("12", "")


def test_a_cell_is_never_a_formula() -> None:
    d = document()
    d.outlet = "=1+1"
    assert "'=1+1" in "".join(rows([d]))


def test_json_is_one_object_or_lines() -> None:
    assert json.loads("".join(as_json([document()])))["id"] == "hill"
    several = "".join(as_json([document(), document()])).splitlines()
    assert [json.loads(line)["id"] for line in several] == ["hill", "hill"]
    assert list(as_json([])) == []


def test_chain_runs_inward() -> None:
    assert [a.id for a in chain(document(), "a1")] == ["a0", "a1"]
    assert chain(document(), None) == []
    assert chain(document(), "a9") == []


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (12, 12, "12"), (20, 99, "20 to 99"), (150, None, "150 or more"), (None, 30, "up to 30"), (None, None, "?"),
        (1.5, 1.5, "1.5"), (1_200_000.0, 1_200_000.0, "1200000"),
    ],
)  # fmt: skip
def test_values(low: float | None, high: float | None, says: str) -> None:
    assert value(Figure("f", span("12"), low, high, False, None, "other", False, None, None, "r")) == says
