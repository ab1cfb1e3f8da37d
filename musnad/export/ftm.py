"""FollowTheMoney entities with their provenance, for Aleph and the tools of OpenSanctions.

An article is an Article; a source or party is a Person, an Organization or, unnamed, nothing; an event an Event with
who was involved; a statement a Note on its speaker. Every entity says by `proof` and `sourceUrl` which article it
rests on. Entities are made and validated with the followthemoney library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from musnad.document import Attribution, Document, Event, Party, Span
from musnad.errors import UsageError
from musnad.export.items import Item, address
from musnad.show.names import called

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

_SCHEMATA = {
    "person": "Person",
    "organization": "Organization",
    "media": "Organization",
    "official": "LegalEntity",
}
_STATE = frozenset(("GOV", "MIL", "COP", "JUD", "SPY", "LEG"))
"""PLOVER roles of bodies of a state."""


def write(items: Iterable[Item]) -> Iterator[str]:
    """One entity a line, as the followthemoney command line reads them. Raises UsageError without the library."""
    try:
        from followthemoney import model
    except ImportError:
        raise UsageError("This format needs followthemoney: pip install 'musnad[export]'.") from None
    import json

    for item in items:
        for entity in entities(model, item):
            yield json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True) + "\n"


def entities(model: Any, item: Item) -> Iterator[EntityProxy]:
    """The entities of one document; those of one party in several documents have one id."""
    document = item.document
    article = _make(model, "Article", "article", item.row["hash"])
    article.add("name", document.title or document.text[:80])
    article.add("title", document.title)
    article.add("bodyText", document.text)
    article.add("publisher", document.outlet)
    article.add("publishedAt", document.published)
    article.add("sourceUrl", document.url)
    article.add("language", "ara")
    yield article
    seen: set[str] = set()

    def about(entity: EntityProxy) -> EntityProxy:
        entity.add("proof", article.id)
        entity.add("sourceUrl", document.url)
        entity.add("publisher", document.outlet)
        return entity

    for attribution in document.attributions:
        speaker = _speaker(model, attribution)
        if speaker is None or speaker.id is None:
            continue
        if speaker.id not in seen:
            seen.add(speaker.id)
            yield about(speaker)
        note = _make(model, "Note", "note", f"{address(item)}#{attribution.id}")
        note.add("name", f"{attribution.stance}: {attribution.cue.text}")
        note.add("description", " … ".join(span.text for span in attribution.content))
        note.add("entity", speaker.id)
        yield about(note)
    for event in document.events:
        parties = [_party(model, party) for party in (*event.actors, *event.recipients)]
        for party in parties:
            if party.id is not None and party.id not in seen:
                seen.add(party.id)
                yield about(party)
        yield about(_event(model, item, document, event, parties))


def _event(
    model: Any, item: Item, document: Document, event: Event, parties: list[EntityProxy]
) -> EntityProxy:
    found = _make(model, "Event", "event", f"{address(item)}#{event.id}")
    found.add("name", f"{event.type} ({event.modality}): {event.trigger.text}")
    found.add("keywords", [event.type, event.modality])
    found.add("recordId", _where([event.trigger]))
    found.add("location", event.place.text if event.place else None)
    times = {t.span.start: t.value for t in document.times}
    found.add("date", times.get(event.time.start) if event.time else None)
    for party in parties:
        found.add("involved", party.id)
    return found


def _where(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _speaker(model: Any, attribution: Attribution) -> EntityProxy | None:
    name = called(attribution)
    schema = _SCHEMATA.get(attribution.source_type)
    if name is None or schema is None:
        return None
    found = _make(model, schema, "source", name)
    found.add("name", name)
    return found


def _party(model: Any, party: Party) -> EntityProxy:
    schema = "PublicBody" if _STATE & set(party.roles) else "Organization"
    found = _make(model, schema, "actor", party.id or party.span.text)
    found.add("name", [party.name_ar or party.span.text, *([party.name_en] if party.name_en else [])])
    if party.country:
        found.add("country", party.country)
    return found


def _make(model: Any, schema: str, *parts: str) -> EntityProxy:
    found: EntityProxy = model.make_entity(schema, key_prefix="musnad")
    found.make_id(*parts)
    return found
