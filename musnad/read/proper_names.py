"""Proper names inside a noun phrase: where a name goes on, and words that are names in spite of their letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read.complements import like_a_clause
from musnad.read.growing import DEFINITE, ENDING, ORDINARY, PARTICIPLES, PARTIES, Growing
from musnad.read.holders import is_address
from musnad.read.roles import (
    ABBREVIATED,
    ACCUSATIVE,
    ADJECTIVE,
    ATTRIBUTE,
    COMPLEMENTIZER,
    DAY,
    FUSED,
    MASDAR,
    MEDIA,
    NAME,
    NOUN,
    PARTICIPLE,
    PLACE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    SECOND,
    STOP,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
)
from musnad.text import Text, Word

_LIKE_NAMES: Final = frozenset((UNKNOWN, *PARTIES, NOUN, ADJECTIVE))
"""Roles of words that may be the rest of a name that begins with «علي»."""
_ENDS_NAME: Final = frozenset((STOP, PUNCTUATION, RELATIVE, VERB))
_MOTHER, _BAN, _KI = "ام", "بان", ("كي", "جي", "غي")
ONE: Final = frozenset(("احد", "احدي"))
"""«أحد مشايخ القبيلة»: one of several."""
_BARE: Final = 3
"""Words of the longest name that only its place shows to be one."""
_SON: Final = frozenset(("بن", "بنت"))
_FATHER: Final = frozenset(("ابو", "ابي", "ابا"))
_GOD: Final = "الله"
_PLURALS: Final = ("ون", "ين", "ات")
_UNNAMED: Final = frozenset((VERB, COMPLEMENTIZER, RELATIVE, PREPOSITION, FUSED, STOP, PARTICIPLE))


def continues_name(g: Growing, j: int, word: Word, role: str) -> bool:
    """The word goes on with the proper name before it."""
    before = g.words[j - 1]
    if word.kind != "w" or word.shape & DAY or word.pro[:1] == "و" and not before.bits & c.PARTICLE:
        return False
    if j - 2 >= g.head and g.words[j - 2].form == "عبد" and role in (VERB, UNKNOWN, NOUN, ADJECTIVE):
        return not word.pro and not word.suffix  # «عبد الباسط سيدا»
    if word.shape & ACCUSATIVE:
        return False
    if (
        before.bits & c.PARTICLE
        and not before.bits & c.COMMON
        and (before.raw[0] != "آ" or before.form == "ال")
    ):
        return role not in _UNNAMED
    called = before.bits & (c.GIVEN | c.FAMILY | c.PARTICLE) != 0
    if word.shape & SECOND or word.bits & c.PARTICLE and not word.definite:
        if word.form in _FATHER and before.shape & PLACE and not (called or g.named):
            return False  # «الجبهة في النادرية أبو سامي»: who he is
        return before.role in (NAME, UNKNOWN) or before.shape & SECOND != 0 and g.named  # «عبد الله بن …»
    if g.named and g.name[1] - g.name[0] == 1 and _foreign(word):
        return True  # «بيتر بالمر»
    if role in _UNNAMED:
        return False
    if (
        before.shape & SECOND
        and (g.person or g.words[j - 2].role in (NAME, UNKNOWN))
        and before.inner != TITLE
        and role in (NAME, UNKNOWN, ADJECTIVE)
        and not word.definite
    ):
        return True  # «بدر الدين هايتي»
    if word.definite:
        after = g.after(j)
        if g.named and g.name[1] - g.name[0] == 1 and after is not None and role in (NOUN, ADJECTIVE):
            office = after.role == TITLE and not after.definite and after.bits & c.RELATIONAL
            if office and not word.bits & (ORDINARY & ~c.COMMON):
                return True  # «سامي الإيداء مستشار المركز»
        son = g.named and j - 2 >= g.head and g.words[j - 2].form in _SON
        if son and role in (NOUN, ADJECTIVE) and not word.stem.endswith(_PLURALS):
            paused = after is None or after.role == PUNCTUATION
            if not word.bits & ORDINARY or paused and not word.bits & (ORDINARY & ~c.COMMON):
                return True  # «سامي بن نادر السند»
        single = g.named and g.name[1] - g.name[0] == 1 and before.bits & c.GIVEN
        if (
            single
            and after is not None
            and after.raw in "،,"
            and word.bits & ORDINARY == c.COMMON
            and not word.shape & MASDAR
        ):
            return True  # «سامي الصافي، رئيس اللجنة»
        return g.person and is_surname(word, role) and not like_a_clause(g, j, word)
    if g.person and not g.named and before.shape & PLACE and word.role in (NAME, UNKNOWN):
        return word.form in before.place.follow  # else a person's name: «رئيس إقليم … سامي النادر»
    if word.bits & (c.GIVEN | c.FAMILY):
        if not (g.person or called) and (before.role == NAME or before.definite or before.raw == _GOD):
            return False  # «حزب الله سامي النادر»: a body, then who is of it
        if not g.person and before.bits & c.GROUP and before.definite and word.bits & c.GIVEN:
            return False  # «النائب في الكنيست سامي النادر»
        return role != TITLE or g.named and j - g.head <= 2
    if role == NAME and g.named and not word.bits & c.PLACE:
        return True  # a village is called «مور», but here it is «ريتشارد مور»
    if role == NAME or role == MEDIA and not word.bits & c.OUTLET_KIND and g.kind == MEDIA:
        return not g.person or before.shape & PLACE != 0
    if role == NOUN and g.named and word.suffix == "ي" and not word.bits & ORDINARY:
        return True  # «سامي نقدي»: nobody's «my» follows a name
    if role in (NOUN, ADJECTIVE) and g.named and not word.shape & SUFFIXED:
        after = g.after(j)
        if after is not None and after.bits & c.FAMILY and not after.pro:
            return True  # «شير أكبر خان»
        ends = after is None or after.role in ENDING
        return (
            ends and role == NOUN and not word.shape & MASDAR and g.words[j - 2].role not in (NAME, UNKNOWN)
        )
    # a person's name after the body that he is of: «رئيسة مجلس الهضبة إنغريد فالينوسكي»
    return role == UNKNOWN and (g.person or not before.definite or bool(before.bits & (c.GIVEN | c.FAMILY)))


def _foreign(word: Word) -> bool:
    """An unknown word whose first letters only look like a particle and the article («بالمر», «فالنتي», «كرافت»)."""
    if word.pro == "ك" and not word.suffix and not word.bits & (ORDINARY | c.ADJECTIVE | c.DEMONYM):
        return True
    return (
        word.pro in ("بال", "كال", "فال")
        and not (word.bits or word.senses or word.suffix)
        and not word.stem.endswith("ه")
    )


def looks_fused(g: Growing, j: int) -> bool:
    """A given name whose first letter only looks like a particle, after the office and before the family name
    («وزير النقل بلامن ستويف», «النائبة كيرا نادر»)."""
    word, after = g.words[j], g.after(j)
    if g.state != DEFINITE or word.pro not in ("ب", "ك", "ل") or word.suffix or word.inner != UNKNOWN:
        return False
    if word.bits or word.senses or word.place is not None or after is None:
        return False
    return after.role in (NAME, UNKNOWN) and not after.pro and not after.shape & PLACE


def is_surname(word: Word, role: str) -> bool:
    """A word with the article after a person's name: «محمد الحميري», «كامل المرعاش», not «سامي المنظمات»."""
    if role not in (ADJECTIVE, NOUN, NAME) or word.bits & ORDINARY:
        return False
    if any(s.tense in ("masdar", "noun") for s in word.senses) and not word.bits & (c.GIVEN | c.FAMILY):
        return False  # «نتانياهو الهجوم»
    return word.shape & ATTRIBUTE != 0 or not word.stem.endswith(_PLURALS)


