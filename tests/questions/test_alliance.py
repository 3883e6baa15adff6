"""The answer differs by the day asked, and says so for any pair."""

from __future__ import annotations

import pytest

import tumen
from tumen.core.kinds import Answer


def asked(world: tumen.World, a: str, b: str, day: str) -> Answer:
    return world.answers(world.ask(a, b, as_of=day))["alliance"]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("1990-01-01", "coded_on_day"),
        ("1999-06-01", "earlier_defence"),
        ("2010-01-01", "friendship_in_force"),
        ("2024-04-30", "friendship_in_force"),
        ("2024-07-01", "friendship_in_force"),
        ("2024-12-05", "defence_in_force"),
        ("2026-11-01", "defence_in_force"),
    ],
)
def test_the_first_pair_by_date(world: tumen.World, day: str, key: str) -> None:
    keys = [finding.key for finding in asked(world, "RUS", "PRK", day).findings]
    assert key in keys
    assert ("defence_in_force" in keys) == (key == "defence_in_force")


def test_a_treaty_signed_but_not_yet_in_force_is_said_so(world: tumen.World) -> None:
    keys = [finding.key for finding in asked(world, "RUS", "PRK", "2024-07-01").findings]
    assert "signed_only" in keys


def test_a_pledge_of_one_side_is_marked(world: tumen.World) -> None:
    answer = asked(world, "USA", "JPN", "2026-11-01")
    coded = next(finding for finding in answer.findings if finding.key == "coded_in_force")
    assert "one side" in str(coded.slots["obligations"])


def test_no_alliance_is_not_known_rather_than_denied(world: tumen.World) -> None:
    answer = asked(world, "NRU", "BTN", "2026-11-01")
    assert not answer.findings
    assert answer.unknowns[0].would_answer.en
