"""Which layers there are, in which order, and what each needs of those before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from musnad.document import Document
from musnad.read import (
    cues,
    events_lexicon,
    events_words,
    labels,
    labels_lexicon,
    numerals,
    party_names,
    places,
    roles,
    times_words,
)
from musnad.read.attributions import attributions
from musnad.read.events import events
from musnad.read.figures import figures
from musnad.read.parties import link_parties
from musnad.read.times import times
from musnad.text import Text
from musnad.text.tokens import Annotator

if TYPE_CHECKING:
    from musnad.lexicon.lexicon import Lexicon
    from musnad.read.reader import Reader


def annotators(lexicon: Lexicon) -> Iterable[Annotator]:
    """What each layer wants to know of a word, worked out once per distinct word; those last use the roles of words."""
    from musnad.lexicon.gazetteer import gazetteer_of

    return (
        cues.annotator(lexicon),
        gazetteer_of(lexicon).annotate,
        times_words.annotator(lexicon),
        numerals.annotator(lexicon),
        labels_lexicon.annotator(lexicon),
        party_names.annotator(lexicon),
        roles.annotator(lexicon),
        cues.mark,
        events_words.annotator(events_lexicon.load(lexicon)),
    )


def read_layers(reader: Reader, text: Text, document: Document) -> None:
    """Fill the document's layers, and what the checks find in them."""
    from musnad.check import findings

    read_body(reader, text, document)
    document.findings = findings(reader, text, document)


def read_body(reader: Reader, text: Text, document: Document) -> None:
    """Fill the document's layers."""
    read_said(text, document)
    read_counted(reader, text, document)
    read_happened(reader, text, document)


def read_said(text: Text, document: Document) -> None:
    """Who said what."""
    document.attributions = attributions(text)


def read_counted(reader: Reader, text: Text, document: Document) -> None:
    """When, where and how many, on whose word."""
    lexicon = reader.lexicon
    document.times = times(text, document.published, lexicon)
    document.places = places.places(text, lexicon, document.attributions)
    document.figures = figures(text, lexicon, document.attributions, document.times, document.places)


def read_happened(reader: Reader, text: Text, document: Document) -> None:
    """What happened, how parties are named, and which party each name is."""
    lexicon = reader.lexicon
    document.events = events(
        text, lexicon, document.attributions, document.figures, document.times, document.places
    )
    document.labels = labels.labels(text, lexicon, document.attributions)
    link_parties(text, document, lexicon)
