"""The noun phrases of the event layer: whom or what an event is about.

A phrase is its head with what it is annexed to, its adjectives and names, without a number before it and without
the relative clause after it («أكثر من 260 مسلحا» is `مسلحا`). It is complete once it is definite: what follows must
be an adjective, a name, or the complement of a participle («الفصائل الموالية لتركيا»); anything else begins another
phrase, as the object after the subject does («طائرات التحالف | مواقع المسلحين»).
"""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import events_words as w
from musnad.read.events_context import forms, pairs
from musnad.read.party_names import party_names
from musnad.read.roles import OFFICE
from musnad.text import Text

_LISTED: Final = w.NAME | w.CLOSED
"""What the name of a listed party is, taken as one word."""
MOST: Final = 10
"""Tokens in a phrase at most."""
QUOTED: Final = 5
"""Tokens in a quoted name at most."""


class Arg:
    """A noun phrase: tokens `first` to `last` (exclusive), its head, the preposition before it ("" for none)."""

    __slots__ = ("first", "head", "last", "prep")

    first: int
    last: int
    head: int
    prep: str

    def __init__(self, first: int, last: int, head: int, prep: str = "") -> None:
        self.first, self.last, self.head, self.prep = first, last, head, prep


OF_THEM: Final = forms("of_them")
"""After a quantity: of those just named."""
_FIRED: Final = forms("fired")
_BODIES: Final = forms("bodies")
_NAME_OR_OFFICE: Final = forms("name_or_office")
_BEARING_IN_NAME: Final = forms("bearing_in_name")
_UNMANNED, _PILOT = forms("unmanned"), forms("pilot")
_LASTING: Final = forms("lasting")
_DAY_IN_NAME: Final = pairs("day_in_name")
_COMPLETES_OFFICE: Final = forms("completes_office")
COUNTING: Final = frozenset((w.NUMBER, w.NUMERAL))
NOMINAL: Final = frozenset((w.NOUN, w.MAYBE_VERB))
_SUSPECTED: Final = frozenset(("به", "بها", "بهم", "بهما"))
_NO_PARTICIPLE: Final = frozenset(("المتحده",))
"""Participles that are part of a name («الأمم المتحدة»): no complement follows them."""
_LONE: Final = frozenset(("و", "ال"))
"""Particles that stand by themselves («والـ 18»)."""
_SERVANT: Final = frozenset(("عبد", "وعبد", "لعبد", "بعبد"))
"""The first half of a given name whose second has the article («عبد الفتاح»)."""
_WITH_COMPLEMENT: Final = frozenset(("ل", "عن", "مع"))


def noun_phrase(text: Text, i: int, limit: int, stops: Container[int] = ()) -> Arg | None:
    """The phrase that begins at token i and ends before `limit`, None when none begins there.

    stops: tokens that name events, which no phrase goes over. A number without a noun is a phrase by itself.
    """
    words = text.words
    j = i
    counted = False
    if i >= limit or words[i].form == "و":
        return None
    while j < limit:
        kind = words[j].event.kind
        if kind in COUNTING or kind == w.COMPARISON:
            counted = True
            j += 1
            if (
                j < limit
                and words[j].event.kind == w.PREPOSITION
                and (words[j].form == "من" or kind == w.COMPARISON)
            ):
                j += 1
            continue
        if counted and words[j].event.flags & w.AMOUNT and j + 1 < limit and words[j + 1].form == "من":
            j += 2
            continue
        if counted and words[j].event.flags & w.AMOUNT and j + 1 < limit and words[j + 1].form in OF_THEM:
            return Arg(i, j + 1, i)  # «أعداد كبيرة منهم»
        if kind == w.DEMONSTRATIVE or counted and words[j].form == "و" or (counted and words[j].raw in "%-–"):
            j += 1
            continue
        break
    if j < limit and j not in stops:
        event = words[j].event
        soldier = counted and event.kind == w.SKIPPED and words[j].form.endswith("يا")  # «11 عسكريا»
        if event.kind in NOMINAL or soldier or j in party_names(text):
            return Arg(j, _extent(text, j, limit, stops), j)
        if event.kind in (w.QUOTE, w.OPEN):
            end = quoted(text, j, limit, stops)
            if end:
                return Arg(j, end, j + 1)
        if counted and (
            event.kind == w.FUSED
            and event.prep == "ل"
            or event.kind == w.VERB
            and (event.pronoun or words[j].form[-1] == "ا")
        ):
            return Arg(j, _extent(text, j, limit, stops), j)  # «مليوني لاجئ», «275 متهما»
    return Arg(i, j, i) if counted and j > i and j not in stops else None


