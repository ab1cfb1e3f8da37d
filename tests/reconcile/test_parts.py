"""Speakers, contents, tolls, laundering and readouts, each by named cases about invented people and places."""

from __future__ import annotations

from itertools import pairwise

import pytest

from musnad.read.reader import Reader
from musnad.reconcile import laundering, readouts
from musnad.reconcile.alike import alike, recounted
from musnad.reconcile.comparing import chosen, find_speaker
from musnad.reconcile.origins import Report, origins
from musnad.reconcile.record import Record, record
from musnad.reconcile.speakers import Speaker, keys, same_speaker, surely_same, wanted
from musnad.reconcile.terms import TermReader
from musnad.reconcile.tolls import Reported, findings, series


@pytest.fixture(scope="module")
def read() -> Reader:
    return Reader()


def made(read: Reader, text: str) -> Record:
    return record(read.read(text, published="2021-03-10"), read.text(text), TermReader(read.lexicon))


def speakers(read: Reader, *mentions: str) -> list[Speaker]:
    found = []
    for mention in mentions:
        one = made(read, f"قال {mention} إن الطريق إلى الميناء مفتوح أمام الجميع.")
        who = next(s.speaker for s in one.statements if s.speaker is not None)
        found.append(who)
    return found


SAME = {
    "the office before and after the name": ("وزير الدفاع سليم الراوي", "سليم الراوي، وزير الدفاع"),
    "a given name more": ("سليم الراوي", "الوزير سليم عادل الراوي"),
    "the office of the one named": ("المتحدث باسم وزارة الصحة", "المتحدث باسم وزارة الصحة سليم الراوي"),
    "spelling": ("وزارة الداخلية", "وزاره الداخليه"),
}

DIFFERENT = {
    "given names differ": ("سليم الراوي", "عادل الراوي"),
    "two offices": ("وزير الدفاع", "وزير الصحة"),
    "«بن» is in many names": ("سليم بن عادل الراوي", "كريم بن حازم الراوي"),
    "two bodies": ("وزارة الصحة", "وزارة الداخلية"),
}


@pytest.mark.parametrize(("a", "b"), SAME.values(), ids=SAME)
def test_same_speaker(read: Reader, a: str, b: str) -> None:
    assert same_speaker(*speakers(read, a, b))


@pytest.mark.parametrize(("a", "b"), DIFFERENT.values(), ids=DIFFERENT)
def test_different_speakers(read: Reader, a: str, b: str) -> None:
    assert not same_speaker(*speakers(read, a, b))


def degree(read: Reader, a: str, b: str, stance: str = "neutral") -> float:
    reader = TermReader(read.lexicon)
    first, second = (reader.terms(read.text(text), [(0, len(text))]) for text in (a, b))
    return alike(first, second, stance, "neutral")


ALIKE = {
    "verb and verbal noun": ("لم نستهدف الموقع الأثري في المدينة", "عدم استهداف الموقع الأثري في المدينة"),
    "cut short": (
        "قواتنا استعادت السيطرة على الجسر القديم ومحطة القطار",
        "القوات استعادت السيطرة على الجسر القديم ومحطة القطار بعد قتال دام يومين",
    ),
}
UNLIKE = {
    "a negation on one side": ("استهدفنا الموقع الأثري في المدينة", "لم نستهدف الموقع الأثري في المدينة"),
    "numbers that exclude each other": ("مقتل 14 مدنيا في قصف السوق", "مقتل 23 مدنيا في قصف السوق"),
    "a phrase that any sentence on the place has": (
        "المدينة الحدودية المجاورة للنهر",
        "الهجوم الذي ضرب المدينة الحدودية المجاورة للنهر نفذته جماعة مسلحة انشقت عن التنظيم وأوقع عشرات القتلى والجرحى"
        " بين طلاب كانوا ينظفون حديقة المركز الثقافي",
    ),
}


@pytest.mark.parametrize(("a", "b"), ALIKE.values(), ids=ALIKE)
def test_contents_alike(read: Reader, a: str, b: str) -> None:
    assert degree(read, a, b)


@pytest.mark.parametrize(("a", "b"), UNLIKE.values(), ids=UNLIKE)
def test_contents_unlike(read: Reader, a: str, b: str) -> None:
    assert not degree(read, a, b)


def test_a_later_count_is_the_same_but_for_its_number(read: Reader) -> None:
    reader = TermReader(read.lexicon)
    first, later, both, other = (
        reader.terms(read.text(text), [(0, len(text))])
        for text in (
            "حصيلة الغارة على سوق بيلساد بلغت 23 قتيلا",
            "حصيلة الغارة على سوق بيلساد بلغت 19 قتيلا",
            "حصيلة الغارة على سوق بيلساد بلغت 23 قتيلا ثم 19",
            "إصابة 40 في مستشفى كورفاش",
        )
    )
    assert recounted(first, later) and not alike(first, later)
    assert alike(first, both) and alike(later, both)
    assert not recounted(first, both) and not recounted(first, other)


