"""The nouns of deeds that the pass over a sentence meets: what each is joined to, and its adjectives."""

from __future__ import annotations

from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_clauses import LIGHT, PHRASE, TRIGGER, Item
from musnad.read.events_openings import Opening
from musnad.read.events_phrases import Arg

_NO_ADJECTIVE: Final = w.PARTY | w.TARGET | w.COMMON | w.PLACE | w.PLURAL | w.VICTIM | w.WEAPON
"""Flags of what is hardly a second adjective after «و»."""
_TANWIN: Final = w.ACCUSATIVE | w.PERHAPS


class EventNouns(Opening):
    """The part of the pass that makes items of event nouns."""

    def event_noun(self, j: int) -> int:
        """Make an item of the event noun or governing noun at token j; the token after it and its adjectives."""
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
            self.close_relative(event.flags)
        item = Item(Arg(j, j + 1, j, prep), kind, self.clause, event.flags)
        item.party = False
        if event.flags & w.AND and before is not None and not prep:
            item.joined = next((x for x in reversed(self.clause.items) if x.kind == TRIGGER), None)
        reading = event.light if kind == LIGHT else None
        item.pronoun = reading.suffix if reading is not None else ""
        self.add(item)
        item.last = self._adjectives(j, item) if kind == TRIGGER else j + 1
        return item.last

    def _adjectives(self, j: int, item: Item) -> int:
        """Past the adjectives of the event noun at token j («غارات جوية عنيفة», «القصف الإسرائيلي»)."""
        words = self.words
        flags = words[j].event.flags
        definite = w.DEFINITE if words[j].event.pronoun else flags & w.DEFINITE  # «تحالفها العسكري»
        bound = self.shapes[j] == "bound"
        described = self.shapes[j] == "noun"  # «هجوم مماثل», but «إغلاق معبر»
        victims = any(r.entry.annexed == "recipient" for r in words[j].event.readings)
        k = j + 1
        while k < self.last and k not in self.stops:
            event = words[k].event
            adjective = event.flags
            if event.kind == w.QUOTE:
                opens = k + 2 < self.last and words[k + 2].event.kind == w.QUOTE
                if opens or words[k - 1].event.flags & w.ADJECTIVE and words[k - 2].event.kind == w.QUOTE:
                    k += 1  # «هجوم "انتحاري" آخر»
                    continue
            if event.kind == w.DEMONSTRATIVE and words[j].event.pronoun and k == j + 1:
                k += 1  # «زيارته تلك»
                continue
            joined = k > j + 1 and adjective & w.AND and not (adjective ^ definite) & w.DEFINITE
            if joined and event.kind == w.NOUN and not adjective & _NO_ADJECTIVE:
                k += 1  # «هجوم قوي وكاسح»
                continue
            if event.kind not in (w.NOUN, w.MAYBE_VERB) or adjective & w.AND:
                break
            if not definite and _two(words[j].form) and adjective & w.ADJECTIVE and _two(words[k].form):
                k += 1  # «هجومين منفصلين»
                continue
            names = adjective & w.DEMONYM or adjective & w.QUALITY and adjective & w.FORCE
            sure = flags & w.DEFINITE or adjective & w.ADJECTIVE  # «لقاؤه الوفد»
            if sure and definite & adjective and not adjective & w.PLURAL and not words[k].suffix:
                if names:
                    item.adjective = k
                k += 1
                continue
            military = words[k].form == "عسكري" and not victims  # «دعم عسكري», but «مقتل عسكري»
            if not definite and flags & _TANWIN and adjective & _TANWIN and not adjective & w.AND:
                k += 1  # «هجوما انتحاريا», «هجوما جديدا»
                continue
            if not adjective & w.ADJECTIVE:
                break
            if (
                (adjective & w.DEFINITE) != definite
                or adjective & (w.PLURAL | w.NOMINATIVE | w.TARGET)
                or (
                    not definite
                    and not (described and not adjective & (w.PARTY | w.COMMON | w.PLACE))
                    and not military
                    and not flags & adjective & w.ACCUSATIVE  # «هجوما مضادا»
                    and not adjective & w.QUALITY
                    and not flags & w.FEMININE
                )
                or words[k].suffix
                and not words[k].bits & c.ADJECTIVE
            ):
                break
            demonym = words[k].bits & c.DEMONYM
            fighter = adjective & w.PARTY and not demonym and not adjective & w.FEMININE
            if not victims and words[k].bits & c.ADJECTIVE:
                fighter = 0  # «دعم قوي», though some are called so
            if not definite and (
                bound
                or fighter
                and not military
                and not words[k].form.startswith(("مسلح", "انتحار", "ارهاب"))
            ):
                break
            if names:
                item.adjective = k
            k += 1
        return k

    def add(self, item: Item) -> None:
        """Give an item to the clause at hand, and to the noun before it that it is annexed to."""
        before = self.made.items[-1] if self.made.items else None
        own = before is not None and self.words[before.last - 1].event.kind != w.DEMONSTRATIVE
        if before is not None and own and not item.prep and item.kind == PHRASE and item.start <= before.last:
            item.owner = before if before.kind in (TRIGGER, LIGHT) else before.owner
        item.clause = self.clause
        item.commas = self.clause.commas
        self.clause.items.append(item)
        self.made.items.append(item)
        self.made.by_head[item.head] = item
        self.prep = ""


def _two(form: str) -> bool:
    return form[-2:] in ("ين", "ان")
