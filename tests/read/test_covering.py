"""Which ranges hold a position: the same as looking at all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from musnad.read.covering import Covering

RANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda r: (r[0], r[0] + r[1])), max_size=20
)


@given(RANGES, st.integers(-1, 45))
def test_the_same_as_looking_at_all(ranges: list[tuple[int, int]], position: int) -> None:
    assert Covering(ranges).at(position) == [n for n, (a, b) in enumerate(ranges) if a <= position < b]
