"""Named rules: each says what it finds, with examples that run as its tests.

A layer module keeps `RULES: dict[str, Rule]`; the `rule` field of a record names the rule that made it, and
`musnad explain` prints it.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule of the grammar. `examples`: sentences of ours with what the rule finds in each, as its test reads it."""

    name: str
    about: str
    examples: tuple[tuple[str, object], ...] = ()
