"""Makes the pictures of the desk, on the samples: an article with an open chain, and a toll.

    PYTHONPATH=. python docs/pictures_desk.py

needs Chromium, Playwright and fonts with Arabic letters. Run it when these pages have changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from musnad.web import Settings, create_app
from tests.web.browser import CHROMIUM, FLAGS, listening
from tests.web.conftest import LEXICON, make

IMAGES = Path(__file__).parent / "img"
WIDTH, HEIGHT = 1440, 960


def main() -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        application = create_app(Settings(ledger=make(Path(folder) / "desk.db"), lexicon=(LEXICON,)))
        with listening(application) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(locale="ar", viewport={"width": WIDTH, "height": HEIGHT})
            # the longest chain of the samples: outlet, observatory, hospital
            page.goto(f"{address}/article/6")
            record = (
                page.locator(".lists details.record").filter(has=page.locator(".chain li:nth-child(4)")).first
            )
            record.locator("summary").click()
            page.wait_for_timeout(1500)
            page.evaluate("scrollTo(0, 0); document.querySelector('.lists').scrollBy(0, 330)")
            page.wait_for_timeout(800)
            page.screenshot(path=IMAGES / "desk-article.png")
            page.goto(f"{address}/tolls?category=killed&place=%D8%A8%D9%8A%D9%84%D8%B3%D8%A7%D8%AF")
            page.wait_for_selector(".chart[data-drawn]", timeout=60_000)
            page.wait_for_timeout(500)
            page.screenshot(path=IMAGES / "desk-toll.png")
            browser.close()


if __name__ == "__main__":
    main()
