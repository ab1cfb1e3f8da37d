"""A small ledger of articles written for the project, reconciled, and the desk on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partialmethod
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra `web`")

from fastapi.testclient import TestClient

from musnad import open as open_ledger
from musnad.ingest import Article, load
from musnad.read.reader import Reader
from musnad.reconcile.run import reconcile
from musnad.web import Settings, create_app
from tests.conftest import ROOT

LEXICON = ROOT / "samples" / "lexicon.toml"


@pytest.fixture(scope="session", autouse=True)
def localhost() -> Iterator[None]:
    """Clients call the desk `localhost`, as browsers do: it answers to no other name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TestClient, "__init__", partialmethod(TestClient.__init__, base_url="http://localhost"))
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, made once."""
    return make(tmp_path_factory.mktemp("desk") / "desk.db")


def make(path: Path) -> Path:
    """A ledger of the samples in this file, reconciled."""
    articles = [
        item
        for file in sorted((ROOT / "samples").glob("taloria-*.json"))
        for item in load(str(file))
        if isinstance(item, Article)
    ]
    with open_ledger(path) as ledger:
        ledger.add(articles, workers=1, lexicon=[str(LEXICON)])
        reconcile(ledger.connection, Reader([LEXICON]), workers=1)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to write to."""
    target = tmp_path / "desk.db"
    shutil.copy(made, target)
    return target


@pytest.fixture
def desk(path: Path) -> Iterator[TestClient]:
    """A client of the desk on that copy."""
    with TestClient(create_app(Settings(ledger=path, lexicon=(LEXICON,), reviewer="Mariam"))) as client:
        yield client
