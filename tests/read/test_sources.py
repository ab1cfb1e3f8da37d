"""Kinds of sources, subjects before their verb, and whom short or missing sources stand for: invented stories."""

from __future__ import annotations

import pytest

from musnad.document import Attribution
from musnad.read import reader
from musnad.read.phrases import phrase
from musnad.read.sources import agreement, can_say, source_type


def attributions(article: str) -> list[Attribution]:
    return reader().read(article).attributions


def shown(article: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (
            a.cue.text,
            a.source.text if a.source else None,
            a.resolved.text if a.resolved else None,
            a.source_type,
        )
        for a in attributions(article)
    ]


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        (
            "person",
            "وزير النقل سامي النادر / العتيري / أحد مشايخ القبيلة سامي النادر / النادر"
            " / مدير الشؤون الصحية بمحافظة جدة الدكتور سامي بن نادر العتيري / زعيم حزب الله حسن نصر الله",
        ),
        ("official", "مسؤول أمني / المتحدث باسم البلدية / ثلاثة وزراء / قائد قوات محلية / الرئيس التركي"),
        (
            "organization",
            "وزارة النقل / تركيا / الجيش / حماس / المكتب الإعلامي للمقاومة / قصر الإليزيه / الحركتان"
            " / المتمردون الحوثيون / حلفاء تركيا / رجال المقاومة"
            " / مسلحو الحزب / الجناح المسلح / الجانب التركي / البيت الأبيض",
        ),
        (
            "media",
            "وكالة الشرق / رويترز / مراسل القناة / تقارير إعلامية محلية / صحيفة الأفق / وسائل إعلام محلية"
            " / الصحافة المحلية / هيئة الإذاعة والتلفزيون",
        ),
        ("document", "بيان الجيش / بيان صحفي / تقارير دولية / المادة 62 / رسالة / مقطع فيديو / تصريح الوزير"),
        (
            "anonymous",
            "مصدر أمني / مصادر محلية / شهود عيان / أحد سكان المدينة / مراقبون / محللون / محلل سياسي / مسلحون",
        ),
        ("other", "الشعب / خصومه / العالم / الأهالي في كلمتهم / أرملة العقيد / بعض الجنوبيين / أحد المسلحين"),
    ],
)
def test_kinds(kind: str, phrases: str) -> None:
    for sentence in phrases.split(" / "):
        text = reader().text(sentence)
        found = phrase(text, 0, len(text))
        assert found is not None, sentence
        expected = "anonymous" if sentence.startswith("الأهالي") else kind
        assert source_type(text, found) == expected, sentence


def test_who_can_speak() -> None:
    for sentence, expected in (
        ("وزير النقل", True), ("البعض", True), ("المقاتلون", True), ("العالم", True), ("التطورات", False),
        ("معلن", False),
    ):  # fmt: skip
        text = reader().text(sentence)
        found = phrase(text, 0, len(text))
        assert found is not None
        assert can_say(text, found) is expected, sentence


def test_agreement() -> None:
    for sentence, expected in (
        ("الحركة", ("f", "s")), ("مسؤولون", ("m", "p")), ("ليلى", ("", "s")), ("الجيش", ("", "")),
        ("السلطات", ("f", "p")),
    ):  # fmt: skip
        text = reader().text(sentence)
        found = phrase(text, 0, len(text))
        assert found is not None
        assert tuple(agreement(text, found)) == expected, sentence


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("لكن المتحدث باسم البلدية أكد أن الجسر مغلق.", "المتحدث باسم البلدية"),
        ("وزير النقل الذي زار المدينة أمس قال إن الطريق سالك.", "وزير النقل"),
        ("وكان وزير النقل سامي النادر قد قال إن الطريق سالك.", "وزير النقل سامي النادر"),
        ("الوزير، سامي النادر، قال إن الطريق سالك.", "الوزير، سامي النادر"),
        ("وخلال زيارة إلى المدينة، قال الوزير إن الطريق سالك.", "الوزير"),
        ("وفي وقت سابق هذا الأسبوع قال الوزير إن الطريق سالك.", "الوزير"),
        ("بحسب البيان الذي أوضح أن الطريق سالك.", "البيان"),
        ("وفي البلدة التي تقع شمال النهر قالت مصادر أمنية إن الطريق سالك.", "مصادر أمنية"),
        ("وأثنى الأهالي على سامي المشوح.\nووصف المشوح الجماعات بأنها ضالة.", "المشوح"),
        ("وبهذا الخصوص قال قعيم إن الطريق سالك.", "قعيم"),
        ("بان كي مون يطالب بفتح الطريق.", "بان كي مون"),
        ('وأعلن "جيش الوفاق" بدء حملة عسكرية.', '"جيش الوفاق"'),
        ("وقال علي غريب، أحد كبار المشايخ، إن الطريق سالك.", "علي غريب، أحد كبار المشايخ"),
    ],
)
def test_subjects_before_and_after(sentence: str, source: str) -> None:
    assert source in [a.source.text for a in attributions(sentence) if a.source]


