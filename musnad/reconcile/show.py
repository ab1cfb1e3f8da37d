"""Reconciled records in a terminal: groups with their origins, copies, laundering, tolls, comparisons, framing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from musnad.document import Attribution
from musnad.reconcile.framing import Naming, Outlet, Presenting
from musnad.reconcile.origins import Origin
from musnad.reconcile.readouts import Comparison
from musnad.reconcile.reports import Group, Member, Row
from musnad.reconcile.shared_text import CopyPair, LaunderedCase
from musnad.reconcile.shares import Share
from musnad.reconcile.tolls import Point, Series
from musnad.reconcile.tolls_of import WRITER, Tolls
from musnad.show.bidi import shown
from musnad.show.terminal import STANCES, Layout

VERDICTS = {"borne out": "green", "partly": "yellow", "not in the primary": "red"}
WRITERS_VOICE = "the writer's own voice"
_BAR = 24


def counted(number: int, name: str) -> str:
    """«1 origin», «17 reports»."""
    return f"{number} {name}{'s' * (number != 1)}"


def groups(listed: Sequence[Group], layout: Layout) -> Iterator[Text]:
    """Statements or events with their counts, origins and reports."""
    if not listed:
        yield Text(
            "Nothing stands in more than one document here. Run `musnad reconcile` after adding documents."
        )
    for number, group in enumerate(listed):
        if number:
            yield Text()
        t = group.tally
        head = Text(f"{group.kind} {group.id}  ", style="dim") + Text(
            f"{counted(t.documents, 'report')}, {counted(t.outlets, 'outlet')},"
            f" {counted(t.texts, 'independent text')}, {counted(t.origins, 'origin')}"
            f"{':' if t.origins == 1 else ''}",
            style="bold",
        )
        if t.origins == 1:
            head += Text(" ") + layout.run(_named(group.origins[0]), "bold")
        yield from layout.flow("", "  ", [head])
        yield from layout.quote(group.wording, "  ", limit=None if layout.full else 4)
        for origin in group.origins if t.origins > 1 else ():
            kind = {"speaker": "origin", "unnamed": "unnamed source", "outlet": "in the voice of"}[
                origin.kind
            ]
            name = shown(origin.name) or "?"
            yield from layout.detail("  ", f"{kind} ({counted(len(origin.reports), 'report')})", name)
        for member in group.members:
            yield from _member(member, layout)


def _named(origin: Origin) -> str:
    """The one origin, as the first line names it."""
    name = shown(origin.name)
    if origin.kind == "outlet":
        return f"{name or 'an outlet'} in its own voice"
    return name or "a source that is not named"


def _member(member: Member, layout: Layout) -> Iterator[Text]:
    report = member.report
    copied = f" · copy of {report.copied_from}" if report.copied_from != report.document else ""
    parts = [
        Text(f"{report.day} · document {report.document}{copied} ·"),
        layout.run(shown(report.outlet or "?"), "bold"),
    ]
    parts += [
        Text("→ ") + layout.run(shown(link["source"] or "?")) + Text(f" ({link['stance']})", style="dim")
        for link in member.chain
    ]
    yield from layout.flow("  · ", "    ", parts)


def copies(pairs: Sequence[CopyPair], layout: Layout) -> Iterator[Text]:
    """Pairs of documents that share text, with their longest passages."""
    if not pairs:
        yield Text("No two documents here share text. Run `musnad reconcile` after adding documents.")
    for number, pair in enumerate(pairs):
        if number:
            yield Text()
        share = f"{pair.jaccard:.0%} alike, {pair.contained:.0%} of the shorter one"
        yield Text(pair.relation, style="bold") + Text(f" · {share}", style="dim")
        for name, row in (("first", pair.first), ("then", pair.second)):
            yield from _document(name, row, layout)
        for passage in sorted(pair.passages, key=lambda p: -p.same)[: None if layout.full else 2]:
            yield Text(f"  {counted(passage.same, 'word')} in common", style="dim")
            yield from layout.quote(
                pair.second["text"][slice(*passage.second)], "  ", limit=None if layout.full else 3
            )


def _document(name: str, row: Row, layout: Layout) -> Iterator[Text]:
    parts = [Text(f"{row['day']} · document {row['id']} ·"), layout.run(shown(row["outlet"] or "?"), "bold")]
    yield from layout.flow(f"  {name:5} ", "        ", parts)


def laundering(cases: Sequence[LaunderedCase], layout: Layout) -> Iterator[Text]:
    """Each case with both passages, one under the other."""
    if not cases:
        yield Text(
            "No attribution was dropped or hardened here. Run `musnad reconcile` after adding documents."
        )
    for number, case in enumerate(cases):
        if number:
            yield Text()
        yield (
            Text(f"{case.kind}: ", style="bold")
            + Text(case.stance_before, style=STANCES.get(case.stance_before, ""))
            + Text(" → ")
            + Text(
                WRITERS_VOICE if case.stance_after == "writer" else case.stance_after,
                style=STANCES.get(case.stance_after, "bold"),
            )
        )
        if case.speaker:
            yield from layout.detail("  ", "said by", case.speaker)
        for name, row, passage in (
            ("first", case.first, case.passage_before),
            ("then", case.second, case.passage_after),
        ):
            yield from _document(name, row, layout)
            yield from layout.quote(passage, "        ", limit=None if layout.full else 5)


def tolls(found: Tolls, layout: Layout) -> Iterator[Text]:
    """The series by origin with a bar for each day, then what does not fit."""
    if not found.series:
        yield Text("There are no such figures in this ledger.")
    for number, series in enumerate(found.series):
        if number:
            yield Text()
        yield from _series_head(series, layout)
        top = max(point.value for point in series.points) or 1
        for point in series.points:
            yield _bar(point, top)
    for conflict in found.conflicts:
        yield Text()
        yield Text(conflict.check, style="bold yellow")
        for point, one in (
            (conflict.first, conflict.first_series),
            (conflict.second, conflict.second_series),
        ):
            yield from layout.detail(f"  {point.day} {interval(point)}  ", "by", origin(one))
            for report in point.reports[:2]:
                yield Text(f"    document {report.document}, figure {report.figure}", style="dim")


def _series_head(series: Series, layout: Layout) -> Iterator[Text]:
    kind = "running total" if series.cumulative else "new"
    parts = [Text(f"{series.category} · {kind} ·", style="bold"), layout.run(series.place or "?", "bold")]
    if series.whom:
        parts.append(Text("· of ") + layout.run(series.whom))
    yield from layout.flow("", "  ", parts)
    yield from layout.detail("  ", "according to", origin(series))


def origin(series: Series) -> str:
    """The origin of a series, by name."""
    return WRITERS_VOICE if series.origin == WRITER else series.origin


def interval(point: Point) -> str:
    """«14», «≥ 300», «16–18», «≈ 50»."""
    low, high = (None if v is None else f"{v:g}" for v in (point.low, point.high))
    sign = "≈ " if point.approx else ""
    if low == high:
        return f"{sign}{low}"
    if high is None:
        return f"≥ {low}"
    if low is None:
        return f"≤ {high}"
    return f"{sign}{low}–{high}"


def _bar(point: Point, top: float) -> Text:
    bar = "█" * max(1, round(point.value / top * _BAR))
    reports = f"{counted(point.documents, 'report')}, {point.independent} independent"
    return (
        Text(f"  {point.day} {interval(point):>9} ")
        + Text(bar, style="red")
        + Text(f" {reports}", style="dim")
    )


def comparison(found: Comparison, layout: Layout) -> Iterator[Text]:
    """What others attribute to the speaker, claim by claim, then what nobody carried."""
    text = found.primary.document.text
    yield from layout.detail("", "speaker", found.speaker.name, "bold")
    if not found.claims:
        yield Text("The other texts attribute nothing to this speaker.")
    for claim in found.claims:
        yield Text()
        yield Text(claim.verdict, style=f"bold {VERDICTS[claim.verdict]}") + Text(
            f" · {claim.share:.0%} of its terms", style="dim"
        )
        yield from layout.detail(
            "  ", "attributed by", _voice(claim.record.document.outlet, claim.record.document.id)
        )
        yield from layout.quote(content(claim.statement.attribution), "  ")
        if claim.passage is not None:
            yield Text("  in the primary", style="dim")
            yield from layout.quote(text[slice(*claim.passage)], "    ", limit=None if layout.full else 4)
    if found.omitted:
        yield Text()
        yield Text("In the primary, and carried by nobody", style="bold")
        for omitted in found.omitted:
            yield from layout.quote(content(omitted.statement.attribution), "  ")


def _voice(outlet: str | None, document: str) -> str:
    return outlet or document or "the other text"


def content(attribution: Attribution) -> str:
    """The contents of an attribution in one string."""
    return " … ".join(span.text for span in attribution.content)


def outlets(listed: Iterable[Outlet], layout: Layout) -> Iterator[Text]:
    """Each outlet's shares with their intervals."""
    for outlet in listed:
        yield from layout.detail("", counted(outlet.documents, "document"), shown(outlet.outlet), "bold")
        for name, share in (
            ("unnamed sources, of its statements", outlet.anonymous),
            ("in its own voice, of its tolls", outlet.unsourced),
            ("cast in doubt, of its statements", outlet.doubting),
        ):
            yield Text(f"  {percent(share)}  ") + Text(name, style="dim")


