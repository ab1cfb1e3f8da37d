"""Every sentence that a check writes has an Arabic wording."""

from __future__ import annotations

import re

import pytest

from musnad.check import CHECKS
from musnad.ingest import Article, load
from musnad.read.reader import Reader
from musnad.show.findings import arabic, explained
from musnad.web.languages import Language
from tests.conftest import ROOT
from tests.web.conftest import LEXICON

_QUOTED = re.compile(r"«[^«»]*»")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader([LEXICON])


def unsaid(message: str, check: str) -> str:
    """The Arabic sentence; it must have no English outside of quotations, and all that the English one quotes."""
    said = explained(message, check, Language("ar"))
    assert not re.search("[A-Za-z]", _QUOTED.sub("", said)), (check, message)
    assert set(_QUOTED.findall(message)) == set(_QUOTED.findall(said)), (check, message)
    assert explained(message, check, Language("en")) == message
    assert explained(message, check, arabic()) == said
    return said


@pytest.mark.parametrize("name", CHECKS)
def test_the_examples_of_a_check_are_said_in_arabic(name: str, reader: Reader) -> None:
    said = 0
    for example in CHECKS[name].examples:
        document = reader.read(example.text, title=example.title, published=example.published)
        for found in document.findings:
            assert unsaid(found.message, found.check)
            said += found.check == name
    assert said


def test_the_findings_of_the_samples_are_said_in_arabic(reader: Reader) -> None:
    said = [
        unsaid(found.message, found.check)
        for file in sorted((ROOT / "samples").glob("taloria-*.json"))
        for item in load(str(file))
        if isinstance(item, Article)
        for found in reader.read(item.text, title=item.title, published=item.published).findings
    ]
    assert len(said) > 5


def test_days_and_weekdays_are_named_as_the_language_names_them() -> None:
    message = "«يوم الأحد 8 آذار/مارس 2021»: 8 March 2021 was a Monday, not a Sunday."
    said = explained(message, "date-weekday", Language("ar", "ar_TN"))
    assert said == "«يوم الأحد 8 آذار/مارس 2021»: 8 مارس 2021 يوافق يوم الاثنين، لا يوم الأحد."


def test_a_sentence_of_an_unknown_check_stays_as_it_is() -> None:
    assert explained("What is this?", "new-check", Language("ar")) == "What is this?"
