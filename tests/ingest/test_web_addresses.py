"""Feeds and pages from a server on this machine."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import InputError
from musnad.ingest import fetch
from musnad.ingest.article import Article, Fetched
from musnad.ingest.collect import Options, collect
from musnad.ingest.feeds import plain
from musnad.ingest.fetch import Fetcher
from musnad.ingest.guard import public
from musnad.ledger.ledger import Ledger

PARAGRAPH = "قال وزير الدفاع سليم الراوي إن الجنود عادوا إلى بلدة تل السدر بعد أيام من القتال في محيطها. " * 4
PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عودة الجنود</title>'
    '<meta property="article:published_time" content="2020-05-17T10:00:00Z"></head>'
    f"<body><article><h1>عودة الجنود</h1><p>{PARAGRAPH}</p></article></body></html>"
)
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة الأفق</title>
<item><title>الثاني</title><link>{host}/2</link><guid>two</guid><pubDate>Mon, 18 May 2020 01:00:00 +0300</pubDate>
<description>ملخص قصير</description></item>
<item><title>الأول</title><link>{host}/1</link><guid>one</guid><pubDate>Sun, 17 May 2020 23:30:00 +0300</pubDate>
<content:encoded><![CDATA[<p>{paragraph}</p><p>{paragraph}</p>]]></content:encoded></item>
</channel></rss>"""

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A web server: what it answers to each path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                found = site.answers.get(self.path, (404, {}, b""))
                if callable(found):
                    found = found({k.lower(): v for k, v in self.headers.items()})
                status, headers, body = found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):  # whoever asked has seen enough
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path: str, body: str = PAGE, **headers: str) -> None:
        self.answers[path] = (200, {"Content-Type": "text/html; charset=utf-8"} | headers, body.encode())

    def feed(self, path: str = "/feed", etag: str = '"1"') -> None:
        body = FEED.format(host=self.host, paragraph=PARAGRAPH).encode()

        def answer(headers: dict[str, str]) -> Answer:
            if headers.get("if-none-match") == etag:
                return 304, {}, b""
            return 200, {"Content-Type": "application/rss+xml", "ETag": etag}, body

        self.answers[path] = answer


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def ask(site: Site, path: str, **options: Any) -> list[Article | InputError | Fetched]:
    with Fetcher(pause=0, **({"allow_private": True} | options)) as fetcher:
        return list(collect(site.host + path, Options(), fetcher))


def error(site: Site, path: str, **options: Any) -> str:
    (found,) = ask(site, path, **options)
    assert isinstance(found, InputError)
    return str(found)


def test_a_page(site: Site) -> None:
    site.page("/1", ETag='"a"')
    article, fetched = ask(site, "/1")
    assert isinstance(article, Article)
    assert article.text.endswith(PARAGRAPH.strip())
    assert (article.published, article.url) == ("2020-05-17", f"{site.host}/1")
    assert isinstance(fetched, Fetched)
    assert fetched.etag == '"a"'


def test_a_page_in_an_old_encoding(site: Site) -> None:
    body = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
    site.answers["/1"] = (200, {"Content-Type": "text/html; charset=windows-1256"}, body)
    article = ask(site, "/1")[0]
    assert isinstance(article, Article)
    assert article.text.endswith(PARAGRAPH.strip())


def test_a_feed_has_whole_entries_and_pages_for_the_others(site: Site) -> None:
    site.feed()
    site.page("/2")
    found = [a for a in ask(site, "/feed") if isinstance(a, Article)]
    assert [(a.title, a.outlet, a.published, a.id) for a in found] == [
        ("الأول", "صحيفة الأفق", "2020-05-17", "one"),
        ("الثاني", "صحيفة الأفق", "2020-05-18", "two"),
    ]
    assert found[0].text == f"{PARAGRAPH.strip()}\n{PARAGRAPH.strip()}"
    assert site.asked == ["/robots.txt", "/feed", "/2"]


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.feed()
    site.page("/2")
    with (
        Ledger(tmp_path / "x.db") as ledger,
        Fetcher(ledger, allow_private=True, pause=0, recheck=0) as fetcher,
    ):
        for added in (2, 0):
            items = (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher))
            assert ledger.add_named(items, workers=1).added == added
        assert site.asked == ["/robots.txt", "/feed", "/2", "/feed"]
        site.feed(etag='"2"')
        site.page("/2", PAGE.replace("أيام", "أسابيع"))
        items = (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher))
        report = ledger.add_named(items, workers=1)
        assert (report.added, report.versions, report.same) == (1, 1, 1)


