"""The clauses of a sentence, roughly: who does what in each, and how each hangs on the one before.

One pass from the beginning of the sentence. It knows the two orders of Arabic clauses (verb first, subject first),
relative clauses with and without a pronoun, complementizers, coordination and auxiliaries. It is made for
newspaper sentences; where it is not sure it leaves a role open.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_phrases import Arg, fused_phrase, noun_phrase
from musnad.text import Text

VERBAL = frozenset({"verb", "passive", "either"})
"""Shapes of triggers that are finite verbs."""
PHRASE, TRIGGER, LIGHT, COUNT = "phrase", "trigger", "light", "count"

_AFTER_BREAK = frozenset(
    (w.SKIPPED, w.THAT, w.RELATIVE, w.SUBORDINATOR, w.AUXILIARY, w.COMMA, w.STOP, w.QUOTE)
)
_AND_HE = frozenset(("وهو", "وهي", "وهم"))
"""«، وهو …،»: an insertion about what was just named."""
_UNITS = frozenset((w.NOUN, w.MAYBE_VERB, w.NUMBER, w.NUMERAL, w.COMPARISON, w.DEMONSTRATIVE))


class Item:
    """Something that a clause says: a noun phrase, or a noun that names an event or governs one (`kind`).

    parts: the phrases that are joined in it; prep: the preposition before it, "by" for «من قبل» and its like;
    joined: the item to which «و» joins it.
    """

    __slots__ = (
        "first", "last", "head", "prep", "kind", "party", "flags", "parts", "clause", "joined", "pronoun", "start",
        "adjective", "commas", "owner",
    )  # fmt: skip

    def __init__(self, arg: Arg, kind: str, clause: Clause, flags: int) -> None:
        self.first, self.last, self.head, self.prep = arg
        self.start = arg.first
        """Its first token with the number before it."""
        self.owner: Item | None = None
        """The event noun to which it is annexed («مقتل | جنود»): it belongs to that, not to the clause's verb."""
        self.commas = 0
        """How many commas stand between the clause's verb and it."""
        self.adjective = -1
        """The token of an adjective that names a party («القصف الإسرائيلي»), -1 for none."""
        self.kind, self.clause, self.flags = kind, clause, flags
        self.party = bool(flags & w.PARTY)
        self.parts: list[tuple[int, int]] = [(arg.first, arg.last)]
        self.joined: Item | None = None
        self.pronoun = ""


class Clause:
    """A verb with what stands around it. link: root, that, relative, and, under (subordinate), with (an auxiliary).

    up: the clause on which it hangs; of: the antecedent of a relative clause; pronoun: on its complementizer.
    """

    __slots__ = (
        "link", "up", "of", "pronoun", "verb", "items", "start", "subject", "object", "known", "opener", "tied",
        "commas", "passive",
    )  # fmt: skip

    def __init__(self, link: str, up: Clause | None, start: int) -> None:
        self.link, self.up, self.start = link, up, start
        self.of: Item | None = None
        self.pronoun = ""
        self.verb = -1
        self.items: list[Item] = []
        self.subject: Item | None = None
        self.object: Item | None = None
        self.known = False
        self.opener = ""
        """The word that opens it, folded, "" for none."""
        self.commas = 0
        self.passive = False
        """Its verb is said without who did it: its subject is to whom it was done."""
        self.tied = False
        """«أن» and a verb: its subject is that of the clause above unless it names another."""


