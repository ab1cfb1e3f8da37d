from __future__ import annotations

import pytest

from musnad.web.languages import Language


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا تقارير"),
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (11, "11 تقريرا"),
        (100, "100 تقرير"),
        (1104, "1,104 تقارير"),
    ],
)
def test_what_is_counted_agrees_with_its_number(n: int, said: str) -> None:
    assert Language("ar", "ar_TN").count("reports", n).replace(".", ",") == said


def test_english_has_two_forms() -> None:
    assert [Language("en").count("origins", n) for n in (1, 2)] == [
        "1 independent origin",
        "2 independent origins",
    ]
