"""Where reported material begins after its cue, and where it ends."""

from __future__ import annotations

from typing import NamedTuple

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Frame
from musnad.read.phrases import (
    COMPLEMENTIZER,
    FUSED,
    HEADS,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    STOP,
    VERB,
    Phrase,
    phrase,
)
from musnad.text import Quote, Text
from musnad.text.fold import fold

REACH = 45
"""Tokens between a cue and what it reports: a source with its titles and where it spoke."""

_NOT_OPENING = frozenset(
    fold(w)
    for w in "بعد قبل منذ إلا غير بيد رغم مع كما دون لولا حيث علما سوى لمجرد بمجرد وبعد وقبل كون ريثما طالما".split()
)
"""Words with which أن is another conjunction («بعد أن», «إلا أن»)."""

_ASIDE = frozenset({("في", "اشاره"), ("وذلك",), ("في", "الغضون"), ("سمات",), ("رابط", "الخبر")})
"""Where the writer's voice takes over for certain, by folded words."""

_CONTRAST = frozenset(
    {
        ("في", "حين"), ("في", "الوقت"), ("في", "وقت"), ("فيما",), ("بينما",), ("الا", "ان"), ("الا", "انه"), ("الا", "انها"),
        ("غير", "ان"), ("بيد", "ان"), ("علي", "الرغم"), ("في", "ما"), ("لكن",), ("ولكن",), ("لكنه",), ("لكنها",), ("لكنهم",),
    }
)  # fmt: skip
"""Where it takes over if what follows is said by somebody («فيما قال», «إلا أن الحركة نفت»), or after a noun phrase."""

_FIRST: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
for _entries, _sure in ((_ASIDE, True), (_CONTRAST, False)):
    for _entry in sorted(_entries):
        _FIRST.setdefault(_entry[0], []).append((_entry, _sure))

_AFTERWARDS = frozenset(fold(w) for w in "بعد عقب إثر غداة".split())


_OBJECTS = frozenset("NJvSQAD")
"""Roles that can begin a reported object; a name or a title there is an addressee or a subject."""


class Opening(NamedTuple):
    """How reported material opens: `kind` clause, quote, colon, prep or object; `first` its first token."""

    kind: str
    first: int
    source: Phrase | None
    target: Phrase | None
    mark: int


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


def bounds(text: Text, token: int) -> tuple[int, int]:
    """The token range in which an attribution at this token lives: its sentence, or the quotation it is in."""
    first, last = text.sentences[text.sent[token]]
    if text.quotes:
        around = quote_around(text, token)
        if around is not None:
            first, last = max(first, around.first), min(last, around.last)
    return first, last


