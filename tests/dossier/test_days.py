"""The days on which what a dossier rests on became known."""

from __future__ import annotations

from datetime import date, timedelta

import tumen
from tumen.core.evidence import Finding


def test_between_two_days_of_change_the_question_says_the_same(world: tumen.World) -> None:
    days = world.days_of_change("RUS", "PRK", question="alliance")
    assert days == sorted(set(days))
    assert date(2024, 6, 19) in days  # the treaty was signed

    def cited(day: date) -> set[str]:
        answers = world.answers(world.ask("RUS", "PRK", as_of=day))["alliance"]
        said: tuple[Finding, ...] = (*answers.findings, *answers.details)
        return {piece.locator for finding in said for piece in finding.evidence}

    signed = days.index(date(2024, 6, 19))
    assert cited(days[signed] - timedelta(days=1)) != cited(days[signed])
    later, after = days[signed + 2], days[signed + 3]  # a long quiet stretch lies between
    assert after - later > timedelta(days=60)
    assert cited(later) == cited(after - timedelta(days=1)) != cited(after)


def test_no_day_on_which_the_pair_cannot_be_asked_about(world: tumen.World) -> None:
    for pair in (("RUS", "PRK"), ("BRA", "KEN")):
        first, *_, last = world.days_of_change(*pair)
        assert world.ask(*pair, as_of=first)
        assert last <= date.today()
