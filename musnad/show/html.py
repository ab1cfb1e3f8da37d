"""Readings as one self-contained web page: the article set right to left, its records highlighted and listed beside it.

The highlights are painted by the browser over the text as it is (CSS Custom Highlight API), so they may overlap and
no letter is cut from the one that it joins. Nothing is loaded from elsewhere, and no text is taken for markup.
Without JavaScript the page still lists every record with its words, linked to its paragraph.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from importlib.resources import files

import msgspec

from musnad.document import Document
from musnad.show.anchors import Anchors
from musnad.show.html_records import sections
from musnad.show.words import LAYERS


def page(documents: Sequence[Document]) -> str:
    """The page with these readings, one after another."""
    style, script = _asset("page.css"), _asset("page.js")
    anchors = [Anchors(d) for d in documents]
    data = msgspec.json.encode([a.records() for a in anchors]).decode().replace("<", "\\u003c")
    title = _name(documents[0]) if len(documents) == 1 else "مُسنَد"
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header class="bar">
<strong class="mark">مُسنَد</strong>
<div class="layers" role="group" aria-label="الطبقات" hidden>{_switches(documents)}</div>
<p class="note" id="unsupported" hidden>هذا المتصفح لا يلوّن المقاطع في النص؛ القائمة كاملة على كل حال.</p>
</header>
{_contents(documents)}
<main>
{"".join(_document(number, a) for number, a in enumerate(anchors))}
</main>
<div class="sheet" id="sheet" hidden>
<button type="button" class="close" aria-label="إغلاق">×</button><div id="chosen"></div></div>
<script type="application/json" id="records">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def _document(number: int, anchors: Anchors) -> str:
    d = anchors.document
    paragraphs = "".join(
        f'<p id="d{number}p{i}">{escape(p.text)}</p>\n' for i, p in enumerate(anchors.paragraphs)
    )
    meta = " · ".join(f"<bdi>{escape(part)}</bdi>" for part in (d.outlet, d.published, d.url) if part)
    return f"""<section class="document" id="d{number}" data-number="{number}">
<article class="text">
<h1>{escape(_name(d))}</h1>
<p class="meta">{meta}</p>
<div class="body">
{paragraphs}</div>
</article>
<aside class="lists" aria-label="ما قُرئ في النص">
{sections(number, anchors)}
</aside>
</section>
"""


def _contents(documents: Sequence[Document]) -> str:
    if len(documents) < 2:
        return ""
    items = "".join(f'<li><a href="#d{i}">{escape(_name(d))}</a></li>' for i, d in enumerate(documents))
    return f'<nav class="contents" aria-label="المقالات"><ol>{items}</ol></nav>'


def _switches(documents: Sequence[Document]) -> str:
    """A button for each layer that has anything in it."""
    return "".join(
        f'<button type="button" aria-pressed="true" data-layer="{layer}">{name}</button>'
        for layer, name in LAYERS.items()
        if any(getattr(d, layer) for d in documents)
    )


def _name(document: Document) -> str:
    return document.title or document.id or "مقال"


def _asset(name: str) -> str:
    return files("musnad.show").joinpath(name).read_text("utf-8")


def _hash(source: str) -> str:
    """The source's hash for the content security policy: only this very style and script may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
