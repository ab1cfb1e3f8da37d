"""Copies, passages and sketches."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.reconcile.align import LEAST, passages
from musnad.reconcile.copies import PASSAGE, compare
from musnad.reconcile.shingles import GUARANTEE, bands, jaccard, prints, shingles
from musnad.reconcile.words import Sequence, grams

WORDS = [a + b + c for a in "بتجحخدر" for b in "سشصضطع" for c in "فقكلمنه"]


def text(seed: int, count: int) -> str:
    """`count` words, no two seeds alike."""
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(count))


def test_spelling_and_punctuation_do_not_count() -> None:
    first = Sequence("قال الوزير إنّ المدينة آمنة، وأكـد ذلك أمس في العاصمة بعد لقاء طويل مع الوفد.")
    second = Sequence("قال الوزير ان المدينه امنه وأكد ذلك، أمس في العاصمة: بعد لقاء طويل مع الوفد")
    assert jaccard(shingles(first.hashes), shingles(second.hashes)) == 1


def test_offsets_hold() -> None:
    string = "  «قال»، الوزيرُ إنّ ٢٣ شخصاً قُتلوا.\nوأضاف"
    sequence = Sequence(string)
    assert [string[slice(*sequence.span(i, i + 1))] for i in range(len(sequence))] == [
        "قال", "الوزيرُ", "إنّ", "٢٣", "شخصاً", "قُتلوا", "وأضاف",
    ]  # fmt: skip


@given(st.integers(0, 10_000), st.integers(0, 60), st.integers(0, 60), st.integers(GUARANTEE, 80))
@settings(max_examples=60, deadline=None)
def test_any_lifted_passage_leaves_a_fingerprint(seed: int, before: int, after: int, length: int) -> None:
    """The guarantee of winnowing: a shared run of GUARANTEE words is never missed."""
    lifted = text(seed, length)
    first = Sequence(f"{text(seed + 1, 50)} {lifted} {text(seed + 2, 50)}")
    second = Sequence(f"{text(seed + 3, before)} {lifted} {text(seed + 4, after)}")
    assert set(prints(first.hashes)) & set(prints(second.hashes))


@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(LEAST + 4, 60), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_passage_is_found_where_it_stands(seed: int, before: int, length: int, after: int) -> None:
    lifted = text(seed, length)
    one = f"{text(seed + 1, 30)} {lifted} {text(seed + 2, 30)}"
    other = f"{text(seed + 3, before)} {lifted} {text(seed + 4, after)}"
    found = passages(Sequence(one), Sequence(other))
    assert any(lifted in one[slice(*p.first)] and lifted in other[slice(*p.second)] for p in found)
    for p in found:
        assert p.same <= p.words


def test_edits_are_bridged_and_order_does_not_matter() -> None:
    a, b = text(1, 40), text(2, 40)
    edited = " ".join([*a.split()[:20], "كلمة", *a.split()[21:]])
    found = passages(Sequence(f"{a} {b}"), Sequence(f"{b} {edited}"))
    assert [p.same for p in found] == [40, 39]


@pytest.mark.parametrize(("kept", "relation"), [(95, "near-copy"), (45, "edited-copy"), (0, None)])
def test_relations(kept: int, relation: str | None) -> None:
    original = text(5, 100).split()
    copy = " ".join(original[:kept] + text(6, 100 - kept).split())
    found = compare(Sequence(" ".join(original)), Sequence(copy))
    assert (found.relation if found else None) == relation


def test_one_long_sentence_in_two_long_texts_is_a_shared_passage() -> None:
    lifted = text(7, PASSAGE + 2)
    found = compare(Sequence(f"{text(8, 300)} {lifted}"), Sequence(f"{lifted} {text(9, 300)}"))
    assert found is not None and found.relation == "shared-passage"


@given(st.integers(0, 10_000), st.floats(0.0, 0.12))
@settings(max_examples=40, deadline=None)
def test_near_copies_share_a_band(seed: int, changed: float) -> None:
    """Of texts that are as alike as near copies, hardly any pair is missed; these seeds miss none."""
    chosen = random.Random(seed)
    words = text(seed, 200).split()
    copy = [w if chosen.random() > changed else "غير" for w in words]
    a, b = (shingles(Sequence(" ".join(ws)).hashes) for ws in (words, copy))
    if jaccard(a, b) >= 0.6:
        assert set(bands(a)) & set(bands(b))


def test_sketches_are_the_same_every_time() -> None:
    """What is in a ledger must go on matching, whatever the version of a library."""
    hashes = Sequence("قال الوزير إن المدينة آمنة وإن الطريق إلى الميناء مفتوح أمام الجميع منذ أمس").hashes
    assert grams(hashes, 5)[0] == np.uint64(grams(hashes[:5], 5)[0])
    assert len(bands(shingles(hashes))) == 42
    assert bands(shingles(hashes)) == bands(shingles(hashes.copy()))


def test_empty_and_short_texts() -> None:
    assert bands(shingles(Sequence("").hashes)) == []
    assert prints(Sequence("كلمة").hashes) == []
    assert compare(Sequence(""), Sequence("")) is None
    assert jaccard(shingles(Sequence("قال نعم").hashes), shingles(Sequence("قال نعم").hashes)) == 1
