"""How the points in reported.py were chosen: `python -m musnad.evaluate.reported_fit DIRECTORY`.

DIRECTORY holds gsr-assault.jsonl and gsr-protest.jsonl. First every condition that should speak for a report counts
1 and every one that should speak against it -1 (LIKELY). Then, a condition at a time, another count from -2 to 2 is
taken when it raises F1 by more than GAIN. For each category this prints what the points of reported.py reach, what the
first guess reaches when only the threshold is chosen, and what the search finds; both also on sentences that had no
part in the choice (ten parts, each read with what the other nine give).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musnad.evaluate.reported import ENOUGH, POINTS, evidence
from musnad.read.events_lexicon import load
from musnad.read.reader import Reader

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LIKELY = {
    "ASSAULT": {
        1: (
            "a verb tells it first", "the deed itself", "a verb of the deed itself", "told twice", "victims counted",
            "a number of victims", "a place", "a day", "a recipient without the article", "an office says it",
            "weapons", "somebody wounded", "a strike",
        ),
        -1: (
            "always with the article", "a year", "judged, not told", "also thought possible", "other events",
            "an accusation or demand", "an arrest", "violence in general", "late", "short", "long", "very long",
            "the first is background", "all are background", "a court or inquiry", "only in the imperfect",
        ),
    },
    "PROTEST": {
        1: (
            "a verb tells it first", "the deed itself", "a verb of the deed itself", "told twice", "a place", "a time",
            "a recipient", "both parties", "an accusation or demand", "early",
        ),
        -1: ("always with the article", "judged, not told", "late", "only slogans and banners"),
    },
}  # fmt: skip
GAIN = 0.008
COUNTS = (-2, -1, 0, 1, 2)
PARTS = 10


def sentences(path: Path, kind: str, reader: Reader) -> tuple[list[str], Ints, Flags]:
    """Names of the conditions, which of them hold in each sentence (last: any event at all), whether it reports."""
    lexicon = load(reader.lexicon)
    found: list[dict[str, bool] | None] = []
    gold: list[bool] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["label"] != "ambiguous":
            found.append(evidence(reader.text(case["text"]), reader.read(case["text"]), kind, lexicon))
            gold.append(case["label"] == "yes")
    names = sorted({name for one in found if one is not None for name in one})
    rows = [[*(bool((one or {}).get(name)) for name in names), one is not None] for one in found]
    return names, np.array(rows, dtype=np.int64), np.array(gold)


def f1(found: Flags, gold: Flags) -> float:
    """F1 of the sentences found to report, against those that do."""
    return 2 * float((found & gold).sum()) / max(1, int(found.sum()) + int(gold.sum()))


def threshold(rows: Ints, gold: Flags, points: Ints) -> tuple[float, int]:
    """The best F1 of these points, and how many it needs."""
    scores = totals(rows, points)
    return max((f1(scores >= least, gold), least) for least in range(-3, 12))


def totals(rows: Ints, points: Ints) -> Ints:
    """The points of each sentence; one without an event can have none."""
    scores: Ints = np.where(rows[:, -1] > 0, rows[:, :-1] @ points, -99)
    return scores


def guess(rows: Ints, gold: Flags, start: Ints) -> tuple[Ints, int]:
    """The first guess as it is, with the threshold that suits it."""
    return start, threshold(rows, gold, start)[1]


def search(rows: Ints, gold: Flags, start: Ints) -> tuple[Ints, int]:
    """Two rounds over the conditions, from the first guess."""
    points = start.copy()
    best, least = threshold(rows, gold, points)
    for _ in range(2):
        for k in range(len(points)):
            for count in COUNTS:
                before, points[k] = points[k], count
                reached, needs = threshold(rows, gold, points)
                if reached > best + GAIN:
                    best, least = reached, needs
                else:
                    points[k] = before
    return points, least


def unseen(
    rows: Ints, gold: Flags, start: Ints, choose: Callable[[Ints, Flags, Ints], tuple[Ints, int]]
) -> float:
    """F1 when each tenth of the sentences is read with what the other nine give."""
    part = np.arange(len(gold)) % PARTS
    found = np.zeros(len(gold), dtype=bool)
    for k in range(PARTS):
        points, least = choose(rows[part != k], gold[part != k], start)
        found[part == k] = totals(rows[part == k], points) >= least
    return f1(found, gold)


def main(directory: Path) -> None:
    """Print what the points reach for both categories."""
    reader = Reader()
    for kind, likely in LIKELY.items():
        names, rows, gold = sentences(directory / f"gsr-{kind.lower()}.jsonl", kind, reader)
        count = {name: sign for sign, listed in likely.items() for name in listed}
        start = np.array([count.get(name, 0) for name in names], dtype=np.int64)
        ours = np.array([POINTS[kind].get(name, 0) for name in names], dtype=np.int64)
        print(f"{kind}: F1 {f1(totals(rows, ours) >= ENOUGH[kind], gold):.3f} with the points of reported.py")
        print(
            f"  first guess {threshold(rows, gold, start)[0]:.3f}, unseen {unseen(rows, gold, start, guess):.3f}"
        )
        points, least = search(rows, gold, start)
        reached = f1(totals(rows, points) >= least, gold)
        print(
            f"  search {reached:.3f}, unseen {unseen(rows, gold, start, search):.3f}, {least} points needed"
        )
        for name, value in zip(names, points, strict=True):
            if value:
                print(f"    {value:+d} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
