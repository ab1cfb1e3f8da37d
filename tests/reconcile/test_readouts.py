"""Verdicts on what others attribute to a speaker: formulas do not bear each other out."""

from __future__ import annotations

import pytest

from musnad.read.reader import Reader
from musnad.reconcile import readouts
from musnad.reconcile.record import Record, record
from musnad.reconcile.terms import TermReader


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader()


def made(read: Reader, text: str) -> Record:
    return record(read.read(text, published="2021-03-10"), read.text(text), TermReader(read.lexicon))


SPEAKER = "قال وزير الخارجية سليم الراوي إن"
BORNE_OUT, PARTLY, NOT = "borne out", "partly", "not in the primary"

VERDICTS = {
    "another country": (
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى حكومة تونس وشعبها.",
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى حكومة غانا وشعبها.",
        NOT,
    ),
    "the country by its adjective": (
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى الحكومة التونسية وشعبها.",
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى حكومة تونس وشعبها.",
        BORNE_OUT,
    ),
    "a country that the primary never names": (
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى الحكومة والشعب الشقيق.",
        f"{SPEAKER} حكومته ترسل أصدق التهاني وأطيب التمنيات بالازدهار إلى الحكومة والشعب الشقيق في تونس.",
        PARTLY,
    ),
    "another person": (
        f"{SPEAKER} الجندي عادل حسن النجار قتل برصاصة أثناء حراسة الجسر القديم.",
        f"{SPEAKER} الجندي كريم علي الحداد قتل برصاصة أثناء حراسة الجسر القديم.",
        NOT,
    ),
    "another number": (
        f"{SPEAKER} القافلة حملت 40 طنا من الدقيق والأدوية إلى مخيمات النازحين.",
        f"{SPEAKER} القافلة حملت 90 طنا من الدقيق والأدوية إلى مخيمات النازحين.",
        PARTLY,
    ),
    "another day": (
        f"{SPEAKER} المعبر الشرقي سيغلق أمام الشاحنات الكبيرة يوم 14 مارس 2021.",
        f"{SPEAKER} المعبر الشرقي سيغلق أمام الشاحنات الكبيرة يوم 24 مارس 2021.",
        PARTLY,
    ),
    "the same victims in other words": (
        f"{SPEAKER} الفيضانات أودت بحياة 151 شخصا على الأقل.",
        f"{SPEAKER} حصيلة ضحايا السيول الموسمية في الأقاليم الشمالية ارتفعت إلى 151 قتيلا.",
        PARTLY,
    ),
    "a negation of something else": (
        f"{SPEAKER} الحملات مستمرة لضبط المخالفين في الأسواق داعيا إلى عدم التستر عليهم.",
        f"{SPEAKER} الحملات مستمرة لضبط المخالفين في الأسواق.",
        BORNE_OUT,
    ),
    "a negation of the same": (
        f"{SPEAKER} القوات لم تستهدف المستشفى في المدينة القديمة.",
        f"{SPEAKER} القوات استهدفت المستشفى في المدينة القديمة.",
        PARTLY,
    ),
    "a denial": (
        f"{SPEAKER} القوات لم تستهدف المستشفى في المدينة القديمة.",
        "نفى وزير الخارجية سليم الراوي استهداف القوات المستشفى في المدينة القديمة.",
        BORNE_OUT,
    ),
    "«لا يزال» negates nothing": (
        f"{SPEAKER} الطريق الساحلي ما زال مفتوحا أمام قوافل الإغاثة.",
        f"{SPEAKER} الطريق الساحلي مفتوح أمام قوافل الإغاثة.",
        BORNE_OUT,
    ),
    "two words of five": (
        f"{SPEAKER} خمسة عناصر من الشرطة ومقاتلون قتلوا.",
        f"{SPEAKER} خمسة مقاتلين خطفوا.",
        NOT,
    ),
    "all of the primary in a longer claim": (
        f"{SPEAKER} مباحثاته ركزت على تعزيز العلاقات الأمنية وأمن السواحل وقوات العمليات الخاصة.",
        f"{SPEAKER} مباحثاته ركزت على تعزيز العلاقات الأمنية وأمن السواحل وقوات العمليات الخاصة بعد وعود قطعتها"
        " حكومات عدة خلال اجتماع الربيع، كما سعى الوفد إلى تأكيد القلق من أنشطة ضارة ومن احتمال شن عدوان جديد.",
        PARTLY,
    ),
    "a formula for two occasions": (
        "بعث وزير الخارجية سليم الراوي برقية إلى رئيس تونس.\nوأشاد سليم الراوي بتميز العلاقات الأخوية بين البلدين.",
        "بعث وزير الخارجية سليم الراوي برقية إلى رئيس غانا.\nوأشاد سليم الراوي بتميز العلاقات الأخوية بين البلدين.",
        PARTLY,
    ),
}


@pytest.mark.parametrize(("primary", "other", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_verdicts(read: Reader, primary: str, other: str, verdict: str) -> None:
    found = readouts.compare(made(read, primary), [made(read, other)])
    assert found is not None and found.claims
    assert found.claims[-1].verdict == verdict, found.claims[-1]
