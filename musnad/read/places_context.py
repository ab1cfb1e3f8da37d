"""What the words before a name say of it: a place, a party, part of another name, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Name
from musnad.lexicon.gazetteer_build import ROLES
from musnad.read.roles import PREPOSITION
from musnad.text import Text
from musnad.text.word import Word

LOCATIVE, HEAD, FROM, WITH, BORDER = (ROLES[r] for r in ("locative", "head", "from", "with", "border"))
(
    BEHEST,
    SUBJECT,
    GROUP,
    TITLED,
    TOWARD,
    STRIKE,
    LISTER,
    OUTLET,
    ONTO,
    CAPITAL,
    BLESSING,
    EXAMPLE,
    MEMBERS,
    VISIT,
    BEFALLS,
    PRESSURE,
) = (
    ROLES[r]
    for r in (
        "behest",
        "subject",
        "group",
        "person",
        "toward",
        "strike",
        "lister",
        "outlet",
        "onto",
        "capital",
        "blessing",
        "example",
        "members",
        "visit",
        "befalls",
        "pressure",
    )
)

PLACE: Final = 1
OTHER: Final = -1
UNSAID: Final = 0
PERSON: Final = -2
"""What the context says: a place; a party or part of another name; nothing; a person's family name."""

_OF_THESE: Final = 7
"""Tokens before an example within which the places that it is one of are named in general."""
_PROCLITICS: Final = frozenset("ولفبك")
_VISITOR: Final = 7
"""Tokens between «زار» and the place at most: whoever visits it."""
_BETWEEN: Final = 4
"""Tokens after «الحدود بين» in which the second country stands."""
_OPENING: Final = frozenset("«\"“'‘")
_GLUE: Final = frozenset("_#@/")
_AT: Final = frozenset({"ب", "وب", "فب"})
_TO: Final = frozenset({"ل", "ول", "فل", "لل", "ولل", "فلل"})
_FILIAL: Final = frozenset({"بن"})
"""Before the rest of a person's name, be it «بن رودس» with no name before it."""
_VISITORS: Final = classes.GIVEN | classes.FAMILY | classes.DEMONYM
_FINITE: Final = frozenset({"perfect", "imperfect", "jussive", "subjunctive"})


def takes_subject(word: Word) -> bool:
    """A verb of the third person whose subject may follow: «أعلنت», «تدعو»; not one that has an object pronoun."""
    if word.suffix or not word.bits & classes.VERB:
        return False
    return any(
        sense.person == 3 and sense.voice == "active" and sense.number == "s" and sense.tense in _FINITE
        for sense in word.senses
    )


def evidence(text: Text, i: int, name: Name, lands: frozenset[str]) -> int:
    """PLACE, OTHER, UNSAID or PERSON for the name that begins at token i. lands: words for places in general."""
    pro = name.pro
    after = i + 1 + len(name.tail)
    following = text.words[after].place if after < len(text.words) else None
    if following is not None and following.role & OUTLET:
        return OTHER
    if following is not None and following.role & BLESSING and pro.endswith("ب") and name.state:
        return OTHER  # «باليمن والبركات»
    if pro in _AT:
        return PLACE
    words = text.words
    befallen = name.state and _befallen(text, after)
    if i == 0:
        return PLACE if befallen else UNSAID
    before = words[i - 1]
    if befallen and not (before.place is not None and before.place.role & (GROUP | MEMBERS)):
        return PLACE
    if before.kind == "p":
        if before.raw == ":" and i > 1:
            return PLACE if _enumerated(text, i, name) else UNSAID
        if before.raw in _OPENING:
            return OTHER if _quoted(text, i, name) else UNSAID
        return OTHER if before.raw in _GLUE else UNSAID
    clue = before.place
    role = clue.role if clue is not None else 0
    if role & GROUP and not pro:
        return PERSON if before.raw in _FILIAL and not name.tail else OTHER
    if role & MEMBERS and not pro and _of_group(words, i - 2):
        return OTHER  # «مجلس شورى مقاتلي درنة»
    if pro in _TO:
        if not name.state:
            return UNSAID if name.risk else PLACE
        return PLACE if role & TOWARD else OTHER
    if pro:
        if name.state and _between(text, i):
            return PLACE
        return UNSAID  # after a conjunction: as the name before it, if there is one
    if role & EXAMPLE and any(word.form in lands for word in words[max(0, i - _OF_THESE) : i - 1]):
        return PLACE  # «دول أخرى مثل …»
    if role & SUBJECT and before.form in lands and _in_lands(words, i - 2):
        return PLACE  # «في دول الخليج»
    if role:
        found = _by_role(text, i, name, before, role)
        if found != UNSAID:
            return found
    if name.state and i > 1 and (second := words[i - 2].place) is not None and _held(before, second.role):
        return PLACE
    if name.state and takes_subject(before):
        return OTHER
    if name.state and _visited(text, i):
        return PLACE
    if (
        before.bits & classes.GIVEN
        and before.raw != "على"
        and not pro
        and not name.tail
        and not (clue is not None and clue.alone)
    ):
        return PERSON
    if before.bits & classes.TITLE and name.risk:
        return OTHER
    return UNSAID