def is_ali(g: Growing, j: int) -> bool:
    """«علي» at token j is the name, not the preposition على."""
    text, words = g.text, g.words
    after = words[j + 1] if j + 1 < g.limit else None
    if text.tokens[j].endswith("ى") and (
        g.head < 0 or after is None or not after.bits & (c.GIVEN | c.FAMILY)
    ):
        return False
    if after is None:
        return False
    if g.named and g.naming and text.tokens[j].endswith("ي") and after.role in _ENDS_NAME:
        return True  # «ماركوس علي وهو من»
    if after.role not in _LIKE_NAMES:
        return False
    if text.tokens[j].endswith("ي") and g.head < 0 and j and _apposed(g, j + 1):
        return True  # «وقال علي غريب، أحد …»
    if text.tokens[j].endswith("ي") and j and words[j - 1].raw in "،," and after.definite:
        return not after.bits & (c.DEMONYM | c.COMMON)  # «الناطق، علي العماد»
    if after.bits & (c.GIVEN | c.FAMILY | c.PARTICLE) and not after.definite:
        return True
    known = after.role in (UNKNOWN, NAME) and not after.shape & PLACE
    if text.tokens[j].endswith("ي") and is_surname(after, after.role):
        known = known or g.naming or g.person or not after.bits & c.DEMONYM
    return known and (g.naming or g.person or g.head < 0)


def _apposed(g: Growing, j: int) -> bool:
    """The bare word at token j is followed by a comma and by what somebody is."""
    words = g.words
    if j + 2 >= g.limit or words[j].definite or words[j].shape & MASDAR or words[j + 1].raw not in "،,":
        return False
    return words[j + 2].role == TITLE or words[j + 2].form in ONE


