"""Any reading at all, also one that no reader would make, comes back from its rows as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.document import (
    Attribution,
    Document,
    Event,
    Figure,
    Finding,
    Kind,
    Label,
    Modality,
    Party,
    Place,
    Polarity,
    SourceType,
    Span,
    Stance,
    Time,
)
from musnad.ingest.article import Article
from musnad.ledger.connect import writing
from musnad.ledger.ledger import Ledger
from musnad.ledger.rows import Encoder
from musnad.ledger.writer import Entry, Writer
from musnad.read.reader import Reader

READER = Reader()
LETTERS = "ابتقوليمنهةىأإ ءؤئ«»،.؟\n0123٤ـ\u064e\u200f\U0001f54c-x"
WORD = st.text("اببتقلوة ", max_size=12)
VALUES = ("2020-05", "2020-W20", "nonsense", "2019/2020", "2020-05-17")
NUMBER = st.one_of(
    st.none(),
    st.integers(-5, 10**6),
    st.integers(-(10**40), 10**40),
    st.floats(allow_nan=False, allow_infinity=False),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(LETTERS, min_size=1, max_size=120))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start, len(text)))
        return Span(start, end, text[start:end])

    def perhaps(make: Callable[[], Any]) -> Any:
        return make() if draw(st.booleans()) else None

    def some(make: Callable[[int], Any], most: int = 4) -> list[Any]:
        return [make(n) for n in range(draw(st.integers(0, most)))]

    def of(literal: Any) -> Any:
        return draw(st.sampled_from(get_args(literal)))

    def party() -> Party:
        return Party(
            span(),
            perhaps(lambda: "id"),
            perhaps(lambda: draw(WORD)),
            None,
            perhaps(lambda: "LY"),
            None,
            ["MIL"],
        )

    attributions = some(
        lambda n: Attribution(
            f"a{n}", span(), perhaps(span), perhaps(span), [span() for _ in range(draw(st.integers(0, 3)))], of(Kind),
            of(Stance), of(SourceType), perhaps(lambda: f"a{draw(st.integers(0, 3))}"), "rule",
        )
    )  # fmt: skip
    names = [a.id for a in attributions]
    for a in attributions:
        a.parent = a.parent if a.parent in names else None

    def voice() -> str | None:
        found: str | None = draw(st.sampled_from([None, *names]))
        return found

    figures = some(
        lambda n: Figure(
            f"f{n}", span(), draw(NUMBER), draw(NUMBER), draw(st.booleans()), perhaps(span), "killed",
            draw(st.booleans()), None, voice(), "rule",
        )
    )  # fmt: skip
    for f in figures:
        f.part_of = draw(st.sampled_from([None, *(other.id for other in figures)]))
    return Document(
        text=text, id=draw(WORD), outlet=draw(WORD) or None, title=draw(WORD) or None,
        published=draw(st.sampled_from([None, "2020-05-17"])),
        attributions=attributions, figures=figures,
        times=some(lambda n: Time(span(), draw(st.sampled_from([None, *VALUES])), "rule")),
        places=some(
            lambda n: Place(
                span(), perhaps(lambda: "YE"), perhaps(lambda: draw(st.floats(-90, 90))),
                perhaps(lambda: draw(st.floats(-180, 180))), perhaps(lambda: draw(WORD)),
                perhaps(lambda: {"distance_km": draw(st.integers(1, 500)), "bearing": 90}),
            )
        ),
        events=some(
            lambda n: Event(
                f"e{n}", span(), "ASSAULT", perhaps(span), perhaps(span), perhaps(span), perhaps(span),
                draw(st.lists(st.sampled_from([f.id for f in figures]), unique=True)) if figures else [],
                voice(), of(Modality), "rule",
                [party() for _ in range(draw(st.integers(0, 2)))],
                [party() for _ in range(draw(st.integers(0, 2)))],
            )
        ),
        labels=some(lambda n: Label(span(), perhaps(span), of(Polarity), voice(), draw(st.sampled_from(["", "rule"])))),
        findings=some(lambda n: Finding("check", draw(WORD), [span() for _ in range(draw(st.integers(0, 3)))])),
    )  # fmt: skip


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path: Path = tmp_path_factory.mktemp("round") / "trip.db"
    with Ledger(path) as ledger:
        yield ledger


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_reading_comes_back_from_its_rows(opened: Ledger, document: Document) -> None:
    text = READER.text(document.text)
    encoder = Encoder(READER.words)
    rows = encoder.rows(text, document)
    number = opened.query("SELECT ifnull(max(id), 0) + 1 AS next FROM documents")[0]["next"]
    article = Article(
        document.text,
        "x",
        id=document.id,
        outlet=document.outlet,
        title=document.title,
        published=document.published,
    )
    writer = Writer(opened.connection)
    with writing(opened.connection):
        writer.begin()
        entry = Entry(article, str(number), rows, ("", encoder.words(text)))
        assert writer.add(entry, input_name="x", grammar="g") == number
    assert opened.document(number) == document
    assert opened.document(number, reviewed=True) == document


def test_what_was_written_is_sound(opened: Ledger) -> None:
    assert len(opened) > 50
    assert opened.examine() == []
