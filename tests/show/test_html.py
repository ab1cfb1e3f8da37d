from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.check import CHECKS
from musnad.document import Document, Span, Time
from musnad.show import words
from musnad.show.anchors import Anchors, paragraphs
from musnad.show.html import page
from tests.article import document


class Page(HTMLParser):
    """What a browser without JavaScript sees: tags with attributes, and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_right_to_left_and_self_contained() -> None:
    source = page([document()])
    found = Page(source)
    assert found.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert not any(a.get("src") for _, a in found.tags)
    assert not found.all("link") + found.all("img") + found.all("iframe")
    assert "@import" not in source
    assert "url(" not in source


def test_text_is_never_markup() -> None:
    d = document()
    d.text = d.text.replace("تل السدر", "<img>&amp")
    d.outlet = '"><script>alert(2)</script>'
    source = page([d])
    assert len(Page(source).all("script")) == 2
    assert not Page(source).all("img")
    assert "&lt;img&gt;&amp;amp" in source
    embedded = re.search(r'id="records">(.*?)</script>', source)
    assert embedded
    assert "<" not in embedded[1]


def test_policy_allows_only_the_page_s_own_script() -> None:
    policy = next(m["content"] for m in Page(page([document()])).all("meta") if m.get("http-equiv"))
    assert policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_record_is_listed_and_linked_to_its_paragraph() -> None:
    found = Page(page([document()]))
    links = {a["data-key"]: a["href"] for a in found.all("a") if a.get("data-key")}
    assert set(links) == {"a0", "a1", "a2", "f0", "f1", "time0", "place0", "e0", "label0", "finding0"}
    assert links["a2"] == "#d0p1"
    ids = {a.get("id") for _, a in found.tags}
    assert {href[1:] for href in links.values() if href} <= ids


def test_ranges_hold_in_utf16() -> None:
    d = Document(text="\r\n أ😀ب أمس\r\nغدا")
    d.times = [Time(d.span(7, 10), None), Time(d.span(7, 15), None)]
    assert [t.span.text for t in d.times] == ["أمس", "أمس\r\nغدا"]
    records = Anchors(d).records()
    assert records["time0"] == [(0, 6, 9, "time")]  # the face counts twice in UTF-16
    assert records["time1"] == [(0, 6, 9, "time"), (1, 0, 3, "time")]
    for key, t in zip(("time0", "time1"), d.times, strict=True):
        parts = [
            paragraphs(d.text)[p].text.encode("utf-16-le")[2 * s : 2 * e].decode("utf-16-le")
            for p, s, e, _ in records[key]
        ]
        assert "".join(parts) == re.sub(r"[\r\n]", "", t.span.text)


@given(st.text(), st.data())
def test_any_span_of_any_text_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    d = Document(text=text, times=[Time(Span(start, end, text[start:end]), None)])
    lines = paragraphs(text)
    covered = 0
    for p, s, e, _ in Anchors(d).records()["time0"]:
        part = lines[p].text.encode("utf-16-le")[2 * s : 2 * e].decode("utf-16-le")
        covered += len(part)
        assert part
    inside = sum(max(0, min(end, p.start + len(p.text)) - max(start, p.start)) for p in lines)
    assert covered == inside
    assert page([d]).encode()


def test_several_articles_get_a_table_of_contents() -> None:
    second = document()
    second.title = "خبر آخر"
    found = Page(page([document(), second]))
    assert [a["href"] for a in found.all("a")][:2] == ["#d0", "#d1"]
    assert len(found.all("article")) == 2


BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


@pytest.mark.slow
@pytest.mark.skipif(BROWSER is None, reason="no chromium to look with")
def test_highlights_in_a_browser(tmp_path: Path) -> None:
    """Every range is painted with exactly the characters of its span, and joined letters stay in one text node."""
    assert BROWSER
    probe = """<script>addEventListener("load", () => {
      const found = {};
      for (const [name, ranges] of CSS.highlights) found[name] = [...ranges].map(String);
      document.body.innerHTML = "<pre id=out></pre>";
      document.getElementById("out").textContent = JSON.stringify(found);
    });</script></body>"""
    source = page([document()]).replace("</body>", probe)
    source = re.sub(r"<meta http-equiv[^>]*>", "", source)  # or the policy would stop the probe
    (tmp_path / "page.html").write_text(source, "utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    command += ["--virtual-time-budget=4000", "--dump-dom", (tmp_path / "page.html").as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True).stdout
    out = re.search(r'<pre id="out">(.*?)</pre>', dom, re.DOTALL)
    assert out, dom[:2000]
    painted: dict[str, list[str]] = json.loads(out[1])
    assert painted["cue-neutral"] == ["ذكرت", "نقلا عن"]
    assert painted["cue-affirming"] == ["وأضاف"]
    assert painted["source"] == ["وكالة الساحل", "وزير الدفاع سليم الراوي"]
    assert painted["content-1"][0].startswith("12 جنديا")
    assert painted["figure"] == ["12", "ضابطان"]
    assert painted["label-negative"] == ["للمتمردين"]


def test_every_check_has_its_arabic_name() -> None:
    assert set(words.CHECKS) == set(CHECKS)


def test_findings_are_told_in_arabic() -> None:
    d = document()
    d.findings[0].check = "unattributed-toll"
    d.findings[
        0
    ].message = "«46 شخصا» (killed): in the writer's own voice, and the text names nobody who reported it."
    source = page([d])
    assert "nobody who reported it" not in source.split('class="message"', 1)[1]
    assert "(قتلى)" in source


def test_what_a_message_quotes_keeps_its_direction_and_is_no_markup() -> None:
    d = document()
    d.findings[0].message = "«الوضع <b>»: said & done."
    source = page([d])
    assert '«<bdi lang="ar">الوضع &lt;b&gt;</bdi>»: said &amp; done.' in source
