"""Where a token stands: at the opening of a quotation, inside one, and in which stretch of text a cue lives."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from musnad.text import Quote, Text


def quote_at(text: Text, token: int) -> Quote | None:
    """The quotation whose opening mark is this token, unless it is closed too far away to be one."""
    for quote in sound_quotes(text):
        if quote.open >= token:
            return quote if quote.open == token else None
    return None


def quote_around(text: Text, token: int) -> Quote | None:
    """The innermost quotation that the token stands in."""
    found = None
    for quote in sound_quotes(text):
        if quote.open > token:
            break
        if quote.first <= token < quote.last:
            found = quote
    return found


def sound_quotes(text: Text) -> list[Quote]:
    """The quotations of a text that are sound, judged once."""
    found = text.sound_quotes
    if found is None:
        found = text.sound_quotes = [quote for quote in text.quotes if sound(text, quote)]
    return found


LONG: Final = 150
"""Tokens past which a quotation that runs over a line break was not closed where it should have been."""


_INTRODUCED: Final = 8
"""Tokens of a verb of reporting and its source, before the mark of what is said next."""
SEVERAL: Final = 25
"""Tokens of a quotation that may hold more than a sentence."""


def sound(text: Text, quote: Quote) -> bool:
    """The quotation is closed where its writer meant it, as far as its length and what it holds show."""
    size = quote.last - quote.first
    if size <= SEVERAL:
        return True
    if size > LONG and bisect_right(text.breaks, quote.first) < bisect_left(text.breaks, quote.last):
        return False
    return quote.close is None or not _resumes(text, quote)


def _resumes(text: Text, quote: Quote) -> bool:
    """A sentence in the quotation reports in its turn, and sets the same mark anew: the first was never closed."""
    words = text.words
    mark = words[quote.open].raw
    begun = text.sentences[text.sent[quote.last - 1]][0]
    if quote.first < begun and quote.last - begun <= _INTRODUCED and begun in text.breaks:
        word = words[begun]
        if word.pro == "و" and word.cue is not None and word.cue.finite:
            return True  # «وقال: " إن … ¶ وأضاف المصدر " أن»: the mark that seems to close it opens another
    for first, last in text.sentences[text.sent[quote.first] + 1 : text.sent[quote.last - 1] + 1]:
        word = words[first]
        reports = word.pro == "و" and word.cue is not None and word.cue.finite
        if (
            reports
            and word.cue.finite[0].tense == "perfect"
            and any(words[k].raw == mark for k in range(first, min(last, quote.last)))
        ):
            return True
    return False


def carried_on(text: Text, quote: Quote) -> int:
    """Past the end of a quotation left open: its paragraph, or the next sentence that begins with a verb of reporting.

    A mark set anew at the head of a sentence inside it closes it where that one closes.
    """
    words = text.words
    end = quote.last
    for first, last in text.sentences[text.sent[quote.open] + 1 :]:
        begin = first + 1 if words[first].kind == "p" and first + 1 < last else first
        opening = words[begin]
        if (
            any("\n" in text.gaps[k] for k in (first, begin))
            or opening.cue is not None
            and opening.cue.finite
        ):
            break
        again = quote_at(text, first)
        if again is not None and again.close is not None:
            return again.last
        end = last
    return end


def after(quote: Quote) -> int:
    """The token past the quotation, its closing mark included."""
    return quote.last if quote.close is None else quote.close + 1


def bounds(text: Text, token: int) -> tuple[int, int]:
    """The token range in which an attribution at this token lives: its sentence, or the quotation it is in."""
    sentence = text.sent[token]
    first, last = text.sentences[sentence]
    if text.words[last - 1].raw == ":" and sentence + 1 < len(text.sentences):
        last = text.sentences[sentence + 1][1]  # «وقال في كلمته:», and what he said on the next line
    if text.quotes:
        around = quote_around(text, token)
        if around is not None:
            first, last = max(first, around.first), min(last, around.last)
    return first, last
