"""Cue words: which words may link a source to what it says, and how (PARC 3.0's cue).

A word's `cue` slot holds its reporting readings; the phrase table holds cues of several words («على حد زعمه»).
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame, Lexicon, Sense
from musnad.lexicon.sources import entries
from musnad.read import particles
from musnad.read.roles import COMPLEMENTIZER, DAY, MAYBE_VERB, VERB
from musnad.text import Text, Word
from musnad.text.fold import fold
from musnad.text.tokens import Annotator

FINITE: Final = frozenset({"perfect", "imperfect"})
"""Tenses that report. The jussive stands after a negation («لم يعلن») or asks («فليعلن»): nothing is said."""

SPOKEN_TO: Final = frozenset(("ي", "ني", "نا", "ك", "كم", "كما"))
"""Object pronouns that reports do not use: a word read with one is something else («باركي» is a name)."""

_DAMMA: Final = "\u064f"
_SHADDA: Final = "\u0651"
_TIME: Final = particles.words("time")
_GOD: Final = particles.words("god")
_CLAUSE: Final = "clause"
_SAYS: Final = frozenset((_CLAUSE, "quote"))
_NEVER: Final = particles.words("never")


class Reporting:
    """The reporting readings of a word, the likeliest first, each lexeme once."""

    __slots__ = (
        "burdens", "finite", "first", "names", "nouns", "participles", "passives", "relays", "restates",
    )  # fmt: skip

    def __init__(
        self,
        finite: list[Sense],
        participles: list[Sense],
        passives: list[Sense],
        nouns: list[Sense],
        first: list[Sense],
    ) -> None:
        options = [frame_of(sense).options for sense in finite]
        self.relays = any("relay" in o for o in options)
        """A finite reading passes on another's word («نقل عن»)."""
        self.burdens = any("burden" in frame_of(sense).options for sense in (*finite, *participles))
        """A reading lays blame («حمّل»)."""
        self.restates = any("restates" in o for o in options)
        """A finite reading changes a count («رفع الحصيلة»)."""
        self.names = any("names" in o for o in options)
        """A finite reading gives a name («ما أسماه المؤامرة»)."""
        self.first = _ranked(first)
        """Readings in the first person of the imperfect («نعتقد أن»)."""
        self.finite, self.participles = _ranked(finite), _ranked(participles)
        self.passives, self.nouns = _ranked(passives), _ranked(nouns)


class PhraseCue(NamedTuple):
    """A cue of one or more words, folded; `anchor` is the number of the word by which it is found.

    `source`: after (a noun phrase follows), suffix (the speaker is a pronoun: «على حد قوله»), before («قوله» after its
    speaker) or none («بالقول»). `content`: preceding, following or either. `takes_verb`: a verb of reporting must
    follow («حسبما ذكر»).
    """

    forms: tuple[str, ...]
    anchor: int
    stance: str
    source: str
    content: str
    takes_verb: bool


def annotator(lexicon: Lexicon) -> Annotator:
    """Sets `cue` and the bit CUE on words that report or begin a phrase cue."""
    table = phrase_cues(lexicon)
    starts = set(table)
    evidence = {
        p.forms[0] for listed in table.values() for p in listed if p.source == "after" and len(p.forms) == 1
    }

    def annotate(word: Word) -> None:
        if word.senses and word.form not in _NEVER:
            found = _readings(word)
            if found is not None:
                word.cue = found
                word.bits |= c.CUE
        form = word.form
        if form in starts or (form[:1] in "وف" and form[1:] in starts):
            word.bits |= c.CUE
            if form in table:
                word.phrases = tuple(table[form])
            else:  # only the first word of a phrase has a conjunction
                word.phrases = tuple(cue for cue in table[form[1:]] if not cue.anchor)
            if form in evidence or form[1:] in evidence:
                word.bits |= c.EVIDENCE
        elif form == ":":
            word.bits |= c.CUE

    return annotate


def _readings(word: Word) -> Reporting | None:
    finite: list[Sense] = []
    participles: list[Sense] = []
    passives: list[Sense] = []
    nouns: list[Sense] = []
    first: list[Sense] = []
    passive = _DAMMA in word.raw[:4] and _SHADDA not in word.raw
    for sense in word.senses:
        if sense.lexeme.frame is None:
            continue
        tense = sense.tense
        if tense != "passive_participle" and "participle_only" in sense.lexeme.frame.options:
            continue
        if tense in FINITE:
            if sense.person == 1 and tense == "imperfect" and sense.voice == "active" and not sense.suffix:
                if _CLAUSE in sense.lexeme.frame.governs:
                    first.append(sense)
            elif sense.person == 3 and sense.suffix not in SPOKEN_TO:
                if sense.number == "d" and word.raw[-1] == "ا" and not sense.pro:
                    continue  # «طلبا» is a noun
                if tense == "perfect" and word.raw[-1] == "ي" and sense.lexeme.lemma[-1] == "ى":
                    continue  # «تبني» is the verbal noun, «تبنى» the verb
                if passive and sense.voice == "active" and not sense.lexeme.lemma.startswith("أ"):
                    continue  # «يُعتقد», but not «يُعلن»
                finite.append(sense)
        elif tense == "active_participle":
            participles.append(sense)
        elif tense == "passive_participle":
            passives.append(sense)
        elif tense in ("masdar", "noun"):
            nouns.append(sense)
    if not (finite or participles or passives or nouns or first):
        return None
    return Reporting(finite, participles, passives, nouns, first)


