"""How many independent origins stand behind reports of one thing.

Reports are independent only if their origins are: chains that end in one speaker count once, however many agencies
and newspapers passed it on; an unnamed source counts once for all copies of the text that has it; what a writer says
in the own voice has the outlet of the earliest of its copies for its origin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from musnad.reconcile.speakers import Speaker, nameless, same_speaker


class Report(NamedTuple):
    """One document's report of something: whose word it gives (None: the writer's own), and which group of copies
    the document belongs to (its earliest document; its own id when it is no copy) with that document's outlet."""

    document: int
    outlet: str | None
    day: str
    copied_from: int
    copied_outlet: str | None
    speaker: Speaker | None
    voiced: bool
    """It stands in an attribution; a voiced report without speaker has a source that the text does not name."""


class Origin(NamedTuple):
    """One origin, and the reports that go back to it. kind: speaker, unnamed or outlet."""

    kind: str
    name: str
    reports: tuple[Report, ...]


def origins(reports: Iterable[Report]) -> list[Origin]:
    """The independent origins of reports of one thing, those with most reports first."""
    speakers: list[tuple[Speaker, list[Report]]] = []
    others: dict[tuple[str, object], list[Report]] = {}
    for report in sorted(_as_copied(list(reports)), key=lambda r: (r.day, r.document)):
        who = report.speaker
        if who is not None and not nameless(who):
            for k, (known, listed) in enumerate(speakers):
                if same_speaker(known, who):
                    listed.append(report)
                    if len(who.name) > len(known.name):
                        speakers[k] = (who, listed)
                    break
            else:
                speakers.append((who, [report]))
        elif report.voiced:
            others.setdefault(("unnamed", report.copied_from), []).append(report)
        else:
            others.setdefault(("outlet", report.copied_outlet or report.copied_from), []).append(report)
    found = [Origin("speaker", who.name, tuple(listed)) for who, listed in speakers]
    for (kind, key), listed in others.items():
        named = listed[0].speaker.name if listed[0].speaker is not None else ""
        name = named if kind == "unnamed" else str(key) if isinstance(key, str) else ""
        found.append(Origin(kind, name, tuple(listed)))
    return sorted(found, key=lambda o: (-len(o.reports), o.reports[0].day, o.reports[0].document))


def _as_copied(reports: list[Report]) -> list[Report]:
    """The reports, with the source that a copy of the same text names where a report names none or less of it.

    One copy writes «متحدثون عسكريون» for the other's «متحدثون عسكريون باسم الحكومة»; one leaves the witnesses out.
    """
    groups: dict[int, list[Report]] = {}
    for report in reports:
        groups.setdefault(report.copied_from, []).append(report)
    found = []
    for report in reports:
        others = [r for r in groups[report.copied_from] if r.document != report.document and r.voiced]
        mine = report.speaker
        if mine is None or nameless(mine):
            named = [r for r in others if r.speaker is not None and not nameless(r.speaker)]
            if named and all(same_speaker(named[0].speaker, r.speaker) for r in named):  # type: ignore[arg-type]
                report = report._replace(speaker=named[0].speaker, voiced=True)
            elif not report.voiced and others and not named:
                report = report._replace(speaker=others[0].speaker, voiced=True)
        else:
            fuller = [
                r.speaker
                for r in others
                if r.speaker is not None
                and r.speaker.surname == mine.surname
                and r.speaker.terms > mine.terms
                and mine.terms
            ]
            if fuller:
                report = report._replace(speaker=max(fuller, key=lambda w: (len(w.terms), w.name)))
        found.append(report)
    return found


class Tally(NamedTuple):
    """Counts for one thing: documents, outlets, independent texts (copies folded), origins."""

    documents: int
    outlets: int
    texts: int
    origins: int


def tally(reports: Iterable[Report]) -> Tally:
    """Count documents, outlets, independent texts and origins.

    «17 reports, 9 outlets, 1 origin».
    """
    listed = list(reports)
    return Tally(
        len({r.document for r in listed}),
        len({r.outlet for r in listed}),
        len({r.copied_from for r in listed}),
        len(origins(listed)),
    )
