"""The examples of docs/findings.md say what the checks find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from musnad.check import CHECKS
from musnad.read import reader

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")


def examples() -> Iterator[tuple[str, dict[str, str]]]:
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        name = re.match(r"`([a-z-]+)`", section)
        assert name, section[:40]
        for table in re.findall(r"^\| \| \|\n\|---\|---\|\n((?:\|.*\|\n)+)", section, re.MULTILINE):
            yield name[1], dict(re.findall(r"^\| (\w+) \| (.*) \|$", table, re.MULTILINE))


@pytest.mark.parametrize(("name", "example"), list(examples()))
def test_example(name: str, example: dict[str, str]) -> None:
    document = reader().read(
        example["text"], title=example.get("headline"), published=example.get("published", "2020-05-17")
    )
    messages = [f.message for f in document.findings if f.check == name]
    assert messages == ([example["finding"]] if "finding" in example else [])


def test_every_check_has_an_example_that_fires() -> None:
    assert {name for name, example in examples() if "finding" in example} == set(CHECKS)
