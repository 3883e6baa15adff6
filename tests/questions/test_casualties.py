"""Reports before acknowledgement, acknowledgement after; nothing from later days."""

from __future__ import annotations

import tumen
from tests.conftest import AS_OF


def test_before_the_first_reports_nothing_is_known(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of="2022-07-31"))["casualties"]
    assert not answer.findings
    assert answer.unknowns


def test_a_rumour_and_its_denial_are_no_acknowledgement(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of="2024-04-30"))["casualties"]
    assert answer.findings[0].key == "not_acknowledged"
    relations = {piece.relation for finding in answer.findings for piece in finding.evidence}
    assert relations == {"supports", "contradicts"}


def test_reports_without_acknowledgement(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of="2025-03-01"))["casualties"]
    assert answer.findings[0].key == "not_acknowledged"


def test_acknowledged_with_rival_figures(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of=AS_OF))["casualties"]
    keys = [finding.key for finding in answer.findings]
    assert keys[0] == "acknowledged"
    assert "killed_range" in keys
    assert "disagree" in keys or "weighed" in keys
    assert {"killed-reports", "casualties-reports"} <= {exhibit.key for exhibit in answer.exhibits}
