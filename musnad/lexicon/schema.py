"""What a lexicon file may hold: every section, and the type of its entries (schema_entries.py).

Checked by `checking.py`: a user's file when it is read, the shipped ones by the tests.
"""

from collections.abc import Collection
from typing import Annotated, Any, NamedTuple

from msgspec import Meta

from musnad.lexicon import classes
from musnad.lexicon.schema_entries import (
    Actor,
    Ambiguous,
    Around,
    Border,
    Category,
    Country,
    CountryNames,
    Cumulative,
    Demonym,
    Dual,
    Feast,
    Label,
    Listed,
    Names,
    NotCounting,
    Noun,
    Nouns,
    Part,
    PartOf,
    Phrase,
    Place,
    Qualified,
    Role,
    Spelling,
    SpokenFraction,
    TimeUnit,
    Trigger,
    Verb,
    WordClass,
    Words,
)

DATA_CLASSES = tuple(sorted(set(classes.NAMES) - {
    "cue", "verb", "number", "time", "place", "event", "label", "actor", "demonym", "unit", "finite", "when", "steers",
    "border",
}))  # fmt: skip
"""The classes that files fill; the others are what the layers find out."""

TIME_LISTS = (
    "this", "of", "to", "from", "between", "between_opener", "fused", "after", "before_yesterday", "day_before",
    "first_last", "first_of_month", "last", "last_of", "eve", "before_feast", "night", "day_or_night", "late",
    "hours", "same", "before_other_day", "corresponding", "honorifics", "before_month", "month_word",
    "before_doubtful_month", "before_year", "before_year_or_count", "dated_events", "counted_parts", "general", "both",
    "birth", "age", "roughly", "counted_from", "now", "not_counted", "named_after", "not_future",
    "edge_of_this", "when", "known_attacks", "happened", "not_gone",
)  # fmt: skip
"""The small words around times (data/times.toml tells what each does)."""


class Keys(NamedTuple):
    """Which keys a section of freely many has: these, those of a form, or any."""

    allowed: Collection[str] | None = None
    form: str = ""
    told: str = ""


ANY = Keys()
WHOLE = Keys(form=r"-?\d+", told="a whole number")
SHARE = Keys(form=r"\d+/[1-9]\d*", told="a fraction like 2/3")


class Section(NamedTuple):
    """What stands under one name of a file.

    many: as `[[name]]`, any number of entries of `type`; keys: as one table whose keys are these and whose values are
    of `type`; neither: as one table of `type`.
    """

    type: Any
    many: bool = False
    keys: Keys | None = None


def _entries(kind: Any) -> Section:
    return Section(kind, many=True)


def _by(keys: Keys | Collection[str], kind: Any = Words) -> Section:
    return Section(kind, keys=keys if isinstance(keys, Keys) else Keys(keys))


_CATEGORIES = Category.__args__  # type: ignore[attr-defined]

SECTIONS: dict[str, Section] = {
    # words and how they report; events
    "verb": _entries(Verb),
    "noun": _entries(Noun),
    "phrase": _entries(Phrase),
    "class": _by(DATA_CLASSES, WordClass),
    "roles": _by(
        (
            "preposition", "pronominal", "stop", "name_second", "place_type", "when", "office_adjective", "degree",
            "before_verb", "elative", "abbreviated_title", "noun_name", "set_phrase", "so_called",
            "address", "broadcasting", "body_name", "broken_plural", "arm", "side", "called", "branch", "courtesy",
            "plain_adjective", "outlet_article", "posted", "offices",
        ),
        Role,
    ),
    "around": _by(ANY, Role),
    "given": Section(Listed),
    "family": Section(Listed),
    "particles": Section(Listed),
    "set": _by(ANY, Listed),
    # parties and what they are called
    "actor": _entries(Actor),
    "part": _entries(Part),
    "label": _entries(Label),
    **dict.fromkeys(
        (
            "sever", "within", "unsure", "resume", "double", "before", "many", "kind", "former", "loyal", "forces",
            "state", "body", "armed",
        ),
        Section(Listed),
    ),
    # places
    "place": _entries(Place),
    "country": _entries(CountryNames),
    "border": _entries(Border),
    "demonym": _entries(Demonym),
    "ambiguous": Section(Ambiguous),
    "metonyms": Section(Names),
    "prior": _by(ANY, Country),
    "spelling": Section(Spelling),
    "type_words": _by(("settlement", "area", "facility", "natural")),
    "typed": _by(
        (
            "royal", "father", "branches", "venues", "naming", "common", "quarters", "at_city", "between",
            "homographs", "definite_only", "indefinite_only", "sides", "everywhere", "state_words", "markets",
            "means", "feminine_towns", "plural_types", "filial", "dual_types", "quarters_plural", "compound",
            "clans", "lands", "borders", "seat", "called", "towns",
        )
    ),
    "context": _by(
        (
            "locative", "head", "from", "with", "border", "behest", "subject", "group", "person", "toward", "capital",
            "strike", "lister", "outlet", "onto", "blessing", "example", "members",
            "visit", "befalls", "pressure",
        ),
        Listed,
    ),
    "directions": _by(ANY, Annotated[int, Meta(ge=0, lt=360, description="degrees from north, 0 to 359")]),
    "units": _by(ANY, Annotated[float, Meta(gt=0, description="a number of kilometres")]),
    # figures
    "category": _by(_CATEGORIES, Nouns),
    "trigger": _by(_CATEGORIES, Trigger),
    "qualified": _entries(Qualified),
    "cumulative": Section(Cumulative),
    "part_of": Section(PartOf),
    "dual": Section(Dual),
    **dict.fromkeys(("clause", "skipped", "not_unit", "counter", "measured"), Section(Listed)),
    # numbers
    **dict.fromkeys(
        (
            "unit", "teen", "ten", "hundred", "scale", "scale_dual", "scale_plural", "vague", "group", "group_plural",
            "ordinal",
        ),
        _by(WHOLE),
    ),
    **dict.fromkeys(("fraction", "fraction_plural", "fraction_dual", "fraction_if_marked"), _by(SHARE)),
    **dict.fromkeys(("approximate", "at_least", "at_most"), Section(Around)),
    **dict.fromkeys(("percent", "unit_in_compound", "ordinal_in_compound", "change", "not_number"), Section(Listed)),
    "not_counting": Section(NotCounting),
    "spoken_fraction": Section(SpokenFraction),
    # times
    **dict.fromkeys(
        (
            "times.months", "times.hijri", "times.weekdays", "times.seasons", "times.days", "times.modifiers",
            "times.fractions", "times.decades", "times.eras",
        ),
        _by(WHOLE),
    ),
    **dict.fromkeys(
        (
            "times.cautious", "times.not_the_day", "times.parts", "times.edges", "times.name_heads", "times.not_today",
            "times.names_of_media", "times.countries_of_media", "times.future", "times.ago", "times.about",
        ),
        Section(Listed),
    ),
    "times.units": _by(("day", "night", "week", "month", "year", "decade", "century"), TimeUnit),
    "times.feasts": _by(ANY, Feast),
    "times.lists": _by(TIME_LISTS),
}  # fmt: skip
"""Every section of a lexicon file; `[times.NAME]` under its full name."""
