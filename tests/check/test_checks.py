"""Every check finds what its examples say, and no more."""

from __future__ import annotations

import pytest

from musnad.check import CHECKS, Example
from musnad.read import reader

CASES = [(check.name, example) for check in CHECKS.values() for example in check.examples]


@pytest.mark.parametrize(("name", "example"), CASES)
def test_examples(name: str, example: Example) -> None:
    document = reader().read(example.text, title=example.title, published=example.published)
    found = [f for f in document.findings if f.check == name]
    assert tuple(f.spans[0].text for f in found) == example.evidence
    assert not document.misplaced()
    assert all(f.message.endswith(".") for f in found)


@pytest.mark.parametrize("name", CHECKS)
def test_each_has_an_example_that_fires_and_one_that_does_not(name: str) -> None:
    evidence = [example.evidence for example in CHECKS[name].examples]
    assert any(evidence)
    assert not all(evidence)
