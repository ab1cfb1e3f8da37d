"""A reading for a person (terminal, web page) or for another program (JSON, PLOVER, a table)."""

from __future__ import annotations
