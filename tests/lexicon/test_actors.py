"""The actor lexicon is sound, large, neutral and even-handed; a user's file extends it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from musnad.lexicon.actors import STATE, ActorLexicon, actors_of
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.schema_entries import ActorRole
from musnad.lexicon.sources import DATA, LexiconError, entries, shipped
from musnad.read import reader
from musnad.read.actors import Linker, linker_of
from musnad.text.fold import fold
from musnad.text.tokens import tokenize
from tests.conftest import ROOT

KNOWN = ActorLexicon()
RAW = [raw for _, raw in entries("actor", shipped("actors"))]


def test_there_are_three_hundred_groups_organizations_and_offices() -> None:
    others = [a for a in KNOWN.listed.values() if "MED" not in a.roles]
    assert len(others) >= 300
    assert sum(1 for a in others if {"REB", "UAF", "MIL"} & set(a.roles)) >= 180


def test_ids_and_names_are_unique() -> None:
    for field in ("id", "name_ar", "name_en"):
        values = [raw[field] for raw in RAW]
        assert sorted(values) == sorted(set(values)), field


def test_no_name_is_given_to_two_actors() -> None:
    owners: dict[str, str] = {}
    for raw in RAW:
        for name in {" ".join(map(fold, tokenize(n)[0])) for n in (raw["name_ar"], *raw.get("aliases", ()))}:
            assert owners.setdefault(name, raw["id"]) == raw["id"], name


@pytest.mark.parametrize("raw", RAW, ids=lambda raw: raw["id"])
def test_an_actor_is_found_by_each_of_its_names(raw: dict[str, object]) -> None:
    linker = _linker()
    if STATE.fullmatch(str(raw["id"])):
        return  # found as the place that it is
    for name in (raw["name_ar"], *raw.get("aliases", ())):  # type: ignore[misc]
        assert {actor.id for actor in linker.phrase(str(name))} == {raw["id"]}, name


def test_ids_are_those_of_composed_actors_or_in_small_letters() -> None:
    organs = {part.id for rows in KNOWN.parts.values() for _, part in rows if part.id}
    for actor in KNOWN.listed.values():
        assert actor.id is not None
        state, _, organ = actor.id.partition("-")
        if state.isupper():
            assert state == actor.code
            assert organ in organs or not organ
        else:
            assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", actor.id)


def test_codes_are_alpha_3() -> None:
    for actor in KNOWN.listed.values():
        assert (actor.code is None) == (actor.country is None)
        assert actor.code is None or re.fullmatch("[A-Z]{3}", actor.code)
        assert set(actor.roles) <= set(get_args(ActorRole))
    assert KNOWN.state("FR", "فرنسا").code == "FRA"
    assert KNOWN.state("MM", "ميانمار").code == "MMR"


def test_no_name_begins_with_an_evaluative_word() -> None:
    """A neutral name never begins with «ميليشيا», «عصابة», «مرتزقة» …"""
    heads = {
        fold(form)
        for _, raw in entries("label", shipped("labels"))
        if raw["kind"] == "head" and raw["polarity"] == "negative" and not raw.get("after")
        for form in raw["forms"]
    }
    assert "ميليشيا" in heads
    for raw in RAW:
        for name in (raw["name_ar"], *raw.get("aliases", ())):
            assert fold(name.split()[0]).removeprefix("ال") not in heads, name


def test_roles_are_documented_and_the_reverse() -> None:
    page = (ROOT / "docs" / "actors.md").read_text("utf-8")
    table = page.split("| code | who |")[1].split("\n\n")[0]
    assert set(re.findall(r"`([A-Z]{3})`", table)) == set(get_args(ActorRole))


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        """
        [[actor]]
        id = "hill-front"
        name_ar = "جبهة التل"
        name_en = "Hill Front"
        aliases = ["مقاتلو التل"]
        country = "SY"
        role = ["PTY", "REB"]
        [[actor]]
        id = "hamas"
        name_ar = "حماس"
        name_en = "Hamas"
        country = "PS"
        role = "PTY"
        """,
        "utf-8",
    )
    known = ActorLexicon([file])
    assert known.listed["hill-front"].roles == ("PTY", "REB")
    assert known.listed["hill-front"].code == "SYR"
    assert known.listed["hamas"].roles == ("PTY",)
    made = reader((str(file),)).read("هاجمت جبهة التل الجيش السوري أمس.")
    assert [p.id for e in made.events for p in e.actors] == ["hill-front"]


def test_the_sample_lexicon_links_its_invented_parties() -> None:
    made = reader((str(ROOT / "samples" / "lexicon.toml"),)).read(
        "قصف الجيش التالوري مواقع كتائب الوفاء أمس."
    )
    assert [p.id for e in made.events for p in (*e.actors, *e.recipients)] == [
        "XA-armed-forces",
        "loyalty-brigades",
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('[[actor]]\nid = "x"\nname_ar = "س"\nrole = "REB"', "name_en"),
        ('[[actor]]\nid = "x"\nname_ar = "س"\nname_en = "X"\nrole = "EVIL"', "EVIL"),
        ('[[actor]]\nid = "x"\nname_ar = "س"\nname_en = "X"\nrole = "REB"\ncountry = "Syria"', "alpha-2"),
    ],
)
def test_a_wrong_entry_is_told(tmp_path: Path, entry: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(entry, "utf-8")
    with pytest.raises(LexiconError, match=told) as error:
        ActorLexicon([file])
    assert str(file) in str(error.value)


def test_all_actor_files_are_read() -> None:
    assert {path.name for path in shipped("actors")} == {
        path.name for path in (DATA / "actors").glob("*.toml")
    }


def _linker() -> Linker:
    return linker_of(reader().lexicon)


def test_one_lexicon_one_table() -> None:
    lexicon = Lexicon()
    assert actors_of(lexicon) is actors_of(lexicon)
