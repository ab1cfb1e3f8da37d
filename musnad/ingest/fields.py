"""Which field of a record is what: guessed from its name, or said with `--map`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from musnad.errors import InputError, UsageError
from musnad.ingest.article import Article

NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article_text", "full_text", "fulltext", "maintext", "article_body", "articlebody",
        "article", "story", "content_text", "plain_text", "clean_text", "raw_text", "النص", "نص", "نص الخبر",
        "المحتوى", "الخبر",
    ),
    "title": ("title", "headline", "head", "article_title", "العنوان", "عنوان"),
    "outlet": (
        "outlet", "source", "publisher", "site_name", "site", "newspaper", "media", "source_name", "sitename",
        "channel", "source_domain", "domain", "hostname", "المصدر", "الصحيفة", "الموقع",
    ),
    "url": ("url", "link", "uri", "href", "permalink", "page_url", "article_url", "source_url", "address",
            "الرابط", "رابط"),
    "published": (
        "published", "date_publish", "published_at", "publish_date", "date_published", "datepublished",
        "publication_date",
        "pub_date", "pubdate", "publishedat", "date", "datetime", "created_at", "timestamp", "time", "seendate",
        "date_download", "date_extracted", "تاريخ النشر", "التاريخ", "تاريخ",
    ),
    "id": ("id", "guid", "uuid", "doc_id", "document_id", "article_id", "المعرف"),
}  # fmt: skip
"""What the fields of an article are called in the wild, the surest name first."""

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_PACKED = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?\s*$")
_YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")


class Fields(msgspec.Struct, frozen=True):
    """Field of an article to name of a field in the record; dots lead into nested objects."""

    fields: dict[str, str]

    def get(self, record: Mapping[str, Any], field: str) -> Any:
        """The value of an article's field in a record, or None."""
        path = self.fields.get(field)
        if path is None:
            return None
        if path in record:
            return record[path]
        value: Any = record
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        return value


def said(pairs: Sequence[str]) -> dict[str, str]:
    """The mapping of `--map`: FIELD=NAME, several separated by commas or given one by one. Raises UsageError."""
    fields: dict[str, str] = {}
    for pair in (part.strip() for text in pairs for part in text.split(",")):
        field, equals, name = pair.partition("=")
        if not equals or field not in NAMES or not name:
            raise UsageError(
                f"--map {pair}: write FIELD=NAME, as in text=body; the fields are {', '.join(NAMES)}."
            )
        fields[field] = name
    return fields


def guess(names: Iterable[str], given: Mapping[str, str]) -> Fields:
    """Which of a record's names hold what: what was said, for the rest the surest of the known names."""
    by_form = {_form(name): name for name in names}
    fields = dict(given)
    taken = set(fields.values())
    for field, known in NAMES.items():
        if field not in fields:
            found = next(
                (by_form[k] for k in map(_form, known) if k in by_form and by_form[k] not in taken), None
            )
            if found is not None:
                fields[field] = found
                taken.add(found)
    return Fields(fields)


def _form(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).lower()


class Maker:
    """Makes articles of records; the mapping is guessed anew when a record has other names than the one before.

    order: how dates written with slashes are meant, `dmy` or `mdy`; None: only where there is no doubt.
    """

    def __init__(self, given: Mapping[str, str] | None = None, order: str | None = None) -> None:
        self.given = given or {}
        self.order = order
        self.mappings: dict[tuple[str, ...], Fields] = {}

    def article(self, record: Any, name: str, place: str, number: str = "") -> Article | InputError:
        """One article, or what is wrong with the record. `name`: of the file; `place`: where in it."""
        where = f"{name} ({place})" if place else name
        if not isinstance(record, Mapping):
            return InputError("is not a record with named fields", where)
        names = tuple(record)
        mapping = self.mappings.get(names)
        if mapping is None:
            if len(self.mappings) > 1000:
                self.mappings.clear()
            mapping = self.mappings[names] = guess(names, self.given)
        text = mapping.get(record, "text")
        if not isinstance(text, str):
            seen = ", ".join(map(str, names))[:200]
            return InputError(
                f"has no text among its fields ({seen})", where, "Say which it is: --map text=FIELD."
            )
        try:
            published = date(mapping.get(record, "published"), where, self.order)
        except InputError as error:
            return error
        used = set(mapping.fields.values())
        rest = {k: v for k, v in record.items() if k not in used and v not in (None, "", [], {})}
        return Article(
            text,
            where,
            id=_string(mapping.get(record, "id")) or number,
            outlet=_string(mapping.get(record, "outlet")),
            url=_string(mapping.get(record, "url")),
            title=_string(mapping.get(record, "title")),
            published=published,
            place=place or None,
            more=rest or None,
        )


def _string(value: Any) -> str | None:
    """A field as a string: of an object its name, of a list its first."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, (list, tuple)):
        value = value[0] if value else None
    if value is None or isinstance(value, bool):
        return None
    return str(value).strip() or None


def date(value: Any, name: str, order: str | None = None) -> str | None:
    """A publication date as YYYY-MM-DD, of what records write; None for nothing. Raises InputError when it is in doubt.

    >>> date("Sun, 17 May 2020 10:00:00 GMT", ""), date(1589709600, ""), date("2020/5/17", ""), date("17.05.2020", "")
    ('2020-05-17', '2020-05-17', '2020-05-17', '2020-05-17')
    """
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    string = str(value).strip().translate(_DIGITS)
    if not string or string.lower() in ("none", "null", "nan", "nat", "unknown"):
        return None
    try:
        if match := _ISO.match(string) or _PACKED.match(string) or _YEAR_FIRST.match(string):
            return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        if match := _YEAR_LAST.match(string):
            first, second, year = int(match[1]), int(match[2]), int(match[3])
            if order is None and first <= 12 and second <= 12 and first != second:
                raise InputError(
                    f"has a date that can be read in two ways: {string}",
                    name,
                    "Say which: --dates dmy or --dates mdy.",
                )
            day, month = (
                (second, first) if second > 12 or (order == "mdy" and first <= 12) else (first, second)
            )
            return datetime.date(year, month, day).isoformat()
        if _EPOCH.match(string):
            seconds = float(string)
            seconds = seconds / 1000 if seconds > 1e11 else seconds
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
        return parsedate_to_datetime(string).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise InputError(
            f"has a publication date that is none: {string[:40]!r}",
            name,
            "Dates are written YYYY-MM-DD, as in 2020-05-17; --map published= names another field.",
        ) from None


_DIGITS = {0x0660 + d: str(d) for d in range(10)} | {0x06F0 + d: str(d) for d in range(10)}