class Sentence:
    """The clauses of one sentence, its items by their head, and its verbs."""

    __slots__ = ("text", "first", "last", "clauses", "items", "by_head", "by_verb", "triggers")

    def __init__(self, text: Text, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        self.clauses: list[Clause] = []
        self.items: list[Item] = []
        self.by_head: dict[int, Item] = {}
        self.by_verb: dict[int, Clause] = {}
        self.triggers: Mapping[int, str] = {}


def _flags_of(text: Text, arg: Arg) -> int:
    """What the phrase is: the flags of its head, a party when one of its first words is."""
    words = text.words
    head = words[arg.head]
    flags: int = head.event.flags
    if not flags & (w.PLACE | w.TARGET | w.ACCUSATIVE | w.PARTY) and not head.senses and not head.event.mask:
        named = flags & w.NAME or head.definite and head.form.endswith("ي")
        flags |= w.PARTY if named else 0  # a word of no dictionary: a name
    inside = [word.event.flags for word in words[arg.head + 1 : min(arg.last, arg.head + 4)]]
    weapon = head.event.flags
    for inner in inside[:2]:
        weapon |= inner
    if weapon & w.WEAPON:
        return flags & ~(w.PARTY | w.TARGET) | w.WEAPON
    if not flags & w.PARTY:
        for inner in inside:
            if inner & w.QUALITY and not inner & (w.DEMONYM | w.DEFINITE):
                continue  # «تفوق عسكري»
            if inner & w.PARTY and not (flags & w.TARGET or inner & w.PLACE and not inner & w.FORCE):
                flags |= w.PARTY
                break
    return flags


class _Scan:
    """The pass over one sentence."""

    def __init__(
        self, text: Text, first: int, last: int, shapes: Mapping[int, str], skip: Container[int]
    ) -> None:
        self.text, self.words = text, text.words
        self.first, self.last = first, last
        self.shapes, self.skip = shapes, skip
        self.made = Sentence(text, first, last)
        self.made.triggers = shapes
        self.clause = self._open("root", None, first)
        self.prep = ""
        self.comma = False
        self.about = -1
        """The token of «نحو» before a number."""
        self.said = False
        """Something was said since the last comma."""
        self.stops: dict[int, str] = dict(shapes)
        for k in range(first, last):
            light = text.words[k].event.light
            if light is not None and light.shape == "masdar" and k not in shapes:
                self.stops[k] = LIGHT

    def _open(self, link: str, up: Clause | None, start: int) -> Clause:
        made = Clause(link, up, start)
        self.made.clauses.append(made)
        self.clause = made
        self.prep = ""
        return made

    def run(self) -> Sentence:
        words, skip, shapes, last = self.words, self.skip, self.shapes, self.last
        j = self.first
        while j < last:
            event = words[j].event
            kind = event.kind
            if kind != w.COMMA and j not in skip and kind != w.SKIPPED:
                self.said = True
            if j in shapes and shapes[j] in VERBAL:
                self._verb(j)
                j += 1
                continue
            if j in skip:
                self.prep = ""
                j += 1
                continue
            if kind == w.SKIPPED:
                j += 1
                continue
            if j in self.stops:
                j = self._event_noun(j)
                continue
            if kind in _UNITS or kind == w.FUSED:
                if kind == w.MAYBE_VERB:
                    if self._verb_here(j):
                        self._verb(j)
                        j += 1
                        continue
                    if event.light is not None:
                        self.stops[j] = LIGHT
                        j = self._event_noun(j)
                        continue
                j = self._phrase(j)
                continue
            if kind == w.VERB:
                self._verb(j)
            elif kind == w.PREPOSITION:
                self._preposition(j)
            elif kind == w.COMMA:
                self._comma()
            elif kind == w.THAT:
                self._that(j)
            elif kind == w.RELATIVE:
                self._relative(j)
            elif (
                kind == w.SUBORDINATOR
                and words[j].form in ("بينهم", "بينها", "بينه")
                and j + 1 < last
                and (words[j + 1].form == "وبين")
            ):
                self.prep = "between"  # «بينها وبين المدافعين»
                j += 2
                continue
            elif (
                kind == w.SUBORDINATOR
                and self.comma
                and words[j - 1].event.kind == w.COMMA
                and words[j].form in _AND_HE
            ):
                self._relative(j)
                self.clause.opener = words[j].form
            elif kind == w.SUBORDINATOR:
                up = self.clause.up if self.clause.link == "relative" and self.comma else self.clause
                while up is not None and up.verb < 0 and up.link == "under" and up.up is not None:
                    up = up.up
                self._open("under", up, j).opener = words[j].form
                self.comma = False
            elif kind in (w.STOP, w.COLON):
                self._open("root", self.clause if kind == w.COLON else None, j)
            elif kind in (w.QUOTE, w.OPEN):
                k = self._phrase(j)
                clause = self.clause
                if (
                    k == j + 1
                    and kind == w.QUOTE
                    and clause.verb >= 0
                    and words[clause.verb].bits & c.CUE
                    and words[j].raw != "»"
                ):
                    self._open("root", None, j)  # «قال المسؤول "رد الجنود …"»
                j = k
                continue
            j += 1
        return self.made

    def _comma(self) -> None:
        idle = self.comma and not self.said  # «، أمس،»: one break, not two
        self.comma, self.said = True, False
        self.prep = ""
        clause = self.clause
        while clause.link == "relative" and (clause.verb >= 0 or clause.opener) and clause.up is not None:
            clause = clause.up
        clause.commas += not idle
        self.clause = clause

    def _that(self, j: int) -> None:
        word = self.words[j]
        clause = self.clause
        above = clause
        while (
            above.up is not None and above.link in ("relative", "with", "under") and not self._speaks(above)
        ):
            above = above.up
        if self._speaks(above):
            clause = above
        before = self.prep
        link = "under" if before in ("بعد", "قبل", "منذ", "دون", "رغم", "عقب") else "that"
        made = self._open(link, clause, j)
        made.pronoun = word.event.pronoun
        made.opener = word.form
        k = j + 1
        while k < self.last and self.words[k].event.kind in (w.SKIPPED, w.QUOTE):
            k += 1
        if k < self.last and not made.pronoun:
            kind = self.words[k].event.kind
            made.tied = kind == w.VERB or kind == w.AUXILIARY or (
                kind == w.MAYBE_VERB or k in self.shapes) and self.shapes.get(k, "verb") in VERBAL  # fmt: skip
        self.comma = False

    def _speaks(self, clause: Clause) -> bool:
        return clause.verb >= 0 and bool(self.words[clause.verb].bits & c.CUE)

    def _relative(self, j: int) -> None:
        clause = self.clause
        items = clause.items or (clause.up.items if clause.up is not None else [])
        of = None
        for item in reversed(items):
            if item.last >= j - 2 and item.first < j:
                of = item
            break
        if of is None and self.made.items and self.made.items[-1].last >= j - 2:
            of = self.made.items[-1]
        timed = of is not None and self.words[of.head].event.flags & w.TIME
        made = self._open("under" if timed else "relative", clause, j)
        if not timed:
            made.of = of
        self.comma = False

    def _verb_here(self, j: int) -> bool:
        """A word that may be a verb or a noun stands where a verb does."""
        words, clause = self.words, self.clause
        event = words[j].event
        if self.prep:
            return False
        k = j - 1
        while k >= self.first and (words[k].event.kind == w.SKIPPED or k in self.skip):
            k -= 1
        kind = words[k].event.kind if k >= self.first else w.STOP
        if kind in (w.THAT, w.RELATIVE, w.SUBORDINATOR, w.AUXILIARY, w.STOP):
            return True
        last = self.made.items[-1] if self.made.items else None
        if last is not None and last.last == j == last.head + 1 and last.kind in (TRIGGER, LIGHT):
            return False  # «منع تدفق المقاتلين»
        senses = words[j].senses
        finite = any(s.tense in ("perfect", "imperfect") for s in senses)
        if not finite:
            return False
        light = event.light is not None and event.light.shape in VERBAL
        if event.pronoun and kind == w.NOUN and not event.flags & w.AND:
            return True  # «حملة جوية شنها الحلف»
        if clause.verb < 0:
            if not clause.items:
                return True
            front = clause.items[0]
            complete = front.flags & w.CLOSED or front.last > front.head + 1
            if all(x.prep for x in clause.items):
                return kind == w.COMMA or bool(complete)
            return not front.prep and front.last == j and bool(complete)
        if not event.flags & w.AND:
            return False
        if light or kind == w.COMMA:
            return True
        item = self.made.items[-1] if self.made.items else None
        return (
            item is not None
            and item.last == j
            and item.kind == PHRASE
            and words[j].senses[0].tense in ("perfect", "imperfect")
        )

    def _verb(self, j: int) -> None:
        words, clause = self.words, self.clause
        event = words[j].event
        if clause.verb >= 0:
            clause = self._waiting(event.flags) or self._next_clause(j, clause, event.flags)
        elif clause.items and clause.items[-1].last == j and not event.flags & w.AND:
            item = clause.items[-1]
            about = event.pronoun or any(not x.prep for x in clause.items[:-1])
            if about and not item.flags & w.CLOSED and not words[item.last - 1].event.flags & w.CLOSED:
                clause = self._open("relative", clause, j)  # «مقاتلون تدعمهم الطائرات»
                clause.of = item
        clause.verb = j
        clause.commas = 0
        self.made.by_verb[j] = clause
        self.prep = ""
        self.comma = False

    def _described(self, j: int, clause: Clause) -> bool:
        """«انتحاريا يقود سيارة فجر نفسه»: the verb before only described the subject, this one is what it did."""
        front = next((x for x in clause.items if not x.prep), None)
        if clause.verb < 0 or front is None or front.head > clause.verb or front.flags & w.CLOSED:
            return False
        before, now = self.words[clause.verb].senses, self.words[j].senses
        return bool(before and now) and before[0].tense == "imperfect" and now[0].tense == "perfect"

    def _waiting(self, flags: int) -> Clause | None:
        """The clause above that has its subject but waits for its verb («الجنود الذين … يحاولون»)."""
        clause: Clause | None = self.clause
        if flags & w.AND:
            return None
        while clause is not None and clause.link == "relative":
            if not clause.items and self.words[clause.verb].event.pronoun:
                return None
            clause = clause.up
            if (
                clause is not None
                and clause.verb < 0
                and clause.items
                and any(not x.prep for x in clause.items)
            ):
                self.clause = clause
                return clause
        return None

    def _next_clause(self, j: int, clause: Clause, flags: int) -> Clause:
        item = self.made.items[-1] if self.made.items else None
        joined = flags & w.AND and self.words[j].pro[:1] in ("و", "ف") or self.words[j - 1].form == "ثم"
        if not joined and self._described(j, clause):
            return self._open("with", clause, j)
        if not joined and item is not None and j - item.last <= 1 and not self.comma:
            head = item.flags
            if not head & w.CLOSED and self.words[item.last - 1].event.flags & w.CLOSED == 0:
                made = self._open("relative", item.clause, j)
                made.of = item
                return made
        if joined:
            while clause.link == "relative" and clause.up is not None and self.comma:
                clause = clause.up
            if self.words[j].bits & c.CUE:
                above: Clause | None = clause
                while above is not None and not self._speaks(above):
                    above = above.up
                clause = above or clause  # «… وأوضح أن»: goes on with what the speaker before it says
            return self._open("and", clause, j)
        if (
            not joined
            and item is not None
            and item.clause is clause
            and not item.prep
            and item.kind == PHRASE
            and (
                item.last == j
                and item.flags & w.DEFINITE
                and len(clause.items) > 1
                and clause.verb < item.first
            )
        ):
            made = self._open("and", clause, j)  # «… فيما القوات تتقدم»: a subject that opens the next clause
            clause.items.remove(item)
            item.clause = made
            made.items.append(item)
            return made
        return self._open("with", clause, j)

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
        self.about = j if about else -1
        self.prep = "" if word.event.pronoun or about else prep

    def _event_noun(self, j: int) -> int:
        words = self.words
        event = words[j].event
        prep = self.prep
        if event.kind == w.FUSED:
            prep = event.prep
        kind = TRIGGER if j in self.shapes else LIGHT
        before = self.made.items[-1] if self.made.items else None
        if (
            not prep
            and before is not None
            and before.last == j
            and not event.flags & w.AND
            and before.clause is self.clause
            and (not self.words[j - 1].event.flags & w.CLOSED)
        ):
            prep = before.prep or "of"  # «سلسلة هجمات», «عمليات دهم»
        if not prep:
            self._close_relative(event.flags)
        item = Item(Arg(j, j + 1, j, prep), kind, self.clause, event.flags)
        item.party = False
        if event.flags & w.AND and before is not None and not prep:
            item.joined = next((x for x in reversed(self.clause.items) if x.kind == TRIGGER), None)
        reading = event.light if kind == LIGHT else None
        item.pronoun = reading.suffix if reading is not None else ""
        self._add(item)
        item.last = self._adjectives(j, item) if kind == TRIGGER else j + 1
        return item.last

    def _adjectives(self, j: int, item: Item) -> int:
        """Past the adjectives of the event noun at token j («غارات جوية عنيفة», «القصف الإسرائيلي»)."""
        words = self.words
        flags = words[j].event.flags
        definite = flags & w.DEFINITE
        bound = self.shapes[j] == "bound"
        k = j + 1
        while k < self.last and k not in self.stops:
            event = words[k].event
            adjective = event.flags
            if event.kind == w.QUOTE and k + 2 < self.last and words[k + 2].event.kind == w.QUOTE:
                k += 1
                continue
            if (
                event.kind == w.QUOTE
                and words[k - 1].event.flags & w.ADJECTIVE
                and words[k - 2].event.kind == w.QUOTE
            ):
                k += 1
                continue
            if event.kind not in (w.NOUN, w.MAYBE_VERB) or adjective & w.AND:
                break
            names = adjective & w.DEMONYM or adjective & w.QUALITY and adjective & w.FORCE
            if definite and adjective & w.DEFINITE and not adjective & w.PLURAL and not words[k].suffix:
                if names:
                    item.adjective = k
                k += 1
                continue
            if not adjective & w.ADJECTIVE:
                break
            if (
                (adjective & w.DEFINITE) != definite
                or adjective & (w.PLURAL | w.NOMINATIVE | w.TARGET)
                or (not definite and not adjective & w.QUALITY and not flags & w.FEMININE)
                or words[k].suffix
            ):
                break
            demonym = words[k].bits & c.DEMONYM
            fighter = adjective & w.PARTY and not demonym and not adjective & w.FEMININE
            if not definite and (
                bound or fighter and not words[k].form.startswith(("مسلح", "انتحار", "ارهاب"))
            ):
                break
            if names:
                item.adjective = k
            k += 1
        return k

    def _add(self, item: Item) -> None:
        before = self.made.items[-1] if self.made.items else None
        if before is not None and not item.prep and item.kind == PHRASE and item.start <= before.last:
            item.owner = before if before.kind in (TRIGGER, LIGHT) else before.owner
        item.clause = self.clause
        item.commas = self.clause.commas
        self.clause.items.append(item)
        self.made.items.append(item)
        self.made.by_head[item.head] = item
        self.prep = ""

    def _close_relative(self, flags: int) -> None:
        """A relative clause that has its subject and object ends where another bare phrase begins."""
        clause = self.clause
        while clause.link == "relative" and clause.verb >= 0 and clause.up is not None:
            bare = sum(1 for x in clause.items if not x.prep and x.head > clause.verb)
            if not bare and not flags & w.ACCUSATIVE:
                break
            if not bare and not self.words[clause.verb].event.pronoun:
                break
            clause = clause.up
        self.clause = clause

    def _phrase(self, j: int) -> int:
        words, text = self.words, self.text
        event = words[j].event
        flags = event.flags
        prep = self.prep
        if event.kind == w.FUSED:
            if flags & w.MEANS:
                self.prep = "by"
                return j + 1
            if flags & (w.RANKS | w.AIM) and not words[j].definite:
                self.prep = "ranks" if flags & w.RANKS else "aim"
                return j + 1
            arg = fused_phrase(text, j, self.last, self.stops)
            prep = event.prep
        else:
            if prep in ("من", "في") and flags & w.HANDS and j + 1 < self.last and j not in self.stops:
                self.prep = "by" if prep == "في" else "من"
                return j + 1
            if prep == "في" and flags & w.AGAINST and j not in self.stops:
                self.prep = "ضد"
                return j + 1
            if prep in ("علي", "من") and flags & w.DOER and j + 1 < self.last:
                self.prep = "by"
                return j + 1
            if prep and flags & w.RANKS:
                self.prep = "ranks"
                return j + 1
            if flags & w.AIM and not flags & w.DEFINITE and (prep or flags & w.ACCUSATIVE):
                self.prep = "aim"
                return j + 1
            found = noun_phrase(text, j, self.last, self.stops)
            if found is None or found.last <= j:
                return j + 1
            arg = found
            prep = prep or event.prep
        made = _flags_of(text, arg)
        item = self.made.items[-1] if self.made.items else None
        if (
            event.kind != w.FUSED
            and flags & w.AND
            and item is not None
            and not prep
            and self._joins(j, item, made, arg)
        ):
            item.parts.append((arg.first, arg.last))
            item.last = arg.last
            return arg.last
        if not prep:
            if flags & w.AND and not self.prep and item is not None and item.prep and not made & w.PARTY:
                prep = item.prep
            elif item is None or item.last != j or item.kind == PHRASE:
                self._close_relative(made)
        numeral = words[arg.head].event.kind in (w.NUMBER, w.NUMERAL)
        kind = COUNT if numeral and not words[arg.head].definite or made & w.SELF else PHRASE
        if numeral and kind == PHRASE or arg.head > j and words[arg.head].bits & c.DEMONYM:
            made |= w.PARTY  # «المئات», «ألف سوري»: people
        if arg.prep != prep:
            arg = Arg(arg.first, arg.last, arg.head, prep)
        item = Item(arg, kind, self.clause, made)
        item.start = j - (self.about == j - 1)
        self._add(item)
        return arg.last

    def _joins(self, j: int, item: Item, flags: int, arg: Arg) -> bool:
        """«و» at token j joins another phrase of the same sort to the item before it."""
        if item.kind != PHRASE or item.last != j or self.words[j].pro[:1] != "و":
            return False
        following = self.words[arg.last].event.kind if arg.last < self.last else w.STOP
        if (
            following == w.VERB
            and not self.words[arg.last].event.flags & w.AND
            and flags & w.DEFINITE
            and self.clause.verb >= 0
            and self.clause.verb < item.first
        ):
            return False  # another clause: «والمعارضة تقول»
        if bool(flags & w.PARTY) == item.party:
            return True
        return bool(flags & (w.NAME | w.PLACE) and item.flags & (w.PARTY | w.NAME | w.PLACE))


def clauses(text: Text, first: int, last: int, shapes: Mapping[int, str], skip: Container[int]) -> Sentence:
    """The clauses of the sentence from token `first` to before `last`.

    shapes: the shape of each trigger by token; skip: tokens of time expressions, which play no part.
    """
    return _Scan(text, first, last, shapes, skip).run()


# --- subjects and objects ------------------------------------------------------------------------------------------


def fill(sentence: Sentence, clause: Clause) -> None:
    """Find the subject and object of a clause whose verb is no trigger (or is to be read like any verb)."""
    if clause.known:
        return
    clause.known = True
    bare = [x for x in clause.items if not x.prep]
    if clause.verb < 0:
        clause.subject = bare[0] if bare else None
        return
    fronted = before_verb(clause)
    after = after_verb(clause)
    pronoun = sentence.text.words[clause.verb].event.pronoun
    if fronted:
        clause.subject = fronted[0]
        clause.object = after[0] if after else None
    elif clause.of is not None and not oblique(sentence.text, clause):
        if pronoun:
            clause.object, clause.subject = clause.of, after[0] if after else None
        else:
            clause.subject, clause.object = clause.of, after[0] if after else None
    elif after:
        light = sentence.text.words[clause.verb].event.light
        governs = light is not None and light.entry.light in ("actor", "recipient")
        if len(after) == 1 and governs and after[0].kind != PHRASE:
            clause.object = after[0]  # «وتخوض اشتباكات»
        elif governs and len(after) == 1:
            clause.subject = after[0]  # «تعرضت القرية لقصف»
        elif pronoun or after[0].party or len(after) > 1 or after[0].kind == TRIGGER:
            clause.subject = after[0]
            clause.object = after[1] if len(after) > 1 else None
        else:
            clause.object = after[0]


def before_verb(clause: Clause) -> list[Item]:
    """The bare items before a clause's verb that may be its subject: not what an event noun is annexed to, nor an
    accusative («نظرا لـ»).
    """
    return [
        x
        for x in clause.items
        if not x.prep
        and x.head < clause.verb
        and x.owner is None
        and not (
            clause.link != "that"
            and x.flags & w.ACCUSATIVE
            and x.kind == PHRASE
            and x.start == x.head
            and not x.flags & (w.PARTY | w.PLURAL | w.DEFINITE)
        )
    ]


def after_verb(clause: Clause) -> list[Item]:
    """The bare items after a clause's verb that may be its subject and object: outside an insertion between commas."""
    return [
        x
        for x in clause.items
        if not x.prep
        and x.head > clause.verb
        and x.commas % 2 == 0
        and x.owner is None
        and not (x.kind == TRIGGER and x.flags & w.AND)
    ]


_WITH_PRONOUN = frozenset(
    "فيه فيها فيهم به بها بهم منه منها منهم عليه عليها عليهم له لها لهم اليه اليها ضده ضدها خلاله خلالها".split()
)


def oblique(text: Text, clause: Clause) -> bool:
    """The relative clause speaks of its antecedent with a preposition («الذي قتل فيه سياح»)."""
    words = text.words
    for k in range(clause.verb + 1, min(len(words), clause.verb + 6)):
        if words[k].form in _WITH_PRONOUN:
            return True
        if words[k].event.kind in (w.COMMA, w.STOP, w.VERB, w.THAT, w.RELATIVE):
            return False
    return False


def subject(sentence: Sentence, clause: Clause | None, depth: int = 0) -> Item | None:
    """The subject of a clause, its own or the one that it has from the clause on which it hangs."""
    if clause is None or depth > 6:
        return None
    fill(sentence, clause)
    own = clause.subject
    if own is not None and (own.party or clause.up is None):
        return own if own.kind == PHRASE else None
    if own is not None and own.kind != PHRASE and clause.link != "that":
        return None
    up = clause.up
    if up is None:
        return own
    if clause.link in ("and", "with", "under"):
        if clause.link == "under" and own is not None and clause.verb >= 0:
            return own if own.party else None
        found = subject(sentence, up, depth + 1)
        return found or own
    if clause.link == "that" and (clause.pronoun or clause.tied):
        found = subject(sentence, up, depth + 1)
        many = found is not None and found.flags & (w.FEMININE | w.NOMINATIVE | w.PLURAL)
        return None if clause.pronoun == "ه" and many else found
    if clause.link == "relative" and clause.of is not None and own is None:
        if oblique(sentence.text, clause):
            return subject(sentence, up, depth + 1)
        return clause.of if clause.of.party else None
    return own


def is_speech(sentence: Sentence, clause: Clause) -> bool:
    """The clause's verb reports what somebody said."""
    return clause.verb >= 0 and bool(sentence.text.words[clause.verb].bits & c.CUE)
