"""The projection and its honesty about skill."""

from __future__ import annotations

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from tumen.outlook.projection import LEAST_YEARS, project

series = st.lists(st.floats(0.1, 1e12), min_size=LEAST_YEARS, max_size=60)


@given(series)
def test_every_year_lies_in_its_interval(values: list[float]) -> None:
    projection = project(list(enumerate(values, start=1960)))
    assert projection is not None
    for year in projection.years:
        assert year.low <= year.value <= year.high
    assert projection.skill >= 0


def test_too_few_years_give_none() -> None:
    assert project([(2000 + i, 5.0) for i in range(LEAST_YEARS - 1)]) is None


def test_a_gap_ends_the_run() -> None:
    years = [(1960 + i, 5.0) for i in range(30)]
    assert project([*years, (2000, 5.0)]) is None


def test_steady_growth_has_skill() -> None:
    projection = project([(1960 + i, 100 * 1.1**i) for i in range(40)])
    assert projection is not None
    assert projection.skill > 0.5
    assert math.isclose(projection.years[0].value, 100 * 1.1**40, rel_tol=0.01)


def test_a_random_walk_has_next_to_none() -> None:
    rng = random.Random(3)
    value, walk = 0.0, []
    for year in range(1960, 2021):
        value += rng.gauss(0, 0.3)
        walk.append((year, math.exp(value)))
    projection = project(walk)
    assert projection is not None
    assert projection.skill < 0.1