def percent(share: Share) -> str:
    """«12 % (9–16 %) 41 of 342»."""
    return (
        f"{share.share:4.0%} ({share.low:.0%} to {share.high:.0%}), {share.part} of {share.whole}"
        if share.whole
        else "   – (none)"
    )


def namings(listed: Iterable[Naming], layout: Layout) -> Iterator[Text]:
    """Labels in the writer's own voice."""
    for naming in listed:
        parts = [
            layout.run(shown(naming.label), "bold"),
            Text(f"({naming.polarity}) for"),
            layout.run(shown(naming.party)) if naming.party else Text("a party that only the label names"),
            Text("in"),
            layout.run(shown(naming.outlet)),
            Text(f"· {percent(naming.share).strip()}", style="dim"),
        ]
        yield from layout.flow("", "  ", parts)


def presentings(listed: Iterable[Presenting], layout: Layout) -> Iterator[Text]:
    """Stances by outlet and source."""
    for one in listed:
        parts = [
            layout.run(shown(one.outlet), "bold"),
            Text("presents"),
            layout.run(shown(one.source)),
            Text("as ") + Text(one.stance, style=STANCES.get(one.stance, "")),
            Text(f"· {percent(one.share).strip()}", style="dim"),
        ]
        yield from layout.flow("", "  ", parts)


def sentences(rows: Iterable[Row], layout: Layout) -> Iterator[Text]:
    """The sentences behind a number."""
    for row in rows:
        parts = [
            Text(f"{row['published']} · document {row['document']} ·"),
            layout.run(shown(row["outlet"]), "bold"),
        ]
        yield from layout.flow("", "  ", parts)
        yield from layout.quote(row["sentence"], "  ", limit=None if layout.full else 4)
