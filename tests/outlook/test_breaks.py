"""Breaks of a trend: found where they were put, none where there are none."""

from __future__ import annotations

import math
import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tumen.outlook.breaks import LEAST_YEARS, SEGMENT, breaks


def series(seed: int, noise: float, *slopes: tuple[int, float, float]) -> list[tuple[int, float]]:
    """Years from 1980: stretches of (length, jump at the start, yearly slope) on the logarithm."""
    chance = random.Random(seed)
    level, year, made = 10.0, 1980, []
    for length, jump, slope in slopes:
        level += jump
        for _ in range(length):
            made.append((year, math.exp(level + chance.gauss(0, noise))))
            level += slope
            year += 1
    return made


def test_breaks_are_found_where_they_were_put() -> None:
    hit = covered = 0
    for seed in range(40):
        found = breaks(series(seed, 0.15, (15, 0, 0.1), (20, -1.5, -0.05)))
        assert found
        nearest = min(found, key=lambda one: abs(one.year - 1995))
        hit += abs(nearest.year - 1995) <= 1
        covered += nearest.low <= 1995 <= nearest.high
        assert nearest.growth_before > nearest.growth_after
    assert hit >= 38
    assert covered >= 36  # a 90 % interval


def test_a_straight_line_hardly_ever_breaks() -> None:
    false = sum(bool(breaks(series(seed, 0.3, (35, 0, 0.06)))) for seed in range(60))
    assert false <= 9


@given(st.lists(st.floats(0.01, 1e9), min_size=LEAST_YEARS, max_size=50))
def test_breaks_lie_in_their_intervals_and_keep_apart(values: list[float]) -> None:
    found = breaks(list(enumerate(values, 1970)))
    for one in found:
        assert one.low <= one.year <= one.high
    for earlier, later in pairwise(one.year for one in found):
        assert later - earlier >= SEGMENT


def test_too_short_a_run_has_no_break() -> None:
    assert breaks([(2000 + i, 1.0 + i % 3) for i in range(LEAST_YEARS - 1)]) == ()
    with_gap = [(1980 + i, 1.0) for i in range(10)] + [(1995 + i, 9.0) for i in range(12)]
    assert breaks(with_gap) == ()
