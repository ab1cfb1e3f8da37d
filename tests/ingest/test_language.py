from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.ingest.language import MAX_BYTES, check_text, foreign


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Tuesday that the talks with the delegation are over.", "English"),
        ("Le ministre a dit que les pourparlers avec la délégation sont terminés.", "French"),
        ("El ministro dijo que las conversaciones con la delegación han terminado.", "Spanish"),
        ("Der Minister sagte, dass die Gespräche mit der Delegation nicht zu Ende sind.", "German"),
        (
            "Bakan, heyet ile görüşmelerin çok iyi olduğunu ve bir anlaşma için umutlu olduğunu söyledi.",
            "Turkish",
        ),
        ("Министр сказал, что переговоры завершены.", "Russian"),
        ("השר אמר כי השיחות הסתיימו.", "Hebrew"),
        ("部长说会谈已经结束", "Chinese"),
        ("大臣は会談が終わったと述べた", "Japanese"),
        ("وزیر گفت که گفتگو با هیئت در این شهر به پایان رسید و برای آن هفته است", "Persian"),
        ("وزیر نے کہا ہے کہ شہر میں مذاکرات ختم ہو گئے ہیں اور یہ کام نہیں ہے", "Urdu"),
        ("وەزیر لە شارەکە وتی کە گفتوگۆ بۆ ئەم هەفتەیە بە باشی بوو", "Kurdish"),
        ("12345 !!", "no letters"),
        ("Wzqx brtk plmn", "Latin script"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    with pytest.raises(InputError, match="is not Arabic") as error:
        check_text(text, "x.txt")
    assert language in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن المفاوضات انتهت.",
        "هجوم",
        "قال مدير شركة Example Systems International إن منتجها Example One جاهز",
        "قال الوزیر ان اللقاء فی المدینة کان جیدا",  # Persian ya and kaf, as some keyboards give
        "ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻟﻤﻔﺎﻭﺿﺎﺕ ﺍﻧﺘﻬﺖ",  # presentation forms, as some PDFs give
    ],
)
def test_arabic_is_arabic(text: str) -> None:
    check_text(text)


@pytest.mark.parametrize("text", ["", "   \n\t", "\ufeff", "\x00\x00"])
def test_empty(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        check_text(text)


def test_too_long() -> None:
    check_text("سلام " * 1000)
    with pytest.raises(InputError, match=r"5\.4 MB of text, over the limit of 5 MB"):
        check_text("سلام " * (MAX_BYTES // 9 + 50_000))


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(InputError, match=r"surrogate.*position 4"):
        check_text("سلام\ud800")


@given(st.text())
def test_any_string_gets_a_verdict(text: str) -> None:
    verdict = foreign(text)
    assert verdict is None or isinstance(verdict, str)
