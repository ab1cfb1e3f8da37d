"""Where the phrase that names a party ends: invented people and places, one construction a line."""

from __future__ import annotations

import pytest

from musnad.read import reader
from musnad.read.phrases import Phrase, phrase
from musnad.text import Text


def scan(sentence: str, *, apposition: bool = True) -> tuple[Text, Phrase | None]:
    text = reader().text(sentence)
    return text, phrase(text, 0, len(text), apposition=apposition)


def taken(sentence: str) -> str | None:
    text, found = scan(sentence)
    return None if found is None else text.span(found.first, found.last).text


# The part before | is the phrase; a person's name is in those listed under PERSONS.
PERSONS = [
    "وزير النقل سامي النادر | إن الطريق سالك",
    "وزير خارجية لبنان، سامي النادر، | في حديث",
    "رئيس الوزراء الأسبق الدكتور سامي بن فؤاد النادر | أن",
    "سامي النادر وزير النقل | إن",
    "سامي النادر الكاتب والمحلل السياسي اللبناني |: إن",
    "الأمين العام للرابطة، الدكتور سامي النادر، | أن",
    "قائد معركة تحرير الميناء، اللواء سامي النادر، | إن",
    "المتحدث الرسمي باسم وزارة النقل العميد سامي النادر | أن",
    "صلاح الدين النادر زعيم حزب الوفاق المؤيد للحكومة | أمس",
    "عبد الرحمن النادر | أن",
    "أبو سامي النادر زعيم الجبهة | في تسجيل",
    "المرشد الأعلى علي النادر | إن",
    "الناطق باسم البلدية، علي النادري، | إن",
    "نائب وزير الخارجية للشؤون العربية والأفريقية سامي النادر | أن",
    "المبعوث الأممي إلى ليبيا سامي النادر | أن",
    "رئيس مجلس الإدارة في محافظة حلب سامي النادر | أن",
    "رئيس إقليم كردستان سامي النادر | توقعه",
    "زعيمه سامي النادر | أمس",
    "رئيسة البعثة ليلى النادر | للصحافيين",
    "الجنرال بيتر فالينوسكي | في بيان",
    "اللفتنانت كولونيل بيتر فالينوسكي | إن",
    'وزير النقل "سامي النادر" | إلى',
    "أحمد النادر أحد سكان القرية | إن",
    "أم خالد | إن",
    "بان كي مون الأمين العام للأمم المتحدة | إن",
    "الأمين العام للأمم المتحدة بان كي مون | أن",
    "سامي النادر كبير المستشارين | إن",
    "مدير الشرطة بالجيزة اللواء سامي النادر | أن",
    "النائب المستقل في الكنيست سامي النادر | أن",
    "مندوب لبنان السابق لدى الأمم المتحدة سامي النادر | أن",
    "خطيب صلاة الجمعة في محافظة حلب سامي النادر | إن",
    "الكاتب سامي النادر رئيس تحرير المجلة والأستاذ في جامعة دمشق | إن",
    # the name of the holder shows that a place before it belongs to the office
    "مدير الشؤون الصحية بجدة الدكتور سامي النادر | أن",
    "مدير القطاع الخاص بصحة جدة الدكتور سامي بن نادر العتيري |، أن",
    "زعيم الحزب المقرب من الأكراد في تركيا سامي النادر | أن",
    # titles of one letter
    "وكيل إمارة الباحة د. سامي بن نادر العتيري |، أن",
    "د. النادري | أن",
    "أ.د. سامي النادر | أن",
    "م/ سامي النادر | أن",
    # nouns and words with the article that are names after a form of address or an office
    "رئيس الحكومة السيد الحبيب النادر | في الندوة",
    "عضو اللقاء النائب نعمة النادر | ضرورة الحوار",
    "العميد سامي نادر نقدي | يدعو",
    # names in quotation marks, names kept at a distance, bodies with a list in their name
    'رئيس لجنة الحقوق "لجنة الميثاق" الدكتور سامي النادر | إلى',
    "الأمين العام لـ«حزب الوفاق» اللبناني سامي النادر | أن",
    "رئيس ما يسمى «لجنة العدل الشعبية» العميد سامي النادر | أن",
    "كاتب العدل والرئيس السابق لهيئة الأمر بالمعروف والنهي عن المنكر في محافظة حلب سامي النادر |، عن",
    "زعيم حزب الله سامي النادر | أن",
    "أحد السكان ويدعى سامي النادر | في رسالة",
]
OTHERS = [
    "مصدر أمني | إن",
    "مصدر تركي | أن",
    "مصادر أمنية مطلعة |، رفضت",
    "مصادر خاصة في المقاومة | إن",
    "مسؤول حكومي آخر | وكالة الأنباء",
    "مسؤول كبير في إدارة الرئيس سامي النادر | وطلب",
    "مسؤول رفيع المستوى | أن",
    "مصدر في الشرطة | لوكالة الأنباء",
    "متحدث عسكري | في وقت مبكر",
    "مصدر بالبلدية | بأن",
    "أحد سكان المدينة | إن",
    "بعض المصادر | ووضع",
    "82 من أصل 120 نائبا | على",
    "ثلاثة مسؤولين محليين | أن",
    "الجيش اللبناني | مقتل ثلاثة جنود",
    "الحزب الكردي | أنقرة بالتواطؤ",
    "مجلس التعاون لدول الخليج العربية | أن",
    "القوات المسلحة | لحماية المدينة",
    "المركز السوري لتوثيق الانتهاكات | أن",
    "الحكومة | المعترف بها",
    "بيان البلدية | الموجود على الموقع",
    "بيان | نشر أمس",
    "بيان | يوم الجمعة",
    "منظمة «أطباء بلا حدود» الدولية | أن",
    "حركة المقاومة الإسلامية (حماس) | أن",
    "صحيفة نيويورك تايمز الأميركية | أن",
    "وكالة الأنباء الألمانية (د ب أ) | أن",
    "مركز القانون الدولي الإنساني وحقوق الإنسان | أن",
    "هيئة كبار العلماء | أن",
    "وزارتا الدفاع والداخلية | أن",
    "تركيا وإيران | على",
    "المادة 62 | التي",
    "الرئيس الأميركي | إيران بالتدخل",
    "حكام ولايات فلوريدا وتكساس | بتسليح",
    "الهلال الأحمر | إن",
    "حزب الله | سامي النادر أن",
    "جبهة الوفاق في منطقة القلمون | أبي سامي النادر",
    "المتحدث الأمني | إلى إثارة الفتنة",
]


