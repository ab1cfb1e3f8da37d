"""Words as they are compared: folded, without proclitics and article.

The reader's analysis of a word says what its proclitics are («وقال» is «قال», «وزير» stays). A question is asked
without a reader at hand, so `key_of` takes off only what is sure, the article; `search` heals the rest with the
vocabulary.
"""

from __future__ import annotations

from musnad.text import Text, Word
from musnad.text.fold import fold
from musnad.text.tokens import Words, tokenize

ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
"""The article with the proclitics before it, folded, longest first."""


def word_key(word: Word, words: Words) -> str:
    """The key of a word that the reader has analysed; empty for a mark. words: the reader's, for a second look."""
    if word.kind != "w":
        return word.form if word.kind == "n" else ""
    alone = word.place.alone if word.place is not None else ()
    if alone and all(name.sure and name.pro for name in alone):
        return word.form[len(alone[0].pro) :].lower()
    if word.pro.endswith("لل"):
        # «للجنة» may be for a «جنة» or for a «لجنة», whose own lam is written once: the one that is a known word.
        whole = f"ل{word.stem}"
        if not _known(words[word.stem]) and _known(words[whole]):
            return (whole + word.suffix).lower()
    if word.pro:
        return (word.stem + word.suffix).lower()
    return without_article(word.form).lower()


def _known(word: Word) -> bool:
    """Whether the lexicon or the gazetteer has the word."""
    return bool(word.senses or word.bits or (word.place is not None and word.place.alone))


def without_article(form: str) -> str:
    """A folded word without its article, and what stands before that, if three letters are left.

    >>> without_article("والدفاع"), without_article("الم")
    ('دفاع', 'الم')
    """
    for article in ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= 3:
            return form[len(article) :]
    return form


class Keys:
    """The keys of the words of texts, each distinct word worked out once."""

    LIMIT = 200_000

    def __init__(self, words: Words) -> None:
        self.words = words
        self.known: dict[str, str] = {}

    def of(self, text: Text, first: int = 0, last: int | None = None) -> str:
        """The keys of tokens `first` to `last` (exclusive), marks left out, separated by spaces."""
        known = self.known
        if len(known) > self.LIMIT:
            known.clear()
        found = []
        for raw, word in zip(text.tokens[first:last], text.words[first:last], strict=True):
            key = known.get(raw)
            if key is None:
                key = known[raw] = word_key(word, self.words)
            if key:
                found.append(key)
        return " ".join(found)


def key_of(string: str) -> str:
    """The keys of a string's words by what is sure of them without a lexicon.

    >>> key_of("«وزيرُ الدفاعِ»")
    'وزير دفاع'
    """
    forms = (fold(token) for token in tokenize(string)[0])
    return " ".join(without_article(form).lower() for form in forms if form and form[0].isalnum())
