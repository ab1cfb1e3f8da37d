"""One statement, or one event, in all its reports: who carried it, since when, through whom, from which origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from musnad.ledger.filters import named, outlets
from musnad.ledger.ledger import Ledger
from musnad.reconcile import find_events, find_statements
from musnad.reconcile.origins import Origin, Report, Tally, origins, tally
from musnad.reconcile.speakers import Speaker
from musnad.reconcile.store import load_speaker, prepared
from musnad.reconcile.terms import stripped

Row = dict[str, Any]


class Member(NamedTuple):
    """One report: the row of `attributions` or `events`, the report for counting, and what stands there."""

    id: int
    report: Report
    start: int
    end: int
    text: str
    """The content of the statement, or the sentence around the event's trigger."""
    chain: list[Row]
    """From the outermost link inward."""


class Group(NamedTuple):
    """Reports of one thing. `id`: its first member's row; `wording`: the fullest; `first`: the earliest report."""

    kind: str
    id: int
    about: str
    """The speaker of a statement, the type of an event."""
    wording: str
    first: Report
    tally: Tally
    origins: list[Origin]
    members: list[Member]


def statements(ledger: Ledger, *, limit: int = 20, offset: int = 0, **filters: Any) -> list[Group]:
    """Groups of statements, those in most documents first. filters: as of `statement_heads`."""
    return groups(ledger, find_statements.KIND, statement_heads(ledger, **filters)[offset : offset + limit])


def events(ledger: Ledger, *, limit: int = 20, offset: int = 0, **filters: Any) -> list[Group]:
    """Groups of event mentions, those in most documents first. filters: as of `event_heads`."""
    return groups(ledger, find_events.KIND, event_heads(ledger, **filters)[offset : offset + limit])


def groups(ledger: Ledger, kind: str, heads: Sequence[int]) -> list[Group]:
    """The groups with these first members, in this order."""
    return [_group(ledger, kind, head) for head in heads]


def statement_heads(
    ledger: Ledger,
    *,
    source: str | None = None,
    outlet: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    least: int = 2,
) -> list[int]:
    """The first members of the groups of statements, those in most documents first.

    source: words of the speaker's name; outlet: one that carried it; from_, to: days of a report; least: documents.
    """
    conditions, parameters = _days(from_, to)
    if source is not None:
        ids = named(ledger.connection, "sources", source)
        conditions.append(_among("a.source", ids))
    if outlet is not None:
        names = outlets(ledger.connection, outlet)
        conditions.append(f"d.outlet IN ({', '.join('?' * len(names)) or 'NULL'})")
        parameters += names
    return _heads(ledger, find_statements.KIND, conditions, parameters, least)


def event_heads(
    ledger: Ledger,
    *,
    type: str | None = None,  # noqa: A002  the name of the filter
    place: str | None = None,
    from_: str | None = None,
    to: str | None = None,
    least: int = 2,
) -> list[int]:
    """The same for mentions of events. type: PLOVER category; place: words of its name."""
    conditions, parameters = _days(from_, to)
    if type is not None:
        conditions.append("a.type = ?")
        parameters.append(type)
    if place is not None:
        conditions.append(_among("a.locality", named(ledger.connection, "localities", place)))
    return _heads(ledger, find_events.KIND, conditions, parameters, least)


def group_of(ledger: Ledger, kind: str, member: int) -> Group | None:
    """The group of a statement (a row of `attributions`) or event; one of itself alone when it has no other.

    None when there is no such row."""
    table = _TABLES[kind]
    if not ledger.query(f"SELECT 1 FROM {table} WHERE id = ?", (member,)):
        return None
    rows = []
    if prepared(ledger.connection):
        rows = ledger.query("SELECT head FROM link_groups WHERE kind = ? AND member = ?", (kind, member))
    return _group(ledger, kind, rows[0]["head"] if rows else member)


_TABLES = {find_statements.KIND: "attributions", find_events.KIND: "events"}


def _heads(
    ledger: Ledger,
    kind: str,
    conditions: list[str],
    parameters: list[Any],
    least: int,
) -> list[int]:
    if not prepared(ledger.connection):
        return []
    where = " AND ".join(["g.kind = ?", *conditions])
    rows = ledger.query(
        f"SELECT g.head, count(DISTINCT d.id) AS documents FROM link_groups g JOIN {_TABLES[kind]} a ON a.id = g.member"
        f" JOIN documents d ON d.id = a.document WHERE {where} GROUP BY g.head HAVING documents >= ?"
        " ORDER BY documents DESC, g.head",
        (kind, *parameters, least),
    )
    return [row["head"] for row in rows]


