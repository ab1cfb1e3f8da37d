"""An event as the coders of arabic_event_gsr mark it, from our reading of it.

Our readings name an event by one word and each party as it is written; the coders marked
- the predicate: the verb with what completes it («أطلقت صواريخ», «رفع لافتات»), the verb that carries a noun
  («نظموا مسيرة»);
- what protesters demand or do, where no word for a protest stands, as the protest; of a clash with protesters, they
  are the source, whoever is named first;
- what a bomb went off beside, and whom protesters want to do something («يطالبون بتدخل الأمم المتحدة»), as the target;
- the party itself for what a speaker calls its own («أعلن الجيش مقتل جنوده»), and the target with the party to which
  it belongs («قافلة للجيش»).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from musnad.document import Document, Event, Span
from musnad.read import events_words as w
from musnad.read.events_lexicon import VERBAL
from musnad.read.events_phrases import Arg, fused_phrase, noun_phrase
from musnad.show.standing import CLAUSAL
from musnad.text import Text
from musnad.text.fold import fold
from musnad.text.tokens import TOKEN

COMPLETE = frozenset(
    "تظاهر احتشد اعتصم تجمع تجمهر أضرب سار احتج تدفق هتف خرج نزل اشتبك هاجم حاصر جاب طاف".split()
)
"""Lemmas of protests that need no completing, or that only a place completes."""
LAUNCH = frozenset("أطلق ألقى فتح أضرم أشعل".split())
"""Lemmas of attacks that say little without what is launched or lit."""
THROW = frozenset("رشق رمى قذف".split())
"""Lemmas completed by what is thrown («بالحجارة»)."""
STREETS = frozenset("خرج نزل".split())
"""Lemmas of protests that «إلى الشوارع» completes."""
BLASTS = frozenset("فجر انفجر انفجار تفجير".split())
"""Lemmas of explosions: what is near is their target, when no other is named."""
COMPOUND = {fold(noun): fold(adjective) for noun, adjective in (("إضراب", "عام"), ("عصيان", "مدني"))}
"""Nouns of protests that an adjective completes («الإضراب العام»)."""
BESIDE = frozenset(fold(word) for word in "قرب بالقرب بجانب بجوار أمام خارج قبالة".split())
"""What stands before that."""
CARRIERS = frozenset("نظم نفذ وجه شن".split())
"""Lemmas of verbs that do nothing but carry a deed; «قام», «نجح», «تعرض» the coders leave out."""
VOICED = frozenset(("REQUEST", "ACCUSE", "REJECT", "ASSAULT", "COERCE"))
"""Types of what protesters say and do; without another word for the protest it is the protest."""
TOLD = CLAUSAL | {"relative"}
"""Rules of events whose trigger is a verb, of a relative clause as well."""
SUBJECT = 5
"""Tokens from a verb to its subject at most."""
PLACE = 2
"""Tokens from that to the place («في | بغداد») at most."""
OWN = frozenset(("ه", "ها", "هم"))
"""Pronouns on a party's word by which a speaker names its own («جنوده», «طائراتها»)."""
LENGTH = 4
"""Words of a completion at most."""
REACH = 8
"""Tokens from an explosion to what is near it, at most."""
CARRIED = 8
"""Tokens from a verb to the noun it carries at most."""
STOPS = frozenset(
    (w.STOP, w.COMMA, w.COLON, w.OPEN, w.CLOSE, w.MARK, w.PREPOSITION, w.FUSED, w.RELATIVE, w.THAT, w.SUBORDINATOR,
     w.AUXILIARY, w.VERB)
)  # fmt: skip
"""Kinds of words that end a completion."""


class Coded(NamedTuple):
    """The folded words of each part."""

    source: frozenset[str]
    verb: frozenset[str]
    target: frozenset[str]


NOTHING = Coded(frozenset(), frozenset(), frozenset())


def coded(text: Text, document: Document, kind: str) -> Coded:
    """The words of the source, verb and target of the sentence's main event of a category (ASSAULT or PROTEST)."""
    event = main_event(text, document, kind)
    if kind == "PROTEST" and (event is None or _only_named(event)):
        event = _voiced(text, document) or event
    if event is None:
        return NOTHING
    both = [event.actor, event.recipient]
    if kind == "PROTEST" and event.recipient is not None and _protesters(text, event.recipient):
        both.reverse()
    parties = [_named(text, document, event, span) for span in both]
    if parties[1] is None:
        parties[1] = _beside(text, event) if kind == "ASSAULT" else _wanted(text, event)
    target = _span(parties[1]) | _belonging(text, parties[1])
    return Coded(_span(parties[0]), _verb(text, event), target)


