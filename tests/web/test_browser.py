"""What an editor does, done by a browser: search, open a chain, download, paste, switch the language; and an attack."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad import Document
from musnad import open as open_ledger
from musnad.web import Settings, create_app
from tests.web import accessible, browser
from tests.web.conftest import LEXICON

pytest.importorskip("playwright", reason="needs playwright")

from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    browser.needed()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser.CHROMIUM, args=browser.FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    browser.needed()
    with browser.listening(create_app(Settings(ledger=path, lexicon=(LEXICON,), reviewer="Mariam"))) as found:
        yield found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:  # a page is closed before its server stops
    context = chromium.new_context(locale="ar", viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    yield opened
    context.close()
    assert not complaints


def test_search_with_another_spelling_leads_to_the_article(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("ابحث في المقالات").last.fill("الانقاض")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert "الأنقاض" in page.locator("mark").first.inner_text()
    page.locator(".articles a").first.click()
    page.wait_for_url("**/article/*")
    assert "الأنقاض" in page.locator(".text").inner_text()


def test_a_chain_opens_from_the_list_by_key_and_from_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/article/2")
    assert page.evaluate("CSS.highlights.size") > 5, "layers are painted"
    first = page.locator(".lists details.record").first
    assert not first.locator(".chain").is_visible()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    links = first.locator(".chain li")
    assert links.first.is_visible()
    assert links.count() >= 2
    assert "صحيفة صدى لارمينا" in links.first.inner_text(), "the outlet is outermost"
    assert page.evaluate("CSS.highlights.has('active-head')")
    page.keyboard.press("ArrowDown")
    assert page.locator(".lists details.record").nth(1).locator(".inside").is_visible()
    assert not first.locator(".inside").is_visible(), "one record at a time"
    page.keyboard.press("Escape")
    assert page.locator("details.record[open]").count() == 0
    # a click on the cue of the third record, wherever it stands in the text
    key, part = page.evaluate(
        "(() => { const m = JSON.parse(document.getElementById('marks').textContent);"
        " const key = document.querySelectorAll('.lists details.record')[2].dataset.key;"
        " return [key, m[key].find((p) => p[3].startsWith('cue'))]; })()"
    )
    box = page.evaluate(
        "([p, start, end]) => { const r = new Range(), t = document.getElementById('p' + p).firstChild;"
        " t.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });"
        " r.setStart(t, start); r.setEnd(t, end); const b = r.getBoundingClientRect();"
        " return [b.left + b.width / 2, b.top + b.height / 2]; }",
        part,
    )
    page.mouse.click(*box)
    assert page.locator("details.record[open]").get_attribute("data-key") == key


def test_layers_go_off_and_on(page: Page, address: str) -> None:
    page.goto(f"{address}/article/1")
    page.get_by_role("button", name="الأرقام").click()
    assert not page.evaluate("CSS.highlights.has('figure')")
    assert not page.locator('section.layer[data-layer="figures"]').is_visible()
    page.keyboard.press("2")
    assert page.evaluate("CSS.highlights.has('figure')")


def test_what_a_filter_shows_can_be_downloaded(page: Page, address: str, path: Path) -> None:
    page.goto(f"{address}/figures")
    page.get_by_label("الفئة").select_option("killed")
    page.get_by_role("button", name="صفِّ").click()
    page.wait_for_url("**category=killed**")
    with page.expect_download() as started:
        page.get_by_role("link", name="تنزيل الجدول").click()
    rows = list(csv.DictReader(Path(started.value.path()).read_text("utf-8-sig").splitlines()))
    with open_ledger(path, read_only=True) as ledger:
        assert [int(row["id"]) for row in rows] == [
            row["id"] for row in ledger.figures(category="killed", limit=None)
        ]
    assert {row["category"] for row in rows} == {"killed"}
    assert page.locator("tbody tr").count() == len(rows)


def test_a_pasted_article_is_read(page: Page, address: str) -> None:
    page.goto(f"{address}/read")
    page.get_by_label("النص", exact=True).fill(
        "زعمت جبهة الفجر أن 12 جنديا قتلوا في بلدة تل السدر أمس.\n\nونفى وزير الدفاع ذلك."
    )
    page.get_by_label("الناشر").fill("صحيفة الأفق")
    page.get_by_role("button", name="اقرأ", exact=True).click()
    record = page.locator(".lists details.record").first
    record.locator("summary").click()
    assert "مشكِّك" in record.inner_text()
    assert "صحيفة الأفق" in record.locator(".chain").inner_text()
    assert "زعمت جبهة الفجر" in page.locator("#p0").inner_text()


def test_the_language_is_switched_and_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/tolls")
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.locator("h1").inner_text() == "Tolls"
    page.get_by_role("link", name="Statements").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_a_toll_is_drawn_and_its_points_open_their_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}/tolls?category=killed&source=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9")
    page.wait_for_selector(".chart[data-drawn] canvas", timeout=60_000)
    spec = json.loads(page.locator("#toll").text_content() or "")
    assert {row["href"] for row in spec["data"]["values"]}
    page.locator("tbody a").first.click()
    page.wait_for_url("**/figure/*")
    assert page.locator(".passage mark").is_visible()


def test_the_check_of_accessibility_sees_what_is_wrong(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        "<html lang=ar dir=ltr><title>x</title><main><h1>a</h1><h3>b</h3><p style='color:#999'>pale</p><input>"
        "<a href=x></a><table><tr><td>1</table><i id=q></i><i id=q></i></main>"
    )
    found = "\n".join(page.evaluate(accessible.CHECK))
    for fault in (
        "lang ar, dir ltr",
        "level 3 after 1",
        "contrast 2.",
        "no label",
        "no name",
        "table without",
        "id twice: q",
    ):
        assert fault in found
    page.close()


def test_reviewing_with_the_keyboard_and_undoing(page: Page, address: str, path: Path) -> None:
    def decided() -> list[tuple[str, str, int]]:
        with open_ledger(path, read_only=True) as ledger:
            return [(row["verdict"], row["layer"], row["row"]) for row in ledger.reviews()]

    with open_ledger(path, read_only=True) as ledger:
        number = ledger.statements(limit=1)[0]["id"]
    page.goto(f"{address}/review/statements/{number}")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert decided() == [("reject", "attributions", number)]
    assert "Mariam" in page.locator("main").inner_text(), "who did it"
    page.goto(f"{address}/statements")
    assert not page.locator(f'a[href="/statement/{number}"]').count(), "what was rejected is left out"
    page.goto(f"{address}/review/statements/{number}")
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(f"{address}/statements")
    assert decided() == []
    assert page.locator(f'a[href="/statement/{number}"]').count() == 1
    # the queue: one key, and the next one is there
    page.goto(f"{address}/review")
    first = page.locator("#decision").get_attribute("action")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("#decision").get_attribute("action") != first
    assert [verdict for verdict, _, _ in decided()] == ["accept"]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert decided() == []


@pytest.mark.slow
def test_every_kind_of_page_is_accessible(chromium: Browser, address: str) -> None:
    assert not list(accessible.faults(chromium, address))


ATTACK = (
    "قال وزير الدفاع <script>alert('x')</script> إن 12 جنديا قتلوا <img src=x onerror=alert(1)> أمس.\n"
    "وأضاف \u202eمقلوب\u202c \u0000\u0001 </script><svg onload=alert(2)> &lt;b&gt; {{ 7 * 7 }} «نهاية».\n"
    + "ا"
    * 1_000_000
)


@pytest.mark.slow
def test_an_article_that_is_an_attack_shows_as_text(page: Page, address: str, path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.add(
            [
                Document(
                    text=ATTACK,
                    title="</title><script>alert(3)</script>",
                    outlet='"><b>',
                    url="javascript:alert(4)",
                )
            ],
            workers=1,
        )
        number = ledger.query("SELECT max(id) AS id FROM documents")[0]["id"]
        assert ledger.document(number).text == ATTACK
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/article/{number}")
        shown = page.locator("#p0").inner_text()
        assert "<script>alert('x')</script>" in shown
        assert "<img src=x onerror=alert(1)>" in shown
        assert "{{ 7 * 7 }}" in page.locator("#p1").inner_text()
        assert "\u202e" not in page.locator("#p1").inner_text()
        assert page.evaluate("document.getElementById('p2').firstChild.length") == 1_000_000
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs out of the page"
        assert (
            page.locator("main script:not([type='application/json']), main img, main svg, main b").count()
            == 0
        )
        assert page.locator('a[href^="javascript:"]').count() == 0
    page.goto(f"{address}/search?q=%D9%85%D9%82%D9%84%D9%88%D8%A8")
    page.goto(f"{address}/articles")
    assert page.locator("main script, main b").count() == 0
