"""When relations began: also as of days on which a state of today had another name."""

from __future__ import annotations

import pytest

import tumen


def test_before_a_successor_was_known_its_predecessor_stands_for_it(world: tumen.World) -> None:
    made = world.dossier("RUS", "PRK", as_of="1949-01-01").only("beginnings").document
    (told,) = [sentence for sentence in made.questions[0].answer if sentence.key == "coexist"]
    locators = {item.id: item.locator for item in made.evidence}
    assert {locators[ref.evidence] for ref in told.evidence} <= {"states/SUN", "states/PRK"}


@pytest.mark.parametrize("day", ["1950-01-01", "1960-01-01", "1991-06-01"])
def test_days_before_a_successor_have_an_answer(world: tumen.World, day: str) -> None:
    made = world.dossier("RUS", "PRK", as_of=day).only("beginnings").document
    assert made.questions[0].answer
