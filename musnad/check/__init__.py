"""Checks: what an article itself contradicts or leaves open. One small function each, registered by name.

To add one: write the function and its `Check` in a module here, add the module's `CHECKS` below, and describe it in
docs/findings.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.check import dates, distances, headlines, quotes, sources, tolls
from musnad.check.article import Article
from musnad.check.checks import Check, Example
from musnad.document import Document, Finding
from musnad.text import Text

if TYPE_CHECKING:
    from musnad.read.reader import Reader

__all__ = ["CHECKS", "Article", "Check", "Example", "findings"]

CHECKS: dict[str, Check] = {
    check.name: check
    for module in (dates, distances, tolls, headlines, quotes, sources)
    for check in module.CHECKS
}
"""Every check, in the order in which findings are listed."""


def findings(reader: Reader, text: Text, document: Document) -> list[Finding]:
    """What the checks find in a document whose layers have been read."""
    article = Article(reader, text, document)
    return [found for check in CHECKS.values() for found in check.run(article)]