def bare_name(words: Sequence[Word], j: int, limit: int) -> int:
    """Past a name of two or three words between an office's comma and the comma before its clause, whatever else the
    words mean («المتحدث باسم الحكومة، راجح بادي، إن»); 0 when something else stands there."""
    k = j
    while k < limit - 1 and k - j < _BARE and _may_name(words[k]):
        k += 1
    if k - j < 2 or k >= limit - 1 or words[j].definite or words[k].raw not in "،,":
        return 0
    mark = words[k + 1]
    return k if mark.role == COMPLEMENTIZER and mark.form[:1] in "اب" else 0


def _may_name(word: Word) -> bool:
    """Nothing shows that the word is no name: no office, body, time or circumstance."""
    if word.kind != "w" or word.shape & (DAY | WHEN | ACCUSATIVE) or word.bits & (ORDINARY | c.TIME):
        return False
    if word.bits & c.CUE and not any(s.tense in PARTICIPLES and s.number == "s" for s in word.senses):
        return False
    return (
        word.role not in (STOP, PREPOSITION, COMPLEMENTIZER, RELATIVE, PARTICIPLE, TITLE)
        and word.pro[:1] != "و"
    )


def names_anyway(words: Sequence[Word], j: int) -> bool:
    """A small word that begins a name at token j: «أم خالد», «بان كي مون»."""
    if j + 1 >= len(words):
        return False
    word, following = words[j], words[j + 1]
    if word.form == _MOTHER:
        return word.raw[0] != "ا" and following.role == NAME and following.bits & c.GIVEN != 0
    return word.raw.lstrip("و") == _BAN and following.raw in _KI


def hidden_name(g: Growing, j: int, word: Word) -> bool:
    """A given name spelled like a participle, a known name after it: «الكولونيل ساني عثمان»."""
    if j + 1 >= g.limit or not word.senses or word.shape & SUFFIXED or g.state != DEFINITE:
        return False
    if word.bits & (ORDINARY | c.ADJECTIVE) or g.words[j + 1].role not in (NAME, UNKNOWN):
        return False
    after = g.words[j + 1]
    if after.shape & PLACE and not after.bits & (c.GIVEN | c.FAMILY):
        return False
    return any(s.tense in PARTICIPLES and s.number == "s" for s in word.senses)


def noun_name(g: Growing, j: int) -> bool:
    """A noun that is a given name as well, another name after it: «النائب نعمة النادر»."""
    after = g.after(j)
    if after is None or after.pro not in ("", "ال") or g.state != DEFINITE or not g.officer or g.named:
        return False
    return after.bits & (c.GIVEN | c.FAMILY) != 0 or after.role == UNKNOWN


def titled_surname(g: Growing, j: int, word: Word, role: str) -> bool:
    """A name with the article right after a form of address: «السيد الحبيب النادر», «د. النادري»."""
    before = g.words[j - 1]
    letters = before.kind == "p" and g.title >= 0 and g.words[g.title].shape & ABBREVIATED != 0
    if not letters and not is_address(before):
        return False
    if word.bits & (c.GIVEN | c.FAMILY) and role == NAME:
        return True
    if word.bits & (ORDINARY | c.DEMONYM):
        return False
    unknown = not (word.bits or word.senses) and word.stem.endswith("ي")
    return role == NAME or word.bits & (c.GIVEN | c.FAMILY) != 0 or unknown or letters


def is_doer(word: Word) -> bool:
    """A single person called by what he does: «الناجية من القنبلة»."""
    if word.bits & (ORDINARY | c.ADJECTIVE | c.DEMONYM):
        return False
    return any(s.tense == "active_participle" and s.number == "s" for s in word.senses)


def constructs(word: Word) -> bool:
    """A plural of people in the nominative, annexed to what follows («متمردو», «محامو»)."""
    return word.form[-1:] == "و" and any(s.number == "p" and s.tense in PARTICIPLES for s in word.senses)


def quoted_name(text: Text, j: int, limit: int, called: bool = False) -> int:
    """Past the end of a short quoted name that opens at token j; -1 when there is none.

    called: a kind of body stands before it («منظمة "سلام بلا حدود"»), so that small words may be in the name.
    """
    for quote in text.quotes:
        if quote.open == j:
            size = sum(word.kind != "p" for word in text.words[quote.first : quote.last])
            if quote.close is None or size > 4 or quote.close >= limit:
                return -1
            barred = (COMPLEMENTIZER, VERB) if called else (COMPLEMENTIZER, STOP, VERB)
            said = any(text.words[k].role in barred for k in range(quote.first, quote.last))
            return -1 if said else quote.close + 1
        if quote.open > j:
            break
    return -1


def bracketed(text: Text, j: int, limit: int) -> int:
    """Past the bracket that closes the one at token j, when up to five tokens stand between them; else 0."""
    for k in range(j + 2, min(j + 7, limit)):
        if text.words[k].raw == ")":
            return k + 1
    return 0
