"""Sources, actors and places: the lists of them, and each with everything that stands under its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from musnad.ledger.filters import country, named
from musnad.ledger.ledger import Ledger
from musnad.text.fold import fold
from musnad.web import charts, pages
from musnad.web.ledgers import Ledgers, Pool, Reading
from musnad.web.pages import Data, page
from musnad.web.routers.front import Limit, Offset
from musnad.web.routers.records import one

router = APIRouter()
Name = Annotated[str, Query(max_length=200, description="Words of a name, however spelt")]
SHOWN = 50
"""Rows of a table on the page of one name."""
RANKED = 2000
"""Rows of a ranking that are kept."""
LOOKED_AT = 4000
"""Events of an actor whose words are counted."""


def _slice(
    pool: Ledgers,
    key: tuple[str, str | None],
    limit: int,
    offset: int,
    most: Callable[[int], list[dict[str, Any]]],
) -> list[dict[str, Any]]:
    """Some rows of a ranking, which is dear to make: its first ones are made at once and kept."""
    end = limit + offset
    if end > RANKED:
        return most(end)[offset:]
    return pool.kept(key, lambda: most(RANKED))[offset:end]


def _narrowed(ledger: Ledger, table: str, q: str) -> tuple[str, list[Any]]:
    if not q.strip():
        return "1", []
    return f"x.id IN ({', '.join(map(str, named(ledger.connection, table, q))) or 'NULL'})", []


def _all_sources(ledger: Reading, q: Name = "") -> list[dict[str, Any]]:
    return ledger.sources(limit=None, source=q.strip() or None)


@page(router, "/sources", "sources.html", table=_all_sources, name="sources")
def sources(ledger: Reading, pool: Pool, q: Name = "", limit: Limit = 100, offset: Offset = 0) -> Data:
    """Who speaks, how often, presented how: the most quoted first."""
    wanted = q.strip() or None
    rows = _slice(
        pool, ("sources", wanted), limit, offset, lambda most: ledger.sources(limit=most, source=wanted)
    )
    return {"rows": rows, "q": q, "limit": limit, "offset": offset}


@page(router, "/source/{number:int}", "source.html")
def source(
    ledger: Reading, pool: Pool, request: Request, number: int,
    stance: Annotated[str, Query(max_length=20)] = "", outlet: Annotated[str, Query(max_length=200)] = "",
    limit: Limit = SHOWN, offset: Offset = 0,
) -> Data:  # fmt: skip
    """One source: its statements by time and stance, the outlets that quote it, the names that hold its words."""
    row = one(ledger, "sources", number)
    counts = pool.kept(
        ("source", number),
        lambda: ledger.query(
            "SELECT x.stance, d.outlet, d.published AS day, count(*) AS n FROM attributions x JOIN documents d"
            " ON d.id = x.document WHERE x.source = ? AND d.latest = 1 GROUP BY 1, 2, 3",
            (number,),
        ),
    )
    where, parameters = ["x.source = ?", "d.latest = 1"], [number]
    for column, value in (("x.stance", stance), ("d.outlet", outlet)):
        if value:
            where.append(f"{column} = ?")
            parameters.append(value)  # type: ignore[arg-type]
    rows = ledger.query(
        "SELECT x.id, x.document, d.outlet, d.published, d.title AS headline, s.name AS source, x.source_type,"
        " x.stance, x.kind, x.cue, (SELECT group_concat(substr(d.text, c.start + 1, c.\"end\" - c.start), ' … ')"
        " FROM contents c WHERE c.attribution = x.id) AS content FROM attributions x"
        " JOIN documents d ON d.id = x.document"
        f" JOIN sources s ON s.id = x.source WHERE {' AND '.join(where)} ORDER BY d.published DESC, d.id DESC, x.number"
        " LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    by_day: Counter[tuple[str, str]] = Counter()
    stances: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    for count in counts:
        by_day[count["day"] or "", count["stance"]] += count["n"]
        stances[count["stance"]] += count["n"]
        outlets[count["outlet"] or ""] += count["n"]
    days = [{"day": day, "stance": word, "n": n} for (day, word), n in sorted(by_day.items())]
    return {
        "id": number, "source": row, "stances": stances.most_common(), "outlets": outlets.most_common(20), "days": days,
        "rows": rows, "limit": limit, "offset": offset, "stance": stance, "outlet": outlet,
        "figures": ledger.query("SELECT count(*) AS n FROM figures WHERE origin = ?", (number,))[0]["n"],
        "alike": [one for one in _alike(ledger, row["name"]) if one["id"] != number],
        "_chart": charts.timeline(days, pages.language(request)) if days else None,
    }  # fmt: skip


def _alike(ledger: Ledger, name: str) -> list[dict[str, Any]]:
    """Other sources whose names hold this one's words."""
    ids = named(ledger.connection, "sources", name)[:200]
    return ledger.query(
        "SELECT s.id, s.name, count(x.id) AS n FROM sources s JOIN attributions x ON x.source = s.id"
        f" WHERE s.id IN ({', '.join(map(str, ids)) or 'NULL'}) GROUP BY s.id ORDER BY n DESC, s.id LIMIT 12"
    )


