"""Every rule of the attribution layer finds what its examples say, and docs/reading.md shows the same examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from musnad.read import reader
from musnad.read.rules_attribution import RULES

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]
PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
Shown = tuple[tuple[str, str | None, str], ...]


def shown(sentence: str) -> Shown:
    return tuple(
        (a.cue.text, a.source.text if a.source else None, " … ".join(span.text for span in a.content))
        for a in reader().read(sentence).attributions
    )


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    assert shown(sentence) == expected
    assert name in {a.rule for a in reader().read(sentence).attributions}


def test_the_page_shows_every_rule_and_its_examples() -> None:
    found: dict[str, list[tuple[str, Shown]]] = {}
    name = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("### `"):
            name = line.removeprefix("### `").removesuffix("`")
            found[name] = []
        elif line.startswith("## "):
            name = ""
        elif name and line.startswith("| ") and not line.startswith("| sentence"):
            sentence, attributions = line.strip("| ").split(" | ")
            rows = [re.match(r"\*\*(.+?)\*\* \((.+?)\): (.+)", row) for row in attributions.split("<br>")]
            found[name].append(
                (sentence, tuple((m[1], None if m[2] == "—" else m[2], m[3]) for m in rows if m is not None))
            )
    assert found == {rule.name: list(rule.examples) for rule in RULES.values()}


# fmt: off
BOUNDARIES = [
    # what ends a content: another source, the writer's voice, a clause of the outer sentence
    ("وقال الوزير إن الطريق سالك، فيما نفى المجلس انهيار السد.", ["الطريق سالك", "انهيار السد"]),
    ("وقال الوزير إن الطريق سالك، وأضاف المجلس أن الجسر مغلق.", ["الطريق سالك", "الجسر مغلق"]),
    ("وقال الوزير إن الطريق سالك في إشارة إلى الطريق الجديد.", ["الطريق سالك"]),
    ("وقال الوزير إن الطريق سالك لكنه لم يحدد موعدا.", ["الطريق سالك"]),
    ("في حين زعم المجلس أن الطريق سالك، بقي الجسر مغلقا.", ["الطريق سالك"]),
    ("وقالت الحركة التي ترفض إقامة السد، إن الطريق سالك.", ["الطريق سالك", "إقامة السد"]),
    (
        "وذكر الوزير أن الهيئة تؤكد أن السد سليم، موضحا أن الماء كثير.",
        ["الهيئة تؤكد أن السد سليم", "السد سليم", "الماء كثير"],
    ),
    ("وقال الأهالي إن الطريق سالك، لافتين إلى أن الجسر مغلق.", ["الطريق سالك", "الجسر مغلق"]),
    (
        "وحسب ما نقلته وكالة الشرق ذكرت الوزيرة أن الطريق سالك.",
        ["ذكرت الوزيرة أن الطريق سالك", "الطريق سالك"],
    ),
    ("وذكر الناطق أن الوزير تعهد بإغلاق الطريق في وجه المهربين، وأنه أشاد بـ«حكمة القيادة وصبرها».",
     ["الوزير تعهد بإغلاق الطريق في وجه المهربين، وأنه أشاد بـ«حكمة القيادة وصبرها»",
      "بإغلاق الطريق في وجه المهربين", "حكمة القيادة وصبرها"]),
    ("ودعا الحزب إلى تحقيق مستقل في الغارة تشرف عليه المنظمة.", ["تحقيق مستقل في الغارة تشرف عليه المنظمة"]),
    ("ويزعم مسؤولون، على حد زعمهم دائما، أن الصور قديمة.", ["الصور قديمة", "الصور قديمة"]),
    ("وأعرب الوزير عن شكره وتقديره للبلدية.", ["شكره وتقديره للبلدية"]),
    ("وقال الوزير إن الطريق سالك، وعند سؤاله عن الجسر، أجاب الوزير: «لا أعرف متى يفتح».",
     ["الطريق سالك", "لا أعرف متى يفتح"]),
    ("وعلمت «الضحى» من مصادر محلية أن الجسر مغلق.", ["من مصادر محلية أن الجسر مغلق", "الجسر مغلق"]),
    # one clause, two verbs: the nearer has it, unless it seldom reports
    ("وردت الوزارة ببيان قالت فيه إن الطريق سالك.", ["الطريق سالك"]),
    ("وأكدت وثائق سياسية نشرت أمس أن الطريق سالك.", ["الطريق سالك"]),
    # what does not: coordination, a source inside it
    ("وقال الوزير إن الطريق سالك والجسر مغلق وإن العمل مستمر.", ["الطريق سالك والجسر مغلق وإن العمل مستمر"]),
    ("وقال الوزير إن الطريق صعب وذلك لدخول الشتاء.", ["الطريق صعب وذلك لدخول الشتاء"]),
    ("ووعد الوزير بخفض الأسعار ورفع الأجور.", ["بخفض الأسعار ورفع الأجور"]),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "contents"), BOUNDARIES)
def test_boundaries(sentence: str, contents: list[str]) -> None:
    assert [c for _, _, c in shown(sentence)] == contents


SUBJECTS = [
    # whatever stands between a verb of reporting and what it governs is its subject, known or not
    ("وأكد الخزاف سامي النادر لـ«نبأ الظهيرة» أن المعرض مفتوح.", "الخزاف سامي النادر"),
    ("وأعلنت نسيم العربية للتأثيث، عن افتتاح مصنعها.", "نسيم العربية للتأثيث"),
    (
        "وأعلن المتحدث باسم مجلس البلدة هلال نعسان الدهاني، أن الجسر مغلق.",
        "المتحدث باسم مجلس البلدة هلال نعسان الدهاني",
    ),
    ("وأفاد مصدر أمني، لم يكشف عن اسمه، بأن الجسر مغلق.", "مصدر أمني"),
    ("وأكدوا جميعهم أن الجسر مغلق.", None),
    ("وقال المتحدث باسم القوات الخاصة إن الجسر مغلق.", "المتحدث باسم القوات الخاصة"),
    ("أما الوزيرة ليلى النادر فأعادت الخميس الدعوة نفسها: وقف القتال.", "الوزيرة ليلى النادر"),
    ("وأمر صاحب السمو الملكي الأمير سامي النادر بتأمين الطائرات.", "صاحب السمو الملكي الأمير سامي النادر"),
    ("حسبما ذكر المتحدث باسمها سامي النادر، أغلق الجسر.", "المتحدث باسمها سامي النادر"),
    (
        "وقال وزير العدل وشؤون البرلمان المستشار سامي النادر إن الطريق سالك.",
        "وزير العدل وشؤون البرلمان المستشار سامي النادر",
    ),
    ("وطالب الأمين العام للمركز بضرورة العمل.", "الأمين العام للمركز"),
    ("وقال مسؤول مركز الإعلام الأمني إن الطريق سالك.", "مسؤول مركز الإعلام الأمني"),
    ("وكتب على صفحته: «لن نغادر المدينة أبدا».", None),
    ("وزعم الجار أنه لم يسمع شيئا.", "الجار"),
    ("وطالب المدعي «الزوج» في هذه القضية بأن تعاد إليه الدار.", "المدعي «الزوج»"),
    ("وقالت الوزيرة ماريا كلاين - هوفر إن الطريق سالك.", "الوزيرة ماريا كلاين - هوفر"),
    ("وأعلنت خلية الإنقاذ البحري غرق مركبين.", "خلية الإنقاذ البحري"),
    (
        "ومن جانبه عبر والد المعلم هلال بن صفر النادر وأفراد أسرته عن شكرهم للأهالي.",
        "والد المعلم هلال بن صفر النادر وأفراد أسرته",
    ),
    ("واتهم الجار، بحسب الصحيفة، صاحب الدار بالتزوير.", "الجار"),
    ("في هجمات تبنى بعضها التنظيم.", "التنظيم"),
    ("وزير النقل للسفير سامي النادر: الطريق سالك", "وزير النقل"),
    # whom one prays to does not speak
    ("وغادر الحجاج المدينة سائلين الله العلي القدير أن يحفظ أهلها.", None),
    ("وختم الإمام كلمته، داعيا المولى عز وجل أن يعم السلام.", None),
    ("وتوجه في ختام كلمته إلى الله بأن يعم السلام.", None),
    ("وغادر العمال الساحة مؤكدين أن الاعتصام مستمر.", None),
    # what the verb governs is not part of it
    ("ودعا المعتصمون إلى إقالة المدير.", "المعتصمون"),
    ("وأشاد القائد في رسالة بهذه الخطوة.", "القائد"),
    ("وأعلن نتائج المسابقة على موقعه.", None),
    ("وكشف النقاب عن الخطة.", None),
]


@pytest.mark.parametrize(("sentence", "source"), SUBJECTS)
def test_subjects(sentence: str, source: str | None) -> None:
    assert shown(sentence)[0][1] == source


NOTHING = [
    "وتحدث الوزير مع نظيره.",
    "وبحث الجانبان الأوضاع.",
    "ولم يؤكد المتحدث الخبر.",
    "ورفض المسؤول الكشف عن هويته.",
    "وقررت المحكمة سجن المتهم.",
    "وأصبح واضحا أن الطريق مغلق.",
    "وتم الإعلان عن موعد جديد.",
    "ولا شك أن الطريق مغلق.",
    "ويجري العمل وفق معايير الوزارة.",
    "ونفذ المشروع وفقا للضوابط.",
    "وأعدت لائحة الادعاء، ذلك أن القاضي حر.",
    "ويذكر أن الجسر بني قبل عام.",
    "وتجدر الإشارة إلى أن الجسر بني قبل عام.",
    "وصدر الكتاب حتى يعلم الناس أن الجسر قديم.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_attribution(sentence: str) -> None:
    assert shown(sentence) == ()


def test_chain_of_three() -> None:
    found = (
        reader().read("وذكرت وكالة الشرق أن الوزير سامي النادر قال إن المجلس أكد أن الجسر مغلق.").attributions
    )
    assert [a.source.text if a.source else None for a in found] == [
        "وكالة الشرق",
        "الوزير سامي النادر",
        "المجلس",
    ]
    assert [a.parent for a in found] == [None, "a0", "a1"]


def test_kinds() -> None:
    kinds = {
        "قال الناطق «لن نغادر المدينة قبل الفجر».": "direct",
        "قال الناطق إن القوات «لن تغادر المدينة» قبل الفجر.": "mixed",
        "قال الناطق إن تنظيم «النسر» غادر المدينة.": "indirect",
        "قال الناطق إن القوات لن تغادر المدينة.": "indirect",
    }
    assert {s: reader().read(s).attributions[0].kind for s in kinds} == kinds