def _ranked(senses: list[Sense]) -> tuple[Sense, ...]:
    """The likeliest reading first: the least cut off, active, not weak; each lexeme once."""
    if len(senses) < 2:
        return tuple(senses)
    kept: dict[tuple[str, str], Sense] = {}
    for sense in sorted(
        senses,
        key=lambda s: (
            len(s.pro) + len(s.suffix),
            s.voice == "passive",
            frame_of(s).weak,
            s.lexeme.kind == "verb",
            not frame_of(s).options.get("prays"),  # «وتوجه إلى الله بأن»: he turned, not she directs
        ),
    ):
        kept.setdefault((sense.lexeme.lemma, sense.lexeme.kind), sense)
    return tuple(kept.values())


def mark(word: Word) -> None:
    """Sets the bits FINITE, WHEN and STEERS, once the role of a word is known."""
    if word.role == VERB or word.role == MAYBE_VERB and _spelled_as_verb(word):
        word.bits |= c.FINITE
    if word.bits & c.ADVERB_TIME or word.shape & DAY or word.form in _TIME:
        word.bits |= c.WHEN
    if word.form in particles.STEERING:
        word.bits |= c.STEERS


def _spelled_as_verb(word: Word) -> bool:
    """What may be a noun as well has the form of a verb («تأتي», «وحث»)."""
    return any(
        s.person == 3 and not s.suffix and s.voice == "active" and (s.tense == "imperfect" or s.pro == "و")
        for s in word.senses
        if s.tense in FINITE
    )


def asked_of_god(text: Text, first: int, mark: int) -> bool:
    """God is named between a verb of prayer and the clause at token `mark` («سائلين الله أن»)."""
    return any(word.form in _GOD or word.stem in _GOD for word in text.words[first:mark])


@cache
def _folded(nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, nouns))


def nouns_of(frame: Frame, option: str) -> frozenset[str] | None:
    """The nouns together with which a verb reports, folded («ألقى المسؤولية», «رفع الحصيلة»); None when it has none."""
    nouns = frame.options.get(option)
    return None if nouns is None else _folded(tuple(nouns))


def is_one_of(word: Word, nouns: frozenset[str]) -> bool:
    """The word, or what is left of it without article and pronoun, is one of the nouns."""
    return word.form in nouns or word.stem in nouns


def noun_after(text: Text, i: int, nouns: frozenset[str], limit: int) -> int:
    """The token of one of the nouns after the cue at i, in its clause; -1 when there is none."""
    words = text.words
    for k in range(i + 1, min(i + 20, limit)):
        word = words[k]
        if is_one_of(word, nouns):
            return k
        if word.role in (VERB, COMPLEMENTIZER):
            break
    return -1


def only_says(frame: Frame) -> bool:
    """A verb that does nothing but say: it governs a clause or a quotation («قال», «أضاف»)."""
    return not frame.weak and _SAYS.issuperset(frame.governs)


def is_verb(word: Word) -> bool:
    """The word is read as a finite verb: it can be nothing else, or its form is that of one."""
    return word.bits & c.FINITE != 0


def is_time(word: Word) -> bool:
    """The word says when by itself («أمس», «الخميس», «مساء»)."""
    return word.bits & c.WHEN != 0


def past_times(text: Text, j: int, limit: int) -> int:
    """The first token from j that says no time («أعلن | أمس الخميس | المجلس»)."""
    while j < limit and is_time(text.words[j]):
        j += 1
    return j


def frame_of(sense: Sense) -> Frame:
    """The frame of a reporting sense."""
    frame = sense.lexeme.frame
    assert frame is not None
    return frame


def phrase_cues(lexicon: Lexicon) -> dict[str, list[PhraseCue]]:
    """The phrase cues by their anchor, longest first.

    The anchor is the longest folded word: «على» and «في» stand everywhere, «زعمه» and «رأي» do not.
    """
    found: dict[str, list[PhraseCue]] | None = lexicon.tables.get("phrase cues")
    if found is None:
        found = {}
        for _, entry in entries("phrase", lexicon.files):
            forms = tuple(fold(word) for word in str(entry["form"]).split())
            cue = PhraseCue(
                forms,
                max(range(len(forms)), key=lambda k: len(forms[k])),
                str(entry.get("stance", "neutral")),
                str(entry.get("source", "after")),
                str(entry.get("content", "either")),
                bool(entry.get("verb")),
            )
            found.setdefault(forms[cue.anchor], []).append(cue)
        for listed in found.values():
            listed.sort(key=lambda cue: -len(cue.forms))
        lexicon.tables["phrase cues"] = found
    return found


def match_phrase(text: Text, i: int) -> tuple[PhraseCue, int, int] | None:
    """The phrase cue whose anchor is token i, its first token and the token past it."""
    words = text.words
    for cue in words[i].phrases:
        first = i - cue.anchor
        last = first + len(cue.forms)
        if first < 0 or last > len(words):
            continue
        for k, wanted in enumerate(cue.forms):
            if k != cue.anchor and not _is(words[first + k].form, wanted, k):
                break
        else:
            return cue, first, last
    return None


def _is(form: str, wanted: str, k: int) -> bool:
    """The k-th word of a phrase, the first one with a conjunction or without."""
    return form == wanted or k == 0 and form[1:] == wanted and form[:1] in "وف"
