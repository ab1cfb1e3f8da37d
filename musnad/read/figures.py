"""The figures layer: every number that counts or measures something, with its unit, category, whole and source.

A figure is read in steps, each a module: numbers.py reads the number and its bounds, figures_units.py finds what it
counts, figures_counting.py rejects what is no figure, figures_category.py says what happened to the people counted,
figures_relations.py finds parts, running totals and the voice.
"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.document import Attribution, Figure, Place, Time
from musnad.lexicon.lexicon import Lexicon
from musnad.read import numbers
from musnad.read.figures_category import PERSONS, category
from musnad.read.figures_counting import counts
from musnad.read.figures_draft import Draft
from musnad.read.figures_relations import Voices, cumulative, link, part
from musnad.read.figures_units import find_unit, understood
from musnad.read.numbers import as_figure_value
from musnad.read.numerals import FRACTION, number_tables
from musnad.read.units import units
from musnad.text import Text


def figures(
    text: Text,
    lexicon: Lexicon,
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Figure]:
    """The figures of a text in order. What was read before gives their source, and tells dates and names from figures."""
    tables, unit_tables = number_tables(lexicon), units(lexicon)
    found = numbers.scan(text, tables)
    if not found:
        return []
    spans = [(time.span.start, time.span.end) for time in times]
    drafts: list[Draft] = []
    for mention in found:
        draft = Draft(mention, text.sent[mention.first])
        end = text.sentences[draft.sent][1]
        find_unit(text, draft, end)
        draft.left = numbers.bound(text, mention, tables, draft.after)
        if not counts(text, draft, tables, spans):
            continue
        if draft.rule == "bare":
            understood(text, draft, unit_tables.counters)
        previous = drafts[-1] if drafts and drafts[-1].sent == draft.sent else None
        link(text, draft, previous)
        draft.category = category(text, draft, previous)
        part(text, draft, drafts, unit_tables)
        if draft.whole is not None:
            _like_whole(draft, draft.whole)
        if previous is not None and previous.rule == "out-of" and draft.left - previous.after <= _NEXT:
            _out_of(previous, draft)
        draft.cumulative = cumulative(text, draft, unit_tables) or (
            draft.whole is not None and draft.whole.cumulative
        )
        drafts.append(draft)
    return _records(text, drafts, Voices(attributions))


_NEXT = 3


def _like_whole(draft: Draft, whole: Draft) -> None:
    """A part of the killed are killed, whoever they are; a part of anything is of its category when it has no unit."""
    if (
        draft.unit is None
        or whole.category in PERSONS
        and draft.category in ("people", "fighters")
        and draft.trigger < 0
    ):
        draft.category = whole.category


def _out_of(draft: Draft, whole: Draft) -> None:
    """«82 من أصل 120 نائبا»."""
    draft.whole, draft.unit, draft.noun = whole, whole.unit, whole.noun
    draft.category = whole.category


def _records(text: Text, drafts: Sequence[Draft], voices: Voices) -> list[Figure]:
    ids = {id(draft): f"f{number}" for number, draft in enumerate(drafts)}
    made = []
    for draft in drafts:
        mention = draft.mention
        span = text.span(mention.first, mention.last)
        low, high = as_figure_value(mention.low), as_figure_value(mention.high)
        if mention.kind == FRACTION and draft.category == "percent" and low is not None and high is not None:
            low, high = low * 100, high * 100
        made.append(
            Figure(
                id=ids[id(draft)], span=span, low=low, high=high, approx=mention.approx,
                unit=text.span(*draft.unit) if draft.unit is not None else None, category=draft.category,
                cumulative=draft.cumulative, part_of=ids[id(draft.whole)] if draft.whole is not None else None,
                attribution=voices.innermost(span.start, span.end), rule=draft.rule,
            )
        )  # fmt: skip
    return made
