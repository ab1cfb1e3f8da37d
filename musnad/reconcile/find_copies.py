"""Finding copies in the ledger: sketches of every document, candidates by common keys, verified on the texts."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from musnad.reconcile import copy_groups
from musnad.reconcile.copies import EDITED, compare
from musnad.reconcile.shingles import NEAR, bands, containment, jaccard, prints, shingles
from musnad.reconcile.store import Rejected
from musnad.reconcile.words import Hashes, Sequence

FORMULA = 40
"""Documents that may have a key in common before it counts as a formula (a site's footer, a standing notice)."""

PRINTS = 2
"""Fingerprints that two documents must have in common to be looked at for lifted passages."""

GROUPED, GROUP_DAYS = 0.5, 5
"""Share of the shorter text that must be taken over, and days between the two, for both to count as one report:
communiqués of one office share their formulas for years without being copies of one another."""

KEPT = 6000
"""Documents whose words are kept for verification."""

_PARAMETERS = 500
"""Keys of one query: SQLite takes 999 at least."""


def _days(first: str, second: str) -> int:
    return abs((date.fromisoformat(second) - date.fromisoformat(first)).days)


class Sketch(NamedTuple):
    """What is kept of a document to find its copies by."""

    document: int
    bands: list[int]
    prints: list[int]


def sketch(document: int, text: str) -> Sketch:
    """The sketch of a text."""
    sequence = Sequence(text)
    return Sketch(document, bands(shingles(sequence.hashes)), prints(sequence.hashes))


class Copies:
    """Keeps sketches and copies in the ledger up to date."""

    def __init__(self, connection: sqlite3.Connection, rejected: Rejected = frozenset()) -> None:
        self.connection, self.rejected = connection, rejected
        self._words: OrderedDict[int, tuple[Sequence, Hashes]] = OrderedDict()
        self._about: dict[int, tuple[str, str | None]] = {}
        self._formulas: set[int] = set()

    def add(self, known: Sketch) -> list[tuple[int, int]]:
        """Write a document's sketch and its relations to the documents sketched before; the pairs found."""
        near = self._common("copy_bands", known.bands, limit=FORMULA * 10)
        lifted = self._common("copy_prints", known.prints, limit=FORMULA)
        for table, keys in (("copy_bands", known.bands), ("copy_prints", known.prints)):
            self.connection.executemany(
                f"INSERT OR IGNORE INTO {table} (key, document) VALUES (?, ?)",
                [(key, known.document) for key in sorted(keys)],
            )
        candidates = set(near) | {document for document, count in lifted.items() if count >= PRINTS}
        pairs = []
        for other in sorted(candidates - {known.document}):
            pair = self._verify(known.document, other, lifted.get(other, 0) >= PRINTS)
            if pair is not None:
                pairs.append(pair)
        return pairs

    def _common(self, table: str, keys: Iterable[int], limit: int) -> dict[int, int]:
        """The documents that have keys in common with these, and how many; keys of formulas left out."""
        asked = [key for key in keys if key not in self._formulas]
        found: dict[int, list[int]] = {}
        for at in range(0, len(asked), _PARAMETERS):
            some = asked[at : at + _PARAMETERS]
            for key, document in self.connection.execute(
                f"SELECT key, document FROM {table} WHERE key IN ({', '.join('?' * len(some))})", some
            ):
                found.setdefault(key, []).append(document)
        counts: dict[int, int] = {}
        for key, documents in found.items():
            if len(documents) > limit:
                self._formulas.add(key)
                continue
            for document in documents:
                counts[document] = counts.get(document, 0) + 1
        return counts

    def _verify(self, document: int, other: int, lifted: bool) -> tuple[int, int] | None:
        """Compare two documents and write how they are related. Versions of one page are no copies of it."""
        a, b = self._of(document), self._of(other)
        similarity = jaccard(a[1], b[1])
        contained = max(containment(a[1], b[1]), containment(b[1], a[1]))
        if similarity < NEAR and contained < EDITED and not lifted:
            return None
        day, address = self._known(document)
        other_day, other_address = self._known(other)
        if address is not None and address == other_address:
            return None
        found = compare(a[0], b[0], (a[1], b[1]))
        (first_day, first), (second_day, second) = sorted(((day, document), (other_day, other)))
        if found is None or ("copy", first, second) in self.rejected:
            return None
        near_in_time = _days(first_day, second_day) <= GROUP_DAYS
        grouped = found.relation != "shared-passage" and contained >= GROUPED and near_in_time
        words = sum(passage.same for passage in found.passages)
        self.connection.execute(
            "INSERT OR REPLACE INTO copies (first, second, relation, jaccard, contained, words, grouped)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (first, second, found.relation, found.jaccard, found.contained, words, grouped),
        )
        if grouped:
            copy_groups.join(self.connection, first, second)
        return first, second

    def _known(self, document: int) -> tuple[str, str | None]:
        """A document's day and address."""
        known = self._about.get(document)
        if known is None:
            row = self.connection.execute(
                "SELECT coalesce(published, substr(seen, 1, 10)), address FROM documents WHERE id = ?",
                (document,),
            ).fetchone()
            known = self._about[document] = row
        return known

    def _of(self, document: int) -> tuple[Sequence, Hashes]:
        kept = self._words.get(document)
        if kept is None:
            (text,) = self.connection.execute(
                "SELECT text FROM documents WHERE id = ?", (document,)
            ).fetchone()
            sequence = Sequence(text)
            kept = self._words[document] = sequence, shingles(sequence.hashes)
            if len(self._words) > KEPT:
                self._words.popitem(last=False)
        else:
            self._words.move_to_end(document)
        return kept
