"""The evaluative words of the lexicon files, by folded form (docs/labels.md says what the fields of an entry mean)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from musnad.document import Polarity
from musnad.lexicon import classes as c
from musnad.lexicon.clitics import cuts
from musnad.lexicon.lexicon import Lexicon, person_forms
from musnad.lexicon.sources import entries, parse, shipped
from musnad.text import Word
from musnad.text.fold import fold
from musnad.text.tokens import Annotator


class Entry(NamedTuple):
    """One evaluative word and where it counts; all words are folded."""

    word: str
    polarity: Polarity
    kind: str
    """What the word does: the rules of rules_labels.py go by these names."""
    definite: bool | None
    """Counts only with the article, or only without."""
    near: str
    """A word of this set must stand within NEAR words."""
    without: str
    """No word of this set may stand there."""
    topic: str
    """The text must have several words of this set."""
    needs: str
    """What must stand right beside it: party, ground, place."""
    before: frozenset[str]
    """Words of which one must stand right before it (with `after`: or right after it)."""
    after: frozenset[str]
    not_before: frozenset[str]
    """Words that may not stand right before it."""
    not_after: frozenset[str]
    not_with: str
    """No word of this set may follow within three words."""

    @property
    def plain(self) -> bool:
        """Needs nothing of the words around it."""
        return not (self.near or self.topic or self.needs or self.before or self.after)


class LabelWord(NamedTuple):
    """What a word may label: its entries, what stands fused before the evaluative word, and the pronoun after it."""

    entries: tuple[Entry, ...]
    pro: str
    suffix: str

    @property
    def definite(self) -> bool:
        """Has the article."""
        return self.pro.endswith("ال") or self.pro.endswith("لل")

    @property
    def conjoined(self) -> bool:
        """Has a conjunction written with it."""
        return self.pro[:1] in ("و", "ف")


class LabelLexicon:
    """The evaluative words of the lexicon files, by folded form, and their word classes."""

    def __init__(self, files: Iterable[Path]) -> None:
        paths = list(files)
        self.table: dict[str, list[Entry]] = {}
        self.bound: dict[str, list[Entry]] = {}
        """Forms that stand before a pronoun only: «مرتزقته»."""
        self.sets: dict[str, frozenset[str]] = {}
        for path in paths:
            for name, body in parse(path).get("set", {}).items():
                known = self.sets.get(name, frozenset())
                self.sets[name] = known | _bare(body.get("words", ()))
        for _, raw in entries("label", paths):
            self._add(raw)

    def _add(self, raw: dict[str, Any]) -> None:
        word = raw["word"]
        made = Entry(
            fold(word),
            raw["polarity"],
            raw["kind"],
            raw.get("definite"),
            str(raw.get("near", "")),
            str(raw.get("without", "")),
            str(raw.get("topic", "")),
            str(raw.get("needs", "")),
            _bare(raw.get("before", ())),
            _folded(raw, "after"),
            _bare(raw.get("not_before", ())),
            _folded(raw, "not_after"),
            str(raw.get("not_with", "")),
        )
        forms = list(raw.get("forms", ())) or [word]
        if raw.get("inflect"):
            forms.extend(form for form, _ in person_forms(word))
        for form in dict.fromkeys(fold(f) for f in forms):
            self.table.setdefault(form, []).append(made)
            if form.endswith("ه"):
                self.bound.setdefault(form[:-1] + "ت", []).append(made)
            if not form.endswith(("ا", "ه", "ي")):
                self.table.setdefault(form + "ا", []).append(made)

    def read(self, word: Word) -> LabelWord | None:
        """The entries of a word; None when it labels nobody."""
        for cut in cuts(word.form):
            found = self.table.get(cut.stem) or (self.bound.get(cut.stem) if cut.suffix else None)
            if found is None or (cut.suffix and cut.suffix not in ("ه", "ها", "هم", "هما", "نا")):
                continue
            if cut.suffix and not any(e.kind in ("head", "person", "act") for e in found):
                continue
            if cut.demand == "future":
                continue
            return LabelWord(tuple(dict.fromkeys(found)), cut.pro, cut.suffix)
        return None


def _bare(words: Iterable[str]) -> frozenset[str]:
    """Folded words with and without the article."""
    folded = {fold(w) for w in words}
    return frozenset(folded | {w[2:] for w in folded if w.startswith("ال") and len(w) > 4})


def _folded(raw: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(w) for w in raw.get(key, ()))


def labels_of(lexicon: Lexicon) -> LabelLexicon:
    """The label lexicon that goes with a lexicon: the shipped data and the same user files."""
    found = lexicon.tables.get("labels")
    if found is None:
        found = lexicon.tables["labels"] = LabelLexicon((*shipped("labels"), *lexicon.user_files))
    assert isinstance(found, LabelLexicon)
    return found


def annotator(lexicon: Lexicon) -> Annotator:
    """Sets `label` and the bit LABEL on words that may label a party."""
    known = labels_of(lexicon)

    def annotate(word: Word) -> None:
        if word.kind == "w":
            found = known.read(word)
            if found is not None:
                word.label = found
                word.bits |= c.LABEL

    return annotate