FULL = "وزير النقل سامي النادر"


@pytest.mark.parametrize(
    ("article", "resolved"),
    [
        (f"وقال {FULL} إن الطريق سالك.\nوأضاف أن الجسر مغلق.", FULL),
        (f"وقال {FULL} إن الطريق سالك، مشيرا إلى أن الجسر مغلق.", FULL),
        (f"وقال {FULL} إن الطريق سالك.\nوأكد النادر أن الجسر مغلق.", FULL),
        (f"وقال {FULL} إن الطريق سالك.\nوأكد الوزير أن الجسر مغلق.", FULL),
        (f"زار {FULL} المدينة أمس.\nوقال في كلمة إن الجسر مغلق.", FULL),
        ("وقال مصدر في الشرطة إن الطريق سالك.\nوأكد المصدر نفسه أن الجسر مغلق.", "مصدر في الشرطة"),
        ("وقالت حركة الوفاق الوطني إن الطريق سالك.\nوأكدت الحركة أن الجسر مغلق.", "حركة الوفاق الوطني"),
        ("وقال وزير خارجية لبنان سامي النادر إن الطريق سالك.\nوأكد وزير الخارجية اللبناني أن الجسر مغلق.",
         "وزير خارجية لبنان سامي النادر"),
        # a family name that may be an adjective or a noun; a name that only the clause shows to reach so far
        ("أجرى وزير النقل سامي بن فؤاد الساحلي اتصالا بالبلدية.\nوعبر الساحلي عن حزنه.",
         "وزير النقل سامي بن فؤاد الساحلي"),
        ("أعلن الناطق باسم البلدة هلال نعسان الدهاني، أن الجسر مغلق.\nوقال الدهاني إن الطريق سالك.",
         "الناطق باسم البلدة هلال نعسان الدهاني"),
        ("هاتف الوزير نظيره التركي سامي النادر أمس.\nوتعهد الوزير التركي بإغلاق الطريق.", "نظيره التركي سامي النادر"),
        ("وقال الناطق إن الوزارة «تتعهد بقائمة موثقة بالأسماء».", "الوزارة"),
        ("قال الناطق باسم القوات العميد أحمد عسيري إن الجسر مغلق.\nوأكد العسيري أن الطريق سالك.",
         "الناطق باسم القوات العميد أحمد عسيري"),
        ("قال اللواء سامي التركي المتحدث الأمني للوزارة إن الجسر مغلق.\nوأوضح المتحدث الأمني أن الطريق سالك.",
         "اللواء سامي التركي المتحدث الأمني للوزارة"),
        ("افتتح وزير النقل سامي النادر ومحافظ المصرف الدكتور فهد الساحلي الجسر.\nوقال النادر إن الطريق سالك.",
         "وزير النقل سامي النادر"),
        ("ورحبت الأمم المتحدة بالهدنة، داعية الأطراف إلى احترامها.", "الأمم المتحدة"),
        # not a thing's attribute, a name given in passing, who is made something
        ("وزار النادر المكتب في القرية.\nالتابع لمحافظة الجبل مغلق.\nوأكد أن الطريق سالك.", "النادر"),
        (f"وأضاف {FULL} أن الخطة سليمة مع ما تسميه إيران الجبهة، مبينا أن الجسر مغلق.", FULL),
        ("وعين الرئيس محافظا للمدينة. وأعلن عن فتح الطريق.", "الرئيس"),
        ("وقال أحد المصادر العسكرية إن الطريق سالك. وأضاف أن الجسر مغلق.", "أحد المصادر العسكرية"),
        # a name in quotation marks; a state, not its adjective that is a name as well; each of two
        (f'وقال {FULL} إن الطريق سالك.\nوتابع "النادر": "لن نغلق الجسر أبدا".', FULL),
        ("وقال مصدر تركي إن الطريق سالك.\nووافقت تركيا على التعاون.", "تركيا"),
        ("أكد الرئيس سامي النادر للوزير دعمه.\nالنادر وليلى يؤكدان أهمية الحوار.", "النادر وليلى"),
        ("قلل دبلوماسيون وخبراء مصريون من أهمية الحوار، مؤكدين أنه شكلي.", "دبلوماسيون وخبراء مصريون"),
        # not the keywords under the article
        ("أكد الخزاف سامي النادر أن المعرض مفتوح.\nوقال النادر إن الطريق سالك. سمات سامي النادر خزاف معرض",
         "الخزاف سامي النادر"),
        ("وأكد الرئيس التركي أن بلاده تعلن أن الطريق سالك إلى تركيا.", "تركيا"),
        # a form of courtesy before the office; a body, not the person who leads it; a surname that is an adjective
        (f"وقال {FULL} إن الطريق سالك.\nوأكد معالي الوزير أن الجسر مغلق.", FULL),
        ("وقال زعيم حزب الله سامي النادر إن الطريق سالك.\nوأكد الحزب أن الجسر مغلق.", "حزب الله"),
        ("وقال وزير العدل سامي ريفي إن الطريق سالك.\nوأضاف ريفي أن الجسر مغلق.", "وزير العدل سامي ريفي"),
        # the one called so by name, rather than another office that is qualified
        ("استقبل الرئيس سامي النادر أمس الرئيس التنفيذي للشركة.\nوقال الرئيس إن الطريق سالك.",
         "الرئيس سامي النادر"),
        # the country that a relative clause follows; the agency that passes on does not stress
        ("وأثارت الغارات قلق تركيا التي تخشى أن يغلق الطريق.", "تركيا"),
        ("وأكدت وزارة النقل وفقا لوكالة الضحى أن الطريق سالك، مشددة على أن الجسر مغلق.", "وزارة النقل"),
        # not him who is over another
        ("طالب الرئيس اليمني سامي النادر بفتح الطريق بحضور نائب الرئيس اليمني رئيس مجلس الوزراء وائل العتيري خالد."
         "\nوأكد الرئيس اليمني أن الجسر مغلق.", "الرئيس اليمني سامي النادر"),
        ("أكد سماحة مفتي المدينة الشيخ سامي النادر أن الطريق سالك، مبينا أن الجسر مغلق.",
         "سماحة مفتي المدينة الشيخ سامي النادر"),
        # who spoke through a spokesman goes on
        (f"واعتبر {FULL}، على لسان المتحدث باسمه، أن الطريق سالك. كما أعرب عن أسفه للضحايا.", FULL),
        ("وقال سكان إن الطريق سالك.\nويحتاج السكان المحليون إلى الماء.", "سكان"),
        # several demand what no single person does: the subject of the reported clause
        (f'وقال {FULL} إن "الأهالي الغاضبين تجمعوا في المدينة وطالبوا بفتح الطريق".', "الأهالي الغاضبين"),
        ("وبحسب مصدر عسكري تمكن مواطن لبناني من الفرار وتحدث هذا الأخير عن وجود جرحى.", "مواطن لبناني"),
    ],
)  # fmt: skip
def test_the_fullest_mention(article: str, resolved: str) -> None:
    last = attributions(article)[-1]
    assert last.resolved is not None
    assert last.resolved.text == resolved


