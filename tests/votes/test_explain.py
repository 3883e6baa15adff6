"""What moved a state: shares sum to the move, and the leap of North Korea in 2015."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from tumen.core.errors import DataError
from tumen.votes.explain import explain_move, place, splits
from tumen.votes.fast import approximate
from tumen.votes.sample import Ballots, estimation_sample
from tumen.votes.simulate import Simulation


def test_shares_sum_to_the_move(small: Simulation) -> None:
    found = approximate(small.sample)
    move = explain_move(small.sample, found.mean, found.items, "X07", 3, 4)
    assert sum(p.share for p in move.pulls) == pytest.approx(move.after - move.before)
    assert sum(move.shares_by_kind.values()) == pytest.approx(move.after - move.before)
    assert len(move.pulls) == sum(move.answers_after)
    assert all(0 <= p.likely <= 1 for p in move.pulls)
    assert {p.kind for p in move.pulls} <= {"new", "kept", "changed"}
    assert all(bool(p.earlier) == (p.earlier_session is not None) for p in move.pulls)


def test_titles_join_texts(small: Simulation) -> None:
    found = approximate(small.sample)
    titles = dict.fromkeys(small.sample.roll_call.tolist(), "one text")
    move = explain_move(small.sample, found.mean, found.items, "X07", 3, 4, titles)
    assert move.shares_by_kind["new"] == 0
    assert move.same_after.n_votes == move.after_alone.n_votes


def test_a_placement_is_where_the_likelihood_peaks(small: Simulation) -> None:
    found = approximate(small.sample)
    point = small.sample.points()["X10", 2]
    votes = np.flatnonzero(small.sample.point == point)
    alone = place(small.sample, found.items, votes.tolist())
    assert abs(alone.position - found.mean[point]) < 3 * alone.sd
    assert math.isnan(place(small.sample, found.items, []).position)


def test_splits_are_the_newest_differences() -> None:
    calls = np.array([1, 1, 2, 2, 3, 3], np.int64)
    ballots = Ballots(
        ("A", "B"),
        np.array([0, 1, 0, 1, 0, 1], np.int32),
        np.ones(6, np.int32),
        calls,
        np.array([1, 3, 2, 2, 1, 2], np.int8),
    )
    assert splits(ballots, "A", "B") == [(3, 1, 2), (1, 1, 3)]
    assert splits(ballots, "B", "A", order={1: 9, 2: 5, 3: 1}, most=1) == [(1, 3, 1)]
    with pytest.raises(DataError, match="C cast no vote"):
        splits(ballots, "A", "C")


def test_absence_is_named(small: Simulation) -> None:
    found = approximate(small.sample)
    with pytest.raises(DataError, match="no position in session 99"):
        explain_move(small.sample, found.mean, found.items, "X07", 3, 99)
    with pytest.raises(DataError, match="earlier session must come first"):
        explain_move(small.sample, found.mean, found.items, "X07", 4, 3)


@pytest.mark.shared
def test_north_korea_from_2014_to_2015(real: Any) -> None:
    """The leap of about 1.6 rests on six roll calls of December 2015 on nuclear disarmament."""
    whole = estimation_sample(real.seats.ballots, real.matches, without_roll_calls=real.paragraphs)
    found = approximate(whole)
    move = explain_move(whole, found.mean, found.items, "PRK", 69, 70)
    assert move.before < -1.8
    assert move.after > -0.8
    six = sorted(p.roll_call for p in move.pulls[:6])
    assert six == [5411, 5417, 5418, 5419, 5420, 5425]  # A/RES/70/38, 47, 48, 50, 51 and 57
    assert all(p.likely < 0.001 for p in move.pulls[:6])
    assert sum(p.share for p in move.pulls[:6]) > 1.5
