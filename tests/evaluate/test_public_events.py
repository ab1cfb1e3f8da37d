"""The public sets of events: what counts, what is left out, how words are compared."""

from __future__ import annotations

import pytest

from musnad.evaluate.public import Result, discover
from musnad.evaluate.reported import evidence, reports
from musnad.evaluate.reported_points import ENOUGH, POINTS
from musnad.evaluate.tally import Tally
from musnad.read import reader
from musnad.read.events_lexicon import load


def measured(name: str, cases: list[dict[str, object]]) -> Result:
    return discover()[name](cases, reader())


REPORT = "وقال مصدر في الشرطة إن خمسة أشخاص قتلوا وأصيب عشرة في انفجار سيارة مفخخة قرب الموصل أمس."
MENTION = "وأدان الوزير الهجوم الذي وقع العام الماضي."


@pytest.mark.parametrize(
    ("sentence", "expected"), [(REPORT, True), (MENTION, False), ("وعاد الهدوء.", False)]
)
def test_reports(sentence: str, expected: bool) -> None:
    found = reports(reader().text(sentence), reader().read(sentence), "ASSAULT", load(reader().lexicon))
    assert found is expected


@pytest.mark.parametrize("kind", sorted(POINTS))
def test_points_are_of_conditions_that_there_are(kind: str) -> None:
    sentence = {"ASSAULT": REPORT, "PROTEST": "وتظاهر مئات الطلاب أمس أمام البرلمان."}[kind]
    found = evidence(reader().text(sentence), reader().read(sentence), kind, load(reader().lexicon))
    assert found is not None
    assert set(POINTS[kind]) <= set(found)
    assert kind in ENOUGH


def test_there_is_no_evidence_without_an_event() -> None:
    sentence = "وعاد الهدوء."
    assert (
        evidence(reader().text(sentence), reader().read(sentence), "ASSAULT", load(reader().lexicon)) is None
    )


def test_ambiguous_sentences_do_not_count_and_both_kinds_of_no_do() -> None:
    result = measured(
        "gsr-assault.jsonl",
        [
            {"text": REPORT, "label": "yes"},
            {"text": MENTION, "label": "difficult no"},
            {"text": REPORT, "label": "easy no"},
            {"text": REPORT, "label": "ambiguous"},
        ],
    )
    assert result.measures == {"ASSAULT": Tally(hits=1, predicted=2, gold=1)}
    assert result.left_out == {"ambiguous to the coders": 1}
    assert len(result.failed) == 1


def test_spans_are_compared_by_words_where_the_coders_agree() -> None:
    result = measured(
        "gsr-assault-spans.jsonl",
        [
            {
                "text": "وهاجم مسلحون مجهولون قافلة للجيش.",
                "source_gold": "مسلحون ملثمون",
                "verb_gold": "وهاجم",
                "target_gold": "",
            }
        ],
    )
    assert result.measures["source"] == Tally(hits=1, predicted=2, gold=2)
    assert result.measures["verb"] == Tally(hits=1, predicted=1, gold=1)
    assert result.measures["target"] == Tally()
    assert result.left_out == {"no word of the target that all coders took": 1}
