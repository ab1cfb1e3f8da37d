"""Cue words: which words may link a source to what it says, and how (PARC 3.0's cue).

A word's `cue` slot holds its reporting readings; the phrase table holds cues of several words («على حد زعمه»).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame, Lexicon, Sense
from musnad.lexicon.sources import entries
from musnad.text import Text, Word
from musnad.text.fold import fold
from musnad.text.tokens import Annotator

FINITE = frozenset({"perfect", "imperfect", "jussive"})


class Reporting(NamedTuple):
    """The reporting readings of a word: each list in the order of the word's senses."""

    finite: tuple[Sense, ...]
    participles: tuple[Sense, ...]
    passives: tuple[Sense, ...]
    nouns: tuple[Sense, ...]


class PhraseCue(NamedTuple):
    """A cue of one or more words. `source`: after, suffix or none; `content`: preceding, following or either."""

    forms: tuple[str, ...]
    name: str
    stance: str
    source: str
    content: str
    takes_verb: bool
    options: dict[str, Any]


def annotator(lexicon: Lexicon) -> Annotator:
    """Sets `cue` and the bit CUE on words that report or begin a phrase cue."""
    table = phrase_cues(lexicon)
    starts = set(table)
    evidence = {
        p.forms[0] for listed in table.values() for p in listed if len(p.forms) == 1 and p.source == "after"
    }

    def annotate(word: Word) -> None:
        if word.senses:
            reporting = [s for s in word.senses if s.lexeme.frame is not None]
            if reporting:
                found = Reporting(
                    tuple(s for s in reporting if s.tense in FINITE),
                    tuple(s for s in reporting if s.tense == "active_participle"),
                    tuple(s for s in reporting if s.tense == "passive_participle"),
                    tuple(s for s in reporting if s.tense in ("masdar", "noun")),
                )
                word.cue = found
                word.bits |= c.CUE
        form = word.form
        if form in starts or (form[:1] in "وف" and form[1:] in starts):
            word.bits |= c.CUE
            if form in evidence or form[1:] in evidence:
                word.bits |= c.EVIDENCE
        elif form == ":":
            word.bits |= c.CUE

    return annotate


def phrase_cues(lexicon: Lexicon) -> dict[str, list[PhraseCue]]:
    """The phrase cues by first folded word, longest first."""
    found: dict[str, list[PhraseCue]] | None = lexicon.tables.get("phrase cues")
    if found is None:
        found = {}
        for _, entry in entries("phrase", lexicon.files):
            forms = tuple(fold(word) for word in str(entry["form"]).split())
            options = {
                k: v for k, v in entry.items() if k not in ("form", "stance", "source", "content", "verb")
            }
            cue = PhraseCue(
                forms, str(entry["form"]), str(entry.get("stance", "neutral")), str(entry.get("source", "after")),
                str(entry.get("content", "either")), bool(entry.get("verb")), options,
            )  # fmt: skip
            found.setdefault(forms[0], []).append(cue)
        for listed in found.values():
            listed.sort(key=lambda cue: -len(cue.forms))
        lexicon.tables["phrase cues"] = found
    return found


def match_phrase(table: dict[str, list[PhraseCue]], text: Text, i: int) -> tuple[PhraseCue, int] | None:
    """The phrase cue that begins at token i and the token past it."""
    words = text.words
    form = words[i].form
    listed = table.get(form) or (table.get(form[1:]) if form[:1] in "وف" else None)
    if not listed:
        return None
    for cue in listed:
        last = i + len(cue.forms)
        if last <= len(words) and all(words[i + k].form == cue.forms[k] for k in range(1, len(cue.forms))):
            return cue, last
    return None


def best(senses: tuple[Sense, ...]) -> Sense:
    """The likeliest reading: third person, the least cut off, active, no clipped form, and not weak."""
    return min(
        senses,
        key=lambda s: (
            s.person not in (0, 3), len(s.pro) + len(s.suffix), s.tense == "jussive", s.voice == "passive",
            s.lexeme.frame is not None and s.lexeme.frame.weak,
        ),
    )  # fmt: skip


def frame_of(sense: Sense) -> Frame:
    """The frame of a reporting sense."""
    frame = sense.lexeme.frame
    assert frame is not None
    return frame
