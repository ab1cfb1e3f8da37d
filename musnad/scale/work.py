"""The work itself, the same on every engine: blocks of articles from inputs, and a block to a written part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.ledger.grammar import grammar
from musnad.ledger.identity import identity
from musnad.ledger.pool import Chunk, _Worker
from musnad.scale import partition, tables

BLOCK = 400
"""Articles of a part: some 2 MB of Parquet, read in a few seconds."""


class Block(NamedTuple):
    """A block of an input: the name of its part, its articles, and what could not be read."""

    part: str
    source: str
    articles: list[Article]
    identities: list[str]
    account: dict[str, Any]


def blocks(
    source: str, options: Options, skip: frozenset[str] = frozenset(), size: int = BLOCK
) -> Iterator[Block]:
    """The blocks of one input in order; those in `skip` are gone past. A document that comes twice is taken once."""
    seen: set[str] = set()
    held: list[Article] = []
    keys: list[str] = []
    same = 0
    failures: list[str] = []
    number = 0

    def block() -> Block:
        account = {"source": source, "articles": len(held), "same": same, "failures": failures}
        return Block(partition.part_name(source, number), source, held, keys, account)

    for item in collect(source, options):
        if isinstance(item, InputError):
            failures.append(str(item))
        elif isinstance(item, Article):
            key = identity(item)
            if key in seen:
                same += 1
                continue
            seen.add(key)
            held.append(item)
            keys.append(key)
        if len(held) >= size:
            if (full := block()).part not in skip:
                yield full
            held, keys, same, failures, number = [], [], 0, [], number + 1
    if (held or same or failures) and (last := block()).part not in skip:
        yield last


class Reading:
    """Reads blocks and writes their parts. One for each process; made ready on first use."""

    def __init__(self, out: str, lexicon: Sequence[str] = ()) -> None:
        self.out, self.lexicon = Path(out), tuple(lexicon)
        self._worker: Chunk | None = None
        self.grammar = grammar(self.lexicon)

    def __call__(self, block: Block) -> dict[str, Any]:
        """Read one block; what was counted."""
        if self._worker is None:
            self._worker = _Worker(self.lexicon)
        read = self._worker(block.articles)
        documents = [
            tables.Document(article, key, one, block.source)
            for article, key, one in zip(block.articles, block.identities, read, strict=True)
        ]
        skipped = Counter(one.refused for one in read if one.refused is not None)
        account = {
            **block.account,
            "read": sum(one.rows is not None for one in read),
            "unread": sum(one.failure is not None for one in read),
            "skipped": dict(skipped),
            "words": sum(len(a.text.split()) for a in block.articles),
        }
        partition.write(self.out, block.part, tables.tables(documents, self.grammar), account)
        return {"part": block.part, **account}
