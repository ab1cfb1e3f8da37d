"""The clauses of a sentence, roughly: its finite verbs with their subjects and objects, its noun phrases in order.

One pass from the beginning of the sentence. It knows the two orders of Arabic clauses (verb first, subject first),
relative clauses and complementizers; it is made for newspaper sentences, and says nothing where it is not sure.
"""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.read import roles as p
from musnad.read.events_lexicon import EventLexicon
from musnad.read.events_roles import BREAKS, SKIPPED, Arg, fused_phrase, noun_phrase, party
from musnad.read.events_triggers import VERBAL
from musnad.text import Text, Word

HARD = frozenset(".؛؟!")


class Mention:
    """A noun phrase of the sentence. role: subject, object, free (bare, neither), or oblique (after a preposition)."""

    __slots__ = ("arg", "role", "verb", "party")

    def __init__(self, arg: Arg, role: str, verb: Verb | None, is_party: bool) -> None:
        self.arg, self.role, self.verb, self.party = arg, role, verb, is_party


class Verb:
    """A finite verb: its token, subject, object, and for a relative clause what it says something of."""

    __slots__ = ("at", "subject", "object", "of", "follows", "that")

    def __init__(self, at: int) -> None:
        self.at = at
        self.subject: Mention | None = None
        self.object: Mention | None = None
        self.of: Mention | None = None
        """The antecedent, in a relative clause."""
        self.follows: Verb | None = None
        """The verb before it, to which «و» joins it."""
        self.that = -1
        """The complementizer that opens its clause, -1 when none."""


class Sentence:
    """The clauses of one sentence."""

    __slots__ = ("mentions", "verbs", "by_token")

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.verbs: list[Verb] = []
        self.by_token: dict[int, Verb] = {}

    def verb_before(self, at: int) -> Verb | None:
        """The last finite verb before token `at`."""
        found = None
        for verb in self.verbs:
            if verb.at >= at:
                break
            found = verb
        return found


def _is_verb(word: Word) -> bool:
    if word.role == p.VERB:
        return True
    if word.role != p.MAYBE_VERB or word.definite:
        return False
    event = word.event
    if event is not None:
        if event.light is not None and event.light.shape in ("verb", "passive", "either"):
            return True
        if event.readings and event.readings[0].shape in ("verb", "passive", "either"):
            return True
    first = word.senses[0] if word.senses else None
    return first is not None and first.tense in ("perfect", "imperfect") and not first.suffix


def clauses(
    text: Text, first: int, last: int, lexicon: EventLexicon, skip: frozenset[int], shapes: dict[int, str]
) -> Sentence:
    """The clauses of the sentence from token `first` to before `last`. `skip`: tokens of time expressions; `shapes`: of triggers."""
    words = text.words
    made = Sentence()
    mentions, verbs = made.mentions, made.verbs
    verb: Verb | None = None
    before: Mention | None = None  # a bare phrase that waits for its verb
    antecedent: Mention | None = None
    state = "subject"
    that = -1
    j = first
    while j < last:
        word = words[j]
        if j in skip or word.form in SKIPPED:
            j += 1
            continue
        role = word.role
        if word.kind == "p":
            if word.raw in HARD:
                verb, before, antecedent, state, that = None, None, None, "subject", -1
            elif word.raw == ":":
                before, antecedent, state = None, None, "subject"
            j += 1
            continue
        if role == p.COMPLEMENTIZER:
            verb, before, antecedent, state, that = None, None, None, "subject", j
            j += 1
            continue
        if role == p.RELATIVE:
            antecedent = mentions[-1] if mentions and mentions[-1].arg.last >= j - 2 else None
            verb, before, state, that = None, None, "subject", -1
            j += 1
            continue
        if (shapes[j] in VERBAL) if j in shapes else _is_verb(word):
            node = Verb(j)
            node.that = that
            if antecedent is not None:
                node.of, antecedent = antecedent, None
                state = "subject"
            elif before is not None:
                node.subject, before = before, None
                node.subject.verb = node
                state = "object"
            else:
                state = "subject"
                if word.pro[:1] in ("و", "ف") and verbs:
                    node.follows = verbs[-1]
            verbs.append(node)
            made.by_token[j] = node
            verb = node
            j += 1
            continue
        if word.form in BREAKS:
            verb, before, antecedent, state, that = None, None, None, "subject", -1
            j += 1
            continue
        if role == p.PREPOSITION:
            if j + 1 < last and words[j + 1].role not in (
                p.FUSED,
                p.PREPOSITION,
                p.COMPLEMENTIZER,
                p.RELATIVE,
            ):
                arg = noun_phrase(text, j + 1, last)
                if arg is not None and arg.last > j + 1:
                    form = (
                        word.form[1:]
                        if word.form[0] in "وف" and len(word.form) > 2 and word.form not in ("وسط", "وفق")
                        else word.form
                    )
                    arg = arg._replace(prep=form)
                    mentions.append(Mention(arg, "oblique", verb, party(text, arg, lexicon)))
                    j = arg.last
                    continue
            j += 1
            continue
        if role == p.FUSED:
            arg = fused_phrase(text, j, last)
            mentions.append(Mention(arg, "oblique", verb, party(text, arg, lexicon)))
            j = arg.last
            continue
        bare = noun_phrase(text, j, last)
        if bare is None or bare.last <= j:
            j += 1
            continue
        mention = Mention(bare, "free", verb, party(text, bare, lexicon))
        conjoined = word.pro[:1] == "و" and word.role not in (p.NAME, p.UNKNOWN)
        if state == "subject":
            if conjoined and mentions and verb is None and before is None and mentions[-1].arg.last == j:
                pass  # «… وX» goes on with a coordination
            else:
                mention.role = "subject"
                if verb is not None:
                    verb.subject = mention
                    state = "object"
                elif before is None:
                    before = mention
        elif state == "object" and verb is not None and not conjoined:
            mention.role = "object"
            verb.object = mention
            state = "done"
        mentions.append(mention)
        j = bare.last
    return made


def subject_of(verb: Verb | None) -> Mention | None:
    """The subject of a verb: its own, its antecedent, or that of the verb to which it is joined."""
    seen = 0
    while verb is not None and seen < 4:
        if verb.subject is not None and (verb.subject.party or verb.follows is None):
            return verb.subject
        if verb.of is not None:
            return verb.of
        verb, seen = verb.follows, seen + 1
    return None


def topic(sentence: Sentence, text: Text, at: int) -> Mention | None:
    """The party that is talked about at token `at`: the nearest subject before it that is a party.

    What is only quoted as speaking («قال الجيش إن …») is no such subject, unless the complementizer's pronoun is it.
    """
    words = text.words
    for mention in reversed(sentence.mentions):
        if mention.arg.first >= at or not mention.party:
            continue
        if mention.role != "subject":
            verb = mention.verb
            if not (verb is not None and verb.of is mention):
                continue
        crossed = False
        for k in range(mention.arg.last, at):
            word = words[k]
            if word.kind == "p" and word.raw in HARD:
                return None
            if word.role == p.COMPLEMENTIZER and word.form in ("ان", "بان", "وان"):
                crossed = mention.verb is not None and bool(words[mention.verb.at].bits & c.CUE)
                if k + 1 < at and _is_verb(words[k + 1]):
                    crossed = False
        if not crossed:
            return mention
    return None
