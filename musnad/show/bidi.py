"""Arabic inside left-to-right lines, in terminals that reorder it and in those that do not.

A terminal that applies the Unicode bidirectional algorithm needs to know where each quoted run begins and ends, or
punctuation and the words beside it change places: an isolate says so. A terminal that does not reorder gains nothing
from isolates, and some show them as boxes. Lines are laid out so that a Latin word stands between any two Arabic
runs, which reads correctly either way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

FSI, PDI = "\u2068", "\u2069"
MODES = ("auto", "isolate", "none")

_TERMINALS = {"TERM": ("mlterm",), "TERM_PROGRAM": ("Apple_Terminal", "iTerm.app", "WezTerm", "ghostty")}
_VTE = 5802
"""The first version of the GNOME terminal library that reorders."""

# What must not reach a terminal: escape sequences and other controls, and the text's own reordering marks,
# which could reach beyond their quotation.
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")


def reorders(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the terminal is one known to apply the bidirectional algorithm."""
    env = os.environ if environment is None else environment
    if env.get("KONSOLE_VERSION") or any(env.get(key) in names for key, names in _TERMINALS.items()):
        return True
    vte = env.get("VTE_VERSION", "")
    return vte.isdigit() and int(vte) >= _VTE


def isolate(run: str) -> str:
    """The run between marks that keep its order apart from what stands around it."""
    return f"{FSI}{run}{PDI}"


def shown(text: str) -> str:
    """The text on one line and without controls: for display only, offsets do not hold in it."""
    return _SPACE.sub(" ", _CONTROLS.sub("", text)).strip()
