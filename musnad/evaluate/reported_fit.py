"""How the points in reported_points.py were chosen: `python -m musnad.evaluate.reported_fit DIRECTORY`.

DIRECTORY holds gsr-assault.jsonl and gsr-protest.jsonl. Every condition starts from a guess: it should speak for a
report or against one (LIKELY), all by as much (START). Logistic regression moves each away from its guess as far as
the sentences show it (PULL holds it back), never past nothing to the other side, and the counts are rounded to points
of UNIT. It is told the share of the coders who said yes beside what they settled on: half a yes is no plain no. The
threshold finds hardly more reports than there are (SHARE): where F1 is highest hangs on a few sentences, how many
reports there are does not. For each category this prints the points and what they reach; what the guess alone reaches;
and both on sentences that had no part in the choice (ten parts, each read with what the other nine give, twenty times
over).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musnad.evaluate.reported import evidence
from musnad.evaluate.reported_points import ENOUGH, POINTS
from musnad.read.events_lexicon import load
from musnad.read.reader import Reader

Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

LIKELY: dict[str, dict[int, tuple[str, ...]]] = {
    "ASSAULT": {
        1: (
            "nameless attackers", "weapons", "a strike", "a number", "dead and wounded", "carried out or suffered",
            "those who were there", "in the perfect", "a place", "victims told apart", "what something led to",
            "numbered victims", "both parties", "the deed itself", "a verb of the deed itself", "where exactly",
            "somebody speaks at its head", "somebody wounded", "early", "the first is told", "told twice",
            "victims counted", "a number of victims", "a recipient", "a recipient without the article",
            "a day of the news", "a verb tells it first", "an office says it", "close by", "an entry in a chronicle",
            "somebody announces it", "an armed group did it",
        ),
        -1: (
            "only known recipients", "a question", "in the first person", "an accusation or demand",
            "with the article", "always with the article", "an arrest", "short", "a year", "very long",
            "all are background", "also thought possible", "the first is background", "late",
            "only in the imperfect", "politics", "judged, not told", "a known actor", "the first is known",
            "a court or inquiry", "massacres and wars", "other events", "long", "deeds in general",
            "violence in general", "it argues", "affairs of state", "relative clauses", "another event first",
        ),
    },
    "PROTEST": {
        1: (
            "in the street or before a house", "a verb of the deed itself", "the deed itself", "a place", "early",
            "an accusation or demand", "a day of the news", "in the perfect", "what protesters want", "a multitude",
            "told twice", "both parties", "where exactly", "a time", "the first is told", "a verb tells it first",
            "a recipient", "an unknown actor",
        ),
        -1: (
            "all are background", "the first is background", "the first is known", "always with the article",
            "with the article", "late", "only in the imperfect", "only what is done within it",
            "also thought possible", "judged, not told", "in the first person", "a question", "very long", "short",
            "a court or inquiry", "politics", "somebody speaks at its head", "deeds in general", "it argues",
            "affairs of state", "relative clauses", "another event first",
        ),
    },
}  # fmt: skip
START, PULL, UNIT = 0.3, 20.0, 0.15
SHARE = 1.1
PARTS, TIMES = 10, 20
STEPS = 30
"""Steps of Newton's method at most."""


class Set(NamedTuple):
    """The sentences of a category: which conditions hold (`rows`), whether there is an event at all, the answers."""

    names: list[str]
    rows: Reals
    told: Flags
    gold: Flags
    aim: Reals
    """What the regression is to reach: between the answer and the share of the coders who said yes."""


