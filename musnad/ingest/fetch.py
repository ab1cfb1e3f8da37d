"""Asking web servers, with care: limits on time and size, redirects followed one by one, robots.txt respected,
nothing asked again that has not changed."""

from __future__ import annotations

import time
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
import msgspec

from musnad import __version__
from musnad.errors import InputError
from musnad.ingest.article import Fetched
from musnad.ingest.guard import ForbiddenError, Transport

AGENT = f"Musnad/{__version__}"
TIMEOUT = 20.0
"""Seconds for a connection, and for each wait for more."""
LONGEST = 120.0
"""Seconds for one whole answer: a server that drips is not waited for."""
LARGEST = 20_000_000
"""Bytes of one answer, decompressed."""
HOPS = 5
PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
LONGEST_PAUSE = 30.0
ROBOTS_SIZE = 500_000
RECHECK = 3600.0
"""Seconds for which a page that a feed lists is left alone after it was fetched; then it is asked for again, since what
was changed silently is worth knowing."""


class Answer(msgspec.Struct):
    """A server's answer. `unchanged`: it is what was fetched last time, and `body` is empty."""

    url: str
    body: bytes
    content_type: str
    fetched: Fetched
    unchanged: bool = False


class Memory(Protocol):
    """Remembers what was fetched: the ledger does."""

    def fetched(self, url: str) -> Fetched | None:
        """What was remembered of the last answer."""
        ...


class Fetcher:
    """Fetches pages and feeds. Close it when done.

    memory: what earlier answers said; allow_private: also from this machine and local networks; pause: seconds between
    two requests to a host; recheck: seconds for which `recent` holds.
    """

    def __init__(
        self,
        memory: Memory | None = None,
        *,
        allow_private: bool = False,
        pause: float = PAUSE,
        recheck: float = RECHECK,
    ) -> None:
        self.memory = memory
        self.pause, self.recheck = pause, recheck
        self.client = httpx.Client(
            transport=Transport(allow_private=allow_private),
            timeout=TIMEOUT,
            headers={
                "User-Agent": AGENT,
                "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            },
        )
        self.robots: dict[str, RobotFileParser | str] = {}
        self.last: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def recent(self, url: str) -> bool:
        """Whether the page was fetched a short while ago."""
        known = self.memory.fetched(url) if self.memory is not None else None
        return known is not None and known.age is not None and known.age < self.recheck

    def get(self, url: str) -> Answer:
        """The answer for an address. Raises InputError that says why there is none."""
        headers = {}
        known = self.memory.fetched(url) if self.memory is not None else None
        if known is not None:
            headers = {
                name: value
                for name, value in (("If-None-Match", known.etag), ("If-Modified-Since", known.modified))
                if value
            }
        at = url
        for _ in range(HOPS + 1):
            self._allowed(at, url)
            self._wait(at)
            status, answered, body = self._ask(at, url, headers, LARGEST)
            if status in (301, 302, 303, 307, 308) and "location" in answered:
                at = urljoin(at, answered["location"])
                continue
            if status == 304 and known is not None:
                return Answer(at, b"", "", known, unchanged=True)
            if status != 200:
                raise InputError(f"was refused by the server: {status} {_phrase(status)}", url)
            fetched = Fetched(url, answered.get("etag"), answered.get("last-modified"), status)
            return Answer(at, body, answered.get("content-type", ""), fetched)
        raise InputError(f"is redirected more than {HOPS} times", url)

    def _ask(
        self, at: str, url: str, headers: dict[str, str], largest: int
    ) -> tuple[int, httpx.Headers, bytes]:
        """One request, without following redirects."""
        if urlsplit(at).scheme not in ("http", "https"):
            raise InputError(f"leads to {at[:80]}, which is no web address", url)
        until = time.monotonic() + LONGEST
        try:
            with self.client.stream("GET", at, headers=headers) as answer:
                body = bytearray()
                if answer.status_code == 200:
                    for piece in answer.iter_bytes():
                        body += piece
                        if len(body) > largest:
                            raise InputError(f"is over {largest / 1_000_000:g} MB", url)
                        if time.monotonic() > until:
                            raise InputError(f"took over {LONGEST:.0f} s to arrive", url)
                return answer.status_code, answer.headers, bytes(body)
        except ForbiddenError as error:
            raise InputError(str(error), url, "--allow-private allows such addresses.") from None
        except httpx.TimeoutException:
            raise InputError(f"did not answer within {TIMEOUT:.0f} s", url) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise InputError(f"could not be fetched: {error or type(error).__name__}", url) from None

    def _allowed(self, at: str, url: str) -> None:
        """Raise InputError unless the host's robots.txt allows the address."""
        parts = urlsplit(at)
        host = f"{parts.scheme}://{parts.netloc}"
        rules = self.robots.get(host)
        if rules is None:
            rules = self.robots[host] = self._rules(host)
        if isinstance(rules, str):
            raise InputError(rules, url)
        if not rules.can_fetch(AGENT, at):
            raise InputError("may not be fetched by programs: its robots.txt says so", url)

    def _rules(self, host: str) -> RobotFileParser | str:
        """The rules of a host's robots.txt (RFC 9309), or why they cannot be had."""
        rules = RobotFileParser()
        at = f"{host}/robots.txt"
        for _ in range(HOPS + 1):
            try:
                status, answered, body = self._ask(at, at, {}, ROBOTS_SIZE)
            except InputError as error:
                return error.problem
            if status in (301, 302, 303, 307, 308) and "location" in answered:
                at = urljoin(at, answered["location"])
                continue
            if status >= 500 or status == 429:
                return f"may not be fetched now: the robots.txt of {host} cannot be had ({status})"
            rules.parse(body.decode("utf-8", "replace").splitlines() if status == 200 else [])
            return rules
        rules.parse([])
        return rules

    def _wait(self, at: str) -> None:
        host = urlsplit(at).netloc
        rules: Any = self.robots.get(f"{urlsplit(at).scheme}://{host}")
        asked = rules.crawl_delay(AGENT) if isinstance(rules, RobotFileParser) else None
        pause = min(max(self.pause, float(asked or 0)), LONGEST_PAUSE)
        left = self.last.get(host, 0.0) + pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self.last[host] = time.monotonic()


def _phrase(status: int) -> str:
    return httpx.codes.get_reason_phrase(status) or "for a reason not given"
