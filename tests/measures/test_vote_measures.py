"""The measures in SQL give what the arrays of `tumen.votes.similarity` give, from the same votes."""

from __future__ import annotations

import numpy as np
import pytest

import tumen
from tests.conftest import AS_OF
from tumen.votes.similarity import similarity

NAMES = {
    "vote_s_score": "s_absolute",
    "vote_kappa": "kappa_nominal",
    "vote_pi": "pi",
    "vote_agreement": "agreement",
}


@pytest.mark.parametrize(("measure", "name"), NAMES.items())
def test_a_measure_agrees_with_the_arrays(world: tumen.World, measure: str, name: str) -> None:
    rows = world.sql(
        "select x.vote, y.vote from votes x join votes y using (roll_call) "
        "where x.state = 'IND' and y.state = 'PAK' and x.year = 1998"
    ).rows
    found = similarity(np.array(rows, dtype=np.int8).T)
    (row,) = [r for r in world.measure(measure, "IND", "PAK", as_of=AS_OF) if r["period"] == "1998"]
    assert row["n"] == len(rows)
    assert row["value"] == pytest.approx(float(found.values[name][0]), abs=1e-9)


def test_years_with_few_votes_give_no_rate(world: tumen.World) -> None:
    for measure in NAMES:
        panel = world.measure(measure, "RUS", "PRK", as_of=AS_OF)
        assert "2024" not in {row["period"] for row in panel}


def test_a_distance_is_the_gap_of_two_positions(world: tumen.World) -> None:
    rows = list(world.measure("ideal_point_distance", "USA", "RUS", as_of=AS_OF))
    assert {row["tier"] for row in rows} == {"sampling"}
    for row in rows:
        assert row["value"] == pytest.approx(abs(row["mean_a"] - row["mean_b"]))
    earlier = list(world.measure("ideal_point_distance", "USA", "RUS", as_of="2015-06-01"))
    assert {row["tier"] for row in earlier} == {"fast"}
    assert max(row["known"] for row in earlier) <= "2015-06-01"
