"""Checks a lexicon file against the schema: what is wrong, where, and what would be right, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import msgspec

from musnad.lexicon.schema import SECTIONS, Keys, Section
from musnad.lexicon.schema_entries import Part
from musnad.lexicon.sources import LexiconError, parse, shipped

_SETS = ("with", "without", "with_after", "with_before", "not_after", "bound_not_after", "not_before")
_LABEL_SETS = ("near", "without", "topic", "not_with")
_MOST = 40
"""Names that a message lists at most; beyond, the page that tells them is named."""

_TOLD = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "array": "a list",
    "object": "a table", "datetime": "a date", "date": "a date", "time": "a time",
}  # fmt: skip
_NAMES = ("id", "lemma", "form", "word", "name", "code", "noun", "country")
"""Keys by which an entry is known to who wrote it."""


def check(path: Path, data: dict[str, Any]) -> None:
    """Check one parsed file. Raises LexiconError for the first thing that is wrong."""
    for name, body in _sections(path, data):
        section = SECTIONS.get(name)
        if section is None:
            raise LexiconError(f"{path}: there is no section [{name}]{_near(name, SECTIONS, SECTIONS)}")
        if section.many:
            _entries(path, name, body, section)
        else:
            _table(path, name, body, section)


def check_sets(files: Sequence[Path]) -> None:
    """Check that the sets which the users' entries ask for exist, in a shipped file or in one of these.

    Raises LexiconError.
    """
    asked = [found for path in files for found in _asked(path)]
    if not asked:
        return
    known = {name for path in (*shipped("events", "labels"), *files) for name in parse(path).get("set", {})}
    for path, where, key, name in asked:
        if name not in known:
            raise LexiconError(
                f"{path}: {where}, «{key}»: there is no set «{name}»{_near(name, known, known)}"
            )


def _asked(path: Path) -> Iterator[tuple[Path, str, str, str]]:
    data = parse(path)
    for section in ("verb", "noun", "label"):
        for number, entry in enumerate(data.get(section, ()), 1):
            where = _where(section, number, entry)
            if section == "label":
                yield from ((path, where, key, entry[key]) for key in _LABEL_SETS if key in entry)
            else:  # what is not in Latin letters is a word by itself
                yield from (
                    (path, where, key, name) for key in _SETS for name in entry.get(key, ()) if name.isascii()
                )


def _sections(path: Path, data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, body in data.items():
        if name != "times":
            yield name, body
        elif isinstance(body, dict):
            yield from ((f"times.{inner}", table) for inner, table in body.items())
        else:
            raise LexiconError(f"{path}: [times] is not a table of sections like [times.months].")


def _entries(path: Path, name: str, body: Any, section: Section) -> None:
    if not isinstance(body, list) or not all(isinstance(entry, dict) for entry in body):
        raise LexiconError(f"{path}: write each entry as [[{name}]], with its keys on the lines after it.")
    for number, entry in enumerate(body, 1):
        _fits(path, _where(name, number, entry), entry, section.type)


def _table(path: Path, name: str, body: Any, section: Section) -> None:
    if not isinstance(body, dict):
        raise LexiconError(f"{path}: write [{name}] as one table, not as {_kind(body)}.")
    if section.keys is None:
        _fits(path, f"[{name}]", body, section.type)
        return
    tables = is_typeddict(section.type)
    for key, value in body.items():
        _key(path, name, key, section.keys)
        if tables and not isinstance(value, dict):
            raise LexiconError(f"{path}: write [{name}.{key}] as a table, not as {_kind(value)}.")
        if tables:
            _fits(path, f"[{name}.{key}]", value, section.type)
        else:
            _fits(path, f"[{name}], «{key}»", value, section.type)


def _key(path: Path, name: str, key: str, keys: Keys) -> None:
    if keys.form and not re.fullmatch(keys.form, key):
        raise LexiconError(f"{path}: in [{name}] the key «{key}» is not {keys.told}.")
    if keys.allowed is not None and key not in keys.allowed:
        raise LexiconError(f"{path}: [{name}] has no «{key}»{_near(key, keys.allowed, keys.allowed)}")


def _fits(path: Path, where: str, value: Any, kind: Any) -> None:
    """Raises LexiconError when a value is not of its type."""
    hints = get_type_hints(kind, include_extras=True) if is_typeddict(kind) else {}
    if hints:
        for key in value:
            if key not in hints:
                raise LexiconError(f"{path}: {where} has no key «{key}»{_near(key, hints, hints)}")
        for key in sorted(kind.__required_keys__):
            if key not in value:
                raise LexiconError(f"{path}: {where} needs «{key}». The keys are: {', '.join(hints)}.")
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, at = str(error).partition(" - at `$")
        steps = re.findall(r"\.([^.\[`]+)|\[(\d+|\.\.\.)\]", at)
        key = steps[0][0] if steps and hints else ""
        raise LexiconError(
            f"{path}: {where}{f', «{key}»' if key else ''}: "
            f"{_said(message, value[key] if key else value, hints.get(key, kind), steps[1 if key else 0 :])}"
        ) from None
    if kind is Part and "id" in value and not {"name_ar", "name_en"} <= set(value):
        raise LexiconError(f"{path}: {where} is an organ with an id, which needs name_ar and name_en.")


def _said(message: str, value: Any, kind: Any, steps: Sequence[tuple[str, str]]) -> str:
    """What msgspec found wrong with a value, and what may stand there."""
    for _, index in steps:
        if index.isdecimal() and isinstance(value, list):
            value = value[int(index)]
    if told := _description(kind):
        return f"{_shown(value)} is not {told}."
    allowed = list(dict.fromkeys(_choices(kind)))
    if allowed and not message.startswith("Expected `array`"):
        if isinstance(value, dict):  # which of its values it is, is not said
            value = next((inner for inner in value.values() if inner not in allowed), value)
        return f"{_shown(value)} is not one of {', '.join(allowed)}{_hint(str(value), allowed, '.')}"
    if "of length >= 1" in message:
        return "it must not be empty."
    if found := re.match(r"Expected `([^`]+)`, got `([^`]+)`", message):
        wanted = " or ".join(
            dict.fromkeys(_TOLD.get(part.strip(), part.strip()) for part in found[1].split("|"))
        )
        if wanted == "a list":
            wanted = 'a list, like ["…", "…"]'
        return f"must be {wanted}, not {_TOLD.get(found[2], found[2])} ({_shown(value)})."
    return f"{message[0].lower()}{message[1:].replace('`', '')} ({_shown(value)})."


def _choices(kind: Any) -> Iterator[str]:
    """What the Literals in a type allow."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for part in get_args(kind):
            yield from _choices(part)