def main_event(text: Text, document: Document, kind: str) -> Event | None:
    """The event of this type that a sentence is about: asserted, with the most of actor and recipient, the first.

    Of protests first one that a verb tells or carries out: beside it «المظاهرة» only says what it was.
    """
    best: Event | None = None
    for event in document.events:
        if event.type == kind and (best is None or _weight(text, event) > _weight(text, best)):
            best = event
    return best


def _weight(text: Text, event: Event) -> int:
    parties = (event.actor is not None) + (event.recipient is not None)
    told = event.type == "PROTEST" and (
        event.rule in TOLD
        or event.rule == "governed"
        and bool(_carrier(text, bisect_left(text.starts, event.trigger.start)))
    )
    return 2 * (event.modality == "asserted") + parties + told


def _only_named(event: Event) -> bool:
    """«التظاهرة»: a noun with the article says what it was, what was done in it is told elsewhere."""
    return event.rule not in TOLD and event.trigger.text.lstrip("وفب").startswith(("ال", "لل"))


def _voiced(text: Text, document: Document) -> Event | None:
    """What people who are called protesters demand, accuse of or do, also with or to others (a clash)."""
    for event in document.events:
        if event.type in VOICED and any(
            span is not None and _protesters(text, span) for span in (event.actor, event.recipient)
        ):
            return event
    return None


def _protesters(text: Text, span: Span) -> bool:
    """The phrase names protesters, within its first words."""
    first = bisect_left(text.starts, span.start)
    last = bisect_left(text.starts, span.end)
    return any(x.event.flags & w.CROWD for x in text.words[first : min(last, first + 3)])


def _named(text: Text, document: Document, event: Event, span: Span | None) -> Span | None:
    """«أعلن الجيش مقتل اثنين من جنوده»: whose they are, when the sentence says who speaks of them so."""
    if span is None:
        return None
    last = bisect_left(text.starts, span.end) - 1
    if text.starts[last] != span.start or text.words[last].event.pronoun not in OWN:
        return span  # in «الطلاب ومعلميهم» the pronoun is for the students
    told = next((x for x in document.attributions if x.id == event.attribution), None)
    return told.source if told is not None and told.source is not None else span


def _belonging(text: Text, span: Span | None) -> frozenset[str]:
    """«اجتماعا | لقوات الجيش», «عنصرين | من الكتيبة»: to whom an indefinite target belongs."""
    if span is None:
        return frozenset()
    first, k = bisect_left(text.starts, span.start), bisect_left(text.starts, span.end)
    if k + 1 >= len(text.words) or text.words[first].event.flags & w.CLOSED:
        return frozenset()
    event = text.words[k].event
    if event.kind == w.FUSED and event.prep == "ل" and event.flags & (w.PARTY | w.FORCE):
        arg: Arg | None = fused_phrase(text, k, len(text.words))
    elif text.words[k].form == "من" and text.words[k + 1].event.flags & (w.PARTY | w.FORCE):
        arg = noun_phrase(text, k + 1, len(text.words))
    else:
        return frozenset()
    return frozenset() if arg is None else words(text.span(k, arg.last).text)


def _beside(text: Text, event: Event) -> Span | None:
    """«فجر نفسه | قرب موكب الوزير», «انفجرت سيارة | أمام مقر الحزب»: beside what it went off."""
    at = bisect_left(text.starts, event.trigger.start)
    if not {r.entry.lemma for r in text.words[at].event.readings} & BLASTS:
        return None
    for k in range(at + 1, min(len(text.words), at + REACH)):
        if text.words[k].event.kind in (w.STOP, w.COMMA, w.THAT, w.VERB):
            return None
        if text.words[k].form in BESIDE:
            return _phrase(text, k + 2 if text.words[k + 1].form == "من" else k + 1)
    return None


def _wanted(text: Text, event: Event) -> Span | None:
    """«يطالبون | بتدخل الأمم المتحدة»: who should do what they demand."""
    at = bisect_left(text.starts, event.trigger.start)
    if event.type != "REQUEST" or at + 2 >= len(text.words):
        return None
    deed = text.words[at + 1].event
    if deed.kind != w.FUSED or deed.prep != "ب" or not text.words[at + 2].event.flags & (w.PARTY | w.FORCE):
        return None
    return _phrase(text, at + 2)


