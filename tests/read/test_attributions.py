"""Every rule of the attribution layer finds what its examples say."""

from __future__ import annotations

import pytest

from musnad.read import reader
from musnad.read.rules_attribution import RULES

CASES = [(rule.name, sentence, expected) for rule in RULES.values() for sentence, expected in rule.examples]


@pytest.mark.parametrize(("name", "sentence", "expected"), CASES)
def test_examples(name: str, sentence: str, expected: object) -> None:
    found = reader().read(sentence).attributions
    shown = tuple(
        (a.cue.text, a.source.text if a.source else None, " ".join(span.text for span in a.content))
        for a in found
    )
    assert shown == expected
    assert name in {a.rule for a in found}
