"""Prepositional phrases inside a noun phrase: which belong to the office or body before them, and which to the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.lexicon import classes as c
from musnad.read import particles
from musnad.read.growing import DEFINITE, PARTICIPLES, Growing
from musnad.read.holders import holder, placelike
from musnad.read.roles import (
    ADJECTIVE,
    ANONYMOUS,
    DAY,
    DEMONSTRATIVE,
    DOCUMENT,
    MASDAR,
    MEDIA,
    NAME,
    NOUN,
    NUMBER,
    ORG,
    PLACE,
    PLACE_TYPE,
    STOP,
    SUFFIXED,
    TITLE,
    UNKNOWN,
    VERB,
    WHEN,
    PlainWords,
    is_place,
)
from musnad.text import Word
from musnad.text.fold import fold

_BY_ORG: Final = c.ORG | c.GROUP | c.MEDIA
_CROWD: Final = c.ANONYMOUS | c.PEOPLE | c.OFFICIAL_PLURAL | c.MEDIA | c.REPORTER
_WHERE: Final = frozenset(fold(word) for word in "على في عن من منذ خلال".split())
BY_IT: Final = frozenset(fold(word) for word in "به بها بهم له لها لهم عليه عليها".split())
_COMPLETED: Final = frozenset(fold(word) for word in "عن من إلى مع على في".split())
_PLAIN: Final = PlainWords("plain_adjective")
_POSTED: Final = PlainWords("posted")
BEHALF: Final = frozenset(fold(word) for word in "باسم بلسان".split())
"""«المتحدث باسم …»: who follows is part of the office."""


_ABSTRACT: Final = particles.words("abstract")
_STATES: Final = frozenset(("دول", "دوله", "بلدان", "الدول"))
_OVER: Final = frozenset(("عن", "علي", "ضد"))
_FOR: Final = "ل"
_RIGHTS: Final = "حقوق"
_BRANCH: Final = 5
"""Tokens of a branch of some service, before the name of who works there."""
_OPENING: Final = frozenset('«"“')


def takes_fused(g: Growing, j: int) -> bool:
    """The noun with بـ or لـ at token j belongs to the office or body before it."""
    word = g.words[j]
    pro = word.pro
    body = g.words[g.name[0] - 1] if g.named else None
    if (
        pro in ("ل", "لل")
        and g.naming
        and body is not None
        and body.bits & c.INSTITUTION
        and not body.definite
    ):
        g.naming, g.named, g.name, g.officer = False, False, (0, 0), True
        return True  # «مركز سليم للإغاثة»: the body is called after him
    if pro[:1] in "وف" or g.naming and g.named:
        return False
    before = g.words[j - 1]
    if pro in ("ل", "لل"):
        purpose = word.shape & MASDAR and not word.definite
        named_after = word.bits or word.shape & (PLACE | PLACE_TYPE | MASDAR)
        if pro == "ل" and not named_after and g.has_for(j):
            return False  # «(تحريف) المكتب لرئيس المجلس لمضمون الاتصال»: of what stands before
        return belongs(g, j, word) or completing(before) and not purpose
    if pro not in ("ب", "بال") or word.shape & MASDAR:
        return False
    if word.shape & (PLACE_TYPE | PLACE) or completing(before):
        return True
    if g.title >= 0 and word.inner == NAME and word.bits & c.PLACE:
        return True  # «مدير الشرطة بالجيزة», though the place has a doubtful name
    return word.inner == ORG and (g.person or g.kind == ANONYMOUS)


def workplace(g: Growing, j: int) -> int:
    """Past the place of an office at token j, which is its own when the holder's name follows («مدير الشرطة بجدة
    الدكتور سامي», «مدير القطاع بصحة جدة الدكتور سامي», «زعيم الحزب في تركيا سامي»); 0 otherwise."""
    if not g.person or g.named or g.state != DEFINITE:
        return 0
    words, word = g.words, g.words[j]
    after = g.after(j)
    if after is None:
        return 0
    if word.form == "في":
        body = after.definite and after.role == NOUN and not after.bits & c.SPEECH_EVENT
        body = body and not after.shape & (MASDAR | WHEN | DAY)  # «المسؤول في القطاع الصحي سامي النادر»
        posted = g.words[g.head].stem.removeprefix("ال") in _POSTED.forms
        held = holder(words, j + 2, g.limit, courtesy=posted) if body or placelike(after) else 0
        return held or _past_branch(words, j + 1, g.limit)
    if word.pro not in ("ب", "بال") or not (placelike(word) or placelike(after)):
        return 0
    return holder(words, j + 1, g.limit)


def _past_branch(words: Sequence[Word], j: int, limit: int) -> int:
    """Past a noun, what it is annexed to and their adjectives from token j on, a given name and another after them
    («المسؤول في أمن القصر الرئاسي سامي النادر»); 0 otherwise."""
    first = words[j]
    if first.role not in (NOUN, ORG) or first.definite or first.shape & (WHEN | DAY | SUFFIXED):
        return 0
    if first.bits & c.SPEECH_EVENT:
        return 0
    for k in range(j + 1, min(j + _BRANCH, limit - 1)):
        word, following = words[k], words[k + 1]
        if word.definite and word.role in (NOUN, ADJECTIVE, ORG):
            continue
        given = word.bits & c.GIVEN and not word.pro and words[k - 1].definite
        return k if given and following.role in (NAME, UNKNOWN) and not following.pro.startswith("و") else 0
    return 0


def takes_preposition(g: Growing, j: int) -> bool:
    """The prepositional phrase at token j belongs to the noun before it."""
    if g.after(j) is None:
        return False
    form = g.words[j].form
    if form in BEHALF:
        return True
    if form == "في" and g.words[j + 1].bits & c.SPEECH_EVENT:
        return False  # «مسؤول أمني في حديث للصحيفة»
    if g.naming and g.named:
        return False
    annexed = g.words[j - 1]
    if form in _OVER and g.kind == ORG and annexed.shape & MASDAR and annexed.definite and j - 2 == g.head:
        return True  # «منظمات الدفاع عن حقوق الإنسان»
    works = g.person or g.kind == NOUN
    if form == "في" and works and not g.named and g.words[j + 1].raw in _OPENING and j + 2 < g.limit:
        return bool(g.words[j + 2].bits & _BY_ORG)  # «الناشط في «مركز حلب» سامي النادر»
    if form == _FOR:
        if g.kind not in (TITLE, ORG) or g.words[j + 1].raw not in _OPENING or j + 2 >= g.limit:
            return False
        named = g.words[j + 2]  # «الأمين العام لـ«حزب الوفاق»», but «قال مسؤول لـ«الأفق»»
        return named.bits & (c.ORG | c.GROUP) != 0 and not named.bits & c.MEDIA
    return form in _COMPLETED and completing(g.words[j - 1]) or at_work(g, j)


def belongs(g: Growing, j: int, word: Word) -> bool:
    """With لـ: «الأمين العام لمجلس …», not an addressee («للصحيفة», «للصحافيين», «لنظيره»)."""
    if g.kind == MEDIA and g.words[g.head].bits & c.INSTITUTION and word.stem == _RIGHTS:
        return True  # «الشبكة النادرية لحقوق الإنسان»
    if g.kind == MEDIA:
        return word.pro == "لل" and g.words[g.head].bits & c.OUTLET_KIND != 0 and not word.bits & _CROWD
    if g.kind not in (TITLE, ORG, DOCUMENT, NOUN, ADJECTIVE, ANONYMOUS) and g.title < 0:
        return False
    if g.kind == ANONYMOUS and g.words[g.head].definite:
        return False  # «وفق المصادر للاستنجاد بـ»
    if (
        word.bits & _CROWD
        or word.shape & (WHEN | DAY)
        or word.suffix
        or word.bits & c.GIVEN
        or word.inner == NAME
        and not word.shape & PLACE
    ):
        return False
    if word.inner == TITLE and word.definite:
        after = g.after(j)
        return after is not None and after.definite and after.role in (NOUN, ADJECTIVE)  # «للأمين العام»
    if word.shape & MASDAR and not word.definite:
        return g.words[g.head].bits & c.INSTITUTION != 0  # else a purpose: «القوات لحماية المدينة»
    return True


def at_work(g: Growing, j: int) -> bool:
    """The preposition says where an unnamed source works («مسؤول في الشرطة»), not where it spoke."""
    words = g.words
    after, head = words[j + 1], words[g.title if g.title >= 0 else g.head]
    kind = TITLE if g.title >= 0 else g.kind
    if after.bits & (c.SPEECH_EVENT | c.ADVERB_TIME) or after.shape & (WHEN | DAY | SUFFIXED):
        return False
    if after.role in (STOP, DEMONSTRATIVE, NUMBER, VERB):
        return False
    form, indefinite = words[j].form, not head.definite
    if form == "في":
        whose = g.after(j + 1)
        ordinal = after.bits & c.ADJECTIVE and not (after.definite or placelike(after))
        ordinal = ordinal and not (
            whose is not None and whose.definite
        )  # «في ثالث أيام», but «في قوى المعارضة»
        if ordinal or after.time is not None and after.time.kind:
            return False
        if kind in (TITLE, ANONYMOUS):
            expert = not head.bits & c.RELATIONAL and after.definite and not after.shape & PLACE
            if expert and after.inner == NOUN and not after.shape & MASDAR:
                return True  # «الخبير في الشأن السوري»
            reporter = head.bits & c.REPORTER != 0
            if head.bits & c.RELATIONAL and after.shape & PLACE_TYPE:
                return True  # «رئيس المجلس في محافظة …»
            return reporter or indefinite and g.state != DEFINITE or bool(after.bits & _BY_ORG)
        if head.bits & c.GROUP:
            return False
        states = head.stem in _STATES and after.shape & PLACE  # «محادثات مع دول الخليج في قطر»
        deed = after.shape & MASDAR and not after.bits & _BY_ORG
        if deed:
            return False  # «استمرار النظام في إرسال المقاتلين», «بدأت أطماع النظام في الظهور»: what goes on
        return kind in (ORG, MEDIA, DOCUMENT) and not after.bits & c.DOCUMENT and not states
    if form in ("الي", "لدي") and head.bits & c.RELATIONAL:
        body = form == "لدي" and after.bits & c.ORG != 0  # «مندوب البلاد لدى الأمم المتحدة»
        return body or is_place(after)  # «المبعوث الخاص إلى اليمن», «السفير لدى العراق»
    if form in ("من", "وسط", "داخل", "بين", "لدي"):
        if form == "من" and (after.shape & MASDAR or after.form in _ABSTRACT):
            return False  # «تمكن مواطن من الفرار», «قلل خبراء من أهمية الحوار»
        if form == "من" and any(words[k].form == "من" for k in range(g.head + 1, j)):
            return False  # «طلب أعضاء من اللجنة من الوزير كشف المصادر»
        return kind in (ANONYMOUS, TITLE) and indefinite or form == "من" and kind == ANONYMOUS
    return False


def like_a_clause(g: Growing, j: int, word: Word) -> bool:
    """A participle with where or whence after it is a relative clause («الموجود على», «الصادر عن»)."""
    after = g.after(j)
    if after is None or not (after.form in _WHERE or after.form in BY_IT):
        return False
    if word.bits & (c.ADJECTIVE | c.DEMONYM | c.TITLE | c.GIVEN | c.FAMILY):
        return False
    return any(s.tense in PARTICIPLES for s in word.senses)


def completing(word: Word) -> bool:
    """The word is a participle that a preposition completes («منشقة عن», «الموالية لـ»)."""
    nouns = c.FACTION | c.TITLE | c.ORG | c.ANONYMOUS | c.MEDIA | c.COMMON | c.DEMONYM
    if word.bits & nouns or word.shape & PLACE or word.form in _PLAIN.forms:
        return False
    named = word.bits & (c.GIVEN | c.FAMILY) and not word.definite
    nisba = word.definite and word.stem.endswith("ي")  # «الأمني» is no plural that is annexed to something
    return not named and any(s.tense in PARTICIPLES and not (nisba and s.number == "p") for s in word.senses)
