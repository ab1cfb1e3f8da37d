"""The text layer: nothing moves an offset, whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.read import reader
from musnad.text import Text, fold, tokenize
from musnad.text.tokens import Words
from musnad.text.word import Word


class NoLexicon:
    """A lexicon that knows no word."""

    def analyse(self, word: Word) -> None:
        """Nothing to say."""


def text(string: str) -> Text:
    return Text(string, Words(NoLexicon()))  # type: ignore[arg-type]


ARABIC = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ةىءأإآؤئ،؛؟.:«»“”\"'()-\n\u064b\u0640\u200f\u202a0123٤٥٦۷AZ%"
    )
)


@given(st.one_of(st.text(), ARABIC))
def test_tokens_and_gaps_are_the_text(string: str) -> None:
    tokens, gaps, starts, ends = tokenize(string)
    assert "".join(gap + token for gap, token in zip(gaps, [*tokens, ""], strict=True)) == string
    for token, start, end in zip(tokens, starts, ends, strict=True):
        assert string[start:end] == token


@given(st.one_of(st.text(), ARABIC))
def test_sentences_cover_all_tokens_and_quotes_lie_inside(string: str) -> None:
    found = text(string)
    covered = [i for first, last in found.sentences for i in range(first, last)]
    assert covered == list(range(len(found)))
    for quote in found.quotes:
        assert quote.open < quote.first <= quote.last <= len(found)
        if quote.close is not None:
            assert quote.close >= quote.last
    for i in range(len(found)):
        span = found.span(i, i + 1)
        assert string[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("مُتَحَدِّثٌ", "متحدث"), ("وأكّـــد", "واكد"), ("إلى", "الي"), ("مسئول", "مسءول"), ("مسؤول", "مسءول"),
        ("وزارة", "وزاره"), ("٨٩٥٠", "8950"), ("۱۲٫۵", "12.5"), ("ﻣﺴﺆﻭﻝ", "مسءول"),
        ("قا\u200fل", "قال"), ("کتاب", "كتاب"),
    ],
)  # fmt: skip
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("string", "tokens"),
    [
        ("بين الـ 16والـ 18", ["بين", "الـ", "16", "والـ", "18"]),
        ("البلاد.وقال،الذي", ["البلاد", ".", "وقال", "،", "الذي"]),
        ("بلغ 8,950 و1.5 مليون", ["بلغ", "8,950", "و", "1.5", "مليون"]),
        ("في 16/5/2020", ["في", "16", "/", "5", "/", "2020"]),
        ("\u200fقال\u200e الوزير", ["قال", "الوزير"]),
    ],
)
def test_tokens(string: str, tokens: list[str]) -> None:
    assert tokenize(string)[0] == tokens


@pytest.mark.parametrize(
    ("string", "count"),
    [
        ("وصل الوفد.وقال رئيسه إنه متفائل.", 2),
        ("قال د. سامي النادر إن الطريق سالك.", 1),
        ("قالت الإذاعة (بي. بي. سي) إن الطريق سالك.", 1),
        ("نقلت (بي.كيه.كيه) الخبر. وانتهى.", 2),
        ("بلغت القوة 5.1 درجات.", 1),
        ("العنوان\nقال الناطق نعم", 2),
        ("هل وصل؟ نعم! وصل.", 3),
        ("قال «انتهى الأمر.» ثم خرج.", 2),
    ],
)
def test_sentences(string: str, count: int) -> None:
    assert len(text(string).sentences) == count


def quoted(string: str) -> list[tuple[str, bool]]:
    found = text(string)
    return [
        (found.span(q.first, q.last).text if q.last > q.first else "", q.close is not None)
        for q in found.quotes
    ]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("قال «نعم» وخرج", [("نعم", True)]),
        ("قال “نعم” وخرج", [("نعم", True)]),
        ("قال ”نعم“ وخرج", [("نعم", True)]),
        ('قال "نعم" وخرج', [("نعم", True)]),
        ("قال ‘نعم’ وخرج", [("نعم", True)]),
        ("قال 'نعم' وخرج", [("نعم", True)]),
        ("قال ((نعم)) وخرج", [("نعم", True)]),
        ("قال „نعم“ وخرج", [("نعم", True)]),
        ("قال ‹نعم› وخرج", [("نعم", True)]),
        ("قال «سنرد. ولن ننتظر.» وخرج", [("سنرد. ولن ننتظر.", True)]),
        ("قال «إن «الجبل» آمن» وخرج", [("إن «الجبل» آمن", True), ("الجبل", True)]),
        ('قال:" إن عملية "الجبل" انتهت".', [('إن عملية "الجبل" انتهت', True), ("الجبل", True)]),
        (
            'قال "إن "الجبل" آمن و"النهر" بعيد عنا".',
            [('إن "الجبل" آمن و"النهر" بعيد عنا', True), ("الجبل", True), ("النهر", True)],
        ),
        ("قال «سنعود قريبا.", [("سنعود قريبا.", False)]),
        ("كان (نعم) وخرج", []),
        ('عناصر "الفجر "قد وصلوا', [("الفجر", True)]),
    ],
)
def test_quotes(string: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(string) == expected


def test_a_stray_closing_mark_is_reported() -> None:
    found = text('وصلوا إلى هناك".ثم عادوا')
    assert [found.tokens[i] for i in found.stray_quotes] == ['"']


def test_quotation_marks_left_in_a_site_s_code_end_a_word() -> None:
    string = "قالت quot;الوزارةquot; و&quot;الهيئة&quot;"
    tokens, _, starts, ends = tokenize(string)
    assert tokens == ["قالت", "quot;", "الوزارة", "quot;", "و", "&quot;", "الهيئة", "&quot;"]
    assert [string[a:b] for a, b in zip(starts, ends, strict=True)] == tokens


def test_a_copy_of_a_word_says_the_same() -> None:
    word = reader().words["وبالوزير"]
    again = word.copy()
    said = [name for name in dir(word) if name[0] != "_" and not callable(getattr(word, name))]
    assert {"raw", "role", "senses", "event"} <= set(said)
    assert all(getattr(again, name) == getattr(word, name) for name in said)
    again.role = "?"
    assert word.role != "?"
