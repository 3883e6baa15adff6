"""One module per kind of evidence: `judge(reading, clocks)` gives the verdicts it can stand for."""

from __future__ import annotations

import re

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


KNOWN_NUMBER = re.compile(
    r"(?:[Rr]esolutions?|決議|[Aa]rticles?|第|[Nn]o\.?|[Ll]evel|レベル|COVID-|[Gg]|A/RES/|S/(?:PV\.|\d{4}/)?|MiG-|KN-|Su-) ?\d[\d/,.]*|\d+(?:st|nd|rd|th)\b|\b\d{4}s\b|\d{4}年代|\d{4}[-–]\d{2}\b|\d+(?:日間|年分)|(?<!\d)\d{1,2}日(?!間)|\d+年(?:が|に|の節目|近く|余り|目|半)|(?<!\d)[1-9](?!\d|年|か月|カ月|週|日|割)(?=[一-鿿])|(?<=の)[1-9]割|\d+(?:つ|度目|回目|番目|条|項)|\d+·\d+"
)
"""Numbers that name something."""
LENGTHS = frozenset({"war-length", "un-member", "council", "obligation"})
"""Relations that read a length of time or a rank by patterns of their own."""

RATIFIED = re.compile(r"\bratif(?:y|ied|ies)\b|批准(?:し|さ|を)")
UNRATIFIED = frozenset({"treaty-signed", "alliance"})
"""Relations that know the day of signature, not that of ratification."""


def unread(reading: Reading, found: list[Verdict]) -> bool:
    """Whether a number of the sentence was read as nothing: what nobody read nobody holds."""
    if any(verdict.relation in LENGTHS for verdict in found):
        return False
    spans = [(when.start, when.end) for when in reading.times]
    spans += [(amount.start, amount.end) for amount in reading.amounts]
    spans += [m.span() for m in KNOWN_NUMBER.finditer(reading.text)]
    return any(
        not any(a < m.end() and m.start() < b for a, b in spans)
        for m in re.finditer(r"\d+", reading.text)
    )


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The verdicts of every matcher; the ledger's claims speak where the tables are silent."""
    found = [verdict for module in STRUCTURED for verdict in module.judge(reading, clocks)]
    found = found or claims.judge(reading, clocks)
    if RATIFIED.search(reading.text) and not reading.has("signed"):
        found = [v for v in found if v.relation not in UNRATIFIED or v.kind is not Kind.SUPPORTED]
    if not elapsed.fits(reading) or unread(reading, found):
        return [verdict for verdict in found if verdict.kind is not Kind.SUPPORTED]
    return openness.tempered(reading, found)
