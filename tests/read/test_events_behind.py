"""Who stands behind a deed, and who does not though it stands near."""

from __future__ import annotations

import pytest

from tests.read.test_events import events


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor", "recipient"),
    [
        ("محاولات الحزب لحث الجماعة على التدخل في البلدة فشلت.", "لحث", "الحزب", "الجماعة"),
        ("وتستهدف عمليات كتائب السدر الجنود في البلدة.", "وتستهدف", "كتائب السدر", "الجنود"),
        ("وقال إن الحلف يقف إلى جانب الحكومة في الحرب الدائرة منذ أشهر.", "الحرب", None, None),
        ("وأدانت بعثة المنظمة الهجوم الذي وقع في تل السدر.", "الهجوم", None, None),
        ("وقال إن الحكومة تواصل سياستها ما ينذر بمزيد من العنف في البلدة بعد القصف.", "العنف", None, None),
        ("ووافقت الحكومة على الانسحاب من تل السدر.", "الانسحاب", "الحكومة", None),
        ("ووافق الحزب على طلب الحكومة تسليم السلاح بعد القصف.", "طلب", "الحكومة", None),
        ("ووافق الحزب على تسليم السلاح بعد القصف.", "تسليم", "الحزب", None),
        ("والتقى الوزير أمين عام المنظمة سليم الراوي.", "والتقى", "الوزير", "أمين عام المنظمة سليم الراوي"),
        ("وجرى اتصال هاتفي بين سالم الفرحاني وأمين عام حلف شمال الأطلسي بعد القصف.", "اتصال", "سالم الفرحاني",
         "وأمين عام حلف شمال الأطلسي"),
        ("ورصد المرصد وصول مقاتلين بعد تلقيهم تدريبات في البلدة.", "تدريبات", None, "مقاتلين"),
        ("وأعلن مشاركة المقاتلين في الحرب، خلا البيان الذي أصدره الحزب من ذلك.", "الحرب", "المقاتلين", None),
        ("وبدأت أطماع الحزب في الظهور بعد القصف، وهدد بقصف البلدة.", "وهدد", "الحزب", None),
        ("وحث الوزير الأطراف على دعم العملية التي تقودها الشرطة.", "دعم", "الأطراف", "الشرطة"),
    ],
)  # fmt: skip
def test_actor(sentence: str, trigger: str, actor: str | None, recipient: str | None) -> None:
    (event,) = [e for e in events(sentence) if e.trigger.text == trigger]
    assert (event.actor.text if event.actor else None) == actor
    assert (event.recipient.text if event.recipient else None) == recipient


def test_what_is_threatened_has_not_happened() -> None:
    (deed,) = [e for e in events("وتوعد الناطق بضرب القاعدة، على حد قوله.") if e.type == "ASSAULT"]
    assert deed.modality == "possible"
