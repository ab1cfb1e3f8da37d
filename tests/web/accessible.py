"""Accessibility, as far as a script can see it: `python -m tests.web.accessible` checks every kind of page.

In Arabic and English, light and dark: language and direction, one main heading and no level left out, a label for every
control, a name for every link and button, unique ids, table headings, and the contrast of every visible text with what
is painted behind it (WCAG 2.2, AA: 4.5, for large text 3). The browser computes styles; highlights are checked too.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES = (
    "/", "/articles", "/article/1", "/search?q=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9", "/statements", "/figures", "/events",
    "/labels", "/findings", "/sources", "/source/1", "/actors", "/actor/1", "/places", "/place/1", "/tolls",
    "/tolls?source=%D9%88%D8%B2%D8%A7%D8%B1%D8%A9", "/statement/1", "/figure/1", "/event/1", "/origins",
    "/origins?kind=events", "/copies", "/copies/1/2", "/laundering", "/compare", "/compare?primary=1&other=2,3",
    "/framing", "/framing/anonymous", "/rule/participle", "/review", "/read", "/nowhere",
)  # fmt: skip
"""One address at least of every kind of page."""

CHECK = (Path(__file__).parent / "accessible.js").read_text("utf-8")


def faults(browser: Any, address: str, pages: tuple[str, ...] = PAGES) -> Iterator[str]:
    """What is wrong on which page, in which language, colours and width."""
    for lang, theme, width in (
        ("ar", "light", 1440),
        ("en", "dark", 1440),
        ("ar", "dark", 390),
        ("en", "light", 390),
    ):
        context = browser.new_context(
            locale=lang, color_scheme=theme, viewport={"width": width, "height": 900}
        )
        page = context.new_page()
        for path in pages:
            page.goto(address + path)
            for fault in page.evaluate(CHECK):
                yield f"{path} [{lang}, {theme}, {width}]: {fault}"
        context.close()


def main() -> None:
    """Check a desk on the samples; status 1 when anything is wrong."""
    from playwright.sync_api import sync_playwright

    from musnad.web import Settings, create_app
    from tests.web.browser import CHROMIUM, FLAGS, listening
    from tests.web.conftest import LEXICON, make

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(sys.argv[1]) if len(sys.argv) > 1 else make(Path(folder) / "desk.db")
        application = create_app(Settings(ledger=ledger, lexicon=(LEXICON,)))
        with listening(application) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            found = list(faults(browser, address))
            browser.close()
    print("\n".join(found) or f"{len(PAGES)} pages, nothing wrong")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
