"""Web archives."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect

PARAGRAPH = "قال وزير الدفاع سليم الراوي إن الجنود عادوا إلى بلدة تل السدر بعد أيام من القتال في محيطها. " * 4
ARABIC = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>عودة الجنود</title>'
    '<meta property="article:published_time" content="2020-05-17T10:00:00Z"></head><body><article><h1>عودة الجنود</h1>'
    f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article></body></html>"
)
ENGLISH = (
    "<html><body><p>"
    + "The minister said that the talks are over and that the army is back. " * 30
    + "</p></body></html>"
)


def record(
    url: str, body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: text/html; charset=utf-8"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-05-18T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [
    record("https://example.org/ar", ARABIC.encode()),
    record("https://example.org/en", ENGLISH.encode()),
    record("https://example.org/none", ARABIC.encode(), status="404 Not Found"),
    record("https://example.org/pic", b"\x89PNG", headers="Content-Type: image/png"),
    record(
        "https://example.org/old", ARABIC.replace("utf-8", "windows-1256").encode("cp1256"),
        headers="Content-Type: text/html",
    ),
    record(
        "https://example.org/packed", gzip.compress(ARABIC.encode()),
        headers="Content-Type: text/html\r\nContent-Encoding: gzip",
    ),
]  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_the_arabic_pages(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(r) if packed else r for r in RECORDS))
    found = list(collect(str(path), Options()))
    assert [a.url for a in found if isinstance(a, Article)] == [
        f"https://example.org/{name}" for name in ("ar", "en", "old", "packed")
    ]
    for a in found:
        assert isinstance(a, Article)
        if not str(a.url).endswith("/en"):
            assert PARAGRAPH.strip() in a.text
            assert a.published == "2020-05-17"
            assert a.more == {"archived": "2020-05-18T00:00:00Z"}


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "crawl.warc.gz"
    data = b"".join(gzip.compress(r) if packed else r for r in RECORDS[:1] * 3)
    path.write_bytes(data[: -len(data) // 9])
    found = list(collect(str(path), Options()))
    assert sum(isinstance(a, Article) for a in found) == 2
    assert isinstance(found[-1], InputError)
    assert "cut off" in str(found[-1])


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_text(ENGLISH, "utf-8")
    found = list(collect(str(path), Options()))
    assert found and isinstance(found[-1], InputError)
