"""The public sets of times: what passes, what fails, what is left out. The cases are our own, in the sets' formats."""

from __future__ import annotations

from typing import Any

import pytest

from musnad.evaluate.public import SETS, discover
from musnad.evaluate.public_times import LEFT_OUT, duckling_durations, duckling_times, recognizers
from musnad.read import reader


def case(sentence: str, words: str, kind: str, timex: str, *days: str) -> dict[str, Any]:
    """A case of Recognizers-Text on 2016-11-07: `days` is one resolution, or the first and last day of a range."""
    resolution = dict(zip(("date",) if len(days) == 1 else ("startDate", "endDate"), days, strict=True))
    value = {"Timex": timex, "PastResolution": resolution, "FutureResolution": resolution}
    return {
        "Input": sentence,
        "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [{"Text": words, "Type": kind, "Value": value}],
    }


PASS = [
    case("وصل في 3 مايو 2014", "3 مايو 2014", "date", "2014-05-03", "2014-05-03"),
    case("عاد قبل شهرين", "قبل شهرين", "date", "2016-09-07", "2016-09-07"),
    case("عاد في الأسبوع القادم", "الأسبوع القادم", "daterange", "2016-W46", "2016-11-14", "2016-11-21"),
    case(
        "من 3 إلى 9 مايو 2014", "من 3 إلى 9 مايو 2014",
        "daterange", "(2014-05-03,2014-05-09,P6D)", "2014-05-03", "2014-05-09",
    ),
    case("أواخر مايو 2014", "أواخر مايو 2014", "daterange", "2014-05", "2014-05-16", "2014-06-01"),
]  # fmt: skip


@pytest.mark.parametrize("given", PASS, ids=lambda given: given["Input"])
def test_what_passes(given: dict[str, Any]) -> None:
    assert recognizers([given], reader()).measures["passed"] == (1, 1)


FAIL = [
    case("وصل في 3 مايو 2014", "3 مايو 2014", "date", "2014-05-04", "2014-05-04"),
    case("وصل في 3 مايو 2014", "مايو 2014", "daterange", "2014-05", "2014-05-01", "2014-06-01"),
    case("وصل الوفد", "الوفد", "date", "2014-05-03", "2014-05-03"),
    case("وصل في 3 مايو 2014 وعاد أمس", "3 مايو 2014", "date", "2014-05-03", "2014-05-03"),
]


@pytest.mark.parametrize("given", FAIL, ids=lambda given: given["Results"][0]["Text"])
def test_what_fails(given: dict[str, Any]) -> None:
    result = recognizers([given], reader())
    assert result.measures["passed"] == (0, 1)
    assert len(result.failed) == 1


@pytest.mark.parametrize(
    ("words", "kind", "timex"),
    [
        ("الثامنة صباحا", "time", "T08"),
        ("ثلاث ساعات", "duration", "PT3H"),
        ("إلى 12", "date", "XXXX-XX-12"),
        ("5/17", "date", "XXXX-05-17"),
        ("قبل بضعة أيام", "date", "2016-11-04"),
        ("يومين من الآن", "date", "2016-11-09"),
        ("اليوم التالي", "date", "2016-11-08"),
    ],
)
def test_what_is_left_out(words: str, kind: str, timex: str) -> None:
    result = recognizers([case(f"عاد {words}", words, kind, timex, "2016-11-08")], reader())
    assert result.measures["passed"] == (0, 0)
    assert sum(result.left_out.values()) == 1
    assert set(result.left_out) <= {reason for reason, _ in LEFT_OUT}


def test_duckling_s_times() -> None:
    cases = [
        {"text": "في 3 شباط", "expect": "(datetime (2013, 2, 3, 0, 0, 0) Day)"},
        {"text": "8 ايلول", "expect": "(datetime (2013, 9, 8, 0, 0, 0) Day)"},  # 2012 for a news reader
        {"text": "الاسبوع المقبل", "expect": "(datetime (2013, 2, 18, 0, 0, 0) Week)"},
        {
            "text": "3-9 آذار",
            "expect": "(datetimeInterval ((2013, 3, 3, 0, 0, 0), (2013, 3, 10, 0, 0, 0)) Day)",
        },
        {"text": "الشهر المقبل", "expect": "(datetime (2013, 4, 1, 0, 0, 0) Month)"},  # wrong on purpose
        {"text": "الجمعة", "expect": "(datetime (2013, 2, 15, 0, 0, 0) Day)"},
        {"text": "الساعة 7", "expect": "(datetime (2013, 2, 12, 7, 0, 0) Hour)"},
    ]
    result = duckling_times(cases, reader())
    assert result.measures["passed"] == (4, 5)
    assert sum(result.left_out.values()) == 2


def test_duckling_s_durations() -> None:
    cases = [
        {"text": "ثلاثة أشهر", "expect": "(DurationData 3 Month)"},
        {"text": "ثلاثة أشهر", "expect": "(DurationData 4 Month)"},
        {"text": "سنة", "expect": "(DurationData 1 Year)"},
    ]
    result = duckling_durations(cases, reader())
    assert result.measures["passed"] == (1, 2)
    assert sum(result.left_out.values()) == 1


def test_the_sets_are_registered() -> None:
    discover()
    assert {"duckling-Time.jsonl", "duckling-Duration.jsonl", "recognizers-DateParser.jsonl"} <= set(SETS)