def open_content(
    text: Text, i: int, past: int, frame: Frame, limit: int, *, wants_source: bool
) -> Opening | None:
    """What the cue at tokens i to `past` opens. wants_source: a subject may stand between cue and content."""
    words = text.words
    governs = frame.governs
    clause = "clause" in governs
    quote_ok = "quote" in governs or clause
    with_object = any(g.startswith("object") for g in governs)
    plain_object = "object" in governs
    after_object = {g.split("+", 1)[1] for g in governs if g.startswith("object+")}
    preps = {g for g in governs if not g.startswith("object") and g not in ("clause", "quote")}
    folded = {fold(p) for p in preps | after_object}
    letters = folded & {"ب", "ل"}
    source: Phrase | None = None
    target: Phrase | None = None
    adjunct = False
    relative = False
    stop = min(limit, past + REACH)
    j = past
    while j < stop:
        word = words[j]
        role = word.role
        if role == PUNCTUATION:
            raw = word.raw
            if raw == ":":
                return Opening("colon", j + 1, source, target, j) if quote_ok else None
            quote = quote_at(text, j) if text.quotes else None
            if quote is not None:
                name = None
                if quote.close is not None and quote.last - quote.first <= 4:
                    after = words[quote.close + 1] if quote.close + 1 < limit else None
                    if (
                        source is None
                        and wants_source
                        and after is not None
                        and after.role not in (PUNCTUATION, STOP)
                        and frame.stance != "neutral"
                        and not adjunct
                    ):
                        name = Phrase(j, quote.close + 1, quote.first, False)
                if name is not None:
                    source = name
                    j = quote.close + 1 if quote.close is not None else quote.last
                    continue
                if not quote_ok and not plain_object:
                    return None
                if (
                    adjunct
                    and quote.last - quote.first <= 4
                    and quote.close is not None
                    and quote.close + 1 < limit
                    and words[quote.close + 1].raw != "."
                ):
                    j = quote.close + 1  # a quoted name within an adjunct
                    continue
                return Opening("quote", j, source, target, j)
            if raw == "(":
                close = j + 1
                while close < stop and close - j <= 10 and words[close].raw != ")":
                    close += 1
                if close < stop and words[close].raw == ")":
                    j = close
            j += 1
            continue
        if role == COMPLEMENTIZER:
            before = words[j - 1].form
            if before in _NOT_OPENING and j > past:
                j += 1
                continue
            form = word.form
            if (
                clause
                or "object+clause" in governs
                or (words[j - 1].role == PREPOSITION and before in folded)
                or (form[:1] == "ب" and "ب" in folded)
                or (form[:1] == "ل" and "ل" in folded)
            ):
                fused = word.form not in ("ان", "بان", "لان", "وان", "فان", "وبان")
                return Opening("clause", j if fused else j + 1, source, target, j)
            if with_object:
                return Opening("object", j, source, target, j)
            return None
        if role == RELATIVE:
            relative = True
            j += 1
            continue
        if (
            role == PREPOSITION
            and word.form.lstrip("و") in folded
            and not (word.form in ("من", "في") and source is None and wants_source)
        ):
            following = words[j + 1] if j + 1 < limit else None
            if following is None:
                return None
            if following.role == COMPLEMENTIZER:
                j += 1
                continue
            if following.bits & c.SPEECH_EVENT and word.form in ("في", "ل"):
                adjunct = True
                j += 1
                continue
            if (
                after_object
                and not preps
                and target is None
                and not plain_object
                and source is None
                and wants_source
            ):
                j += 1
                adjunct = True
                continue
            return Opening("prep", j + 1, source, target, j)
        if role == FUSED and letters and word.pro and word.pro.lstrip("وف")[:1] in letters:
            if not (word.bits & c.MEDIA and word.pro[:1] == "ل"):
                return Opening("prep", j, source, target, j)
        if role in (PREPOSITION, FUSED):
            adjunct = True
            if relative:
                j += 1
                continue
            inner = phrase(text, j + 1, stop, apposition=False) if role == PREPOSITION else None
            j = inner.last if inner is not None else j + 1
            continue
        if relative:
            j += 1
            continue
        if role == VERB or role == STOP or role == PARTICIPLE:
            if (
                role == VERB
                and word.cue is not None
                and word.cue.finite
                and not relative
                and source is not None
            ):
                return None
            if (
                role == PARTICIPLE
                and word.cue is not None
                and source is not None
                and words[j - 1].role == PUNCTUATION
            ):
                return None
            if (
                role == VERB
                and with_object
                and source is not None
                and not adjunct
                and target is None
                and not clause
            ):
                return None
            relative = relative or role == VERB
            j += 1
            continue
        if role in HEADS:
            if source is None and wants_source and not adjunct:
                source = phrase(text, j, stop)
                if source is not None:
                    j = source.last
                    continue
            elif with_object and target is None and not (adjunct and not plain_object):
                if plain_object and not after_object:
                    if role in _OBJECTS and word.time is None:
                        return Opening("object", j, source, None, j)
                else:
                    target = phrase(text, j, stop, apposition=False)
                    if target is not None:
                        j = target.last
                        continue
        j += 1
    if target is not None and plain_object:
        return Opening("object", target.first, source, None, target.first)
    return None


