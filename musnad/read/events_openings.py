"""How the clauses of a sentence open and close, as the pass over it comes to verbs, conjunctions and commas.

It knows the two orders of Arabic clauses (verb first, subject first), relative clauses with and without a pronoun,
complementizers, coordination and auxiliaries.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import LIGHT, PHRASE, TRIGGER, Clause, Item, Sentence
from musnad.read.events_lexicon import VERBAL
from musnad.read.party_names import party_names
from musnad.text import Text


class Opening:
    """The state of the pass over one sentence, and what opens and closes its clauses."""

    def __init__(
        self, text: Text, first: int, last: int, shapes: Mapping[int, str], skip: Container[int]
    ) -> None:
        self.text, self.words = text, text.words
        self.first, self.last = first, last
        self.shapes, self.skip = shapes, skip
        self.made = Sentence(text, first, last)
        self.made.triggers = shapes
        self.made.timed = skip
        self.clause = self.open_clause("root", None, first)
        self.prep = ""
        self.comma = False
        self.about = -2
        """The token of «نحو» before a number."""
        self.between = ""
        """The pronoun of the last «بينها وبين»."""
        self.joined = -1
        """The token after «أو», which joins it to the item before."""
        self.said = False
        """Something was said since the last comma."""
        self.stops: dict[int, str] = dict(shapes)
        self.timed: list[int] = []
        """The tokens of time expressions."""
        self.names = party_names(text)
        """Where names of several words begin, and the token after each."""
        named = {k for at, end in self.names.items() if first <= at < last for k in range(at, end)}
        for k in range(first, last):
            light = text.words[k].event.light
            if light is not None and light.shape == "masdar" and k not in shapes and k not in named:
                self.stops[k] = LIGHT
            if k in skip:
                self.timed.append(k)

    def open_clause(self, link: str, up: Clause | None, start: int) -> Clause:
        """Begin a clause; it is the one that what follows belongs to."""
        made = Clause(link, up, start)
        self.made.clauses.append(made)
        self.clause = made
        self.prep = ""
        return made

    def at_comma(self) -> None:
        """A comma: what came before it is closed."""
        idle = self.comma and not self.said  # «، أمس،»: one break, not two
        self.comma, self.said = True, False
        self.prep = ""
        clause = self.clause
        while clause.link == "relative" and (clause.verb >= 0 or clause.opener) and clause.up is not None:
            clause = clause.up
        clause.commas += not idle
        self.clause = clause

    def at_that(self, j: int) -> None:
        """A complementizer at token j opens what is said, wanted or known."""
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
        made = self.open_clause(link, clause, j)
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

    def at_relative(self, j: int) -> None:
        """A relative pronoun at token j opens a clause about the phrase before it."""
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
        made = self.open_clause("under" if timed else "relative", clause, j)
        if not timed:
            made.of = of
        self.comma = False

    def verb_here(self, j: int) -> bool:
        """A word that may be a verb or a noun stands where a verb does."""
        words, clause = self.words, self.clause
        event = words[j].event
        if self.prep:
            return False
        if clause.link == "relative" and clause.verb == j - 1 and not event.flags & w.AND:
            up = clause.up  # «المرأة التي اعتقلت | تبلغ»: the verb that the clause above waits for
            if up is not None and up.verb < 0 and up.items and words[j].senses[0].tense == "imperfect":
                return True
        k = j - 1
        while k >= self.first and (words[k].event.kind == w.SKIPPED or k in self.skip):
            k -= 1
        kind = words[k].event.kind if k >= self.first else w.STOP
        if kind in (w.THAT, w.RELATIVE, w.SUBORDINATOR, w.AUXILIARY, w.STOP):
            return True
        last = self.made.items[-1] if self.made.items else None
        if last is not None and last.last == j == last.head + 1 and last.kind in (TRIGGER, LIGHT):
            carries = event.light is not None and event.light.shape == "verb" and event.pronoun
            return (
                bool(carries) and not last.flags & w.DEFINITE
            )  # «هجوم شنه مسلحون», but «منع تدفق المقاتلين»
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

    def at_verb(self, j: int) -> None:
        """A finite verb at token j: of the clause that waits for one, or of the next."""
        words, clause = self.words, self.clause
        event = words[j].event
        if clause.verb >= 0:
            clause = self._waiting(j) or self._next_clause(j, clause, event.flags)
        elif clause.items and clause.items[-1].last == j and not event.flags & w.AND:
            item = clause.items[-1]
            about = event.pronoun or any(not x.prep for x in clause.items[:-1])
            if about and not item.flags & w.CLOSED and not words[item.last - 1].event.flags & w.CLOSED:
                clause = self.open_clause("relative", clause, j)  # «مقاتلون تدعمهم الطائرات»
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

    def _waiting(self, j: int) -> Clause | None:
        """The clause above that has its subject but waits for its verb, that at token j («الجنود الذين … يحاولون»)."""
        clause: Clause | None = self.clause
        event = self.words[j].event
        if event.flags & w.AND:
            return None
        item = self.made.items[-1] if self.made.items else None
        if event.pronoun and item is not None and item.prep and item.last == j and not item.flags & w.CLOSED:
            return None  # «التي تقاتل بأسلحة زودتها بها الدولة»
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
            return self.open_clause("with", clause, j)
        if not joined and item is not None and self._near(item, j):
            head = item.flags
            if not head & w.CLOSED and self.words[item.last - 1].event.flags & w.CLOSED == 0:
                made = self.open_clause("relative", item.clause, j)
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
            return self.open_clause("and", clause, j)
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
            made = self.open_clause(
                "and", clause, j
            )  # «… فيما القوات تتقدم»: a subject that opens the next clause
            clause.items.remove(item)
            item.clause = made
            made.items.append(item)
            return made
        return self.open_clause("with", clause, j)

    def _near(self, item: Item, j: int) -> bool:
        """At most one word stands between the item and token j, apart from what was passed over."""
        if j - item.last > 6:
            return False
        between = [self.words[k].event.kind for k in range(item.last, j) if k not in self.made.passed]
        return len(between) <= 1 and w.COMMA not in between

    def close_relative(self, flags: int) -> None:
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
