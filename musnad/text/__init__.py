"""The text layer: tokens with offsets, sentences, quotations, computed once and shared by all layers."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from musnad.document import Span
from musnad.text.fold import fold
from musnad.text.quotes import Quote, find_quotes
from musnad.text.sentences import find_sentences
from musnad.text.tokens import ANCHORS, MARK, STOP, Words, tokenize
from musnad.text.word import Word

__all__ = ["Quote", "Span", "Text", "Word", "Words", "fold", "tokenize"]


class Text:
    """An article's text, cut up once: parallel lists by token number.

    words: the cached Word of each token; starts, ends: code point offsets; gaps: the white space before each
    token; breaks: the tokens before which a line break stands; sentences: token ranges; sent: the sentence number of
    each token; quotes: see text.quotes.
    """

    __slots__ = (
        "string", "tokens", "words", "starts", "ends", "gaps", "sentences", "sent", "quotes", "stray_quotes",
        "breaks", "sound_quotes", "masks", "party_names", "mentions", "_anchors",
    )  # fmt: skip

    def __init__(self, string: str, words: Words) -> None:
        words.trim()
        self.string = string
        self.tokens, self.gaps, self.starts, self.ends = tokenize(string)
        tokens = self.tokens
        self.words: list[Word] = list(map(words.__getitem__, tokens))
        # one pass for the anchors of all layers and for punctuation: most words are in none of the lists
        self._anchors: dict[int, list[int]] = {bit: [] for bit in ANCHORS}
        found = self._anchors
        for i, word in enumerate(self.words):
            if word.anchors:
                for bit in word.anchors:
                    found[bit].append(i)
        stops = found[STOP]
        self.breaks = self._breaks()
        if self.breaks:
            stops = sorted({*self.breaks, *stops})
        self.sentences = find_sentences(tokens, self.gaps, stops)
        self.sent: list[int] = []
        for number, (first, last) in enumerate(self.sentences):
            self.sent.extend([number] * (last - first))
        self.quotes: list[Quote] = []
        self.stray_quotes: list[int] = []
        self.sound_quotes: list[Quote] | None = None
        """Those of `quotes` that read.quotations trusts; None until it is asked."""
        self.masks: list[int] | None = None
        """The classes of each word in the event lexicon; None until read.events_triggers needs them."""
        self.party_names: dict[int, int] | None = None
        """See read.party_names; None until it is asked."""
        self.mentions: Any = None
        """See read.mentions: the full names of the sources, None until they are looked for."""
        if found[MARK]:
            self.quotes, self.stray_quotes = find_quotes(
                tokens, self.starts, string, found[MARK], self.sent, self.sentences
            )

    def _breaks(self) -> list[int]:
        """The tokens before which a line break stands."""
        string, starts = self.string, self.starts
        found: list[int] = []
        at = string.find("\n")
        while at >= 0:
            token = bisect_left(starts, at)
            if token == len(starts):
                break
            found.append(token)
            at = string.find("\n", starts[token])
        return found

    def __len__(self) -> int:
        return len(self.tokens)

    def anchors(self, bit: int) -> list[int]:
        """The tokens whose word has this bit of text.tokens.ANCHORS, not to be changed."""
        return self._anchors[bit]

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to before token `last`."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(start, end, self.string[start:end])
