"""Every rule of the actors finds what its examples say; parties and sources of a document are linked."""

from __future__ import annotations

import re

import pytest

from musnad.document import Document, Event
from musnad.read import reader
from musnad.read.actors import linker_of
from musnad.read.parties import link_parties
from musnad.read.rules_actors import IN_ARTICLES, RULES
from tests.conftest import ROOT

CASES = [(rule.name, phrase, expected) for rule in RULES.values() for phrase, expected in rule.examples]


def read(string: str) -> Document:
    return reader().read(string)


@pytest.mark.parametrize(("rule", "phrase", "expected"), CASES)
def test_examples(rule: str, phrase: str, expected: object) -> None:
    found = linker_of(reader().lexicon).phrase(phrase)
    assert tuple(actor.id for actor in found) == expected


@pytest.mark.parametrize(
    ("rule", "article", "expected"),
    [(rule.name, article, expected) for rule in IN_ARTICLES.values() for article, expected in rule.examples],
)
def test_examples_in_articles(rule: str, article: str, expected: object) -> None:
    event = read(article).events[-1]
    assert (
        [party.id for party in event.actors] == [expected]
        if expected
        else all(party.id is None for party in event.actors)
    )


def test_people_have_country_and_role() -> None:
    (egyptians,) = linker_of(reader().lexicon).phrase("متظاهرون مصريون")
    assert (egyptians.country, egyptians.code, egyptians.roles) == ("EG", "EGY", ("CVL",))
    (gunmen,) = linker_of(reader().lexicon).phrase("مسلحين مجهولين")
    assert (gunmen.country, gunmen.roles) == (None, ("UAF",))


def test_parties_of_an_event_have_their_own_words() -> None:
    string = "قصفت القوات السعودية والإماراتية مواقع الحوثيين."
    text = reader().text(string)
    made = Document(string)
    made.events = [
        Event(
            "e0", text.span(0, 1), "ASSAULT", text.span(1, 4), text.span(5, 6), None, None, [], None, "asserted", "verb"
        )
    ]  # fmt: skip
    link_parties(text, made, reader().lexicon)
    (event,) = made.events
    assert [(p.id, p.span.text) for p in event.actors] == [
        ("SAU-armed-forces", "القوات السعودية"),
        ("ARE-armed-forces", "والإماراتية"),
    ]
    assert [(p.id, p.span.text) for p in event.recipients] == [("houthis", "الحوثيين")]


def test_sources_are_grouped_by_actor() -> None:
    made = read(
        "قال وزير الخارجية التركي مروان الشاهد إن المحادثات بدأت. وأضاف الوزير أن الوفد وصل. "
        "وقالت أنقرة إن الهدنة صامدة."
    )
    assert [a.actor for a in made.attributions] == ["TUR-foreign-ministry", "TUR-foreign-ministry", "TUR"]


def test_every_party_is_where_it_says() -> None:
    made = read('هاجمت «حركة الشباب» وتنظيم "داعش"، قوات الأمن الصومالية. وأعلنت الحركة مسؤوليتها عن الهجوم.')
    assert made.misplaced() == []
    assert Document.from_json(made.to_json()) == made


def test_rules_are_documented_and_the_reverse() -> None:
    page = (ROOT / "docs" / "actors.md").read_text("utf-8")
    table = page.split("| rule | what | example |")[1].split("\n\n")[0]
    told = {line.split("`")[1] for line in table.splitlines() if line.startswith("| `")}
    assert told == {*RULES, *IN_ARTICLES}


def test_the_examples_of_the_page_run() -> None:
    page = (ROOT / "docs" / "actors.md").read_text("utf-8")
    found = re.findall(r"«([^»]+)» → ((?:`[\w-]+`(?:, )?)+)", page)
    assert len(found) >= 5
    linker = linker_of(reader().lexicon)
    for phrase, told in found:
        assert [actor.id for actor in linker.phrase(phrase)] == re.findall(r"`([\w-]+)`", told), phrase


@pytest.mark.parametrize("phrase", ["", "ـ", "«ـ»", "و", "، ،", "-", "الـ", "لل", "و و"])
def test_marks_alone_name_nobody(phrase: str) -> None:
    assert linker_of(reader().lexicon).phrase(phrase) == []