def test_a_denial_is_a_negation(read: Reader) -> None:
    assert degree(read, "استهداف الموقع الأثري في المدينة", "لم نستهدف الموقع الأثري في المدينة", "denying")


ATTACK = "لقت طائرتان أربع قنابل على سوق المدينة القديمة وقت الذروة"
BASE = (
    "زعمت جبهة الفجر أن طائرتين ألقتا أربع قنابل على سوق المدينة القديمة وقت الذروة.\nوأغلقت المتاجر أبوابها."
)

KEPT = {
    "the source is in the sentence before": f"اتهمت جبهة الفجر خصومها بقصف المدينة.\nوأ{ATTACK}.",
    "the source is in the sentence after": f"أ{ATTACK}.\nهذا ما ذكرته جبهة الفجر.",
    "it stands in quotation marks": f"من أقوال الأسبوع:\n«أ{ATTACK}».",
    "another sentence on it": "قصفت طائرتان سوق المدينة وفر السكان من الحي كله نحو القرى البعيدة.",
}


def test_a_dropped_attribution_is_found(read: Reader) -> None:
    later = made(read, f"أ{ATTACK}.\nوأغلقت المتاجر أبوابها.")
    (case,) = laundering.cases(made(read, BASE), later)
    assert (case.kind, case.stance_before, case.stance_after) == ("dropped", "doubting", "writer")


@pytest.mark.parametrize("later", KEPT.values(), ids=KEPT)
def test_no_attribution_is_dropped(read: Reader, later: str) -> None:
    assert not laundering.cases(made(read, BASE), made(read, later))


def reported(number: int, document: int, day: str, low: float, origin: str, **more: object) -> Reported:
    plain: dict[str, object] = {
        "high": low, "approx": False, "cumulative": False, "category": "killed", "whom": "", "place": "بيلساد",
        "outlet": None,
    } | more  # fmt: skip
    return Reported(figure=number, document=document, day=day, low=low, origin=origin, **plain)  # type: ignore[arg-type]


def checks(*listed: Reported) -> list[str]:
    return [conflict.check for conflict in findings(series(listed), listed)]


ONE = frozenset((7,))


def test_two_origins_on_one_incident_conflict() -> None:
    a = reported(1, 1, "2021-03-07", 14, "الوزارة", incidents=ONE)
    b = reported(2, 2, "2021-03-08", 23, "المرصد", incidents=ONE)
    assert checks(a, b) == ["tolls-conflict"]


def test_two_incidents_in_one_town_do_not() -> None:
    a = reported(1, 1, "2021-03-07", 14, "الوزارة", incidents=ONE)
    b = reported(2, 2, "2021-03-08", 23, "المرصد", incidents=frozenset((8,)))
    assert checks(a, b) == []


def test_one_text_that_sets_two_accounts_against_each_other() -> None:
    a = reported(1, 1, "2021-03-07", 14, "الوزارة", beside=frozenset((2,)))
    b = reported(2, 1, "2021-03-07", 23, "المرصد", beside=frozenset((1,)))
    assert checks(a, b) == ["tolls-conflict"]


def test_vague_numbers_and_figures_of_history_contradict_nothing() -> None:
    a = reported(1, 1, "2021-03-07", 10, "الوزارة", incidents=ONE)
    vague = reported(2, 2, "2021-03-07", 200, "المرصد", high=999, approx=True, incidents=ONE)
    old = reported(3, 3, "2021-03-07", 4000, "الأرشيف", incidents=ONE, fixed=False)
    assert checks(a, vague) == checks(a, old) == []


@pytest.mark.parametrize(
    ("days", "found"),
    [(("2021-03-07", "2021-03-09"), ["toll-decreases"]), (("2021-03-07", "2021-06-09"), [])],
    ids=["the next days", "three months later it is another incident"],
)
def test_a_running_total_goes_down(days: tuple[str, str], found: list[str]) -> None:
    a, b = (
        reported(k, k, day, low, "المرصد", cumulative=True)
        for k, (day, low) in enumerate(zip(days, (23, 19), strict=True), 1)
    )
    assert checks(a, b) == found


def test_a_running_total_jumps() -> None:
    a, b = (
        reported(k, k, day, low, "المرصد", cumulative=True)
        for k, (day, low) in enumerate((("2021-03-07", 10), ("2021-03-08", 45)), 1)
    )
    assert checks(a, b) == ["toll-jump"]


BOTH = (
    "زعم مكتب الرئيس أن الأمين العام هيثم الكروي أكد للرئيس أن المنظمة ترفض التعامل مع أي حكومة أخرى في البلاد.\n"
    "وقال بيان المنظمة إن الكروي أعرب عن قلقه العميق من تجدد القتال في العاصمة.\n"
    "وأضاف الكروي أن المنظمة مستعدة لتقديم مساعدات إنسانية عاجلة."
)


