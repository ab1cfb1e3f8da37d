"""When two documents are one: the hash of a text, the address of a page, the identity of a document."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlsplit

from musnad.ingest.article import Article

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|yclid|igshid|mc_[ce]id|cmpid|at_\w+|ocid|ref_src|s_cid)$", re.I
)
_SPACE = re.compile(r"\s+")


def text_hash(text: str) -> str:
    """blake2b (16 bytes, hexadecimal) of the text in UTF-8."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def address(url: str | None) -> str | None:
    """What of a web address says which page it is: no scheme, no `www.`, no fragment, no tracking parameters.

    >>> address("HTTPS://www.Example.org/a%20b/?id=3&utm_source=x#top")
    'example.org/a b?id=3'
    """
    if not url or not (url := url.strip()):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    if not host:
        return url
    kept = [
        f"{name}={value}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(name)
    ]
    path = unquote(parts.path).rstrip("/")
    return host + port + path + ("?" + "&".join(kept) if kept else "")


def identity(article: Article) -> str:
    """The same address, headline and text is the same document; without an address, the outlet and date count too."""
    title = _SPACE.sub(" ", article.title or "").strip()
    where = address(article.url)
    parts = ("u", where) if where else ("n", article.outlet or "", article.published or "")
    digest = hashlib.blake2b(digest_size=16)
    for part in (*parts, title, article.text):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
