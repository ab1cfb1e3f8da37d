"""Full text search: spelling, article and proclitics do not matter, phrases do; snippets are the text as it came.

A word of the question stands for itself and for those words of the index that differ from it by proclitics alone: the
index has them cut off where the reader knew the word, and the vocabulary tells which uncut ones there are.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from itertools import product
from typing import Any

from musnad.errors import UsageError
from musnad.ledger.filters import Filters, Where, checked, outlets
from musnad.ledger.keys import key_of
from musnad.lexicon.clitics import PROCLITICS
from musnad.text.fold import fold
from musnad.text.tokens import TOKEN

PHRASE = re.compile(r"[\"«»“”]([^\"«»“”]+)[\"«»“”]|(\S+)")
MOST = 48
"""Spellings of a phrase that are looked for at most."""
AROUND = 110
"""Characters of a snippet before and after the first hit."""
_SINGLE = tuple(p for p, demand in PROCLITICS if p and demand != "article")


def search(
    connection: sqlite3.Connection,
    question: str,
    filters: Filters,
    *,
    limit: int | None = 20,
    offset: int = 0,
) -> list[dict[str, Any]]:
    """The documents that have all the words and phrases (in quotation marks), best first. Raises UsageError."""
    terms = [key_of(phrase or word).split() for phrase, word in PHRASE.findall(question)]
    terms = [term for term in terms if term]
    if not terms:
        raise UsageError("There is no word in the question.")
    spelt = [[_spellings(connection, key) for key in term] for term in terms]
    match = " AND ".join(_match(term) for term in spelt)
    where = Where()
    where.add("words MATCH ?", match)
    if not filters.versions:
        where.add("d.latest = 1")
    checked(filters)
    if filters.outlet is not None:
        where.one_of("d.outlet", outlets(connection, filters.outlet))
    if filters.from_ is not None:
        where.add("d.published >= ?", filters.from_)
    if filters.to is not None:
        where.add("d.published <= ?", filters.to)
    # Rank first, on the index alone; texts are fetched for the few that are shown.
    rows = connection.execute(
        "SELECT d.id, d.outlet, d.published, d.title, d.url, d.text"
        " FROM (SELECT words.rowid AS id, bm25(words, 3.0, 1.0) AS rank"
        f" FROM words JOIN documents d ON d.id = words.rowid WHERE {where} ORDER BY rank, d.id LIMIT ? OFFSET ?) f"
        " JOIN documents d ON d.id = f.id ORDER BY f.rank, d.id",
        [*where.parameters, -1 if limit is None else limit, offset],
    ).fetchall()
    return [
        {
            "document": number, "outlet": outlet, "published": published, "headline": title, "url": url,
            **dict(zip(("snippet", "start", "end"), snippet(text, spelt), strict=True)),
        }
        for number, outlet, published, title, url, text in rows
    ]  # fmt: skip


def _spellings(connection: sqlite3.Connection, key: str) -> list[str]:
    """The words of the index that a word of the question stands for, the commonest first."""
    wanted = [key]
    if len(key) >= 4:
        wanted += [pro + key for pro in _SINGLE]
    known = _known(connection, wanted)
    if key not in known:  # the question has the proclitic that the index has cut off
        shorter = [key[len(pro) :] for pro in _SINGLE if key.startswith(pro) and len(key) - len(pro) >= 3]
        known = _known(connection, shorter) | known
    return sorted(known, key=lambda word: (-known[word], word)) or [key]


def _known(connection: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    marks = ", ".join("?" * len(words))
    return dict(connection.execute(f"SELECT term, doc FROM vocabulary WHERE term IN ({marks})", list(words)))


def _match(term: list[list[str]]) -> str:
    """An FTS5 expression: one of the spellings of a word or a phrase."""
    choices = (
        [spellings[: max(1, round(MOST ** (1 / len(term))))] for spellings in term] if len(term) > 1 else term
    )
    return "(" + " OR ".join('"' + " ".join(words) + '"' for words in product(*choices)) + ")"


def snippet(text: str, terms: list[list[list[str]]]) -> tuple[str, int, int]:
    """Characters around the first place where a term stands (else the beginning), and where in the text it stands."""
    wanted = [[frozenset(spellings) for spellings in term] for term in terms]
    tokens: list[tuple[int, int, str]] = []
    for match in TOKEN.finditer(text):
        token = match[0]
        if not token[0].isalnum():
            continue
        tokens.append((match.start(), match.end(), fold(token).lower()))
        for words in wanted:
            first = len(tokens) - len(words)
            if first < 0 or not _is(tokens[-1][2], words[-1]):
                continue
            if all(_is(tokens[first + n][2], spellings) for n, spellings in enumerate(words[:-1])):
                return _around(text, tokens[first][0], match.end())
    return _around(text, 0, 0)


def _is(form: str, wanted: frozenset[str]) -> bool:
    if form in wanted:
        return True
    return any(form.startswith(pro) and form[len(pro) :] in wanted for pro, _ in PROCLITICS if pro)


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return ("…" if first else "") + text[first:last].strip() + ("…" if last < len(text) else ""), start, end
