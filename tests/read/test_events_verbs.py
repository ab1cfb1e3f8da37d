"""Verbs of events in constructions that are easy to misread: who did it, and to whom."""

from __future__ import annotations

import pytest

from musnad.read import reader

Parties = tuple[str, str | None, str | None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وأصيب ستة جنود في هجوم شنه متمردون على موقع قرب الحدود.", ("هجوم", "متمردون", "موقع")),
        ("وقتل أربعة جنود في هجوم شنه مسلحون مجهولون، على ثكنة للجيش.", ("وقتل", "مسلحون مجهولون", "جنود")),
        ("وقال المصدر إن شخصين قتلا في انفجار.", ("قتلا", None, "شخصين")),
        (
            "وقال المصدر إن ضابطا وجنديا اختطفا من منزليهما على يد مسلحين.",
            ("اختطفا", "مسلحين", "ضابطا وجنديا"),
        ),
        ("وقال المصدر إن المهندس خطف من منزله على يد مسلحين.", ("خطف", "مسلحين", "المهندس")),
        ("وهاجم مفجرون انتحاريون سياسيين بارزين.", ("وهاجم", "مفجرون انتحاريون", "سياسيين بارزين")),
        ("ورشق مئات المتظاهرين قوات الشرطة بالحجارة.", ("ورشق", "المتظاهرين", "قوات الشرطة")),
        (
            "وقالت الشرطة إن مسلحين فجروا في وقت مبكر من صباح أمس الطريق الرئيسي.",
            ("فجروا", "مسلحين", "الطريق الرئيسي"),
        ),
        ("وهاجم مسلحون موكب بوتين أمس.", ("وهاجم", "مسلحون", "موكب بوتين")),
    ],
)
def test_who_did_it_to_whom(sentence: str, expected: Parties) -> None:
    found: list[Parties] = [
        (e.trigger.text, e.actor.text if e.actor else None, e.recipient.text if e.recipient else None)
        for e in reader().read(sentence).events
    ]
    assert expected in found


def test_time_is_not_killed() -> None:
    assert not reader().read("وقتلوا الوقت بالحديث عن القوات والحكومة.").events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وأمر القائد بضربات جوية أسفرت عن مقتل خمسة مسلحين.", ["asserted", "asserted"]),
        ("وطالب الحزب بضربات جوية على مواقع المسلحين.", ["called_for"]),
    ],
)
def test_what_came_of_a_demand_has_happened(sentence: str, expected: list[str]) -> None:
    found = [e.modality for e in reader().read(sentence).events if e.type == "ASSAULT"]
    assert found == expected
