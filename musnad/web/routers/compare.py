"""Comparisons: readouts against a primary text, two versions of an article, two outlets' framing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request

from musnad.errors import UsageError
from musnad.ledger.filters import outlets as named_outlets
from musnad.ledger.ledger import Ledger
from musnad.reconcile import framing as counts
from musnad.reconcile import readouts
from musnad.reconcile.comparing import chosen, find_speaker
from musnad.reconcile.record import Record, record
from musnad.reconcile.terms import TermReader
from musnad.text.fold import fold
from musnad.web.ledgers import Pool, Reading
from musnad.web.pages import Data, page, plain
from musnad.web.routers.articles import existing
from musnad.web.routers.front import Day, Outlet, outlets
from musnad.web.routers.shared import Name, Since

router = APIRouter()
MOST = 8
"""Texts that are held against a primary one at most."""
MEASURES = tuple(counts.BEHIND)
LABELS = 60


@page(router, "/compare", "compare.html")
def compare(
    ledger: Reading,
    request: Request,
    primary: Annotated[
        str, Query(max_length=20, description="Number of the speaker's own text in the ledger")
    ] = "",
    other: Annotated[str, Query(max_length=200, description="Numbers of what others report")] = "",
    speaker: Name = "",
    via: Name = "",
    other_via: Name = "",
) -> Data:
    """Hold what others attribute to a speaker against the speaker's own text: borne out, partly, not in the primary."""
    asked = {"primary": primary, "other": other, "speaker": speaker, "via": via, "other_via": other_via}
    if not primary.strip() or not other.strip():
        return {"asked": asked, "comparison": None, "texts": []}
    numbers = [
        _number(word) for word in (primary.strip(), *other.replace(",", " ").replace("،", " ").split())
    ]
    if len(numbers) > MOST + 1:
        raise UsageError(f"At most {MOST} texts can be held against one.")
    reader = request.app.state.readers.reader
    with request.app.state.readers.lock:
        terms = TermReader(reader.lexicon)
        known: dict[int, Record] = {}
        for number in dict.fromkeys(numbers):
            existing(ledger, number)
            document = ledger.document(number)
            known[number] = record(document, reader.text(document.text), terms)
    texts = [known[number] for number in numbers]
    who = find_speaker(texts, speaker) if speaker else None
    if speaker and who is None:
        raise UsageError(f"Nobody named «{speaker}» speaks in these texts.")
    found = readouts.compare(
        texts[0], texts[1:], who, of_primary=chosen(via or None), of_others=chosen(other_via or None)
    )
    by_record = {id(one): number for number, one in known.items()}
    result = None
    if found is not None:
        result = readouts.rows(found)
        for claim, row in zip(found.claims, result["claims"], strict=True):
            row["document"] = by_record[id(claim.record)]
    return {
        "asked": asked,
        "comparison": result,
        "texts": [
            {"id": number, "outlet": one.document.outlet, "published": one.document.published,
             "headline": one.document.title}
            for number, one in known.items()
        ],
    }  # fmt: skip


def _number(word: str) -> int:
    if not (word.isascii() and word.isdecimal()):
        raise UsageError(f"{word}: give the number of an article, as in its address /article/12.")
    return int(word)


@page(router, "/compare/versions/{number:int}", "versions.html")
def versions(
    ledger: Reading, number: int, with_: Annotated[int | None, Query(alias="with", ge=1, le=2**62)] = None
) -> Data:
    """What a version of an article says otherwise than the one before (or than the one that `with` names)."""
    new = existing(ledger, number)
    before = with_ if with_ is not None else new["previous"]
    if before is None:
        raise HTTPException(404)
    old = existing(ledger, before)
    return {
        "old": _head(old), "new": _head(new), "changes": [plain(c) for c in ledger.changes(before, number)],
        "versions": ledger.query(
            "SELECT id, version, seen FROM documents WHERE address = ? ORDER BY version", (new["address"],)
        ) if new["address"] else [],
        "_pieces": list(differences(old["text"], new["text"])),
    }  # fmt: skip


def _head(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "outlet", "published", "title", "url", "version", "seen")}


def differences(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Both texts as one, in pieces: `same`, `lost`, `gained`. Whole words, so that no letter is cut from another."""
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, [fold(w) for w in before], [fold(w) for w in after], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield "same", "".join(after[c:d])
            continue
        if a < b:
            yield "lost", "".join(before[a:b])
        if c < d:
            yield "gained", "".join(after[c:d])


def _words(text: str) -> list[str]:
    """Words, each with the white space after it."""
    found: list[str] = []
    at = 0
    for end in [i for i in range(1, len(text)) if text[i - 1].isspace() and not text[i].isspace()] + [
        len(text)
    ]:
        found.append(text[at:end])
        at = end
    return found


@page(router, "/framing", "framing.html")
def framing(
    ledger: Reading,
    pool: Pool,
    outlet: Outlet = "",
    other: Outlet = "",
    party: Name = "",
    from_: Since = "",
    to: Day = "",
) -> Data:
    """How outlets name parties and present sources: shares with 95 % intervals; two outlets side by side."""
    days: dict[str, Any] = {"from_": from_ or None, "to": to or None}
    rows = pool.kept(
        ("framing", *days.values()), lambda: [plain(row) for row in counts.by_outlet(ledger, **days)]
    )
    sides = [name for name in (outlet, other) if name]
    labels = {
        name: pool.kept(
            ("labels", name, party, *days.values()),
            lambda name=name: [  # type: ignore[misc]
                plain(row) for row in counts.labels(ledger, outlet=name, party=party or None, **days)[:LABELS]
            ],
        )
        for name in sides
    }
    if sides:
        kept = {known for name in sides for known in named_outlets(ledger.connection, name)}
        rows = [row for row in rows if row["outlet"] in kept]
    return {
        "rows": rows, "labels": labels, "outlet": outlet, "other": other, "party": party, "from_day": from_, "to": to,
        "outlets": outlets(ledger, pool), "_measures": MEASURES,
    }  # fmt: skip


@page(router, "/framing/{measure}", "sentences.html")
def sentences(
    ledger: Reading, measure: str, outlet: Outlet = "", from_: Since = "", to: Day = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 60,
) -> Data:  # fmt: skip
    """The sentences behind a number of framing: anonymous, doubting, unsourced or labels."""
    if measure not in MEASURES:
        raise HTTPException(404)
    rows = _behind(ledger, measure, outlet, from_, to, limit)
    return {"measure": measure, "rows": rows, "outlet": outlet, "from_day": from_, "to": to}


def _behind(
    ledger: Ledger, measure: str, outlet: str, from_: str, to: str, limit: int
) -> list[dict[str, Any]]:
    return counts.behind(
        ledger, measure, outlet=outlet or None, from_=from_ or None, to=to or None, limit=limit
    )
