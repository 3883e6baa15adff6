"""Alignment: no later vote under an earlier day, distances that obey geometry, what the page shows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tumen
from tests.conftest import AS_OF
from tumen.core.errors import UsageError
from tumen.questions._alignment_exhibits import link
from tumen.questions._positions import change, gap, neighbours

means = st.floats(-5, 5)
halves = st.floats(0.01, 2)


def row(state: str, mean: float, half: float) -> dict[str, Any]:
    return {"state": state, "mean": mean, "low": mean - half, "high": mean + half}


@given(means, means, halves, halves, st.floats(-3, 3))
def test_a_distance_has_no_direction_and_no_origin(
    x: float, y: float, a: float, b: float, shift: float
) -> None:
    there, back = gap(row("X", x, a), row("Y", y, b)), gap(row("Y", y, b), row("X", x, a))
    moved = gap(row("X", x + shift, a), row("Y", y + shift, b))
    assert there.value == back.value
    assert 0 <= there.low <= there.value <= there.high
    assert moved.value == pytest.approx(there.value, abs=1e-9)


@given(st.lists(st.tuples(means, halves), min_size=2, max_size=8))
def test_neighbours_come_nearest_first_and_leave_oneself_out(
    points: list[tuple[float, float]],
) -> None:
    rows = [row(f"S{i}", mean, half) for i, (mean, half) in enumerate(points)]
    found = neighbours(rows[0], rows)
    assert len(found) == len(rows) - 1
    assert "S0" not in {g.row["state"] for g in found}
    assert [g.value for g in found] == sorted(g.value for g in found)


def test_no_change_is_no_change() -> None:
    same = gap(row("X", 0, 0.2), row("Y", 1, 0.2))
    value, low, high = change(same, same)
    assert value == 0
    assert low < 0 < high


def test_the_first_pair_came_closer(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of=AS_OF))["alignment"]
    keys = [finding.key for finding in answer.findings]
    assert keys[:2] == ["distance", "closer"]
    assert keys.count("neighbours") == 2
    shown = {exhibit.key: exhibit for exhibit in answer.exhibits}
    assert {
        "alignment-positions",
        "alignment-movers",
        "alignment-issues",
        "alignment-splits",
        "alignment-move",
    } <= (set(shown))
    note = shown["alignment-positions"].note
    assert note is not None
    lacking = world.sources["unga_ideal_points"].coverage.note
    assert lacking is not None
    assert lacking.en in note.en, "the source's own words on what it lacks"


def test_an_earlier_day_sees_no_later_vote(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of="2015-06-01"))["alignment"]
    assert [unknown.key for unknown in answer.unknowns] == ["own_scale"]
    assert not {f.key for f in answer.findings} & {"closer", "apart", "steady"}
    assert "alignment-move" not in {exhibit.key for exhibit in answer.exhibits}
    tiers = world.sql("select distinct tier from ideal_points", as_of="2015-06-01").rows
    assert tiers == (("fast",),)


def test_before_any_vote_of_both_nothing_is_said(world: tumen.World) -> None:
    answer = world.answers(world.ask("NRU", "BTN", as_of="1995-06-01"))["alignment"]
    assert [unknown.key for unknown in answer.unknowns] == ["no_position"]


def test_nearest_states_and_movers(world: tumen.World) -> None:
    near = list(world.neighbours("JPN", as_of=AS_OF, n=5))
    assert len(near) == 5
    assert all(r["distance_low"] <= r["distance"] <= r["distance_high"] for r in near)
    assert len(world.neighbours("KOR", as_of="1980-01-01")) == 0
    moved = {r["state"]: r for r in world.movers("RUS", 1985, as_of=AS_OF)}
    assert "RUS" not in moved
    assert moved["UKR"]["low"] > 0, "Ukraine voted with the Soviet Union in 1985"
    assert len(world.movers("RUS", 1985, as_of="2015-06-01")) == 0


def test_panels(world: tumen.World) -> None:
    panel = world.panel("ideal-points", as_of=AS_OF)
    assert len({(r["state"], r["session"]) for r in panel}) == len(panel)
    with pytest.raises(UsageError, match="ideal-points"):
        world.panel("nothing")


def test_only_symbols_of_the_united_nations_become_links() -> None:
    assert link({"resolution": "A/RES/74/246"}) == "https://undocs.org/A/RES/74/246"
    assert link({"resolution": "R/70/38"}) is None
    assert link({"resolution": None}) is None
