from __future__ import annotations

import importlib.util
import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from musnad.errors import InputError, UsageError
from musnad.evaluate.match import pairs, same_name, words
from musnad.evaluate.metrics import score
from musnad.evaluate.public import Result, public_set
from musnad.evaluate.report import load, report, table
from musnad.evaluate.tally import Tally
from tests.article import document


def gold() -> dict[str, Any]:
    return {"hill": document().to_dict()}


def at(start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": ""}


def test_a_reading_is_perfect_against_itself() -> None:
    scores = score(gold(), gold())
    assert all(t.row() == (1.0, 1.0, 1.0) for t in scores.tallies.values())
    assert all(a.rate == 1.0 for a in scores.accuracies.values())
    assert not scores.misses


def test_no_reading_at_all() -> None:
    scores = score(gold(), {})
    assert scores.unread == 1
    assert scores.tallies["cue"].row() == (0.0, 0.0, 0.0)
    assert scores.tallies["cue"].gold == 3
    assert "1 articles, 1 without a reading" in table(scores)


def test_what_differs_is_counted_where_it_differs() -> None:
    predicted = gold()
    predicted["hill"]["attributions"][1]["stance"] = "doubting"
    predicted["hill"]["attributions"][1]["parent"] = None
    predicted["hill"]["figures"][0]["high"] = 13
    del predicted["hill"]["times"][0]
    scores = score(gold(), predicted)
    assert scores.accuracies["stance"].rate == pytest.approx(2 / 3)
    assert scores.accuracies["parent"].rate == pytest.approx(2 / 3)
    assert scores.tallies["figure"].row()[2] == 1.0
    assert scores.tallies["figure value"].hits == 1
    assert scores.tallies["time"].row() == (0.0, 0.0, 0.0)
    kinds = {miss.kind for miss in scores.misses}
    assert kinds == {"stance differs", "parent differs", "figure differs", "time missed"}


def test_layers_are_chosen() -> None:
    scores = score(gold(), {}, ["times"])
    assert scores.tallies["time"].gold == 1
    assert scores.tallies["cue"].gold == 0
    assert "cue" not in table(scores)


def test_heads_and_punctuation_never_count() -> None:
    text = "«أن الهدنة قائمة»"
    assert words(text, at(0, len(text))) == words(text, at(4, 16))
    assert words("وأنهم في طريقهم", at(0, 15)) == ((6, 8), (9, 15))
    assert words("إلى", at(0, 3)) == ((0, 3),)


def test_pairs_are_one_to_one_and_the_nearest() -> None:
    ours = [{"span": at(0, 10)}, {"span": at(10, 20)}]
    theirs = [{"span": at(9, 12)}, {"span": at(1, 3)}]
    assert sorted(pairs(ours, theirs, "span")) == [(0, 1), (1, 0)]
    assert pairs(ours, [{"span": at(20, 22)}], "span") == []


def test_same_name() -> None:
    text = "وزير الدفاع سليم الراوي الوزير سليم"
    assert same_name(text, None, None)
    assert not same_name(text, at(0, 4), None)
    assert same_name(text, at(0, 23), at(24, 35))


def test_report_reads_the_articles(tmp_path: Path) -> None:
    (tmp_path / "hill.json").write_text(json.dumps(gold()["hill"]), "utf-8")
    assert report(tmp_path).startswith("1 articles\n")
    assert set(json.loads(report(tmp_path, as_json=True))) >= {"cue", "parent"}
    assert "cue                       1.000" in report(tmp_path, predicted=tmp_path)
    with pytest.raises(UsageError, match="no layer nothing"):
        report(tmp_path, layers=["nothing"])


def test_folders_without_anything(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold readings"):
        report(tmp_path)
    with pytest.raises(InputError, match="is not a folder"):
        report(tmp_path / "none")


def test_public_sets_are_registered_by_file_name(tmp_path: Path) -> None:
    @public_set("example-Set.jsonl")
    def evaluator(cases: list[dict[str, Any]], reader: object) -> Result:
        return Result(
            {"value": (len(cases) - 1, len(cases)), "span": Tally(1, 2, 2)},
            ["failed: second"],
            {"chat style": 3},
        )

    (tmp_path / "example-Set.jsonl").write_text('{"text": "1"}\n{"text": "2"}\n', "utf-8")
    printed = report(tmp_path, errors=1)
    assert "example-Set value" in printed
    assert "0.500  1 of 2" in printed
    assert "left out 3: chat style" in printed
    assert "failed: second" in printed
    assert json.loads(report(tmp_path, as_json=True))["example-Set"]["value"] == 0.5
    with pytest.raises(UsageError, match="No set begins with other"):
        report(tmp_path, layers=["other"])


def noisy(articles: dict[str, Any], seed: int) -> dict[str, Any]:
    """Readings that are wrong in every way that a reading can be."""
    rng = random.Random(seed)
    found: dict[str, Any] = {}
    for name, article in articles.items():
        reading = deepcopy(article)
        text = reading["text"]

        def moved(span: dict[str, Any] | None, text: str = text) -> dict[str, Any] | None:
            if span is None or rng.random() < 0.1:
                return None
            start = max(0, span["start"] + rng.choice([0, 0, 0, -5, 3]))
            end = min(len(text), max(start + 1, span["end"] + rng.choice([0, 0, 0, 4, -6])))
            return {"start": start, "end": end, "text": text[start:end]}

        for layer in ("attributions", "figures", "times", "places", "events", "labels"):
            kept = []
            for record in reading.get(layer, []):
                if rng.random() < 0.1:
                    continue
                for key, was in record.items():
                    if isinstance(was, dict):
                        record[key] = moved(was) or (was if key in ("span", "cue", "trigger") else None)
                    elif key == "content":
                        record[key] = [part for part in map(moved, was) if part]
                    elif key not in ("id", "text") and rng.random() < 0.15:
                        record[key] = rng.choice(article[layer])[key]
                kept.append(record)
            if layer in reading:
                reading[layer] = kept
        if rng.random() < 0.9:
            found[name] = reading
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_same_measures_as_the_shared_scorer(shared: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    articles = load(shared / "eval" / "dev")
    predicted = noisy(articles, seed)
    tallies, accuracies = scorer.score(articles, predicted)
    expected = {name: list(t.row()) for name, t in tallies.items()}
    expected |= {name: right / total if total else 0 for name, (right, total) in accuracies.items()}
    assert score(articles, predicted).as_dict() == expected
