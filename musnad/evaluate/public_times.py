"""The public sets of times: Recognizers-Text (dates, periods, date-times) and duckling (times, durations).

A case passes when the reader finds each of its times, with the same words and the same value, and no other. The two
sets follow other conventions than a news reader, so words and values are compared as `_same_words` and `_same_value`
say. What news does not write, or what is no time by the reader's guidelines, is left out for one of the reasons of
`LEFT_OUT` and counted; docs/times.md lists them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from musnad.evaluate.public import Case, Result, public_set
from musnad.read import calendar as cal
from musnad.read.reader import Reader
from musnad.text.fold import fold

DUCKLING_DAY = date(2013, 2, 12)
"""The day from which duckling's cases count."""


class Expected(NamedTuple):
    """A time that a case expects."""

    words: str
    kind: str
    """date, daterange, datetime, time, duration, set …, as Recognizers-Text calls them."""
    timex: str
    days: tuple[tuple[date, date], ...]
    """First and last day, of each resolution that the set allows; none when it gives no value."""


# --- reasons to leave a case out ---------------------------------------------------------------------------

_UNIT = r"(?:ثاني|ثوان|دقيق|دقائق|ساع|يوم|أيام|ايام|أسبوع|اسبوع|أسابيع|شهر|أشهر|عام|أعوام|سنة|سنوات|سنتين)"
_WEEKDAY = r"(?:ال|ا)?(?:[اإأ]ثنين|ثلاثاء|[أا]ربعاء?|خميس|جمع[ةه]|سبت|[أا]حد)"
_RANK = r"(?:الأول|الاول|الثاني|الثالث|الرابع|الخامس|الأخير|الاخير)"
_DAY = re.compile(rf"يوم|غد|[أا]مس|ليل[ةه]|الصباح|المساء|{_WEEKDAY}|\d+/\d+|من \d+ \w+$")

LEFT_OUT: tuple[tuple[str, Callable[[Expected], bool]], ...] = (
    (
        "a clock time or part of a day by itself is no time of the calendar",
        lambda e: e.kind in ("time", "timerange") or (e.kind.startswith("datetime") and not _DAY.search(e.words)),
    ),
    ("a duration or a repetition is no time of the calendar", lambda e: e.kind in ("duration", "set")),
    (
        "«now» and times counted from the moment of speaking: chat",
        lambda e: bool(
            re.search(rf"من الآن|^(?:حالا|الآن|الان)$|هذه اللحظة|^(?:خلال|بعد|في) (?:\w+ )?{_UNIT}", e.words)
            or (e.kind.startswith("datetime") and "ساعة القادمة" in e.words)
        ),
    ),
    (
        "a vague number has no value («بضعة», «القليلة»)",
        lambda e: bool(re.search(r"بضع|قليل", e.words)),
    ),
    (
        "a day of the month whose month nothing says: «إلى 27»",
        lambda e: e.timex.startswith("XXXX-XX-") or bool(re.fullmatch(rf"{_WEEKDAY} {_RANK}", e.words)),
    ),
    (
        "bare numbers without a full date in day or year order: «4/22», «3-2015»",
        lambda e: bool(re.fullmatch(r"[\d\s./,،-]+", e.words))
        and not re.fullmatch(r"\d{4}\D\d{1,2}\D\d{1,2}|\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4} ?- ?\d{4}", e.words),
    ),
    (
        "a day or stretch relative to something that the case does not say: «اليوم التالي», «باقي الأسبوع», «الصيف»",
        lambda e: bool(
            re.fullmatch(
                r"(?:اليوم (?:التالي|الماضي|السابق)|آخر يوم|(?:بقية |باقي |عطلة )?(?:نهاية )?(?:الإ?ا?أ?سبوع|أسبوعي)"
                r"|الصيف|الشتاء|الربيع|الخريف)",
                e.words,
            )
        ),
    ),
    (
        "decades and years that only words name, without «عام» or «القرن»: «الألفين», «العشرينيات» as those of 2010",
        lambda e: not re.search(r"\d|عام|سن[ةت]|شهر|[أا]سبوع|يناير|فبراير|مارس|سبتمبر|عقد", e.words)
        and bool(re.search(r"ألف|عشريني|عشرات", e.words)),
    ),
    (
        "not Arabic usage: a digit before a definite plural, a year read in halves, a month before «بين»",
        lambda e: bool(re.search(r"\d ال\w+ ال|تسعة عشر تسعة|شهر \w+ بين", e.words)),
    ),
    (
        "dialect: «اليوم اللي», months by number («شهر عشرة»)",
        lambda e: bool(re.search(r"اليوم ال[يذ]ي? |شهر (?:ثلاث|عشر)|الشهر ال\w+ سن", e.words)),
    ),
    (
        "a feast by its name alone says no day by itself",
        lambda e: e.kind == "holiday" and not re.search(r"\d{4}", e.words),
    ),
)  # fmt: skip
"""Why a case is left out, and which. The first reason that holds is counted."""


