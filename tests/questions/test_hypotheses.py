"""Explanations over known time: the lead, when it changed, and by which reports."""

from __future__ import annotations

import tumen
from tests.conftest import AS_OF
from tumen.core.exhibits import Table


def test_the_last_change_of_lead_is_the_last_row_of_the_turning_points(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of=AS_OF))["alliance"]
    (turns,) = (e for e in answer.exhibits if e.key == "alliance-matrix-turns")
    assert isinstance(turns, Table)
    days = [row[0] for row in turns.rows]
    assert days == sorted(days, key=str)
    (changed,) = (found for found in answer.findings if found.key == "lead_changed")
    assert changed.slots["since"] == days[-1]
    (leading,) = (found for found in answer.findings if found.key == "least_contradicted")
    assert leading.slots["hypothesis"] == changed.slots["hypothesis"]


def test_an_earlier_day_knows_only_its_own_turns(world: tumen.World) -> None:
    def turns(day: str) -> list[object]:
        answer = world.answers(world.ask("RUS", "PRK", as_of=day))["alliance"]
        return [row for e in answer.exhibits if e.key.endswith("-turns") for row in e.rows]

    earlier = turns("2025-01-31")
    assert turns("2026-11-01")[: len(earlier)] == earlier