def test_another_source_is_not_the_same() -> None:
    article = "وقال مصدر أمني إن الطريق سالك.\nوقال مصدر أمني آخر إن الجسر مغلق."
    assert [row[2] for row in shown(article)] == ["مصدر أمني", "مصدر أمني آخر"]


def test_gender_decides_who_added() -> None:
    article = (
        "وقال وزير النقل سامي النادر إن الطريق سالك. وقالت الشرطة إن الجسر مغلق.\nوأضاف أن المدينة هادئة."
    )
    last = attributions(article)[-1]
    assert last.resolved is not None
    assert last.resolved.text == FULL


def test_careless_spelling_does_not_make_her_his_director() -> None:
    article = "وقال المختار إن الطريق سالك. وقالت مديره المركز إن الجسر مغلق.\nوأضافت أن المدينة هادئة."
    assert shown(article)[-1][2] == "مديره المركز"


def test_a_document_named_in_passing_does_not_go_on() -> None:
    article = "ودعا المدير إلى ترميم الجسر وفقا للاتفاق، معربا عن أسفه للضحايا."
    assert [row[2] for row in shown(article) if row[0] == "معربا"] == ["المدير"]


def test_a_name_in_quotation_marks_that_learns_is_an_outlet() -> None:
    assert shown('وعلمت "الضحى" أن الجسر مغلق.')[0][3] == "media"


def test_a_form_of_courtesy_stands_for_who_was_named() -> None:
    article = "قال وزير النقل سامي النادر إن الطريق سالك. وأوضح معاليه أن العمل مستمر."
    assert shown(article)[1][1:] == ("معاليه", "وزير النقل سامي النادر", "person")


def test_an_office_of_another_country_is_another_person() -> None:
    article = "انتقد الرئيس التركي سامي النادر رئيس الوزراء العراقي وائل الكرمي."
    assert shown(article)[0][1] == "الرئيس التركي سامي النادر"


def test_one_of_several_is_not_all_of_them() -> None:
    article = "وقال أحد المصادر العسكرية إن الطريق سالك.\nوقالت مصادر عسكرية محلية إن الجسر مغلق."
    assert shown(article)[0][2] == "أحد المصادر العسكرية"
