"""What silently changed at an address: the attributions and figures that a new version gained, lost or altered."""

from __future__ import annotations

from difflib import SequenceMatcher

import msgspec

from musnad.document import Document
from musnad.show.names import value, who
from musnad.text.fold import fold

ALIKE = 0.55
"""How alike two records must be, from 0 to 1, to be one that was altered and not one lost and one gained."""
AROUND = 50
"""Characters before and after a figure by which it is known again when its number changed."""


class Change(msgspec.Struct):
    """One change: `gained`, `lost` or `altered`; of a headline, a statement, a figure or the text."""

    what: str
    of: str
    before: str | None
    after: str | None
    fields: list[str] = []
    """What of it was altered: source, stance, content; value, unit, category …"""


class Said(msgspec.Struct, frozen=True):
    """A record as it is compared: its fields, what it is known again by, and how it reads."""

    fields: dict[str, str]
    known_by: str
    shown: str


def changes(old: Document, new: Document) -> list[Change]:
    """What the second version says otherwise than the first, in the order of the text."""
    found: list[Change] = []
    if (old.title or "") != (new.title or ""):
        found.append(Change("altered", "headline", old.title, new.title))
    found += _compared("statement", _statements(old), _statements(new))
    found += _compared("figure", _figures(old), _figures(new))
    if not found:
        found.append(Change("altered", "text", *_first_difference(old.text, new.text)))
    return found


def _statements(document: Document) -> list[Said]:
    found = []
    for a in document.attributions:
        source, content = who(a), " … ".join(span.text for span in a.content)
        name = source.text if source else ""
        fields = {"source": _plain(name), "stance": a.stance, "content": _plain(content)}
        shown = " ".join(part for part in (name, f"[{a.cue.text}]", content) if part)
        found.append(Said(fields, f"{fields['source']} {fields['content']}", shown))
    return found


def _figures(document: Document) -> list[Said]:
    found = []
    sources = {a.id: who(a) for a in document.attributions}
    for f in document.figures:
        source = sources.get(f.attribution) if f.attribution else None
        unit = f.unit.text if f.unit else ""
        fields = {
            "value": value(f), "unit": _plain(unit), "category": f.category,
            "according to": _plain(source.text if source else ""),
        }  # fmt: skip
        start, end = f.span.start, f.span.end
        around = f"{document.text[max(0, start - AROUND) : start]} {document.text[end : end + AROUND]}"
        shown = " ".join(part for part in (f.span.text, unit if unit not in f.span.text else "") if part)
        found.append(Said(fields, _plain(around), " ".join(shown.split())))
    return found


def _compared(of: str, old: list[Said], new: list[Said]) -> list[Change]:
    """Records that are the same in both are left out; the rest are paired by likeness, the most alike first."""
    before, after = list(old), list(new)
    for record in old:
        same = next((other for other in after if other.fields == record.fields), None)
        if same is not None:
            before.remove(record)
            after.remove(same)
    alike = [
        (_alike(a.known_by, b.known_by), i, j) for i, a in enumerate(before) for j, b in enumerate(after)
    ]
    pairs: dict[int, int] = {}
    for like, i, j in sorted(alike, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if like >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    found: list[Change] = []
    for i, record in enumerate(before):
        if i not in pairs:
            found.append(Change("lost", of, record.shown, None))
            continue
        other = after[pairs[i]]
        differing = [name for name, text in record.fields.items() if text != other.fields[name]]
        found.append(Change("altered", of, record.shown, other.shown, differing))
    return found + [
        Change("gained", of, None, b.shown) for j, b in enumerate(after) if j not in pairs.values()
    ]


def _alike(one: str, other: str) -> float:
    matcher: SequenceMatcher[str] = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _first_difference(old: str, new: str) -> tuple[str, str]:
    """Some characters around the first place where two texts differ."""
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, at - 40)
    return old[start : at + 60], new[start : at + 60]


def _plain(text: str) -> str:
    return " ".join(map(fold, text.split()))
