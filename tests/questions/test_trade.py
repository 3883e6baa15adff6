"""Trade: sums that do not add up are told, measures covered by paragraph, nothing invented."""

from __future__ import annotations

import pytest

import tumen
from tests.conftest import AS_OF
from tumen.core.kinds import Answer


def trade(world: tumen.World, a: str, b: str, as_of: object = AS_OF) -> Answer:
    return world.answers(world.ask(a, b, as_of=as_of))["trade"]


def keys(answer: Answer) -> set[str]:
    return {finding.key for finding in (*answer.findings, *answer.details)}


def test_growth_against_levels_is_found(world: tumen.World) -> None:
    (misfit,) = (f for f in trade(world, "CHN", "PRK").details if f.key == "growth_misfit")
    named = {piece.locator for piece in misfit.evidence}
    assert named == {"claims/trade-cp-2025", "claims/trade-cp-2024"}
    assert "growth_misfit" not in keys(trade(world, "RUS", "PRK"))  # nine-fold, from 3.8 to 34.4


def test_flows_under_a_measure_name_its_paragraph(world: tumen.World) -> None:
    (under,) = (f for f in trade(world, "RUS", "PRK").details if f.key == "oil_under_measure")
    tables = {piece.locator.split("/")[0] for piece in under.evidence}
    assert tables == {"oil_deliveries", "sanction_measures"}
    assert "uncoded" in keys(trade(world, "RUS", "PRK"))


def test_no_measure_no_flow_under_it(world: tumen.World) -> None:
    assert not {"uncoded", "oil_under_measure"} & keys(trade(world, "JPN", "USA"))


def test_before_a_measure_nothing_falls_under_it(world: tumen.World) -> None:
    assert "oil_under_measure" not in keys(trade(world, "RUS", "PRK", "2016-01-31"))


@pytest.mark.parametrize("pair", [("JPN", "USA"), ("RUS", "PRK"), ("DEU", "FRA")])
def test_dependence_is_told_from_both_sides(world: tumen.World, pair: tuple[str, str]) -> None:
    told = [f.slots["a"] for f in trade(world, *pair).findings if f.key == "dependence"]
    assert len(told) == 2
    assert told[0] != told[1]


def test_both_reports_are_weighed_and_breaks_have_intervals(world: tumen.World) -> None:
    answer = trade(world, "JPN", "USA")
    assert {"pooled", "break", "partners"} <= keys(answer)
    (first, *_) = (f for f in answer.details if f.key == "break")
    low, high = first.slots["low"], first.slots["high"]
    assert str(low) <= str(first.when) <= str(high)
