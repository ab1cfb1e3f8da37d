"""Sources as they are cited: without what is fused before their first word."""

from __future__ import annotations

import pytest

from musnad.read import reader
from musnad.read.unfused import unfused
from musnad.show.names import called


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("وأمين", "أمين"),
        ("للحكومة", "الحكومة"),
        ("بالمجلس", "المجلس"),
        ("لتركيا", "تركيا"),
        ("وَالوزير", "الوزير"),
        ("لـتركيا", "تركيا"),
        ("وزير", None),
        ("الحكومة", None),
        ("لندن", None),
        ("ليبيا", None),
        ("بشار", None),
        ("ولاية", None),
    ],
)
def test_unfused(raw: str, bare: str | None) -> None:
    assert unfused(reader().words[raw]) == bare


def test_a_source_is_named_as_it_is_cited() -> None:
    text = "وجرى الاتصال بين سامي النادر وأمين عام الحلف بيتر فالينوسكي. وقال فالينوسكي إن الطريق سالك."
    (found,) = reader().read(text).attributions
    assert found.resolved is not None
    assert found.resolved.text == "وأمين عام الحلف بيتر فالينوسكي"
    assert text[found.resolved.start : found.resolved.end] == found.resolved.text
    assert called(found) == "أمين عام الحلف بيتر فالينوسكي"
