"""A lexicon file is checked before it is used: what is wrong is said in a sentence, never a traceback."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_type_hints, is_typeddict

import pytest

from musnad.lexicon.checking import check, check_sets
from musnad.lexicon.lexicon import SHIPPED
from musnad.lexicon.schema import SECTIONS
from musnad.lexicon.sources import DATA, LexiconError, entries, parse, shipped
from musnad.read.reader import Reader

ROOT = Path(__file__).parents[2]
OURS_ALONE = {DATA / "findings.toml", DATA / "reporting" / "particles.toml"}
"""What no file of a user's extends."""

VERB = '[[verb]]\nlemma = "همهم"\nroot = "همهم"\nform = "Q1"\n'
ACTOR = '[[actor]]\nid = "hill"\nname_ar = "التل"\nname_en = "Hill"\nrole = "REB"\n'
LABEL = '[[label]]\nword = "زعران"\npolarity = "negative"\nkind = "person"\n'


def refused(folder: Path, content: str | bytes) -> str:
    file = folder / "own.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(LexiconError) as error:
        Reader([file])
    message = str(error.value)
    assert message.startswith(f"{file}: ") and message.endswith((".", "?")), message
    assert "\n" not in message
    return message


@pytest.mark.parametrize("path", sorted(set(DATA.rglob("*.toml")) - OURS_ALONE), ids=lambda p: p.stem)
def test_what_is_shipped_fits_the_schema(path: Path) -> None:
    check(path, parse(path))


def test_what_is_shipped_asks_for_sets_that_are_there() -> None:
    check_sets(shipped("events", "labels", "verbs", "reporting", "nouns"))


def test_every_verb_that_is_shipped_can_be_inflected() -> None:
    verbs = [entry for _, entry in entries("verb", shipped(*SHIPPED))]
    assert {v["lemma"] for v in verbs} == {v["lemma"] for v in verbs if "root" in v}


def test_every_section_is_shipped_and_told() -> None:
    used = {name for path in set(DATA.rglob("*.toml")) - OURS_ALONE for name in parse(path)}
    assert used == {name.split(".")[0] for name in SECTIONS}
    page = (ROOT / "docs" / "lexicon.md").read_text("utf-8")
    told = set(re.findall(r"`\[+([a-z_.]+)(?:\.NAME)?\]+`", page))
    assert {name for name in SECTIONS if not name.startswith("times.")} - told == set()


def as_toml(name: str, key: str, value: str) -> str:
    section = SECTIONS[name]
    if section.many:
        return f"[[{name}]]\n{key} = {value}\n"
    if section.keys is not None and is_typeddict(section.type):
        inner = next(iter(section.keys.allowed or ["x"]))
        return f"[{name}.{inner}]\n{key} = {value}\n"
    return f"[{name}]\n{key} = {value}\n"


@pytest.mark.parametrize("name", SECTIONS)
def test_an_unknown_key_of_any_section_is_refused(name: str, tmp_path: Path) -> None:
    section = SECTIONS[name]
    if section.keys is not None and section.keys.allowed is None and not section.keys.form:
        pytest.skip("the keys are the user's own")
    message = refused(tmp_path, as_toml(name, "nonsense", '["x"]'))
    assert name in message and "nonsense" in message


@pytest.mark.parametrize("name", SECTIONS)
def test_a_wrong_value_of_any_section_is_refused(name: str, tmp_path: Path) -> None:
    section = SECTIONS[name]
    day = "1979-05-27"  # the one type that TOML has and no section wants
    keys: Any = get_type_hints(section.type) if is_typeddict(section.type) else ["1"]
    if section.keys is not None and not is_typeddict(section.type):
        keys = section.keys.allowed or ["1/2" if "/" in section.keys.form else "1"]
    for key in keys:
        required = "".join(_filled(section.type, key)) if is_typeddict(section.type) else ""
        message = refused(tmp_path, as_toml(name, f'"{key}"', day) + required)
        assert name in message and day in message, message


