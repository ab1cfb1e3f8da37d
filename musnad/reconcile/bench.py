"""What reconciling finds and costs: `python -m musnad.reconcile.bench CORPUS [--ledger FILE]`.

Near copies among a sample of documents are held against all pairs that the exact five-word-shingle similarity makes
(found through an index of every shingle, so without any sketch). Then the whole corpus is searched for copies, and,
when a ledger is named, one document is added to a copy of it and reconciled.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from musnad.bench import CORPORA
from musnad.errors import MusnadError, UsageError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.ledger.identity import address, identity
from musnad.ledger.ledger import Ledger
from musnad.ledger.writer import Entry, Writer
from musnad.processes import Processes
from musnad.read.reader import Reader
from musnad.reconcile import store
from musnad.reconcile.find_copies import Copies, Sketch, sketch
from musnad.reconcile.run import reconcile
from musnad.reconcile.shingles import NEAR, shingles
from musnad.reconcile.words import Sequence as Words

SAMPLE, SEED = 5000, 7

CHUNK = 200
"""Documents that go to a process at a time."""

Pairs = set[tuple[int, int]]


def bench(source: str, ledger: Path | None, workers: int) -> None:
    """Run and print all measures."""
    articles = _articles(source)
    print(f"{len(articles):,} different documents")
    sample = random.Random(SEED).sample(articles, min(SAMPLE, len(articles)))
    with tempfile.TemporaryDirectory() as folder:
        ours, _ = _copies(sample, Path(folder) / "sample.db", workers)
        exact = exact_pairs([a.text for a in sample])
        both = len(ours & exact)
        print(
            f"near copies among {len(sample):,}   exact {len(exact):,}, found {len(ours):,}:"
            f" recall {both / max(1, len(exact)):.4f}, precision {both / max(1, len(ours)):.4f} (goals: 0.98)"
        )
        _, seconds = _copies(articles, Path(folder) / "whole.db", workers)
        peak = max(
            resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        print(
            f"copies in the whole corpus     {seconds:8.1f} s (goal: under 60), {peak / 1e3:.0f} MB in the largest"
            " process (goal: under 2000)"
        )
        if ledger is not None:
            _one_more(ledger, Path(folder) / "ledger.db")


def exact_pairs(texts: Sequence[str]) -> Pairs:
    """All pairs (numbers in the list, counted from 1) whose shingles have a Jaccard similarity of NEAR or more."""
    sets = [shingles(Words(text).hashes) for text in texts]
    index: dict[int, list[int]] = {}
    for number, found in enumerate(sets, 1):
        for shingle in found.tolist():
            index.setdefault(shingle, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        for k, second in enumerate(numbers):
            for first in numbers[:k]:
                shared[first, second] += 1
    return {(a, b) for (a, b), n in shared.items() if n >= NEAR * (len(sets[a - 1]) + len(sets[b - 1]) - n)}


def _articles(source: str) -> list[Article]:
    found: dict[str, Article] = {}
    texts: set[str] = set()
    for item in collect(source, Options()):
        if isinstance(item, Article) and item.text not in texts:
            texts.add(item.text)
            found[identity(item)] = item
    return list(found.values())


def _copies(articles: Iterable[Article], path: Path, workers: int) -> tuple[Pairs, float]:
    """The near copies that the ledger's way finds, and the seconds that finding all copies took."""
    with Ledger(path) as ledger:
        execute = ledger.connection.execute
        execute("BEGIN")
        writer = Writer(ledger.connection)
        writer.begin()
        for article in articles:
            # texts only, each by itself: the versions of one address count too
            key = identity(article)
            article.url = f"{address(article.url) or ''}#{key}"
            writer.add(Entry(article, key), input_name=None, grammar="none")
        store.prepare(ledger.connection)
        execute("COMMIT")
        begun = time.perf_counter()
        ids = [row[0] for row in execute("SELECT id FROM documents ORDER BY published, id")]
        execute("BEGIN")
        copies = Copies(ledger.connection)
        with Processes(workers) as pool:
            chunks = [ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)]
            for future in [pool.submit(_sketches, path, chunk) for chunk in chunks]:
                for known in future.result():
                    copies.add(known)
        execute("COMMIT")
        seconds = time.perf_counter() - begun
        rows = execute("SELECT first, second FROM copies WHERE relation = 'near-copy'")
        return {(min(a, b), max(a, b)) for a, b in rows}, seconds


def _sketches(path: Path, documents: Sequence[int]) -> list[Sketch]:
    with Ledger(path, read_only=True) as ledger:
        return [
            sketch(document, ledger.query("SELECT text FROM documents WHERE id = ?", (document,))[0]["text"])
            for document in documents
        ]


def _one_more(ledger: Path, copy: Path) -> None:
    """Add a document to a copy of a reconciled ledger, and time its reconciling."""
    with sqlite3.connect(ledger) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    reader = Reader()
    with Ledger(copy) as opened:
        reconcile(opened.connection, reader)
        count = len(opened)
        (row,) = opened.query(
            "SELECT text, published FROM documents ORDER BY length(text) DESC LIMIT 1 OFFSET min(200, ?)",
            (count - 1,),
        )
        text = row["text"] + "\n\nوأضافت الصحيفة أن التفاصيل ستعلن لاحقا."
        opened.add([Article(text, "one more", outlet="صحيفة أخرى", published=row["published"])], workers=1)
        begun = time.perf_counter()
        done = reconcile(opened.connection, reader)
        print(
            f"one document more in {count:,}   {time.perf_counter() - begun:8.2f} s (goal: under 1),"
            f" {done.documents} reconciled, {done.copies} pairs of copies"
        )


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", help="articles, as for `musnad add`")
    parser.add_argument("--ledger", type=Path, help="a reconciled ledger: time one document more")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    try:
        source = given.corpus or next((c for c in CORPORA if Path(c).exists()), None)
        if source is None:
            raise UsageError(
                "There is no corpus: name one, as in python -m musnad.reconcile.bench news.jsonl."
            )
        bench(source, given.ledger, given.workers)
    except MusnadError as error:
        print(f"musnad: {error}", file=sys.stderr)
        raise SystemExit(2 if isinstance(error, UsageError) else 1) from None


if __name__ == "__main__":
    main()
