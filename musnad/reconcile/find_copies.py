"""Finding copies in the ledger: sketches of every document, candidates by common keys, verified on the texts."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from musnad.reconcile.copies import EDITED, compare
from musnad.reconcile.shingles import NEAR, bands, containment, jaccard, prints, shingles
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

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._words: OrderedDict[int, tuple[Sequence, Hashes]] = OrderedDict()
        self._order: dict[int, tuple[str, int]] = {}
        self._formulas: set[int] = set()

    def add(self, known: Sketch) -> list[tuple[int, int]]:
        """Write a document's sketch and its relations to the documents sketched before; the pairs found."""
        near = self._common("copy_bands", known.bands, limit=FORMULA * 10)
        lifted = self._common("copy_prints", known.prints, limit=FORMULA)
        self.connection.executemany(
            "INSERT OR IGNORE INTO copy_bands (key, document) VALUES (?, ?)",
            [(k, known.document) for k in known.bands],
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO copy_prints (key, document) VALUES (?, ?)",
            [(k, known.document) for k in known.prints],
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
        counts: dict[int, int] = {}
        for key in keys:
            if key in self._formulas:
                continue
            rows = self.connection.execute(
                f"SELECT document FROM {table} WHERE key = ? LIMIT {limit + 1}", (key,)
            ).fetchall()
            if len(rows) > limit:
                self._formulas.add(key)
                continue
            for (document,) in rows:
                counts[document] = counts.get(document, 0) + 1
        return counts

    def _verify(self, document: int, other: int, lifted: bool) -> tuple[int, int] | None:
        """Compare two documents and write how they are related. Versions of one page are no copies of it."""
        a, b = self._of(document), self._of(other)
        similarity = jaccard(a[1], b[1])
        contained = max(containment(a[1], b[1]), containment(b[1], a[1]))
        if similarity < NEAR and contained < EDITED and not lifted:
            return None
        execute = self.connection.execute
        addresses = execute("SELECT address FROM documents WHERE id IN (?, ?)", (document, other)).fetchall()
        if addresses[0][0] is not None and addresses[0] == addresses[-1]:
            return None
        found = compare(a[0], b[0])
        first, second = sorted((document, other), key=self._when)
        if (
            found is None
            or execute(
                "SELECT 1 FROM link_reviews WHERE kind = 'copy' AND verdict = 'reject' AND first = ? AND second = ?",
                (first, second),
            ).fetchone()
        ):
            return None
        near_in_time = _days(self._when(first)[0], self._when(second)[0]) <= GROUP_DAYS
        grouped = found.relation != "shared-passage" and contained >= GROUPED and near_in_time
        words = sum(passage.same for passage in found.passages)
        execute(
            "INSERT OR REPLACE INTO copies (first, second, relation, jaccard, contained, words, grouped)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (first, second, found.relation, found.jaccard, found.contained, words, grouped),
        )
        if grouped:
            self._group(first, second)
        return first, second

    def _group(self, first: int, second: int) -> None:
        execute = self.connection.execute
        heads = set()
        for document in (first, second):
            row = execute("SELECT head FROM copy_groups WHERE document = ?", (document,)).fetchone()
            if row is None:
                execute("INSERT INTO copy_groups (document, head) VALUES (?, ?)", (document, document))
            heads.add(row[0] if row else document)
        least = min(heads, key=self._when)
        for head in heads - {least}:
            execute("UPDATE copy_groups SET head = ? WHERE head = ?", (least, head))

    def regroup(self, documents: Iterable[int]) -> None:
        """Work the groups of these documents out again from the pairs that are left."""
        execute = self.connection.execute
        members = {
            member
            for document in documents
            for (member,) in execute(
                "SELECT document FROM copy_groups WHERE head ="
                " (SELECT head FROM copy_groups WHERE document = ?)",
                (document,),
            )
        }
        for member in members:
            execute("DELETE FROM copy_groups WHERE document = ?", (member,))
        for member in sorted(members, key=self._when):
            for (other,) in execute(
                "SELECT second FROM copies WHERE first = ? AND grouped", (member,)
            ).fetchall():
                self._group(member, other)

    def _when(self, document: int) -> tuple[str, int]:
        """What comes first: the day, then the order of adding."""
        known = self._order.get(document)
        if known is None:
            row = self.connection.execute(
                "SELECT coalesce(published, substr(seen, 1, 10)) FROM documents WHERE id = ?", (document,)
            ).fetchone()
            known = self._order[document] = (row[0], document)
        return known

    def _of(self, document: int) -> tuple[Sequence, Hashes]:
        kept = self._words.get(document)
        if kept is None:
            text = self.connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()[
                0
            ]
            sequence = Sequence(text)
            kept = self._words[document] = sequence, shingles(sequence.hashes)
            if len(self._words) > KEPT:
                self._words.popitem(last=False)
        else:
            self._words.move_to_end(document)
        return kept
