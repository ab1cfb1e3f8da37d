"""How fast the desk answers: every kind of page, 500 requests 8 at a time, on a ledger of your own.

    python -m musnad.web.bench news.db

The server runs in a process of its own; what is measured is the time from sending a request to having the whole answer.
Addresses of one kind go to different records and filters; what the desk remembers is part of what is measured.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import socket
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx

from musnad.ledger.ledger import Ledger

LIMIT = 300
"""Milliseconds within which 95 of 100 answers must come."""


def addresses(ledger: Ledger, chance: random.Random) -> dict[str, list[str]]:
    """Addresses of every kind of page, of records that there are."""

    def ids(table: str, count: int = 60, condition: str = "1") -> list[int]:
        rows = [row["id"] for row in ledger.query(f"SELECT id FROM {table} WHERE {condition}")]
        return chance.sample(rows, min(count, len(rows)))

    def names(sql: str) -> list[str]:
        return [row["name"] for row in ledger.query(sql)]

    outlets = names(
        "SELECT outlet AS name FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY count(*) DESC"
    )
    places = names(
        "SELECT l.name FROM figures f JOIN localities l ON l.id = f.locality WHERE f.category = 'killed'"
        " GROUP BY l.key ORDER BY count(*) DESC LIMIT 40"
    )
    speakers = names(
        "SELECT s.name FROM sources s JOIN attributions x ON x.source = s.id GROUP BY s.id"
        " ORDER BY count(*) DESC LIMIT 40"
    )
    parties = names(
        "SELECT p.name FROM parties p JOIN event_parties e ON e.party = p.id GROUP BY p.id"
        " ORDER BY count(*) DESC LIMIT 40"
    )
    words = names("SELECT term AS name FROM vocabulary WHERE length(term) > 3 ORDER BY doc DESC LIMIT 400")
    documents = ids("documents", 200)

    def asked(path: str, **choices: Any) -> list[str]:
        names_, lists = zip(*choices.items(), strict=True)
        longest = max(map(len, lists))
        return [
            f"{path}?{urlencode({name: values[n % len(values)] for name, values in zip(names_, lists, strict=True)})}"
            for n in range(longest)
        ]

    found = {
        "/": ["/", "/?lang=en"],
        "/articles": asked("/articles", offset=[n * 30 for n in range(40)], outlet=["", *outlets]),
        "/article/N": [f"/article/{n}" for n in documents],
        "/search": asked("/search", q=[" ".join(chance.sample(words, 2)) for _ in range(60)] + words[:20]),
        "/statements": asked("/statements", stance=["", "doubting", "denying", "accusing"], source=["", *speakers]),
        "/statements?place": asked("/statements", place=places),
        "/figures": asked("/figures", category=["killed", "injured", "", "money"], place=["", *places]),
        "/events": asked("/events", type=["ASSAULT", "", "CONSULT"], place=["", *places]),
        "/events?actor": asked("/events", actor=parties),
        "/labels": asked("/labels", type=["", "negative"], offset=[0, 50, 100, 150, 200, 250]),
        "/findings": asked("/findings", offset=[n * 50 for n in range(20)]),
        "/sources": asked("/sources", offset=[n * 100 for n in range(20)]),
        "/actors": asked("/actors", offset=[n * 100 for n in range(20)]),
        "/places": asked("/places", offset=[n * 100 for n in range(20)]),
        "/source/N": [f"/source/{n}" for n in ids("sources")],
        "/actor/N": [f"/actor/{n}" for n in ids("parties")],
        "/place/N": [f"/place/{n}" for n in ids("localities")],
        "/statement/N": [f"/statement/{n}" for n in ids("attributions", 200)],
        "/figure/N": [f"/figure/{n}" for n in ids("figures", 200)],
        "/event/N": [f"/event/{n}" for n in ids("events", 200)],
        "/tolls": ["/tolls", *asked("/tolls", place=places, category=["killed", "injured"])],
        "/origins": asked("/origins", offset=[n * 10 for n in range(20)], kind=["statements", "events", "events"]),
        "/copies": asked("/copies", offset=[n * 50 for n in range(20)]),
        "/laundering": asked("/laundering", offset=[n * 20 for n in range(8)]),
        "/compare": asked("/compare", primary=documents[:40], other=documents[40:81]),
        "/framing": asked("/framing", outlet=["", *outlets], other=["", "", *outlets]),
        "/review": ["/review"],
        "/framing/…": asked("/framing/anonymous", outlet=outlets or [""]),
    }  # fmt: skip
    if ledger.query("SELECT 1 FROM sqlite_master WHERE name = 'copies'"):
        pairs = ledger.query("SELECT first, second FROM copies LIMIT 60")
        if pairs:
            found["/copies/A/B"] = [f"/copies/{row['first']}/{row['second']}" for row in pairs]
    return {kind: listed for kind, listed in found.items() if listed}


def _serve(ledger: Path, held: socket.socket) -> None:
    import uvicorn

    from musnad.web import Settings, create_app
    from musnad.web.settings import Limits

    application = create_app(Settings(ledger=ledger, limits=Limits(pages=0, searches=0)))
    uvicorn.Server(uvicorn.Config(application, log_level="error")).run(sockets=[held])


def run(
    ledger: Path, requests: int, at_once: int, only: str
) -> Iterator[tuple[str, float, float, float, float, int]]:
    """For each kind of page: its name; median, 95th percentile and longest time, and the server's CPU time for one
    request, all in milliseconds; and how many requests failed."""
    with Ledger(ledger, read_only=True) as opened:
        listed = addresses(opened, random.Random(7))
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(ledger, held), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{held.getsockname()[1]}"
    try:
        with httpx.Client(base_url=base, timeout=120, limits=httpx.Limits(max_connections=at_once)) as client:
            _wait(client)
            for path in (
                "/rule/participle",
                listed["/compare"][0],
            ):  # what is loaded once: the rules, the reader
                client.get(path)

            def one(path: str) -> tuple[float, bool]:
                start = time.perf_counter()
                answer = client.get(path)
                return (time.perf_counter() - start) * 1000, answer.status_code >= 400

            with ThreadPoolExecutor(at_once) as pool:
                for kind, paths in listed.items():
                    if only and only not in kind:
                        continue
                    used = _cpu(server.pid)
                    taken = list(pool.map(one, [paths[n % len(paths)] for n in range(requests)]))
                    times = sorted(ms for ms, _ in taken)
                    failed = sum(bad for _, bad in taken)
                    used = (_cpu(server.pid) - used) * 1000 / requests
                    yield kind, times[len(times) // 2], times[int(len(times) * 0.95)], times[-1], used, failed
    finally:
        server.terminate()
        server.join(10)
        held.close()


def _cpu(process: int | None) -> float:
    """Seconds of CPU time that a process has taken; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            client.get("/articles")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def main() -> None:
    """Print a line for each kind of page; status 1 when one is too slow or fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--at-once", type=int, default=8)
    parser.add_argument("--only", default="", help="kinds of pages whose name has these characters")
    given = parser.parse_args()
    print(
        f"{'page':20} {'median':>8} {'95 %':>8} {'longest':>8} {'CPU':>8}"
        f"  ms; {given.requests} requests, {given.at_once} at once"
    )
    wrong = False
    for kind, median, high, longest, used, failed in run(
        given.ledger, given.requests, given.at_once, given.only
    ):
        slow = high > LIMIT
        wrong |= slow or failed > 0
        note = f"  over {LIMIT} ms" * slow + f"  {failed} failed" * (failed > 0)
        print(f"{kind:20} {median:8.0f} {high:8.0f} {longest:8.0f} {used:8.1f}{note}", flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
