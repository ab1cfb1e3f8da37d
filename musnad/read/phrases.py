"""Noun phrases, outward from a word: where the phrase that names a party ends, or begins.

Newspapers name a source by office, name and apposition («وزير الخارجية التركي مولود جاويش أوغلو»); what follows
it (where, when, to whom, a relative clause) is not part of the phrase. Each word has a `role` in this, worked out
once per distinct word; the scanners below only look at roles.
"""

from __future__ import annotations

from musnad.lexicon import classes as c
from musnad.text import Text, Word
from musnad.text.fold import fold

# What a word does in a noun phrase: one letter per role.
COMPLEMENTIZER, RELATIVE, PREPOSITION, FUSED = "C", "R", "P", "L"
VERB, MAYBE_VERB, STOP = "V", "v", "X"
TITLE, ORG, MEDIA, ANONYMOUS, DOCUMENT = "T", "O", "M", "A", "D"
NAME, UNKNOWN, NOUN, ADJECTIVE = "G", "U", "N", "J"
QUANTIFIER, DEMONSTRATIVE, NUMBER, PUNCTUATION, PARTICIPLE = "Q", "S", "#", ".", "p"

HEADS = frozenset("TOMADGUNJQSv")
"""Roles of words that can stand inside a noun phrase."""

_COMPLEMENTIZERS = frozenset(
    p + k + s
    for p in ("", "و", "ف", "ب", "ل", "وب", "ول")
    for k in ("ان",)
    for s in ("", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ك", "كم", "ي", "نه", "نها", "نهم")
)
_STOPS = frozenset(
    fold(w)
    for w in (
        "لم لن لا ليس ليست ما إذا إذ حيث حين حينما عندما بينما فيما بعدما قبلما كما لكن غير إلا سوى قد لقد سوف ثم أو أم "
        "هو هي هم هن هما أنا نحن أنت وهو وهي وهم أيضا كذلك أمس اليوم غدا الآن مؤخرا حاليا فقط جدا لأن لأنه لأنها لكنه لكنها لكنهم "
        "بينهم بينها بينهما بينه كي لكي حتى كلما مهما إنما بل هل كيف متى أين لماذا ولم ولن ولا وليس وما وقد فقد كان كانت كانوا ويكون يكون تكون هناك هنا "
        "وكان وكانت إضافة فضلا علما وذلك ذلك مما بما فإن"
    ).split()
)
_PREPOSITIONS = frozenset(
    fold(w)
    for w in (
        "في من إلى على عن مع بين عند لدى منذ خلال عبر حول ضد نحو قبل بعد تحت فوق أمام خلف وراء دون بدون بشأن إثر عقب أثناء قرب "
        "بسبب بعيد قبيل إزاء تجاه حيال رغم رغما ضمن وسط داخل خارج جراء نتيجة بحسب حسب وفق وفقا طبقا باسم ل ب ك"
    ).split()
)
_FINITE = frozenset({"perfect", "imperfect", "jussive"})
_SOUND_PLURALS = ("ات", "ون", "ين")
_MEDIA_KINDS = frozenset(
    fold(w)
    for w in "وكالة وكالات صحيفة صحف جريدة قناة قنوات موقع مواقع إذاعة تلفزيون راديو مجلة شبكة وسائل محطة مراسل".split()
)
_NISBA = ("ي", "يه", "يين", "يون", "يات", "ييه")


def annotate(word: Word) -> None:
    """Set the role of a new word."""
    if word.kind == "n":
        word.role = NUMBER
        return
    if word.kind == "p":
        word.role = PUNCTUATION
        return
    form, bits, pro = word.form, word.bits, word.pro
    if form in _COMPLEMENTIZERS and "آ" not in word.raw:
        word.role = COMPLEMENTIZER
    elif bits & c.RELATIVE:
        word.role = RELATIVE
    elif form in _STOPS:
        word.role = STOP
    elif form in _PREPOSITIONS or (form[0] in "وف" and form[1:] in _PREPOSITIONS):
        word.role = PREPOSITION
    elif bits & c.DEMONSTRATIVE:
        word.role = DEMONSTRATIVE
    elif bits & (c.NEGATION | c.ADVERB_TIME | c.CONTRAST | c.PRONOUN | c.ADVERB) and not bits & (
        c.TITLE | c.ORG | c.GIVEN
    ):
        word.role = STOP
    else:
        word.role = _noun_role(word, bits, pro)


def is_place(word: Word) -> bool:
    """The word may begin a place name."""
    return word.place is not None and bool(word.place.alone or word.place.follow)


def _noun_role(word: Word, bits: int, pro: str) -> str:
    fused = pro.lstrip("وف")[:1] in ("ب", "ل", "ك")
    if fused:
        return FUSED
    if bits & c.ANONYMOUS:
        return ANONYMOUS
    if bits & c.OFFICIAL_PLURAL:
        return TITLE
    if bits & c.TITLE:
        return TITLE
    if bits & c.MEDIA:
        return MEDIA
    if bits & (c.ORG | c.GROUP):
        return ORG
    if bits & c.DOCUMENT:
        return DOCUMENT
    if bits & c.DEMONYM and not bits & c.GIVEN:
        return ADJECTIVE
    senses = word.senses
    if is_place(word) and (not senses or any(not name.risk for name in word.place.alone)):
        return NAME
    if senses:
        finite = [
            s for s in senses if s.tense in _FINITE and (s.person == 3 or s.number == "p" and s.person == 1)
        ]
        if bits & (c.COMMON | c.ADJECTIVE):
            return NOUN
        if (
            len(finite) < len(senses)
            and any(
                s.tense == "active_participle"
                and s.number == "s"
                and not word.definite
                and not s.pro
                and s.lexeme.frame
                for s in senses
            )
            and word.raw.rstrip("\u064b").endswith(("ا", "ة", "ه", "اً", "ًا"))
        ):
            return PARTICIPLE if not bits & (c.GIVEN | c.FAMILY) else NAME
        if finite and not bits & (c.GIVEN | c.FAMILY | c.QUANTIFIER | c.PEOPLE | c.KINSHIP):
            if not any(s.nominal for s in senses):
                return VERB
            return MAYBE_VERB
    if bits & c.QUANTIFIER:
        return QUANTIFIER
    if bits & (c.GIVEN | c.FAMILY | c.PARTICLE):
        return NAME
    if word.time is not None and not bits & (c.COMMON | c.ADJECTIVE):
        return STOP
    if word.definite:
        return ADJECTIVE if bits & c.ADJECTIVE or word.stem.endswith(_NISBA) else NOUN
    if senses or bits:
        return NOUN
    return UNKNOWN


class Phrase:
    """A noun phrase: tokens `first` to `last` (exclusive); `head` its first noun; `named`: a person's name is in it."""

    __slots__ = ("first", "last", "head", "named")

    def __init__(self, first: int, last: int, head: int, named: bool) -> None:
        self.first, self.last, self.head, self.named = first, last, head, named


_ADDRESSEES = c.MEDIA
_INNER = frozenset(fold(w) for w in "باسم بلسان".split())
_OF = frozenset(("من", "في", "لدي"))
_BY_ORG = c.ORG | c.DOCUMENT | c.GROUP | c.MEDIA


def _suffixed(word: Word) -> bool:
    return bool(word.suffix) and word.suffix not in ("ي", "ك", "ني")


def phrase(text: Text, i: int, limit: int, *, apposition: bool = True) -> Phrase | None:
    """The noun phrase that begins at token i, ending before `limit` at the latest; None when none begins there."""
    words = text.words
    j = i
    head = -1
    named = False
    name_end = -1  # the last token of a person's name, while that is the last thing taken
    closed = False  # complete: a definite noun, a name or a suffix was reached
    quantified = False
    last = i
    head_role = ""
    while j < limit:
        word = words[j]
        role = word.role
        if role == PREPOSITION and word.form == "علي" and _is_ali(text, j, limit, head):
            role = NAME
        elif role == PARTICIPLE and j > i and word.raw[-1] in "ةه" and words[j - 1].role != PUNCTUATION:
            role = NOUN  # an adjective: «مصادر مطلعة»
        if head < 0:
            if role in (VERB, STOP, COMPLEMENTIZER, RELATIVE, PREPOSITION, FUSED, PARTICIPLE):
                if (
                    role == FUSED
                    and j == i
                    and word.bits & (c.MEDIA | c.ORG | c.TITLE | c.DOCUMENT | c.ANONYMOUS)
                ):
                    role = TITLE
                else:
                    return None
            if role == PUNCTUATION:
                end = _quoted_name(text, j, limit)
                if end < 0:
                    return None
                return Phrase(j, end, j + 1, False) if end > j + 2 else None
            if role in (QUANTIFIER, DEMONSTRATIVE, NUMBER):
                quantified = True
                last = j = j + 1
                if (
                    j < limit
                    and words[j].form == "من"
                    and (
                        role == QUANTIFIER
                        or (role == NUMBER and j + 1 < limit and words[j + 1].form == "اصل")
                    )
                ):
                    j += 1 + (role == NUMBER)
                continue
            head, head_role = j, role
            closed = (
                word.definite
                or role in (NAME, UNKNOWN)
                or _suffixed(word)
                or (role == MEDIA and word.form not in _MEDIA_KINDS)
            )
            name_end = j if role in (NAME, UNKNOWN) else -1
            named = role in (NAME, UNKNOWN)
            last = j = j + 1
            continue
        if role == PUNCTUATION:
            raw = word.raw
            if raw in "،," and apposition and j + 1 < limit:
                end = _apposition(text, j + 1, limit, head_role)
                if end:
                    named = named or any(words[k].role in (NAME, UNKNOWN) for k in range(j + 1, end))
                    last = j = end
                    closed = True
                    continue
                break
            end = _quoted_name(text, j, limit)
            if end > 0 and head_role in (ORG, MEDIA, NOUN, ADJECTIVE, TITLE):
                last = j = end
                closed = True
                continue
            break
        if role == FUSED:
            if word.form in _INNER or (
                word.pro in ("ل", "لل") and _belongs(text, j, head_role, closed, named)
            ):
                closed = word.definite or _suffixed(word)
                last = j = j + 1
                continue
            if _complement(text, j) and word.pro in ("ل", "لل", "ب", "بال"):
                closed = word.definite or _suffixed(word)
                last = j = j + 1
                continue
            if word.pro in ("ب", "بال") and not named and (is_place(word) or word.stem in _PLACE_TYPES):
                closed = word.definite or is_place(word)
                last = j = j + 1
                continue
            break
        if role == PREPOSITION:
            if word.form in ("باسم",):
                j += 1
                closed = False
                continue
            if j + 1 < limit and word.form in ("عن", "من", "الي", "مع") and _complement(text, j):
                inner = phrase(text, j + 1, limit, apposition=False)
                if inner is not None:
                    last = j = inner.last
                    closed = True
                    continue
            if not named and j + 1 < limit and _place_of_work(text, j, limit, head, head_role, closed):
                inner = phrase(text, j + 1, limit, apposition=False)
                if inner is not None:
                    named = named or inner.named and head_role == TITLE
                    last = j = inner.last
                    closed = True
                    continue
            break
        if role in (VERB, STOP, COMPLEMENTIZER, RELATIVE, PARTICIPLE):
            break
        if role == NUMBER:
            if head_role in (ORG, NOUN, DOCUMENT) and j == last and not word.raw.startswith("0"):
                last = j = j + 1  # «الفرقة 30», «المادة 62»
                continue
            break
        conjoined = word.pro[:1] == "و"
        if role == MAYBE_VERB:
            if conjoined or closed:
                break
            last = j = j + 1
            closed = word.definite
            continue
        if conjoined:
            if closed and role not in (TITLE, ORG, NOUN, ADJECTIVE, ANONYMOUS, MEDIA, NAME):
                break
            if _suffixed(word) and not word.definite and role == NOUN:
                closed = True
            last = j = j + 1
            closed = word.definite or role in (NAME, MEDIA)
            continue
        if role == DEMONSTRATIVE:
            break
        if (
            not word.definite
            and role in (ORG, MEDIA, TITLE)
            and words[j - 1].bits & c.ADJECTIVE
            and not named
        ):
            break  # an adjective closes what is before it: «أبلغ مسؤول آخر وكالة»
        if closed:
            if role == ADJECTIVE or (word.definite and role in (NOUN, ORG, ANONYMOUS, DOCUMENT, MEDIA)):
                if name_end == j - 1:
                    if role == ADJECTIVE or (
                        role == NOUN and not word.bits & c.COMMON and not word.stem.endswith(_SOUND_PLURALS)
                    ):
                        name_end = j  # a family name: «محمد الحميري», «كامل المرعاش»
                    else:
                        break  # after a person's name, another party: «دعا سامي المنظمات إلى»
            elif role == TITLE:
                pass
            elif role in (NAME, UNKNOWN):
                if (
                    head_role in (ORG, MEDIA, DOCUMENT, ANONYMOUS, NOUN)
                    and words[j - 1].role in (ADJECTIVE, NOUN, ORG)
                    and not named
                ):
                    break  # «اتهم الحزب الكردي أنقرة»
                named = True
                name_end = j
            elif role == QUANTIFIER and word.bits & c.ANAPHORIC or word.bits & c.ANAPHORIC:
                pass
            else:
                break
        else:
            if role == NOUN and _masdar(word) and head_role not in (TITLE, ORG, DOCUMENT, NOUN, MEDIA):
                break
            if role in (NAME, UNKNOWN):
                named = named or head_role in (TITLE, NAME)
                name_end = j
            if role == UNKNOWN and head_role in (ANONYMOUS, TITLE) and not word.definite:
                last = j = j + 1  # an indefinite adjective: «مصدر طبي», «مسؤول رفيع»
                continue
        if role in (TITLE, ORG) and not word.definite and not _suffixed(word):
            name_end = -1
            closed = False  # a construct opens again: «هنري رئيس برنامج …»
        elif (
            word.definite
            or role in (NAME, MEDIA)
            or _suffixed(word)
            or (role == UNKNOWN and head_role in (NAME, UNKNOWN))
        ):
            closed = True
        last = j = j + 1
    if head < 0:
        if quantified and last > i:
            return Phrase(i, last, i, False)
        return None
    return Phrase(i, last, head, named)


_PLACE_TYPES = frozenset(
    fold(w)
    for w in "مدينة محافظة بلدة قرية منطقة ولاية إقليم قضاء ناحية مديرية مقاطعة مركز جامعة وزارة جهة العاصمة".split()
)


def _is_ali(text: Text, j: int, limit: int, head: int) -> bool:
    """«علي» at token j is the name, not the preposition على."""
    words = text.words
    if text.tokens[j].endswith("ى") and head < 0:
        return False
    before = words[j - 1].role if j else PUNCTUATION
    after = words[j + 1] if j + 1 < limit else None
    if after is not None and after.bits & (c.GIVEN | c.FAMILY) and not after.definite:
        return True
    return (
        before in (TITLE, NAME)
        and after is not None
        and (after.role in (UNKNOWN, NAME) or bool(after.bits & c.FAMILY))
    )


def _complement(text: Text, j: int) -> bool:
    """The preposition at j completes a participle before it («منشقة عن», «الموالية لـ»)."""
    return any(
        s.tense in ("active_participle", "passive_participle") for s in text.words[j - 1].senses
    ) and not (
        text.words[j - 1].bits & (c.TITLE | c.ORG | c.GIVEN | c.FAMILY | c.ANONYMOUS | c.MEDIA | c.COMMON)
    )


def _masdar(word: Word) -> bool:
    return any(s.tense == "masdar" for s in word.senses)


def _quoted_name(text: Text, j: int, limit: int) -> int:
    """Past the end of a short quoted name that opens at token j; -1 when there is none."""
    for quote in text.quotes:
        if quote.open == j:
            if quote.close is not None and quote.last - quote.first <= 4 and quote.close < limit:
                if any(
                    text.words[k].role in (COMPLEMENTIZER, STOP, VERB) for k in range(quote.first, quote.last)
                ):
                    return -1
                return quote.close + 1
            return -1
        if quote.open > j:
            break
    return -1


def _apposition(text: Text, j: int, limit: int, head_role: str) -> int:
    """Past the end of an apposition after a comma («الأمين العام …، الدكتور …،»), 0 when none stands there."""
    words = text.words
    word = words[j]
    if word.role not in (TITLE, NAME, UNKNOWN) or word.pro[:1] == "و":
        return 0
    if word.role == UNKNOWN and head_role not in (TITLE, ORG):
        return 0
    inner = phrase(text, j, limit, apposition=False)
    if inner is None:
        return 0
    after = words[inner.last] if inner.last < len(words) else None
    if (
        word.role == TITLE
        or after is None
        or after.role in (PUNCTUATION, COMPLEMENTIZER, FUSED, PREPOSITION, STOP, RELATIVE)
    ):
        return inner.last
    return 0


def _belongs(text: Text, j: int, head_role: str, closed: bool, named: bool) -> bool:
    """A noun with لـ that belongs to the office or body before it («الأمين العام لمجلس …»), not an addressee."""
    word = text.words[j]
    if named or head_role not in (TITLE, ORG, DOCUMENT, NOUN, ADJECTIVE, ANONYMOUS):
        return False
    if word.bits & c.MEDIA or word.suffix:
        return False
    return bool(word.bits & (c.ORG | c.TITLE | c.GROUP)) or word.pro == "لل" or not word.bits & c.GIVEN


def _place_of_work(text: Text, j: int, limit: int, head: int, head_role: str, closed: bool) -> bool:
    """The preposition at j says where an unnamed source works («مسؤول في الشرطة»), not where it spoke."""
    words = text.words
    after = words[j + 1]
    if after.bits & (c.SPEECH_EVENT | c.ADVERB_TIME) or after.role in (STOP, DEMONSTRATIVE, NUMBER, VERB):
        return False
    form = words[j].form
    indefinite = not words[head].definite
    if form == "في":
        if after.time is not None:
            return False
        if head_role in (TITLE, ANONYMOUS):
            return (indefinite and not closed) or bool(after.bits & _BY_ORG)
        return head_role in (ORG, MEDIA, DOCUMENT) and not (after.bits & c.DOCUMENT)
    if form in ("من", "وسط", "داخل", "بين", "لدي", "عن"):
        if form == "عن":
            return False
        return head_role in (ANONYMOUS, TITLE) and indefinite or (form == "من" and head_role in (ANONYMOUS,))
    return False


def phrase_before(text: Text, j: int, start: int) -> Phrase | None:
    """The noun phrase that ends right before token j, beginning at `start` at the earliest."""
    for i in range(start, j):
        found = phrase(text, i, j)
        if found is not None and found.last == j:
            return found
    return None
