"""The tolls of a ledger: its figures as series by measure and origin."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from musnad.ledger.ledger import Ledger
from musnad.lexicon.sources import parse
from musnad.reconcile import tolls
from musnad.reconcile.reports import report_of
from musnad.reconcile.speakers import Speaker, same_speaker
from musnad.reconcile.terms import WORDS
from musnad.text.fold import fold

CASUALTIES = ("killed", "injured", "detained", "missing", "displaced")
"""Categories of which tolls are kept."""

WRITER = ""
"""The origin of figures in the writer's own voice."""


class Tolls(NamedTuple):
    """Series, what in them does not fit, and the rows of the figures behind them by id."""

    series: list[tolls.Series]
    conflicts: list[tolls.Conflict]
    figures: dict[int, dict[str, Any]]


def tolls_of(
    ledger: Ledger,
    *,
    category: str | None = None,
    place: str | None = None,
    source: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    near: tuple[float, float, float] | None = None,
) -> Tolls:
    """The series of the ledger's figures. Filters as for `figures`; without a category, all casualties."""
    categories = (category,) if category is not None else CASUALTIES
    rows: list[dict[str, Any]] = []
    for one in categories:
        rows += ledger.figures(
            category=one, place=place, source=source, from_=from_, to=to, near=near, limit=None, sort="oldest"
        )
    speakers: list[tuple[Speaker, str]] = []
    reported = [r for row in rows if (r := _reported(ledger, row, speakers)) is not None]
    listed = tolls.series(reported)
    return Tolls(listed, tolls.findings(listed, reported), {row["id"]: row for row in rows})


def _reported(
    ledger: Ledger, row: dict[str, Any], speakers: list[tuple[Speaker, str]]
) -> tolls.Reported | None:
    report = report_of(ledger, row["document"], row["attribution"])
    day = row["last"] or report.day
    if row["low"] is None and row["high"] is None:
        return None
    origin = WRITER
    if report.voiced:
        origin = _origin(report.speaker, speakers) if report.speaker is not None else "?"
    return tolls.Reported(
        row["id"], row["document"], row["outlet"], min(day[:10], report.day), row["low"], row["high"],
        bool(row["approx"]), bool(row["cumulative"]), row["category"], _whom(row["unit"]),
        row["place"] or row["country"] or "", origin, row["part_of"], report.copied_from,
    )  # fmt: skip


def _origin(who: Speaker, speakers: list[tuple[Speaker, str]]) -> str:
    """One name for all mentions of a speaker: the first that was met."""
    if who.anonymous:
        return f"{who.name} ?"
    for known, name in speakers:
        if same_speaker(known, who):
            return name
    speakers.append((who, who.name))
    return who.name


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(map(fold, parse(WORDS)["people"]["words"]))


def _whom(unit: str | None) -> str:
    """What is counted, "" for people in general."""
    if unit is None:
        return ""
    form = fold(unit)
    for cut in (
        form,
        form.removeprefix("ال"),
        form.removesuffix("ا"),
        form.removesuffix("ان"),
        form.removesuffix("ين"),
    ):
        if cut in _people():
            return ""
    return form.removeprefix("ال")
