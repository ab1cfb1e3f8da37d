"""The different mentions of speakers in a ledger, and for each of them all that can be the same speaker."""

from __future__ import annotations

import sqlite3

from musnad.reconcile.speakers import Speaker, can_be_one, keys, wanted
from musnad.reconcile.store import load_speaker

KEPT = 200_000
"""Mentions kept."""


class KnownSpeakers:
    """Speakers by number."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._numbers: dict[str, int] = {}
        self._speakers: dict[int, Speaker] = {}
        self._same: dict[int, list[int]] = {}

    def __getitem__(self, number: int) -> Speaker:
        found = self._speakers.get(number)
        if found is None:
            (data,) = self.connection.execute("SELECT data FROM speakers WHERE id = ?", (number,)).fetchone()
            found = self._keep(number, data)
        return found

    def number(self, data: str) -> tuple[int, bool]:
        """The number of a speaker (as JSON), and whether it has just been given."""
        found = self._numbers.get(data)
        if found is not None:
            return found, False
        row = self.connection.execute("SELECT id FROM speakers WHERE data = ?", (data,)).fetchone()
        if row is not None:
            self._keep(row[0], data)
            return row[0], False
        number = self.connection.execute("INSERT INTO speakers (data) VALUES (?)", (data,)).lastrowid
        assert number is not None
        who = self._keep(number, data)
        self.connection.executemany(
            "INSERT INTO speaker_keys (key, speaker) VALUES (?, ?)", [(key, number) for key in keys(who)]
        )
        for same in self.same(number):
            if same != number and same in self._same:
                self._same[same].append(number)
        return number, True

    def same(self, number: int) -> list[int]:
        """The numbers of all that can be this speaker, its own among them."""
        found = self._same.get(number)
        if found is None:
            who = self[number]
            near: set[int] = set()
            for key in wanted(who):
                near.update(
                    n
                    for (n,) in self.connection.execute(
                        "SELECT speaker FROM speaker_keys WHERE key = ?", (key,)
                    )
                )
            found = self._same[number] = [n for n in sorted(near) if n == number or can_be_one(who, self[n])]
        return found

    def _keep(self, number: int, data: str) -> Speaker:
        if len(self._speakers) > KEPT:
            self._speakers.clear()
            self._numbers.clear()
            self._same.clear()
        who = self._speakers[number] = load_speaker(data)
        self._numbers[data] = number
        return who
