"""The text layer: tokens with offsets, sentences, quotations, computed once and shared by all layers."""

from __future__ import annotations

from musnad.document import Span
from musnad.text.fold import fold
from musnad.text.quotes import MARKS, Quote, find_quotes
from musnad.text.sentences import STOPS, find_sentences
from musnad.text.tokens import Word, Words, tokenize

__all__ = ["Quote", "Span", "Text", "Word", "Words", "fold", "tokenize"]


class Text:
    """An article's text, cut up once: parallel lists by token number.

    words: the cached Word of each token; starts, ends: code point offsets; gaps: the white space before each
    token; sentences: token ranges; sent: the sentence number of each token; quotes: see text.quotes.
    """

    __slots__ = (
        "string", "tokens", "words", "starts", "ends", "gaps", "sentences", "sent", "quotes", "stray_quotes", "flagged",
    )  # fmt: skip

    def __init__(self, string: str, words: Words) -> None:
        words.trim()
        self.string = string
        self.tokens, self.gaps, self.starts, self.ends = tokenize(string)
        self.words: list[Word] = list(map(words.__getitem__, self.tokens))
        self.flagged = [i for i, word in enumerate(self.words) if word.bits]
        tokens, gaps = self.tokens, self.gaps
        breaks = {i for i, gap in enumerate(gaps) if "\n" in gap}
        breaks.discard(len(tokens))
        stops = sorted(breaks.union(i for i, token in enumerate(tokens) if token in STOPS))
        self.sentences = find_sentences(tokens, gaps, stops)
        self.sent: list[int] = []
        ends: list[int] = []
        for number, (first, last) in enumerate(self.sentences):
            self.sent.extend([number] * (last - first))
            ends.extend([last] * (last - first))
        marks = [i for i, token in enumerate(tokens) if token in MARKS]
        self.quotes: list[Quote]
        self.stray_quotes: list[int]
        if marks:
            self.quotes, self.stray_quotes = find_quotes(tokens, self.starts, string, marks, ends)
        else:
            self.quotes, self.stray_quotes = [], []

    def __len__(self) -> int:
        return len(self.tokens)

    def anchors(self, bit: int) -> list[int]:
        """The tokens whose word has (one of) the bits."""
        words = self.words
        return [i for i in self.flagged if words[i].bits & bit]

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to before token `last`."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.string[start:end])