def _filled(kind: Any, but: str) -> list[str]:
    """Something at the required keys, so that the wrong value is what is found wrong."""
    known = {
        "role": '"REB"', "polarity": '"negative"', "kind": '"person"', "category": '"killed"', "country": '"XA"',
        "code": '"XA"', "names": '["س"]', "words": '["س"]', "forms": '["س"]', "nouns": '["س"]', "with": '["س"]',
        "between": '["XA", "XB"]', "line": "[[1, 2], [3, 4]]",
    }  # fmt: skip
    wanted = sorted(kind.__required_keys__ - {but})
    return [f"{key} = " + known.get(key, '"س"') + "\n" for key in wanted]


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("[[actr]]\n", ("there is no section [actr]", "did you mean «actor»?")),
        (ACTOR + 'nam_fr = "x"', ("[[actor]] number 1 (hill)", "no key «nam_fr»", "aliases")),
        (ACTOR + ACTOR.replace("REB", "MILI"), ("[[actor]] number 2 (hill), «role»", "did you mean «MIL»?")),
        ('[[actor]]\nid = "hill"', ("needs «name_ar»",)),
        (ACTOR + 'country = "Syria"', ("«country»", "«Syria»", "alpha-2")),
        ('[[part]]\nid = "court"\nrole = "JUD"\nwords = ["محكمة"]', ("(court)", "name_ar and name_en")),
        (VERB + 'stnce = "neutral"', ("(همهم)", "no key «stnce»", "did you mean «stance»?")),
        (VERB + 'stance = "doubtful"', ("«stance»", "neutral", "did you mean «doubting»?")),
        (VERB + 'governs = "clause"', ("«governs»", "must be a list")),
        (VERB + 'governs = ["clause", "qoute"]', ("«qoute»", "did you mean «quote»?")),
        (VERB + 'type = "FIGHT"', ("«FIGHT»", "ASSAULT")),
        (VERB + 'prepositions = { "على" = "victim" }', ("«prepositions»", "«victim»", "recipient")),
        (VERB + 'type = "ASSAULT"\nwith = ["strik"]', ("«with»", "no set «strik»", "did you mean «strike»?")),
        (VERB.replace("Q1", "Q9"), ("«form»", "«Q9»", "1 to 10")),
        (VERB.replace('form = "Q1"', "form = 12"), ("«form»", "«12»")),
        (VERB.replace("Q1", "Q2"), ("the verb «همهم»",)),
        ('[[verb]]\nlemma = "همهم"\ngoverns = ["clause"]', ("«همهم» is not known", "root and form")),
        ('verb = "همهم"', ("write each entry as [[verb]]",)),
        ('[[noun]]\nform = ""', ("«form»", "must not be empty")),
        ('[class.titles]\nwords = ["x"]', ("[class] has no «titles»", "did you mean «title»?")),
        ("[class]\ntitle = 3", ("write [class.title] as a table, not as a number",)),
        ('[roles.stop]\nwords = ["كلمة"]', ("[roles.stop], «words»", "must be text, not a list")),
        ('[given]\nwords = ["x", 3]', ("[given], «words»", "«3»")),
        (LABEL + 'near = "wars"', ("«near»", "no set «wars»", "did you mean «war»?")),
        (LABEL.replace("negative", "bad"), ("«polarity»", "«bad»", "positive")),
        ('[[place]]\nname = "س"\ntype = "citty"', ("«type»", "did you mean «city»?")),
        ('[[place]]\nname = "س"\nlat = 91', ("«lat»", "-90 to 90")),
        ('[[border]]\nbetween = ["XA"]\nline = [[1, 2], [3, 4]]', ("«between»", "two country codes")),
        ('[[border]]\nbetween = ["XA", "XB"]\nline = [[1, 2]]', ("«line»", "two points or more")),
        ('[units]\n"فرسخ" = 0', ("«فرسخ»", "kilometres")),
        ('[unit]\nfour = ["اربع"]', ("[unit]", "«four»", "a whole number")),
        ('[fraction]\n0.5 = ["نصف"]', ("[fraction]", "a fraction")),
        ('[times.mounths]\n4 = ["x"]', ("there is no section [times.mounths]", "«times.months»")),
        ("times = 3", ("[times] is not a table",)),
        ('[times.feasts]\n"عيد" = "autumn"', ("«autumn»", "12-25")),
        ('[times.units.year]\nsingle = ["x"]', ("[times.units.year]", "did you mean «singular»?")),
        ('[happened]\nwords = ["x"]', ("there is no section [happened]",)),
        ("[given\n", ("not valid TOML", "line 1")),
        ('[given]\nwords = ["x"]\nwords = ["y"]\n', ("not valid TOML", "line 3")),
        (b"[given]\nwords = ['\xd3']\n", ("not UTF-8",)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(content: str | bytes, parts: tuple[str, ...], tmp_path: Path) -> None:
    message = refused(tmp_path, content)
    for part in parts:
        assert part in message


def test_a_folder_is_no_lexicon_file(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Reader([tmp_path])


def test_sets_may_stand_in_another_file_of_the_users(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(VERB + 'type = "ASSAULT"\nwith = ["foundry"]\n', "utf-8")
    other.write_text('[set.foundry]\nwords = ["مسبك"]\n', "utf-8")
    Reader([one, other])
    with pytest.raises(LexiconError, match="no set «foundry»"):
        Reader([one])


@pytest.mark.parametrize("command", ["read", "check", "explain"])
def test_a_wrong_file_ends_with_status_2(command: str, tmp_path: Path) -> None:
    article, own = tmp_path / "article.txt", tmp_path / "own.toml"
    article.write_text("قال الوزير إن الطريق سالك.", "utf-8")
    own.write_text(ACTOR + "color = 3\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "musnad", command, str(article), "--lexicon", str(own)],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "no key «color»" in done.stderr
