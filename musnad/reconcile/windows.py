"""Candidates by a key and a stretch of days: read from the ledger once, then kept as the days go on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

AHEAD = 30
"""Days beyond those asked for that are read with them: documents come in the order of their days."""

KEPT = 300_000
"""Candidates kept in all."""


class Dated(Protocol):
    """What has a day, YYYY-MM-DD."""

    @property
    def day(self) -> str: ...  # noqa: D102


K = TypeVar("K", bound=Hashable)
D = TypeVar("D", bound=Dated)


def shifted(day: str, days: int) -> str:
    """So many days later, or before when negative."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


class Windows(Generic[K, D]):
    """Candidates by key. load: those of a key from one day to another, as the ledger has them."""

    def __init__(self, load: Callable[[K, str, str], list[D]]) -> None:
        self._load = load
        self._kept: dict[K, tuple[str, str, list[D]]] = {}
        self._count = 0

    def near(self, key: K, first: str, last: str) -> list[D]:
        """The candidates of a key whose days are between these."""
        kept = self._kept.get(key)
        if kept is None or first < kept[0] or last > kept[1]:
            until = shifted(last, AHEAD)
            kept = first, until, self._load(key, first, until)
            self._keep(key, kept)
        return [c for c in kept[2] if first <= c.day <= last]

    def none(self, key: K) -> None:
        """The ledger has nothing of this key, on whatever day: it has just been made."""
        self._keep(key, ("", "9999-12-31", []))

    def add(self, key: K, candidate: D) -> None:
        """One that has just been written into the ledger."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] <= candidate.day <= kept[1]:
            kept[2].append(candidate)
            self._count += 1

    def _keep(self, key: K, kept: tuple[str, str, list[D]]) -> None:
        if self._count > KEPT:
            self._kept.clear()
            self._count = 0
        self._count += len(kept[2])
        self._kept[key] = kept
