"""Processes that share work, and say so when one of them is killed."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.connection import wait
from typing import Any, TypeVar

T = TypeVar("T")


def end_with_parent() -> None:
    """In a process of `Processes`: end it when the one that started it does, however that ends."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    process = multiprocessing.parent_process()
    if process is not None:
        wait([process.sentinel])
        os._exit(1)


class Processes:
    """`count` processes; close with `with`. What is submitted goes to the one with the least to do.

    initializer, initargs: run once in each process. A process that is killed makes its futures raise
    BrokenProcessPool. Each process is an executor of its own: one executor with several processes starts them while
    its watching thread already runs, and waits for ever for one that starts just as another is killed.
    """

    def __init__(
        self, count: int, initializer: Callable[..., None] | None = None, initargs: tuple[Any, ...] = ()
    ):
        context = multiprocessing.get_context("spawn")
        self.executors = [
            ProcessPoolExecutor(1, mp_context=context, initializer=initializer, initargs=initargs)
            for _ in range(count)
        ]
        self.waiting = [0] * count

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Drop what has not begun, wait for what has, and end the processes."""
        # All at once: one that is asked without waiting cannot be waited for later, and one after another would let
        # the last go on through its queue.
        with ThreadPoolExecutor(len(self.executors)) as threads:
            for executor in self.executors:
                threads.submit(executor.shutdown, wait=True, cancel_futures=True)

    def submit(self, work: Callable[..., T], *arguments: object) -> Future[T]:
        """The result to come of `work(*arguments)`, both of which must pickle."""
        at = min(range(len(self.executors)), key=self.waiting.__getitem__)
        self.waiting[at] += 1
        future = self.executors[at].submit(work, *arguments)
        future.add_done_callback(lambda _: self._done(at))
        return future

    def _done(self, at: int) -> None:
        self.waiting[at] -= 1  # from the executor's thread; a count that is off by one only costs balance
