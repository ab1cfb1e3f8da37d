"""How values read: figures, positions, the source of an attribution."""

from __future__ import annotations

from musnad.document import Attribution, Document, Figure, Number, Party, Span


def number(value: Number) -> str:
    """A number as people write it: 8950, 1200000, 1.5."""
    return f"{value:.10g}" if isinstance(value, float) and not value.is_integer() else str(int(value))


def value(figure: Figure) -> str:
    """A figure's bounds: «8950», «20 to 99», «150 or more», «up to 30», «?» when neither is known."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"{number(low)} or more"
    return f"up to {number(high)}" if high is not None else "?"


def who(attribution: Attribution) -> Span | None:
    """The fullest mention of an attribution's source: resolved, else as it stands, else None."""
    return attribution.resolved or attribution.source


def called(attribution: Attribution) -> str | None:
    """The name of an attribution's source, without what is fused before it; None for one that is not named."""
    mention = who(attribution)
    return attribution.name or (mention.text if mention is not None else None)


def children(document: Document) -> dict[str | None, list[Attribution]]:
    """The attributions under each (None: the outermost), in text order. A broken or circular link counts as none."""
    known = {a.id: a for a in document.attributions}
    tree: dict[str | None, list[Attribution]] = {}
    for a in document.attributions:
        seen, up = {a.id}, a.parent
        while up is not None and up in known and up not in seen:
            seen.add(up)
            up = known[up].parent
        tree.setdefault(a.parent if up is None and a.parent in known else None, []).append(a)
    return tree


def chain(document: Document, identifier: str | None) -> list[Attribution]:
    """The attributions from the outermost inward to `identifier`; empty for the writer's own voice."""
    known = {a.id: a for a in document.attributions}
    links: list[Attribution] = []
    while identifier is not None and identifier in known and known[identifier] not in links:
        links.append(known[identifier])
        identifier = known[identifier].parent
    return links[::-1]


def actor_name(parties: list[Party], span: Span | None) -> str:
    """The canonical names of an event's parties where they are known, else the words of the text."""
    names = "; ".join(party.name_en or party.span.text for party in parties)
    return names or (span.text if span else "")


def actor_code(parties: list[Party]) -> str:
    """The PLOVER codes of an event's parties, country and chief role: «YEM REB; SAU MIL»."""
    return "; ".join(" ".join(filter(None, (party.code, *party.roles[:1]))) for party in parties)


COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def compass(bearing: float | None) -> int | None:
    """The point of the compass nearest to a bearing in degrees, as an index of COMPASS."""
    return None if bearing is None else round(bearing / 45) % 8
