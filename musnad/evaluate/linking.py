"""How well phrases are linked to actors: `python -m musnad.evaluate.linking SOURCE [--seed 11] [--articles 1500]`.

Reads articles of any source that `musnad read` takes, drawn by the seed among those about a conflict, and prints
how many phrases of parties and sources are linked, the most frequent unlinked ones, and links drawn by the same seed
for a person to judge; docs/actors.md has the shares right.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from musnad.document import Document, Span
from musnad.errors import MusnadError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect
from musnad.read.reader import Reader

SEED: Final = 11
AROUND: Final = 160
"""Characters of the text shown on either side of a phrase that is to be judged."""

ASSAULTS: Final = 2
"""Events of violence in an article that make it one about a conflict."""

KINDS: Final = ("actor", "people", "none")
"""What a phrase is linked to: a canonical actor; people of whom country or role is known; nobody."""


class Mention(NamedTuple):
    """A phrase for a party or a source, and what it is linked to, an item for each party."""

    role: str
    phrase: str
    links: tuple[str, ...]
    kind: str
    context: str


class Totals:
    """The phrases of the articles read, counted by role and by what they are linked to."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.phrases: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
        self.linked: dict[str, list[Mention]] = {kind: [] for kind in KINDS}

    def add(self, mention: Mention) -> None:
        """Count a phrase."""
        self.counts[mention.role, mention.kind] += 1
        self.phrases[mention.kind][mention.phrase] += 1
        self.linked[mention.kind].append(mention)

    def coverage(self) -> Iterator[str]:
        """A line for each role: its phrases, and the shares of each kind of link."""
        for role in ("actor", "recipient", "source"):
            total = sum(self.counts[role, kind] for kind in KINDS)
            shares = ", ".join(f"{kind} {self.counts[role, kind] / max(total, 1):.1%}" for kind in KINDS)
            yield f"{role}: {total} phrases; {shares}"


def mentions(document: Document) -> Iterator[Mention]:
    """The phrases of an article's events and attributions, with what they are linked to."""
    for event in document.events:
        for role, span, parties in (
            ("actor", event.actor, event.actors),
            ("recipient", event.recipient, event.recipients),
        ):
            if span is not None:
                links = tuple(f"{p.id or '-'} {p.code or '-'} {'+'.join(p.roles) or '-'}" for p in parties)
                kind = "actor" if any(p.id for p in parties) else "people" if parties else "none"
                yield Mention(role, _flat(span.text), links, kind, _context(document, span))
    for attribution in document.attributions:
        source = attribution.source or attribution.resolved
        if source is not None:
            named = attribution.resolved or source
            phrase = _flat(source.text if named == source else f"{source.text} = {named.text}")
            links = () if attribution.actor is None else (attribution.actor,)
            yield Mention("source", phrase, links, "actor" if links else "none", _context(document, source))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _context(document: Document, span: Span) -> str:
    text = document.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return _flat(f"{before}⟦{text[span.start : span.end]}⟧{after}")


def drawn(articles: Sequence[Article], count: int, draw: random.Random) -> Iterator[Document]:
    """The readings of up to `count` articles about a conflict, in an order that the seed decides."""
    reader = Reader()
    found = 0
    for article in draw.sample(articles, len(articles)):
        if found == count:
            return
        document = reader.read(article.text, published=article.published, title=article.title)
        if sum(event.type == "ASSAULT" for event in document.events) >= ASSAULTS:
            found += 1
            yield document


def measure(documents: Iterable[Document]) -> Totals:
    """Count the phrases of these readings."""
    totals = Totals()
    for document in documents:
        for mention in mentions(document):
            totals.add(mention)
    return totals


def report(totals: Totals, count: int, unlinked: int, draw: random.Random) -> Iterator[str]:
    """The lines that are printed: coverage, the most frequent unlinked phrases, and `count` links to judge."""
    yield from totals.coverage()
    for kind in ("none", "people"):
        yield f"\nMost frequent phrases linked to: {kind}"
        for phrase, number in totals.phrases[kind].most_common(unlinked):
            yield f"{number:5} {phrase}"
    for kind, share in (("actor", count), ("people", count // 3)):
        listed = totals.linked[kind]
        yield f"\nLinks to judge, drawn among {len(listed)} of kind {kind}"
        for n, mention in enumerate(draw.sample(listed, min(share, len(listed))), 1):
            yield f"{n}. {mention.role} «{mention.phrase}» → {'; '.join(mention.links)}\n   {mention.context}"


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", nargs="+", help="files or folders of articles")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--count", type=int, default=150, help="links to judge")
    parser.add_argument("--unlinked", type=int, default=200, help="unlinked phrases to list")
    parser.add_argument(
        "--map", action="append", default=[], metavar="OUR=THEIRS", help="as in `musnad read`"
    )
    given = parser.parse_args()
    fields = dict(pair.split("=", 1) for pair in given.map)
    articles = []
    for source in given.source:
        for item in collect(source, Options(fields=fields)):
            if isinstance(item, MusnadError):
                sys.exit(f"{item}")
            if isinstance(item, Article):
                articles.append(item)
    draw = random.Random(given.seed)
    totals = measure(drawn(articles, given.articles, draw))
    print("\n".join(report(totals, given.count, given.unlinked, draw)))


if __name__ == "__main__":
    main()
