"""Labels: evaluative words for parties, the party meant, and in whose voice (docs/labels.md).

The lexicon lists words and polarity, the same way for all sides; here the context decides whether a word names a
party at all («المقاومة» of a fabric, «العملية الإرهابية», «غير الشرعية» do not).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from musnad.document import Attribution, Label, Span
from musnad.lexicon import classes as c
from musnad.lexicon.clitics import cuts
from musnad.lexicon.lexicon import Lexicon, person_forms
from musnad.lexicon.sources import LexiconError, entries, parse
from musnad.read import roles as p
from musnad.read.events_lexicon import load as load_events
from musnad.read.events_phrases import antecedent, noun_phrase, phrases_after
from musnad.read.labels_attributed import innermost
from musnad.text import Text, Word
from musnad.text.fold import fold
from musnad.text.tokens import Annotator

KINDS = ("person", "head", "regime", "camp", "adjective", "act")
NEAR = 14
"""How many words away a word of war may stand for an entry that asks for one."""


class Entry(NamedTuple):
    """One evaluative word; the conditions hold folded words. See docs/labels.md."""

    word: str
    polarity: str
    kind: str
    definite: bool | None
    near: str
    needs: str
    without: str
    near_after: str
    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]


class LabelWord(NamedTuple):
    """What a word may label: its entries, and whether it stands with the article."""

    entries: tuple[Entry, ...]
    definite: bool
    suffix: str


class LabelLexicon:
    """The evaluative words of the lexicon files, by folded form, and their word classes."""

    def __init__(self, files: Iterable[Path]) -> None:
        paths = list(files)
        self.table: dict[str, list[Entry]] = {}
        self.sets: dict[str, set[str]] = {}
        for path in paths:
            for name, body in parse(path).get("set", {}).items():
                self.sets.setdefault(name, set()).update(fold(w) for w in body.get("words", ()))
        for path, raw in entries("label", paths):
            self._add(path, raw)

    def _add(self, path: Path, raw: dict[str, Any]) -> None:
        word, polarity, kind = raw.get("word"), raw.get("polarity"), raw.get("kind")
        if not isinstance(word, str) or polarity not in ("negative", "positive") or kind not in KINDS:
            raise LexiconError(
                f"{path}: a label needs word, polarity (negative or positive) and kind ({', '.join(KINDS)}): {raw!r}."
            )
        made = Entry(
            word, polarity, kind, raw.get("definite"), raw.get("near", ""), raw.get("needs", ""), raw.get("without", ""),
            raw.get("near_after", ""), _folded(raw, "before"), _folded(raw, "after") | _folded(raw, "only_after"),
            _folded(raw, "not_before"), _folded(raw, "not_after"),
        )  # fmt: skip
        if raw.get("only_after"):  # a word before the adjective, told apart from what follows a noun
            made = made._replace(before=_folded(raw, "only_after"), after=_folded(raw, "after"))
        forms = list(raw.get("forms", ())) or [word]
        if raw.get("inflect"):
            forms.extend(form for form, _ in person_forms(word))
        for form in dict.fromkeys(fold(f) for f in forms):
            self.table.setdefault(form, []).append(made)
            if not form.endswith(("ا", "ه", "ي")):
                self.table.setdefault(form + "ا", []).append(made)

    def read(self, word: Word) -> LabelWord | None:
        """The entries of a word; None when it labels nobody."""
        for cut in cuts(word.form):
            found = self.table.get(cut.stem)
            if found is None or (cut.suffix and cut.suffix not in ("ه", "ها", "هم", "نا")):
                continue
            if cut.suffix and not any(e.kind in ("head", "person", "act") for e in found):
                continue
            if cut.demand == "future":
                continue
            return LabelWord(tuple(dict.fromkeys(found)), cut.demand == "article", cut.suffix)
        return None


def _folded(raw: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(w) for w in raw.get(key, ()))


_LOADED: dict[tuple[Path, ...], LabelLexicon] = {}


def load(lexicon: Lexicon) -> LabelLexicon:
    """The evaluative words of these files (shipped and the user's own)."""
    from musnad.lexicon.sources import shipped

    key = (*shipped("labels"), *lexicon.user_files)
    if key not in _LOADED:
        _LOADED.clear()
        _LOADED[key] = LabelLexicon(key)
    return _LOADED[key]


def annotator(lexicon: Lexicon) -> Annotator:
    """Sets `label` and the bit LABEL on words that may label a party."""
    known = load(lexicon)

    def annotate(word: Word) -> None:
        if word.kind == "w":
            found = known.read(word)
            if found is not None:
                word.label = found
                word.bits |= c.LABEL

    return annotate


def labels(text: Text, lexicon: Lexicon, attributions: Sequence[Attribution] = ()) -> list[Label]:
    """The labels of a text, in order; adjacent evaluative words are one label."""
    anchors = text.anchors(c.LABEL)
    if not anchors:
        return []
    known = load(lexicon)
    ground = load_events(lexicon)
    found: list[tuple[int, Entry]] = []
    for at in anchors:
        word = text.words[at]
        if at and text.tokens[at - 1] in "#_":
            continue
        for entry in word.label.entries:
            if _holds(text, at, word.label, entry, known, ground.ground | ground.place):
                found.append((at, entry))
                break
    made: list[Label] = []
    k = 0
    where = innermost(attributions)
    while k < len(found):
        at, entry = found[k]
        last = k
        while (
            last + 1 < len(found)
            and found[last + 1][0] == found[last][0] + 1
            and _joins(text, found[last], found[last + 1])
        ):
            last += 1
        span = text.span(at, found[last][0] + 1)
        actor = _party(text, at, found[last][0] + 1, entry, found[last][1])
        made.append(Label(span, actor, entry.polarity, where(span)))  # type: ignore[arg-type]
        k = last + 1
    return made


def _joins(text: Text, a: tuple[int, Entry], b: tuple[int, Entry]) -> bool:
    return (
        a[1].polarity == b[1].polarity and text.words[b[0]].pro[:1] not in ("و", "ف") and a[1].kind != "act"
    )


def _holds(text: Text, at: int, word: LabelWord, entry: Entry, known: LabelLexicon, ground: int) -> bool:
    words = text.words
    first, last = text.sentences[text.sent[at]]
    if entry.definite is not None and entry.definite != word.definite:
        return False
    previous = words[at - 1] if at > first else None
    following = words[at + 1] if at + 1 < last else None
    if (
        entry.not_before
        and previous is not None
        and (previous.form in entry.not_before or previous.stem in entry.not_before)
    ):
        return False
    if entry.not_after and following is not None and following.form in entry.not_after:
        return False
    if entry.before or entry.after:
        near = previous is not None and (previous.form in entry.before or previous.stem in entry.before
                                         or "ال" + previous.stem in entry.before)  # fmt: skip
        if not near and not (following is not None and following.form in entry.after):
            return False
    if entry.kind == "adjective" and not entry.before and not _party_before(text, at, first, word, known):
        return False
    if (
        entry.kind == "person"
        and not entry.before
        and previous is not None
        and _describes(words[at], previous, word, known)
    ):
        return _party_before(text, at, first, word, known)
    if entry.kind == "regime":
        return _regime(text, at, last, word)
    if entry.near and not _near(text, at, first, last, known.sets.get(entry.near, set())):
        return False
    if entry.near_after == "ground" and not word.suffix and not _ground(text, at, last, ground):
        return False
    if entry.needs == "party" and not (following is not None and _is_party(following, known)):
        return False
    if entry.needs == "ground":
        event = previous.event if previous is not None else None
        return event is not None and bool(event.mask & ground)
    return not (entry.without and _near(text, at, first, last, known.sets.get(entry.without, set())))


def _near(text: Text, at: int, first: int, last: int, wanted: set[str]) -> bool:
    words = text.words
    for k in range(max(first, at - NEAR), min(last, at + NEAR)):
        if k != at and (words[k].form in wanted or words[k].stem in wanted):
            return True
    return False


def _ground(text: Text, at: int, last: int, ground: int) -> bool:
    for k in range(at + 1, min(last, at + 4)):
        word = text.words[k]
        if word.bits & c.PLACE or (word.event is not None and word.event.mask & ground):
            return True
    return False


def _is_party(word: Word, known: LabelLexicon) -> bool:
    wanted = known.sets.get("party", set())
    return word.form in wanted or word.stem in wanted or bool(word.bits & (c.GROUP | c.DEMONYM | c.ACTOR)) or (
        bool(word.suffix) and word.stem.removesuffix(word.suffix) in wanted)  # fmt: skip


def _party_before(text: Text, at: int, first: int, word: LabelWord, known: LabelLexicon) -> bool:
    """A noun that names a party stands before the adjective, with at most another adjective between."""
    words = text.words
    for k in range(at - 1, max(first, at - 5) - 1, -1):
        before = words[k]
        if before.kind == "p":
            if before.raw in '"«»“”()،':
                continue
            return False
        if before.role in (p.VERB, p.PREPOSITION, p.COMPLEMENTIZER):
            return False
        if _is_party(before, known):
            return True
        if k < at - 1 and before.role == p.FUSED and not before.definite:
            return False
        if k == at - 1 and before.definite != word.definite and not before.bits & (c.GIVEN | c.ACTOR):
            continue
    return False


def _describes(word: Word, previous: Word, label: LabelWord, known: LabelLexicon) -> bool:
    """A word that may be a noun or an adjective stands right after a noun with which it agrees."""
    if previous.kind != "w" or previous.role in (p.VERB, p.PREPOSITION, p.COMPLEMENTIZER, p.STOP, p.RELATIVE):
        return False
    if word.pro[:1] in ("و", "ف", "ب", "ل", "ك") and word.pro not in ("ب",):
        return False
    if label.definite:
        return previous.definite and previous.role != p.QUANTIFIER
    return False


def _regime(text: Text, at: int, last: int, word: LabelWord) -> bool:
    """«النظام التركي», «نظام الأسد», «النظام» alone of a state; not «نظام المرور»."""
    words = text.words
    following = words[at + 1] if at + 1 < last else None
    if following is None:
        return word.definite
    if following.bits & (c.DEMONYM | c.FAMILY | c.GIVEN) or (
        not word.definite and following.bits & c.PLACE and len(following.form) > 3
    ):
        return (
            bool(word.definite) == bool(following.definite)
            or not following.bits & c.DEMONYM
            or following.bits & c.FAMILY != 0
        )
    if word.definite:
        return False
    return following.form in (
        "الاسد",
        "الملالي",
        "صالح",
        "القذافي",
        "مبارك",
        "بشار",
        "المخلوع",
        "البشير",
        "صدام",
        "الانقلاب",
    )


def _party(text: Text, first: int, last: int, entry: Entry, inner: Entry) -> Span | None:
    """The party as named beside the label."""
    words = text.words
    low, high = text.sentences[text.sent[first]]
    word = words[first]
    if entry.kind == "adjective":
        found = antecedent(text, first, max(low, first - 6))
        return text.span(found.first, found.last) if found is not None and found.last >= first else None
    if entry.kind == "act":
        if words[first].senses and any(not s.nominal for s in words[first].senses):
            listed = phrases_after(text, first, high)
            return text.span(listed[0].first, listed[0].last) if listed else None
        for k in range(first - 1, low - 1, -1):
            if words[k].role == p.VERB:
                subject = next(iter(phrases_after(text, k, first)), None) or antecedent(text, k, low)
                return text.span(subject.first, subject.last) if subject is not None else None
        return None
    if entry.kind == "camp":
        return None
    if last < high:
        following = words[last]
        if (
            following.kind == "w"
            and following.role in p.HEADS
            and following.role != "v"
            and following.pro[:1] not in ("و", "ب", "ل", "ف")
        ):
            definite = word.definite or inner.kind == "adjective"
            if not definite or following.definite or following.role in (p.NAME, p.UNKNOWN):
                if entry.kind in ("head", "regime") or following.bits & (c.DEMONYM | c.GROUP | c.ACTOR):
                    found = noun_phrase(text, last, high)
                    return text.span(found.first, found.last) if found is not None else None
    return None
