"""The evaluators of the public number sets, on cases of our own in the sets' formats."""

from __future__ import annotations

from typing import Any

from musnad.evaluate.public import SETS, discover
from musnad.evaluate.public_numbers import number_model, numerals, ordinal_numbers, percent_model, quantities
from musnad.read import reader


def case(text: str, *found: tuple[str, str]) -> dict[str, Any]:
    """A case of Recognizers-Text: the numbers' texts and values; the end of a result is inclusive there."""
    results = [
        {"Text": words, "Start": text.index(words), "End": text.index(words) + len(words) - 1,
         "Resolution": {"value": value}}
        for words, value in found
    ]  # fmt: skip
    return {"Input": text, "Results": results}


def test_every_number_set_has_an_evaluator() -> None:
    names = {
        "recognizers-NumberModel", "recognizers-PercentModel", "duckling-Numeral", "duckling-Ordinal",
        "duckling-Quantity",
    }  # fmt: skip
    discover()
    assert names <= {name.removesuffix(".jsonl") for name in SETS}


def test_a_case_passes_by_span_and_value() -> None:
    right = case("في الحقل سبعة وثلاثون شجرة", ("سبعة وثلاثون", "37"))
    wrong_value = case("في الحقل سبعة وثلاثون شجرة", ("سبعة وثلاثون", "38"))
    wrong_span = case("في الحقل سبعة وثلاثون شجرة", ("سبعة", "37"))
    missed = case("في الحقل سبعة وثلاثون شجرة")
    result = number_model([right, wrong_value, wrong_span, missed], reader())
    assert result.measures == {"cases": (1, 4)}
    assert len(result.failed) == 3


def test_a_proclitic_on_the_number_is_no_difference() -> None:
    assert number_model([case("وصل بـ12 صندوقا", ("12", "12"))], reader()).measures == {"cases": (1, 1)}


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    cases = [
        case("الناتج 3^2", ("3^2", "9")),
        case("العنوان 10.0.0.7", ("10", "10")),
        case("دفع 500ريال"),
        {
            "Input": "سبعة أقلام",
            "Results": [{"Text": "سبعة", "Start": 1, "End": 4, "Resolution": {"value": "7"}}],
        },
    ]
    result = number_model(cases, reader())
    assert result.measures == {"cases": (0, 0)}
    assert sum(result.left_out.values()) == len(cases) == len(result.left_out)


def test_percentages() -> None:
    cases = [case("بلغت النسبة 45 في المئة", ("45 في المئة", "45%")), case("وصل 45 رجلا")]
    assert percent_model(cases, reader()).measures == {"cases": (2, 2)}


def test_duckling_values_cover_the_whole_text() -> None:
    cases = [
        {"text": "خمسة وأربعون", "expect": "(NumeralValue 45)"},
        {"text": "-٣٫٥", "expect": "(NumeralValue (-3.5))"},
        {"text": "45 رجلا", "expect": "(NumeralValue 45)"},
    ]
    assert numerals(cases, reader()).measures == {"cases": (2, 3)}


def test_ordinals() -> None:
    cases = [{"text": "الرابع والثلاثون", "expect": "(OrdinalData 34)"}]
    assert ordinal_numbers(cases, reader()).measures == {"cases": (1, 1)}


def test_quantities_in_the_units_of_the_set() -> None:
    cases = [
        {"text": "1500 ملغ", "expect": "(simple Gram 1.5 Nothing)"},
        {"text": "كوبان من الدقيق", "expect": '(simple Cup 2 (Just "الدقيق"))'},
        {"text": "كيلوغرام", "expect": "(simple Gram 1000 Nothing)"},
    ]
    result = quantities(cases, reader())
    assert result.measures == {"cases": (2, 2)}
    assert sum(result.left_out.values()) == 1
