"""From files to texts: decoding, web pages, JSON. Text is kept exactly as it came."""

from __future__ import annotations

from musnad.ingest.article import Article
from musnad.ingest.language import check_text
from musnad.ingest.sources import load, load_bytes

__all__ = ["Article", "check_text", "load", "load_bytes"]
