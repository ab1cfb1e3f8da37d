"""What stands at the keys of the entries of a lexicon file: types alone (schema.py has the sections).

What an entry means is told in docs/lexicon.md and the pages that it leads to.
"""

from typing import Annotated, Literal, Required, TypedDict

from msgspec import Meta

from musnad.document import Polarity, Stance

Text = Annotated[str, Meta(min_length=1)]
Words = list[Text]
Country = Annotated[
    str,
    Meta(pattern="^[A-Z][A-Z]$", description="a country code of two capital letters (ISO 3166-1 alpha-2)"),
]
Latitude = Annotated[float, Meta(ge=-90, le=90, description="a number of degrees, from -90 to 90")]
Longitude = Annotated[float, Meta(ge=-180, le=180, description="a number of degrees, from -180 to 180")]
Point = tuple[Latitude, Longitude]

# -- words and how they report -----------------------------------------------------------------------------------------

Governs = Literal[
    "clause", "quote", "object", "object+clause",
    "إلى", "ب", "حول", "على", "عن", "في", "ل", "من",
    "object+إلى", "object+ب", "object+على", "object+عن", "object+في", "object+ل", "object+من",
]  # fmt: skip

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

Argument = Literal["actor", "recipient", "place", "auto", "none"]
Annexed = Literal["actor", "recipient", "place", "mover", "auto", "none"]


class Reporting(TypedDict, total=False):
    """How a word reports (docs/reading.md)."""

    stance: Stance
    governs: list[Governs]
    weak: bool
    target_in_content: bool
    passive_impersonal: bool
    impersonal_only: bool
    urges: bool
    prays: bool
    in_document: bool
    deeds: bool
    shows: bool
    charge: bool
    litotes: bool
    certain_participle: bool
    participle_only: bool
    names: bool
    relay: Text
    ascribes: Text
    burden: Words
    restates: Words


Doing = TypedDict(
    "Doing",
    {
        "type": EventType, "light": Argument, "modality": Literal["possible", "denied", "called_for"],
        "subject": Argument, "object": Argument, "annexed": Annexed, "prepositions": dict[str, Argument],
        "with": Words, "without": Words, "with_after": Words, "with_before": Words, "without_before": Words,
        "not_after": Words, "bound_not_after": Words, "not_before": Words, "yields": bool,
        "tense": Literal["perfect", "imperfect"], "participle": Literal["passive", "predicate"] | bool,
        "definite": Literal["yes", "no", "plural"], "only": bool,
        "resumes": bool, "needs_prep": Text, "control": Literal["recipient", "order"],
    },
    total=False,
)  # fmt: skip


class Verb(Reporting, Doing, total=False):
    """A verb: how it inflects, how it reports, what it does; several entries may share the lemma."""

    lemma: Required[Text]
    root: Annotated[str, Meta(min_length=3, max_length=4, description="a root of three or four letters")]
    form: Annotated[
        Annotated[int, Meta(ge=1, le=10)] | Literal["Q1", "Q2", "Q4"],
        Meta(description='a verb form: 1 to 10, "Q1", "Q2" or "Q4"'),
    ]
    imperfect: Text
    masdar: Words | Literal["no"]
    plural: Words


class Noun(Reporting, Doing, total=False):
    """A noun that reports or names an event."""

    form: Required[Text]
    plural: Words | Text
    inflect: bool


class Phrase(TypedDict, total=False):
    """A set phrase that reports («على حد زعمه»)."""

    form: Required[Text]
    stance: Stance
    source: Literal["after", "before", "suffix", "none"]
    content: Literal["either", "preceding"]
    verb: bool


class WordClass(TypedDict, total=False):
    """Words of one class."""

    words: Required[Words]
    inflect: bool
    description: Text


class Listed(TypedDict):
    """A list of words."""

    words: Words


class Role(TypedDict, total=False):
    """Words that do one thing in a phrase, as one string."""

    words: Required[Text]
    conjunctions: bool


# -- parties and what they are called ----------------------------------------------------------------------------------

ActorRole = Literal[
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "IGO", "NGO", "SET",
    "LEG", "UAF", "LAB", "REF", "REL", "HLH",
]  # fmt: skip
ActorRoles = ActorRole | Annotated[list[ActorRole], Meta(min_length=1)]


class Actor(TypedDict, total=False):
    """A party by its neutral names."""

    id: Required[Text]
    name_ar: Required[Text]
    name_en: Required[Text]
    role: Required[ActorRoles]
    country: Country
    aliases: Words
    unless_before: Words
    shared: Words
    where: list[Country]
    leaders: Words
    absent: Words
    beside: dict[str, Text]


class Part(TypedDict, total=False):
    """Words for what a party is; with an id, an organ that each state has."""

    role: Required[ActorRoles]
    words: Required[Words]
    id: Text
    name_ar: Text
    name_en: Text
    weak: bool
    keeps: list[ActorRole]


