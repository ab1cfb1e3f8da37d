"""The layers of a reading, one module each; `read` puts them together."""

from __future__ import annotations

from musnad.read.reader import Reader, read, reader

__all__ = ["Reader", "read", "reader"]
