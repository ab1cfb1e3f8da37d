"""Surnames that are ordinary words, where their bearers speak again."""

from __future__ import annotations

import pytest

import musnad

INTRODUCED = "وقال العميد نادر سريع إن الطريق مغلق."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"{INTRODUCED} وأكد سريع حق القوات في الرد.", "سريع"),
        (f"{INTRODUCED} وأعلن العميد سريع مقتل ثلاثة جنود.", "العميد سريع"),
        (f"{INTRODUCED} وقتل ثلاثة جنود، بحسب سريع.", "سريع"),
    ],
)
def test_who_was_introduced_speaks_again(text: str, source: str) -> None:
    found = musnad.read(text).attributions[-1]
    assert found.source is not None and found.resolved is not None
    assert (found.source.text, found.resolved.text, found.source_type) == (
        source,
        "العميد نادر سريع",
        "person",
    )


def test_a_name_heads_its_line() -> None:
    found = musnad.read(f"سريع: الطريق مغلق\n{INTRODUCED}").attributions[0]
    assert found.source is not None
    assert (found.cue.text, found.source.text) == (":", "سريع")


def test_elsewhere_the_word_is_what_it_was() -> None:
    (found,) = musnad.read("وأكد سريع حق القوات في الرد.").attributions
    assert found.source is None


def test_a_body_in_the_broken_plural_is_feminine() -> None:
    (found,) = musnad.read("ونشرت كتائب النسر صورا لقادتها، مؤكدة على دورهم.").attributions
    assert found.resolved is not None
    assert found.resolved.text == "كتائب النسر"
