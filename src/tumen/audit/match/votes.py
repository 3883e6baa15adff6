"""How often two states voted alike in the General Assembly."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.audit.match.clocks import Clocks
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.evidence import Estimate

SLACK, FAR = 1.0, 10.0
"""Points of a percentage: measures of agreement treat abstentions differently; a point is no
difference, and less than ten no contradiction."""
APART = re.compile(r"differ\w*|disagree\w*|apart|食い違|割れ|異な", re.I)
MOST = re.compile(r"\bmost\b|majority|大半|過半|ほとんど", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A share of agreement, or of disagreement, in a year."""
    two = reading.two
    if two is None or len(reading.years) != 1:
        return []
    if not (reading.has("agreement_share") and reading.has("assembly")):
        return []
    shares = [a for a in reading.amounts if a.unit == "percent"]
    if not shares and MOST.search(reading.text):
        shares = [Amount(75.0, 50.0, 100.0, "percent", 0, 0, True)]
    if len(shares) != 1:
        return []
    share = shares[0]
    if APART.search(reading.text):
        share = replace(share, low=100 - share.high, high=100 - share.low)
    series = clocks.now.estimates("vote_agreement", *two)
    found = next((e for e in series if e.period.year == reading.years[0]), None)
    return _compare(clocks, share, found) if found else []


def _compare(clocks: Clocks, share: Amount, found: Estimate) -> list[Verdict]:
    value = found.value * 100
    agrees = share.low - SLACK <= value <= share.high + SLACK
    if not agrees and share.low - FAR <= value <= share.high + FAR:
        return []
    held = Held(clocks.now.estimate_evidence(found)[0], f"{found.value:.0%}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [
        Verdict(kind, "vote-agreement", f"{share.low:g}–{share.high:g}% {found.period}", (held,))
    ]
