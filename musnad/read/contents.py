"""How far reported material goes: from where it opens to where the writer's voice or another source takes over."""

from __future__ import annotations

from musnad.read import particles
from musnad.read.contents_voices import JOINING
from musnad.read.contents_walk import Walk, left
from musnad.read.drafts import Range
from musnad.read.frames import PLAIN, Opening
from musnad.read.quotations import after, carried_on, quote_at
from musnad.read.roles import COMPLEMENTIZER, PARTICIPLE, PUNCTUATION, RELATIVE, VERB
from musnad.text import Text

_NEGATION = particles.words("negation")
_MODAL = particles.words("modal")


def content_from(
    text: Text,
    opening: Opening,
    limit: int,
    stance: str = "neutral",
    *,
    within: bool = False,
    fronted: bool = False,
    tight: bool = False,
) -> list[Range]:
    """The content that an opening begins.

    within: the cue stands in a relative clause, so that a comma ends what is a noun phrase. fronted: in a clause
    before the main one («في حين زعم X أن …، نفى Y»). tight: of a noun or an aside, which hold little after a comma.
    """
    words = text.words
    first = opening.first
    kind = opening.kind
    if kind in ("quote", "colon", "clause"):
        at = first
        while at < limit and words[at].raw in "،,:(" and quote_at(text, at) is None:
            at += 1
        if kind == "colon" and at < limit and words[at].role == COMPLEMENTIZER and words[at].form in PLAIN:
            first = at = at + 1
        if kind == "clause" and _dummy(text, at, limit):
            at += 2 if words[at + 1].raw == ":" else 1
        quote = quote_at(text, at) if at < limit else None
        if quote is not None and opening.relayed < 0:
            past = after(quote)
            if quote.close is None:
                if kind in ("quote", "colon"):
                    return [(quote.first, carried_on(text, quote))]
                return [(quote.first, Walk(text, quote.first, limit, False, False).find())]
            if (
                kind == "quote"
                or past >= limit
                or words[past].role in (PUNCTUATION, PARTICIPLE)
                or left(text, past, limit)
            ):
                return [(quote.first, quote.last)]
    if opening.relayed >= 0:
        first = opening.relayed
    nominal = kind in ("prep", "object")
    end = Walk(text, opening.first, limit, nominal, nominal and stance == "demanding")
    end.relative = within
    end.within, end.fronted, end.tight = within and nominal, fronted, tight
    return [(first, end.find())]


def _dummy(text: Text, i: int, limit: int) -> bool:
    """«أنه» at token i stands for nobody before a whole quotation («وأكد أنه «لا مكان لهم بيننا»»)."""
    words = text.words
    if i + 2 >= limit or words[i].role != COMPLEMENTIZER or not words[i].form.endswith("انه"):
        return False
    quote = quote_at(text, i + 2 if text.words[i + 1].raw == ":" else i + 1)
    if quote is None or quote.first >= limit:
        return False
    past = after(quote)
    if past < limit and words[past].role != PUNCTUATION:
        return False
    word = words[quote.first]
    if word.form in _NEGATION and quote.first + 1 < limit:
        word = words[quote.first + 1]
    if word.role != VERB or word.form in _MODAL:
        return True
    return not any(s.gender == "m" and s.number == "s" and s.voice == "active" for s in word.senses)


def end_content(text: Text, first: int, limit: int, *, nominal: bool, within: bool = False) -> int:
    """Past the last token of material that begins at `first`.

    nominal: the material is a noun phrase (after a preposition, or an object), not a clause: a coordinated verb
    then begins something else. within: as in content_from.
    """
    end = Walk(text, first, limit, nominal, False)
    end.within = within
    return end.find()


def trim(text: Text, first: int, last: int) -> Range:
    """The range without punctuation at its ends, quotation marks and brackets that pair inside it excepted."""
    words = text.words
    while last > first and words[last - 1].role == PUNCTUATION and not _pairs(text, first, last, last - 1):
        last -= 1
    while first < last and words[first].role == PUNCTUATION and not _pairs(text, first, last, first):
        first += 1
    while last > first and (words[last - 1].form in JOINING or words[last - 1].role == RELATIVE):
        last -= 1
        while last > first and words[last - 1].raw in "،,":
            last -= 1
    return first, last


def _pairs(text: Text, first: int, last: int, token: int) -> bool:
    raw = text.words[token].raw
    if raw in ")]}" and any(text.words[k].raw in "([{" for k in range(first, token)):
        return True
    if raw in "([{" and any(text.words[k].raw in ")]}" for k in range(token, last)):
        return True
    if raw == "%":
        return True
    for quote in text.quotes:
        if quote.open == token:
            whole = quote.close == last - 1 and token == first
            return quote.close is not None and quote.close < last and not whole
        if quote.close == token:
            return quote.open >= first and not (quote.open == first and token == last - 1)
    return False
