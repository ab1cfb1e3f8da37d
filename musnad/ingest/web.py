"""Web pages: the article's text, title and date, without the page around it."""

from __future__ import annotations

import logging
import re

from musnad.errors import InputError
from musnad.ingest.article import Article

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]*encoding=[\"']([\w.-]+)"
)
_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<?xml", b"<meta")


def looks_like_html(head: bytes) -> bool:
    """Whether the first bytes of a file (in lower case, white space taken off) open a web page."""
    return head.startswith(_OPENINGS)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page announces in its first bytes."""
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii").lower() if match else None


def from_html(page: str, name: str, encoding: str) -> Article:
    """The article in a web page, with its title, outlet, address and date where the page says them.

    The text is what trafilatura takes for the article; offsets count in that text. Raises InputError.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports what we report ourselves
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        # Only dates that the page states: an extensive search would guess one from the text.
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "outputformat": "%Y-%m-%d",
            },
        )
    except Exception as error:  # whatever a broken page makes a parser raise, the person gets a sentence
        raise InputError(f"cannot be read as a web page ({type(error).__name__})", name) from error
    text = getattr(found, "text", None)
    if not text:
        raise InputError(
            "is a web page with no article text in it", name, "Save the article's own page, or its text."
        )
    return Article(
        text,
        name,
        outlet=getattr(found, "sitename", None) or getattr(found, "hostname", None),
        url=getattr(found, "url", None),
        title=getattr(found, "title", None),
        published=getattr(found, "date", None),
        encoding=encoding,
    )
