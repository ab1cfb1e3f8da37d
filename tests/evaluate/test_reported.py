"""What speaks for and against an event being reported, and how much each thing counts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from musnad.evaluate.reported import evidence
from musnad.evaluate.reported_fit import LIKELY, Set, f1, search, sentences, threshold, totals, unseen
from musnad.evaluate.reported_points import POINTS
from musnad.read import reader
from musnad.read.events_lexicon import load


@pytest.mark.parametrize(
    ("sentence", "kind", "holds", "fails"),
    [
        (
            "وقال ضابط في الشرطة إن مسلحين قتلوا خمسة جنود وأصابوا عشرة شمال البلدة.",
            "ASSAULT",
            [
                "nameless attackers",
                "those who were there",
                "where exactly",
                "dead and wounded",
                "in the perfect",
            ],
            ["a court or inquiry", "always with the article", "late"],
        ),
        (
            "وقال القاضي إن لجنة التحقيق في اغتيال القائد اتهمت ضابطا.",
            "ASSAULT",
            ["a court or inquiry", "other events", "an accusation or demand"],
            ["in the perfect", "a number"],
        ),
        (
            "وقتل خمسة جنود، لكن الحكومة لا ترى في الأمر أزمة، بل ترى فيه ملفا لوزارة أخرى.",
            "ASSAULT",
            ["it argues", "affairs of state"],
            ["another event first", "relative clauses", "an entry in a chronicle"],
        ),
        (
            "* 21 مايو 2031: اغتيال القائد سالم الفرحاني قرب تل السدر.",
            "ASSAULT",
            ["an entry in a chronicle", "close by"],
            ["it argues"],
        ),
        (
            "وأعلنت الشرطة التي طوقت البلدة أن الجنود الذين خطفوا قتلوا.",
            "ASSAULT",
            ["somebody announces it", "relative clauses", "another event first"],
            ["an armed group did it"],
        ),
        (
            "واحتشد آلاف الطلاب أمس أمام البرلمان للمطالبة باستقالة الوزير.",
            "PROTEST",
            [
                "a multitude",
                "in the street or before a house",
                "what protesters want",
                "a verb of the deed itself",
            ],
            ["only what is done within it"],
        ),
        (
            "ورفع المتظاهرون لافتات.",
            "PROTEST",
            ["only what is done within it", "a known actor"],
            ["a multitude"],
        ),
    ],
)
def test_conditions(sentence: str, kind: str, holds: list[str], fails: list[str]) -> None:
    found = evidence(reader().text(sentence), reader().read(sentence), kind, load(reader().lexicon))
    assert found is not None
    assert [name for name in holds if not found[name]] == []
    assert [name for name in fails if found[name]] == []


@pytest.mark.parametrize("kind", sorted(POINTS))
def test_no_condition_counts_against_its_sense(kind: str) -> None:
    signs = {name: sign for sign, listed in LIKELY[kind].items() for name in listed}
    assert all(points * signs[name] > 0 for name, points in POINTS[kind].items())


def planted(size: int = 300) -> Set:
    """Sentences of which the first condition decides, the second says nothing, and the third seems to speak for."""
    chance = np.random.default_rng(7)
    rows = chance.integers(0, 2, size=(size, 3)).astype(np.float64)
    gold = rows[:, 0] > 0
    rows[:, 2] = ~gold
    told = np.ones(size, dtype=bool)
    return Set(["decides", "says nothing", "speaks against"], rows, told, gold, gold.astype(np.float64))


def test_the_search_finds_what_decides_and_takes_nothing_past_its_guess() -> None:
    data = planted()
    points = search(data.rows, data.aim, np.array([1.0, 1.0, 1.0]))
    assert points[0] > points[1] >= 0
    assert points[2] == 0
    scores = totals(data.rows, data.told, points)
    assert f1(scores >= threshold(scores, data.gold), data.gold) == 1.0
    assert unseen(data, np.array([1.0, 1.0, 1.0]), searched=True) > 0.95


def test_ambiguous_sentences_teach_nothing(tmp_path: Path) -> None:
    cases = [
        {"text": "وقتل خمسة جنود أمس.", "label": "yes", "accept": 3, "reject": 0},
        {"text": "وقتل خمسة جنود أمس.", "label": "difficult no", "accept": 2, "reject": 2},
        {"text": "وقتل خمسة جنود أمس.", "label": "ambiguous", "accept": 2, "reject": 1},
        {"text": "وعاد الهدوء.", "label": "easy no", "accept": 0, "reject": 3},
    ]
    path = tmp_path / "gsr-assault.jsonl"
    path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    data = sentences(path, "ASSAULT", reader())
    assert data.gold.tolist() == [True, False, False]
    assert data.aim.tolist() == [1.0, 0.25, 0.0]
    assert data.told.tolist() == [True, True, False]
