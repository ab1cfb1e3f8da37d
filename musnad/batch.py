"""A batch of inputs for the command line: each is read, or its failure reported, and the others go on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from musnad.document import Document
from musnad.errors import InputError, UsageError
from musnad.ingest import Article, load
from musnad.ingest.article import day
from musnad.read.reader import Reader
from musnad.show.progress import Progress


class Batch:
    """Iterates over the readings of `files`; `failures` are those that could not be read.

    published, outlet, title: for articles whose file says otherwise or nothing. Raises UsageError.
    """

    def __init__(
        self,
        files: Sequence[str],
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        lexicon: Sequence[Path] | None = None,
    ) -> None:
        if files.count("-") > 1:
            raise UsageError("Standard input (-) can be read only once.")
        given = {"outlet": outlet, "title": title, "published": _date(published) if published else None}
        self.files = list(dict.fromkeys(files))
        self.given: dict[str, Any] = {name: value for name, value in given.items() if value}
        self.failures: list[InputError] = []
        self.count = 0
        self.reader = Reader(lexicon or ())

    def __iter__(self) -> Iterator[Document]:
        # on one screen, the readings are the progress
        with Progress("reading", len(self.files), quiet=sys.stdout.isatty()) as progress:
            for done, file in enumerate(self.files, 1):
                for item in load(file):
                    if isinstance(item, InputError):
                        self._fail(item)
                    else:
                        self.count += 1
                        yield self._read(item)
                progress.stage(Path(file).name, done, len(self.files))

    def close(self) -> None:
        """Say what failed, and end the program with status 1 if anything did."""
        if not self.failures:
            return
        if self.count or len(self.failures) > 1:
            total = self.count + len(self.failures)
            print(f"musnad: {len(self.failures)} of {total} inputs could not be read:", file=sys.stderr)
        for failure in self.failures:
            print(f"musnad: {failure}", file=sys.stderr)
        raise SystemExit(1)

    def _fail(self, error: InputError) -> None:
        self.failures.append(error)

    def _read(self, article: Article) -> Document:
        if article.encoding not in (None, "utf-8"):
            print(f"musnad: {article.name} was decoded as {article.encoding}.", file=sys.stderr)
        fields = {"id": article.id, "outlet": article.outlet, "url": article.url, "title": article.title}
        return self.reader.read(article.text, **{**fields, "published": article.published, **self.given})


def _date(published: str) -> str:
    try:
        return day(published, "--published")
    except InputError:
        raise UsageError(
            f"--published {published}: not a date; write YYYY-MM-DD, as in 2020-05-17."
        ) from None
