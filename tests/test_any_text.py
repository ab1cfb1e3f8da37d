"""Any text at all: a reading whose every offset holds, or an InputError."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import musnad
from musnad.document import Document
from musnad.errors import InputError
from musnad.ingest import check_text

WORDS = (
    "قال وقال الوزير وزير الدفاع إن أن بأن «الوضع هادئ» أكد مؤكدا زعم نفى على حد قوله نقلا عن وكالة بحسب المصدر "
    "مصادر 12 قتيلا جنديا بينهم 3 مقتل أمس الجمعة 16 مايو/أيار 2020 عام 1441هـ في مدينة حلب ليبيا 140 كم غرب العاصمة "
    'طرابلس قصف اشتباكات الميليشيات المرتزقة ، . : ؛ ؟ « » “ ” " ( ) (( )) - ـ \u064b \u200f \u202b \u202c \n \n\n '
    "والـ لا لم لن قد سوف ٨٩٥٠ ٪ مليون ألف عشرات الآلاف من نحو أكثر حتى اتهم بـ طالب دعا إلى حذر النائب ﷲ ﻻ 😀 x"
).split(" ")
"""The words that rules fire on, to be put together in every wrong way."""

JUMBLE = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", " "])), max_size=80).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


def sound(document: Document) -> None:
    """What every reading promises."""
    assert document.misplaced() == []
    assert Document.from_json(document.to_json()) == document
    attributions = [a.id for a in document.attributions]
    figures = [f.id for f in document.figures]
    events = [e.id for e in document.events]
    for ids in (attributions, figures, events):
        assert len(set(ids)) == len(ids)
    voices = {None, *attributions}
    assert {a.parent for a in document.attributions} <= voices
    for layer in (document.figures, document.events, document.labels):
        assert {record.attribution for record in layer} <= voices
    assert {f.part_of for f in document.figures} <= {None, *figures}
    assert {i for e in document.events for i in e.figures} <= set(figures)
    for a in document.attributions:
        seen, up = {a.id}, a.parent
        while up is not None:
            assert up not in seen, "a chain that bites its tail"
            seen.add(up)
            up = next(b.parent for b in document.attributions if b.id == up)
    for f in document.figures:
        assert f.low is None or f.high is None or f.low <= f.high


def in_order(document: Document) -> None:
    """Layers are listed in text order."""
    for starts in (
        [a.cue.start for a in document.attributions],
        [f.span.start for f in document.figures],
        [t.span.start for t in document.times],
        [p.span.start for p in document.places],
        [e.trigger.start for e in document.events],
        [label.span.start for label in document.labels],
    ):
        assert starts == sorted(starts)


@settings(deadline=None, max_examples=300)
@given(st.text(), st.sampled_from([None, "2020-05-17"]))
def test_any_string(text: str, published: str | None) -> None:
    sound(musnad.read(text, published=published))


@settings(deadline=None, max_examples=400)
@given(JUMBLE, JUMBLE, st.sampled_from([None, "2020-05-17"]))
def test_jumbled_news(text: str, title: str, published: str | None) -> None:
    document = musnad.read(text, title=title, published=published)
    sound(document)
    in_order(document)
    again = musnad.read(text, title=title, published=published)
    assert again == document


@given(st.text())
@example("¼")
def test_checked_text_is_arabic_or_refused(text: str) -> None:
    try:
        check_text(text)
    except InputError as error:
        assert str(error).endswith(".")
        return
    assert any("\u0600" <= c <= "\u08ff" or "\ufb50" <= c <= "\ufeff" for c in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "ـ",
        "\u064b",
        "\u200f",
        "«",
        "»»»",
        "((",
        "قال «",
        "قال ((",
        ":",
        "12",
        "٪",
        "و",
        "ال",
        "\n\n",
    ],
)
def test_scraps(text: str) -> None:
    sound(musnad.read(text, title=text))