def _reason(expected: Expected) -> str | None:
    return next((reason for reason, holds in LEFT_OUT if holds(expected)), None)


# --- comparing ---------------------------------------------------------------------------------------------

_OPENING = re.compile(r"^(?:(?:من|في|ما|بين|منذ|خلال|الي|حتي|يوم|هذا|لاحقا|وقت|لاحق)\s+)+")
_EDGE = re.compile(r"مطلع|بداية|نهاية|[أا]واخر|[أا]وائل|منتصف|نصف|اواسط|لاحق")


def _core(words: str) -> str:
    """The words without the prepositions and «يوم» before them, which the sets take in or leave out as they like."""
    folded = " ".join(fold(word) for word in words.split())
    return _OPENING.sub("", folded)


def _same_words(expected: Expected, found: str) -> bool:
    a, b = _core(expected.words), _core(found)
    if a == b or b in (f"ب{a}", f"ل{a}") or a in (f"ب{b}", f"ل{b}"):
        return True
    return expected.kind.startswith("datetime") and (b in a or a in b)  # a clock time beside the day


def _same_value(expected: Expected, value: str | None, day: date) -> bool:
    """The value is one that the set allows: the same days, or the set's TIMEX; coarser where the words are.

    An end may be the set's or the day before it, as the sets count some ends in and others out. «قبل شهرين» has the
    precision of its unit, where the sets give a day; «أواخر مايو» is within May, of which the sets take a third.
    """
    if not expected.days and not expected.timex:
        return True  # the set gives no value
    if value is None:
        return bool(expected.days) and all(
            first.year == 1 for first, _ in expected.days
        )  # no such day: «31 نوفمبر»
    if value == expected.timex:
        return True
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", expected.timex)
    if season:
        return value == cal.season(int(season[1]), ("SP", "SU", "FA", "WI").index(season[2]) + 1)
    rolling = re.fullmatch(r"\(([\d-]+),([\d-]+),P(\d+)([DWMY])\)", expected.timex)
    if rolling and any(abs((date.fromisoformat(end) - day).days) <= 1 for end in rolling.groups()[:2]):
        unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[rolling[4]]
        if value in (cal.stretch(day, unit, int(rolling[3]), way) for way in (1, -1)):
            return True
    found = cal.bounds(value)
    if found is None:
        return False
    ends = cal.bounds(value.split("/")[-1])
    coarse = bool(re.search(r"شهر|[أا]شهر|عام|سن[ةت]", expected.words)) and "قبل" in expected.words
    for first, last in expected.days:
        if found[0] == first and ends is not None and ends[0] <= last <= ends[1] + timedelta(1):
            return True
        if (coarse or _EDGE.search(expected.words)) and found[0] <= first <= last <= found[1] + timedelta(1):
            return True
    return False


def _evaluate(cases: list[tuple[str, date, list[Expected]]], reader: Reader) -> Result:
    result = Result()
    left: Counter[str] = Counter()
    right = total = 0
    for sentence, day, wanted in cases:
        reasons = [_reason(expected) for expected in wanted]
        counted = [expected for expected, reason in zip(wanted, reasons, strict=True) if reason is None]
        if not counted:
            left[next((reason for reason in reasons if reason), "no time is expected")] += 1
            continue
        total += 1
        found = reader.read(sentence, published=day.isoformat()).times
        good = len(found) == len(wanted) if len(counted) == len(wanted) else len(found) >= len(counted)
        for expected in counted:
            good = good and any(
                _same_words(expected, time.span.text) and _same_value(expected, time.value, day)
                for time in found
            )
        right += good
        if not good:
            shown = ", ".join(f"{e.words} = {e.timex or e.days}" for e in counted)
            got = ", ".join(f"{time.span.text} = {time.value}" for time in found) or "nothing"
            result.failed.append(f"{sentence} | expected {shown} | got {got}")
    result.measures["passed"] = (right, total)
    result.left_out = dict(left)
    return result


