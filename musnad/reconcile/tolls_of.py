"""The tolls of a ledger: its figures as series by measure and origin."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from musnad.ledger.ledger import Ledger
from musnad.lexicon.gazetteer import gazetteer
from musnad.lexicon.sources import parse, shipped
from musnad.read.units import Noun, Units
from musnad.reconcile import tolls
from musnad.reconcile.around import Around
from musnad.reconcile.reports import report_of
from musnad.reconcile.speakers import Speaker, keys, nameless, same_speaker, telling, wanted
from musnad.reconcile.store import prepared
from musnad.reconcile.terms import WORDS
from musnad.text.fold import fold
from musnad.text.tokens import tokenize

INCIDENT, RECENT = 7, 10
"""Days that an incident lasts at most, and that its toll is still news: other figures are of a period or of history."""

BESIDE = 400
"""Code points between two figures that one text sets side by side."""

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
    categories = (category,) if category is not None else tolls.CASUALTIES
    rows: list[dict[str, Any]] = []
    for one in categories:
        rows += ledger.figures(
            category=one, place=place, source=source, from_=from_, to=to, near=near, limit=None, sort="oldest"
        )
    origins = _Origins()
    towns = {row["place"] for row in rows if row["place"] and row["latitude"] is not None}
    figures = {row["id"]: row for row in rows}
    around = Around(ledger, figures)
    reported = [r for row in rows if (r := _reported(ledger, row, origins, towns, around)) is not None]
    reported = _set_against(reported, figures, around)
    listed = tolls.series(reported)
    return Tolls(listed, tolls.findings(listed, reported, around.alike, origins.kin), figures)


def _reported(
    ledger: Ledger,
    row: dict[str, Any],
    origins: _Origins,
    towns: set[str],
    around: Around,
) -> tolls.Reported | None:
    report = report_of(ledger, row["document"], row["attribution"])
    day = row["last"] or report.day
    if row["low"] is None and row["high"] is None:
        return None
    origin = WRITER
    if report.voiced:
        origin = origins.name(report.speaker) if report.speaker is not None else "?"
    whom = _whom(row["unit"])
    fixed = (
        _fixed(row, report.day)
        and not around.partial(row["id"], alone=not whom)
        and not _former(report.speaker)
        and not _expected(ledger, row["attribution"])
        and not around.reaction(row["attribution"])
    )
    return tolls.Reported(
        row["id"], row["document"], row["outlet"], min(day[:10], report.day), row["low"], row["high"],
        bool(row["approx"]), bool(row["cumulative"]), row["category"], whom,
        _town(row["place"], towns) or row["country"] or "", origin, row["part_of"], report.copied_from, frozenset(),
        _incidents(ledger, row["id"]), fixed, report.day,
    )  # fmt: skip


def _set_against(
    reported: list[tolls.Reported], rows: dict[int, dict[str, Any]], around: Around
) -> list[tolls.Reported]:
    """The figures, each with those of its text that it is set against: near by, and a word of contrast between them.

    What is said of others («و2 آخرون»), after a figure of the same kind, comes on top of it and is held against none.
    """
    of: dict[int, list[tolls.Reported]] = {}
    for report in reported:
        of.setdefault(report.document, []).append(report)
    beside: dict[int, set[int]] = {}
    on_top: set[int] = set()
    totals: dict[int, set[float]] = {}
    for document, listed in of.items():
        if len(listed) < 2:
            continue
        text = around.text(document)
        listed.sort(key=lambda r: rows[r.figure]["start"])
        for k, first in enumerate(listed):
            end = rows[first.figure]["end"]
            for second in listed[k + 1 :]:
                start = rows[second.figure]["start"]
                if start - end > BESIDE:
                    break
                if first.category != second.category:
                    continue
                if around.others(second.figure):
                    on_top.add(second.figure)
                if first.low and second.low and around.joined(first.figure, second.figure):
                    for one in (first, second):
                        totals.setdefault(one.figure, set()).add(first.low + second.low)
                between = {fold(token) for token in tokenize(text[end:start])[0]}
                between |= {form.removeprefix("و") for form in between}
                if between & _contrast():
                    beside.setdefault(first.figure, set()).add(second.figure)
                    beside.setdefault(second.figure, set()).add(first.figure)
    return [
        r._replace(
            beside=frozenset(beside.get(r.figure, ())),
            fixed=r.fixed and r.figure not in on_top,
            totals=frozenset(totals.get(r.figure, ())),
        )
        for r in reported
    ]


@lru_cache(maxsize=1)
def _contrast() -> frozenset[str]:
    return frozenset(map(fold, parse(WORDS)["contrast"]["words"]))


def _fixed(row: dict[str, Any], reported: str) -> bool:
    """A figure of an incident in a place: no country's, no year's, none of the past."""
    if not row["place"] or any(site.type == "country" for site in gazetteer().find(row["place"])[:1]):
        return False
    if not (row["first"] and row["last"]):
        return True
    first, last = (date.fromisoformat(row[end][:10]) for end in ("first", "last"))
    return (last - first).days <= INCIDENT and (date.fromisoformat(reported) - last).days <= RECENT


def _incidents(ledger: Ledger, figure: int) -> frozenset[int]:
    """The events that a figure belongs to, by the heads of their groups."""
    head = "e.event"
    join = ""
    if prepared(ledger.connection):
        head = "coalesce(g.head, e.event)"
        join = " LEFT JOIN link_groups g ON g.kind = 'event' AND g.member = e.event"
    rows = ledger.query(f"SELECT {head} AS head FROM event_figures e{join} WHERE e.figure = ?", (figure,))
    return frozenset(row["head"] for row in rows)


def _expected(ledger: Ledger, attribution: int | None) -> bool:
    """A toll that somebody thinks likely, or warns of, is no count («مرجحة أن تتجاوز الحصيلة 25»).

    Nor is that of a deed that somebody condemns: whoever does so has it from others.
    """
    return attribution is not None and bool(
        ledger.query(
            "SELECT 1 FROM attributions WHERE id = ? AND stance IN ('opining', 'warning', 'accusing')",
            (attribution,),
        )
    )


def _town(place: str | None, towns: set[str]) -> str | None:
    """The town that a place in it is named by: «سوق بيلساد» is in «بيلساد», when that is a place with a position."""
    if place is None or place in towns:
        return place
    inside = [town for town in towns if place.endswith(f" {town}")]
    return max(inside, key=len, default=place)


class _Origins:
    """One name for all who speak for one party, or all mentions of a speaker: the first that was met."""

    def __init__(self) -> None:
        self._known: list[Speaker] = []
        self._by_key: dict[str, list[int]] = {}

    def name(self, who: Speaker) -> str:
        """The name by which the speaker's figures stand together."""
        if not who.anonymous and nameless(who):
            return WRITER  # «المتحدث الأمني»: whose, the text does not say
        if who.anonymous:
            return f"{who.name}{tolls.UNNAMED}"
        for number in sorted({n for key in wanted(who) for n in self._by_key.get(key, ())}):
            known = self._known[number]
            if (who.actor and who.actor == known.actor) or same_speaker(known, who):
                return known.name
        for key in keys(who):
            self._by_key.setdefault(key, []).append(len(self._known))
        self._known.append(who)
        return who.name

    def kin(self, a: str, b: str) -> bool:
        """Two origins have an actor in common, or a telling word of their office («الداخلية»)."""
        first, second = (next((k for k in self._known if k.name == name), None) for name in (a, b))
        if first is None or second is None:
            return False
        same = first.actor is not None and first.actor == second.actor
        return same or bool(telling(first) & telling(second))


def _former(who: Speaker | None) -> bool:
    """«الحصيلة السابقة»: what was said before, no other origin's account."""
    return who is not None and any(fold(word).removeprefix("ال") in _earlier() for word in who.name.split())


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    return frozenset(fold(word).removeprefix("ال") for word in parse(WORDS)["earlier"]["words"])


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(map(fold, parse(WORDS)["people"]["words"]))


@lru_cache(maxsize=1)
def _units() -> Units:
    return Units(shipped("units"))


def _whom(unit: str | None) -> str:
    """What is counted, in the singular («جنودا» is «جندي»); "" for people in general."""
    if unit is None:
        return ""
    form = fold(unit.split()[0])
    known = _units().noun(form) or _dual(form)
    key = known[0].key if known is not None else form.removeprefix("ال")
    return "" if key in _people() else key


def _dual(form: str) -> tuple[Noun, str] | None:
    found = _units().duals.get(form)
    return (found[0], "") if found is not None else None
