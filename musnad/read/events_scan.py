"""One pass over a sentence that finds its clauses, roughly: who does what in each, and how each hangs on another.

It is made for newspaper sentences; where it is not sure it leaves a role open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import COUNT, LIGHT, PHRASE, Item, Sentence
from musnad.read.events_context import forms
from musnad.read.events_flags import flags_of
from musnad.read.events_lexicon import FINITE, VERBAL
from musnad.read.events_naming import EventNouns
from musnad.read.events_phrases import MOST, Arg, fused_phrase, noun_phrase
from musnad.text import Text

_ALTERNATIVES: Final = frozenset(("او", "ام"))
_ONE: Final = frozenset(("واحد", "واحده", "اثنين", "اثنان", "اثنتين", "اثنتان"))
"""Numbers that stand after the noun."""
_SOMEBODYS: Final = w.DEMONYM | w.DEFINITE | w.PARTY
_UNTIL: Final = frozenset(("حتي", "وحتي"))
_WHAT: Final = frozenset(("ما", "وما"))
_AND_HE: Final = frozenset(("وهو", "وهي", "وهم"))
"""«، وهو …،»: an insertion about what was just named."""
WITH_PRONOUN: Final = {
    conjunction + prep + suffix: (prep, suffix)
    for prep in ("علي", "الي", "من", "ضد", "مع", "ل", "ب")
    for suffix in ("ها", "هم", "ه")
    for conjunction in ("", "و", "ف")
}
"""Folded prepositions with a pronoun: the preposition and the pronoun of each."""
_RELATIONS: Final = forms("relation")
_BOUNDARIES: Final = forms("boundary")
_WAKE: Final = forms("wake")
_OF_DOERS: Final = frozenset(("علي", "من"))
"""Prepositions before a word that brings who did it: «من جانب», «على يد», but not «على جانب الطريق»."""
_UNITS: Final = frozenset((w.NOUN, w.MAYBE_VERB, w.NUMBER, w.NUMERAL, w.COMPARISON, w.DEMONSTRATIVE))


def clauses(text: Text, first: int, last: int, shapes: Mapping[int, str], skip: Container[int]) -> Sentence:
    """The clauses of the sentence from token `first` to before `last`.

    shapes: the shape of each trigger by token; skip: tokens of time expressions, which play no part.
    """
    return _Scan(text, first, last, shapes, skip).run()


class _Scan(EventNouns):
    """The pass: what it meets, word by word, and the phrases and event nouns it makes of it."""

    def run(self) -> Sentence:
        words, skip, shapes, last = self.words, self.skip, self.shapes, self.last
        j = self.first
        while j < last:
            event = words[j].event
            kind = event.kind
            if kind != w.COMMA and j not in skip and kind != w.SKIPPED:
                self.said = True
            if j in shapes and shapes[j] in VERBAL:
                self.at_verb(j)
                j += 1
                continue
            if j in skip:
                self.prep = ""
                j += 1
                continue
            if kind == w.SKIPPED:
                found = WITH_PRONOUN.get(words[j].form)
                if found is not None:
                    prep, suffix = found
                    self.clause.pronouns.append((j, prep, suffix))
                k = self._past_manner(j + 1) if event.flags & w.MANNER else j + 1
                self.made.passed.update(range(j, k))
                j = k
                continue
            if j in self.names:
                j = self._phrase(j)
                continue
            if j in self.stops:
                j = self.event_noun(j)
                continue
            if kind == w.NOUN and words[j].form[-1] == "ا" and self._of_two(j):
                self.at_verb(j)
                j += 1
                continue
            if kind == w.NOUN and event.flags & w.NAME and j > self.first and self._no_name(j):
                self.at_verb(j)
                j += 1
                continue
            if kind == w.NOUN and words[j].bits & c.CUE and self._says(j):
                self.prep = ""
                j += 1
                continue
            if kind == w.NOUN and event.light is not None and self._carries(j):
                self.at_verb(j)
                j += 1
                continue
            if words[j].form in _ONE and self._after_noun(j):
                self.made.passed.add(j)  # «شخص واحد»
                j += 1
                continue
            if kind in _UNITS or kind == w.FUSED:
                if kind == w.MAYBE_VERB:
                    if self.verb_here(j):
                        self.at_verb(j)
                        j += 1
                        continue
                    if event.light is not None:
                        self.stops[j] = LIGHT
                        j = self.event_noun(j)
                        continue
                j = self._phrase(j)
                continue
            if kind == w.VERB:
                self.at_verb(j)
            elif kind == w.PREPOSITION and j + 1 < last and words[j + 1].event.flags & w.ASIDE:
                self.made.passed.update((j, j + 1))
                j += 1
            elif kind == w.PREPOSITION:
                self._preposition(j)
            elif kind == w.AUXILIARY:
                self.made.passed.add(j)
            elif kind == w.COMMA:
                self.at_comma()
            elif kind == w.THAT:
                self.at_that(j)
            elif kind == w.RELATIVE:
                self.at_relative(j)
            elif (
                kind == w.SUBORDINATOR
                and words[j].form in ("بينهم", "بينها", "بينه")
                and j + 1 < last
                and (words[j + 1].form == "وبين")
            ):
                self.prep = "between"  # «بينها وبين المدافعين»
                self.between = words[j].form.removeprefix("بين")
                j += 2
                continue
            elif (
                kind == w.SUBORDINATOR
                and self.comma
                and words[j - 1].event.kind == w.COMMA
                and words[j].form in _AND_HE
            ):
                self.at_relative(j)
                self.clause.opener = words[j].form
            elif kind == w.SUBORDINATOR and (
                words[j].form in _WHAT
                and self._no_clause(j)
                or words[j].form in _UNTIL
                and self._until_when(j)
            ):
                pass
            elif kind == w.SUBORDINATOR and self._alternative(j):
                self.prep = self.made.items[-1].prep
                self.joined = j + 1
            elif kind == w.SUBORDINATOR:
                up = self.clause.up if self.clause.link == "relative" and self.comma else self.clause
                while up is not None and up.verb < 0 and up.link == "under" and up.up is not None:
                    up = up.up
                self.open_clause("under", up, j).opener = words[j].form
                self.comma = False
            elif kind in (w.STOP, w.COLON):
                self.open_clause("root", self.clause if kind == w.COLON else None, j)
            elif kind in (w.QUOTE, w.OPEN):
                k = self._phrase(j)
                clause = self.clause
                if (
                    k == j + 1
                    and kind == w.QUOTE
                    and not self.prep
                    and clause.verb >= 0
                    and words[clause.verb].bits & c.CUE
                    and words[j].raw != "»"
                ):
                    self.open_clause("root", None, j)  # «قال المسؤول "رد الجنود …"»
                j = k
                continue
            j += 1
        return self.made

    def _of_two(self, j: int) -> bool:
        """«الجيش والتحالف وجها ضربات»: a verb in the dual right after two that wait for one."""
        clause = self.clause
        item = clause.items[-1] if clause.items else None
        if clause.verb >= 0 or item is None or item.last != j or item.prep:
            return False
        if len(item.parts) != 2 and not item.flags & w.DUAL:
            return False
        senses = self.words[j].senses
        return (
            bool(senses)
            and all(s.number == "d" for s in senses if s.tense in FINITE)
            and any(s.tense in FINITE for s in senses)
        )

    def _says(self, j: int) -> bool:
        """«، موضحا أن»: a participle beside what is said, nobody that anything is done to; «مهاجما» is somebody."""
        word = self.words[j]
        flags = word.event.flags
        comma = j > self.first and self.words[j - 1].event.kind == w.COMMA
        case = flags & w.ACCUSATIVE or flags & w.PLURAL and not flags & w.NOMINATIVE and comma
        saying = flags & w.PARTICIPLE and case
        return bool(saying) and not flags & (w.DEFINITE | w.PARTY) and not self.prep

    def _carries(self, j: int) -> bool:
        """«أنه عقد مع نظيره جلسة»: right after «أنه» or «الذي» a verb that carries a deed, though it may be a noun."""
        event, before = self.words[j].event, self.words[j - 1].event
        light = event.light
        if light is None or light.shape not in VERBAL or j == self.first:
            return False
        if event.flags & w.AND:  # «وصل إلى العاصمة وعقد محادثات», but «بعد لقاء وعقد محادثات»
            item = self.made.items[-1] if self.made.items else None
            deed = j + 1 in self.stops and not self.words[j + 1].definite
            return deed and self.clause.verb >= 0 and item is not None and item.kind == PHRASE
        return before.kind == w.RELATIVE or before.kind == w.THAT and bool(before.pronoun)

    def _no_name(self, j: int) -> bool:
        """The word at token j may be a name, and is a verb: «الذي شهد إطلاق النار», «دخلت الجامعة ورفعت العلم»."""
        words = self.words
        relative = words[j - 1].event.kind == w.RELATIVE
        if not any(s.tense in FINITE for s in words[j].senses):
            return relative and not words[j].senses and words[j].form[-1] == "ت" and not words[j].definite
        if relative:
            return True
        after = words[j + 1].event if j + 1 < self.last else None
        return (
            words[j].form[-1] == "ت"
            and bool(words[j].event.flags & w.AND)
            and self.clause.verb >= 0
            and words[self.clause.verb].form[-1] == "ت"
            and after is not None
            and after.kind == w.NOUN
            and bool(after.flags & w.DEFINITE)
            and not after.flags & w.NAME
        )

    def _past_manner(self, j: int) -> int:
        """Past the adjective at token j of «بشكل كامل», «بصورة غير قانونية»."""
        words = self.words
        while j < self.last and words[j].form in ("غير", "شبه"):
            j += 1
        if j < self.last and j not in self.stops and words[j].event.kind in (w.NOUN, w.MAYBE_VERB):
            return j if words[j].event.flags & (w.DEFINITE | w.AND) else j + 1
        return j

    def _no_clause(self, j: int) -> bool:
        """«ما» at token j is of «ما لا يقل عن» or, after a subject, of «ما زال»."""
        kinds = [word.event.kind for word in self.words[j + 1 : min(j + 3, self.last)]]
        if w.COMPARISON in kinds and kinds[0] in (w.AUXILIARY, w.COMPARISON):
            return True
        return kinds[:1] == [w.AUXILIARY] and self.clause.verb < 0

    def _after_noun(self, j: int) -> bool:
        """The number at token j stands after its noun («شخص واحد»), not before another («مقتل | اثنين من الجنود»)."""
        item = self.made.items[-1] if self.made.items else None
        of = j + 1 < self.last and self.words[j + 1].form == "من"
        return item is not None and item.kind == PHRASE and item.last == j and not of

    def _until_when(self, j: int) -> bool:
        """«حتى» at token j is before a time («قتل حتى الآن سبعة»), not before a clause."""
        return j + 1 < self.last and (j + 1 in self.skip or self.words[j + 1].event.kind == w.SKIPPED)

    def _alternative(self, j: int) -> bool:
        """«أو» at token j stands between two nouns."""
        words, items = self.words, self.made.items
        if words[j].form not in _ALTERNATIVES or not items or items[-1].last != j or j + 1 >= self.last:
            return False
        following = words[j + 1].event.kind
        return (
            following in (w.NOUN, w.NUMBER, w.NUMERAL, w.DEMONSTRATIVE)
            and self.shapes.get(j + 1, "") not in VERBAL
        )

    def _preposition(self, j: int) -> None:
        word = self.words[j]
        prep = word.event.prep
        if prep == "قبل" and self.prep == "من":
            self.prep = "by"
            return
        if (
            prep == "من"
            and self.prep == "بالقرب"
            or self.words[j - 1].form in ("قريبه", "قريب")
            and j > self.first
        ):
            self.prep = "قرب"
            return
        about = prep == "نحو" and j + 1 < self.last and self.words[j + 1].event.kind in (w.NUMBER, w.NUMERAL)
        self.about = j if about else -2
        if not about:  # «القبض على نحو 30 شخصا»
            self.prep = "" if word.event.pronoun else prep

    def _phrase(self, j: int) -> int:
        words, text = self.words, self.text
        event = words[j].event
        flags = event.flags
        prep = self.prep
        if event.kind == w.FUSED:
            if flags & w.MEANS:
                after = words[j + 1].event if j + 1 < self.last else event
                if after.kind == w.NOUN and after.flags & w.QUALITY and not after.flags & _SOMEBODYS:
                    return j + 2  # «بصواريخ حرارية»: nobody's
                self.prep = "by"
                return j + 1
            if flags & (w.RANKS | w.AIM) and not words[j].definite:
                self.prep = "ranks" if flags & w.RANKS else "aim"
                return j + 1
            arg = fused_phrase(text, j, self._until(j), self.stops)
            prep = event.prep
        else:
            if prep in ("من", "في") and flags & w.HANDS and j + 1 < self.last and j not in self.stops:
                self.prep = "by" if prep == "في" else "من"
                return j + 1
            if prep == "الي" and words[j].form == "جانب":
                self.prep = "جانب"  # «إلى جانب الجيش»
                return j + 1
            if prep == "في" and words[j].form in _WAKE and j + 1 < self.last:
                self.prep = "عقب"  # «في أعقاب الهجوم»
                return j + 1
            if prep == "في" and flags & w.AGAINST and j not in self.stops:
                self.prep = "ضد"
                return j + 1
            if (
                prep in _OF_DOERS
                and flags & w.DOER
                and (prep == "من" or flags & w.HANDS)
                and j + 1 < self.last
            ):
                self.prep = "by"
                return j + 1
            if prep in ("في", "من", "وسط", "بين") and flags & w.RANKS:
                self.prep = "ranks"
                return j + 1
            if flags & w.AIM and not flags & w.DEFINITE and (prep or flags & w.ACCUSATIVE):
                self.prep = "aim"
                return j + 1
            found = noun_phrase(text, j, self._until(j), self.stops)
            if found is None or found.last <= j:
                if event.kind == w.DEMONSTRATIVE and event.prep and j + 1 in self.stops:
                    self.prep = event.prep  # «لذلك الهجوم»
                return j + 1
            arg = found
            prep = prep or event.prep
        made = flags_of(text, arg)
        item = self.made.items[-1] if self.made.items else None
        if (
            event.kind != w.FUSED
            and flags & w.AND
            and item is not None
            and not prep
            and self._joins(j, item, made, arg)
        ) or (j == self.joined and item is not None and self._alike(item, made)):
            item.parts.append((arg.first, arg.last))
            item.last = arg.last
            return arg.last
        if not prep:
            if (
                flags & w.AND
                and item is not None
                and item.prep
                and (
                    not made & w.PARTY or item.last == j and item.kind == PHRASE and not self._verb_after(arg)
                )
            ):
                prep = item.prep
            elif item is None or item.last != j or item.kind == PHRASE:
                self.close_relative(made)
        numeral = words[arg.head].event.kind in (w.NUMBER, w.NUMERAL)
        kind = COUNT if numeral and not words[arg.head].definite or made & w.SELF else PHRASE
        if numeral and kind == PHRASE or arg.head > j and words[arg.head].bits & c.DEMONYM:
            made |= w.PARTY  # «المئات», «ألف سوري»: people
        if arg.prep != prep:
            arg = Arg(arg.first, arg.last, arg.head, prep)
        if prep == "بين" and item is not None and item.last >= j - 1 and _lies(words[item.head].stem, made):
            arg = Arg(
                arg.first, arg.last, arg.head, "amid"
            )  # «العلاقات بين البلدين»: of those, not of a deed
        item = Item(arg, kind, self.clause, made)
        item.start = j - (self.about == j - 1)
        if prep == "between":
            item.pronoun = self.between
        self.add(item)
        return arg.last

    def _until(self, j: int) -> int:
        """Before which token a phrase that begins at token j ends: no phrase goes over a time expression."""
        after = bisect_right(self.timed, j)
        time = self.timed[after] if after < len(self.timed) else self.last
        return time if time < j + MOST + 2 else self.last

    def _joins(self, j: int, item: Item, flags: int, arg: Arg) -> bool:
        """«و» at token j joins another phrase of the same sort to the item before it."""
        if item.kind != PHRASE or item.last != j or self.words[j].pro[:1] != "و":
            return False
        if any(reading.shape == "masdar" for reading in self.words[j].event.readings):
            return False  # «مقتل مدنيين | وسقوط جرحى»
        if (
            self._verb_after(arg)
            and flags & w.DEFINITE
            and self.clause.verb >= 0
            and self.clause.verb < item.first
        ):
            return False  # another clause: «والمعارضة تقول»
        return self._alike(item, flags)

    def _alike(self, item: Item, flags: int) -> bool:
        """A phrase with these flags is of the same sort as the item, so that they can be joined."""
        if item.party or not flags & w.PARTY or item.prep in ("بين", "between"):
            return item.kind == PHRASE
        if item.flags & flags & w.TARGET:
            return item.kind == PHRASE  # «قواعد الصواريخ وبعض الآليات»
        return bool(flags & (w.NAME | w.PLACE) and item.flags & (w.PARTY | w.NAME | w.PLACE))

    def _verb_after(self, arg: Arg) -> bool:
        """A verb follows the phrase, which so may be its subject."""
        after = self.words[arg.last].event if arg.last < self.last else None
        return after is not None and after.kind == w.VERB and not after.flags & w.AND


def _lies(stem: str, flags: int) -> bool:
    """«العلاقات بين البلدين», «الحدود بين المحافظتين», but «اشتباكات على الحدود بين الجيش والجماعة»."""
    fighting = flags & w.FORCE and not flags & (w.PLACE | w.ORGAN | w.PLURAL)
    return stem in _RELATIONS or stem in _BOUNDARIES and not fighting