def sentences(path: Path, kind: str, reader: Reader) -> Set:
    """The sentences of a file that were not ambiguous to the coders."""
    lexicon, names = load(reader.lexicon), [name for listed in LIKELY[kind].values() for name in listed]
    rows: list[list[float]] = []
    told: list[bool] = []
    gold: list[bool] = []
    aim: list[float] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["label"] == "ambiguous":
            continue
        found = evidence(reader.text(case["text"]), reader.read(case["text"]), kind, lexicon)
        rows.append([float(found is not None and found[name]) for name in names])
        told.append(found is not None)
        gold.append(case["label"] == "yes")
        aim.append((gold[-1] + case["accept"] / (case["accept"] + case["reject"])) / 2)
    return Set(names, np.array(rows), np.array(told), np.array(gold), np.array(aim))


def f1(found: Flags, gold: Flags) -> float:
    """F1 of the sentences found to report, against those that do."""
    return 2 * float((found & gold).sum()) / max(1, int(found.sum()) + int(gold.sum()))


def totals(rows: Reals, told: Flags, points: Reals) -> Reals:
    """The points of each sentence; one without an event can have none."""
    scores: Reals = np.where(told, rows @ points, -99.0)
    return scores


def threshold(scores: Reals, gold: Flags) -> float:
    """How many points are enough: those that find a number of sentences nearest to SHARE of the reports."""
    values, counts = np.unique(scores, return_counts=True)
    found = np.cumsum(counts[::-1])[::-1]
    return float(values[np.abs(found - SHARE * gold.sum()).argmin()])


def search(rows: Reals, aim: Reals, signs: Reals) -> Reals:
    """Points by logistic regression from the guess (see above)."""
    size = rows.shape[1]
    with_constant = np.hstack([rows, np.ones((len(rows), 1))])
    start = np.append(signs * START, 0.0)
    held = np.append(np.full(size, PULL), 1e-3)
    weights = start.copy()
    weights[-1] = np.log(aim.mean() / (1 - aim.mean())) - float((rows @ start[:-1]).mean())
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-with_constant @ weights))
        slope = with_constant.T @ (aim - likely) - held * (weights - start)
        bend = (with_constant * (likely * (1 - likely))[:, None]).T @ with_constant + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights += step
        if float(np.abs(step).max()) < 1e-6:
            break
    points: Reals = np.round(np.maximum(weights[:-1] * signs, 0.0) * signs / UNIT)
    return points


def unseen(data: Set, signs: Reals, searched: bool) -> float:
    """F1 when each tenth of the sentences is read with what the other nine give, on average."""
    reached = []
    for time in range(TIMES):
        part = np.random.default_rng(time).permutation(len(data.gold)) % PARTS
        found = np.zeros(len(data.gold), dtype=bool)
        for k in range(PARTS):
            known = part != k
            learnt = known & data.told
            points = search(data.rows[learnt], data.aim[learnt], signs) if searched else signs
            scores = totals(data.rows, data.told, points)
            found[~known] = scores[~known] >= threshold(scores[known], data.gold[known])
        reached.append(f1(found, data.gold))
    return float(np.mean(reached))


def main(directory: Path) -> None:
    """Print the points for both categories and what they reach."""
    reader = Reader()
    for kind, likely in LIKELY.items():
        data = sentences(directory / f"gsr-{kind.lower()}.jsonl", kind, reader)
        signs = np.array([float(sign) for sign, listed in likely.items() for _ in listed])
        ours = np.array([float(POINTS[kind].get(name, 0)) for name in data.names])
        reached = f1(totals(data.rows, data.told, ours) >= ENOUGH[kind], data.gold)
        print(f"{kind}: F1 {reached:.3f} with the points of reported_points.py")
        print(f"  one point each, unseen {unseen(data, signs, searched=False):.3f}")
        points = search(data.rows[data.told], data.aim[data.told], signs)
        scores = totals(data.rows, data.told, points)
        enough = threshold(scores, data.gold)
        print(
            f"  searched {f1(scores >= enough, data.gold):.3f}, unseen {unseen(data, signs, searched=True):.3f}, "
            f"{enough:.0f} points are enough"
        )
        for name, value in sorted(zip(data.names, points, strict=True), key=lambda x: -x[1]):
            if value:
                print(f'        "{name}": {value:.0f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