def _all_actors(ledger: Reading, q: Name = "") -> list[dict[str, Any]]:
    return _actors(ledger, q, -1, 0)


def _actors(ledger: Ledger, q: str, limit: int, offset: int) -> list[dict[str, Any]]:
    where, _ = _narrowed(ledger, "parties", q)
    return ledger.query(
        "SELECT x.id, x.name, x.code, x.country, sum(e.side = 'actor') AS acting,"
        f" sum(e.side = 'recipient') AS acted_on, count(*) AS events FROM event_parties e JOIN parties x"
        f" ON x.id = e.party WHERE {where}"
        " GROUP BY x.id ORDER BY events DESC, x.id LIMIT ? OFFSET ?",
        (limit, offset),
    )


@page(router, "/actors", "actors.html", table=_all_actors, name="actors")
def actors(ledger: Reading, pool: Pool, q: Name = "", limit: Limit = 100, offset: Offset = 0) -> Data:
    """Who acts and who is acted upon, those in most events first."""
    rows = _slice(pool, ("actors", q), limit, offset, lambda most: _actors(ledger, q, most, 0))
    return {"rows": rows, "q": q, "limit": limit, "offset": offset}


@page(router, "/actor/{number:int}", "actor.html")
def actor(ledger: Reading, pool: Pool, number: int, limit: Limit = SHOWN, offset: Offset = 0) -> Data:
    """One party: the words that each outlet uses for it, labels for it, its events, its statements."""
    row = one(ledger, "parties", number)
    return {
        "id": number,
        "party": row,
        "names": pool.kept(("names", number), lambda: _names(ledger, number)),
        "labels": ledger.query(
            "SELECT x.text AS label, x.polarity, d.outlet, x.attribution IS NULL AS own, count(*) AS n, min(x.document)"
            " AS document FROM labels x JOIN documents d ON d.id = x.document WHERE x.party = ? GROUP BY 1, 2, 3, 4"
            " ORDER BY n DESC LIMIT 60",
            (number,),
        ),
        "rows": ledger.query(
            "SELECT DISTINCT x.id, x.document, d.outlet, d.published, x.type, x.modality, x.text AS trigger, x.first,"
            " x.last, x.country, l.name AS place, o.name AS origin, x.attribution, x.stance,"
            " (SELECT group_concat(p.name, '; ') FROM event_parties y JOIN parties p ON p.id = y.party"
            " WHERE y.event = x.id AND y.side = 'actor') AS actor,"
            " (SELECT group_concat(p.name, '; ') FROM event_parties y"
            " JOIN parties p ON p.id = y.party WHERE y.event = x.id AND y.side = 'recipient') AS recipient"
            " FROM event_parties e JOIN events x ON x.id = e.event JOIN documents d ON d.id = x.document"
            " LEFT JOIN localities l ON l.id = x.locality LEFT JOIN sources o ON o.id = x.origin"
            " WHERE e.party = ? AND d.latest = 1 ORDER BY d.published DESC, d.id DESC, x.number LIMIT ? OFFSET ?",
            (number, limit, offset),
        ),
        "limit": limit,
        "offset": offset,
    }