def _group(ledger: Ledger, kind: str, head: int) -> Group:
    members = [head]
    if prepared(ledger.connection):
        rows = ledger.query(
            "SELECT member FROM link_groups WHERE kind = ? AND head = ? ORDER BY member", (kind, head)
        )
        members = [row["member"] for row in rows] or members
    listed = sorted(
        (_member(ledger, kind, member) for member in members),
        key=lambda m: (m.report.day, m.report.document, m.start),
    )
    reports = [m.report for m in listed]
    found = origins(reports)
    about = _type(ledger, head) if kind == find_events.KIND else found[0].name
    return Group(
        kind, head, about, max((m.text for m in listed), key=len), reports[0], tally(reports), found, listed
    )


def _member(ledger: Ledger, kind: str, member: int) -> Member:
    if kind == find_statements.KIND:
        row = ledger.query(
            "SELECT a.id, a.document, (SELECT min(start) FROM contents WHERE attribution = a.id) AS start,"
            ' (SELECT max("end") FROM contents WHERE attribution = a.id) AS "end", a.id AS attribution'
            " FROM attributions a WHERE a.id = ?",
            (member,),
        )[0]
    else:
        row = ledger.query(
            'SELECT id, document, start, "end", attribution FROM events WHERE id = ?', (member,)
        )[0]
    report = report_of(ledger, row["document"], row["attribution"])
    text = ledger.query("SELECT text FROM documents WHERE id = ?", (row["document"],))[0]["text"]
    shown = (
        text[row["start"] : row["end"]]
        if kind == find_statements.KIND
        else sentence(text, row["start"], row["end"])
    )
    chain = ledger.chain(row["attribution"]) if row["attribution"] is not None else []
    return Member(member, report, row["start"], row["end"], shown, chain)


def report_of(ledger: Ledger, document: int, attribution: int | None) -> Report:
    """A document's report of something that stands in this attribution (None: in the writer's own voice)."""
    row = ledger.query(
        "SELECT d.outlet, coalesce(d.published, substr(d.seen, 1, 10)) AS day FROM documents d WHERE d.id = ?",
        (document,),
    )[0]
    head, head_outlet = document, row["outlet"]
    if prepared(ledger.connection):
        copied = ledger.query(
            "SELECT g.head, d.outlet FROM copy_groups g JOIN documents d ON d.id = g.head WHERE g.document = ?",
            (document,),
        )
        if copied:
            head, head_outlet = copied[0]["head"], copied[0]["outlet"]
    who = speaker_of(ledger, attribution) if attribution is not None else None
    return Report(document, row["outlet"], row["day"], head, head_outlet, who, attribution is not None)


def speaker_of(ledger: Ledger, attribution: int) -> Speaker | None:
    """The source of an attribution as it compares; None when the text names none."""
    if prepared(ledger.connection):
        rows = ledger.query(
            "SELECT w.data FROM statements s LEFT JOIN speakers w ON w.id = s.speaker WHERE s.attribution = ?",
            (attribution,),
        )
        if rows:
            return load_speaker(rows[0]["data"]) if rows[0]["data"] else None
    rows = ledger.query(
        "SELECT s.name, s.key, a.source_type, a.code FROM attributions a JOIN sources s ON s.id = a.source"
        " WHERE a.id = ?",
        (attribution,),
    )
    if not rows:
        return None
    row = rows[0]
    terms = frozenset(map(stripped, row["key"].split()))
    return Speaker(row["name"], row["source_type"], "", frozenset(), terms, row["code"])


def bounds(text: str, start: int, end: int, reach: int = 300) -> tuple[int, int]:
    """Where the paragraph or sentence around a span begins and ends, at most `reach` characters either side."""
    left = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1, start - reach, 0)
    stops = [at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0]
    return left, min([*stops, end + reach, len(text)])


def sentence(text: str, start: int, end: int, reach: int = 300) -> str:
    """What stands around a span, to the ends of its paragraph or sentence."""
    left, right = bounds(text, start, end, reach)
    return text[left:right].strip()


def _type(ledger: Ledger, event: int) -> str:
    return str(ledger.query("SELECT type FROM events WHERE id = ?", (event,))[0]["type"])


def _days(from_: str | None, to: str | None) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    parameters: list[Any] = []
    for operator, value in ((">=", from_), ("<=", to)):
        if value is not None:
            conditions.append(f"coalesce(d.published, substr(d.seen, 1, 10)) {operator} ?")
            parameters.append(value)
    return conditions, parameters


def _among(column: str, ids: Iterable[int] | Sequence[int]) -> str:
    return f"{column} IN ({', '.join(map(str, ids)) or 'NULL'})"
