"""One module per kind of evidence: `judge(reading, clocks)` gives the verdicts it can stand for."""

from __future__ import annotations

from tumen.audit.match import (
    absence,
    agreements,
    allies,
    ballots,
    bans,
    border,
    claims,
    council,
    elapsed,
    figures,
    measures,
    missions,
    obligations,
    openness,
    permanence,
    steps,
    tests,
    trade,
    travel,
    treaties,
    veto,
    votes,
    wars,
)
from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

STRUCTURED = (
    absence, council, permanence, veto, border, wars, trade, votes, travel, treaties, steps, allies, obligations, measures, bans,
    agreements, ballots, missions, tests, figures,
)  # fmt: skip


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The verdicts of every matcher; the ledger's claims speak where the tables are silent."""
    found = [verdict for module in STRUCTURED for verdict in module.judge(reading, clocks)]
    found = found or claims.judge(reading, clocks)
    if not elapsed.fits(reading):
        return [verdict for verdict in found if verdict.kind is not Kind.SUPPORTED]
    return openness.tempered(reading, found)
