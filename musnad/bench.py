"""`musnad bench`: words a second of reading, layer upon layer, and of spaCy's blank Arabic pipeline only tokenizing.

All sides get the same texts in the same process on one core, in turn, round by round; a ratio is the median over
the rounds. Each side first goes over all texts once untimed, so that all start with warm caches; the first pass of a
full reading is printed as well. A word is what white space separates, for all alike.
"""

from __future__ import annotations

import cProfile
import gc
import json
import lzma
import pstats
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from musnad.check import findings
from musnad.document import Document
from musnad.errors import InputError, UsageError
from musnad.ingest import Article, load
from musnad.read import layers
from musnad.read.reader import Reader
from musnad.text import word

CORPORA = ("../shared/corpus", "samples")
"""Where texts are looked for when none are named: a corpus beside the project, else its own samples."""

FULL, SPACY = "full reading", "spaCy tokenization"

Pass = Callable[[], None]


def bench(files: Sequence[str], *, rounds: int, articles: int, profile: bool) -> None:
    """Run and print the comparison. Raises UsageError when there are no texts or spaCy is missing."""
    texts = list(_articles(files, articles))
    if not texts:
        raise UsageError("There are no texts to read: name some, as in `musnad bench article.txt`.")
    words = sum(len(a.text.split()) for a in texts)
    kind = "plain Python" if str(word.__file__).endswith(".py") else "compiled"
    print(f"{len(texts)} articles, {words} words, {rounds} rounds; the reader is {kind}")

    begun = time.perf_counter()
    reader = Reader()
    print(f"reader made ready in {time.perf_counter() - begun:.2f} s")

    def reading() -> None:
        for a in texts:
            reader.read(a.text, published=a.published, outlet=a.outlet, title=a.title)

    sides = _sides(reader, texts, reading)
    first = {name: _timed(side) for name, side in sides.items()}
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            times[name].append(_timed(side))
    print(f"{'':40}{'words/s':>12}{'of spaCy':>10}   rounds")
    for name, taken in times.items():
        ratios = [b / a for a, b in zip(taken, times.get(SPACY, taken), strict=True)]
        spread = f"{median(ratios):10.2f}   {min(ratios):.2f} to {max(ratios):.2f}" if SPACY in times else ""
        print(f"{name:40}{words / median(taken):12,.0f}{spread}")
    print(f"{'first pass of the full reading':40}{words / first[FULL]:12,.0f}")
    if SPACY not in times:
        print("spaCy is not installed: no comparison (pip install 'musnad[dev]')")
    if profile:
        _profile(reading, words)


def _sides(reader: Reader, texts: list[Article], full: Pass) -> dict[str, Pass]:
    """What is timed, by name: the full reading first, so that its first pass is over words never seen."""

    def said() -> None:
        for a in texts:
            layers.read_said(reader.text(a.text), Document(text=a.text, published=a.published))

    def counted() -> None:
        for a in texts:
            text, document = reader.text(a.text), Document(text=a.text, title=a.title, published=a.published)
            layers.read_said(text, document)
            layers.read_counted(reader, text, document)
            document.findings = findings(reader, text, document)

    sides = {
        FULL: full,
        "attributions alone": said,
        "attributions, figures, times, places": counted,
    }
    tokenizing = _spacy([a.text for a in texts])
    return sides | ({SPACY: tokenizing} if tokenizing else {})


def _timed(side: Pass) -> float:
    gc.collect()
    begun = time.perf_counter()
    side()
    return time.perf_counter() - begun


def _spacy(texts: list[str]) -> Pass | None:
    try:
        import spacy
    except ImportError:
        return None
    tokenizer = spacy.blank("ar").tokenizer

    def tokenizing() -> None:
        for text in texts:
            tokenizer(text)

    return tokenizing


def _articles(files: Sequence[str], limit: int) -> Iterator[Article]:
    """The articles named, or those of the first default place that has any; evenly spread when there are more."""
    if files:
        for file in files:
            yield from _from(Path(file), limit)
        return
    for folder in map(Path, CORPORA):
        found = [
            a
            for path in sorted(folder.glob("*"))
            if path.suffix in (".xz", ".json", ".txt")
            for a in _from(path, limit)
        ]
        if found:
            yield from found[:limit]
            return


def _from(path: Path, limit: int) -> Iterator[Article]:
    if path.suffix == ".xz":
        yield from _corpus(path, limit)
        return
    for item in load(str(path)):
        if isinstance(item, InputError):
            raise item
        yield item


def _corpus(path: Path, limit: int) -> Iterator[Article]:
    """`limit` articles spread evenly over a compressed file of JSON lines."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    for line in lines[:: max(1, len(lines) // limit)][:limit]:
        record: dict[str, Any] = json.loads(line)
        text = record.get("text") or record.get("content") or ""
        if text.strip():
            published = record.get("published") or str(record.get("date_extracted") or "")[:10] or None
            yield Article(text, str(path), title=record.get("title"), published=published)


def _profile(reading: Pass, words: int) -> None:
    """Microseconds a word by module of the package, under the profiler (which slows small functions most)."""
    profiler = cProfile.Profile()
    profiler.runcall(reading)
    own: dict[str, float] = {}
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    root = str(Path(__file__).parent)
    for (file, _, _), (_, _, seconds, _, callers) in stats.items():
        if file.startswith(root):
            module = Path(file).relative_to(root).with_suffix("").as_posix()
            own[module] = own.get(module, 0.0) + seconds
            continue
        for (caller, _, _), (
            _,
            _,
            spent,
            _,
        ) in callers.items():  # built-ins and libraries count where they are called
            if caller.startswith(root):
                module = Path(caller).relative_to(root).with_suffix("").as_posix()
                own[module] = own.get(module, 0.0) + spent
    print("\nmicroseconds a word by module, under the profiler")
    for module, seconds in sorted(own.items(), key=lambda item: -item[1]):
        if seconds * 1e6 / words >= 0.005:
            print(f"{module:40}{seconds * 1e6 / words:8.2f}")
