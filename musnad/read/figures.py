"""The figures layer: every number that counts or measures something, with its unit, category, whole and source.

A figure is read in steps, each a module: numbers.py reads the number and its bounds, figures_units.py finds what it
counts, figures_counting.py rejects what is no figure, figures_category.py says what happened to the people counted,
figures_relations.py finds parts, running totals and the voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.document import Attribution, Figure, Place, Time
from musnad.lexicon.lexicon import Lexicon
from musnad.read.figures_breakdown import break_down
from musnad.read.figures_category import PERSONS, category
from musnad.read.figures_counting import Filter
from musnad.read.figures_draft import Draft
from musnad.read.figures_relations import Voices, changed, cumulative, link, out_of, part, stray
from musnad.read.figures_units import find_unit, shared, understood
from musnad.read.numbers import scan
from musnad.read.numbers_bounds import bound
from musnad.read.numerals import FRACTION, Value, number_tables
from musnad.read.units import Units, units
from musnad.text import Text

_NEXT: Final = 3
"""Tokens between «من أصل» and the number after it."""


def figures(
    text: Text,
    lexicon: Lexicon,
    attributions: Sequence[Attribution],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Figure]:
    """The figures of a text in order. What was read before gives their source, and tells dates and names apart."""
    tables, unit_tables = number_tables(lexicon), units(lexicon)
    candidates: list[Draft] = []
    for mention in scan(text, tables):
        draft = Draft(mention, text.sent[mention.last - 1])
        find_unit(text, draft, unit_tables)
        draft.left = bound(text, mention, tables, draft.after)
        candidates.append(draft)
    for draft, following in zip(candidates[-2::-1], candidates[:0:-1], strict=True):
        if draft.sent == following.sent:
            shared(text, draft, following)
    counting = Filter(
        text,
        tables,
        unit_tables,
        [(time.span.start, time.span.end) for time in times],
        [(place.span.start, place.span.end) for place in places],
    )
    drafts: list[Draft] = []
    for draft in counting.kept(candidates):
        _classify(text, draft, drafts, unit_tables)
        if not stray(text, draft, unit_tables):
            drafts.append(draft)
        elif drafts and drafts[-1].whole is draft:
            drafts[-1].whole = None
    break_down(text, drafts)
    return _records(text, drafts, Voices(attributions))


def _classify(text: Text, draft: Draft, drafts: Sequence[Draft], unit_tables: Units) -> None:
    """Category, whole and running total of a figure; drafts: those before it."""
    if draft.rule == "bare-number":
        understood(text, draft, unit_tables)
    previous = drafts[-1] if drafts and drafts[-1].sent == draft.sent else None
    link(text, draft, previous)
    if previous is not None and changed(text, previous, draft):
        draft.category, draft.cumulative = previous.category, previous.cumulative
        return
    draft.category = category(text, draft, previous, unit_tables)
    part(text, draft, drafts, unit_tables)
    if draft.whole is not None:
        _like_whole(draft, draft.whole)
    if previous is not None and (
        (previous.out_of and draft.left - previous.after <= _NEXT)
        or (out_of(text, draft) and not out_of(text, previous))
    ):
        _out_of(previous, draft)
    draft.cumulative = cumulative(text, draft, unit_tables)


def _like_whole(draft: Draft, whole: Draft) -> None:
    """A part of the killed are killed, whoever they are; a part without a unit is of the category of its whole."""
    if draft.trigger >= 0:
        return
    if draft.unit is None or (whole.category in PERSONS and draft.category in ("people", "fighters")):
        draft.category = whole.category


def _out_of(draft: Draft, whole: Draft) -> None:
    """«82 من أصل 120 نائبا», «80 نائبا من أصل 550»: whichever has the unit gives it to the other."""
    if draft.category == "percent":
        return
    draft.whole = whole
    given, taken = (draft, whole) if draft.unit is not None else (whole, draft)
    if taken.unit is None:
        taken.unit, taken.noun = given.unit, given.noun
        taken.category = "people" if taken is whole and given.category in PERSONS else given.category


def _records(text: Text, drafts: Sequence[Draft], voices: Voices) -> list[Figure]:
    ids = {id(draft): f"f{number}" for number, draft in enumerate(drafts)}
    made = []
    for draft in drafts:
        mention = draft.mention
        span = text.span(mention.first, mention.last)
        low, high = mention.low, mention.high
        if mention.kind == FRACTION and draft.category == "percent":
            low, high = low and round(low * 100, 2), high and round(high * 100, 2)
        made.append(
            Figure(
                id=ids[id(draft)], span=span, low=_plain(low), high=_plain(high),
                approx=mention.approx, unit=text.span(*draft.unit) if draft.unit is not None else None,
                category=draft.category, cumulative=draft.cumulative,
                part_of=ids[id(draft.whole)] if draft.whole is not None else None,
                attribution=voices.innermost(span.start, span.end), rule=draft.rule,
            )
        )  # fmt: skip
    return made


def _plain(value: Value | None) -> Value | None:
    """Whole floats as ints."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