def is_drone(text: Text, j: int) -> bool:
    """«طائرة بدون طيار» begins at token j."""
    words = text.words
    return j + 2 < len(words) and words[j + 1].form in _UNMANNED and words[j + 2].form in _PILOT


def fused_phrase(text: Text, j: int, limit: int, stops: Container[int] = ()) -> Arg:
    """The phrase that begins at a word with a preposition fused to it («لقوات الجيش»)."""
    return Arg(j, _extent(text, j, limit, stops), j, text.words[j].event.prep)


def quoted(text: Text, j: int, limit: int, stops: Container[int] = ()) -> int:
    """Past the closing mark of a short quotation or parenthesis that opens at token j, 0 when none does."""
    words = text.words
    opens = words[j].event.kind == w.OPEN
    if j + 1 < limit and words[j + 1].event.kind in (w.FUSED, w.PREPOSITION):
        return 0  # «"بأشد العبارات"» is no name
    for k in range(j + 1, min(limit, j + QUOTED + 3)):
        kind = words[k].event.kind
        if kind == w.CLOSE if opens else kind == w.QUOTE:
            return k + 1 if k > j + 1 else 0
        if kind in (w.THAT, w.VERB, w.COLON, w.RELATIVE, w.SUBORDINATOR) or k in stops:
            return 0
    return 0


