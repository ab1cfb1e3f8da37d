"""What in the tolls of a ledger does not fit, and what only seems not to."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.ingest.article import Article
from musnad.ledger.ledger import Ledger
from musnad.read.reader import Reader
from musnad.reconcile.run import reconcile
from musnad.reconcile.tolls import Reported, findings, series
from musnad.reconcile.tolls_of import Tolls, tolls_of

HEAD = "في هجوم بسيارة مفخخة على حاجز للشرطة عند المدخل الشمالي لمدينة تعز فجر الأحد"
MINISTRY = "قال المتحدث باسم وزارة الداخلية"
OBSERVATORY = "قال مرصد الهضبة"

CASES = {
    "two origins": (f"{OBSERVATORY} إن 12 شخصا قتلوا {HEAD}.", f"{MINISTRY} إن 19 شخصا قتلوا {HEAD}.", True),
    "a ministry and its spokesman are one": (
        f"قالت وزارة الداخلية إن 12 شخصا قتلوا {HEAD}.",
        f"{MINISTRY} سليم الراوي إن 19 شخصا قتلوا {HEAD}.",
        False,
    ),
    "whoever condemns a deed counts nothing": (
        f"أعرب رئيس البرلمان سليم الراوي عن إدانته مقتل 12 شخصا {HEAD}.",
        f"{MINISTRY} إن 19 شخصا قتلوا {HEAD}.",
        False,
    ),
    "the sum of two kinds is the other's whole": (
        f"{OBSERVATORY} إن الانفجار أدى إلى مقتل 12 شرطيا وثلاثة عمال {HEAD}.",
        f"{MINISTRY} إن الانفجار أدى إلى مقتل 15 شرطيا {HEAD}.",
        False,
    ),
}


def told(path: Path, *articles: tuple[str, str]) -> Tolls:
    """The tolls of articles (text, day), each of an outlet of its own."""
    with Ledger(path) as ledger:
        listed = [
            Article(text, f"{number}", outlet=f"صحيفة {number}", published=day)
            for number, (text, day) in enumerate(articles)
        ]
        ledger.add(listed, workers=1)
        reconcile(ledger.connection, Reader())
        return tolls_of(ledger, category="killed")


@pytest.mark.parametrize(("first", "second", "conflict"), CASES.values(), ids=CASES)
def test_conflicts(tmp_path: Path, first: str, second: str, conflict: bool) -> None:
    found = told(tmp_path / "tolls.db", (first, "2021-03-08"), (second, "2021-03-08"))
    assert {report.low for one in found.series for point in one.points for report in point.reports} >= {12}
    assert [c.check for c in found.conflicts] == ["tolls-conflict"] * conflict


def reported(number: int, day: str, low: float, origin: str, told: str = "", *, cumulative: bool) -> Reported:
    return Reported(
        number, number, None, day, low, low, False, cumulative, "killed", "", "بيلساد", origin,
        incidents=frozenset((7,)), told=told,
    )  # fmt: skip


def test_an_unnamed_source_goes_on_from_the_toll_of_the_day_before() -> None:
    a = reported(1, "2021-03-07", 24, "مصادر طبية ?", cumulative=False)
    b = reported(2, "2021-03-08", 40, "مصادر ?", cumulative=False)
    assert findings(series((a, b)), (a, b)) == []
    lower = b._replace(low=9, high=9)
    assert [c.check for c in findings(series((a, lower)), (a, lower))] == ["tolls-conflict"]


@pytest.mark.parametrize(
    ("first", "found"), [("2021-03-07", ["toll-decreases"]), ("2021-03-10", [])], ids=["before", "after"]
)
def test_a_toll_goes_down_when_the_lower_one_was_told_later(first: str, found: list[str]) -> None:
    a = reported(1, "2021-03-07", 33, "المرصد", first, cumulative=True)
    b = reported(2, "2021-03-08", 9, "المرصد", "2021-03-08", cumulative=True)
    assert [c.check for c in findings(series((a, b)), (a, b))] == found
