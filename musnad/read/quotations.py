"""Where a token stands: at the opening of a quotation, inside one, and in which stretch of text a cue lives."""

from __future__ import annotations

from musnad.text import Quote, Text


def quote_at(text: Text, token: int) -> Quote | None:
    """The quotation whose opening mark is this token."""
    for quote in text.quotes:
        if quote.open == token:
            return quote
        if quote.open > token:
            return None
    return None


def quote_around(text: Text, token: int) -> Quote | None:
    """The innermost quotation that the token stands in."""
    found = None
    for quote in text.quotes:
        if quote.open > token:
            break
        if quote.first <= token < quote.last:
            found = quote
    return found


def after(quote: Quote) -> int:
    """The token past the quotation, its closing mark included."""
    return quote.last if quote.close is None else quote.close + 1


def bounds(text: Text, token: int) -> tuple[int, int]:
    """The token range in which an attribution at this token lives: its sentence, or the quotation it is in."""
    first, last = text.sentences[text.sent[token]]
    if text.quotes:
        around = quote_around(text, token)
        if around is not None:
            first, last = max(first, around.first), min(last, around.last)
    return first, last
