"""Files read piece by piece, compressed or not: what is decompressed is told by the first bytes, not by the name."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from musnad.errors import InputError

Bytes = io.BufferedReader | gzip.GzipFile | lzma.LZMAFile | bz2.BZ2File
"""A file's bytes, decompressed."""
COMPRESSED = {".gz", ".xz", ".zst", ".bz2"}
LONGEST_LINE = 50_000_000
"""Bytes of one line of JSON: past that, it is no article."""

_GZIP, _XZ, _ZSTD, _BZIP = b"\x1f\x8b", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"BZh"


def suffix(path: str) -> str:
    """The suffix that says what is inside, in lower case: `.jsonl` of `news.JSONL.xz`."""
    name = Path(path)
    if name.suffix.lower() in COMPRESSED:
        name = name.with_suffix("")
    return name.suffix.lower()


@contextmanager
def opened(path: str) -> Iterator[Bytes]:
    """The decompressed bytes of a file. Raises InputError; so does reading on, through `explained`."""
    with explained(path), Path(path).open("rb") as raw:
        head = raw.read(6)
        raw.seek(0)
        tally.file = raw
        try:
            yield _decompressed(raw, head)
        finally:
            tally.file = None


class Tally:
    """How many bytes of files have been read, for a progress display: `done` of files that are finished, and `file`."""

    def __init__(self) -> None:
        self.done = 0
        self.file: BinaryIO | None = None

    def bytes(self) -> int:
        """All bytes so far."""
        try:
            return self.done + (self.file.tell() if self.file is not None else 0)
        except ValueError:  # closed meanwhile
            return self.done


tally = Tally()


def _decompressed(raw: io.BufferedReader, head: bytes) -> Bytes:
    if head.startswith(_GZIP):
        return gzip.GzipFile(fileobj=raw)
    if head.startswith(_XZ):
        return lzma.LZMAFile(raw)
    if head.startswith(_BZIP):
        return bz2.BZ2File(raw)
    if head.startswith(_ZSTD):
        return io.BufferedReader(_Zstandard(raw))
    return raw


class _Zstandard(io.RawIOBase):
    """The bytes of Zstandard frames, one after the other; EOFError when the file ends within one."""

    def __init__(self, raw: BinaryIO) -> None:
        from zstandard import ZstdDecompressor  # imported where needed: it is seldom needed

        self.raw = raw

        def frame() -> Any:
            return ZstdDecompressor(max_window_size=2**31).decompressobj()

        self.frame = frame
        self.now: Any = self.frame()
        self.whole = True
        self.left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.left:
            data = self.now.unused_data if self.now.eof else b""
            if self.now.eof:
                self.now, self.whole = self.frame(), True
            data = data or self.raw.read(1 << 17)
            if not data:
                if not self.whole:
                    raise EOFError
                return 0
            self.left = self.now.decompress(data)
            self.whole = self.now.eof
        part = self.left[: len(buffer)]
        buffer[: len(part)] = part
        self.left = self.left[len(part) :]
        return len(part)


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns what goes wrong while a file is read into InputErrors that name it."""
    try:
        yield
    except FileNotFoundError:
        raise InputError("does not exist", path, "Check the spelling and the folder you are in.") from None
    except EOFError:
        raise InputError("is cut off: the compressed file ends too early", path, CUT) from None
    except (lzma.LZMAError, gzip.BadGzipFile) as error:
        raise InputError(f"is damaged: {error}", path, CUT) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] in (
            "zlib",
            "zstandard",
        ):  # the latter is not always imported
            raise InputError(f"is damaged: {error}", path, CUT) from None
        raise


CUT = "What stood before that place was taken in; fetch the file again for the rest."


def lines(file: Bytes, name: str) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines of a file with their numbers, without blank ones; one that is too long is an InputError."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
            yield (
                number,
                InputError(f"has a line over {LONGEST_LINE // 1_000_000} MB", f"{name} (line {number})"),
            )
            while (line := file.readline(LONGEST_LINE)) and not line.endswith(b"\n"):
                pass
            continue
        if line.strip():
            yield number, line