@pytest.mark.parametrize("line", PERSONS + OTHERS)
def test_where_the_phrase_ends(line: str) -> None:
    before, after = line.split("|")
    assert taken(
        before.rstrip() + (after if after[0] in ":،" else " " + after.strip())
    ) == before.strip().rstrip("،")


@pytest.mark.parametrize("line", PERSONS)
def test_a_person_is_named(line: str) -> None:
    text, found = scan(line.replace("|", ""))
    assert found is not None
    assert found.named
    assert "سامي" in text.span(*found.name).text or found.name[1] > found.name[0]


@pytest.mark.parametrize("line", OTHERS)
def test_no_person_is_named(line: str) -> None:
    _, found = scan(line.replace("|", ""))
    assert found is not None
    assert not found.named


@pytest.mark.parametrize(
    "sentence",
    [
        "إن الطريق سالك",
        "قال الوزير",
        "في بيان",
        "هذا أعلنت",
        "أول من أمس",
        "، الوزير",
        "أي أن الطريق سالك",
        "م والذي",
    ],
)
def test_no_phrase_begins_here(sentence: str) -> None:
    assert taken(sentence) is None


def test_an_apposition_can_be_refused() -> None:
    text, found = scan("الأمين العام، الدكتور سامي النادر، إن", apposition=False)
    assert found is not None
    assert text.span(found.first, found.last).text == "الأمين العام"


def test_a_name_in_brackets_is_a_phrase_by_itself() -> None:
    assert taken("(عكاظ) أن الطريق سالك") == "عكاظ"
