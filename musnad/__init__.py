"""Musnad reads Arabic news about armed conflict and keeps an attributed record of it.

The public interface is `read`, `open` (a ledger), `Document` with the records it holds, and `InputError`:

    >>> import musnad
    >>> document = musnad.read("قال الوزير إن المفاوضات ستبدأ غدا.", published="2020-05-17")

Everything is imported on first use, so that `import musnad` costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from musnad.document import (
        Attribution,
        Document,
        Event,
        Figure,
        Finding,
        Label,
        Place,
        Span,
        Time,
    )
    from musnad.errors import InputError
    from musnad.ledger.ledger import Ledger as open  # noqa: A004, N813  `musnad.open(path)` reads as what it does
    from musnad.read import read

__version__ = "0.1.0"

__all__ = [
    "Attribution",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "InputError",
    "Label",
    "Place",
    "Span",
    "Time",
    "__version__",
    "open",
    "read",
]

_RECORDS = frozenset(__all__) - {"InputError", "__version__", "open", "read"}


class _Package(ModuleType):
    """This package: `musnad.read` is the function, though a subpackage has the same name.

    Importing a subpackage sets an attribute of its parent; a property whose setter does nothing keeps the
    function there.
    """

    @property
    def read(self) -> Any:
        return import_module("musnad.read").read

    @read.setter
    def read(self, value: object) -> None:
        pass


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in _RECORDS:
        return getattr(import_module("musnad.document"), name)
    if name == "InputError":
        return import_module("musnad.errors").InputError
    if name == "open":
        return import_module("musnad.ledger").Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
