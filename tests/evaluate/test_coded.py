"""Events as the coders of the public sets mark them."""

from __future__ import annotations

import pytest

from musnad.evaluate.coded import NOTHING, coded, main_event, words
from musnad.read import reader


def verb(sentence: str, kind: str) -> frozenset[str]:
    return coded(reader().text(sentence), reader().read(sentence), kind).verb


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("وتظاهر مئات الطلاب أمس أمام البرلمان.", "PROTEST", "وتظاهر"),
        ("ورفع المتظاهرون لافتات كتب عليها اسم الوزير.", "PROTEST", "ورفع لافتات"),
        ("وأغلق المتظاهرون طريق الميناء أمس.", "PROTEST", "وأغلق طريق الميناء"),
        ("وخرج المتظاهرون مساء إلى الشوارع.", "PROTEST", "وخرج إلى الشوارع"),
        ("ونظم الطلاب أمس مسيرة حاشدة ضد الحكومة.", "PROTEST", "ونظم مسيرة"),
        ("ورشق المتظاهرون قوات الشرطة بالحجارة.", "PROTEST", "ورشق بالحجارة"),
        ("وأضرم المتظاهرون النار في إطارات السيارات.", "PROTEST", "وأضرم النار في إطارات السيارات"),
        ("وقطع المتظاهرون المعارضون للحكومة الطرق المؤدية إلى المطار.", "PROTEST", "وقطع الطرق المؤدية"),
        ("واتهم المتظاهرون الحكومة بالفساد.", "PROTEST", "واتهم"),
        ("وبدأ العمال الإضراب العام في الموانئ.", "PROTEST", "الإضراب العام"),
        ("وأطلق مسلحون النار على الحافلة.", "ASSAULT", "وأطلق النار"),
        ("وقتل مسلحون ثلاثة جنود.", "ASSAULT", "وقتل"),
        ("وقام مسلحون بخطف مهندس.", "ASSAULT", "بخطف"),
    ],
)
def test_the_verb_is_the_predicate(sentence: str, kind: str, expected: str) -> None:
    assert verb(sentence, kind) == words(expected)


@pytest.mark.parametrize(
    ("sentence", "source", "target"),
    [
        ("وهاجم مسلحون قافلة للجيش.", "مسلحون", "قافلة للجيش"),
        ("وأعلن الجيش مقتل اثنين من جنوده في هجوم شنه مسلحون.", "مسلحون", "الجيش"),
        ("وقال الجيش إن جنوده قتلوا خمسة مسلحين.", "الجيش", "مسلحين"),
    ],
)
def test_whose_own_is_who(sentence: str, source: str, target: str) -> None:
    found = coded(reader().text(sentence), reader().read(sentence), "ASSAULT")
    assert (found.source, found.target) == (words(source), words(target))


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("وفجر انتحاري نفسه قرب موكب الوزير.", "ASSAULT", "موكب الوزير"),
        ("وانفجرت سيارة مفخخة بالقرب من مقر الحزب.", "ASSAULT", "مقر الحزب"),
        ("وفجر انتحاري نفسه خارج منزله.", "ASSAULT", ""),
        ("وقال إن المتظاهرين يطالبون بتدخل الأمم المتحدة.", "PROTEST", "الأمم المتحدة"),
    ],
)
def test_the_target_is_what_is_near_or_wanted(sentence: str, kind: str, target: str) -> None:
    assert coded(reader().text(sentence), reader().read(sentence), kind).target == words(target)


def test_a_sentence_without_an_event_has_nothing() -> None:
    sentence = "وعاد الهدوء."
    assert coded(reader().text(sentence), reader().read(sentence), "ASSAULT") == NOTHING


def test_words_are_folded_and_without_punctuation() -> None:
    assert words("أنصار « المارينز »") == words("انصار المارينز")


def test_the_main_event_has_the_most_of_its_parties() -> None:
    sentence = "وبعد الهجوم قصفت الطائرات مواقع المسلحين."
    event = main_event(reader().text(sentence), reader().read(sentence), "ASSAULT")
    assert event is not None
    assert event.trigger.text == "قصفت"
