"""Compressed files, whole, cut off, and not what they say."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from musnad.errors import InputError
from musnad.ingest.article import Article
from musnad.ingest.collect import Options, collect

LINES = "".join(
    json.dumps(
        {"text": f"قال الوزير إن {n} جنود عادوا إلى بلدة تل السدر.", "outlet": "صحيفة الأفق"},
        ensure_ascii=False,
    )
    + "\n"
    for n in range(2000)
).encode()
PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".bz2": bz2.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def texts(path: Path) -> tuple[list[str], list[InputError]]:
    found = list(collect(str(path), Options()))
    return [a.text for a in found if isinstance(a, Article)], [e for e in found if isinstance(e, InputError)]


@pytest.mark.parametrize("suffix", PACK)
def test_compressed_lines(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(PACK[suffix](LINES[: len(LINES) // 2]) + PACK[suffix](LINES[len(LINES) // 2 :]))
    found, errors = texts(path)
    assert (len(found), errors) == (2000, [])


@pytest.mark.parametrize("suffix", PACK)
@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_file_that_is_cut_off_gives_what_it_has_and_says_so(
    tmp_path: Path, suffix: str, share: float
) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    whole = PACK[suffix](LINES)
    path.write_bytes(whole[: int(len(whole) * share)])
    found, errors = texts(path)
    assert found == [json.loads(line)["text"] for line in LINES.splitlines()[: len(found)]]
    assert "cut off" in str(errors[-1])
    assert all("not valid JSON" in str(error) for error in errors[:-1])


@pytest.mark.parametrize("suffix", PACK)
def test_a_damaged_file_says_so(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news.jsonl{suffix}"
    whole = bytearray(PACK[suffix](LINES))
    middle = len(whole) // 2
    whole[middle : middle + 50] = bytes(50)
    path.write_bytes(whole)
    _, errors = texts(path)
    assert "damaged" in str(errors[-1]) or "cut off" in str(errors[-1])


def test_the_first_bytes_tell_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(gzip.compress(LINES))
    assert len(texts(path)[0]) == 2000
    path = tmp_path / "plain.jsonl.gz"
    path.write_bytes(LINES)
    assert len(texts(path)[0]) == 2000


def test_broken_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = LINES.splitlines()[0]
    path.write_bytes(
        b"\n".join([good, b'{"text": ', b"", b"[1]", b'{"title": "x"}', good, b"\xff\xfe", good])
    )
    found, errors = texts(path)
    assert len(found) == 3
    assert [str(error).split(")")[0].rpartition("(")[2] for error in errors] == [
        "line 2",
        "line 4",
        "line 5",
        "line 7",
    ]
    assert "--map text=" in str(errors[2])


def test_what_is_not_there(tmp_path: Path) -> None:
    _, (error,) = texts(tmp_path / "none.jsonl")
    assert "does not exist" in str(error)