def _phrase(text: Text, at: int) -> Span | None:
    """The noun phrase at a token; none that belongs to a pronoun («خارج منزله»)."""
    arg = noun_phrase(text, at, len(text.words))
    if arg is None or text.words[arg.head].raw.endswith(("ه", "ها", "هم")):
        return None
    return text.span(arg.first, arg.last)


def _span(span: Span | None) -> frozenset[str]:
    return words(span.text) if span is not None else frozenset()


def _verb(text: Text, event: Event) -> frozenset[str]:
    at = text.starts.index(event.trigger.start)
    lemmas = {r.entry.lemma for r in text.words[at].event.readings}
    verbal = any(r.shape in VERBAL for r in text.words[at].event.readings)
    tokens = [at]
    if lemmas & THROW:
        tokens += _thrown(text, at)
    elif event.type == "PROTEST" and verbal and not lemmas & COMPLETE or lemmas & LAUNCH:
        tokens += _completion(text, at, event)
    elif lemmas & STREETS:
        tokens += _streets(text, at)
    elif event.rule == "governed":
        tokens += _carrier(text, at)
    if at + 1 < len(text.words) and COMPOUND.get(text.words[at].stem) == text.words[at + 1].stem:
        tokens.append(at + 1)
    return frozenset(x for k in tokens for x in words(text.tokens[k]))


def _completion(text: Text, at: int, event: Event) -> list[int]:
    """The words that follow the verb and its subject, up to the end of their phrase."""
    words = text.words
    found: list[int] = []
    first = _past_subject(text, at, event)
    for k in range(first, min(len(words), first + 2 * LENGTH)):
        event_word = words[k].event
        if event_word.kind in (w.NUMBER, w.NUMERAL, w.SKIPPED, w.QUOTE):
            continue
        lit = bool(found) and words[found[-1]].form == "النار" and event_word.prep in ("في", "ب")
        if found and event_word.flags & w.PLACE and event_word.flags & w.PARTY:
            break  # «أعلام | دولة»: against whom
        if event_word.kind in STOPS and not lit or event_word.flags & w.AND and found or len(found) == LENGTH:
            break
        found.append(k)
    return found


def _past_subject(text: Text, at: int, event: Event) -> int:
    """The token after the verb's subject, with what belongs to it («المعارضون | للحكومة»), its place and a comma."""
    words, k = text.words, at + 1
    for span, reach in ((event.actor, SUBJECT), (event.place, PLACE)):
        near = text.starts[min(k + reach, len(words) - 1)]
        if span is None or not text.starts[at] < span.start <= near:
            continue
        while k < len(words) and text.starts[k] < span.end:
            k += 1
        if k < len(words) and words[k].event.kind == w.FUSED and words[k - 1].event.flags & w.ADJECTIVE:
            k += 1
    if k < len(words) and k > at + 1 and words[k].event.kind == w.COMMA:
        k += 1
    return k


def _thrown(text: Text, at: int) -> list[int]:
    """«رشقوا … | بالحجارة»: with what, the first word."""
    for k in range(at + 1, min(len(text.words), at + 2 * LENGTH)):
        if text.words[k].event.kind == w.FUSED and text.words[k].event.prep == "ب":
            return [k]
    return []


def _streets(text: Text, at: int) -> list[int]:
    """«خرجوا | إلى الشوارع»: the words of the direction, if it is near."""
    for k in range(at + 1, min(len(text.words) - 1, at + LENGTH + 1)):
        if text.words[k].event.prep == "الي":
            return [k, k + 1]
    return []


def _carrier(text: Text, at: int) -> list[int]:
    """The verb before a noun that it carries («نفذوا | اعتصاما»)."""
    for k in range(at - 1, max(-1, at - CARRIED), -1):
        light = text.words[k].event.light
        if light is not None:
            return [k] if light.entry.lemma in CARRIERS else []
        if text.words[k].event.kind in (w.STOP, w.COMMA, w.COLON):
            break
    return []


def words(text: str) -> frozenset[str]:
    """The folded words of a span."""
    return frozenset(fold(token) for token in TOKEN.findall(text) if token[0].isalnum())
