"""A browser for tests: Debian's Chromium driven by Playwright, on a desk that really listens."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def needed() -> None:
    """Skip, with the reason, where there is no browser; in continuous integration that is a failure."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium was found, and these tests are not skipped here")
        pytest.skip("no Chromium was found")


@contextmanager
def listening(application: Any) -> Iterator[str]:
    """The application on a free port of this machine; its address."""
    import uvicorn

    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{held.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        held.close()
