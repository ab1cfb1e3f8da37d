"""How a word is cut, classed and read; the classes' data files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from musnad.lexicon import classes as c
from musnad.lexicon.lexicon import Lexicon, person_forms
from musnad.lexicon.sources import LexiconError
from musnad.read import reader
from musnad.read import roles as r
from musnad.text import Word

DATA = Path(__file__).parents[2] / "musnad" / "lexicon" / "data"


def word(raw: str) -> Word:
    return reader().words[raw]


@pytest.mark.parametrize(
    ("raw", "pro", "stem", "suffix"),
    [
        ("والوزير", "وال", "وزير", ""),
        ("للمرصد", "لل", "مرصد", ""),
        ("زعيمه", "", "زعيم", "ه"),
        ("زعيمة", "", "زعيمه", ""),
        ("بلاده", "", "بلاد", "ه"),
        ("حكومته", "", "حكومه", "ه"),  # a taa marbuta opens before a pronoun
        ("لسيارتها", "ل", "سياره", "ها"),
        ("نشرته", "", "نشرت", "ه"),
        ("لمضمون", "ل", "مضمون", ""),
        ("بقانون", "ب", "قانون", ""),
        ("ولايات", "", "ولايات", ""),
        ("لندن", "", "لندن", ""),
        ("وزارتا", "", "وزارتا", ""),
    ],
)
def test_cuts(raw: str, pro: str, stem: str, suffix: str) -> None:
    found = word(raw)
    assert (found.pro, found.stem, found.suffix) == (pro, stem, suffix)


@pytest.mark.parametrize(
    ("raw", "bit", "has"),
    [
        ("الوزراء", c.TITLE, True),
        ("مسؤولو", c.TITLE, True),
        ("العالمي", c.TITLE, False),  # the construct state has no article
        ("محافظة", c.TITLE, False),
        ("محافظ", c.TITLE, True),
        ("المصادر", c.ANONYMOUS, True),
        ("العربية", c.MEDIA, True),
        ("عربية", c.MEDIA, False),
        ("حماس", c.GROUP, True),
        ("عبدالرحمن", c.GIVEN, True),
    ],
)
def test_classes(raw: str, bit: int, has: bool) -> None:
    assert bool(word(raw).bits & bit) is has


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("وزير", r.TITLE), ("المرصد", r.ORG), ("رويترز", r.MEDIA), ("مصادر", r.ANONYMOUS), ("بيان", r.DOCUMENT),
        ("قال", r.VERB), ("وكان", r.STOP), ("أن", r.COMPLEMENTIZER), ("الذي", r.RELATIVE), ("أمام", r.PREPOSITION),
        ("إمام", r.TITLE), ("للمرصد", r.FUSED), ("بهذا", r.FUSED), ("مشيرا", r.PARTICIPLE), ("الخميس", r.STOP),
        ("تركيا", r.NAME), ("التركي", r.ADJECTIVE), ("دولارا", r.NOUN), ("بعض", r.QUANTIFIER), ("هذا", r.DEMONSTRATIVE),
        ("48", r.NUMBER), ("،", r.PUNCTUATION), ("ستاروفنسك", r.UNKNOWN), ("منهم", r.STOP),
        ("سياج", r.NOUN), ("استيطانية", r.ADJECTIVE), ("فوزية", r.UNKNOWN),
    ],
)  # fmt: skip
def test_roles(raw: str, role: str) -> None:
    assert word(raw).role == role


def test_the_inner_role_is_that_without_the_preposition() -> None:
    assert word("للمرصد").inner == r.ORG
    assert word("لوزير").inner == r.TITLE


def test_nationality_and_country_have_one_key() -> None:
    assert word("التركي").key == word("تركيا").key == "TR"
    assert word("المرصد").key == "مرصد"


def test_inflection_of_a_profession() -> None:
    forms = dict(person_forms("وزير"))
    assert {"وزير", "وزيرة", "وزيران", "وزيرين", "وزيرات"} <= {
        form for form, construct in forms.items() if not construct
    }
    assert forms["وزيرو"]


@pytest.mark.parametrize("path", sorted((DATA / "classes").glob("*.toml")), ids=lambda path: path.stem)
def test_class_files_name_known_classes_and_repeat_nothing(path: Path) -> None:
    for name, body in tomllib.loads(path.read_text("utf-8"))["class"].items():
        assert name in c.NAMES
        words = body["words"]
        assert sorted({w for w in words if words.count(w) > 1}) == []
        assert [w for w in words if not w.strip() or " " in w] == []


def test_a_users_file_adds_words(tmp_path: Path) -> None:
    file = tmp_path / "more.toml"
    file.write_text('[class.title]\nwords = ["قبطباش"]\n[given]\nwords = ["تلمونار"]\n', "utf-8")
    lexicon = Lexicon([file])
    assert lexicon.marks["قبطباش"] & c.TITLE
    assert lexicon.marks["تلمونار"] & c.GIVEN


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[class.nonsense]\nwords = ["كلمة"]\n', r"\[class\] has no «nonsense»"),
        ("[class.title\n", "not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(LexiconError, match=message):
        Lexicon([file])