def end_content(text: Text, first: int, limit: int, *, nominal: bool, demand: bool = False) -> int:
    """Past the last token of material that begins at `first`.

    nominal: the material is a noun phrase (after a preposition, or an object), not a clause: a coordinated verb
    then begins something else. demand: what is demanded stops before «بعد …», which says when it was.
    """
    words = text.words
    inner = False  # the content's own predicate reports: coordinated cues belong to it
    j = first
    while j < limit:
        word = words[j]
        role = word.role
        if role == PUNCTUATION:
            quote = quote_at(text, j) if text.quotes else None
            if quote is not None:
                j = quote.last if quote.close is None else quote.close + 1
                if j > limit:
                    limit = max(limit, text.sentences[text.sent[min(j, len(words)) - 1]][1])
                if nominal and quote.close is not None and j < limit and words[j].raw in "،,":
                    return j
                continue
            if word.raw in "،,؛;" and j + 1 < limit:
                following = words[j + 1]
                if nominal and following.role == VERB and following.pro[:1] in ("و", "ف", ""):
                    return j
                if nominal and following.form in ("حيث", "وكان", "وكانت", "قبل"):
                    return j
            j += 1
            continue
        if j > first:
            listed = _FIRST.get(word.form)
            if listed is not None and _leaves(text, j, limit, listed, nominal):
                return j
            if (
                word.bits & c.EVIDENCE
                and j + 1 < limit
                and (words[j - 1].role == PUNCTUATION or words[j + 1].role != NOUN)
            ):
                return j
            if nominal and role == VERB and word.pro == "و":
                return j
            if (
                demand
                and role == PREPOSITION
                and (
                    word.form in _AFTERWARDS
                    or (word.form == "في" and j + 1 < limit and words[j + 1].form == "اعقاب")
                )
            ):
                return j
        if word.bits & c.CUE and j > first:
            if _new_attribution(text, j, limit, inner):
                return j - 1 if words[j - 1].form in ("حيث", "كما", "فيما", "بينما") else j
            if (
                not inner
                and j - first <= 8
                and word.cue is not None
                and word.cue.finite
                and role == VERB
                and not word.pro
            ):
                inner = words[j - 1].role != RELATIVE
        j += 1
    return min(j, limit)


def _leaves(
    text: Text, j: int, limit: int, listed: list[tuple[tuple[str, ...], bool]], nominal: bool
) -> bool:
    words = text.words
    for entry, sure in listed:
        if j + len(entry) <= limit and all(words[j + k].form == entry[k] for k in range(1, len(entry))):
            if sure or (nominal and words[j - 1].role == PUNCTUATION):
                return True
            for k in range(j + len(entry), min(limit, j + len(entry) + 6)):
                if words[k].role == PUNCTUATION:
                    break
                if words[k].role == VERB and words[k].cue is not None and words[k].cue.finite:
                    return True
    return False


def _new_attribution(text: Text, j: int, limit: int, inner: bool) -> bool:
    """The cue at j begins a new attribution of the writer's, rather than one inside the content."""
    word = text.words[j]
    cue = word.cue
    if cue is None or inner:
        return False
    if word.role == PARTICIPLE:
        return any(s.number == "s" and not s.pro and not s.suffix for s in cue.participles)
    if cue.finite and word.pro[:1] == "و":
        for sense in cue.finite:
            if (
                sense.pro == "و"
                and sense.person == 3
                and sense.tense == "perfect"
                and sense.voice == "active"
                and not sense.suffix
            ):
                frame = sense.lexeme.frame
                if (
                    frame is not None
                    and open_content(text, j, j + 1, frame, limit, wants_source=True) is not None
                ):
                    return True
        return False
    return (
        bool(cue.finite) and word.role == VERB and text.words[j - 1].form in ("حيث", "كما", "فيما", "بينما")
    )


def trim(text: Text, first: int, last: int) -> tuple[int, int]:
    """The range without punctuation at its ends, quotation marks that pair inside it excepted."""
    words = text.words
    while last > first and words[last - 1].role == PUNCTUATION and not _pairs(text, first, last, last - 1):
        last -= 1
    while first < last and words[first].role == PUNCTUATION and not _pairs(text, first, last, first):
        first += 1
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
            return (
                quote.close is not None
                and quote.close < last
                and not (quote.close == last - 1 and token == first)
            )
        if quote.close == token:
            return quote.open >= first and not (quote.open == first and token == last - 1)
    return False