LabelKind = Literal["person", "head", "epithet", "regime", "camp", "adjective", "act"]


class Label(TypedDict, total=False):
    """An evaluative word for a party."""

    word: Required[Text]
    polarity: Required[Polarity]
    kind: Required[LabelKind]
    forms: Words
    inflect: bool
    definite: bool
    near: Text
    without: Text
    topic: Text
    not_with: Text
    needs: Literal["party", "ground", "place"]
    before: Words
    after: Words
    not_before: Words
    not_after: Words


# -- places ------------------------------------------------------------------------------------------------------------

PlaceType = Literal[
    "airport", "base", "bridge", "camp", "canal", "city", "country", "crossing", "dam", "district", "facility", "field",
    "forest", "governorate", "gulf", "island", "lake", "mountain", "natural", "neighbourhood", "ocean", "peninsula",
    "place", "port", "prison", "province", "refinery", "region", "river", "road", "sea", "settlement", "site", "square",
    "state", "strait", "town", "valley",
]  # fmt: skip


class Place(TypedDict, total=False):
    """A place on the map."""

    name: Required[Text]
    variants: Words
    type: PlaceType
    country: Country
    lat: Latitude
    lon: Longitude


class CountryNames(TypedDict, total=False):
    """A country and how it is spelled."""

    code: Required[Country]
    names: Required[Annotated[Words, Meta(min_length=1)]]
    lat: Latitude
    lon: Longitude


class Border(TypedDict):
    """The line between two countries."""

    between: Annotated[tuple[Country, Country], Meta(description="a list of two country codes")]
    line: Annotated[
        list[Point], Meta(min_length=2, description="a list of two points or more, [latitude, longitude]")
    ]


class Demonym(TypedDict, total=False):
    """Adjectives of a country; the forms are inflected by rule, the plurals are not."""

    country: Required[Country]
    forms: Required[Words]
    plural: Words


class Ambiguous(TypedDict, total=False):
    """Names of places that are mostly something else."""

    names: Words
    cautious: Words


class Spelling(TypedDict, total=False):
    """Spellings that are one name, and spellings that tell a place from a word."""

    pairs: list[tuple[str, str]]
    not_places: Words
    places: Words


class Names(TypedDict):
    """A list of names."""

    names: Words


# -- figures and times -------------------------------------------------------------------------------------------------

Category = Literal[
    "killed", "injured", "detained", "missing", "displaced", "fighters", "people", "equipment", "attacks", "places",
    "money", "distance", "duration", "percent", "mass_volume", "other",
]  # fmt: skip


class Nouns(TypedDict):
    """Nouns of one category, each with its plurals in one string."""

    nouns: Words


class Trigger(TypedDict, total=False):
    """Words that say what happened to those who are counted."""

    before: Words
    after: Words
    near: Words
    lemmas: Words


Qualified = TypedDict("Qualified", {"noun": Text, "with": Words, "category": Category})
"""A noun that is of a category with one of these words."""


class Dual(TypedDict, total=False):
    """Duals: of actors («حكومتي») the words, of figures what is none."""

    words: Words
    exceptions: Words
    construct: Words
    unmistakable: Words
    nominative: Words
    broken: Words
    both: Words
    participles: Words
    indefinite: Words
    my: Words


class Around(TypedDict, total=False):
    """Words before and after a number."""

    before: Words
    after: Words


class Cumulative(TypedDict, total=False):
    """Words that tell a running total, by how they stand to the number."""

    anywhere: Words
    by: Words
    toll: Words
    reached: Words
    becomes: Words
    conflict: Words


class PartOf(TypedDict, total=False):
    """Words that make a number a part of another, or a whole."""

    before: Words
    listing: Words
    whole: Words
    among: Words


class NotCounting(TypedDict, total=False):
    """Words around numbers that count nothing: ages, clock times, telephone numbers."""

    names: Words
    numbered: Words
    references: Words
    ages_before: Words
    not_ages_after: Words
    of_a_row: Words
    clock_before: Words
    clock_after: Words
    months: Words
    age_limits: Words
    aged: Words
    first_of_the_period: Words
    age_units: Words
    age_verbs: Words
    not_of_fraction: Words
    contact: Words
    resolutions: Words
    name_tails: Words
    dated: Words
    not_of_one: Words


class SpokenFraction(TypedDict, total=False):
    """«من» and the like between the two numbers of a fraction, and the words for its parts."""

    over: Words
    parts: Words


class TimeUnit(TypedDict, total=False):
    """The forms of a unit of time."""

    singular: Words
    dual: Words
    plural: Words


Feast = Annotated[
    str, Meta(pattern=r"^(?:(?:H )?\d\d-\d\d|easter)$", description="a day like 12-25, «H 10-01» or «easter»")
]