def _description(kind: Any) -> str:
    """What the outermost constraint of a type is called, that has a name."""
    for part in get_args(kind):
        if isinstance(part, msgspec.Meta) and part.description:
            return part.description
    return next((told for part in get_args(kind) if (told := _description(part))), "")


def _where(section: str, number: int, entry: dict[str, Any]) -> str:
    name = next((entry[key] for key in _NAMES if isinstance(entry.get(key), str)), "")
    return f"[[{section}]] number {number}{f' ({name})' if name else ''}"


def _near(given: str, choices: Iterable[str], told: Collection[str]) -> str:
    """«; did you mean «x»? There are: …»"""
    hint = _hint(given, choices, ".")
    if len(told) > _MOST:
        return f"{hint} docs/lexicon.md tells which there are."
    return f"{hint} There are: {', '.join(told)}."


def _hint(given: str, choices: Iterable[str], without: str) -> str:
    known = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(given.casefold(), known, 1)
    return f"; did you mean «{known[near[0]]}»?" if near else without


def _kind(value: Any) -> str:
    return {dict: "a table", list: "a list", str: "text", bool: "true or false"}.get(type(value), "a number")


def _shown(value: Any) -> str:
    """A value as the file has it, on one line, cut where it goes on for long."""
    words = " ".join(str(value).split())
    return f"«{words}»" if len(words) <= 60 else f"«{words[:60]} …»"
