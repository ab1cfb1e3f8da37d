"""A record in its sentence: what stands before it, its characters, and what stands after."""

from __future__ import annotations

from typing import Any

from musnad.ledger.ledger import Ledger

REACH = 260
"""Characters shown before and after a record at most."""
_STOPS = ("\n", ". ", "؟ ", "! ")


def parted(text: str, start: int, end: int, reach: int = REACH) -> dict[str, Any]:
    """The sentence around `start` to `end` in three parts."""
    left = max(*(text.rfind(stop, 0, start) + len(stop) if stop in text[:start] else 0 for stop in _STOPS), 0)
    if start - left > reach:
        left = text.find(" ", start - reach, start) + 1 or start - reach
    right = min(at for at in (*(text.find(stop, end) for stop in _STOPS), len(text)) if at >= 0)
    if right - end > reach:
        right = max(text.rfind(" ", end, end + reach), end)
    right = min(len(text), right + (text[right : right + 1] in (".", "؟", "!")))
    return {
        "before": text[left:start],
        "hit": text[start:end],
        "after": text[end:right],
        "start": start,
        "end": end,
    }


def evidence(ledger: Ledger, document: int, start: int, end: int) -> dict[str, Any]:
    """The same for a record of a document, whose text is fetched."""
    text = ledger.query("SELECT text FROM documents WHERE id = ?", (document,))[0]["text"]
    return parted(text, start, end)


def chain(ledger: Ledger, outlet: str | None, attribution: int | None) -> list[dict[str, Any]]:
    """The chain of a record from the outlet inward, as pages draw it."""
    links: list[dict[str, Any]] = []
    if outlet:
        links.append(
            {"who": outlet, "type": "outlet", "cue": None, "stance": None, "source": None, "statement": None}
        )
    if attribution is None:
        return [
            *links,
            {"who": None, "type": "writer", "cue": None, "stance": None, "source": None, "statement": None},
        ]
    for link in ledger.chain(attribution):
        found = ledger.query("SELECT source FROM attributions WHERE id = ?", (link["id"],))[0]
        links.append(
            {
                "who": link["source"], "type": link["source_type"], "cue": link["cue"], "stance": link["stance"],
                "source": found["source"], "statement": link["id"],
            }
        )  # fmt: skip
    return links