# --- the sets ----------------------------------------------------------------------------------------------


@public_set(
    "recognizers-DateParser.jsonl", "recognizers-DatePeriodParser.jsonl", "recognizers-DateTimeModel.jsonl"
)
def recognizers(cases: list[Case], reader: Reader) -> Result:
    """Times of Recognizers-Text: a sentence, its day, and what it names."""
    read = []
    for case in cases:
        day = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
        read.append((case["Input"], day, [_recognized(each) for each in case["Results"]]))
    return _evaluate(read, reader)


def _recognized(found: dict[str, Any]) -> Expected:
    words = found["Text"].strip()
    value = found.get("Value")
    if value is not None:
        given = (value.get("PastResolution") or {}, value.get("FutureResolution") or {})
        return Expected(words, found["Type"], value["Timex"], _days(given))
    kind = found["TypeName"].removeprefix("datetimeV2.")
    resolution = found["Resolution"]
    if not isinstance(resolution, dict):
        return Expected(words, kind, "", ())
    values = resolution["values"]
    return Expected(words, values[0]["type"], values[0]["timex"], _days(values))


def _days(resolutions: Any) -> tuple[tuple[date, date], ...]:
    days = []
    for each in resolutions:
        first = each.get("date") or each.get("startDate") or each.get("start") or each.get("value")
        last = each.get("endDate") or each.get("end") or first
        try:
            days.append((date.fromisoformat(first[:10]), date.fromisoformat(last[:10])))
        except (TypeError, ValueError):
            continue  # a clock time
    return tuple(days)


_DUCKLING = re.compile(r"\((datetime\w*) \(?\((\d+), (\d+), (\d+), \d+, \d+, \d+\)")
_SECOND = re.compile(r"\), \((\d+), (\d+), (\d+),")


@public_set("duckling-Time.jsonl")
def duckling_times(cases: list[Case], reader: Reader) -> Result:
    """Times of duckling. A date without its year passes for the year before too: news means the latest."""
    read = []
    left = 0
    for case in cases:
        expected = _duckled(case["text"], case["expect"])
        if expected is None:
            left += 1
            continue
        read.append((case["text"], DUCKLING_DAY, [expected]))
    result = _evaluate(read, reader)
    if left:
        result.left_out["a bare weekday is the next in this set, the latest in news"] = left
    return result


def _duckled(text: str, expect: str) -> Expected | None:
    """What a case expects; None for a bare weekday."""
    if re.fullmatch(_WEEKDAY, text):
        return None
    parts = _DUCKLING.match(expect)
    if parts is None:
        raise ValueError(f"not a value of duckling's: {expect}")
    grain = expect.rstrip(")").split(") ")[-1].split()[0] if "Holiday" not in expect else "Holiday"
    first = date(int(parts[2]), int(parts[3]), int(parts[4]))
    second = _SECOND.search(expect)
    last = date(*map(int, second.groups())) if second else first
    if grain == "Week":
        last = first + timedelta(6)
    elif grain == "Month":
        last = date(*cal.shift_month(first.year, first.month, 1), 1) - timedelta(1)
    elif grain == "Year":
        last = date(first.year, 12, 31)
    kind = {"Holiday": "holiday", "Hour": "datetime", "Minute": "datetime", "Second": "datetime"}.get(
        grain, "date"
    )
    days = [(first, last)]
    if not re.search(r"\d{4}|سن[ةت]|عام", text) and grain in ("Day", "Month", "Hour", "Minute"):
        days.append((_year_before(first), _year_before(last)))
    return Expected(text, kind, "", tuple(days))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)


_DURATION = re.compile(r"\(DurationData (\d+) (\w+)\)")


@public_set("duckling-Duration.jsonl")
def duckling_durations(cases: list[Case], reader: Reader) -> Result:
    """Durations of duckling: figures of that value and the category `duration`."""
    result = Result()
    right = total = left = 0
    for case in cases:
        expected = _DURATION.match(case["expect"])
        if expected is None or expected[1] == "1":
            left += 1
            continue
        total += 1
        figures = reader.read(case["text"]).figures
        value = int(expected[1])
        good = any(f.low == f.high == value and f.category == "duration" for f in figures)
        right += good
        if not good:
            result.failed.append(
                f"{case['text']} | expected {value} {expected[2]} | got {[f.low for f in figures]}"
            )
    result.measures["passed"] = (right, total)
    if left:
        result.left_out["one unit named without a number is no figure"] = left
    return result
