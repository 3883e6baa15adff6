"""The linear pool against values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.weighing.pool import Part, pool


def test_one_range_comes_back_as_stated() -> None:
    pooled = pool([Part(1.0, 100, 200, 120)])
    assert (pooled.low, pooled.middle, pooled.high) == pytest.approx((100, 120, 200))


def test_two_equal_halves_apart() -> None:
    # [0, 10] and [90, 100]; tails reach [0, 110]. Left of 10 the first part holds 0.5 × 0.95 and
    # the second's lower tail 0.5 × 0.05 × 10/90; the median lies in the gap by symmetry of mass.
    pooled = pool([Part(0.5, 0, 10), Part(0.5, 90, 100)])
    assert 10 < pooled.middle < 90
    # low: 0.5 (0.05 + 0.09 x) + 0.5 × 0.05 x / 90 = 0.05
    assert pooled.low == pytest.approx(0.025 / (0.045 + 0.025 / 90))


def test_the_heavier_half_holds_the_median() -> None:
    assert 0 <= pool([Part(0.8, 0, 10), Part(0.2, 90, 100)]).middle <= 10
    assert 90 <= pool([Part(0.2, 0, 10), Part(0.8, 90, 100)]).middle <= 100


def test_at_least_reaches_as_far_as_anybody_says() -> None:
    pooled = pool([Part(0.5, 100, 105, is_open_above=True), Part(0.5, 150, 160, 155)])
    assert not pooled.is_open_above
    assert pooled.high <= 160


def test_a_side_that_only_open_reports_reach_is_open() -> None:
    pooled = pool([Part(0.6, 6000, 6500, is_open_above=True), Part(0.4, 4650, 4750, 4700)])
    assert pooled.is_open_above
    assert not pooled.is_open_below
    assert pool([Part(1.0, 80, 90, is_open_below=True)]).is_open_below


def test_points_pool_to_points() -> None:
    pooled = pool([Part(0.5, 5, 5, 5), Part(0.5, 5, 5, 5)])
    assert (pooled.low, pooled.middle, pooled.high) == (5, 5, 5)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**7), st.integers(0, 10**6), st.integers(1, 9)),
        min_size=1,
        max_size=8,
    )
)
def test_quantiles_rise_and_stay_in_the_range(raw: list[tuple[int, int, int]]) -> None:
    total = sum(weight for *_, weight in raw)
    pooled = pool([Part(weight / total, low, low + width) for low, width, weight in raw])
    lowest, highest = min(low for low, *_ in raw), max(low + width for low, width, _ in raw)
    slack = 1e-6 * (highest + 1)
    assert lowest - slack <= pooled.low <= pooled.middle <= pooled.high <= highest + slack
