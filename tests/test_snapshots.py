"""Whole readings of the samples, as they were when somebody last looked at them.

A change of the grammar that changes a reading shows here in full; `pytest --update` writes the snapshots anew, and the
difference is then looked at like any other change.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from musnad.document import Document
from musnad.ingest import load
from musnad.ingest.article import Article
from musnad.read.reader import Reader
from tests.conftest import ROOT

SAMPLES = ROOT / "samples"
LEXICON = SAMPLES / "lexicon.toml"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader([LEXICON])


def reading(reader: Reader, path: Path) -> Document:
    (article,) = load(str(path))
    assert isinstance(article, Article)
    return reader.read(
        article.text,
        published=article.published,
        outlet=article.outlet,
        title=article.title,
        id=article.id,
        url=article.url,
    )


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("taloria-*.json")), ids=lambda path: path.stem)
def test_reading(path: Path, reader: Reader, snapshot: Callable[[str, str], None]) -> None:
    document = reading(reader, path)
    assert document.misplaced() == []
    snapshot(
        f"{path.stem}.json", msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"
    )


@pytest.mark.parametrize(
    "name", ["taloria-04.txt", "taloria-06.cp1256.txt", "taloria-08.html", "taloria-09.txt"]
)
def test_other_files_of_an_article_read_the_same(name: str, reader: Reader) -> None:
    """Plain text, a code page of Windows and a web page give the records that the JSON of the same article gives."""
    stem = name.split(".")[0]
    known = reading(reader, SAMPLES / f"{stem}.json")
    (article,) = load(str(SAMPLES / name))
    assert isinstance(article, Article)
    other = reader.read(article.text, published=known.published, outlet=known.outlet, title=known.title)

    def told(document: Document) -> list[tuple[str, ...]]:
        return [
            (a.cue.text, a.source.text if a.source else "", a.stance, *(s.text.strip() for s in a.content))
            for a in document.attributions
        ]

    assert told(other) == told(known)
