"""spaCy documents in a DocBin: tokens that are ours, character for character, with a span group for each layer.

A group's spans cover the tokens of the anchors; the exact characters and the fields stand in `doc.user_data["musnad"]`,
since a record may begin inside a token («قال:الوزير») where a span of tokens cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from musnad.errors import UsageError
from musnad.export.flat import Flat, flatten
from musnad.export.items import Item
from musnad.text.tokens import tokenize

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = {
    "attributions": "stance",
    "figures": "category",
    "places": "country",
    "events": "type",
    "labels": "polarity",
    "findings": "check",
}
"""The field that labels a span; times have none."""


def write(items: Iterable[Item]) -> bytes:
    """A DocBin with user data, as `DocBin().from_bytes` reads it. Raises UsageError without spaCy."""
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError:
        raise UsageError("This format needs spaCy: pip install 'musnad[export]'.") from None
    vocab = spacy.blank("ar").vocab
    held = DocBin(store_user_data=True)
    for item in items:
        held.add(doc(vocab, item))
    data: bytes = held.to_bytes()
    return data


def doc(vocab: Any, item: Item) -> Doc:
    """One document. `doc.text` is the text as ingested."""
    from spacy.tokens import Doc

    words, spaces = pieces(item.document.text)
    found = Doc(vocab, words=words, spaces=spaces)
    flats = list(flatten(item.document))
    for layer in dict.fromkeys(flat.layer for flat in flats):
        found.spans[layer] = [_span(found, flat) for flat in flats if flat.layer == layer]
    found.user_data["musnad"] = {
        "number": item.number,
        "url": item.document.url,
        "outlet": item.document.outlet,
        "published": item.document.published,
        "records": [_plain(flat) for flat in flats],
    }
    return found


def pieces(text: str) -> tuple[list[str], list[bool]]:
    """The text as spaCy takes it: words, each with or without one space after it; other white space is a word."""
    tokens, gaps, _, _ = tokenize(text)
    words: list[str] = []
    spaces: list[bool] = []
    for number, gap in enumerate(gaps):
        if gap.startswith(" ") and words and not spaces[-1]:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if number < len(tokens):
            words.append(tokens[number])
            spaces.append(False)
    return words, spaces


def _span(found: Doc, flat: Flat) -> Any:
    label = str(flat.fields.get(_LABELS.get(flat.layer, "")) or "")
    return found.char_span(
        flat.anchor.start, flat.anchor.end, label=label, span_id=flat.id, alignment_mode="expand"
    )


def _plain(flat: Flat) -> dict[str, Any]:
    return {
        "layer": flat.layer,
        "id": flat.id,
        "spans": [[role, span.start, span.end] for role, span in flat.spans],
        **flat.fields,
    }
