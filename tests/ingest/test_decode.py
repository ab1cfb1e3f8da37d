from __future__ import annotations

import pytest

from musnad.errors import InputError
from musnad.ingest.decode import decode, plausibility

PROSE = (
    "قال المتحدث إن الاجتماع الذي عقد في العاصمة بحث ملف المياه بين البلدين، وأضاف أن اللجنة ستعود بعد أسبوع.\r\n"
    * 3
)


@pytest.mark.parametrize(
    ("encoding", "used"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("cp1256", "cp1256"),
    ],
)
def test_encodings(encoding: str, used: str) -> None:
    assert decode(PROSE.encode(encoding), "x") == (PROSE, used)


def test_big_endian() -> None:
    assert decode(b"\xfe\xff" + PROSE.encode("utf-16-be"), "x") == (PROSE, "utf-16-be")


def test_iso_8859_6() -> None:
    text = PROSE.replace("،", " -")
    assert decode(text.encode("iso8859-6"), "x") == (text, "iso8859-6")


def test_declared_encoding_is_a_candidate_and_no_more() -> None:
    assert decode(PROSE.encode("cp1256"), "x", "iso-8859-1")[1] == "cp1256"
    assert decode(PROSE.encode("cp1256"), "x", "no-such-encoding")[1] == "cp1256"


def test_only_the_mark_is_taken_off() -> None:
    assert decode("\ufeff\ufeffنص\r\n".encode(), "x")[0] == "\ufeffنص\r\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Office"),
        (bytes(range(256)) * 4, "binary"),
        ("نص".encode("utf-16-le") * 50, "UTF-16 without its mark"),
        (b"\xff\xfe\x00\xd8\x00", "UTF-16-LE"),
        (PROSE.encode()[:-10] + b"\xff" * 3, "broken there"),
        (bytes(range(0x80, 0x100)) * 8, "could not be told"),
    ],
)
def test_refusals(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match="x") as error:
        decode(data, "x")
    assert says in str(error.value)


def test_plausibility_tells_code_pages_apart() -> None:
    right = plausibility(PROSE)
    wrong = plausibility(PROSE.encode("cp1256").decode("iso8859-6", "replace"))
    assert right > 0.3 > 0.1 > wrong
