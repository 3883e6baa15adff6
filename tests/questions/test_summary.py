"""Five to eight key judgements where the data allow, and what changed within a year."""

from __future__ import annotations

import tumen
from tests.conftest import AS_OF


def test_key_judgements_of_the_first_pair(world: tumen.World) -> None:
    document = world.dossier("RUS", "PRK", as_of=AS_OF).document
    assert 5 <= len(document.judgements) <= 8
    names = {question.name for question in document.questions}
    assert {judgement.question for judgement in document.judgements} <= names


def test_the_new_treaty_is_a_change_within_its_year(world: tumen.World) -> None:
    answers = world.answers(world.ask("RUS", "PRK", as_of="2025-01-15"))
    assert any(finding.key == "defence_in_force" for finding in answers["summary"].details)


def test_the_order_of_the_states_changes_no_finding(world: tumen.World) -> None:
    there = world.answers(world.ask("RUS", "PRK", third="CHN", as_of=AS_OF))
    back = world.answers(world.ask("PRK", "RUS", third="CHN", as_of=AS_OF))
    for name in ("alliance", "casualties", "wars"):
        assert {f.key for f in there[name].findings} == {f.key for f in back[name].findings}
