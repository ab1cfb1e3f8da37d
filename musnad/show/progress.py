"""A progress line on standard error for long work, once it has taken a while and only where a person sees it."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

SLOW = 1.0
"""Seconds after which progress is shown."""


class Progress:
    """Use as a context; `stage` is told how much of a stage is done.

    quiet: never show it (on one screen with what is printed, that is the progress).
    """

    def __init__(self, name: str = "", total: int = 0, *, quiet: bool = False) -> None:
        self.name, self.total, self.done = name, total, 0
        self.quiet = quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(SLOW, self._show)  # shown even while one step takes long
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if sys.stderr.isatty() and not self.quiet:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()

    def stage(self, name: str, done: int, total: int) -> None:
        """`done` of `total` steps of the stage `name` are done."""
        with self._lock:
            self.name, self.done, self.total = name, done, total
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, description=name, completed=done, total=total)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        with self._lock:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task(self.name, total=self.total, completed=self.done)
            self._bar.start()
