"""The desk: a ledger in the browser. `create_app(settings)` makes the application that `musnad serve` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from musnad.web.app import create_app
    from musnad.web.settings import Settings

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> Any:
    """Imported on first use: the command line knows of `serve` without loading a web framework."""
    if name == "create_app":
        from musnad.web.app import create_app

        return create_app
    if name == "Settings":
        from musnad.web.settings import Settings

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
