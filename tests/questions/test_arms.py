"""Deliveries of arms: every report, the denials beside them, rival figures weighed."""

from __future__ import annotations

import tumen
from tests.conftest import AS_OF


def test_reports_stand_beside_denials_and_are_weighed(world: tumen.World) -> None:
    answer = world.answers(world.ask("RUS", "PRK", as_of=AS_OF))["arms"]
    keys = [finding.key for finding in answer.findings]
    assert keys[:2] == ["reported", "denied"]
    assert {"weighed", "disagree"} & set(keys)
    assert {"shells-sent-reports", "missiles-sent-weights"} <= {e.key for e in answer.exhibits}


def test_every_claim_on_arms_is_on_the_page(world: tumen.World) -> None:
    ask = world.ask("RUS", "PRK", as_of=AS_OF)
    answer = world.answers(ask)["arms"]
    shown = {
        piece.locator for found in (*answer.findings, *answer.details) for piece in found.evidence
    }
    held = world.facts(AS_OF).claims(topics=("military-cooperation",), about=ask.codes)
    superseded = {
        link["other"]
        for link in world.facts(AS_OF).rows("claim_links")
        if link["relation"] == "supersedes"
    }
    assert {f"claims/{c['id']}" for c in held if c["id"] not in superseded} <= shown


def test_without_reports_it_says_what_would_answer(world: tumen.World) -> None:
    answer = world.answers(world.ask("JPN", "USA", as_of=AS_OF))["arms"]
    assert not answer.findings
    assert answer.unknowns