def _extent(text: Text, j: int, limit: int, stops: Container[int]) -> int:
    """Past the last token of the phrase whose head is token j."""
    words = text.words
    head: int = words[j].event.flags
    if head & (w.NAME | w.TITLE) and _is_office(text, j, limit):
        head = head & ~(w.NAME | w.CLOSED | w.PLURAL) | w.TITLE | w.PARTY
    closed = bool(head & w.CLOSED)
    person = head & w.PARTY and head & w.DEFINITE and not head & w.FORCE and not words[j].bits & c.PEOPLE
    titled = bool(head & (w.TITLE | w.NAME) or person)
    before = head
    last = k = j + 1
    names = text.party_names if text.party_names is not None else party_names(text)
    if j in names:
        last = k = names[j]
        closed, titled = True, False
        before = _LISTED
    whole, limit = limit, min(limit, j + MOST)
    while k < limit:
        if k in stops:
            break
        if k in names and not closed and not words[k].event.flags & w.AND:
            last = k = names[k]  # «عناصر | قوات الدعم السريع», «قائد | قوات الدعم السريع | سامي النادر»
            closed, titled = True, bool(head & w.TITLE)
            before = _LISTED
            continue
        event = words[k].event
        kind, flags = event.kind, event.flags
        if kind in (w.QUOTE, w.OPEN):
            end = quoted(text, k, whole, stops)
            if not end or words[k].raw == "»":
                break
            last = k = end
            closed = True
            continue
        if flags & w.LEADS and k + 1 < whole and k + 1 not in stops and words[k + 1].event.kind == w.NOUN:
            last = k = _extent(text, k + 1, whole, stops)
            closed = True
            continue
        if words[k].form == "علي" and _is_ali(text, k, whole, stops):
            last = k = k + 1
            closed = titled = True
            before = w.NAME
            continue
        if (
            kind == w.PREPOSITION
            and words[k].form == "شمال"
            and words[k - 1].stem in _BEARING_IN_NAME
            and k + 1 < whole
        ):
            last = k = k + 2  # «حلف شمال الأطلسي»
            closed = True
            before = words[k - 1].event.flags
            continue
        if k == j + 1 and words[k].form in _UNMANNED and is_drone(text, j) and k + 1 < whole:
            last = k = k + 2  # «طائرة بدون طيار | صواريخ», but «طائرة بدون طيار تابعة للجيش»
            before = head
            closed = k >= whole or not (words[k].form[-1] == "ه" and words[k].event.flags & w.PARTICIPLE)
            continue
        if kind == w.FUSED or kind == w.PREPOSITION:
            end = 0 if words[k - 1].form in _NO_PARTICIPLE else _complement(text, k, limit, before, stops)
            if not end:
                break
            last = k = end
            closed = True
            before = 0
            continue
        if kind == w.DEMONSTRATIVE and not closed and not event.prep and k + 1 < limit and k + 1 not in stops:
            k += 1  # «قادة هذه القوات»
            continue
        if flags & w.SELF:
            break
        if kind == w.SKIPPED and words[k].form in _DAY_IN_NAME.get(words[k - 1].stem, ()):
            last = k = k + 1  # «حزب الغد»
            closed = True
            before = w.DEFINITE
            continue
        if kind == w.SKIPPED and before & (w.ACCUSATIVE | w.PERHAPS) and words[k].form.endswith("يا"):
            last = k = k + 1  # «رتلا عسكريا»
            continue
        if (
            words[k].form == "غير"
            and k + 1 < limit
            and k + 1 not in stops
            and words[k + 1].event.flags & w.ADJECTIVE
        ):
            last = k = k + 2  # «المهاجرين غير الشرعيين»
            continue
        if words[k].form in _SUSPECTED and words[k - 1].form.endswith(("مشتبه", "مشبه", "معترف")):
            last = k = k + 1  # «المشتبه بهم»
            closed = False
            if (
                k < limit
                and words[k].form.endswith("يا")
                and words[k].event.flags & (w.ACCUSATIVE | w.PERHAPS)
            ):
                last = k = k + 1  # «المعترف بها دوليا»
                closed = True
            continue
        if kind not in NOMINAL or flags & w.AND and words[k].pro[:1] in ("و", "ف") or words[k].form in _LONE:
            break
        if flags & (w.NAME | w.TITLE) and _is_office(text, k, whole):
            if closed and not flags & w.DEFINITE:
                break  # «الوزير | أمين عام المنظمة»
            name = 0 if flags & w.DEFINITE else w.NAME  # «فلان الأمين العام»: of whom it is said
            flags = flags & ~(name | w.CLOSED | w.PLURAL) | w.TITLE
        if (
            before & w.PLURAL
            and before & w.PARTY
            and not before & w.NAME
            and not (flags & w.ADJECTIVE and _alike(before, flags))
            and not _of_a_people(words[k].bits, before, flags)
        ):
            break  # «مسلحون | أسلحتهم»: with its ن a plural is annexed to nothing
        if before & w.DUAL and not flags & (w.ADJECTIVE | w.NOMINATIVE):
            break  # «امرأتان | النار»
        if before & w.NOMINATIVE and before & w.PLURAL and flags & w.PLURAL and not flags & w.NOMINATIVE:
            break  # «مسلحون مجهولون | مدنيين»: another case
        if before == _LISTED and flags & w.PLURAL:
            break  # «قوات الاتحاد في الشمال | المتمردين»
        if words[k - 1].form in _SERVANT and words[k].form[:2] == "ال":
            last = k = k + 1  # «عبد الفتاح»: one name
            closed = titled = True
            before = w.NAME
            continue
        if (
            k == j + 1
            and flags & w.DEFINITE
            and (flags & w.PLURAL or words[k].form.endswith("ات"))
            and head & w.DEFINITE
            and head & (w.FEMININE | w.ORGAN)
            and not words[j].form.endswith("ات")
        ):
            break  # «فرقت الشرطة | المتظاهرين», «وزعت اللجنة | المساعدات»: no adjective of a body
        if flags & w.DEFINITE:
            noun = (
                flags & (w.PARTY | w.TARGET | w.FORCE | w.KIND | w.COMMON)
                or not before & w.DEFINITE
                or before & w.ADJECTIVE
            )
            named = (
                titled
                and flags & w.NAME
                and not _is_state(flags)
                or head & w.KIND
                and flags & w.PLACE
                and not flags & w.KIND
            )
            plain = w.PARTY | w.TARGET | w.FORCE | w.KIND | w.COMMON
            named = (
                named or titled and words[k - 1].bits & c.GIVEN and not flags & plain and not words[k].senses
            )
            bodies = words[k].form == "المعارضه" and words[k - 1].form in _BODIES  # «الفصائل المعارضة»
            described = flags & w.ADJECTIVE or _of_a_people(words[k].bits, before, flags)
            if closed and words[k].form in _FIRED:
                break  # «أطلقت شرطة الشغب | الغاز»
            if closed and noun and not described and not named and not bodies:
                break  # but «العاصمة الفلانية الدوحة»
            bare = before & w.QUALITY and not before & w.DEFINITE and not words[k - 1].shape & OFFICE
            nisba = words[k - 1].form.endswith(("يه", "ي"))
            if bare and k > j + 1 and (flags & w.PARTY or nisba) and not flags & w.ADJECTIVE:
                break  # «طائرات حربية | الجماعة», but «أمين عام المنظمة»
            closed = True
        elif closed and words[k - 1].bits & c.GIVEN and words[k].bits & c.FAMILY and before & w.NAME:
            pass  # «إدارة فلان | الفلاني»: a name goes on
        elif (
            head & w.KIND
            and (k == j + 1 or k == j + 2 and before & w.ADJECTIVE and before & w.DEFINITE)
            and flags & w.PLACE
            and not flags & w.KIND
        ):
            closed = True  # «العاصمة صنعاء», «العاصمة الصومالية مقديشو»
        elif closed:
            if (
                _is_state(flags)
                or not titled
                or not (flags & w.NAME or flags & w.TITLE and before & w.DEFINITE and not before & w.PLACE)
            ):
                break
            if kind == w.MAYBE_VERB and not flags & w.NAME:
                break
        else:
            if kind == w.MAYBE_VERB and k > j + 1:
                break
            if flags & w.ACCUSATIVE and not before & (w.ACCUSATIVE | w.PERHAPS):
                break  # «مسلح سائحا»: an object
            if flags & w.PERHAPS and not before & (
                w.NAME | w.PLACE | w.TITLE | w.TARGET | w.ACCUSATIVE | w.PERHAPS
            ):
                break
            described = before & w.QUALITY or (
                before & w.PARTY and before & w.ADJECTIVE and not _annexes(words[k - 1].form, before)
            )
            demonym = words[k].bits & c.DEMONYM
            office = words[k - 1].shape & OFFICE and before & w.QUALITY
            if described and not (office or flags & w.ADJECTIVE or demonym) and last > j + 1:
                break  # «صواريخ باليستية مدينة», but «أمين عام حلف كذا»
            closed = bool(flags & w.CLOSED)
        if flags & w.PLACE and not flags & (w.DEFINITE | w.KIND):
            closed = True
        titled = titled or bool(flags & w.TITLE)  # «موكب الشيخ فلان»
        before = flags
        last = k = k + 1
    return last


