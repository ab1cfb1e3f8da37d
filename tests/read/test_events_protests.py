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
        ("وتجمع محتجون قرب الحديقة لمطالبة إدارة الشركة بإغلاق المصنع.", "إدارة الشركة"),
        ("وتظاهر مئات الطلاب أمس رفضا لقرار الوزارة.", "الوزارة"),
        ("ورفع المتظاهرون لافتات عبروا فيها عن رفضهم للسياسة الأميركية.", "الأميركية"),
        ("وهتف المتظاهرون مطالبين بمحاكمة الرئيس.", "الرئيس"),
        ("وتجمع محتجون أمام منزل الوزير.", "الوزير"),
        ("وخرج الطلاب من الجامعة وساروا نحو السفارة التونسية.", "السفارة التونسية"),
        ("وتجمع محتجون أمام متنزه «الورد».", None),
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


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("وقطع الأهالي الطريق احتجاجا على انقطاع الكهرباء.", "وقطع"),
        ("وأقدم أمس متظاهرون غاضبون في البلدة على قطع الطريق الدولية.", "قطع"),
        ("وكان مئة لاجئ قد احتشدوا خارج المقر.", "احتشدوا"),
        ("وحضر الآلاف مليونية ضد الحكومة.", "مليونية"),
        ("وواجه المتظاهرون المعارضون طوقا أمنيا.", None),
        ("وقدم الجيش مذكرة احتجاج إلى البعثة.", None),
        ("وأدين الضابط بتهمة العصيان المسلح.", None),
        ("وقطعت الدولة علاقاتها مع الدولة المجاورة.", None),
    ],
)
def test_what_is_a_protest(sentence: str, trigger: str | None) -> None:
    protests = [e.trigger.text for e in reader().read(sentence).events if e.type == "PROTEST"]
    assert (protests[0] if protests else None) == trigger


def test_who_disperses_protesters_is_none_of_them() -> None:
    event = reader().read("وفرقت الشرطة المتظاهرين بالغاز.").events[0]
    assert event.actor is not None and event.recipient is not None
    assert (event.type, event.actor.text, event.recipient.text) == ("COERCE", "الشرطة", "المتظاهرين")
