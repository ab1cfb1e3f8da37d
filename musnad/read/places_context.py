"""What the words before a name say of it: a place, a party, part of another name, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from musnad.lexicon import classes
from musnad.lexicon.gazetteer import Name
from musnad.lexicon.gazetteer_build import ROLES
from musnad.text import Text
from musnad.text.word import Word

LOCATIVE, HEAD, FROM, WITH, BORDER = (ROLES[r] for r in ("locative", "head", "from", "with", "border"))
BEHEST, SUBJECT, GROUP, TITLED, TOWARD, STRIKE, LISTER, OUTLET, ONTO, CAPITAL, BLESSING, EXAMPLE, MEMBERS = (
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
    )
)

PLACE, OTHER, UNSAID, PERSON = 1, -1, 0, -2
"""What the context says: a place; a party or part of another name; nothing; a person's family name."""

_OF_THESE = 7
"""Tokens before an example within which the places that it is one of are named in general."""
_OPENING = frozenset("«\"“'‘")
_GLUE = frozenset("_#@/")
_AT = frozenset({"ب", "وب", "فب"})
_TO = frozenset({"ل", "ول", "فل", "لل", "ولل", "فلل"})
_FILIAL = frozenset({"بن"})
"""Before the rest of a person's name, be it «بن رودس» with no name before it."""
_FINITE = frozenset({"perfect", "imperfect", "jussive", "subjunctive"})


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
    if i == 0:
        return UNSAID
    before = words[i - 1]
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
        if (
            name.state
            and word.bits & classes.DEMONYM
            and not word.form.startswith("ال")
            and (word.form.endswith("ه") or before.form.endswith("ا"))
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
