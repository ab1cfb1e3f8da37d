"""Bodies that are called by two words of which neither is a kind of body."""

from __future__ import annotations

import pytest

import musnad


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("وقال الدعم السريع إن الطريق مغلق.", "الدعم السريع", "organization"),
        ("وأعلن الحشد الشعبي مقتل ثلاثة جنود.", "الحشد الشعبي", "organization"),
        ("الأمن العام حذر من انهيار السد.", "الأمن العام", "organization"),
        ("وقالت أطباء بلا حدود إن الطريق مغلق.", "أطباء بلا حدود", "organization"),
        ("وقالت شبكة أطباء الهضبة إن الطريق مغلق.", "شبكة أطباء الهضبة", "organization"),
        ("وقالت شبكة الهضبة الإخبارية إن الطريق مغلق.", "شبكة الهضبة الإخبارية", "media"),
        (
            "وأعلنت كتائب النسر الجناح العسكري لحركة الوفاق أن الطريق مغلق.",
            "كتائب النسر الجناح العسكري لحركة الوفاق",
            "organization",
        ),
        (
            "وأعلنت كتائب النسر، الجناح العسكري للحركة، أن الطريق مغلق.",
            "كتائب النسر، الجناح العسكري للحركة",
            "organization",
        ),
        ("وأعلن الجناح العسكري للحركة مقتل جندي.", "الجناح العسكري للحركة", "organization"),
        ("وأعلنت حركة فتح مقتل جندي.", "حركة فتح", "organization"),
        ("وأعلن لواء النسر مقتل ثلاثة جنود.", "لواء النسر", "organization"),
    ],
)
def test_who_speaks(text: str, source: str, kind: str) -> None:
    (found,) = musnad.read(text).attributions
    assert found.source is not None
    assert (found.source.text, found.source_type) == (source, kind)


def test_the_first_word_alone_is_no_body() -> None:
    assert musnad.read("وقال الدفاع عن المدينة إن الطريق مغلق.").attributions == []
