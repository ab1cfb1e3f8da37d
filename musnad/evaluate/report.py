"""`musnad evaluate`: reads the articles of a gold folder, or the cases of public test sets, and prints the measures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from musnad.errors import InputError, UsageError
from musnad.evaluate.metrics import LAYERS, score
from musnad.evaluate.public import evaluate_public
from musnad.evaluate.tally import Scores
from musnad.read.reader import Reader


def report(
    folder: Path,
    *,
    errors: int = 0,
    layers: Sequence[str] | None = None,
    as_json: bool = False,
    predicted: Path | None = None,
    lexicon: Iterable[Path] | None = None,
) -> str:
    """The measures as a table (or JSON): gold readings when the folder holds *.json, else the public sets in it.

    predicted: a folder of readings to score in place of reading now. Raises InputError or UsageError.
    """
    if not folder.is_dir():
        raise InputError(
            "is not a folder", str(folder), "Give a folder of gold readings, or of public test sets."
        )
    reader = Reader(lexicon or ())
    gold = load(folder)
    if not gold:
        return evaluate_public(folder, reader, errors=errors, names=layers, as_json=as_json)
    unknown = set(layers or ()) - set(LAYERS)
    if unknown:
        raise UsageError(
            f"There is no layer {', '.join(sorted(unknown))}; the layers are {', '.join(LAYERS)}."
        )
    scores = score(gold, load(predicted) if predicted else readings(gold, reader), layers)
    return json.dumps(scores.as_dict(), indent=1) if as_json else table(scores, errors)


def load(folder: Path) -> dict[str, Any]:
    """The readings in a folder, by file name without .json."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}


def readings(gold: dict[str, Any], reader: Reader) -> dict[str, Any]:
    """The gold articles, read now: only their text and metadata are looked at."""
    known = ("published", "outlet", "title", "url")
    return {
        name: reader.read(article["text"], id=name, **{key: article.get(key) for key in known}).to_dict()
        for name, article in gold.items()
    }


def table(scores: Scores, errors: int = 0) -> str:
    """The measures for a person: precision, recall, F1 and the number of gold items; then accuracies, then errors."""
    unread = f", {scores.unread} without a reading" if scores.unread else ""
    lines = [f"{scores.articles} articles{unread}", f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"]
    for name, tally in scores.tallies.items():
        if tally.gold or tally.predicted:
            p, r, f = tally.row()
            lines.append(f"{name:24}{p:7.3f}{r:7.3f}{f:7.3f}{tally.gold:7d}")
    lines.append("accuracy on what was matched")
    lines += [
        f"{name:24}{a.rate:7.3f}{'':14}{a.total:7d}" for name, a in scores.accuracies.items() if a.total
    ]
    if errors:
        misses = sorted(scores.misses, key=lambda miss: miss.kind)  # stable: articles stay in order
        for kind, found in groupby(misses, key=lambda miss: miss.kind):
            rows = list(found)
            lines += ["", f"{kind}: {len(rows)}", *(f"  {row.article}  {row.words}" for row in rows[:errors])]
    return "\n".join(lines)
