"""Calendar functions: their documented examples, and what holds of every day."""

from __future__ import annotations

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.read import calendar as cal

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
WEEKDAYS = st.integers(0, 6)


def test_documented_examples() -> None:
    result = doctest.testmod(cal)
    assert result.attempted > 10
    assert result.failed == 0


@given(DAYS)
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert cal.parse_day(day.isoformat()) == day
    assert cal.bounds(cal.iso(day.year, day.month, day.day)) == (day, day)


@given(DAYS)
def test_a_day_lies_in_its_month_year_and_week(day: date) -> None:
    for value in (cal.iso(day.year, day.month), cal.iso(day.year), cal.week(day)):
        first, last = cal.bounds(value) or (date.max, date.min)
        assert first <= day <= last


@given(DAYS, WEEKDAYS)
def test_weekdays_around_a_day(day: date, weekday: int) -> None:
    back, ahead = cal.latest_weekday(day, weekday), cal.next_weekday(day, weekday)
    assert back.weekday() == ahead.weekday() == weekday
    assert timedelta(0) <= day - back < timedelta(7)
    assert timedelta(0) <= ahead - day < timedelta(7)
    assert cal.latest_weekday(day, weekday, before=True) < day < cal.next_weekday(day, weekday, after=True)


@given(DAYS, st.integers(-600, 600))
def test_shifting_months_there_and_back(day: date, by: int) -> None:
    year, month = cal.shift_month(day.year, day.month, by)
    assert 1 <= month <= 12
    assert cal.shift_month(year, month, -by) == (day.year, day.month)


@given(st.dates(date(1930, 1, 1), date(2070, 12, 31)))
def test_hijri_days_go_there_and_back(day: date) -> None:
    from hijridate import Gregorian, Hijri

    there = Gregorian(day.year, day.month, day.day).to_hijri()
    assert cal.hijri(there.year, there.month, there.day) == day.isoformat()
    first, last = cal.bounds(cal.hijri(there.year, there.month)) or (date.max, date.min)
    assert first <= day <= last
    # as the tables have it: 29 or 30 days, but 28 or 31 in a few months of 1926 to 1931
    assert (last - first).days + 1 == Hijri(there.year, there.month, 1).month_length()
    year = cal.bounds(cal.hijri(there.year)) or (date.max, date.min)
    assert year[0] <= first <= last <= year[1]


@given(st.integers(-10_000, 20_000), st.integers(-5, 40), st.integers(-5, 60))
def test_no_number_is_too_wild(year: int, month: int, day: int) -> None:
    for value in (cal.iso(year, month, day), cal.hijri(year, month, day)):
        assert value is None or cal.bounds(value) is not None


@given(DAYS, st.sampled_from(("day", "week", "month", "year")), st.integers(1, 30))
def test_counting_back_and_stretches(day: date, unit: str, count: int) -> None:
    back = cal.bounds(cal.back(day, unit, count))
    before = cal.bounds(cal.stretch(day, unit, count, -1))
    after = cal.bounds(cal.stretch(day, unit, count, 1))
    assert back is not None and before is not None and after is not None
    assert back[0] <= before[0] <= before[1] < day < after[0] <= after[1]


@given(DAYS, st.integers(1, 5), WEEKDAYS)
def test_the_nth_weekday_of_a_month(day: date, number: int, weekday: int) -> None:
    first, last = cal.bounds(cal.iso(day.year, day.month)) or (date.max, date.min)
    found = cal.nth_weekday(first, last, number, weekday)
    if found is None:
        assert number == 5
    else:
        assert (found.weekday(), (found.day - 1) // 7 + 1, found.month) == (weekday, number, day.month)
    final = cal.nth_weekday(first, last, -1, weekday)
    assert final is not None and final + timedelta(7) > last


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert cal.easter(year).weekday() == 6
    assert date(year, 3, 22) <= cal.easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize("year", range(1925, 2076, 25))
def test_the_feast_of_a_year_lies_in_it(year: int) -> None:
    for code in ("H 10-01", "H 12-10", "12-25", "easter"):
        found = cal.feast(code, year)
        assert found is not None and found.year == year


@pytest.mark.parametrize(
    "value", ["", None, "2015-13", "2015-02-30", "2015-W60", "soon", "2015/", "/2015", "2015-W0x"]
)
def test_what_is_no_value_has_no_bounds(value: str | None) -> None:
    found = cal.bounds(value)
    assert found is None or value == "2015/"
