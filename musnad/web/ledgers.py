"""Connections to the ledger, lent to one request at a time, and answers kept until the ledger changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Request

from musnad.ledger.ledger import Ledger

T = TypeVar("T")
KEPT = 256
"""Answers kept at most."""


class _Answer:
    """An answer that several requests may wait for: one of them computes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made = False
        self._value: Any = None

    def get(self, make: Callable[[], Any]) -> Any:
        with self._lock:
            if not self._made:
                self._value = make()
                self._made = True
            return self._value


class Ledgers:
    """A pool of connections that only read, and a memory of answers that are dear to compute."""

    def __init__(self, path: Path, most: int) -> None:
        self.path = path
        self._free: list[Ledger] = []
        self._lock = threading.Lock()
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[Hashable, _Answer]] = OrderedDict()

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """A ledger for this request alone; nothing can be written through it."""
        with self._lock:
            ledger = self._free.pop() if self._free else None
        if ledger is None:
            ledger = Ledger(self.path, read_only=True)
        try:
            yield ledger
        finally:
            with self._lock:
                if len(self._free) < self._most:
                    self._free.append(ledger)
                    ledger = None
            if ledger is not None:
                ledger.close()

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """A ledger that can be written to."""
        with Ledger(self.path, create=False) as ledger:
            yield ledger

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, computed again only when the ledger has changed since."""
        state = self._state()
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != state:
                found = self._kept[key] = (state, _Answer())
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return cast(T, found[1].get(make))

    def _state(self) -> Hashable:
        """What differs when anything was written: time and size of the file and of its log."""
        log = self.path.with_name(self.path.name + "-wal")
        wal = log.stat() if log.exists() else None
        main = self.path.stat()
        return (main.st_mtime_ns, main.st_size, wal and (wal.st_mtime_ns, wal.st_size))

    def close(self) -> None:
        """Close the connections that nobody uses."""
        with self._lock:
            for ledger in self._free:
                ledger.close()
            self._free.clear()


def _ledgers(request: Request) -> Ledgers:
    found: Ledgers = request.app.state.ledgers
    return found


def _reading(request: Request) -> Iterator[Ledger]:
    with _ledgers(request).reading() as ledger:
        yield ledger


Pool = Annotated[Ledgers, Depends(_ledgers)]
Reading = Annotated[Ledger, Depends(_reading)]
"""The ledger, for a page to ask."""
