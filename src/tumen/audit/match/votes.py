"""How often two states voted alike in the General Assembly."""

from __future__ import annotations

from tumen.audit.match.clocks import Clocks
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict

SLACK = 0.04
"""Measures of agreement treat abstentions differently; a few points are no contradiction."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A share of agreement in a year."""
    two = reading.two
    shares = [a for a in reading.amounts if a.unit == "percent"]
    if two is None or len(shares) != 1 or len(reading.years) != 1:
        return []
    if not (reading.has("agreement_share") and reading.has("assembly")):
        return []
    for found in clocks.now.estimates("vote_agreement", *two):
        if found.period.year == reading.years[0]:
            share = shares[0]
            agrees = (
                share.low - 100 * SLACK / 4 <= found.value * 100 <= share.high + 100 * SLACK / 4
            )
            far = found.value * 100 < share.low - 10 or found.value * 100 > share.high + 10
            if not agrees and not far:
                return []
            held = Held(clocks.now.estimate_evidence(found)[0], f"{found.value:.0%}", agrees)
            kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
            return [Verdict(kind, "vote-agreement", f"{share.value:g}% {found.period}", (held,))]
    return []
