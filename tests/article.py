"""A reading made by hand, with a record in every layer, for the tests of what shows readings."""

from __future__ import annotations

from musnad.document import Attribution, Document, Event, Figure, Finding, Label, Party, Place, Span, Time

TEXT = (
    "ذكرت وكالة الساحل نقلا عن وزير الدفاع سليم الراوي أن 12 جنديا بينهم ضابطان قتلوا في هجوم "
    "للمتمردين على بلدة تل السدر أمس.\n\n"
    "وأضاف أن «الوضع تحت السيطرة».\n"
)


def span(words: str, after: int = 0) -> Span:
    """The first occurrence of these words from `after` on."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words), words)


def document() -> Document:
    """The reading. It quotes a hostile title, to see that it is never taken for markup."""
    minister = span("وزير الدفاع سليم الراوي")
    content = span("12 جنديا بينهم ضابطان قتلوا في هجوم للمتمردين على بلدة تل السدر أمس")
    return Document(
        text=TEXT,
        id="hill",
        outlet="صحيفة الأفق",
        url="https://example.org/hill",
        title="<script>alert(1)</script> هجوم",
        published="2020-05-17",
        attributions=[
            Attribution(
                "a0", span("ذكرت"), span("وكالة الساحل"), span("وكالة الساحل"),
                [span("وزير الدفاع سليم الراوي أن " + content.text)], "indirect", "neutral", "media", None, "verb",
            ),
            Attribution(
                "a1", span("نقلا عن"), minister, minister, [content], "indirect", "neutral", "person", "a0", "prep"
            ),
            Attribution(
                "a2", span("وأضاف"), None, minister, [span("الوضع تحت السيطرة")],
                "direct", "affirming", "person", None, "verb",
            ),
        ],
        figures=[
            Figure("f0", span("12"), 12, 12, False, span("جنديا"), "killed", True, None, "a1", "digits"),
            Figure("f1", span("ضابطان"), 2, 2, False, span("ضابطان"), "killed", False, "f0", "a1", "dual"),
        ],
        times=[Time(span("أمس"), "2020-05-16", "relative")],
        places=[Place(span("تل السدر"), "SY", 35.25, 38.5)],
        events=[
            Event(
                "e0", span("هجوم"), "ASSAULT", span("للمتمردين"), span("جنديا"), span("أمس"), span("تل السدر"),
                ["f0"], "a1", "asserted", "noun",
                [Party(span("للمتمردين"), "hill-rebels", "متمردو التل", "Hill rebels", "SY", "SYR", ["REB"])],
            )
        ],
        labels=[Label(span("للمتمردين"), None, "negative", "a1")],
        findings=[Finding("anonymous-only", "«الوضع»: an example of a finding.", [span("الوضع")])],
    )  # fmt: skip