def test_a_page_of_a_feed_is_left_alone_for_an_hour(site: Site, tmp_path: Path) -> None:
    site.feed()
    site.page("/2")
    with Ledger(tmp_path / "x.db") as ledger, Fetcher(ledger, allow_private=True, pause=0) as fetcher:
        for etag in ('"1"', '"2"'):
            site.feed(etag=etag)
            ledger.add_named(
                (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher)), workers=1
            )
        assert site.asked == ["/robots.txt", "/feed", "/2", "/feed"]
        ledger.connection.execute("UPDATE fetches SET at = '2020-05-17T10:00:00Z'")
        site.feed(etag='"3"')
        ledger.add_named(
            (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher)), workers=1
        )
        assert site.asked[-1] == "/2"


def test_a_feed_with_a_page_that_failed_is_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.feed()
    with (
        Ledger(tmp_path / "x.db") as ledger,
        Fetcher(ledger, allow_private=True, pause=0, recheck=0) as fetcher,
    ):
        for failures in (1, 1):
            items = (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher))
            assert len(ledger.add_named(items, workers=1).failures) == failures
        site.page("/2")
        items = (("feed", item) for item in collect(f"{site.host}/feed", Options(), fetcher))
        assert ledger.add_named(items, workers=1).added == 1


def test_private_addresses_are_refused(site: Site) -> None:
    site.page("/1")
    assert "not an address of the public internet" in error(site, "/1", allow_private=False)
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("127.0.0.1", False), ("10.0.0.1", False), ("169.254.169.254", False), ("192.168.1.1", False), ("::1", False),
        ("::ffff:127.0.0.1", False), ("fe80::1%eth0", False), ("2002:7f00:1::", False), ("224.0.0.1", False),
        ("0.0.0.0", False), ("100.64.0.1", False), ("9.9.9.9", True), ("2620:fe::fe", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, is_public: bool) -> None:
    assert public(address) == is_public


def test_each_hop_of_a_redirect_is_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host may be asked, the one it leads to may not."""
    from musnad.ingest import guard

    site.answers["/go"] = (302, {"Location": f"{site.host.replace('127.0.0.1', '127.0.0.2')}/1"}, b"")
    monkeypatch.setattr(guard, "public", lambda address: address == "127.0.0.1")
    assert "leads to 127.0.0.2" in error(site, "/go", allow_private=False)


def test_redirects(site: Site) -> None:
    site.page("/1")
    site.answers["/old"] = (301, {"Location": "/1"}, b"")
    assert isinstance(ask(site, "/old")[0], Article)
    site.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    assert "redirected more than" in error(site, "/loop")
    site.answers["/file"] = (302, {"Location": "file:///etc/passwd"}, b"")
    assert "no web address" in error(site, "/file")


def test_robots(site: Site) -> None:
    site.page("/private/1")
    site.page("/1")
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    assert "robots.txt says so" in error(site, "/private/1")
    assert isinstance(ask(site, "/1")[0], Article)
    site.answers["/robots.txt"] = (503, {}, b"")
    assert "robots.txt" in error(site, "/1")


def test_limits(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.page("/1", PAGE + " " * 100_000)
    monkeypatch.setattr(fetch, "LARGEST", 50_000)
    assert "is over" in error(site, "/1")


def test_a_compressed_answer_is_measured_unpacked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    bomb = gzip.compress(PAGE.encode() + b" " * 10_000_000)
    site.answers["/1"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, bomb)
    monkeypatch.setattr(fetch, "LARGEST", 1_000_000)
    assert "is over 1 MB" in error(site, "/1")


def test_what_is_no_page(site: Site) -> None:
    site.answers["/1"] = (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4")
    assert "application/pdf" in error(site, "/1")
    assert "404" in error(site, "/none")
    site.answers["/empty"] = (200, {"Content-Type": "text/html"}, b"")
    assert "is empty" in error(site, "/empty")


def test_a_server_that_does_not_answer(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.3)
    site.answers["/robots.txt"] = (200, {}, b"")

    def sleep(_: dict[str, str]) -> Answer:
        threading.Event().wait(1)
        return 200, {}, b""

    site.answers["/slow"] = sleep
    assert "did not answer" in error(site, "/slow")
    site.server.shutdown()
    site.server.server_close()
    assert "could not be fetched" in error(site, "/1")


def test_a_feed_saved_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(host="https://example.org", paragraph=PARAGRAPH), "utf-8")
    found = list(collect(str(path), Options()))
    assert [type(item) for item in found] == [Article, InputError]
    path.write_text("<?xml version='1.0'?><urlset/>", "utf-8")
    assert "no feed" in str(next(iter(collect(str(path), Options()))))


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>قال <b>الوزير</b>:</p><p>&quot;نعم&quot;</p>", 'قال الوزير:\n"نعم"'),
        ("نص<br>ثان<script>x()</script>", "نص\nثان"),
        ("بلا وسوم", "بلا وسوم"),
        ("", ""),
        ("<", "<"),
    ],
)
def test_pieces_of_html(fragment: str, text: str) -> None:
    assert plain(fragment) == text
