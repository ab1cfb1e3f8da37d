"""Times: every rule finds what its examples say, and what holds of any time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import read
from musnad.lexicon.sources import LexiconError
from musnad.read import calendar as cal
from musnad.read import reader
from musnad.read.rules_times import PUBLISHED, RULES
from tests.conftest import ROOT

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]


def found(sentence: str, published: str | None = PUBLISHED) -> tuple[tuple[str, str | None], ...]:
    return tuple((time.span.text, time.value) for time in read(sentence, published=published).times)


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    assert found(sentence) == expected
    if expected:
        assert name in {time.rule for time in read(sentence, published=PUBLISHED).times}


def test_every_rule_that_makes_a_time_is_described() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "musnad" / "read").glob("times*.py"))
    made = set(re.findall(r'Stamp\([^()]*, "([a-z-]+)"\)', sources)) | set(
        re.findall(r'\.rule = "([a-z-]+)"', sources)
    )
    assert made, "the pattern finds no rule"
    assert made <= set(RULES)


MONTHS = {
    1: "يناير، كانون الثاني، جانفي",
    2: "فبراير، شباط، فيفري",
    3: "مارس، آذار",
    4: "أبريل، إبريل، نيسان، أفريل",
    5: "مايو، أيار، ماي",
    6: "يونيو، حزيران، جوان، يونيه",
    7: "يوليو، تموز، جويلية، يوليوز",
    8: "أغسطس، آب، أوت، غشت",
    9: "سبتمبر، أيلول، شتنبر",
    10: "أكتوبر، تشرين الأول، اكتوبر",
    11: "نوفمبر، تشرين الثاني، نونبر",
    12: "ديسمبر، كانون الأول، دجنبر",
}


@pytest.mark.parametrize(
    ("number", "name"), [(number, name) for number, names in MONTHS.items() for name in names.split("، ")]
)
def test_month_names_of_every_region(number: int, name: str) -> None:
    words = f"3 {name} 2013"
    assert found(f"وقع الحادث في {words}.") == ((words, f"2013-{number:02d}-03"),)


@pytest.mark.parametrize(
    "sentence",
    [
        "وصل الوفد أمس.",
        "وصل الوفد يوم الجمعة الماضي.",
        "منذ مطلع الشهر الجاري",
        "في 16 مايو",
        "انهارت الهدنة قبل ثلاثة أشهر.",
        "الأسبوع المقبل",
        "قتل الحارس ثاني أيام عيد الفطر.",
        "خلال اليومين الماضيين",
        "ليل السبت الأحد",
        "النصف الأول من العام الحالي",
        "أول اثنين من سبتمبر المقبل",
        "هذا الأحد",
    ],
)
def test_nothing_is_guessed_without_a_day_of_publication(sentence: str) -> None:
    times = found(sentence, None)
    assert times
    assert {value for _, value in times} == {None}


def test_absolute_times_need_no_day_of_publication() -> None:
    assert found("بين 2011 و2013، وفي 16 مايو/أيار 2014", None) == (
        ("2011 و2013", "2011/2013"),
        ("16 مايو/أيار 2014", "2014-05-16"),
    )


@pytest.mark.parametrize("published", ["", "yesterday", "2015-13-40", "10/8/2015"])
def test_a_day_of_publication_that_is_none_resolves_nothing(published: str) -> None:
    times = reader().read("وصل الوفد أمس.", published=published).times
    assert [(time.span.text, time.value) for time in times] == [("أمس", None)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("ورفعت قوات 16 فبراير علمها.", "a force"),
        ("في مستشفى 7 نيسان", "a hospital"),
        ("قالت صحيفة العين اليوم إن الطريق مغلق", "an outlet"),
        ("الساعة 10:30", "a clock time"),
        ("اعتقل 2015 شخصا", "a count"),
        ("المقاومة في إب", "a town"),
        ("ما يوليه الملك من عناية", "a verb"),
        ("مزيج من الاثنين معا", "two things"),
        ("وفي سن الثمانينات توفي", "an age"),
    ],
)
def test_what_looks_like_a_time_and_is_none(sentence: str, words: str) -> None:
    assert found(sentence) == (), words


def test_a_day_that_the_month_has_not_has_no_value() -> None:
    assert found("في الحادي والثلاثين من نوفمبر 2014") == (("الحادي والثلاثين من نوفمبر 2014", None),)


def test_a_lexicon_file_adds_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[times.months]\n4 = ["زهروان"]\n[times.feasts]\n"عيد الكروم" = "09-14"\n', "utf-8")
    mine = reader((str(own),))
    times = mine.read("في 3 زهروان 2013، قبل عيد الكروم 2014", published=PUBLISHED).times
    assert [(time.span.text, time.value) for time in times] == [
        ("3 زهروان 2013", "2013-04-03"),
        ("عيد الكروم 2014", "2014-09-14"),
    ]
    assert found("في 3 زهروان 2013") != (("3 زهروان 2013", "2013-04-03"),)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('[times.mounths]\nwords = ["x"]\n', "mounths"),
        ('[times.months]\nfour = ["x"]\n', "four"),
        ('[times.months]\n4 = "x"\n', "must be a list"),
        ('[times.feasts]\n"عيد الكروم" = "autumn"\n', "عيد الكروم"),
    ],
)
def test_a_lexicon_file_that_is_wrong_says_where(tmp_path: Path, body: str, says: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(body, "utf-8")
    with pytest.raises(LexiconError, match=says):
        reader((str(own),))


def rows() -> list[tuple[str, str, str]]:
    """The examples of the page: sentence, words, value."""
    page = (ROOT / "docs" / "times.md").read_text("utf-8")
    table = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    return [(a, b, c.strip("`")) for a, b, c in table if re.search("[\u0621-\u064a]", a)]


@pytest.mark.parametrize(("sentence", "words", "value"), rows())
def test_examples_of_the_page(sentence: str, words: str, value: str) -> None:
    assert found(sentence) == (() if words == "—" else ((words, None if value == "null" else value),))


def test_the_page_names_every_rule() -> None:
    page = (ROOT / "docs" / "times.md").read_text("utf-8")
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", page)) >= set(RULES)


def test_values_are_days_of_the_calendar() -> None:
    for _, sentence, _ in CASES:
        for _, value in found(sentence):
            assert value is None or cal.bounds(value) is not None
            if value is not None:
                first, last = cal.bounds(value) or (date.max, date.min)
                assert first <= last


def test_both_days_of_a_range_lie_in_the_same_month() -> None:
    assert found("من 4 إلى 15 أغسطس المقبل") == (("4 إلى 15 أغسطس المقبل", "2015-08-04/2015-08-15"),)


JUMBLE = (
    "من إلى بين قبل بعد أمس اليوم غدا الجاري الماضي المقبل شهر عام سنة الأسبوع الأول الثالث آخر أول يوم يومي عامي "
    "5 16 23 31 2015 1436 هـ م / - ( ) ، مايو أيار رمضان شوال الأحد والاثنين خميس ربيع الآخر النصف القرن صيف هذا "
    "ليل صباح عيد الفطر ثاني أيام الأيام الثلاثة نحو و ثلاثة أشهر الحادي والعشرين الموافق قتل"
).split()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(JUMBLE), min_size=1, max_size=25),
    st.sampled_from((PUBLISHED, "2016-02-29", None)),
)
def test_any_words_of_the_calendar_in_any_order(words: list[str], published: str | None) -> None:
    sentence = " ".join(words)
    last = 0
    for time in reader().read(sentence, published=published).times:
        assert sentence[time.span.start : time.span.end] == time.span.text
        assert time.span.start >= last, "two times overlap"
        last = time.span.end
        assert time.rule in RULES
        if time.value is not None:
            first, end = cal.bounds(time.value) or (date.max, date.min)
            assert first <= end, time


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("ورفعت المصارف ستائرها التي بقيت مسدلة منذ 29 يونيو.", "2015-06-29"),
        ("وبلغ السهم ستة سنتات في الربع الذي انتهى في 30 يونيو.", "2015-06-30"),
        ("وستنعقد الجلسة في 3 يونيو.", "2016-06-03"),
    ],
)
def test_only_verbs_of_the_future_turn_a_date_to_it(sentence: str, value: str) -> None:
    assert [time.value for time in reader().read(sentence, published="2015-07-21").times][-1] == value
