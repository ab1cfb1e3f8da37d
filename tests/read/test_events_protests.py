"""Against whom a protest is, from all that the sentence says of it."""

from __future__ import annotations

import pytest

from musnad.read import reader


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وتظاهر مئات الطلاب أمس ضد الحكومة.", "الحكومة"),
        ("وردد المتظاهرون شعارات تطالب باستقالة الوزير.", "الوزير"),
        ("واتهم المتظاهرون الحكومة بالفساد قبل أن يتظاهروا في الشوارع.", "الحكومة"),
        ("ورفع المتظاهرون الشعارات التي تدين سلطات المدينة.", "سلطات المدينة"),
        ("وسار المتظاهرون وهم يحملون نعشا ورددوا هتافات معادية لإيران.", "لإيران"),
        ("وأضرب العمال أمس احتجاجا على رفض وزارة العمل زيادة الأجور.", "وزارة العمل"),
        ("وتظاهر الطلاب ضد زيارة بوش للعاصمة.", "بوش"),
        ("ورشق مئات المتظاهرين قوات مكافحة الشغب بالحجارة.", "قوات مكافحة الشغب"),
        ("ورفع المتظاهرون لافتات كبيرة.", None),
    ],
)
def test_whom_a_protest_is_against(sentence: str, expected: str | None) -> None:
    protest = next(e for e in reader().read(sentence).events if e.type == "PROTEST")
    assert (protest.recipient.text if protest.recipient else None) == expected


def test_a_demand_tells_more_than_the_door() -> None:
    sentence = "واحتشد المتظاهرون أمام السفارة للمطالبة باستقالة الوزير."
    protest = reader().read(sentence).events[0]
    assert protest.recipient is not None
    assert protest.recipient.text == "الوزير"
