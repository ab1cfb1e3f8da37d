"""Places: every rule finds what its examples say, and what holds of any place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from geographiclib.geodesic import Geodesic

from musnad import read
from musnad.document import Place
from musnad.read import reader
from musnad.read.rules_places import RULES
from tests.conftest import ROOT

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]


def found(sentence: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((place.span.text, place.country) for place in read(sentence).places)


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    assert found(sentence) == expected
    if expected:
        assert name in {place.rule for place in read(sentence).places}


def test_every_rule_that_makes_a_place_is_described() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "musnad" / "read").glob("places*.py"))
    assert set(re.findall(r'"(place-[a-z]+)"', sources)) == set(RULES)


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("سيطر الحوثيون على زنجبار، وقال محافظ أبين إن السكان نزحوا.", "YE"),
        ("سافر السياح إلى زنجبار في تنزانيا.", "TZ"),
        ("وصلت السفينة إلى ميناء طرابلس شمالي لبنان بعد بيروت.", "LB"),
        ("قصفت طائرات مواقع في طرابلس وبنغازي ومصراتة.", "LY"),
        ("انفجرت سيارة في العامرية غربي بغداد.", "IQ"),
        ("تظاهر السكان في رفح شمال سيناء المصرية.", "EG"),
    ],
)
def test_which_of_the_places_of_one_name_is_meant(sentence: str, country: str) -> None:
    assert found(sentence)[0][1] == country


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("دعت واشنطن إلى الهدوء.", "a government"),
        ("وقالت تركيا إنها أغلقت المعبر.", "a state that speaks"),
        ("وقالت صحيفة الرياض إن السوق أغلق.", "a newspaper"),
        ("فاز نادي حلب.", "a club"),
        ("وأضاف صالح عدنان الحلبي.", "a person's names"),
        ("وقال الجندي اليمني إنه عاد.", "an adjective of nationality"),
        ("نجد أن الباب مفتوح.", "words"),
        ("لم تنشأ دولة حديثة.", "an adjective after a type word"),
        ("وحي الله هدى للناس.", "«وحي» is no quarter"),
        ("ونظرت الجبهة الشعبية لتحرير فلسطين في العرض.", "part of a group's name"),
        ("بدعم من إيران", "a state that acts"),
    ],
)
def test_what_is_no_place(sentence: str, why: str) -> None:
    assert found(sentence) == (), why


def test_a_family_name_stays_one() -> None:
    assert found("وصل الرئيس محمد بخاري مساء، ثم ألقى بخاري كلمة.") == ()


def located(sentence: str) -> Place:
    return next(place for place in read(sentence).places if place.relative is not None)


def test_distance_and_direction_give_a_point() -> None:
    place = located("تقع القرية على بعد 140 كم غرب العاصمة طرابلس في ليبيا.")
    relative = place.relative or {}
    assert (relative["distance_km"], relative["bearing"], relative["anchor"]) == (140.0, 270.0, "طرابلس")
    back = Geodesic.WGS84.Inverse(
        place.latitude, place.longitude, relative["latitude"], relative["longitude"], Geodesic.ALL
    )
    assert back["s12"] == pytest.approx(140_000, rel=1e-3)
    assert back["azi1"] % 360 == pytest.approx(270, abs=0.1)


@pytest.mark.parametrize(
    ("words", "kilometres", "bearing"),
    [
        ("على بعد عشرين كيلومترا إلى الشمال الشرقي من مدينة", 20.0, 45.0),
        ("على بعد ١٥ كلم جنوب غرب", 15.0, 225.0),
        ("على مسافة 10 أميال شمال", 16.09344, 0.0),
        ("على بعد 7 كيلومترات من", 7.0, None),
        ("على بعد 30 كم شمالي غربي", 30.0, 315.0),
    ],
)
def test_ways_to_say_a_distance(words: str, kilometres: float, bearing: float | None) -> None:
    relative = located(f"سقطت القذيفة في قرية بيلساد {words} حلب.").relative or {}
    assert (relative["distance_km"], relative["bearing"], relative["anchor"]) == (kilometres, bearing, "حلب")
    assert relative["located"]["text"] == "بيلساد"
    assert (relative["latitude"] is None) == (bearing is None)


def test_two_distances_of_one_place_the_second_from_a_border() -> None:
    sentence = "قصفت قاعدة الوطية الواقعة على بعد 140 كم غرب العاصمة طرابلس وحوالي 30 كم من الحدود التونسية."
    base, capital = read(sentence).places
    assert base.relative is not None
    assert capital.relative is not None
    assert capital.relative["located"]["text"] == base.relative["located"]["text"] == "قاعدة الوطية"
    assert base.relative["anchor"] == "الحدود التونسية"
    assert base.relative["anchor_country"] == "TN"
    away = Geodesic.WGS84.Inverse(
        base.latitude, base.longitude, base.relative["latitude"], base.relative["longitude"]
    )
    assert away["s12"] / 1000 == pytest.approx(base.relative["distance_km"], abs=10)
    start, end = base.relative["start"], base.relative["end"]
    assert sentence[start:end] == "30 كم من الحدود التونسية"


def test_a_border_with_the_place_s_own_country_is_none() -> None:
    assert all(p.relative is None for p in read("في كوباني على بعد 5 كيلومترات من الحدود السورية").places)


def test_a_lexicon_file_adds_places(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[place]]\nname = "زهرستان"\nvariants = ["زهرسطان"]\ntype = "city"\ncountry = "XA"\nlat = 14.0\nlon = 58.0\n',
        "utf-8",
    )
    mine = reader((str(own),))
    for spelled in ("زهرستان", "زهرسطان"):
        (place,) = mine.read(f"وصلت القافلة إلى {spelled}.").places
        assert (place.name, place.country, place.latitude, place.longitude) == ("زهرستان", "XA", 14.0, 58.0)
    assert found("وصلت القافلة إلى زهرستان.") == ()


def rows() -> list[tuple[str, str]]:
    """The examples of the page: a sentence, and its places with their countries."""
    page = (ROOT / "docs" / "places.md").read_text("utf-8")
    table = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    return [(a, b) for a, b in table if re.search("[\u0621-\u064a]", a)]


@pytest.mark.parametrize(("sentence", "expected"), rows())
def test_examples_of_the_page(sentence: str, expected: str) -> None:
    shown = "؛ ".join(f"{words} `{country}`" if country else words for words, country in found(sentence))
    assert (shown or "—") == expected


def test_the_page_names_every_rule() -> None:
    page = (ROOT / "docs" / "places.md").read_text("utf-8")
    assert set(re.findall(r"`(place-[a-z]+)`", page)) == set(RULES)