def test_one_article_with_both_accounts_is_held_against_itself(read: Reader) -> None:
    one = made(read, BOTH)
    who = find_speaker([one], "الكروي")
    assert who is not None and who.surname
    found = readouts.compare(
        one, [one], who, of_primary=chosen("بيان المنظمة"), of_others=chosen("مكتب الرئيس")
    )
    assert found is not None
    assert [claim.verdict for claim in found.claims] == ["not in the primary"]
    assert "ترفض التعامل" in found.claims[0].statement.attribution.content[0].text
    omitted = [o.statement.attribution.content[0].text for o in found.omitted]
    assert len(omitted) == 2, omitted
    starts = [o.statement.attribution.cue.start for o in found.omitted]
    assert all(a < b for a, b in pairwise(starts))


NAMESAKES = {
    "a family's name alone": ("الراوي", "مدير المستشفى سليم الراوي", False),
    "another given name beside one in common": ("سليم عادل الراوي", "سليم حازم الراوي", False),
    "the same name in two offices": ("وزير الدفاع سليم الراوي", "مدير المستشفى سليم الراوي", False),
    "the same office": ("وزير الدفاع الراوي", "وزير الدفاع سليم الراوي", True),
    "two given names": ("سليم عادل الراوي", "مدير المستشفى سليم عادل الراوي", True),
    "a name in two words or one": ("وزير الدفاع سليم عبد الله", "وزير الدفاع سليم عبدالله", True),
}


@pytest.mark.parametrize(("a", "b", "same"), NAMESAKES.values(), ids=NAMESAKES)
def test_namesakes_are_told_apart(read: Reader, a: str, b: str, same: bool) -> None:
    assert surely_same(*speakers(read, a, b)) is same


def test_a_name_ends_where_the_office_goes_on(read: Reader) -> None:
    (who,) = speakers(read, "المتحدث باسم مركز سليم للإغاثة والأعمال الإنسانية عادل الراوي")
    assert (who.given, "سليم" in who.terms) == (frozenset(("عادل",)), True)


def test_a_bare_office_is_nobody_in_particular(read: Reader) -> None:
    assert not same_speaker(*speakers(read, "المتحدث الرسمي", "المتحدث الرسمي باسم وزارة الصحة"))


def test_whoever_may_be_the_same_speaker_has_a_wanted_key(read: Reader) -> None:
    for a, b in SAME.values():
        first, second = speakers(read, a, b)
        assert set(keys(first)) & set(wanted(second))
        assert set(keys(second)) & set(wanted(first))


TAKEN = "طائرتين ألقتا أربع قنابل على سوق المدينة القديمة وقت الذروة"
NO_CASE = {
    "an agency's dispatch": (f"ذكرت وكالة الأنباء أن {TAKEN}.", f"أ{ATTACK}."),
    "a byline": (f"سليم الراوي - الصباح - بيلساد: أ{ATTACK}.", f"أ{ATTACK}."),
    "the title names the source": (f"زعمت جبهة الفجر أن {TAKEN}.", f"أ{ATTACK}."),
    "another word of saying": (f"زعمت جبهة الفجر أن {TAKEN}.", f"وروى شهود كيف أ{ATTACK}."),
    "its spokesman speaks": (
        f"قالت جبهة الفجر إن {TAKEN}.",
        f"قال المتحدث باسم جبهة الفجر سليم الراوي إن الأسواق مغلقة.\nأ{ATTACK}.",
    ),
    "an item of a list": (f"زعمت جبهة الفجر أن {TAKEN}.", f"- أ{ATTACK}."),
}


@pytest.mark.parametrize(("before", "after"), NO_CASE.values(), ids=NO_CASE)
def test_no_attribution_was_lost(read: Reader, before: str, after: str) -> None:
    later = made(read, after)
    if before is NO_CASE["the title names the source"][0]:
        later.title = lambda: read.text("جبهة الفجر: قصف على السوق")
    assert not laundering.cases(made(read, before), later)


def test_a_toll_of_one_origin_goes_down_when_its_reports_are_of_one_incident() -> None:
    a = reported(1, 1, "2021-03-07", 14, "الوزارة")
    b = reported(2, 2, "2021-03-08", 10, "الوزارة")
    assert checks(a, b) == []
    found = findings(series((a, b)), (a, b), lambda x, y: x.figure != y.figure)
    assert [conflict.check for conflict in found] == ["toll-decreases"]


def test_a_bare_office_is_one_origin_in_copies_of_one_text(read: Reader) -> None:
    (who,) = speakers(read, "المتحدثة")
    reports = [
        Report(n, outlet, "2021-03-07", 1, "الصباح", who, True)
        for n, outlet in ((1, "الصباح"), (2, "المساء"))
    ]
    assert len(origins(reports)) == 1
    assert len(origins([reports[0], reports[1]._replace(copied_from=2)])) == 2
