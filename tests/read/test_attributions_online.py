"""How sites lay out what was said: on the next line, under a credit, beside links to other articles."""

from __future__ import annotations

import pytest

import musnad

Found = list[tuple[str, str | None, str]]


def shown(text: str) -> Found:
    return [
        (a.cue.text, a.source.text if a.source else None, " … ".join(span.text for span in a.content))
        for a in musnad.read(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال في كلمته:\n«لن نغادر المدينة».", [("وقال", None, "لن نغادر المدينة")]),
        (
            "وقال مسؤول الإعلام في الحزب:\nلا أسلحة في المباني.\nوانتهى اللقاء.",
            [("وقال", "مسؤول الإعلام في الحزب", "لا أسلحة في المباني")],
        ),
        ("وأعلن الحزب في بيان صادر عنه مقتل ثلاثة جنود.", [("وأعلن", "الحزب", "مقتل ثلاثة جنود")]),
        ("المصدر الذي طلب عدم ذكر اسمه، أوضح أن الطريق مغلق.", [
            ("طلب", "المصدر", "عدم ذكر اسمه"), ("أوضح", "المصدر", "الطريق مغلق"),
        ]),
        ("هذا وكانت هيئة السدود،قد أعلنت أمس انهيار السد.", [("أعلنت", "هيئة السدود", "انهيار السد")]),
        ("وقالت قناة (الضحى نيوز) الإخبارية إن الجسر مغلق.", [
            ("وقالت", "قناة (الضحى نيوز) الإخبارية", "الجسر مغلق"),
        ]),
        ("وقال النائب السيد/ سامي النادر إن الجسر مغلق.", [
            ("وقال", "النائب السيد/ سامي النادر", "الجسر مغلق"),
        ]),
        ("وأشار مصدر لـ«الضحى» إلى أن الجسر مغلق.", [("وأشار", "مصدر", "الجسر مغلق")]),
    ],
)  # fmt: skip
def test_who_said_what(text: str, expected: Found) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    ["قتل ثلاثة جنود.\nالمصدر: وكالة الضحى", "اقرأ أيضا: شاهد انهيار السد", "وتم الكشف عن خلية في البلدة."],
)
def test_nobody_says_anything(text: str) -> None:
    assert shown(text) == []
