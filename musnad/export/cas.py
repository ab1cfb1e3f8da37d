"""UIMA CAS as XMI, through dkpro-cassis: what INCEpTION and other annotation tools open, and what comes back from them.

Each layer is a span type (`musnad.Attribution` on the cue, `musnad.Figure` on the number, …) with the record's fields
as features; its other spans are `musnad.Part`s that name their record and role. Offsets in XMI are UTF-16 code units;
cassis converts them from and to code points. One zip holds a folder with a .xmi for each document and the type system.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musnad.document import Span
from musnad.errors import InputError, UsageError
from musnad.export.flat import ANCHORS, RECORDS, ROLES, Flat, flatten, order
from musnad.export.items import Item

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TYPES = {layer: f"musnad.{record.__name__}" for layer, record in RECORDS.items()}
PART = "musnad.Part"
DOCUMENT = "musnad.DocumentFacts"
TYPE_SYSTEM = "TypeSystem.xml"

_STRING, _TOP = "uima.cas.String", "uima.tcas.Annotation"
_NOT_FIELDS = frozenset(("id", "actors", "recipients", "relative"))


def _cassis() -> Any:
    try:
        import cassis
    except ImportError:
        raise UsageError("This format needs dkpro-cassis: pip install 'musnad[export]'.") from None
    return cassis


def type_system() -> TypeSystem:
    """The types of our layers. Every feature is a string, so that a person can edit it in any tool."""
    found = _cassis().TypeSystem()
    for layer, name in TYPES.items():
        kind = found.create_type(
            name=name, supertypeName=_TOP, description=f"One of the {layer} of a reading."
        )
        for feature in ("record", *map(_feature, _features(layer))):
            found.create_feature(kind, feature, _STRING)
    part = found.create_type(name=PART, supertypeName=_TOP, description="A further span of a record.")
    for feature in ("record", "role"):
        found.create_feature(part, feature, _STRING)
    facts = found.create_type(
        name=DOCUMENT, supertypeName=_TOP, description="Which document of a ledger this is."
    )
    for feature in ("number", "hash"):
        found.create_feature(facts, feature, _STRING)
    result: TypeSystem = found
    return result


def _features(layer: str) -> list[str]:
    return [
        name
        for name in RECORDS[layer].__struct_fields__
        if name not in ROLES[layer] and name not in _NOT_FIELDS
    ]


def _feature(name: str) -> str:
    """A field's name as a feature: UIMA keeps `type` for itself."""
    return "eventType" if name == "type" else name


def cas(item: Item, types: TypeSystem) -> Cas:
    """One document as a CAS."""
    found = _cassis().Cas(typesystem=types)
    found.sofa_string = item.document.text
    found.sofa_mime = "text/plain"
    facts = types.get_type(DOCUMENT)
    found.add(facts(begin=0, end=0, number=str(item.number), hash=item.row["hash"]))
    for flat in flatten(item.document):
        fields = {_feature(name): _text(value) for name, value in flat.fields.items()}
        kind = types.get_type(TYPES[flat.layer])
        found.add(kind(begin=flat.anchor.start, end=flat.anchor.end, record=flat.id, **fields))
        part = types.get_type(PART)
        for role, span in flat.spans[1:]:
            found.add(part(begin=span.start, end=span.end, record=flat.id, role=role))
    result: Cas = found
    return result


def _text(value: Any) -> str | None:
    """A field as a string: true and false as words, numbers without a needless point."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def write(items: Iterable[Item]) -> bytes:
    """A zip archive of the documents' XMI files and their type system."""
    types = type_system()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry(TYPE_SYSTEM), types.to_xml())
        for item in items:
            archive.writestr(_entry(f"document-{item.number}.xmi"), cas(item, types).to_xmi())
    return held.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry with a fixed date: the same ledger gives the same bytes."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def read(path: Path) -> Iterator[tuple[int, str, list[Flat]]]:
    """The documents of a zip, or of one .xmi beside its type system: number, hash of the text, records.

    Raises InputError for what is neither.
    """
    cassis = _cassis()
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                types = cassis.load_typesystem(io.BytesIO(archive.read(TYPE_SYSTEM)))
                names = [name for name in archive.namelist() if name.endswith(".xmi")]
                for name in sorted(names):
                    yield _read(
                        cassis.load_cas_from_xmi(io.BytesIO(archive.read(name)), typesystem=types), name
                    )
            return
        types = cassis.load_typesystem(io.BytesIO((path.parent / TYPE_SYSTEM).read_bytes()))
        yield _read(cassis.load_cas_from_xmi(io.BytesIO(path.read_bytes()), typesystem=types), str(path))
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path)) from None
    except Exception as error:  # cassis and lxml raise what they like for a file that is no CAS
        raise InputError(
            f"is no CAS that Musnad wrote ({type(error).__name__})",
            str(path),
            f"Import the zip, or an .xmi with its {TYPE_SYSTEM} beside it.",
        ) from None


def _read(found: Any, name: str) -> tuple[int, str, list[Flat]]:
    facts = list(found.select(DOCUMENT))
    if not facts:
        raise InputError("does not say which document of the ledger it is", name)
    text = found.sofa_string
    parts: dict[str, list[tuple[str, Span]]] = {}
    for part in found.select(PART):
        span = Span(part.begin, part.end, text[part.begin : part.end])
        parts.setdefault(part.record, []).append((part.role, span))
    records: list[Flat] = []
    for layer, kind in TYPES.items():
        for annotation in found.select(kind):
            if not annotation.record:
                continue  # made by the annotator: there is no row that it could be a review of
            span = Span(annotation.begin, annotation.end, text[annotation.begin : annotation.end])
            fields = {name: getattr(annotation, _feature(name)) for name in _features(layer)}
            further = sorted(parts.get(annotation.record, ()), key=lambda part: order(layer, *part))
            spans = ((ANCHORS[layer], span), *further)
            records.append(Flat(layer, annotation.record, spans, fields))
    return int(facts[0].number), facts[0].hash, records


def as_strings(flat: Flat) -> Flat:
    """A record as it looks after a way through a CAS: every field a string."""
    return flat._replace(fields={name: _text(value) for name, value in flat.fields.items()})
