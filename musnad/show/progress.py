"""A progress line on standard error for long work, once it has taken a while and only where a person sees it."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from musnad.batch import SLOW

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Use as a context; `stage` is told how much of a stage is done."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()

    def stage(self, name: str, done: int, total: int) -> None:
        """`done` of `total` steps of the stage `name` are done."""
        if self.bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self.begun < SLOW:
                return
            self._start()
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description=name, completed=done, total=total)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        self.bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.bar.add_task("")
        self.bar.start()
