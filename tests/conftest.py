"""What all tests share: the shared data beside the project, and snapshots."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write the snapshots anew instead of comparing with them"
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data: ../shared, or what MUSNAD_SHARED names. Skips where there is none."""
    folder = Path(os.environ.get("MUSNAD_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared data at {folder}")
    return folder


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file tests/snapshots/NAME; `pytest --update` writes the file instead."""
    folder = Path(__file__).parent / "snapshots"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            return
        assert path.exists(), f"there is no snapshot {path}; write it with: pytest --update"
        assert text == path.read_text("utf-8"), f"differs from {path}; if that is meant: pytest --update"

    return compare
