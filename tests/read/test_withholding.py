"""Sources that withhold their name: the aside is no part of the source or of what it says, and reports nothing."""

from __future__ import annotations

import pytest

from musnad.read import reader


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("وقال مسؤول طلب عدم ذكر اسمه إن الطريق سالك.", "مسؤول", "الطريق سالك"),
        ("وقال مسؤول، رفض الكشف عن هويته، إن الطريق سالك.", "مسؤول", "الطريق سالك"),
        ("وأكد مسؤول، رفض الكشف عن هويته، مقتل 20 جنديا.", "مسؤول", "مقتل 20 جنديا"),
        ("وأكد مصدر في الشرطة، طلب أيضا عدم ذكر اسمه، مقتل ضابط.", "مصدر في الشرطة", "مقتل ضابط"),
        ("وقال مسؤول فضل عدم الكشف عن اسمه لوكالة الضحى إن الطريق سالك.", "مسؤول", "الطريق سالك"),
        ("وتحدث مسؤول في الشرطة، طلب عدم ذكر اسمه، عن 20 قتيلا.", "مسؤول في الشرطة", "20 قتيلا"),
        ("وقال المسؤول الذي لم يشأ كشف هويته إن الهجوم وقع ليلا.", "المسؤول", "الهجوم وقع ليلا"),
    ],
)
def test_withholding(sentence: str, source: str, content: str) -> None:
    (found,) = reader().read(sentence).attributions
    assert found.source is not None
    assert (found.source.text, [part.text for part in found.content]) == (source, [content])