def _names(ledger: Ledger, number: int) -> list[dict[str, Any]]:
    """The words by which each outlet names a party in events; spellings of one form together."""
    rows = ledger.query(
        "SELECT d.outlet, d.id AS document, CASE e.side WHEN 'actor' THEN substr(d.text, x.actor_start + 1,"
        " x.actor_end - x.actor_start) ELSE substr(d.text, x.recipient_start + 1, x.recipient_end - x.recipient_start)"
        " END AS words FROM event_parties e JOIN events x ON x.id = e.event JOIN documents d ON d.id = x.document"
        " WHERE e.party = ? AND d.latest = 1 ORDER BY x.id DESC LIMIT ?",
        (number, LOOKED_AT),
    )
    counted: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        if not row["words"]:
            continue
        key = (row["outlet"] or "", " ".join(fold(row["words"]).split()))
        counted[key] += 1
        shown.setdefault(key, row)
    return [
        {"outlet": key[0], "words": shown[key]["words"], "document": shown[key]["document"], "n": n}
        for key, n in counted.most_common(60)
    ]


def _all_places(ledger: Reading, q: Name = "") -> list[dict[str, Any]]:
    return _places(ledger, q, -1, 0)


def _places(ledger: Ledger, q: str, limit: int, offset: int) -> list[dict[str, Any]]:
    code = country(q.strip()) if q.strip() else None
    where, parameters = ("x.country = ?", [code]) if code else _narrowed(ledger, "localities", q)
    return ledger.query(
        "SELECT x.id, x.name, x.country, x.latitude, x.longitude, count(*) AS n FROM events e JOIN localities x"
        f" ON x.id = e.locality WHERE {where} GROUP BY x.id ORDER BY n DESC, x.id LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )


@page(router, "/places", "places.html", table=_all_places, name="places")
def places(
    ledger: Reading, pool: Pool, request: Request, q: Name = "", limit: Limit = 100, offset: Offset = 0
) -> Data:
    """Where things happened, on a map; those with most events first."""
    rows = _slice(pool, ("places", q), limit, offset, lambda most: _places(ledger, q, most, 0))
    spec = charts.places(rows, pages.language(request)) if rows else None
    return {"rows": rows, "q": q, "limit": limit, "offset": offset, "_chart": spec}


@page(router, "/place/{number:int}", "place.html")
def place(ledger: Reading, request: Request, number: int, limit: Limit = SHOWN, offset: Offset = 0) -> Data:
    """One place on a map, with what happened there and the figures of it."""
    row = one(ledger, "localities", number)
    around: list[dict[str, Any]] = []
    if row["latitude"] is not None:
        around = ledger.query(
            "SELECT l.id, l.name, l.latitude, l.longitude, (SELECT count(*) FROM events e WHERE e.locality = l.id) AS n"
            " FROM localities l WHERE l.latitude BETWEEN ? AND ? AND l.longitude BETWEEN ? AND ? ORDER BY n DESC"
            " LIMIT 40",
            (row["latitude"] - 1.5, row["latitude"] + 1.5, row["longitude"] - 2, row["longitude"] + 2),
        )
        around = [one for one in around if one["n"] or one["id"] == number]
    base = (
        " d.outlet, d.published, x.first, x.last, x.country, l.name AS place, o.name AS origin, x.attribution, x.stance"
        " FROM {table} x JOIN documents d ON d.id = x.document JOIN localities l ON l.id = x.locality"
        " LEFT JOIN sources o ON o.id = x.origin WHERE x.locality = ? AND d.latest = 1"
        " ORDER BY d.published DESC, d.id DESC, x.number LIMIT ? OFFSET ?"
    )
    events = ledger.query(
        "SELECT x.id, x.document, x.type, x.modality, x.text AS trigger, (SELECT group_concat(p.name, '; ') FROM"
        " event_parties y JOIN parties p ON p.id = y.party WHERE y.event = x.id AND y.side = 'actor') AS actor,"
        " (SELECT group_concat(p.name, '; ') FROM event_parties y JOIN parties p ON p.id = y.party WHERE y.event = x.id"
        " AND y.side = 'recipient') AS recipient," + base.format(table="events"),
        (number, limit, offset),
    )
    figures = ledger.query(
        "SELECT x.id, x.document, x.low, x.high, x.unit, x.category, x.cumulative,"
        + base.format(table="figures"),
        (number, limit, offset),
    )
    said = pages.language(request)
    return {
        "id": number, "place": row, "around": around, "events": events, "figures": figures, "limit": limit,
        "offset": offset, "_chart": charts.places(around, said) if around else None,
    }  # fmt: skip
