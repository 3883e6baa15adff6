"""When relations began: also as of days on which a state of today had another name."""

from __future__ import annotations

import pytest

import tumen


@pytest.mark.parametrize("day", ["1949-01-01", "1950-01-01", "1960-01-01"])
def test_before_a_successor_was_known_its_predecessor_stands_for_it(
    world: tumen.World, day: str
) -> None:
    made = world.dossier("RUS", "PRK", as_of=day).only("beginnings").document
    told = [sentence for sentence in made.questions[0].answer if sentence.key == "coexist"]
    locators = {item.id: item.locator for item in made.evidence}
    for sentence in told:
        assert {locators[ref.evidence] for ref in sentence.evidence} <= {"states/SUN", "states/PRK"}
