from __future__ import annotations

import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from musnad.processes import Processes


def square(number: int) -> int:
    return number * number


def test_results_come_from_all() -> None:
    with Processes(2) as processes:
        futures = [processes.submit(os.getpid) for _ in range(8)]
        squares = [processes.submit(square, number) for number in range(20)]
        assert len({future.result() for future in futures}) == 2
        assert [future.result() for future in squares] == [number * number for number in range(20)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_killed_process_breaks_its_futures_and_no_others() -> None:
    with Processes(2) as processes:
        first, second = processes.submit(os.getpid), processes.submit(os.getpid)
        assert second.result() != first.result()
        os.kill(first.result(), signal.SIGKILL)
        time.sleep(0.2)
        outcomes: list[int | None] = []
        for _ in range(4):
            try:
                outcomes.append(processes.submit(square, 3).result(timeout=30))
            except BrokenProcessPool:
                outcomes.append(None)
        assert None in outcomes


def test_leaving_early_does_not_wait_for_what_has_not_begun() -> None:
    begun = time.monotonic()
    with Processes(2) as processes:
        for _ in range(100):
            processes.submit(time.sleep, 0.5)
    assert time.monotonic() - begun < 15


def test_none_is_left_over() -> None:
    with Processes(2) as processes:
        pids = [processes.submit(os.getpid).result() for _ in range(4)]
        processes.submit(time.sleep, 0.3)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
