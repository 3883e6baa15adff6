"""Which votes enter an estimation, and that the authors' sample is met to the vote."""

from __future__ import annotations

import csv
from typing import Any

import numpy as np
import pytest

from tumen.core.errors import DataError
from tumen.sources._codes import load
from tumen.votes.sample import Ballots, estimation_sample, lines_of, link
from tumen.votes.unga import NEWER


def ballots(rows: list[tuple[str, int, int, int]]) -> Ballots:
    lines = tuple(sorted({row[0] for row in rows}))
    return Ballots(
        lines,
        np.array([lines.index(row[0]) for row in rows], np.int32),
        np.array([row[1] for row in rows], np.int32),
        np.array([row[2] for row in rows], np.int64),
        np.array([row[3] for row in rows], np.int8),
    )


def test_chains_of_matches_lead_to_the_earliest() -> None:
    calls = np.array([470, 512, 545, 577, 600, 545])
    linked = link(calls, [(470, 512), (512, 545), (545, 577)])
    assert linked.tolist() == [470, 470, 470, 470, 600, 470]


def test_of_several_matches_the_smallest_counts() -> None:
    assert link(np.array([5389]), [(5312, 5389), (5310, 5389)]).tolist() == [5310]


def test_unanimous_items_and_left_out_votes_do_not_enter() -> None:
    rows = [
        ("A", 1, 1, 1),
        ("B", 1, 1, 3),
        ("A", 1, 2, 1),
        ("B", 1, 2, 1),
        ("A", 2, 3, 2),
        ("B", 2, 3, 1),
        ("A", 3, 4, 1),
        ("B", 3, 4, 3),
    ]
    sample = estimation_sample(
        ballots(rows),
        without_roll_calls={4},
        without_sessions={2},
        without_points=(),
    )
    assert sample.items.tolist() == [1]
    assert sample.points() == {("A", 1): 0, ("B", 1): 1}


def test_a_unanimous_roll_call_stays_when_its_text_divided_in_another_session() -> None:
    rows = [("A", 1, 1, 1), ("B", 1, 1, 1), ("A", 2, 2, 1), ("B", 2, 2, 3)]
    sample = estimation_sample(ballots(rows), [(1, 2)])
    assert len(sample) == 4
    assert sample.items.tolist() == [1]


def test_lines_follow_continuations_only() -> None:
    assert lines_of(["SUN", "RUS", "UKR"], [("SUN", "RUS")]) == {
        "SUN": "RUS",
        "RUS": "RUS",
        "UKR": "UKR",
    }


def test_bad_input_is_named() -> None:
    with pytest.raises(DataError, match="vote 8 is none of"):
        ballots([("A", 1, 1, 8)])
    with pytest.raises(DataError, match="no roll call divides"):
        estimation_sample(ballots([("A", 1, 1, 1), ("B", 1, 1, 1)]))


@pytest.mark.shared
def test_the_authors_sample_to_the_vote(real: Any) -> None:
    """Bailey, Strezhnev and Voeten, release of April 2020: all counts of votes."""
    old = real.seats.ballots.where(real.seats.ballots.roll_call < NEWER)
    sample = estimation_sample(old, real.matches, without_roll_calls=real.paragraphs)
    assert (len(sample), len(sample.items), len(sample.point_line)) == (797_473, 4_784, 10_469)
    register = load()
    members = {state.code for state in register.states}
    line_of = lines_of(
        members,
        [(s.predecessor, s.successor) for s in register.states.successions if s.is_continuation],
    )
    published = {}
    path = real.folder / "unga-ideal-points" / "IdealpointestimatesAll_Apr2020.csv"
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            session = int(row["session"])
            code = register.cow(int(row["ccode"]), 1945 + session)
            assert code is not None
            published[line_of[code], session] = int(row["NVotes"])
    ours = {key: int(sample.point_votes[i]) for key, i in sample.points().items()}
    assert ours == published


@pytest.mark.shared
def test_the_extension_reaches_june_2024(real: Any) -> None:
    sample = estimation_sample(real.seats.ballots, real.matches, without_roll_calls=real.paragraphs)
    assert int(sample.sessions[-1]) == 78
    assert max(real.seats.known.values()).isoformat() == "2024-06-04"
    assert ("RUS", 78) in sample.points()
