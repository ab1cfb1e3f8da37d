"""Every rule of the event layer finds what its examples say, and docs/events.md shows the same examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import musnad
from musnad.document import Event
from musnad.lexicon.sources import LexiconError
from musnad.read import reader
from musnad.read.reader import Reader
from musnad.read.rules_events import RULES

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]
PAGE = Path(__file__).parents[2] / "docs" / "events.md"
Shown = tuple[tuple[str, str, str | None, str | None], ...]


def events(sentence: str) -> list[Event]:
    return reader().read(sentence, published="2020-05-17").events


def shown(sentence: str) -> Shown:
    return tuple(
        (
            e.trigger.text,
            e.type,
            e.actor.text if e.actor else None,
            e.recipient.text if e.recipient else None,
        )
        for e in events(sentence)
    )


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    assert shown(sentence) == expected


@pytest.mark.parametrize("name", list(RULES))
def test_the_examples_are_of_the_rule(name: str) -> None:
    for sentence, _ in RULES[name].examples:
        assert isinstance(sentence, str)
    assert any(name == e.rule for sentence, _ in RULES[name].examples for e in events(sentence))


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
            sentence, cell = line.strip("| ").split(" | ")
            rows = [re.match(r"\*\*(.+?)\*\* (\w+): (.+) → (.+)", row) for row in cell.split("<br>")]
            found[name].append(
                (
                    sentence,
                    tuple(
                        (m[1], m[2], None if m[3] == "—" else m[3], None if m[4] == "—" else m[4])
                        for m in rows
                        if m is not None
                    ),
                )
            )
    assert found == {rule.name: list(rule.examples) for rule in RULES.values()}


MODALITIES = [
    ("وقصفت الطائرات مواقع الجماعة.", "قصفت", "asserted"),
    ("لم تقصف الطائرات القرية.", "تقصف", "denied"),
    ("نفى الجيش قصف القرية.", "قصف", "denied"),
    ("ويسعى الجيش إلى السيطرة على البلدة.", "السيطرة", "possible"),
    ("وتستعد القوات لشن هجوم على المعسكر.", "هجوم", "possible"),
    ("وقال الوزير إن القوات ستقصف مواقع الجماعة غدا.", "ستقصف", "possible"),
    ("وهددت الجماعة بقصف المطار.", "بقصف", "possible"),
    ("وإذا انسحبت الجماعة من البلدة عاد السكان.", "انسحبت", "possible"),
    ("وطالب المجلس الجماعة بالانسحاب من البلدة.", "بالانسحاب", "called_for"),
    ("يجب وقف القصف على المدينة.", "القصف", "called_for"),
    ("ونقلت الطائرات المسلحين إلى البلدة للقتال فيها.", "للقتال", "possible"),
    ("وتقدمت القوات لتحرير البلدة وطرد المسلحين.", "وطرد", "possible"),
    ("وجرى اعتقال الرجل دون وقوع أي اشتباك.", "اشتباك", "denied"),
    ("واستبعد الوزير التعاون مع الجيش.", "التعاون", "denied"),
    ("وطالب المجلس بالتحقيق في الجرائم التي ارتكبها المسلحون ضد السكان.", "الجرائم", "asserted"),
    ("وهددت الجماعة بالرد بعد أن قصفت الطائرات معسكرها.", "قصفت", "asserted"),
    ("وحذر الجيش الجماعة من أي هجوم على القافلة.", "هجوم", "possible"),
    ("واضطرت القوات لمغادرة البلدة بعد معارك.", "لمغادرة", "asserted"),
    ("وتهدف العملية العسكرية إلى اقتحام البلدة.", "اقتحام", "possible"),
    ("ونفى الوزير الاتهامات بقصف القرية.", "الاتهامات", "asserted"),
    ("ونفى الوزير الاتهامات بقصف القرية.", "بقصف", "denied"),
    ("وبعد محاولة المسلحين شن هجوم على الحاجز، عاد الهدوء.", "هجوم", "possible"),
    ("وطالب المجلس بالتحقيق في جرائم الحرب في البلدة.", "جرائم", "asserted"),
    ("وقال إن ما جرى معركة وليس مجزرة.", "مجزرة", "denied"),
    ("وجرى ذلك دون وقوع اشتباك أو إطلاق نار.", "إطلاق", "denied"),
    ("وقال إن الحصار سيستمر حتى تنسحب القوات من البلدة.", "تنسحب", "possible"),
]


@pytest.mark.parametrize(("sentence", "trigger", "modality"), MODALITIES)
def test_modality(sentence: str, trigger: str, modality: str) -> None:
    assert [e.modality for e in events(sentence) if e.trigger.text.endswith(trigger)] == [modality]


NOTHING = [
    "وضرب اللاعب رقما قياسيا في البطولة.",
    "وقاد الفريق هجوما على المرمى في الشوط الثاني.",
    "وسحق الفريق منافسه في المباراة.",
    "وانفجرت أزمة بين الحزبين.",
    "وضرب مثلا بجاره.",
    "وأطلقت الوزارة حملة توعية بالتطعيم.",
    "وقتل ثلاثة أشخاص في حادث مروري.",
    "وأصيب المدير بنوبة قلبية.",
    "وضرب زلزال المدينة فجرا.",
    "وارتفعت أسعار النفط في السوق.",
    "وقال الوزير إن الطريق سالك.",
    "ولن يغير الاجتماع سياسات المصرف.",
    "وقالت الوزارة إن القرية تبعد كيلومترين عن الجيش.",
    "وقال باحث في المعهد إن الاقتصاد ينمو.",
    "وقال إن القرار يصب في مصلحة الجيش.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_event(sentence: str) -> None:
    assert shown(sentence) == ()


PLACES = [
    ("وقصفت طائرات التحالف مواقع المسلحين قرب الموصل.", ["الموصل"]),
    ("وفي حلب، قتل خمسة جنود في انفجار.", ["حلب", "حلب"]),
    ("وشهدت حلب اشتباكات بين الجيش والمسلحين.", ["حلب"]),
    ("وسيطرت القوات على حلب بعد معارك مع المسلحين.", ["حلب", "حلب"]),
    ("وقالت تركيا إن جيشها قصف مواقع في العراق.", ["العراق"]),
    ("وطالبت تركيا الجماعة بتسليم سلاحها.", [None, None]),
    ("وفي إسطنبول، أصيب عشرة أشخاص في هجوم، على مركز للشرطة، في بيوغلو.", ["بيوغلو", "بيوغلو"]),
    ("وأعدم المسلحون ألفي شخص في محافظة نينوى بشمال العراق.", ["نينوى"]),
    ("وبحث الوزيران الأوضاع في اليمن.", [None]),
    ("والتقى الوزير المبعوث الأممي إلى ليبيا في تونس.", ["تونس"]),
    ("وفجر انتحاري نفسه، فقتل ثلاثين شخصا معظمهم طلبة في بلدة سوروتش.", ["سوروتش", "سوروتش"]),
    ("وقال شيخ في مأرب إن المسلحين هاجموا الجيش في جبهات المحافظة.", ["مأرب"]),
    ("وشارك في غزو العراق عام 2003.", ["العراق"]),
]


@pytest.mark.parametrize(("sentence", "places"), PLACES)
def test_place(sentence: str, places: list[str | None]) -> None:
    assert [e.place.text if e.place else None for e in events(sentence)] == places


def test_time_and_figures() -> None:
    document = reader().read("وقتل خمسة جنود في انفجار أمس.", published="2020-05-17")
    killed, explosion = document.events
    assert killed.time is not None
    assert killed.time.text == "أمس"
    assert killed.figures == [document.figures[0].id]
    assert document.figures[0].low == 5
    assert explosion.type == "ASSAULT"


def test_attribution_is_the_one_around_the_event_and_not_its_own() -> None:
    document = reader().read("وقال الوزير إن الجماعة هددت بقصف المطار.")
    threat, attack = document.events
    said, threatened = document.attributions
    assert (threat.attribution, attack.attribution) == (said.id, threatened.id)


def test_a_lexicon_of_ones_own_adds_triggers(tmp_path: Path) -> None:
    sentence = "وهرمش المسلحون الحاجز."
    assert events(sentence) == []
    own = tmp_path / "own.toml"
    own.write_text('verb = [{ lemma = "هرمش", type = "ASSAULT", root = "هرمش", form = "Q1" }]\n', "utf-8")
    found = Reader([own]).read(sentence).events
    assert [(e.trigger.text, e.type, e.actor and e.actor.text) for e in found] == [
        ("وهرمش", "ASSAULT", "المسلحون")
    ]


def test_an_unknown_type_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('verb = [{ lemma = "هرمش", type = "FIGHT", root = "هرمش", form = "Q1" }]\n', "utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml.*FIGHT"):
        Reader([own])


LOCAL = (
    "وحث مدير البلدية المواطنين على المبادرة بتسجيل أسمائهم. "
    + "وافتتح المعرض الذي يضم أعمال طلاب المدارس ولوحات ورسومات كثيرة. " * 8
)


def test_local_news_has_no_events_and_politics_has() -> None:
    assert not musnad.read(LOCAL).events
    assert musnad.read(LOCAL + "وبحثت الحكومة والمعارضة تشكيل ائتلاف.").events


def test_weapons_are_no_victims_and_a_bare_count_is_of_those_before() -> None:
    events = musnad.read("وقتل ثلاثون شخصا وأصيب عشرة في تفجير سيارة مفخخة.").events
    assert [e.recipient.text if e.recipient else None for e in events] == ["شخصا", "شخصا", "شخصا"]


def test_a_bare_count_is_the_figure_of_its_own_event() -> None:
    read = musnad.read("وقتل تسعة أشخاص وأصيب أكثر من 16 في القصف.")
    spans = {figure.id: figure.span.text for figure in read.figures}
    assert [[spans[f] for f in e.figures] for e in read.events[:2]] == [["تسعة"], ["16"]]


def test_protesters_act_and_are_against_whom_they_address() -> None:
    event = musnad.read("وسار المتظاهرون في المدينة ورددوا هتافات معادية للحكومة.").events[0]
    assert event.actor is not None and event.actor.text == "المتظاهرون"
    assert event.recipient is not None and event.recipient.text == "للحكومة"
