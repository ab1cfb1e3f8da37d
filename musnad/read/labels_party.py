"""Of whom an evaluative word is said, as the party is named beside it."""

from __future__ import annotations

from typing import Final

from musnad.document import Span
from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.actors import Linker
from musnad.read.events_phrases import noun_phrase
from musnad.read.events_phrases_around import antecedent, phrases_after
from musnad.read.labels_context import Context
from musnad.read.labels_lexicon import Entry
from musnad.text import Text, Word

_CLOSING: Final = {"»": "«", '"': '"', "”": "“", ")": "("}
_BEFORE_NAME: Final = frozenset("،,\"«“('")
"""What may stand between an epithet and the name: «المخلوع، صالح», «المخلوع "صالح"»."""
_NAME: Final = c.GIVEN | c.FAMILY | c.PARTICLE

_MARTYRED: Final = "استشهد"
_LAST: Final = "اخر"
_HEADS_OF_STATE: Final = frozenset(("الرءيس", "رءيس", "الملك", "الزعيم", "العقيد", "الجنرال"))
"""Folded words before whose name «نظام» is somebody's rule («نظام الرئيس …»)."""


def party(context: Context, first: int, last: int, entry: Entry, inner: Entry) -> Span | None:
    """The party beside the label at tokens `first` to `last`; entry, inner: those of its first and last word.

    None when only the label names it.
    """
    text, linker = context.text, context.linker
    low, high = text.sentences[text.sent[first]]
    kind = entry.kind
    if kind == "camp" or context.adjective(first, entry):
        return _described(context, first, low, kind)
    if kind == "act":
        return _doer(text, linker, first, low, high, entry.word == _MARTYRED)
    if last >= high or text.words[first].label.suffix:
        return None
    if kind == "epithet":
        return _person(text, last, high)
    return _named_after(context, first, last, high, entry, inner)


def _described(context: Context, at: int, low: int, kind: str) -> Span | None:
    """The noun for a party before an adjective, with the nouns annexed to it: «تنظيم داعش الإرهابي»."""
    text, words = context.text, context.text.words
    first = context.noun_of(at, low)
    if first < 0:
        return None
    if kind == "camp" and (
        words[at].label.pro != "ال"
        or first < at - 2
        or not words[first].definite
        or words[first].label is not None
    ):
        return None  # «الجيش والمقاومة»; but «السلطة الشرعية»
    while first > low and _heads(context, words[first - 1]):
        first -= 1
    last = at
    while last > first + 1 and words[last - 1].kind == "p":
        opening = _CLOSING.get(text.tokens[last - 1])
        if opening is not None and opening in text.tokens[first : last - 1]:
            break
        last -= 1
    return text.span(first, last)


def _heads(context: Context, word: Word) -> bool:
    """A word for a party annexed to what follows it: «جماعة الحوثي»."""
    return not word.definite and word.label is None and not word.suffix and context.is_party(word)


def _doer(text: Text, linker: Linker, at: int, low: int, high: int, fallen: bool) -> Span | None:
    """«استشهد ضابط»: its subject; «تمكنت القوات من تحرير …»: the subject of the verb before it."""
    words = text.words
    if any(not s.nominal for s in words[at].senses):
        listed = phrases_after(text, at, high)
        return _if_party(text, linker, listed[0].first, listed[0].last) if listed else None
    if fallen:  # «أعلنت الوزارة استشهاد ضابط»: he, not who tells it
        when = next(
            (k for k in range(at + 1, high) if words[k].bits & c.TIME or words[k].form == _LAST), high
        )
        named = noun_phrase(text, at + 1, when) if when > at + 1 else None
        return _if_party(text, linker, named.first, named.last) if named is not None else None
    for k in range(at - 1, low - 1, -1):
        if words[k].role == p.VERB:
            subject = next(iter(phrases_after(text, k, at)), None)
            if subject is None:
                subject = antecedent(text, k, low)
                if subject is None or subject.last < k - 1:
                    return None
            return _if_party(text, linker, subject.first, subject.last)
    return None