def _is_office(text: Text, k: int, limit: int) -> bool:
    """«أمين عام», «أمير منطقة»: an office, not somebody of that name."""
    words = text.words
    if words[k].form.removeprefix("و") not in _NAME_OR_OFFICE or k + 1 >= limit:
        return False
    return words[k + 1].form in _COMPLETES_OFFICE


def _of_a_people(bits: int, before: int, flags: int) -> bool:
    """«المسلحون الأكراد»: after a plural the name of a people says of which they are."""
    return bool(bits & c.PEOPLE and before & w.PLURAL and before & flags & w.DEFINITE)


def _annexes(form: str, flags: int) -> bool:
    """A participle that names who acts is annexed to what follows: an office, or a plural without its ن
    («تصريحات نائب رئيس الحزب», «مجلس مقاتلي البلدة»)."""
    return bool(flags & w.TITLE) or form[-1:] in ("ي", "و")


def _is_state(flags: int) -> bool:
    """A country, which is no part of a person's name («حمل الأمين العام | إسرائيل المسؤولية»)."""
    return bool(flags & w.PLACE and flags & w.PARTY)


def _is_ali(text: Text, k: int, limit: int, stops: Container[int]) -> bool:
    """«الرئيس السابق علي صالح»: the name, not the preposition; some write it as the preposition after «المخلوع»."""
    words = text.words
    if words[k - 1].form in ("بن", "ابو"):
        return True
    if k + 1 >= limit or k + 1 in stops or not words[k + 1].event.flags & w.NAME:
        return False
    before = words[k - 1].event.flags
    if words[k].raw.endswith("ي") and before & (w.TITLE | w.FORMER):
        return True
    return bool(before & w.FORMER and words[k + 1].bits & (c.GIVEN | c.FAMILY))


def _alike(before: int, flags: int) -> bool:
    """Of two words in ون or ين, both have the one ending; both are definite, or neither."""
    if (before ^ flags) & w.DEFINITE:
        return False
    if flags & w.DEMONYM and not flags & w.PLURAL:
        return True  # «مقاتلين أكراد»
    return bool(flags & w.PLURAL) and not (before ^ flags) & w.NOMINATIVE


def _complement(text: Text, k: int, limit: int, before: int, stops: Container[int]) -> int:
    """Past the complement of a participle, or the whole of a part, that begins at the preposition k; else 0."""
    words = text.words
    event = words[k].event
    if (
        before & w.PARTICIPLE
        and before & w.ADJECTIVE
        and not before & (w.TITLE | w.FORCE)
        and event.prep in _WITH_COMPLEMENT
        and (event.prep != "مع" or _mutual(words[k - 1].stem))
    ):
        if event.kind == w.FUSED:
            return _extent(text, k, limit, stops) if k not in stops and words[k].form not in _LASTING else 0
        inner = noun_phrase(text, k + 1, limit, stops)
        return inner.last if inner is not None else 0
    if event.prep == "من" and before & w.PARTY and not before & w.DEFINITE and k + 1 < limit:
        of = words[k + 1].event
        if of.kind == w.NOUN and of.flags & w.PARTY and not of.flags & w.PLACE and k + 1 not in stops:
            return _extent(text, k + 1, limit, stops)  # «عناصر من التنظيم»
    return 0


def _mutual(stem: str) -> bool:
    """A participle of something done together («المتحالفة», «متعاون»), which «مع» completes."""
    stem = stem.removeprefix("ال")
    return stem[:2] == "مت" and stem[3:4] == "ا"
