"""The engines that carry the work: processes of this machine, or Ray Data on one or many."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from musnad.errors import MusnadError, UsageError
from musnad.ingest.collect import Options
from musnad.processes import Processes
from musnad.scale import partition
from musnad.scale.work import BLOCK, Block, Reading, blocks

Account = dict[str, Any]


def located(sources: Sequence[str]) -> list[str]:
    """The inputs, each once, by their whole paths: the same parts whatever folder the command runs in."""
    return list(dict.fromkeys(str(Path(source).absolute()) for source in sources))


AHEAD = 3
"""Blocks under way for each process."""


def local(
    sources: Sequence[str],
    out: Path,
    options: Options,
    *,
    workers: int,
    lexicon: Sequence[str] = (),
    size: int = BLOCK,
) -> Iterator[Account]:
    """Read with processes of this machine; the account of each part as it is written."""
    skip = frozenset(partition.done(out))
    everything = (block for source in located(sources) for block in blocks(source, options, skip, size))
    if workers == 1:
        yield from map(Reading(str(out), lexicon), everything)
        return
    try:
        with Processes(workers, _start, (str(out), tuple(lexicon))) as pool:
            waiting: set[Future[Account]] = set()
            for block in everything:
                waiting.add(pool.submit(_read, block))
                if len(waiting) >= AHEAD * workers:
                    finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in finished)
            yield from (future.result() for future in waiting)
    except BrokenProcessPool:
        raise MusnadError(
            "A reading process was ended from outside (out of memory?). The parts written so far are kept; run the same"
            " command again."
        ) from None


_reading: Reading | None = None


def _start(out: str, lexicon: Sequence[str]) -> None:
    global _reading
    _reading = Reading(out, lexicon)


def _read(block: Block) -> Account:
    assert _reading is not None
    return _reading(block)


def ray_data(
    sources: Sequence[str],
    out: Path,
    options: Options,
    *,
    workers: int | None,
    address: str | None = None,
    lexicon: Sequence[str] = (),
    size: int = BLOCK,
) -> Iterator[Account]:
    """Read with Ray Data: inputs are cut into blocks by one stage, and read by a pool of actors in the next.

    A worker that is lost is started again and its block read again; the part that it may have written is replaced by
    the same bytes. Raises UsageError when Ray is not installed.
    """
    with session(address) as ray:
        skip = frozenset(partition.done(out))
        processes = workers or int(ray.cluster_resources().get("CPU", 1))
        folder, files = str(out.absolute()), located(sources)
        listed = ray.data.from_items([{"source": source} for source in files], override_num_blocks=len(files))
        cut = listed.flat_map(_cutter(options, skip, size), num_cpus=0.1)
        read = cut.map_batches(
            _Actor,
            fn_constructor_args=(folder, tuple(str(Path(f).absolute()) for f in lexicon)),
            batch_size=1,
            batch_format="numpy",
            zero_copy_batch=True,
            compute=ray.data.ActorPoolStrategy(size=processes),
            num_cpus=0.9,
        )
        for row in read.iter_rows():
            yield pickle.loads(row["account"])


@contextmanager
def session(address: str | None = None) -> Iterator[Any]:
    """Ray, started here or joined at an address, and quiet. Raises UsageError when it is not installed."""
    try:
        import ray
        import ray.data
    except ImportError:
        raise UsageError("This engine needs Ray: pip install 'musnad[ray]'.") from None
    begun = not ray.is_initialized()
    if begun:
        ray.init(address=address, log_to_driver=False, include_dashboard=False, logging_level=logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.target_max_block_size = (
        1_000_000  # a block or two of articles: readers begin while inputs are still cut
    )
    context.target_min_block_size = 1
    try:
        yield ray
    finally:
        if begun:
            ray.shutdown()


def _cutter(
    options: Options, skip: frozenset[str], size: int
) -> Callable[[dict[str, Any]], Iterator[dict[str, Any]]]:
    def cut(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for block in blocks(row["source"], options, skip, size):
            yield {"block": pickle.dumps(block, protocol=5)}

    return cut


class _Actor:
    """A reader in a process of Ray's: takes blocks, gives accounts."""

    def __init__(self, out: str, lexicon: Sequence[str]) -> None:
        self.reading = Reading(out, lexicon)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        accounts = [self.reading(pickle.loads(block)) for block in batch["block"]]
        return {"account": [pickle.dumps(account) for account in accounts]}