def _if_party(text: Text, linker: Linker, first: int, last: int) -> Span | None:
    links = linker.link([word.form for word in text.words[first:last]])
    if text.words[first].label is not None and text.words[first].label.entries[0].polarity == "negative":
        return None
    if links and links[0].sure and links[0].actor.roles:
        return text.span(first, last)
    return None


def _person(text: Text, at: int, high: int) -> Span | None:
    """The person's name after an epithet: «المخلوع صالح», «المخلوع، علي عبدالله صالح»."""
    words = text.words
    if text.tokens[at] in _BEFORE_NAME and at + 1 < high and words[at + 1].bits & _NAME:
        at += 1
    end = at
    while end < high and (
        words[end].bits & _NAME
        or words[end].role in (p.NAME, p.UNKNOWN)
        or (words[end].form == "علي" and end + 1 < high)
        or (end > at and words[end - 1].form == "عبد")
    ):
        end += 1
    if end > at and words[end - 1].form == "علي":
        end -= 1  # «المخلوع صالح على …»
    return text.span(at, end) if end > at else None


def _listed(text: Text, at: int, entry: Entry) -> Span | None:
    return text.span(at, at + 1) if text.words[at].form in entry.after else None


def _names_from(text: Text, at: int, high: int) -> int:
    """Past the person's names from token `at` on: «بشار الأسد»."""
    while at < high and text.words[at].bits & (c.GIVEN | c.FAMILY) and text.words[at].pro in ("", "ال"):
        at += 1
    return at


def _named_after(
    context: Context, first: int, last: int, high: int, entry: Entry, inner: Entry
) -> Span | None:
    """«ميليشيات الحوثي», «المتمردون الحوثيون», «النظام السوري», «متطرفا من تنظيم …»: what follows the label."""
    text, linker, words = context.text, context.linker, context.text.words
    word, following = words[first], words[last]
    if following.label is not None and following.label.entries[0].kind == "epithet":
        return _person(text, last + 1, high) if last + 1 < high else None  # «ميليشيات المخلوع صالح»
    member = entry.kind == "person" and following.form == "من"
    start = last + 1 if member else last
    if start >= high:
        return None
    head = words[start]
    if head.kind != "w" or head.role not in p.HEADS or head.pro[:1] in ("و", "ب", "ل", "ف"):
        return None
    found = noun_phrase(text, start, high)
    if found is None:
        return None
    last = found.last
    if not member and word.definite and head.definite:
        last = start + 1  # an adjective of the label: «المتمردون الحوثيون»
    end = _with_next(text, linker, found.first, last, high)
    links = linker.link([w.form for w in words[found.first : end]])
    known = links[0].actor if links and links[0].sure else None
    span = text.span(found.first, end)
    if entry.kind == "regime" and head.form in _HEADS_OF_STATE:
        return text.span(found.first, max(found.last, _names_from(text, found.last, high)))
    if entry.kind == "regime" and known is None:
        return (
            text.span(start, _names_from(text, start, high))
            if head.bits & _NAME
            else _listed(text, start, entry)
        )
    if entry.kind == "person":
        # «متمردي الحوثي», «مرتزقة سوريين»; but «مرتزقة أردوغان», «عملاء إيران» are somebody else's people
        group = known is not None and known.id is not None and known.id[0].islower()
        people = (
            known is not None and known.country is not None and bool(head.bits & c.DEMONYM) and not member
        )
        if context.is_people(head) and head.definite == word.definite and not member:
            return text.span(start, start + 1)  # «المتمردين الأكراد»
        return span if group or (people and (head.definite or not word.definite)) else None
    if word.definite or inner.kind == "adjective":
        return span if known is not None and (known.id or known.country) and head.definite else None
    return span if known is not None or head.definite or head.role in (p.NAME, p.UNKNOWN) else None


def _with_next(text: Text, linker: Linker, first: int, last: int, high: int) -> int:
    """The end of the phrase, with a second party joined to it: «الحوثي وصالح»."""
    words = text.words
    if last < high and words[last].form[:1] == "و":
        one = linker.link([w.form for w in words[first:last]])
        two = linker.link([w.form for w in words[first : last + 1]])
        if len(two) > len(one) > 0 and two[-1].actor.id is not None:
            return last + 1
    return last