def _by_role(text: Text, i: int, name: Name, before: Word, role: int) -> int:
    words = text.words
    if role & LOCATIVE:
        if before.form == "الي" and i > 1 and words[i - 2].form in ("بالنسبه", "نسبه"):
            return OTHER
        return PLACE
    if role & HEAD:
        if name.state and before.form.endswith("تحرير") and _liberators(text, i - 1):
            return OTHER  # «الحركة الشعبية لتحرير السودان»
        word = words[i]
        after = i + 1 + len(name.tail)
        if after < len(words) and (cause := words[after].place) is not None and cause.role & PRESSURE:
            return UNSAID  # «تعرضت بريشتينا لضغوط»
        if (
            name.state
            and word.bits & classes.DEMONYM
            and not word.form.startswith("ال")
            and (word.form.endswith("ه") or before.form.endswith("ا") and not before.suffix)
        ):
            return UNSAID  # «مدن سورية»: Syrian towns as well as the towns of Syria
        return PLACE
    if role & STRIKE:
        opens = i < 2 or words[i - 2].kind == "p" or before.raw[0] in "وف"
        return (OTHER if name.state else UNSAID) if opens else PLACE
    second = words[i - 2].place if i > 1 else None
    if role & FROM:
        if name.state and second is not None and second.role & BEHEST:
            return OTHER
        return PLACE
    if role & (WITH | SUBJECT) and not role & GROUP:
        third = words[i - 3].place if i > 2 else None
        for clue in (second, third):
            if role & WITH and clue is not None and clue.role & BORDER:
                return PLACE
        return OTHER if name.state or not role & WITH and name.risk else UNSAID
    if role & TITLED and name.risk:
        return OTHER
    return UNSAID


def _befallen(text: Text, after: int) -> bool:
    """«صنعاء تعرضت لقصف»: what follows the name happens to places; pressure is on governments."""
    words = text.words
    verb = words[after].place if after < len(words) else None
    if verb is None or not verb.role & BEFALLS or words[after].form[0] in _PROCLITICS:
        return False
    cause = words[after + 1].place if after + 1 < len(words) else None
    return cause is None or not cause.role & PRESSURE


def _between(text: Text, i: int) -> bool:
    """«الحدود بين بلاده وسوريا»: the second of two whose border is spoken of."""
    words = text.words
    for k in range(i - 2, max(0, i - _BETWEEN), -1):
        if words[k].form == "بين":
            return any(
                word.place is not None and word.place.role & BORDER for word in words[max(0, k - 2) : k]
            )
    return False


def _visited(text: Text, i: int) -> bool:
    """«زار وزير الخارجية الفرنسي لبنان»: a verb or noun of visiting, whoever does it, and the place."""
    words = text.words
    before = words[i - 1]
    if not (before.definite or before.bits & _VISITORS or before.form.endswith("ون")):
        return False
    for k in range(i - 1, max(-1, i - 2 - _VISITOR), -1):
        word = words[k]
        if word.place is not None and word.place.role & VISIT:
            return k < i - 1
        if word.kind != "w" or word.role == PREPOSITION:
            return False
        noun = word.bits & (classes.TITLE | classes.PEOPLE) or any(sense.nominal for sense in word.senses)
        if word.bits & classes.VERB and not noun:
            return False
    return False


def _of_group(words: Sequence[Word], k: int) -> bool:
    """A word for a group stands at k or before it: «مجلس شورى مقاتلي …»."""
    return any(word.place is not None and word.place.role & GROUP for word in words[max(0, k - 1) : k + 1])


def _in_lands(words: Sequence[Word], k: int) -> bool:
    """A preposition of place stands at k, or before «بعض», «كل» there."""
    for word in words[max(0, k - 1) : k + 1][::-1]:
        if word.place is not None and word.place.role & LOCATIVE:
            return True
        if not word.bits & classes.QUANTIFIER:
            return False
    return False


def _held(before: Word, role: int) -> bool:
    """«العاصمة العمانية مسقط», «السيطرة على اليمن»: what stands two words before says so."""
    if before.bits & classes.DEMONYM:
        return bool(role & CAPITAL)
    return before.raw == "على" and bool(role & ONTO)


def _liberators(text: Text, i: int) -> bool:
    """A word for a group stands shortly before token i: «جيش تحرير كوسوفو», «الجبهة الشعبية لتحرير …»."""
    return any(word.bits & classes.ORG for word in text.words[max(0, i - 3) : i])


def _enumerated(text: Text, i: int, name: Name) -> bool:
    """The name opens a list after «على:», «في:» and the like: «امتدت إلى: العراق، سوريا، اليمن»."""
    words, after = text.words, i + 1 + len(name.tail)
    opening = words[i - 2].place
    if opening is None or not opening.role & LISTER:
        return False
    if after + 1 >= len(words) or text.tokens[after] not in "،,":
        return False
    following = words[after + 1].place
    return following is not None and bool(following.alone)


def _quoted(text: Text, i: int, name: Name) -> bool:
    """The name alone within quotation marks: a newspaper, a club («الرياض»), not the town; but «معسكر لبوزة»."""
    clue = text.words[i].place
    if clue is not None and clue.kind and name.tail:
        return False
    after = i + 1 + len(name.tail)
    return after < len(text.words) and text.words[after].raw in "»\"”'’"
